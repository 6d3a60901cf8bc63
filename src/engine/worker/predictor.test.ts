// Predictors of both engines put out the same: of random networks and of random inverted residuals, whichever nodes are
// asked for. Not responsible for: published weights (models/published.test.ts), threads (fused/prediction-team.test.ts).
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initialWeights } from '../../nn/initializers.ts';
import { mobileNetV2 } from '../../nn/mobilenet/mobilenet-v2.ts';
import { toSeed } from '../../nn/plan.ts';
import { sizeOf } from '../../nn/shapes.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { chooseFrom, randomNetwork, type Choose } from '../../nn/testing/random-network.ts';
import { startFused } from './fused/backend.ts';
import { FUSED_IDS } from '../protocol/backends.ts';
import { isSupported } from './fused/kernel-build.ts';
import { largestDifference, randomBatch, randomWeights, sizeOfLargest } from './fused/testing/cases.ts';
import { invertedResiduals } from './fused/testing/inverted-residuals.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { TrainerBackend } from './trainer.ts';

let ours: readonly TrainerBackend[];
let cpu: TrainerBackend;
beforeAll(async () => {
  ours = await Promise.all(FUSED_IDS.filter(isSupported).map((id) => startFused(id)));
  cpu = await startCpu();
});
afterAll(() => {
  for (const backend of [...ours, cpu]) backend.dispose();
});

const CHOICES = fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 });

async function expectAgreement(spec: NetworkSpec, nodeIndices: readonly number[], seed: number, count: number) {
  const weights = randomWeights(spec, seed);
  const { images } = randomBatch(spec, count, seed);
  const reference = cpu.createPredictor({ spec, weights });
  const theirs = await reference.outputs(images, count, nodeIndices);
  reference.dispose();
  for (const backend of ours) {
    const predictor = backend.createPredictor({ spec, weights });
    // Other nodes first: their plan must leave nothing behind.
    await predictor.outputs(images, count, [spec.nodes.length - 1]);
    const found = await predictor.outputs(images, count, nodeIndices);
    predictor.dispose();
    expect(found).toHaveLength(nodeIndices.length);
    found.forEach((values, index) => {
      const other = theirs[index] ?? new Float32Array();
      const allowed = 1e-5 * Math.max(1, sizeOfLargest(other));
      const difference = largestDifference(values, other);
      if (!(difference <= allowed)) expect.fail(`${backend.id}, node ${nodeIndices[index]}: off by ${difference}`);
    });
  }
}

/** One to three nodes, in any order and perhaps twice. */
function chooseNodes(choose: Choose, spec: NetworkSpec): readonly number[] {
  return Array.from({ length: 1 + choose(3) }, () => choose(spec.nodes.length));
}

describe('predictors of both engines agree', () => {
  test('on random inverted residuals', async () => {
    await fc.assert(
      fc.asyncProperty(CHOICES, async (choices) => {
        const choose = chooseFrom(choices);
        const spec = invertedResiduals(choose);
        await expectAgreement(spec, chooseNodes(choose, spec), choose(99_999), 1 + choose(5));
      }),
      { numRuns: 120 },
    );
  });

  test('on random networks of all layers', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(CHOICES, async (choices) => {
        const choose = chooseFrom(choices);
        const activations = ['linear', 'relu6', 'relu', 'sigmoid', 'softmax', 'swish'] as const;
        const spec = randomNetwork(choose, { graphs: true, maxLayers: 6, activations });
        if (sizeOf(spec.inputShape) > 600) return;
        checked += 1;
        await expectAgreement(spec, chooseNodes(choose, spec), choose(99_999), 1 + choose(40));
      }),
      { numRuns: 120 },
    );
    expect(checked).toBeGreaterThan(40);
  });
});

describe('a predictor', () => {
  const spec = mobileNetV2({ sizePx: 64, classes: 10, normalization: 'folded' });
  const weights = randomWeights(spec, 1);
  const { images } = randomBatch(spec, 2, 1);
  const last = spec.nodes.length - 1;

  test('is counted while it lives, and takes the same memory for the same question', async () => {
    for (const backend of [...ours, cpu]) {
      const before = backend.memory();
      const predictor = backend.createPredictor({ spec, weights });
      await predictor.outputs(images, 2, [last]);
      const after = backend.memory();
      expect(after.bytes).toBeGreaterThan(before.bytes);
      await predictor.outputs(images.subarray(images.length / 2), 1, [last]);
      await predictor.outputs(images, 2, [3, last]);
      await predictor.outputs(images, 2, [last]);
      expect(backend.memory().tensors).toBe(after.tensors);
      predictor.dispose();
      predictor.dispose();
      expect(backend.memory()).toEqual(before);
      await expect(predictor.outputs(images, 2, [last])).rejects.toMatchObject({ code: 'internal' });
    }
  });

  test('needs a fraction of what looking into a network does: MobileNetV2 fits into 24 MiB', async () => {
    const whole = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'folded' });
    const [backend] = ours;
    const before = backend?.memory().bytes ?? 0;
    const predictor = backend?.createPredictor({ spec: whole, weights: initialWeights(whole, toSeed(1)) });
    await predictor?.outputs(randomBatch(whole, 1, 1).images, 1, [whole.nodes.length - 1]);
    expect((backend?.memory().bytes ?? Infinity) - before).toBeLessThan(24 * 1024 * 1024);
    predictor?.dispose();
  });

  test('keeps nothing of the arrays it is given', async () => {
    for (const backend of [...ours, cpu]) {
      const given = weights.map((values) => values.slice());
      const predictor = backend.createPredictor({ spec, weights: given });
      const [first] = await predictor.outputs(images.subarray(0, images.length / 2), 1, [last]);
      for (const values of given) values.fill(Number.NaN);
      expect(await predictor.outputs(images.subarray(0, images.length / 2), 1, [last])).toEqual([first]);
      predictor.dispose();
    }
  });

  test('refuses nodes that are none, images that are too few, and weights that do not fit', async () => {
    for (const backend of [...ours, cpu]) {
      const predictor = backend.createPredictor({ spec, weights });
      for (const node of [-1, spec.nodes.length, 0.5]) {
        await expect(predictor.outputs(images, 2, [node])).rejects.toMatchObject({ code: 'limit-exceeded' });
      }
      await expect(predictor.outputs(images, 3, [last])).rejects.toMatchObject({ code: 'limit-exceeded' });
      expect(await predictor.outputs(images, 2, [])).toEqual([]);
      predictor.dispose();
      expect(() => backend.createPredictor({ spec, weights: weights.slice(1) })).toThrow(/weights given/);
      const short = weights.map((values, index) => (index === 4 ? values.slice(1) : values));
      expect(() => backend.createPredictor({ spec, weights: short })).toThrow(/needs/);
    }
  });
});
