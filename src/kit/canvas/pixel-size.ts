// How large a pixel grid is drawn: every cell the same whole number of device pixels, so that it stays crisp.
// Not responsible for: drawing.

/** CSS width of a grid of `columns` that fits into `availablePx`; shrinks freely where a cell would be under one device pixel. */
export function crispWidthPx(columns: number, availablePx: number, deviceRatio: number): number {
  const perCell = Math.floor((availablePx * deviceRatio) / columns);
  return perCell < 1 ? availablePx : (perCell * columns) / deviceRatio;
}
