import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectLinks, MLP, reachable, runEntry, subjectAction, trainedSubject, WIDE } from '../testing/cases.ts';
import * as saliency from './saliency.ts';
import type { SaliencyAction } from './saliency.ts';
import { METHODS, patchedPicture, present } from './saliency-model.ts';
import type { Attributions } from './saliency-model.ts';
import { completenessSentence, describe, insideSentence } from './saliency.text.ts';
import { NO_SALIENCY } from './use-saliency.ts';
import type { SaliencySession } from './use-saliency.ts';

const SIDE = 28;
const whole = Float32Array.from({ length: 10 }, (_, klass) => (klass === 7 ? 0.91 : 0.01));

/** One bright pixel, the same in every map. */
function spot(row: number, column: number): Attributions {
  const values = new Float32Array(SIDE * SIDE);
  values[row * SIDE + column] = 2;
  const map = { shape: [SIDE, SIDE, 1], values, scalar: 9 };
  return {
    gradient: map,
    smoothgrad: map,
    guided: map,
    integrated: { ...map, scalarAtBaseline: 7, sum: 2 },
    gradcam: { height: SIDE, width: SIDE, values, weights: Float32Array.of(1), scalar: 9 },
  };
}

function sessionWith(attributions: Attributions): SaliencySession {
  return {
    ...NO_SALIENCY,
    subject: trainedSubject('mnist'),
    klass: 7,
    whole: { ...NO_SALIENCY.whole, value: whole, forKey: 'test' },
    covered: { ...NO_SALIENCY.covered, value: whole, forKey: 'test' },
    occlusion: {
      ...NO_SALIENCY.occlusion,
      value: { rows: 2, columns: 3, values: Float32Array.of(0.9, 0.9, 0.9, 0.9, 0.2, Number.NaN), whole: 0.91 },
      forKey: 'test',
    },
    attributions: { ...NO_SALIENCY.attributions, value: attributions, forKey: 'test' },
  };
}

const place = fc.integer({ min: -3, max: 40 });
const action: fc.Arbitrary<SaliencyAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('image' as const), image: fc.integer({ min: -2, max: 60 }) }),
  fc.record({ kind: fc.constant('class' as const), klass: fc.option(fc.integer({ min: -2, max: 12 })) }),
  fc.record({ kind: fc.constant('patch' as const), row: place, column: place }),
  fc.record({ kind: fc.constant('size' as const), size: fc.integer({ min: -1, max: 20 }) }),
  fc.record({ kind: fc.constant('fill' as const), fill: fc.constantFrom(...saliency.FILLS) }),
  fc.record({ kind: fc.constant('mark' as const), cell: fc.integer({ min: -2, max: 70 }) }),
  fc.record({ kind: fc.constant('clear' as const) }),
  fc.record({ kind: fc.constant('reveal' as const), revealed: fc.boolean() }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(saliency, action, [{ size: '1' }, { marks: '1024' }, { class: '10' }, { fill: 'red' }, { row: 'x' }]);
});

test('any reachable state can be shown, with answers and without', () => {
  fc.assert(
    fc.property(
      reachable(saliency, action),
      fc.constantFrom(NO_SALIENCY, sessionWith(spot(3, 4))),
      (state, session) => {
        const model = present(state, session);
        for (const locale of ['zh', 'en'] as const) expect(describe(model, locale).length).toBeGreaterThan(20);
        expect(model.maps.length).toBe(state.revealed && session !== NO_SALIENCY ? METHODS.length : 0);
      },
    ),
    { numRuns: 60 },
  );
});

test('the part of a map within the marks is all of it or nothing for a single bright pixel', () => {
  // Pixel (9, 14) lies in cell (2, 3), which is number 2 · 7 + 3.
  for (const [marks, inside] of [
    [[17], 1],
    [[16, 18], 0],
  ] as const) {
    const model = present({ ...saliency.initial, marks, revealed: true }, sessionWith(spot(9, 14)));
    expect(model.maps.map(({ method }) => method)).toEqual(METHODS);
    for (const map of model.maps) {
      expect(map.inside).toBe(inside);
      expect(map.peak).toEqual([10, 15]);
      expect(insideSentence(map, model, 'en')).toContain(inside === 1 ? '100%' : '0%');
    }
    expect(model.byChance).toBeCloseTo(marks.length / 49, 6);
  }
});

test('without marks nothing is scored, and an empty map has no peak', () => {
  const empty = { shape: [SIDE, SIDE, 1], values: new Float32Array(SIDE * SIDE), scalar: 0 };
  const model = present({ ...saliency.initial, revealed: true }, sessionWith({ ...spot(1, 1), gradient: empty }));
  expect(model.maps.every(({ inside }) => inside === null)).toBe(true);
  expect(model.maps[0]?.peak).toBeNull();
  expect(describe(model, 'en')).toContain('Gradient: nought everywhere');
});

