// Max and average pooling, image by image. Not responsible for: pooling fused into a convolution.
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation, PoolWindow } from '../plan/operations.ts';
import { share, whole } from '../plan/team.ts';
import { ONE_PHASE, type Step, type StepContext } from './step.ts';

type PoolOperation = Extract<Operation, { readonly kind: 'max-pool' | 'average-pool' }>;

function kernelArguments(window: PoolWindow) {
  const { height, width, channels, size, strides, top, left, outHeight, outWidth } = window;
  return [height, width, channels, ...size, ...strides, top, left, outHeight, outWidth] as const;
}

export function planPooling(context: StepContext, operation: PoolOperation): Step {
  const { window } = operation;
  const geometry = kernelArguments(window);
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const inBytes = window.height * window.width * window.channels * FLOAT_BYTES;
  const size = window.outHeight * window.outWidth * window.channels;
  const outBytes = size * FLOAT_BYTES;
  const isMax = operation.kind === 'max-pool';
  const places = isMax ? context.arena.reserve(context.capacity * outBytes) : 0;
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const { maxPool, averagePool } = pass.kernels;
      const [from, to] = share(pass.count, pass);
      for (let i = from; i < to; i += 1) {
        const image = x + i * inBytes;
        if (isMax) maxPool(image, ...geometry, out + i * outBytes, places + i * outBytes);
        else averagePool(image, ...geometry, out + i * outBytes);
      }
    },
    backward(pass, gradient, [inputGradient = 0]) {
      if (inputGradient === 0) return;
      const { fillZero, maxPoolBackward, averagePoolBackward } = pass.kernels;
      // Averages are spread in fours, which reach beyond an image whose channels are none.
      const isApart = isMax || window.channels % 4 === 0;
      const [from, to] = isApart ? share(pass.count, pass) : whole(pass.count, pass);
      fillZero(inputGradient + from * inBytes, (to - from) * inBytes);
      for (let i = from; i < to; i += 1) {
        const target = inputGradient + i * inBytes;
        if (isMax) maxPoolBackward(places + i * outBytes, gradient + i * outBytes, size, target);
        else averagePoolBackward(gradient + i * outBytes, ...geometry, target);
      }
    },
  };
}
