// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext } from '../locale/locale.ts';
import type { Locale } from '../locale/locale.ts';
import { ExhibitFrame } from './ExhibitFrame.tsx';
import { defineExhibit } from './exhibit.ts';
import type { AnyExhibit, LinkQuery } from './exhibit.ts';
import { qrCode } from './qr.ts';

type Action = { readonly kind: 'add' } | { readonly kind: 'break' };

const counter = defineExhibit<number, Action, null, { readonly text: string }>({
  id: 'counter',
  initial: 0,
  reduce: (state, action) => (action.kind === 'add' ? state + 1 : -1),
  initialSession: null,
  present: (state) => ({ text: `n = ${state}` }),
  describe: ({ text }, locale) => (locale === 'zh' ? `计数 ${text}` : `Count ${text}`),
  encode: (state): LinkQuery => (state === 0 ? {} : { n: String(state) }),
  decode: ({ n = '0' }) =>
    /^\d+$/.test(n)
      ? { kind: 'ok', state: Number(n) }
      : {
          kind: 'problem',
          field: 'n',
          message: { zh: '链接里的 n 不是数。', en: 'The n in the link is not a number.' },
        },
  steps: [
    { id: 'five', title: { zh: '五', en: 'Five' }, note: { zh: '看五。', en: 'Look at five.' }, state: 5 },
    { id: 'nine', title: { zh: '九', en: 'Nine' }, note: { zh: '看九。', en: 'Look at nine.' }, state: 9 },
  ],
  View: ({ state, dispatch, model }) => {
    if (state === -1) throw new Error('the view broke');
    return (
      <div>
        <span data-testid="value">{model.text}</span>
        <button type="button" onClick={() => dispatch({ kind: 'add' })}>
          add
        </button>
        <button type="button" onClick={() => dispatch({ kind: 'break' })}>
          break
        </button>
        <input type="range" aria-label="range" />
        <input type="text" aria-label="words" />
      </div>
    );
  },
});

interface FrameOptions {
  readonly exhibit?: AnyExhibit;
  readonly query?: LinkQuery | null;
  readonly onChange?: (query: LinkQuery) => void;
  readonly locale?: Locale;
  readonly embed?: boolean;
}

function Frame({
  exhibit = counter,
  query = null,
  onChange = () => undefined,
  locale = 'en',
  embed = false,
}: FrameOptions): ReactElement {
  return (
    <LocaleContext value={locale}>
      <main>
        <p>before</p>
        <ExhibitFrame
          exhibit={exhibit}
          title="Counter"
          caption="Counts."
          link={{
            query,
            onChange,
            hrefFor: (own) => `#/en/lesson?${new URLSearchParams(own).toString()}`,
            ...(embed ? { embedHrefFor: (own) => `embed.html#${new URLSearchParams(own).toString()}` } : {}),
          }}
        />
      </main>
    </LocaleContext>
  );
}

const value = (): string | null => screen.getByTestId('value').textContent;
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const click = (name: string): void => void fireEvent.click(button(name));

function useClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('names and text alternative', () => {
  it('is a section of its id, a named figure with a caption and a description that follows the state', () => {
    const { container } = render(<Frame />);
    const section = container.querySelector('[data-exhibit="counter"]');
    expect(section?.tagName).toBe('SECTION');
    const figure = screen.getByRole('figure', { name: 'Counter' });
    expect(within(figure).getByText('Counts.').tagName).toBe('FIGCAPTION');
    const described = document.getElementById(figure.getAttribute('aria-describedby') ?? '');
    expect(described?.hasAttribute('data-describe')).toBe(true);
    expect(described?.textContent).toBe('Count n = 0');
    click('add');
    expect(described?.textContent).toBe('Count n = 1');
  });

  it('speaks the reader’s language', () => {
    const { container } = render(<Frame locale="zh" />);
    expect(container.querySelector('[data-describe]')?.textContent).toBe('计数 n = 0');
    expect(button('撤销')).toBeTruthy();
  });
});

