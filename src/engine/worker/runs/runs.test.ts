// Runs from the page's point of view, over the real handlers and a small trainer: commands, fairness, checkpoints,
// early stopping, broken losses, events.
import { describe, expect, it } from 'vitest';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { epochOrder } from '../../../nn/order.ts';
import type { EngineEvent, RunSnapshot } from '../../protocol/calls.ts';
import { createTestEngine, restsIn, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import type { TestEngine, TestEngineOptions } from '../testing/test-engine.ts';
import { tinyFiles } from '../testing/tiny-dataset.ts';

const STEPS_PER_EPOCH = 11;
const TOTAL_STEPS = 33;

async function opened(options?: TestEngineOptions, plan: Partial<TrainingPlan> = {}): Promise<TestEngine> {
  const engine = createTestEngine(options);
  await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: { ...TINY_PLAN, ...plan } });
  return engine;
}

async function trained(engine: TestEngine, runId = 'a'): Promise<RunSnapshot> {
  const rest = restsIn(engine, runId, 'finished', 'failed', 'paused', 'stopped');
  await engine.call('run.start', { runId });
  await rest;
  return engine.call('run.snapshot', { runId });
}

async function weightsOf(engine: TestEngine, runId = 'a'): Promise<readonly Float32Array[]> {
  return (await engine.call('run.weights', { runId })).map(({ values }) => values);
}

