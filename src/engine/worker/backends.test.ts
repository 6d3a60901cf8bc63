// How starting a backend fails: with a reason that the page can show, and nothing left behind.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EngineError } from '../protocol/errors.ts';
import { asUnavailable, skipReasonOf, unavailable, untestedReport } from './unavailable.ts';

/** Modules that see the mocks; errors are told apart by class, so that of one set of modules is used throughout. */
async function freshModules() {
  const { startBackend } = await import('./backends.ts');
  const { skippedReport } = await import('./unavailable.ts');
  return { startBackend, skippedReport };
}

describe('starting a backend', () => {
  afterEach(() => {
    vi.doUnmock('./self-check-answers.ts');
    vi.doUnmock('./tfjs/start-cpu.ts');
    vi.resetModules();
  });

  test('refuses one that answers wrongly, telling by how much, and closes it', async () => {
    const { SELF_CHECK_ANSWERS } = await import('./self-check-answers.ts');
    const wrong = SELF_CHECK_ANSWERS.map((answers) => ({
      ...answers,
      losses: answers.losses.map((loss) => loss * 1.5),
    }));
    vi.resetModules();
    vi.doMock('./self-check-answers.ts', () => ({ SELF_CHECK_ANSWERS: wrong }));
    const { startCpu } = await import('./tfjs/start-cpu.ts');
    const dispose = vi.fn<() => void>();
    vi.doMock('./tfjs/start-cpu.ts', () => ({ startCpu: async () => ({ ...(await startCpu()), dispose }) }));
    const { startBackend, skippedReport } = await freshModules();
    const thrown: unknown = await startBackend('cpu').catch((error: unknown) => error);
    const report = skippedReport('cpu', thrown);
    expect(report).toMatchObject({ id: 'cpu', state: 'skipped', reason: 'self-check-failed', selfCheckMs: null });
    expect(report.selfCheckError).toBeCloseTo(1 / 3, 3);
    expect(dispose).toHaveBeenCalledOnce();
  });

  test('says what stands in the way of a backend that throws', async () => {
    vi.doMock('./tfjs/start-cpu.ts', () => ({ startCpu: () => Promise.reject(new TypeError('no luck')) }));
    const { startBackend, skippedReport } = await freshModules();
    const thrown: unknown = await startBackend('cpu').catch((error: unknown) => error);
    expect(skippedReport('cpu', thrown)).toMatchObject({ reason: 'start-failed', detail: 'TypeError: no luck' });
  });

  test('has no WebGL and no WebGPU here', async () => {
    const { startBackend, skippedReport } = await freshModules();
    for (const id of ['webgl', 'webgpu'] as const) {
      const thrown: unknown = await startBackend(id).catch((error: unknown) => error);
      expect(skippedReport(id, thrown)).toMatchObject({ id, reason: 'not-supported' });
    }
  });
});

describe('reasons', () => {
  test('survive as error values and come back', () => {
    expect(skipReasonOf(unavailable('webgpu', 'no-adapter', 'none'))).toBe('no-adapter');
    expect(skipReasonOf(new EngineError('backend-lost', 'gone'))).toBe('lost');
    expect(skipReasonOf(new Error('whatever'))).toBe('start-failed');
    expect(skipReasonOf(new EngineError('backend-unavailable', '', { reason: 'nonsense' }))).toBe('start-failed');
  });

  test('are given to errors that had none', () => {
    const error = asUnavailable('webgl', new EngineError('backend-lost', 'gone'));
    expect(error).toMatchObject({ code: 'backend-unavailable', values: { backend: 'webgl', reason: 'lost' } });
    const known = unavailable('webgl', 'not-supported', 'no');
    expect(asUnavailable('webgl', known)).toBe(known);
  });

  test('an untested backend has none', () => {
    expect(untestedReport('fused')).toMatchObject({ id: 'fused', state: 'untested', reason: null, detail: null });
  });
});
