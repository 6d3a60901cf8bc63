// Starts the engines that training can run on; each one's code is a chunk of its own, loaded when it is asked for.
// Not responsible for: which one comes first, reports to the page (the engine's host), training.
import type { BackendId } from '../protocol/calls.ts';
import type { TrainerBackend } from './trainer.ts';
import { asUnavailable, unavailable } from './unavailable.ts';

/**
 * Starts a backend. One at a time of each kind: dispose the old one first. Throws an EngineError
 * `backend-unavailable` whose `values.reason` is a SkipReason.
 */
export async function startBackend(id: BackendId): Promise<TrainerBackend> {
  try {
    return await start(id);
  } catch (error) {
    throw asUnavailable(id, error);
  }
}

async function start(id: BackendId): Promise<TrainerBackend> {
  switch (id) {
    case 'fused':
      throw unavailable('fused', 'not-built', 'the fused engine is not part of this build');
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
