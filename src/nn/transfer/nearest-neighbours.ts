// What the nearest known vectors say of a vector: a head that needs no training (Cover & Hart 1967). Near means a small angle
// (cosine), so that bright pictures are not far from dark ones merely by their strength. Not responsible for: the vectors.
import type { LabelledFeatures } from './ridge-head.ts';

/** Each vector brought to length 1; one of noughts stays. */
function unitRows(values: Float32Array, size: number): Float32Array {
  const rows = values.slice();
  for (let start = 0; start < rows.length; start += size) {
    const row = rows.subarray(start, start + size);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, i) => (row[i] = value / length));
  }
  return rows;
}

/** The class that most of the k nearest have; of equally many, that of the nearer ones. `skip`: a row not to be asked. */
function vote(
  row: Float32Array,
  known: Float32Array,
  { labels }: Pick<LabelledFeatures, 'labels'>,
  k: number,
  skip: number,
): number {
  const size = row.length;
  const near: { readonly label: number; readonly likeness: number }[] = [];
  for (let n = 0; n < labels.length; n += 1) {
    if (n === skip) continue;
    let likeness = 0;
    for (let i = 0; i < size; i += 1) likeness += (row[i] ?? 0) * (known[n * size + i] ?? 0);
    if (near.length === k && likeness <= (near.at(-1)?.likeness ?? 0)) continue;
    const place = near.findIndex((each) => each.likeness < likeness);
    near.splice(place < 0 ? near.length : place, 0, { label: labels[n] ?? 0, likeness });
    if (near.length > k) near.pop();
  }
  const votes = new Map<number, { count: number; likeness: number }>();
  for (const { label, likeness } of near) {
    const own = votes.get(label) ?? { count: 0, likeness: 0 };
    votes.set(label, { count: own.count + 1, likeness: own.likeness + likeness });
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b.count - a.count || b.likeness - a.likeness);
  return winner?.[0] ?? -1;
}

/** Part of the asked vectors whose k nearest known ones say their class; 0 where nothing is asked. */
export function neighbourAccuracy(known: LabelledFeatures, asked: LabelledFeatures, k: number): number {
  const size = known.labels.length === 0 ? 0 : known.values.length / known.labels.length;
  if (size === 0 || asked.labels.length === 0) return 0;
  const [rows, questions] = [unitRows(known.values, size), unitRows(asked.values, size)];
  let right = 0;
  for (let n = 0; n < asked.labels.length; n += 1) {
    if (vote(questions.subarray(n * size, (n + 1) * size), rows, known, k, -1) === asked.labels[n]) right += 1;
  }
  return right / asked.labels.length;
}

/** Part of the vectors whose k nearest others say their class; 0 with fewer than two. */
export function leaveOneOutAccuracy(samples: LabelledFeatures, k: number): number {
  const count = samples.labels.length;
  if (count < 2) return 0;
  const size = samples.values.length / count;
  const rows = unitRows(samples.values, size);
  let right = 0;
  for (let n = 0; n < count; n += 1) {
    if (vote(rows.subarray(n * size, (n + 1) * size), rows, samples, k, n) === samples.labels[n]) right += 1;
  }
  return right / count;
}
