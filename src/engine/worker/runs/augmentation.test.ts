// A plan's augmentation reaches the trainer: fresh images in every epoch, the same on every backend and after a resume, and
// never in validation or testing.
import { describe, expect, it } from 'vitest';
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { drawAugmentation } from '../../../nn/augmentation/draw.ts';
import { NO_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import { epochOrder } from '../../../nn/order.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { BackendId } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { loadAugment } from '../augmentation/load-augment.ts';
import { createHandlers } from '../handlers.ts';
import type { Platform } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE, tinySample } from '../testing/tiny-dataset.ts';

const AUGMENTATION = { ...NO_AUGMENTATION, widthShift: 0.4, rotationDegrees: 30, horizontalFlip: true, noise: 0.1 };
const PLAN: TrainingPlan = { ...TINY_PLAN, augmentation: AUGMENTATION };
const SIZE = { height: 3, width: 3, channels: 1 };
const STEPS_PER_EPOCH = Math.ceil(PLAN.trainCount / PLAN.batchSize);

interface Seen {
  /** Images of each step, and of each prediction, as the trainer got them. */
  readonly trained: readonly (readonly number[])[];
  readonly predicted: readonly (readonly number[])[];
}

/** Trains `steps` batches, in as many pieces as given, with the run closed and opened again between them. */
async function seen(
  plan: TrainingPlan,
  pieces: readonly number[],
  backend: BackendId = 'fused',
  more: Pick<Platform, 'loadAugment'> = {},
): Promise<Seen> {
  const platform = { ...createTestPlatform().platform, ...more };
  const [trained, predicted]: [number[][], number[][]] = [[], []];
  const watched = {
    ...platform,
    async startBackend(id: BackendId) {
      const started = await platform.startBackend(id);
      return {
        ...started,
        createTrainer(options: Parameters<typeof started.createTrainer>[0]) {
          const trainer = started.createTrainer(options);
          return {
            ...trainer,
            step(...given: Parameters<typeof trainer.step>) {
              trained.push([...given[0].images]);
              return trainer.step(...given);
            },
            predict(...given: Parameters<typeof trainer.predict>) {
              predicted.push([...given[0]]);
              return trainer.predict(...given);
            },
          };
        },
      };
    },
  };
  const handlers = createHandlers(watched, { base: BASE, chosen: null }, () => undefined);
  const context = { signal: createCanceller().signal, report: () => undefined };
  for (const count of pieces) {
    await handlers['run.open']({ runId: 'a', spec: TINY_NETWORK, plan, backend }, context);
    await handlers['run.step']({ runId: 'a', count }, context);
    await handlers['run.close']({ runId: 'a', forget: false }, context);
  }
  return { trained, predicted };
}

/** What step `step` should see, from the definitions. */
function expected(plan: TrainingPlan, step: number): readonly number[] {
  const epoch = Math.floor(step / STEPS_PER_EPOCH);
  const from = (step % STEPS_PER_EPOCH) * plan.batchSize;
  const indices = epochOrder(plan.trainCount, plan.seed, epoch).slice(from, from + plan.batchSize);
  return [...indices].flatMap((index) => {
    const source = Float32Array.from(tinySample('train', index).pixels, (value) => value / 255);
    const target = new Float32Array(9);
    augmentImageInto(target, source, SIZE, drawAugmentation(AUGMENTATION, SIZE, plan.seed, epoch, index));
    return [...target];
  });
}

describe('a plan with augmentation', () => {
  const all = STEPS_PER_EPOCH * 2;

  it('trains on what seed, epoch and sample decide, on every backend alike', async () => {
    const [fused, webgl] = [await seen(PLAN, [all]), await seen(PLAN, [all], 'webgl')];
    expect(fused.trained).toHaveLength(all);
    fused.trained.forEach((images, step) => expect(images).toEqual(expected(PLAN, step)));
    expect(webgl.trained).toEqual(fused.trained);
  });

  it('is augmented by what the platform brings, and only where it is wanted', async () => {
    const kernels = await seen(PLAN, [all], 'fused', { loadAugment });
    kernels.trained.forEach((images, step) => {
      const difference = expected(PLAN, step).map((value, i) => Math.abs(value - (images[i] ?? Infinity)));
      expect(Math.max(...difference)).toBeLessThan(1e-5);
    });
    expect(await seen(PLAN, [all], 'webgl', { loadAugment })).toEqual(kernels);
    const refuse = { loadAugment: () => Promise.reject(new Error('not wanted')) };
    expect((await seen(TINY_PLAN, [1], 'fused', refuse)).trained).toHaveLength(1);
  });

  it('goes on after a pause as if there had been none', async () => {
    const whole = await seen(PLAN, [all]);
    const parts = await seen(PLAN, [5, 3, all - 8]);
    expect(parts.trained).toEqual(whole.trained);
  });

  it('never touches images of validation', async () => {
    const [plain, changed] = [await seen(TINY_PLAN, [all]), await seen(PLAN, [all])];
    expect(changed.predicted).toEqual(plain.predicted);
    expect(changed.predicted.length).toBeGreaterThan(0);
    expect(changed.trained).not.toEqual(plain.trained);
  });

  it('is shuffled afterwards where pixels are shuffled', async () => {
    const shuffled = await seen({ ...PLAN, pixelShuffle: toSeed(5) }, [1]);
    const sorted = (values: readonly number[] = []): readonly number[] =>
      Array.from({ length: PLAN.batchSize }, (_, n) => values.slice(9 * n, 9 * n + 9).toSorted((a, b) => a - b)).flat();
    expect(sorted(shuffled.trained[0])).toEqual(sorted(expected(PLAN, 0)));
    expect(shuffled.trained[0]).not.toEqual(expected(PLAN, 0));
  });

  it('of nothing is the plan without it', async () => {
    const [plain, nothing] = [
      await seen(TINY_PLAN, [all]),
      await seen({ ...TINY_PLAN, augmentation: NO_AUGMENTATION }, [all]),
    ];
    expect(nothing.trained).toEqual(plain.trained);
  });
});
