// The exhibit `optimizer-race` without its view: who races, at which learning rate, and which rule is opened.
// Not responsible for: training (run-queue.ts) or what is shown of it (race-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { RACERS } from './racers.ts';
import type { RacerId } from './racers.ts';

/** `own`: every optimizer at Keras's default; `shared`: all at the slider's; `sweep`: each at several rates. */
export const MODES = ['own', 'shared', 'sweep'] as const;
export type Mode = (typeof MODES)[number];

export const RATE = { min: 1e-5, max: 10 } as const;
export const SWEEP_RATES = [1e-4, 1e-3, 1e-2, 1e-1, 1, 10] as const;
export const SEEDS = { min: 1, max: 999 } as const;

export interface RaceState {
  readonly mode: Mode;
  readonly learningRate: number;
  /** In the order of RACERS, at least one. */
  readonly racers: readonly RacerId[];
  readonly seed: number;
  /** Whose update rule is opened. */
  readonly opened: RacerId;
}

export type RaceAction =
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'rate'; readonly learningRate: number }
  | { readonly kind: 'racer'; readonly racer: RacerId; readonly races: boolean }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'open'; readonly racer: RacerId };

export const initial: RaceState = {
  mode: 'own',
  learningRate: 0.01,
  racers: ['sgd', 'momentum', 'rmsprop', 'adam'],
  seed: 1,
  opened: 'adam',
};

export function reduce(state: RaceState, action: RaceAction): RaceState {
  switch (action.kind) {
    case 'mode':
      return { ...state, mode: action.mode };
    case 'rate': {
      const { learningRate } = action;
      return learningRate >= RATE.min && learningRate <= RATE.max ? { ...state, learningRate } : state;
    }
    case 'racer': {
      const racers = RACERS.filter((id) => (id === action.racer ? action.races : state.racers.includes(id)));
      return racers.length === 0 ? state : { ...state, racers };
    }
    case 'seed': {
      const { seed } = action;
      return Number.isInteger(seed) && seed >= SEEDS.min && seed <= SEEDS.max ? { ...state, seed } : state;
    }
    case 'open':
      return { ...state, opened: action.racer };
    default:
      return action satisfies never;
  }
}

export function encode(state: RaceState): LinkQuery {
  return writeLink({
    mode: [state.mode, initial.mode],
    rate: [String(state.learningRate), String(initial.learningRate)],
    racers: [state.racers.join('.'), initial.racers.join('.')],
    seed: [String(state.seed), String(initial.seed)],
    rule: [state.opened, initial.opened],
  });
}

export function decode(query: LinkQuery): Decoded<RaceState> {
  return readLink(query, (link) => {
    const learningRate = link.positive('rate', RATE.max, initial.learningRate);
    if (learningRate < RATE.min) {
      link.refuse('rate', {
        zh: `链接中的学习率 rate 小于 ${RATE.min}，无法使用。已改用初始状态。`,
        en: `The link’s learning rate (rate) is below ${RATE.min}. The initial state is shown instead.`,
      });
    }
    const named = link.text('racers')?.split('.') ?? initial.racers;
    const racers = RACERS.filter((id) => named.some((name) => name === id));
    if (racers.length === 0 || racers.length !== named.length) {
      link.refuse('racers', {
        zh: '链接中的 racers 含有未知或重复的优化器。已改用初始状态。',
        en: 'The link’s field racers names an unknown optimizer, or one twice. The initial state is shown instead.',
      });
    }
    return {
      mode: link.choice('mode', MODES, initial.mode),
      learningRate,
      racers,
      seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
      opened: link.choice('rule', RACERS, initial.opened),
    };
  });
}

/** Sliding the learning rate is one undo step. */
export function transient(action: RaceAction): boolean {
  return action.kind === 'rate';
}

export const steps: readonly LecternStep<RaceState>[] = [
  {
    id: 'defaults',
    title: { zh: '各用默认值', en: 'Each at its default' },
    note: {
      zh: '四个优化器从同样的权重出发，看同样的批，各用 Keras 的默认学习率。先请大家猜名次。',
      en: 'Four optimizers from the same weights, on the same batches, each at Keras’s default rate. Ask for a bet first.',
    },
    state: initial,
  },
  {
    id: 'same-rate',
    title: { zh: '同一个学习率', en: 'One rate for all' },
    note: {
      zh: '学习率都改成 0.1：对 SGD 正合适，对 Adam 太大。学习率只在同一种优化器之内才能比较。',
      en: 'All at 0.1: about right for SGD, far too large for Adam. Rates compare within one optimizer only.',
    },
    state: { ...initial, mode: 'shared', learningRate: 0.1 },
  },
  {
    id: 'sweep',
    title: { zh: '扫过几个数量级', en: 'Across orders of magnitude' },
    note: {
      zh: '每种优化器各试六个学习率。看谷底在哪里、有多宽；断开的地方是发散。',
      en: 'Each at six rates. See where the valley lies and how wide it is; a gap is a run that diverged.',
    },
    state: { ...initial, mode: 'sweep', racers: ['sgd', 'momentum', 'adam'] },
  },
  {
    id: 'all',
    title: { zh: '十种都来', en: 'All ten' },
    note: {
      zh: 'Adadelta 用默认的 0.001 几乎不动：它的论文里学习率是 1。',
      en: 'Adadelta hardly moves at Keras’s 0.001: its paper has a rate of 1.',
    },
    state: { ...initial, racers: RACERS, opened: 'adadelta' },
  },
];
