// What `receptive-field` knows of the trained network and its gradients: types of its session and the empty value.
// Not responsible for: filling it (use-field.ts).
import type { DatasetProgress, EngineErrorCode, RunSnapshot } from '../../../engine/protocol/calls.ts';

/** Gradients of the units at one place, summed over images. */
export interface FieldGradients {
  /** Sum over images, filters and input channels of |d unit / d pixel|, height x width. */
  readonly strength: Float32Array;
  /** Images summed so far, and how many there will be. */
  readonly images: number;
  readonly ofImages: number;
  /** Units asked (images x filters), and those of them that were on: the others have no gradient. */
  readonly cases: number;
  readonly active: number;
}

export interface FieldSession {
  /** Whose network it is: the one that the duel of the lesson before trained, or one trained here; null for none yet. */
  readonly source: 'duel' | 'own' | null;
  readonly snapshot: Pick<RunSnapshot, 'phase' | 'step' | 'totalSteps' | 'record'> | null;
  readonly opening: DatasetProgress | null;
  readonly error: EngineErrorCode | null;
  readonly gradients: FieldGradients | null;
  train(): void;
  pause(): void;
}

function nothing(): void {
  // Before the hooks are mounted there is nothing to act on.
}

export const NO_SESSION: FieldSession = {
  source: null,
  snapshot: null,
  opening: null,
  error: null,
  gradients: null,
  train: nothing,
  pause: nothing,
};
