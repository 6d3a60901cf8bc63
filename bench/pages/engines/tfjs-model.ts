// A NetworkSpec as a tf.layers model, as somebody who uses tfjs would write it.
// Not responsible for: layers that no measured network has.
import * as tf from '@tensorflow/tfjs';
import { inboundIndices } from '../../../src/nn/graph.ts';
import type { NetworkSpec, Pair } from '../../../src/nn/spec.ts';
import type { MeasuredLayer } from '../networks.ts';
import { measuredLayer } from '../networks.ts';

function two(value: Pair): [number, number] {
  return [value[0], value[1]];
}

function tfLayer(layer: MeasuredLayer): tf.layers.Layer {
  switch (layer.className) {
    case 'Conv2D':
      return tf.layers.conv2d({
        filters: layer.filters,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
        activation: layer.activation === 'relu' ? 'relu' : 'linear',
        useBias: layer.useBias,
      });
    case 'SeparableConv2D':
      return tf.layers.separableConv2d({
        filters: layer.filters,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
        activation: layer.activation === 'relu' ? 'relu' : 'linear',
        useBias: layer.useBias,
      });
    case 'MaxPooling2D':
      return tf.layers.maxPooling2d({
        poolSize: two(layer.poolSize),
        strides: two(layer.strides),
        padding: layer.padding,
      });
    case 'GlobalAveragePooling2D':
      return tf.layers.globalAveragePooling2d({});
    case 'Flatten':
      return tf.layers.flatten();
    case 'Dense':
      return tf.layers.dense({ units: layer.units, activation: layer.activation === 'softmax' ? 'softmax' : 'relu' });
    case 'BatchNormalization':
      return tf.layers.batchNormalization({ momentum: layer.momentum, epsilon: layer.epsilon });
    case 'Activation':
      return tf.layers.activation({ activation: 'relu' });
    case 'Add':
      return tf.layers.add();
    default:
      return layer satisfies never;
  }
}

export function tfModel(spec: NetworkSpec): tf.LayersModel {
  const inbound = inboundIndices(spec);
  const input = tf.input({ shape: [...spec.inputShape] });
  const outputs: tf.SymbolicTensor[] = [];
  spec.nodes.forEach((node, index) => {
    const read = (inbound[index] ?? []).map((from) => outputs[from] ?? input);
    const only = read.length === 1 ? read[0] : undefined;
    const output = tfLayer(measuredLayer(node.layer)).apply(only ?? read);
    if (!(output instanceof tf.SymbolicTensor)) throw new Error('a layer gave no symbolic tensor');
    outputs.push(output);
  });
  return tf.model({ inputs: input, outputs: outputs.at(-1) ?? input });
}
