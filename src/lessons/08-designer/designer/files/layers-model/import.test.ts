// Models that are brought in: our own, those that TensorFlow.js saves, those that Keras 2 and 3 write.
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, flatten, sequential } from '../../../../../nn/build.ts';
import { forwardPass } from '../../../../../nn/forward.ts';
import { weightSpecs } from '../../../../../nn/parameters.ts';
import { toSeed } from '../../../../../nn/plan.ts';
import { createRandom } from '../../../../../nn/random.ts';
import { sizeOf } from '../../../../../nn/shapes.ts';
import { encodeSpec } from '../../../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../../../nn/testing/random-network.ts';
import { usedNodes } from '../../../../../kit/files/layers-model/file-layers.ts';
import { readLayersModel } from './read.ts';
import type { ReadModel } from './read.ts';
import type { ShardFiles } from './shards.ts';
import { layersModelFiles } from '../../../../../kit/files/layers-model/write.ts';

const MOST = 200;
const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function weightsOf(spec: NetworkSpec, seed: number): readonly Float32Array[] {
  return weightSpecs(spec).map(({ shape, fanIn, role }, index) => {
    const random = createRandom(toSeed(seed), index);
    const isVariance = role === 'moving_variance';
    return Float32Array.from({ length: sizeOf(shape) }, () =>
      isVariance ? 0.5 + random.uniform() : random.normal() / Math.sqrt(fanIn),
    );
  });
}

function outputsOf(spec: NetworkSpec, weights: readonly Float32Array[]): Float32Array {
  const random = createRandom(toSeed(4));
  const sample = Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.uniform());
  return forwardPass(spec, weights, sample).at(-1)?.values ?? new Float32Array();
}

function brought(spec: NetworkSpec, weights: readonly Float32Array[]): ReadModel {
  const { model, bytes } = layersModelFiles(spec, weights);
  return readLayersModel(model, new Map([['weights.bin', bytes]]), MOST);
}

test('our own files give back network and weights, bit for bit', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(choices, fc.nat(), (given, seed) => {
      const spec = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'of-input' });
      const weights = weightsOf(spec, seed);
      const read = brought(spec, weights);
      if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
      expect(encodeSpec(read.spec)).toBe(encodeSpec(spec));
      const used = usedNodes(spec);
      weightSpecs(spec).forEach(({ nodeIndex }, index) => {
        if (used.has(nodeIndex) && read.weights !== null) expect(read.weights[index]).toEqual(weights[index]);
      });
      expect(read.weights === null).toBe(weightSpecs(spec).every(({ nodeIndex }) => !used.has(nodeIndex)));
    }),
    { numRuns: 1000 },
  );
});

/** What `model.save` of TensorFlow.js writes. */
async function savedByTfjs(spec: NetworkSpec, weights: readonly Float32Array[]): Promise<[string, ShardFiles]> {
  const { model: text, bytes } = layersModelFiles(spec, weights);
  const { modelTopology, weightsManifest } = JSON.parse(text);
  const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData: bytes.slice().buffer };
  const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
  let saved: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler(async (given) => {
      saved = given;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    }),
  );
  model.dispose();
  const data = new Uint8Array(saved.weightData instanceof ArrayBuffer ? saved.weightData : new ArrayBuffer(0));
  const half = Math.floor(data.length / 2);
  const manifest = [{ paths: ['./group1-shard1of2.bin', './group1-shard2of2.bin'], weights: saved.weightSpecs }];
  const files = new Map([
    ['group1-shard1of2.bin', data.slice(0, half)],
    ['group1-shard2of2.bin', data.slice(half)],
  ]);
  return [
    JSON.stringify({ format: 'layers-model', modelTopology: saved.modelTopology, weightsManifest: manifest }),
    files,
  ];
}

/** What TensorFlow.js can't be asked for: layers the course hasn't (causal padding), a multiplier that it forgets to write. */
function saidBadly(spec: NetworkSpec): readonly string[] {
  return spec.nodes.flatMap(({ layer }) => {
    if (layer.className === 'Conv1D' && layer.padding === 'causal') return ['layer-unknown'];
    return layer.className === 'SeparableConv2D' && layer.depthMultiplier > 1 ? ['weight-shape', 'network'] : [];
  });
}

