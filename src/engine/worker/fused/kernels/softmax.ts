// Softmax over rows, and the cross-entropy that follows it. Not responsible for: summing losses (loss.ts of the steps).
import { bytesOf } from './vector';
import { exp4, log4 } from './functions';

/**
 * y[row] = softmax of x[row]; logSums[row] = log of the sum of exponentials (written only where the address is not 0).
 * y may be x.
 */
export function softmaxRows(x: usize, rows: i32, columns: i32, y: usize, logSums: usize): void {
  const size = bytesOf(columns);
  for (let row = 0; row < rows; row++) {
    let largest = load<f32>(x);
    for (let i: usize = 4; i < size; i += 4) {
      const v = load<f32>(x + i);
      if (v > largest) largest = v;
    }
    let sum: f32 = 0;
    for (let i: usize = 0; i < size; i += 4) {
      const e = f32x4.extract_lane(exp4(f32x4.splat(load<f32>(x + i) - largest)), 0);
      store<f32>(y + i, e);
      sum += e;
    }
    const scale: f32 = 1 / sum;
    for (let i: usize = 0; i < size; i += 4) store<f32>(y + i, load<f32>(y + i) * scale);
    if (logSums) {
      store<f32>(logSums, largest + f32x4.extract_lane(log4(f32x4.splat(sum)), 0));
      logSums += 4;
    }
    x += size;
    y += size;
  }
}

/** g[row][i] becomes y (g - sum over the row of g y). */
export function softmaxRowsBackward(y: usize, g: usize, rows: i32, columns: i32): void {
  const size = bytesOf(columns);
  for (let row = 0; row < rows; row++) {
    let sum: f32 = 0;
    for (let i: usize = 0; i < size; i += 4) sum += load<f32>(y + i) * load<f32>(g + i);
    for (let i: usize = 0; i < size; i += 4) store<f32>(g + i, load<f32>(y + i) * (load<f32>(g + i) - sum));
    y += size;
    g += size;
  }
}

/** g = (probabilities - one at the label) * scale: the gradient of the mean cross-entropy with respect to logits. */
export function crossentropyGradient(
  probabilities: usize,
  labels: usize,
  rows: i32,
  columns: i32,
  scale: f32,
  g: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<u8>(labels + row);
    for (let i = 0; i < columns; i++) {
      const target: f32 = i == label ? 1 : 0;
      const error = load<f32>(probabilities) - target;
      // Not NaN < limit, so NaN stays.
      store<f32>(g, abs(error) < 1e-20 ? 0 : error * scale);
      probabilities += 4;
      g += 4;
    }
  }
}