describe('a run', () => {
  it('is ready, trains every epoch to the end and finishes', async () => {
    const engine = createTestEngine();
    const snapshot = await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN });
    expect(snapshot).toMatchObject({
      phase: 'ready',
      step: 0,
      stepsPerEpoch: STEPS_PER_EPOCH,
      totalSteps: TOTAL_STEPS,
    });
    expect(snapshot.resumed).toBe(false);
    const done = await trained(engine);
    expect(done).toMatchObject({ phase: 'finished', step: TOTAL_STEPS, failure: null });
    expect(done.record.epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 11],
      [2, 22],
      [3, 33],
    ]);
    expect(done.record.loss[TOTAL_STEPS - 1]).toBeLessThan(done.record.loss[0] ?? 0);
  });

  it('sums an epoch up over samples, the smaller last batch counting less', async () => {
    const { record } = await trained(await opened());
    const counts = Array.from({ length: STEPS_PER_EPOCH }, (_, b) => (b === STEPS_PER_EPOCH - 1 ? 2 : 4));
    const mean = (values: Float32Array): number =>
      counts.reduce((sum, count, b) => sum + (values[b] ?? NaN) * count, 0) / 42;
    expect(record.epochs[0]?.trainLoss).toBeCloseTo(mean(record.loss), 6);
    expect(record.epochs[0]?.trainAccuracy).toBeCloseTo(mean(record.accuracy), 6);
  });

  it('gives the same record for the same seed and another one for another', async () => {
    const [one, two, other] = await Promise.all([
      opened().then(trained),
      opened().then(trained),
      opened({}, { seed: toSeed(8) }).then(trained),
    ]);
    expect(two.record).toEqual(one.record);
    expect(other.record.loss).not.toEqual(one.record.loss);
  });

  it('trains each epoch in the order of nn, on the first samples, and validates on those that follow', async () => {
    const engine = await opened({}, { epochs: 1 });
    const { pixels, labels } = await engine.call('dataset.samples', {
      dataset: 'mnist',
      split: 'train',
      indices: [...epochOrder(42, TINY_PLAN.seed, 0).subarray(0, 4)],
    });
    const { probabilities } = await engine.call('run.predict', {
      runId: 'a',
      images: Float32Array.from(pixels, (value) => value / 255),
      count: 4,
    });
    const expected = labels.reduce((sum, label, n) => sum - Math.log(probabilities[n * 3 + label] ?? 0), 0) / 4;
    const { record } = await engine.call('run.step', { runId: 'a', count: 1 });
    expect(record.loss[0]).toBeCloseTo(expected, 5);
  });

  it('pauses between batches and goes on as if it had not', async () => {
    const straight = await trained(await opened());
    const engine = await opened();
    for (const count of [1, 5, 5, 7]) {
      const before = (await engine.call('run.snapshot', { runId: 'a' })).step;
      expect(await engine.call('run.step', { runId: 'a', count })).toMatchObject({
        phase: 'paused',
        step: before + count,
      });
    }
    await engine.call('run.start', { runId: 'a' });
    expect((await engine.call('run.pause', { runId: 'a' })).phase).toBe('paused');
    expect((await trained(engine)).record).toEqual(straight.record);
  });

  it('stops for good and keeps what it has', async () => {
    const engine = await opened();
    await engine.call('run.step', { runId: 'a', count: 5 });
    expect(await engine.call('run.stop', { runId: 'a' })).toMatchObject({ phase: 'stopped', step: 5 });
    expect(await engine.call('run.start', { runId: 'a' })).toMatchObject({ phase: 'stopped', step: 5 });
    expect(await engine.call('run.step', { runId: 'a', count: 2 })).toMatchObject({ phase: 'stopped', step: 5 });
  });

  it('rewinds to the same initial weights and repeats itself', async () => {
    const engine = await opened();
    const initial = await weightsOf(engine);
    const first = await trained(engine);
    const rewound = await engine.call('run.rewind', { runId: 'a' });
    expect(rewound).toMatchObject({ phase: 'ready', step: 0, trainingMs: 0 });
    expect(rewound.record.epochs).toEqual([]);
    expect(rewound.checkpoints).toEqual([{ step: 0, epoch: 0, kind: 'initial', best: false }]);
    expect(await weightsOf(engine)).toEqual(initial);
    expect((await trained(engine)).record).toEqual(first.record);
  });

  it('refuses a step count that is none', async () => {
    const engine = await opened();
    for (const count of [0, -1, 1.5, NaN]) {
      await expect(engine.call('run.step', { runId: 'a', count })).rejects.toMatchObject({ code: 'limit-exceeded' });
    }
    await expect(engine.call('run.start', { runId: 'b' })).rejects.toMatchObject({ code: 'run-unknown' });
  });

  it('is opened again as it was, replaced when its plan differs, and gone when closed', async () => {
    const engine = await opened();
    await engine.call('run.step', { runId: 'a', count: 3 });
    const same = await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: { ...TINY_PLAN } });
    expect(same).toMatchObject({ step: 3, resumed: false });
    const other = await engine.call('run.open', {
      runId: 'a',
      spec: TINY_NETWORK,
      plan: { ...TINY_PLAN, batchSize: 5 },
    });
    expect(other).toMatchObject({ step: 0, phase: 'ready' });
    expect(engine.started[0]?.trainers).toBe(1);
    await engine.call('run.close', { runId: 'a', forget: true });
    expect(engine.started[0]?.trainers).toBe(0);
    expect(engine.database.entries.size).toBe(0);
    await expect(engine.call('run.snapshot', { runId: 'a' })).rejects.toMatchObject({ code: 'run-unknown' });
  });
});

