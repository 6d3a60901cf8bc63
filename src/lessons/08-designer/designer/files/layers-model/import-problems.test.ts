// What is wrong with damaged and hostile models is told, each in its own way, and nothing is made of what they claim.
import { describe, expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, flatten, sequential } from '../../../../../nn/build.ts';
import { initialWeights } from '../../../../../nn/initializers.ts';
import { toSeed } from '../../../../../nn/plan.ts';
import type { NetworkSpec } from '../../../../../nn/spec.ts';
import { readLayersModel } from './read.ts';
import type { ReadModel } from './read.ts';
import type { ShardFiles } from './shards.ts';
import { layersModelFiles } from '../../../../../kit/files/layers-model/write.ts';

const MOST = 200;

interface Model {
  modelTopology: unknown;
  userDefinedMetadata?: unknown;
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[]; dtype: string }[] }[];
}

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

const SMALL_WEIGHTS = initialWeights(SMALL, toSeed(1));
const SHARDS: ShardFiles = new Map([['weights.bin', bytesOf(SMALL_WEIGHTS)]]);

/** Our own files, read as they are or changed first. */
function brought(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  change = (model: Model): unknown => model,
): ReadModel {
  const { model, bytes } = layersModelFiles(spec, weights);
  const files: ShardFiles = new Map([['weights.bin', bytes]]);
  return readLayersModel(JSON.stringify(change(JSON.parse(model))), files, MOST);
}

