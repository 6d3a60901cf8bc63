// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { measureMark, readMark, restoreMark } from './scroll-mark.ts';

interface Block {
  readonly name: string;
  readonly heightPx: number;
}

const GAP_PX = 40;

/** Lays blocks under one another, as a page does, at the given scroll position. */
function layOut(blocks: readonly Block[], scrollY: number): void {
  document.body.replaceChildren();
  let y = GAP_PX;
  for (const { name, heightPx } of blocks) {
    const element = document.createElement('div');
    element.setAttribute('data-anchor', name);
    const pageTop = y;
    element.getBoundingClientRect = () => new DOMRect(0, pageTop - window.scrollY, 100, heightPx);
    document.body.append(element);
    y += heightPx + GAP_PX;
  }
  window.scrollTo(0, scrollY);
}

/** Which block the reading line is in, and how far through it. */
function spot(): unknown {
  return measureMark(window).anchor;
}

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const names = ['text-a', 'exhibit-a', 'text-b', 'quiz'] as const;

describe('scroll marks', () => {
  it('bring the reader to the same spot when every height has changed', () => {
    const heights = fc.tuple(...names.map(() => fc.integer({ min: 50, max: 2000 })));
    fc.assert(
      fc.property(heights, heights, fc.integer({ min: 200, max: 6000 }), (before, after, scrollY) => {
        layOut(
          names.map((name, index) => ({ name, heightPx: before[index] ?? 0 })),
          scrollY,
        );
        const mark = measureMark(window);
        layOut(
          names.map((name, index) => ({ name, heightPx: after[index] ?? 0 })),
          0,
        );
        restoreMark(window, mark);
        const found = measureMark(window).anchor;
        expect(found?.name).toBe(mark.anchor?.name);
        expect(found?.fraction).toBeCloseTo(mark.anchor?.fraction ?? NaN, 6);
        expect(found?.beyondPx).toBeCloseTo(mark.anchor?.beyondPx ?? NaN, 6);
      }),
    );
  });

  it('fall back to the distance from the top where the spot is gone or has no name', () => {
    layOut([{ name: 'text-a', heightPx: 3000 }], 700);
    const mark = measureMark(window);
    layOut([{ name: 'other', heightPx: 3000 }], 0);
    restoreMark(window, mark);
    expect(window.scrollY).toBe(700);
    document.body.replaceChildren();
    expect(spot()).toBeNull();
  });

  it('come back from storage, and nothing else does', () => {
    layOut([{ name: 'text-a', heightPx: 3000 }], 700);
    const mark = measureMark(window);
    expect(readMark(JSON.parse(JSON.stringify(mark)))).toEqual(mark);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readMark(value);
        expect(read === null || typeof read.scrollY === 'number').toBe(true);
      }),
    );
    expect(readMark({ scrollY: 5, anchor: { name: 7 } })).toEqual({ scrollY: 5, anchor: null });
    expect(readMark({ scrollY: '5', anchor: null })).toBeNull();
  });
});
