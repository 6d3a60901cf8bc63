// Looks into a network on tfjs: outputs of nodes and gradients of scalars, in inference mode.
// Not responsible for: whose weights (trainer.ts), what is asked (../inspection.ts), reading back.
// tfjs-core registers no gradients by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Tensor } from '@tensorflow/tfjs-core';
import { clone, engine, greater, mul, relu, relu6, reshape, sum, tensor, where, zeros } from '@tensorflow/tfjs-core';
import { INPUT_INDEX } from '../../../nn/graph.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { GradientQuestion } from '../../protocol/inspection.ts';
import type { Selection, Silenced } from '../inspection.ts';
import { activate } from './activations.ts';
import { withGradient } from './custom-gradient.ts';
import { applyLayer, endingActivation } from './layers.ts';
import type { RunnableNetwork } from './network.ts';

/** Outputs of nodes by index, and the input at INPUT_INDEX. */
type Known = Map<number, Tensor>;

/** What is done differently from the network as it was trained. */
interface Changes {
  readonly silenced?: Silenced;
  readonly isGuided?: boolean;
}

/** A ReLU that lets only positive gradients back, where it was itself between its bounds. */
function guided(x: Tensor, activation: 'relu' | 'relu6'): Tensor {
  return withGradient([x], () => {
    const value = activation === 'relu' ? relu(x) : relu6(x);
    return {
      value,
      saved: [x, value],
      gradient: (dy, saved) => {
        const isOpen = mul(greater(saved(0), 0), activation === 'relu' ? 1 : greater(6, saved(0)));
        return [mul(relu(dy), isOpen)];
      },
    };
  });
}

/** The output with some of its numbers at nought, whatever they were: nought times NaN would be NaN. */
function silence(output: Tensor, indices: readonly number[]): Tensor {
  const [, ...shape] = output.shape;
  const isKept = new Uint8Array(sizeOf(shape)).fill(1);
  for (const index of indices) isKept[index] = 0;
  return where(tensor(isKept, [1, ...shape], 'bool'), output, zeros([1, ...shape]));
}

/** Computes the nodes from `first` to `last` into `known`. Returns the last one before its activation. */
function runInto(
  known: Known,
  network: RunnableNetwork,
  weights: readonly Tensor[],
  [first, last]: readonly [number, number],
  { silenced, isGuided = false }: Changes = {},
) {
  let raw: Tensor | undefined;
  for (const node of network.nodes.slice(first, last + 1)) {
    const inputs = node.inputs.map((from) => {
      const input = known.get(from);
      if (input === undefined) throw new Error(`node ${node.index} reads ${from} before it exists`);
      return input;
    });
    raw = applyLayer(node, inputs, weights, { kind: 'inference' });
    const activation = endingActivation(node);
    const isRelu = activation === 'relu' || activation === 'relu6';
    const output = isGuided && isRelu ? guided(raw, activation) : activate(raw, activation);
    const indices = silenced?.get(node.index) ?? [];
    known.set(node.index, indices.length === 0 ? output : silence(output, indices));
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
  silenced: Silenced,
): readonly Tensor[] {
  if (nodeIndices.length === 0) return [];
  const known: Known = new Map([[INPUT_INDEX, x]]);
  runInto(known, network, weights, [0, Math.max(...nodeIndices)], { silenced });
  return nodeIndices.flatMap((nodeIndex) => known.get(nodeIndex) ?? []);
}

export interface ScalarTensors {
  /** [n] */
  readonly scalars: Tensor;
  /** [n, ...shape] of what the scalar is differentiated by. */
  readonly gradient: Tensor;
}

/** `start`: number of the first sample of `x` among all that are asked about. Call it inside tidy. */
export function scalarTensors(
  network: RunnableNetwork,
  weights: readonly Tensor[],
  x: Tensor,
  { of, with: target, guided: isGuided = false }: Pick<GradientQuestion, 'of' | 'with' | 'guided'>,
  selection: Selection,
  start: number,
): ScalarTensors {
  const known: Known = new Map([[INPUT_INDEX, x]]);
  const changed = target === 'input' ? INPUT_INDEX : target;
  if (target !== 'input') runInto(known, network, weights, [0, target]);
  // A layer that changes nothing hands its input on; only the way through this node is asked for.
  const origin = clone(known.get(changed) ?? x);
  known.set(changed, origin);
  const shape = network.nodes[of.nodeIndex]?.outputShape ?? [];
  const rows = x.shape[0] ?? 0;
  const size = sizeOf(shape);
  const apart = selection.stride === 0 ? 1 : rows;
  const chosen = new Float32Array(apart * size);
  for (let n = 0; n < apart; n += 1) {
    // Rows beyond the samples are empty and count for nothing.
    selection.indices.forEach((index, at) => {
      chosen[n * size + index] = selection.weights[(start + n) * selection.stride + at] ?? 0;
    });
  }
  const mask = tensor(chosen, [apart, size]);
  const asScalars = (): Tensor => {
    // Nodes before the changed one stay as they are.
    const later: Known = new Map(known);
    const raw = runInto(later, network, weights, [changed + 1, of.nodeIndex], { isGuided });
    const read = of.logits === true ? raw : (later.get(of.nodeIndex) ?? raw);
    return sum(mul(reshape(read, [rows, size]), mask), 1);
  };
  // Without a given outer gradient every sample's scalar counts once.
  const { value, grads } = engine().gradients(asScalars, [origin], undefined, true);
  return { scalars: value, gradient: grads[0] ?? zeros(origin.shape) };
}
