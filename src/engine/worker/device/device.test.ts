// The check of a device: the op table on real engines, faults that it must find, and everything that can go wrong with a
// backend on the way, on pretended ones.
import { beforeAll, describe, expect, it } from 'vitest';
import { inferShapes } from '../../../nn/shapes.ts';
import type { LayerClassName } from '../../../nn/spec.ts';
import type { BackendId } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { judgeDifference, OP_CASES, TIMED_NETWORKS, worstDifference } from '../../protocol/device.ts';
import type { CheckStep, DeviceCheckProgress } from '../../protocol/device.ts';
import { EngineError } from '../../protocol/errors.ts';
import { startBackend } from '../backends.ts';
import { createBackendPool } from '../runs/backend-pool.ts';
import { workerClock } from '../runs/clock.ts';
import { createTestClock, createTestEngine, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import type { Trainer, TrainerBackend } from '../trainer.ts';
import { unavailable } from '../unavailable.ts';
import { checkBackend } from './check-backend.ts';
import { isSoftwareRenderer } from './device-facts.ts';
import { relativeDifference } from './difference.ts';
import { opCaseOf } from './op-cases.ts';
import { compareOp } from './op-table.ts';
import { createPatience, SILENT_LIMIT_MS } from './patience.ts';
import { measureSpeed, quantile } from './training-speed.ts';

let fused: TrainerBackend;
let cpu: TrainerBackend;

beforeAll(async () => {
  [fused, cpu] = [await startBackend('fused'), await startBackend('cpu')];
});

const patience = <T>(asked: Promise<T>): Promise<T> => asked;

/** A backend whose trainers behave as the test says. */
function altered(backend: TrainerBackend, alter: (trainer: Trainer) => Partial<Trainer>, id = backend.id) {
  return {
    ...backend,
    id,
    createTrainer(options: Parameters<TrainerBackend['createTrainer']>[0]): Trainer {
      const trainer = backend.createTrainer(options);
      return { ...trainer, ...alter(trainer) };
    },
  } satisfies TrainerBackend;
}

describe('the op table', () => {
  it.each(OP_CASES)('finds the fused engine and tfjs in agreement: %s', async (op) => {
    const row = await compareOp(op, fused, cpu, patience);
    expect(row.problem).toBeNull();
    expect(row.forward).toBeLessThan(1e-5);
    expect(row.gradients).toBeLessThan(1e-5);
    expect(row.weights).toBeLessThan(1e-4);
    expect(judgeDifference(worstDifference(row))).toBe('sound');
  });

  it('holds every layer class of the course', () => {
    const seen = new Set<LayerClassName>();
    for (const op of OP_CASES) {
      const { spec, classes } = opCaseOf(op);
      expect(inferShapes(spec).at(-1)?.output).toEqual([classes]);
      for (const { layer } of spec.nodes) seen.add(layer.className);
    }
    const all: Readonly<Record<LayerClassName, true>> = {
      Conv2D: true,
      Conv1D: true,
      Conv2DTranspose: true,
      DepthwiseConv2D: true,
      SeparableConv2D: true,
      MaxPooling2D: true,
      AveragePooling2D: true,
      GlobalAveragePooling2D: true,
      GlobalMaxPooling2D: true,
      Flatten: true,
      Dense: true,
      Embedding: true,
      Dropout: true,
      BatchNormalization: true,
      Activation: true,
      Add: true,
      Concatenate: true,
    };
    expect([...seen].toSorted()).toEqual(Object.keys(all).toSorted());
  });

  it('names the weight whose gradient is wrong', async () => {
    const faulty = altered(fused, (trainer) => ({
      async gradients(batch, step) {
        const { loss, gradients } = await trainer.gradients(batch, step);
        return {
          loss,
          gradients: gradients.map((each) =>
            each.name === 'conv2d_1/kernel' ? { ...each, values: each.values.map((value) => value * 1.03) } : each,
          ),
        };
      },
    }));
    const row = await compareOp('conv2d', faulty, cpu, patience);
    expect(row.worst).toBe('conv2d_1/kernel');
    expect(row.gradients).toBeCloseTo(0.03, 3);
    expect(row.forward).toBeLessThan(1e-5);
    expect(judgeDifference(worstDifference(row))).toBe('wrong');
  });

  it('finds a fault that shows only once the weights stay on the device', async () => {
    const faulty = altered(fused, (trainer) => ({
      async getWeights() {
        return (await trainer.getWeights()).map((values) => values.map((value) => value + 0.05));
      },
    }));
    const row = await compareOp('odd-classes', faulty, cpu, patience);
    expect(row.gradients).toBeLessThan(1e-5);
    expect(judgeDifference(row.weights)).toBe('wrong');
  });

  it('says so where no number comes out, and what was thrown', async () => {
    const silent = altered(fused, () => ({ predict: async (_images, count) => new Float32Array(count).fill(NaN) }));
    expect(await compareOp('dense', silent, cpu, patience)).toMatchObject({ forward: null, problem: null });
    const broken = altered(fused, () => ({ gradients: () => Promise.reject(new Error('no kernel MaxPoolGrad')) }));
    const row = await compareOp('dense', broken, cpu, patience);
    expect(row).toMatchObject({ forward: null, gradients: null, weights: null });
    expect(row.problem).toContain('no kernel MaxPoolGrad');
    expect(judgeDifference(worstDifference(row))).toBe('wrong');
  });
});

describe('relativeDifference', () => {
  it('is relative to the largest expected value, or to the scale if that is larger', () => {
    expect(relativeDifference([1, 2.5], [1, 2])).toBe(0.25);
    expect(relativeDifference([1e-9], [2e-9], 1)).toBeCloseTo(1e-9, 15);
    expect(relativeDifference([0, 0], [0, 0])).toBe(0);
  });

  it('is null where a number is missing', () => {
    expect(relativeDifference([1], [1, 2])).toBeNull();
    expect(relativeDifference([NaN], [1])).toBeNull();
    expect(relativeDifference([Infinity], [Infinity])).toBeNull();
  });
});

function timing(clock = createTestClock()) {
  return { clock, patience, signal: createCanceller().signal };
}

describe('the training speed', () => {
  it('is the median over stretches, with the first step apart', async () => {
    const clock = createTestClock();
    let step = 0;
    // The first step compiles; every tenth of the others is disturbed.
    const device = altered(fused, () => ({
      async step() {
        clock.advance(step === 0 ? 5000 : step % 10 === 0 ? 300 : 16);
        step += 1;
        return { loss: 1, correct: 0 };
      },
    }));
    const found = await measureSpeed(device, 'mnist-mlp', 20_000, timing(clock));
    expect(found.firstStepMs).toBe(5000);
    expect(found.imagesPerSecond).toBeGreaterThan(300);
    expect(found.imagesPerSecond).toBeLessThanOrEqual(2000);
    expect(found.quartiles?.low).toBeLessThanOrEqual(found.imagesPerSecond ?? 0);
    expect(found.steps).toBeGreaterThan(100);
  });

  it('of a backend that throws is none, with the reason', async () => {
    const broken = altered(fused, () => ({ step: () => Promise.reject(new Error('too many textures')) }));
    const found = await measureSpeed(broken, 'mnist-cnn', 1000, timing());
    expect(found).toMatchObject({ imagesPerSecond: null, firstStepMs: null, steps: 0 });
    expect(found.problem).toContain('too many textures');
  });

  it('knows quantiles', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
    expect(quantile([7], 0.25)).toBe(7);
  });
});