describe('what is wrong is told', () => {
  /** Our own small model with one thing changed. */
  const problemOf = (change: (model: Model) => unknown): unknown => {
    const read = brought(SMALL, SMALL_WEIGHTS, (model) => {
      delete model.userDefinedMetadata;
      return change(model) ?? model;
    });
    return read.kind === 'model-problem' ? read.problem : read;
  };
  const layersIn = (model: Model): Record<string, unknown>[] => Object(model).modelTopology.model_config.config.layers;
  const configIn = (model: Model, index: number): Record<string, unknown> => Object(layersIn(model)[index]).config;
  const weightsIn = (model: Model) => model.weightsManifest[0]?.weights ?? [];

  test('in the file', () => {
    const say = (text: string): unknown => readLayersModel(text, SHARDS, MOST);
    for (const text of ['', '{', '[]', 'null', '7', '"model"', '['.repeat(100_000)]) {
      expect(say(text)).toMatchObject({ kind: 'model-problem', problem: { code: 'malformed' } });
    }
    expect(say('{"format": "graph-model", "modelTopology": {"node": []}}')).toMatchObject({
      problem: { code: 'graph-model' },
    });
    expect(say('{"modelTopology": {"__proto__": {"class_name": "Sequential"}}}')).toMatchObject({
      problem: { code: 'malformed', place: 'class_name' },
    });
    expect(say('{"modelTopology": {"class_name": "__proto__", "config": []}}')).toMatchObject({
      problem: { code: 'layer-unknown' },
    });
    expect(Object.hasOwn(Object.prototype, 'class_name')).toBe(false);
  });

  test('in layers and their fields', () => {
    expect(problemOf((m) => void (Object(layersIn(m)[0]).class_name = 'LSTM'))).toEqual({
      code: 'layer-unknown',
      layer: 'LSTM',
    });
    expect(problemOf((m) => void (Object(layersIn(m)[0]).class_name = 'constructor'))).toEqual({
      code: 'layer-unknown',
      layer: 'constructor',
    });
    expect(problemOf((m) => void (Object(layersIn(m)[0]).class_name = 'x'.repeat(5000)))).toEqual({
      code: 'layer-unknown',
      layer: `${'x'.repeat(64)}…`,
    });
    expect(problemOf((m) => void (configIn(m, 0)['activation'] = 'hard_sigmoid'))).toEqual({
      code: 'value-unknown',
      layer: 'Conv2D',
      field: 'activation',
      value: 'hard_sigmoid',
    });
    expect(problemOf((m) => void (configIn(m, 0)['kernel_size'] = [3, 3, 3]))).toMatchObject({
      code: 'value-unknown',
      field: 'kernel_size',
    });
    expect(problemOf((m) => void (configIn(m, 0)['groups'] = 2))).toMatchObject({
      code: 'value-unknown',
      field: 'groups',
    });
    expect(problemOf((m) => void (configIn(m, 0)['data_format'] = 'channels_first'))).toMatchObject({
      field: 'data_format',
    });
    expect(problemOf((m) => void (configIn(m, 1)['axis'] = 1))).toMatchObject({ field: 'axis', value: '1' });
    expect(problemOf((m) => void delete configIn(m, 0)['batch_input_shape'])).toEqual({ code: 'input-unknown' });
    expect(problemOf((m) => void (configIn(m, 0)['batch_input_shape'] = [null, null, null, 1]))).toEqual({
      code: 'input-unknown',
    });
    expect(problemOf((m) => void layersIn(m).push(...Array.from({ length: 300 }, () => layersIn(m)[1] ?? {})))).toEqual(
      { code: 'too-many-layers', limit: MOST },
    );
  });

  test('in a network that cannot stand; one that is too large is opened without weights', () => {
    expect(problemOf((m) => void (configIn(m, 0)['kernel_size'] = 9))).toMatchObject({
      code: 'network',
      fault: { code: 'kernel-larger-than-input' },
    });
    expect(problemOf((m) => void (configIn(m, 0)['filters'] = 1e300))).toMatchObject({
      code: 'network',
      fault: { code: 'not-a-positive-integer' },
    });
    expect(problemOf((m) => void (configIn(m, 3)['units'] = 1e9))).toMatchObject({
      kind: 'ok',
      weights: null,
      isTooLarge: true,
    });
    expect(problemOf((m) => void (layersIn(m).length = 0))).toMatchObject({ code: 'input-unknown' });
  });

  test('in the weights', () => {
    expect(problemOf((m) => void (Object(m.weightsManifest[0]).paths = ['w/other.bin']))).toEqual({
      code: 'shards-missing',
      names: ['other.bin'],
    });
    expect(problemOf((m) => void (Object(m.weightsManifest[0]).paths = ['weights.bin', 'weights.bin']))).toMatchObject({
      code: 'shards-size',
    });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).shape = [1e9, 1e9, 1e9]))).toMatchObject({
      code: 'shards-size',
      expected: 4e27,
      found: 988,
    });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).shape = [2 ** 28]))).toMatchObject({ code: 'shards-size' });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).shape = [-1, -1]))).toMatchObject({ code: 'malformed' });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).shape = [18]))).toEqual({
      code: 'weight-shape',
      weight: 'conv2d/kernel',
      expected: '3 x 3 x 1 x 2',
      found: '18',
    });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).name = 'conv2d/other'))).toEqual({
      code: 'weight-missing',
      weight: 'conv2d/kernel',
    });
    expect(problemOf((m) => void (Object(weightsIn(m)[0]).dtype = 'int32'))).toMatchObject({
      code: 'weight-type',
      type: 'int32',
    });
    const broken = SMALL_WEIGHTS.map((values, index) => (index === 6 ? values.map(() => NaN) : values));
    expect(brought(SMALL, broken)).toEqual({
      kind: 'model-problem',
      problem: { code: 'weight-not-finite', weight: 'dense/kernel' },
    });
    expect(brought(SMALL, SMALL_WEIGHTS, (m) => ({ ...m, weightsManifest: [] }))).toEqual({
      kind: 'ok',
      spec: SMALL,
      weights: null,
    });
  });

  test('a scale that is said to be left out is one, and one that is only missing is missed', () => {
    const without = (m: Model): unknown => {
      weightsIn(m).splice(2, 1);
      return { ...m, weightsManifest: [{ paths: ['weights.bin'], weights: weightsIn(m) }] };
    };
    const fewer = SMALL_WEIGHTS.filter((_, index) => index !== 2);
    const read = (scale: boolean): ReadModel => {
      const { model } = layersModelFiles(SMALL, SMALL_WEIGHTS);
      const parsed: Model = JSON.parse(model);
      delete parsed.userDefinedMetadata;
      configIn(parsed, 1)['scale'] = scale;
      return readLayersModel(JSON.stringify(without(parsed)), new Map([['weights.bin', bytesOf(fewer)]]), MOST);
    };
    expect(read(false)).toMatchObject({ kind: 'ok', weights: { 2: Float32Array.of(1, 1) } });
    expect(read(true)).toEqual({
      kind: 'model-problem',
      problem: { code: 'weight-missing', weight: 'batch_normalization/gamma' },
    });
  });
});

