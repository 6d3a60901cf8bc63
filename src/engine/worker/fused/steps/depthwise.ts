// Depthwise convolution, image by image. A depth multiplier repeats each input channel on the way in, so that the
// kernels only know channels with one filter each. Not responsible for: activations other than relu.
import { FLOAT_BYTES } from '../plan/arena.ts';
import { evenOffsets, fillUpToFours, inputBorder, outputPlaces, tapOffsets, windowOrigins } from '../plan/geometry.ts';
import type { Operation } from '../plan/operations.ts';
import { planBias } from './bias.ts';
import { planBorder } from './border.ts';
import type { Step, StepContext } from './step.ts';

export function planDepthwise(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'depthwise' }>,
): Step {
  const { multiplier, relu } = operation;
  const channels = operation.geometry.channels * multiplier;
  const geometry = { ...operation.geometry, channels };
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const inBytes = geometry.height * geometry.width * operation.geometry.channels * FLOAT_BYTES;
  const places = outputPlaces(geometry);
  const outBytes = places * channels * FLOAT_BYTES;
  const kernel = context.placeOf(operation.kernel).address;
  const bias = planBias(context, operation.bias, channels);
  const frame = context.arena.scratch();
  const border = planBorder(context, operation.geometry, inputBorder(geometry), frame, multiplier);
  const rowIn = context.arena.table(fillUpToFours(windowOrigins(geometry)));
  const rowOut = context.arena.table(fillUpToFours(evenOffsets(places, channels * FLOAT_BYTES)));
  const taps = tapOffsets(geometry, 1);
  const tapTable = context.arena.table(fillUpToFours(taps));
  return {
    operation,
    forward(pass) {
      const { depthwiseTiles } = pass.kernels;
      for (let i = 0; i < pass.count; i += 1) {
        const image = border.enter(pass, x + i * inBytes);
        depthwiseTiles(
          places,
          rowIn,
          rowOut,
          image,
          taps.length,
          tapTable,
          kernel,
          channels,
          bias.address,
          out + i * outBytes,
          relu ? 1 : 0,
        );
      }
    },
    backward(pass, gradient, [inputGradient = 0]) {
      const { kernels } = pass;
      if (relu) kernels.reluBackward(out, gradient, pass.count * places * channels);
      bias.backward(pass, gradient, pass.count * places);
      const kernelGradient = pass.wantsWeights ? pass.gradientOf(kernel) : 0;
      if (pass.wantsWeights) kernels.fillZero(kernelGradient, taps.length * channels * FLOAT_BYTES);
      for (let i = 0; i < pass.count; i += 1) {
        const g = gradient + i * outBytes;
        if (pass.wantsWeights) {
          const image = border.enter(pass, x + i * inBytes);
          kernels.depthwiseOuter(places, rowIn, image, taps.length, tapTable, g, channels, kernelGradient);
        }
        if (inputGradient === 0) continue;
        const target = inputGradient + i * inBytes;
        const collected = border.collect(pass, target);
        kernels.depthwiseScatter(places, rowIn, collected, taps.length, tapTable, kernel, channels, g);
        border.leave(pass, target);
      }
    },
  };
}
