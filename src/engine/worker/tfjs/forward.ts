// The forward pass of a whole network. Not responsible for: losses, gradients, updates.
import type { Tensor } from '@tensorflow/tfjs-core';
import { INPUT_INDEX } from '../../../nn/graph.ts';
import { activate } from './activations.ts';
import type { Mode } from './layers.ts';
import { applyLayer, endingActivation } from './layers.ts';
import type { RunnableNetwork } from './network.ts';

/**
 * Output of the network before the activation of its last layer. x: [n, ...inputShape]; weights in the order of
 * nn's `weightSpecs`. Finish with `activate(result, outputActivation(network))`.
 */
export function forwardToLogits(network: RunnableNetwork, weights: readonly Tensor[], x: Tensor, mode: Mode): Tensor {
  const outputs: Tensor[] = [];
  for (const node of network.nodes) {
    const inputs = node.inputs.map((from) => {
      const input = from === INPUT_INDEX ? x : outputs[from];
      if (input === undefined) throw new Error(`node ${node.index} reads ${from} before it exists`);
      return input;
    });
    const value = applyLayer(node, inputs, weights, mode);
    const isLast = node.index === network.nodes.length - 1;
    outputs.push(isLast ? value : activate(value, endingActivation(node)));
  }
  return outputs.at(-1) ?? x;
}

/** Output of the network: [n, ...outputShape]. */
export function forward(network: RunnableNetwork, weights: readonly Tensor[], x: Tensor, mode: Mode): Tensor {
  return activate(forwardToLogits(network, weights, x, mode), outputActivation(network));
}

/** The activation that turns the last layer's values into the network's output. */
export function outputActivation(network: RunnableNetwork) {
  const last = network.nodes.at(-1);
  return last === undefined ? 'linear' : endingActivation(last);
}
