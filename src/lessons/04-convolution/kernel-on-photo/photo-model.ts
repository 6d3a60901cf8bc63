// What the exhibit `kernel-on-photo` shows: the picture, the kernel, the maps with their scales, and one output number
// taken apart. Not responsible for: where pictures come from (pictures.ts, kit/photo) or drawing.
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture, PictureSize } from '../../../kit/photo/picture.ts';
import { BUILT_IN_SOURCE } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';
import { traceOutput, windowPlaces } from '../../../nn/convolution-trace.ts';
import type { PixelSource, TracedOutput, WindowGrid } from '../../../nn/convolution-trace.ts';
import { plainFilterMemory, separateKernel } from '../../../nn/image-filter.ts';
import type { FilterPlane } from '../../../nn/image-filter.ts';
import { normalisingScale } from '../../../nn/image-filter-presets.ts';
import type { Extremes } from '../../../nn/image-filter-range.ts';
import { initial, kernelOf } from './kernel-on-photo.ts';
import type { PhotoState } from './kernel-on-photo.ts';
import { pictureNow } from './pictures.ts';
import type { NamedPicture } from './pictures.ts';
import { createResponder } from './responder.ts';
import type { Answer, Responder } from './responder.ts';

export interface PhotoSession extends PhotoSource, PhotoControls {
  readonly named: NamedPicture;
  readonly responder: Responder;
  readonly retry: () => void;
}

/** One map as it is drawn: its values, and what the two ends of its scale mean. */
export interface ResponseMap {
  readonly plane: FilterPlane;
  readonly values: Float32Array;
  readonly extremes: Extremes;
  /** Signed maps run from -high to high about zero, others from 0 to high. */
  readonly isSigned: boolean;
  readonly high: number;
}

export interface ShownPicture {
  readonly picture: Picture;
  readonly kind: 'named' | 'stand-in' | 'own' | 'camera';
  /** File name of the reader's own photo, or what a sample shows. */
  readonly name: string | null;
  readonly className: BothLanguages | null;
  readonly original: PictureSize | null;
  readonly isLoading: boolean;
  readonly problem: PhotoProblem | null;
}

export interface Spot {
  /** Place in the output. */
  readonly row: number;
  readonly column: number;
  /** Where the window begins in the picture; outside of it in the padding. */
  readonly top: number;
  readonly left: number;
  /** With the weights as they stand in the cells, before the scale. */
  readonly traced: TracedOutput;
  /** What the map holds there: the sum times the scale. */
  readonly output: number;
}

export interface PhotoModel {
  readonly state: PhotoState;
  readonly shown: ShownPicture;
  readonly kernel: {
    readonly weights: readonly number[];
    readonly scale: number;
    readonly sum: number;
    /** Whether it is a column times a row, so that two short sweeps do. */
    readonly isSeparable: boolean;
  };
  readonly output: PictureSize;
  readonly maps: readonly ResponseMap[];
  readonly version: number;
  /** Null where the kernel is larger than the picture. */
  readonly spot: Spot | null;
}

const NO_CONTROLS: PhotoControls = {
  showBuiltIn: () => undefined,
  showOwn: () => undefined,
  openFile: () => undefined,
  startCamera: () => undefined,
  stopCamera: () => undefined,
  watch: () => undefined,
};

export const initialSession: PhotoSession = {
  ...BUILT_IN_SOURCE,
  ...NO_CONTROLS,
  named: pictureNow(initial.picture),
  responder: createResponder(plainFilterMemory),
  retry: () => undefined,
};

function shownPicture({ shown, named }: PhotoSession): ShownPicture {
  const nothing = { name: null, className: null, original: null, isLoading: false, problem: null };
  switch (shown.kind) {
    case 'camera':
      return { ...nothing, kind: 'camera', picture: shown.frame };
    case 'own':
      return {
        ...nothing,
        kind: 'own',
        picture: shown.photo.picture,
        name: shown.photo.name,
        original: shown.photo.original,
      };
    case 'built-in': {
      const { picture, isLoading, problem, className } = named;
      return { ...nothing, kind: named.isStandIn ? 'stand-in' : 'named', picture, isLoading, problem, className };
    }
    default:
      return shown satisfies never;
  }
}

const WANTED: Readonly<Record<PhotoState['view'], readonly FilterPlane[]>> = {
  sum: ['sum'],
  channels: ['red', 'green', 'blue', 'sum'],
  colour: ['red', 'green', 'blue'],
};

/** Scales of the maps. The three channels share one, so that they can be compared; the sum has its own. */
function mapsOf(answer: Answer, weights: readonly number[], scale: number): readonly ResponseMap[] {
  const isSigned = weights.some((weight) => weight < 0);
  const most = weights.reduce((sum, weight) => sum + weight, 0) * scale * 255;
  const channelEnd = answer.planes.reduce((end, each) => (each.plane === 'sum' ? end : Math.max(end, each.end)), 0);
  return answer.planes.map(({ plane, values, extremes, end }) => {
    const isSum = plane === 'sum';
    const high = isSigned ? (isSum ? end : channelEnd) : Math.max(isSum ? 3 * most : most, 1e-9);
    return { plane, values, extremes, isSigned, high };
  });
}

function bytesOf({ height, width, rgba }: Picture): PixelSource {
  return {
    height,
    width,
    channels: 3,
    valueAt: (row, column, channel) => rgba[(row * width + column) * 4 + channel] ?? 0,
  };
}

/** The output place whose window has its middle nearest to a pixel; the middle one for a pixel beyond the picture. */
function placeNear(pixel: number, length: number, offset: number, stride: number, places: number): number {
  if (pixel >= length) return Math.floor(places / 2);
  return Math.min(places - 1, Math.max(0, Math.round((pixel - offset) / stride)));
}

function spotOf(state: PhotoState, picture: Picture, grid: WindowGrid, weights: readonly number[], scale: number) {
  const { side, stride, padding } = state;
  if (grid.height < 1 || grid.width < 1) return null;
  const middle = (side - 1) / 2;
  const row = placeNear(state.row, picture.height, grid.top(0) + middle, stride, grid.height);
  const column = placeNear(state.column, picture.width, grid.left(0) + middle, stride, grid.width);
  const kernel = { shape: [side, side, 3, 1], values: weights.flatMap((weight) => [weight, weight, weight]) } as const;
  const options = { strides: [stride, stride], padding } as const;
  const traced = traceOutput(bytesOf(picture), kernel, null, options, { row, column, filter: 0 });
  return { row, column, top: grid.top(row), left: grid.left(column), traced, output: traced.sum * scale };
}

export function present(state: PhotoState, session: PhotoSession): PhotoModel {
  const shown = shownPicture(session);
  const { picture } = shown;
  const weights = kernelOf(state);
  const { side, stride, padding } = state;
  const scale = state.normalise ? normalisingScale(weights) : 1;
  const answer = session.responder.respond(picture, { kernel: weights, scale, stride, padding }, WANTED[state.view]);
  const grid = windowPlaces(picture, [side, side], { strides: [stride, stride], padding });
  return {
    state,
    shown,
    kernel: {
      weights,
      scale,
      sum: weights.reduce((sum, weight) => sum + weight, 0),
      isSeparable: separateKernel(weights, side) !== null,
    },
    output: { height: Math.max(0, grid.height), width: Math.max(0, grid.width) },
    maps: answer === null ? [] : mapsOf(answer, weights, scale),
    version: answer?.version ?? 0,
    spot: spotOf(state, picture, grid, weights, scale),
  };
}
