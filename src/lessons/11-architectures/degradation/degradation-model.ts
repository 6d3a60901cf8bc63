// What the exhibit `degradation` shows: the losses of the pair in sight step by step, and what pairs of every depth came to.
// Not responsible for: words (degradation.text.ts) or training (degradation-runs.ts).
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { Point } from '../../../kit/charts/series.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { DegradationState } from './degradation.ts';
import { settingKey, type DegradationSession } from './degradation-runs.ts';
import { deepNetwork, DEPTHS, STEPS, type Depth } from './pair.ts';
import type { PairResult, Side } from './train-pair.ts';

/** Batches that a point of the curves stands for, and those at the end that make the final loss. */
export const BATCHES_PER_POINT = 10;
export const LAST_BATCHES = 50;

/** Loss of a network that gives each of the ten digits the same probability. */
export const GUESSING = Math.log(10);

export interface SideView {
  readonly curve: readonly Point[];
  /** Mean loss of the last batches so far; NaN before the first. */
  readonly loss: number;
  /** Null before the pair is through. */
  readonly accuracy: number | null;
}

export interface PairView {
  readonly plain: SideView;
  readonly shortcuts: SideView;
  readonly step: number;
  readonly isDone: boolean;
}

export interface DepthRow {
  readonly depth: Depth;
  /** Null before the pair of this depth is through. */
  readonly pair: PairView | null;
}

export interface DegradationModel {
  readonly state: DegradationState;
  readonly pair: PairView | null;
  /** The same normalisation and seed, all depths. */
  readonly rows: readonly DepthRow[];
  /** Of each of the two: additions have none. */
  readonly parameters: number;
  readonly totalSteps: number;
  /** Depth that is being trained now, with whatever normalisation and seed. */
  readonly runningDepth: Depth | null;
  readonly error: EngineErrorCode | null;
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sideView({ loss, accuracy }: Side): SideView {
  const curve = Array.from({ length: Math.floor(loss.length / BATCHES_PER_POINT) }, (_, i) => ({
    x: (i + 1) * BATCHES_PER_POINT,
    y: mean(loss.subarray(i * BATCHES_PER_POINT, (i + 1) * BATCHES_PER_POINT)),
  }));
  return { curve, loss: mean(loss.subarray(-LAST_BATCHES)), accuracy };
}

function pairView({ plain, shortcuts }: PairResult): PairView {
  return {
    plain: sideView(plain),
    shortcuts: sideView(shortcuts),
    step: shortcuts.loss.length,
    isDone: shortcuts.accuracy !== null,
  };
}

export function present(state: DegradationState, { results, running, error }: DegradationSession): DegradationModel {
  const result = results.get(settingKey(state));
  const rows = DEPTHS.map((depth): DepthRow => {
    const found = results.get(settingKey({ ...state, depth }));
    return { depth, pair: found === undefined || found.shortcuts.accuracy === null ? null : pairView(found) };
  });
  return {
    state,
    pair: result === undefined ? null : pairView(result),
    rows,
    parameters: countParameters(deepNetwork(state, true)).total,
    totalSteps: STEPS,
    runningDepth: running?.depth ?? null,
    error,
  };
}
