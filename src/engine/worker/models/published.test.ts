// The published models, where this machine has them: every weight finds its place, and both our forward passes put out what
// tfjs does with the same files. At 64 x 64 pixels, because tfjs takes seconds a picture on a processor at 224.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { forwardPass } from '../../../nn/forward.ts';
import { mobileNetV1 } from '../../../nn/mobilenet/mobilenet-v1.ts';
import { mobileNetV2 } from '../../../nn/mobilenet/mobilenet-v2.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { startFused } from '../fused/backend.ts';
import { largestDifference, PLAIN_SGD } from '../fused/testing/cases.ts';
import { readWeights } from './read-weights.ts';
import { parseWeightsManifest, type WeightGroup } from './weights-manifest.ts';

const SIZE_PX = 64;

interface PublishedModel {
  readonly json: { readonly modelTopology: unknown };
  readonly groups: readonly WeightGroup[];
  readonly files: readonly (readonly Uint8Array[])[];
}

/** Folders where a model may be; the first that has one counts. */
function folders(id: string, mirrored: string): readonly string[] {
  const mirror = process.env['STRIDE_ASSET_MIRROR'] ?? '';
  return [
    join(import.meta.dirname, '../../../../public/models', id),
    ...(mirror === '' ? [] : [join(mirror, 'models', mirrored)]),
  ];
}

/** The model's files, or null where this machine doesn't have it. */
function findPublished(id: string, mirrored: string): PublishedModel | null {
  const folder = folders(id, mirrored).find((path) => existsSync(join(path, 'model.json')));
  if (folder === undefined) return null;
  const json = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as PublishedModel['json'];
  const groups = parseWeightsManifest(json);
  return { json, groups, files: groups.map(({ paths }) => paths.map((path) => readFileSync(join(folder, path)))) };
}

/** A picture of soft blobs: flat noise would leave most of the network silent. */
function picture(): Float32Array {
  const random = createRandom(toSeed(8));
  const waves = Array.from({ length: 9 }, () => [random.normal() / 9, random.normal() / 9, 7 * random.uniform()]);
  return Float32Array.from({ length: SIZE_PX * SIZE_PX * 3 }, (_, i) => {
    const [pixel, channel] = [Math.floor(i / 3), i % 3];
    const [y, x] = [Math.floor(pixel / SIZE_PX), pixel % SIZE_PX];
    const sum = waves.reduce(
      (total, [down = 0, right = 0, phase = 0], index) =>
        total + (index % 3 === channel ? 0.6 : 0.2) * Math.sin(down * y + right * x + phase),
      0,
    );
    return Math.tanh(sum);
  });
}

/** The file's own network in tfjs, reading smaller pictures than it was published for. */
async function inTfjs({ json, groups, files }: PublishedModel): Promise<tf.LayersModel> {
  const topology = JSON.stringify(json.modelTopology).replace('[null,224,224,3]', `[null,${SIZE_PX},${SIZE_PX},3]`);
  const parts = files.flat();
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    bytes.set(part, at);
    return at + part.length;
  }, 0);
  return await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: JSON.parse(topology) as object,
      weightSpecs: groups.flatMap(({ weights }) => weights as tf.io.WeightsManifestEntry[]),
      weightData: bytes.buffer,
    }),
  );
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const MODELS = [
  ['mobilenet-v2', 'mobilenet_v2_1.0_224', mobileNetV2({ sizePx: SIZE_PX, classes: 1000, normalization: 'folded' })],
  [
    'mobilenet-v1-025',
    'mobilenet_v1_0.25_224',
    mobileNetV1(0.25, { sizePx: SIZE_PX, classes: 1000, normalization: 'folded' }),
  ],
] as const satisfies readonly (readonly [string, string, NetworkSpec])[];

describe.each(MODELS)('%s', (id, mirrored, spec) => {
  const published = findPublished(id, mirrored);
  it.skipIf(published === null)('is our network, weight for weight, and puts out what tfjs does', async () => {
    if (published === null) return;
    const weights = readWeights(published.groups, published.files, spec, { allowMore: false });
    const image = picture();
    const model = await inTfjs(published);
    const output = model.predict(tf.tensor4d(image, [1, SIZE_PX, SIZE_PX, 3])) as tf.Tensor;
    const theirs = await output.data();
    expect(Math.max(...theirs)).toBeGreaterThan(0.02);

    expect(largestDifference(forwardPass(spec, weights, image).at(-1)?.values ?? [], theirs)).toBeLessThan(1e-5);
    const backend = await startFused();
    const trainer = backend.createTrainer({
      spec,
      loss: 'categorical_crossentropy',
      optimizer: PLAIN_SGD,
      batchSize: 1,
      seed: toSeed(1),
      initialWeights: weights,
    });
    expect(largestDifference(await trainer.predict(image, 1), theirs)).toBeLessThan(1e-5);
    trainer.dispose();
    model.dispose();
  });
});
