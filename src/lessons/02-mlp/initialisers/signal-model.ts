// What the figure shows: layer by layer the histograms and sizes of activations and gradients, the formula with its
// numbers, and how the networks fared that were trained. Not responsible for: words (initialisers.text.ts).
import { depthSignal, histogramOf, meanSquare, normalInputs } from '../../../nn/depth-signal.ts';
import type { Histogram, LayerSignal } from '../../../nn/depth-signal.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { Point } from '../../../kit/charts/series.ts';
import type { Job, Outcome } from '../run-queue.ts';
import { meanCurve } from '../mean-curve.ts';
import type { InitialisersState } from './initialisers.ts';
import { SAMPLES } from './input-images.ts';
import { jobOf } from './stack-runs.ts';
import { initializerOf } from './starts.ts';
import type { StartId } from './starts.ts';
import type { InitialisersSession } from './use-initialisers.ts';

const BINS = 27;

/** One kind of numbers in one layer. */
export interface Spread {
  /** Root of the mean square: how large the numbers are. */
  readonly rms: number;
  /** Part of them that is exactly 0; the histogram leaves those out. */
  readonly zeros: number;
  readonly histogram: Histogram;
}

export interface LayerRow {
  readonly layer: number;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weightSquare: number;
  readonly inputSquare: number;
  readonly sumSquare: number;
  readonly activations: Spread;
  readonly gradients: Spread;
  readonly distinctUnits: number;
  /** Part of the activations where the function is nearly flat: beyond 0.99 of tanh, within 0.01 of sigmoid's ends. */
  readonly saturated: number;
}

/** How the sizes changed over the stack. */
export type Trend = 'kept' | 'shrunk' | 'vanished' | 'grown' | 'exploded' | 'nothing';

export interface StartLane {
  readonly start: StartId;
  readonly job: Job;
  readonly phase: Outcome['phase'] | 'none';
  readonly steps: number;
  readonly curve: readonly Point[];
  readonly loss: number | null;
  readonly validationAccuracy: number | null;
  readonly error: EngineErrorCode | null;
}

export interface InitialisersModel {
  readonly state: InitialisersState;
  /** MNIST was asked for and isn't there: normal numbers stand in. */
  readonly standsIn: boolean;
  readonly imageError: EngineErrorCode | null;
  readonly rows: readonly LayerRow[];
  readonly opened: LayerRow;
  /** Last layer's activations by the first one's, and first layer's gradients by the last one's. */
  readonly forward: { readonly ratio: number; readonly trend: Trend };
  readonly backward: { readonly ratio: number; readonly trend: Trend };
  /** Some numbers are too large for the engines' float32. */
  readonly overflows: boolean;
  readonly lanes: readonly StartLane[];
  readonly pending: number;
  readonly done: number;
}

function spreadOf(values: Float64Array, low: number, high: number): Spread {
  const others = values.filter((value) => value !== 0);
  return {
    rms: Math.sqrt(meanSquare(values)),
    zeros: values.length === 0 ? 0 : 1 - others.length / values.length,
    histogram: histogramOf(others, low, high, BINS),
  };
}

/** Axes are the same for all layers, so that a layer whose numbers shrink or grow shows it. */
const GRADIENT_END = 2;

function activationAxis({ activation, input }: InitialisersState): readonly [low: number, high: number] {
  if (activation === 'relu') return [0, input === 'mnist' ? 1 : 3];
  return activation === 'tanh' ? [-1, 1] : [0, 1];
}

function saturatedPart({ activation }: InitialisersState, values: Float64Array): number {
  if (activation === 'relu' || values.length === 0) return 0;
  const flat = values.filter((a) => (activation === 'tanh' ? Math.abs(a) > 0.99 : a < 0.01 || a > 0.99));
  return flat.length / values.length;
}

function rowOf(signal: LayerSignal, index: number, state: InitialisersState): LayerRow {
  const { activations, gradients, ...numbers } = signal;
  const [low, high] = activationAxis(state);
  return {
    ...numbers,
    layer: index + 1,
    activations: spreadOf(activations, low, high),
    gradients: spreadOf(gradients, -GRADIENT_END, GRADIENT_END),
    saturated: saturatedPart(state, activations),
  };
}

/** (2 - 2^-23) 2^127. */
const FLOAT32_LARGEST = 3.4028234663852886e38;

/** The latest stacks, so that other changes of the page don't compute them again. */
const MEMORY = 30;
const known = new Map<string, readonly LayerRow[]>();

function rowsOf(state: InitialisersState, pixels: Float32Array | null): readonly LayerRow[] {
  const { start, activation, depth, width, seed } = state;
  const key = JSON.stringify([start, activation, depth, width, seed, state.input, pixels === null]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const signals = depthSignal({
    inputs: pixels ?? normalInputs(SAMPLES, width, toSeed(seed)),
    count: SAMPLES,
    width,
    depth,
    activation,
    initializer: initializerOf(start),
    seed: toSeed(seed),
  });
  const rows = signals.map((signal, index) => rowOf(signal, index, state));
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - MEMORY + 1))) known.delete(old);
  known.set(key, rows);
  return rows;
}

function trendOf(from: number, to: number): { readonly ratio: number; readonly trend: Trend } {
  if (!(from > 0 && to > 0)) return { ratio: 0, trend: 'nothing' };
  const ratio = to / from;
  if (ratio < 0.05) return { ratio, trend: 'vanished' };
  if (ratio < 0.5) return { ratio, trend: 'shrunk' };
  if (ratio > 20) return { ratio, trend: 'exploded' };
  return { ratio, trend: ratio > 2 ? 'grown' : 'kept' };
}

function laneOf(start: StartId, job: Job, outcome: Outcome | undefined): StartLane {
  const curve = meanCurve(outcome?.loss ?? new Float32Array());
  return {
    start,
    job,
    phase: outcome?.phase ?? 'none',
    steps: outcome?.loss.length ?? 0,
    curve,
    loss: curve.at(-1)?.y ?? null,
    validationAccuracy: outcome?.validationAccuracy ?? null,
    error: outcome?.error ?? null,
  };
}

export function present(state: InitialisersState, { images, queue }: InitialisersSession): InitialisersModel {
  const pixels = state.input === 'mnist' ? images.pixels : null;
  const rows = rowsOf(state, pixels);
  const [first, last, opened] = [rows[0], rows.at(-1), rows[state.layer - 1]];
  if (first === undefined || last === undefined || opened === undefined) throw new RangeError('a stack has layers');
  const lanes = state.trained.map((start) => {
    const job = jobOf(state, start);
    return laneOf(start, job, queue.outcomes.get(job.runId));
  });
  return {
    state,
    standsIn: state.input === 'mnist' && pixels === null,
    imageError: state.input === 'mnist' ? images.error : null,
    rows,
    opened,
    forward: trendOf(first.activations.rms, last.activations.rms),
    backward: trendOf(last.gradients.rms, first.gradients.rms),
    overflows: rows.some(({ activations, gradients }) => Math.max(activations.rms, gradients.rms) > FLOAT32_LARGEST),
    lanes,
    pending: queue.pending,
    done: lanes.filter(({ phase }) => phase === 'finished' || phase === 'diverged').length,
  };
}
