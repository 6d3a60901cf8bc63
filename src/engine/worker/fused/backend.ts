// The fused engine as a backend: its kernels compiled once, a memory of its own for each trainer.
// Not responsible for: choosing or checking backends (backends.ts).
import type { TrainerBackend, TrainerOptions } from '../trainer.ts';
import { loadKernels, type KernelBuild } from './load-kernels.ts';
import { createFusedTrainer, type FusedTrainer } from './trainer.ts';

export interface FusedBackend extends TrainerBackend {
  /** Which kernels run: `relaxed` and `plain` differ in the last bits, and are fixed for a browser and processor. */
  readonly build: KernelBuild;
}

/** Starts the fused engine. Throws EngineError `backend-unavailable` where WebAssembly has no SIMD or cannot be loaded. */
export async function startFused(build?: KernelBuild): Promise<FusedBackend> {
  const kernels = await (build === undefined ? loadKernels() : loadKernels(build));
  const trainers = new Set<FusedTrainer>();
  let isLost = false;
  let announceLoss: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    announceLoss = resolve;
  });
  const host = {
    module: kernels.module,
    isLost: () => isLost,
    forget: (trainer: FusedTrainer) => void trainers.delete(trainer),
  };
  return {
    id: 'fused',
    build: kernels.build,
    detail: `${kernels.build} SIMD kernels`,
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
    },
  };
}
