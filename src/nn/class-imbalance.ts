// Uneven classes on purpose: the same number of training samples, with fewer and fewer of the later classes.
// Not responsible for: which samples are for training (the plan says so), or reading labels.
import type { Seed } from './plan.ts';
import { permutation, STREAM } from './random.ts';

/** How much of class k of `classes` is wanted against class 0: from 1 down to 1 - imbalance in equal ratios. */
function weightOf(k: number, classes: number, imbalance: number): number {
  return classes < 2 ? 1 : (1 - imbalance) ** (k / (classes - 1));
}

/** Whole numbers in proportion to the weights that add up to `total`; what rounding leaves goes to the largest rests. */
function sharesOf(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (weight / sum) * total));
  const shares = exact.map(Math.floor);
  const byRest = exact
    .map((share, k) => ({ k, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.k - b.k);
  const missing = total - shares.reduce((all, share) => all + share, 0);
  for (const { k } of byRest.slice(0, missing)) shares[k] = (shares[k] ?? 0) + 1;
  return shares;
}

/**
 * Which sample stands in each place, so that class k has its part times (1 - imbalance)^(k / (classes - 1)): the last
 * class is rarer than the first by that factor, and the number of samples stays as it is. Samples that stay keep their
 * place; a place that is given up takes another sample of a class that gets more, once all of those are in use again.
 */
export function unevenSamples(labels: ArrayLike<number>, classes: number, imbalance: number, seed: Seed): Uint32Array {
  const places = Uint32Array.from(labels, (_, index) => index);
  const byClass = Array.from({ length: classes }, (): number[] => []);
  for (const index of permutation(places.length, seed, STREAM.imbalance)) byClass[labels[index] ?? 0]?.push(index);
  const weights = byClass.map((own, k) => own.length * weightOf(k, classes, imbalance));
  const shares = sharesOf(weights, places.length);
  const free = byClass.flatMap((own, k) => own.slice(shares[k] ?? 0));
  let next = 0;
  byClass.forEach((own, k) => {
    for (let extra = own.length; extra < (shares[k] ?? 0); extra += 1) {
      const place = free[next];
      if (place !== undefined) places[place] = own[extra % own.length] ?? place;
      next += 1;
    }
  });
  return places;
}
