// The base model in use as the page sees it, over a pretended engine.
import { describe, expect, it } from 'vitest';
import type { BaseModelId } from '../catalog/base-models.ts';
import type { CallOptions } from '../protocol/connect.ts';
import type { Calls } from '../protocol/calls.ts';
import { EngineError } from '../protocol/errors.ts';
import type { ModelPresence } from '../protocol/model-calls.ts';
import { createBaseModelStore } from './base-models.ts';

interface Waiting {
  readonly name: string;
  readonly args: unknown;
  readonly report: (progress: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EngineError) => void;
}

/** An engine whose calls wait until the test answers them. */
function pretended() {
  const waiting: Waiting[] = [];
  const store = createBaseModelStore({
    call: <N extends keyof Calls>(name: N, args: Calls[N]['args'], options: CallOptions<N> = {}) =>
      new Promise<Calls[N]['result']>((resolve, reject) => {
        const report = (progress: unknown) => options.onProgress?.(progress as Calls[N]['progress']);
        waiting.push({ name, args, report, resolve: (result) => resolve(result as Calls[N]['result']), reject });
      }),
  });
  async function answer(result: unknown): Promise<void> {
    waiting.shift()?.resolve(result);
    await Promise.resolve();
  }
  async function fail(code: EngineError['code']): Promise<void> {
    waiting.shift()?.reject(new EngineError(code));
    await Promise.resolve();
    await Promise.resolve();
  }
  return { store, waiting, answer, fail };
}

function presence(id: BaseModelId, present = true): ModelPresence {
  return { id, present, bytes: present ? 1000 : 0, loaded: false };
}

describe('the base model in use', () => {
  it('is asked for once, is the best that is there or what is preferred, and is loaded on wish', async () => {
    const { store, waiting, answer } = pretended();
    let told = 0;
    store.subscribe(() => (told += 1));
    store.subscribe(() => undefined);
    expect(waiting.map(({ name }) => name)).toEqual(['model.list']);
    expect(store.view(null)).toMatchObject({ state: 'asking', model: null });
    await answer([presence('mobilenet-v2', false), presence('mobilenet-v1-025'), presence('mobilenet-v2-body')]);
    expect(told).toBe(1);
    expect(store.view(null)).toMatchObject({ state: 'ready-to-load', model: 'mobilenet-v1-025', bytes: 1000 });
    expect(store.view('mobilenet-v2-body').model).toBe('mobilenet-v2-body');
    expect(store.view('mobilenet-v2').model).toBe('mobilenet-v1-025');
    expect(store.view('mobilenet-v2-body')).toBe(store.view('mobilenet-v2-body'));

    store.view('mobilenet-v2-body').load();
    store.view('mobilenet-v2-body').load();
    expect(waiting.map(({ args }) => args)).toEqual([{ model: 'mobilenet-v2-body' }]);
    waiting[0]?.report({ loadedBytes: 10, totalBytes: 1000 });
    expect(store.view('mobilenet-v2-body')).toMatchObject({ state: 'loading', progress: { loadedBytes: 10 } });
    expect(store.view(null)).toMatchObject({ state: 'ready-to-load', progress: null });
    const summary = { id: 'mobilenet-v2-body', parameters: 7 };
    await answer(summary);
    expect(store.view('mobilenet-v2-body')).toMatchObject({ state: 'loaded', summary, progress: null });
    store.view('mobilenet-v2-body').load();
    expect(waiting).toEqual([]);
  });

  it('is absent where a site has none', async () => {
    const { store, waiting, answer } = pretended();
    store.subscribe(() => undefined);
    await answer([presence('mobilenet-v2', false)]);
    expect(store.view(null)).toMatchObject({ state: 'absent', model: null, present: [] });
    // It may have been on its way: whoever comes next asks again.
    store.subscribe(() => undefined);
    await answer([presence('mobilenet-v2')]);
    expect(store.view(null)).toMatchObject({ state: 'ready-to-load', model: 'mobilenet-v2' });
    store.subscribe(() => undefined);
    expect(waiting).toEqual([]);
  });

  it('says why it failed and tries again, the list as well as a model', async () => {
    const { store, waiting, answer, fail } = pretended();
    store.subscribe(() => undefined);
    await fail('dataset-unreachable');
    expect(store.view(null)).toMatchObject({ state: 'failed', error: { code: 'dataset-unreachable' } });
    store.view(null).load();
    expect(store.view(null).state).toBe('asking');
    await answer([presence('mobilenet-v2')]);
    store.view(null).load();
    await fail('shard-hash-mismatch');
    expect(store.view(null)).toMatchObject({ state: 'failed', error: { code: 'shard-hash-mismatch' } });
    store.view(null).load();
    expect(waiting.map(({ name }) => name)).toEqual(['model.load']);
    expect(store.view(null)).toMatchObject({ state: 'loading', error: null });
  });
});
