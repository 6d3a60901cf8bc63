// The quizzes of the lessons that a worksheet is drawn from. Not responsible for: which questions are taken (sheet.ts).
import { useCallback } from 'react';
import type { PlainQuizText } from '../../kit/lesson/lesson.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import { findCourseEntry } from '../../lessons/registry.ts';
import { loadLesson, useLate, type Late } from '../lesson/loading.ts';
import type { QuestionPool } from './sheet.ts';

export interface WordedPool extends QuestionPool {
  readonly text: PlainQuizText;
}

export interface Pools {
  readonly locale: Locale;
  readonly pools: readonly WordedPool[];
}

async function loadPool(slug: string, locale: Locale): Promise<WordedPool> {
  const entry = findCourseEntry(slug);
  if (entry === undefined) throw new Error(`there is no lesson ${slug}`);
  const lesson = await loadLesson(entry);
  const [questions, text] = await Promise.all([lesson.loadQuestions(), lesson.loadQuizText(locale)]);
  return { slug, questions, text };
}

/** `lessons` are slugs joined by dots, in the order of the course. */
export function usePools(lessons: string, locale: Locale): Late<Pools> {
  const load = useCallback(async () => {
    const slugs = lessons === '' ? [] : lessons.split('.');
    return { locale, pools: await Promise.all(slugs.map((slug) => loadPool(slug, locale))) };
  }, [lessons, locale]);
  return useLate(load);
}
