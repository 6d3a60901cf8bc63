// The network in front of the reader: one of the course's, found on this device or trained here on a click, or any run
// kept on this device; and the pictures that it is asked about. Not responsible for: which networks (subjects.ts,
// saved-runs.ts) or the questions (engine/client/use-answer.ts).
import { useEffect, useState, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { openRun, pauseRun, restoreRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { OpenRunArgs } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { askForRuns, useSavedRuns } from './saved-runs.ts';
import { isCourse, runIdOfRef } from './subject-ref.ts';
import type { SubjectRef } from './subject-ref.ts';
import { entryOfRun, SUBJECTS } from './subjects.ts';
import type { SubjectEntry, SubjectId } from './subjects.ts';
import { plainImages, useTestImages } from './test-images.ts';
import type { TestImages } from './test-images.ts';
import { useAnswer } from '../../../engine/client/use-answer.ts';

/** How many of the weights are no numbers any more. */
export interface Health {
  readonly broken: number;
  readonly total: number;
}

export interface Subject {
  /** What the reader sees chosen: never a run that is not on this device. */
  readonly ref: SubjectRef;
  /** Whether the network asked for is a run that is not on this device, and the course's own stands in for it. */
  readonly isMissing: boolean;
  readonly entry: SubjectEntry;
  readonly images: TestImages;
  /**
   * `none`: nothing trained here yet; `looking`: the device has not said yet what it keeps; `paused`: begun and not
   * finished; `broken`: the loss was no number any more, or absurd, and training ended.
   */
  readonly phase: 'none' | 'looking' | 'opening' | 'training' | 'paused' | 'trained' | 'broken' | 'trouble';
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
  /** Of a network whose training broke; null before it has been examined, and of others. */
  readonly health: Health | null;
  readonly snapshot: RunSnapshot | null;
  readonly train: () => void;
  readonly pause: () => void;
  /** Goes to the weights of a checkpoint, or back to the newest; training goes on from the newest all the same. */
  readonly view: (step: number | null) => void;
}

/** What a figure shows before its session is alive: no network, no images. */
export const NO_SUBJECT: Subject = {
  ref: 'mnist',
  isMissing: false,
  entry: SUBJECTS.mnist,
  images: {
    shape: SUBJECTS.mnist.data.shape,
    samples: plainImages(SUBJECTS.mnist.data.shape),
    isLoading: true,
    error: null,
  },
  phase: 'none',
  runId: null,
  version: '',
  step: 0,
  viewed: null,
  totalSteps: 0,
  accuracy: null,
  error: null,
  health: null,
  snapshot: null,
  train: () => undefined,
  pause: () => undefined,
  view: () => undefined,
};

/** Which candidate stands for a subject on this page, shared by all figures of the lesson. */
const chosen = new Map<SubjectRef, OpenRunArgs>();
/** Checkpoints looked at, by run. */
const views = new Map<string, number>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function choose(id: SubjectRef, args: OpenRunArgs): void {
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

/** Looks for a network trained here before and opens it, without training or its data. */
async function recall(id: SubjectId): Promise<void> {
  const saved = await askForRuns();
  const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
  const found = SUBJECTS[id].candidates.find(({ runId }) => names.has(runId));
  if (found === undefined || chosen.has(id)) return;
  choose(id, found);
  await openRun({ ...found, lookOnly: true });
}

/** A kept run is only looked into, until it is to be trained on: its data may be many megabytes, or gone. */
function look(ref: SubjectRef, args: OpenRunArgs): void {
  if (chosen.has(ref)) return;
  choose(ref, args);
  void openRun({ ...args, lookOnly: true });
}

async function train(ref: SubjectRef, { candidates }: SubjectEntry): Promise<void> {
  const args = chosen.get(ref) ?? candidates.at(-1) ?? candidates[0];
  choose(ref, args);
  await openRun(args);
  // Training puts its own weights back.
  views.delete(args.runId);
  await startRun(args.runId);
}

async function healthOf(runId: string, signal: AbortSignal): Promise<Health> {
  const weights = await startEngine().call('run.weights', { runId }, { signal });
  let [broken, total] = [0, 0];
  for (const { values } of weights) {
    total += values.length;
    for (const value of values) if (!Number.isFinite(value)) broken += 1;
  }
  return { broken, total };
}

function phaseOf(snapshot: RunSnapshot | null, isOpening: boolean, error: EngineErrorCode | null): Subject['phase'] {
  if (isOpening) return 'opening';
  if (error?.startsWith('loss-') === true) return 'broken';
  if (error !== null || snapshot?.phase === 'failed') return 'trouble';
  if (snapshot === null) return 'none';
  if (snapshot.phase === 'running') return 'training';
  if (snapshot.phase === 'finished' || snapshot.phase === 'stopped') return 'trained';
  return snapshot.step === 0 ? 'none' : 'paused';
}

interface Found {
  readonly ref: SubjectRef;
  readonly entry: SubjectEntry;
  readonly isMissing: boolean;
  readonly isLooking: boolean;
}

/** The network of that name, or what stands in for it. */
function useFound(wanted: SubjectRef, standIn: SubjectId): Found {
  const runs = useSavedRuns();
  // What another page kept after the last answer is no reason to say that it is not here.
  const [answeredFor, setAnsweredFor] = useState<SubjectRef | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askForRuns().then(() => {
      if (isWanted) setAnsweredFor(wanted);
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  if (isCourse(wanted)) return { ref: wanted, entry: SUBJECTS[wanted], isMissing: false, isLooking: false };
  const kept = runs?.find(({ runId }) => runId === runIdOfRef(wanted)) ?? null;
  if (kept !== null) return { ref: wanted, entry: entryOfRun(kept), isMissing: false, isLooking: false };
  const isLooking = answeredFor !== wanted;
  return { ref: standIn, entry: SUBJECTS[standIn], isMissing: !isLooking, isLooking };
}

/** `standIn` is what is shown where the network asked for is not on this device. */
export function useSubject(wanted: SubjectRef, standIn: SubjectId = 'mnist'): Subject {
  const { ref, entry, isMissing, isLooking } = useFound(wanted, standIn);
  const images = useTestImages(entry.data);
  const args = useSyncExternalStore(subscribe, () => (isLooking ? null : (chosen.get(ref) ?? null)));
  const { snapshot, opening, error: runError } = useRun(args?.runId ?? null);
  useEffect(() => {
    if (isLooking) return;
    if (!isCourse(ref)) look(ref, entry.candidates[0]);
    else if (!chosen.has(ref)) void recall(ref);
  }, [ref, entry, isLooking]);
  const error = runError?.code ?? snapshot?.failure?.code ?? null;
  const step = snapshot?.step ?? 0;
  const viewed = useSyncExternalStore(subscribe, () => views.get(args?.runId ?? '') ?? null);
  const isOpening = opening !== null || (!isCourse(ref) && args === null);
  const phase = isLooking ? 'looking' : phaseOf(snapshot, isOpening, error);
  const version = `${args?.runId ?? ''} ${step} ${viewed ?? 'newest'}`;
  const isBroken = phase === 'broken' && snapshot !== null;
  const health = useAnswer<Health>(isBroken ? version : null, ({ signal }) => healthOf(snapshot?.runId ?? '', signal));
  return {
    ref,
    isMissing,
    entry,
    images,
    phase,
    runId: snapshot !== null && opening === null && step > 0 ? snapshot.runId : null,
    version,
    step,
    viewed,
    totalSteps: snapshot?.totalSteps ?? 0,
    accuracy: snapshot?.record.epochs.at(-1)?.validationAccuracy ?? null,
    error,
    health: health.value,
    snapshot,
    train: () => void train(ref, entry),
    pause: () => {
      if (args !== null) void pauseRun(args.runId);
    },
    view: (to) => {
      if (args !== null) void view(args.runId, to);
    },
  };
}
