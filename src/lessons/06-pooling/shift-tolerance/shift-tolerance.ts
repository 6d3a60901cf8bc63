// The exhibit `shift-tolerance` without its view: a picture moved by a few pixels, and how much its feature maps change,
// as they are and made smaller in several ways. Not responsible for: the distance (nn/shift-tolerance.ts), drawing.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { MNIST_CNN } from '../../../nn/presets.ts';
import type { Image } from '../../../nn/convolution.ts';
import { reduceMap, relativeDistance, shiftedImage } from '../../../nn/shift-tolerance.ts';
import type { Reduction } from '../../../nn/shift-tolerance.ts';
import { channelOf, firstLayerOf } from '../activations.ts';
import { PICTURES, pictureFor } from '../pictures.ts';
import type { PictureId } from '../pictures.ts';
import type { Trained, TrainedSession } from '../use-trained.ts';

export const WAYS = ['none', 'stride', 'average', 'max', 'global'] as const;
export type Way = (typeof WAYS)[number];

export const DIRECTIONS = ['right', 'down', 'diagonal'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const MAX_SHIFT = 4;
export const POOL = { min: 2, max: 6 } as const;
const CHANNELS = 16;

export interface ShiftState {
  readonly picture: PictureId;
  readonly shift: number;
  readonly direction: Direction;
  /** Side and stride of the pooling windows. */
  readonly pool: number;
  /** Which of the curves is shown as maps. */
  readonly way: Way;
  readonly channel: number;
}

export type ShiftAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'shift'; readonly shift: number }
  | { readonly kind: 'direction'; readonly direction: Direction }
  | { readonly kind: 'pool'; readonly pool: number }
  | { readonly kind: 'way'; readonly way: Way }
  | { readonly kind: 'channel'; readonly channel: number };

export const initial: ShiftState = { picture: '7', shift: 1, direction: 'right', pool: 2, way: 'max', channel: 0 };

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: ShiftState, action: ShiftAction): ShiftState {
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'shift':
      return isWhole(action.shift, 0, MAX_SHIFT) ? { ...state, shift: action.shift } : state;
    case 'direction':
      return { ...state, direction: action.direction };
    case 'pool':
      return isWhole(action.pool, POOL.min, POOL.max) ? { ...state, pool: action.pool } : state;
    case 'way':
      return { ...state, way: action.way };
    case 'channel':
      return isWhole(action.channel, 0, CHANNELS - 1) ? { ...state, channel: action.channel } : state;
    default:
      return action satisfies never;
  }
}

function offsetOf(direction: Direction, pixels: number): readonly [down: number, right: number] {
  return [direction === 'right' ? 0 : pixels, direction === 'down' ? 0 : pixels];
}

/** What each curve does with a feature map. */
export function reductionOf(way: Way, pool: number): Reduction {
  const window = { kind: 'window', size: [pool, pool], strides: [pool, pool], padding: 'valid' } as const;
  switch (way) {
    case 'none':
      return { kind: 'none' };
    case 'max':
    case 'average':
      return { ...window, rule: { kind: way } };
    case 'stride':
      // The same kernels with a stride compute the same numbers at every `pool`-th place and no others.
      return { ...window, size: [1, 1], rule: { kind: 'average' } };
    case 'global':
      return { kind: 'global-average' };
    default:
      return way satisfies never;
  }
}

export interface ShiftCurve {
  readonly way: Way;
  /** Relative change at shifts of 0, 1 ... MAX_SHIFT pixels. */
  readonly changes: readonly number[];
}

export interface ShiftModel {
  readonly state: ShiftState;
  readonly isDrawn: boolean;
  readonly source: 'network' | 'edges';
  readonly channels: number;
  readonly channel: number;
  readonly curves: readonly ShiftCurve[];
  /** Change of each way at the chosen shift, in the order of WAYS. */
  readonly now: Readonly<Record<Way, number>>;
  readonly picture: Image;
  readonly moved: Image;
  /** The chosen way's map of one channel: where the picture stood, after the move, and the difference. */
  readonly before: Image;
  readonly after: Image;
  readonly difference: Float32Array;
}

const movedPictures = new WeakMap<Image, Map<string, Image>>();

/** The picture moved; the same object for the same move, so that its maps are computed once. */
function movedPicture(picture: Image, direction: Direction, pixels: number): Image {
  if (pixels === 0) return picture;
  const known = movedPictures.get(picture) ?? new Map<string, Image>();
  movedPictures.set(picture, known);
  const name = `${direction} ${pixels}`;
  const moved = known.get(name) ?? shiftedImage(picture, offsetOf(direction, pixels));
  known.set(name, moved);
  return moved;
}

const reducedMaps = new WeakMap<Image, Map<string, Image>>();

