import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { expectLinks, reachable } from '../../12-looking-inside/testing/cases.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import { present } from './board-model.ts';
import { EMPTY_BOARD, likenessKey, readBoard, scoreKey, writeBoard } from './board-store.ts';
import type { BoardStore } from './board-store.ts';
import { estimateSeconds, jobMacs } from './estimate.ts';
import * as cases from './four-cases.ts';
import type { CaseAction, CaseState, Recipe } from './four-cases.ts';
import { describe, tallySentence, verdictSentence } from './four-cases.text.ts';
import { jobsOf } from './jobs.ts';
import { NO_BOARD } from './use-board.ts';
import type { BoardSession } from './use-board.ts';
import { caseOf, RULE, verdictOf } from './verdict.ts';
import type { Scores } from './verdict.ts';

const entry = BASE_MODELS['mobilenet-v2-body'];
const whole = { min: -5, max: 1200 };

const action: fc.Arbitrary<CaseAction> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    column: fc.constantFrom('similar' as const, 'different' as const),
    source: fc.constantFrom(...SAMPLE_SOURCES),
  }),
  fc.record({
    kind: fc.constant('count' as const),
    row: fc.constantFrom('small' as const, 'large' as const),
    count: fc.integer(whole),
  }),
  fc.record({ kind: fc.constant('size-line' as const), count: fc.integer(whole) }),
  fc.record({ kind: fc.constant('likeness-line' as const), percent: fc.integer({ min: -3, max: 130 }) }),
  fc.record({
    kind: fc.constant('pick' as const),
    spot: fc.constantFrom(...cases.SPOTS),
    recipe: fc.option(fc.constantFrom(...cases.RECIPES)),
  }),
  fc.record({ kind: fc.constant('at' as const), spot: fc.constantFrom(...cases.SPOTS) }),
  fc.record({ kind: fc.constant('size' as const), sizePx: fc.constantFrom(96 as const, 128 as const, 160 as const) }),
  fc.record({ kind: fc.constant('early' as const), early: fc.constantFrom(...cases.EARLY_CUTS) }),
  fc.record({ kind: fc.constant('depth' as const), depth: fc.constantFrom(...cases.DEPTHS) }),
  fc.record({ kind: fc.constant('epochs' as const), epochs: fc.integer({ min: -1, max: 60 }) }),
);

/** A board on which each recipe has the accuracy given, everywhere. */
function measured(state: CaseState, accuracies: Readonly<Record<Recipe, number>>): BoardSession {
  const scores = jobsOf(state).map(
    ({ source, count, recipe }) =>
      [
        scoreKey(entry.id, state, source, count, recipe),
        { accuracy: accuracies[recipe], count: cases.TEST_COUNT, trainingMs: 2500 },
      ] as const,
  );
  const distances = SAMPLE_SOURCES.map(
    (source, place) => [likenessKey(entry.id, state.sizePx, source), place] as const,
  );
  const store: BoardStore = {
    ...EMPTY_BOARD,
    scores: new Map(scores),
    distances: new Map(distances),
    speeds: new Map([[likenessKey(entry.id, state.sizePx, null), 1e10]]),
  };
  return { ...NO_BOARD, base: { ...NO_BOARD.base, phase: 'loaded', entry }, store };
}

test('links restore every reachable state and refuse damage', () => {
  expectLinks(cases, action, [
    { picks: 'hhhx' },
    { picks: 'h' },
    { large: '39' },
    { small: '500' },
    { similar: 'dogs' },
    { likeline: '101' },
    { early: 'Conv1' },
    { at: 'middle' },
  ]);
});

test('the small part is never larger than the large one', () => {
  fc.assert(
    fc.property(reachable(cases, action), ({ small, large }) => {
      expect(small).toBeLessThanOrEqual(large);
    }),
  );
});

test('any reachable state can be shown, measured and not', () => {
  const full = measured(cases.initial, { head: 0.6, early: 0.4, tuned: 0.58, fresh: 0.1 });
  fc.assert(
    fc.property(reachable(cases, action), fc.constantFrom(NO_BOARD, full), (state, session) => {
      const model = present(state, session);
      expect(model.cells.map(({ spot }) => spot)).toEqual(cases.SPOTS);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale).length).toBeGreaterThan(60);
    }),
    { numRuns: 50 },
  );
});

test('the lines decide the case, and what lies on them is large and similar', () => {
  expect(caseOf(60, 0.6, 60, 60)).toBe('large-similar');
  expect(caseOf(59, 0.6, 60, 60)).toBe('small-similar');
  expect(caseOf(60, 0.59, 60, 60)).toBe('large-different');
  expect(caseOf(10, 0.1, 60, 60)).toBe('small-different');
});

