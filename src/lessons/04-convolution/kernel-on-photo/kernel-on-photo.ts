// The exhibit `kernel-on-photo` without picture and sums: which kernel, laid on which picture how, and where one looks.
// Not responsible for: photos of the reader's own (never in a link), the responses (photo-model.ts) or words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import { isMean, KERNEL_PRESETS, KERNEL_SIDES, presetKernel, roundWeight } from '../../../nn/image-filter-presets.ts';
import type { KernelPreset, KernelSide } from '../../../nn/image-filter-presets.ts';
import type { Padding } from '../../../nn/spec.ts';
import { PATTERNS } from './patterns.ts';
import { SAMPLES } from './samples.ts';

export const PICTURES = [...BUILT_IN_PHOTOS, ...PATTERNS, ...SAMPLES] as const;
export type PictureId = (typeof PICTURES)[number];

/** sum: one feature map, as Conv2D makes it. channels: the three responses and the sum. colour: put together again. */
export const VIEWS = ['sum', 'channels', 'colour'] as const;
export type ViewId = (typeof VIEWS)[number];

export const CHANNELS = ['red', 'green', 'blue'] as const;
export type Channel = (typeof CHANNELS)[number];

export const MAX_WEIGHT = 1000;
export const MAX_STRIDE = 4;
export const MAX_SEED = 9999;
export const ANGLES = { min: 0, max: 175, step: 5 } as const;
export const WAVELENGTHS = { min: 2, max: 10, step: 0.5 } as const;
/** No picture is larger. */
export const MAX_SIDE_PX = 640;

export interface PhotoState {
  readonly picture: PictureId;
  readonly side: KernelSide;
  readonly preset: KernelPreset | 'custom';
  /** Weights typed by hand, side x side; empty for a preset. */
  readonly weights: readonly number[];
  readonly angleDegrees: number;
  readonly wavelengthPx: number;
  readonly seed: number;
  readonly normalise: boolean;
  readonly stride: number;
  readonly padding: Padding;
  readonly view: ViewId;
  /** The channel whose numbers are written out. */
  readonly channel: Channel;
  /** Pixel of the picture on whose window one looks; in a picture that hasn't got it, on the middle. */
  readonly row: number;
  readonly column: number;
}

export type PhotoAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'side'; readonly side: KernelSide }
  | { readonly kind: 'preset'; readonly preset: KernelPreset }
  | { readonly kind: 'weight'; readonly index: number; readonly weight: number }
  | { readonly kind: 'angle'; readonly angleDegrees: number }
  | { readonly kind: 'wavelength'; readonly wavelengthPx: number }
  | { readonly kind: 'draw-again' }
  | { readonly kind: 'normalise'; readonly normalise: boolean }
  | { readonly kind: 'stride'; readonly stride: number }
  | { readonly kind: 'padding'; readonly padding: Padding }
  | { readonly kind: 'view'; readonly view: ViewId }
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** Look at a pixel of the picture. */
  | { readonly kind: 'look'; readonly row: number; readonly column: number };

export const initial: PhotoState = {
  picture: 'chelsea',
  side: 3,
  preset: 'sobel-x',
  weights: [],
  angleDegrees: 45,
  wavelengthPx: 4,
  seed: 1,
  normalise: false,
  stride: 1,
  padding: 'valid',
  view: 'sum',
  channel: 'red',
  row: 120,
  column: 141,
};

/** The kernel's weights as they are shown in its cells. */
export function kernelOf(state: PhotoState): readonly number[] {
  const { preset, side, angleDegrees, wavelengthPx, seed } = state;
  return preset === 'custom' ? state.weights : presetKernel({ preset, side, angleDegrees, wavelengthPx, seed });
}

/** A hand-made kernel in a larger or smaller frame, middle on middle. */
function reframed(weights: readonly number[], from: number, to: number): readonly number[] {
  const shift = (from - to) / 2;
  return Array.from({ length: to * to }, (_, i) => {
    const row = Math.floor(i / to) + shift;
    const column = (i % to) + shift;
    const isInside = row >= 0 && row < from && column >= 0 && column < from;
    return isInside ? (weights[row * from + column] ?? 0) : 0;
  });
}

