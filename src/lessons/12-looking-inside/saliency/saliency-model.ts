// What the exhibit `saliency` shows: picture, patch, probabilities, and maps with how much of each lies where the reader
// marked. One model for view and words. Not responsible for: asking the network (use-saliency.ts).
import { largestOfChannels, overlap } from '../../../nn/inside/attribution.ts';
import type { Attribution } from '../../../nn/inside/attribution.ts';
import type { GradCam } from '../../../nn/inside/grad-cam.ts';
import type { IntegratedAttribution } from '../../../nn/inside/integrated-gradients.ts';
import { withPatch } from '../../../nn/inside/occlusion.ts';
import type { OcclusionMap } from '../../../nn/inside/occlusion.ts';
import { resample } from '../../../nn/inside/resample.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { spanOf } from '../subject/map-range.ts';
import { seenImage } from '../subject/seen-picture.ts';
import type { TestImage } from '../subject/test-images.ts';
import type { SaliencySession } from './use-saliency.ts';
import { CELL, FILL_VALUES } from './saliency.ts';
import type { SaliencyState } from './saliency.ts';

export const METHODS = ['gradient', 'smoothgrad', 'integrated', 'guided', 'gradcam'] as const;
export type Method = (typeof METHODS)[number];

/** What the network gave for a class of one picture. */
export interface Attributions {
  readonly gradient: Attribution;
  readonly smoothgrad: Attribution;
  readonly integrated: IntegratedAttribution;
  readonly guided: Attribution;
  /** Null where the network has no maps. */
  readonly gradcam: GradCam | null;
}

export interface DrawnMap {
  readonly method: Method;
  /** One number a pixel of the picture. */
  readonly values: Float32Array;
  readonly isSigned: boolean;
  /** Part of the map's weight within the marks; null while nothing is marked. */
  readonly inside: number | null;
  /** Row and column of the pixel with most weight, from 1; null where the map is nought everywhere. */
  readonly peak: readonly [row: number, column: number] | null;
  /** Whether any of its numbers is none. */
  readonly isBroken: boolean;
}

export interface SaliencyModel {
  readonly state: SaliencyState;
  readonly entry: SubjectEntry;
  readonly shape: PictureShape;
  readonly picture: TestImage | null;
  readonly patched: Float32Array | null;
  /** Top left corner of the patch, which may lie outside. */
  readonly corner: readonly [row: number, column: number];
  readonly probabilities: Float32Array | null;
  readonly patchedProbabilities: Float32Array | null;
  /** The class asked about; null before the network has said anything, or where it says nothing. */
  readonly klass: number | null;
  /** Whether the network has answered, but with no number at all. */
  readonly isSilent: boolean;
  /** Whether the patch changes the picture at all: grey on grey does not. */
  readonly isPatchSeen: boolean;
  /** Whether the maps have come and there is none of Grad-CAM, which needs a convolution. */
  readonly lacksGradCam: boolean;
  readonly isAsking: boolean;
  readonly occlusion: OcclusionMap | null;
  /** Place of the patch that costs the class most: its middle, from 1, and the probability left. */
  readonly worst: { readonly row: number; readonly column: number; readonly probability: number } | null;
  /** Whether the patch makes no difference wherever it is. */
  readonly isFlat: boolean;
  readonly maps: readonly DrawnMap[];
  /** Difference of the logit between both ends, and what integrated gradients add up to. */
  readonly completeness: { readonly difference: number; readonly sum: number } | null;
  /** Part of the picture that is marked. */
  readonly byChance: number;
  readonly cells: readonly [rows: number, columns: number];
}

/** Probabilities that differ by less are the same to a reader. */
const SAME = 5e-4;

/** The picture with the patch at its place. */
export function patchedPicture(picture: TestImage, shape: PictureShape, state: SaliencyState): Float32Array {
  const [top, left] = cornerOf(state, shape);
  return withPatch(picture.values, shape, { top, left, size: state.size, fill: FILL_VALUES[state.fill] });
}

/** A patch that a link puts beyond the picture stands at its edge. */
function cornerOf({ row, column, size }: SaliencyState, [height, width]: PictureShape): readonly [number, number] {
  const half = Math.floor(size / 2);
  return [Math.min(row, height - 1) - half, Math.min(column, width - 1) - half];
}

