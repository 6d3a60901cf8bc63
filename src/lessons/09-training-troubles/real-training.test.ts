// Every illness of the clinic is real: it is trained here on the fused engine with real MNIST images, and so is the mend.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSiteEngine } from '../../engine/worker/testing/site-engine.ts';
import { createClinic } from './diagnose/clinic.ts';
import type { Outcome } from './diagnose/clinic.ts';
import { CAUSES, patientWith } from './diagnose/patients.ts';
import type { CauseId } from './diagnose/patients.ts';
import { TWICE_FLOOR } from './diagnose/floors.ts';
import { createButterfly } from './butterfly/butterfly-runs.ts';
import { present } from './butterfly/butterfly-model.ts';
import { initial } from './butterfly/butterfly.ts';
import { BAND_STEPS, CHECKPOINTS, STEPS } from './butterfly/twin-plan.ts';
import type { TwinKind } from './butterfly/twin-plan.ts';
import { trainTwins } from './butterfly/twins.ts';
import type { TwinResult } from './butterfly/twins.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);

const engine = createSiteEngine((path) => {
  const file = new URL(path, PUBLIC);
  return existsSync(file) ? Uint8Array.from(readFileSync(file)) : null;
});

async function trained(cause: CauseId, seed: number): Promise<{ readonly sick: Outcome; readonly well: Outcome }> {
  const clinic = createClinic(() => engine);
  const { sick, well } = patientWith(cause, seed);
  clinic.current().train({ key: 'sick', treatment: sick, isExamined: true });
  clinic.current().train({ key: 'well', treatment: well, isExamined: false });
  await new Promise<void>((resolve) => {
    clinic.subscribe(() => {
      const { running, outcomes } = clinic.current();
      if (running === null && outcomes.get('well')?.phase !== 'waiting') resolve();
    });
  });
  const [first, second] = ['sick', 'well'].map((key) => clinic.current().outcomes.get(key));
  if (first === undefined || second === undefined) throw new Error('nothing was trained');
  return { sick: first, well: second };
}

/** Symptoms by their numbers: what the sick run must show, so that nobody could take it for another's. */
const SYMPTOMS: Readonly<Record<CauseId, (sick: Outcome) => void>> = {
  'rate-too-small': ({ loss, findings, epochs }) => {
    expect(epochs.at(-1)?.trainLoss).toBeGreaterThan(2.2);
    expect(epochs.at(-1)?.trainLoss).toBeLessThan(epochs[0]?.trainLoss ?? 0);
    expect(loss.every((value) => value > 1.9)).toBe(true);
    for (const { value } of findings?.moved ?? []) expect(value).toBeLessThan(0.01);
    for (const { value } of findings?.moved ?? []) expect(value).toBeGreaterThan(0);
  },
  'rate-too-large': ({ loss, failure }) => {
    expect(failure?.code).toBe('loss-too-large');
    expect(loss[0]).toBeLessThan(2.7);
    expect(Math.min(...loss)).toBeLessThan(2);
    expect(loss.at(-1)).toBeGreaterThan(1e4);
  },
  'batch-too-small': ({ loss, epochs, findings }) => {
    expect(epochs.at(-1)?.validationAccuracy).toBeLessThan(0.8);
    const late = loss.subarray(loss.length / 2);
    expect(late.filter((value) => value > 4).length).toBeGreaterThan(50);
    expect(late.filter((value) => value < 0.1).length).toBeGreaterThan(50);
    for (const { value } of findings?.dead ?? []) expect(value).toBe(0);
  },
  'no-shuffle': ({ epochs, findings }) => {
    expect(epochs.at(-1)?.trainAccuracy).toBeGreaterThan(0.8);
    expect(epochs.at(-1)?.validationAccuracy).toBeLessThan(0.4);
    expect(findings?.pictures.every(({ label }) => label === 0)).toBe(true);
  },
  'wrong-labels': ({ epochs, findings }) => {
    const { trainAccuracy = 1, trainLoss = 0, validationAccuracy, validationLoss } = epochs.at(-1) ?? {};
    expect(trainAccuracy).toBeLessThan(0.7);
    expect(validationAccuracy).toBeGreaterThan(trainAccuracy + 0.1);
    expect(validationLoss).toBeLessThan(trainLoss);
    expect(findings?.pictures.filter(({ isTrue }) => !isTrue).length).toBeGreaterThan(1);
  },
  'too-little-data': ({ epochs }) => {
    const losses = epochs.map(({ validationLoss }) => validationLoss ?? NaN);
    expect(epochs.at(-1)?.trainAccuracy).toBe(1);
    expect(losses.at(-1)).toBeGreaterThan(1.15 * Math.min(...losses));
    expect(epochs.at(-1)?.validationAccuracy).toBeLessThan(0.85);
  },
  'init-too-large': ({ loss, failure, findings }) => {
    expect(failure).toEqual({ code: 'loss-not-finite', step: 2 });
    expect(loss[0]).toBeGreaterThan(1e4);
    const [first, last] = [findings?.gradients[0]?.value ?? 0, findings?.gradients.at(-1)?.value ?? 0];
    expect(first).toBeGreaterThan(1000 * last);
  },
  saturated: ({ epochs, findings }) => {
    for (const { trainLoss } of epochs.slice(1)) expect(Math.abs(trainLoss - Math.log(10))).toBeLessThan(0.02);
    const [first, last] = [findings?.gradients[0]?.value ?? 0, findings?.gradients.at(-1)?.value ?? 0];
    expect(first).toBeLessThan(last / 100);
    for (const { value } of findings?.dead ?? []) expect(value).toBe(0);
  },
  'dead-units': ({ loss, epochs, findings }) => {
    expect(loss[0]).toBeCloseTo(Math.log(10), 5);
    for (const { trainLoss } of epochs) expect(Math.abs(trainLoss - Math.log(10))).toBeLessThan(0.01);
    for (const { value } of findings?.dead ?? []) expect(value).toBe(1);
    for (const { value } of findings?.moved ?? []) expect(value).toBe(0);
  },
  'softmax-twice': ({ loss, epochs }) => {
    expect(Math.min(...loss)).toBeGreaterThanOrEqual(TWICE_FLOOR - 1e-4);
    expect(epochs.at(-1)?.trainAccuracy).toBeGreaterThan(0.8);
  },
};

