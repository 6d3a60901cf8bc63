// The exhibit `activation-functions` without its view: which function is opened, which stand beside it, where the point is;
// for softmax the logits, the temperature and a constant. Not responsible for: what follows from them (activation-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { FUNCTIONS } from './functions.ts';
import type { FunctionId } from './functions.ts';

/** `curves`: functions of one number; `softmax`: of a whole row. */
export const MODES = ['curves', 'softmax'] as const;
export type Mode = (typeof MODES)[number];

export const X = { min: -5, max: 5 } as const;
export const LAYERS = { min: 1, max: 20 } as const;
export const WEIGHT = { min: 0.1, max: 4 } as const;
export const LOGIT = { min: -10, max: 10 } as const;
export const TEMPERATURE = { min: 0.1, max: 20 } as const;
export const SHIFT = { min: -200, max: 200 } as const;
export const CLASSES = 5;

const LIMITS = { x: X, layers: LAYERS, weight: WEIGHT, temperature: TEMPERATURE, shift: SHIFT } as const;
/** Digits after the point that a field keeps, so that a link says it exactly. */
const DIGITS = { x: 2, layers: 0, weight: 1, temperature: 2, shift: 0 } as const;
const FIELDS = ['x', 'layers', 'weight', 'temperature', 'shift'] as const;
export type NumberField = (typeof FIELDS)[number];
/** What links call them. */
const LINK_FIELDS = {
  x: 'x',
  layers: 'stack',
  weight: 'weight',
  temperature: 'temperature',
  shift: 'shift',
} as const satisfies Readonly<Record<NumberField, string>>;

export interface ActivationState {
  readonly mode: Mode;
  readonly opened: FunctionId;
  /** Beside the opened one, in the order of FUNCTIONS. */
  readonly compared: readonly FunctionId[];
  /** Derivatives instead of the functions. */
  readonly slopes: boolean;
  readonly x: number;
  readonly layers: number;
  /** Between one unit of the chain and the next. */
  readonly weight: number;
  readonly logits: readonly number[];
  readonly temperature: number;
  readonly shift: number;
}

export type ActivationAction =
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'open'; readonly id: FunctionId }
  | { readonly kind: 'compare'; readonly id: FunctionId; readonly shown: boolean }
  | { readonly kind: 'slopes'; readonly slopes: boolean }
  | { readonly kind: 'number'; readonly field: NumberField; readonly value: number }
  | { readonly kind: 'logit'; readonly index: number; readonly value: number };

export const initial: ActivationState = {
  mode: 'curves',
  opened: 'sigmoid',
  compared: ['relu', 'tanh'],
  slopes: false,
  x: 2,
  layers: 10,
  weight: 1,
  logits: [2, 1, 0.5, -1, 3],
  temperature: 1,
  shift: 0,
};

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}

export function reduce(state: ActivationState, action: ActivationAction): ActivationState {
  switch (action.kind) {
    case 'mode':
      return { ...state, mode: action.mode };
    case 'open':
      return { ...state, opened: action.id, compared: state.compared.filter((id) => id !== action.id) };
    case 'compare': {
      const { id: changed, shown } = action;
      if (changed === state.opened) return state;
      return {
        ...state,
        compared: FUNCTIONS.filter((id) => (id === changed ? shown : state.compared.includes(id))),
      };
    }
    case 'slopes':
      return { ...state, slopes: action.slopes };
    case 'number': {
      const { field } = action;
      const value = rounded(action.value, DIGITS[field]);
      const { min, max } = LIMITS[field];
      return value >= min && value <= max ? { ...state, [field]: value } : state;
    }
    case 'logit': {
      const value = rounded(action.value, 1);
      if (!(value >= LOGIT.min && value <= LOGIT.max)) return state;
      return { ...state, logits: state.logits.map((logit, i) => (i === action.index ? value : logit)) };
    }
    default:
      return action satisfies never;
  }
}

/** Numbers of a link are whole: hundredths of x and temperature, tenths of weight and logits. */
function whole(value: number, digits: number): string {
  return String(Math.round(value * 10 ** digits));
}

export function encode(state: ActivationState): LinkQuery {
  const numbers = FIELDS.map(
    (field) =>
      [LINK_FIELDS[field], [whole(state[field], DIGITS[field]), whole(initial[field], DIGITS[field])]] as const,
  );
  const logits = ({ logits: all }: ActivationState): string => all.map((logit) => whole(logit, 1)).join('.');
  return writeLink({
    mode: [state.mode, initial.mode],
    function: [state.opened, initial.opened],
    beside: [state.compared.join('.'), initial.compared.join('.')],
    slopes: [state.slopes ? '1' : '0', initial.slopes ? '1' : '0'],
    ...Object.fromEntries(numbers),
    logits: [logits(state), logits(initial)],
  });
}

