import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import * as sees from './sees.ts';
import type { SeesAction, SeesState } from './sees.ts';
import { bestGuesses, blockOutput, liveliest, present } from './sees-model.ts';
import { describe } from './sees.text.ts';
import { readLabels } from './use-labels.ts';
import { NO_SIGHT } from './use-sees.ts';
import type { SeesSession } from './use-sees.ts';

const action: fc.Arbitrary<SeesAction> = fc.oneof(
  fc.record({ kind: fc.constant('photo' as const), photo: fc.constantFrom(...BUILT_IN_PHOTOS) }),
  fc.record({ kind: fc.constant('size' as const), size: fc.constantFrom(...sees.SIZES) }),
  fc.record({ kind: fc.constant('block' as const), block: fc.oneof(fc.integer({ min: -3, max: 20 }), fc.double()) }),
  fc.record({ kind: fc.constant('kernel' as const), kernel: fc.constantFrom(...sees.KERNELS) }),
);
const reachable: fc.Arbitrary<SeesState> = fc
  .array(action, { maxLength: 10 })
  .map((actions) => actions.reduce(sees.reduce, sees.initial));

test('links restore every reachable state and refuse damage', () => {
  expect(sees.encode(sees.initial)).toEqual({});
  fc.assert(
    fc.property(reachable, (state) => {
      expect(sees.decode(sees.encode(state))).toEqual({ kind: 'ok', state });
    }),
  );
  for (const query of [{ photo: 'dog' }, { size: '225' }, { block: '17' }, { kernel: '4' }]) {
    expect(sees.decode(query)).toMatchObject({ kind: 'problem', field: Object.keys(query)[0] });
  }
  const field = fc.constantFrom('photo', 'size', 'block', 'kernel');
  fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void sees.decode(query)));
});

test('every block hands on what the catalogue lets one cut at, and the body says where it ends', () => {
  for (let block = 0; block <= sees.LAST_BLOCK; block += 1) {
    expect(BASE_MODELS['mobilenet-v2'].cuts).toContain(blockOutput(block));
    const session = { ...NO_SIGHT, base: { ...NO_SIGHT.base, entry: BASE_MODELS['mobilenet-v2-body'] } };
    const model = present({ ...sees.initial, block }, session);
    expect(model.hasNode).toBe(block <= 14);
    expect(describe(model, 'en').includes('ends at block_14_add')).toBe(block > 14);
  }
});

test('the five best are the largest, largest first, whatever the probabilities', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }), (list) => {
      const best = bestGuesses(Float32Array.from(list), []);
      const sorted = list.toSorted((a, b) => b - a).slice(0, 5);
      expect(best.map(({ probability }) => probability)).toEqual(sorted);
      for (const { klass, probability } of best) expect(list[klass]).toBe(probability);
    }),
  );
});

test('channels are ranked by how much they differ from place to place, not by how large they are', () => {
  // Three channels of 2 x 2: constant and large, a little different, very different.
  const values = Float32Array.from([9, 1, 4, 9, 2, -4, 9, 1, 4, 9, 2, -4]);
  const { channels } = liveliest([2, 2, 3], values);
  expect(channels.map(({ channel }) => channel)).toEqual([2, 1, 0]);
  expect([...(channels[0]?.values ?? [])]).toEqual([4, -4, 4, -4]);
  expect(channels[0]?.most).toBe(4);
});

test('the description says the answers, the bill and the ratio in both languages', () => {
  const probabilities = new Float32Array(1000).fill(0.0001);
  probabilities[281] = 0.9;
  const session: SeesSession = {
    ...NO_SIGHT,
    base: { ...NO_SIGHT.base, phase: 'loaded', entry: BASE_MODELS['mobilenet-v2'] },
    classes: { ...NO_SIGHT.classes, value: { probabilities, durationMs: 40 } },
    labels: Array.from({ length: 1000 }, (_, klass) => (klass === 281 ? 'tabby' : `class ${klass}`)),
  };
  const state = { ...sees.initial, block: 10 } as const;
  for (const locale of ['zh', 'en'] as const) {
    const words = describe(present(state, session), locale);
    expect(words).toContain('tabby 90.0%');
    expect(words).toContain('65,028,096');
    expect(words).toContain('12.2%');
  }
});

test('a list of labels is a thousand names, or none at all', () => {
  const whole = Array.from({ length: 1000 }, (_, klass) => `name ${klass}, synonym`);
  expect(readLabels(whole)?.[7]).toBe('name 7');
  for (const damaged of [null, {}, whole.slice(1), whole.with(3, ''), [...whole.slice(1), 5]]) {
    expect(readLabels(damaged)).toBeNull();
  }
});
