// The session of the designer: one run for the network and plan on view, opened on a click or found again from before.
// Not responsible for: what it means (designer-model.ts, training-model.ts).
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { putOwnDataset, startEngine } from '../../../engine/client/engine.ts';
import type { Evaluation } from '../../../engine/protocol/calls.ts';
import {
  closeRun,
  moveRun,
  openRun,
  pauseRun,
  restoreRun,
  rewindRun,
  startRun,
  stepRun,
  stopRun,
  useRun,
} from '../../../engine/client/use-run.ts';
import { noteResult } from '../results.ts';
import { factsOf } from './data-choice.ts';
import type { DesignerState } from './designer.ts';
import { addExperiment, noteOutcome, useExperiments, writeWords } from './experiments/experiment-store.ts';
import { experimentOf, resultOf } from './experiments/keep-run.ts';
import type { Experiment } from './experiments/experiment.ts';
import { ownDataset } from './own/own-images.ts';
import { currentOwnSet, useOwnImages } from './own/own-store.ts';
import { bytesToGive, deviceGiB } from './memory.ts';
import { planFor, runIdOf, TEST_COUNT } from './plan-choice.ts';
import type { DesignerSession, TestOfRun } from './session.ts';
import { useStartWeights } from './start-weights.ts';
import { useDraft } from './use-draft.ts';
import type { Draft } from './use-draft.ts';

/** Runs of earlier networks that stay in the worker's memory; older ones are closed and only kept in storage. */
const MOST_LEFT_BEHIND = 3;
/** Long enough for a field to be typed through many networks without asking for each. */
const SETTLE_MS = 500;

interface Measured {
  readonly runId: string;
  readonly test: TestOfRun | null;
  readonly testing: { readonly done: number; readonly total: number } | null;
}

/** Puts the best epoch's weights in place and measures them on the test images. */
async function measure(
  runId: string,
  step: number,
  count: number,
  show: (measured: Measured) => void,
): Promise<TestOfRun | null> {
  show({ runId, test: null, testing: { done: 0, total: count } });
  try {
    await restoreRun(runId, 'best');
    const evaluation = await startEngine().call(
      'run.evaluate',
      { runId, split: 'test', count },
      { onProgress: (testing) => show({ runId, test: null, testing }) },
    );
    const test = { step, evaluation };
    show({ runId, test, testing: null });
    return test;
  } catch {
    // The run's own view tells of crashes; a test that was cut short is simply not there.
    show({ runId, test: null, testing: null });
    return null;
  }
}

export function useSession(state: DesignerState): DesignerSession {
  return { ...useTraining(state, 'designer'), ...useDraft(state) };
}

/** The run alone, under a name of the owner's. */
export function useTraining(state: DesignerState, owner: string): Omit<DesignerSession, keyof Draft> {
  const { facts: images } = useOwnImages(state.own);
  const own = state.own ? images : null;
  const facts = factsOf(state, own);
  const plan = planFor(state.plan, facts);
  const start = useStartWeights(state.start, state.net);
  const runId = runIdOf(state.net, plan, owner, start.weights === null ? null : state.start);
  const wish = { runId, spec: state.net, plan, ...(start.weights === null ? {} : { initialWeights: start.weights }) };
  const { snapshot, opening, error } = useRun(runId);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [limit] = useState(() => bytesToGive(deviceGiB()));
  const mine = measured?.runId === runId ? measured : null;
  const { list: experiments } = useExperiments();
  /** Runs trained on this page: they are kept by themselves, those found again from before are not. */
  const begun = useRef(new Set<string>());

  function add(words: Pick<Experiment, 'question' | 'prediction'>): void {
    addExperiment(experimentOf(state, runId, plan, words));
  }

  function keep(evaluation: Evaluation | null): void {
    add({ question: '', prediction: null });
    if (snapshot !== null) noteOutcome(runId, resultOf(snapshot, evaluation));
  }

  useLeavingBehind(runId, snapshot !== null);
  useRecall(runId, () => void open());

  const step = snapshot?.step ?? 0;
  const isOver = snapshot?.phase === 'finished' || snapshot?.phase === 'stopped';
  const isDue = isOver && step > 0 && opening === null && mine === null;
  const test = useEffectEvent(() => {
    void measure(runId, step, Math.min(TEST_COUNT, facts.testCount), setMeasured).then((result) => {
      if (result === null) return;
      if (begun.current.has(runId) || experiments.some(({ id }) => id === runId)) keep(result.evaluation);
      if (facts.dataset !== 'cifar10') return;
      noteResult({ accuracy: result.evaluation.accuracy, count: result.evaluation.count });
    });
  });
  useEffect(() => {
    if (isDue) test();
  }, [isDue, runId, step]);

  const hasBroken = snapshot?.failure?.code.startsWith('loss-') === true && opening === null;
  const noteFailure = useEffectEvent(() => {
    if (experiments.some(({ id, result }) => id === runId && result === null)) keep(null);
  });
  useEffect(() => {
    if (hasBroken) noteFailure();
  }, [hasBroken, runId]);

  async function open(): Promise<void> {
    // What the engine refuses it then misses, and says so.
    if (state.own) await putOwnDataset(ownDataset(currentOwnSet())).catch(() => undefined);
    await openRun(wish);
  }

  async function opened(then: (runId: string) => Promise<void>): Promise<void> {
    await open();
    await then(runId);
  }

  return {
    runId,
    own,
    snapshot,
    opening,
    error: error?.code ?? null,
    test: mine?.test ?? null,
    testing: mine?.testing ?? null,
    bytesToGive: limit,
    actions: {
      train() {
        begun.current.add(runId);
        void opened(startRun);
      },
      pause: () => void pauseRun(runId),
      stepOne: () => void opened((id) => stepRun(id, 1)),
      rewind() {
        setMeasured(null);
        void rewindRun(runId);
      },
      stop: () => void stopRun(runId),
      move: (backend) => void moveRun(runId, backend).then(() => startRun(runId)),
    },
    notes: {
      commit: add,
      keep: () => keep(mine?.test?.evaluation ?? null),
      write: (words) => writeWords(runId, words),
    },
    experiments,
    start,
  };
}

/** The run of a network that is no longer on view rests, and the oldest leave the memory. */
function useLeavingBehind(runId: string, isOpen: boolean): void {
  const leftBehind = useRef<readonly string[]>([]);
  const openOnes = useRef(new Set<string>());
  useEffect(() => {
    if (isOpen) openOnes.current.add(runId);
  }, [runId, isOpen]);
  useEffect(
    () => () => {
      if (!openOnes.current.delete(runId)) return;
      void pauseRun(runId);
      const all = [...leftBehind.current.filter((id) => id !== runId), runId];
      leftBehind.current = all.slice(-MOST_LEFT_BEHIND);
      for (const id of all.slice(0, -MOST_LEFT_BEHIND)) void closeRun(id);
    },
    [runId],
  );
}

/** Finds a run again that was trained here before: after a reload its curves are back without a click. */
function useRecall(runId: string, onFound: () => void): void {
  const found = useEffectEvent(onFound);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      startEngine()
        .call('runs.saved', {})
        .then(
          (saved) => {
            if (isWanted && saved.some((one) => one.runId === runId && one.step > 0)) found();
          },
          // Without storage there is nothing to find again.
          () => undefined,
        );
    }, SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [runId]);
}
