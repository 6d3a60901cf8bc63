// The two directions in which many points differ most, and the points seen along them (principal component analysis,
// Pearson 1901), by orthogonal iteration, which needs no matrix of all pairs of features. Not responsible for: drawing.
import { toSeed } from '../plan.ts';
import { createRandom } from '../random.ts';

export interface Projection {
  /** Two numbers a point. */
  readonly points: Float32Array;
  /** Part of the whole variance that each of the two directions has. */
  readonly explained: readonly [number, number];
}

const SETTLED = 1e-6;
const MOST_ROUNDS = 200;

/**
 * `values`: `count` rows of as many numbers each. The same for the same values; each direction is turned so that its
 * largest part is positive. All noughts where the points do not differ.
 */
export function principalComponents(values: Float32Array, count: number): Projection {
  const size = count === 0 ? 0 : values.length / count;
  const centred = centredRows(values, count, size);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  const found: { readonly direction: Float64Array; readonly variance: number }[] = [];
  for (let k = 0; k < 2 && variance > 0; k += 1) {
    found.push(leadingDirection(centred, count, size, k, found));
  }
  const points = new Float32Array(2 * count);
  found.forEach(({ direction }, k) => {
    for (let n = 0; n < count; n += 1) points[2 * n + k] = dotRow(centred, n, size, direction);
  });
  const part = (k: number): number => (variance > 0 ? (found[k]?.variance ?? 0) / variance : 0);
  return { points, explained: [part(0), part(1)] };
}

function centredRows(values: Float32Array, count: number, size: number): Float64Array {
  const means = new Float64Array(size);
  values.forEach((value, i) => (means[i % size] = (means[i % size] ?? 0) + value / count));
  return Float64Array.from(values, (value, i) => value - (means[i % size] ?? 0));
}

function dotRow(rows: Float64Array, n: number, size: number, direction: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += (rows[n * size + i] ?? 0) * (direction[i] ?? 0);
  return sum;
}

function leadingDirection(
  rows: Float64Array,
  count: number,
  size: number,
  k: number,
  earlier: readonly { readonly direction: Float64Array }[],
): { readonly direction: Float64Array; readonly variance: number } {
  const random = createRandom(toSeed(1), k);
  let direction = unit(
    Float64Array.from({ length: size }, () => random.normal()),
    earlier,
  );
  let variance = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = new Float64Array(size);
    let along = 0;
    for (let n = 0; n < count; n += 1) {
      const score = dotRow(rows, n, size, direction);
      along += score * score;
      for (let i = 0; i < size; i += 1) next[i] = (next[i] ?? 0) + score * (rows[n * size + i] ?? 0);
    }
    const turned = unit(next, earlier);
    const isSettled = Math.abs(along - variance) <= SETTLED * along && round > 2;
    variance = along;
    direction = turned;
    if (isSettled || along === 0) break;
  }
  const largest = direction.reduce(
    (best, value, i) => (Math.abs(value) > Math.abs(direction[best] ?? 0) ? i : best),
    0,
  );
  const sign = (direction[largest] ?? 0) < 0 ? -1 : 1;
  return { direction: direction.map((value) => sign * value), variance };
}

/** Of length one, and at right angles to the directions found before; nought where nothing is left. */
function unit(vector: Float64Array, earlier: readonly { readonly direction: Float64Array }[]): Float64Array {
  const rest = vector.slice();
  for (const { direction } of earlier) {
    let along = 0;
    direction.forEach((value, i) => (along += value * (rest[i] ?? 0)));
    direction.forEach((value, i) => (rest[i] = (rest[i] ?? 0) - along * value));
  }
  const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? rest.map((value) => value / length) : rest;
}
