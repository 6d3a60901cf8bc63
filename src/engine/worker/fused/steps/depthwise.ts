// Depthwise convolution, image by image. A depth multiplier repeats each input channel on the way in, so that the
// kernels only know channels with one filter each. Not responsible for: activations other than relu and relu6.
import { FLOAT_BYTES } from '../plan/arena.ts';
import { evenOffsets, fillUpToFours, inputBorder, outputPlaces, tapOffsets, windowOrigins } from '../plan/geometry.ts';
import type { Operation } from '../plan/operations.ts';
import { LINE_FLOATS, share, whole } from '../plan/team.ts';
import { planBias } from './bias.ts';
import { planBorder } from './border.ts';
import { CLAMP_CODES, clampBackward } from './clamp.ts';
import type { Step, StepContext } from './step.ts';

export function planDepthwise(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'depthwise' }>,
): Step {
  const { multiplier, clamp } = operation;
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
    phases: { forward: 1, backward: clamp === 'none' ? 1 : 2 },
    forward(pass) {
      const { depthwiseTiles } = pass.kernels;
      const [from, to] = share(pass.count, pass);
      for (let i = from; i < to; i += 1) {
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
          CLAMP_CODES[clamp],
        );
      }
    },
    backward(pass, gradient, [inputGradient = 0], phase) {
      const { kernels } = pass;
      if (clamp !== 'none' && phase === 0) {
        const [start, end] = share(pass.count * places * channels, pass, LINE_FLOATS);
        clampBackward(kernels, clamp)(out + start * FLOAT_BYTES, gradient + start * FLOAT_BYTES, end - start);
        return;
      }
      bias.backward(pass, gradient, pass.count * places);
      const makesWeights = pass.wantsWeights && pass.thread === 0;
      const kernelGradient = makesWeights ? pass.gradientOf(kernel) : 0;
      if (makesWeights) kernels.fillZero(kernelGradient, taps.length * channels * FLOAT_BYTES);
      // Scattering works in fours and reaches beyond an image whose channels are none.
      const [from, to] = channels % 4 === 0 ? share(pass.count, pass) : whole(pass.count, pass);
      for (let i = 0; i < pass.count; i += 1) {
        const g = gradient + i * outBytes;
        if (makesWeights) {
          const image = border.enter(pass, x + i * inBytes);
          kernels.depthwiseOuter(places, rowIn, image, taps.length, tapTable, g, channels, kernelGradient);
        }
        if (inputGradient === 0 || i < from || i >= to) continue;
        const target = inputGradient + i * inBytes;
        const collected = border.collect(pass, target);
        kernels.depthwiseScatter(places, rowIn, collected, taps.length, tapTable, kernel, channels, g);
        border.leave(pass, target);
      }
    },
  };
}
