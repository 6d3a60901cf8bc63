// What to do about a fault of a network: a code and, where it needs no decision, the mended network.
// Not responsible for: finding faults. A mend cures its own fault; others may remain or appear.
import { dense, flatten } from './build.ts';
import { isSequential } from './graph.ts';
import type { NetworkFault, NetworkMendCode, NetworkProblem } from './problems.ts';
import { repairedNumbers } from './repair.ts';
import type { Layer, LayerNode, NetworkSpec, Shape } from './spec.ts';

export interface MendContext {
  readonly inputShape?: Shape;
  readonly classes?: number;
}

type Mend = readonly [mend: NetworkMendCode | null, mended: NetworkSpec | null];

const NO_MEND: Mend = [null, null];

function withNode(spec: NetworkSpec, index: number, node: LayerNode): NetworkSpec {
  return { ...spec, nodes: spec.nodes.map((old, i) => (i === index ? node : old)) };
}

function withLayer(spec: NetworkSpec, index: number, layer: Layer): NetworkSpec {
  const node = spec.nodes[index];
  return node === undefined ? spec : withNode(spec, index, { ...node, layer });
}

/** Inserting or removing moves automatic names, so only chains without references are mended that way. */
function isPlainChain(spec: NetworkSpec): boolean {
  return isSequential(spec) && spec.nodes.every((node) => node.inbound === undefined);
}

function inserted(spec: NetworkSpec, index: number, layer: Layer): NetworkSpec | null {
  if (!isPlainChain(spec)) return null;
  return { ...spec, nodes: [...spec.nodes.slice(0, index), { layer }, ...spec.nodes.slice(index)] };
}

function removed(spec: NetworkSpec, index: number): NetworkSpec | null {
  return isPlainChain(spec) ? { ...spec, nodes: spec.nodes.filter((_, i) => i !== index) } : null;
}

function withoutInbound(spec: NetworkSpec, index: number): NetworkSpec | null {
  const node = spec.nodes[index];
  if (node === undefined) return null;
  const { inbound: _, ...rest } = node;
  return withNode(spec, index, rest);
}

function withoutName(spec: NetworkSpec, index: number): NetworkSpec | null {
  const node = spec.nodes[index];
  if (node === undefined) return null;
  const { name: _, ...rest } = node;
  return withNode(spec, index, rest);
}

/** Ends the network in `classes` probabilities; new layers read the one before them. */
function ended(spec: NetworkSpec, classes: number | undefined, isVector: boolean): NetworkSpec | null {
  if (classes === undefined) return null;
  const head: readonly Layer[] = [
    ...(isVector ? [] : [flatten()]),
    dense({ units: classes, activation: classes === 1 ? 'sigmoid' : 'softmax' }),
  ];
  return { ...spec, nodes: [...spec.nodes, ...head.map((layer) => ({ layer }))] };
}

function withDilationOne(layer: Layer): Layer {
  if (!('dilationRate' in layer)) return layer;
  return layer.className === 'Conv1D' ? { ...layer, dilationRate: 1 } : { ...layer, dilationRate: [1, 1] };
}

function withOutputActivation(spec: NetworkSpec, activation: 'softmax' | 'sigmoid'): NetworkSpec | null {
  const index = spec.nodes.length - 1;
  const layer = spec.nodes[index]?.layer;
  return layer !== undefined && 'activation' in layer ? withLayer(spec, index, { ...layer, activation }) : null;
}

function mendWindow(fault: NetworkFault, spec: NetworkSpec, index: number, layer: Layer): Mend {
  if (layer.className === 'MaxPooling2D' || layer.className === 'AveragePooling2D') {
    const size = Number(fault.values['size']);
    if (size <= 1) return ['remove-layer', removed(spec, index)];
    const poolSize = layer.poolSize.map((side) => Math.min(side, size));
    const strides = layer.strides.map((side) => Math.min(side, size));
    const [ph = 1, pw = 1] = poolSize;
    const [sh = 1, sw = 1] = strides;
    return ['shrink-window', withLayer(spec, index, { ...layer, poolSize: [ph, pw], strides: [sh, sw] })];
  }
  return 'padding' in layer ? ['pad-same', withLayer(spec, index, { ...layer, padding: 'same' })] : NO_MEND;
}

