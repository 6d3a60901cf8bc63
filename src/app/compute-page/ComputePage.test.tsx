// @vitest-environment happy-dom
// The page with a checker that the test speaks for: empty, asking, failed, under way, cancelled, waiting, done.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckOptions, DeviceChecker } from '../../engine/client/device-check.ts';
import type { BackendId, EngineStatus } from '../../engine/protocol/calls.ts';
import { OP_CASES, TIMED_NETWORKS } from '../../engine/protocol/device.ts';
import type { BackendCheck, DeviceFacts, Recommendation } from '../../engine/protocol/device.ts';
import { EngineError } from '../../engine/protocol/errors.ts';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { ComputePage } from './ComputePage.tsx';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import { OP_NAMES } from './op-names.text.ts';

const text = COMPUTE_PAGE_TEXT.en;

const SOFTWARE: DeviceFacts = {
  cores: 2,
  crossOriginIsolated: false,
  simd: true,
  relaxedSimd: false,
  webgl: { renderer: 'SwiftShader', vendor: 'Google', float32: true, maxTextureSizePx: 8192, software: true },
  webgpuSupported: true,
  webgpu: null,
};

const STATUS: EngineStatus = {
  backends: [],
  current: 'fused',
  chosenBy: 'default',
  recommended: null,
  storage: 'available',
};

interface Asked {
  readonly backends: readonly BackendId[];
  readonly options: CheckOptions;
  readonly answer: (checks: readonly BackendCheck[]) => void;
}

