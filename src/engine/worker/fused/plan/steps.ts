// From an operation to the step that runs it. Not responsible for: order or gradients' places (network-plan.ts).
import { planConvolution, planTransposed } from '../steps/convolution.ts';
import { planDense } from '../steps/dense.ts';
import { planDepthwise } from '../steps/depthwise.ts';
import { planActivation, planDropout, planSoftmax } from '../steps/elementwise.ts';
import { planEmbedding } from '../steps/embedding.ts';
import { planAdd, planConcatenate } from '../steps/merge.ts';
import { planNormalization } from '../steps/normalization.ts';
import { planPooledConvolution } from '../steps/pooled-convolution.ts';
import { planPooling } from '../steps/pooling.ts';
import type { Step, StepContext } from '../steps/step.ts';
import type { Operation } from './operations.ts';

export function planStep(context: StepContext, operation: Operation): Step {
  switch (operation.kind) {
    case 'convolution':
      return operation.pool === null
        ? planConvolution(context, operation)
        : planPooledConvolution(context, operation, operation.pool);
    case 'transposed':
      return planTransposed(context, operation);
    case 'dense':
      return planDense(context, operation);
    case 'depthwise':
      return planDepthwise(context, operation);
    case 'max-pool':
    case 'average-pool':
      return planPooling(context, operation);
    case 'map':
      return planActivation(context, operation);
    case 'softmax':
      return planSoftmax(context, operation);
    case 'dropout':
      return planDropout(context, operation);
    case 'normalization':
      return planNormalization(context, operation);
    case 'embedding':
      return planEmbedding(context, operation);
    case 'add':
      return planAdd(context, operation);
    case 'concatenate':
      return planConcatenate(context, operation);
    default:
      return operation satisfies never;
  }
}
