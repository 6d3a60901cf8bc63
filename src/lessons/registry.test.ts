import { existsSync, readdirSync } from 'node:fs';
import { describe as group, expect, test } from 'vitest';
import { LOCALES } from '../kit/locale/locale.ts';
import { COURSE, findCourseEntry } from './registry.ts';

const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/lesson.ts`, import.meta.url)))
  .map((entry) => entry.name);

function folderOf({ number, slug }: { readonly number: number; readonly slug: string }): string {
  return `${String(number).padStart(2, '0')}-${slug}`;
}

group('the course', () => {
  test('numbers count from 1 in the order of the list, slugs are unique', () => {
    expect(COURSE.map(({ number }) => number)).toEqual(COURSE.map((_, i) => i + 1));
    expect(new Set(COURSE.map(({ slug }) => slug)).size).toBe(COURSE.length);
    for (const { slug } of COURSE) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('every lesson folder is registered under its own number, and loads', () => {
    const loadable = COURSE.filter(({ load }) => load !== null).map(folderOf);
    expect(folders.toSorted()).toEqual(loadable.toSorted());
  });

  test('prerequisites are known and come earlier: there is no circle', () => {
    for (const { slug, number, prerequisites } of COURSE) {
      for (const needed of prerequisites) {
        const entry = findCourseEntry(needed);
        expect(entry, `${slug} needs ${needed}`).toBeDefined();
        expect(entry?.number).toBeLessThan(number);
      }
    }
  });

  test('every entry says what it is in both languages', () => {
    for (const { title, summary, seed } of COURSE) {
      for (const words of [title, summary, seed]) {
        for (const locale of LOCALES) expect(words[locale].trim().length).toBeGreaterThan(1);
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  test('an unknown slug is no lesson', () => {
    expect(findCourseEntry('nonsense')).toBeUndefined();
    expect(findCourseEntry('toString')).toBeUndefined();
  });
});

group.each(COURSE.filter(({ load }) => load !== null))('lesson $slug', (entry) => {
  test('agrees with its entry', async () => {
    const lesson = await entry.load?.();
    expect(lesson?.frame.id).toBe(entry.slug);
    expect(lesson?.frame.prerequisites).toEqual(entry.prerequisites);
    expect(lesson?.frame.minutes).toBe(entry.minutes);
  });

  test('has the exhibits its sections and goals name, each once, all of them shown', async () => {
    const lesson = await entry.load?.();
    if (lesson === undefined) throw new Error('it loads');
    const ids = (await lesson.loadExhibits()).map(({ id }) => id);
    const placed = lesson.frame.sections.flatMap(({ exhibit }) => (exhibit === undefined ? [] : [exhibit]));
    expect(placed.toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    for (const question of (await lesson.loadQuestions()).filter(({ kind }) => kind === 'goal')) {
      expect(ids).toContain('exhibit' in question ? question.exhibit : null);
    }
  });

  test.each(LOCALES)('its text in %s fills the frame', async (locale) => {
    const lesson = await entry.load?.();
    if (lesson === undefined) throw new Error('it loads');
    const text = await lesson.loadText(locale);
    expect(Object.keys(text.sections)).toEqual(lesson.frame.sections.map(({ id }) => id));
    const exhibits = await lesson.loadExhibits();
    expect(Object.keys(text.exhibits).toSorted()).toEqual(exhibits.map(({ id }) => id).toSorted());
  });

  test.each(LOCALES)('its quiz in %s has words for every question, each question once', async (locale) => {
    const lesson = await entry.load?.();
    if (lesson === undefined) throw new Error('it loads');
    const ids = (await lesson.loadQuestions()).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(await lesson.loadQuizText(locale)).toSorted()).toEqual(ids.toSorted());
  });

  test('every lectern step of every exhibit survives its link', async () => {
    const lesson = await entry.load?.();
    for (const exhibit of (await lesson?.loadExhibits()) ?? []) {
      exhibit.open(({ steps, encode, decode, present, describe, initialSession }) => {
        expect(steps.length).toBeGreaterThan(0);
        for (const { state } of steps) {
          expect(decode(encode(state))).toEqual({ kind: 'ok', state });
          for (const locale of LOCALES)
            expect(describe(present(state, initialSession), locale).length).toBeGreaterThan(20);
        }
      });
    }
  });
});
