// The exhibit `image-as-volume` without its view: a picture brought to one square size, and one pixel of the three-
// dimensional array that a network reads. Not responsible for: where pictures come from (use-picture.ts), drawing.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import type { PictureSize } from '../../../kit/photo/picture.ts';
import type { Image } from '../../../nn/convolution.ts';
import type { Box } from '../../../nn/digit.ts';
import { channelPlane, fitBox, prepareImage } from '../../../nn/prepare-image.ts';
import type { Fit } from '../../../nn/prepare-image.ts';
import { drawnScene } from './drawn-scene.ts';
import type { PictureSession } from './use-picture.ts';

export const PICTURES = [...BUILT_IN_PHOTOS, 'drawn'] as const;
export type PictureId = (typeof PICTURES)[number];

/** Powers of two, as the lecture notes advise: they can be halved again and again. */
export const SIDES = ['8', '16', '32', '64'] as const;
export type SideChoice = (typeof SIDES)[number];
export const FITS = ['crop', 'stretch'] as const satisfies readonly Fit[];

/** Red, green, blue. */
export const CHANNELS = [0, 1, 2] as const;

/** Cells of the close-up to each side of the chosen pixel. */
const REACH = 2;

export interface VolumeState {
  readonly picture: PictureId;
  readonly side: SideChoice;
  readonly fit: Fit;
  /** Place of the chosen pixel in the prepared picture; kept relative to its size when that changes. */
  readonly row: number;
  readonly column: number;
}

export type VolumeAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'side'; readonly side: SideChoice }
  | { readonly kind: 'fit'; readonly fit: Fit }
  | { readonly kind: 'point'; readonly index: number };

/** The chosen pixel lies on an eye of the cat. */
export const initial: VolumeState = { picture: 'chelsea', side: '32', fit: 'crop', row: 12, column: 12 };

export function reduce(state: VolumeState, action: VolumeAction): VolumeState {
  const side = Number(state.side);
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'side': {
      const scaled = (place: number): number => Math.floor((place * Number(action.side)) / side);
      return { ...state, side: action.side, row: scaled(state.row), column: scaled(state.column) };
    }
    case 'fit':
      return { ...state, fit: action.fit };
    case 'point': {
      const isPlace = Number.isInteger(action.index) && action.index >= 0 && action.index < side * side;
      return isPlace ? { ...state, row: Math.floor(action.index / side), column: action.index % side } : state;
    }
    default:
      return action satisfies never;
  }
}

/** The rows or columns around the chosen one; null beyond the edge of the picture. */
export type Stretch = readonly (number | null)[];

export interface VolumeModel {
  readonly state: VolumeState;
  /** `drawn` also stands in for a photograph that is on its way. */
  readonly source: 'drawn' | 'built-in' | 'own' | 'camera';
  readonly loading: boolean;
  /** The picture as it came, at most a few hundred pixels a side. */
  readonly original: Image;
  /** What of it is used, in its own pixels. */
  readonly box: Box;
  /** The size of the picture before it was brought to that of `original`, and what is used in those pixels. */
  readonly size: PictureSize;
  readonly sizeUsed: PictureSize;
  readonly side: number;
  readonly prepared: Image;
  /** Red, green and blue as planes of their own. */
  readonly planes: readonly Float32Array[];
  readonly numbers: number;
  readonly pixel: { readonly row: number; readonly column: number; readonly values: readonly number[] };
  readonly closeUp: { readonly rows: Stretch; readonly columns: Stretch };
  /** Where the three numbers of the pixel lie when the array is read row by row. */
  readonly firstIndex: number;
}

interface Prepared {
  readonly name: string;
  readonly image: Image;
  readonly planes: readonly Float32Array[];
}

const preparedPictures = new WeakMap<Image, Prepared>();

/** The prepared picture, computed once for each picture, size and fit. */
function preparedFor(original: Image, fit: Fit, side: number): Prepared {
  const name = `${fit} ${side}`;
  const known = preparedPictures.get(original);
  if (known?.name === name) return known;
  const image = prepareImage(original, fit, side);
  const made = { name, image, planes: CHANNELS.map((channel) => channelPlane(image, channel)) };
  preparedPictures.set(original, made);
  return made;
}

