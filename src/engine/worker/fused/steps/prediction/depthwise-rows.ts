// Depthwise convolution with a 3x3 window where nothing is trained, row by row, without a bordered copy of the image.
// Not responsible for: other windows and gradients (../depthwise.ts).
import { FLOAT_BYTES } from '../../plan/arena.ts';
import type { Operation } from '../../plan/operations.ts';
import { share } from '../../plan/team.ts';
import { planBias } from '../bias.ts';
import { CLAMP_CODES } from '../clamp.ts';
import type { StepContext } from '../step.ts';
import type { PredictionStep } from './steps.ts';

type Depthwise = Extract<Operation, { readonly kind: 'depthwise' }>;

/** Places that the kernel makes at once. */
const TILE_PLACES = 4;

/** Whether the kernel of rows can do it: 3x3, one stride of 1 or 2 both ways, channels in fours, at most one column of border. */
export function takesRows({ geometry: g, multiplier }: Depthwise): boolean {
  const [stride] = g.strides;
  const isWindow = g.kernel[0] === 3 && g.kernel[1] === 3 && g.dilation[0] === 1 && g.dilation[1] === 1;
  const isStride = (stride === 1 || stride === 2) && g.strides[1] === stride;
  const isWide = g.outWidth >= TILE_PLACES;
  const last = (g.outWidth - 1) * stride - g.left + 2;
  return isWindow && isStride && isWide && multiplier === 1 && g.channels % 4 === 0 && g.left <= 1 && last <= g.width;
}

export function planDepthwiseRows(context: StepContext, operation: Depthwise): PredictionStep {
  const { geometry: g, clamp } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const rowBytes = g.width * g.channels * FLOAT_BYTES;
  const outRowBytes = g.outWidth * g.channels * FLOAT_BYTES;
  const kernel = context.placeOf(operation.kernel).address;
  const bias = planBias(context, operation.bias, g.channels).address;
  const zeros = context.arena.reserve(rowBytes);
  return {
    phases: 1,
    run(pass) {
      const [from, to] = share(pass.count * g.outHeight, pass);
      for (let row = from; row < to; row += 1) {
        const image = Math.floor(row / g.outHeight);
        const top = (row % g.outHeight) * g.strides[0] - g.top;
        const rowAt = (y: number): number => (y < 0 || y >= g.height ? zeros : x + (image * g.height + y) * rowBytes);
        pass.kernels.depthwiseRow(
          rowAt(top),
          rowAt(top + 1),
          rowAt(top + 2),
          g.width,
          g.left,
          g.strides[0],
          kernel,
          g.channels,
          bias,
          out + row * outRowBytes,
          g.outWidth,
          CLAMP_CODES[clamp],
        );
      }
    },
  };
}
