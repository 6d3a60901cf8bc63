// The directions in which many points differ most, and the points seen along them (principal component analysis, Pearson
// 1901), by power iteration with what was found before taken out, which needs no matrix of all pairs of features.
// Not responsible for: drawing.
import { toSeed } from '../plan.ts';
import { createRandom } from '../random.ts';

export interface Projection {
  /** `directions` numbers a point, point by point. */
  readonly points: Float32Array;
  /** Part of the whole variance that each direction has. */
  readonly explained: readonly number[];
}

export interface ProjectionWish {
  readonly directions: number;
  /** Rounds for one direction at most; it ends before, where its variance no longer grows. */
  readonly mostRounds: number;
}

const SETTLED = 1e-6;
const PLANE: ProjectionWish = { directions: 2, mostRounds: 200 };

interface Direction {
  readonly values: Float64Array;
  readonly variance: number;
}

/**
 * `values`: `count` rows of as many numbers each. The same for the same values; each direction is turned so that its
 * largest part is positive. All noughts where the points do not differ.
 */
export function principalComponents(values: Float32Array, count: number, wish: ProjectionWish = PLANE): Projection {
  const rounds = principalComponentRounds(values, count, wish);
  for (;;) {
    const { done, value } = rounds.next();
    if (done === true) return value;
  }
}

/** The same, round by round, for those who have something else to do in between. */
export function* principalComponentRounds(
  values: Float32Array,
  count: number,
  { directions, mostRounds }: ProjectionWish = PLANE,
): Generator<void, Projection> {
  const size = count === 0 ? 0 : values.length / count;
  const centred = centredRows(values, count, size);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  const found: Direction[] = [];
  for (let k = 0; k < directions && variance > 0; k += 1) {
    found.push(yield* leadingDirection(centred, count, size, k, mostRounds, found));
  }
  const points = new Float32Array(directions * count);
  found.forEach((direction, k) => {
    for (let n = 0; n < count; n += 1) points[directions * n + k] = dotRow(centred, n, size, direction.values);
  });
  const explained = Array.from({ length: directions }, (_, k) =>
    variance > 0 ? (found[k]?.variance ?? 0) / variance : 0,
  );
  return { points, explained };
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

function* leadingDirection(
  rows: Float64Array,
  count: number,
  size: number,
  k: number,
  mostRounds: number,
  earlier: readonly Direction[],
): Generator<void, Direction> {
  const random = createRandom(toSeed(1), k);
  let direction = unit(
    Float64Array.from({ length: size }, () => random.normal()),
    earlier,
  );
  let variance = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = new Float64Array(size);
    let along = 0;
    for (let n = 0; n < count; n += 1) {
      const score = dotRow(rows, n, size, direction);
      along += score * score;
      for (let i = 0; i < size; i += 1) next[i] = (next[i] ?? 0) + score * (rows[n * size + i] ?? 0);
    }
    const isSettled = Math.abs(along - variance) <= SETTLED * along && round > 2;
    variance = along;
    direction = unit(next, earlier);
    if (isSettled || along === 0) break;
    yield;
  }
  const largest = direction.reduce(
    (best, value, i) => (Math.abs(value) > Math.abs(direction[best] ?? 0) ? i : best),
    0,
  );
  const sign = (direction[largest] ?? 0) < 0 ? -1 : 1;
  return { values: direction.map((value) => sign * value), variance };
}

/** Of length one, and at right angles to the directions found before; nought where nothing is left. */
function unit(vector: Float64Array, earlier: readonly Direction[]): Float64Array {
  const rest = vector.slice();
  for (const { values } of earlier) {
    let along = 0;
    values.forEach((value, i) => (along += value * (rest[i] ?? 0)));
    values.forEach((value, i) => (rest[i] = (rest[i] ?? 0) - along * value));
  }
  const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? rest.map((value) => value / length) : rest;
}
