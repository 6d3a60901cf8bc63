// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext } from '../locale/locale.ts';
import { PixelCanvas } from './PixelCanvas.tsx';

afterEach(cleanup);

const PIXELS = [0, 0.25, 0.5, 0.75, 1, 0.125];

function Picture(props: {
  readonly onHover?: (index: number | null) => void;
  readonly onSelect?: (index: number) => void;
}): ReactElement {
  return (
    <LocaleContext value="en">
      <PixelCanvas pixels={PIXELS} height={2} width={3} colourMap="gray" label="A digit" {...props} />
    </LocaleContext>
  );
}

describe('PixelCanvas', () => {
  it('is a named image while nothing can be done with it', () => {
    render(<Picture />);
    expect(screen.getByRole('img', { name: 'A digit' })).toBeTruthy();
    expect(screen.queryByRole('application')).toBeNull();
  });

  it('moves its cursor by arrow keys, reads the value aloud and reports it', () => {
    const onHover = vi.fn<(index: number | null) => void>();
    render(<Picture onHover={onHover} />);
    const picture = screen.getByRole('application', { name: 'A digit' });
    expect(picture.getAttribute('tabindex')).toBe('0');
    fireEvent.keyDown(picture, { key: 'ArrowRight' });
    fireEvent.keyDown(picture, { key: 'ArrowDown' });
    fireEvent.keyDown(picture, { key: 'ArrowRight' });
    expect(onHover.mock.calls).toEqual([[0], [3], [4]]);
    expect(screen.getByRole('status').textContent).toBe('Row 2, column 2: 1');
    fireEvent.blur(picture);
    expect(onHover).toHaveBeenLastCalledWith(null);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('selects by Enter and by Space what the cursor is on', () => {
    const onSelect = vi.fn<(index: number) => void>();
    render(<Picture onSelect={onSelect} />);
    const picture = screen.getByRole('application');
    fireEvent.keyDown(picture, { key: 'Enter' });
    expect(onSelect).not.toHaveBeenCalled();
    fireEvent.keyDown(picture, { key: 'ArrowDown' });
    fireEvent.keyDown(picture, { key: 'End' });
    fireEvent.keyDown(picture, { key: ' ' });
    expect(onSelect.mock.calls).toEqual([[2]]);
  });

  it('finds the pixel under the pointer', () => {
    const onHover = vi.fn<(index: number | null) => void>();
    const onSelect = vi.fn<(index: number) => void>();
    render(<Picture onHover={onHover} onSelect={onSelect} />);
    const picture = screen.getByRole('application');
    vi.spyOn(picture, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 50, 300, 200));
    fireEvent.pointerMove(picture, { clientX: 399, clientY: 60 });
    expect(onHover).toHaveBeenLastCalledWith(2);
    fireEvent.pointerDown(picture, { clientX: 110, clientY: 249 });
    expect(onSelect.mock.calls).toEqual([[3]]);
    fireEvent.pointerLeave(picture);
    expect(onHover).toHaveBeenLastCalledWith(null);
  });
});
