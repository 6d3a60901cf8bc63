// The estimate that pages check before a run, against what the fused engine's plan really takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkCost } from '../../../../nn/costs.ts';
import { defaultOptimizer } from '../../../../nn/optimizers.ts';
import type { OptimizerKind } from '../../../../nn/plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../../nn/presets.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../../nn/testing/random-network.ts';
import { trainingBytes } from '../../../../nn/training-memory.ts';
import { isSound, validateNetwork } from '../../../../nn/validate.ts';
import { planNetwork } from './network-plan.ts';

const MIB = 1024 ** 2;

interface Bytes {
  readonly estimate: number;
  readonly taken: number;
}

function compared(spec: NetworkSpec, batchSize: number, optimizer: OptimizerKind, threads: number): Bytes {
  const estimate = trainingBytes(networkCost(spec), spec.inputShape, {
    batchSize,
    optimizer: defaultOptimizer(optimizer),
  });
  const options = { loss: 'mse', optimizer, capacity: batchSize, fusePooling: true, thread: 0, threads } as const;
  return { estimate, taken: planNetwork(spec, options).bytes };
}

describe('the estimate of memory for training', () => {
  it('of the course’s convolutional networks is passed by a quarter at most, and is not four times too large', () => {
    for (const spec of [MNIST_CNN, SEED_CIFAR_CNN]) {
      for (const optimizer of ['sgd', 'adam'] as const) {
        for (const batchSize of [32, 128, 512]) {
          const { estimate, taken } = compared(spec, batchSize, optimizer, 1);
          expect(taken).toBeLessThan(1.25 * estimate);
          expect(taken).toBeGreaterThan(estimate / 4);
        }
      }
    }
  });

  it('of any network is passed by no more than a half and the threads’ scratch', () => {
    const choices = fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 });
    const batch = fc.integer({ min: 1, max: 256 });
    const kind = fc.constantFrom<OptimizerKind>('sgd', 'adam', 'rmsprop');
    let seen = 0;
    fc.assert(
      fc.property(choices, batch, kind, fc.integer({ min: 1, max: 4 }), (some, batchSize, optimizer, threads) => {
        const spec = randomNetwork(chooseFrom(some), { graphs: true, maxLayers: 8 });
        if (!isSound(validateNetwork(spec))) return;
        const { estimate, taken } = compared(spec, batchSize, optimizer, threads);
        expect(taken).toBeLessThan(1.5 * estimate + 6 * MIB * threads);
        expect(taken).toBeGreaterThan(0.2 * estimate);
        seen += 1;
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
