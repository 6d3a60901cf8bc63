// The protocol over a real MessageChannel: order, progress, cancelling, crashes, late messages, codes, hand-over of buffers.
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineEvent, EngineStatus } from './calls.ts';
import { connect } from './connect.ts';
import type { Connection } from './connect.ts';
import { EngineError } from './errors.ts';
import { transferables } from './messages.ts';
import type { EngineInit, PortLike } from './messages.ts';
import { serve } from './serve.ts';
import type { CallContext, Emit, Handlers } from './serve.ts';

const INIT: EngineInit = { base: 'https://example.test/stride/', chosen: null };
const STATUS: EngineStatus = {
  backends: [],
  current: 'cpu',
  chosenBy: 'default',
  recommended: null,
  storage: 'available',
};

function refuse(): never {
  throw new Error('not part of this test');
}

/** A full table whose entries refuse; tests replace the ones they use. */
function handlersWith(some: Partial<Handlers>): Handlers {
  return {
    'engine.status': refuse,
    'engine.choose': refuse,
    'engine.recommend': refuse,
    'device.describe': refuse,
    'device.check': refuse,
    'dataset.describe': refuse,
    'dataset.put': refuse,
    'dataset.samples': refuse,
    'dataset.planned': refuse,
    'run.open': refuse,
    'run.start': refuse,
    'run.pause': refuse,
    'run.step': refuse,
    'run.stop': refuse,
    'run.rewind': refuse,
    'run.restore': refuse,
    'run.move': refuse,
    'run.snapshot': refuse,
    'run.close': refuse,
    'run.weights': refuse,
    'run.evaluate': refuse,
    'run.shiftTest': refuse,
    'run.predict': refuse,
    'run.activations': refuse,
    'run.gradient': refuse,
    'run.nextUpdate': refuse,
    'inside.attribution': refuse,
    'inside.gradCam': refuse,
    'inside.occlusion': refuse,
    'inside.attack': refuse,
    'inside.robustness': refuse,
    'inside.channelDamage': refuse,
    'inside.excite': refuse,
    'inside.dream': refuse,
    'inside.embedding': refuse,
    'features.layout': refuse,
    'model.list': refuse,
    'model.load': refuse,
    'model.classify': refuse,
    'model.features': refuse,
    'model.keptFeatures': refuse,
    'model.forgetFeatures': refuse,
    'model.weights': refuse,
    'runs.saved': refuse,
    'debug.loseBackend': refuse,
    'debug.memory': refuse,
    ...some,
  };
}

interface Link {
  readonly connection: Connection;
  readonly events: EngineEvent[];
  readonly page: PortLike;
  readonly worker: MessagePort;
  heard(): number;
  emit(event: EngineEvent): void;
  inits(): readonly EngineInit[];
}

const open: MessagePort[] = [];

function link(some: Partial<Handlers>): Link {
  const channel = new MessageChannel();
  channel.port1.start();
  channel.port2.start();
  open.push(channel.port1, channel.port2);
  let emitter: Emit = refuse;
  const inits: EngineInit[] = [];
  serve(channel.port2, (init, emit) => {
    inits.push(init);
    emitter = emit;
    return handlersWith(some);
  });
  const events: EngineEvent[] = [];
  let heard = 0;
  const connection = connect(channel.port1, INIT, {
    event: (event) => events.push(event),
    heard: () => void heard++,
  });
  return {
    connection,
    events,
    page: channel.port1,
    worker: channel.port2,
    heard: () => heard,
    emit: (event) => emitter(event),
    inits: () => inits,
  };
}

