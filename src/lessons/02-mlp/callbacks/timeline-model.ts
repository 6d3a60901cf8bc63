// What the figure shows: the curve, what EarlyStopping and ModelCheckpoint do on it, and the network at the scrubbed epoch.
// Not responsible for: the rules (nn/early-stopping.ts), runs (use-callbacks.ts) or words (callbacks.text.ts).
import { checkpointSaves, filesAfter, watchLosses } from '../../../nn/early-stopping.ts';
import type { CheckpointFile, SavedFile, WatchedEpoch } from '../../../nn/early-stopping.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { EpochRecord } from '../../../engine/protocol/calls.ts';
import type { CallbacksState, FileChoice } from './callbacks.ts';
import { unitPictures } from './moments.ts';
import { OVERFIT_NETWORK } from './overfit-run.ts';
import { RECORDED_EPOCHS, RECORDED_SEED } from './recorded-curve.ts';
import type { EpochNumbers } from './recorded-curve.ts';
import type { CallbacksSession, FullRun, StoppedRun } from './session.ts';

export const FILE_PATTERNS: Readonly<Record<FileChoice, CheckpointFile>> = {
  one: 'model.keras',
  each: '{epoch:02d}-{val_loss:.4f}.keras',
};

/** One test image and what the network of the moment says of it. */
export interface Answer {
  readonly pixels: Float32Array;
  readonly label: number;
  readonly predicted: number;
  /** Of the predicted class, and of the true one. */
  readonly confidence: number;
  readonly truth: number;
}

export interface CallbacksModel {
  readonly state: CallbacksState;
  /** `recorded`: the curve that came with the page; `trained`: of the run made here; `none`: another seed, not yet trained. */
  readonly source: 'recorded' | 'trained' | 'none';
  readonly epochs: readonly EpochNumbers[];
  /** What EarlyStopping sees, up to where it stops. */
  readonly watched: readonly WatchedEpoch[];
  /** Epoch (from 1) after which it stops; null where it doesn't within the curve. */
  readonly stopsAfter: number | null;
  /** Best epoch by EarlyStopping's count, from 1; null without a curve. */
  readonly best: number | null;
  /** Epoch (from 1) whose weights the model ends with; null without a curve. */
  readonly endsWith: number | null;
  readonly saves: readonly SavedFile[];
  readonly here: Here;
  readonly full: FullRun;
  readonly stopped: StoppedRun & { readonly verdict: Verdict };
}

/** The scrubbed epoch. */
export interface Here {
  readonly epoch: number;
  readonly numbers: EpochNumbers | null;
  readonly watched: WatchedEpoch | null;
  /** With these callbacks training is over before this epoch. */
  readonly isBeyond: boolean;
  readonly savedNow: SavedFile | null;
  readonly files: readonly SavedFile[];
  /** 12 pictures of 28 x 28: weights, or their change since the start; null until fetched. */
  readonly units: Float32Array | null;
  readonly answers: readonly Answer[];
}

/** How the engine's own run compares with what was computed; `pending`: not to be judged yet. */
export type Verdict = 'pending' | 'agrees' | 'differs';

function numbersOf({ trainLoss, trainAccuracy, validationLoss, validationAccuracy }: EpochRecord): EpochNumbers {
  return {
    loss: trainLoss,
    accuracy: trainAccuracy,
    validationLoss: validationLoss ?? Number.NaN,
    validationAccuracy: validationAccuracy ?? Number.NaN,
  };
}

function curveOf({ seed }: CallbacksState, { epochs }: FullRun): Pick<CallbacksModel, 'source' | 'epochs'> {
  if (epochs.length > 0) return { source: 'trained', epochs: epochs.map(numbersOf) };
  return seed === RECORDED_SEED ? { source: 'recorded', epochs: RECORDED_EPOCHS } : { source: 'none', epochs: [] };
}

const starts = new Map<number, Float32Array>();

/** The first layer before training: computed here, as the engine computes it. */
function startOf(seed: number): Float32Array {
  const known = starts.get(seed);
  if (known !== undefined) return known;
  const pictures = unitPictures(initialWeights(OVERFIT_NETWORK, toSeed(seed))[0] ?? []);
  starts.clear();
  starts.set(seed, pictures);
  return pictures;
}

function unitsOf(state: CallbacksState, kernel: Float32Array | null): Float32Array | null {
  const now = state.epoch === 0 ? startOf(state.seed) : kernel;
  if (now === null || state.picture === 'weights') return now;
  const start = startOf(state.seed);
  return now.map((value, i) => value - (start[i] ?? 0));
}

function answersOf({ images }: CallbacksSession, probabilities: Float32Array | null): readonly Answer[] {
  const { pixels, labels } = images;
  if (pixels === null || probabilities === null) return [];
  const size = pixels.length / labels.length;
  return labels.map((label, n) => {
    const row = probabilities.subarray(n * 10, (n + 1) * 10);
    const confidence = Math.max(...row);
    return {
      pixels: pixels.subarray(n * size, (n + 1) * size),
      label,
      predicted: row.indexOf(confidence),
      confidence,
      truth: row[label] ?? 0,
    };
  });
}

/** The engine's run must have ended where it was foreseen, and with the very weights of that epoch of the full run. */
function verdictOf(
  { phase, epochs, fingerprint }: StoppedRun,
  { full, momentOf }: CallbacksSession,
  watched: readonly WatchedEpoch[],
  endsWith: number | null,
): Verdict {
  if (phase !== 'finished' || full.phase !== 'finished' || endsWith === null) return 'pending';
  const moment = momentOf(endsWith);
  if (moment === null) return 'pending';
  return epochs.length === watched.length && moment.fingerprint === fingerprint ? 'agrees' : 'differs';
}

export function present(state: CallbacksState, session: CallbacksSession): CallbacksModel {
  const curve = curveOf(state, session.full);
  const losses = curve.epochs.map(({ validationLoss }) => validationLoss);
  const watched = watchLosses(losses, state);
  const last = watched.at(-1);
  const stopsAfter = last?.stops === true ? watched.length : null;
  const best = last === undefined ? null : last.best + 1;
  const endsWith = best === null ? null : state.restoreBest ? best : watched.length;
  const pattern = FILE_PATTERNS[state.files];
  const saves = checkpointSaves(losses.slice(0, watched.length), { saveBestOnly: state.saveBestOnly, pattern });
  const moment = session.momentOf(state.epoch);
  const index = state.epoch - 1;
  return {
    ...curve,
    state,
    watched,
    stopsAfter,
    best,
    endsWith,
    saves,
    here: {
      epoch: state.epoch,
      numbers: curve.epochs[index] ?? null,
      watched: watched[index] ?? null,
      isBeyond: stopsAfter !== null && state.epoch > stopsAfter,
      savedNow: saves.find(({ epoch }) => epoch === index) ?? null,
      files: filesAfter(saves.filter(({ epoch }) => epoch <= index)),
      units: unitsOf(state, moment?.kernel ?? null),
      answers: answersOf(session, moment?.probabilities ?? null),
    },
    full: session.full,
    stopped: { ...session.stopped, verdict: verdictOf(session.stopped, session, watched, endsWith) },
  };
}