/** Red, green and blue at one place. */
export function pixelValues({ values }: Image, index: number): readonly number[] {
  return CHANNELS.map((channel) => values[index * CHANNELS.length + channel] ?? 0);
}

function around(place: number, side: number): Stretch {
  return Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const at = place - REACH + i;
    return at >= 0 && at < side ? at : null;
  });
}

export function present(state: VolumeState, { shown, isLoading }: PictureSession): VolumeModel {
  const original = shown?.image ?? drawnScene();
  const [height, width] = original.shape;
  const size = shown?.size ?? { height, width };
  const side = Number(state.side);
  const { image, planes } = preparedFor(original, state.fit, side);
  const { row, column } = state;
  const index = row * side + column;
  return {
    state,
    source: shown?.from ?? 'drawn',
    loading: isLoading,
    original,
    box: fitBox(height, width, state.fit),
    size,
    sizeUsed: fitBox(size.height, size.width, state.fit),
    side,
    prepared: image,
    planes,
    numbers: image.values.length,
    pixel: { row, column, values: pixelValues(image, index) },
    closeUp: { rows: around(row, side), columns: around(column, side) },
    firstIndex: index * CHANNELS.length,
  };
}

export function encode(state: VolumeState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    side: [state.side, initial.side],
    fit: [state.fit, initial.fit],
    row: [String(state.row), String(initial.row)],
    column: [String(state.column), String(initial.column)],
  });
}

export function decode(query: LinkQuery): Decoded<VolumeState> {
  return readLink(query, (link) => {
    const side = link.choice('side', SIDES, initial.side);
    const last = Number(side) - 1;
    return {
      picture: link.choice('picture', PICTURES, initial.picture),
      side,
      fit: link.choice('fit', FITS, initial.fit),
      row: link.integer('row', 0, last, Math.min(initial.row, last)),
      column: link.integer('column', 0, last, Math.min(initial.column, last)),
    };
  });
}

/** Moving the cursor is one undo step. */
export function transient(action: VolumeAction): boolean {
  return action.kind === 'point';
}

export const steps: readonly LecternStep<VolumeState>[] = [
  {
    id: 'array',
    title: { zh: '一只猫，三张数表', en: 'A cat, three tables of numbers' },
    note: {
      zh: '一个像素是三个数。移动光标，三张表同时报出红、绿、蓝。',
      en: 'A pixel is three numbers. Move the cursor: all three tables name theirs.',
    },
    state: initial,
  },
  {
    id: 'small',
    title: { zh: '八乘八', en: 'Eight by eight' },
    note: {
      zh: '缩到 8 × 8。还认得出是猫吗？网络能看到的，不会比这更多。',
      en: 'At 8 × 8, is it still a cat? The network sees no more than this.',
    },
    state: { ...initial, side: '8', row: 3, column: 3 },
  },
  {
    id: 'stretch',
    title: { zh: '拉伸还是裁剪', en: 'Stretch or crop' },
    note: {
      zh: '拉伸留下全部内容，但变了形；裁剪不变形，却丢掉了两边。哪种更糟，要看图里有什么。',
      en: 'Stretching keeps everything and bends it; cropping keeps the shapes and loses the sides. Which is worse depends on the picture.',
    },
    state: { ...initial, side: '64', fit: 'stretch', row: 25, column: 27 },
  },
  {
    id: 'colour',
    title: { zh: '颜色藏在差别里', en: 'Colour is in the differences' },
    note: {
      zh: '手绘风景里的太阳：红和绿都大，蓝很小，合起来是黄。天空正好反过来。',
      en: 'The sun of the drawn landscape: red and green large, blue small, together yellow. The sky is the other way round.',
    },
    state: { ...initial, picture: 'drawn', side: '64', row: 14, column: 58 },
  },
];
