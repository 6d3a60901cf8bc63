// Keeps the reader's spot at its height of the window while the page around it settles: figures, formulas and another
// language's text arrive one after another. Ends with the reader's first move.
// Not responsible for: what a spot is (scroll-mark.ts).
import { restoreMark, type ScrollMark } from './scroll-mark.ts';

/** A page that has not changed its height for so long counts as settled. */
const SETTLED_MS = 2000;
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

let release: (() => void) | null = null;

/** Holds until the page has settled, the reader moves, or another spot is held. */
export function holdPlace(page: Window, mark: ScrollMark): void {
  release?.();
  const { style } = page.document.documentElement;
  // The browser's own way of keeping a place would work against this one.
  style.setProperty('overflow-anchor', 'none');
  let timer = page.setTimeout(end, SETTLED_MS);
  const observer = new ResizeObserver(() => {
    restoreMark(page, mark);
    page.clearTimeout(timer);
    timer = page.setTimeout(end, SETTLED_MS);
  });
  observer.observe(page.document.body);
  // On the way down: the key or press that brought the reader here has passed already.
  for (const move of MOVES) page.addEventListener(move, end, { passive: true, capture: true });
  release = end;

  function end(): void {
    observer.disconnect();
    page.clearTimeout(timer);
    for (const move of MOVES) page.removeEventListener(move, end, { capture: true });
    style.removeProperty('overflow-anchor');
    release = null;
  }
}
