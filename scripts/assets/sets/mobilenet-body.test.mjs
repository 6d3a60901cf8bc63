// The conversion against the engine's reader and nn's forward pass: a network with normalisation as layers and the made
// files' folded one must see the same. A made-up package always; the real one where this machine has its archive.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWeights } from '../../../src/engine/worker/models/read-weights.ts';
import { parseWeightsManifest } from '../../../src/engine/worker/models/weights-manifest.ts';
import { cutAfter } from '../../../src/nn/cut-network.ts';
import { forwardPass } from '../../../src/nn/forward.ts';
import { mobileNetV2 } from '../../../src/nn/mobilenet/mobilenet-v2.ts';
import { weightSpecs } from '../../../src/nn/parameters.ts';
import { toSeed } from '../../../src/nn/plan.ts';
import { createRandom } from '../../../src/nn/random.ts';
import { sizeOf } from '../../../src/nn/shapes.ts';
import { tarOf } from '../testing/tar-of.mjs';
import { MOBILENET_BODY, readMobileNetBody } from './mobilenet-body.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-mobilenet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** @param {'layers' | 'folded'} normalization */
function body(normalization) {
  return cutAfter(mobileNetV2({ sizePx: 32, classes: null, normalization }), 'block_14_add');
}

const LAYERS = body('layers');
const FOLDED = body('folded');

/** Weights of the network with normalisation as layers that keep signals alive; in its order. */
function madeUpWeights() {
  return weightSpecs(LAYERS).map(({ role, shape, fanIn }, index) => {
    const random = createRandom(toSeed(3), index);
    const spread = role === 'depthwise_kernel' ? 1 / 3 : Math.sqrt(1.5 / fanIn);
    return Float32Array.from({ length: sizeOf(shape) }, () => {
      if (role.endsWith('kernel')) return spread * random.normal();
      return role === 'gamma' || role === 'moving_variance' ? 0.5 + random.uniform() : 0.3 * random.normal();
    });
  });
}

/**
 * @param {readonly Float32Array[]} weights
 * @param {{ leaveOut?: string, extraBytes?: number }} [damage]
 */
async function packageOf(weights, { leaveOut, extraBytes = 0 } = {}) {
  const named = weightSpecs(LAYERS)
    .map(({ name, shape }, index) => ({ name, shape, values: weights[index] ?? new Float32Array() }))
    .filter(({ name }) => name !== leaveOut)
    // The package's own order: by name.
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const bytes = Buffer.concat([
    ...named.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
    Buffer.alloc(extraBytes),
  ]);
  const paths = [1, 2, 3].map((part) => `group1-shard${part}of3.bin`);
  const model = {
    format: 'layers-model',
    weightsManifest: [{ paths, weights: named.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) }],
  };
  const path = join(folder, 'a.tgz');
  const parts = [bytes.subarray(0, 1_000_001), bytes.subarray(1_000_001, 2_000_002), bytes.subarray(2_000_002)];
  const files = [
    ...parts.map((part, index) => ({ name: `package/model/${paths[index]}`, body: part })),
    { name: 'package/model/model.json', body: JSON.stringify(model) },
    { name: 'package/lib/index.js', body: 'never read' },
  ];
  await writeFile(path, gzipSync(tarOf(files), { level: 1 }));
  return path;
}

/** @param {{ model: string, weights: Uint8Array }} made */
function foldedWeights({ model, weights }) {
  return readWeights(parseWeightsManifest(JSON.parse(model)), [[weights]], FOLDED, { allowMore: false });
}

describe('readMobileNetBody', () => {
  it('writes what the engine reads, and a network that sees the same', async () => {
    const weights = madeUpWeights();
    const made = await readMobileNetBody(await packageOf(weights), { onRead() {} });
    const random = createRandom(toSeed(5));
    const image = Float32Array.from({ length: 32 * 32 * 3 }, () => 2 * random.uniform() - 1);
    const ours = forwardPass(FOLDED, foldedWeights(made), image).at(-1)?.values ?? new Float32Array();
    const theirs = forwardPass(LAYERS, weights, image).at(-1)?.values ?? new Float32Array();
    expect(ours.length).toBe(160);
    const size = Math.sqrt(theirs.reduce((sum, value) => sum + value * value, 0));
    const error = Math.sqrt(theirs.reduce((sum, value, i) => sum + (value - (ours[i] ?? Number.NaN)) ** 2, 0));
    // Bytes cost a few hundredths; a wrong fold or filter order costs everything.
    expect(size).toBeGreaterThan(1);
    expect(error / size).toBeLessThan(0.05);
    expect(error).toBeGreaterThan(0);
  });

  it('keeps each value within half a step of its filter, and small and depthwise kernels exact to a float', async () => {
    const weights = madeUpWeights();
    const specs = weightSpecs(LAYERS);
    const made = foldedWeights(await readMobileNetBody(await packageOf(weights), { onRead() {} }));
    const layersKernels = new Map(specs.map(({ name }, index) => [name, weights[index] ?? new Float32Array()]));
    weightSpecs(FOLDED).forEach(({ name, shape }, index) => {
      if (name.endsWith('/bias')) return;
      const layer = name.slice(0, name.indexOf('/'));
      const normalization = layer === 'Conv1' ? 'bn_Conv1' : `${layer}_BN`;
      const gamma = layersKernels.get(`${normalization}/gamma`) ?? new Float32Array();
      const variance = layersKernels.get(`${normalization}/moving_variance`) ?? new Float32Array();
      const channels = gamma.length;
      const exact = (layersKernels.get(name) ?? new Float32Array()).map(
        (value, i) => (value * (gamma[i % channels] ?? 0)) / Math.sqrt((variance[i % channels] ?? 0) + 1e-3),
      );
      const isFloat = name.endsWith('depthwise_kernel') || sizeOf(shape) < 4096;
      const largest = exact.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
      const worst = exact.reduce((max, value, i) => Math.max(max, Math.abs(value - (made[index]?.[i] ?? 9))), 0);
      expect([name, worst / largest < (isFloat ? 1e-6 : 0.5001 * (2 / 255))]).toEqual([name, true]);
    });
  });

  it.each([
    ['a missing weight', { leaveOut: 'block_7_project_BN/beta' }, /block_7_project_BN\/beta is missing/],
    ['bytes left over', { extraBytes: 3 }, /3 bytes are left over/],
  ])('refuses %s', async (_, damage, sentence) => {
    const path = await packageOf(madeUpWeights(), damage);
    await expect(readMobileNetBody(path, { onRead() {} })).rejects.toMatchObject({
      code: 'source-malformed',
      message: expect.stringMatching(sentence),
    });
  });

  const fileName = `${MOBILENET_BODY.archive.name}-${MOBILENET_BODY.archive.version}.tgz`;
  const cache = process.env['STRIDE_CACHE'] ?? join(homedir(), '.cache/stride');
  const real = [process.env['STRIDE_ASSET_MIRROR'] ?? '', join(cache, 'assets/v1/archives')]
    .filter((place) => place !== '')
    .map((place) => join(place, fileName))
    .find((path) => existsSync(path));
  it.skipIf(real === undefined)('makes the recorded bytes out of the real package', async () => {
    const made = await readMobileNetBody(real ?? '', { onRead() {} });
    expect(made.weights.length).toBe(MOBILENET_BODY.weights.bytes);
    expect(createHash('sha256').update(made.weights).digest('hex')).toBe(MOBILENET_BODY.weights.sha256);
    expect(foldedWeights(made)).toHaveLength(weightSpecs(FOLDED).length);
  });
});