describe('graphs that are none', () => {
  const layer = (name: string, ...from: string[]) => ({
    class_name: from.length > 1 ? 'Add' : 'Activation',
    config: { name, activation: 'relu' },
    name,
    inbound_nodes: [from.map((source) => [source, 0, 0, {}])],
  });
  const input = {
    class_name: 'InputLayer',
    config: { name: 'in', batch_input_shape: [null, 4] },
    name: 'in',
    inbound_nodes: [],
  };
  const problem = (layers: readonly object[], more: object = {}): unknown => {
    const config = {
      layers: [input, ...layers],
      input_layers: [['in', 0, 0]],
      output_layers: [['out', 0, 0]],
      ...more,
    };
    const read = readLayersModel(JSON.stringify({ modelTopology: { class_name: 'Model', config } }), new Map(), MOST);
    return read.kind === 'ok' ? read.spec.nodes.length : read.problem;
  };

  test('are told apart', () => {
    expect(problem([layer('out', 'a', 'in'), layer('a', 'in')])).toBe(2);
    expect(problem([layer('out', 'a', 'in'), layer('a', 'out')])).toEqual({ code: 'cycle', layer: 'out' });
    expect(problem([layer('out', 'out')])).toEqual({ code: 'cycle', layer: 'out' });
    expect(problem([layer('out', 'nowhere')])).toEqual({ code: 'source-missing', layer: 'out', source: 'nowhere' });
    expect(problem([])).toEqual({ code: 'source-missing', layer: 'out', source: 'out' });
    expect(problem([layer('a', 'in'), layer('a', 'in'), layer('out', 'a')])).toEqual({
      code: 'layer-shared',
      layer: 'a',
    });
    expect(problem([{ ...layer('out', 'in'), inbound_nodes: [[['in', 0, 0]], [['in', 0, 0]]] }])).toEqual({
      code: 'layer-shared',
      layer: 'out',
    });
    expect(
      problem([layer('out', 'in')], {
        output_layers: [
          ['out', 0, 0],
          ['in', 0, 0],
        ],
      }),
    ).toEqual({ code: 'several-ends' });
    expect(problem([layer('out', 'in')], { input_layers: [['other', 0, 0]] })).toEqual({ code: 'input-unknown' });
    const second = { ...input, config: { ...input.config, name: 'in2' }, name: 'in2' };
    expect(problem([second, layer('out', 'in', 'in2')])).toEqual({ code: 'several-ends' });
    expect(problem([{ class_name: 'Activation', config: { name: 'in' }, name: 'input', inbound_nodes: [] }])).toEqual({
      code: 'layer-shared',
      layer: 'in',
    });
  });

  test('a long chain that is written backwards is one', () => {
    const chain = Array.from({ length: 190 }, (_, i) =>
      layer(i === 189 ? 'out' : `a${i}`, i === 0 ? 'in' : `a${i - 1}`),
    );
    expect(problem(chain.toReversed())).toBe(190);
  });
});
