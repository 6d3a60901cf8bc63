// The exhibit `butterfly` without its view: what differs between the twins, from which seed, and how many seeds are tried.
// Not responsible for: training (butterfly-runs.ts) or what is shown of it (butterfly-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { TWIN_KINDS } from './twin-plan.ts';
import type { TwinKind } from './twin-plan.ts';

export const SEEDS = { min: 1, max: 999 } as const;
export const COUNTS = { min: 3, max: 8 } as const;

export interface ButterflyState {
  readonly twin: TwinKind;
  readonly seed: number;
  /** How many seeds make the band: `seed` and those after it. */
  readonly count: number;
}

export type ButterflyAction =
  | { readonly kind: 'twin'; readonly twin: TwinKind }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'count'; readonly count: number };

export const initial: ButterflyState = { twin: 'nudge', seed: 1, count: 5 };

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: ButterflyState, action: ButterflyAction): ButterflyState {
  switch (action.kind) {
    case 'twin':
      return { ...state, twin: action.twin };
    case 'seed':
      return isWithin(action.seed, SEEDS) ? { ...state, seed: action.seed } : state;
    case 'count':
      return isWithin(action.count, COUNTS) ? { ...state, count: action.count } : state;
    default:
      return action satisfies never;
  }
}

/** Dragging the number of seeds is one undo step. */
export function transient(action: ButterflyAction): boolean {
  return action.kind === 'count';
}

export function encode({ twin, seed, count }: ButterflyState): LinkQuery {
  return writeLink({
    twin: [twin, initial.twin],
    seed: [String(seed), String(initial.seed)],
    count: [String(count), String(initial.count)],
  });
}

export function decode(query: LinkQuery): Decoded<ButterflyState> {
  return readLink(query, (link) => ({
    twin: link.choice('twin', TWIN_KINDS, initial.twin),
    seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
    count: link.integer('count', COUNTS.min, COUNTS.max, initial.count),
  }));
}

export const steps: readonly LecternStep<ButterflyState>[] = [
  {
    id: 'same',
    title: { zh: '对照：完全一样', en: 'Control: nothing differs' },
    note: {
      zh: '先证明没有别的偶然：同样的种子、同样的算法，距离恰好是 0，一步都不差。',
      en: 'First show that nothing else is left to chance: same seed, same way of computing, and the distance is exactly 0.',
    },
    state: { ...initial, twin: 'same' },
  },
  {
    id: 'nudge',
    title: { zh: '一千万分之一', en: 'One ten-millionth' },
    note: {
      zh: '一万四千多个权重里只有一个差 0.0000001。请大家猜 400 步之后差多少。',
      en: 'One of more than 14,000 weights differs by 0.0000001. Ask what becomes of it in 400 steps.',
    },
    state: initial,
  },
  {
    id: 'backend',
    title: { zh: '换一种算法', en: 'Another way of computing' },
    note: {
      zh: '权重完全一样，只是换一种计算方式：舍入不同，这就够了。如果这台设备本来就用它，就改选 JavaScript，那要慢得多。',
      en: 'Equal weights, another way of computing: other roundings, and that is enough. Where this device computes that way anyway choose JavaScript, which is far slower.',
    },
    state: { ...initial, twin: 'fused' },
  },
  {
    id: 'band',
    title: { zh: '八条曲线', en: 'Eight curves' },
    note: {
      zh: '同一份配方，八个种子。一条曲线只是一个样本；比较两份配方，要比较两条带。',
      en: 'One recipe, eight seeds. A curve is one sample; to compare two recipes compare two bands.',
    },
    state: { ...initial, count: 8 },
  },
];
