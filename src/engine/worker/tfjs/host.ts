// One started tfjs backend: makes it the current one for each block of work, reads without ever waiting on a lost
// device, and turns what tfjs throws into EngineErrors. Not responsible for: starting devices (start-*.ts), training.
import type { Tensor } from '@tensorflow/tfjs-core';
import { engine, getBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendId } from '../../protocol/calls.ts';
import { EngineError, toEngineError } from '../../protocol/errors.ts';

export interface TfjsHost {
  readonly id: BackendId;
  /**
   * Whether a batch smaller than the others is filled up with empty rows: compiling shaders for one more shape takes
   * a GPU far longer than computing a few rows for nothing.
   */
  readonly padsBatches: boolean;
  readonly lost: Promise<string>;
  /**
   * Runs a block of tensor operations on this backend. It must not be async: another backend may be current after
   * an await. Throws EngineErrors only.
   */
  compute<T>(work: () => T): T;
  /** Reads a tensor of this backend and disposes it. Rejects with `backend-lost` when the device goes away meanwhile. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Called by start-*.ts when the device is gone. */
  declareLost(why: string): void;
  dispose(): void;
}

export interface HostOptions {
  /** Also the name under which the backend is registered with tfjs. */
  readonly id: BackendId;
  readonly padsBatches: boolean;
  /** The device's own word, for the time between its loss and the event that tells of it. */
  readonly isDeviceLost: () => boolean;
}

/** Wraps the backend that is registered with tfjs as `id` right now. */
export function createHost(options: HostOptions): TfjsHost {
  const { id } = options;
  const instance = engine().findBackend(id);
  const pending = new Set<(error: EngineError) => void>();
  let gone: EngineError | null = null;
  let tellLost: (why: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    tellLost = resolve;
  });

  function end(error: EngineError): void {
    gone ??= error;
    for (const reject of pending) reject(gone);
    pending.clear();
  }

  function declareLost(why: string): void {
    if (gone !== null) return;
    end(new EngineError('backend-lost', why, { backend: id }));
    tellLost(why);
  }

  function assertPresent(): void {
    if (gone === null && options.isDeviceLost()) declareLost('the device was lost');
    if (gone !== null) throw gone;
  }

  return {
    id,
    padsBatches: options.padsBatches,
    lost,
    declareLost,
    compute(work) {
      assertPresent();
      // With the backend already registered this takes effect before it returns.
      if (getBackend() !== id) void setBackend(id);
      try {
        return work();
      } catch (error) {
        assertPresent();
        throw translated(error);
      }
    },
    read(tensor) {
      return new Promise((resolve, reject) => {
        if (gone !== null) {
          reject(gone);
          return;
        }
        pending.add(reject);
        tensor.data().then(
          (values) => {
            pending.delete(reject);
            tensor.dispose();
            resolve(values instanceof Float32Array ? values : Float32Array.from(values));
          },
          (error: unknown) => {
            pending.delete(reject);
            // WebGPU aborts reads before it tells of the loss.
            const isLoss = options.isDeviceLost() || (error instanceof DOMException && error.name === 'AbortError');
            reject(isLoss ? new EngineError('backend-lost', String(error), { backend: id }) : translated(error));
          },
        );
      });
    },
    dispose() {
      end(new EngineError('backend-lost', 'the backend was closed', { backend: id }));
      if (engine().findBackend(id) === instance) removeBackend(id);
    },
  };
}

/** tfjs throws plain Errors; a few of them have a cause worth telling. */
function translated(thrown: unknown): EngineError {
  if (thrown instanceof Error && /texture size|buffer size/i.test(thrown.message)) {
    return new EngineError('limit-exceeded', thrown.message);
  }
  return toEngineError(thrown);
}