test('a verdict names the rule as beaten, tied or alone only as far as the test pictures can tell', () => {
  const scores = (head: number, early: number, tuned: number, fresh: number): Scores => {
    const score = (accuracy: number) => ({ accuracy, count: 150, trainingMs: 1 });
    return { head: score(head), early: score(early), tuned: score(tuned), fresh: score(fresh) };
  };
  const rule = RULE['small-similar'];
  expect(verdictOf(scores(0.8, 0.4, 0.5, 0.1), rule, 'early')).toEqual({
    best: 'head',
    top: ['head'],
    ruling: 'sole',
    pick: false,
  });
  expect(verdictOf(scores(0.7, 0.4, 0.72, 0.1), rule, 'head')).toMatchObject({
    best: 'tuned',
    top: ['head', 'tuned'],
    ruling: 'tied',
    pick: true,
  });
  expect(verdictOf(scores(0.4, 0.8, 0.4, 0.1), rule, null)).toMatchObject({ ruling: 'beaten', pick: null });
  // Two ways are advised in the last case: both on top is no tie with anything else.
  expect(verdictOf(scores(0.2, 0.2, 0.8, 0.79), RULE['large-different'], null)?.ruling).toBe('sole');
  expect(verdictOf({ ...scores(1, 0, 0, 0), fresh: null }, rule, null)).toBeNull();
});

test('moving a line changes what the rule says and nothing that was measured', () => {
  const session = measured(cases.initial, { head: 0.9, early: 0.3, tuned: 0.4, fresh: 0.1 });
  const before = present(cases.initial, session);
  const after = present(cases.reduce(cases.initial, { kind: 'size-line', count: 10 }), session);
  expect(before.cells[0]?.ruledCase).toBe('small-similar');
  expect(after.cells[0]?.ruledCase).toBe('large-similar');
  expect(before.cells[0]?.verdict?.ruling).toBe('sole');
  expect(after.cells[0]?.verdict?.ruling).toBe('beaten');
  expect(after.cells.map(({ scores }) => scores)).toEqual(before.cells.map(({ scores }) => scores));
  expect(tallySentence(before, 'en')).toContain('alone on top in 1');
});

test('a comparison that was given up before both columns are known can be begun again', () => {
  const session = measured(cases.initial, { head: 0.9, early: 0.3, tuned: 0.4, fresh: 0.1 });
  const one = [...session.store.distances].filter(([key]) => key.endsWith('cifar10'));
  const half = { ...session, store: { ...session.store, distances: new Map(one) } };
  expect(present(cases.initial, session).isCompared).toBe(true);
  expect(present(cases.initial, half).isCompared).toBe(false);
  expect(present({ ...cases.initial, different: 'cifar10' }, half).isCompared).toBe(true);
});

test('predictions are judged by what was measured', () => {
  const picks = { ...cases.initial.picks, 'similar-small': 'head', 'different-large': 'fresh' } as const;
  const state = { ...cases.initial, picks };
  const model = present(state, measured(state, { head: 0.9, early: 0.3, tuned: 0.4, fresh: 0.1 }));
  expect(model.predictions).toEqual({ right: 1, judged: 2 });
  const [first] = model.cells;
  if (first === undefined) throw new Error('there are four cells');
  expect(verdictSentence(first, 'en')).toContain('clearly best');
  expect(verdictSentence(first, 'zh')).toContain('明显最好');
});

test('what was measured survives the page, and damage of what was kept is nothing', () => {
  const { store } = measured(cases.initial, { head: 0.9, early: 0.3, tuned: 0.4, fresh: 0.1 });
  expect(readBoard(writeBoard(store))).toEqual(store);
  for (const damaged of [null, '', '{', '[]', '7', 'null', '{"scores":[["a"],["b",1,2,"c"],3],"distances":{"a":1}}']) {
    expect(readBoard(damaged)).toEqual(EMPTY_BOARD);
  }
  fc.assert(fc.property(fc.json(), (text) => void readBoard(text)));
});

test('a board is each training once, and its estimate grows with each and with the pictures', () => {
  expect(jobsOf(cases.initial).length).toBe(16);
  expect(jobsOf({ ...cases.initial, different: 'cifar10' }).length).toBe(8);
  expect(jobsOf({ ...cases.initial, small: 60, large: 60 }).length).toBe(8);
  const jobs = jobsOf(cases.initial);
  const macs = (some: typeof jobs, state = cases.initial): number => jobMacs(entry.id, some, state);
  expect(macs([])).toBe(0);
  for (let count = 1; count < jobs.length; count += 1) {
    expect(macs(jobs.slice(0, count + 1))).toBeGreaterThanOrEqual(macs(jobs.slice(0, count)));
  }
  const more = { ...cases.initial, large: 400 };
  expect(macs(jobsOf(more), more)).toBeGreaterThan(macs(jobs));
  const all: CaseState = { ...cases.initial, depth: 'all' };
  expect(macs(jobs, all)).toBeGreaterThan(macs(jobs));
  // Ten thousand million multiplications a second, as two cores of 2026 do: the default board is a matter of a minute.
  expect(estimateSeconds(entry.id, jobs, cases.initial, 1e10)).toBeLessThan(60);
});
