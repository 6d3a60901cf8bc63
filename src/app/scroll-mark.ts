// Where a reader is on a page, in a form that survives a change of the page's heights: another language, figures that
// have arrived meanwhile. Not responsible for: when to measure and to restore (navigation.ts, place.ts, lesson/).

/** A spot of the text: how far through a named element the reading line is. */
export interface ScrollMark {
  readonly scrollY: number;
  /** Null on pages that name none of their elements, or above the first. */
  readonly anchor: { readonly name: string; readonly fraction: number; readonly beyondPx: number } | null;
}

/** Elements that carry it can be found again; its value is unique on the page and the same in both languages. */
export const ANCHOR_ATTRIBUTE = 'data-anchor';

/** Height in the window of the line that keeps its place: just below the bar on top. */
const READING_LINE_PX = 90;

export function measureMark(page: Window): ScrollMark {
  let anchor: ScrollMark['anchor'] = null;
  for (const element of page.document.querySelectorAll(`[${ANCHOR_ATTRIBUTE}]`)) {
    const { top, height } = element.getBoundingClientRect();
    if (top > READING_LINE_PX) break;
    const through = READING_LINE_PX - top;
    anchor = {
      name: element.getAttribute(ANCHOR_ATTRIBUTE) ?? '',
      fraction: height === 0 ? 0 : Math.min(1, through / height),
      beyondPx: Math.max(0, through - height),
    };
  }
  return { scrollY: page.scrollY, anchor };
}

/** Brings the same spot to the same height of the window; the same distance from the top where it is gone. */
export function restoreMark(page: Window, { scrollY, anchor }: ScrollMark): void {
  const element =
    anchor === null ? null : page.document.querySelector(`[${ANCHOR_ATTRIBUTE}="${CSS.escape(anchor.name)}"]`);
  if (anchor === null || element === null) {
    page.scrollTo({ top: scrollY, behavior: 'instant' });
    return;
  }
  const { top, height } = element.getBoundingClientRect();
  const line = top + anchor.fraction * height + anchor.beyondPx;
  page.scrollTo({ top: page.scrollY + line - READING_LINE_PX, behavior: 'instant' });
}

/** Reads a mark that was stored; null for anything else. */
export function readMark(value: unknown): ScrollMark | null {
  if (typeof value !== 'object' || value === null || !('scrollY' in value) || !('anchor' in value)) return null;
  const { scrollY, anchor } = value;
  if (typeof scrollY !== 'number') return null;
  if (typeof anchor !== 'object' || anchor === null) return { scrollY, anchor: null };
  if (!('name' in anchor && 'fraction' in anchor && 'beyondPx' in anchor)) return { scrollY, anchor: null };
  const { name, fraction, beyondPx } = anchor;
  if (typeof name !== 'string' || typeof fraction !== 'number' || typeof beyondPx !== 'number') {
    return { scrollY, anchor: null };
  }
  return { scrollY, anchor: { name, fraction, beyondPx } };
}
