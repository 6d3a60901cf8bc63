// What the butterfly shows: the twins' distance and losses step by step, and the band of several seeds with its numbers.
// Not responsible for: words (butterfly.text.ts) or training (butterfly-runs.ts).
import type { EngineErrorCode, EngineStatus } from '../../../engine/protocol/calls.ts';
import type { Point } from '../../../kit/charts/series.ts';
import type { ButterflyState } from './butterfly.ts';
import { twinKey } from './butterfly-runs.ts';
import type { ButterflySession } from './butterfly-runs.ts';
import { sampleOf, smallestTellable } from './statistics.ts';
import type { Sample } from './statistics.ts';
import { startDistance, STEPS, TWIN_KINDS } from './twin-plan.ts';
import type { TwinKind } from './twin-plan.ts';
import type { TwinResult } from './twins.ts';

/** Batches a point of the loss curves stands for. */
export const BATCHES_PER_POINT = 10;

export interface TwinView {
  readonly result: TwinResult;
  /** Distances above zero, as a logarithmic axis can show. */
  readonly distances: readonly Point[];
  readonly curves: readonly [readonly Point[], readonly Point[]];
  readonly step: number;
  readonly firstDistance: number;
  readonly lastDistance: number;
  /** First step after which the distance was over 1/1000; null when it never was. */
  readonly apartAt: number | null;
  readonly isDone: boolean;
}

export interface BandView {
  readonly seeds: readonly {
    readonly seed: number;
    readonly accuracy: number | null;
    readonly curve: readonly Point[];
  }[];
  readonly done: number;
  /** Of the validation accuracies; null until all seeds are through. */
  readonly sample: Sample | null;
  readonly tellable: number | null;
  /** Mean and mean ± standard deviation of the loss; empty until all seeds are through. */
  readonly mean: readonly Point[];
  readonly low: readonly Point[];
  readonly high: readonly Point[];
}

export interface ButterflyModel {
  readonly state: ButterflyState;
  readonly twin: TwinView | null;
  /** Before the first step, known without training. */
  readonly startDistance: number;
  readonly totalSteps: number;
  readonly band: BandView;
  readonly running: ButterflySession['running'];
  readonly error: EngineErrorCode | null;
  /** Ways to differ that this device has. */
  readonly kinds: readonly TwinKind[];
}

/** The session as the exhibit has it: the runs, and what the device can compute with. */
export interface ButterflyView {
  readonly runs: ButterflySession;
  readonly status: EngineStatus | null;
}

/** Means of groups of batches, each at the last batch of its group. */
function grouped(loss: Float32Array): readonly Point[] {
  return Array.from({ length: Math.ceil(loss.length / BATCHES_PER_POINT) }, (_, i) => {
    const group = loss.subarray(i * BATCHES_PER_POINT, (i + 1) * BATCHES_PER_POINT);
    return {
      x: i * BATCHES_PER_POINT + group.length,
      y: group.reduce((sum, value) => sum + value, 0) / group.length,
    };
  });
}

function twinView(result: TwinResult): TwinView {
  const { separations, losses, answers } = result;
  return {
    result,
    distances: separations.map(({ step, distance }) => ({ x: step, y: distance > 0 ? distance : NaN })),
    curves: [grouped(losses[0]), grouped(losses[1])],
    step: separations.at(-1)?.step ?? 0,
    firstDistance: separations[0]?.distance ?? 0,
    lastDistance: separations.at(-1)?.distance ?? 0,
    apartAt: separations.find(({ distance }) => distance > 1e-3)?.step ?? null,
    isDone: answers !== null,
  };
}

function bandView({ seed, count }: ButterflyState, session: ButterflySession): BandView {
  const seeds = Array.from({ length: count }, (_, offset) => {
    const result = session.seeds.get(seed + offset);
    return {
      seed: seed + offset,
      accuracy: result?.validationAccuracy ?? null,
      curve: grouped(result?.loss ?? new Float32Array()),
    };
  });
  const accuracies = seeds.flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy]));
  const isComplete = accuracies.length === count;
  const sample = isComplete ? sampleOf(accuracies) : null;
  const length = Math.min(...seeds.map(({ curve }) => curve.length));
  const spread = Array.from({ length: isComplete ? length : 0 }, (_, i) => ({
    x: seeds[0]?.curve[i]?.x ?? 0,
    ...sampleOf(seeds.map(({ curve }) => curve[i]?.y ?? NaN)),
  }));
  return {
    seeds,
    done: accuracies.length,
    sample,
    tellable: sample === null ? null : smallestTellable(sample),
    mean: spread.map(({ x, mean }) => ({ x, y: mean })),
    low: spread.map(({ x, mean, deviation }) => ({ x, y: mean - deviation })),
    high: spread.map(({ x, mean, deviation }) => ({ x, y: mean + deviation })),
  };
}

/**
 * Ways to differ that the device is not known to lack, without the one that it computes with anyway. The one asked for
 * stays in the list, so that it can be seen.
 */
function kindsOf(status: EngineStatus | null, asked: TwinKind): readonly TwinKind[] {
  const useless = new Set<string>(
    (status?.backends ?? [])
      .filter(({ id, state }) => state === 'skipped' || id === status?.current)
      .map(({ id }) => id),
  );
  return TWIN_KINDS.filter((kind) => kind === asked || !useless.has(kind));
}

export function present(state: ButterflyState, { runs, status }: ButterflyView): ButterflyModel {
  const result = runs.twins.get(twinKey(state.twin, state.seed));
  return {
    state,
    twin: result === undefined ? null : twinView(result),
    startDistance: startDistance(state.twin, state.seed),
    totalSteps: STEPS,
    band: bandView(state, runs),
    running: runs.running,
    error: runs.error,
    kinds: kindsOf(status, state.twin),
  };
}
