// What the reader has done in the course: sections read, exhibits tried, questions answered. Kept on this device only.
// Not responsible for: its form (progress-form.ts), deciding what counts as read (lesson/) or grading (kit/quiz).
import { createStore } from 'zustand/vanilla';
import { createJSONStorage, persist } from 'zustand/middleware';
import { create } from 'zustand';
import type { QuizAnswer } from '../../kit/quiz/answers.ts';
import { tolerantStorage } from './device-storage.ts';
import { mergeProgress } from './progress-file.ts';
import { INITIAL_PROGRESS, lessonProgress, parseProgress, readProgress } from './progress-form.ts';
import type { LessonProgress, Progress } from './progress-form.ts';
import { cardAfterQuiz, cardAfterReview, dayAt, type ReviewCard } from './review.ts';
import { asideKey, settingAside } from './set-aside.ts';

export const PROGRESS_KEY = 'stride.progress';

const device = tolerantStorage(() => localStorage);

/** True for what the store itself could have written, also in its first form. */
function isSound(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'state' in value && parseProgress(value.state) !== null;
  } catch {
    return false;
  }
}

export const useProgress = create<Progress>()(
  persist(() => INITIAL_PROGRESS, {
    name: PROGRESS_KEY,
    version: 1,
    storage: createJSONStorage<Progress>(() => settingAside(device, isSound)),
    // There is no older form yet; one of a newer version is read as far as it is understood.
    migrate: readProgress,
    merge: (persisted) => readProgress(persisted),
  }),
);

/** What was there before the last reset or import, to be brought back; null when there is nothing to undo. */
export const undoableProgress = createStore<{ readonly before: Progress | null }>(() => ({ before: null }));

function replaceProgress(progress: Progress): void {
  undoableProgress.setState({ before: useProgress.getState() });
  useProgress.setState(progress, true);
}

/** Forgets everything; can be undone. */
export function resetProgress(): void {
  replaceProgress(INITIAL_PROGRESS);
}

/** Adds what a file brings to what is here: nothing is lost. Can be undone. */
export function addProgress(brought: Progress): void {
  replaceProgress(mergeProgress(useProgress.getState(), brought));
}

/** Takes the last reset or import back. */
export function undoReplacement(): void {
  const { before } = undoableProgress.getState();
  if (before === null) return;
  undoableProgress.setState({ before: null });
  useProgress.setState(before, true);
}

/** Stored text that could not be read in full, as it was; null when there is none. */
export function progressSetAside(): string | null {
  const text = device.getItem(asideKey(PROGRESS_KEY));
  return typeof text === 'string' ? text : null;
}

export function forgetProgressSetAside(): void {
  device.removeItem(asideKey(PROGRESS_KEY));
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
    if (sections === before.sections && before.lastSection === section) return before;
    return { ...before, sections, lastSection: section };
  });
}

export function noteExhibitTried(slug: string, exhibit: string): void {
  changeLesson(slug, (before) => {
    const exhibits = withName(before.exhibits, exhibit);
    return exhibits === before.exhibits ? before : { ...before, exhibits };
  });
}

/** `accuracy` of a network on validation images, as a fraction. Only a better one than before is kept. */
export function noteAccuracy(slug: string, accuracy: number): void {
  if (!(accuracy >= 0 && accuracy <= 1)) return;
  changeLesson(slug, (before) =>
    before.bestAccuracy !== null && before.bestAccuracy >= accuracy ? before : { ...before, bestAccuracy: accuracy },
  );
}

export function noteAnswer(slug: string, question: string, given: QuizAnswer): void {
  changeLesson(slug, (before) => {
    const card = cardAfterQuiz(before.reviews[question] ?? null, given.correct, dayAt(new Date()));
    return {
      ...before,
      answers: { ...before.answers, [question]: given },
      reviews: withCard(before.reviews, question, card),
    };
  });
}

/** An answer to a question asked again. The quiz's own answers stay. */
export function noteReview(slug: string, question: string, correct: boolean): void {
  changeLesson(slug, (before) => {
    const card = before.reviews[question];
    if (card === undefined) return before;
    const next = cardAfterReview(card, correct, dayAt(new Date()));
    return { ...before, reviews: withCard(before.reviews, question, next) };
  });
}

function withCard(
  reviews: LessonProgress['reviews'],
  question: string,
  card: ReviewCard | null,
): LessonProgress['reviews'] {
  if (card !== null) return { ...reviews, [question]: card };
  return Object.fromEntries(Object.entries(reviews).filter(([id]) => id !== question));
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
