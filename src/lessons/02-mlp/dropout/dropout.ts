// The exhibit `dropout` without its view: the rate, the dice (seed and step), what is looked at, and which figure is open.
// Not responsible for: the arithmetic (nn/dropout-pass.ts), what is shown (dice-model.ts) or the two runs (runs.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';

export const FIGURES = ['dice', 'runs'] as const;
export type FigureId = (typeof FIGURES)[number];

export const MODES = ['train', 'test'] as const;
export type ModeId = (typeof MODES)[number];

/** Whether live units are multiplied by 1 / (1 - rate), as Keras does, or left as they are. */
export const SCALINGS = ['inverted', 'none'] as const;
export type ScalingId = (typeof SCALINGS)[number];

export const MEASURES = ['accuracy', 'loss'] as const;
export type MeasureId = (typeof MEASURES)[number];

/** Of one batch; each has its own dice. */
export const SAMPLES = 4;
export const OUTPUTS = 3;
/** The rate goes in hundredths. */
export const RATE = { min: 0, max: 0.9, step: 0.05 } as const;
export const SEEDS = { min: 0, max: 9999 } as const;
/** Steps count from 0, as the engine's do. */
export const LAST_STEP = 999;

export interface DropoutState {
  readonly figure: FigureId;
  readonly rate: number;
  readonly seed: number;
  readonly step: number;
  readonly sample: number;
  readonly output: number;
  readonly mode: ModeId;
  readonly scaling: ScalingId;
  readonly measure: MeasureId;
}

export type DropoutAction =
  | { readonly kind: 'figure'; readonly figure: FigureId }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'sample'; readonly sample: number }
  | { readonly kind: 'output'; readonly output: number }
  | { readonly kind: 'mode'; readonly mode: ModeId }
  | { readonly kind: 'scaling'; readonly scaling: ScalingId }
  | { readonly kind: 'measure'; readonly measure: MeasureId };

export const initial: DropoutState = {
  figure: 'dice',
  rate: 0.5,
  seed: 1,
  step: 0,
  sample: 0,
  output: 1,
  mode: 'train',
  scaling: 'inverted',
  measure: 'accuracy',
};

function isWithin(value: number, last: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= last;
}

export function reduce(state: DropoutState, action: DropoutAction): DropoutState {
  switch (action.kind) {
    case 'figure':
      return { ...state, figure: action.figure };
    case 'rate': {
      if (!(action.rate >= RATE.min && action.rate <= RATE.max)) return state;
      return { ...state, rate: Math.round(action.rate * 100) / 100 + 0 };
    }
    case 'seed':
      return isWithin(action.seed, SEEDS.max) ? { ...state, seed: action.seed + 0 } : state;
    case 'step':
      return isWithin(action.step, LAST_STEP) ? { ...state, step: action.step + 0 } : state;
    case 'sample':
      return isWithin(action.sample, SAMPLES - 1) ? { ...state, sample: action.sample + 0 } : state;
    case 'output':
      return isWithin(action.output, OUTPUTS - 1) ? { ...state, output: action.output + 0 } : state;
    case 'mode':
      return { ...state, mode: action.mode };
    case 'scaling':
      return { ...state, scaling: action.scaling };
    case 'measure':
      return { ...state, measure: action.measure };
    default:
      return action satisfies never;
  }
}

function hundredths(rate: number): string {
  return String(Math.round(rate * 100));
}

export function encode(state: DropoutState): LinkQuery {
  return writeLink({
    figure: [state.figure, initial.figure],
    rate: [hundredths(state.rate), hundredths(initial.rate)],
    seed: [String(state.seed), String(initial.seed)],
    step: [String(state.step), String(initial.step)],
    sample: [String(state.sample), String(initial.sample)],
    output: [String(state.output), String(initial.output)],
    mode: [state.mode, initial.mode],
    scaling: [state.scaling, initial.scaling],
    measure: [state.measure, initial.measure],
  });
}

export function decode(query: LinkQuery): Decoded<DropoutState> {
  return readLink(query, (link) => ({
    figure: link.choice('figure', FIGURES, initial.figure),
    rate: link.integer('rate', RATE.min * 100, RATE.max * 100, initial.rate * 100) / 100,
    seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
    step: link.integer('step', 0, LAST_STEP, initial.step),
    sample: link.integer('sample', 0, SAMPLES - 1, initial.sample),
    output: link.integer('output', 0, OUTPUTS - 1, initial.output),
    mode: link.choice('mode', MODES, initial.mode),
    scaling: link.choice('scaling', SCALINGS, initial.scaling),
    measure: link.choice('measure', MEASURES, initial.measure),
  }));
}

/** Rolling, and sliding the rate, are one undo step. */
export function transient(action: DropoutAction): boolean {
  return action.kind === 'step' || action.kind === 'rate';
}

export const steps: readonly LecternStep<DropoutState>[] = [
  {
    id: 'roll',
    title: { zh: '掷一次骰子', en: 'Roll the dice' },
    note: {
      zh: '每个单元掷一次：点数小于丢弃率就在这一步里静默。同一批的四张图片各掷各的。',
      en: 'Each unit rolls: below the rate it is silent in this step. The four images of the batch roll apart.',
    },
    state: initial,
  },
  {
    id: 'test',
    title: { zh: '使用网络时', en: 'In use' },
    note: {
      zh: '验证和使用时不掷骰子：全部单元都在，也不放大。所以同一张图片每次得到同样的答案。',
      en: 'When the network is validated or used nothing is rolled: all units, nothing scaled, and the same answer each time.',
    },
    state: { ...initial, mode: 'test' },
  },
  {
    id: 'mean',
    title: { zh: '掷 1000 次的平均', en: 'The mean of 1,000 rolls' },
    note: {
      zh: '活着的单元放大 1/(1−rate) 倍，平均下来恰好等于不丢弃时的值。',
      en: 'Live units are multiplied by 1/(1−rate), and on average the sum is the one without dropout.',
    },
    state: { ...initial, step: LAST_STEP },
  },
  {
    id: 'unscaled',
    title: { zh: '如果不放大', en: 'Without the scaling' },
    note: {
      zh: '平均值停在 (1−rate) 倍处：后面的层在训练和使用时看到的就不是同样大小的数了。',
      en: 'The mean settles at (1−rate) times the value: the next layer would see other sizes in training than in use.',
    },
    state: { ...initial, step: LAST_STEP, scaling: 'none' },
  },
  {
    id: 'runs',
    title: { zh: '用与不用，同一个种子', en: 'With and without, same seed' },
    note: {
      zh: '先让大家猜：准确率会高多少？验证损失呢？然后训练，再换几个种子看看。',
      en: 'First guess: how much accuracy will it gain, and what of the validation loss? Then train, and try other seeds.',
    },
    state: { ...initial, figure: 'runs' },
  },
];
