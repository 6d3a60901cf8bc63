// The fused engine as a backend: its kernels compiled once, a memory of its own for each trainer.
// Not responsible for: choosing or checking backends (backends.ts).
import type { TrainerBackend, TrainerOptions } from '../trainer.ts';
import { loadKernels, type KernelBuild } from './load-kernels.ts';
import { chooseThreads, NO_POOL, startThreads, type ThreadPool } from './threads.ts';
import { createFusedTrainer, type FusedTrainer } from './trainer.ts';

export interface FusedBackend extends TrainerBackend {
  /** Which kernels run: `relaxed` and `plain` differ in the last bits, and are fixed for a browser and processor. */
  readonly build: KernelBuild;
}

interface StartedPool {
  readonly threads: ThreadPool;
  /** Kernels for the memory that the threads share; null where there is only one. */
  readonly module: WebAssembly.Module | null;
}

async function startPool(build: KernelBuild, threads: number): Promise<StartedPool> {
  if (threads === 1) return { threads: NO_POOL, module: null };
  const { module } = await loadKernels(build, 'shared');
  const pool = await startThreads(threads, module);
  return pool.threads === 1 ? { threads: NO_POOL, module: null } : { threads: pool, module };
}

/** Starts the fused engine; `threads`: how many are asked for, where memory can be shared. Throws EngineError `backend-unavailable` where WebAssembly has no SIMD or cannot be loaded. */
export async function startFused(build?: KernelBuild, threads: number | null = null): Promise<FusedBackend> {
  const kernels = await loadKernels(build);
  const pool = await startPool(kernels.build, chooseThreads(threads));
  const trainers = new Set<FusedTrainer>();
  let isLost = false;
  let announceLoss: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    announceLoss = resolve;
  });
  const host = {
    module: pool.module ?? kernels.module,
    inspectionModule: kernels.module,
    pool: pool.threads,
    isLost: () => isLost,
    forget: (trainer: FusedTrainer) => void trainers.delete(trainer),
  };
  return {
    id: 'fused',
    build: kernels.build,
    detail: `${kernels.build} SIMD kernels, ${pool.threads.threads} thread${pool.threads.threads === 1 ? '' : 's'}`,
    createTrainer(options: TrainerOptions) {
      const trainer = createFusedTrainer(host, options);
      trainers.add(trainer);
      return trainer;
    },
    memory() {
      let tensors = 0;
      let bytes = 0;
      for (const trainer of trainers) {
        tensors += trainer.blocks;
        bytes += trainer.bytes;
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
      for (const trainer of trainers) trainer.dispose();
      pool.threads.dispose();
    },
  };
}
