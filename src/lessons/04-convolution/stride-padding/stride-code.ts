// The layer of `stride-padding` in Keras or in PyTorch. Not responsible for: other layers (nn/keras-code.ts).
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { codeLine } from '../../../nn/keras-tokens.ts';
import type { CodeLine } from '../../../nn/keras-tokens.ts';
import type { Pair } from '../../../nn/spec.ts';
import { FILTERS, layerOf } from './stride-padding.ts';
import type { WindowSettings } from './stride-padding.ts';

function pairText([height, width]: Pair): string {
  return height === width ? String(height) : `(${height}, ${width})`;
}

function unless(name: string, pair: Pair, usual: number): readonly string[] {
  return pair[0] === usual && pair[1] === usual ? [] : [`${name}=${pairText(pair)}`];
}

/** PyTorch's `Conv2d(in_channels, out_channels, ...)` for three input channels. */
export function layerCode(settings: WindowSettings): readonly CodeLine[] {
  if (settings.rule === 'keras') return [kerasLayerLine(layerOf(settings))];
  const { kernel, strides, pad, dilation } = settings;
  const given = [
    `3, ${FILTERS}`,
    `kernel_size=${pairText(kernel)}`,
    ...unless('stride', strides, 1),
    ...unless('padding', pad, 0),
    ...unless('dilation', dilation, 1),
  ];
  return [codeLine(`nn.Conv2d(${given.join(', ')})`)];
}
