// Which row of an embedding's table a number stands for. Not responsible for: the table.

/**
 * The row of a number in a table of `inputDim` rows: the number without its fraction, the nearest row where there is none,
 * the first for NaN. All engines agree on it.
 */
export function embeddingRow(value: number, inputDim: number): number {
  return Math.min(Math.max(Math.trunc(value) || 0, 0), inputDim - 1);
}