const world = vi.hoisted(() => {
  const training = new Set<string>();
  const listeners = new Set<() => void>();
  const state: {
    describe: () => Promise<DeviceFacts>;
    asked: Asked[];
    adopted: Recommendation[];
    saved: { runId: string; step: number; savedAt: number; bytes: number }[];
  } = { describe: () => Promise.reject(new Error('not set')), asked: [], adopted: [], saved: [] };
  return {
    state,
    training,
    tell: () => {
      for (const listener of listeners) listener();
    },
    watch: {
      training,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
});

vi.mock('../../engine/client/device-check.ts', () => ({
  deviceChecker: (): DeviceChecker => ({
    describe: () => world.state.describe(),
    check: (backends, _scope, options) =>
      new Promise((resolve) => {
        world.state.asked.push({ backends, options, answer: resolve });
      }),
  }),
}));
vi.mock('../../engine/client/page-idle.ts', () => ({
  trainingWatch: () => world.watch,
  adoptRecommendation: (recommended: Recommendation) => world.state.adopted.push(recommended),
  forgoIdleMeasurement: () => undefined,
}));
vi.mock('../../engine/client/use-engine.ts', () => ({
  useEngine: () => ENGINE,
  useEngineStatus: () => STATUS,
}));
vi.mock('../../engine/client/use-run.ts', () => ({
  closeRun: async (runId: string) => {
    world.state.saved = world.state.saved.filter((run) => run.runId !== runId);
  },
}));

const ENGINE = {
  call: (name: string) => Promise.resolve(name === 'runs.saved' ? world.state.saved : STATUS),
  subscribe: () => () => undefined,
  restarts: 0,
};

function check(backend: BackendId, change: Partial<BackendCheck> = {}): BackendCheck {
  return {
    backend,
    end: 'complete',
    reason: null,
    detail: null,
    startMs: 30,
    selfCheck: { predictions: 1e-7, losses: 1e-7, gradients: 1e-7, weights: 1e-7 },
    reference: backend === 'cpu' ? 'fused' : 'cpu',
    ops: OP_CASES.map((op) => ({ op, forward: 1e-7, gradients: 2e-7, weights: 1e-7, worst: null, problem: null })),
    speeds: TIMED_NETWORKS.map((network) => ({
      network,
      batchSize: 32,
      imagesPerSecond: backend === 'fused' ? 4000 : 12,
      quartiles: null,
      firstStepMs: 20,
      steps: 10,
      problem: null,
    })),
    ...change,
  };
}

async function open(locale: Locale = 'en'): Promise<void> {
  render(
    <LocaleContext value={locale}>
      <ComputePage />
    </LocaleContext>,
  );
  await act(async () => undefined);
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await act(async () => undefined);
}

function lastAsked(): Asked {
  const asked = world.state.asked.at(-1);
  if (asked === undefined) throw new Error('no check was asked for');
  return asked;
}

beforeEach(() => {
  localStorage.clear();
  world.training.clear();
  Object.assign(world.state, { describe: async () => SOFTWARE, asked: [], adopted: [], saved: [] });
});

afterEach(cleanup);

describe('the page', () => {
  it('says what the device has, and that it has not been checked', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(text.title);
    expect(screen.getByText('SwiftShader')).toBeTruthy();
    expect(screen.getByText(text.simd.plain)).toBeTruthy();
    expect(screen.getByText(text.noAdapter)).toBeTruthy();
    expect(screen.getByText(text.empty)).toBeTruthy();
    expect(screen.getByText(text.keptEmpty)).toBeTruthy();
  });

  it('does not check what the processor merely emulates unless it is asked to', async () => {
    await open();
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'WebGL' }).checked).toBe(false);
    await press(text.check);
    expect(lastAsked().backends).toEqual(['fused-relaxed', 'fused', 'cpu', 'webgpu']);
    cleanup();
    await open();
    fireEvent.click(screen.getByRole('switch', { name: 'WebGL' }));
    fireEvent.click(screen.getByRole('switch', { name: 'WebGPU' }));
    await press(text.check);
    expect(lastAsked().backends).toEqual(['fused-relaxed', 'fused', 'cpu', 'webgl']);
  });

  it('says so when nothing can be found out, and tries again', async () => {
    world.state.describe = () => Promise.reject(new EngineError('engine-unavailable'));
    await open();
    expect(screen.getByRole('alert').textContent).toContain(ENGINE_ERROR_SENTENCES['engine-unavailable'].en);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: text.check }).disabled).toBe(true);
    world.state.describe = async () => SOFTWARE;
    await press(text.retry);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('SwiftShader')).toBeTruthy();
  });

  it('shows every step and what was found so far, then the verdict, and keeps it for the next visit', async () => {
    await open();
    await press(text.check);
    const { options, answer } = lastAsked();
    const partial = check('fused', { speeds: [] });
    await act(async () =>
      options.onProgress?.({
        backend: 'fused',
        step: { kind: 'op', op: 'adam' },
        done: 28,
        total: 35,
        checks: [partial],
      }),
    );
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      text.progressText('WebAssembly', text.stepOp('Adam'), 29, 35),
    );
    expect(screen.getByText(text.soFar)).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: OP_NAMES.en.dense })).toBeTruthy();
    await act(async () => answer([check('fused'), check('cpu')]));
    expect(screen.getByText('Stay with WebAssembly')).toBeTruthy();
    expect(screen.getAllByText('4,000 images/s')).toHaveLength(TIMED_NETWORKS.length);
    expect(world.state.adopted).toMatchObject([{ backend: 'fused', because: 'software-gpu' }]);
    cleanup();
    await open('zh');
    expect(screen.getByText('用 WebAssembly 就好')).toBeTruthy();
    expect(screen.getByRole('button', { name: COMPUTE_PAGE_TEXT.zh.checkAgain })).toBeTruthy();
  });

  it('marks a wrong result in its cell and says what it means', async () => {
    await open();
    await press(text.check);
    const faulty = check('webgl');
    const ops = faulty.ops.map((row) =>
      row.op === 'odd-classes' ? { ...row, gradients: 0.29, worst: 'dense/kernel' } : row,
    );
    await act(async () => lastAsked().answer([check('fused'), { ...faulty, ops }]));
    const row = screen.getByRole('row', { name: new RegExp(OP_NAMES.en['odd-classes']) });
    const cells = within(row).getAllByRole('cell');
    expect(cells.map((cell) => cell.dataset['judgement'])).toEqual(['sound', 'wrong']);
    expect(cells[1]?.textContent).toContain('0.29');
    expect(cells[1]?.textContent).toContain(text.judgements.wrong);
    expect(document.body.textContent).toContain(
      `WebGL computes these wrongly on this device: ${OP_NAMES.en['odd-classes']}.`,
    );
    fireEvent.click(screen.getByRole('radio', { name: text.parts.forward }));
    expect(cells.map((cell) => cell.dataset['judgement'])).toEqual(['sound', 'sound']);
  });

  it('ends the check when it is cancelled, and shows what there is', async () => {
    await open();
    await press(text.check);
    const { options, answer } = lastAsked();
    await press(text.cancel);
    expect(options.signal.aborted).toBe(true);
    await act(async () => answer([check('fused'), check('cpu', { end: 'cancelled', ops: [], speeds: [] })]));
    expect(document.body.textContent).toContain(text.incomplete);
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('keeps a whole report when a later check is cancelled', async () => {
    await open();
    await press(text.check);
    await act(async () => lastAsked().answer([check('fused'), check('cpu')]));
    await press(text.checkAgain);
    await press(text.cancel);
    await act(async () => lastAsked().answer([check('fused', { end: 'cancelled', speeds: [] })]));
    expect(document.body.textContent).toContain(text.incomplete);
    cleanup();
    await open();
    expect(document.body.textContent).not.toContain(text.incomplete);
    expect(screen.getByText('Stay with WebAssembly')).toBeTruthy();
  });

  it('is as before when a check is cancelled before anything came of it', async () => {
    await open();
    await press(text.check);
    await press(text.cancel);
    await act(async () =>
      lastAsked().answer([check('fused', { end: 'cancelled', ops: [], speeds: [], selfCheck: null })]),
    );
    expect(screen.getByText(text.empty)).toBeTruthy();
    expect(localStorage.getItem('stride.device-report')).toBeNull();
  });

  it('ends the check when the page is left, and keeps nothing of it', async () => {
    await open();
    await press(text.check);
    const { options, answer } = lastAsked();
    cleanup();
    expect(options.signal.aborted).toBe(true);
    await act(async () => answer([check('fused')]));
    expect(localStorage.getItem('stride.device-report')).toBeNull();
  });

  it('waits while a training is under way, and stops when one begins', async () => {
    world.training.add('a');
    await open();
    await press(text.check);
    expect(screen.getByText(text.waiting(1))).toBeTruthy();
    expect(world.state.asked).toEqual([]);
    world.training.clear();
    await act(async () => world.tell());
    const { options, answer } = lastAsked();
    expect(screen.queryByText(text.waiting(1))).toBeNull();
    world.training.add('b');
    await act(async () => world.tell());
    expect(options.signal.aborted).toBe(true);
    await act(async () => answer([check('fused')]));
    expect(screen.getByText(text.interrupted)).toBeTruthy();
  });

  it('lists kept trainings and deletes one', async () => {
    world.state.saved = [
      { runId: 'duel-cnn-1', step: 250, savedAt: 1000, bytes: 1_300_000 },
      { runId: 'duel-mlp-2', step: 100, savedAt: 2000, bytes: 900_000 },
    ];
    await open();
    expect(screen.getAllByRole('listitem').filter((item) => item.textContent?.includes('duel-'))).toHaveLength(2);
    await press(text.remove('duel-cnn-1'));
    expect(document.body.textContent).not.toContain('duel-cnn-1');
    expect(document.body.textContent).toContain('duel-mlp-2');
  });
});
