// The exhibit `flatten` without its view: a pixel of a 28 x 28 digit and its place in the vector of 784 numbers.
// Not responsible for: loading samples (digits.ts), drawing (FlattenView.tsx) or sentences (flatten.text.ts).
import { inversePermutation, permutePixelsInto, pixelPermutation } from '../../../nn/image.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { Digits } from '../digits.ts';
import { DRAWN_FIVE, inkPlane } from '../../../nn/ink.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';

/** Side of the picture in pixels. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** The drawn figure, or the first training sample of a digit. */
export const PICTURES = ['drawn', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type PictureId = (typeof PICTURES)[number];

/** The permutation of the shuffle test too, so that both exhibits show the same disorder. */
export const SHUFFLE_SEED = toSeed(28);

export interface FlattenState {
  readonly picture: PictureId;
  /** Row-major index of the chosen pixel in the picture as it was taken, before any shuffle. */
  readonly pixel: number;
  readonly shuffled: boolean;
}

export type FlattenAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  /** `place` is where the pixel is seen: after the shuffle, if there is one. */
  | { readonly kind: 'point'; readonly place: number }
  | { readonly kind: 'shuffle'; readonly shuffled: boolean };

export interface Place {
  /** Index in the vector, after the shuffle if there is one. */
  readonly index: number;
  /** Where that index is seen in the picture shown. */
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

export interface Neighbour extends Place {
  /** Steps a king takes in the picture as it was taken: always 1. */
  readonly pictureDistance: number;
  /** Steps between the two places in the vector. */
  readonly vectorDistance: number;
}

/** Chosen and neighbouring pixels that lie side by side in the vector, and how many others lie before them. */
export interface RibbonPiece {
  /** Numbers between the piece before and this one; for the first piece, from the start of the vector. */
  readonly gapBefore: number;
  readonly places: readonly Place[];
}

export interface FlattenModel {
  readonly picture: {
    readonly id: PictureId;
    /** What is shown: a wanted digit shows the drawn figure until it is loaded. */
    readonly source: 'drawn' | 'mnist';
    readonly loading: boolean;
    readonly error: EngineErrorCode | null;
  };
  readonly shuffled: boolean;
  /** What the picture and the ribbon show, 0 to 255, row-major. */
  readonly values: Uint8Array;
  readonly chosen: Place;
  /** Where the chosen pixel was before the shuffle. */
  readonly origin: { readonly row: number; readonly column: number };
  /** The pixels around it in the picture as it was taken: 8, or fewer at a border. */
  readonly neighbours: readonly Neighbour[];
  /** The same pixels as they lie in the vector, in its order. */
  readonly pieces: readonly RibbonPiece[];
  /** Mean absolute difference between pixels that touch (left-right or top-bottom) in what is shown, and in the picture as it was taken. */
  readonly roughness: { readonly shown: number; readonly ordered: number };
}

export const initial: FlattenState = { picture: '5', pixel: 14 * SIDE + 13, shuffled: false };

const permutation = pixelPermutation(SHUFFLE_SEED, PIXELS);
const placeAfterShuffle = inversePermutation(permutation);

/** Where a pixel of the original picture is found in the one shown. */
export function placeOf(pixel: number, shuffled: boolean): number {
  return shuffled ? (placeAfterShuffle[pixel] ?? 0) : pixel;
}

/** Which pixel of the original picture is seen at a place of the one shown. */
export function pixelAt(place: number, shuffled: boolean): number {
  return shuffled ? (permutation[place] ?? 0) : place;
}

export function reduce(state: FlattenState, action: FlattenAction): FlattenState {
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'point': {
      const place = Math.min(PIXELS - 1, Math.max(0, Math.trunc(action.place)));
      return Number.isNaN(place) ? state : { ...state, pixel: pixelAt(place, state.shuffled) };
    }
    case 'shuffle':
      return { ...state, shuffled: action.shuffled };
    default:
      return action satisfies never;
  }
}

export function present(state: FlattenState, digits: Digits): FlattenModel {
  const loaded = state.picture === 'drawn' ? undefined : digits.samples.get(Number(state.picture));
  const ordered = loaded ?? drawnFigure();
  const values = state.shuffled ? shuffledCopy(ordered) : ordered;
  const row = Math.floor(state.pixel / SIDE);
  const column = state.pixel % SIDE;
  const chosen = placeFor(state.pixel, state.shuffled, values);
  const neighbours = pixelsAround(row, column).map((pixel) => {
    const place = placeFor(pixel, state.shuffled, values);
    return { ...place, pictureDistance: 1, vectorDistance: Math.abs(place.index - chosen.index) };
  });
  return {
    picture: {
      id: state.picture,
      source: loaded === undefined ? 'drawn' : 'mnist',
      loading: state.picture !== 'drawn' && loaded === undefined && digits.loading,
      error: state.picture !== 'drawn' && loaded === undefined ? digits.error : null,
    },
    shuffled: state.shuffled,
    values,
    chosen,
    origin: { row, column },
    neighbours,
    pieces: piecesOf([chosen, ...neighbours]),
    roughness: { shown: roughness(values), ordered: roughness(ordered) },
  };
}

function shuffledCopy(ordered: Uint8Array): Uint8Array {
  const values = new Uint8Array(PIXELS);
  permutePixelsInto(values, ordered, permutation, 1);
  return values;
}

function piecesOf(places: readonly Place[]): readonly RibbonPiece[] {
  const pieces: { gapBefore: number; places: Place[] }[] = [];
  let previous = -1;
  for (const place of places.toSorted((a, b) => a.index - b.index)) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && place.index === previous + 1) last.places.push(place);
    else pieces.push({ gapBefore: place.index - previous - 1, places: [place] });
    previous = place.index;
  }
  return pieces;
}

