// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { addClass, NO_IMAGES } from './own-images.ts';
import type { OwnSet } from './own-images.ts';
import { changeOwn, currentOwnSet, undoOwn, useOwnImages } from './own-store.ts';

const device = vi.hoisted(() => ({
  answer: (_set: unknown): void => undefined,
  written: [] as unknown[],
}));

vi.mock('./own-storage.ts', () => ({
  readOwnSet: () =>
    new Promise((resolve) => {
      device.answer = resolve;
    }),
  writeOwnSet: async (set: unknown) => void device.written.push(set),
}));

const names = ({ classes }: OwnSet): readonly string[] => classes.map(({ name }) => name);

test('what comes in before the device has answered is added to what it holds, and can be taken back', async () => {
  const hook = renderHook(() => useOwnImages(true));
  act(() => changeOwn((set) => addClass(set, 'new', 'dropped')));
  await act(async () => device.answer(addClass(NO_IMAGES, 'old', 'kept')));
  expect(names(currentOwnSet())).toEqual(['kept', 'dropped']);
  expect(hook.result.current.canUndo).toBe(true);
  act(undoOwn);
  expect(names(currentOwnSet())).toEqual(['kept']);
  await vi.waitFor(() => expect(device.written).toContain(currentOwnSet()));
});
