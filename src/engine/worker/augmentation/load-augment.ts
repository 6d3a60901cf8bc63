// Which code augments batches on this machine: the kernels, or where they cannot be had nn's own, which computes the same to
// within single precision. Not responsible for: when batches are made (datasets/training-batch.ts).
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { compileFrom } from '../compile-from.ts';
import { isSupported } from '../fused/kernel-build.ts';
import { createAugmenter } from './augmenter.ts';
import type { Augment } from './augmenter.ts';

let loading: Promise<Augment> | null = null;

async function load(): Promise<Augment> {
  if (!isSupported('fused')) return augmentImageInto;
  return createAugmenter(await compileFrom(new URL('./kernels/build/augmentation.wasm', import.meta.url)));
}

/** Never fails. Loaded once; after a failure it is tried again the next time. */
export async function loadAugment(): Promise<Augment> {
  loading ??= load();
  try {
    return await loading;
  } catch {
    loading = null;
    return augmentImageInto;
  }
}
