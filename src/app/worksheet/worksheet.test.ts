// A worksheet is a function of its link: the same sheet again and again, another one for another number, its key fitting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/locale/locale.ts';
import { plainQuestion } from '../../kit/quiz/plain-question.ts';
import { COURSE } from '../../lessons/registry.ts';
import { loadLesson } from '../lesson/loading.ts';
import { isOnPaper, worksheet, type QuestionPool } from './sheet.ts';
import { MOST_QUESTIONS, MOST_SHEET, readChoice, writeChoice } from './worksheet-link.ts';

const SLUGS = COURSE.filter(({ load }) => load !== null).map(({ slug }) => slug);
const pools: readonly QuestionPool[] = await Promise.all(
  COURSE.filter(({ load }) => load !== null).map(async (entry) => ({
    slug: entry.slug,
    questions: await (await loadLesson(entry)).loadQuestions(),
  })),
);
const all = pools.flatMap(({ questions }) => questions).filter(isOnPaper);
const sheets = fc.integer({ min: 1, max: MOST_SHEET });
const counts = fc.integer({ min: 1, max: MOST_QUESTIONS });

describe('a worksheet', () => {
  it('asks as many different questions as wanted, in the order of the course, the same for the same number', () => {
    fc.assert(
      fc.property(sheets, counts, (sheet, count) => {
        const asked = worksheet(pools, sheet, count);
        expect(asked).toHaveLength(Math.min(count, all.length));
        const places = asked.map(({ question }) => all.indexOf(question));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        expect(worksheet(pools, sheet, count)).toEqual(asked);
      }),
    );
  });

  it('is another one under another number', () => {
    const texts = [1, 2, 3, 4, 5].map((sheet) => JSON.stringify(worksheet(pools, sheet, 10)));
    expect(new Set(texts).size).toBe(5);
  });

  it('leaves out what only a figure can answer', () => {
    expect(worksheet(pools, 1, 10_000).filter(({ question }) => question.kind === 'goal')).toEqual([]);
    expect(pools.flatMap(({ questions }) => questions).some(({ kind }) => kind === 'goal')).toBe(true);
  });

  it.each(LOCALES)('has an answer for everything it asks (%s)', async (locale) => {
    for (const entry of COURSE.filter(({ load }) => load !== null)) {
      const text = await (await loadLesson(entry)).loadQuizText(locale);
      for (const { slug, question, seed } of worksheet(pools, 3, 10_000)) {
        const words = text[question.id];
        if (slug !== entry.slug || words === undefined) continue;
        const { ask, answer, options } = plainQuestion(question, words, seed, locale);
        expect([ask, answer]).not.toContain('');
        if (question.kind === 'choice') expect(options).toContain(answer);
      }
    }
  });
});

describe('the link of a worksheet', () => {
  it('restores its settings', () => {
    fc.assert(
      fc.property(fc.subarray(SLUGS), sheets, counts, fc.boolean(), (lessons, sheet, count, withKey) => {
        const choice = { lessons, sheet, count, withKey };
        expect(readChoice(writeChoice(choice, SLUGS), SLUGS)).toEqual({ choice, problem: null });
      }),
    );
  });

  it('gives a sheet whatever it says, and says what was wrong', () => {
    const field = fc.constantFrom('lessons', 'sheet', 'count', 'key', 'other');
    fc.assert(
      fc.property(fc.dictionary(field, fc.string(), { noNullPrototype: true }), (query) => {
        const { choice, problem } = readChoice(query, SLUGS);
        expect(choice.lessons.every((slug) => SLUGS.includes(slug))).toBe(true);
        expect(choice.sheet).toBeGreaterThanOrEqual(1);
        if (problem !== null) expect(problem.zh).toMatch(/链接/);
      }),
      { numRuns: 200 },
    );
    expect(readChoice({ lessons: 'nothing' }, SLUGS).problem?.en).toContain('does not exist');
  });
});
