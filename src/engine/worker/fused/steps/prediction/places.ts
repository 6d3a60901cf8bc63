// A convolution where nothing is trained. Not responsible for: 1x1 windows (pointwise.ts), gradients (../convolution.ts).
import { FLOAT_BYTES } from '../../plan/arena.ts';
import { outputPlaces } from '../../plan/geometry.ts';
import type { Operation } from '../../plan/operations.ts';
import { share } from '../../plan/team.ts';
import { planBias } from '../bias.ts';
import { panelKernel, planForwardProduct } from '../gather.ts';
import type { StepContext } from '../step.ts';
import type { PredictionStep } from './steps.ts';

export function planPlaces(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'convolution' }>,
): PredictionStep {
  const { geometry, filters, clamp } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const inBytes = geometry.height * geometry.width * geometry.channels * FLOAT_BYTES;
  const outBytes = outputPlaces(geometry) * filters * FLOAT_BYTES;
  const bias = planBias(context, operation.bias, filters);
  const product = planForwardProduct(context, geometry, filters, panelKernel(context, operation.kernel));
  return {
    phases: 1,
    run(pass) {
      const [from, to] = share(pass.count, pass);
      for (let i = from; i < to; i += 1) product(pass, x + i * inBytes, bias.address, out + i * outBytes, clamp);
    },
  };
}
