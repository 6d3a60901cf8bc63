// Trains one network on a tfjs backend. Not responsible for: keeping weights and slots (parameter-store.ts), the
// forward pass (forward.ts), differentiation (differentiate.ts), the device (host.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { clone, dispose, keep, slice, tidy } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createNodeMap, INSPECTION_CHUNK } from '../inspection.ts';
import type { Batch, Trainer, TrainerOptions } from '../trainer.ts';
import { imageTensor } from './batch.ts';
import type { Differentiated } from './differentiate.ts';
import { differentiate } from './differentiate.ts';
import { forward } from './forward.ts';
import type { TfjsHost } from './host.ts';
import { nodeTensors, scalarTensors } from './inspection.ts';
import { runnableNetwork } from './network.ts';
import { createParameterStore, freshSlots } from './parameter-store.ts';

/** Samples that a prediction on a GPU computes at once at least, so that single images share a shape's shaders. */
const SMALLEST_CHUNK = 32;

/** Makes a trainer on a started backend. Throws nn's NetworkProblemError on an invalid spec, else EngineErrors. */
export function createTfjsTrainer(host: TfjsHost, options: TrainerOptions): Trainer {
  const { optimizer, batchSize, initialWeights } = options;
  const network = runnableNetwork(options.spec);
  const outputs = sizeOf(network.outputShape);
  const inputSize = sizeOf(network.inputShape);
  const trainableSpecs = network.weightSpecs.filter(({ trainable }) => trainable);
  const nodes = createNodeMap(options.spec);
  const store = createParameterStore(network, optimizer);
  let isDisposed = false;

  function compute<T>(work: () => T): T {
    if (isDisposed) throw new EngineError('internal', 'the trainer was disposed');
    return host.compute(work);
  }

  function differentiated(batch: Batch, step: number): Differentiated {
    const rows = host.padsBatches ? Math.max(batch.count, batchSize) : batch.count;
    return differentiate({ network, options, weights: store.weights, batch, step, rows });
  }

  function readAll(tensors: readonly Tensor[]): Promise<readonly Float32Array[]> {
    return Promise.all(tensors.map((each) => host.read(each)));
  }

  function predictChunk(
    frozen: readonly Tensor[],
    images: Float32Array,
    count: number,
    rows: number,
  ): Promise<Float32Array> {
    return compute(() => {
      const output = tidy(() => {
        const x = imageTensor(images, count, rows, network.inputShape);
        const all = forward(network, frozen, x, { kind: 'inference' });
        return keep(rows === count ? clone(all) : slice(all, 0, count));
      });
      return host.read(output);
    });
  }

  /**
   * Asks something chunk by chunk of the weights of this moment, and hands what was read, without the rows that only
   * fill a chunk up, to `place`. The tensors that `ask` returns have a row for each sample.
   */
  async function inspect(
    images: Float32Array,
    count: number,
    ask: (frozen: readonly Tensor[], x: Tensor, start: number) => readonly Tensor[],
    place: (read: readonly Float32Array[], start: number) => void,
  ): Promise<void> {
    const frozen = compute(() => store.weights.map((weight) => keep(clone(weight))));
    try {
      for (let start = 0; start < count; start += INSPECTION_CHUNK) {
        const size = Math.min(INSPECTION_CHUNK, count - start);
        // One picture is the common case, and two shapes are few enough to compile.
        const rows = host.padsBatches && size > 1 ? INSPECTION_CHUNK : size;
        const found = compute(() =>
          tidy(() => {
            const x = imageTensor(images.subarray(start * inputSize), size, rows, network.inputShape);
            return ask(frozen, x, start).map((each) => keep(rows === size ? clone(each) : slice(each, 0, size)));
          }),
        );
        place(await readAll(found), start);
      }
    } finally {
      dispose([...frozen]);
    }
  }

  compute(() => {
    store.loadWeights(initialWeights);
    store.loadSlots(freshSlots(network, optimizer), 0);
  });

  return {
    backend: host.id,
    async step(batch, step) {
      const report = compute(() =>
        tidy(() => {
          const found = differentiated(batch, step);
          store.update(found.gradients, found.moments);
          return keep(found.report);
        }),
      );
      const [loss = Number.NaN, correct = 0] = await host.read(report);
      return { loss, correct: Math.round(correct) };
    },
    async gradients(batch, step) {
      const asked = compute(() =>
        tidy(() => {
          const { report, gradients } = differentiated(batch, step);
          return [report, ...gradients].map((each) => keep(clone(each)));
        }),
      );
      const [report, ...values] = await readAll(asked);
      return {
        loss: report?.[0] ?? Number.NaN,
        gradients: trainableSpecs.map(({ name, shape }, i) => ({
          name,
          shape,
          values: values[i] ?? new Float32Array(),
        })),
      };
    },
    async predict(images, count) {
      const result = new Float32Array(count * outputs);
      const chunk = host.padsBatches ? Math.max(batchSize, SMALLEST_CHUNK) : batchSize;
      // The weights of this moment, whatever steps are queued while chunks are read.
      const frozen = compute(() => store.weights.map((weight) => keep(clone(weight))));
      const readings: Promise<void>[] = [];
      try {
        for (let start = 0; start < count; start += chunk) {
          const size = Math.min(chunk, count - start);
          const rows = host.padsBatches ? chunk : size;
          const reading = predictChunk(frozen, images.subarray(start * inputSize), size, rows).then((values) =>
            result.set(values, start * outputs),
          );
          // The awaits below may never come to this one; it must not count as unhandled then.
          reading.catch(() => undefined);
          // One chunk is computed while the one before it is read.
          await readings.at(-1);
          readings.push(reading);
        }
        await readings.at(-1);
      } finally {
        dispose([...frozen]);
      }
      return result;
    },
    async activations(images, count, nodeIndices, ablated = []) {
      const found = nodes.emptyValues(nodeIndices, images, count);
      const silenced = nodes.silencedBy(ablated);
      await inspect(
        images,
        count,
        (frozen, x) => nodeTensors(network, frozen, x, nodeIndices, silenced),
        (read, start) => {
          found.forEach(({ shape, values }, i) => values.set(read[i] ?? [], start * sizeOf(shape)));
        },
      );
      return found;
    },
    async scalarGradient(question) {
      const { images, count } = question;
      const { selection, shape } = nodes.selectionOf(question);
      const scalars = new Float32Array(count);
      const values = new Float32Array(count * sizeOf(shape));
      await inspect(
        images,
        count,
        (frozen, x, start) => {
          const found = scalarTensors(network, frozen, x, question, selection, start);
          return [found.scalars, found.gradient];
        },
        ([scalarRows = [], gradientRows = []], start) => {
          scalars.set(scalarRows, start);
          values.set(gradientRows, start * sizeOf(shape));
        },
      );
      return { scalars, shape, values };
    },
    async getWeights() {
      return store.splitWeights(await readAll(compute(() => store.copyWeights())));
    },
    setWeights: (values) => compute(() => store.loadWeights(values)),
    async getOptimizerState() {
      const step = store.updates;
      return { step, slots: store.splitSlots(await readAll(compute(() => store.copySlots()))) };
    },
    setOptimizerState: ({ slots, step }) => compute(() => store.loadSlots(slots, step)),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      store.dispose();
    },
  };
}
