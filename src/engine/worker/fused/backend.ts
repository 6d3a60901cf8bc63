// The fused engine as a backend: its kernels compiled once, a memory of its own for each trainer.
// Not responsible for: choosing or checking backends (backends.ts).
import type { FusedId } from '../../protocol/backends.ts';
import type { TrainerBackend, TrainerOptions } from '../trainer.ts';
import { usualFused } from './kernel-build.ts';
import { loadKernels } from './load-kernels.ts';
import { chooseThreads, NO_POOL, startThreads, type ThreadPool } from './threads.ts';
import { createFusedPredictor, type FusedPredictor } from './predictor.ts';
import { createFusedTrainer, type FusedTrainer } from './trainer.ts';

interface StartedPool {
  readonly threads: ThreadPool;
  /** Kernels for the memory that the threads share; null where there is only one. */
  readonly module: WebAssembly.Module | null;
}

async function startPool(id: FusedId, threads: number): Promise<StartedPool> {
  if (threads === 1) return { threads: NO_POOL, module: null };
  const module = await loadKernels(id, 'shared');
  const pool = await startThreads(threads, module);
  return pool.threads === 1 ? { threads: NO_POOL, module: null } : { threads: pool, module };
}

/**
 * Starts the fused engine; `threads`: how many are asked for, where memory can be shared. Throws EngineError
 * `backend-unavailable` where WebAssembly lacks the instructions or the kernels cannot be loaded.
 */
export async function startFused(id: FusedId = usualFused(), threads: number | null = null): Promise<TrainerBackend> {
  const kernels = await loadKernels(id);
  const pool = await startPool(id, chooseThreads(threads));
  const trainers = new Set<FusedTrainer>();
  const predictors = new Set<FusedPredictor>();
  let isLost = false;
  let announceLoss: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    announceLoss = resolve;
  });
  const host = {
    module: pool.module ?? kernels,
    inspectionModule: kernels,
    pool: pool.threads,
    isLost: () => isLost,
    forget: (trainer: FusedTrainer) => void trainers.delete(trainer),
    forgetPredictor: (predictor: FusedPredictor) => void predictors.delete(predictor),
  };
  return {
    id,
    detail: `${id === 'fused' ? 'plain' : 'relaxed'} SIMD kernels, ${pool.threads.threads} thread${pool.threads.threads === 1 ? '' : 's'}`,
    createTrainer(options: TrainerOptions) {
      const trainer = createFusedTrainer(host, options);
      trainers.add(trainer);
      return trainer;
    },
    createPredictor(options) {
      const predictor = createFusedPredictor(host, options);
      predictors.add(predictor);
      return predictor;
    },
    memory() {
      let tensors = 0;
      let bytes = 0;
      for (const each of [...trainers, ...predictors]) {
        tensors += each.blocks;
        bytes += each.bytes;
      }
      return { tensors, bytes };
    },
    lost,
    // A processor is never lost; only tests ask for it.
    lose() {
      isLost = true;
      announceLoss('asked for');
    },
    dispose() {
      for (const each of [...trainers, ...predictors]) each.dispose();
      pool.threads.dispose();
    },
  };
}
