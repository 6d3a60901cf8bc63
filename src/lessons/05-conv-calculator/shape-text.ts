// A shape as the prose writes it. Not responsible for: Keras's way of writing one (nn/summary.ts).
import type { Shape } from '../../nn/spec.ts';

/** `64 × 64 × 32` */
export function shape(sides: Shape): string {
  return sides.join(' × ');
}
