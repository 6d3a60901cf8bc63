// Points laid out in the plane so that near ones stay near: UMAP (McInnes et al. 2018, arXiv:1802.03426) by umap-js, on
// the points' leading principal components. Loaded when first asked for. Not responsible for: the points (embed.ts).
import type { ProjectionWish } from '../../../nn/inside/principal-components.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';

/** Enough to tell neighbours by, few enough to compare a thousand points with one another in a moment. */
export const LEADING: ProjectionWish = { directions: 16, mostRounds: 30 };

const NEIGHBOURS = 15;
const EPOCHS = 200;

/** Lets others have their turn, and throws when nobody waits any more. */
export type Breathe = (done: number, total: number) => Promise<void>;

/** Distances from one point to all. */
function distancesFrom(points: Float32Array, n: number, size: number): readonly number[] {
  return Array.from({ length: points.length / size }, (_, other) => {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += ((points[n * size + i] ?? 0) - (points[other * size + i] ?? 0)) ** 2;
    return Math.sqrt(sum);
  });
}

/** Two numbers a point. The same for the same points. `size`: numbers a point. */
export async function layOutNeighbours(points: Float32Array, size: number, breathe: Breathe): Promise<Float32Array> {
  const count = points.length / size;
  const total = count + EPOCHS;
  const { UMAP } = await import('umap-js');
  const neighbours = Math.min(NEIGHBOURS, count - 1);
  const [indices, distances]: [number[][], number[][]] = [[], []];
  for (let n = 0; n < count; n += 1) {
    const all = distancesFrom(points, n, size);
    const nearest = Array.from(all.keys())
      .sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b)
      .slice(0, neighbours);
    indices.push(nearest);
    distances.push(nearest.map((other) => all[other] ?? 0));
    if (n % 50 === 0) await breathe(n, total);
  }
  const random = createRandom(toSeed(1));
  const umap = new UMAP({ nNeighbors: neighbours, nEpochs: EPOCHS, minDist: 0.1, random: () => random.uniform() });
  umap.setPrecomputedKNN(indices, distances);
  const epochs = umap.initializeFit(
    Array.from({ length: count }, (_, n) => Array.from(points.subarray(n * size, (n + 1) * size))),
  );
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    umap.step();
    if (epoch % 5 === 0) await breathe(count + (epoch * EPOCHS) / epochs, total);
  }
  return Float32Array.from(umap.getEmbedding().flat());
}
