// What training a network takes of memory, worked out before anything is allocated, and what the device may give.
// Not responsible for: the engine's own limit, which is asked last (engine/worker).
import { slotCount } from '../../../nn/optimizers.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkCost } from '../../../nn/costs.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';

const FLOAT_BYTES = 4;
/** The engine takes no more than this, whatever the device has. */
const ENGINE_LIMIT_BYTES = 2 * 1024 ** 3;
const GIB = 1024 ** 3;

/** Values of all layers and their gradients for a batch, and of each weight the value, the gradient and the optimizer's slots. */
export function trainingBytes(cost: NetworkCost, input: Shape, { batchSize, optimizer }: TrainingPlan): number {
  const values = (sizeOf(input) + 2 * cost.activations) * batchSize;
  const weights = cost.parameters * (2 + slotCount(optimizer.kind));
  return (values + weights) * FLOAT_BYTES;
}

/** A quarter of the device's memory where the browser tells it, and never above the engine's limit. */
export function bytesToGive(deviceGiB: number | null): number {
  return deviceGiB === null ? ENGINE_LIMIT_BYTES : Math.min(ENGINE_LIMIT_BYTES, (deviceGiB * GIB) / 4);
}

/** Memory of the device in GiB, as far as the browser tells. */
export function deviceGiB(): number | null {
  const told: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  return typeof told === 'number' && told > 0 ? told : null;
}