export function decode(query: LinkQuery): Decoded<ActivationState> {
  return readLink(query, (link) => {
    const opened = link.choice('function', FUNCTIONS, initial.opened);
    const beside = link.text('beside');
    const named = beside === null ? initial.compared : beside === '' ? [] : beside.split('.');
    const compared = FUNCTIONS.filter((id) => id !== opened && named.some((name) => name === id));
    if (beside !== null && compared.length !== named.length) {
      link.refuse('beside', {
        zh: '链接中的 beside 含有未知、重复或已经打开的激活函数。已改用初始状态。',
        en: 'The link’s field beside names an unknown activation function, one twice, or the opened one. The initial state is shown instead.',
      });
    }
    const read = (field: NumberField): number => {
      const scale = 10 ** DIGITS[field];
      const { min, max } = LIMITS[field];
      const standard = Math.round(initial[field] * scale);
      return link.integer(LINK_FIELDS[field], Math.round(min * scale), Math.round(max * scale), standard) / scale;
    };
    const logits = link.integers('logits', LOGIT.min * 10, LOGIT.max * 10, CLASSES, [NaN]);
    if (link.text('logits') !== null && logits.length !== CLASSES) {
      link.refuse('logits', {
        zh: `链接中的 logits 应为 ${CLASSES} 个整数。已改用初始状态。`,
        en: `The link’s field logits must hold ${CLASSES} whole numbers. The initial state is shown instead.`,
      });
    }
    return {
      mode: link.choice('mode', MODES, initial.mode),
      opened,
      compared,
      slopes: link.flag('slopes', initial.slopes),
      x: read('x'),
      layers: read('layers'),
      weight: read('weight'),
      logits: link.text('logits') === null ? initial.logits : logits.map((tenths) => tenths / 10),
      temperature: read('temperature'),
      shift: read('shift'),
    };
  });
}

/** Sliding is one undo step. */
export function transient(action: ActivationAction): boolean {
  return action.kind === 'number' || action.kind === 'logit';
}

export const steps: readonly LecternStep<ActivationState>[] = [
  {
    id: 'flat-ends',
    title: { zh: '两端变平', en: 'Flat ends' },
    note: {
      zh: '把点拖进灰色区域：函数值几乎不动，导数接近 0。再看下面，十层之后梯度还剩多少。',
      en: 'Drag the point into the shaded part: the value hardly moves, the slope is near 0. Then see below what ten layers leave of a gradient.',
    },
    state: { ...initial, x: 4 },
  },
  {
    id: 'open-and-shut',
    title: { zh: 'ReLU：全通或全断', en: 'ReLU: open or shut' },
    note: {
      zh: 'x 大于 0 时导数是 1，多少层都不缩小；小于 0 时导数是 0，一点也过不去。',
      en: 'Above 0 its slope is 1 and any number of layers keeps the gradient; below 0 nothing passes at all.',
    },
    state: { ...initial, opened: 'relu', compared: ['leaky_relu', 'elu', 'gelu'], x: -1 },
  },
  {
    id: 'slopes',
    title: { zh: '只比导数', en: 'Slopes compared' },
    note: {
      zh: 'sigmoid 的导数最高只有 0.25：每过一层，至少损失四分之三。tanh 在 0 处是 1。',
      en: 'Sigmoid’s slope is 0.25 at most: each layer takes at least three quarters. Tanh has 1 at 0.',
    },
    state: { ...initial, compared: ['relu', 'gelu', 'tanh'], slopes: true, x: 0 },
  },
  {
    id: 'temperature',
    title: { zh: 'softmax 的温度', en: 'The temperature of softmax' },
    note: {
      zh: '降低温度，最大的一个几乎独占；升高温度，人人差不多。名次从不改变。',
      en: 'Cold, and the largest takes nearly all; hot, and all get about the same. The order never changes.',
    },
    state: { ...initial, mode: 'softmax', temperature: 0.5 },
  },
  {
    id: 'shift',
    title: { zh: '都加一个常数', en: 'A constant for all' },
    note: {
      zh: '所有 logits 都加 100：概率一点不变，可是照公式直接算，e 的幂已经溢出。',
      en: 'All logits get 100 more: the probabilities do not move, but computed as the formula stands the powers overflow.',
    },
    state: { ...initial, mode: 'softmax', shift: 100 },
  },
];
