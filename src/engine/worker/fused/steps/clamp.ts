// An activation that layers apply as they write: what the kernels call it, and its derivative.
// Not responsible for: activations that are operations of their own (elementwise.ts).
import type { Kernels, MapBackwardKernel, MapKernel } from '../kernel-table.ts';
import type { Clamp } from '../plan/operations.ts';

/** The kernels' names for them. */
export const CLAMP_CODES: Readonly<Record<Clamp, 0 | 1 | 2>> = { none: 0, relu: 1, relu6: 2 };

export function clampForward(kernels: Kernels, clamp: Exclude<Clamp, 'none'>): MapKernel {
  return clamp === 'relu' ? kernels.relu : kernels.relu6;
}

/** Given the output. */
export function clampBackward(kernels: Kernels, clamp: Exclude<Clamp, 'none'>): MapBackwardKernel {
  return clamp === 'relu' ? kernels.reluBackward : kernels.relu6Backward;
}
