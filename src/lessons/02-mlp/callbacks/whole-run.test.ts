// The figure on the real thing: MNIST, the fused engine, supervisor and handlers. What is computed of the curve must be
// what the engine does, and the recorded curve must be the one that is trained.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { superviseEngine } from '../../../engine/client/supervisor.ts';
import type { Engine, WorkerLike } from '../../../engine/client/supervisor.ts';
import type { RunSnapshot } from '../../../engine/protocol/calls.ts';
import { serve } from '../../../engine/protocol/serve.ts';
import { startFused } from '../../../engine/worker/fused/backend.ts';
import { createHandlers } from '../../../engine/worker/handlers.ts';
import { workerClock } from '../../../engine/worker/runs/clock.ts';
import { createTestPlatform } from '../../../engine/worker/testing/test-engine.ts';
import { initial } from './callbacks.ts';
import type { CallbacksState } from './callbacks.ts';
import { describe as inWords } from './describe.ts';
import { createMomentStore } from './moments.ts';
import type { MomentStore } from './moments.ts';
import { EPOCHS, overfitJob, STEPS_PER_EPOCH } from './overfit-run.ts';
import { RECORDED_EPOCHS, RECORDED_SEED } from './recorded-curve.ts';
import { NO_SESSION } from './session.ts';
import type { CallbacksSession } from './session.ts';
import { createStoppedRuns } from './stopped-runs.ts';
import { TEST_INDICES } from './test-images.ts';
import { present } from './timeline-model.ts';

const BASE = 'https://site.test/';
const FILES = new URL('../../../../public/', import.meta.url);

async function siteFile(url: string): Promise<Response> {
  const file = new URL(url.slice(BASE.length), FILES);
  return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 });
}

function realEngine(): Engine {
  const { platform } = createTestPlatform();
  const real = { ...platform, clock: workerClock(), startBackend: () => startFused('fused'), fetch: siteFile };
  function createWorker(): WorkerLike {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    port2.start();
    serve(port2, (init, emit) => createHandlers(real, init, emit));
    return {
      postMessage: (message, transfer) => port1.postMessage(message, transfer),
      addEventListener: (type, listener) => {
        if (type === 'message') port1.addEventListener(type, Object(listener));
      },
      removeEventListener: (type, listener) => port1.removeEventListener(type, Object(listener)),
      terminate: () => {
        port1.close();
        port2.close();
      },
    };
  }
  return superviseEngine({ createWorker, init: () => ({ base: BASE, chosen: null }), every: () => undefined });
}

const engine = realEngine();
const moments: MomentStore = createMomentStore(() => engine);
const stoppedRuns = createStoppedRuns(() => engine);
const full = overfitJob(RECORDED_SEED, null);
let trained: RunSnapshot;
let session: CallbacksSession;

beforeAll(async () => {
  await engine.call('run.open', full);
  await engine.call('run.start', { runId: full.runId });
  trained = await vi.waitFor(async () => {
    const snapshot = await engine.call('run.snapshot', { runId: full.runId });
    if (snapshot.phase !== 'finished') throw new Error(`still ${snapshot.phase}`);
    return snapshot;
  }, 30_000);
  const drawn = await engine.call('dataset.samples', { dataset: 'mnist', split: 'test', indices: TEST_INDICES });
  const pixels = Float32Array.from(drawn.pixels, (byte) => byte / 255);
  const { epochs } = trained.record;
  session = {
    ...NO_SESSION,
    full: { phase: 'finished', opening: null, step: trained.step, epochs, error: null },
    images: { pixels, labels: [...drawn.labels], error: null },
    momentOf: (epoch) => moments.find({ runId: full.runId, step: epoch * STEPS_PER_EPOCH }),
  };
  const steps = Array.from({ length: EPOCHS + 1 }, (_, epoch) => epoch * STEPS_PER_EPOCH);
  moments.want(
    steps.map((step) => ({ runId: full.runId, step })),
    pixels,
  );
  await vi.waitFor(() => {
    if (session.momentOf(EPOCHS) === null) throw new Error('still fetching');
  }, 30_000);
}, 60_000);

afterAll(() => engine.call('run.close', { runId: full.runId, forget: true }));

