// From an operation to the step that runs it where nothing is trained: convolutions and dense layers without what their
// gradients need. Not responsible for: the other layers, which run as in training (plan/steps.ts).
import { planStep } from '../../plan/steps.ts';
import type { PredictionOperation } from '../../plan/prediction-program.ts';
import type { Pass, StepContext } from '../step.ts';
import { planDepthwiseRows, takesRows } from './depthwise-rows.ts';
import { planPlaces } from './places.ts';
import { planPointwise } from './pointwise.ts';

export interface PredictionStep {
  /** Between two phases all threads meet. */
  readonly phases: number;
  run(pass: Pass, phase: number): void;
}

export function planPredictionStep(context: StepContext, { operation, added }: PredictionOperation): PredictionStep {
  if (operation.kind === 'dense') return planPointwise(context, operation, added);
  if (operation.kind === 'convolution') return planPlaces(context, operation);
  if (operation.kind === 'depthwise' && takesRows(operation)) return planDepthwiseRows(context, operation);
  const step = planStep(context, operation);
  return { phases: step.phases.forward, run: (pass, phase) => step.forward(pass, phase) };
}
