// The session of the exhibits: the digits, and a trained network found on this device or trained here on a click.
// Not responsible for: which networks (networks.ts) or what their maps look like (activations.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import { openRun, pauseRun, startRun, useRun } from '../../engine/client/use-run.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineErrorCode, RunSnapshot } from '../../engine/protocol/calls.ts';
import { CANDIDATES, DUEL_CNN } from './networks.ts';
import type { Candidate, NetworkId } from './networks.ts';
import { NO_DIGITS, useDigits } from './pictures.ts';
import type { Digits } from './pictures.ts';

export interface Trained {
  /** In the order of the network's weights. */
  readonly weights: readonly Float32Array[];
  readonly step: number;
  /** Whether it is the one of the duel. */
  readonly fromDuel: boolean;
}

export interface TrainedSession {
  readonly digits: Digits;
  /** `none`: nothing trained here yet; `paused`: begun and not finished. */
  readonly phase: 'none' | 'opening' | 'training' | 'paused' | 'trained' | 'trouble';
  readonly step: number;
  readonly totalSteps: number;
  /** Fraction right on validation samples after the last finished epoch; null before. */
  readonly accuracy: number | null;
  readonly error: EngineErrorCode | null;
  readonly network: Trained | null;
  readonly train: () => void;
  readonly pause: () => void;
}

export const NO_NETWORK: TrainedSession = {
  digits: NO_DIGITS,
  phase: 'none',
  step: 0,
  totalSteps: 0,
  accuracy: null,
  error: null,
  network: null,
  train: () => undefined,
  pause: () => undefined,
};

/** What the page knows of a network: which candidate is in use, its newest weights, why they could not be had. */
interface Shelf {
  readonly candidate: Candidate | null;
  readonly network: Trained | null;
  readonly error: EngineErrorCode | null;
}

const EMPTY: Shelf = { candidate: null, network: null, error: null };
const shelves = new Map<NetworkId, Shelf>();
const listeners = new Set<() => void>();

function shelfOf(id: NetworkId): Shelf {
  return shelves.get(id) ?? EMPTY;
}

function put(id: NetworkId, change: Partial<Shelf>): void {
  shelves.set(id, { ...shelfOf(id), ...change });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Looks for a network trained here before and opens it, without training. */
async function recall(id: NetworkId): Promise<void> {
  try {
    const saved = await startEngine().call('runs.saved', {});
    const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
    const found = CANDIDATES[id].find(({ runId }) => names.has(runId));
    if (found === undefined || shelfOf(id).candidate !== null) return;
    put(id, { candidate: found });
    await openRun(found);
  } catch {
    // Without storage there is nothing to find again; training here still works.
  }
}

async function train(id: NetworkId): Promise<void> {
  const candidate = shelfOf(id).candidate ?? CANDIDATES[id].at(-1) ?? CANDIDATES[id][0];
  put(id, { candidate, error: null });
  await openRun(candidate);
  await startRun(candidate.runId);
}

async function fetchWeights(id: NetworkId, { runId }: Candidate, step: number): Promise<void> {
  try {
    const named = await startEngine().call('run.weights', { runId });
    if (shelfOf(id).candidate?.runId !== runId) return;
    const weights = named.map(({ values }) => values);
    put(id, { network: { weights, step, fromDuel: runId === DUEL_CNN.runId }, error: null });
  } catch (thrown) {
    put(id, { error: toEngineError(thrown).code });
  }
}

function phaseOf(snapshot: RunSnapshot | null, isOpening: boolean, error: EngineErrorCode | null) {
  if (error !== null || snapshot?.phase === 'failed') return 'trouble';
  if (isOpening) return 'opening';
  if (snapshot === null) return 'none';
  if (snapshot.phase === 'running') return 'training';
  if (snapshot.phase === 'finished' || snapshot.phase === 'stopped') return 'trained';
  return snapshot.step === 0 ? 'none' : 'paused';
}

export function useTrained(id: NetworkId): TrainedSession {
  const digits = useDigits();
  const shelf = useSyncExternalStore(subscribe, () => shelfOf(id));
  const { candidate, network } = shelf;
  const { snapshot, opening, error: runError } = useRun(candidate?.runId ?? null);
  useEffect(() => {
    if (shelfOf(id).candidate === null) void recall(id);
  }, [id]);
  const step = snapshot?.step ?? 0;
  const isStill = snapshot !== null && opening === null && snapshot.phase !== 'running' && step > 0;
  useEffect(() => {
    if (candidate !== null && isStill && network?.step !== step) void fetchWeights(id, candidate, step);
  }, [id, candidate, isStill, step, network]);
  const error = runError?.code ?? snapshot?.failure?.code ?? shelf.error;
  return {
    digits,
    phase: phaseOf(snapshot, opening !== null, error),
    step,
    totalSteps: snapshot?.totalSteps ?? 0,
    accuracy: snapshot?.record.epochs.at(-1)?.validationAccuracy ?? null,
    error,
    network,
    train: () => void train(id),
    pause: () => {
      if (candidate !== null) void pauseRun(candidate.runId);
    },
  };
}

export function useCnn(): TrainedSession {
  return useTrained('cnn');
}

export function useGapCnn(): TrainedSession {
  return useTrained('gap');
}
