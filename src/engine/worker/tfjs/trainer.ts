// Trains one network on a tfjs backend: weights and optimizer slots as tensors that live from step to step.
// Not responsible for: the forward pass (forward.ts), differentiation (differentiate.ts), update formulas
// (optimizers.ts), the device (host.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { add, clone, dispose, keep, mul, slice, tensor, tidy } from '@tensorflow/tfjs-core';
import { initialSlotValue, slotCount } from '../../../nn/optimizers.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Trainer, TrainerOptions } from '../trainer.ts';
import { imageTensor } from './batch.ts';
import type { BatchMoments } from './batch-normalization.ts';
import { differentiate } from './differentiate.ts';
import { forward } from './forward.ts';
import type { TfjsHost } from './host.ts';
import { runnableNetwork } from './network.ts';
import type { RunnableNode } from './network.ts';
import { updateRule } from './optimizers.ts';

/** Samples that a prediction on a GPU computes at once at least, so that single images share a shape's shaders. */
const SMALLEST_CHUNK = 32;

/** A tensor computed on the device. Fresh, trained and restored values then take the same path through every kernel. */
function upload(values: Float32Array, shape: Shape): Tensor {
  return tidy(() => keep(mul(tensor(values, [...shape]), 1)));
}

function required<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new EngineError('internal', `item ${index} of ${items.length} is missing`);
  return item;
}

