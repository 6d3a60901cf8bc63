// Epochs of a run decide as Keras's EarlyStopping, whatever the curve.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watchLosses } from '../../../nn/early-stopping.ts';
import type { EarlyStopping, TrainingPlan } from '../../../nn/plan.ts';
import type { EpochRecord } from '../../protocol/calls.ts';
import { TINY_PLAN } from '../testing/test-engine.ts';
import { stepsPerEpoch, stopsEarly, withEpoch } from './epochs.ts';

/** Trains no network: a run whose epochs have these losses, for as long as it would go on. */
function runOf(losses: readonly number[], earlyStopping: EarlyStopping | null, validates: boolean) {
  const plan: TrainingPlan = { ...TINY_PLAN, validationCount: validates ? 12 : 0, earlyStopping };
  const steps = stepsPerEpoch(plan);
  let epochs: readonly EpochRecord[] = [];
  for (const loss of losses) {
    const batches = { loss: new Float32Array(steps).fill(loss), accuracy: new Float32Array(steps) };
    epochs = withEpoch(epochs, plan, batches, validates ? { loss, accuracy: 0 } : null);
    if (stopsEarly(epochs, earlyStopping)) break;
  }
  return epochs;
}

/** keras.callbacks.EarlyStopping of Keras 3, line by line, in its own words. */
function kerasEarlyStopping(losses: readonly number[], { patience, minDelta }: EarlyStopping) {
  const less = -Math.abs(minDelta);
  let [wait, bestEpoch, epochs]: [number, number, number] = [0, 0, 0];
  let best: number | null = null;
  for (const [epoch, current] of losses.entries()) {
    epochs = epoch + 1;
    wait += 1;
    if (best === null || current - less < best) {
      [best, bestEpoch, wait] = [current, epoch, 0];
      continue;
    }
    if (wait >= patience && epoch > 0) break;
  }
  return { epochs, bestEpoch };
}

// Eighths are exact in float32, so that means of batches are, too; few values make ties common.
const losses = fc.array(
  fc.integer({ min: 0, max: 24 }).map((n) => n / 8),
  { minLength: 1, maxLength: 25 },
);
const stopping = fc.record({
  patience: fc.nat(6),
  minDelta: fc.constantFrom(0, 0.125, 0.375, -0.25),
  restoreBestWeights: fc.boolean(),
});

test('a run stops when Keras stops, and its best epoch is the one whose weights Keras restores', () => {
  fc.assert(
    fc.property(losses, stopping, fc.boolean(), (curve, earlyStopping, validates) => {
      const epochs = runOf(curve, earlyStopping, validates);
      const keras = kerasEarlyStopping(curve, earlyStopping);
      expect(epochs).toHaveLength(keras.epochs);
      expect(epochs.flatMap(({ best }, index) => (best ? [index] : []))).toEqual([keras.bestEpoch]);
      // What a page computes of the recorded curve is what the run does.
      const foreseen = watchLosses(curve, earlyStopping);
      expect([foreseen.length, foreseen.at(-1)?.best]).toEqual([keras.epochs, keras.bestEpoch]);
    }),
  );
});

test('without early stopping it never stops, and the best epoch is the first with the lowest loss', () => {
  fc.assert(
    fc.property(losses, (curve) => {
      const epochs = runOf(curve, null, true);
      expect(epochs).toHaveLength(curve.length);
      expect(epochs.findIndex(({ best }) => best)).toBe(curve.indexOf(Math.min(...curve)));
    }),
  );
});
