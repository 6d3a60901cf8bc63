// A Predictor on tfjs: weights as tensors, every node's output by the trainer's own layers.
// Not responsible for: the device (host.ts), what is asked (../inspection.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { clone, dispose, keep, slice, tensor, tidy } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createNodeMap, INSPECTION_CHUNK } from '../inspection.ts';
import type { Predictor, PredictorOptions } from '../predictor.ts';
import { imageTensor } from './batch.ts';
import type { TfjsHost } from './host.ts';
import { nodeTensors } from './inspection.ts';
import { runnableNetwork, type RunnableNetwork } from './network.ts';

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
        const found = nodeTensors(network, kept, x, nodeIndices, new Map());
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
