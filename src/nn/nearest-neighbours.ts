// The k-nearest-neighbour classifier: no training, only a look at the examples that lie closest. What it is good for beside a
// trained head: it shows what the features alone are worth. Not responsible for: where the features come from.

export interface Neighbours {
  /** Numbers of the examples, nearest first. */
  readonly indices: readonly number[];
  /** Euclidean distances, in the same order. */
  readonly distances: readonly number[];
}

/** Examples one after another, `size` numbers each, and a label below `classes` for each. */
export interface Examples {
  readonly features: Float32Array;
  readonly labels: Uint8Array;
  readonly size: number;
  readonly classes: number;
}

/**
 * Each sample's `size` numbers scaled to length 1, so that the Euclidean distance says what the angle says (cosine similarity):
 * how strongly all features answer together counts no more. Samples of nothing but noughts stay as they are.
 */
export function unitLength(features: Float32Array, size: number): Float32Array {
  const scaled = features.slice();
  for (let start = 0; start < scaled.length; start += size) {
    const sample = scaled.subarray(start, start + size);
    const length = Math.sqrt(sample.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) sample.forEach((value, i) => (sample[i] = value / length));
  }
  return scaled;
}

/**
 * The k examples nearest to a point; of equally near ones those that come first. Fewer where there are fewer. `k` is a whole
 * number from 1.
 */
export function nearestNeighbours(
  { features, labels, size }: Examples,
  point: ArrayLike<number>,
  k: number,
): Neighbours {
  const best: { index: number; square: number }[] = [];
  for (let index = 0; index < labels.length; index += 1) {
    const limit = best.length < k ? Infinity : (best.at(-1)?.square ?? Infinity);
    let square = 0;
    for (let i = 0, at = index * size; i < size && square < limit; i += 1) {
      square += ((features[at + i] ?? 0) - (point[i] ?? 0)) ** 2;
    }
    if (square >= limit) continue;
    const place = best.findIndex((one) => one.square > square);
    best.splice(place < 0 ? best.length : place, 0, { index, square });
    if (best.length > k) best.pop();
  }
  return { indices: best.map(({ index }) => index), distances: best.map(({ square }) => Math.sqrt(square)) };
}

/**
 * The share of the neighbours that is of each class: what this classifier has for probabilities. Of classes with as many votes
 * the one with the nearest neighbour wins, by a hair that changes no digit shown. All nought without examples.
 */
export function neighbourShares(examples: Examples, { indices }: Neighbours): Float32Array {
  const shares = new Float32Array(examples.classes);
  const hair = 1e-4;
  indices.forEach((index, place) => {
    const label = examples.labels[index] ?? 0;
    shares[label] = (shares[label] ?? 0) + 1 + hair / (place + 1) ** 2;
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === 0 ? shares : shares.map((share) => share / sum);
}
