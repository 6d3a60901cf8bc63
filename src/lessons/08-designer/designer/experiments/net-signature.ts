// A network in one short line, to tell kept ones apart: `C32 P2 C64 P2 F D128 D10`.
// Not responsible for: exact descriptions (nn/summary.ts, nn/keras-code.ts) or explaining the letters (experiments.text.ts).
import type { Layer, NetworkSpec } from '../../../../nn/spec.ts';

function size(window: number | readonly number[]): string {
  const sides = typeof window === 'number' ? [window] : window;
  return new Set(sides).size === 1 ? String(sides[0]) : sides.join('×');
}

/** A stride that is not the usual one. */
function stride(strides: number | readonly number[]): string {
  const sides = typeof strides === 'number' ? [strides] : strides;
  return sides.every((side) => side === 1) ? '' : `/${size(strides)}`;
}

function letterOf(layer: Layer): string {
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv1D':
      return `C${layer.filters}${size(layer.kernelSize) === '3' ? '' : `(${size(layer.kernelSize)})`}${stride(layer.strides)}`;
    case 'SeparableConv2D':
      return `SC${layer.filters}${stride(layer.strides)}`;
    case 'DepthwiseConv2D':
      return `DC${stride(layer.strides)}`;
    case 'Conv2DTranspose':
      return `CT${layer.filters}${stride(layer.strides)}`;
    case 'MaxPooling2D':
      return `P${size(layer.poolSize)}`;
    case 'AveragePooling2D':
      return `AP${size(layer.poolSize)}`;
    case 'GlobalAveragePooling2D':
      return 'GAP';
    case 'GlobalMaxPooling2D':
      return 'GMP';
    case 'Dense':
      return `D${layer.units}`;
    case 'Dropout':
      return `dropout ${layer.rate}`;
    case 'BatchNormalization':
      return 'BN';
    case 'Activation':
      return layer.activation;
    case 'Flatten':
      return 'F';
    case 'Add':
      return '+';
    case 'Concatenate':
      return '‖';
    case 'Embedding':
      return `E${layer.outputDim}`;
    default:
      return layer satisfies never;
  }
}

/** Equal neighbours are counted: `C64 ×3`. Activations of convolutions and dense layers are named where they are not the usual ones. */
export function netSignature({ nodes }: NetworkSpec): string {
  const parts: { text: string; times: number }[] = [];
  for (const { layer } of nodes) {
    const unusual =
      'activation' in layer && layer.className !== 'Activation' && !['relu', 'softmax'].includes(layer.activation);
    const text = unusual && layer.activation !== 'linear' ? `${letterOf(layer)} ${layer.activation}` : letterOf(layer);
    const last = parts.at(-1);
    if (last?.text === text) last.times += 1;
    else parts.push({ text, times: 1 });
  }
  return parts.map(({ text, times }) => (times === 1 ? text : `${text} ×${times}`)).join(' ');
}