describe('patience', () => {
  it('ends when a device is lost, and when it is silent', async () => {
    const clock = createTestClock();
    let lose: (why: string) => void = () => undefined;
    const gpu: TrainerBackend = { ...fused, id: 'webgl', lost: new Promise((resolve) => (lose = resolve)) };
    const waits = createPatience([gpu, cpu], clock);
    expect(await waits(Promise.resolve(7))).toBe(7);
    const forever = waits(new Promise(() => undefined));
    clock.advance(SILENT_LIMIT_MS);
    await expect(forever).rejects.toMatchObject({ code: 'backend-lost' });
    const again = waits(new Promise(() => undefined));
    lose('reset');
    await expect(again).rejects.toMatchObject({ code: 'backend-lost', detail: 'reset' });
    await expect(waits(Promise.resolve(1))).rejects.toMatchObject({ code: 'backend-lost' });
  });
});

const REAL = workerClock();

interface Checked {
  readonly start?: (id: BackendId) => Promise<TrainerBackend>;
  readonly startUnchecked?: (id: BackendId) => Promise<TrainerBackend>;
  readonly ops?: boolean;
  readonly onProgress?: (progress: DeviceCheckProgress) => void;
  readonly signal?: ReturnType<typeof createCanceller>['signal'];
}

async function check(backend: BackendId, options: Checked = {}) {
  const start = options.start ?? (async (id) => ({ ...(id === 'cpu' ? cpu : fused), id }));
  const world = {
    pool: createBackendPool(start, null, () => undefined),
    clock: REAL,
    startUnchecked: options.startUnchecked ?? null,
  };
  const args = { backend, ops: options.ops ?? true, networks: TIMED_NETWORKS, measureMs: 1 };
  return checkBackend(args, world, options.signal ?? createCanceller().signal, options.onProgress ?? (() => undefined));
}

