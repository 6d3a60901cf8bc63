// The exhibit `pool-lab` without its view: a feature map, a window that makes it smaller, and the way back of a gradient.
// Not responsible for: what is shown (pool-model.ts), training (use-trained.ts), drawing (PoolLabView.tsx).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { Padding } from '../../../nn/spec.ts';
import { PICTURES } from '../pictures.ts';
import type { PictureId } from '../pictures.ts';

/** What makes the map smaller. `stride`: a convolution with a stride, one kernel a channel. */
export const WAYS = ['max', 'average', 'stride', 'none'] as const;
export type Way = (typeof WAYS)[number];

/** The kernel of the strided convolution: all weights 1/n, or a single 1 at the top left, which merely skips. */
export const KERNELS = ['mean', 'skip'] as const;
export type KernelChoice = (typeof KERNELS)[number];

/** The gradient that arrives at the output: 1 at the chosen cell, or 1 everywhere. */
export const UPSTREAMS = ['one', 'all'] as const;
export type Upstream = (typeof UPSTREAMS)[number];

export const PADDINGS = ['valid', 'same'] as const satisfies readonly Padding[];
export const LAYERS = ['1', '2'] as const;
export type LayerChoice = (typeof LAYERS)[number];

export const POOL = { min: 1, max: 5 } as const;
export const STRIDE = { min: 1, max: 5 } as const;
export const CHANNELS = 32;
/** Largest side of a map is 26, so that no cell has a greater number. */
const MAX_CELL = 26 * 26 - 1;

export interface PoolLabState {
  readonly picture: PictureId;
  /** Maps after the first or the second convolution; the second needs a trained network. */
  readonly layer: LayerChoice;
  readonly channel: number;
  readonly way: Way;
  readonly kernel: KernelChoice;
  readonly pool: number;
  readonly stride: number;
  readonly padding: Padding;
  /** Row and column of the chosen output cell; brought inside when the output is smaller. */
  readonly row: number;
  readonly column: number;
  readonly upstream: Upstream;
}

export type PoolLabAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'layer'; readonly layer: LayerChoice }
  | { readonly kind: 'channel'; readonly channel: number }
  | { readonly kind: 'way'; readonly way: Way }
  | { readonly kind: 'kernel'; readonly kernel: KernelChoice }
  /** Takes the stride along where it was the pool size, as Keras's default does. */
  | { readonly kind: 'pool'; readonly pool: number }
  | { readonly kind: 'stride'; readonly stride: number }
  | { readonly kind: 'padding'; readonly padding: Padding }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number }
  | { readonly kind: 'upstream'; readonly upstream: Upstream };

export const initial: PoolLabState = {
  picture: '7',
  layer: '1',
  channel: 0,
  way: 'max',
  kernel: 'mean',
  pool: 2,
  stride: 2,
  padding: 'valid',
  row: 4,
  column: 6,
  upstream: 'one',
};

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: PoolLabState, action: PoolLabAction): PoolLabState {
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'layer':
      return { ...state, layer: action.layer };
    case 'channel':
      return isWhole(action.channel, 0, CHANNELS - 1) ? { ...state, channel: action.channel } : state;
    case 'way':
      return { ...state, way: action.way };
    case 'kernel':
      return { ...state, kernel: action.kernel };
    case 'pool': {
      if (!isWhole(action.pool, POOL.min, POOL.max)) return state;
      return { ...state, pool: action.pool, stride: state.stride === state.pool ? action.pool : state.stride };
    }
    case 'stride':
      return isWhole(action.stride, STRIDE.min, STRIDE.max) ? { ...state, stride: action.stride } : state;
    case 'padding':
      return { ...state, padding: action.padding };
    case 'cell': {
      const isPlace = [action.row, action.column].every((place) => isWhole(place, 0, MAX_CELL));
      return isPlace ? { ...state, row: action.row, column: action.column } : state;
    }
    case 'upstream':
      return { ...state, upstream: action.upstream };
    default:
      return action satisfies never;
  }
}

export function encode(state: PoolLabState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    layer: [state.layer, initial.layer],
    channel: [String(state.channel), String(initial.channel)],
    way: [state.way, initial.way],
    kernel: [state.kernel, initial.kernel],
    pool: [String(state.pool), String(initial.pool)],
    strides: [String(state.stride), String(initial.stride)],
    padding: [state.padding, initial.padding],
    row: [String(state.row), String(initial.row)],
    column: [String(state.column), String(initial.column)],
    gradient: [state.upstream, initial.upstream],
  });
}

export function decode(query: LinkQuery): Decoded<PoolLabState> {
  return readLink(query, (link) => ({
    picture: link.choice('picture', PICTURES, initial.picture),
    layer: link.choice('layer', LAYERS, initial.layer),
    channel: link.integer('channel', 0, CHANNELS - 1, initial.channel),
    way: link.choice('way', WAYS, initial.way),
    kernel: link.choice('kernel', KERNELS, initial.kernel),
    pool: link.integer('pool', POOL.min, POOL.max, initial.pool),
    stride: link.integer('strides', STRIDE.min, STRIDE.max, initial.stride),
    padding: link.choice('padding', PADDINGS, initial.padding),
    row: link.integer('row', 0, MAX_CELL, initial.row),
    column: link.integer('column', 0, MAX_CELL, initial.column),
    upstream: link.choice('gradient', UPSTREAMS, initial.upstream),
  }));
}

/** Walking over cells is one undo step. */
export function transient(action: PoolLabAction): boolean {
  return action.kind === 'cell';
}

export const steps: readonly LecternStep<PoolLabState>[] = [
  {
    id: 'max',
    title: { zh: '最大池化', en: 'Max pooling' },
    note: {
      zh: '每个 2 × 2 窗口只留下最大的数。框出的格子就是留下来的那些。',
      en: 'Of each 2 × 2 window only the largest number survives. The outlined cells are the survivors.',
    },
    state: initial,
  },
  {
    id: 'average',
    title: { zh: '平均池化', en: 'Average pooling' },
    note: {
      zh: '窗口里的每个数都有份，谁也不突出。对照同一格：数变小了，细线变淡了。',
      en: 'Every number in the window has its share and none stands out. Compare the same cell: smaller, and thin lines fade.',
    },
    state: { ...initial, way: 'average' },
  },
  {
    id: 'stride',
    title: { zh: '带步幅的卷积', en: 'A convolution with a stride' },
    note: {
      zh: '卷积核取 1/4，就是平均池化；取左上角，就是隔一格抄一个。训练会在它们之外另找权重。',
      en: 'With weights of 1/4 it is average pooling; with a single 1 it copies every other cell. Training finds weights of its own.',
    },
    state: { ...initial, way: 'stride', kernel: 'skip' },
  },
  {
    id: 'backward',
    title: { zh: '梯度往哪里走', en: 'Where the gradient goes' },
    note: {
      zh: '每个输出都收到梯度 1。最大池化只交给胜出的格子，其余的是零：三个数没有学到任何东西。',
      en: 'Every output gets a gradient of 1. Max pooling hands it to the winner alone; three numbers in four learn nothing.',
    },
    state: { ...initial, upstream: 'all' },
  },
  {
    id: 'overlap',
    title: { zh: '窗口重叠', en: 'Overlapping windows' },
    note: {
      zh: '窗口 3、步幅 2：同一个格子可以胜出好几次，梯度就加起来。',
      en: 'Windows of 3 at stride 2: one cell can win several times, and its gradients add up.',
    },
    state: { ...initial, pool: 3, upstream: 'all' },
  },
];