test('a network without maps has no Grad-CAM, and the others all the same', () => {
  const model = present({ ...saliency.initial, revealed: true }, sessionWith({ ...spot(1, 1), gradcam: null }));
  expect(model.maps.map(({ method }) => method)).toEqual(METHODS.filter((method) => method !== 'gradcam'));
});

test('the patch covers its square, its middle where it was put', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 0, max: 27 }), (row, column) => {
      const [picture] = trainedSubject('mnist').images.samples;
      if (picture === undefined) throw new Error('there are samples');
      const state = { ...saliency.initial, row, column, size: 6, fill: 'white' } as const;
      const covered = patchedPicture(picture, [SIDE, SIDE, 1], state);
      covered.forEach((value, i) => {
        const [y, x] = [Math.floor(i / SIDE), i % SIDE];
        const isUnder = y >= row - 3 && y < row + 3 && x >= column - 3 && x < column + 3;
        if (value !== (isUnder ? 1 : picture.values[i])) throw new Error(`pixel ${i} is ${value}`);
      });
    }),
    { numRuns: 30 },
  );
});

test('words say the worst place, the probability left there, and that the parts add up', () => {
  const model = present({ ...saliency.initial, revealed: true }, sessionWith(spot(1, 1)));
  expect(model.worst).toMatchObject({ row: 3, column: 3 });
  expect(describe(model, 'en')).toContain('row 3, column 3; with the patch there, 20.0% is left to “7”');
  expect(completenessSentence(model, 'en')).toBe('Integrated gradients add up to 2.00; the logits differ by 2.00.');
  expect(describe(model, 'zh')).toContain('91.0%');
});

/** A run of this device with pictures of 8 x 8. */
function small(spec: typeof MLP): SaliencySession {
  const map = { shape: [8, 8, 1], values: new Float32Array(64).fill(0.5), scalar: 3 };
  const attributions = { ...spot(1, 1), gradient: map, smoothgrad: map, guided: map };
  return {
    ...sessionWith({ ...attributions, integrated: { ...map, scalarAtBaseline: 1, sum: 2 }, gradcam: null }),
    subject: trainedSubject(runEntry(spec)),
  };
}

test('without a convolution there is no Grad-CAM, and the words say why', () => {
  const model = present({ ...saliency.initial, revealed: true }, small(MLP));
  expect(model.lacksGradCam).toBe(true);
  expect(describe(model, 'en')).toContain('no convolution, hence no feature maps to weigh, hence no Grad-CAM');
  expect(describe(model, 'zh')).toContain('所以没有 Grad-CAM');
});

test('a network that has diverged says nothing of any class, and no map is invented', () => {
  const silent = new Float32Array(10).fill(Number.NaN);
  const session = { ...small(WIDE), klass: null, whole: { ...NO_SALIENCY.whole, value: silent, forKey: 'test' } };
  const model = present(saliency.initial, session);
  expect(model.isSilent).toBe(true);
  expect(describe(model, 'en')).toContain('None of the network’s answers is a number');
  expect(describe(model, 'en')).not.toContain('no trained network');
  const map = { shape: [8, 8, 1], values: silent, scalar: Number.NaN };
  const broken = present(
    { ...saliency.initial, revealed: true, marks: [1] },
    sessionWith({ ...spot(1, 1), gradient: map }),
  );
  expect(broken.maps[0]).toMatchObject({ isBroken: true, inside: null });
  expect(describe(broken, 'en')).toContain('Gradient: it holds values that are no numbers (NaN)');
});

test('a grey patch on a grey image changes nothing, wherever it is', () => {
  const even = { rows: 2, columns: 2, values: new Float32Array(4).fill(0.25), whole: 0.25 };
  const session = { ...small(WIDE), occlusion: { ...NO_SALIENCY.occlusion, value: even, forKey: 'test' } };
  const model = present({ ...saliency.initial, image: 41, fill: 'grey', row: 90 }, session);
  expect(model).toMatchObject({ isPatchSeen: false, isFlat: true, worst: null, corner: [4, 4] });
  for (const part of ['An image all grey;', 'the very colour of what it covers', 'the probability stays 25.0%'])
    expect(describe(model, 'en')).toContain(part);
  expect(describe(model, 'en')).not.toContain('labelled');
  expect(present({ ...saliency.initial, image: 41, fill: 'white' }, session).isPatchSeen).toBe(true);
});