describe('the check of a backend', () => {
  it('goes through start, every op and every network, saying before each what begins', async () => {
    const told: DeviceCheckProgress[] = [];
    const found = await check('fused', { onProgress: (progress) => told.push(progress) });
    expect(found).toMatchObject({ backend: 'fused', end: 'complete', reason: null, reference: 'cpu' });
    expect(found.ops.map(({ op }) => op)).toEqual(OP_CASES);
    expect(found.speeds.map(({ network }) => network)).toEqual(TIMED_NETWORKS);
    for (const { imagesPerSecond } of found.speeds) expect(imagesPerSecond).toBeGreaterThan(0);
    expect(found.selfCheck?.gradients).toBeLessThan(1e-5);
    expect(told.map(({ done }) => done)).toEqual(told.map((_, i) => i));
    expect(told).toHaveLength(told[0]?.total ?? 0);
    expect(told.at(-1)?.found.ops).toHaveLength(OP_CASES.length);
  });

  it('compares cpu with our engine', async () => {
    const slow = altered(fused, () => ({}), 'cpu');
    const start = async (id: BackendId): Promise<TrainerBackend> => (id === 'cpu' ? slow : fused);
    expect((await check('cpu', { start })).reference).toBe('fused');
  });

  it('of one that does not start gives the reason and nothing else', async () => {
    const start = async (id: BackendId): Promise<TrainerBackend> => {
      throw unavailable(id, 'no-adapter', 'requestAdapter gave none');
    };
    expect(await check('webgpu', { start })).toEqual({
      backend: 'webgpu',
      end: 'unavailable',
      reason: 'no-adapter',
      detail: 'requestAdapter gave none',
      startMs: null,
      selfCheck: null,
      reference: null,
      ops: [],
      speeds: [],
    });
  });

  it('of one that fails its self-check still says which ops are wrong, but times nothing', async () => {
    const faulty = altered(
      fused,
      (trainer) => ({
        async step(batch, step) {
          const { loss, correct } = await trainer.step(batch, step);
          return { loss: loss + 1, correct };
        },
        async gradients(batch, step) {
          const { loss, gradients } = await trainer.gradients(batch, step);
          return { loss: loss + 1, gradients };
        },
      }),
      'webgl',
    );
    const start = async (id: BackendId): Promise<TrainerBackend> => {
      if (id === 'cpu') return cpu;
      throw unavailable(id, 'self-check-failed', 'differs', { selfCheckError: 1 });
    };
    const found = await check('webgl', { start, startUnchecked: async () => faulty });
    expect(found).toMatchObject({ end: 'complete', reason: 'self-check-failed', speeds: [] });
    expect(found.ops).toHaveLength(OP_CASES.length);
    expect(judgeDifference(found.selfCheck?.losses ?? null)).toBe('wrong');
    expect(judgeDifference(found.selfCheck?.weights ?? null)).toBe('sound');
  });

  it('keeps what it found when the device goes away half-way', async () => {
    let steps = 0;
    const fleeting = altered(
      fused,
      (trainer) => ({
        step(batch, step) {
          steps += 1;
          return steps > 30 ? Promise.reject(new EngineError('backend-lost', 'reset')) : trainer.step(batch, step);
        },
      }),
      'webgl',
    );
    const start = async (id: BackendId): Promise<TrainerBackend> => (id === 'cpu' ? cpu : fleeting);
    const found = await check('webgl', { start });
    expect(found.end).toBe('failed');
    expect(found.detail).toContain('reset');
    expect(found.ops.length).toBeGreaterThan(0);
    expect(found.ops.length).toBeLessThan(OP_CASES.length);
  });

  it('without a reference times it all the same', async () => {
    const start = async (id: BackendId): Promise<TrainerBackend> => {
      if (id === 'fused') return fused;
      throw unavailable(id, 'start-failed', 'none');
    };
    const found = await check('fused', { start });
    expect(found).toMatchObject({ end: 'complete', reference: null, ops: [] });
    expect(found.speeds).toHaveLength(TIMED_NETWORKS.length);
  });

  it.each<readonly [string, (step: CheckStep) => boolean]>([
    ['at the start', ({ kind }) => kind === 'start'],
    ['between ops', (step) => step.kind === 'op' && step.op === 'max-pooling'],
    ['before a network', (step) => step.kind === 'speed' && step.network === 'mnist-cnn'],
  ])('stops where it is when it is cancelled: %s', async (_where, isThere) => {
    const canceller = createCanceller();
    const told: DeviceCheckProgress[] = [];
    const checking = check('fused', {
      signal: canceller.signal,
      onProgress(progress) {
        told.push(progress);
        if (isThere(progress.step)) canceller.cancel();
      },
    });
    await expect(checking).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.findIndex(({ step }) => isThere(step))).toBe(told.length - 1);
  });

  it('for a recommendation alone leaves the op table out', async () => {
    const found = await check('fused', { ops: false });
    expect(found).toMatchObject({ ops: [], reference: null, end: 'complete' });
    expect(found.selfCheck).not.toBeNull();
  });
});