function within(value: number, min: number, max: number, fallback: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

export function reduce(state: PhotoState, action: PhotoAction): PhotoState {
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'side': {
      const isCustom = state.preset === 'custom';
      const weights = isCustom ? reframed(state.weights, state.side, action.side) : [];
      return { ...state, side: action.side, weights };
    }
    case 'preset':
      return { ...state, preset: action.preset, weights: [], normalise: isMean(action.preset) };
    case 'weight': {
      const kernel = kernelOf(state);
      if (!(action.index in kernel) || !Number.isFinite(action.weight)) return state;
      const weight = roundWeight(within(action.weight, -MAX_WEIGHT, MAX_WEIGHT, 0));
      return { ...state, preset: 'custom', weights: kernel.with(action.index, weight) };
    }
    case 'angle':
      return {
        ...state,
        angleDegrees: Math.round(within(action.angleDegrees, ANGLES.min, ANGLES.max, state.angleDegrees)),
      };
    case 'wavelength': {
      const wavelength = within(action.wavelengthPx, WAVELENGTHS.min, WAVELENGTHS.max, state.wavelengthPx);
      return { ...state, wavelengthPx: Math.round(wavelength * 10) / 10 };
    }
    case 'draw-again':
      return { ...state, seed: (state.seed % MAX_SEED) + 1 };
    case 'normalise':
      return { ...state, normalise: action.normalise };
    case 'stride':
      return { ...state, stride: Math.round(within(action.stride, 1, MAX_STRIDE, state.stride)) };
    case 'padding':
      return { ...state, padding: action.padding };
    case 'view':
      return { ...state, view: action.view };
    case 'channel':
      return { ...state, channel: action.channel };
    case 'look': {
      const row = Math.round(within(action.row, 0, MAX_SIDE_PX - 1, state.row));
      const column = Math.round(within(action.column, 0, MAX_SIDE_PX - 1, state.column));
      return row === state.row && column === state.column ? state : { ...state, row, column };
    }
    default:
      return action satisfies never;
  }
}

/** Dragging the window or a slider is one step of undo. */
export function transient(action: PhotoAction): boolean {
  return action.kind === 'look' || action.kind === 'angle' || action.kind === 'wavelength';
}

const THOUSANDTHS = 1000;
const TENTHS = 10;

export function encode(state: PhotoState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    size: [String(state.side), String(initial.side)],
    preset: [state.preset, initial.preset],
    weights: [state.weights.map((weight) => Math.round(weight * THOUSANDTHS)).join('.'), ''],
    angle: [String(state.angleDegrees), String(initial.angleDegrees)],
    wavelength: [String(Math.round(state.wavelengthPx * TENTHS)), String(initial.wavelengthPx * TENTHS)],
    seed: [String(state.seed), String(initial.seed)],
    normalise: [state.normalise ? '1' : '0', initial.normalise ? '1' : '0'],
    stride: [String(state.stride), String(initial.stride)],
    padding: [state.padding, initial.padding],
    view: [state.view, initial.view],
    channel: [state.channel, initial.channel],
    row: [String(state.row), String(initial.row)],
    column: [String(state.column), String(initial.column)],
  });
}

function readSide(link: LinkReader): KernelSide {
  const text = link.choice('size', ['3', '5', '7'], '3');
  return KERNEL_SIDES.find((side) => String(side) === text) ?? initial.side;
}

function readWeights(link: LinkReader, side: KernelSide): readonly number[] {
  const limit = MAX_WEIGHT * THOUSANDTHS;
  const weights = link.integers('weights', -limit, limit, side * side, []).map((weight) => weight / THOUSANDTHS);
  if (weights.length === side * side) return weights;
  return link.refuse('weights', {
    zh: `链接中自定义的卷积核应有 ${side * side} 个权重，却有 ${weights.length} 个。已改用初始状态。`,
    en: `The hand-made kernel in this link should have ${side * side} weights but has ${weights.length}. The initial state is shown instead.`,
  });
}