describe.each(CAUSES)('%s', (cause) => {
  test.each([1, 5])('shows its symptom with seed %i, and is mended', async (seed) => {
    const { sick, well } = await trained(cause, seed);
    expect(sick.phase).toBe('done');
    SYMPTOMS[cause](sick);
    expect(well).toMatchObject({ phase: 'done', failure: null });
    const before = sick.epochs.at(-1)?.validationAccuracy ?? 0;
    const { validationAccuracy, validationLoss } = well.epochs.at(-1) ?? {};
    expect(validationAccuracy).toBeGreaterThan(0.7);
    expect(validationAccuracy).toBeGreaterThanOrEqual(before);
    expect(validationLoss).toBeLessThan(sick.epochs.at(-1)?.validationLoss ?? Infinity);
  });
});

async function twins(kind: TwinKind, seed: number): Promise<TwinResult> {
  return trainTwins(
    engine,
    kind,
    seed,
    () => undefined,
    () => false,
  );
}

describe('twins', () => {
  test('with nothing different stay equal to the last bit', async () => {
    const { separations, losses, answers } = await twins('same', 1);
    expect(separations.map(({ step }) => step)).toEqual(CHECKPOINTS);
    expect(separations.every(({ distance }) => distance === 0)).toBe(true);
    expect(losses[0]).toEqual(losses[1]);
    expect(answers).toMatchObject({ count: 1000, different: 0 });
  });

  test.each([1, 2])('one ten-millionth apart come to differ in what they answer, with seed %i', async (seed) => {
    const { separations, losses, answers } = await twins('nudge', seed);
    expect(separations[0]?.distance).toBeGreaterThan(5e-8);
    expect(separations[0]?.distance).toBeLessThan(2e-7);
    expect(separations.find(({ step }) => step === 20)?.distance).toBeLessThan(1e-5);
    expect(separations.at(-1)?.distance).toBeGreaterThan(1);
    expect(losses[0].length).toBe(STEPS);
    expect(losses[0].at(-1)).not.toBe(losses[1].at(-1));
    expect(answers?.different).toBeGreaterThan(50);
  });

  test('a row of seeds has a spread', async () => {
    const butterfly = createButterfly(() => engine);
    butterfly.current().runSeeds([1, 2, 3]);
    await new Promise<void>((resolve) => {
      butterfly.subscribe(() => {
        if (butterfly.current().running === null) resolve();
      });
    });
    const { sample, tellable, mean } = present(
      { ...initial, count: 3 },
      { runs: butterfly.current(), status: null },
    ).band;
    expect(sample?.mean).toBeGreaterThan(0.75);
    expect(sample?.deviation).toBeGreaterThan(0.001);
    expect(tellable).toBeCloseTo((2 * Math.SQRT2 * (sample?.deviation ?? 0)) / Math.sqrt(3), 12);
    expect(mean.at(-1)?.x).toBe(BAND_STEPS);
  });
});
