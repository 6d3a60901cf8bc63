// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pressKey, SEQUENCE_MS, SHORTCUTS, type Pending, type ShortcutAction } from './shortcuts.ts';
import { isTaken } from './use-shortcuts.ts';

function type(keys: readonly string[], gapMs = 100): ShortcutAction[] {
  let pending: Pending = null;
  const actions: ShortcutAction[] = [];
  for (const [index, key] of keys.entries()) {
    const step = pressKey(pending, { key, timeMs: index * gapMs });
    pending = step.pending;
    if (step.action !== null) actions.push(step.action);
  }
  return actions;
}

describe('shortcuts', () => {
  it('each give their action', () => {
    for (const { keys, action } of SHORTCUTS) expect(type(keys)).toEqual([action]);
  });

  it('are told apart', () => {
    const sequences = SHORTCUTS.map(({ keys }) => keys.join(' '));
    expect(new Set(sequences).size).toBe(sequences.length);
  });

  it('take a sequence only while it is fresh', () => {
    expect(type(['g', 'h'], SEQUENCE_MS)).toEqual(['home']);
    expect(type(['g', 'h'], SEQUENCE_MS + 1)).toEqual([]);
  });

  it('forget a first key after another one, and let that one count', () => {
    expect(type(['g', 't', 'h'])).toEqual(['theme']);
    expect(type(['g', 'g', 'm'])).toEqual(['map']);
    expect(type(['h'])).toEqual([]);
  });

  it('know the keys of a Chinese input method and of a locked shift key', () => {
    expect(type(['？', '【', '】', '、', 'L'])).toEqual([
      'help',
      'previous-lesson',
      'next-lesson',
      'search',
      'language',
    ]);
  });
});

describe('isTaken', () => {
  function keyOn(html: string, init: KeyboardEventInit = {}): boolean {
    document.body.innerHTML = html;
    const target = document.querySelector('#target');
    let taken: boolean | null = null;
    document.addEventListener('keydown', (event) => (taken = isTaken(event)), { once: true });
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true, ...init }));
    if (taken === null) throw new Error('no event arrived');
    return taken;
  }

  it.each([
    '<input id="target">',
    '<input type="search" id="target">',
    '<input type="number" id="target">',
    '<textarea id="target"></textarea>',
    '<select id="target"></select>',
    '<div contenteditable="true"><b id="target">x</b></div>',
    '<div contenteditable id="target">x</div>',
    '<div role="textbox" id="target"></div>',
  ])('is true while typing in %s', (html) => {
    expect(keyOn(html)).toBe(true);
  });

  it.each([
    '<button id="target">x</button>',
    '<input type="range" id="target">',
    '<input type="radio" id="target">',
    '<div contenteditable="false" id="target">x</div>',
    '<p id="target">x</p>',
  ])('is false on %s', (html) => {
    expect(keyOn(html)).toBe(false);
  });

  it('is true for combinations and while composing', () => {
    expect(keyOn('<p id="target">x</p>', { ctrlKey: true })).toBe(true);
    expect(keyOn('<p id="target">x</p>', { metaKey: true })).toBe(true);
    expect(keyOn('<p id="target">x</p>', { altKey: true })).toBe(true);
    expect(keyOn('<p id="target">x</p>', { isComposing: true })).toBe(true);
    expect(keyOn('<p id="target">x</p>', { shiftKey: true })).toBe(false);
  });

  it('is true for a key that an exhibit has used itself', () => {
    document.body.innerHTML = '<p id="target">x</p>';
    const target = document.querySelector('#target');
    target?.addEventListener('keydown', (event) => event.preventDefault());
    let taken: boolean | null = null;
    document.addEventListener('keydown', (event) => (taken = isTaken(event)), { once: true });
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true }));
    expect(taken).toBe(true);
  });
});
