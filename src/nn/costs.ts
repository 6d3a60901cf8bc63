// What a network costs to run: multiplications, numbers kept, memory. For one sample, float32.
// Not responsible for: time, which depends on the machine.
import { countParameters } from './parameters.ts';
import { inferShapes, sizeOf } from './shapes.ts';
import type { Layer, NetworkSpec, Shape } from './spec.ts';

const BYTES_PER_VALUE = 4;

export interface NodeCost {
  readonly name: string;
  /** Multiply-accumulates of one forward pass of one sample. */
  readonly macs: number;
  /** Numbers the layer puts out for one sample. */
  readonly activations: number;
  readonly activationBytes: number;
  readonly parameters: number;
  readonly parameterBytes: number;
}

export interface NetworkCost {
  readonly perNode: readonly NodeCost[];
  readonly macs: number;
  /** All layers together: what training keeps of one sample for the way back. */
  readonly activations: number;
  readonly activationBytes: number;
  readonly parameters: number;
  readonly parameterBytes: number;
}

/**
 * Multiply-accumulates with weights, padding zeros counted as if they were multiplied, biases not counted.
 * Convolution: places x filters x window x channels; transposed: input places x window x channels x filters;
 * depthwise: places x outputs x window; dense: places x inputs x units; normalisation: one a value. The rest, an embedding's table too: none.
 */
export function layerMacs(layer: Layer, inputs: readonly Shape[], output: Shape): number {
  const input = inputs[0] ?? [];
  const channels = input[input.length - 1] ?? 0;
  switch (layer.className) {
    case 'Conv2D':
      return sizeOf(output) * sizeOf(layer.kernelSize) * channels;
    case 'Conv1D':
      return sizeOf(output) * layer.kernelSize * channels;
    case 'Conv2DTranspose':
      return sizeOf(input) * sizeOf(layer.kernelSize) * layer.filters;
    case 'DepthwiseConv2D':
      return sizeOf(output) * sizeOf(layer.kernelSize);
    case 'SeparableConv2D': {
      const spread = channels * layer.depthMultiplier;
      return sizeOf(output.slice(0, 2)) * spread * (sizeOf(layer.kernelSize) + layer.filters);
    }
    case 'Dense':
      return sizeOf(output) * channels;
    case 'BatchNormalization':
      return sizeOf(output);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Dropout':
    case 'Activation':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      return 0;
    default:
      return layer satisfies never;
  }
}

/** Costs of every node and their sums. Throws NetworkProblemError on an invalid network. */
export function networkCost(spec: NetworkSpec): NetworkCost {
  const shapes = inferShapes(spec);
  const { perNode: parameters } = countParameters(spec);
  const perNode = spec.nodes.map((node, index): NodeCost => {
    const { name, inputs, output } = shapes[index] ?? { name: '', inputs: [], output: [] };
    const activations = sizeOf(output);
    const weights = parameters[index]?.total ?? 0;
    return {
      name,
      macs: layerMacs(node.layer, inputs, output),
      activations,
      activationBytes: activations * BYTES_PER_VALUE,
      parameters: weights,
      parameterBytes: weights * BYTES_PER_VALUE,
    };
  });
  const sum = (pick: (cost: NodeCost) => number): number => perNode.reduce((total, cost) => total + pick(cost), 0);
  return {
    perNode,
    macs: sum((cost) => cost.macs),
    activations: sum((cost) => cost.activations),
    activationBytes: sum((cost) => cost.activationBytes),
    parameters: sum((cost) => cost.parameters),
    parameterBytes: sum((cost) => cost.parameterBytes),
  };
}