export function decode(query: LinkQuery): Decoded<PhotoState> {
  return readLink(query, (link) => {
    const side = readSide(link);
    const preset = link.choice('preset', [...KERNEL_PRESETS, 'custom'] as const, initial.preset);
    const wavelength = [WAVELENGTHS.min * TENTHS, WAVELENGTHS.max * TENTHS, initial.wavelengthPx * TENTHS] as const;
    return {
      picture: link.choice('picture', PICTURES, initial.picture),
      side,
      preset,
      weights: preset === 'custom' ? readWeights(link, side) : [],
      angleDegrees: link.integer('angle', ANGLES.min, ANGLES.max, initial.angleDegrees),
      wavelengthPx: link.integer('wavelength', ...wavelength) / TENTHS,
      seed: link.integer('seed', 1, MAX_SEED, initial.seed),
      normalise: link.flag('normalise', initial.normalise),
      stride: link.integer('stride', 1, MAX_STRIDE, initial.stride),
      padding: link.choice('padding', ['valid', 'same'], initial.padding),
      view: link.choice('view', VIEWS, initial.view),
      channel: link.choice('channel', CHANNELS, initial.channel),
      row: link.integer('row', 0, MAX_SIDE_PX - 1, initial.row),
      column: link.integer('column', 0, MAX_SIDE_PX - 1, initial.column),
    };
  });
}

export const steps: readonly LecternStep<PhotoState>[] = [
  {
    id: 'edge',
    title: { zh: '九个数找出竖直的边缘', en: 'Nine numbers find upright edges' },
    note: {
      zh: '左边减、右边加：平坦的地方得 0，左暗右亮处为正，左亮右暗处为负。拖动窗口，逐项看乘积。',
      en: 'Minus on the left, plus on the right: 0 where it is flat, positive from dark to bright, negative from bright to dark. Drag the window and read the products.',
    },
    state: initial,
  },
  {
    id: 'turned',
    title: { zh: '转过来，就找横的边缘', en: 'Turned, it finds level edges' },
    note: {
      zh: '同样九个权重转了 90°。猫的胡须、眼睑现在亮了起来，竖直的线条几乎消失。',
      en: 'The same nine weights, turned by 90 degrees. Eyelids and the mouth stand out now; upright lines have all but gone.',
    },
    state: { ...initial, preset: 'sobel-y', row: 97, column: 196 },
  },
  {
    id: 'blur',
    title: { zh: '全是正的权重：求平均', en: 'Only positive weights: a mean' },
    note: {
      zh: '除以权重之和以后，输出就是邻域的加权平均：细节没有了，输出也不会超出输入的范围。',
      en: 'Divided by their sum, the weights take a weighted mean of the neighbourhood: detail goes, and nothing leaves the input’s range.',
    },
    state: { ...initial, side: 7, preset: 'blur', normalise: true, view: 'colour' },
  },
  {
    id: 'channels',
    title: { zh: '三个通道，三份回应，一个和', en: 'Three channels, three responses, one sum' },
    note: {
      zh: '过滤器有三个平面，各看一个通道；Conv2D 把三份结果加起来，得到一张特征映射。红色的方格只在红色通道里有边。',
      en: 'The filter has three planes, one a channel; Conv2D adds the three results into one feature map. Red squares have edges in red alone.',
    },
    state: { ...initial, picture: 'checkerboard', view: 'channels', row: 150, column: 120 },
  },
  {
    id: 'direction',
    title: { zh: '只认一个方向、一种粗细', en: 'One direction and one width only' },
    note: {
      zh: 'Gabor 卷积核只回应与它同方向、同粗细的条纹。转动角度，亮的那一段环也跟着转。训练好的网络第一层里常能见到这样的核。',
      en: 'A Gabor kernel answers stripes of its own direction and width only. Turn the angle and the lit part of the rings turns with it. First layers of trained networks are full of such kernels.',
    },
    state: { ...initial, picture: 'rings', side: 7, preset: 'gabor', row: 60, column: 100 },
  },
];