function mendNode(fault: NetworkFault, spec: NetworkSpec, context: MendContext, index: number, node: LayerNode): Mend {
  const { layer } = node;
  switch (fault.code) {
    case 'not-a-positive-integer': {
      const round = Number.isFinite(fault.values['value']);
      return [round ? 'round-up' : 'use-default', withLayer(spec, index, repairedNumbers(layer))];
    }
    case 'number-out-of-range':
    case 'dropout-rate-range':
      return ['use-default', withLayer(spec, index, repairedNumbers(layer))];
    case 'strides-and-dilation':
      return ['drop-dilation', withLayer(spec, index, withDilationOne(layer))];
    case 'name-invalid':
    case 'duplicate-name':
      return ['drop-name', node.name === undefined ? null : withoutName(spec, index)];
    case 'unknown-inbound':
    case 'inbound-not-earlier':
    case 'too-many-inputs':
      return ['read-previous', withoutInbound(spec, index)];
    case 'too-few-inputs':
      return node.inbound !== undefined && layer.className !== 'Add' && layer.className !== 'Concatenate'
        ? ['read-previous', withoutInbound(spec, index)]
        : ['remove-layer', removed(spec, index)];
    case 'rank-mismatch':
      return spec.nodes[index - 1]?.layer.className === 'Flatten' && isPlainChain(spec)
        ? ['remove-flatten', removed(spec, index - 1)]
        : ['remove-layer', removed(spec, index)];
    case 'kernel-larger-than-input':
    case 'spatial-size-zero':
      return mendWindow(fault, spec, index, layer);
    case 'dense-without-flatten':
      return ['insert-flatten', inserted(spec, index, flatten())];
    case 'output-not-vector':
      return ['add-dense-softmax', ended(spec, context.classes, false)];
    case 'output-not-classes':
      return layer.className === 'Dense' && context.classes !== undefined
        ? ['set-units', withLayer(spec, index, { ...layer, units: context.classes })]
        : ['add-dense-softmax', ended(spec, context.classes, true)];
    case 'softmax-missing':
      return ['set-softmax', withOutputActivation(spec, 'softmax')];
    case 'softmax-of-one':
      return ['set-sigmoid', withOutputActivation(spec, 'sigmoid')];
    case 'network-empty':
    case 'input-shape-invalid':
    case 'input-not-dataset':
    case 'shapes-differ':
    case 'output-unused':
    case 'too-many-parameters':
    case 'too-many-activations':
      return NO_MEND;
    default:
      return fault.code satisfies never;
  }
}

function mendOf(fault: NetworkFault, spec: NetworkSpec, context: MendContext): Mend {
  const node = fault.nodeIndex === null ? undefined : spec.nodes[fault.nodeIndex];
  if (fault.nodeIndex !== null && node !== undefined) return mendNode(fault, spec, context, fault.nodeIndex, node);
  if (fault.code === 'network-empty') {
    return ['add-dense-softmax', ended(spec, context.classes, spec.inputShape.length === 1)];
  }
  const isInput = fault.code === 'input-shape-invalid' || fault.code === 'input-not-dataset';
  if (!isInput || context.inputShape === undefined) return NO_MEND;
  return ['use-dataset-shape', { ...spec, inputShape: context.inputShape }];
}

/** The fault with its mend. */
export function withMend(fault: NetworkFault, spec: NetworkSpec, context: MendContext): NetworkProblem {
  const [mend, mended] = mendOf(fault, spec, context);
  return { ...fault, mend, mended };
}
