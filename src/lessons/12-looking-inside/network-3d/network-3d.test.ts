import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forwardPass } from '../../../nn/forward.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import { SUBJECTS } from '../subject/subjects.ts';
import { NO_MAPS } from '../feature-maps/use-feature-maps.ts';
import type { FeatureMapsSession } from '../feature-maps/use-feature-maps.ts';
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
import * as stack from './network-3d.ts';
import type { Network3dAction } from './network-3d.ts';
import { describe } from './network-3d.text.ts';
import { CHANNEL_DEPTH, DRAWN, GAP, present } from './scene-model.ts';

const subject = trainedSubject('mnist');
const image = subject.images.samples[0]?.values ?? new Float32Array();
const { spec } = SUBJECTS.mnist;
const outputs = forwardPass(spec, initialWeights(spec, toSeed(2)), image).map(({ values }) => values);
const seen: FeatureMapsSession = {
  ...NO_MAPS,
  subject,
  isUntrained: false,
  picture: { ...NO_MAPS.picture, values: image },
  look: { ...NO_MAPS.look, value: { outputs, gradients: null }, forKey: 'test' },
};

const angle = fc.double({ min: -1000, max: 1000, noNaN: false });
const action: fc.Arbitrary<Network3dAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('image' as const), image: fc.integer({ min: -2, max: 60 }) }),
  fc.record({ kind: fc.constant('view' as const), view: fc.constantFrom(...stack.VIEWS) }),
  fc.record({ kind: fc.constant('turn' as const), yaw: angle, pitch: angle }),
  fc.record({ kind: fc.constant('zoom' as const), zoom: angle }),
  fc.record({ kind: fc.constant('node' as const), node: fc.integer({ min: -2, max: 12 }) }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(stack, action, [{ yaw: '180' }, { pitch: '-81' }, { zoom: 'x' }, { view: 'vr' }, { layer: '7' }]);
});

test('turning goes round and does not tip over', () => {
  fc.assert(
    fc.property(reachable(stack, action), ({ yaw, pitch, zoom }) => {
      expect(yaw >= stack.YAW.min && yaw < stack.YAW.max).toBe(true);
      expect(pitch >= stack.PITCH.min && pitch <= stack.PITCH.max).toBe(true);
      expect(zoom >= stack.ZOOM.min && zoom <= stack.ZOOM.max).toBe(true);
    }),
  );
  const turned = stack.reduce(stack.initial, { kind: 'turn', yaw: 190, pitch: 200 });
  expect(turned).toMatchObject({ yaw: -170, pitch: 80 });
});

test('blocks follow one another, as deep as they have channels, with planes of the true numbers', () => {
  const { blocks, length } = present(stack.initial, seen);
  let at = GAP;
  for (const { layer, start, depth, planes } of blocks) {
    expect(start).toBe(at);
    expect(depth).toBe(layer.isMap ? layer.channels * CHANNEL_DEPTH : 1);
    at += depth + GAP;
    if (!layer.isMap) continue;
    expect(planes.length).toBe(Math.min(DRAWN, layer.channels));
    for (const { channel, values } of planes) {
      expect(values[3]).toBe(outputs[layer.nodeIndex]?.[3 * layer.channels + channel]);
    }
  }
  expect(length).toBe(at);
});

test('a vector is one plane that holds all of its numbers', () => {
  const { blocks } = present(stack.initial, seen);
  for (const { layer, planes } of blocks.filter(({ layer: { isMap } }) => !isMap)) {
    const [plane] = planes;
    const numbers = [...(outputs[layer.nodeIndex] ?? [])];
    expect([...(plane?.values ?? [])].slice(0, numbers.length)).toEqual(numbers);
    expect((plane?.width ?? 0) * (plane?.height ?? 0)).toBeGreaterThanOrEqual(numbers.length);
  }
});

test('words say every layer with its shape, and what the network says once there is a picture', () => {
  const words = describe(present(stack.initial, seen), 'en');
  for (const part of ['conv2d 26×26×16', '12 of 16 channels drawn', 'dense_1 10', 'It says'])
    expect(words).toContain(part);
  const empty = describe(present(stack.initial, NO_MAPS), 'zh');
  expect(empty).toContain('conv2d 26×26×16');
  expect(empty).toContain('这是训练之前的网络');
});

function standing(network: NetworkSpec, weights: readonly Float32Array[], index = 0): FeatureMapsSession {
  const given = trainedSubject(runEntry(network));
  const values = given.images.samples.find((sample) => sample.index === index)?.values ?? new Float32Array();
  const own = forwardPass(network, weights, values).map((node) => node.values);
  return {
    ...seen,
    subject: given,
    picture: { ...seen.picture, values },
    look: { ...seen.look, value: { outputs: own, gradients: null } },
  };
}

test('a network without a convolution stands as rows of numbers, and says so', () => {
  const model = present({ ...stack.initial, node: 30 }, standing(MLP, initialWeights(MLP, toSeed(1))));
  expect(model).toMatchObject({ hasConvolution: false, node: 2 });
  expect(model.blocks.every(({ layer, planes }) => !layer.isMap && planes.length === 1)).toBe(true);
  expect(describe(model, 'en')).toContain('no convolution, hence no maps');
});

test('512 channels are as deep as they are, and twelve of them are drawn', () => {
  const model = present(stack.initial, standing(WIDE, initialWeights(WIDE, toSeed(1))));
  expect(model.blocks[1]).toMatchObject({ depth: 512 * CHANNEL_DEPTH });
  expect(model.blocks[1]?.planes).toHaveLength(DRAWN);
  expect(describe(model, 'en')).toContain('12 of 512 channels drawn');
});

test('a network that has diverged is drawn without numbers, and an image of one colour is looked at like any other', () => {
  const broken = present(stack.initial, standing(WIDE, brokenWeights(WIDE)));
  expect(broken.blocks.every(({ facts }) => facts?.isBroken === true)).toBe(true);
  expect(describe(broken, 'en')).toContain('holding values that are no finite numbers');
  expect(describe(broken, 'zh')).toContain('没有一个是数');
  expect(describe(broken, 'en')).not.toContain('It says');
  const plain = present(stack.initial, standing(WIDE, initialWeights(WIDE, toSeed(1)), 42));
  expect(describe(plain, 'en')).toContain('It says');
});
