// Fetches lessons, their texts and quizzes, each once; what failed is forgotten, so that trying again can succeed.
// Not responsible for: showing any of it.
import { useCallback, useEffect, useEffectEvent, useState, type ComponentType } from 'react';
import type { AnyExhibit } from '../../kit/exhibit/exhibit.ts';
import type { ExhibitFrameProps } from '../../kit/exhibit/ExhibitFrame.tsx';
import type { AnyLesson, PlainLessonText, PlainQuizText } from '../../kit/lesson/lesson.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import type { Question } from '../../kit/quiz/question.ts';
import type { CourseEntry } from '../../lessons/registry.ts';
import type { LessonQuizProps } from './LessonQuiz.tsx';

const lessons = new Map<string, Promise<AnyLesson>>();
const exhibits = new Map<string, Promise<FramedExhibits>>();
const texts = new Map<string, Promise<PlainLessonText>>();
const quizzes = new Map<string, Promise<LoadedQuiz>>();

/** Loads through a cache that holds successes only. */
export function remember<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => cache.delete(key));
  return loading;
}

/** The lesson of an entry; rejects where it is still to be written. */
export function loadLesson(entry: CourseEntry): Promise<AnyLesson> {
  const { load } = entry;
  if (load === null) return Promise.reject(new Error(`lesson ${entry.slug} is still to be written`));
  return remember(lessons, entry.slug, load);
}

export async function loadText(entry: CourseEntry, locale: Locale): Promise<PlainLessonText> {
  const lesson = await loadLesson(entry);
  return remember(texts, `${entry.slug} ${locale}`, () => lesson.loadText(locale));
}

/** The exhibits of a lesson together with the frame they are shown in. */
export interface FramedExhibits {
  readonly list: readonly AnyExhibit[];
  readonly Frame: ComponentType<ExhibitFrameProps>;
}

export async function loadExhibits(entry: CourseEntry): Promise<FramedExhibits> {
  const lesson = await loadLesson(entry);
  return remember(exhibits, entry.slug, async () => {
    const [list, { ExhibitFrame }] = await Promise.all([
      lesson.loadExhibits(),
      import('../../kit/exhibit/ExhibitFrame.tsx'),
    ]);
    return { list, Frame: ExhibitFrame };
  });
}

export interface LoadedLesson {
  readonly lesson: AnyLesson;
  readonly text: PlainLessonText;
  /** The language of `text`; after a switch it lags behind until the new text is there. */
  readonly locale: Locale;
}

/** A quiz together with the component that asks it. */
export interface LoadedQuiz {
  readonly questions: readonly Question[];
  readonly text: PlainQuizText;
  /** The language of `text`. */
  readonly locale: Locale;
  readonly View: ComponentType<LessonQuizProps>;
}

export async function loadQuiz(slug: string, lesson: AnyLesson, locale: Locale): Promise<LoadedQuiz> {
  return remember(quizzes, `${slug} ${locale}`, async () => {
    const [questions, text, view] = await Promise.all([
      lesson.loadQuestions(),
      lesson.loadQuizText(locale),
      import('./LessonQuiz.tsx'),
    ]);
    return { questions, text, locale, View: view.LessonQuiz };
  });
}

/** A part of the page that arrives by itself and may fail to. */
export interface Late<T> {
  /** Null until something has arrived. Then always something, also while or after another one failed to load. */
  readonly value: T | null;
  /** The present load has failed. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/**
 * What `load` brings. Another function is another wish: what is there stays until it is fulfilled, and `beforeChange`
 * is called just before. Null wishes for nothing yet.
 */
export function useLate<T>(load: (() => Promise<T>) | null, beforeChange?: () => void): Late<T> {
  const [value, setValue] = useState<{ readonly arrived: T } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ readonly load: unknown; readonly attempt: number } | null>(null);
  const announce = useEffectEvent(() => beforeChange?.());

  useEffect(() => {
    if (load === null) return undefined;
    let wanted = true;
    load().then(
      (arrived) => {
        if (!wanted) return;
        announce();
        setValue({ arrived });
      },
      () => {
        if (wanted) setFailed({ load, attempt });
      },
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);

  return {
    value: value?.arrived ?? null,
    // A failure of an earlier wish says nothing about the present one.
    failed: failed !== null && failed.load === load && failed.attempt === attempt,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** The lesson in a language. `beforeChange` is called just before a text replaces another one. */
export function useLesson(entry: CourseEntry, locale: Locale, beforeChange: () => void): Late<LoadedLesson> {
  const load = useCallback(async () => {
    const [lesson, text] = await Promise.all([loadLesson(entry), loadText(entry, locale)]);
    return { lesson, text, locale };
  }, [entry, locale]);
  return useLate(load, beforeChange);
}

/** The exhibits: not fetched until they are `wanted`, so as not to hold up the text on a slow line. */
export function useExhibits(entry: CourseEntry, wanted: boolean): Late<FramedExhibits> {
  const load = useCallback(() => loadExhibits(entry), [entry]);
  return useLate(wanted ? load : null);
}

/** The quiz in the language of the lesson's text. It stands last: it is not fetched until it is `wanted`. */
export function useQuiz(slug: string, { lesson, locale }: LoadedLesson, wanted: boolean): Late<LoadedQuiz> {
  const load = useCallback(() => loadQuiz(slug, lesson, locale), [slug, lesson, locale]);
  return useLate(wanted ? load : null);
}
