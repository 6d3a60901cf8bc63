// The exhibit `initialisers` without its view: which stack is looked at, which layer is opened, who is trained.
// Not responsible for: computing the stack (signal-model.ts) or training (stack-runs.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { STARTS } from './starts.ts';
import type { StartId } from './starts.ts';

export const ACTIVATIONS = ['relu', 'tanh', 'sigmoid'] as const;
export type StackActivation = (typeof ACTIVATIONS)[number];

/** `normal`: standard normal numbers, as many as a layer has units; `mnist`: 784 pixels between 0 and 1. */
export const INPUTS = ['normal', 'mnist'] as const;
export type StackInput = (typeof INPUTS)[number];

export const DEPTH = { min: 1, max: 20 } as const;
export const WIDTH = { min: 8, max: 128 } as const;
export const SEEDS = { min: 1, max: 999 } as const;

export interface InitialisersState {
  readonly start: StartId;
  readonly activation: StackActivation;
  readonly input: StackInput;
  readonly depth: number;
  readonly width: number;
  /** Whose numbers are put into the formula; counted from 1, at most `depth`. */
  readonly layer: number;
  readonly seed: number;
  /** Who is trained, in the order of STARTS; at least one. */
  readonly trained: readonly StartId[];
}

export type InitialisersAction =
  | { readonly kind: 'start'; readonly start: StartId }
  | { readonly kind: 'activation'; readonly activation: StackActivation }
  | { readonly kind: 'input'; readonly input: StackInput }
  | { readonly kind: 'number'; readonly field: StackNumber; readonly value: number }
  | { readonly kind: 'trained'; readonly start: StartId; readonly trains: boolean };

export type StackNumber = 'depth' | 'width' | 'layer' | 'seed';

export const initial: InitialisersState = {
  start: 'glorot_uniform',
  activation: 'relu',
  input: 'normal',
  depth: 10,
  width: 64,
  layer: 2,
  seed: 1,
  trained: ['glorot_uniform', 'he_normal', 'large', 'zeros'],
};

function rangeOf(field: StackNumber, state: InitialisersState): { readonly min: number; readonly max: number } {
  switch (field) {
    case 'depth':
      return DEPTH;
    case 'width':
      return WIDTH;
    case 'seed':
      return SEEDS;
    case 'layer':
      return { min: 1, max: state.depth };
    default:
      return field satisfies never;
  }
}

export function reduce(state: InitialisersState, action: InitialisersAction): InitialisersState {
  switch (action.kind) {
    case 'start':
      return { ...state, start: action.start };
    case 'activation':
      return { ...state, activation: action.activation };
    case 'input':
      return { ...state, input: action.input };
    case 'number': {
      const { min, max } = rangeOf(action.field, state);
      if (!(Number.isInteger(action.value) && action.value >= min && action.value <= max)) return state;
      const next = { ...state, [action.field]: action.value };
      return { ...next, layer: Math.min(next.layer, next.depth) };
    }
    case 'trained': {
      const trained = STARTS.filter((id) => (id === action.start ? action.trains : state.trained.includes(id)));
      return trained.length === 0 ? state : { ...state, trained };
    }
    default:
      return action satisfies never;
  }
}

export function encode(state: InitialisersState): LinkQuery {
  return writeLink({
    start: [state.start, initial.start],
    activation: [state.activation, initial.activation],
    input: [state.input, initial.input],
    depth: [String(state.depth), String(initial.depth)],
    width: [String(state.width), String(initial.width)],
    layer: [String(state.layer), String(Math.min(initial.layer, state.depth))],
    seed: [String(state.seed), String(initial.seed)],
    train: [state.trained.join('.'), initial.trained.join('.')],
  });
}

export function decode(query: LinkQuery): Decoded<InitialisersState> {
  return readLink(query, (link) => {
    const named = link.text('train')?.split('.') ?? initial.trained;
    const trained = STARTS.filter((id) => named.some((name) => name === id));
    if (trained.length === 0 || trained.length !== named.length) {
      link.refuse('train', {
        zh: '链接中的 train 含有未知或重复的初始化方法。已改用初始状态。',
        en: 'The link’s field train names an unknown initialiser, or one twice. The initial state is shown instead.',
      });
    }
    const depth = link.integer('depth', DEPTH.min, DEPTH.max, initial.depth);
    return {
      start: link.choice('start', STARTS, initial.start),
      activation: link.choice('activation', ACTIVATIONS, initial.activation),
      input: link.choice('input', INPUTS, initial.input),
      depth,
      width: link.integer('width', WIDTH.min, WIDTH.max, initial.width),
      layer: link.integer('layer', 1, depth, Math.min(initial.layer, depth)),
      seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
      trained,
    };
  });
}

/** Sliding a number is one undo step. */
export function transient(action: InitialisersAction): boolean {
  return action.kind === 'number';
}

export const steps: readonly LecternStep<InitialisersState>[] = [
  {
    id: 'shrinking',
    title: { zh: '一层一层变小', en: 'Smaller layer by layer' },
    note: {
      zh: 'Keras 的默认值 glorot_uniform 配上 ReLU：每过一层，均方大约减半。第 10 层还剩多少？先猜，再看曲线。',
      en: 'Keras’s default, glorot_uniform, with relu: the mean square about halves at every layer. How much is left at layer 10? Guess before looking at the curve.',
    },
    state: initial,
  },
  {
    id: 'he',
    title: { zh: '2 / n：he', en: '2 / n: he' },
    note: {
      zh: 'ReLU 去掉一半，he 就把方差加倍。现在每一层的直方图都一样宽，梯度也是。',
      en: 'Relu cuts half away, so he doubles the variance. Now the histograms of all layers are equally wide, and those of the gradients too.',
    },
    state: { ...initial, start: 'he_normal' },
  },
  {
    id: 'saturated',
    title: { zh: '太大：tanh 饱和', en: 'Too large: tanh saturates' },
    note: {
      zh: '标准差为 1 的权重：激活全挤在 −1 和 1，那里斜率几乎为零，可是权重太大，往回走的梯度照样爆炸。',
      en: 'Weights of deviation 1: activations crowd at −1 and 1, where the slope is nearly 0. The weights are so large that the gradient explodes on its way back all the same.',
    },
    state: { ...initial, start: 'large', activation: 'tanh' },
  },
  {
    id: 'symmetry',
    title: { zh: '全为 1：一层只有一个单元', en: 'Ones: a layer of one unit' },
    note: {
      zh: '权重都一样，单元就都一样，梯度也一样：不管训练多久，64 个单元始终等于 1 个。',
      en: 'Equal weights make equal units and equal gradients: however long it is trained, 64 units stay as good as one.',
    },
    state: { ...initial, start: 'ones', activation: 'tanh' },
  },
  {
    id: 'train',
    title: { zh: '从每一种出发训练', en: 'Train from each' },
    note: {
      zh: '同样的图片、同样的批次、同样的学习率，只有起点不同。请大家先下注。',
      en: 'The same images, batches and learning rate; only the start differs. Ask for a bet first.',
    },
    state: { ...initial, start: 'he_normal', input: 'mnist', trained: [...STARTS] },
  },
];
