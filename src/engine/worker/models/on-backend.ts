// Something that lives on a backend (a predictor, a trainer) and can be made anew on it or another: made when it is first
// used, made again when its device was lost, on the reader's choice of backend as long as that one can.
// Not responsible for: what is made, or starting backends (runs/backend-pool.ts).
import type { BackendId } from '../../protocol/backends.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { BackendPool, LiveBackend } from '../runs/backend-pool.ts';
import type { Clock } from '../runs/clock.ts';
import type { TrainerBackend } from '../trainer.ts';

/** An answer that takes longer will not come. Compiling shaders takes up to 40 s on software GPUs. */
const ANSWER_LIMIT_MS = 60_000;

/** Losses in a row after which the device is at fault, or the question. */
const MOST_LOSSES = 3;

export interface OnBackend<T> {
  /** Questions follow one another. Throws `backend-unavailable` where no backend can make one. */
  use<R>(work: (made: T) => Promise<R>): Promise<R>;
  /** Frees what there is; it is made anew when it is wanted again. */
  drop(): void;
}

export interface BackendWorld {
  readonly pool: BackendPool;
  readonly clock: Clock;
}

export function onBackend<T extends { dispose(): void }>(
  { pool, clock }: BackendWorld,
  make: (backend: TrainerBackend) => T,
): OnBackend<T> {
  let there: { readonly live: LiveBackend; readonly made: T; readonly wanted: BackendId | null } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function drop(): void {
    try {
      there?.made.dispose();
    } catch {
      // A lost device may refuse to free what it held.
    }
    there = null;
  }

  /** Rejects with `backend-lost` when the device is gone or silent. */
  function guard<R>(live: LiveBackend, answer: Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      const lost = (why: string): void => finish(() => reject(new EngineError('backend-lost', why)));
      const unsubscribe = live.onLost(lost);
      const stopTimer = clock.after(ANSWER_LIMIT_MS, () =>
        pool.declareLost(live, `no answer for ${ANSWER_LIMIT_MS} ms`),
      );
      function finish(settle: () => void): void {
        unsubscribe();
        stopTimer();
        settle();
      }
      answer.then(
        (value) => finish(() => resolve(value)),
        (thrown: unknown) => {
          // A device may fail before it says that it is lost: nobody is to be given it again.
          if (isLoss(thrown)) pool.declareLost(live, thrown.detail);
          finish(() => reject(thrown));
        },
      );
    });
  }

  async function ensure(): Promise<{ readonly live: LiveBackend; readonly made: T }> {
    const wanted = pool.current();
    if (there !== null && !there.live.isLost && there.wanted === wanted) return there;
    drop();
    let refusal: unknown = new EngineError('backend-unavailable', 'no backend works here');
    for (const candidate of pool.candidates()) {
      try {
        const live = await pool.get(candidate);
        there = { live, made: make(live.backend), wanted };
        return there;
      } catch (thrown) {
        refusal = thrown;
        if (!(thrown instanceof EngineError && thrown.code === 'backend-unavailable')) break;
      }
    }
    throw refusal;
  }

  async function ask<R>(work: (made: T) => Promise<R>, losses = 0): Promise<R> {
    const { live, made } = await ensure();
    try {
      return await guard(live, work(made));
    } catch (thrown) {
      if (!isLoss(thrown) || losses >= MOST_LOSSES) throw thrown;
      return ask(work, losses + 1);
    }
  }

  return {
    use(work) {
      const answer = last.then(() => ask(work));
      last = answer.catch(() => undefined);
      return answer;
    },
    drop,
  };
}

function isLoss(thrown: unknown): thrown is EngineError {
  return thrown instanceof EngineError && thrown.code === 'backend-lost';
}