/** Values of one pixel added over its channels. */
function summed({ shape, values }: Pick<Attribution, 'shape' | 'values'>): Float32Array {
  const channels = shape[2] ?? 1;
  return Float32Array.from({ length: values.length / channels }, (_, pixel) => {
    let sum = 0;
    for (let c = 0; c < channels; c += 1) sum += values[pixel * channels + c] ?? 0;
    return sum;
  });
}

function drawnValues(method: Method, given: Attributions, [height, width]: PictureShape): Float32Array | null {
  if (method === 'gradcam') {
    const cam = given.gradcam;
    return cam === null ? null : resample(cam.values, [cam.height, cam.width, 1], height, width);
  }
  return method === 'integrated' ? summed(given.integrated) : largestOfChannels(given[method]);
}

function peakOf(values: Float32Array, width: number): readonly [number, number] | null {
  let best = -1;
  values.forEach((value, i) => {
    if (Math.abs(value) > (best < 0 ? 0 : Math.abs(values[best] ?? 0))) best = i;
  });
  return best < 0 ? null : [Math.floor(best / width) + 1, (best % width) + 1];
}

/** One flag a pixel of the picture. */
function markedPixels(marks: readonly number[], [height, width]: PictureShape): readonly boolean[] {
  const columns = Math.ceil(width / CELL);
  const marked = new Set(marks);
  return Array.from({ length: height * width }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    return marked.has(Math.floor(row / CELL) * columns + Math.floor(column / CELL));
  });
}

function worstPlace(map: OcclusionMap | null, stride: number): SaliencyModel['worst'] {
  if (map === null) return null;
  let worst: SaliencyModel['worst'] = null;
  map.values.forEach((probability, i) => {
    if (Number.isNaN(probability) || (worst !== null && probability >= worst.probability)) return;
    worst = { row: Math.floor(i / map.columns) * stride + 1, column: (i % map.columns) * stride + 1, probability };
  });
  return worst;
}

export function present(state: SaliencyState, session: SaliencySession): SaliencyModel {
  const { subject, stride } = session;
  const { shape } = subject.images;
  const picture = seenImage(session.seen, subject.images, state.image);
  const attributions = state.revealed ? session.attributions.value : null;
  const marked = markedPixels(state.marks, shape);
  const maps = METHODS.flatMap((method): readonly DrawnMap[] => {
    const values = attributions === null ? null : drawnValues(method, attributions, shape);
    if (values === null) return [];
    const isBroken = values.some((value) => !Number.isFinite(value));
    const inside = state.marks.length === 0 || isBroken ? null : overlap(values, marked).inside;
    return [{ method, values, isSigned: method === 'integrated', inside, peak: peakOf(values, shape[1]), isBroken }];
  });
  const occlusion = session.occlusion.value;
  const span = occlusion === null ? null : spanOf(occlusion.values);
  const isFlat = occlusion !== null && (span === null || span[1] - span[0] < SAME);
  const patched = picture === null ? null : patchedPicture(picture, shape, state);
  return {
    state,
    entry: subject.entry,
    shape,
    picture,
    patched,
    corner: cornerOf(state, shape),
    probabilities: session.whole.value,
    patchedProbabilities: session.covered.value,
    klass: session.klass,
    isSilent: session.whole.value !== null && winnerOf(session.whole.value) === null,
    isPatchSeen: picture === null || patched === null || patched.some((value, i) => value !== picture.values[i]),
    lacksGradCam: attributions !== null && attributions.gradcam === null,
    isAsking: session.attributions.isAsking || session.occlusion.isAsking,
    occlusion,
    isFlat,
    worst: isFlat ? null : worstPlace(occlusion, stride),
    maps,
    completeness:
      attributions === null
        ? null
        : {
            difference: attributions.integrated.scalar - attributions.integrated.scalarAtBaseline,
            sum: attributions.integrated.sum,
          },
    byChance: marked.filter((flag) => flag).length / marked.length,
    cells: [Math.ceil(shape[0] / CELL), Math.ceil(shape[1] / CELL)],
  };
}
