// A Predictor on tfjs: weights as tensors, nodes' outputs by the trainer's own layers.
// Not responsible for: the device (host.ts), what is asked (../inspection.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { clone, dispose, keep, slice, tensor, tidy } from '@tensorflow/tfjs-core';
import { INPUT_INDEX } from '../../../nn/graph.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createNodeMap, INSPECTION_CHUNK } from '../inspection.ts';
import type { Predictor, PredictorOptions } from '../predictor.ts';
import { activate } from './activations.ts';
import { imageTensor } from './batch.ts';
import type { TfjsHost } from './host.ts';
import { applyLayer, endingActivation } from './layers.ts';
import { runnableNetwork, type RunnableNetwork, type RunnableNode } from './network.ts';

/** Throws EngineError `internal` unless there is an array of the right length for each weight. */
function checkWeights({ weightSpecs }: RunnableNetwork, weights: readonly Float32Array[]): void {
  if (weights.length !== weightSpecs.length) {
    throw new EngineError('internal', `${weights.length} weights given, ${weightSpecs.length} needed`);
  }
  weightSpecs.forEach(({ name, shape }, index) => {
    const length = weights[index]?.length ?? 0;
    if (length !== sizeOf(shape))
      throw new EngineError('internal', `${name} needs ${sizeOf(shape)} values, got ${length}`);
  });
}

/** The nodes that the asked ones need, themselves included, in order. */
function neededNodes({ nodes }: RunnableNetwork, asked: readonly number[]): readonly RunnableNode[] {
  const needed = new Set(asked);
  for (const node of nodes.toReversed()) {
    if (needed.has(node.index)) for (const input of node.inputs) needed.add(input);
  }
  return nodes.filter(({ index }) => needed.has(index));
}

/**
 * Outputs of the nodes asked for, [n, ...shape] each; of the others each is freed when its last reader has run, as all of a
 * large network at once are more than small devices have. Call it inside tidy.
 */
function lastingOutputs(
  network: RunnableNetwork,
  weights: readonly Tensor[],
  x: Tensor,
  asked: readonly number[],
): readonly Tensor[] {
  const nodes = neededNodes(network, asked);
  const lastReaders = new Map(nodes.flatMap((node) => node.inputs.map((input) => [input, node] as const)));
  const known = new Map<number, Tensor>([[INPUT_INDEX, x]]);
  for (const node of nodes) {
    const inputs = node.inputs.map((from) => {
      const input = known.get(from);
      if (input === undefined) throw new Error(`node ${node.index} reads ${from} before it exists`);
      return input;
    });
    const output = tidy(() => {
      const value = activate(applyLayer(node, inputs, weights, { kind: 'inference' }), endingActivation(node));
      // A layer that changes nothing hands its input on, which may be freed before its output.
      return inputs.includes(value) ? clone(value) : value;
    });
    known.set(node.index, output);
    for (const input of new Set(node.inputs)) {
      if (lastReaders.get(input) === node && !asked.includes(input)) known.get(input)?.dispose();
    }
  }
  return asked.flatMap((index) => known.get(index) ?? []);
}

/** Makes a predictor on a started backend. Throws nn's NetworkProblemError on an invalid spec, else EngineErrors. */
export function createTfjsPredictor(host: TfjsHost, { spec, weights }: PredictorOptions): Predictor {
  const network = runnableNetwork(spec);
  const nodes = createNodeMap(spec);
  const inputSize = sizeOf(network.inputShape);
  checkWeights(network, weights);
  let isDisposed = false;
  const kept = compute(() =>
    network.weightSpecs.map(({ shape }, index) =>
      keep(tensor((weights[index] ?? new Float32Array()).slice(), [...shape])),
    ),
  );

  function compute<T>(work: () => T): T {
    if (isDisposed) throw new EngineError('internal', 'the predictor was disposed');
    return host.compute(work);
  }

  /** Outputs of the samples in `images`; rows that only fill the chunk up are cut off. */
  function run(images: Float32Array, count: number, nodeIndices: readonly number[]): readonly Tensor[] {
    // One picture is the common case, and two shapes are few enough to compile.
    const rows = host.padsBatches && count > 1 ? INSPECTION_CHUNK : count;
    return compute(() =>
      tidy(() => {
        const x = imageTensor(images, count, rows, network.inputShape);
        const found = lastingOutputs(network, kept, x, nodeIndices);
        return found.map((each) => keep(rows === count ? clone(each) : slice(each, 0, count)));
      }),
    );
  }

  return {
    async outputs(images, count, nodeIndices) {
      const found = nodes.emptyValues(nodeIndices, images, count);
      for (let start = 0; start < count; start += INSPECTION_CHUNK) {
        const size = Math.min(INSPECTION_CHUNK, count - start);
        const tensors = run(images.subarray(start * inputSize), size, nodeIndices);
        const read = await Promise.all(tensors.map((each) => host.read(each)));
        found.forEach(({ shape, values }, index) => values.set(read[index] ?? [], start * sizeOf(shape)));
      }
      return found.map(({ values }) => values);
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      dispose([...kept]);
    },
  };
}
