// A NetworkSpec made ready to run: for each node where its inputs and its weights are found.
// Not responsible for: judging the spec (nn/validate.ts) or computing anything (forward.ts).
import { inboundIndices } from '../../../nn/graph.ts';
import type { WeightRole, WeightSpec } from '../../../nn/parameters.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Layer, NetworkSpec, Shape } from '../../../nn/spec.ts';

export interface RunnableNode {
  readonly layer: Layer;
  readonly index: number;
  /** Index of the node each input comes from; nn's INPUT_INDEX is the network's input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  /** Position in the list of weights of each role that this layer has. */
  readonly weights: ReadonlyMap<WeightRole, number>;
}

export interface RunnableNetwork {
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly nodes: readonly RunnableNode[];
  readonly weightSpecs: readonly WeightSpec[];
  /** Positions in the list of weights of those that training changes. */
  readonly trainable: readonly number[];
}

/** Resolves names to indices. Throws nn's NetworkProblemError on an invalid spec. */
export function runnableNetwork(spec: NetworkSpec): RunnableNetwork {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const weights = weightSpecs(spec);
  const nodes = spec.nodes.map((node, index): RunnableNode => {
    const shape = shapes[index];
    const inputs = inbound[index];
    if (shape === undefined || inputs === undefined) throw new Error(`node ${index} has no shape`);
    const roles = new Map<WeightRole, number>();
    weights.forEach((weight, position) => {
      if (weight.nodeIndex === index) roles.set(weight.role, position);
    });
    return {
      layer: node.layer,
      index,
      inputs,
      inputShapes: shape.inputs,
      outputShape: shape.output,
      weights: roles,
    };
  });
  return {
    inputShape: spec.inputShape,
    outputShape: nodes.at(-1)?.outputShape ?? spec.inputShape,
    nodes,
    weightSpecs: weights,
    trainable: weights.flatMap((weight, position) => (weight.trainable ? [position] : [])),
  };
}
