// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LOCALES, LocaleContext } from '../locale/locale.ts';
import type { Locale } from '../locale/locale.ts';
import { CAMERA_SENTENCES, PHOTO_SENTENCES } from './photo.text.ts';
import { PhotoChooser, PhotoPlace } from './PhotoChooser.tsx';
import { BUILT_IN_SOURCE } from './use-photo-source.ts';
import type { PhotoControls, PhotoSource } from './use-photo-source.ts';

afterEach(cleanup);

function sourceWith(change: Partial<PhotoSource>): PhotoSource & PhotoControls {
  return {
    ...BUILT_IN_SOURCE,
    showBuiltIn: vi.fn<() => void>(),
    showOwn: vi.fn<() => void>(),
    openFile: vi.fn<(file: File) => void>(),
    startCamera: vi.fn<() => void>(),
    stopCamera: vi.fn<() => void>(),
    watch: vi.fn<(element: Element | null) => void>(),
    ...change,
  };
}

const picture = { height: 2, width: 2, rgba: new Uint8ClampedArray(16) };
const own = { name: 'me.jpg', picture, original: { height: 4, width: 4 } };
const onChange = vi.fn<(value: 'cat' | 'cup') => void>();

function show(source: PhotoSource & PhotoControls, locale: Locale = 'en'): void {
  render(
    <LocaleContext value={locale}>
      <PhotoPlace source={source}>
        <PhotoChooser
          label="Pictures"
          value="cat"
          options={[
            { value: 'cat', label: 'A cat' },
            { value: 'cup', label: 'A cup' },
          ]}
          onChange={onChange}
          source={source}
        />
      </PhotoPlace>
    </LocaleContext>,
  );
}

describe('PhotoChooser', () => {
  it('offers the built-in pictures, a file and the camera', async () => {
    const source = sourceWith({});
    show(source);
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox'), 'A cup');
    expect(onChange).toHaveBeenLastCalledWith('cup');
    expect(source.showBuiltIn).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Start the camera' }));
    expect(source.startCamera).toHaveBeenCalledOnce();
  });

  it('hands on the file that was chosen, and one that was dropped', () => {
    const source = sourceWith({});
    show(source);
    const file = new File(['x'], 'x.png', { type: 'image/png' });
    const input = document.querySelector('input[type=file]');
    if (!(input instanceof HTMLInputElement)) throw new Error('there is a file input');
    fireEvent.change(input, { target: { files: [file] } });
    expect(source.openFile).toHaveBeenLastCalledWith(file);
    fireEvent.drop(screen.getByRole('combobox'), { dataTransfer: { files: [file], types: ['Files'] } });
    expect(source.openFile).toHaveBeenCalledTimes(2);
  });

  it('lists the own photo once there is one, and the camera while it runs', async () => {
    const source = sourceWith({ own, camera: 'live', shown: { kind: 'camera', frame: picture } });
    show(source);
    expect(screen.getByRole('combobox')).toHaveProperty('value', 'camera');
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox'), 'My photo: me.jpg');
    expect(source.showOwn).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Stop the camera' }));
    expect(source.stopCamera).toHaveBeenCalledOnce();
  });

  it.each(LOCALES)('says in %s what is wrong with a file or a camera', (locale) => {
    for (const photoProblem of ['svg', 'damaged', 'not-an-image', 'too-large', 'format', 'empty'] as const) {
      show(sourceWith({ photoProblem }), locale);
      expect(screen.getByRole('status').textContent).toContain(PHOTO_SENTENCES[photoProblem][locale]);
      cleanup();
    }
    for (const cameraProblem of ['refused', 'absent', 'busy', 'unplugged', 'unsupported'] as const) {
      show(sourceWith({ cameraProblem }), locale);
      expect(screen.getByRole('status').textContent).toContain(CAMERA_SENTENCES[cameraProblem][locale]);
      cleanup();
    }
  });
});
