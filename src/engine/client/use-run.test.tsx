// @vitest-environment happy-dom
// The hooks over a pretended engine: an empty view first, then what the store says, and no renders for others' runs.
import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { EngineStatus } from '../protocol/calls.ts';
import { EngineError } from '../protocol/errors.ts';
import { useEngineStatus } from './use-engine.ts';
import { openRun, useRun } from './use-run.ts';
import type { RunView } from './use-run.ts';

const STATUS: EngineStatus = {
  backends: [],
  current: 'fused',
  chosenBy: 'default',
  recommended: null,
  storage: 'available',
};

vi.mock('./engine.ts', () => ({
  startEngine: () => ({
    restarts: 0,
    subscribe: () => () => undefined,
    call: async (name: string) => {
      if (name === 'engine.status') return STATUS;
      throw new EngineError('dataset-missing', 'not there');
    },
  }),
}));

it('useRun draws an empty view for no run and for one that is not open, then what became of opening it', async () => {
  let renders = 0;
  const { result, rerender } = renderHook<RunView, { readonly runId: string | null }>(
    ({ runId }) => {
      renders += 1;
      return useRun(runId);
    },
    { initialProps: { runId: null } },
  );
  expect(result.current).toEqual({ snapshot: null, opening: null, error: null });
  rerender({ runId: 'a' });
  expect(result.current).toEqual({ snapshot: null, opening: null, error: null });
  // @ts-expect-error the pretended engine refuses whatever network it is
  await act(() => openRun({ runId: 'a', spec: {}, plan: {} }));
  expect(result.current).toMatchObject({ snapshot: null, opening: null, error: { code: 'dataset-missing' } });
  const before = renders;
  // @ts-expect-error as above
  await act(() => openRun({ runId: 'b', spec: {}, plan: {} }));
  expect(renders).toBe(before);
});

it('useEngineStatus is null until the worker has answered', async () => {
  const { result } = renderHook(() => useEngineStatus());
  expect(result.current).toBeNull();
  await act(async () => undefined);
  expect(result.current).toEqual(STATUS);
});
