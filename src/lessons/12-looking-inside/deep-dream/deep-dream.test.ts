import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  entryOf,
  expectLinks,
  MLP,
  randomValues,
  reachable,
  runEntry,
  subjectAction,
  trainedSubject,
  WIDE,
} from '../testing/cases.ts';
import * as dreams from './deep-dream.ts';
import type { DeepDreamAction } from './deep-dream.ts';
import { describe } from './deep-dream.text.ts';
import { present } from './dream-model.ts';
import { NO_DREAM } from './use-dream.ts';
import type { DreamSession } from './use-dream.ts';

const SHAPE = [40, 60, 3] as const;
const values = randomValues(40 * 60 * 3, 3).map((value) => 0.25 + value / 2);

function dreamt(image: Float32Array, shape: readonly [number, number, number], done: number): DreamSession {
  return {
    ...NO_DREAM,
    subject: trainedSubject('cifar10'),
    picture: { shape: SHAPE, values },
    answer: {
      ...NO_DREAM.answer,
      value: { octave: 2, step: 8, done, total: 24, shape, image },
      forKey: 'test',
    },
  };
}

const action: fc.Arbitrary<DeepDreamAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('photo' as const), photo: fc.constantFrom(...dreams.DREAM_PHOTOS) }),
  fc.record({ kind: fc.constant('node' as const), node: fc.integer({ min: -2, max: 12 }) }),
  fc.record({ kind: fc.constant('channel' as const), channel: fc.option(fc.integer({ min: -2, max: 600 })) }),
  fc.record({
    kind: fc.constant('slider' as const),
    id: fc.constantFrom(...dreams.SLIDER_IDS),
    value: fc.integer({ min: -2, max: 80 }),
  }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(dreams, action, [{ octaves: '6' }, { layer: '1' }, { photo: 'dog' }, { channel: '-1' }, { rate: '0' }]);
});

test('any reachable state dreams of a convolution, and can be shown', () => {
  fc.assert(
    fc.property(reachable(dreams, action), (state) => {
      const { spec } = entryOf(state.subject);
      const model = present(state, { ...NO_DREAM, subject: trainedSubject(state.subject), channel: state.channel });
      expect(spec.nodes[model.node]?.layer.className).toBe(spec === MLP ? 'Dense' : 'Conv2D');
      expect(model.name).toMatch(spec === MLP ? /^dense/ : /^conv2d/);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale)).toContain(model.name);
    }),
  );
});

test('the change is the mean over all numbers, known once the last octave has been reached', () => {
  const moved = values.map((value) => value + 0.125);
  expect(present(dreams.initial, dreamt(moved, SHAPE, 24)).change).toBeCloseTo(0.125, 5);
  expect(describe(present(dreams.initial, dreamt(moved, SHAPE, 24)), 'en')).toContain(
    '24 of 24 steps done; pixels have changed by 12.5 % on average',
  );
  const small = present(dreams.initial, dreamt(randomValues(20 * 30 * 3, 1), [20, 30, 3], 8));
  expect(small.change).toBeNull();
  expect(describe(small, 'zh')).toContain('已走 8 步，共 24 步');
});

test('options of the recipe: thousandths become parts of the range', () => {
  expect(dreams.dreamOptions({ ...dreams.initial, rate: 20 }, 2, 3)).toMatchObject({
    stepSize: 0.02,
    nodeIndex: 2,
    channel: 3,
    octaveScale: 1.4,
  });
});

test('a network without a convolution dreams with its dense layers, and says so', () => {
  expect(dreams.dreamers(MLP)).toEqual([1, 2]);
  const model = present({ ...dreams.initial, node: 9 }, { ...NO_DREAM, subject: trainedSubject(runEntry(MLP)) });
  expect(model).toMatchObject({ isDense: true, node: 2, name: 'dense_1' });
  expect(describe(model, 'en')).toContain('This network has no convolution, so its dense layers dream');
  expect(describe(model, 'zh')).toContain('没有卷积层');
});

test('of 512 channels any can dream', () => {
  const state = dreams.reduce({ ...dreams.initial, node: 1 }, { kind: 'channel', channel: 511 });
  const model = present(state, { ...NO_DREAM, subject: trainedSubject(runEntry(WIDE)), channel: state.channel });
  expect(model).toMatchObject({ channels: 512, channel: 511, name: 'conv2d_1' });
});

test('a network that has diverged leaves the photo as it is, and that is told, not “changed by 0 %”', () => {
  const model = present(dreams.initial, dreamt(values, SHAPE, 24));
  expect(model.isUnmoved).toBe(true);
  expect(describe(model, 'en')).toContain('The photo has not changed: the layer has no slope here');
  expect(describe(model, 'zh')).toContain('照片没有变');
});

test('a picture of one colour can be dreamt on', () => {
  const state = dreams.reduce(dreams.initial, { kind: 'photo', photo: 'grey' });
  expect(describe(present(state, NO_DREAM), 'en')).toContain('dreams on “An image all grey”');
});