describe('the run through all epochs', () => {
  test('is the one that was recorded', () => {
    expect(trained.record.epochs).toHaveLength(EPOCHS);
    for (const [i, recorded] of RECORDED_EPOCHS.entries()) {
      const epoch = trained.record.epochs[i];
      expect(Math.abs((epoch?.trainLoss ?? NaN) - recorded.loss)).toBeLessThan(6e-5);
      expect(Math.abs((epoch?.validationLoss ?? NaN) - recorded.validationLoss)).toBeLessThan(6e-5);
      expect(epoch?.validationAccuracy).toBe(recorded.validationAccuracy);
      expect(Math.abs((epoch?.trainAccuracy ?? NaN) - recorded.accuracy)).toBeLessThan(6e-5);
    }
  });

  test('overfits: the best epoch is long past when it ends', () => {
    const best = trained.record.epochs.findIndex((epoch) => epoch.best);
    expect(best + 1).toBe(7);
    const validation = trained.record.epochs.map(({ validationLoss }) => validationLoss ?? NaN);
    expect((validation.at(-1) ?? 0) / (validation[best] ?? 1)).toBeGreaterThan(1.1);
  });

  test('keeps every epoch, and each is another network', () => {
    const kept = new Set(trained.checkpoints.map(({ step }) => step));
    const names = new Set<string>();
    for (let epoch = 0; epoch <= EPOCHS; epoch += 1) {
      expect(kept.has(epoch * STEPS_PER_EPOCH)).toBe(true);
      names.add(session.momentOf(epoch)?.fingerprint ?? '');
    }
    expect(names.size).toBe(EPOCHS + 1);
  });

  test('gives pictures and answers of any epoch back, whatever was looked at before', async () => {
    const again = createMomentStore(() => engine);
    const pixels = session.images.pixels ?? new Float32Array();
    for (const epoch of [9, 2, 25, 0, 9]) {
      const wish = { runId: full.runId, step: epoch * STEPS_PER_EPOCH };
      again.want([wish], pixels);
      await vi.waitFor(() => expect(again.find(wish)).toEqual(session.momentOf(epoch)));
    }
  });

  test('draws before training what the initialiser gives', () => {
    const computed = present({ ...initial, epoch: 0, picture: 'weights' }, NO_SESSION).here.units;
    expect(computed).toEqual(session.momentOf(0)?.kernel);
  });

  test('says what the network of the moment answers', () => {
    const { here } = present({ ...initial, epoch: EPOCHS }, session);
    expect(here.answers.map(({ label }) => label)).toEqual([7, 8, 4, 9, 7, 3]);
    expect(here.answers.map(({ predicted }) => predicted)).toEqual([7, 8, 9, 7, 9, 2]);
    expect(inWords(present({ ...initial, epoch: 2 }, session), 'en')).toContain('Digit 9: says 9, 47%');
  });

  test('a moment that was never kept is an error, and no endless wish', async () => {
    const none = createMomentStore(() => engine);
    none.want([{ runId: full.runId, step: 3 }], session.images.pixels ?? new Float32Array());
    await vi.waitFor(() => expect(none.error).toBe('limit-exceeded'));
  });
});

describe('the run with early stopping', () => {
  const settings: readonly Partial<CallbacksState>[] = [
    { patience: 3 },
    { patience: 1 },
    { patience: 0, restoreBest: false },
    { patience: 2, minDelta: 0.03 },
    { patience: 15, minDelta: 0.02, restoreBest: false },
  ];

  test.each(settings)('%j ends where it was foreseen, with the weights that were foreseen', async (change) => {
    const state = { ...initial, ...change };
    const { patience, minDelta, restoreBest } = state;
    const job = overfitJob(state.seed, { patience, minDelta, restoreBestWeights: restoreBest });
    stoppedRuns.begin(job);
    await vi.waitFor(() => expect(stoppedRuns.find(job.runId).phase).toBe('finished'), 20_000);
    const model = present(state, { ...session, stopped: stoppedRuns.find(job.runId) });
    expect(model.stopped.verdict).toBe('agrees');
    expect(model.stopped.epochs).toHaveLength(model.watched.length);
    expect(model.stopped.epochs.findIndex(({ best }) => best) + 1).toBe(model.best);
    // Other settings, other end: the verdict can fail.
    const other = present(
      { ...state, restoreBest: !restoreBest },
      { ...session, stopped: stoppedRuns.find(job.runId) },
    );
    expect(other.stopped.verdict).toBe(other.endsWith === model.endsWith ? 'agrees' : 'differs');
  });
});
