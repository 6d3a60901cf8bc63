// Compares one backend with another, case by case: outputs, loss, gradients, and weights after a few steps.
// Not responsible for: the cases (op-cases.ts) or what a difference means (protocol/device.ts).
import { initialWeights } from '../../../nn/initializers.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import type { Random } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { NamedWeights } from '../../protocol/calls.ts';
import type { OpCaseId, OpDifference } from '../../protocol/device.ts';
import { toEngineError } from '../../protocol/errors.ts';
import type { Batch, Trainer, TrainerBackend } from '../trainer.ts';
import { larger, largest, relativeDifference } from './difference.ts';
import { opCaseOf } from './op-cases.ts';
import type { OpCase } from './op-cases.ts';
import type { Patience } from './patience.ts';

const SEED = toSeed(20);
/** The first step finds the weights where the page put them; later ones where the device left them. */
const STEPS = 3;
/** A gradient below this part of the network's largest one is zero but for rounding. */
const NEGLIGIBLE = 1e-3;

/** What an embedding reads are rows of its table; everything else reads numbers around zero. */
function inputValues(spec: NetworkSpec, random: Random): () => number {
  const first = spec.nodes[0]?.layer;
  return first?.className === 'Embedding' ? () => random.integer(first.inputDim) : () => random.normal();
}

/** Made-up samples of a network's input; the same ones for the same index. */
export function randomBatch(spec: NetworkSpec, classes: number, count: number, index: number): Batch {
  const random = createRandom(toSeed(77), index);
  const images = Float32Array.from({ length: count * sizeOf(spec.inputShape) }, inputValues(spec, random));
  return { images, labels: Uint8Array.from({ length: count }, () => random.integer(classes)), count };
}

interface Answers {
  readonly predictions: Float32Array;
  readonly losses: readonly number[];
  readonly gradients: readonly NamedWeights[];
  readonly weights: readonly NamedWeights[];
}

async function answersOf(backend: TrainerBackend, tested: OpCase, patience: Patience): Promise<Answers> {
  const { spec, loss, optimizer, batchSize, classes, count } = tested;
  const batch = (index: number): Batch => randomBatch(spec, classes, count, index);
  const trainer: Trainer = backend.createTrainer({
    spec,
    loss,
    optimizer,
    batchSize,
    seed: SEED,
    initialWeights: initialWeights(spec, SEED),
  });
  try {
    const predictions = (await patience(trainer.predict(batch(0).images, count))).slice();
    const first = await patience(trainer.gradients(batch(0), 0));
    const gradients = first.gradients.map((each) => ({ ...each, values: each.values.slice() }));
    const losses = [first.loss];
    for (let step = 0; step < STEPS; step += 1) losses.push((await patience(trainer.step(batch(step), step))).loss);
    const values = await patience(trainer.getWeights());
    const weights = weightSpecs(spec).map(({ name, shape }, i) => ({
      name,
      shape,
      values: values[i]?.slice() ?? new Float32Array(),
    }));
    return { predictions, losses, gradients, weights };
  } finally {
    trainer.dispose();
  }
}

interface Worst {
  readonly difference: number | null;
  readonly name: string | null;
}

function compareNamed(found: readonly NamedWeights[], expected: readonly NamedWeights[]): Worst {
  const scale = NEGLIGIBLE * Math.max(0, ...expected.map(({ values }) => largest(values)));
  let worst: Worst = { difference: 0, name: null };
  for (const { name, values } of expected) {
    const own = found.find((each) => each.name === name)?.values ?? new Float32Array();
    const difference = relativeDifference(own, values, scale);
    if (worst.difference === null) break;
    if (difference === null || difference > worst.difference) worst = { difference, name };
  }
  return worst;
}

/** What the tested backend throws is an answer; what the reference throws is thrown. */
export async function compareOp(
  op: OpCaseId,
  tested: TrainerBackend,
  reference: TrainerBackend,
  patience: Patience,
): Promise<OpDifference> {
  const opCase = opCaseOf(op);
  const expected = await answersOf(reference, opCase, patience);
  try {
    const found = await answersOf(tested, opCase, patience);
    const gradients = compareNamed(found.gradients, expected.gradients);
    const weights = compareNamed(found.weights, expected.weights);
    const outputs = relativeDifference(found.predictions, expected.predictions);
    const worst = larger(gradients.difference, weights.difference) === gradients.difference ? gradients : weights;
    return {
      op,
      forward: larger(outputs, relativeDifference(found.losses.slice(0, 1), expected.losses.slice(0, 1))),
      gradients: gradients.difference,
      weights: weights.difference,
      worst: worst.name,
      problem: null,
    };
  } catch (thrown) {
    const error = toEngineError(thrown);
    if (error.code === 'backend-lost') throw error;
    return { op, forward: null, gradients: null, weights: null, worst: null, problem: error.message };
  }
}
