// A linear head on given features, in closed form: ridge regression (Hoerl & Kennard 1970) to one number a class, 1 for the
// right one. How strongly weights are held down is chosen on the training samples alone, by leaving out one at a time, which
// has a closed form too (Allen 1974). Not responsible for: heads trained step by step (the engine does), or the features.
import { argMax } from '../argmax.ts';
import { choleskyOf, solveLowerInto, solveUpperInto } from './solve-symmetric.ts';

/** Vectors of as many numbers each, one after another, and a class for each. */
export interface LabelledFeatures {
  readonly values: Float32Array;
  readonly labels: ArrayLike<number>;
}

export interface LinearHead {
  readonly classes: number;
  /** Numbers of one vector. */
  readonly size: number;
  /** size x classes, for features as they come. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** What the mean of the training samples gets without the bias; with it, it gets the share of the class among them. */
  readonly ofMean: Float32Array;
  /** Chosen strength, as a part of the number of samples; features are brought to a variance of 1 before it is applied. */
  readonly l2: number;
  /** Part of the training samples that heads without them get right, at that strength. */
  readonly leftOutAccuracy: number;
}

export const RIDGE_STRENGTHS = [1e-3, 1e-2, 1e-1, 1, 10] as const;

interface Problem {
  readonly count: number;
  readonly size: number;
  readonly classes: number;
  /** count x size, of mean 0 and variance 1. */
  readonly rows: Float64Array;
  readonly means: Float64Array;
  readonly scales: Float64Array;
  /** count x classes, of mean 0. */
  readonly targets: Float64Array;
  readonly targetMeans: Float64Array;
}

/** Weights for standardised features (size x classes), and what heads without a sample say of it (count x classes). */
interface Fit {
  readonly weights: Float64Array;
  readonly leftOut: Float64Array;
}

function standardised({ values, labels }: LabelledFeatures, classes: number): Problem {
  const count = labels.length;
  const size = count === 0 ? 0 : values.length / count;
  const means = new Float64Array(size);
  values.forEach((value, i) => (means[i % size] = (means[i % size] ?? 0) + value / count));
  const scales = new Float64Array(size);
  values.forEach((value, i) => (scales[i % size] = (scales[i % size] ?? 0) + (value - (means[i % size] ?? 0)) ** 2));
  // A feature that is always the same tells nothing: it gets no weight instead of an endless one.
  scales.forEach((sum, i) => (scales[i] = sum > 1e-12 * count ? 1 / Math.sqrt(sum / count) : 0));
  const rows = Float64Array.from(values, (value, i) => (value - (means[i % size] ?? 0)) * (scales[i % size] ?? 0));
  const targetMeans = new Float64Array(classes);
  for (let n = 0; n < count; n += 1) targetMeans[labels[n] ?? 0] = (targetMeans[labels[n] ?? 0] ?? 0) + 1 / count;
  const targets = Float64Array.from({ length: count * classes }, (_, i) => {
    const klass = i % classes;
    return (labels[Math.floor(i / classes)] === klass ? 1 : 0) - (targetMeans[klass] ?? 0);
  });
  return { count, size, classes, rows, means, scales, targets, targetMeans };
}

/** By the matrix of all pairs of features: for fewer features than samples. */
function byFeatures(problem: Problem): (strength: number) => Fit {
  const { count, size, classes, rows, targets } = problem;
  const gram = new Float64Array(size * size);
  const moments = new Float64Array(size * classes);
  for (let n = 0; n < count; n += 1) {
    for (let i = 0; i < size; i += 1) {
      const value = rows[n * size + i] ?? 0;
      for (let j = 0; j <= i; j += 1)
        gram[i * size + j] = (gram[i * size + j] ?? 0) + value * (rows[n * size + j] ?? 0);
      for (let c = 0; c < classes; c += 1) {
        moments[i * classes + c] = (moments[i * classes + c] ?? 0) + value * (targets[n * classes + c] ?? 0);
      }
    }
  }
  return (strength) => {
    const matrix = gram.slice();
    for (let i = 0; i < size; i += 1) matrix[i * size + i] = (matrix[i * size + i] ?? 0) + strength;
    const lower = choleskyOf(matrix, size);
    const weights = new Float64Array(size * classes);
    for (let c = 0; c < classes; c += 1) {
      const column = Float64Array.from({ length: size }, (_, i) => moments[i * classes + c] ?? 0);
      solveLowerInto(column, lower);
      solveUpperInto(column, lower);
      column.forEach((value, i) => (weights[i * classes + c] = value));
    }
    const leftOut = new Float64Array(count * classes);
    for (let n = 0; n < count; n += 1) {
      const row = rows.subarray(n * size, (n + 1) * size);
      const solved = row.slice();
      solveLowerInto(solved, lower);
      const leverage = 1 / count + solved.reduce((sum, value) => sum + value * value, 0);
      for (let c = 0; c < classes; c += 1) {
        const target = targets[n * classes + c] ?? 0;
        let said = 0;
        for (let i = 0; i < size; i += 1) said += (row[i] ?? 0) * (weights[i * classes + c] ?? 0);
        leftOut[n * classes + c] = target - (target - said) / Math.max(1e-9, 1 - leverage);
      }
    }
    return { weights, leftOut };
  };
}

