// Features brought to one scale: each less its mean, divided by its standard deviation over the training part. A head learns
// faster from them, and in the end the same can be said by a head on features as they were.
// Not responsible for: training the head (engine).

export interface Standard {
  readonly mean: Float32Array;
  /** Never nought: 1 for what is the same in all samples. */
  readonly deviation: Float32Array;
}

/** Mean and (population) standard deviation of each of the `size` numbers of the samples. */
export function standardOf(features: Float32Array, size: number): Standard {
  const count = Math.max(1, features.length / size);
  const [sum, squares] = [new Float64Array(size), new Float64Array(size)];
  features.forEach((value, i) => {
    sum[i % size] = (sum[i % size] ?? 0) + value;
  });
  const mean = Float32Array.from(sum, (value) => value / count);
  features.forEach((value, i) => {
    squares[i % size] = (squares[i % size] ?? 0) + (value - (mean[i % size] ?? 0)) ** 2;
  });
  const deviation = Float32Array.from(squares, (value) => {
    const root = Math.sqrt(value / count);
    return root > 1e-6 ? root : 1;
  });
  return { mean, deviation };
}

export function standardised(features: Float32Array, { mean, deviation }: Standard): Float32Array {
  const size = mean.length;
  return features.map((value, i) => (value - (mean[i % size] ?? 0)) / (deviation[i % size] ?? 1));
}

/** Weights of a dense layer that says of features as they are what the given one says of standardised ones. */
export function foldStandard(
  kernel: Float32Array,
  bias: Float32Array,
  { mean, deviation }: Standard,
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const units = bias.length;
  const folded = kernel.map((value, i) => value / (deviation[Math.floor(i / units)] ?? 1));
  const shifted = Float64Array.from(bias);
  folded.forEach((value, i) => {
    shifted[i % units] = (shifted[i % units] ?? 0) - value * (mean[Math.floor(i / units)] ?? 0);
  });
  return { kernel: folded, bias: Float32Array.from(shifted) };
}
