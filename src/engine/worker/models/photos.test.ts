// Real photos through the whole way, prepared by nn and seen by our engine, beside tfjs's layers on the same prepared
// pixels: the body's features wherever the course is, the whole network's five best answers where this machine has it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareImage, scaleInto } from '../../../nn/mobilenet/prepare-image.ts';
import { nodeNames } from '../../../nn/names.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import type { BaseModelId } from '../../catalog/base-models.ts';
import { startFused } from '../fused/backend.ts';
import { readWeights } from './read-weights.ts';
import { parseWeightsManifest } from './weights-manifest.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const LENGTH = 224 * 224 * 3;

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

// Node has no decoder for JPEG; the browser tests' runner brings one.
const { jpegjs } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as {
  readonly jpegjs: { decode(bytes: Uint8Array, options: { useTArray: true }): Decoded };
};

function photo(path: string): Uint8Array {
  const { width, height, data } = jpegjs.decode(readFileSync(path), { useTArray: true });
  return prepareImage({ width, height, rgba: data }, 'crop', 224);
}

/** Prepared photos one after another, as the networks read them. */
function imagesOf(paths: readonly string[]): Float32Array {
  const images = new Float32Array(paths.length * LENGTH);
  paths.forEach((path, n) => scaleInto(images.subarray(n * LENGTH), photo(path)));
  return images;
}

function folderOf(id: BaseModelId): string {
  return join(ROOT, 'public/models', id);
}

function weightsOf(id: BaseModelId): readonly Float32Array[] {
  const groups = parseWeightsManifest(JSON.parse(readFileSync(join(folderOf(id), 'model.json'), 'utf8')));
  const files = groups.map(({ paths }) => paths.map((path) => readFileSync(join(folderOf(id), path))));
  return readWeights(groups, files, baseModelSpec(id, 224), { allowMore: false });
}

/** The network in tfjs's own layers. */
function layersModel(spec: NetworkSpec, weights: readonly Float32Array[]): tf.LayersModel {
  const specs = weightSpecs(spec);
  const names = nodeNames(spec);
  const input = tf.input({ shape: [...spec.inputShape] });
  const made: tf.SymbolicTensor[] = [];
  spec.nodes.forEach(({ layer, inbound }, index) => {
    const inputs = inbound?.map((name) => made[names.indexOf(name)] ?? input) ?? [made.at(-1) ?? input];
    const own = layerOf(layer);
    made.push(own.apply(inputs.length === 1 ? (inputs[0] ?? input) : inputs) as tf.SymbolicTensor);
    const tensors = specs.flatMap(({ nodeIndex, shape }, at) =>
      nodeIndex === index ? [tf.tensor(weights[at] ?? new Float32Array(), [...shape])] : [],
    );
    if (tensors.length > 0) own.setWeights(tensors);
  });
  return tf.model({ inputs: input, outputs: made.at(-1) ?? input });
}

function layerOf(layer: NetworkSpec['nodes'][number]['layer']) {
  if (layer.className === 'Conv2D') {
    const { filters, padding } = layer;
    const activation = layer.activation as 'relu6';
    return tf.layers.conv2d({
      filters,
      kernelSize: [...layer.kernelSize],
      strides: [...layer.strides],
      padding,
      activation,
    });
  }
  if (layer.className === 'DepthwiseConv2D') {
    const { padding } = layer;
    const activation = layer.activation as 'relu6';
    return tf.layers.depthwiseConv2d({
      kernelSize: [...layer.kernelSize],
      strides: [...layer.strides],
      padding,
      activation,
    });
  }
  if (layer.className === 'Add') return tf.layers.add();
  if (layer.className === 'Concatenate') return tf.layers.concatenate();
  if (layer.className === 'GlobalAveragePooling2D') return tf.layers.globalAveragePooling2d({});
  if (layer.className === 'Dense') return tf.layers.dense({ units: layer.units, activation: 'softmax' });
  throw new Error(`MobileNet has no ${layer.className}`);
}

/** What both put out last for photos. */
async function bothOf(id: BaseModelId, paths: readonly string[]) {
  const spec = baseModelSpec(id, 224);
  const weights = weightsOf(id);
  const images = imagesOf(paths);
  const model = layersModel(spec, weights);
  const output = model.predict(tf.tensor4d(images, [paths.length, 224, 224, 3])) as tf.Tensor;
  const theirs = output.dataSync<'float32'>();
  const predictor = (await startFused()).createPredictor({ spec, weights });
  const [ours = new Float32Array()] = await predictor.outputs(images, paths.length, [spec.nodes.length - 1]);
  predictor.dispose();
  return { ours, theirs, size: theirs.length / paths.length };
}

function fiveBest(values: ArrayLike<number>): readonly number[] {
  return Array.from(values, (value, index) => ({ value, index }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, 5)
    .map(({ index }) => index);
}

beforeAll(async () => {
  setWasmPaths(join(ROOT, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'));
  await tf.setBackend('wasm');
});

const built = readdirSync(join(ROOT, 'public/photos'))
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => join(ROOT, 'public/photos', name));

describe('the body of MobileNetV2', () => {
  it.skipIf(!existsSync(folderOf('mobilenet-v2-body')))('has tfjs’s features of the built-in photos', async () => {
    expect(built.length).toBeGreaterThan(0);
    const { ours, theirs } = await bothOf('mobilenet-v2-body', built.slice(0, 3));
    const largest = theirs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const worst = theirs.reduce((most, value, i) => Math.max(most, Math.abs(value - (ours[i] ?? Number.NaN))), 0);
    expect(largest).toBeGreaterThan(1);
    expect(worst / largest).toBeLessThan(1e-4);
  });
});

describe('the whole MobileNetV2', () => {
  const folder = join(ROOT, 'public/photos/flowers');
  const isHere = existsSync(folderOf('mobilenet-v2')) && existsSync(folder);
  it.skipIf(!isHere)('has tfjs’s five best answers for held-out photos, and for the built-in ones', async () => {
    const flowers = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    const some = flowers.filter((_, n) => n % 60 === 7).map((name) => join(folder, name));
    const paths = [...some, ...built];
    const { ours, theirs, size } = await bothOf('mobilenet-v2', paths);
    expect(size).toBe(1000);
    paths.forEach((path, n) => {
      const own = fiveBest(ours.subarray(n * size, (n + 1) * size));
      expect([path, own]).toEqual([path, fiveBest(theirs.subarray(n * size, (n + 1) * size))]);
    });
    // 985 is `daisy`, the one of the five that ImageNet has.
    const daisies = some.flatMap((path, n) => (path.includes('daisy-') ? [n] : []));
    const named = daisies.filter((n) => fiveBest(ours.subarray(n * size, (n + 1) * size)).includes(985));
    expect(daisies.length).toBeGreaterThan(0);
    expect(named.length).toBeGreaterThan(daisies.length / 2);
  });
});
