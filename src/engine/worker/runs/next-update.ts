// The next update of a run in numbers: how large weights, gradients and the step would be, tensor by tensor.
// Not responsible for: asking the trainer (training.ts) or the update rule (nn/optimizers.ts).
import { weightSpecs } from '../../../nn/parameters.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { updateSize } from '../../../nn/update-size.ts';
import type { NextUpdate } from '../../protocol/inspection.ts';
import type { OptimizerState } from '../trainer.ts';
import type { Weights } from './timeline.ts';

/** Everything of one moment. Gradients are those of the trainable weights. */
export interface UpdateParts {
  readonly step: number;
  readonly loss: number;
  readonly weights: Weights;
  readonly optimizer: OptimizerState;
  readonly gradients: readonly Float32Array[];
}

const NOTHING = new Float32Array(0);

export function describeUpdate(
  spec: NetworkSpec,
  optimizer: OptimizerSpec,
  parts: UpdateParts,
  withValues: readonly string[],
): NextUpdate {
  const trainable = weightSpecs(spec).flatMap((weight, index) => (weight.trainable ? [{ ...weight, index }] : []));
  const slotsOf = (place: number): readonly Float32Array[] =>
    parts.optimizer.slots.filter((_, slot) => slot % trainable.length === place);
  return {
    step: parts.step,
    loss: parts.loss,
    weights: trainable.map(({ name, nodeIndex, shape, index }, place) => {
      const weight = parts.weights[index] ?? NOTHING;
      const gradient = parts.gradients[place] ?? NOTHING;
      return {
        name,
        nodeIndex,
        shape,
        size: updateSize(optimizer, parts.optimizer.step + 1, weight, gradient, slotsOf(place)),
        values: withValues.includes(name) ? weight.slice() : null,
      };
    }),
  };
}
