import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forwardPass } from '../../../nn/forward.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import { MNIST_CNN } from '../../../nn/presets.ts';
import {
  brokenWeights,
  expectLinks,
  MLP,
  reachable,
  runEntry,
  subjectAction,
  trainedSubject,
  WIDE,
} from '../testing/cases.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import * as maps from './feature-maps.ts';
import type { FeatureMapsAction } from './feature-maps.ts';
import { channelValues, layersOf, present } from './feature-maps-model.ts';
import { describe } from './feature-maps.text.ts';
import { NO_MAPS } from './use-feature-maps.ts';
import type { FeatureMapsSession } from './use-feature-maps.ts';

const weights = initialWeights(MNIST_CNN, toSeed(4));
const subject = trainedSubject('mnist');
const image = subject.images.samples[0]?.values ?? new Float32Array();
const outputs = forwardPass(MNIST_CNN, weights, image).map(({ values }) => values);
const trained: FeatureMapsSession = {
  ...NO_MAPS,
  subject,
  isUntrained: false,
  weights,
  look: { ...NO_MAPS.look, value: { outputs, gradients: null }, forKey: 'test' },
};

const number = fc.integer({ min: -3, max: 5000 });
const action: fc.Arbitrary<FeatureMapsAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('image' as const), image: fc.integer({ min: -2, max: 60 }) }),
  fc.record({ kind: fc.constant('node' as const), node: fc.integer({ min: -2, max: 14 }) }),
  fc.record({ kind: fc.constant('channel' as const), channel: number }),
  fc.record({ kind: fc.constant('shown' as const), shown: fc.constantFrom(...maps.SHOWN) }),
  fc.record({ kind: fc.constant('silence' as const), node: fc.integer({ min: -2, max: 40 }), channel: number }),
  fc.record({ kind: fc.constant('restore' as const) }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(maps, action, [
    { layer: '7' },
    { network: 'imagenet' },
    { image: '43' },
    { off: '1.x' },
    { show: 'weights' },
  ]);
});

test('a channel is switched off and on again, in any order, and none but that', () => {
  const off = [7, 3, 7, 9].reduce((state, channel) => maps.reduce(state, { kind: 'silence', node: 2, channel }), {
    ...maps.initial,
  });
  expect(maps.places(off.silenced)).toEqual([
    { nodeIndex: 2, channel: 3 },
    { nodeIndex: 2, channel: 9 },
  ]);
  expect(maps.isSilenced(off.silenced, 2, 3)).toBe(true);
  expect(maps.isSilenced(off.silenced, 0, 3)).toBe(false);
  expect(maps.reduce(off, { kind: 'restore' }).silenced).toEqual([]);
});

test('any reachable state can be shown, with a session and without', () => {
  fc.assert(
    fc.property(reachable(maps, action), fc.constantFrom(NO_MAPS, trained), (state, session) => {
      const given = state.subject === 'mnist' ? session : NO_MAPS;
      const model = present(state, given);
      expect(model.channel).toBeLessThan(model.layer.channels);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale)).toContain(model.layer.name);
    }),
    { numRuns: 60 },
  );
});

test('a kernel is the slice of the weights that its channel has, and its map is what it makes of the picture', () => {
  const [kernel, bias] = weights;
  const filters = 16;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: filters - 1 }), (channel) => {
      const model = present({ ...maps.initial, channel }, trained);
      const plane = model.kernel?.planes[0] ?? new Float32Array();
      expect(model.kernel?.planes).toHaveLength(1);
      expect([...plane]).toEqual(Array.from({ length: 9 }, (_, place) => kernel?.[place * filters + channel]));
      // The first place of the map, worked out by hand: nine products, the bias, ReLU.
      let sum = bias?.[channel] ?? 0;
      for (let i = 0; i < 9; i += 1) sum += (plane[i] ?? 0) * (image[Math.floor(i / 3) * 28 + (i % 3)] ?? 0);
      const map = channelValues(model.values ?? new Float32Array(), filters, channel);
      expect(map).toHaveLength(26 * 26);
      expect(map[0]).toBeCloseTo(Math.max(0, sum), 4);
      expect(model.facts?.most).toBeCloseTo(Math.max(...map), 6);
      expect(model.facts?.alive).toBeCloseTo(map.filter((value) => value > 0).length / map.length, 6);
    }),
    { numRuns: 16 },
  );
});

