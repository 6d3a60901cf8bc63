// The topology of a layers model: a Sequential one where every layer reads the one before, else a Functional one.
// Not responsible for: what the layers are (file-layers.ts).
import { INPUT_NAME } from '../../../nn/names.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { fileNetwork } from './file-layers.ts';
import type { FileLayer, FileNetwork } from './file-layers.ts';
import type { Config } from './layer-config.ts';

function configOf({ name, config }: FileLayer): Config {
  return { name, trainable: true, ...config };
}

function sequentialModel({ inputShape, layers }: FileNetwork): Config {
  const input = { batch_input_shape: [null, ...inputShape], dtype: 'float32' };
  const list = layers.map((layer, index) => ({
    class_name: layer.className,
    config: { ...configOf(layer), ...(index === 0 ? input : {}) },
  }));
  return { class_name: 'Sequential', config: { name: 'sequential', layers: list } };
}

function functionalModel({ inputShape, layers, output }: FileNetwork): Config {
  const input = {
    class_name: 'InputLayer',
    config: { name: INPUT_NAME, batch_input_shape: [null, ...inputShape], dtype: 'float32', sparse: false },
    name: INPUT_NAME,
    inbound_nodes: [],
  };
  const list = layers.map((layer) => ({
    class_name: layer.className,
    config: configOf(layer),
    name: layer.name,
    inbound_nodes: [layer.inbound.map((from) => [from, 0, 0, {}])],
  }));
  const ends = { input_layers: [[INPUT_NAME, 0, 0]], output_layers: [[output, 0, 0]] };
  return { class_name: 'Functional', config: { name: 'model', layers: [input, ...list], ...ends } };
}

/** As Keras 2 writes it, which is what TensorFlow.js reads. Throws NetworkProblemError on a network that can't stand. */
export function topologyOf(spec: NetworkSpec): Config {
  const network = fileNetwork(spec);
  const model_config = network.isChain ? sequentialModel(network) : functionalModel(network);
  return { keras_version: '2.15.0', backend: 'tensorflow', model_config };
}
