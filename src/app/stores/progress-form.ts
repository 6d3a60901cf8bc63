// The form of a reader's progress and two ways to read it: leniently, keeping what is sound of what this device has
// stored, and strictly, for files and to notice damage. Pure.
// Not responsible for: storing it (progress.ts) or files (progress-file.ts).
import * as v from 'valibot';
import type { QuizAnswer, QuizAnswers } from '../../kit/quiz/answers.ts';
import { REVIEW_DAYS, type ReviewCard } from './review.ts';

export interface LessonProgress {
  readonly sections: readonly string[];
  readonly exhibits: readonly string[];
  readonly answers: QuizAnswers;
  /** Missed questions that are to be asked again, by question. */
  readonly reviews: Readonly<Record<string, ReviewCard>>;
  /** Numbers in the quiz are drawn from it; practising again takes another one. */
  readonly quizSeed: number;
  /** How much there is in the lesson, as of the last visit; the course map shows it without loading the lesson. */
  readonly sectionCount: number;
  readonly questionCount: number;
  /** The section the reader was in last; there they can go on. */
  readonly lastSection: string | null;
  /** Best accuracy on validation images, as a fraction, that a network trained in this lesson has reached. */
  readonly bestAccuracy: number | null;
}

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson opened last, to be offered on the home page. */
  readonly lastLesson: string | null;
}

export const INITIAL_PROGRESS: Progress = { lessons: {}, lastLesson: null };
export const INITIAL_LESSON_PROGRESS: LessonProgress = {
  sections: [],
  exhibits: [],
  answers: {},
  reviews: {},
  quizSeed: 1,
  sectionCount: 0,
  questionCount: 0,
  lastSection: null,
  bestAccuracy: null,
};

/** Far above what the course has; a file beyond them is not one of ours. */
const MOST_NAMES = 300;
const LONGEST_NAME = 100;

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const count = v.fallback(natural, 0);
const attempts = v.fallback(natural, 1);
const finite = v.pipe(v.number(), v.finite());
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const answer: v.GenericSchema<unknown, QuizAnswer> = v.variant('kind', [
  v.object({ kind: v.literal('choice'), option: v.string(), correct: v.boolean(), attempts }),
  v.object({ kind: v.literal('numeric'), seed: finite, value: finite, correct: v.boolean(), attempts }),
  v.object({ kind: v.literal('ordering'), order: v.array(v.string()), correct: v.boolean(), attempts }),
  v.object({
    kind: v.literal('placing'),
    seed: finite,
    placed: v.record(v.string(), v.string()),
    correct: v.boolean(),
    attempts,
  }),
  v.object({ kind: v.literal('picture'), seed: finite, cells: v.array(natural), correct: v.boolean(), attempts }),
  v.object({ kind: v.literal('goal'), correct: v.literal(true), attempts }),
]);

const review: v.GenericSchema<unknown, ReviewCard> = v.object({
  box: v.pipe(natural, v.maxValue(REVIEW_DAYS.length - 1)),
  dueDay: v.pipe(natural, v.maxValue(100_000)),
});

/** A list or record that drops what is damaged and keeps the rest. */
const names = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => [...new Set(items.filter((item): item is string => typeof item === 'string'))]),
  ),
  [],
);

function soundEntries<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Record<string, T>> {
  return v.fallback(
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((entries) => {
        const sound: [string, T][] = [];
        for (const [key, value] of Object.entries(entries)) {
          const parsed = v.safeParse(schema, value);
          if (parsed.success) sound.push([key, parsed.output]);
        }
        return Object.fromEntries(sound);
      }),
    ),
    {},
  );
}

const lesson = v.object({
  sections: names,
  exhibits: names,
  answers: soundEntries(answer),
  reviews: soundEntries(review),
  quizSeed: v.fallback(v.pipe(v.number(), v.safeInteger()), INITIAL_LESSON_PROGRESS.quizSeed),
  sectionCount: count,
  questionCount: count,
  lastSection: v.fallback(v.nullable(v.string()), null),
  bestAccuracy: v.fallback(v.nullable(fraction), null),
});

const stored = v.fallback(
  v.object({ lessons: soundEntries(lesson), lastLesson: v.fallback(v.nullable(v.string()), null) }),
  INITIAL_PROGRESS,
);

/** Keeps whatever is sound of a stored progress. Total. */
export function readProgress(value: unknown): Progress {
  return v.parse(stored, value);
}

const shortName = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const strictNames = v.pipe(v.array(shortName), v.maxLength(MOST_NAMES));

function strictRecord<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(v.record(shortName, schema), v.maxEntries(MOST_NAMES));
}

const strictAnswer = v.variant('kind', [
  v.object({ kind: v.literal('choice'), option: shortName, correct: v.boolean(), attempts: natural }),
  v.object({ kind: v.literal('numeric'), seed: finite, value: finite, correct: v.boolean(), attempts: natural }),
  v.object({ kind: v.literal('ordering'), order: strictNames, correct: v.boolean(), attempts: natural }),
  v.object({
    kind: v.literal('placing'),
    seed: finite,
    placed: strictRecord(shortName),
    correct: v.boolean(),
    attempts: natural,
  }),
  v.object({
    kind: v.literal('picture'),
    seed: finite,
    cells: v.pipe(v.array(natural), v.maxLength(MOST_NAMES)),
    correct: v.boolean(),
    attempts: natural,
  }),
  v.object({ kind: v.literal('goal'), correct: v.literal(true), attempts: natural }),
]);

const strictProgress = v.object({
  lessons: strictRecord(
    v.object({
      sections: strictNames,
      exhibits: strictNames,
      answers: strictRecord(strictAnswer),
      // What the first form did not have yet.
      reviews: v.optional(strictRecord(review), {}),
      quizSeed: v.pipe(v.number(), v.safeInteger()),
      sectionCount: natural,
      questionCount: natural,
      lastSection: v.optional(v.nullable(shortName), null),
      bestAccuracy: v.optional(v.nullable(fraction), null),
    }),
  ),
  lastLesson: v.nullable(shortName),
});

/** The whole of it, or null when any part is not as this course writes it. Total. */
export function parseProgress(value: unknown): Progress | null {
  const parsed = v.safeParse(strictProgress, value);
  return parsed.success ? parsed.output : null;
}

/** Progress in one lesson; the initial one for a lesson never opened. */
export function lessonProgress(progress: Progress, slug: string): LessonProgress {
  return Object.hasOwn(progress.lessons, slug)
    ? (progress.lessons[slug] ?? INITIAL_LESSON_PROGRESS)
    : INITIAL_LESSON_PROGRESS;
}
