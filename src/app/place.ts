// Brings the reader to the place an address names, back to where they were, or to the top; moves focus with them.
// Not responsible for: which address is open (navigation.ts).
import { useEffect, useEffectEvent } from 'react';
import { useVisit } from './navigation.ts';

/**
 * Call once on every page. `target` finds the element the address names, null for the page as a whole; it is asked
 * when the page's content is `ready`. A change of language is no new visit and moves nothing.
 */
export function usePlace(ready: boolean, target: () => HTMLElement | null): void {
  const { visit, scrollY } = useVisit();

  const arrive = useEffectEvent(() => {
    // The first page of a session keeps the browser's own focus, at the start of the document.
    if (visit > 0) focusQuietly(document.querySelector<HTMLElement>('main h1'));
    if (scrollY === null) window.scrollTo({ top: 0, behavior: 'instant' });
  });
  const settle = useEffectEvent(() => {
    if (scrollY !== null) {
      window.scrollTo({ top: scrollY, behavior: 'instant' });
      return;
    }
    goTo(target());
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

/** A spot of the text that stays where it is on the screen while the text around it is exchanged. */
export interface Anchor {
  readonly section: string;
  readonly offsetPx: number;
}

/** The section that the reader is in: the last one whose top is above the upper third of the window. */
export function findAnchor(article: HTMLElement): Anchor | null {
  let found: Anchor | null = null;
  for (const element of article.querySelectorAll<HTMLElement>('[data-section]')) {
    const offsetPx = element.getBoundingClientRect().top;
    if (offsetPx > window.innerHeight / 3) break;
    found = { section: element.dataset['section'] ?? '', offsetPx };
  }
  return found;
}

/** Scrolls so that the anchor's section is where it was. */
export function restoreAnchor(article: HTMLElement, anchor: Anchor): void {
  const element = sectionElement(article, anchor.section);
  if (element === null) return;
  window.scrollBy({ top: element.getBoundingClientRect().top - anchor.offsetPx, behavior: 'instant' });
}

export function sectionElement(root: HTMLElement, section: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"]`);
}

export function exhibitElement(root: HTMLElement, exhibit: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-exhibit="${CSS.escape(exhibit)}"]`);
}
