// Numbers as generated code writes them. Not responsible for: Python's literals (keras-tokens.ts).

/** Six decimals are more than any range needs; without them 1 - 0.9 reads 0.09999999999999998. */
export function shortNumber(value: number): number {
  return Number(value.toFixed(6));
}
