// Both heads over the features: the dense one as an ordinary run of the engine, the neighbours by looking; and what each says
// of the validation pictures. Not responsible for: features (use-features.ts) or live pictures (use-preview.ts).
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { putOwnDataset, startEngine } from '../../../engine/client/engine.ts';
import { useAnswer } from '../../../engine/client/use-answer.ts';
import { openRun, pauseRun, rewindRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { nearestNeighbours, neighbourShares } from '../../../nn/nearest-neighbours.ts';
import type { Examples } from '../../../nn/nearest-neighbours.ts';
import { canTrain, setProblems } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { headData, headDataset, headNetwork, headPlan } from './head-data.ts';
import type { HeadData } from './head-data.ts';
import type { ClassesState } from './settings.ts';
import type { Role } from './split.ts';
import type { FeatureView } from './use-features.ts';

export const HEAD_RUN = 'your-classes-head';

/** What a head says of the validation pictures of `data`. */
export interface Review {
  readonly data: HeadData;
  /** Picture by picture, a number a class. */
  readonly probabilities: Float32Array;
}

/** What a run learnt from, and from what kind of features. */
export interface Taught {
  readonly data: HeadData;
  readonly setting: string;
}

export interface HeadView {
  /** Of the pictures of the moment; null while some lack features. */
  readonly data: HeadData | null;
  readonly taught: Taught | null;
  readonly run: RunView;
  /** Training was asked for and waits for the network or for features. */
  readonly isWanted: boolean;
  /** Pictures, split or cut are no longer those that the dense head learnt from. */
  readonly isStale: boolean;
  readonly error: EngineErrorCode | null;
  readonly denseReview: Review | null;
  readonly knnReview: Review | null;
  readonly train: () => void;
  readonly cancel: () => void;
  readonly pause: () => void;
  readonly reset: () => void;
}

export const NO_HEAD: HeadView = {
  data: null,
  taught: null,
  run: { snapshot: null, opening: null, error: null },
  isWanted: false,
  isStale: false,
  error: null,
  denseReview: null,
  knnReview: null,
  train: () => undefined,
  cancel: () => undefined,
  pause: () => undefined,
  reset: () => undefined,
};

export function examplesOf({ train, size, classIds }: HeadData): Examples {
  return { features: train.directions, labels: train.labels, size, classes: classIds.length };
}

/** Ends the task, so that the page can do something else. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function neighboursReview(data: HeadData, k: number, signal: AbortSignal): Promise<Review> {
  const { validation, size, classIds } = data;
  const examples = examplesOf(data);
  const probabilities = new Float32Array(validation.labels.length * classIds.length);
  for (let n = 0; n < validation.labels.length; n += 1) {
    // oxlint-disable-next-line no-await-in-loop
    if (n % 16 === 15) await breathe();
    signal.throwIfAborted();
    const point = validation.directions.subarray(n * size, (n + 1) * size);
    probabilities.set(neighbourShares(examples, nearestNeighbours(examples, point, k)), n * classIds.length);
  }
  return { data, probabilities };
}

async function denseReviewOf(data: HeadData, signal: AbortSignal): Promise<Review> {
  const { features, labels } = data.validation;
  const { probabilities } = await startEngine().call(
    'run.predict',
    { runId: HEAD_RUN, images: features, count: labels.length },
    { signal },
  );
  return { data, probabilities };
}

export function useHead(
  state: ClassesState,
  set: ClassSet,
  roles: ReadonlyMap<string, Role>,
  view: FeatureView,
  setting: string | null,
): HeadView {
  const isFit = canTrain(setProblems(set));
  const { features, done, total } = view;
  const isReady = setting !== null && isFit && done === total;
  const data = useMemo(() => (isReady ? headData(set, roles, features) : null), [isReady, set, roles, features]);
  const [taught, setTaught] = useState<Taught | null>(null);
  const [isWanted, setWanted] = useState(false);
  const [error, setError] = useState<EngineErrorCode | null>(null);
  const run = useRun(taught === null ? null : HEAD_RUN);
  const { snapshot } = run;

  async function begin(from: HeadData, name: string): Promise<void> {
    const isSame = taught?.data.datasetId === from.datasetId;
    try {
      await putOwnDataset(headDataset(from));
      setWanted(false);
      setTaught({ data: from, setting: name });
      const spec = headNetwork(from.size, from.classIds.length);
      await openRun({ runId: HEAD_RUN, spec, plan: headPlan(from, state) });
      if (isSame && snapshot?.phase === 'finished') await rewindRun(HEAD_RUN);
      await startRun(HEAD_RUN);
    } catch (thrown) {
      setWanted(false);
      setError(toEngineError(thrown).code);
    }
  }

  const onReady = useEffectEvent(() => {
    if (data === null || setting === null) return;
    void Promise.resolve().then(() => begin(data, setting));
  });
  const isBeginning = isWanted && data !== null;
  useEffect(() => {
    if (isBeginning) onReady();
  }, [isBeginning]);

  const hasValidation = (one: HeadData | null): boolean => one !== null && one.validation.labels.length > 0;
  const epochs = snapshot?.record.epochs.length ?? 0;
  const isResting = snapshot !== null && snapshot.phase !== 'running';
  // Weights that belong to another data set than the one taught are of the run before.
  const isOpen = taught !== null && snapshot?.plan.dataset === taught.data.datasetId && snapshot.step > 0;
  const dense = useAnswer(
    isOpen && hasValidation(taught.data)
      ? `${taught.data.datasetId} ${snapshot.plan.seed} ${isResting ? `at ${snapshot.step}` : epochs}`
      : null,
    ({ signal }) =>
      taught === null ? Promise.reject(new Error('nothing taught')) : denseReviewOf(taught.data, signal),
    { isLive: true },
  );
  const knn = useAnswer(data !== null && hasValidation(data) ? `${data.datasetId} ${state.k}` : null, ({ signal }) =>
    data === null ? Promise.reject(new Error('no data')) : neighboursReview(data, state.k, signal),
  );

  return {
    data,
    taught,
    run,
    isWanted,
    isStale: taught !== null && data !== null && data.datasetId !== taught.data.datasetId,
    error,
    denseReview: dense.value,
    knnReview: knn.value,
    train() {
      setError(null);
      setWanted(true);
    },
    cancel: () => setWanted(false),
    pause: () => void pauseRun(HEAD_RUN),
    reset: () => void rewindRun(HEAD_RUN),
  };
}
