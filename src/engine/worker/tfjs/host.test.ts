// What happens when a device goes away. Not responsible for: real devices (e2e/engine).
import { describe, expect, test } from 'vitest';
import { dense, sequential } from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { Trainer, TrainerBackend } from '../trainer.ts';
import { startCpu } from './start-cpu.ts';

const SPEC = sequential([3], [dense({ units: 2, activation: 'softmax' })]);
const BATCH = { images: Float32Array.of(1, 2, 3, 3, 2, 1), labels: Uint8Array.of(0, 1), count: 2 };

function trainerOn(backend: TrainerBackend): Trainer {
  return backend.createTrainer({
    spec: SPEC,
    loss: 'categorical_crossentropy',
    optimizer: ADAM,
    batchSize: 2,
    seed: toSeed(1),
    initialWeights: initialWeights(SPEC, toSeed(1)),
  });
}

describe('a lost backend', () => {
  test('rejects what is in flight and all that follows, and says so once', async () => {
    const backend = await startCpu();
    const trainer = trainerOn(backend);
    await trainer.step(BATCH, 0);
    const flying = trainer.step(BATCH, 1);
    backend.lose();
    await expect(flying).rejects.toMatchObject({ code: 'backend-lost' });
    await expect(backend.lost).resolves.toBe('lost on request');
    await expect(trainer.step(BATCH, 2)).rejects.toMatchObject({ code: 'backend-lost' });
    await expect(trainer.predict(BATCH.images, 2)).rejects.toMatchObject({
      code: 'backend-lost',
    });
    await expect(trainer.getWeights()).rejects.toMatchObject({ code: 'backend-lost' });
    trainer.dispose();
    backend.dispose();
    const again = trainerOn(await startCpu());
    expect((await again.step(BATCH, 0)).loss).toBeGreaterThan(0);
    again.dispose();
  });

  test('is not taken for the one that was started after it', async () => {
    const old = await startCpu();
    const trainer = trainerOn(old);
    old.lose();
    const fresh = await startCpu();
    old.dispose();
    await expect(trainer.step(BATCH, 0)).rejects.toMatchObject({ code: 'backend-lost' });
    const next = trainerOn(fresh);
    expect((await next.step(BATCH, 0)).loss).toBeGreaterThan(0);
    next.dispose();
  });
});
