// Every backend that runs in this browser against tfjs cpu, in a worker as in the product: gradients, trajectories,
// memory, resuming and losing the device. Not responsible for: formulas (worker/tfjs/*.test.ts hold cpu to numeric
// gradients and nn).
import type { BackendId } from '../../src/engine/protocol/calls.ts';
import { expect, test } from './fixtures.ts';

const COMPARED_BACKENDS: readonly BackendId[] = ['fused-relaxed', 'fused', 'webgl', 'webgpu'];

for (const backend of COMPARED_BACKENDS) {
  test.describe(backend, () => {
    test('passes its self-check on starting', async ({ run }) => {
      const { selfCheck } = await run('startUp', { backend });
      expect(selfCheck?.error).toBeLessThan(1e-5);
    });

    test('agrees with cpu on every layer class: first gradients, ten steps, predictions', async ({ run }) => {
      for (const found of await run('compareNetworks', { backend, steps: 10 })) {
        expect.soft(found.loss, `${found.name}: loss`).toBeLessThan(1e-5);
        expect.soft(found.gradients, `${found.name}: gradient of ${found.worstGradient}`).toBeLessThan(1e-5);
        expect.soft(found.activations, `${found.name}: outputs of nodes`).toBeLessThan(1e-5);
        expect.soft(found.scalarGradients, `${found.name}: gradients of scalars`).toBeLessThan(1e-5);
        expect.soft(found.lossAfter, `${found.name}: loss after ten steps`).toBeLessThan(1e-3);
        expect.soft(found.weightsAfter, `${found.name}: weights after ten steps`).toBeLessThan(1e-3);
        expect.soft(found.predictions, `${found.name}: predictions after ten steps`).toBeLessThan(1e-3);
        expect.soft(found.countsDiffer, `${found.name}: steps with another number of correct answers`).toBe(0);
      }
    });

    test('holds as many tensors and bytes after 500 steps as after 50', async ({ run }) => {
      const { early, late, after } = await run('memoryOverSteps', { backend });
      expect(early.tensors).toBeGreaterThan(0);
      expect(late).toEqual(early);
      expect(after).toEqual({ tensors: 0, bytes: 0 });
    });

    test('looks inside a network as cpu does, and twenty looks leave nothing behind', async ({ run }) => {
      const { differences, early, late } = await run('lookInside', { backend, repetitions: 20 });
      for (const { name, error } of differences) expect.soft(error, name).toBeLessThan(1e-4);
      expect(late).toEqual(early);
    });

    test('trains on bit for bit when weights and optimizer state are read, or restored', async ({ run }) => {
      const { uninterrupted, watched, resumed } = await run('resumedRun', { backend });
      expect(watched).toEqual(uninterrupted);
      expect(resumed).toEqual(uninterrupted);
    });
  });
}

for (const backend of ['webgl', 'webgpu'] as const) {
  test(`${backend} rejects steps in flight when the device is lost, and starts afresh`, async ({ run }) => {
    const { ends, why, later, expected, continued } = await run('loseAndRecover', { backend });
    expect(ends).toEqual(['backend-lost', 'backend-lost']);
    expect(later).toBe('backend-lost');
    expect(why).not.toBe('');
    expect(continued).toEqual(expected);
  });
}

test('backends that train at the same time do not disturb each other', async ({ run }) => {
  const { alone, together } = await run('interleaved', {
    backends: ['webgl', 'webgpu', 'fused-relaxed', 'fused', 'cpu'],
  });
  expect(together).toEqual(alone);
});

test('webgl without float32 textures is refused', async ({ run }) => {
  const [report] = await run('refusals', { backends: ['webgl'], withoutFloatTextures: true });
  expect(report).toMatchObject({ id: 'webgl', state: 'skipped', reason: 'not-supported' });
  expect(report?.detail).toContain('float32');
});
