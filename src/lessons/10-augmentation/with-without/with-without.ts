// The exhibit `with-without` without its view: the same network, seeds and budget, with and without augmentation.
// Not responsible for: training (trials.ts), what is shown of it (with-without-model.ts), words (with-without.text.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { DatasetId } from '../../../engine/catalog/datasets.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { NO_AUGMENTATION, SEED_AUGMENTATION, type AugmentationSpec } from '../../../nn/augmentation/spec.ts';
import { ADAM, toSeed, type TrainingPlan } from '../../../nn/plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Trial } from '../trials.ts';

export const RECIPES = ['notes', 'gentle', 'strong', 'colours'] as const;
export type Recipe = (typeof RECIPES)[number];

export const RECIPE_SPECS: Readonly<Record<Recipe, AugmentationSpec>> = {
  notes: SEED_AUGMENTATION,
  gentle: { ...NO_AUGMENTATION, widthShift: 0.05, heightShift: 0.05 },
  strong: {
    ...SEED_AUGMENTATION,
    rotationDegrees: 15,
    widthShift: 0.2,
    heightShift: 0.2,
    zoom: 0.2,
    shear: 0.1,
    cutOut: 0.3,
    fillMode: 'reflect',
  },
  colours: { ...NO_AUGMENTATION, brightness: 0.2, contrast: 0.3, hueTurns: 0.05, noise: 0.03 },
};

export const DATA = ['cifar10', 'fashion-mnist', 'mnist'] as const satisfies readonly DatasetId[];
export const ARMS = ['without', 'with'] as const;
export type Arm = (typeof ARMS)[number];
export const METRICS = ['accuracy', 'loss'] as const;
export type Metric = (typeof METRICS)[number];

export const LIMITS = {
  trainCount: { min: 200, max: 5000 },
  epochs: { min: 2, max: 60 },
  seeds: { min: 1, max: 5 },
} as const;
const VALIDATION_COUNT = 1000;
const TEST_COUNT = 2000;

export interface CompareState {
  readonly data: (typeof DATA)[number];
  readonly recipe: Recipe;
  readonly trainCount: number;
  readonly epochs: number;
  /** Seeds 1 to this one are trained. */
  readonly seeds: number;
  /** Whose curves are shown. */
  readonly shownSeed: number;
  readonly metric: Metric;
}

export type CompareAction =
  | { readonly kind: 'data'; readonly data: CompareState['data'] }
  | { readonly kind: 'recipe'; readonly recipe: Recipe }
  | { readonly kind: 'number'; readonly field: keyof typeof LIMITS; readonly value: number }
  | { readonly kind: 'shown-seed'; readonly seed: number }
  | { readonly kind: 'metric'; readonly metric: Metric };

export const initial: CompareState = {
  data: 'cifar10',
  recipe: 'notes',
  trainCount: 1000,
  epochs: 20,
  seeds: 3,
  shownSeed: 1,
  metric: 'accuracy',
};

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: CompareState, action: CompareAction): CompareState {
  switch (action.kind) {
    case 'data':
      return { ...state, data: action.data };
    case 'recipe':
      return { ...state, recipe: action.recipe };
    case 'number': {
      if (!isWhole(action.value, LIMITS[action.field])) return state;
      const next = { ...state, [action.field]: action.value };
      return { ...next, shownSeed: Math.min(next.shownSeed, next.seeds) };
    }
    case 'shown-seed':
      return isWhole(action.seed, { min: 1, max: state.seeds }) ? { ...state, shownSeed: action.seed } : state;
    case 'metric':
      return { ...state, metric: action.metric };
    default:
      return action satisfies never;
  }
}

export function networkOf(data: CompareState['data']): NetworkSpec {
  return data === 'cifar10' ? SEED_CIFAR_CNN : MNIST_CNN;
}

