// Checks the reader's device, backend by backend, each in a worker of its own that is ended afterwards: a driver that
// hangs or falls takes no training with it, and cancelling takes effect in the middle of a shader.
// Not responsible for: the checks (worker/device/), when they may run (training-watch.ts), or what follows from them
// (recommend.ts).
import type { BackendId, Calls, EngineErrorCode } from '../protocol/calls.ts';
import type { CancelSignal } from '../protocol/cancel.ts';
import { connect } from '../protocol/connect.ts';
import type { Connection } from '../protocol/connect.ts';
import type { BackendCheck, CheckEnd, CheckStep, DeviceFacts } from '../protocol/device.ts';
import { EngineError, toEngineError } from '../protocol/errors.ts';
import { describeFall } from './supervisor.ts';
import type { WorkerLike } from './supervisor.ts';

/** Nothing heard for so long: the driver hangs. Compiling shaders in software is silent for up to 40 s at a stretch. */
export const SILENT_LIMIT_MS = 150_000;

export interface CheckHost {
  createWorker(): WorkerLike;
  /** Absolute URL of the site's folder. */
  base(): string;
  /** Calls back once after a delay; returns a function that takes it back. */
  after(delayMs: number, callback: () => void): () => void;
}

export interface CheckProgress {
  readonly backend: BackendId;
  readonly step: CheckStep;
  /** Steps of this backend done, of `total`. */
  readonly done: number;
  readonly total: number;
  /** All backends up to this one, as far as they have got. */
  readonly checks: readonly BackendCheck[];
}

/** Everything but the backend. */
export type CheckScope = Omit<Calls['device.check']['args'], 'backend'>;

export interface CheckOptions {
  readonly signal: CancelSignal;
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface DeviceChecker {
  describe(signal: CancelSignal): Promise<DeviceFacts>;
  /** One backend after the other. Never rejects: cancelled, it answers with what was found until then. */
  check(backends: readonly BackendId[], scope: CheckScope, options: CheckOptions): Promise<readonly BackendCheck[]>;
}

const NOTHING: Omit<BackendCheck, 'backend' | 'end'> = {
  reason: null,
  detail: null,
  startMs: null,
  selfCheck: null,
  reference: null,
  ops: [],
  speeds: [],
};

export function createDeviceChecker(host: CheckHost): DeviceChecker {
  /** Has a new worker do one thing and ends it. */
  async function inOwnWorker<T>(ask: (connection: Connection) => Promise<T>): Promise<T> {
    let worker: WorkerLike;
    try {
      worker = host.createWorker();
    } catch (thrown) {
      throw new EngineError('engine-unavailable', String(thrown));
    }
    let stopWaiting: () => void = () => undefined;
    function fall(why: string): void {
      connection.close('worker-crashed', why);
    }
    function waitOn(): void {
      stopWaiting();
      stopWaiting = host.after(SILENT_LIMIT_MS, () => fall(`no sign of life for ${SILENT_LIMIT_MS} ms`));
    }
    const connection = connect(worker, { base: host.base(), chosen: null }, { event: () => undefined, heard: waitOn });
    worker.addEventListener('error', (event) => fall(describeFall(event)));
    worker.addEventListener('messageerror', () => fall('a message could not be read'));
    waitOn();
    try {
      return await ask(connection);
    } finally {
      stopWaiting();
      worker.terminate();
    }
  }

  async function checkOne(
    backend: BackendId,
    scope: CheckScope,
    before: readonly BackendCheck[],
    { signal, onProgress }: CheckOptions,
  ): Promise<BackendCheck> {
    let found: BackendCheck = { backend, end: 'complete', ...NOTHING };
    try {
      return await inOwnWorker((connection) =>
        connection.call(
          'device.check',
          { ...scope, backend },
          {
            signal,
            onProgress: ({ step, done, total, found: latest }) => {
              found = latest;
              onProgress?.({ backend, step, done, total, checks: [...before, found] });
            },
          },
        ),
      );
    } catch (thrown) {
      const { code, detail, message } = toEngineError(thrown);
      return { ...found, end: endOf(code), detail: code === 'cancelled' ? found.detail : detail || message };
    }
  }

  return {
    describe: (signal) => inOwnWorker((connection) => connection.call('device.describe', {}, { signal })),
    async check(backends, scope, options) {
      const checks: BackendCheck[] = [];
      for (const backend of backends) {
        if (options.signal.aborted) break;
        checks.push(await checkOne(backend, scope, [...checks], options));
      }
      return checks;
    },
  };
}

function endOf(code: EngineErrorCode): CheckEnd {
  if (code === 'cancelled') return 'cancelled';
  return code === 'worker-crashed' ? 'crashed' : 'failed';
}

let checker: DeviceChecker | null = null;

/** The checker of this page. Costs nothing until it is asked. */
export function deviceChecker(): DeviceChecker {
  checker ??= createDeviceChecker({
    createWorker: () =>
      new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'device-check' }),
    base: () => new URL('.', document.baseURI).href,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  });
  return checker;
}
