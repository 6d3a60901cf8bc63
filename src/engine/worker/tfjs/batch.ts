// Batches as tensors: images, targets and the weight of each row, filled up to a fixed number of rows where asked.
// Not responsible for: where samples come from.
import type { Tensor } from '@tensorflow/tfjs-core';
import { tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';
import type { Batch } from '../trainer.ts';

export interface BatchTensors {
  /** [rows, ...inputShape] */
  readonly images: Tensor;
  /** [rows, outputs]: 1 at the label, 0 elsewhere. */
  readonly oneHot: Tensor;
  /** [rows], int32; -1 in rows that only fill the batch up. */
  readonly labels: Tensor;
  /** [rows, 1]: 1 / count in real rows, 0 in others. */
  readonly rowWeights: Tensor;
  /** Whether some rows are there only to fill the batch up. */
  readonly isPadded: boolean;
}

/** Images as a tensor of `rows` rows; rows beyond `count` are zero. The array may be reused once they were computed with. */
export function imageTensor(images: Float32Array, count: number, rows: number, inputShape: Shape): Tensor {
  const size = sizeOf(inputShape);
  const used = images.subarray(0, count * size);
  if (used.length !== count * size) throw new Error(`${count} images need ${count * size} values, got ${used.length}`);
  if (rows === count) return tensor(used, [rows, ...inputShape]);
  const padded = new Float32Array(rows * size);
  padded.set(used);
  return tensor(padded, [rows, ...inputShape]);
}

/** Everything of a batch; call it inside tidy, in the block that uses it. */
export function batchTensors(batch: Batch, rows: number, inputShape: Shape, outputs: number): BatchTensors {
  const oneHot = new Float32Array(rows * outputs);
  const labels = new Int32Array(rows).fill(-1);
  const rowWeights = new Float32Array(rows);
  for (let row = 0; row < batch.count; row += 1) {
    const label = batch.labels[row] ?? 0;
    labels[row] = label;
    rowWeights[row] = 1 / batch.count;
    if (label < outputs) oneHot[row * outputs + label] = 1;
  }
  return {
    images: imageTensor(batch.images, batch.count, rows, inputShape),
    oneHot: tensor(oneHot, [rows, outputs]),
    labels: tensor(labels, [rows], 'int32'),
    rowWeights: tensor(rowWeights, [rows, 1]),
    isPadded: rows !== batch.count,
  };
}
