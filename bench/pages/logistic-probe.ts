// The usual linear probe: multinomial logistic regression on standardised features, its L2 chosen by twofold
// cross-validation on the training part alone. Trained over products of samples, since there are more numbers than
// samples, by accelerated gradient descent (Nesterov 1983; Beck & Teboulle 2009).
// Not responsible for: features and splits (transfer.ts).
import { argMax } from '../../src/nn/argmax.ts';

/** Vectors of `size` numbers one after another, and a class for each. */
export interface Labelled {
  readonly values: Float32Array;
  readonly labels: Uint8Array;
}

const STRENGTHS = [1e-3, 1e-2, 1e-1, 1, 10] as const;
const ROUNDS = 200;

interface Fit {
  /** count x classes: what each training sample adds. */
  readonly shares: Float64Array;
  readonly bias: Float64Array;
}

/** rows x columns: products of every vector of one with every vector of the other. */
function products(one: Float32Array, other: Float32Array, size: number): Float64Array {
  const [rows, columns] = [one.length / size, other.length / size];
  const found = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += (one[r * size + i] ?? 0) * (other[c * size + i] ?? 0);
      found[r * columns + c] = sum;
    }
  }
  return found;
}

/** rows x classes. */
function scores(kernel: Float64Array, { shares, bias }: Fit): Float64Array {
  const classes = bias.length;
  const count = shares.length / classes;
  const rows = kernel.length / count;
  const found = new Float64Array(rows * classes);
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < classes; c += 1) {
      let sum = bias[c] ?? 0;
      for (let n = 0; n < count; n += 1) sum += (kernel[r * count + n] ?? 0) * (shares[n * classes + c] ?? 0);
      found[r * classes + c] = sum;
    }
  }
  return found;
}

/** Largest eigenvalue of the products, one added to each for the bias. */
function largestEigenvalue(kernel: Float64Array, count: number): number {
  let vector = new Float64Array(count).fill(1);
  let length = 1;
  for (let round = 0; round < 30; round += 1) {
    const next = new Float64Array(count);
    for (let r = 0; r < count; r += 1) {
      let sum = 0;
      for (let c = 0; c < count; c += 1) sum += ((kernel[r * count + c] ?? 0) + 1) * (vector[c] ?? 0);
      next[r] = sum;
    }
    length = Math.hypot(...next);
    vector = next.map((value) => value / length);
  }
  return length;
}

function fit(kernel: Float64Array, labels: Uint8Array, classes: number, l2: number): Fit {
  const count = labels.length;
  const rate = 1 / (largestEigenvalue(kernel, count) / (2 * count) + l2);
  let [shares, bias] = [new Float64Array(count * classes), new Float64Array(classes)];
  let ahead: Fit = { shares, bias };
  let pace = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const errors = scores(kernel, ahead);
    for (let n = 0; n < count; n += 1) {
      const row = errors.subarray(n * classes, (n + 1) * classes);
      const most = Math.max(...row);
      let sum = 0;
      row.forEach((value, c) => (sum += row[c] = Math.exp(value - most)));
      row.forEach((value, c) => (row[c] = (value / sum - (labels[n] === c ? 1 : 0)) / count));
    }
    const from = ahead;
    const nextShares = from.shares.map((value, i) => value - rate * ((errors[i] ?? 0) + l2 * value));
    const nextBias = from.bias.map((value, c) => {
      let slope = 0;
      for (let n = 0; n < count; n += 1) slope += errors[n * classes + c] ?? 0;
      return value - rate * slope;
    });
    const nextPace = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const swing = (pace - 1) / nextPace;
    const [oldShares, oldBias] = [shares, bias];
    ahead = {
      shares: nextShares.map((value, i) => value + swing * (value - (oldShares[i] ?? 0))),
      bias: nextBias.map((value, c) => value + swing * (value - (oldBias[c] ?? 0))),
    };
    [shares, bias, pace] = [nextShares, nextBias, nextPace];
  }
  return { shares, bias };
}

function accuracy(kernel: Float64Array, found: Fit, labels: Uint8Array): number {
  const classes = found.bias.length;
  const all = Float32Array.from(scores(kernel, found));
  const right = labels.filter((label, n) => argMax(all.subarray(n * classes, (n + 1) * classes)) === label);
  return right.length / labels.length;
}

/** Rows and columns of a square of products. */
function part(kernel: Float64Array, count: number, rows: readonly number[], columns: readonly number[]): Float64Array {
  return Float64Array.from(
    { length: rows.length * columns.length },
    (_, i) => kernel[(rows[Math.floor(i / columns.length)] ?? 0) * count + (columns[i % columns.length] ?? 0)] ?? 0,
  );
}

/** Part of the test samples that a probe of the training samples gets right. */
export function logisticProbe(train: Labelled, test: Labelled, classes: number): number {
  const count = train.labels.length;
  const size = train.values.length / count;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  train.values.forEach((value, i) => (mean[i % size] = (mean[i % size] ?? 0) + value / count));
  train.values.forEach((value, i) => {
    deviation[i % size] = (deviation[i % size] ?? 0) + (value - (mean[i % size] ?? 0)) ** 2 / count;
  });
  const standard = (values: Float32Array) =>
    values.map((value, i) => (value - (mean[i % size] ?? 0)) / (Math.sqrt(deviation[i % size] ?? 0) + 1e-6));
  const known = standard(train.values);
  const kernel = products(known, known, size);
  const places = Array.from({ length: count }, (_, n) => n);
  let best = { l2: 1, accuracy: -1 };
  for (const l2 of STRENGTHS) {
    let sum = 0;
    for (const fold of [0, 1]) {
      const [held, rest] = [places.filter((n) => n % 2 === fold), places.filter((n) => n % 2 !== fold)];
      const labelsOf = (some: readonly number[]) => Uint8Array.from(some, (n) => train.labels[n] ?? 0);
      const found = fit(part(kernel, count, rest, rest), labelsOf(rest), classes, l2);
      sum += accuracy(part(kernel, count, held, rest), found, labelsOf(held)) / 2;
    }
    if (sum > best.accuracy) best = { l2, accuracy: sum };
  }
  const found = fit(kernel, train.labels, classes, best.l2);
  return accuracy(products(standard(test.values), known, size), found, test.labels);
}
