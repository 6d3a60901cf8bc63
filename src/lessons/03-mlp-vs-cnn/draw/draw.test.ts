import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import type { RunSnapshot } from '../../../engine/protocol/calls.ts';
import { DEFAULT_SETUP, planOf, specOf } from '../duel/setup.ts';
import { DRAWN_FIVE, INK_GRID, inkPlane } from '../../../nn/ink.ts';
import { decode, encode, initial, MAX_LINK_LETTERS, MAX_POINTS, reduce, steps } from './draw.ts';
import type { DrawAction, DrawState } from './draw.ts';
import { normalised, present } from './draw-model.ts';
import type { DrawSession } from './draw-model.ts';
import { describe } from './draw.text.ts';
import { decodeStrokes, encodeStrokes } from './stroke-codec.ts';
import { initialSession } from './use-draw.ts';

const place = fc.oneof(fc.integer({ min: -20, max: 140 }), fc.double());
const action: fc.Arbitrary<DrawAction> = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), x: place, y: place }),
  fc.record({ kind: fc.constant('extend' as const), x: place, y: place }),
  fc.record({ kind: fc.constant('extend' as const), x: place, y: place }),
  fc.record({
    kind: fc.constant('move' as const),
    dx: fc.integer({ min: -1, max: 1 }),
    dy: fc.integer({ min: -1, max: 1 }),
  }),
  fc.constant<DrawAction>({ kind: 'toggle-pen' }),
  fc.constant<DrawAction>({ kind: 'undo-stroke' }),
  fc.constant<DrawAction>({ kind: 'clear' }),
);
const reachable: fc.Arbitrary<DrawState> = fc
  .array(action, { maxLength: 120 })
  .map((all) => all.reduce(reduce, initial));

group('strokes', () => {
  test('any actions leave strokes of whole points on the board', () => {
    fc.assert(
      fc.property(reachable, ({ strokes, pen }) => {
        for (const stroke of strokes) {
          expect(stroke.length % 2).toBe(0);
          expect(stroke.length).toBeGreaterThan(0);
          expect(stroke.every((value) => Number.isInteger(value) && value >= 0 && value < INK_GRID)).toBe(true);
        }
        expect([pen.x, pen.y].every((value) => value >= 0 && value < INK_GRID)).toBe(true);
      }),
    );
  });

  test('a long stroke ends instead of growing for ever', () => {
    let state = reduce(initial, { kind: 'begin', x: 0, y: 0 });
    for (let i = 0; i < 3 * MAX_POINTS; i += 1)
      state = reduce(state, { kind: 'extend', x: (i * 37) % 112, y: (i * 53) % 112 });
    expect(state.strokes.flat().length / 2).toBeLessThan(MAX_POINTS + 8);
  });

  test('the keyboard draws a line: down, right, right, up', () => {
    const keys: readonly DrawAction[] = [
      { kind: 'toggle-pen' },
      { kind: 'move', dx: 1, dy: 0 },
      { kind: 'move', dx: 1, dy: 0 },
      { kind: 'toggle-pen' },
      { kind: 'move', dx: 0, dy: 1 },
    ];
    const state = keys.reduce(reduce, initial);
    expect(state.strokes).toEqual([[56, 56, 60, 56, 64, 56]]);
    expect(state.pen).toEqual({ x: 64, y: 60 });
  });

  test('undo takes the last stroke, clear all', () => {
    const two = [DRAWN_FIVE[0] ?? [], DRAWN_FIVE[1] ?? []];
    expect(reduce({ ...initial, strokes: two }, { kind: 'undo-stroke' }).strokes).toEqual([two[0]]);
    expect(reduce({ ...initial, strokes: two }, { kind: 'clear' }).strokes).toEqual([]);
  });
});

group('links', () => {
  test('a drawing survives its text', () => {
    fc.assert(
      fc.property(reachable, ({ strokes }) => {
        const text = encodeStrokes(strokes);
        expect(text).toMatch(/^[\w.-]*$/);
        expect(decodeStrokes(text)).toEqual(strokes);
      }),
    );
  });

  test('a link restores a drawing that is short enough and leaves out one that is not', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const query = encode(state);
        const isLong = encodeStrokes(state.strokes).length > MAX_LINK_LETTERS;
        expect(decode(query)).toMatchObject({ kind: 'ok', state: { strokes: isLong ? [] : state.strokes } });
      }),
    );
    expect(encode(initial)).toEqual({});
    for (const { state } of steps) expect(decode(encode(state))).toEqual({ kind: 'ok', state });
  });

  test.each(['A', 'AAAAA', '!!!!', 'AAAA..', '____', 'AAAAAA', 'A'.repeat(5000)])('ink=%s is a problem', (ink) => {
    expect(decode({ ink })).toMatchObject({ kind: 'problem', field: 'ink' });
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (ink) => {
        expect(['ok', 'problem']).toContain(decode({ ink }).kind);
      }),
    );
  });
});