/** A map made smaller, computed once for each way and window. */
function reducedMap(maps: Image, way: Way, pool: number): Image {
  const known = reducedMaps.get(maps) ?? new Map<string, Image>();
  reducedMaps.set(maps, known);
  const name = `${way} ${pool}`;
  const reduced = known.get(name) ?? reduceMap(maps, reductionOf(way, pool));
  known.set(name, reduced);
  return reduced;
}

/** Change of each way for every move; what does not depend on what a slider changed is found again. */
function curvesOf(picture: Image, network: Trained | null, { direction, pool }: ShiftState): readonly ShiftCurve[] {
  const maps = Array.from({ length: MAX_SHIFT + 1 }, (_, pixels) =>
    firstLayerOf(movedPicture(picture, direction, pixels), network, MNIST_CNN),
  );
  return WAYS.map((way) => {
    const reduced = maps.map((map) => reducedMap(map, way, pool).values);
    const still = reduced[0] ?? new Float32Array();
    return { way, changes: reduced.map((values) => relativeDistance(still, values)) };
  });
}

export function present(state: ShiftState, { digits, network }: TrainedSession): ShiftModel {
  const { image, isDrawn } = pictureFor(state.picture, digits);
  const curves = curvesOf(image, network, state);
  const moved = movedPicture(image, state.direction, state.shift);
  const still = firstLayerOf(image, network, MNIST_CNN);
  const channels = still.shape[2];
  const channel = state.channel % channels;
  const reduction = reductionOf(state.way, state.pool);
  const before = reduceMap(channelOf(still, channel), reduction);
  const after = reduceMap(channelOf(firstLayerOf(moved, network, MNIST_CNN), channel), reduction);
  const changeOf = (way: Way): number => curves.find((curve) => curve.way === way)?.changes[state.shift] ?? 0;
  return {
    state,
    isDrawn,
    source: network === null ? 'edges' : 'network',
    channels,
    channel,
    curves,
    now: {
      none: changeOf('none'),
      stride: changeOf('stride'),
      average: changeOf('average'),
      max: changeOf('max'),
      global: changeOf('global'),
    },
    picture: image,
    moved,
    before,
    after,
    difference: after.values.map((value, i) => value - (before.values[i] ?? 0)),
  };
}

export function encode(state: ShiftState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    shift: [String(state.shift), String(initial.shift)],
    direction: [state.direction, initial.direction],
    pool: [String(state.pool), String(initial.pool)],
    way: [state.way, initial.way],
    channel: [String(state.channel), String(initial.channel)],
  });
}

export function decode(query: LinkQuery): Decoded<ShiftState> {
  return readLink(query, (link) => ({
    picture: link.choice('picture', PICTURES, initial.picture),
    shift: link.integer('shift', 0, MAX_SHIFT, initial.shift),
    direction: link.choice('direction', DIRECTIONS, initial.direction),
    pool: link.integer('pool', POOL.min, POOL.max, initial.pool),
    way: link.choice('way', WAYS, initial.way),
    channel: link.integer('channel', 0, CHANNELS - 1, initial.channel),
  }));
}

/** Sliding the picture is one undo step. */
export function transient(action: ShiftAction): boolean {
  return action.kind === 'shift';
}

export const steps: readonly LecternStep<ShiftState>[] = [
  {
    id: 'one-pixel',
    title: { zh: '移一个像素', en: 'One pixel' },
    note: {
      zh: '先请大家猜：移动一个像素，特征映射会变多少？再看“不缩小”那条曲线。',
      en: 'Ask first: by how much does a feature map change when the picture moves one pixel? Then read the curve “not at all”.',
    },
    state: { ...initial, way: 'none' },
  },
  {
    id: 'pooled',
    title: { zh: '池化以后', en: 'After pooling' },
    note: {
      zh: '最大和平均池化都变得少一些，但远不是零。只隔着抄的步幅没有这个好处。',
      en: 'Max and average pooling change less, but far from nothing. A stride that merely skips has no such gain.',
    },
    state: initial,
  },
  {
    id: 'wide',
    title: { zh: '窗口更大', en: 'Wider windows' },
    note: {
      zh: '窗口越大越宽容，但特征映射也越粗：4 × 4 以后只剩 6 × 6 格。',
      en: 'Wider windows forgive more, and leave less: with 4 × 4 only 6 × 6 cells remain.',
    },
    state: { ...initial, pool: 4, shift: 2 },
  },
  {
    id: 'global',
    title: { zh: '全局平均', en: 'The global average' },
    note: {
      zh: '对整张图取平均，移动几乎看不出来了。代价是：位置也彻底丢了。',
      en: 'Averaged over the whole map the move is all but invisible. The price: so is the place.',
    },
    state: { ...initial, way: 'global', shift: 3 },
  },
];
