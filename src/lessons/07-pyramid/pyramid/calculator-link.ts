// Where in the course a block's layer can be worked out: the calculator's link, set to that layer and its input.
// Not responsible for: the calculator, whose link contract this follows (a test compares the two).
import type { LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Activation } from '../../../nn/spec.ts';
import type { Block } from './pyramid.ts';

function pairText([height, width]: readonly [number, number]): string {
  return height === width ? String(height) : `${height}x${width}`;
}

function activationField(activation: Activation): LinkQuery {
  return activation === 'linear' ? {} : { activation };
}

/** The block's layer as the calculator's link says it; null for the input. */
export function calculatorQuery({ layer, input }: Block): LinkQuery | null {
  if (layer === null) return null;
  const start = { exhibit: 'calculator', layer: layer.className, input: input.join('x') };
  switch (layer.className) {
    case 'Conv2D':
      return {
        ...start,
        filters: String(layer.filters),
        kernel: pairText(layer.kernelSize),
        strides: pairText(layer.strides),
        padding: layer.padding,
        dilation: pairText(layer.dilationRate),
        bias: layer.useBias ? '1' : '0',
        ...activationField(layer.activation),
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return {
        ...start,
        kernel: pairText(layer.poolSize),
        strides: pairText(layer.strides),
        padding: layer.padding,
      };
    case 'Dense':
      return {
        ...start,
        units: String(layer.units),
        bias: layer.useBias ? '1' : '0',
        ...activationField(layer.activation),
      };
    // No network of this figure has one of these with fields of its own.
    case 'Activation':
    case 'Add':
    case 'BatchNormalization':
    case 'Concatenate':
    case 'Conv1D':
    case 'Conv2DTranspose':
    case 'DepthwiseConv2D':
    case 'Dropout':
    case 'Embedding':
    case 'Flatten':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'SeparableConv2D':
      return start;
    default:
      return layer satisfies never;
  }
}

/** The calculator set to the block's layer; null for the input. */
export function calculatorHref(block: Block, locale: Locale): string | null {
  const query = calculatorQuery(block);
  return query === null ? null : `#/${locale}/conv-calculator?${new URLSearchParams(query).toString()}`;
}