describe('several runs', () => {
  it.each([1, 10])('take turns batch by batch (%i ms each)', async (stepMs) => {
    const turns: string[] = [];
    const seeds = new Map([
      [toSeed(1), 'a'],
      [toSeed(2), 'b'],
      [toSeed(3), 'c'],
    ]);
    const engine = createTestEngine({
      device: (id, clock) => ({
        beforeStep(step) {
          clock.advance(stepMs);
          turns.push(`${id}${step}`);
        },
      }),
    });
    const backends = ['fused', 'webgl', 'cpu'] as const;
    for (const [index, [seed, runId]] of [...seeds].entries()) {
      const backend = backends[index];
      const plan = { ...TINY_PLAN, seed, epochs: 1, validationCount: 0 };
      await engine.call('run.open', { runId, spec: TINY_NETWORK, plan, ...(backend === undefined ? {} : { backend }) });
    }
    const done = ['a', 'b', 'c'].map((runId) => restsIn(engine, runId, 'finished'));
    for (const runId of ['a', 'b', 'c']) await engine.call('run.start', { runId });
    await Promise.all(done);
    // From the moment when all are running every three turns hold one of each.
    const first = turns.indexOf('cpu0');
    for (let start = first; start + 3 <= first + 24; start += 3) {
      expect(new Set(turns.slice(start, start + 3).map((turn) => turn.replace(/\d+/, '')))).toEqual(new Set(backends));
    }
    expect(turns).toHaveLength(3 * STEPS_PER_EPOCH);
  });

  it('give the records they give alone', async () => {
    const alone = await trained(await opened());
    const engine = await opened();
    await engine.call('run.open', { runId: 'b', spec: TINY_NETWORK, plan: { ...TINY_PLAN, batchSize: 3 } });
    const done = restsIn(engine, 'b', 'finished');
    await engine.call('run.start', { runId: 'b' });
    const together = await trained(engine);
    await done;
    expect(together.record).toEqual(alone.record);
  });

  it('answer a pause while another one trains on', async () => {
    const engine = await opened();
    await engine.call('run.open', { runId: 'b', spec: TINY_NETWORK, plan: { ...TINY_PLAN, epochs: 50 } });
    await engine.call('run.start', { runId: 'b' });
    await engine.call('run.start', { runId: 'a' });
    const paused = await engine.call('run.pause', { runId: 'a' });
    expect(paused.phase).toBe('paused');
    expect(paused.step).toBeLessThan(TOTAL_STEPS);
    expect((await engine.call('run.snapshot', { runId: 'b' })).phase).toBe('running');
    await engine.call('run.stop', { runId: 'b' });
  });
});

describe('checkpoints', () => {
  it('stand at the start, at every epoch, and in between', async () => {
    // 500 ms a step: a periodic checkpoint every four steps, of which two are kept.
    const device: TestEngineOptions['device'] = (_id, clock) => ({ beforeStep: () => clock.advance(500) });
    const { checkpoints, record } = await trained(await opened({ device }));
    const kinds = checkpoints.map(({ step, kind }) => `${kind}@${step}`);
    expect(kinds).toEqual(['initial@0', 'epoch@11', 'epoch@22', 'periodic@26', 'periodic@30', 'epoch@33']);
    const best = record.epochs.find((epoch) => epoch.best);
    expect(checkpoints.filter((each) => each.best).map(({ step }) => step)).toEqual([best?.step]);
  });

  it('are restored for predictions, while training goes on from where it was', async () => {
    const straight = await trained(await opened());
    const engine = await opened();
    const initial = await weightsOf(engine);
    await engine.call('run.step', { runId: 'a', count: 11 });
    const afterEpoch = await weightsOf(engine);
    await engine.call('run.step', { runId: 'a', count: 4 });
    const latest = await weightsOf(engine);
    await engine.call('run.restore', { runId: 'a', to: 0 });
    expect(await weightsOf(engine)).toEqual(initial);
    await engine.call('run.restore', { runId: 'a', to: 11 });
    expect(await weightsOf(engine)).toEqual(afterEpoch);
    await engine.call('run.restore', { runId: 'a', to: 'best' });
    expect(await weightsOf(engine)).toEqual(afterEpoch);
    await engine.call('run.restore', { runId: 'a', to: 'latest' });
    expect(await weightsOf(engine)).toEqual(latest);
    await engine.call('run.restore', { runId: 'a', to: 11 });
    expect((await trained(engine)).record).toEqual(straight.record);
    await expect(engine.call('run.restore', { runId: 'a', to: 12 })).rejects.toMatchObject({ code: 'limit-exceeded' });
  });
});

