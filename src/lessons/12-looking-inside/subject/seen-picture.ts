// The picture that a network of the lesson is asked about: a test image, or what the reader shows it, brought to the
// size and the channels it was trained on. Not responsible for: choosing (SeenPicture.tsx) or reading files (kit/photo).
import { useState } from 'react';
import type { Picture } from '../../../kit/photo/picture.ts';
import { usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';
import { normaliseDigit } from '../../../nn/digit.ts';
import { INK_GRID, inkPlane } from '../../../nn/ink.ts';
import type { Stroke } from '../../../nn/ink.ts';
import { prepareImage } from '../../../nn/prepare-image.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { pictureAt } from './test-images.ts';
import type { TestImage, TestImages } from './test-images.ts';
import { useBoard } from './use-board.ts';
import type { BoardAction, BoardState } from './use-board.ts';
import type { Subject } from './use-subject.ts';

export interface SeenPicture {
  /** Height x width x channels, in [0, 1]; null until there is one. */
  readonly values: Float32Array | null;
  /** The true class of a test image. */
  readonly label: number | null;
  readonly from: 'test' | 'own' | 'camera' | 'board';
  /** Another text means another picture. */
  readonly key: string;
  readonly source: (PhotoSource & PhotoControls) | null;
  /** Null where digits are not what the network knows. */
  readonly board: SeenBoard | null;
}

export interface SeenBoard {
  readonly isOn: boolean;
  readonly state: BoardState;
  readonly dispatch: (action: BoardAction) => void;
  readonly turn: (isOn: boolean) => void;
}

export const NO_PICTURE: SeenPicture = { values: null, label: null, from: 'test', key: '', source: null, board: null };

const LIMITS = { maxSidePx: 640, minSidePx: 32 };
const CAMERA_SIZE = { height: 240, width: 320 };

/** Weights of red, green and blue in brightness (ITU-R BT.601). */
const BRIGHTNESS = [0.299, 0.587, 0.114] as const;

/** Cut to a square, made as small as the network wants it, and grey where it knows no colour. */
export function asInput({ height, width, rgba }: Picture, [side, , channels]: PictureShape): Float32Array {
  const values = Float32Array.from(
    { length: height * width * 3 },
    (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)] ?? 0,
  );
  const small = prepareImage({ shape: [height, width, 3], values }, 'crop', side).values;
  if (channels === 3) return small.map((value) => value / 255);
  return Float32Array.from({ length: side * side }, (_, pixel) =>
    BRIGHTNESS.reduce((sum, weight, c) => sum + (weight * (small[3 * pixel + c] ?? 0)) / 255, 0),
  );
}

/** Stands for the number of a picture that is none of the test images. */
export const OWN_PICTURE = -1;

/** What is asked about, as test images are: a picture of the reader's own has no class. */
export function seenImage({ from, values }: SeenPicture, images: TestImages, image: number): TestImage | null {
  if (from === 'test') return pictureAt(images, image);
  return values === null ? null : { index: OWN_PICTURE, label: null, values };
}

let frames = 0;
const frameKeys = new WeakMap<Picture | Float32Array, string>();

function keyOf(picture: Picture | Float32Array): string {
  const known = frameKeys.get(picture) ?? `shown ${(frames += 1)}`;
  frameKeys.set(picture, known);
  return known;
}

export function useSeenPicture(subject: Subject, image: number): SeenPicture {
  const source = usePhotoSource({ limits: LIMITS, cameraSize: CAMERA_SIZE });
  const { shown } = source;
  const [isOn, turn] = useState(false);
  const [state, dispatch] = useBoard();
  const board = subject.entry.data.id === 'mnist' ? { isOn, state, dispatch, turn } : null;
  if (board !== null && isOn) {
    const values = digitOf(state.strokes);
    return { values, label: null, from: 'board', key: keyOf(values), source, board };
  }
  if (shown.kind === 'built-in') {
    const sample = pictureAt(subject.images, image);
    const key = `${subject.entry.data.id} ${sample?.index ?? 'none'}`;
    return { values: sample?.values ?? null, label: sample?.label ?? null, from: 'test', key, source, board };
  }
  const picture = shown.kind === 'own' ? shown.photo.picture : shown.frame;
  return {
    values: inputOf(picture, subject.images.shape),
    label: null,
    from: shown.kind,
    key: keyOf(picture),
    source,
    board,
  };
}

const digits = new WeakMap<readonly Stroke[], Float32Array>();

/** The ink as MNIST's makers would have brought it into shape; an empty board is an empty image. */
function digitOf(strokes: readonly Stroke[]): Float32Array {
  const known = digits.get(strokes);
  if (known !== undefined) return known;
  const found = normaliseDigit({ height: INK_GRID, width: INK_GRID, values: inkPlane(strokes, INK_GRID) });
  const values = found.kind === 'digit' ? found.result.values : new Float32Array(28 * 28);
  digits.set(strokes, values);
  return values;
}

const inputs = new WeakMap<Picture, Map<string, Float32Array>>();

/** Worked out once for as long as the picture is there. */
function inputOf(picture: Picture, shape: PictureShape): Float32Array {
  const known = inputs.get(picture) ?? new Map<string, Float32Array>();
  inputs.set(picture, known);
  const values = known.get(shape.join('x')) ?? asInput(picture, shape);
  known.set(shape.join('x'), values);
  return values;
}