group('ink', () => {
  test('covers the line and nothing far from it', () => {
    const plane = inkPlane([[20, 50, 90, 50]], INK_GRID);
    expect(plane[50 * INK_GRID + 55]).toBe(1);
    expect(plane[80 * INK_GRID + 55]).toBe(0);
    expect(plane.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('looks the same at every size: about as much of the board is covered', () => {
    const share = (size: number) => inkPlane(DRAWN_FIVE, size).reduce((sum, value) => sum + value, 0) / size ** 2;
    expect(share(28)).toBeCloseTo(share(112), 1);
    expect(share(28)).toBeGreaterThan(0.05);
  });
});

function snapshot(step: number): RunSnapshot {
  return {
    runId: 'x',
    spec: specOf(DEFAULT_SETUP, 'mlp'),
    plan: planOf(DEFAULT_SETUP, false),
    backend: 'fused',
    phase: step === 1125 ? 'finished' : 'running',
    step,
    stepsPerEpoch: 375,
    totalSteps: 1125,
    record: { loss: new Float32Array(step), accuracy: new Float32Array(step), epochs: [] },
    failure: null,
    checkpoints: [],
    trainingMs: 0,
    imagesPerSecond: 0,
    resumed: false,
  };
}

const five: DrawState = { ...initial, strokes: DRAWN_FIVE };

function answering(step: number, probabilities: readonly number[]): DrawSession {
  const { normalisation } = normalised(five.strokes);
  if (normalisation.kind !== 'digit') throw new Error('the five has ink');
  const run = { snapshot: snapshot(step), opening: null, error: null };
  const reply = { image: normalisation.result.values, probabilities: Float32Array.from(probabilities) };
  return { ...initialSession, runs: { mlp: run, cnn: run }, replies: { mlp: reply, cnn: reply } };
}

const SURE = [0, 0, 0, 0.0625, 0, 0.875, 0.0625, 0, 0, 0];
const TORN = [0, 0, 0, 0.4375, 0, 0.5, 0.0625, 0, 0, 0];

group('model', () => {
  test('an empty board says so and asks nobody', () => {
    const model = present(initial, answering(1125, SURE));
    expect(model.normalisation.kind).toBe('empty');
    expect(model.answers.every((answer) => answer.probabilities === null)).toBe(true);
  });

  test('untrained networks are not asked to guess', () => {
    expect(present(five, initialSession).networks).toBe('untrained');
    expect(present(five, answering(0, SURE)).answers[0]?.probabilities).toBeNull();
  });

  test('first, second, and how far apart', () => {
    expect(present(five, answering(1125, SURE)).answers[0]).toMatchObject({
      first: { digit: 5, probability: 0.875 },
      second: { digit: 3, probability: 0.0625 },
      margin: 0.8125,
      certainty: 'sure',
    });
    expect(present(five, answering(1125, TORN)).answers[1]).toMatchObject({ margin: 0.0625, certainty: 'torn' });
  });

  test('an answer to an older drawing is out of date', () => {
    const more = reduce(reduce(five, { kind: 'begin', x: 5, y: 5 }), { kind: 'extend', x: 30, y: 30 });
    expect(present(more, answering(1125, SURE)).answers[0]?.probabilities).toBeNull();
  });

  test('answers that are not numbers are no answers', () => {
    expect(present(five, answering(300, Array<number>(10).fill(Number.NaN))).answers[0]?.first).toBeNull();
  });
});

group('description', () => {
  test.each(['zh', 'en'] as const)(
    'in %s it has the guesses with their numbers and the steps of the preparation',
    (locale) => {
      const words = describe(present(five, answering(1125, TORN)), locale);
      for (const number of ['50.0%', '43.8%', '6.3', '20', '28 × 28', '14']) expect(words).toContain(number);
      expect(describe(present(initial, initialSession), locale).length).toBeGreaterThan(20);
    },
  );
});
