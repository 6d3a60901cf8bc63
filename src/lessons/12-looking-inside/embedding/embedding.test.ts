import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectLinks, MLP, reachable, runEntry, subjectAction, trainedSubject, WIDE } from '../testing/cases.ts';
import * as cloud from './embedding.ts';
import type { EmbeddingAction } from './embedding.ts';
import { isInside, present } from './embedding-model.ts';
import { describe } from './embedding.text.ts';
import { NO_EMBEDDING } from './use-embedding.ts';
import type { EmbeddingSession } from './use-embedding.ts';

/** Two clumps far apart: twenty points of class 3 on the left, twenty of class 8 on the right; two are taken for 8. */
const count = 40;
const points = Float32Array.from({ length: 2 * count }, (_, i) => {
  const point = Math.floor(i / 2);
  return i % 2 === 0 ? (point < 20 ? -10 : 10) + (point % 5) / 10 : Math.floor((point % 20) / 5) / 10;
});
const labels = Uint8Array.from({ length: count }, (_, n) => (n < 20 ? 3 : 8));
const laid: EmbeddingSession = {
  ...NO_EMBEDDING,
  subject: trainedSubject('mnist'),
  layout: {
    ...NO_EMBEDDING.layout,
    value: { points, labels, predicted: labels.map((label, n) => (n < 2 ? 8 : label)), explained: [0.9, 0.05] },
    forKey: 'test',
  },
};

const action: fc.Arbitrary<EmbeddingAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('node' as const), node: fc.integer({ min: -2, max: 12 }) }),
  fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 0, max: 1200 }) }),
  fc.record({ kind: fc.constant('method' as const), method: fc.constantFrom(...cloud.METHODS) }),
  fc.record({
    kind: fc.constant('rope' as const),
    rope: fc
      .array(fc.tuple(fc.float({ min: -200, max: 1300, noNaN: true }), fc.integer({ min: -9, max: 1100 })), {
        maxLength: 60,
      })
      .map((corners) => corners.flat()),
  }),
  fc.record({ kind: fc.constant('at' as const), at: fc.option(fc.integer({ min: -2, max: 1100 })) }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(cloud, action, [{ count: '49' }, { method: 'tsne' }, { rope: '1.2.3' }, { at: '300' }, { layer: '7' }]);
});

test('any reachable state can be shown, with points and without', () => {
  fc.assert(
    fc.property(reachable(cloud, action), fc.constantFrom(NO_EMBEDDING, laid), (state, session) => {
      const model = present(state, session);
      for (const { x, y } of model.points) expect(x >= 0 && x <= cloud.SIDE && y >= 0 && y <= cloud.SIDE).toBe(true);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale).length).toBeGreaterThan(30);
    }),
    { numRuns: 60 },
  );
});

test('a rope around the left half holds the left clump, and its confusions are counted', () => {
  const model = present({ ...cloud.initial, rope: [0, 0, 500, 0, 500, 1000, 0, 1000] }, laid);
  expect(model.roped.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(model.confusions).toEqual([{ label: 3, predicted: 8, count: 2 }]);
  expect(model.accuracy).toBeCloseTo(38 / 40, 6);
  expect(model.agreement).toBe(1);
  expect(describe(model, 'en')).toContain('20 points roped in. “3” taken for “8”: 2.');
  expect(describe(model, 'zh')).toContain('“3”判成“8”：2 个');
});

test('a place is inside a box exactly when it lies between its sides, however the corners run', () => {
  const box = [100, 200, 600, 200, 600, 700, 100, 700];
  const backwards = [100, 700, 600, 700, 600, 200, 100, 200];
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      (x, y) => {
        fc.pre(![100, 600].includes(x) && ![200, 700].includes(y));
        const expected = x > 100 && x < 600 && y > 200 && y < 700;
        expect(isInside(x, y, box)).toBe(expected);
        expect(isInside(x, y, backwards)).toBe(expected);
      },
    ),
  );
  expect(isInside(5, 5, [0, 0, 10, 10])).toBe(false);
});

test('points that are all alike, or not numbers, leave something true to show', () => {
  const same = { ...laid, layout: { ...laid.layout, value: null } };
  expect(present(cloud.initial, same).points).toEqual([]);
  const alike = laid.layout.value;
  if (alike === null) throw new Error('there is a layout');
  const flat = present(cloud.initial, {
    ...laid,
    layout: { ...laid.layout, value: { ...alike, points: new Float32Array(2 * count) } },
  });
  expect(flat.points.every(({ x, y }) => x === 500 && y === 500)).toBe(true);
});

test('what is no number lies nowhere, what is alike lies in a heap, and neither has an accuracy of neighbours', () => {
  const { value } = laid.layout;
  if (value === null) throw new Error('there is a layout');
  const broken = {
    ...laid,
    layout: { ...laid.layout, value: { ...value, points: value.points.map(() => Number.NaN) } },
  };
  const none = present(cloud.initial, broken);
  expect(none).toMatchObject({ isBroken: true, points: [], agreement: null, accuracy: null });
  expect(describe(none, 'en')).toContain('there is nothing to lay out');
  expect(describe(none, 'en')).not.toContain('Train the network');
  const heap = { ...laid, layout: { ...laid.layout, value: { ...value, points: new Float32Array(2 * count) } } };
  const alike = present(cloud.initial, heap);
  expect(alike).toMatchObject({ isHeap: true, agreement: null });
  expect(describe(alike, 'zh')).toContain('全部点落在同一处');
});

test('a link’s layer is brought inside, whatever the network, and one of 512 channels is named with its shape', () => {
  for (const [spec, name] of [
    [MLP, 'dense (12)'],
    [WIDE, 'conv2d_1 (4×4×512)'],
  ] as const) {
    const session = { ...laid, subject: trainedSubject(runEntry(spec)) };
    expect(describe(present({ ...cloud.initial, node: 1 }, session), 'en')).toContain(name);
    expect(present({ ...cloud.initial, node: 90 }, session).node).toBe(spec.nodes.length - 2);
  }
});

test('where the reader’s own test images are gone, that is said', () => {
  const session = { ...NO_EMBEDDING, subject: trainedSubject(runEntry(MLP, 'own-abc')), isGone: true };
  expect(describe(present(cloud.initial, session), 'en')).toContain('images of your own, which are not here');
  const few = { ...session, isGone: false, isFew: true };
  expect(describe(present(cloud.initial, few), 'en')).toContain('fewer than three test images');
});
