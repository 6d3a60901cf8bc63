// Fetches lessons and their texts, each once; what failed is forgotten, so that trying again can succeed.
// Not responsible for: showing any of it.
import { useCallback, useEffect, useEffectEvent, useState, type ComponentType } from 'react';
import type { AnyExhibit } from '../../kit/exhibit/exhibit.ts';
import type { ExhibitFrameProps } from '../../kit/exhibit/ExhibitFrame.tsx';
import type { AnyLesson, PlainLessonText } from '../../kit/lesson/lesson.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import type { CourseEntry } from '../../lessons/registry.ts';

const lessons = new Map<string, Promise<AnyLesson>>();
const exhibits = new Map<string, Promise<FramedExhibits>>();
const texts = new Map<string, Promise<PlainLessonText>>();

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

export interface LessonLoading {
  /** Null until the first text is there. Then always something, also while or after another one failed to load. */
  readonly loaded: LoadedLesson | null;
  readonly failure: { readonly error: unknown } | null;
  readonly retry: () => void;
}

/**
 * The lesson in a language. `beforeChange` is called just before a text replaces another one.
 * The entry must not change during the life of the component.
 */
export function useLesson(entry: CourseEntry, locale: Locale, beforeChange: () => void): LessonLoading {
  const [loaded, setLoaded] = useState<LoadedLesson | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ readonly wish: string; readonly error: unknown } | null>(null);
  const announce = useEffectEvent(beforeChange);
  const wish = `${locale} ${attempt}`;

  useEffect(() => {
    let wanted = true;
    Promise.all([loadLesson(entry), loadText(entry, locale)]).then(
      ([lesson, text]) => {
        if (!wanted) return;
        announce();
        setLoaded({ lesson, text, locale });
      },
      (error: unknown) => {
        if (wanted) setFailed({ wish, error });
      },
    );
    return () => {
      wanted = false;
    };
  }, [entry, locale, wish]);

  return {
    loaded,
    // A failure of an earlier wish says nothing about the present one.
    failure: failed?.wish === wish ? failed : null,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** A part of the page that arrives after the text and may fail without it. */
export interface Late<T> {
  readonly value: T | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** `load` must stay the same function during the life of the component. */
export function useLate<T>(load: () => Promise<T>): Late<T> {
  const [value, setValue] = useState<{ readonly arrived: T } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState<number | null>(null);

  useEffect(() => {
    let wanted = true;
    load().then(
      (arrived) => {
        if (wanted) setValue({ arrived });
      },
      () => {
        if (wanted) setFailedAttempt(attempt);
      },
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);

  return {
    value: value?.arrived ?? null,
    failed: value === null && failedAttempt === attempt,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** The entry must not change during the life of the component. */
export function useExhibits(entry: CourseEntry): Late<FramedExhibits> {
  return useLate(useCallback(() => loadExhibits(entry), [entry]));
}