test('readers are the filters behind that weigh the channel most, strongest first', () => {
  const kernel = weights[2] ?? new Float32Array();
  const model = present({ ...maps.initial, channel: 5 }, trained);
  const strength = (filter: number): number => {
    let sum = 0;
    for (let place = 0; place < 9; place += 1) sum += Math.abs(kernel[(place * 16 + 5) * 32 + filter] ?? 0);
    return sum;
  };
  const expected = Array.from({ length: 32 }, (_, filter) => filter).sort((a, b) => strength(b) - strength(a));
  expect(model.readers.map(({ channel }) => channel)).toEqual(expected.slice(0, 6));
  expect(model.readers[0]?.weight).toBeCloseTo(strength(expected[0] ?? 0), 5);
  // A dense layer reads places, not channels.
  expect(present({ ...maps.initial, node: 2 }, trained).readers).toEqual([]);
});

test('words say the largest number, what is off, and what the network says before and after', () => {
  const whole = new Float32Array(10).map((_, i) => (i === 7 ? 0.9 : 0.01));
  const state = { ...maps.initial, silenced: [0, 5] };
  const model = present(state, { ...trained, whole });
  expect(describe(model, 'en')).toContain('Switched off: conv2d 0 and conv2d 5');
  expect(describe(model, 'en')).toContain('It said “7” with 90');
  expect(describe(model, 'zh')).toContain('已关闭');
  expect(layersOf(MNIST_CNN).map(({ name }) => name)).toContain('max_pooling2d_1');
});

/** What the figure is given of a run of this device that looks at one of the pictures. */
function lookedInto(spec: NetworkSpec, own: readonly Float32Array[], index = 0): FeatureMapsSession {
  const given = trainedSubject(runEntry(spec));
  const values = given.images.samples.find((sample) => sample.index === index)?.values ?? new Float32Array();
  const seen = forwardPass(spec, own, values).map((node) => node.values);
  return {
    ...trained,
    subject: given,
    weights: own,
    look: { ...NO_MAPS.look, value: { outputs: seen, gradients: null }, forKey: 'test' },
  };
}

test('a network without a convolution has no maps and no kernels, and says so', () => {
  const model = present({ ...maps.initial, node: 1 }, lookedInto(MLP, initialWeights(MLP, toSeed(1))));
  expect(model).toMatchObject({ hasConvolution: false, kernel: null, readers: [], isSilent: false });
  expect(describe(model, 'en')).toContain('This network has no convolution');
  expect(describe(model, 'en')).toContain('The network says');
  expect(describe(model, 'zh')).toContain('没有卷积层');
});

test('of 512 channels any can be chosen, with its kernel and its readers', () => {
  const session = lookedInto(WIDE, initialWeights(WIDE, toSeed(1)));
  const last = present({ ...maps.initial, node: 1, channel: 511 }, session);
  expect(last).toMatchObject({ channel: 511, hasConvolution: true });
  expect(last.layer).toMatchObject({ channels: 512, shape: [4, 4, 512] });
  expect(last.kernel?.planes).toHaveLength(4);
  // What a wide layer is read by is worked out once.
  const [one, two] = [present(maps.initial, session), present(maps.initial, session)];
  expect(one.readers).toHaveLength(6);
  expect(two.readers).toBe(one.readers);
});

test('a network that has diverged holds no numbers and says nothing of any class', () => {
  const session = lookedInto(WIDE, brokenWeights(WIDE));
  const map = present(maps.initial, session);
  expect(map).toMatchObject({ isSilent: true, facts: { broken: 36, places: 36 } });
  expect(describe(map, 'en')).toContain('Of 36 places 36 hold no number (NaN)');
  expect(describe(map, 'en')).toContain('None of the network’s answers is a number');
  expect(describe(map, 'en')).not.toContain('The network says');
  const unit = present({ ...maps.initial, node: 3, channel: 2 }, session);
  expect(describe(unit, 'zh')).toContain('它的值不是数');
});

test('the maps of an image of one colour are one number each', () => {
  const session = lookedInto(WIDE, initialWeights(WIDE, toSeed(1)), 41);
  const model = present(maps.initial, session);
  expect(model.facts?.most).toBeCloseTo(model.facts?.least ?? Number.NaN, 5);
});

test('layers and channels of another network’s link are brought inside', () => {
  const session = lookedInto(MLP, initialWeights(MLP, toSeed(1)));
  const model = present({ ...maps.initial, node: 40, channel: 900, silenced: [5, 4096 * 30] }, session);
  expect(model.layer.nodeIndex).toBe(0);
  expect(model.off).toEqual([{ nodeIndex: 0, channel: 5 }]);
});
