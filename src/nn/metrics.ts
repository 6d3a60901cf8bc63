// What a classifier got right and wrong, from its outputs and the labels.
// Not responsible for: losses (losses.ts) or running the network.
import { argMax } from './argmax.ts';

export interface ClassMistake {
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
  /** The output given to the wrong class. */
  readonly confidence: number;
}

/** Samples whose largest output is their label. */
export function countCorrect(
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): number {
  let correct = 0;
  for (let n = 0; n < count; n += 1) if (argMax(outputs, n * classes, classes) === labels[n]) correct += 1;
  return correct;
}

/** Adds samples to a confusion matrix (classes x classes, row = true class, column = predicted). */
export function addToConfusionInto(
  confusion: Uint32Array,
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): void {
  for (let n = 0; n < count; n += 1) {
    const cell = (labels[n] ?? 0) * classes + argMax(outputs, n * classes, classes);
    confusion[cell] = (confusion[cell] ?? 0) + 1;
  }
}

/** Row = true class, column = predicted class; row-major, classes x classes. */
export function confusionMatrix(
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): Uint32Array {
  const confusion = new Uint32Array(classes * classes);
  addToConfusionInto(confusion, outputs, labels, count, classes);
  return confusion;
}

/** Fraction of all samples on the diagonal; NaN for an empty matrix. */
export function confusionAccuracy(confusion: Uint32Array, classes: number): number {
  let correct = 0;
  let total = 0;
  confusion.forEach((value, cell) => {
    total += value;
    if (cell % (classes + 1) === 0) correct += value;
  });
  return correct / total;
}

/** Fraction correct per true class (recall); NaN where the class did not occur. */
export function perClassAccuracy(confusion: Uint32Array, classes: number): Float32Array {
  return Float32Array.from({ length: classes }, (_, label) => {
    const row = confusion.subarray(label * classes, (label + 1) * classes);
    return (row[label] ?? 0) / row.reduce((sum, value) => sum + value, 0);
  });
}

/** The `limit` wrongly classified samples with the highest confidence, worst first; equal ones in order of index. */
export function worstMistakes(
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
  limit: number,
): readonly ClassMistake[] {
  const mistakes: ClassMistake[] = [];
  for (let index = 0; index < count; index += 1) {
    const predicted = argMax(outputs, index * classes, classes);
    const label = labels[index] ?? 0;
    if (predicted !== label) {
      mistakes.push({ index, label, predicted, confidence: outputs[index * classes + predicted] ?? 0 });
    }
  }
  return mistakes.sort((a, b) => b.confidence - a.confidence || a.index - b.index).slice(0, limit);
}

/**
 * Wilson score interval for an accuracy of `correct` out of `total` (E. B. Wilson, JASA 22, 1927): where the true
 * accuracy lies with 95 % confidence for z = 1.96. Never leaves [0, 1]; all of it for no samples.
 */
export function wilsonInterval(
  correct: number,
  total: number,
  z = 1.96,
): { readonly low: number; readonly high: number } {
  if (!(total > 0)) return { low: 0, high: 1 };
  const p = correct / total;
  const denominator = 1 + (z * z) / total;
  const centre = (p + (z * z) / (2 * total)) / denominator;
  const half = (z / denominator) * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
