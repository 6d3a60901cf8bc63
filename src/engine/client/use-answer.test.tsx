// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { EngineError } from '../protocol/errors.ts';
import { useAnswer } from './use-answer.ts';
import type { Asking } from './use-answer.ts';

interface Asked {
  readonly key: string;
  readonly asking: Asking<number>;
  readonly answer: (value: string) => Promise<void>;
  readonly fail: () => Promise<void>;
}

/** A hook whose questions are answered by hand. */
function asker(isLive: boolean) {
  const asked: Asked[] = [];
  const hook = renderHook(
    ({ key }: { readonly key: string | null }) =>
      useAnswer<string, number>(
        key,
        (asking) =>
          new Promise((resolve, reject) => {
            asked.push({
              key: key ?? '',
              asking,
              answer: (value) => act(async () => resolve(value)),
              fail: () => act(async () => reject(new EngineError('out-of-memory'))),
            });
          }),
        { isLive },
      ),
    { initialProps: { key: 'a' as string | null } },
  );
  return { asked, hook };
}

test('another question cancels the one before it, and keeps the last answer in sight', async () => {
  const { asked, hook } = asker(false);
  await asked[0]?.answer('A');
  expect(hook.result.current).toMatchObject({ value: 'A', forKey: 'a', isAsking: false });
  hook.rerender({ key: 'b' });
  expect(hook.result.current).toMatchObject({ value: 'A', forKey: 'a', isAsking: true });
  act(() => asked[1]?.asking.onProgress(7));
  expect(hook.result.current.progress).toBe(7);
  hook.rerender({ key: 'c' });
  expect(asked[1]?.asking.signal.aborted).toBe(true);
  await asked[1]?.answer('B');
  expect(hook.result.current.value).toBe('A');
  await asked[2]?.fail();
  expect(hook.result.current).toMatchObject({ value: 'A', error: 'out-of-memory', isAsking: false });
  hook.rerender({ key: null });
  expect(hook.result.current.value).toBeNull();
});

test('a live question lets the one before it be answered, and then asks the newest only', async () => {
  const { asked, hook } = asker(true);
  for (const key of ['b', 'c', 'd']) hook.rerender({ key });
  expect(asked.map(({ key }) => key)).toEqual(['a']);
  expect(asked[0]?.asking.signal.aborted).toBe(false);
  await asked[0]?.answer('A');
  expect(hook.result.current).toMatchObject({ value: 'A', isAsking: true });
  expect(asked).toHaveLength(2);
  await asked[1]?.answer('D');
  expect(hook.result.current).toMatchObject({ value: 'D', forKey: 'd', isAsking: false });
  hook.unmount();
  expect(asked[0]?.asking.signal.aborted).toBe(false);
});

test('nobody waits any more after the figure has gone', () => {
  const { asked, hook } = asker(true);
  hook.unmount();
  expect(asked[0]?.asking.signal.aborted).toBe(true);
});
