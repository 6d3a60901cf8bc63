// The examinations of a trained network: units that are dead, gradients layer by layer, how far weights moved,
// the confusion matrix, the first pictures of the training. Each is asked of the engine, none is made up.
// Not responsible for: training (clinic.ts) or showing.
import type { Evaluation, NamedWeights } from '../../../engine/protocol/calls.ts';
import type { NodeValues } from '../../../engine/protocol/inspection.ts';
import { noisyLabels } from '../../../nn/label-noise.ts';
import { nodeNames } from '../../../nn/names.ts';
import { classOrder, epochOrder } from '../../../nn/order.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { TrainingEngine } from '../train.ts';
import { startingWeights } from './patients.ts';
import type { Treatment } from './patients.ts';

/** Test images that units and gradients are looked at with. */
export const LOOKED_AT = 100;
/** Test images of the confusion matrix. */
export const TESTED = 500;
/** Pictures shown of the first batches. */
export const SHOWN = 16;
const CLASSES = 10;

export interface LayerFinding {
  /** The layer's name, as in the summary. */
  readonly name: string;
  readonly value: number;
}

export interface Findings {
  /** Part of each hidden layer's units that put out exactly 0 for every image looked at. */
  readonly dead: readonly LayerFinding[];
  /** Mean size of the derivative of the first class's score by each hidden layer's outputs. */
  readonly gradients: readonly LayerFinding[];
  /** ||w - w0|| / ||w0|| of each kernel; NaN where weights are no numbers any more. */
  readonly moved: readonly LayerFinding[];
  readonly evaluation: Pick<Evaluation, 'confusion' | 'accuracy' | 'loss'>;
  /** The first pictures in the order training saw them, with the labels it was told. */
  readonly pictures: readonly { readonly pixels: Uint8Array; readonly label: number; readonly isTrue: boolean }[];
}

/** Indices of the dense layers, hidden ones first and the one that gives the scores last. */
function denseNodes(spec: NetworkSpec): readonly number[] {
  return spec.nodes.flatMap(({ layer }, index) => (layer.className === 'Dense' ? [index] : []));
}

/** Units that are exactly 0 for all of `count` samples, as a part of all units. */
export function deadPart({ values }: Pick<NodeValues, 'values'>, count: number): number {
  const units = values.length / count;
  let dead = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let isDead = true;
    for (let n = 0; n < count && isDead; n += 1) isDead = values[n * units + unit] === 0;
    if (isDead) dead += 1;
  }
  return dead / units;
}

function meanSize(values: Float32Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
}

/** ||after - before|| / ||before||. */
export function relativeDistance(after: Float32Array, before: Float32Array): number {
  let [apart, size] = [0, 0];
  after.forEach((value, i) => {
    const old = before[i] ?? 0;
    apart += (value - old) ** 2;
    size += old ** 2;
  });
  return Math.sqrt(apart / size);
}

function movedOf(treatment: Treatment, named: readonly NamedWeights[]): Findings['moved'] {
  const before = startingWeights(treatment);
  return named.flatMap(({ name, values }, place) =>
    name.endsWith('/kernel')
      ? [{ name: name.replace('/kernel', ''), value: relativeDistance(values, before[place] ?? new Float32Array()) }]
      : [],
  );
}

async function firstPictures({ call }: TrainingEngine, { plan }: Treatment): Promise<Findings['pictures']> {
  const indices = Array.from({ length: plan.trainCount }, (_, index) => index);
  const { pixels, labels, shape } = await call('dataset.samples', { dataset: 'mnist', split: 'train', indices });
  const told = noisyLabels(labels, CLASSES, plan.labelNoise ?? 0, plan.seed);
  const order = plan.shuffle === false ? classOrder(told) : epochOrder(plan.trainCount, plan.seed, 0);
  const size = sizeOf(shape);
  return Array.from(order.subarray(0, SHOWN), (index) => ({
    pixels: pixels.slice(index * size, (index + 1) * size),
    label: told[index] ?? 0,
    isTrue: told[index] === labels[index],
  }));
}

/** Examines an open run that rests. One that failed is looked at with its last sound weights. */
export async function examine(engine: TrainingEngine, runId: string, treatment: Treatment): Promise<Findings> {
  const { call } = engine;
  const { spec } = treatment;
  const hidden = denseNodes(spec).slice(0, -1);
  const scores = denseNodes(spec).at(-1) ?? 0;
  const moved = movedOf(treatment, await call('run.weights', { runId }));
  const { phase } = await call('run.snapshot', { runId });
  if (phase === 'failed') await call('run.restore', { runId, to: 'last-good' });
  const indices = Array.from({ length: LOOKED_AT }, (_, index) => index);
  const { pixels } = await call('dataset.samples', { dataset: 'mnist', split: 'test', indices });
  const images = Float32Array.from(pixels, (byte) => byte / 255);
  const outputs = await call('run.activations', { runId, images, count: LOOKED_AT, nodeIndices: hidden });
  const names = nodeNames(spec);
  const gradients: LayerFinding[] = [];
  for (const node of hidden) {
    const of = { nodeIndex: scores, logits: true, unit: 0, reduce: 'sum' } as const;
    const { values } = await call('run.gradient', { runId, images, count: LOOKED_AT, of, with: node });
    gradients.push({ name: names[node] ?? '', value: meanSize(values) });
  }
  const { confusion, accuracy, loss } = await call('run.evaluate', { runId, split: 'test', count: TESTED });
  return {
    dead: outputs.map((node) => ({ name: node.name, value: deadPart(node, LOOKED_AT) })),
    gradients,
    moved,
    evaluation: { confusion, accuracy, loss },
    pictures: await firstPictures(engine, treatment),
  };
}
