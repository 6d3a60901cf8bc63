// Names of layers as Keras gives them. Not responsible for: telling of duplicates (graph.ts).
import type { LayerClassName, NetworkSpec } from './spec.ts';

/** The name under which `inbound` refers to the network's input. */
export const INPUT_NAME = 'input';

const AUTOMATIC_NAMES: Readonly<Record<LayerClassName, string>> = {
  Conv2D: 'conv2d',
  Conv1D: 'conv1d',
  Conv2DTranspose: 'conv2d_transpose',
  DepthwiseConv2D: 'depthwise_conv2d',
  SeparableConv2D: 'separable_conv2d',
  MaxPooling2D: 'max_pooling2d',
  AveragePooling2D: 'average_pooling2d',
  GlobalAveragePooling2D: 'global_average_pooling2d',
  GlobalMaxPooling2D: 'global_max_pooling2d',
  Flatten: 'flatten',
  Dense: 'dense',
  Dropout: 'dropout',
  Embedding: 'embedding',
  BatchNormalization: 'batch_normalization',
  Activation: 'activation',
  Add: 'add',
  Concatenate: 'concatenate',
};

/** Keras's automatic name of the first layer of a class in a fresh session. */
export function automaticName(className: LayerClassName): string {
  return AUTOMATIC_NAMES[className];
}

/**
 * The name of every node: its own, else the automatic one counted per class from nothing: `conv2d`,
 * `conv2d_1` ... as in a fresh Keras session, but passing over names that were given by hand.
 */
export function nodeNames(spec: NetworkSpec): readonly string[] {
  const taken = new Set<string>([INPUT_NAME]);
  for (const node of spec.nodes) if (node.name !== undefined) taken.add(node.name);
  const used = new Map<string, number>();
  return spec.nodes.map((node) => {
    if (node.name !== undefined) return node.name;
    const base = automaticName(node.layer.className);
    let count = used.get(base) ?? 0;
    let name = count === 0 ? base : `${base}_${count}`;
    while (taken.has(name)) {
      count += 1;
      name = `${base}_${count}`;
    }
    used.set(base, count + 1);
    return name;
  });
}
