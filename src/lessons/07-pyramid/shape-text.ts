// How the lesson writes a shape. Not responsible for: shapes of batches (nn/summary.ts).
import type { Shape } from '../../nn/spec.ts';

/** `32 × 32 × 3` */
export function shapeText(shape: Shape): string {
  return shape.join(' × ');
}