/** Makes a trainer on a started backend. Throws nn's NetworkProblemError on an invalid spec, else EngineErrors. */
export function createTfjsTrainer(host: TfjsHost, options: TrainerOptions): Trainer {
  const { optimizer, batchSize } = options;
  const network = runnableNetwork(options.spec);
  const outputs = sizeOf(network.outputShape);
  const inputSize = sizeOf(network.inputShape);
  const trainableSpecs = network.trainable.map((position) => required(network.weightSpecs, position));
  let weights: readonly Tensor[] = [];
  let slots: readonly (readonly Tensor[])[] = [];
  let updates = 0;
  let isDisposed = false;

  function compute<T>(work: () => T): T {
    if (isDisposed) throw new EngineError('internal', 'the trainer was disposed');
    return host.compute(work);
  }

  function uploadAll(values: readonly Float32Array[], shapes: readonly Shape[]): readonly Tensor[] {
    if (values.length !== shapes.length) {
      throw new EngineError('internal', `${values.length} weights given, ${shapes.length} needed`);
    }
    values.forEach(({ length }, index) => {
      const size = sizeOf(required(shapes, index));
      if (length !== size) throw new EngineError('internal', `weight ${index} has ${length} values, not ${size}`);
    });
    return values.map((value, index) => upload(value, required(shapes, index)));
  }

  function setWeights(values: readonly Float32Array[]): void {
    compute(() => {
      const fresh = uploadAll(
        values,
        network.weightSpecs.map((spec) => spec.shape),
      );
      dispose([...weights]);
      weights = fresh;
    });
  }

  /** Reads copies: reading a tensor itself moves it off the device, which would change how later steps compute. */
  function readCopies(tensors: readonly Tensor[]): readonly Promise<Float32Array>[] {
    return compute(() => tensors.map((source) => host.read(tidy(() => keep(mul(source, 1))))));
  }

  /** Applies the update rule and moves the averages; disposes what it replaces. Call it inside compute. */
  function update(gradients: readonly Tensor[], moments: ReadonlyMap<RunnableNode, BatchMoments>): void {
    updates += 1;
    const rule = updateRule(optimizer, updates);
    const nextWeights = [...weights];
    const nextSlots = slots.map((slot) => [...slot]);
    const replaced: Tensor[] = [];
    tidy(() => {
      network.trainable.forEach((position, index) => {
        const weight = required(weights, position);
        const own = slots.map((slot) => required(slot, index));
        const next = rule(weight, required(gradients, index), own);
        nextWeights[position] = keep(next.weight);
        replaced.push(weight);
        next.slots.forEach((slot, slotIndex) => {
          required(nextSlots, slotIndex)[index] = keep(slot);
          replaced.push(required(own, slotIndex));
        });
      });
      for (const [node, { mean, variance }] of moments) {
        if (node.layer.className !== 'BatchNormalization') continue;
        const { momentum } = node.layer;
        for (const [role, value] of [['moving_mean', mean] as const, ['moving_variance', variance] as const]) {
          const position = node.weights.get(role) ?? -1;
          const average = required(weights, position);
          nextWeights[position] = keep(add(mul(average, momentum), mul(value, 1 - momentum)));
          replaced.push(average);
        }
      }
    });
    weights = nextWeights;
    slots = nextSlots;
    dispose(replaced);
  }

  function rowsFor(count: number): number {
    return host.padsBatches ? Math.max(count, batchSize) : count;
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

  setWeights(options.initialWeights);
  slots = compute(() =>
    Array.from({ length: slotCount(optimizer.kind) }, () =>
      trainableSpecs.map(({ shape }) =>
        upload(new Float32Array(sizeOf(shape)).fill(initialSlotValue(optimizer)), shape),
      ),
    ),
  );

  return {
    backend: host.id,
    async step(batch, step) {
      const report = compute(() =>
        tidy(() => {
          const found = differentiate({ network, options, weights, batch, step, rows: rowsFor(batch.count) });
          update(found.gradients, found.moments);
          return keep(found.report);
        }),
      );
      const [loss = Number.NaN, correct = 0] = await host.read(report);
      return { loss, correct: Math.round(correct) };
    },
    async gradients(batch, step) {
      const { report, gradients } = compute(() =>
        tidy(() => {
          const found = differentiate({ network, options, weights, batch, step, rows: rowsFor(batch.count) });
          return { report: keep(found.report), gradients: found.gradients.map((gradient) => keep(clone(gradient))) };
        }),
      );
      const [numbers, ...values] = await Promise.all([report, ...gradients].map((read) => host.read(read)));
      return {
        loss: numbers?.[0] ?? Number.NaN,
        gradients: trainableSpecs.map(({ name, shape }, index) => ({ name, shape, values: required(values, index) })),
      };
    },
    async predict(images, count) {
      const result = new Float32Array(count * outputs);
      const chunk = host.padsBatches ? Math.max(batchSize, SMALLEST_CHUNK) : batchSize;
      // The weights of this moment, whatever steps are queued while chunks are read.
      const frozen = compute(() => weights.map((weight) => keep(clone(weight))));
      try {
        let reading: Promise<void> = Promise.resolve();
        for (let start = 0; start < count; start += chunk) {
          const size = Math.min(chunk, count - start);
          const rows = host.padsBatches ? chunk : size;
          const values = predictChunk(frozen, images.subarray(start * inputSize), size, rows);
          const previous = reading;
          reading = values.then((outputsOfChunk) => result.set(outputsOfChunk, start * outputs));
          await previous;
        }
        await reading;
      } finally {
        dispose([...frozen]);
      }
      return result;
    },
    async getWeights() {
      return Promise.all(readCopies(weights));
    },
    setWeights,
    async getOptimizerState() {
      const step = updates;
      return { step, slots: await Promise.all(readCopies(slots.flat())) };
    },
    setOptimizerState(state) {
      compute(() => {
        const shapes = trainableSpecs.map((spec) => spec.shape);
        const count = slotCount(optimizer.kind);
        const flat = uploadAll(state.slots, Array.from({ length: count }, () => shapes).flat());
        dispose(slots.flat());
        slots = Array.from({ length: count }, (_, slot) =>
          flat.slice(slot * shapes.length, (slot + 1) * shapes.length),
        );
        updates = state.step;
      });
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      dispose([...weights, ...slots.flat()]);
      weights = [];
      slots = [];
    },
  };
}
