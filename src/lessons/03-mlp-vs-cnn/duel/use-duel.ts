// The session of the duel: its runs plain and shuffled, what was measured on them, and what the reader can do.
// Not responsible for: what it means (duel-model.ts) or how one match is driven (use-match.ts).
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useEngine, useEngineStatus } from '../../../engine/client/use-engine.ts';
import {
  closeRun,
  moveRun,
  pauseRun,
  restoreRun,
  rewindRun,
  startRun,
  stopRun,
} from '../../../engine/client/use-run.ts';
import type { BackendId } from '../../../engine/protocol/calls.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import { shareSetup } from '../current-setup.ts';
import type { DuelAction, DuelState } from './duel.ts';
import { forgetMeasured, measureShifts, measureTest, stopMeasuringShifts, useMeasured } from './measurements.ts';
import type { Measured } from './measurements.ts';
import { noteOutcome, useOutcomes } from './outcomes.ts';
import type { DuelActions, DuelSession, MatchSight, RunSight } from './session.ts';
import { CONTESTANTS } from './setup.ts';
import type { ContestantId } from './setup.ts';
import { useMatch } from './use-match.ts';
import type { Match } from './use-match.ts';
import { useRecall } from './use-recall.ts';
import { useRepetition } from './use-repetition.ts';

/** Runs of earlier setups that stay in the worker's memory; older ones are closed and only kept in storage. */
const MOST_LEFT_BEHIND = 8;

function sightOf({ snapshot, opening, error }: RunView, measured: Measured): RunSight {
  return { snapshot, opening, error: error?.code ?? null, ...measured };
}

function useSights(match: Match): MatchSight {
  const mlp = useMeasured(match.runIds.mlp);
  const cnn = useMeasured(match.runIds.cnn);
  return { mlp: sightOf(match.views.mlp, mlp), cnn: sightOf(match.views.cnn, cnn) };
}

/** Tests a run on the test set as soon as its training is over, once for its final weights. */
function useFinalTest(runId: string, { snapshot, opening, test, testing }: RunSight): void {
  const isOver = snapshot?.phase === 'finished' || snapshot?.phase === 'stopped';
  const isDue = isOver && snapshot.step > 0 && opening === null && testing === null && test?.step !== snapshot.step;
  const step = snapshot?.step ?? 0;
  useEffect(() => {
    if (isDue) void measureTest(runId, step);
  }, [runId, isDue, step]);
}

/** Runs of a setup that is no longer on view rest, and the oldest of them leave the memory. */
function useLeavingBehind(runIds: readonly string[]): void {
  const shown = useRef<readonly string[]>([]);
  const leftBehind = useRef<readonly string[]>([]);
  const key = runIds.join(' ');
  const change = useEffectEvent(() => {
    const gone = shown.current.filter((runId) => !runIds.includes(runId));
    shown.current = runIds;
    for (const runId of gone) {
      stopMeasuringShifts(runId);
      void pauseRun(runId);
    }
    const all = [...leftBehind.current.filter((runId) => !runIds.includes(runId)), ...gone];
    leftBehind.current = all.slice(-MOST_LEFT_BEHIND);
    for (const runId of all.slice(0, -MOST_LEFT_BEHIND)) void closeRun(runId);
  });
  useEffect(() => change(), [key]);
}

/** Remembers that the worker was replaced, until the reader goes on. */
function useCrash(): { readonly happened: boolean; forget(): void } {
  const engine = useEngine();
  const [happened, setHappened] = useState(false);
  useEffect(
    () =>
      engine.subscribe((signal) => {
        if (signal.kind === 'restarted') setHappened(true);
      }),
    [engine],
  );
  return { happened, forget: () => setHappened(false) };
}

/** What the reader can do to a match. */
function actionsOn(
  match: Match,
  sights: MatchSight,
  state: DuelState,
  backend: BackendId | null,
): Omit<DuelActions, 'repeatSeeds' | 'stopRepeating'> {
  const each = (act: (id: ContestantId, runId: string) => void): void => {
    for (const id of CONTESTANTS) act(id, match.runIds[id]);
  };
  return {
    train: match.train,
    stepOne: match.stepOne,
    pause: match.pause,
    rewind: () =>
      each((_, runId) => {
        forgetMeasured(runId);
        void rewindRun(runId);
      }),
    stop: () => each((_, runId) => void stopRun(runId)),
    restoreLastGood(id) {
      const runId = match.runIds[id];
      const step = sights[id].snapshot?.step ?? 0;
      forgetMeasured(runId);
      void restoreRun(runId, 'last-good').then(() => measureTest(runId, step));
    },
    goOn() {
      each((id, runId) => {
        const snapshot = sights[id].snapshot;
        if (snapshot?.phase !== 'failed') return;
        void moveRun(runId, backend ?? snapshot.backend).then(() => startRun(runId));
      });
      match.train();
    },
    testShifts: () => each((id, runId) => void measureShifts(runId, sights[id].snapshot?.step ?? 0, state.shiftStep)),
    stopShifts: () => each((_, runId) => stopMeasuringShifts(runId)),
  };
}

export function useDuel(state: DuelState, dispatch: (action: DuelAction) => void): DuelSession {
  const { setup } = state;
  const engine = useEngineStatus();
  const crash = useCrash();
  const plainMatch = useMatch(setup, false);
  const shuffledMatch = useMatch(setup, true);
  const plain = useSights(plainMatch);
  const shuffled = useSights(shuffledMatch);
  const isShuffled = state.test === 'shuffle';
  const match = isShuffled ? shuffledMatch : plainMatch;
  const sights = isShuffled ? shuffled : plain;

  useEffect(() => shareSetup(setup), [setup]);
  useFinalTest(plainMatch.runIds.mlp, plain.mlp);
  useFinalTest(plainMatch.runIds.cnn, plain.cnn);
  useFinalTest(shuffledMatch.runIds.mlp, shuffled.mlp);
  useFinalTest(shuffledMatch.runIds.cnn, shuffled.cnn);
  useLeavingBehind([...Object.values(plainMatch.runIds), ...Object.values(shuffledMatch.runIds)]);
  useRecall(plainMatch);
  useRecall(shuffledMatch);
  useOutcomeNote(state, false, plain);
  useOutcomeNote(state, true, shuffled);

  const outcomes = useOutcomes(setup);
  const repetition = useRepetition({ setup, shuffled: isShuffled, match, sights, outcomes, dispatch });
  return {
    engine,
    crashed: crash.happened,
    plain,
    shuffled,
    outcomes,
    seedsToCome: repetition.seedsToCome,
    actions: {
      ...actionsOn(match, sights, state, engine?.current ?? null),
      train() {
        crash.forget();
        match.train();
      },
      repeatSeeds: repetition.begin,
      stopRepeating: repetition.end,
    },
  };
}

/** The accuracy that a finished run was tested with; null while either is not yet so. */
function finishedAccuracy({ snapshot, test }: RunSight): number | null {
  return snapshot?.phase === 'finished' && test?.step === snapshot.step ? test.evaluation.accuracy : null;
}

function useOutcomeNote({ setup }: DuelState, shuffled: boolean, sights: MatchSight): void {
  const mlp = finishedAccuracy(sights.mlp);
  const cnn = finishedAccuracy(sights.cnn);
  const count = sights.mlp.test?.evaluation.count ?? 0;
  useEffect(() => {
    if (mlp !== null && cnn !== null) noteOutcome(setup, { seed: setup.seed, shuffled, accuracy: { mlp, cnn }, count });
  }, [setup, shuffled, mlp, cnn, count]);
}
