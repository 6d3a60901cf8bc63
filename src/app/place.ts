// Brings the reader to the place an address names, back to where they were, or to the top; moves focus with them.
// Not responsible for: which address is open (navigation.ts).
import { useEffect, useEffectEvent } from 'react';
import { holdPlace } from './hold-place.ts';
import { useVisit } from './navigation.ts';
import { measureMark, restoreMark } from './scroll-mark.ts';

/**
 * Call once on every page. `target` finds the element the address names, null for the page as a whole; it is asked
 * when the page's content is `ready`. A change of language is no new visit and moves nothing.
 */
export function usePlace(ready: boolean, target: () => HTMLElement | null): void {
  const { visit, mark } = useVisit();

  const arrive = useEffectEvent(() => {
    // The first page of a session keeps the browser's own focus, at the start of the document.
    if (visit > 0) focusQuietly(document.querySelector<HTMLElement>('main h1'));
    if (mark === null) window.scrollTo({ top: 0, behavior: 'instant' });
  });
  const settle = useEffectEvent(() => {
    const element = mark === null ? target() : null;
    if (mark !== null) restoreMark(window, mark);
    else if (element === null) return;
    else goTo(element);
    holdPlace(window, mark ?? measureMark(window));
  });

  useEffect(() => arrive(), [visit]);
  useEffect(() => {
    if (ready) settle();
  }, [visit, ready]);
}

/** Brings an element to the top of the window, below the bar, and gives it focus. */
export function goTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'start', behavior: 'instant' });
  focusQuietly(element);
}

function focusQuietly(element: HTMLElement | null): void {
  if (element === null) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

export function sectionElement(root: HTMLElement, section: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"]`);
}

export function exhibitElement(root: HTMLElement, exhibit: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-exhibit="${CSS.escape(exhibit)}"]`);
}
