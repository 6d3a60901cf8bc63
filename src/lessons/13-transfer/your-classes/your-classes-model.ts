// What the exhibit `your-classes` shows: a pure function of settings and session, for picture and description alike.
// Not responsible for: words (your-classes.text.ts).
import type { EngineErrorCode, EpochRecord } from '../../../engine/protocol/calls.ts';
import type { Point } from '../../../kit/charts/series.ts';
import { addToConfusionInto, confusionAccuracy, wilsonInterval, worstMistakes } from '../../../nn/metrics.ts';
import { canTrain, MOST_PICTURE_BYTES, MOST_PICTURES, picturesOf, setProblems } from './class-set.ts';
import type { OwnPicture, SetProblem } from './class-set.ts';
import type { ClassesState } from './settings.ts';
import type { Review } from './use-head.ts';
import type { ClassesSession } from './use-your-classes.ts';

export interface ClassModel {
  readonly id: string;
  /** Counted from 0. */
  readonly index: number;
  /** As given; empty where it is called by its number. */
  readonly name: string;
  readonly pictures: readonly OwnPicture[];
  readonly trainCount: number;
  readonly validationCount: number;
}

export interface WorstMistake {
  readonly picture: OwnPicture;
  readonly label: number;
  readonly predicted: number;
  readonly confidence: number;
}

export interface ReviewModel {
  /** As they were when this was learnt; null for one that is gone. */
  readonly classes: readonly (ClassModel | null)[];
  readonly right: number;
  readonly total: number;
  readonly accuracy: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly confusion: Uint32Array;
  readonly worst: readonly WorstMistake[];
}

export interface BarModel {
  readonly classIndex: number;
  readonly one: ClassModel | null;
  readonly value: number;
}

/** `waiting`: training was asked for, network or features are still to come. */
export type HeadPhase = 'none' | 'waiting' | 'opening' | 'training' | 'paused' | 'trained' | 'failed';

export interface ClassesModel {
  readonly state: ClassesState;
  readonly classes: readonly ClassModel[];
  readonly problems: readonly SetProblem[];
  readonly canTrain: boolean;
  readonly phase: HeadPhase;
  readonly isStale: boolean;
  /** The head chosen can answer. */
  readonly isReady: boolean;
  readonly epoch: number;
  readonly epochs: readonly EpochRecord[];
  readonly lossCurve: readonly Point[];
  readonly trainCurve: readonly Point[];
  readonly validationCurve: readonly Point[];
  readonly review: ReviewModel | null;
  readonly bars: readonly BarModel[];
  /** The class answered; null without an answer. */
  readonly best: BarModel | null;
  readonly pictureBytes: number;
  readonly mostPictureBytes: number;
  readonly featureBytes: number;
  readonly error: EngineErrorCode | null;
}

const MOST_WORST = 6;

function classModels({ store, roles }: ClassesSession): readonly ClassModel[] {
  return store.set.classes.map(({ id, name }, index) => {
    const pictures = picturesOf(store.set, id);
    const validationCount = pictures.filter((picture) => roles.get(picture.id) === 'validation').length;
    return { id, index, name, pictures, trainCount: pictures.length - validationCount, validationCount };
  });
}

function reviewModel(review: Review | null, classes: readonly ClassModel[]): ReviewModel | null {
  if (review === null) return null;
  const { data, probabilities } = review;
  const { labels, pictures } = data.validation;
  const [count, total] = [data.classIds.length, labels.length];
  if (total === 0) return null;
  const confusion = new Uint32Array(count * count);
  addToConfusionInto(confusion, probabilities, labels, total, count);
  const accuracy = confusionAccuracy(confusion, count);
  const right = Math.round(accuracy * total);
  const worst = worstMistakes(probabilities, labels, total, count, MOST_WORST).flatMap((mistake) => {
    const picture = pictures[mistake.index];
    return picture === undefined ? [] : [{ ...mistake, picture }];
  });
  return {
    classes: data.classIds.map((id) => classes.find((one) => one.id === id) ?? null),
    right,
    total,
    accuracy,
    interval: wilsonInterval(right, total),
    confusion,
    worst,
  };
}

function phaseOf({ head }: ClassesSession): HeadPhase {
  if (head.isWanted) return 'waiting';
  const { snapshot, opening } = head.run;
  if (head.taught === null) return 'none';
  if (snapshot === null) return opening === null ? 'none' : 'opening';
  switch (snapshot.phase) {
    case 'running':
      return 'training';
    case 'failed':
      return 'failed';
    case 'finished':
    case 'stopped':
      return 'trained';
    case 'ready':
    case 'paused':
      return snapshot.step > 0 ? 'paused' : 'none';
    default:
      return snapshot.phase satisfies never;
  }
}

/** Mean loss of each epoch. */
function curvesOf(epochs: readonly EpochRecord[]): Pick<ClassesModel, 'lossCurve' | 'trainCurve' | 'validationCurve'> {
  return {
    lossCurve: epochs.map(({ epoch, trainLoss }) => ({ x: epoch, y: trainLoss })),
    trainCurve: epochs.map(({ epoch, trainAccuracy }) => ({ x: epoch, y: trainAccuracy })),
    validationCurve: epochs.flatMap(({ epoch, validationAccuracy }) =>
      validationAccuracy === null ? [] : [{ x: epoch, y: validationAccuracy }],
    ),
  };
}

export function present(state: ClassesState, session: ClassesSession): ClassesModel {
  const { head, store, preview, features } = session;
  const classes = classModels(session);
  const problems = setProblems(store.set);
  const { snapshot } = head.run;
  const epochs = snapshot?.record.epochs ?? [];
  const bars = (preview.answer?.classIds ?? []).map((id, classIndex) => ({
    classIndex,
    one: classes.find((each) => each.id === id) ?? null,
    value: preview.answer?.probabilities[classIndex] ?? 0,
  }));
  const best = bars.reduce<BarModel | null>(
    (most, bar) => (most === null || bar.value > most.value ? bar : most),
    null,
  );
  const isTaught = head.taught !== null && (snapshot?.step ?? 0) > 0;
  const [first] = features.features.values();
  return {
    state,
    classes,
    problems,
    canTrain: canTrain(problems),
    phase: phaseOf(session),
    isStale: head.isStale,
    isReady: state.head === 'dense' ? isTaught : head.data !== null,
    epoch: epochs.length,
    epochs,
    ...curvesOf(epochs),
    review: reviewModel(state.head === 'dense' ? head.denseReview : head.knnReview, classes),
    bars,
    best,
    pictureBytes: store.bytes,
    mostPictureBytes: MOST_PICTURES * MOST_PICTURE_BYTES,
    featureBytes: (first?.byteLength ?? 0) * features.features.size,
    error: head.error ?? head.run.error?.code ?? preview.error ?? null,
  };
}
