// How many images a network still gets right when each is changed against it: FGSM in one step, PGD in many (see
// adversarial.ts for both). Not responsible for: which images, or training against it.
import { eachBatch } from './batches.ts';
import type { Insides, Watch } from './insides.ts';

export interface RobustnessWish {
  /** No number of an image changes by more, in [0, 1]. */
  readonly epsilon: number;
  readonly steps: number;
  readonly stepSize: number;
}

export interface Robustness {
  readonly count: number;
  /** Fractions right: of the images as they are, and of the changed ones. */
  readonly clean: number;
  readonly attacked: number;
}

/** `images`: one after the other, values in [0, 1]; one label each. For a network that ends in a softmax. */
export async function robustness(
  insides: Insides,
  images: Float32Array,
  labels: ArrayLike<number>,
  { epsilon, steps, stepSize }: RobustnessWish,
  watch: Watch<{ readonly done: number; readonly total: number }>,
): Promise<Robustness> {
  const total = labels.length;
  const size = images.length / total;
  const last = insides.spec.nodes.length - 1;
  let [clean, attacked] = [0, 0];
  await eachBatch(total, watch, async (start, count) => {
    const own = images.subarray(start * size, (start + count) * size);
    const labelOf = (n: number): number => labels[start + n] ?? 0;
    const ask = async (at: Float32Array): Promise<Float32Array> => {
      const [output] = await insides.outputs(at, count, [last]);
      return output?.values ?? new Float32Array();
    };
    let current = own.slice();
    let probabilities = await ask(current);
    const classes = probabilities.length / count;
    clean += countRight(probabilities, count, labelOf);
    for (let step = 0; step < steps; step += 1) {
      watch.check();
      const combination = Array.from(
        probabilities,
        (p, i) => p - (labelOf(Math.floor(i / classes)) === i % classes ? 1 : 0),
      );
      const { values } = await insides.gradient({
        images: current,
        count,
        of: { nodeIndex: last, logits: true, combination, reduce: 'sum' },
        with: 'input',
      });
      current = current.map((value, i) => {
        const moved = value + stepSize * Math.sign(values[i] ?? 0);
        return Math.min(1, (own[i] ?? 0) + epsilon, Math.max(0, (own[i] ?? 0) - epsilon, moved));
      });
      probabilities = await ask(current);
    }
    attacked += countRight(probabilities, count, labelOf);
  });
  return { count: total, clean: clean / total, attacked: attacked / total };
}

function countRight(probabilities: Float32Array, count: number, labelOf: (n: number) => number): number {
  const classes = probabilities.length / count;
  let right = 0;
  for (let n = 0; n < count; n += 1) {
    const own = probabilities[n * classes + labelOf(n)] ?? Number.NaN;
    if (probabilities.subarray(n * classes, (n + 1) * classes).every((value) => value <= own)) right += 1;
  }
  return right;
}
