// A layer in one short line, in Keras's own words. Not responsible for: code (nn/keras-code.ts).
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { codeText } from '../../../nn/keras-tokens.ts';
import type { Layer } from '../../../nn/spec.ts';

/** `Conv2D(filters=16, kernel_size=3, activation='relu')`, without a module prefix or a trailing comma. */
export function layerLine(layer: Layer): string {
  return codeText([kerasLayerLine(layer)])
    .trim()
    .replace(/^(keras\.)?layers\./, '')
    .replace(/,$/, '');
}