describe('undo, redo, reset', () => {
  it('has the buttons disabled while they would do nothing', () => {
    render(<Frame />);
    for (const name of ['Undo', 'Redo', 'Reset']) expect(button(name)).toHaveProperty('disabled', true);
    click('add');
    expect(button('Undo')).toHaveProperty('disabled', false);
    expect(button('Reset')).toHaveProperty('disabled', false);
  });

  it('goes back and forth, and a reset can be undone', () => {
    render(<Frame />);
    click('add');
    click('add');
    click('Undo');
    expect(value()).toBe('n = 1');
    click('Redo');
    expect(value()).toBe('n = 2');
    click('Reset');
    expect(value()).toBe('n = 0');
    click('Undo');
    expect(value()).toBe('n = 2');
  });

  it('listens to the usual keys, but not in text fields', () => {
    render(<Frame />);
    click('add');
    fireEvent.keyDown(screen.getByLabelText('words'), { key: 'z', ctrlKey: true });
    expect(value()).toBe('n = 1');
    fireEvent.keyDown(button('add'), { key: 'z', ctrlKey: true });
    expect(value()).toBe('n = 0');
    fireEvent.keyDown(button('add'), { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(value()).toBe('n = 1');
  });
});

describe('link', () => {
  it('opens in the state of the link', () => {
    render(<Frame query={{ n: '7' }} />);
    expect(value()).toBe('n = 7');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why a link cannot be honoured and shows the initial state', () => {
    const onChange = vi.fn<(query: LinkQuery) => void>();
    render(<Frame query={{ n: 'x' }} onChange={onChange} />);
    expect(screen.getByRole('alert').textContent).toContain('The n in the link is not a number.');
    expect(value()).toBe('n = 0');
    act(() => void vi.runAllTimers());
    expect(onChange).not.toHaveBeenCalled();
    click('Dismiss');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('restores what it knows of a link, and tells what it does not know', () => {
    const exhibit = counter.open((typed) =>
      defineExhibit({
        ...typed,
        decode: (query) => {
          const decoded = typed.decode(query);
          return decoded.kind === 'ok' && 'm' in query ? { ...decoded, ignored: ['m'] } : decoded;
        },
      }),
    );
    render(<Frame exhibit={exhibit} query={{ n: '7', m: '8' }} />);
    expect(screen.getByTestId('value').textContent).toBe('n = 7');
    expect(screen.getByRole('alert').textContent).toContain('does not know: m.');
    cleanup();
    render(<Frame exhibit={exhibit} query={{ n: '7' }} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('survives a decoder that throws', () => {
    const throwing = counter.open((typed) =>
      defineExhibit({
        ...typed,
        decode: () => {
          throw new Error('bad decoder');
        },
      }),
    );
    render(<Frame exhibit={throwing} query={{ n: '1' }} />);
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(value()).toBe('n = 0');
  });

  it('follows the state once it has settled, and only if it changed', () => {
    const onChange = vi.fn<(query: LinkQuery) => void>();
    render(<Frame onChange={onChange} />);
    act(() => void vi.runAllTimers());
    expect(onChange).not.toHaveBeenCalled();
    click('add');
    click('add');
    expect(onChange).not.toHaveBeenCalled();
    act(() => void vi.runAllTimers());
    expect(onChange.mock.calls).toEqual([[{ n: '2' }]]);
    click('Reset');
    act(() => void vi.runAllTimers());
    expect(onChange).toHaveBeenLastCalledWith({});
  });

  it('takes a new link while open, as an undoable step, and does not echo it', () => {
    const onChange = vi.fn<(query: LinkQuery) => void>();
    const { rerender } = render(<Frame onChange={onChange} />);
    click('add');
    rerender(<Frame onChange={onChange} query={{ n: '4' }} />);
    expect(value()).toBe('n = 4');
    act(() => void vi.runAllTimers());
    expect(onChange).not.toHaveBeenCalled();
    click('Undo');
    expect(value()).toBe('n = 1');
  });

  it('is not disturbed by its own echo nor by the address turning to another exhibit', () => {
    const onChange = vi.fn<(query: LinkQuery) => void>();
    const { rerender } = render(<Frame onChange={onChange} />);
    click('add');
    act(() => void vi.runAllTimers());
    click('add');
    rerender(<Frame onChange={onChange} query={{ n: '1' }} />);
    expect(value()).toBe('n = 2');
    rerender(<Frame onChange={onChange} query={null} />);
    expect(value()).toBe('n = 2');
  });

  it('copies an absolute address and says so', async () => {
    const written: string[] = [];
    useClipboard(async (text) => void written.push(text));
    render(<Frame />);
    click('add');
    await act(async () => click('Copy link'));
    expect(written).toEqual([new URL('#/en/lesson?n=1', document.baseURI).href]);
    expect(screen.getByText(/Link copied/)).toBeTruthy();
  });

  it('takes the message back once the state is another', async () => {
    useClipboard(() => Promise.resolve());
    render(<Frame />);
    await act(async () => click('Copy link'));
    expect(screen.getByText(/Link copied/)).toBeTruthy();
    click('add');
    expect(screen.queryByText(/Link copied/)).toBeNull();
    click('Undo');
    expect(screen.queryByText(/Link copied/)).toBeNull();
  });

  it('shows the address where the clipboard is refused', async () => {
    useClipboard(() => Promise.reject(new Error('denied')));
    render(<Frame />);
    click('add');
    await act(async () => click('Copy link'));
    expect(screen.getByRole('textbox', { name: 'Link to the present state' })).toHaveProperty(
      'value',
      new URL('#/en/lesson?n=1', document.baseURI).href,
    );
  });
});

describe('error boundary', () => {
  beforeEach(() => {
    // React reports the caught error on the console.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('keeps the page, says what happened, and recovers by undo', () => {
    render(<Frame />);
    click('add');
    click('break');
    expect(screen.getByText('before')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('This figure has failed');
    click('Undo');
    expect(value()).toBe('n = 1');
  });

  it('recovers by reset; trying again alone shows the failure again', () => {
    render(<Frame />);
    click('break');
    click('Try again');
    expect(screen.getByRole('alert')).toBeTruthy();
    fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Reset' }));
    expect(value()).toBe('n = 0');
  });
});

describe('lectern view', () => {
  it('lists the steps, walks them by buttons and by the keys of clickers, and leaves by Escape', () => {
    render(<Frame />);
    expect(screen.queryByRole('navigation', { name: 'Steps' })).toBeNull();
    click('Lectern view');
    const steps = screen.getByRole('navigation', { name: 'Steps' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Five', 'Nine']);
    click('Next step');
    expect(value()).toBe('n = 5');
    expect(within(steps).getByText('Look at five.')).toBeTruthy();
    expect(button('Five').getAttribute('aria-current')).toBe('step');
    fireEvent.keyDown(document.body, { key: 'PageDown' });
    expect(value()).toBe('n = 9');
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(value()).toBe('n = 5');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByRole('navigation', { name: 'Steps' })).toBeNull();
    expect(value()).toBe('n = 5');
  });

  it('leaves arrow keys to a slider but takes page keys from it', () => {
    render(<Frame />);
    click('Lectern view');
    fireEvent.keyDown(screen.getByLabelText('range'), { key: 'ArrowRight' });
    expect(value()).toBe('n = 0');
    fireEvent.keyDown(screen.getByLabelText('range'), { key: 'PageDown' });
    expect(value()).toBe('n = 5');
  });

  it('makes the rest of the page inert while it is open', () => {
    render(<Frame />);
    click('Lectern view');
    expect(screen.getByText('before').hasAttribute('inert')).toBe(true);
    expect(document.documentElement.hasAttribute('data-lectern')).toBe(true);
    click('Leave lectern view');
    expect(screen.getByText('before').hasAttribute('inert')).toBe(false);
    expect(document.documentElement.hasAttribute('data-lectern')).toBe(false);
  });

  it('does not jump past the ends', () => {
    render(<Frame />);
    click('Lectern view');
    expect(button('Previous step')).toHaveProperty('disabled', true);
    fireEvent.keyDown(document.body, { key: 'PageUp' });
    expect(value()).toBe('n = 0');
    click('Nine');
    expect(button('Next step')).toHaveProperty('disabled', true);
    fireEvent.keyDown(document.body, { key: 'PageDown' });
    expect(value()).toBe('n = 9');
  });
});

describe('lectern tools', () => {
  const press = (key: string, target: Element = document.body): void => void fireEvent.keyDown(target, { key });

  it.each(['b', '.', '。'])('blanks the screen by %s and brings it back', (key) => {
    render(<Frame />);
    press(key);
    expect(screen.queryByRole('button', { name: /Screen blanked/ })).toBeNull();
    click('Lectern view');
    press(key);
    expect(screen.getByRole('button', { name: /Screen blanked/ })).toBeTruthy();
    expect(button('Blank screen').getAttribute('aria-pressed')).toBe('true');
    press(key);
    expect(screen.queryByRole('button', { name: /Screen blanked/ })).toBeNull();
  });

  it('uncovers the figure by Escape before it leaves the lectern view', () => {
    render(<Frame />);
    click('Lectern view');
    press('b');
    press('Escape');
    expect(screen.queryByRole('button', { name: /Screen blanked/ })).toBeNull();
    expect(button('Leave lectern view')).toBeTruthy();
    press('Escape');
    expect(button('Lectern view')).toBeTruthy();
  });

  it('leaves letters to a text field and keeps them from the shortcuts of the course', () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    render(<Frame />);
    click('Lectern view');
    press('b', screen.getByLabelText('words'));
    expect(screen.queryByRole('button', { name: /Screen blanked/ })).toBeNull();
    press('t');
    document.removeEventListener('keydown', listen);
    expect(heard).toEqual(['b']);
  });

  it('counts up, gives the class minutes, and says when they are over', () => {
    render(<Frame />);
    click('Lectern view');
    press('t');
    act(() => void vi.advanceTimersByTime(65_000));
    expect(screen.getByRole('timer').textContent).toBe('1:05');
    click('One minute more');
    act(() => void vi.advanceTimersByTime(30_000));
    expect(screen.getByRole('timer').textContent).toBe('0:30');
    expect(screen.queryByText('Time is up.')).toBeNull();
    act(() => void vi.advanceTimersByTime(31_000));
    expect(screen.getByText('Time is up.')).toBeTruthy();
    press('t');
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('lights the pointer and follows it', () => {
    const { container } = render(<Frame />);
    click('Lectern view');
    press('p');
    const light = container.querySelector<HTMLElement>('[data-pointer-light]');
    fireEvent.pointerMove(document.body, { clientX: 120, clientY: 45 });
    expect(light?.style.translate).toBe('120px 45px');
    press('p');
    expect(container.querySelector('[data-pointer-light]')).toBeNull();
  });

  it('draws the QR code of the present state beside its address', async () => {
    vi.useRealTimers();
    render(<Frame />);
    click('add');
    click('Lectern view');
    press('q');
    const sheet = screen.getByRole('region', { name: 'QR code' });
    const address = new URL('#/en/lesson?n=1', document.baseURI).href;
    expect(within(sheet).getByText(address)).toBeTruthy();
    const picture = await within(sheet).findByRole('img');
    expect(picture.querySelector('path')?.getAttribute('d')).toBe(qrCode(address)?.path);
    press('q');
    expect(screen.queryByRole('region', { name: 'QR code' })).toBeNull();
  });
});

describe('embed code', () => {
  it('is offered where the app has a page for it, and holds the present state', async () => {
    const written: string[] = [];
    useClipboard(async (text) => void written.push(text));
    render(<Frame embed />);
    click('add');
    await act(async () => click('Copy embed code'));
    expect(written).toEqual([expect.stringContaining(`src="${new URL('embed.html#n=1', document.baseURI).href}"`)]);
    expect(written[0]).toContain('title="Counter"');
    expect(screen.getByText(/Embed code copied/)).toBeTruthy();
  });

  it('is not offered elsewhere', () => {
    render(<Frame />);
    expect(screen.queryByRole('button', { name: 'Copy embed code' })).toBeNull();
  });
});
