// Starts the engines that training can run on and checks each before it is used; each one's code is a chunk of its
// own, loaded when it is asked for. Not responsible for: which one comes first (runs/backend-pool.ts), training.
import type { BackendId } from '../protocol/calls.ts';
import { selfCheck, SELF_CHECK_TOLERANCE } from './self-check.ts';
import type { TrainerBackend } from './trainer.ts';
import { asUnavailable, unavailable } from './unavailable.ts';

/** Compiling shaders takes a slow machine 20 s; a device that is silent for longer won't speak any more. */
const SELF_CHECK_LIMIT_MS = 90_000;

/**
 * Starts a backend and runs the self-check on it; what that found is in `selfCheck`. One at a time of each kind:
 * dispose the old one first. Throws an EngineError `backend-unavailable` whose `values.reason` is a SkipReason and
 * whose `values.selfCheckError` is the difference found, if it came to that. `threads`: as many as the reader asks for.
 */
export async function startBackend(id: BackendId, threads: number | null = null): Promise<TrainerBackend> {
  let backend: TrainerBackend | null = null;
  try {
    backend = await startUnchecked(id, threads);
    const found = await withinLimit(id, selfCheck(backend));
    if (!(found.error <= SELF_CHECK_TOLERANCE)) {
      const detail = `differs from the stored answers by ${found.error}`;
      throw unavailable(id, 'self-check-failed', detail, { selfCheckError: found.error });
    }
    return { ...backend, selfCheck: found };
  } catch (error) {
    backend?.dispose();
    throw asUnavailable(id, error);
  }
}

/** Starts a backend without asking whether it computes rightly: for finding out what is wrong with it. */
export async function startUnchecked(id: BackendId, threads: number | null = null): Promise<TrainerBackend> {
  switch (id) {
    case 'fused-relaxed':
    case 'fused':
      return (await import('./fused/backend.ts')).startFused(id, threads);
    case 'webgpu':
      return (await import('./tfjs/start-webgpu.ts')).startWebgpu();
    case 'webgl':
      return (await import('./tfjs/start-webgl.ts')).startWebgl();
    case 'cpu':
      return (await import('./tfjs/start-cpu.ts')).startCpu();
    default:
      return id satisfies never;
  }
}

function withinLimit<T>(id: BackendId, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(unavailable(id, 'self-check-failed', `no answer within ${SELF_CHECK_LIMIT_MS} ms`)),
      SELF_CHECK_LIMIT_MS,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
