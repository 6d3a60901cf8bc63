// What the reader has done in the course: sections read, exhibits tried, questions answered. Kept on this device only.
// Not responsible for: deciding what counts as read (lesson/) or grading (kit/quiz).
import * as v from 'valibot';
import { createJSONStorage, persist } from 'zustand/middleware';
import { create } from 'zustand';
import type { QuizAnswer, QuizAnswers } from '../../kit/quiz/answers.ts';
import { tolerantStorage } from './device-storage.ts';

export interface LessonProgress {
  readonly sections: readonly string[];
  readonly exhibits: readonly string[];
  readonly answers: QuizAnswers;
  /** Numbers in the quiz are drawn from it; practising again takes another one. */
  readonly quizSeed: number;
  /** How much there is in the lesson, as of the last visit; the course map shows it without loading the lesson. */
  readonly sectionCount: number;
  readonly questionCount: number;
}

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson opened last, to be offered on the home page. */
  readonly lastLesson: string | null;
}

export const PROGRESS_KEY = 'stride.progress';
export const INITIAL_PROGRESS: Progress = { lessons: {}, lastLesson: null };
export const INITIAL_LESSON_PROGRESS: LessonProgress = {
  sections: [],
  exhibits: [],
  answers: {},
  quizSeed: 1,
  sectionCount: 0,
  questionCount: 0,
};

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.fallback(natural, 0);
const attempts = v.fallback(natural, 1);

const answer: v.GenericSchema<unknown, QuizAnswer> = v.variant('kind', [
  v.object({ kind: v.literal('choice'), option: v.string(), correct: v.boolean(), attempts }),
  v.object({ kind: v.literal('numeric'), seed: v.number(), value: v.number(), correct: v.boolean(), attempts }),
  v.object({ kind: v.literal('goal'), correct: v.literal(true), attempts }),
]);

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
  quizSeed: v.fallback(v.pipe(v.number(), v.integer()), INITIAL_LESSON_PROGRESS.quizSeed),
  sectionCount: count,
  questionCount: count,
});

const stored = v.fallback(
  v.object({ lessons: soundEntries(lesson), lastLesson: v.fallback(v.nullable(v.string()), null) }),
  INITIAL_PROGRESS,
);

/** Keeps whatever is sound of a stored progress. Total. */
export function readProgress(value: unknown): Progress {
  return v.parse(stored, value);
}

export const useProgress = create<Progress>()(
  persist(() => INITIAL_PROGRESS, {
    name: PROGRESS_KEY,
    version: 1,
    storage: createJSONStorage<Progress>(() => tolerantStorage(() => localStorage)),
    // There is no older form yet; one of a newer version is read as far as it is understood.
    migrate: readProgress,
    merge: (persisted) => readProgress(persisted),
  }),
);

/** Progress in one lesson; the initial one for a lesson never opened. */
export function lessonProgress(progress: Progress, slug: string): LessonProgress {
  return Object.hasOwn(progress.lessons, slug)
    ? (progress.lessons[slug] ?? INITIAL_LESSON_PROGRESS)
    : INITIAL_LESSON_PROGRESS;
}

function changeLesson(slug: string, change: (before: LessonProgress) => LessonProgress): void {
  const before = lessonProgress(useProgress.getState(), slug);
  const after = change(before);
  if (after === before) return;
  useProgress.setState(({ lessons }) => ({ lessons: { ...lessons, [slug]: after } }));
}

function withName(list: readonly string[], name: string): readonly string[] {
  return list.includes(name) ? list : [...list, name];
}

export function noteLessonOpened(slug: string, sectionCount: number): void {
  changeLesson(slug, (before) => ({ ...before, sectionCount }));
  useProgress.setState({ lastLesson: slug });
}

export function noteQuizOpened(slug: string, questionCount: number): void {
  changeLesson(slug, (before) => (before.questionCount === questionCount ? before : { ...before, questionCount }));
}

export function noteSectionRead(slug: string, section: string): void {
  changeLesson(slug, (before) => {
    const sections = withName(before.sections, section);
    return sections === before.sections ? before : { ...before, sections };
  });
}

export function noteExhibitTried(slug: string, exhibit: string): void {
  changeLesson(slug, (before) => {
    const exhibits = withName(before.exhibits, exhibit);
    return exhibits === before.exhibits ? before : { ...before, exhibits };
  });
}

export function noteAnswer(slug: string, question: string, given: QuizAnswer): void {
  changeLesson(slug, (before) => ({ ...before, answers: { ...before.answers, [question]: given } }));
}

/** Forgets the answers of a lesson and draws new numbers. */
export function restartQuiz(slug: string): void {
  changeLesson(slug, (before) => ({ ...before, answers: {}, quizSeed: before.quizSeed + 1 }));
}

/** Takes over what another tab of the course has stored. Returns a function that ends it. */
export function followOtherTabs(page: Window): () => void {
  function onStorage(event: StorageEvent): void {
    if (event.key === PROGRESS_KEY) void useProgress.persist.rehydrate();
  }
  page.addEventListener('storage', onStorage);
  return () => page.removeEventListener('storage', onStorage);
}
