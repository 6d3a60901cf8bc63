// The exhibit `label-still-true` without its view: judgements on the cases, and which augmentation's damage is measured.
// Not responsible for: the cases (cards.ts), training (trials.ts), words (label-still-true.text.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { NO_AUGMENTATION, type AugmentationSpec } from '../../../nn/augmentation/spec.ts';
import { meanInterval } from '../../../nn/confidence.ts';
import { ADAM, toSeed, type TrainingPlan } from '../../../nn/plan.ts';
import { MNIST_CNN } from '../../../nn/presets.ts';
import type { Trial, Trials } from '../trials.ts';
import { allCards, CARDS, type Card, type CardId } from './cards.ts';

export const ANSWERS = ['open', 'yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

export const CHANGES = ['turn-180', 'turn-15', 'mirror', 'upside-down', 'shift'] as const;
export type Change = (typeof CHANGES)[number];

const CHANGE_SPECS: Readonly<Record<Change, AugmentationSpec>> = {
  'turn-180': { ...NO_AUGMENTATION, rotationDegrees: 180, fillMode: 'constant' },
  'turn-15': { ...NO_AUGMENTATION, rotationDegrees: 15, fillMode: 'constant' },
  mirror: { ...NO_AUGMENTATION, horizontalFlip: true },
  'upside-down': { ...NO_AUGMENTATION, verticalFlip: true },
  shift: { ...NO_AUGMENTATION, widthShift: 0.1, heightShift: 0.1, fillMode: 'constant' },
};

export const SEEDS = [1, 2, 3] as const;
const TRAIN_COUNT = 1000;
const EPOCHS = 8;
const TEST_COUNT = 2000;
export const DIGITS = 10;

export interface LabelState {
  readonly answers: Readonly<Record<CardId, Answer>>;
  readonly change: Change;
}

export type LabelAction =
  | { readonly kind: 'answer'; readonly card: CardId; readonly answer: Answer }
  | { readonly kind: 'change'; readonly change: Change };

function allAnswers(answerOf: (card: CardId) => Answer): Readonly<Record<CardId, Answer>> {
  return {
    'six-turned': answerOf('six-turned'),
    'nine-tilted': answerOf('nine-tilted'),
    'two-mirrored': answerOf('two-mirrored'),
    'eight-mirrored': answerOf('eight-mirrored'),
    'arrow-mirrored': answerOf('arrow-mirrored'),
    'b-mirrored': answerOf('b-mirrored'),
    'house-mirrored': answerOf('house-mirrored'),
    'house-flipped': answerOf('house-flipped'),
    'light-hue': answerOf('light-hue'),
    'seven-shifted': answerOf('seven-shifted'),
  };
}

export const initial: LabelState = { answers: allAnswers(() => 'open'), change: 'turn-180' };

export function reduce(state: LabelState, action: LabelAction): LabelState {
  switch (action.kind) {
    case 'answer':
      return { ...state, answers: { ...state.answers, [action.card]: action.answer } };
    case 'change':
      return { ...state, change: action.change };
    default:
      return action satisfies never;
  }
}

export type Arm = 'without' | 'with';

/** A training on MNIST with the change (`with`) or none, everything else the same. */
export function trialOf(change: Change, arm: Arm, seed: number): Trial {
  const plan: TrainingPlan = {
    dataset: 'mnist',
    trainCount: TRAIN_COUNT,
    validationCount: 0,
    seed: toSeed(seed),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 32,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping: null,
    ...(arm === 'with' ? { augmentation: CHANGE_SPECS[change] } : {}),
  };
  return { runId: runName('augmentation', MNIST_CNN, plan), spec: MNIST_CNN, plan, testCount: TEST_COUNT };
}

/** Pair by pair. */
export function trialsOf(change: Change): readonly Trial[] {
  return SEEDS.flatMap((seed) => [trialOf(change, 'without', seed), trialOf(change, 'with', seed)]);
}

export interface Damage {
  /** Seeds of which both trainings are tested. */
  readonly seeds: number;
  readonly without: DigitAccuracy;
  readonly with: DigitAccuracy;
}

export interface DigitAccuracy {
  readonly overall: number;
  /** By digit, mean over the seeds. */
  readonly perClass: readonly number[];
  /** Sixes taken for nines, and nines for sixes, as a part of each, mean over the seeds. */
  readonly sixAsNine: number;
  readonly nineAsSix: number;
}

export interface LabelModel {
  readonly state: LabelState;
  readonly cards: readonly (Card & { readonly answer: Answer })[];
  readonly judged: number;
  readonly right: number;
  readonly trials: readonly Trial[];
  readonly trainCount: number;
  readonly epochs: number;
  readonly damage: Damage | null;
}

function mean(values: readonly number[]): number {
  return meanInterval(values)?.mean ?? Number.NaN;
}

function accuracyOf(change: Change, arm: Arm, seeds: readonly number[], { outcomes }: Trials): DigitAccuracy {
  const tests = seeds.flatMap((seed) => outcomes.get(trialOf(change, arm, seed).runId)?.test ?? []);
  const confused = (as: number, taken: number): number =>
    mean(
      tests.map(({ confusion }) => {
        const row = confusion.subarray(as * DIGITS, (as + 1) * DIGITS);
        return (row[taken] ?? 0) / row.reduce((sum, count) => sum + count, 0);
      }),
    );
  return {
    overall: mean(tests.map(({ accuracy }) => accuracy)),
    perClass: Array.from({ length: DIGITS }, (_, digit) => mean(tests.map(({ perClass }) => perClass[digit] ?? 0))),
    sixAsNine: confused(6, 9),
    nineAsSix: confused(9, 6),
  };
}

function damageOf(change: Change, trials: Trials): Damage | null {
  const isTested = (arm: Arm, seed: number): boolean =>
    trials.outcomes.get(trialOf(change, arm, seed).runId)?.phase === 'finished';
  const seeds = SEEDS.filter((seed) => isTested('without', seed) && isTested('with', seed));
  if (seeds.length === 0) return null;
  return {
    seeds: seeds.length,
    without: accuracyOf(change, 'without', seeds, trials),
    with: accuracyOf(change, 'with', seeds, trials),
  };
}

export function present(state: LabelState, trials: Trials): LabelModel {
  const cards = allCards().map((card) => ({ ...card, answer: state.answers[card.id] }));
  const judged = cards.filter(({ answer }) => answer !== 'open');
  return {
    state,
    cards,
    judged: judged.length,
    right: judged.filter(({ answer, isTrue }) => (answer === 'yes') === isTrue).length,
    trials: trialsOf(state.change),
    trainCount: TRAIN_COUNT,
    epochs: EPOCHS,
    damage: damageOf(state.change, trials),
  };
}

/** One digit a card, in the order of CARDS. */
export function encode(state: LabelState): LinkQuery {
  const digits = (answers: LabelState['answers']): string =>
    CARDS.map((card) => ANSWERS.indexOf(answers[card])).join('.');
  return writeLink({
    answers: [digits(state.answers), digits(initial.answers)],
    change: [state.change, initial.change],
  });
}

export function decode(query: LinkQuery): Decoded<LabelState> {
  return readLink(query, (link) => {
    const none = CARDS.map(() => 0);
    const digits = link.integers('answers', 0, ANSWERS.length - 1, CARDS.length, none);
    if (digits.length !== CARDS.length) {
      link.refuse('answers', {
        zh: `链接里的判断应有 ${CARDS.length} 个。已改用初始状态。`,
        en: `The link must hold ${CARDS.length} judgements. The initial state is shown instead.`,
      });
    }
    return {
      answers: allAnswers((card) => ANSWERS[digits[CARDS.indexOf(card)] ?? 0] ?? 'open'),
      change: link.choice('change', CHANGES, initial.change),
    };
  });
}

const ALL_RIGHT = allAnswers((card) => (allCards().find(({ id }) => id === card)?.isTrue === true ? 'yes' : 'no'));

export const steps: readonly LecternStep<LabelState>[] = [
  {
    id: 'judge',
    title: { zh: '请大家判断', en: 'Let them judge' },
    note: {
      zh: '一张一张问：变换以后，标签还对吗？先举手，再点开答案。',
      en: 'Card by card: is the label still true? Hands up first, then the answer.',
    },
    state: initial,
  },
  {
    id: 'answers',
    title: { zh: '答案', en: 'The answers' },
    note: {
      zh: '变换本身没有对错，要看标签说的是什么：数字、方向、文字、颜色。',
      en: 'No transform is wrong in itself. It depends on what the label speaks of: digits, directions, letters, colours.',
    },
    state: { ...initial, answers: ALL_RIGHT },
  },
  {
    id: 'measure',
    title: { zh: '量一量损害', en: 'Measure the damage' },
    note: {
      zh: '一千张 MNIST，任意角度旋转。训练之前先猜：哪几个数字受害最重？',
      en: 'A thousand MNIST digits, turned by any angle. Before training: which digits will suffer most?',
    },
    state: { answers: ALL_RIGHT, change: 'turn-180' },
  },
  {
    id: 'harmless',
    title: { zh: '无害的变换', en: 'A harmless one' },
    note: {
      zh: '平移十分之一：标签都还对。准确率是升是降？',
      en: 'Shifts by a tenth leave every label true. Does the accuracy rise or fall?',
    },
    state: { answers: ALL_RIGHT, change: 'shift' },
  },
];
