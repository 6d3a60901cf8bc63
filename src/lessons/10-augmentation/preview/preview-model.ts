// What the preview shows: a dozen changed pictures with what was drawn for each, and how much a chain of resamplings
// would have lost. Not responsible for: the maths (nn/augmentation), words (preview.text.ts).
import { affineOf, GEOMETRIC_STEPS, isMoving } from '../../../nn/augmentation/affine.ts';
import { augmentImageInto, augmentStepByStepInto } from '../../../nn/augmentation/augment.ts';
import { drawAugmentation, type AugmentationParameters } from '../../../nn/augmentation/draw.ts';
import { isAugmenting } from '../../../nn/augmentation/spec.ts';
import { warpInto } from '../../../nn/augmentation/warp.ts';
import { toSeed } from '../../../nn/plan.ts';
import { samplesNow, type Sample, type Shelf } from '../images.ts';
import type { PreviewState } from './preview.ts';

export const SHOWN = 12;
/** Of 255 levels; less is rounding. */
const LEAST_DIFFERENCE = 0.05;

export interface PreviewSession {
  readonly shelf: Shelf;
  /** The reader's own photo or camera frame; null while a built-in picture is shown. */
  readonly own: Sample | null;
}

export interface Changed {
  readonly key: string;
  readonly sample: Sample;
  readonly values: Float32Array;
  readonly parameters: AugmentationParameters;
}

export interface PreviewModel {
  readonly state: PreviewState;
  readonly original: Sample;
  /** The reader's own photo or camera is shown. */
  readonly isOwn: boolean;
  readonly isStandIn: boolean;
  readonly sampleCount: number;
  readonly changed: readonly Changed[];
  readonly isChanging: boolean;
  /** The picture with most geometric steps, both ways; null where it makes no difference. */
  readonly comparison: Comparison | null;
}

export interface Comparison {
  readonly sample: Sample;
  readonly once: Float32Array;
  readonly stepByStep: Float32Array;
  /** Mean absolute difference over all pictures shown, on the scale of 0 to 255. */
  readonly meanDifference: number;
  readonly steps: number;
}

function changedSample(sample: Sample, state: PreviewState, epoch: number, number: number): Changed {
  const parameters = drawAugmentation(state.spec, sample.size, toSeed(state.seed), epoch, number);
  const values = new Float32Array(sample.values.length);
  augmentImageInto(values, sample.values, sample.size, parameters);
  return { key: `${epoch}-${number}`, sample, values, parameters };
}

/** Only what moves pixels: colours are the same either way. */
function bothWays({ sample, parameters }: Changed): { readonly once: Float32Array; readonly stepByStep: Float32Array } {
  const plain = { ...parameters, contrast: 1, brightness: 0, hueTurns: 0, noise: 0 };
  const still = { ...plain, cutOut: { ...parameters.cutOut, sidePx: 0 } };
  const once = new Float32Array(sample.values.length);
  const stepByStep = new Float32Array(sample.values.length);
  warpInto(once, sample.values, sample.size, affineOf(still, sample.size), still);
  augmentStepByStepInto(stepByStep, sample.values, sample.size, still);
  return { once, stepByStep };
}

function compare(changed: readonly Changed[]): Comparison | null {
  const counts = changed.map(({ parameters }) => GEOMETRIC_STEPS.filter((step) => isMoving(step, parameters)).length);
  const most = Math.max(0, ...counts);
  const example = changed[counts.indexOf(most)];
  if (example === undefined || most < 2) return null;
  let [sum, count] = [0, 0];
  for (const each of changed) {
    const { once, stepByStep } = bothWays(each);
    for (let i = 0; i < once.length; i += 1) sum += Math.abs((once[i] ?? 0) - (stepByStep[i] ?? 0));
    count += once.length;
  }
  const meanDifference = (255 * sum) / count;
  // Mirroring reads no place between pixels: with one other step both ways are the same.
  if (meanDifference < LEAST_DIFFERENCE) return null;
  return { sample: example.sample, ...bothWays(example), meanDifference, steps: most };
}

export function present(state: PreviewState, { shelf, own }: PreviewSession): PreviewModel {
  const samples = own === null ? samplesNow(state.picture, shelf) : ([own] as const);
  const original = samples[state.sample % samples.length] ?? samples[0];
  const isBatch = state.grid === 'batch' && samples.length > 1;
  const changed = Array.from({ length: SHOWN }, (_, n) => {
    const number = isBatch ? (state.sample + n) % samples.length : state.sample;
    return changedSample(samples[number] ?? original, state, isBatch ? 0 : n, number);
  });
  return {
    state,
    original,
    isOwn: own !== null,
    isStandIn: own === null && state.picture !== 'drawn' && shelf.samples.length === 0,
    sampleCount: samples.length,
    changed,
    isChanging: isAugmenting(state.spec),
    comparison: compare(changed),
  };
}
