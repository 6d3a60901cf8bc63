// A network with its weights as TensorFlow.js's layers model: model.json and weights.bin, zipped.
// Not responsible for: how the network is said in it (topology.ts), or reading one (read.ts).
import { strToU8, zipSync } from 'fflate';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { littleEndian } from '../npz.ts';
import { fileWeights, toFile } from './file-weights.ts';
import { topologyOf } from './topology.ts';

const MODEL_FILE = 'model.json';
const WEIGHTS_FILE = 'weights.bin';

export interface LayersModelFiles {
  readonly model: string;
  readonly bytes: Uint8Array;
}

/**
 * Both files; weights in the order of nn's `weightSpecs`. The network is also said as in a link, so that what TensorFlow.js
 * has no word for comes back. Throws NetworkProblemError on a network that can't stand.
 */
export function layersModelFiles(spec: NetworkSpec, weights: readonly Float32Array[]): LayersModelFiles {
  const modelTopology = topologyOf(spec);
  const list = fileWeights(spec);
  const parts = list.map((weight) => littleEndian(toFile(weight, weights[weight.index] ?? new Float32Array())));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const entries = list.map(({ spec: { name }, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = {
    format: 'layers-model',
    generatedBy: 'Stride',
    convertedBy: null,
    modelTopology,
    userDefinedMetadata: { strideNetwork: encodeSpec(spec) },
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: entries }],
  };
  return { model: JSON.stringify(model), bytes };
}

export function layersModelZip(spec: NetworkSpec, weights: readonly Float32Array[]): Uint8Array {
  const { model, bytes } = layersModelFiles(spec, weights);
  return zipSync({ [MODEL_FILE]: strToU8(model), [WEIGHTS_FILE]: bytes }, { level: 0 });
}
