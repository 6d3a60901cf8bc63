// A trained Sequential network as tfjs's layers model: model.json and weights.bin, zipped.
// Not responsible for: networks with branches and layers that are not for images (null says so).
import { strToU8, zipSync } from 'fflate';
import type { NamedWeights } from '../../../../engine/protocol/calls.ts';
import { isSequential } from '../../../../nn/graph.ts';
import { nodeNames } from '../../../../nn/names.ts';
import type { Layer, NetworkSpec } from '../../../../nn/spec.ts';
import { littleEndian } from './npz.ts';

type Config = Readonly<Record<string, unknown>>;

/** The fields of a layer's config; null for one that tfjs has not, or not so. */
function configOf(layer: Layer): Config | null {
  if ('activation' in layer && layer.activation === 'leaky_relu') return null;
  const weighted = 'useBias' in layer ? { activation: layer.activation, use_bias: layer.useBias } : {};
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return {
        ...weighted,
        ...('filters' in layer ? { filters: layer.filters } : {}),
        ...('depthMultiplier' in layer ? { depth_multiplier: layer.depthMultiplier } : {}),
        kernel_size: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        dilation_rate: layer.dilationRate,
        data_format: 'channels_last',
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return {
        pool_size: layer.poolSize,
        strides: layer.strides,
        padding: layer.padding,
        data_format: 'channels_last',
      };
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
      return { data_format: 'channels_last' };
    case 'Dense':
      return { ...weighted, units: layer.units };
    case 'Dropout':
      return { rate: layer.rate };
    case 'BatchNormalization':
      return { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon };
    case 'Activation':
      return { activation: layer.activation };
    case 'Conv1D':
    case 'Conv2DTranspose':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      return null;
    default:
      return layer satisfies never;
  }
}

/** The topology as Keras 2 writes it, which is what tfjs reads; null where it can't be written. */
function topologyOf(spec: NetworkSpec): Config | null {
  if (!isSequential(spec)) return null;
  const names = nodeNames(spec);
  const layers = spec.nodes.map(({ layer }, index) => {
    const config = configOf(layer);
    const input = index === 0 ? { batch_input_shape: [null, ...spec.inputShape] } : {};
    return (
      config && { class_name: layer.className, config: { name: names[index], trainable: true, ...input, ...config } }
    );
  });
  if (layers.includes(null)) return null;
  const model_config = { class_name: 'Sequential', config: { name: 'sequential', layers } };
  return { keras_version: '2.15.0', backend: 'tensorflow', model_config };
}

export function isWritable(spec: NetworkSpec): boolean {
  return topologyOf(spec) !== null;
}

/** Both files, weights in order; null where the network can't be written. */
export function layersModelFiles(
  spec: NetworkSpec,
  weights: readonly NamedWeights[],
): { readonly model: string; readonly bytes: Uint8Array } | null {
  const modelTopology = topologyOf(spec);
  if (modelTopology === null) return null;
  const parts = weights.map(({ values }) => littleEndian(values));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const entries = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = {
    format: 'layers-model',
    generatedBy: 'Stride',
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
  };
  return { model: JSON.stringify(model), bytes };
}

export function layersModelZip(spec: NetworkSpec, weights: readonly NamedWeights[]): Uint8Array | null {
  const files = layersModelFiles(spec, weights);
  return files && zipSync({ 'model.json': strToU8(files.model), 'weights.bin': files.bytes }, { level: 0 });
}
