// How often the nearest known vectors say the class of a vector: a head that needs no training (Cover & Hart 1967). Near means
// a small angle (cosine), so that bright pictures are not far from dark ones merely by their strength.
// Not responsible for: finding neighbours or counting votes (nn/nearest-neighbours.ts).
import { argMax } from '../argmax.ts';
import { nearestNeighbours, neighbourShares } from '../nearest-neighbours.ts';
import type { LabelledFeatures } from './ridge-head.ts';

/** Each vector brought to length 1, where distances order like angles; one of noughts stays. */
function unitRows(values: Float32Array, size: number): Float32Array {
  const rows = values.slice();
  for (let start = 0; start < rows.length; start += size) {
    const row = rows.subarray(start, start + size);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, i) => (row[i] = value / length));
  }
  return rows;
}

/** Part of the asked vectors whose k nearest known ones say their class; 0 where nothing is known or asked. */
export function neighbourAccuracy(known: LabelledFeatures, asked: LabelledFeatures, k: number): number {
  const labels = Uint8Array.from(known.labels);
  const size = labels.length === 0 ? 0 : known.values.length / labels.length;
  if (size === 0 || asked.labels.length === 0) return 0;
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const examples = { features: unitRows(known.values, size), labels, size, classes };
  const questions = unitRows(asked.values, size);
  let right = 0;
  for (let n = 0; n < asked.labels.length; n += 1) {
    const nearest = nearestNeighbours(examples, questions.subarray(n * size, (n + 1) * size), k);
    if (argMax(neighbourShares(examples, nearest)) === asked.labels[n]) right += 1;
  }
  return right / asked.labels.length;
}
