// The betting game as the page keeps it: its images, the game, and what the network bets. Apart from links and undo.
// Not responsible for: the rules (bets.ts) or training (the engine).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { openRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { BET_IMAGES, BET_RUN } from './bet-images.ts';
import { NEW_GAME } from './bets.ts';
import type { Game } from './bets.ts';
import { covered, COVERS, SIDE } from './cover.ts';
import type { LossesState } from './losses.ts';

const PIXELS = SIDE * SIDE;

interface Table {
  readonly game: Game;
  /** Values 0 to 1, in the order of BET_IMAGES; empty until loaded. */
  readonly images: readonly Float32Array[];
  readonly labels: readonly number[];
  readonly imageError: EngineErrorCode | null;
  /** The network's probabilities: cover by cover, image by image, class by class. Null until it is trained. */
  readonly forecasts: Float32Array | null;
  readonly forecastError: EngineErrorCode | null;
}

export interface BetSession extends Table {
  readonly training: {
    readonly phase: 'none' | 'opening' | 'training' | 'trained' | 'trouble';
    readonly step: number;
    readonly totalSteps: number;
    readonly accuracy: number | null;
    readonly error: EngineErrorCode | null;
  };
  readonly play: (move: (game: Game) => Game) => void;
  readonly reload: () => void;
  readonly train: () => void;
}

const EMPTY: Table = {
  game: NEW_GAME,
  images: [],
  labels: [],
  imageError: null,
  forecasts: null,
  forecastError: null,
};

export const NO_BETS: BetSession = {
  ...EMPTY,
  training: { phase: 'none', step: 0, totalSteps: 0, accuracy: null, error: null },
  play: () => undefined,
  reload: () => undefined,
  train: () => undefined,
};

let table = EMPTY;
let isLoading = false;
const listeners = new Set<() => void>();

function put(change: Partial<Table>): void {
  table = { ...table, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Fetches the images unless they are there or on their way. */
function load(): void {
  if (isLoading || table.images.length > 0) return;
  isLoading = true;
  put({ imageError: null });
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'test', indices: BET_IMAGES })
    .then(
      ({ pixels, labels }) =>
        put({
          images: Array.from(labels, (_, n) =>
            Float32Array.from(pixels.subarray(n * PIXELS, (n + 1) * PIXELS), (byte) => byte / 255),
          ),
          labels: [...labels],
        }),
      (thrown: unknown) => put({ imageError: toEngineError(thrown).code }),
    )
    .finally(() => {
      isLoading = false;
    });
}

/** Opens the network if it was trained on this device before. */
async function recall(): Promise<void> {
  try {
    const saved = await startEngine().call('runs.saved', {});
    if (saved.some(({ runId, step }) => runId === BET_RUN.runId && step > 0)) await openRun(BET_RUN);
  } catch {
    // Without storage there is nothing to find again; training here still works.
  }
}

async function train(): Promise<void> {
  await openRun(BET_RUN);
  await startRun(BET_RUN.runId);
}

/** What the network makes of every image under every cover, in one question. */
async function forecast(images: readonly Float32Array[]): Promise<void> {
  const count = images.length * COVERS.length;
  const flat = new Float32Array(count * PIXELS);
  COVERS.forEach((cover, c) =>
    images.forEach((image, n) => flat.set(covered(image, cover), (c * images.length + n) * PIXELS)),
  );
  try {
    const args = { runId: BET_RUN.runId, images: flat, count };
    const { probabilities } = await startEngine().call('run.predict', args);
    put({ forecasts: probabilities, forecastError: null });
  } catch (thrown) {
    put({ forecastError: toEngineError(thrown).code });
  }
}

function phaseOf({ snapshot, opening }: RunView, error: EngineErrorCode | null): BetSession['training']['phase'] {
  if (error !== null) return 'trouble';
  if (opening !== null) return 'opening';
  if (snapshot === null || snapshot.step === 0) return snapshot?.phase === 'running' ? 'training' : 'none';
  if (snapshot.phase === 'finished') return 'trained';
  return snapshot.phase === 'running' ? 'training' : 'none';
}

/** The table as it is now. Nothing is fetched before the game is opened. */
export function useBets({ figure }: LossesState): BetSession {
  const isOpen = figure === 'bet';
  const now = useSyncExternalStore(subscribe, () => table);
  const view = useRun(isOpen ? BET_RUN.runId : null);
  useEffect(() => {
    if (!isOpen) return;
    load();
    void recall();
  }, [isOpen]);
  const isTrained = view.snapshot?.phase === 'finished';
  const { images, forecasts, forecastError } = now;
  useEffect(() => {
    if (isTrained && images.length > 0 && forecasts === null && forecastError === null) void forecast(images);
  }, [isTrained, images, forecasts, forecastError]);
  const error = view.error?.code ?? view.snapshot?.failure?.code ?? forecastError;
  return {
    ...now,
    training: {
      phase: phaseOf(view, error),
      step: view.snapshot?.step ?? 0,
      totalSteps: view.snapshot?.totalSteps ?? 0,
      accuracy: view.snapshot?.record.epochs.at(-1)?.validationAccuracy ?? null,
      error,
    },
    play: (move) => put({ game: move(table.game) }),
    reload: load,
    train: () => {
      put({ forecastError: null });
      void train();
    },
  };
}