describe('early stopping', () => {
  const plan = { epochs: 60, optimizer: { ...TINY_PLAN.optimizer, learningRate: 0.3 } };

  /** keras.callbacks.EarlyStopping, written out again. */
  function kerasStop(losses: readonly number[], patience: number, minDelta: number): { stop: number; best: number } {
    let [best, bestLoss, wait] = [0, Infinity, 0];
    for (const [epoch, loss] of losses.entries()) {
      wait += 1;
      if (loss < bestLoss - minDelta) [best, bestLoss, wait] = [epoch, loss, 0];
      else if (wait >= patience && epoch > 0) return { stop: epoch + 1, best };
    }
    return { stop: losses.length, best };
  }

  it.each([
    [1, 0],
    [3, 0],
    [2, 0.01],
    [0, 0],
  ])('with patience %i and minimal change %f ends where Keras ends', async (patience, minDelta) => {
    const all = await trained(await opened({}, plan));
    const losses = all.record.epochs.map(({ validationLoss }) => validationLoss ?? NaN);
    const expected = kerasStop(losses, patience, minDelta);
    expect(expected.stop).toBeLessThan(60);
    const engine = await opened({}, { ...plan, earlyStopping: { patience, minDelta, restoreBestWeights: true } });
    const stopped = await trained(engine);
    expect(stopped).toMatchObject({ phase: 'finished', step: expected.stop * STEPS_PER_EPOCH });
    expect(stopped.record.epochs.findIndex((epoch) => epoch.best)).toBe(expected.best);
    const shown = await weightsOf(engine);
    await engine.call('run.restore', { runId: 'a', to: (expected.best + 1) * STEPS_PER_EPOCH });
    expect(shown).toEqual(await weightsOf(engine));
  });

  it('leaves the last weights in place unless told to restore the best', async () => {
    const engine = await opened(
      {},
      { ...plan, earlyStopping: { patience: 3, minDelta: 0, restoreBestWeights: false } },
    );
    const stopped = await trained(engine);
    const shown = await weightsOf(engine);
    await engine.call('run.restore', { runId: 'a', to: stopped.step });
    expect(await weightsOf(engine)).toEqual(shown);
  });
});

describe('a loss that breaks', () => {
  const wild = { optimizer: { ...TINY_PLAN.optimizer, learningRate: Infinity } };

  it('stops the run at that step, says why, and gives the last sound weights back', async () => {
    const engine = await opened({}, { optimizer: { ...TINY_PLAN.optimizer, learningRate: 1e38 } });
    const initial = await weightsOf(engine);
    const failed = await trained(engine);
    expect(failed.phase).toBe('failed');
    expect(failed.failure).toMatchObject({ code: 'loss-not-finite', lastGoodStep: 0 });
    expect(failed.failure?.step).toBe(failed.step);
    expect(failed.record.loss.subarray(0, -1).every(Number.isFinite)).toBe(true);
    expect(failed.record.loss.at(-1)).toBeNaN();
    await engine.call('run.restore', { runId: 'a', to: 'last-good' });
    expect(await weightsOf(engine)).toEqual(initial);
    expect((await engine.call('run.start', { runId: 'a' })).phase).toBe('failed');
    expect((await engine.call('run.rewind', { runId: 'a' })).failure).toBeNull();
  });

  it('spoils the checkpoint just before it, which is then not offered', async () => {
    const engine = await opened({}, { optimizer: { ...TINY_PLAN.optimizer, learningRate: 1e38 } });
    let snapshot = await engine.call('run.step', { runId: 'a', count: 1 });
    while (snapshot.phase === 'paused') snapshot = await engine.call('run.step', { runId: 'a', count: 1 });
    const { failure, checkpoints } = snapshot;
    expect(checkpoints.map(({ step }) => step)).toContain(snapshot.step - 1);
    expect(failure?.lastGoodStep).toBeLessThan(snapshot.step - 1);
    expect(snapshot.record.loss[failure?.lastGoodStep ?? NaN]).toSatisfy(Number.isFinite);
  });

  it('of an infinite learning rate is not even tried', async () => {
    await expect(opened({}, wild)).rejects.toMatchObject({
      code: 'plan-invalid',
      values: { field: 'optimizer.learningRate' },
    });
  });
});

