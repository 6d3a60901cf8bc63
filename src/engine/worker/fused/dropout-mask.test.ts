// What the lesson shows as one step's mask, scale and sums is what the engines compute in that step.
import { expect, test } from 'vitest';
import { dense, dropout, sequential } from '../../../nn/build.ts';
import { dropoutScale, sumsBehind } from '../../../nn/dropout-pass.ts';
import { forwardPass } from '../../../nn/forward.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { lossValue, softmaxInto } from '../../../nn/losses.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import { dropoutKeepInto } from '../../../nn/random.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import type { TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';

const COUNT = 4;
const UNITS = 8;
const CLASSES = 3;
const RATE = 0.5;
const DROPOUT_NODE = 1;
const SEED = toSeed(12);
const SPEC = sequential(
  [4],
  [
    dense({ units: UNITS, activation: 'relu' }),
    dropout({ rate: RATE }),
    dense({ units: CLASSES, activation: 'softmax' }),
  ],
);
const INPUT = Float32Array.of(0.2, 0.9, 0.5, 0.7);
const LABELS = Uint8Array.of(0, 1, 2, 0);

test.each<[string, () => Promise<TrainerBackend>]>([
  ['the fused engine', startFused],
  ['tfjs on the processor', startCpu],
])('masks and sums as %s has them', async (_, start) => {
  const weights = initialWeights(SPEC, toSeed(1));
  const trainer = (await start()).createTrainer({
    spec: SPEC,
    loss: 'sparse_categorical_crossentropy',
    optimizer: ADAM,
    batchSize: COUNT,
    seed: SEED,
    initialWeights: weights,
  });
  const images = Float32Array.from({ length: COUNT * INPUT.length }, (_value, i) => INPUT[i % INPUT.length] ?? 0);
  const activations = forwardPass(SPEC, weights, INPUT)[0]?.values ?? new Float32Array();
  const [, , kernel = new Float32Array(), bias = new Float32Array()] = weights;
  for (const step of [0, 1, 77]) {
    const keep = new Uint8Array(COUNT * UNITS);
    dropoutKeepInto(keep, RATE, SEED, step, DROPOUT_NODE);
    const sums = Array.from({ length: COUNT }, (_value, n) =>
      sumsBehind(activations, keep.subarray(n * UNITS, (n + 1) * UNITS), dropoutScale(RATE), kernel, bias),
    ).flat();
    const probabilities = new Float64Array(COUNT * CLASSES);
    softmaxInto(probabilities, sums, COUNT, CLASSES);
    const { loss, gradients } = await trainer.gradients({ images, labels: LABELS, count: COUNT }, step);
    expect(loss).toBeCloseTo(lossValue('sparse_categorical_crossentropy', probabilities, LABELS, COUNT, CLASSES), 5);
    const slopes = gradients[2]?.values ?? new Float32Array();
    // A unit that no sample of the batch kept, or that is silent, teaches the weights behind it nothing.
    for (let unit = 0; unit < UNITS; unit += 1) {
      const isHeard = Array.from({ length: COUNT }, (_value, n) => keep[n * UNITS + unit]).some((bit) => bit === 1);
      const row = slopes.subarray(unit * CLASSES, (unit + 1) * CLASSES);
      expect(row.some((slope) => slope !== 0)).toBe(isHeard && (activations[unit] ?? 0) > 0);
    }
  }
  trainer.dispose();
});
