import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MNIST_CNN } from '../../../nn/presets.ts';
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
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { present } from './excite-model.ts';
import { aimOf, NO_EXCITE } from './use-excite.ts';
import type { ExciteSession } from './use-excite.ts';
import * as excites from './what-excites.ts';
import type { WhatExcitesAction } from './what-excites.ts';
import { aimName, describe, scoreLine } from './what-excites.text.ts';

const grown: ExciteSession = {
  ...NO_EXCITE,
  subject: trainedSubject('mnist'),
  answer: {
    ...NO_EXCITE.answer,
    value: { step: 120, image: randomValues(784, 1), scalar: 13.61 },
    forKey: 'test',
  },
};

const action: fc.Arbitrary<WhatExcitesAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('aim' as const), aim: fc.constantFrom(...excites.AIMS) }),
  fc.record({ kind: fc.constant('node' as const), node: fc.integer({ min: -2, max: 12 }) }),
  fc.record({ kind: fc.constant('unit' as const), unit: fc.integer({ min: -2, max: 600 }) }),
  fc.record({
    kind: fc.constant('slider' as const),
    id: fc.constantFrom(...excites.SLIDER_IDS),
    value: fc.integer({ min: -5, max: 500 }),
  }),
  fc.record({ kind: fc.constant('decorrelate' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('seed' as const) }),
  fc.record({ kind: fc.constant('free' as const) }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(excites, action, [{ steps: '0' }, { layer: '1' }, { aim: 'all' }, { unit: '4096' }, { jitter: '9' }]);
});

test('any reachable state aims inside its network, and can be shown', () => {
  fc.assert(
    fc.property(reachable(excites, action), fc.constantFrom(NO_EXCITE, grown), (state, session) => {
      const given = { ...session, subject: trainedSubject(state.subject) };
      const model = present(state, given);
      expect(model.unit).toBeLessThan(model.units);
      const { spec } = entryOf(state.subject);
      const aim = aimOf(spec, state);
      expect(aim.nodeIndex).toBe(model.aim === 'class' ? spec.nodes.length - 1 : model.layer?.nodeIndex);
      const options = excites.exciteOptions(state);
      for (const part of [options.decay, options.variation]) expect(part >= 0 && part <= 1).toBe(true);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale)).toContain(aimName(model, locale));
    }),
    { numRuns: 80 },
  );
});

test('without restraints nothing holds back', () => {
  const free = excites.exciteOptions(excites.reduce(excites.initial, { kind: 'free' }));
  expect(free).toMatchObject({ decay: 0, variation: 0, blur: 0, jitter: 0, decorrelate: false });
  expect(excites.exciteOptions(excites.initial)).toMatchObject({
    stepSize: 0.012,
    decay: 0.01,
    variation: 0.1,
    blur: 0.5,
  });
});

test('a neuron is the one amid its map; a channel of a vector is a unit of it', () => {
  const neuron = { ...excites.initial, aim: 'neuron', node: 2, unit: 4 } as const;
  expect(aimOf(MNIST_CNN, neuron)).toMatchObject({ nodeIndex: 2, unit: [5, 5, 4] });
  expect(aimOf(MNIST_CNN, { ...neuron, node: 5, unit: 500 })).toMatchObject({ nodeIndex: 5, channel: 127 });
});

test('words say the step and the score, and that nothing has begun', () => {
  const model = present(excites.initial, grown);
  expect(scoreLine(model, 'en')).toContain('Step 120');
  expect(describe(model, 'en')).toContain('activation 13.6');
  expect(describe(present(excites.initial, NO_EXCITE), 'en')).toContain('Not begun');
});

test('without a convolution units of dense layers are aimed at, and without any layer but the last, classes', () => {
  const model = present({ ...excites.initial, aim: 'channel' }, { ...grown, subject: trainedSubject(runEntry(MLP)) });
  expect(model).toMatchObject({ isDense: true, aim: 'channel', units: 12 });
  expect(describe(model, 'en')).toContain('a single unit of a dense layer');
  const softmax = sequential([8, 8, 1], [flatten(), dense({ units: 10, activation: 'softmax' })]);
  const only = present(
    { ...excites.initial, aim: 'channel' },
    { ...grown, subject: trainedSubject(runEntry(softmax)) },
  );
  expect(only).toMatchObject({ aim: 'class', layers: [], layer: null, units: 10 });
  expect(aimOf(softmax, { ...excites.initial, aim: 'channel' })).toMatchObject({ nodeIndex: 1, logits: true, unit: 3 });
});

test('of 512 channels the last is aimed at as well', () => {
  const state = { ...excites.initial, aim: 'channel', node: 1, unit: 511 } as const;
  const model = present(state, { ...grown, subject: trainedSubject(runEntry(WIDE)) });
  expect(model).toMatchObject({ units: 512, unit: 511 });
  expect(aimOf(WIDE, state)).toMatchObject({ nodeIndex: 1, channel: 511 });
});

test('a network that has diverged has no slope to climb, and that is said', () => {
  const answer = { ...grown.answer, value: { step: 120, image: randomValues(784, 1), scalar: Number.NaN } };
  const model = present(excites.initial, { ...grown, answer });
  expect(model.isSilent).toBe(true);
  expect(describe(model, 'en')).toContain('activation NaN. The activation is no number (NaN)');
  expect(describe(model, 'zh')).toContain('没有斜率');
});