describe('the calls', () => {
  it('take note of a recommendation, tell it, and leave new runs where they were', async () => {
    const engine = createTestEngine();
    expect((await engine.call('engine.status', {})).recommended).toBeNull();
    const recommended = { backend: 'webgl', because: 'gpu-faster', speeds: [], measuredAt: 5 } as const;
    const status = await engine.call('engine.recommend', { recommended });
    expect(status).toMatchObject({ recommended, current: 'fused', chosenBy: 'default' });
    expect(engine.events.at(-1)).toMatchObject({ kind: 'status', status: { recommended } });
    const run = await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN });
    expect(run.backend).toBe('fused');
  });

  it('answer with the reason when the backend to be checked does not start', async () => {
    const engine = createTestEngine({ works: () => false });
    const args = { backend: 'webgpu', ops: true, networks: TIMED_NETWORKS, measureMs: 1 } as const;
    expect(await engine.call('device.check', args)).toMatchObject({
      backend: 'webgpu',
      end: 'unavailable',
      reason: 'start-failed',
    });
  });
});

describe('isSoftwareRenderer', () => {
  it.each([
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', true],
    ['llvmpipe (LLVM 19.1.7, 256 bits)', true],
    ['Microsoft Basic Render Driver', true],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', false],
    ['Apple M2', false],
    ['Mali-G78', false],
  ])('%s: %s', (name, expected) => {
    expect(isSoftwareRenderer(name)).toBe(expected);
  });
});
