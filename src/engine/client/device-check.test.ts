// The check of a device from the page's side: workers that are made, asked, ended, crash and fall silent; what is
// recommended after them; and the measurement in a quiet moment. All with pretended workers and clocks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCanceller } from '../protocol/cancel.ts';
import type { Canceller } from '../protocol/cancel.ts';
import { OP_CASES, TIMED_NETWORKS } from '../protocol/device.ts';
import type { BackendCheck, DeviceFacts, Recommendation } from '../protocol/device.ts';
import type { BackendId } from '../protocol/calls.ts';
import type { Request } from '../protocol/messages.ts';
import { createDeviceChecker, SILENT_LIMIT_MS } from './device-check.ts';
import type { CheckProgress, DeviceChecker } from './device-check.ts';
import { measureWhenIdle, QUIET_MS } from './idle-measurement.ts';
import { hardwareBackends, isDecisive, isSound, recommend, WORTH_A_START } from './recommend.ts';
import { rememberedRecommendation, rememberRecommendation } from './recommendation-memory.ts';
import type { EngineSignal, WorkerLike } from './supervisor.ts';
import { createTrainingWatch } from './training-watch.ts';

const FACTS: DeviceFacts = {
  cores: 4,
  crossOriginIsolated: false,
  simd: true,
  relaxedSimd: true,
  webgl: { renderer: 'GeForce', vendor: 'NVIDIA', float32: true, maxTextureSizePx: 16384, software: false },
  webgpuSupported: true,
  webgpu: {
    vendor: 'nvidia',
    architecture: 'ampere',
    device: '',
    description: '',
    software: false,
    maxBufferBytes: 2 ** 31,
    shaderF16: true,
  },
};
const SOFTWARE: DeviceFacts = {
  ...FACTS,
  webgl: { renderer: 'SwiftShader', vendor: 'Google', float32: true, maxTextureSizePx: 8192, software: true },
  webgpu: null,
};
const NO_GPU: DeviceFacts = { ...FACTS, webgl: null, webgpu: null };

function checkOf(backend: BackendId, rate: number | null, change: Partial<BackendCheck> = {}): BackendCheck {
  return {
    backend,
    end: 'complete',
    reason: null,
    detail: null,
    startMs: 30,
    selfCheck: { predictions: 1e-7, losses: 1e-7, gradients: 1e-7, weights: 1e-7 },
    reference: 'cpu',
    ops: OP_CASES.map((op) => ({
      op,
      forward: 1e-7,
      gradients: 2e-7,
      weights: 1e-7,
      worst: 'dense/kernel',
      problem: null,
    })),
    speeds: TIMED_NETWORKS.map((network) => ({
      network,
      batchSize: 32,
      imagesPerSecond: rate,
      quartiles: null,
      firstStepMs: rate === null ? null : 100,
      steps: 10,
      problem: null,
    })),
    ...change,
  };
}

function spoilt(check: BackendCheck, gradients: number | null): BackendCheck {
  return { ...check, ops: check.ops.map((row, i) => (i === 3 ? { ...row, gradients } : row)) };
}

