// The session of the exhibit `callbacks`: the run through all epochs and its moments, and the runs that stop early.
// Not responsible for: what it means (timeline-model.ts).
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { closeRun, openRun, pauseRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { Job } from '../run-queue.ts';
import type { CallbacksState } from './callbacks.ts';
import { createMomentStore } from './moments.ts';
import { EPOCHS, overfitJob, STEPS_PER_EPOCH } from './overfit-run.ts';
import type { CallbacksSession, StoppedRun } from './session.ts';
import { createStoppedRuns } from './stopped-runs.ts';
import { useTestImages } from './test-images.ts';

/** The page's: what was fetched or trained outlives the figure's leaving it. */
const moments = createMomentStore(startEngine);
const stoppedRuns = createStoppedRuns(startEngine);

/** Epochs in the order they are fetched: the one looked at, then its neighbours, and so on outwards. */
function fromHere(epoch: number): readonly number[] {
  const all = Array.from({ length: EPOCHS + 1 }, (_, i) => i);
  return all.toSorted((a, b) => Math.abs(a - epoch) - Math.abs(b - epoch));
}

/** A run trained here before is back after a reload, without a click. */
function useRecall(job: Job): void {
  const { runId } = job;
  const open = useEffectEvent(() => void openRun(job));
  useEffect(() => {
    let isWanted = true;
    startEngine()
      .call('runs.saved', {})
      .then(
        (saved) => {
          if (isWanted && saved.some((one) => one.runId === runId && one.step > 0)) open();
        },
        // Without storage there is nothing to find again.
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [runId]);
}

/** The run of another seed and its checkpoints make room. */
function useLeavingBehind(runId: string): void {
  const shown = useRef(runId);
  useEffect(() => {
    if (shown.current !== runId) void closeRun(shown.current, true);
    shown.current = runId;
  }, [runId]);
}

function useStoppedRun(job: Job): StoppedRun {
  return useSyncExternalStore(stoppedRuns.subscribe, () => stoppedRuns.find(job.runId));
}

export function useCallbacks(state: CallbacksState): CallbacksSession {
  const { seed, epoch, patience, minDelta, restoreBest } = state;
  const job = overfitJob(seed, null);
  const stoppedJob = overfitJob(seed, { patience, minDelta, restoreBestWeights: restoreBest });
  const { snapshot, opening, error } = useRun(job.runId);
  const isTrained = snapshot?.phase === 'finished';
  const images = useTestImages(snapshot !== null);
  const stopped = useStoppedRun(stoppedJob);
  useRecall(job);
  useLeavingBehind(job.runId);
  useSyncExternalStore(moments.subscribe, moments.version);

  const { runId } = job;
  const { pixels } = images;
  useEffect(() => {
    if (!isTrained || pixels === null) return;
    moments.want(
      fromHere(epoch).map((each) => ({ runId, step: each * STEPS_PER_EPOCH })),
      pixels,
    );
  }, [isTrained, pixels, runId, epoch]);

  return {
    full: {
      phase: snapshot?.phase ?? null,
      opening,
      step: snapshot?.step ?? 0,
      epochs: snapshot?.record.epochs ?? [],
      error: error?.code ?? snapshot?.failure?.code ?? null,
    },
    stopped,
    images,
    momentError: moments.error,
    momentOf: (at) => moments.find({ runId, step: at * STEPS_PER_EPOCH }),
    train: () => void openRun(job).then(() => startRun(runId)),
    pause: () => void pauseRun(runId),
    runSo: () => stoppedRuns.begin(stoppedJob),
  };
}