/** Resolves after everything posted so far on the port has come back: a call is a round trip in order. */
async function roundTrip({ connection }: Link): Promise<void> {
  await connection.call('run.snapshot', { runId: '' }).catch(() => undefined);
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('a call', () => {
  it('brings its arguments over and its result back, after the init message', async () => {
    const seen: unknown[] = [];
    const l = link({
      'dataset.describe': ({ dataset }) => {
        seen.push(dataset);
        return { id: dataset, shape: [28, 28, 1], classes: 10, trainCount: 1, testCount: 2 };
      },
    });
    const summary = await l.connection.call('dataset.describe', { dataset: 'mnist' });
    expect(summary).toEqual({ id: 'mnist', shape: [28, 28, 1], classes: 10, trainCount: 1, testCount: 2 });
    expect(seen).toEqual(['mnist']);
    expect(l.inits()).toEqual([INIT]);
  });

  it('pairs answers that come in another order with their calls', async () => {
    const release = new Map<string, () => void>();
    const l = link({
      'dataset.describe': ({ dataset }) =>
        new Promise((resolve) => {
          release.set(dataset, () =>
            resolve({ id: dataset, shape: [1, 1, 1], classes: 1, trainCount: 0, testCount: 0 }),
          );
        }),
    });
    const first = l.connection.call('dataset.describe', { dataset: 'mnist' });
    const second = l.connection.call('dataset.describe', { dataset: 'cifar10' });
    await roundTrip(l);
    release.get('cifar10')?.();
    expect((await second).id).toBe('cifar10');
    release.get('mnist')?.();
    expect((await first).id).toBe('mnist');
  });

  it('reports progress in order and before the result', async () => {
    const log: unknown[] = [];
    const l = link({
      'run.evaluate': (_args, { report }) => {
        for (let done = 1; done <= 3; done++) report({ done, total: 3 });
        return {
          count: 3,
          loss: 0,
          accuracy: 1,
          confusion: new Uint32Array(1),
          perClass: new Float32Array(1),
          worst: [],
        };
      },
    });
    await l.connection
      .call('run.evaluate', { runId: 'a', split: 'test', count: 3 }, { onProgress: ({ done }) => log.push(done) })
      .then(() => log.push('result'));
    expect(log).toEqual([1, 2, 3, 'result']);
  });

  it('of an unknown name is refused with unknown-call, inherited names too', async () => {
    const l = link({});
    for (const name of ['run.fly', 'toString', '__proto__']) {
      // @ts-expect-error the name is not in the table, which is the point
      await expect(l.connection.call(name, {})).rejects.toMatchObject({ code: 'unknown-call' });
    }
  });

  it('whose arguments cannot be cloned rejects and leaves the connection usable', async () => {
    const l = link({ 'engine.status': () => STATUS });
    // @ts-expect-error a function is no argument
    await expect(l.connection.call('engine.status', { f: () => 1 })).rejects.toMatchObject({ code: 'internal' });
    await expect(l.connection.call('engine.status', {})).resolves.toEqual(STATUS);
  });
});

describe('errors', () => {
  it('keep code, detail and values', async () => {
    const l = link({
      'run.open': () => {
        throw new EngineError('network-invalid', 'kernel too large', { layer: 'conv2d', size: 9 });
      },
    });
    const error: unknown = await l.connection
      .call('run.snapshot', { runId: 'x' })
      .catch(() => null)
      .then(() =>
        // @ts-expect-error an unfinished argument is enough: the handler throws at once
        l.connection.call('run.open', { runId: 'x' }).catch((thrown: unknown) => thrown),
      );
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({
      code: 'network-invalid',
      detail: 'kernel too large',
      values: { layer: 'conv2d', size: 9 },
    });
  });

  it.each([
    [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
    [new RangeError('offset is out of bounds'), 'internal'],
    [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
    [new DOMException('stop', 'AbortError'), 'cancelled'],
    [new TypeError('x is not a function'), 'internal'],
    ['a thrown string', 'internal'],
  ])('%s becomes %s', async (thrown, code) => {
    const l = link({
      'engine.status': () => {
        throw thrown;
      },
    });
    await expect(l.connection.call('engine.status', {})).rejects.toMatchObject({ code });
  });
});

describe('cancelling', () => {
  it('rejects at once, aborts the handler, and drops whatever it still sends', async () => {
    const contexts: CallContext<'run.shiftTest'>[] = [];
    let finish: () => void = refuse;
    const l = link({
      'run.shiftTest': (_args, context) => {
        contexts.push(context);
        return new Promise((resolve) => {
          finish = () => resolve({ accuracies: new Float32Array(1) });
        });
      },
    });
    const abort = new AbortController();
    const reported: number[] = [];
    const call = l.connection.call(
      'run.shiftTest',
      { runId: 'a', shifts: [], count: 1 },
      { signal: abort.signal, onProgress: ({ done }) => reported.push(done) },
    );
    await roundTrip(l);
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await roundTrip(l);
    const [context] = contexts;
    expect(context?.signal.aborted).toBe(true);
    context?.report({ done: 1, total: 1, accuracies: new Float32Array(1) });
    finish();
    await roundTrip(l);
    expect(reported).toEqual([]);
  });

  it('before the call is sent never reaches the worker', async () => {
    const l = link({ 'engine.status': () => STATUS });
    await expect(l.connection.call('engine.status', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await roundTrip(l);
    expect(l.heard()).toBe(1);
  });

  it('after the answer does nothing', async () => {
    const l = link({ 'engine.status': () => STATUS });
    const abort = new AbortController();
    await l.connection.call('engine.status', {}, { signal: abort.signal });
    abort.abort();
    await roundTrip(l);
    await expect(l.connection.call('engine.status', {})).resolves.toEqual(STATUS);
  });
});

describe('a connection that is closed (the worker crashed)', () => {
  it('rejects everything pending and everything later with the code, and ignores late messages', async () => {
    let finish: () => void = refuse;
    const l = link({
      'engine.status': () =>
        new Promise((resolve) => {
          finish = () => resolve(STATUS);
        }),
    });
    const pending = [l.connection.call('engine.status', {}), l.connection.call('engine.status', {})];
    const outcomes = Promise.allSettled(pending);
    await roundTrip(l);
    const heardBefore = l.heard();
    l.connection.close('worker-crashed', 'it fell');
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'worker-crashed', detail: 'it fell' } });
    }
    const arrived = new Promise<void>((resolve) => {
      l.page.addEventListener('message', () => resolve());
    });
    finish();
    l.emit({ kind: 'notice', code: 'internal', detail: 'late' });
    await expect(l.connection.call('engine.status', {})).rejects.toMatchObject({ code: 'worker-crashed' });
    await arrived;
    expect(l.events).toEqual([]);
    expect(l.heard()).toBe(heardBefore);
  });
});

describe('events, pings and foreign messages', () => {
  it('passes events on in order, between replies', async () => {
    const l = link({ 'engine.status': () => STATUS });
    await l.connection.call('engine.status', {});
    l.emit({ kind: 'notice', code: 'storage-full', detail: 'a' });
    l.emit({ kind: 'notice', code: 'storage-full', detail: 'b' });
    await roundTrip(l);
    expect(l.events.map((event) => (event.kind === 'notice' ? event.detail : ''))).toEqual(['a', 'b']);
  });

  it('sends an answer that is a function as of the moment of sending, after the events before it', async () => {
    const log: string[] = [];
    let steps = 0;
    const l = link({
      'engine.choose': async () => {
        queueMicrotask(() => {
          steps += 1;
          l.emit({ kind: 'notice', code: 'internal', detail: `step ${steps}` });
        });
        return () => ({ ...STATUS, current: steps === 1 ? 'webgl' : 'cpu' });
      },
    });
    const status = await l.connection.call('engine.choose', { backend: 'cpu' });
    log.push(...l.events.map((event) => (event.kind === 'notice' ? event.detail : '')));
    expect([...log, status.current]).toEqual(['step 1', 'webgl']);
  });

  it('answers a ping while a handler is at work', async () => {
    const l = link({ 'engine.status': () => new Promise(() => undefined) });
    const hanging = l.connection.call('engine.status', {});
    l.connection.ping();
    await roundTrip(l);
    expect(l.heard()).toBe(2);
    l.connection.close('cancelled');
    await expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ignores what is not a message of the protocol', async () => {
    const l = link({ 'engine.status': () => STATUS });
    for (const junk of [null, 7, 'call', [], {}]) {
      l.page.postMessage(junk, []);
      l.worker.postMessage(junk);
    }
    await expect(l.connection.call('engine.status', {})).resolves.toEqual(STATUS);
  });
});

describe('typed arrays', () => {
  it('of a result are handed over, not copied', async () => {
    const made: Float32Array[] = [];
    const l = link({
      'run.predict': ({ count }) => {
        const probabilities = new Float32Array(count).fill(0.5);
        made.push(probabilities);
        return { probabilities };
      },
    });
    const { probabilities } = await l.connection.call('run.predict', {
      runId: 'a',
      images: new Float32Array(4),
      count: 3,
    });
    expect([...probabilities]).toEqual([0.5, 0.5, 0.5]);
    expect(made[0]?.byteLength).toBe(0);
  });

  it('of the arguments stay with the page unless it says otherwise', async () => {
    const l = link({ 'run.predict': () => ({ probabilities: new Float32Array(1) }) });
    const kept = new Float32Array(4);
    await l.connection.call('run.predict', { runId: 'a', images: kept, count: 1 });
    expect(kept.length).toBe(4);
    await l.connection.call('run.predict', { runId: 'a', images: kept, count: 1 }, { transfer: true });
    expect(kept.length).toBe(0);
  });

  it('that share a buffer with something else are not handed over', () => {
    const whole = new Float32Array(8);
    expect(transferables({ a: whole.subarray(0, 4) })).toEqual([]);
    expect(transferables({ a: [whole], b: { c: new Uint8Array(whole.buffer) } })).toEqual([whole.buffer]);
    expect(transferables({ a: new Float32Array(0), b: null, c: 'text' })).toEqual([]);
  });
});
