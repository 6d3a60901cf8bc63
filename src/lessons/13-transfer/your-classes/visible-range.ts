// Which rows of a scrolled grid are in sight. Not responsible for: drawing them.

/** Rows first to last (not included), with one more either side, so that scrolling shows no gap. */
export function visibleRange(
  scrollPx: number,
  heightPx: number,
  rowPx: number,
  rows: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.min(rows - 1, Math.floor(scrollPx / rowPx)) - 1);
  const last = Math.min(rows, Math.ceil((scrollPx + heightPx) / rowPx) + 1);
  return { first, last: Math.max(first, last) };
}
