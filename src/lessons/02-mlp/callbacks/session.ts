// What of the exhibit `callbacks` lives on the device: its runs, the moments fetched from them, what the reader can do.
// Not responsible for: making it (use-callbacks.ts).
import type { DatasetProgress, EngineErrorCode, EpochRecord, RunPhase } from '../../../engine/protocol/calls.ts';
import type { Moment } from './moments.ts';
import { NO_IMAGES } from './test-images.ts';
import type { TestImages } from './test-images.ts';

/** The run through all epochs. */
export interface FullRun {
  /** Null before it was opened here. */
  readonly phase: RunPhase | null;
  readonly opening: DatasetProgress | null;
  readonly step: number;
  readonly epochs: readonly EpochRecord[];
  readonly error: EngineErrorCode | null;
}

/** The run with EarlyStopping in its plan. */
export interface StoppedRun {
  readonly phase: 'none' | 'running' | 'finished' | 'trouble';
  readonly epochs: readonly EpochRecord[];
  /** Of the weights it ended with; null before. */
  readonly fingerprint: string | null;
  readonly error: EngineErrorCode | null;
}

export interface CallbacksSession {
  readonly full: FullRun;
  readonly stopped: StoppedRun;
  readonly images: TestImages;
  readonly momentError: EngineErrorCode | null;
  /** The network after so many epochs; null until fetched. */
  readonly momentOf: (epoch: number) => Moment | null;
  readonly train: () => void;
  readonly pause: () => void;
  /** Trains with the callbacks as they are set. */
  readonly runSo: () => void;
}

export const NO_FULL_RUN: FullRun = { phase: null, opening: null, step: 0, epochs: [], error: null };
export const NO_STOPPED_RUN: StoppedRun = { phase: 'none', epochs: [], fingerprint: null, error: null };

export const NO_SESSION: CallbacksSession = {
  full: NO_FULL_RUN,
  stopped: NO_STOPPED_RUN,
  images: NO_IMAGES,
  momentError: null,
  momentOf: () => null,
  train: () => undefined,
  pause: () => undefined,
  runSo: () => undefined,
};
