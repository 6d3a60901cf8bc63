// Own data and a worker that falls: the new one has them before a run asks. Refused ones are asked for anew.
import { expect, test } from 'vitest';
import type { OwnDataset } from '../protocol/calls.ts';
import { EngineError } from '../protocol/errors.ts';
import { createOwnData } from './own-data.ts';
import type { Engine, EngineSignal } from './supervisor.ts';

const NOTHING = { pixels: new Uint8Array(), labels: new Uint8Array() };

function named(id: OwnDataset['id']): OwnDataset {
  return { id, shape: [1, 1, 1], classes: 2, train: NOTHING, test: NOTHING };
}

function pretended(refuses = false): { engine: Engine; calls: string[]; fall: () => void } {
  const calls: string[] = [];
  const listeners: ((signal: EngineSignal) => void)[] = [];
  const engine: Engine = {
    call(name, args) {
      calls.push('dataset' in args && typeof args.dataset === 'object' ? `${name} ${args.dataset.id}` : name);
      return refuses ? Promise.reject(new EngineError('limit-exceeded')) : new Promise(() => undefined);
    },
    subscribe(listener) {
      listeners.push(listener);
      return () => undefined;
    },
    restarts: 0,
  };
  const fall = (): void => {
    for (const listener of listeners) listener({ kind: 'restarted', restarts: 1, reason: 'a test' });
  };
  return { engine, calls, fall };
}

test('a new worker gets the last few data sets before anything else is asked', () => {
  const { engine, calls, fall } = pretended();
  const own = createOwnData(engine);
  engine.subscribe(({ kind }) => kind === 'restarted' && void engine.call('runs.saved', {}));
  for (const id of ['own-a', 'own-b', 'own-c', 'own-d'] as const) void own.put(named(id));
  void own.put(named('own-d'));
  expect(calls).toEqual(['a', 'b', 'c', 'd'].map((id) => `dataset.put own-${id}`));
  calls.length = 0;
  fall();
  expect(calls).toEqual([...['b', 'c', 'd'].map((id) => `dataset.put own-${id}`), 'runs.saved']);
});

test('one that was refused is given again when it is asked for again', async () => {
  const { engine, calls } = pretended(true);
  const own = createOwnData(engine);
  await expect(own.put(named('own-a'))).rejects.toThrow('limit-exceeded');
  await expect(own.put(named('own-a'))).rejects.toThrow('limit-exceeded');
  expect(calls).toHaveLength(2);
});
