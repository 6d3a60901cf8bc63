// What the teacher's page says of the lessons, against the lessons themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DATASET_IDS } from '../../engine/catalog/datasets.ts';
import { COURSE, findCourseEntry } from '../../lessons/registry.ts';
import { LESSON_NEEDS } from './needs.ts';
import { minutesOf, sessionLessons, SYLLABI } from './syllabi.ts';

const LESSONS = fileURLToPath(new URL('../../lessons/', import.meta.url));
const ready = COURSE.filter(({ load }) => load !== null);

function sourceOf(slug: string, number: number): string {
  const folder = `${String(number).padStart(2, '0')}-${slug}`;
  const files = readdirSync(`${LESSONS}${folder}`, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
  );
  if (files.length === 0) throw new Error(`no source in ${folder}`);
  return files.map((file) => readFileSync(`${LESSONS}${folder}/${file}`, 'utf8')).join('\n');
}

describe('what lessons need', () => {
  it('is written for every lesson that is ready, and for no other', () => {
    expect(Object.keys(LESSON_NEEDS).toSorted()).toEqual(ready.map(({ slug }) => slug).toSorted());
  });

  it.each(ready.map(({ slug, number }) => [slug, number] as const))('is what the source of %s uses', (slug, number) => {
    const source = sourceOf(slug, number);
    // A data set counts where a plan, a call or a choice names it; lessons that never ask the engine use none.
    const asksEngine = /engine\/client\//.test(source);
    const named = DATASET_IDS.filter((id) => asksEngine && source.includes(`'${id}'`));
    expect(LESSON_NEEDS[slug]?.data).toEqual(named);
    expect(LESSON_NEEDS[slug]?.trains).toBe(/\b(openRun|startRun)\b|'run\.open'/.test(source));
  });
});

describe('syllabi', () => {
  it.each(SYLLABI.map((syllabus) => [syllabus.id, syllabus] as const))(
    '%s names lessons that are ready, each once, after what it builds on',
    (_id, { assumes, sessions }) => {
      const known = new Set<string>(assumes);
      for (const slug of sessions.flat()) {
        const entry = findCourseEntry(slug);
        expect(entry?.load).toBeTruthy();
        expect(known.has(slug)).toBe(false);
        for (const before of entry?.prerequisites ?? []) {
          // What is still to be written cannot come first.
          if (findCourseEntry(before)?.load) expect([...known]).toContain(before);
        }
        known.add(slug);
      }
    },
  );

  it('keep a session within two and a half hours', () => {
    for (const { sessions } of SYLLABI) {
      for (const session of sessions) expect(minutesOf(sessionLessons(session))).toBeLessThanOrEqual(150);
    }
  });
});
