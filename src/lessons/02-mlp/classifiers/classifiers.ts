// The exhibit `mnist-classifiers` without its view: which network of the reader's own is to take its place among the known ones.
// Not responsible for: training it (bench.ts), results kept (kept-results.ts), what is shown (classifiers-model.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

/** Units of the hidden layer; 0: no hidden layer, a linear classifier. */
export const HIDDEN = ['0', '32', '128', '300'] as const;
export type Hidden = (typeof HIDDEN)[number];
export const TRAIN_COUNT = { min: 1000, max: 60_000, step: 1000 } as const;
export const EPOCHS = { min: 1, max: 10 } as const;
export const TEST_COUNT = 10_000;
const BATCH = 32;

export interface ClassifierState {
  readonly hidden: Hidden;
  readonly trainCount: number;
  readonly epochs: number;
}

export type ClassifierAction =
  | { readonly kind: 'hidden'; readonly hidden: Hidden }
  | { readonly kind: 'train-count'; readonly trainCount: number }
  | { readonly kind: 'epochs'; readonly epochs: number };

export const initial: ClassifierState = { hidden: '128', trainCount: 10_000, epochs: 3 };

export function reduce(state: ClassifierState, action: ClassifierAction): ClassifierState {
  switch (action.kind) {
    case 'hidden':
      return { ...state, hidden: action.hidden };
    case 'train-count': {
      const trainCount = Math.round(action.trainCount / TRAIN_COUNT.step) * TRAIN_COUNT.step;
      return trainCount >= TRAIN_COUNT.min && trainCount <= TRAIN_COUNT.max ? { ...state, trainCount } : state;
    }
    case 'epochs': {
      const { epochs } = action;
      return Number.isInteger(epochs) && epochs >= EPOCHS.min && epochs <= EPOCHS.max ? { ...state, epochs } : state;
    }
    default:
      return action satisfies never;
  }
}

export function encode(state: ClassifierState): LinkQuery {
  return writeLink({
    hidden: [state.hidden, initial.hidden],
    size: [String(state.trainCount / TRAIN_COUNT.step), String(initial.trainCount / TRAIN_COUNT.step)],
    epochs: [String(state.epochs), String(initial.epochs)],
  });
}

export function decode(query: LinkQuery): Decoded<ClassifierState> {
  const thousands = (images: number): number => images / TRAIN_COUNT.step;
  return readLink(query, (link) => ({
    hidden: link.choice('hidden', HIDDEN, initial.hidden),
    trainCount:
      link.integer('size', thousands(TRAIN_COUNT.min), thousands(TRAIN_COUNT.max), thousands(initial.trainCount)) *
      TRAIN_COUNT.step,
    epochs: link.integer('epochs', EPOCHS.min, EPOCHS.max, initial.epochs),
  }));
}

/** Sliding is one undo step. */
export function transient(action: ClassifierAction): boolean {
  return action.kind !== 'hidden';
}

export function specOf({ hidden }: ClassifierState): NetworkSpec {
  const units = Number(hidden);
  return sequential(
    [28, 28, 1],
    [
      flatten(),
      ...(units === 0 ? [] : [dense({ units, activation: 'relu' })]),
      dense({ units: 10, activation: 'softmax' }),
    ],
  );
}

export function planOf({ trainCount, epochs }: ClassifierState): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount,
    validationCount: 0,
    seed: toSeed(1),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

/** The run's name on this device: the same network and plan find the same run again. */
export function runIdOf(state: ClassifierState): string {
  return runName('classifier', specOf(state), planOf(state));
}

export function parametersOf(state: ClassifierState): number {
  return countParameters(specOf(state)).total;
}

export const steps: readonly LecternStep<ClassifierState>[] = [
  {
    id: 'linear',
    title: { zh: '没有隐藏层', en: 'No hidden layer' },
    note: {
      zh: '1998 年的线性分类器错 12%。同样的形状，换成交叉熵和 Adam，会错多少？先猜。',
      en: 'The linear classifier of 1998 had 12% wrong. The same shape with cross-entropy and Adam: guess first.',
    },
    state: { ...initial, hidden: '0' },
  },
  {
    id: 'first',
    title: { zh: '一个隐藏层，一万张图片', en: 'One hidden layer, ten thousand images' },
    note: {
      zh: '几秒钟的训练，能排到哪里？注意它看过的图片只有别人的六分之一。',
      en: 'Where do some seconds of training put it? Mind that it saw a sixth of the images that the others had.',
    },
    state: initial,
  },
  {
    id: 'all-images',
    title: { zh: '全部六万张', en: 'All sixty thousand' },
    note: {
      zh: '300 个隐藏单元，当年错 4.7%（均方误差）。图片一样多了，再比才公平。',
      en: 'With 300 hidden units and squared error, 4.7% were wrong then. With as many images it is a fair comparison.',
    },
    state: { hidden: '300', trainCount: 60_000, epochs: 3 },
  },
];
