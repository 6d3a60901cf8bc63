// A trainer for tests of everything around trainers: softmax regression in plain TypeScript, with the optimizers of nn,
// behind a pretended device that may answer late, fail or be lost. Never part of the site.
import { countCorrect } from '../../../nn/metrics.ts';
import { lossValue, softmaxCrossentropyGradientInto, softmaxInto } from '../../../nn/losses.ts';
import { initialSlotValue, optimizerStepInto, slotCount } from '../../../nn/optimizers.ts';
import { createRandom } from '../../../nn/random.ts';
import type { BackendId } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Batch, Trainer, TrainerBackend, TrainerOptions } from '../trainer.ts';

export interface TestDevice {
  readonly id: BackendId;
  /** Called with every step before it is computed; what it throws is thrown by the trainer. */
  beforeStep?(step: number): void;
  /** Delays every answer of the device; by default an answer comes at once. */
  answer?<T>(value: T): Promise<T>;
}

export interface TestBackend extends TrainerBackend {
  /** Trainers made and not disposed. */
  readonly trainers: number;
}

/** A device that is lost leaves all it was asked unanswered, as a lost WebGL context does. */
export function createTestBackend(device: TestDevice): TestBackend {
  let isLost = false;
  let tellLost: (why: string) => void = () => undefined;
  const live = new Set<Trainer>();
  const lost = new Promise<string>((resolve) => {
    tellLost = resolve;
  });

  async function answer<T>(value: T): Promise<T> {
    const given = device.answer === undefined ? value : await device.answer(value);
    return isLost ? new Promise<T>(() => undefined) : given;
  }

  return {
    id: device.id,
    lost,
    get trainers() {
      return live.size;
    },
    createTrainer(options) {
      const trainer = createSoftmaxTrainer(device, options, answer, () => live.delete(trainer));
      live.add(trainer);
      return trainer;
    },
    createPredictor() {
      throw new EngineError('internal', 'the test device has no predictors');
    },
    memory: () => ({ tensors: live.size, bytes: 0 }),
    lose() {
      isLost = true;
      tellLost('lost by the test');
    },
    dispose() {
      isLost = true;
    },
  };
}

function createSoftmaxTrainer(
  device: TestDevice,
  options: TrainerOptions,
  answer: <T>(value: T) => Promise<T>,
  disposed: () => void,
): Trainer {
  const { optimizer, loss: kind, seed } = options;
  let [kernel, bias] = copies(options.initialWeights);
  const classes = bias.length;
  const inputs = kernel.length / classes;
  const perSlot = slotCount(optimizer.kind);
  let slots = Array.from({ length: 2 * perSlot }, (_, i) =>
    new Float32Array(i % 2 === 0 ? kernel.length : classes).fill(initialSlotValue(optimizer)),
  );
  let updates = 0;

  function outputsOf(images: Float32Array, count: number): Float32Array {
    const logits = new Float32Array(count * classes);
    for (let n = 0; n < count; n += 1) {
      for (let k = 0; k < classes; k += 1) {
        let sum = bias[k] ?? 0;
        for (let i = 0; i < inputs; i += 1) sum += (images[n * inputs + i] ?? 0) * (kernel[i * classes + k] ?? 0);
        logits[n * classes + k] = sum;
      }
    }
    softmaxInto(logits, logits, count, classes);
    return logits;
  }

  function gradientsOf({ images, labels, count }: Batch, outputs: Float32Array, step: number): Float32Array[] {
    const dLogits = new Float32Array(outputs.length);
    softmaxCrossentropyGradientInto(dLogits, outputs, labels, count, classes);
    // Stands for dropout: depends on seed and step, so that a resumed run which miscounts steps is found out.
    const noise = 0.5 + createRandom(seed, 9, step).uniform();
    const [dKernel, dBias] = [new Float32Array(kernel.length), new Float32Array(classes)];
    for (let n = 0; n < count; n += 1) {
      for (let k = 0; k < classes; k += 1) {
        const d = noise * (dLogits[n * classes + k] ?? 0);
        dBias[k] = (dBias[k] ?? 0) + d;
        for (let i = 0; i < inputs; i += 1) {
          const at = i * classes + k;
          dKernel[at] = (dKernel[at] ?? 0) + d * (images[n * inputs + i] ?? 0);
        }
      }
    }
    return [dKernel, dBias];
  }

  function differentiate(batch: Batch, step: number): { loss: number; correct: number; gradients: Float32Array[] } {
    const outputs = outputsOf(batch.images, batch.count);
    return {
      loss: lossValue(kind, outputs, batch.labels, batch.count, classes),
      correct: countCorrect(outputs, batch.labels, batch.count, classes),
      gradients: gradientsOf(batch, outputs, step),
    };
  }

  return {
    backend: device.id,
    step(batch, step) {
      device.beforeStep?.(step);
      const { loss, correct, gradients } = differentiate(batch, step);
      updates += 1;
      [kernel, bias].forEach((weight, w) => {
        const own = slots.filter((_, i) => i % 2 === w);
        optimizerStepInto(optimizer, updates, weight, gradients[w] ?? new Float32Array(0), own);
      });
      return answer({ loss, correct });
    },
    predict: (images, count) => answer(outputsOf(images, count)),
    gradients(batch, step) {
      const { loss, gradients } = differentiate(batch, step);
      const named = gradients.map((values, i) => ({ name: String(i), shape: [values.length], values }));
      return answer({ loss, gradients: named });
    },
    activations: () => Promise.reject(new EngineError('internal', 'the test device cannot be looked into')),
    scalarGradient: () => Promise.reject(new EngineError('internal', 'the test device cannot be looked into')),
    getWeights: () => answer([kernel.slice(), bias.slice()]),
    setWeights(weights) {
      [kernel, bias] = copies(weights);
    },
    getOptimizerState: () => answer({ step: updates, slots: slots.map((slot) => slot.slice()) }),
    setOptimizerState(state) {
      updates = state.step;
      slots = state.slots.map((slot) => slot.slice());
    },
    dispose: disposed,
  };
}

function copies(weights: readonly Float32Array[]): [Float32Array, Float32Array] {
  const [kernel, bias] = weights;
  if (kernel === undefined || bias === undefined) throw new EngineError('internal', 'not a softmax regression');
  return [kernel.slice(), bias.slice()];
}
