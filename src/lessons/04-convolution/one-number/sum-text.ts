// How numbers, products and sums are written out: a true minus sign, brackets round what is negative.
// Not responsible for: working them out (one-number-model.ts).

/** As it was typed: no grouping, no rounding beyond four decimals. */
export function plainNumber(value: number): string {
  return String(Number(value.toFixed(4)) + 0).replace('-', '−');
}

export function bracketed(value: number): string {
  return value < 0 ? `(${plainNumber(value)})` : plainNumber(value);
}

/** `2·(−1)` */
export function productText(value: number, weight: number): string {
  return `${bracketed(value)}·${bracketed(weight)}`;
}
