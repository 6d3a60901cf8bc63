// Waiting for a device that may be lost or silent: nothing that a check asks is waited for without end.
// Not responsible for: what is asked (op-table.ts, training-speed.ts).
import { EngineError } from '../../protocol/errors.ts';
import type { Clock } from '../runs/clock.ts';
import { isSynchronous } from '../runs/speed.ts';
import type { TrainerBackend } from '../trainer.ts';

/** Compiling shaders takes a slow machine 40 s; a device that is silent for longer won't speak any more. */
export const SILENT_LIMIT_MS = 90_000;

export type Patience = <T>(asked: Promise<T>) => Promise<T>;

/** Resolves as `asked` does; rejects with `backend-lost` when one of the devices is lost or silent for too long. */
export function createPatience(backends: readonly TrainerBackend[], clock: Clock): Patience {
  const waiting = new Set<(error: EngineError) => void>();
  let gone: EngineError | null = null;
  for (const { id, lost } of backends) {
    void lost.then((why) => {
      gone = new EngineError('backend-lost', why, { backend: id });
      for (const reject of waiting) reject(gone);
      waiting.clear();
    });
  }
  // What computes in this thread has answered already; a timer a step would be measured with it.
  if (backends.every(({ id }) => isSynchronous(id))) return (asked) => asked;

  return (asked) =>
    new Promise((resolve, reject) => {
      if (gone !== null) {
        asked.catch(() => undefined);
        reject(gone);
        return;
      }
      function settle(finish: () => void): void {
        stop();
        waiting.delete(giveUp);
        finish();
      }
      function giveUp(error: EngineError): void {
        settle(() => reject(error));
      }
      const stop = clock.after(SILENT_LIMIT_MS, () =>
        giveUp(new EngineError('backend-lost', `no answer for ${SILENT_LIMIT_MS} ms`)),
      );
      waiting.add(giveUp);
      asked.then(
        (value) => settle(() => resolve(value)),
        (thrown: unknown) => settle(() => reject(thrown)),
      );
    });
}