describe('the recommendation', () => {
  const fused = checkOf('fused', 4000);

  it('takes the relaxed kernels where they are sound, else the plain ones, and nothing before those were tried', () => {
    const dead = { end: 'unavailable', reason: 'self-check-failed', ops: [], speeds: [] } as const;
    const relaxed = checkOf('fused-relaxed', 3990);
    expect(recommend([relaxed, fused], SOFTWARE, 0)).toMatchObject({ backend: 'fused-relaxed' });
    expect(recommend([relaxed], SOFTWARE, 0)).toMatchObject({ backend: 'fused-relaxed' });
    expect(recommend([checkOf('fused-relaxed', null, dead), fused], SOFTWARE, 0)).toMatchObject({ backend: 'fused' });
    expect(recommend([checkOf('fused-relaxed', null, dead), checkOf('cpu', 12)], SOFTWARE, 0)).toBeNull();
    expect(isDecisive([relaxed], SOFTWARE)).toBe(true);
    const [slower, faster] = [checkOf('webgl', 5900), checkOf('webgl', 6100)];
    expect(recommend([fused, relaxed, slower], FACTS, 0)).toMatchObject({ because: 'start-not-worth' });
    expect(recommend([fused, relaxed, faster], FACTS, 0)).toMatchObject({ backend: 'webgl' });
  });

  it('is the fused engine unless a sound graphics backend is clearly faster', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }), (webgl, webgpu) => {
        const checks = [fused, checkOf('cpu', 12), checkOf('webgl', webgl), checkOf('webgpu', webgpu)];
        const found = recommend(checks, FACTS, 5);
        const best = Math.max(webgl, webgpu);
        expect(found?.speeds).toHaveLength(4);
        expect(found?.measuredAt).toBe(5);
        if (best >= WORTH_A_START * 4000) {
          expect(found?.because).toBe('gpu-faster');
          expect(found?.backend).toBe(webgpu > webgl ? 'webgpu' : webgl > webgpu ? 'webgl' : found?.backend);
        } else {
          expect(found?.backend).toBe('fused');
          expect(found?.because).toBe(best > 4000 ? 'start-not-worth' : 'fused-fastest');
        }
      }),
    );
  });

  it('is never what computes wrongly, however fast', () => {
    for (const gradients of [0.03, null, Number.NaN]) {
      const checks = [fused, spoilt(checkOf('webgl', 90_000), gradients)];
      expect(recommend(checks, FACTS, 0)).toMatchObject({ backend: 'fused', because: 'gpu-wrong' });
    }
    const failed = checkOf('webgl', null, { reason: 'self-check-failed', speeds: [] });
    expect(recommend([fused, failed], FACTS, 0)).toMatchObject({ backend: 'fused', because: 'gpu-wrong' });
    const slowAndWrong = spoilt(checkOf('webgl', 50), 0.5);
    expect(recommend([fused, slowAndWrong], FACTS, 0)).toMatchObject({ because: 'fused-fastest' });
    const rough = spoilt(checkOf('webgl', 90_000), 3e-3);
    expect(recommend([fused, rough], FACTS, 0)).toMatchObject({ backend: 'webgl', because: 'gpu-faster' });
  });

  it('says why there is nothing to compare with', () => {
    const none = checkOf('webgl', null, { end: 'unavailable', reason: 'not-supported', ops: [], speeds: [] });
    expect(recommend([fused, none], NO_GPU, 0)).toMatchObject({ backend: 'fused', because: 'no-gpu' });
    expect(recommend([fused, checkOf('webgl', 50)], SOFTWARE, 0)).toMatchObject({ because: 'software-gpu' });
  });

  it('without the fused engine is the fastest that works, and nothing where it was not tried', () => {
    const dead = checkOf('fused', null, { end: 'unavailable', reason: 'not-supported', ops: [], speeds: [] });
    const checks = [dead, checkOf('cpu', 12), checkOf('webgl', 50)];
    expect(recommend(checks, FACTS, 0)).toMatchObject({ backend: 'webgl', because: 'no-fused' });
    expect(recommend([dead], FACTS, 0)).toBeNull();
    expect(recommend([checkOf('cpu', 12)], FACTS, 0)).toBeNull();
  });

  it('is decisive only when every real graphics card was checked', () => {
    expect(hardwareBackends(FACTS)).toEqual(['webgpu', 'webgl']);
    expect(hardwareBackends(SOFTWARE)).toEqual([]);
    expect(isDecisive([fused, checkOf('webgl', 1)], FACTS)).toBe(false);
    expect(isDecisive([fused, checkOf('webgl', 1), checkOf('webgpu', 1)], FACTS)).toBe(true);
    expect(isDecisive([fused, checkOf('webgl', 1), checkOf('webgpu', 1, { end: 'cancelled' })], FACTS)).toBe(false);
    expect(isDecisive([fused], SOFTWARE)).toBe(true);
  });

  it('trusts nothing that did not come to its end', () => {
    expect(isSound(fused)).toBe(true);
    for (const end of ['failed', 'crashed', 'cancelled', 'unavailable'] as const) {
      expect(isSound(checkOf('webgl', 1, { end }))).toBe(false);
    }
  });
});

