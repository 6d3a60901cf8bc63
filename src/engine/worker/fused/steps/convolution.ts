// Convolution and transposed convolution, image by image: each is the other's gradient, made of the same products.
// Not responsible for: a convolution with its pooling (pooled-convolution.ts), other activations than relu and relu6.
import { FLOAT_BYTES } from '../plan/arena.ts';
import { outputPlaces } from '../plan/geometry.ts';
import type { Operation } from '../plan/operations.ts';
import { PANEL_COLUMNS } from '../plan/parameters.ts';
import { LINE_FLOATS, share } from '../plan/team.ts';
import { planBias } from './bias.ts';
import { clampBackward } from './clamp.ts';
import { panelKernel, planAdjointProduct, planForwardProduct, planWeightProduct } from './gather.ts';
import { ONE_PHASE, type Step, type StepContext } from './step.ts';

export function planConvolution(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'convolution' }>,
): Step {
  const { geometry, filters, clamp } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const inBytes = geometry.height * geometry.width * geometry.channels * FLOAT_BYTES;
  const places = outputPlaces(geometry);
  const outBytes = places * filters * FLOAT_BYTES;
  const kernel = panelKernel(context, operation.kernel);
  const bias = planBias(context, operation.bias, filters);
  const forward = planForwardProduct(context, geometry, filters, kernel);
  const weights = planWeightProduct(context, geometry, filters, kernel);
  const adjoint = planAdjointProduct(context, geometry, filters, kernel);
  const noBias = context.arena.reserveFloats(geometry.channels + PANEL_COLUMNS);
  return {
    operation,
    phases: { forward: 1, backward: clamp === 'none' ? 1 : 2 },
    forward(pass) {
      const [from, to] = share(pass.count, pass);
      for (let i = from; i < to; i += 1) forward(pass, x + i * inBytes, bias.address, out + i * outBytes, clamp);
    },
    backward(pass, gradient, [inputGradient = 0], phase) {
      if (clamp !== 'none' && phase === 0) {
        const [start, end] = share(pass.count * places * filters, pass, LINE_FLOATS);
        clampBackward(pass.kernels, clamp)(out + start * FLOAT_BYTES, gradient + start * FLOAT_BYTES, end - start);
        return;
      }
      bias.backward(pass, gradient, pass.count * places);
      for (let i = 0; i < pass.count && pass.wantsWeights; i += 1) {
        weights(pass, x + i * inBytes, gradient + i * outBytes, i === 0);
      }
      if (inputGradient === 0) return;
      const [from, to] = share(pass.count, pass);
      if (to > from) adjoint.prepare(pass);
      for (let i = from; i < to; i += 1) {
        adjoint.run(pass, gradient + i * outBytes, noBias, inputGradient + i * inBytes, 'none');
      }
    },
  };
}

/** `geometry` is that of the convolution from this layer's output to its input. */
export function planTransposed(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'transposed' }>,
): Step {
  const { geometry, inputChannels: inputs } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const inBytes = outputPlaces(geometry) * inputs * FLOAT_BYTES;
  const outPlaces = geometry.height * geometry.width;
  const outBytes = outPlaces * geometry.channels * FLOAT_BYTES;
  const kernel = panelKernel(context, operation.kernel);
  const bias = planBias(context, operation.bias, geometry.channels);
  const adjoint = planAdjointProduct(context, geometry, inputs, kernel);
  const weights = planWeightProduct(context, geometry, inputs, kernel);
  const forward = planForwardProduct(context, geometry, inputs, kernel);
  const noBias = context.arena.reserveFloats(inputs + PANEL_COLUMNS);
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const [from, to] = share(pass.count, pass);
      if (to > from) adjoint.prepare(pass);
      for (let i = from; i < to; i += 1) {
        adjoint.run(pass, x + i * inBytes, bias.address, out + i * outBytes, 'none');
      }
    },
    backward(pass, gradient, [inputGradient = 0]) {
      bias.backward(pass, gradient, pass.count * outPlaces);
      const [from, to] = share(pass.count, pass);
      for (let i = 0; i < pass.count; i += 1) {
        if (pass.wantsWeights) weights(pass, gradient + i * outBytes, x + i * inBytes, i === 0);
        if (inputGradient !== 0 && i >= from && i < to)
          forward(pass, gradient + i * outBytes, noBias, inputGradient + i * inBytes, 'none');
      }
    },
  };
}