function placeFor(pixel: number, shuffled: boolean, values: Uint8Array): Place {
  const index = placeOf(pixel, shuffled);
  return { index, row: Math.floor(index / SIDE), column: index % SIDE, value: values[index] ?? 0 };
}

/** Indices of the pixels that touch (row, column), corners included, in reading order. */
function pixelsAround(row: number, column: number): readonly number[] {
  const around: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(SIDE - 1, row + 1); r += 1) {
    for (let c = Math.max(0, column - 1); c <= Math.min(SIDE - 1, column + 1); c += 1) {
      if (r !== row || c !== column) around.push(r * SIDE + c);
    }
  }
  return around;
}

function roughness(values: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column + 1 < SIDE; column += 1) {
      sum += Math.abs((values[row * SIDE + column] ?? 0) - (values[row * SIDE + column + 1] ?? 0));
      sum += Math.abs((values[column * SIDE + row] ?? 0) - (values[(column + 1) * SIDE + row] ?? 0));
    }
  }
  return sum / (2 * SIDE * (SIDE - 1));
}

let drawn: Uint8Array | null = null;
function drawnFigure(): Uint8Array {
  drawn ??= Uint8Array.from(inkPlane(DRAWN_FIVE, SIDE), (ink) => Math.round(ink * 255));
  return drawn;
}

export function encode(state: FlattenState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    pixel: [String(state.pixel), String(initial.pixel)],
    shuffled: [state.shuffled ? '1' : '0', '0'],
  });
}

export function decode(query: LinkQuery): Decoded<FlattenState> {
  return readLink(query, (link) => ({
    picture: link.choice('picture', PICTURES, initial.picture),
    pixel: link.integer('pixel', 0, PIXELS - 1, initial.pixel),
    shuffled: link.flag('shuffled', initial.shuffled),
  }));
}

/** Moving the cursor is not worth an undo step for every pixel it crosses. */
export function transient(action: FlattenAction): boolean {
  return action.kind === 'point';
}

export const steps: readonly LecternStep<FlattenState>[] = [
  {
    id: 'place',
    title: { zh: '一个像素，一个编号', en: 'One pixel, one number' },
    note: {
      zh: '扁平化按行读取：编号 = 行 × 28 + 列。移动光标，看编号怎样变化。',
      en: 'Flatten reads row by row: index = row × 28 + column. Move the cursor and watch the index.',
    },
    state: initial,
  },
  {
    id: 'neighbours',
    title: { zh: '邻居散开了', en: 'Neighbours drift apart' },
    note: {
      zh: '左右邻居在向量里仍相距 1，上下邻居却相距 28。向量里没有任何东西说明它们曾经相邻。',
      en: 'Left and right neighbours stay 1 apart, but the ones above and below are 28 apart. Nothing in the vector says they ever touched.',
    },
    state: { ...initial, pixel: 7 * SIDE + 12 },
  },
  {
    id: 'shuffled',
    title: { zh: '打乱同样的像素', en: 'Shuffle the same pixels' },
    note: {
      zh: '每张图片用同一种打乱方式。眼睛认不出来了；对 MLP 来说，只是权重换了个顺序。',
      en: 'Every picture is shuffled in the same way. The eye is lost; to an MLP its weights are merely listed in another order.',
    },
    state: { ...initial, shuffled: true },
  },
];
