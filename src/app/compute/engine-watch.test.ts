import { describe, expect, it } from 'vitest';
import type { EngineSignal } from '../../engine/client/supervisor.ts';
import type { BackendId, RunPhase } from '../../engine/protocol/calls.ts';
import { watchSignal, type EngineWatch } from './engine-watch.ts';

const asleep: EngineWatch = { awake: false, running: new Map() };

function run(runId: string, phase: RunPhase, backend: BackendId = 'fused'): EngineSignal {
  return {
    kind: 'run',
    runId,
    phase,
    backend,
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

function after(...signals: readonly EngineSignal[]): EngineWatch {
  return signals.reduce(watchSignal, asleep);
}

describe('watchSignal', () => {
  it('knows by any signal that the engine lives', () => {
    expect(after({ kind: 'notice', code: 'storage-full', detail: '' }).awake).toBe(true);
    expect(after({ kind: 'restarted', restarts: 1, reason: '' }).awake).toBe(true);
  });

  it('follows trainings from start to pause, each on its backend', () => {
    const watch = after(run('a', 'running'), run('b', 'running', 'webgl'), run('a', 'paused'));
    expect([...watch.running]).toEqual([['b', 'webgl']]);
    expect([...after(run('a', 'running'), run('a', 'running', 'cpu')).running]).toEqual([['a', 'cpu']]);
    expect(after(run('a', 'running'), run('a', 'failed')).running.size).toBe(0);
  });

  it('forgets all trainings when the worker was replaced', () => {
    expect(after(run('a', 'running'), { kind: 'restarted', restarts: 1, reason: '' }).running.size).toBe(0);
  });

  it('gives the same object back while nothing changes, so that ten events a second draw nothing', () => {
    const running = after(run('a', 'running'));
    expect(watchSignal(running, run('a', 'running'))).toBe(running);
    const paused = watchSignal(running, run('a', 'paused'));
    expect(watchSignal(paused, run('a', 'paused'))).toBe(paused);
  });
});