describe('the memory of a recommendation', () => {
  function storage(): Storage {
    const kept = new Map<string, string>();
    return {
      length: 0,
      clear: () => kept.clear(),
      key: () => null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
  const found = recommend([checkOf('fused', 4000), checkOf('webgl', 9000)], FACTS, 77);

  it('gives back what it was given', () => {
    const own = storage();
    if (found === null) throw new Error('nothing was recommended');
    rememberRecommendation(found, () => own);
    expect(rememberedRecommendation(() => own)).toEqual(found);
  });

  it('forgets what another build has found, and whatever is not a recommendation', () => {
    const own = storage();
    if (found === null) throw new Error('nothing was recommended');
    rememberRecommendation(found, () => own);
    const [kept = ''] = ['stride.recommended'].map((key) => own.getItem(key) ?? '');
    for (const text of [
      kept.replace(/"build":"[^"]*"/, '"build":"engine-other.js"'),
      kept.replace('"webgl"', '"abacus"'),
      kept.replace('gpu-faster', 'because'),
      '{',
      'null',
      '7',
    ]) {
      own.setItem('stride.recommended', text);
      expect(rememberedRecommendation(() => own)).toBeNull();
    }
  });

  it('does without storage', () => {
    const refusing = (): Storage => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(rememberedRecommendation(refusing)).toBeNull();
    if (found !== null) expect(() => rememberRecommendation(found, refusing)).not.toThrow();
  });
});

/** A worker that the test speaks for. */
class FakeWorker implements WorkerLike {
  readonly requests: Request[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, ((event: never) => void)[]>();

  postMessage(message: unknown): void {
    const request: Request = JSON.parse(JSON.stringify(message));
    this.requests.push(request);
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  removeEventListener(): void {}
  terminate(): void {
    this.isTerminated = true;
  }
  #tell(type: string, event: object): void {
    for (const listener of this.#listeners.get(type) ?? []) Reflect.apply(listener, null, [event]);
  }
  #callId(): number {
    const call = this.requests.find(({ kind }) => kind === 'call');
    return call?.kind === 'call' ? call.id : -1;
  }
  progress(found: BackendCheck, done: number): void {
    const progress = { step: { kind: 'op', op: 'dense' }, done, total: 35, found };
    this.#tell('message', { data: { kind: 'progress', id: this.#callId(), progress } });
  }
  answer(result: unknown): void {
    this.#tell('message', { data: { kind: 'result', id: this.#callId(), result } });
  }
  fall(): void {
    this.#tell('error', { message: 'GPU process gone' });
  }
}

interface World {
  readonly workers: FakeWorker[];
  readonly checker: DeviceChecker;
  readonly canceller: Canceller;
  readonly told: CheckProgress[];
  /** Lets the longest wait be over. */
  silence(): void;
  check(...backends: BackendId[]): Promise<readonly BackendCheck[]>;
  /** The worker made last, once it has been asked. */
  asked(): Promise<FakeWorker>;
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function world(createWorker?: () => WorkerLike): World {
  const workers: FakeWorker[] = [];
  const canceller = createCanceller();
  const told: CheckProgress[] = [];
  const timers = new Set<{ readonly delayMs: number; readonly callback: () => void }>();
  const checker = createDeviceChecker({
    createWorker:
      createWorker ??
      (() => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      }),
    base: () => 'https://site.test/',
    after(delayMs, callback) {
      const timer = { delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  return {
    workers,
    checker,
    canceller,
    told,
    silence() {
      for (const { delayMs, callback } of timers) if (delayMs === SILENT_LIMIT_MS) callback();
    },
    check: (...backends) =>
      checker.check(
        backends,
        { ops: true, networks: TIMED_NETWORKS, measureMs: 10 },
        { signal: canceller.signal, onProgress: (progress) => told.push(progress) },
      ),
    async asked() {
      await settled();
      const worker = workers.at(-1);
      if (worker === undefined) throw new Error('no worker was made');
      return worker;
    },
  };
}

describe('the device checker', () => {
  it('has a worker of its own for each backend, one after the other, and ends it', async () => {
    const w = world();
    const checking = w.check('fused', 'webgl');
    const first = await w.asked();
    expect(first.requests.map((request) => (request.kind === 'call' ? request.args : request.kind))).toEqual([
      'init',
      { ops: true, networks: [...TIMED_NETWORKS], measureMs: 10, backend: 'fused' },
    ]);
    const partial = checkOf('fused', null, { speeds: [] });
    first.progress(partial, 4);
    expect(w.told.at(-1)).toMatchObject({ backend: 'fused', done: 4, total: 35, checks: [partial] });
    first.answer(checkOf('fused', 4000));
    const second = await w.asked();
    expect(second).not.toBe(first);
    expect(first.isTerminated).toBe(true);
    second.progress(checkOf('webgl', null), 1);
    expect(w.told.at(-1)?.checks.map(({ backend }) => backend)).toEqual(['fused', 'webgl']);
    second.answer(checkOf('webgl', 50));
    expect(await checking).toEqual([checkOf('fused', 4000), checkOf('webgl', 50)]);
    expect(second.isTerminated).toBe(true);
    expect(w.workers).toHaveLength(2);
  });

  it('keeps what a falling worker had found, says so, and goes on with the next', async () => {
    const w = world();
    const checking = w.check('webgl', 'cpu');
    const first = await w.asked();
    first.progress(checkOf('webgl', null, { speeds: [] }), 20);
    first.fall();
    (await w.asked()).answer(checkOf('cpu', 12));
    const [webgl, cpu] = await checking;
    expect(webgl).toMatchObject({ backend: 'webgl', end: 'crashed', detail: 'GPU process gone' });
    expect(webgl?.ops).toHaveLength(OP_CASES.length);
    expect(cpu).toEqual(checkOf('cpu', 12));
    expect(first.isTerminated).toBe(true);
  });

  it('gives up a worker that is silent for too long', async () => {
    const w = world();
    const checking = w.check('webgpu');
    const worker = await w.asked();
    w.silence();
    expect(await checking).toMatchObject([{ backend: 'webgpu', end: 'crashed', ops: [] }]);
    expect(worker.isTerminated).toBe(true);
  });

  it('ends the worker at once when it is cancelled, and asks no further one', async () => {
    const w = world();
    const checking = w.check('fused', 'webgl', 'webgpu');
    (await w.asked()).answer(checkOf('fused', 4000));
    const second = await w.asked();
    second.progress(checkOf('webgl', null, { speeds: [] }), 33);
    w.canceller.cancel();
    const checks = await checking;
    expect(checks.map(({ backend, end }) => [backend, end])).toEqual([
      ['fused', 'complete'],
      ['webgl', 'cancelled'],
    ]);
    expect(checks[1]?.ops).toHaveLength(OP_CASES.length);
    expect(second.isTerminated).toBe(true);
    expect(w.workers).toHaveLength(2);
  });

  it('where there are no workers says so for each backend, and does not describe anything', async () => {
    const w = world(() => {
      throw new Error('no workers');
    });
    expect(await w.check('fused')).toMatchObject([{ backend: 'fused', end: 'failed', detail: 'Error: no workers' }]);
    await expect(w.checker.describe(w.canceller.signal)).rejects.toMatchObject({ code: 'engine-unavailable' });
  });
});

type RunSignal = Extract<EngineSignal, { kind: 'run' }>;

function runSignal(runId: string, phase: RunSignal['phase']): RunSignal {
  return {
    kind: 'run',
    runId,
    phase,
    backend: 'fused',
    fromStep: 0,
    loss: new Float32Array(),
    accuracy: new Float32Array(),
    epochs: [],
    checkpoints: [],
    failure: null,
    trainingMs: 0,
    imagesPerSecond: 0,
    resumed: false,
  };
}

function fakeEngine() {
  const listeners = new Set<(signal: EngineSignal) => void>();
  return {
    subscribe(listener: (signal: EngineSignal) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(signal: EngineSignal) {
      for (const listener of listeners) listener(signal);
    },
  };
}

describe('the training watch', () => {
  it('knows what trains, and that nothing does when the worker was replaced', () => {
    const engine = fakeEngine();
    const watch = createTrainingWatch(engine);
    engine.tell(runSignal('a', 'running'));
    engine.tell(runSignal('b', 'running'));
    engine.tell(runSignal('a', 'paused'));
    expect([...watch.training]).toEqual(['b']);
    const same = watch.training;
    engine.tell(runSignal('b', 'running'));
    expect(watch.training).toBe(same);
    engine.tell({ kind: 'restarted', restarts: 1, reason: '' });
    expect(watch.training.size).toBe(0);
  });
});

interface Idle {
  readonly found: Recommendation[];
  readonly checked: BackendId[][];
  readonly engine: ReturnType<typeof fakeEngine>;
  /** The quiet moment comes; false when nobody waits for one. */
  quiet(): boolean;
  readonly end: () => void;
}

function idle(facts: DeviceFacts, rates: Partial<Record<BackendId, number>> = {}, pending = false): Idle {
  const engine = fakeEngine();
  const found: Recommendation[] = [];
  const checked: BackendId[][] = [];
  let waiting: (() => void) | null = null;
  const checker: DeviceChecker = {
    describe: async () => facts,
    async check(backends, scope, { signal }) {
      checked.push([...backends]);
      expect(scope.ops).toBe(false);
      if (pending) {
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', resolve);
        });
      }
      return backends.map((id) => checkOf(id, rates[id] ?? 1, { ops: [] }));
    },
  };
  const end = measureWhenIdle({
    checker,
    watch: createTrainingWatch(engine),
    whenIdle(delayMs, callback) {
      expect(delayMs).toBe(QUIET_MS);
      waiting = callback;
      return () => {
        if (waiting === callback) waiting = null;
      };
    },
    nowMs: () => 99,
    found: (recommended) => found.push(recommended),
  });
  return {
    found,
    checked,
    engine,
    quiet() {
      const now = waiting;
      waiting = null;
      now?.();
      return now !== null;
    },
    end,
  };
}

describe('the idle measurement', () => {
  it('times the fused engine and every real graphics card, once', async () => {
    const page = idle(FACTS, { 'fused-relaxed': 4000, webgl: 5000, webgpu: 12_000 });
    expect(page.quiet()).toBe(true);
    await settled();
    expect(page.checked).toEqual([['fused-relaxed', 'webgpu', 'webgl']]);
    expect(page.found).toMatchObject([{ backend: 'webgpu', because: 'gpu-faster', measuredAt: 99 }]);
    expect(page.quiet()).toBe(false);
  });

  it('starts nothing where graphics are computed by the processor, or are not there', async () => {
    for (const [facts, because] of [
      [SOFTWARE, 'software-gpu'],
      [NO_GPU, 'no-gpu'],
    ] as const) {
      const page = idle(facts);
      page.quiet();
      await settled();
      expect(page.checked).toEqual([]);
      expect(page.found).toEqual([{ backend: 'fused-relaxed', because, speeds: [], measuredAt: 99 }]);
    }
  });

  it('waits while something trains', () => {
    const page = idle(FACTS);
    page.engine.tell(runSignal('a', 'running'));
    expect(page.quiet()).toBe(false);
    page.engine.tell(runSignal('a', 'finished'));
    expect(page.quiet()).toBe(true);
  });

  it('stops at once when a training starts, begins anew later, and leaves a busy reader alone after the third time', async () => {
    const page = idle(FACTS, {}, true);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(page.quiet()).toBe(true);
      await settled();
      expect(page.checked).toHaveLength(attempt);
      page.engine.tell(runSignal('a', 'running'));
      await settled();
      expect(page.found).toEqual([]);
      page.engine.tell(runSignal('a', 'paused'));
    }
    expect(page.quiet()).toBe(false);
  });

  it('can be ended for good', async () => {
    const page = idle(FACTS);
    page.end();
    expect(page.quiet()).toBe(false);
    page.engine.tell(runSignal('a', 'finished'));
    expect(page.quiet()).toBe(false);
    await settled();
    expect(page.found).toEqual([]);
  });
});
