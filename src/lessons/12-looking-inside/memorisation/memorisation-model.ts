// What the exhibit `memorisation` shows: the curves of five runs and where each of them stands.
// Not responsible for: the runs (memory-runs.ts).
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { MemorisationState } from './memorisation.ts';
import { CASES, EPOCHS } from './memory-runs.ts';
import type { CaseId, MemorySession } from './memory-runs.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Learner {
  readonly id: CaseId;
  readonly epochs: number;
  readonly training: readonly Point[];
  readonly validation: readonly Point[];
  readonly last: { readonly trained: number; readonly validated: number } | null;
  /** First epoch in which at least 99 % of the training labels were given back; null before. */
  readonly byHeart: number | null;
}

export interface MemorisationModel {
  readonly state: MemorisationState;
  readonly learners: readonly Learner[];
  readonly isBusy: boolean;
  readonly isOver: boolean;
  readonly done: number;
  readonly total: number;
  readonly error: EngineErrorCode | null;
}

const BY_HEART = 0.99;

function learnerOf(id: CaseId, { measure }: MemorisationState, { views }: MemorySession): Learner {
  const epochs = views[id].snapshot?.record.epochs ?? [];
  const last = epochs.at(-1);
  const isAccuracy = measure === 'accuracy';
  return {
    id,
    epochs: epochs.length,
    training: epochs.map((each) => ({ x: each.epoch, y: isAccuracy ? each.trainAccuracy : each.trainLoss })),
    validation: epochs.map((each) => ({
      x: each.epoch,
      y: (isAccuracy ? each.validationAccuracy : each.validationLoss) ?? Number.NaN,
    })),
    last: last === undefined ? null : { trained: last.trainAccuracy, validated: last.validationAccuracy ?? Number.NaN },
    byHeart: epochs.find(({ trainAccuracy }) => trainAccuracy >= BY_HEART)?.epoch ?? null,
  };
}

export function present(state: MemorisationState, session: MemorySession): MemorisationModel {
  const learners = CASES.map((id) => learnerOf(id, state, session));
  const views = CASES.map((id) => session.views[id]);
  return {
    state,
    learners,
    isBusy: views.some(({ snapshot, opening }) => opening !== null || snapshot?.phase === 'running'),
    isOver: learners.every(({ epochs }) => epochs === EPOCHS),
    done: learners.reduce((sum, { epochs }) => sum + epochs, 0),
    total: EPOCHS * CASES.length,
    error:
      views.map(({ snapshot, error }) => error?.code ?? snapshot?.failure?.code).find((code) => code !== undefined) ??
      null,
  };
}