describe('what can not be trained', () => {
  it.each([
    [{ batchSize: 0 }, 'batchSize'],
    [{ trainCount: 50, validationCount: 11 }, 'validationCount'],
    [{ epochs: 0 }, 'epochs'],
  ])('plan %j is refused before anything is loaded', async (plan, field) => {
    const engine = createTestEngine();
    const asked = engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: { ...TINY_PLAN, ...plan } });
    await expect(asked).rejects.toMatchObject({ code: 'plan-invalid', values: { field } });
    expect(engine.served.requests.map(({ url }) => url.split('/').at(-1))).toEqual(['index.json']);
  });

  it('a network that does not fit the data set is refused', async () => {
    const engine = createTestEngine();
    const spec = sequential([3, 3, 1], [flatten(), dense({ units: 4, activation: 'softmax' })]);
    await expect(engine.call('run.open', { runId: 'a', spec, plan: TINY_PLAN })).rejects.toMatchObject({
      code: 'network-invalid',
      values: { problem: 'output-not-classes', nodeIndex: 1 },
    });
  });
});

describe('events', () => {
  /** The record as a page would put it together. */
  function followed(events: readonly EngineEvent[], runId: string): { loss: number[]; accuracy: number[] } {
    const [loss, accuracy]: [number[], number[]] = [[], []];
    for (const event of events) {
      if (event.kind !== 'run' || event.runId !== runId) continue;
      expect(event.fromStep).toBeLessThanOrEqual(loss.length);
      loss.splice(event.fromStep, Infinity, ...event.loss);
      accuracy.splice(event.fromStep, Infinity, ...event.accuracy);
    }
    return { loss, accuracy };
  }

  it('come ten times a second at most and lose nothing', async () => {
    const engine = await opened({}, { epochs: 20 });
    const { record } = await trained(engine);
    const told = followed(engine.events, 'a');
    expect(told.loss).toEqual([...record.loss]);
    expect(told.accuracy).toEqual([...record.accuracy]);
    const runEvents = engine.events.filter((event) => event.kind === 'run').length;
    // 220 steps of 10 ms are 2.2 s; an event for each epoch and phase may come between.
    expect(runEvents).toBeLessThanOrEqual(22 + 20 + 6);
    expect(runEvents).toBeGreaterThan(20);
  });

  it('tell of a rewind by a slice that starts earlier', async () => {
    const engine = await opened();
    await engine.call('run.step', { runId: 'a', count: 9 });
    await engine.call('run.rewind', { runId: 'a' });
    expect(followed(engine.events, 'a').loss).toEqual([]);
    const { record } = await engine.call('run.step', { runId: 'a', count: 2 });
    expect(followed(engine.events, 'a').loss).toEqual([...record.loss]);
  });

  it('say how long the run itself has trained and how fast', async () => {
    const engine = await opened({}, { validationCount: 0 });
    const { trainingMs, imagesPerSecond } = await trained(engine);
    expect(trainingMs).toBe(TOTAL_STEPS * 10);
    // 126 images in 330 ms.
    expect(imagesPerSecond).toBeGreaterThan(350);
    expect(imagesPerSecond).toBeLessThan(450);
  });
});

