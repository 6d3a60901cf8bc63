// How alike two sets of pictures are to a network: whether its features have the same means and the same spread on both. The
// squared Fréchet distance of two bells (Dowson & Landau 1982, as in Heusel et al. 2017) with features taken one by one, in
// units of the first set's own spread. Not responsible for: which sets or features.

interface Bells {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

function bellsOf(features: Float32Array, size: number): Bells {
  const count = Math.max(1, features.length / size);
  const means = new Float64Array(size);
  features.forEach((value, i) => (means[i % size] = (means[i % size] ?? 0) + value / count));
  const squares = new Float64Array(size);
  features.forEach((value, i) => {
    squares[i % size] = (squares[i % size] ?? 0) + (value - (means[i % size] ?? 0)) ** 2 / count;
  });
  return { means, deviations: squares.map(Math.sqrt) };
}

/** From 0 (the same means and spreads) up; 1: as far apart as the first set is spread. `size`: numbers of one picture. */
export function featureDistance(reference: Float32Array, features: Float32Array, size: number): number {
  const [one, other] = [bellsOf(reference, size), bellsOf(features, size)];
  const [apart, spread] = [new Float64Array(size), one.deviations.map((value) => value ** 2)];
  for (let i = 0; i < size; i += 1) {
    apart[i] =
      ((one.means[i] ?? 0) - (other.means[i] ?? 0)) ** 2 + ((one.deviations[i] ?? 0) - (other.deviations[i] ?? 0)) ** 2;
  }
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return sum(spread) > 0 ? sum(apart) / sum(spread) : 0;
}

/** 1 at no distance, a half where sets are as far apart as one is spread, towards 0 beyond. */
export function likenessOf(distance: number): number {
  return 1 / (1 + Math.max(0, distance));
}
