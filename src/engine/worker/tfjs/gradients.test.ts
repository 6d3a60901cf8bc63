// Gradients of whole random networks against differences of the loss. Both use the same forward pass, which
// forward.test.ts holds to nn's.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dense, flatten } from '../../../nn/build.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { Seed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { LayerNode, NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import type { TrainerBackend } from '../trainer.ts';
import { startCpu } from './start-cpu.ts';

const COUNT = 3;
const CLASSES = 3;
/** Tried in this order: a short step avoids bends of the loss (maxima that change place), a long one its rounding. */
const STEPS = [4e-3, 1e-3, 2.5e-4] as const;
/** Rounding of a loss near 1. */
const LOSS_ERROR = 4e-7;

/** Differences need a loss without sharp bends: no division by a tiny variance. */
function softened(node: LayerNode): LayerNode {
  return node.layer.className === 'BatchNormalization' ? { ...node, layer: { ...node.layer, epsilon: 0.3 } } : node;
}

function classifier(choices: readonly number[]): NetworkSpec {
  const { inputShape, nodes } = randomNetwork(chooseFrom(choices), {
    graphs: true,
    activations: ['linear', 'tanh', 'sigmoid', 'softplus', 'swish', 'gelu', 'softmax', 'elu'],
  });
  const head = [{ layer: flatten() }, { layer: dense({ units: CLASSES, activation: 'softmax' }) }];
  return { inputShape, nodes: [...nodes.map(softened), ...head] };
}

function weightsOf(spec: NetworkSpec, seed: Seed): Float32Array[] {
  return weightSpecs(spec).map(({ shape, role, fanIn, fanOut }, index) => {
    const random = createRandom(seed, index);
    const isKernel = role.endsWith('kernel');
    const scale = isKernel ? Math.sqrt(2 / (fanIn + fanOut)) : 0.1;
    const centre = role === 'gamma' || role === 'moving_variance' ? 1 : 0;
    return Float32Array.from({ length: sizeOf(shape) }, () => centre + scale * random.normal());
  });
}

interface Comparison {
  /** Length of the gradient. */
  readonly norm: number;
  /** Slope of the loss along a random direction by differences, less the slope by the gradient; best of all steps. */
  readonly error: number;
  /** What rounding may have added to the error. */
  readonly noise: number;
}

async function compare(backend: TrainerBackend, spec: NetworkSpec, seed: Seed): Promise<readonly Comparison[]> {
  const weights = weightsOf(spec, seed);
  const trainer = backend.createTrainer({
    spec,
    loss: 'categorical_crossentropy',
    optimizer: ADAM,
    batchSize: COUNT,
    seed,
    initialWeights: weights,
  });
  const random = createRandom(seed, 1000);
  const batch = {
    images: Float32Array.from({ length: COUNT * sizeOf(spec.inputShape) }, () => random.normal()),
    labels: Uint8Array.from({ length: COUNT }, () => random.integer(CLASSES)),
    count: COUNT,
  };
  const { gradients } = await trainer.gradients(batch, 2);
  const trainable = weightSpecs(spec).flatMap((weight, position) => (weight.trainable ? [position] : []));
  const comparisons: Comparison[] = [];
  for (const [index, position] of trainable.entries()) {
    const gradient = gradients[index]?.values ?? new Float32Array();
    const direction = Float32Array.from(gradient, () => random.normal());
    const computed = gradient.reduce((sum, value, j) => sum + value * (direction[j] ?? 0), 0);
    const norm = Math.hypot(...gradient);
    const lossAt = async (distance: number) => {
      const moved = (values: Float32Array) => values.map((value, j) => value + distance * (direction[j] ?? 0));
      trainer.setWeights(weights.map((values, i) => (i === position ? moved(values) : values)));
      return (await trainer.gradients(batch, 2)).loss;
    };
    let best: Comparison = { norm, error: Infinity, noise: 0 };
    for (const step of STEPS) {
      const measured = ((await lossAt(step)) - (await lossAt(-step))) / (2 * step);
      const found = { norm, error: Math.abs(measured - computed), noise: LOSS_ERROR / step };
      if (isClose(found) || found.error < best.error) best = found;
      if (isClose(best)) break;
    }
    comparisons.push(best);
  }
  trainer.dispose();
  return comparisons;
}

function isClose({ norm, error, noise }: Comparison): boolean {
  return error < 0.02 * norm + noise;
}

test('gradients of random networks are the slopes of their losses', async () => {
  const backend = await startCpu();
  const classNames = new Set<string>();
  const met = { all: 0, telling: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 9999 }), { minLength: 30, maxLength: 120 }),
      fc.nat(),
      async (choices, seed) => {
        const spec = classifier(choices);
        for (const comparison of await compare(backend, spec, toSeed(seed))) {
          expect(comparison).toSatisfy(isClose);
          met.all += 1;
          if (comparison.norm > 20 * comparison.noise) met.telling += 1;
        }
        for (const { layer } of spec.nodes) classNames.add(layer.className);
      },
    ),
    // The same networks every time: a bend at the very place may hide in another one.
    { numRuns: 150, seed: 1 },
  );
  expect(backend.memory().tensors).toBe(0);
  expect(classNames.size).toBe(16);
  expect(met.telling / met.all).toBeGreaterThan(0.8);
});
