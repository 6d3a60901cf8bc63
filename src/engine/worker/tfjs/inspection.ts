// Looks into a network on tfjs: outputs of nodes and gradients of scalars, in inference mode.
// Not responsible for: whose weights (trainer.ts), what is asked (../inspection.ts), reading back.
// tfjs-core registers no gradients by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Tensor } from '@tensorflow/tfjs-core';
import { clone, engine, mul, reshape, sum, tensor, zeros } from '@tensorflow/tfjs-core';
import { INPUT_INDEX } from '../../../nn/graph.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { GradientQuestion } from '../../protocol/inspection.ts';
import type { Selection } from '../inspection.ts';
import { activate } from './activations.ts';
import { applyLayer, endingActivation } from './layers.ts';
import type { RunnableNetwork } from './network.ts';

/** Outputs of nodes by index, and the input at INPUT_INDEX. */
type Known = Map<number, Tensor>;

/** Computes the nodes from `first` to `last` into `known`. Returns the last one before its activation. */
function runInto(known: Known, network: RunnableNetwork, weights: readonly Tensor[], first: number, last: number) {
  let raw: Tensor | undefined;
  for (const node of network.nodes.slice(first, last + 1)) {
    const inputs = node.inputs.map((from) => {
      const input = known.get(from);
      if (input === undefined) throw new Error(`node ${node.index} reads ${from} before it exists`);
      return input;
    });
    raw = applyLayer(node, inputs, weights, { kind: 'inference' });
    known.set(node.index, activate(raw, endingActivation(node)));
  }
  if (raw === undefined) throw new Error(`no nodes from ${first} to ${last}`);
  return raw;
}

/** Outputs of the nodes asked for, [n, ...shape] each. Call it inside tidy. */
export function nodeTensors(
  network: RunnableNetwork,
  weights: readonly Tensor[],
  x: Tensor,
  nodeIndices: readonly number[],
): readonly Tensor[] {
  if (nodeIndices.length === 0) return [];
  const known: Known = new Map([[INPUT_INDEX, x]]);
  runInto(known, network, weights, 0, Math.max(...nodeIndices));
  return nodeIndices.flatMap((nodeIndex) => known.get(nodeIndex) ?? []);
}

export interface ScalarTensors {
  /** [n] */
  readonly scalars: Tensor;
  /** [n, ...shape] of what the scalar is differentiated by. */
  readonly gradient: Tensor;
}

/** Call it inside tidy. */
export function scalarTensors(
  network: RunnableNetwork,
  weights: readonly Tensor[],
  x: Tensor,
  { of, with: target }: Pick<GradientQuestion, 'of' | 'with'>,
  selection: Selection,
): ScalarTensors {
  const known: Known = new Map([[INPUT_INDEX, x]]);
  const changed = target === 'input' ? INPUT_INDEX : target;
  if (target !== 'input') runInto(known, network, weights, 0, target);
  // A layer that changes nothing hands its input on; only the way through this node is asked for.
  const start = clone(known.get(changed) ?? x);
  known.set(changed, start);
  const shape = network.nodes[of.nodeIndex]?.outputShape ?? [];
  const rows = x.shape[0] ?? 0;
  const size = sizeOf(shape);
  const chosen = new Float32Array(size);
  for (const index of selection.indices) chosen[index] = selection.weight;
  const mask = tensor(chosen, [1, size]);
  const asScalars = (): Tensor => {
    // Nodes before the changed one stay as they are.
    const later: Known = new Map(known);
    const raw = runInto(later, network, weights, changed + 1, of.nodeIndex);
    const read = of.logits === true ? raw : (later.get(of.nodeIndex) ?? raw);
    return sum(mul(reshape(read, [rows, size]), mask), 1);
  };
  // Without a given outer gradient every sample's scalar counts once.
  const { value, grads } = engine().gradients(asScalars, [start], undefined, true);
  return { scalars: value, gradient: grads[0] ?? zeros(start.shape) };
}
