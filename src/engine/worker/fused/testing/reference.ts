// A whole network forward and backward in double (or, for comparison, single) precision: loss and the gradient of every
// trainable weight, straight from the spec and independent of the engine's plans. Not responsible for: updates.
import { inboundIndices, INPUT_INDEX } from '../../../../nn/graph.ts';
import { lossGradientInto, lossValue } from '../../../../nn/losses.ts';
import { weightSpecs, type WeightRole } from '../../../../nn/parameters.ts';
import type { LossKind } from '../../../../nn/plan.ts';
import { inferShapes } from '../../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { Reference, type LayerRun, type ReferenceOptions } from './reference-context.ts';
import type { Numbers } from './reference-layers.ts';
import { runLayer, type Weights } from './reference-run.ts';

export interface ReferenceRun {
  readonly outputs: Numbers;
  readonly loss: number;
  /** In the order of weightSpecs; null for weights that are not trained. */
  readonly gradients: readonly (Numbers | null)[];
  /** Moving averages after the step, by weight index. */
  readonly moved: ReadonlyMap<number, Numbers>;
  /** Distance, relative to the tensor's size, from the nearest kink or tie: below it no engine need agree. */
  readonly margin: number;
  /** Largest sum of absolute gradients over a channel: what sums that cancel are made of. */
  readonly scale: number;
}

/**
 * Loss and its slope in the outputs. A softmax or sigmoid before its own cross-entropy is not clipped, since engines
 * compute the two together from the logits; all else is by nn.
 */
function outputLoss(
  spec: NetworkSpec,
  loss: LossKind,
  outputs: Numbers,
  labels: Uint8Array,
  count: number,
  classes: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const gradient = new Float64Array(outputs.length);
  const last = spec.nodes.at(-1)?.layer;
  const activation = last !== undefined && 'activation' in last ? last.activation : 'linear';
  const isSoftmax = activation === 'softmax' && loss.endsWith('categorical_crossentropy');
  if (!isSoftmax && !(activation === 'sigmoid' && loss === 'binary_crossentropy')) {
    lossGradientInto(gradient, loss, outputs, labels, count, classes);
    return { loss: lossValue(loss, outputs, labels, count, classes), gradient };
  }
  const share = isSoftmax ? 1 / count : 1 / (count * classes);
  let total = 0;
  outputs.forEach((p: number, i: number) => {
    const isLabel = labels[Math.floor(i / classes)] === i % classes;
    if (isSoftmax && !isLabel) return;
    total -= Math.log(isLabel ? p : 1 - p) * share;
    gradient[i] = isLabel ? -share / p : share / (1 - p);
  });
  return { loss: total, gradient };
}

export function runReference(options: ReferenceOptions): ReferenceRun {
  const { spec, weights, labels, count, loss } = options;
  const specs = weightSpecs(spec);
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const to = new Reference(options, specs.length);
  const input = to.from(options.images);
  const runs: LayerRun[] = [];
  spec.nodes.forEach((node, nodeIndex) => {
    const indexOf = (role: WeightRole): number =>
      specs.findIndex((weight) => weight.nodeIndex === nodeIndex && weight.role === role);
    const weight: Weights = (role) => {
      const values = weights[indexOf(role)];
      return values === undefined ? null : to.from(values);
    };
    const inputs = (inbound[nodeIndex] ?? []).map((index) =>
      index === INPUT_INDEX ? input : (runs[index]?.output ?? input),
    );
    const found = shapes[nodeIndex]?.inputs ?? [];
    runs.push(runLayer(to, node.layer, nodeIndex, found, inputs, weight, indexOf, options));
  });
  const outputs = runs.at(-1)?.output ?? input;
  const classes = outputs.length / count;
  const end = outputLoss(spec, loss, outputs, labels, count, classes);
  const gradients = new Map<number, Numbers>([[spec.nodes.length - 1, to.from(end.gradient)]]);
  let scale = 0;
  for (let nodeIndex = spec.nodes.length - 1; nodeIndex >= 0; nodeIndex -= 1) {
    const own = gradients.get(nodeIndex);
    if (own === undefined) continue;
    const channels = shapes[nodeIndex]?.output.at(-1) ?? 1;
    let sum = 0;
    for (const value of own) sum += Math.abs(value);
    scale = Math.max(scale, (sum / channels) * (to.gains.get(nodeIndex) ?? 1));
    const back = runs[nodeIndex]?.backward(own) ?? [];
    (inbound[nodeIndex] ?? []).forEach((index, place) => {
      const part = back[place];
      if (part === undefined) return;
      const existing = gradients.get(index);
      gradients.set(index, existing === undefined ? part : to.from(Array.from(part, (v, i) => v + (existing[i] ?? 0))));
    });
  }
  return {
    outputs,
    loss: end.loss,
    gradients: to.gradients,
    moved: to.moved,
    margin: to.margin,
    scale,
  };
}
