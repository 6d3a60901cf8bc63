// Adversarial images: a change too small to see, made along the sign of the loss's gradient, once (FGSM, Goodfellow et
// al. 2015, arXiv:1412.6572) or in many small steps that stay within the same bound (PGD, Madry et al. 2018,
// arXiv:1706.06083). Not responsible for: drawing the change, or training against it.
import type { Seed } from '../plan.ts';
import { createRandom } from '../random.ts';
import { inferShapes, sizeOf } from '../shapes.ts';
import type { Insides, ScalarSpec, Watch } from './insides.ts';

export interface AttackOptions {
  /** The class that the image is of. */
  readonly label: number;
  /** The class it shall be taken for; null: any other. */
  readonly target: number | null;
  /** No number of the image changes by more than this; pixels have values in [0, 1]. */
  readonly epsilon: number;
  readonly steps: number;
  /** What a number changes by in one step. With one step of epsilon it is FGSM. */
  readonly stepSize: number;
  /** Where given, starts at a random place within the bound. */
  readonly randomStart: Seed | null;
}

export interface AttackState {
  readonly step: number;
  readonly image: Float32Array;
  /** What the network says of this image. */
  readonly probabilities: Float32Array;
  /** Cross-entropy of the label (of the target, where there is one) for this image, in nats. */
  readonly loss: number;
}

/** The logits of the network: the last node before its softmax. */
function logitsOf(insides: Insides, combination: readonly number[]): ScalarSpec {
  return { nodeIndex: insides.spec.nodes.length - 1, logits: true, combination, reduce: 'sum' };
}

async function probabilitiesOf(insides: Insides, image: Float32Array): Promise<Float32Array> {
  const [output] = await insides.outputs(image, 1, [insides.spec.nodes.length - 1]);
  return output?.values ?? new Float32Array();
}

function crossEntropy(probabilities: Float32Array, wanted: number): number {
  return -Math.log(Math.max(1e-7, probabilities[wanted] ?? 0));
}

/**
 * Every state from the image itself (step 0) on. For a network that ends in a softmax: the slope of its cross-entropy is
 * that of the logits times (probability - label). RangeError on a class that the network does not have.
 */
export async function attack(
  insides: Insides,
  image: Float32Array,
  { label, target, epsilon, steps, stepSize, randomStart }: AttackOptions,
  watch: Watch<AttackState>,
): Promise<readonly AttackState[]> {
  const wanted = target ?? label;
  const classes = sizeOf(inferShapes(insides.spec).at(-1)?.output ?? []);
  if (!(wanted >= 0 && wanted < classes)) throw new RangeError(`no class ${wanted} of ${classes}`);
  // Away from the label, or towards the target.
  const direction = target === null ? 1 : -1;
  const stateAt = async (step: number, at: Float32Array): Promise<AttackState> => {
    const probabilities = await probabilitiesOf(insides, at);
    return { step, image: at, probabilities, loss: crossEntropy(probabilities, wanted) };
  };
  const within = (value: number, i: number): number => {
    const own = image[i] ?? 0;
    return Math.min(1, own + epsilon, Math.max(0, own - epsilon, value));
  };
  watch.check();
  const states = [await stateAt(0, image)];
  const random = randomStart === null ? null : createRandom(randomStart);
  let current =
    random === null ? image : image.map((value, i) => within(value + epsilon * (2 * random.uniform() - 1), i));
  let probabilities = random === null ? states[0]?.probabilities : await probabilitiesOf(insides, current);
  for (let step = 1; step <= steps; step += 1) {
    watch.check();
    const combination = Array.from(probabilities ?? [], (p, k) => p - (k === wanted ? 1 : 0));
    const of = logitsOf(insides, combination);
    const { values } = await insides.gradient({ images: current, count: 1, of, with: 'input' });
    current = current.map((value, i) => within(value + direction * stepSize * Math.sign(values[i] ?? 0), i));
    const state = await stateAt(step, current);
    probabilities = state.probabilities;
    states.push(state);
    watch.report(state);
  }
  return states;
}
