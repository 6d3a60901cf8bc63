// A base model's files with made-up weights, as a site has them; and real backends on a pretended site.
// Never part of the site.
import { sha256 } from '@noble/hashes/sha2.js';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import type { BaseModelId } from '../../catalog/base-models.ts';
import { toHex } from '../datasets/sha256.ts';
import { BASE } from './tiny-dataset.ts';
import type { Files } from './tiny-dataset.ts';

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Weights that keep signals alive from layer to layer. */
export function madeUpWeights(id: BaseModelId): readonly Float32Array[] {
  return weightSpecs(baseModelSpec(id, 96)).map(({ role, shape, fanIn }, index) => {
    const random = createRandom(toSeed(3), index);
    const spread = role === 'depthwise_kernel' ? 1 / 3 : Math.sqrt(1.5 / fanIn);
    return Float32Array.from({ length: sizeOf(shape) }, () => (role === 'bias' ? 0.1 : spread) * random.normal());
  });
}

/** The model in two files, and a catalogue that names it. */
export function madeUpModel(id: BaseModelId): Files {
  const specs = weightSpecs(baseModelSpec(id, 96));
  const weights = madeUpWeights(id);
  const bytes = new Uint8Array(weights.reduce((sum, { byteLength }) => sum + byteLength, 0));
  weights.reduce((at, { buffer, byteLength }) => {
    bytes.set(new Uint8Array(buffer), at);
    return at + byteLength;
  }, 0);
  const entries = specs.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = encode({ format: 'layers-model', weightsManifest: [{ paths: ['weights.bin'], weights: entries }] });
  const files: Files = new Map([
    [`${BASE}models/${id}/model.json`, model],
    [`${BASE}models/${id}/weights.bin`, bytes],
  ]);
  const listed = [...files].map(([url, content]) => ({
    file: url.slice(url.lastIndexOf('/') + 1),
    bytes: content.length,
    sha256: toHex(sha256(content)),
  }));
  files.set(`${BASE}models/${id}/index.json`, encode({ version: 1, id, recipe: 'made-up', files: listed }));
  const size = listed.reduce((sum, each) => sum + each.bytes, 0);
  files.set(`${BASE}data/catalog.json`, encode({ version: 1, datasets: { [id]: { kind: 'ready', bytes: size } } }));
  return files;
}
