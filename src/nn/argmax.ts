// The index of the largest of some numbers: what a classifier answers. Not responsible for: what the numbers are.

/** Of `count` numbers from `start`, counted from `start`: the first of equals; NaN never wins, and of nothing but NaN it is 0. */
export function argMax(values: ArrayLike<number>, start = 0, count: number = values.length - start): number {
  let best = 0;
  let bestValue = Number.NaN;
  for (let k = 0; k < count; k += 1) {
    const value = values[start + k] ?? Number.NaN;
    if (value > bestValue || (Number.isNaN(bestValue) && !Number.isNaN(value))) {
      best = k;
      bestValue = value;
    }
  }
  return best;
}

/** The same over all numbers, or null where none of them is one: a network that has diverged has no answer. */
export function winnerOf(values: ArrayLike<number>): number | null {
  const best = argMax(values);
  return Number.isNaN(values[best] ?? Number.NaN) ? null : best;
}
