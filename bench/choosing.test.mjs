import { describe, expect, test } from 'vitest';
import { chooseCases, chooseScenes, FULL_CASES, isWanted, QUICK_CASES, taskKey } from './cases.mjs';
import { BACKEND_IDS, FUSED_IDS } from '../src/engine/protocol/backends.ts';
import { readOptions, writesDocs } from './cli.mjs';
import { OutOfTimeError, startDeadline, within } from './deadline.mjs';
import { readSteps } from './duel-page.mjs';
import { chooseFeatures, picturesFor } from './features.mjs';

describe('cases', () => {
  const keysOf = (/** @type {typeof FULL_CASES} */ cases) => cases.flatMap(({ tasks }) => tasks.map(taskKey));

  test('measure nothing twice', () => {
    for (const cases of [FULL_CASES, QUICK_CASES]) expect(new Set(keysOf(cases)).size).toBe(keysOf(cases).length);
  });

  test('put our engine beside a peer in every case, and every network at batch 128 too', () => {
    for (const { tasks } of [...FULL_CASES, ...QUICK_CASES]) {
      const engines = new Set(tasks.map(({ engine }) => engine));
      expect(engines.has('stride') && engines.size > 1).toBe(true);
    }
    const networks = (/** @type {(batch: number) => boolean} */ chosen) =>
      FULL_CASES.filter(({ batchSize }) => chosen(batchSize)).map(({ network }) => network);
    expect(networks((batch) => batch === 128).toSorted()).toEqual(networks((batch) => batch < 128).toSorted());
  });

  test('are filtered by whole words', () => {
    expect(isWanted('stride fused worker mlp 32', ['fused mlp'])).toBe(true);
    expect(isWanted('stride fused-relaxed worker mlp 32', ['fused mlp'])).toBe(false);
    expect(isWanted('stride fused worker mlp 32', ['cpu', '32'])).toBe(true);
    const chosen = chooseCases(FULL_CASES, ['convnetjs 128']);
    expect(keysOf(chosen)).toContain('convnetjs js worker seed-cifar 128');
    expect(keysOf(chosen).every((key) => key.startsWith('convnetjs') && key.endsWith('128'))).toBe(true);
    expect(chooseScenes(['frames duel'])).toEqual(['duel']);
    expect(chooseScenes(['seed-cifar'])).toEqual([]);
  });
});

describe('features', () => {
  test('are measured on every backend, in a quick run on the fused engine alone', () => {
    expect(chooseFeatures([], { quick: false })).toEqual(BACKEND_IDS);
    expect(chooseFeatures([], { quick: true })).toEqual(FUSED_IDS);
    expect(chooseFeatures(['features'], { quick: false })).toEqual(BACKEND_IDS);
    expect(chooseFeatures(['features cpu', 'features fused'], { quick: false })).toEqual(['fused', 'cpu']);
    expect(chooseFeatures(['seed-cifar', 'mobilenet'], { quick: false })).toEqual([]);
  });

  test('of 200 pictures, of fewer where a picture takes seconds', () => {
    const counts = (/** @type {boolean} */ software) =>
      BACKEND_IDS.map((backend) => [backend, picturesFor(backend, { software })]);
    expect(Object.fromEntries(counts(false))).toEqual({
      'fused-relaxed': 200,
      fused: 200,
      webgpu: 200,
      webgl: 200,
      cpu: 10,
    });
    expect(Object.fromEntries(counts(true))).toEqual({
      'fused-relaxed': 200,
      fused: 200,
      webgpu: 10,
      webgl: 10,
      cpu: 10,
    });
  });
});

describe('options', () => {
  test('write docs for a complete run only', () => {
    expect(writesDocs(readOptions([]))).toBe(true);
    for (const args of [['--quick'], ['--json'], ['--only', 'fused']]) {
      expect(writesDocs(readOptions(args))).toBe(false);
    }
  });

  test('refuse what they do not know', () => {
    expect(() => readOptions(['--fast'])).toThrow(/--fast/);
    expect(() => readOptions(['seed-cifar'])).toThrow(/seed-cifar/);
  });
});

describe('a deadline', () => {
  test('counts down to zero and no further', () => {
    let now = 100;
    const deadline = startDeadline(50, () => now);
    now = 120;
    expect(deadline.remainingMs()).toBe(30);
    now = 900;
    expect(deadline.remainingMs()).toBe(0);
    expect(startDeadline(null).remainingMs()).toBe(Number.POSITIVE_INFINITY);
  });

  test('ends waiting for work that takes too long, and passes on what is in time', async () => {
    await expect(within(new Promise(() => {}), 1)).rejects.toThrow(OutOfTimeError);
    await expect(within(Promise.resolve(7), 10_000)).resolves.toBe(7);
    await expect(within(Promise.reject(new Error('its own')), 10_000)).rejects.toThrow('its own');
  });
});

test("steps of both networks are read from the duel's description", () => {
  const description =
    'Train: ... 7,500 steps an epoch. MLP: training, parameters 101,770, step 1,234 of 7,500, 5 images/s. CNN: training, step 0 of 7,500.';
  expect(readSteps(description)).toEqual({ mlp: 1234, cnn: 0 });
  expect(readSteps('MLP: opening. CNN: opening.')).toBeNull();
});