test('models saved by TensorFlow.js compute the same here', { timeout: 120_000 }, async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(choices, fc.nat(), async (given, seed) => {
      const spec = randomNetwork(chooseFrom(given), { graphs: true });
      const weights = weightsOf(spec, seed);
      const found = readLayersModel(...(await savedByTfjs(spec, weights)), MOST);
      if (found.kind === 'model-problem') {
        expect(saidBadly(spec)).toContain(found.problem.code);
        return;
      }
      read += 1;
      const [ours, theirs] = [outputsOf(spec, weights), outputsOf(found.spec, found.weights ?? [])];
      const size = ours.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      expect(theirs.length).toBe(ours.length);
      theirs.forEach((value, i) => expect(Math.abs(value - (ours[i] ?? NaN)) / size).toBeLessThan(1e-5));
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(200);
});

const SMALL = sequential(
  [8, 8, 1],
  [
    conv2d({ filters: 2, kernelSize: 3, activation: 'relu' }),
    batchNormalization(),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
);

/** Bytes of numbers, one after another. */
function bytesOf(arrays: readonly Float32Array[]): Uint8Array {
  return new Uint8Array(Float32Array.from(arrays.flatMap((values) => [...values])).buffer);
}

const SMALL_WEIGHTS = weightsOf(SMALL, 1);
const SHARDS: ShardFiles = new Map([['group1-shard1of1.bin', bytesOf(SMALL_WEIGHTS)]]);

describe('Keras', () => {
  const manifest = (names: readonly string[]) => [
    {
      paths: ['group1-shard1of1.bin'],
      weights: weightSpecs(SMALL).map(({ shape }, index) => ({ name: names[index], shape, dtype: 'float32' })),
    },
  ];

  test('2, converted from .h5', () => {
    const same = { class_name: 'GlorotUniform', config: { seed: null } };
    const layers = [
      {
        class_name: 'InputLayer',
        config: {
          batch_input_shape: [null, 8, 8, 1],
          dtype: 'float32',
          sparse: false,
          ragged: false,
          name: 'conv2d_3_input',
        },
      },
      {
        class_name: 'Conv2D',
        config: {
          name: 'conv2d_3',
          trainable: true,
          batch_input_shape: [null, 8, 8, 1],
          dtype: 'float32',
          filters: 2,
          kernel_size: [3, 3],
          strides: [1, 1],
          padding: 'valid',
          data_format: 'channels_last',
          dilation_rate: [1, 1],
          groups: 1,
          activation: 'relu',
          use_bias: true,
          kernel_initializer: same,
          bias_initializer: { class_name: 'Zeros', config: {} },
          kernel_regularizer: null,
          activity_regularizer: null,
        },
      },
      {
        class_name: 'BatchNormalization',
        config: {
          name: 'batch_normalization_1',
          trainable: true,
          dtype: 'float32',
          axis: [3],
          momentum: 0.99,
          epsilon: 0.001,
          center: true,
          scale: true,
        },
      },
      {
        class_name: 'Flatten',
        config: { name: 'flatten_1', trainable: true, dtype: 'float32', data_format: 'channels_last' },
      },
      {
        class_name: 'Dense',
        config: {
          name: 'dense_1',
          trainable: true,
          dtype: 'float32',
          units: 3,
          activation: 'softmax',
          use_bias: true,
          kernel_initializer: same,
        },
      },
    ];
    const names = [
      'conv2d_3/kernel',
      'conv2d_3/bias',
      'batch_normalization_1/gamma',
      'batch_normalization_1/beta',
      'batch_normalization_1/moving_mean',
      'batch_normalization_1/moving_variance',
      'dense_1/kernel',
      'dense_1/bias',
    ];
    const modelTopology = {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name: 'sequential_1', layers } },
      training_config: { loss: 'mse' },
    };
    const model = {
      format: 'layers-model',
      generatedBy: 'keras v2.15.0',
      convertedBy: 'TensorFlow.js Converter v4.22.0',
      modelTopology,
      weightsManifest: manifest(names),
    };
    expect(readLayersModel(JSON.stringify(model), SHARDS, MOST)).toEqual({
      kind: 'ok',
      spec: SMALL,
      weights: SMALL_WEIGHTS,
    });
  });

  test('3, functional', () => {
    const dtype = { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' }, registered_name: null };
    const reads = (name: string) => [
      {
        args: [
          {
            class_name: '__keras_tensor__',
            config: { shape: [null, 8, 8, 1], dtype: 'float32', keras_history: [name, 0, 0] },
          },
        ],
        kwargs: { training: false },
      },
    ];
    const layer = (class_name: string, name: string, config: object, from: string) => ({
      module: 'keras.layers',
      class_name,
      registered_name: null,
      build_config: { input_shape: [null, 8, 8, 1] },
      name,
      config: { name, trainable: true, dtype, ...config },
      inbound_nodes: reads(from),
    });
    const function_ = (config: string) => ({
      module: 'builtins',
      class_name: 'function',
      config,
      registered_name: 'function',
    });
    const layers = [
      {
        module: 'keras.layers',
        class_name: 'InputLayer',
        registered_name: null,
        name: 'pictures',
        config: { batch_shape: [null, 8, 8, 1], dtype: 'float32', sparse: false, name: 'pictures' },
        inbound_nodes: [],
      },
      layer(
        'Dense',
        'dense',
        {
          units: 3,
          activation: function_('softmax'),
          use_bias: true,
          kernel_initializer: {
            module: 'keras.initializers',
            class_name: 'GlorotUniform',
            config: { seed: null },
            registered_name: null,
          },
        },
        'flatten',
      ),
      layer(
        'Conv2D',
        'conv2d',
        {
          filters: 2,
          kernel_size: [3, 3],
          strides: [1, 1],
          padding: 'valid',
          data_format: 'channels_last',
          dilation_rate: [1, 1],
          groups: 1,
          activation: 'relu',
        },
        'pictures',
      ),
      layer('BatchNormalization', 'batch_normalization', { axis: -1, momentum: 0.99, epsilon: 0.001 }, 'conv2d'),
      layer('Flatten', 'flatten', { data_format: 'channels_last' }, 'batch_normalization'),
    ];
    const names = [
      'conv2d/kernel',
      'conv2d/bias',
      'batch_normalization/gamma',
      'batch_normalization/beta',
      'batch_normalization/moving_mean',
      'batch_normalization/moving_variance',
      'model/dense/kernel',
      'model/dense/bias',
    ];
    const config = {
      name: 'model',
      trainable: true,
      layers,
      input_layers: ['pictures', 0, 0],
      output_layers: [['dense', 0, 0]],
    };
    const model = {
      modelTopology: {
        keras_version: '3.5.0',
        backend: 'tensorflow',
        model_config: { class_name: 'Functional', config },
      },
      weightsManifest: manifest(names),
    };
    expect(readLayersModel(JSON.stringify(model), SHARDS, MOST)).toEqual({
      kind: 'ok',
      spec: SMALL,
      weights: SMALL_WEIGHTS,
    });
  });
});

test('weights that were made smaller are spread again', () => {
  const network = sequential([2], [dense({ units: 2 })]);
  const quantized = (dtype: string, extra: object) => ({ dtype, original_dtype: 'float32', ...extra });
  const entries = [
    {
      name: 'dense/kernel',
      shape: [2, 2],
      dtype: 'float32',
      quantization: quantized('uint8', { scale: 0.5, min: -1 }),
    },
    { name: 'dense/bias', shape: [2], dtype: 'float32', quantization: quantized('float16', {}) },
  ];
  const files = new Map([['w.bin', Uint8Array.from([0, 1, 2, 255, 0x00, 0x3c, 0x00, 0xc1])]]);
  const { model } = layersModelFiles(network, weightsOf(network, 1));
  const text = JSON.stringify({ ...JSON.parse(model), weightsManifest: [{ paths: ['w.bin'], weights: entries }] });
  expect(readLayersModel(text, files, MOST)).toMatchObject({
    kind: 'ok',
    weights: [Float32Array.of(-1, -0.5, 0, 126.5), Float32Array.of(1, -2.5)],
  });
});
