// The network in front of the reader: found on this device, or trained here on a click; and the test images that it is
// asked about. Not responsible for: which networks (subjects.ts) or the questions (use-answer.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { openRun, pauseRun, restoreRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { OpenRunArgs } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { useTestImages } from './test-images.ts';
import type { TestImages } from './test-images.ts';
import { SUBJECTS } from './subjects.ts';
import type { SubjectEntry, SubjectId } from './subjects.ts';

export interface Subject {
  readonly entry: SubjectEntry;
  readonly images: TestImages;
  /** `none`: nothing trained here yet; `paused`: begun and not finished. */
  readonly phase: 'none' | 'opening' | 'training' | 'paused' | 'trained' | 'trouble';
  /** The run to ask; null while there is none with trained weights. */
  readonly runId: string | null;
  /** Names the weights that are asked: another text means other weights. */
  readonly version: string;
  /** Steps trained. */
  readonly step: number;
  /** Step of the checkpoint that is looked at; null: the newest weights. */
  readonly viewed: number | null;
  readonly totalSteps: number;
  /** Fraction right on validation samples after the last finished epoch; null before. */
  readonly accuracy: number | null;
  readonly error: EngineErrorCode | null;
  readonly snapshot: RunSnapshot | null;
  readonly train: () => void;
  readonly pause: () => void;
  /** Goes to the weights of a checkpoint, or back to the newest; training goes on from the newest all the same. */
  readonly view: (step: number | null) => void;
}

/** What a figure shows before its session is alive: no network, no images. */
export const NO_SUBJECT: Subject = {
  entry: SUBJECTS.mnist,
  images: { shape: SUBJECTS.mnist.data.shape, samples: [], isLoading: false, error: null },
  phase: 'none',
  runId: null,
  version: '',
  step: 0,
  viewed: null,
  totalSteps: 0,
  accuracy: null,
  error: null,
  snapshot: null,
  train: () => undefined,
  pause: () => undefined,
  view: () => undefined,
};

/** Which candidate stands for a subject on this page, shared by all figures of the lesson. */
const chosen = new Map<SubjectId, OpenRunArgs>();
/** Checkpoints looked at, by run. */
const views = new Map<string, number>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function choose(id: SubjectId, args: OpenRunArgs): void {
  chosen.set(id, args);
  tell();
}

async function view(runId: string, step: number | null): Promise<void> {
  await restoreRun(runId, step ?? 'latest');
  if (step === null) views.delete(runId);
  else views.set(runId, step);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Looks for a network trained here before and opens it, without training. */
async function recall(id: SubjectId): Promise<void> {
  try {
    const saved = await startEngine().call('runs.saved', {});
    const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
    const found = SUBJECTS[id].candidates.find(({ runId }) => names.has(runId));
    if (found === undefined || chosen.has(id)) return;
    choose(id, found);
    await openRun(found);
  } catch {
    // Without storage there is nothing to find again; training here still works.
  }
}

async function train(id: SubjectId): Promise<void> {
  const { candidates } = SUBJECTS[id];
  const args = chosen.get(id) ?? candidates.at(-1) ?? candidates[0];
  choose(id, args);
  await openRun(args);
  // Training puts its own weights back.
  views.delete(args.runId);
  await startRun(args.runId);
}

function phaseOf(snapshot: RunSnapshot | null, isOpening: boolean, error: EngineErrorCode | null): Subject['phase'] {
  if (error !== null || snapshot?.phase === 'failed') return 'trouble';
  if (isOpening) return 'opening';
  if (snapshot === null) return 'none';
  if (snapshot.phase === 'running') return 'training';
  if (snapshot.phase === 'finished' || snapshot.phase === 'stopped') return 'trained';
  return snapshot.step === 0 ? 'none' : 'paused';
}

export function useSubject(id: SubjectId): Subject {
  const images = useTestImages(id);
  const args = useSyncExternalStore(subscribe, () => chosen.get(id) ?? null);
  const { snapshot, opening, error: runError } = useRun(args?.runId ?? null);
  useEffect(() => {
    if (!chosen.has(id)) void recall(id);
  }, [id]);
  const error = runError?.code ?? snapshot?.failure?.code ?? null;
  const step = snapshot?.step ?? 0;
  const viewed = useSyncExternalStore(subscribe, () => views.get(args?.runId ?? '') ?? null);
  return {
    entry: SUBJECTS[id],
    images,
    phase: phaseOf(snapshot, opening !== null, error),
    runId: snapshot !== null && opening === null && step > 0 ? snapshot.runId : null,
    version: `${args?.runId ?? ''} ${step} ${viewed ?? 'newest'}`,
    step,
    viewed,
    totalSteps: snapshot?.totalSteps ?? 0,
    accuracy: snapshot?.record.epochs.at(-1)?.validationAccuracy ?? null,
    error,
    snapshot,
    train: () => void train(id),
    pause: () => {
      if (args !== null) void pauseRun(args.runId);
    },
    view: (to) => {
      if (args !== null) void view(args.runId, to);
    },
  };
}
