// The exhibit `callbacks` without its view: the settings of EarlyStopping and ModelCheckpoint, and where the scrubber stands.
// Not responsible for: runs (use-callbacks.ts) or what the callbacks do (timeline-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { EPOCHS } from './overfit-run.ts';

/** File names of ModelCheckpoint as links say them; see nn/early-stopping.ts. */
export const FILES = ['one', 'each'] as const;
export type FileChoice = (typeof FILES)[number];

/** What is drawn of the first layer: its weights, or what training has added to them. */
export const PICTURES = ['weights', 'change'] as const;
export type Picture = (typeof PICTURES)[number];

export const PATIENCE = { min: 0, max: 15 } as const;
export const MIN_DELTA = { min: 0, max: 0.2 } as const;
export const SEEDS = { min: 1, max: 999 } as const;

export interface CallbacksState {
  /** Epoch that is looked at, 0 before training. */
  readonly epoch: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly restoreBest: boolean;
  readonly saveBestOnly: boolean;
  readonly files: FileChoice;
  readonly picture: Picture;
  readonly seed: number;
}

export type CallbacksAction =
  | { readonly kind: 'number'; readonly field: CallbacksNumber; readonly value: number }
  | { readonly kind: 'flag'; readonly field: 'restoreBest' | 'saveBestOnly'; readonly on: boolean }
  | { readonly kind: 'files'; readonly files: FileChoice }
  | { readonly kind: 'picture'; readonly picture: Picture };

export type CallbacksNumber = 'epoch' | 'patience' | 'minDelta' | 'seed';

export const initial: CallbacksState = {
  epoch: EPOCHS,
  patience: 3,
  minDelta: 0,
  restoreBest: true,
  saveBestOnly: true,
  files: 'one',
  picture: 'change',
  seed: 1,
};

const RANGES: Readonly<Record<CallbacksNumber, { readonly min: number; readonly max: number }>> = {
  epoch: { min: 0, max: EPOCHS },
  patience: PATIENCE,
  minDelta: MIN_DELTA,
  seed: SEEDS,
};

export function reduce(state: CallbacksState, action: CallbacksAction): CallbacksState {
  switch (action.kind) {
    case 'number': {
      const { min, max } = RANGES[action.field];
      const { value } = action;
      const isUsable = value >= min && value <= max && (action.field === 'minDelta' || Number.isInteger(value));
      // Adding zero turns -0, which no link can say, into 0.
      return isUsable ? { ...state, [action.field]: value + 0 } : state;
    }
    case 'flag':
      return { ...state, [action.field]: action.on };
    case 'files':
      return { ...state, files: action.files };
    case 'picture':
      return { ...state, picture: action.picture };
    default:
      return action satisfies never;
  }
}

function flag(on: boolean): string {
  return on ? '1' : '0';
}

export function encode(state: CallbacksState): LinkQuery {
  return writeLink({
    epoch: [String(state.epoch), String(initial.epoch)],
    patience: [String(state.patience), String(initial.patience)],
    delta: [String(state.minDelta), String(initial.minDelta)],
    restore: [flag(state.restoreBest), flag(initial.restoreBest)],
    best: [flag(state.saveBestOnly), flag(initial.saveBestOnly)],
    files: [state.files, initial.files],
    picture: [state.picture, initial.picture],
    seed: [String(state.seed), String(initial.seed)],
  });
}

export function decode(query: LinkQuery): Decoded<CallbacksState> {
  return readLink(query, (link) => ({
    epoch: link.integer('epoch', 0, EPOCHS, initial.epoch),
    patience: link.integer('patience', PATIENCE.min, PATIENCE.max, initial.patience),
    // No least change at all is the usual case, and not a positive number.
    minDelta: link.text('delta') === '0' ? 0 : link.positive('delta', MIN_DELTA.max, initial.minDelta),
    restoreBest: link.flag('restore', initial.restoreBest),
    saveBestOnly: link.flag('best', initial.saveBestOnly),
    files: link.choice('files', FILES, initial.files),
    picture: link.choice('picture', PICTURES, initial.picture),
    seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
  }));
}

/** Scrubbing and sliding are one undo step. */
export function transient(action: CallbacksAction): boolean {
  return action.kind === 'number';
}

export const steps: readonly LecternStep<CallbacksState>[] = [
  {
    id: 'overfit',
    title: { zh: '学过了头', en: 'Learnt by heart' },
    note: {
      zh: '300 张图片，20 万个参数。训练损失一直下降；验证损失在第几轮转身向上？',
      en: '300 images, 200,000 parameters. The training loss keeps falling; at which epoch does the validation loss turn upwards?',
    },
    state: { ...initial, patience: PATIENCE.max },
  },
  {
    id: 'patience',
    title: { zh: '耐心 3 轮', en: 'A patience of 3' },
    note: {
      zh: '最好的一轮之后，再等 3 轮没有更好，就停下，并把最好那一轮的权重放回去。',
      en: 'Three epochs without a better one after the best, and training stops; then the best epoch’s weights are put back.',
    },
    state: { ...initial, epoch: 10 },
  },
  {
    id: 'impatient',
    title: { zh: '耐心太小', en: 'Too little patience' },
    note: {
      zh: '耐心 1 轮：第 5 轮稍有反弹就停了，错过了后面更好的一轮。',
      en: 'A patience of 1: a small bounce at epoch 5 ends it, and the better epoch after it is never seen.',
    },
    state: { ...initial, patience: 1, epoch: 5 },
  },
  {
    id: 'disagree',
    title: { zh: '两个回调各记各的', en: 'Two callbacks, two records' },
    note: {
      zh: 'min_delta 只属于 EarlyStopping：它认为不够好的一轮，ModelCheckpoint 照样存。比较两者的“最好”。',
      en: 'min_delta belongs to EarlyStopping alone: an epoch that is not better enough for it is saved by ModelCheckpoint all the same. Compare their best ones.',
    },
    state: { ...initial, minDelta: 0.03, files: 'each', patience: 4, epoch: 10 },
  },
  {
    id: 'scrub',
    title: { zh: '回到任意一轮', en: 'Back to any epoch' },
    note: {
      zh: '训练之后拖动滑块：权重和预测都回到那一刻。看那个 9 什么时候变成了 7，而且越来越有把握。',
      en: 'After training, drag the slider: weights and predictions return to that moment. Watch when the 9 becomes a 7, and how sure of it the network grows.',
    },
    state: { ...initial, epoch: 7 },
  },
];
