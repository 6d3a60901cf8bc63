// Loss, number of correct answers and gradients of one batch. Not responsible for: updating anything.
// tfjs-core registers no gradients by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Tensor } from '@tensorflow/tfjs-core';
import { argMax, cast, clone, concat, engine, equal, keep, reshape, sum, tensor, zeros } from '@tensorflow/tfjs-core';
import { dropoutKeepInto } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Batch, TrainerOptions } from '../trainer.ts';
import { activate } from './activations.ts';
import { batchTensors } from './batch.ts';
import type { BatchMoments } from './batch-normalization.ts';
import { forwardToLogits, outputActivation } from './forward.ts';
import type { TrainingMode } from './layers.ts';
import { lossOf } from './losses.ts';
import type { RunnableNetwork, RunnableNode } from './network.ts';

export interface Question {
  readonly network: RunnableNetwork;
  readonly options: Pick<TrainerOptions, 'loss' | 'seed'>;
  readonly weights: readonly Tensor[];
  readonly batch: Batch;
  /** Counted from 0 over the run; selects the dropout masks. */
  readonly step: number;
  /** Rows to compute; those beyond the batch are empty and count for nothing. */
  readonly rows: number;
}

export interface Differentiated {
  /** [loss, correct]: one small tensor, so that one read brings both. */
  readonly report: Tensor;
  /** In the order of the trainable weights. */
  readonly gradients: readonly Tensor[];
  /** Batch moments of each batch normalization. */
  readonly moments: ReadonlyMap<RunnableNode, BatchMoments>;
}

/** Call it inside tidy. Gradients are exact for the dropout masks of `step` and the moments of the batch. */
export function differentiate({ network, options, weights, batch, step, rows }: Question): Differentiated {
  const outputs = sizeOf(network.outputShape);
  if (network.outputShape.length !== 1) {
    throw new EngineError('network-invalid', `the output [${network.outputShape.join(', ')}] is not a vector`);
  }
  const tensors = batchTensors(batch, rows, network.inputShape, outputs);
  const rowWeights = tensors.isPadded ? reshape(tensors.rowWeights, [rows]) : null;
  const moments = new Map<RunnableNode, BatchMoments>();
  const mode: TrainingMode = {
    kind: 'training',
    rows: rowWeights,
    dropoutMask: (node, shape, rate) => {
      const kept = new Uint8Array(sizeOf(shape));
      dropoutKeepInto(kept, rate, options.seed, step, node.index);
      const scale = 1 / (1 - rate);
      return tensor(
        Float32Array.from(kept, (flag) => flag * scale),
        [...shape],
      );
    },
    onMoments: (node, { mean, variance }) => {
      moments.set(node, { mean: keep(mean), variance: keep(variance) });
    },
  };
  const asides: Tensor[] = [];
  const computeLoss = (): Tensor => {
    const logits = forwardToLogits(network, weights, tensors.images, mode);
    const activation = outputActivation(network);
    // Softmax keeps the order of its inputs; other activations may not, or may make ties.
    const scores = activation === 'softmax' ? logits : activate(logits, activation);
    asides.push(keep(sum(cast(equal(argMax(scores, -1), tensors.labels), 'float32'))));
    return lossOf(options.loss, logits, activation, { oneHot: tensors.oneHot, rows: tensors.rowWeights });
  };
  const trainable = network.trainable.flatMap((position) => weights[position] ?? []);
  const { value, grads } =
    trainable.length === 0
      ? { value: computeLoss(), grads: [] }
      : engine().gradients(computeLoss, trainable, undefined, true);
  return {
    report: concat([reshape(value, [1]), ...asides.map((count) => reshape(release(count), [1]))]),
    // A weight that the output doesn't depend on has no entry.
    gradients: trainable.map((weight, index) => grads[index] ?? zeros(weight.shape)),
    moments: new Map(
      [...moments].map(([node, { mean, variance }]) => [node, { mean: release(mean), variance: release(variance) }]),
    ),
  };
}

/** Hands a kept tensor back to the enclosing tidy. Kept ones outlive the scope of the forward pass, as they must. */
function release(kept: Tensor): Tensor {
  const tracked = clone(kept);
  kept.dispose();
  return tracked;
}
