// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunPhase, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import { DEFAULT_SETUP, planOf, runIdOf, specOf } from './setup.ts';
import type { ContestantId } from './setup.ts';
import { useMatch } from './use-match.ts';
import type { RunView } from './use-match.ts';

const EMPTY: RunView = { snapshot: null, opening: null, error: null };

const client = vi.hoisted(() => ({
  views: new Map<string, unknown>(),
  openRun: vi.fn<(args: { readonly runId: string }) => Promise<void>>(async () => undefined),
  startRun: vi.fn<(runId: string) => Promise<void>>(async () => undefined),
  stepRun: vi.fn<(runId: string, count: number) => Promise<void>>(async () => undefined),
  pauseRun: vi.fn<(runId: string) => Promise<void>>(async () => undefined),
}));

vi.mock('../../../engine/client/use-run.ts', () => ({
  useRun: (runId: string) => client.views.get(runId) ?? EMPTY,
  openRun: client.openRun,
  startRun: client.startRun,
  stepRun: client.stepRun,
  pauseRun: client.pauseRun,
}));

const ids = { mlp: runIdOf(DEFAULT_SETUP, 'mlp', false), cnn: runIdOf(DEFAULT_SETUP, 'cnn', false) };

function at(id: ContestantId, phase: RunPhase): RunView {
  const snapshot: RunSnapshot = {
    runId: ids[id],
    spec: specOf(DEFAULT_SETUP, id),
    plan: planOf(DEFAULT_SETUP, false),
    backend: 'fused',
    phase,
    step: 0,
    stepsPerEpoch: 375,
    totalSteps: 1125,
    record: { loss: new Float32Array(), accuracy: new Float32Array(), epochs: [] },
    failure: null,
    checkpoints: [],
    trainingMs: 0,
    imagesPerSecond: 0,
    resumed: false,
  };
  return { ...EMPTY, snapshot };
}

function set(mlp: RunView, cnn: RunView): void {
  client.views.set(ids.mlp, mlp).set(ids.cnn, cnn);
}

beforeEach(() => {
  client.views.clear();
  vi.clearAllMocks();
});
afterEach(cleanup);

test('training opens both runs and starts them together, only when both are open', () => {
  const { result, rerender } = renderHook(() => useMatch(DEFAULT_SETUP, false));
  act(() => result.current.train());
  expect(client.openRun.mock.calls.map(([args]) => args.runId)).toEqual([ids.mlp, ids.cnn]);
  set(at('mlp', 'ready'), EMPTY);
  rerender();
  expect(client.startRun).not.toHaveBeenCalled();
  set(at('mlp', 'ready'), at('cnn', 'ready'));
  rerender();
  expect(client.startRun.mock.calls).toEqual([[ids.mlp], [ids.cnn]]);
  set(at('mlp', 'paused'), at('cnn', 'paused'));
  rerender();
  expect(client.startRun).toHaveBeenCalledTimes(2);
});

test('a run that is over is not started again', () => {
  set(at('mlp', 'finished'), at('cnn', 'paused'));
  const { result } = renderHook(() => useMatch(DEFAULT_SETUP, false));
  act(() => result.current.train());
  expect(client.startRun.mock.calls).toEqual([[ids.cnn]]);
});

test('when one can’t be opened, neither starts, now or later', () => {
  const { result, rerender } = renderHook(() => useMatch(DEFAULT_SETUP, false));
  act(() => result.current.train());
  set(at('mlp', 'ready'), { ...EMPTY, error: new EngineError('dataset-missing', '') });
  rerender();
  set(at('mlp', 'ready'), at('cnn', 'ready'));
  rerender();
  expect(client.startRun).not.toHaveBeenCalled();
});

test('another setup takes the wish back', () => {
  const { result, rerender } = renderHook(({ seed }) => useMatch({ ...DEFAULT_SETUP, seed }, false), {
    initialProps: { seed: 1 },
  });
  act(() => result.current.train());
  rerender({ seed: 2 });
  set(at('mlp', 'ready'), at('cnn', 'ready'));
  rerender({ seed: 1 });
  expect(client.startRun).not.toHaveBeenCalled();
});

test('pausing before the data are there takes the wish back', () => {
  const { result, rerender } = renderHook(() => useMatch(DEFAULT_SETUP, false));
  act(() => result.current.train());
  act(() => result.current.pause());
  set(at('mlp', 'ready'), at('cnn', 'ready'));
  rerender();
  expect(client.startRun).not.toHaveBeenCalled();
});

test('one batch is one batch of each', () => {
  set(at('mlp', 'ready'), at('cnn', 'paused'));
  const { result } = renderHook(() => useMatch(DEFAULT_SETUP, false));
  act(() => result.current.stepOne());
  expect(client.stepRun.mock.calls).toEqual([
    [ids.mlp, 1],
    [ids.cnn, 1],
  ]);
});