/** One training: everything but augmentation is the same in both arms. */
export function trialOf(state: CompareState, arm: Arm, seed: number): Trial {
  const { data, recipe, trainCount, epochs } = state;
  const spec = networkOf(data);
  const plan: TrainingPlan = {
    dataset: data,
    trainCount,
    validationCount: VALIDATION_COUNT,
    seed: toSeed(seed),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 32,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
    ...(arm === 'with' ? { augmentation: RECIPE_SPECS[recipe] } : {}),
  };
  return { runId: runName('augmentation', spec, plan), spec, plan, testCount: TEST_COUNT };
}

/** All trainings, pair by pair, so that a first comparison is there early. */
export function trialsOf(state: CompareState): readonly Trial[] {
  return Array.from({ length: state.seeds }, (_, n) => n + 1).flatMap((seed) =>
    ARMS.map((arm) => trialOf(state, arm, seed)),
  );
}

export function encode(state: CompareState): LinkQuery {
  return writeLink({
    data: [state.data, initial.data],
    recipe: [state.recipe, initial.recipe],
    train: [String(state.trainCount), String(initial.trainCount)],
    epochs: [String(state.epochs), String(initial.epochs)],
    seeds: [String(state.seeds), String(initial.seeds)],
    shown: [String(state.shownSeed), String(initial.shownSeed)],
    metric: [state.metric, initial.metric],
  });
}

export function decode(query: LinkQuery): Decoded<CompareState> {
  return readLink(query, (link) => {
    const seeds = link.integer('seeds', LIMITS.seeds.min, LIMITS.seeds.max, initial.seeds);
    return {
      data: link.choice('data', DATA, initial.data),
      recipe: link.choice('recipe', RECIPES, initial.recipe),
      trainCount: link.integer('train', LIMITS.trainCount.min, LIMITS.trainCount.max, initial.trainCount),
      epochs: link.integer('epochs', LIMITS.epochs.min, LIMITS.epochs.max, initial.epochs),
      seeds,
      shownSeed: link.integer('shown', 1, seeds, initial.shownSeed),
      metric: link.choice('metric', METRICS, initial.metric),
    };
  });
}

/** Dragging a number is one undo step. */
export function transient(action: CompareAction): boolean {
  return action.kind === 'number';
}

export const steps: readonly LecternStep<CompareState>[] = [
  {
    id: 'thousand',
    title: { zh: '一千张图片', en: 'A thousand images' },
    note: {
      zh: '先请大家猜：同一个网络，同样的轮数，哪一条训练曲线更高，哪一条验证曲线更高？',
      en: 'Ask first: same network, same number of epochs. Whose training curve will be higher, and whose validation curve?',
    },
    state: initial,
  },
  {
    id: 'loss',
    title: { zh: '看损失', en: 'Look at the loss' },
    note: {
      zh: '不增强时验证损失先降后升：这就是过拟合。增强以后拐点在哪里？',
      en: 'Without augmentation the validation loss falls, then climbs: overfitting. Where does it turn with augmentation?',
    },
    state: { ...initial, metric: 'loss' },
  },
  {
    id: 'patience',
    title: { zh: '多给些轮数', en: 'More patience' },
    note: {
      zh: '同样的一千张，五十轮。不增强的已经背完了；增强的还在学。测试准确率的差距这回分得出来吗？',
      en: 'The same thousand, fifty epochs. Without augmentation all is learnt by heart; with it learning goes on. Is the difference in the test clear now?',
    },
    state: { ...initial, epochs: 50 },
  },
  {
    id: 'more-data',
    title: { zh: '数据多一些', en: 'More data' },
    note: {
      zh: '五千张真的新图片比增强更有用吗？把差距记下来，与一千张比较。',
      en: 'Five thousand real images: do they narrow the gap more than augmentation did? Note the gap and compare.',
    },
    state: { ...initial, trainCount: 5000, epochs: 8, seeds: 1 },
  },
  {
    id: 'strong',
    title: { zh: '下手更重', en: 'A heavier hand' },
    note: {
      zh: '变得越多，训练越难，需要的轮数也越多。二十轮够不够？',
      en: 'The more pictures change, the harder they are to fit and the more epochs it takes. Are twenty enough?',
    },
    state: { ...initial, recipe: 'strong' },
  },
];
