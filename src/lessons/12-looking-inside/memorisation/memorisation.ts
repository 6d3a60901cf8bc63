// The exhibit `memorisation` without its view: how many images, and what holds the network back.
// Not responsible for: the runs (memory-runs.ts), what is shown (memorisation-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';

export const COUNTS = [100, 250, 500, 1000, 2000] as const;
export type Count = (typeof COUNTS)[number];

export const REGULARISERS = ['none', 'dropout', 'decay'] as const;
/** None, dropout 0.5 behind the hidden layer, or AdamW with a weight decay of 0.1. */
export type Regulariser = (typeof REGULARISERS)[number];

export const MEASURES = ['accuracy', 'loss'] as const;
export type Measure = (typeof MEASURES)[number];

export interface MemorisationState {
  readonly count: Count;
  readonly regulariser: Regulariser;
  readonly measure: Measure;
  readonly seed: number;
}

export type MemorisationAction =
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'regulariser'; readonly regulariser: Regulariser }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'seed' };

const SEEDS = 99;

export const initial: MemorisationState = { count: 500, regulariser: 'none', measure: 'accuracy', seed: 1 };

export function reduce(state: MemorisationState, action: MemorisationAction): MemorisationState {
  switch (action.kind) {
    case 'count':
      return { ...state, count: action.count };
    case 'regulariser':
      return { ...state, regulariser: action.regulariser };
    case 'measure':
      return { ...state, measure: action.measure };
    case 'seed':
      return { ...state, seed: (state.seed % SEEDS) + 1 };
    default:
      return action satisfies never;
  }
}

export function encode(state: MemorisationState): LinkQuery {
  return writeLink({
    count: [String(state.count), String(initial.count)],
    hold: [state.regulariser, initial.regulariser],
    measure: [state.measure, initial.measure],
    seed: [String(state.seed), String(initial.seed)],
  });
}

export function decode(query: LinkQuery): Decoded<MemorisationState> {
  return readLink(query, (link) => {
    const chosen = link.choice('count', COUNTS.map(String), String(initial.count));
    return {
      count: COUNTS.find((count) => String(count) === chosen) ?? initial.count,
      regulariser: link.choice('hold', REGULARISERS, initial.regulariser),
      measure: link.choice('measure', MEASURES, initial.measure),
      seed: link.integer('seed', 1, SEEDS, initial.seed),
    };
  });
}

export const steps: readonly LecternStep<MemorisationState>[] = [
  {
    id: 'random',
    title: { zh: '随机标签', en: 'Random labels' },
    note: {
      zh: '标签是掷骰子掷出来的，训练准确率照样到 100%。网络把答案背了下来。',
      en: 'The labels come from dice, and training accuracy reaches 100 % all the same: learnt by heart.',
    },
    state: initial,
  },
  {
    id: 'more',
    title: { zh: '背更多', en: 'More to learn by heart' },
    note: {
      zh: '2000 张：真标签学得更快，随机标签要背得更久。差别在时间，不在能不能。',
      en: '2,000 images: true labels are learnt faster, random ones take longer. It is a matter of time, not of being able.',
    },
    state: { ...initial, count: 2000 },
  },
  {
    id: 'held',
    title: { zh: '加上正则化', en: 'Held back' },
    note: {
      zh: 'dropout 让死记变难，但不能让它消失。',
      en: 'Dropout makes learning by heart harder; it does not do away with it.',
    },
    state: { ...initial, regulariser: 'dropout' },
  },
];