/** By the matrix of all pairs of samples: for fewer samples than features. The same answer. */
function bySamples(problem: Problem): (strength: number) => Fit {
  const { count, size, classes, rows, targets } = problem;
  const gram = new Float64Array(count * count);
  for (let n = 0; n < count; n += 1) {
    for (let m = 0; m <= n; m += 1) {
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += (rows[n * size + i] ?? 0) * (rows[m * size + i] ?? 0);
      gram[n * count + m] = sum;
    }
  }
  return (strength) => {
    const matrix = gram.slice();
    for (let n = 0; n < count; n += 1) matrix[n * count + n] = (matrix[n * count + n] ?? 0) + strength;
    const lower = choleskyOf(matrix, count);
    const inverse = new Float64Array(count);
    for (let n = 0; n < count; n += 1) {
      const one = new Float64Array(count);
      one[n] = 1;
      solveLowerInto(one, lower);
      inverse[n] = one.reduce((sum, value) => sum + value * value, 0);
    }
    const weights = new Float64Array(size * classes);
    const leftOut = new Float64Array(count * classes);
    for (let c = 0; c < classes; c += 1) {
      const parts = Float64Array.from({ length: count }, (_, n) => targets[n * classes + c] ?? 0);
      solveLowerInto(parts, lower);
      solveUpperInto(parts, lower);
      for (let n = 0; n < count; n += 1) {
        const part = parts[n] ?? 0;
        for (let i = 0; i < size; i += 1) {
          weights[i * classes + c] = (weights[i * classes + c] ?? 0) + part * (rows[n * size + i] ?? 0);
        }
        const rest = strength * (inverse[n] ?? 0) - 1 / count;
        leftOut[n * classes + c] = (targets[n * classes + c] ?? 0) - (strength * part) / Math.max(1e-9, rest);
      }
    }
    return { weights, leftOut };
  };
}

/** Of the scores (count x classes), the part whose largest is the label's. */
function shareRight(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  if (labels.length === 0) return 0;
  const values = Float64Array.from(scores);
  let right = 0;
  for (let n = 0; n < labels.length; n += 1) {
    if (argMax(values.subarray(n * classes, (n + 1) * classes)) === labels[n]) right += 1;
  }
  return right / labels.length;
}

/** Needs at least two samples and labels below `classes`; RangeError otherwise. */
export function fitRidgeHead(
  samples: LabelledFeatures,
  classes: number,
  strengths: readonly number[] = RIDGE_STRENGTHS,
): LinearHead {
  if (samples.labels.length < 2) throw new RangeError('a head needs at least two samples');
  const problem = standardised(samples, classes);
  const { count, size, means, scales, targets, targetMeans } = problem;
  const solve = size <= count ? byFeatures(problem) : bySamples(problem);
  let best: { readonly l2: number; readonly fit: Fit; readonly error: number } | null = null;
  for (const l2 of strengths) {
    const fit = solve(l2 * count);
    const error = fit.leftOut.reduce((sum, value, i) => sum + (value - (targets[i] ?? 0)) ** 2, 0);
    if (best === null || error < best.error) best = { l2, fit, error };
  }
  if (best === null) throw new RangeError('a head needs a strength to choose from');
  const { fit, l2 } = best;
  const weights = Float32Array.from(fit.weights, (value, i) => value * (scales[Math.floor(i / classes)] ?? 0));
  const ofMean = Float64Array.from({ length: classes }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += (weights[i * classes + c] ?? 0) * (means[i] ?? 0);
    return sum;
  });
  const bias = Float32Array.from(ofMean, (sum, c) => (targetMeans[c] ?? 0) - sum);
  const leftOut = fit.leftOut.map((value, i) => value + (targetMeans[i % classes] ?? 0));
  const leftOutAccuracy = shareRight(leftOut, samples.labels, classes);
  return { classes, size, weights, bias, ofMean: Float32Array.from(ofMean), l2, leftOutAccuracy };
}

/** count x classes. */
export function headScores({ classes, size, weights, bias }: LinearHead, values: Float32Array): Float32Array {
  return Float32Array.from({ length: (values.length / size) * classes }, (_, place) => {
    const [n, c] = [Math.floor(place / classes), place % classes];
    let sum = bias[c] ?? 0;
    for (let i = 0; i < size; i += 1) sum += (values[n * size + i] ?? 0) * (weights[i * classes + c] ?? 0);
    return sum;
  });
}

/** Part of the samples whose highest score is their class's; 0 without samples. */
export function headAccuracy(head: LinearHead, { values, labels }: LabelledFeatures): number {
  return shareRight(headScores(head, values), labels, head.classes);
}
