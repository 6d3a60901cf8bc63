// What a run comes to for the reader: its phase, its newest numbers, its curves, and whether it may be trained at all.
// Not responsible for: the network (designer-model.ts), words (training.text.ts) or driving the run (use-session.ts).
import type { BackendId, EngineErrorCode, Evaluation, RunFailure } from '../../../engine/protocol/calls.ts';
import type { Point } from '../../../kit/charts/series.ts';
import type { NetworkCost } from '../../../nn/costs.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { PlanProblem } from '../../../nn/problems.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { trainingBytes } from '../../../nn/training-memory.ts';
import { isSound, validatePlan } from '../../../nn/validate.ts';
import type { DesignerSession } from './session.ts';

export type Phase = 'none' | 'opening' | 'ready' | 'running' | 'paused' | 'stopped' | 'finished' | 'failed';

export interface TrainingModel {
  readonly phase: Phase;
  /** Fraction of the data that has come while opening; null before the first news. */
  readonly loaded: number | null;
  readonly step: number;
  readonly totalSteps: number;
  readonly imagesPerSecond: number;
  /** Mean of the last batches; null before the first. */
  readonly loss: number | null;
  readonly lossCurve: readonly Point[];
  readonly trainAccuracy: readonly Point[];
  readonly validationAccuracy: readonly Point[];
  /** The epoch whose weights are kept as the best; null before one has ended. */
  readonly best: { readonly epoch: number; readonly accuracy: number } | null;
  readonly test: Evaluation | null;
  readonly testing: { readonly done: number; readonly total: number } | null;
  readonly error: EngineErrorCode | null;
  readonly failure: RunFailure | null;
  /** What computes it; null before it is open. */
  readonly backend: BackendId | null;
  readonly problems: readonly PlanProblem[];
  /** Bytes that training takes, and what the device may give; null for a network that can't stand. */
  readonly bytes: number | null;
  readonly bytesToGive: number;
  readonly fits: boolean;
  readonly may: Readonly<Record<'train' | 'pause' | 'step' | 'rewind' | 'stop', boolean>>;
}

/** Points of the loss curve at most; more batches are averaged in groups of a power of two. */
const MOST_POINTS = 300;
/** Batches of the loss that is shown as a number. */
const RECENT = 50;

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Means of neighbouring batches, placed at the last batch of each group. */
export function lossCurve(loss: Float32Array): readonly Point[] {
  let width = 1;
  while (loss.length / width > MOST_POINTS) width *= 2;
  const points: Point[] = [];
  for (let start = 0; start < loss.length; start += width) {
    const group = loss.subarray(start, start + width);
    points.push({ x: start + group.length, y: mean(group) });
  }
  return points;
}

export function trainingModel(
  spec: NetworkSpec,
  cost: NetworkCost | null,
  plan: TrainingPlan,
  session: DesignerSession,
  isTrainable: boolean,
): TrainingModel {
  const { snapshot, opening, error, test, testing, bytesToGive } = session;
  const bytes = cost === null ? null : trainingBytes(cost, spec.inputShape, plan);
  const fits = bytes === null || bytes <= bytesToGive;
  const problems = validatePlan(plan, spec);
  const phase: Phase = opening !== null ? 'opening' : (snapshot?.phase ?? 'none');
  const step = snapshot?.step ?? 0;
  const epochs = snapshot?.record.epochs ?? [];
  const recent = snapshot?.record.loss.subarray(-RECENT) ?? new Float32Array();
  const bestEpoch = epochs.find(({ best }) => best);
  const isOver = phase === 'finished' || phase === 'stopped';
  // A lost device may be back: the engine tries again from the newest checkpoint.
  const code = snapshot?.failure?.code;
  const isStuck = phase === 'failed' && code !== 'backend-lost' && code !== 'backend-unavailable';
  const canBegin = isTrainable && fits && isSound(problems) && phase !== 'opening' && !isStuck && !isOver;
  return {
    phase,
    loaded: opening !== null && opening.totalBytes > 0 ? opening.loadedBytes / opening.totalBytes : null,
    step,
    totalSteps: snapshot?.totalSteps ?? Math.ceil(plan.trainCount / plan.batchSize) * plan.epochs,
    imagesPerSecond: snapshot?.imagesPerSecond ?? 0,
    loss: recent.length === 0 ? null : mean(recent),
    lossCurve: snapshot === null ? [] : lossCurve(snapshot.record.loss),
    trainAccuracy: epochs.map(({ epoch, trainAccuracy }) => ({ x: epoch, y: trainAccuracy })),
    validationAccuracy: epochs.flatMap(({ epoch, validationAccuracy: y }) => (y === null ? [] : [{ x: epoch, y }])),
    best:
      bestEpoch === undefined
        ? null
        : { epoch: bestEpoch.epoch, accuracy: bestEpoch.validationAccuracy ?? bestEpoch.trainAccuracy },
    test: test?.evaluation ?? null,
    testing,
    error,
    failure: snapshot?.failure ?? null,
    backend: snapshot?.backend ?? null,
    problems,
    bytes,
    bytesToGive,
    fits,
    may: {
      train: canBegin && phase !== 'running',
      pause: phase === 'running',
      step: canBegin && phase !== 'running',
      rewind: step > 0 && phase !== 'running' && phase !== 'opening',
      stop: step > 0 && (phase === 'running' || phase === 'paused'),
    },
  };
}
