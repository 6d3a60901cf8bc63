// The self-check's answers computed anew, and faults that it must catch.
import { describe, expect, test } from 'vitest';
import { startBackend } from './backends.ts';
import { answersError, selfCheck, SELF_CHECK_TOLERANCE, selfCheckAnswers } from './self-check.ts';
import { SELF_CHECK_ANSWERS } from './self-check-answers.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { Trainer, TrainerBackend } from './trainer.ts';

/** A backend whose trainers have a fault. */
function withFault(backend: TrainerBackend, fault: (trainer: Trainer) => Partial<Trainer>): TrainerBackend {
  return {
    ...backend,
    createTrainer: (options) => {
      const trainer = backend.createTrainer(options);
      return { ...trainer, ...fault(trainer) };
    },
  };
}

describe('the self-check', () => {
  test('has the answers that tfjs gives in plain JavaScript', async () => {
    expect(answersError(await selfCheckAnswers(await startCpu()), SELF_CHECK_ANSWERS)).toBeLessThan(1e-6);
  });

  test('holds every trainable weight and gradient, and leaves nothing behind', async () => {
    const backend = await startCpu();
    const { error } = await selfCheck(backend);
    expect(error).toBeLessThan(1e-6);
    expect(SELF_CHECK_ANSWERS.map(({ weights, gradients }) => [weights.length, gradients.length])).toEqual([
      [96, 96],
      [28, 28],
    ]);
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  test('comes with a started backend', async () => {
    const { selfCheck: found } = await startBackend('cpu');
    expect(found?.error).toBeLessThan(SELF_CHECK_TOLERANCE);
    expect(found?.durationMs).toBeGreaterThan(0);
  });

  test.each<[string, (trainer: Trainer) => Partial<Trainer>]>([
    [
      'one gradient off by a thousandth',
      (trainer) => ({
        gradients: async (batch, step) => {
          const { loss, gradients } = await trainer.gradients(batch, step);
          const bent = gradients.map((gradient, i) =>
            i === 0 ? { ...gradient, values: gradient.values.map((value) => value * 1.001) } : gradient,
          );
          return { loss, gradients: bent };
        },
      }),
    ],
    [
      'a loss that is not a number',
      (trainer) => ({ step: async (batch, step) => ({ ...(await trainer.step(batch, step)), loss: Number.NaN }) }),
    ],
    [
      'predictions of half the batch',
      (trainer) => ({ predict: async (images, count) => (await trainer.predict(images, count)).subarray(0, 3) }),
    ],
    [
      'weights that are never updated',
      (trainer) => ({
        step: async (batch, step) => ({ loss: (await trainer.gradients(batch, step)).loss, correct: 0 }),
      }),
    ],
  ])('catches %s', async (_, fault) => {
    const { error } = await selfCheck(withFault(await startCpu(), fault));
    expect(error).toBeGreaterThan(SELF_CHECK_TOLERANCE);
  });
});
