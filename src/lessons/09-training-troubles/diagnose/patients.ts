// The ten patients of the clinic: for each cause a network and plan that it makes ill, and the same with one thing mended.
// Not responsible for: training them (clinic.ts), what is measured (findings.ts) or any words.
import { activation, dense, flatten, sequential } from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { OptimizerSpec, TrainingPlan } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';
import type { Activation, Initializer, NetworkSpec } from '../../../nn/spec.ts';

/** What can be the matter, in the order of the list that the reader picks from. */
export const CAUSES = [
  'rate-too-small',
  'rate-too-large',
  'batch-too-small',
  'no-shuffle',
  'wrong-labels',
  'too-little-data',
  'init-too-large',
  'saturated',
  'dead-units',
  'softmax-twice',
] as const;
export type CauseId = (typeof CAUSES)[number];

/** Everything that decides a training. */
export interface Treatment {
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  /** What the biases of all hidden layers begin with; 0 where nothing is amiss. */
  readonly hiddenBias: number;
}

export interface Patient {
  readonly cause: CauseId;
  readonly sick: Treatment;
  /** The same seed and data, the cause removed. */
  readonly well: Treatment;
}

const CLASSES = 10;
const VALIDATION = 500;
/** Where the biases of the dead units begin. */
export const DEAD_BIAS = -3;

interface Recipe {
  readonly hidden: readonly number[];
  readonly activation?: Activation;
  readonly initializer?: Initializer;
  readonly softmaxTwice?: boolean;
  readonly bias?: number;
  readonly optimizer?: OptimizerSpec;
  readonly trainCount?: number;
  readonly batchSize?: number;
  readonly epochs?: number;
  readonly shuffle?: boolean;
  readonly labelNoise?: number;
}

function sgd(learningRate: number, momentum = 0): OptimizerSpec {
  return { kind: 'sgd', learningRate, momentum, nesterov: false };
}

function adam(learningRate: number): OptimizerSpec {
  return { kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
}

/** Each cause as two recipes that differ in nothing but it. */
const RECIPES: Readonly<Record<CauseId, { readonly sick: Recipe; readonly well: Partial<Recipe> }>> = {
  'rate-too-small': {
    sick: { hidden: [32], optimizer: sgd(1e-4), epochs: 4 },
    well: { optimizer: sgd(0.1) },
  },
  'rate-too-large': {
    sick: { hidden: [32], activation: 'leaky_relu', optimizer: sgd(0.5, 0.9), epochs: 4 },
    well: { optimizer: sgd(0.05, 0.9) },
  },
  'batch-too-small': {
    sick: { hidden: [32], activation: 'tanh', optimizer: sgd(0.3), batchSize: 2, epochs: 4 },
    well: { batchSize: 32 },
  },
  'no-shuffle': { sick: { hidden: [32], shuffle: false, epochs: 4 }, well: { shuffle: true } },
  'wrong-labels': {
    sick: { hidden: [64], labelNoise: 0.4, optimizer: adam(1e-3), epochs: 12 },
    well: { labelNoise: 0 },
  },
  'too-little-data': {
    sick: { hidden: [128], optimizer: adam(3e-3), trainCount: 200, epochs: 60 },
    well: { trainCount: 3000, epochs: 4 },
  },
  'init-too-large': {
    sick: {
      hidden: [64, 64, 64, 64, 64, 64, 64, 64],
      initializer: { kind: 'random_normal', stddev: 1.5 },
      trainCount: 3000,
      epochs: 4,
    },
    well: { initializer: 'he_normal' },
  },
  saturated: {
    sick: { hidden: [32, 32, 32, 32, 32], activation: 'sigmoid', epochs: 5 },
    well: { activation: 'relu' },
  },
  'dead-units': { sick: { hidden: [32, 32], bias: DEAD_BIAS, epochs: 4 }, well: { bias: 0 } },
  'softmax-twice': {
    sick: { hidden: [32], softmaxTwice: true, optimizer: adam(3e-3), epochs: 8 },
    well: { softmaxTwice: false },
  },
};

function specOf({
  hidden,
  activation: shape = 'relu',
  initializer = 'glorot_uniform',
  softmaxTwice,
}: Recipe): NetworkSpec {
  return sequential(
    [28, 28, 1],
    [
      flatten(),
      ...hidden.map((units) => dense({ units, activation: shape, kernelInitializer: initializer })),
      dense({ units: CLASSES, activation: 'softmax' }),
      ...(softmaxTwice === true ? [activation({ activation: 'softmax' })] : []),
    ],
  );
}

function planOf(recipe: Recipe, seed: number): TrainingPlan {
  const {
    optimizer = sgd(0.1),
    trainCount = 2000,
    batchSize = 32,
    epochs = 4,
    shuffle = true,
    labelNoise = 0,
  } = recipe;
  return {
    dataset: 'mnist',
    trainCount,
    validationCount: VALIDATION,
    seed: toSeed(seed),
    optimizer,
    loss: 'sparse_categorical_crossentropy',
    batchSize,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
    ...(shuffle ? {} : { shuffle }),
    ...(labelNoise === 0 ? {} : { labelNoise }),
  };
}

/** The weights that a training begins with, where they are not simply what its seed draws. */
export function startingWeights({ spec, plan, hiddenBias }: Treatment): readonly Float32Array[] {
  const specs = weightSpecs(spec);
  const outputBias = specs.length - 1;
  return initialWeights(spec, plan.seed).map((values, place) =>
    specs[place]?.role === 'bias' && place !== outputBias ? values.map(() => hiddenBias) : values,
  );
}

function treatment(recipe: Recipe, seed: number): Treatment {
  return { spec: specOf(recipe), plan: planOf(recipe, seed), hiddenBias: recipe.bias ?? 0 };
}

export function patientWith(cause: CauseId, seed: number): Patient {
  const { sick, well } = RECIPES[cause];
  return { cause, sick: treatment(sick, seed), well: treatment({ ...sick, ...well }, seed) };
}

/** Stream of the order in which patients sit in the waiting room; beside those of nn's own. */
const WAITING_ROOM = 900;

/** Who sits behind each number: every cause once, in an order that the seed decides. */
export function waitingRoom(seed: number): readonly CauseId[] {
  return Array.from(permutation(CAUSES.length, toSeed(seed), WAITING_ROOM), (place) => CAUSES[place] ?? CAUSES[0]);
}
