// The recipes that look inside a network, on a backend and on cpu with the same weights: how far they differ, and what
// twenty looks leave behind. Not responsible for: expectations (backends.spec.ts), starting backends (scenarios.ts).
import { attack } from '../../src/nn/inside/adversarial.ts';
import { excite } from '../../src/nn/inside/excite.ts';
import { gradCam } from '../../src/nn/inside/grad-cam.ts';
import { gradientSaliency } from '../../src/nn/inside/gradient-saliency.ts';
import type { Insides, ScalarSpec } from '../../src/nn/inside/insides.ts';
import { integratedGradients } from '../../src/nn/inside/integrated-gradients.ts';
import { occlusionMap } from '../../src/nn/inside/occlusion.ts';
import { robustness } from '../../src/nn/inside/robustness.ts';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../src/nn/build.ts';
import { initialWeights } from '../../src/nn/initializers.ts';
import { ADAM, toSeed } from '../../src/nn/plan.ts';
import { createRandom } from '../../src/nn/random.ts';
import { sizeOf } from '../../src/nn/shapes.ts';
import type { TrainerBackend } from '../../src/engine/worker/trainer.ts';

const SPEC = sequential(
  [8, 8, 3],
  [
    conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
);
const LOGIT: ScalarSpec = { nodeIndex: 3, logits: true, unit: 1, reduce: 'sum' };
const PATIENT = { check: () => undefined, report: () => undefined };
const SEED = toSeed(12);

interface Opened extends Insides {
  dispose(): void;
}

function open(engine: TrainerBackend): Opened {
  const trainer = engine.createTrainer({
    spec: SPEC,
    loss: 'sparse_categorical_crossentropy',
    optimizer: ADAM,
    batchSize: 4,
    seed: SEED,
    initialWeights: initialWeights(SPEC, SEED),
  });
  return {
    spec: SPEC,
    outputs: (...question) => trainer.activations(...question),
    gradient: (question) => trainer.scalarGradient(question),
    dispose: () => trainer.dispose(),
  };
}

function randomImages(count: number): Float32Array {
  const random = createRandom(toSeed(5));
  return Float32Array.from({ length: count * sizeOf(SPEC.inputShape) }, () => random.uniform());
}

/** Everything a recipe answers in numbers, by name. */
async function look(insides: Insides): Promise<ReadonlyMap<string, Float32Array>> {
  const image = randomImages(1);
  const integrated = await integratedGradients(insides, image, LOGIT, { baseline: 0, steps: 10 }, PATIENT);
  const excited = await excite(
    insides,
    LOGIT,
    { seed: SEED, steps: 3, stepSize: 0.01, decay: 0.01, variation: 0.1, blur: 0, jitter: 1, decorrelate: true },
    PATIENT,
  );
  const attacked = await attack(
    insides,
    image,
    { label: 1, target: null, epsilon: 0.02, steps: 1, stepSize: 0.02, randomStart: null },
    PATIENT,
  );
  const [silenced] = await insides.outputs(image, 1, [3], [{ nodeIndex: 0, channel: 2 }]);
  return new Map([
    ['gradient', (await gradientSaliency(insides, image, LOGIT)).values],
    ['guided', (await gradientSaliency(insides, image, LOGIT, { guided: true })).values],
    ['integrated gradients', integrated.values],
    ['grad-cam', (await gradCam(insides, image, LOGIT, 0)).values],
    ['occlusion', (await occlusionMap(insides, image, { unit: 1, size: 3, stride: 3, fill: 0 }, PATIENT)).values],
    ['activation maximisation', excited.image],
    ['loss under attack', Float32Array.from(attacked, ({ loss }) => loss)],
    ['without a channel', silenced?.values ?? new Float32Array()],
  ]);
}

export interface InsideComparison {
  /** By recipe: largest difference from cpu, of the largest value there. */
  readonly differences: readonly { readonly name: string; readonly error: number }[];
  readonly early: ReturnType<TrainerBackend['memory']>;
  readonly late: ReturnType<TrainerBackend['memory']>;
}

/** `repetitions`: looks between the two readings of memory. */
export async function compareInsides(
  engine: TrainerBackend,
  cpu: TrainerBackend,
  repetitions: number,
): Promise<InsideComparison> {
  const [mine, theirs] = [open(engine), open(cpu)];
  const [found, expected] = [await look(mine), await look(theirs)];
  const differences = [...expected].map(([name, values]) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const off = values.reduce((most, value, i) => {
      const distance = Math.abs(value - (found.get(name)?.[i] ?? Number.NaN));
      return distance > most || Number.isNaN(distance) ? distance : most;
    }, 0);
    return { name, error: off / Math.max(1e-6, largest) };
  });
  const early = engine.memory();
  const [images, labels] = [randomImages(4), [0, 1, 2, 1]];
  for (let i = 0; i < repetitions; i += 1) {
    await look(mine);
    await robustness(mine, images, labels, { epsilon: 0.02, steps: 2, stepSize: 0.01 }, PATIENT);
  }
  const late = engine.memory();
  mine.dispose();
  theirs.dispose();
  return { differences, early, late };
}
