// Written models are read by TensorFlow.js itself and must compute what the network computes here.
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  activation,
  batchNormalization,
  conv1d,
  conv2d,
  dense,
  depthwiseConv2D,
  embedding,
  flatten,
  globalAveragePooling2D,
  sequential,
} from '../../../../../nn/build.ts';
import { forwardPass } from '../../../../../nn/forward.ts';
import { weightSpecs } from '../../../../../nn/parameters.ts';
import { toSeed } from '../../../../../nn/plan.ts';
import { createRandom } from '../../../../../nn/random.ts';
import { sizeOf } from '../../../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../../../nn/testing/random-network.ts';
import { PRESETS } from '../../presets.ts';
import { layersModelFiles } from '../../../../../kit/files/layers-model/write.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** As of a trained network: of a size that keeps outputs near 1, variances above nothing. */
function weightsOf(spec: NetworkSpec, seed: number): readonly Float32Array[] {
  return weightSpecs(spec).map(({ shape, fanIn, role }, index) => {
    const random = createRandom(toSeed(seed), index);
    const scale = role === 'embeddings' ? 1 : 1 / Math.sqrt(fanIn);
    return Float32Array.from({ length: sizeOf(shape) }, () => {
      if (role === 'moving_variance') return 0.5 + random.uniform();
      return random.normal() * scale;
    });
  });
}

async function largestDifference(spec: NetworkSpec, seed: number): Promise<number> {
  const weights = weightsOf(spec, seed);
  const { model: text, bytes } = layersModelFiles(spec, weights);
  const { modelTopology, weightsManifest } = JSON.parse(text);
  const weightData = bytes.slice().buffer;
  const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
  const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
  const random = createRandom(toSeed(seed + 1));
  const sample = Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.uniform());
  const input = tf.tensor(sample, [1, ...spec.inputShape]);
  const answer = model.predict(input);
  if (Array.isArray(answer)) throw new Error('One output was expected.');
  const theirs = answer.dataSync<'float32'>();
  const ours = forwardPass(spec, weights, sample).at(-1)?.values ?? new Float32Array();
  tf.dispose([input, answer]);
  model.dispose();
  expect(theirs.length).toBe(ours.length);
  const size = ours.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return theirs.reduce((most, value, i) => Math.max(most, Math.abs(value - (ours[i] ?? NaN)) / size), 0);
}

test('1,500 random networks, branches and all, load in tfjs and compute the same', { timeout: 120_000 }, async () => {
  const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });
  const seen = new Map<string, number>();
  const note = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);
  await fc.assert(
    fc.asyncProperty(choices, fc.nat(), async (given, seed) => {
      const spec = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'of-input' });
      for (const { layer, inbound } of spec.nodes) {
        note(layer.className);
        if ('activation' in layer) note(layer.activation);
        if ('padding' in layer) note(layer.padding);
        if (inbound !== undefined) note('branch');
      }
      expect(await largestDifference(spec, seed)).toBeLessThan(1e-5);
    }),
    { numRuns: 1500 },
  );
  for (const what of ['branch', 'causal', 'leaky_relu', 'gelu', 'Add', 'Concatenate', 'DepthwiseConv2D', 'Embedding']) {
    expect([what, Math.min(seen.get(what) ?? 0, 4)]).toEqual([what, 4]);
  }
});

test.each([
  [
    'leaky_relu everywhere',
    sequential(
      [8, 8, 3],
      [
        conv2d({ filters: 4, kernelSize: 3, activation: 'leaky_relu' }),
        batchNormalization(),
        activation({ activation: 'leaky_relu' }),
        globalAveragePooling2D(),
        dense({ units: 5, activation: 'gelu' }),
      ],
    ),
  ],
  [
    'a dilated depthwise kernel',
    sequential(
      [9, 11, 2],
      [
        depthwiseConv2D({ kernelSize: [3, 2], dilationRate: [2, 3], depthMultiplier: 2, padding: 'same' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    ),
  ],
  [
    'a causal convolution over words',
    sequential(
      [7],
      [
        embedding({ inputDim: 5, outputDim: 3 }),
        conv1d({ filters: 4, kernelSize: 3, dilationRate: 2, padding: 'causal', activation: 'leaky_relu' }),
        flatten(),
        flatten(),
        dense({ units: 2 }),
      ],
    ),
  ],
])('%s', async (_name, spec) => {
  expect(await largestDifference(spec, 5)).toBeLessThan(1e-5);
});

test('every preset that is not too large', { timeout: 60_000 }, async () => {
  for (const { id, spec } of PRESETS) {
    if (id !== 'vgg16') expect(await largestDifference(spec, 11)).toBeLessThan(1e-5);
  }
});
