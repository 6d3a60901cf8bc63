// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdPlace } from './hold-place.ts';
import { measureMark } from './scroll-mark.ts';

/** Observers of the page's size, called by hand. */
let observers: Set<() => void>;

function resize(): void {
  for (const observer of observers) observer();
}

/** A page with one block, whose height the test changes. */
function blockOf(heightPx: number): void {
  document.body.innerHTML = '<div data-anchor="text"></div>';
  const element = document.querySelector('[data-anchor]');
  if (element === null) throw new Error('no block');
  element.getBoundingClientRect = () => new DOMRect(0, -window.scrollY, 100, heightPx);
}

beforeEach(() => {
  vi.useFakeTimers();
  observers = new Set();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly callback: () => void;
      constructor(callback: () => void) {
        this.callback = callback;
      }
      observe(): void {
        observers.add(this.callback);
      }
      disconnect(): void {
        observers.delete(this.callback);
      }
    },
  );
  blockOf(1000);
  window.scrollTo(0, 410);
});

afterEach(() => {
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('holdPlace', () => {
  it('follows the spot while the page settles', () => {
    // The reading line is half way through the block.
    holdPlace(window, measureMark(window));
    blockOf(2000);
    resize();
    expect(window.scrollY).toBe(910);
    vi.advanceTimersByTime(1500);
    blockOf(3000);
    resize();
    expect(window.scrollY).toBe(1410);
  });

  it('ends when nothing has changed for a while, and leaves nothing behind', () => {
    holdPlace(window, measureMark(window));
    expect(document.documentElement.style.getPropertyValue('overflow-anchor')).toBe('none');
    vi.advanceTimersByTime(2000);
    expect(observers.size).toBe(0);
    expect(document.documentElement.style.getPropertyValue('overflow-anchor')).toBe('');
  });

  it.each(['wheel', 'touchmove', 'pointerdown', 'keydown'])('ends with the reader’s first move: %s', (move) => {
    holdPlace(window, measureMark(window));
    document.body.dispatchEvent(new Event(move, { bubbles: true }));
    expect(observers.size).toBe(0);
  });

  it('survives the key that asked for it', () => {
    document.addEventListener('keydown', () => holdPlace(window, measureMark(window)), { once: true });
    document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
    expect(observers.size).toBe(1);
  });

  it('holds one spot at a time', () => {
    holdPlace(window, measureMark(window));
    holdPlace(window, measureMark(window));
    expect(observers.size).toBe(1);
  });
});
