// tfjs as its users train: `model.fit` of the umbrella package, data in tensors beforehand.
// Not responsible for: its WASM backend, which has no gradient of a convolution's kernel and so cannot train these.
import * as tf from '@tensorflow/tfjs';
import type { Entrant, SampleBatch, StartedEngine, Task } from '../contract.ts';
import { CLASSES, NETWORKS } from '../networks.ts';
import { tfModel } from './tfjs-model.ts';

/** The part of the asked time that training has to fill. */
const ENOUGH = 0.75;

export async function startTfjs(task: Task): Promise<StartedEngine> {
  if (!(await tf.setBackend(task.backend))) throw new Error(`tfjs has no backend ${task.backend} here`);
  await tf.ready();
  return (batches) => {
    const data = dataSet(batches, task);
    return () => createEntrant(data, task);
  };
}

/** All batches as tensors, one after the other; training for longer than one epoch of them takes more epochs. */
interface DataSet {
  readonly batches: number;
  readonly images: tf.Tensor;
  readonly labels: tf.Tensor;
}

function dataSet(batches: readonly SampleBatch[], { network, batchSize }: Task): DataSet {
  const shape = [batchSize, ...NETWORKS[network].inputShape];
  return tf.tidy(() => ({
    batches: batches.length,
    images: tf.concat(batches.map((batch) => tf.tensor(batch.images, shape))),
    labels: tf.concat(batches.map((batch) => tf.oneHot(tf.tensor1d(batch.labels, 'int32'), CLASSES))),
  }));
}

function createEntrant(data: DataSet, { network, batchSize }: Task): Entrant {
  const model = tfModel(NETWORKS[network]);
  // An epsilon of its own: without one tfjs takes another on WebGL than on the processor.
  const optimizer = tf.train.adam(0.001, 0.9, 0.999, 1e-7);
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  let batchMs = Number.POSITIVE_INFINITY;

  /** `model.fit` over so many batches, or over whole epochs if they are more than there are. */
  async function fit(wanted: number): Promise<{ batches: number; durationMs: number; loss: number }> {
    const count = Math.min(wanted, data.batches) * batchSize;
    const epochs = Math.max(1, Math.round(wanted / data.batches));
    const x = data.images.slice(0, count);
    const y = data.labels.slice(0, count);
    const begin = performance.now();
    const { history } = await model.fit(x, y, { batchSize, epochs, verbose: 0 });
    const durationMs = performance.now() - begin;
    tf.dispose([x, y]);
    const loss = history['loss']?.at(-1);
    return { batches: (count / batchSize) * epochs, durationMs, loss: typeof loss === 'number' ? loss : Number.NaN };
  }

  return {
    parameters: model.countParams(),
    optimizer: 'Adam',
    threads: 1,
    async first() {
      const { loss, durationMs } = await fit(1);
      batchMs = durationMs;
      return loss;
    },
    async train(durationMs) {
      let images = 0;
      let elapsedMs = 0;
      let loss = Number.NaN;
      // Once, if the time of a batch is known well; again, if it was far too long an estimate.
      do {
        const done = await fit(Math.max(1, Math.round((durationMs - elapsedMs) / batchMs)));
        batchMs = done.durationMs / done.batches;
        images += done.batches * batchSize;
        elapsedMs += done.durationMs;
        ({ loss } = done);
      } while (elapsedMs < ENOUGH * durationMs);
      return { images, durationMs: elapsedMs, loss };
    },
  };
}