describe('a run looked at', () => {
  it('is evaluated as its predictions say, with confusion, classes and the worst mistakes', async () => {
    const engine = await opened();
    await trained(engine);
    const progress: number[] = [];
    const evaluation = await engine.call(
      'run.evaluate',
      { runId: 'a', split: 'test', count: 20 },
      { onProgress: ({ done }) => progress.push(done) },
    );
    const { pixels, labels } = await engine.call('dataset.samples', {
      dataset: 'mnist',
      split: 'test',
      indices: Array.from({ length: 20 }, (_, n) => n),
    });
    const images = Float32Array.from(pixels, (value) => value / 255);
    const { probabilities } = await engine.call('run.predict', { runId: 'a', images, count: 20 });
    const predicted = Array.from(labels, (_, n) => {
      const row = [...probabilities.subarray(n * 3, n * 3 + 3)];
      return row.indexOf(Math.max(...row));
    });
    const wrong = predicted.filter((label, n) => label !== labels[n]).length;
    expect(evaluation.accuracy).toBeCloseTo(1 - wrong / 20, 10);
    expect(evaluation.confusion.reduce((sum, value) => sum + value, 0)).toBe(20);
    expect(evaluation.worst).toHaveLength(wrong);
    expect(evaluation.worst.every(({ index, label }) => labels[index] === label && predicted[index] !== label)).toBe(
      true,
    );
    expect(progress).toEqual([20]);
  });

  it('while it trains is seen at one moment: training waits and then goes on', async () => {
    const straight = await trained(await opened({}, { epochs: 30 }));
    const engine = await opened({}, { epochs: 30 });
    const done = restsIn(engine, 'a', 'finished');
    await engine.call('run.start', { runId: 'a' });
    const { accuracies } = await engine.call('run.shiftTest', {
      runId: 'a',
      shifts: [
        { dy: 0, dx: 0 },
        { dy: 3, dx: 0 },
        { dy: 0, dx: 0 },
      ],
      count: 20,
    });
    expect(accuracies[0]).toBe(accuracies[2]);
    await done;
    expect((await engine.call('run.snapshot', { runId: 'a' })).record).toEqual(straight.record);
  });

  it('shifted out of the picture sees the same as an empty picture', async () => {
    const engine = await opened();
    await trained(engine);
    const shifted = await engine.call('run.evaluate', {
      runId: 'a',
      split: 'test',
      count: 20,
      shift: { dy: 0, dx: 3 },
    });
    const { probabilities } = await engine.call('run.predict', { runId: 'a', images: new Float32Array(9), count: 1 });
    const guess = probabilities.indexOf(Math.max(...probabilities));
    const column = [0, 1, 2].map((label) => shifted.confusion[label * 3 + guess] ?? 0);
    expect(column.reduce((sum, value) => sum + value, 0)).toBe(20);
  });

  it('can be left alone again: a cancelled evaluation ends, and the run goes on', async () => {
    const { createCanceller } = await import('../../protocol/cancel.ts');
    const engine = await opened({ files: tinyFiles('mnist', [60], [1000]) });
    await engine.call('run.start', { runId: 'a' });
    const canceller = createCanceller();
    const evaluating = engine.call(
      'run.evaluate',
      { runId: 'a', split: 'test', count: 1000 },
      { signal: canceller.signal, onProgress: () => canceller.cancel() },
    );
    const done = restsIn(engine, 'a', 'finished');
    await expect(evaluating).rejects.toMatchObject({ code: 'cancelled' });
    await done;
  });

  it('predicts shuffled pictures in the shuffle it was trained with', async () => {
    const plain = await opened();
    const shuffled = await opened({}, { pixelShuffle: toSeed(3) });
    const images = Float32Array.from({ length: 9 }, (_, i) => i / 9);
    const one = await plain.call('run.predict', { runId: 'a', images, count: 1 });
    const other = await shuffled.call('run.predict', { runId: 'a', images, count: 1 });
    expect(other.probabilities).not.toEqual(one.probabilities);
    const { pixels } = await shuffled.call('dataset.samples', { dataset: 'mnist', split: 'test', indices: [0] });
    const sample = Float32Array.from(pixels, (value) => value / 255);
    const alone = await shuffled.call('run.predict', { runId: 'a', images: sample, count: 1 });
    const evaluation = await shuffled.call('run.evaluate', { runId: 'a', split: 'test', count: 1 });
    const guess = alone.probabilities.indexOf(Math.max(...alone.probabilities));
    expect([0, 1, 2].some((label) => evaluation.confusion[label * 3 + guess] === 1)).toBe(true);
  });
});
