// What of a layer can be set by hand, as fields that any form can draw. A window with equal sides is one number.
// Not responsible for: initializers and constants (code sets them) or labels (designer.text.ts).
import type { Activation, Layer, Padding, Pair } from '../../../nn/spec.ts';

export const ACTIVATIONS = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'sigmoid',
  'tanh',
  'softmax',
  'softplus',
  'swish',
  'relu6',
] as const satisfies readonly Activation[];

export const PADDINGS = ['valid', 'same'] as const satisfies readonly Padding[];

export type FieldId =
  | 'filters'
  | 'units'
  | 'kernelSize'
  | 'poolSize'
  | 'strides'
  | 'dilationRate'
  | 'depthMultiplier'
  | 'rate'
  | 'momentum'
  | 'inputDim'
  | 'outputDim'
  | 'padding'
  | 'activation'
  | 'useBias';

export type LayerField =
  | {
      readonly kind: 'number';
      readonly id: FieldId;
      /** Which side of a window with unequal sides. */
      readonly axis: 'height' | 'width' | null;
      readonly value: number;
      readonly integer: boolean;
      readonly max: number;
      readonly set: (value: number) => Layer;
    }
  | {
      readonly kind: 'choice';
      readonly id: FieldId;
      readonly value: string;
      readonly options: readonly string[];
      readonly set: (value: string) => Layer;
    }
  | {
      readonly kind: 'flag';
      readonly id: FieldId;
      readonly value: boolean;
      readonly set: (value: boolean) => Layer;
    };

/** Enough for any experiment with what is too large, and far from where numbers lose digits. */
const MOST = 10_000_000;

function count(id: FieldId, value: number, set: (value: number) => Layer): LayerField {
  return { kind: 'number', id, axis: null, value, integer: true, max: MOST, set };
}

function fraction(id: FieldId, value: number, set: (value: number) => Layer): LayerField {
  return { kind: 'number', id, axis: null, value, integer: false, max: 1, set };
}

function window(id: FieldId, [height, width]: Pair, set: (value: Pair) => Layer): readonly LayerField[] {
  const side = { kind: 'number', id, integer: true, max: MOST } as const;
  if (height === width) return [{ ...side, axis: null, value: height, set: (value) => set([value, value]) }];
  return [
    { ...side, axis: 'height', value: height, set: (value) => set([value, width]) },
    { ...side, axis: 'width', value: width, set: (value) => set([height, value]) },
  ];
}

function padding<L extends Layer & { readonly padding: Padding }>(
  layer: L,
  set: (value: Padding) => Layer,
): LayerField {
  return {
    kind: 'choice',
    id: 'padding',
    value: layer.padding,
    options: PADDINGS,
    set: (value) => set(PADDINGS.find((one) => one === value) ?? layer.padding),
  };
}

function activation(value: Activation, set: (value: Activation) => Layer): LayerField {
  const find = (text: string): Activation => ACTIVATIONS.find((one) => one === text) ?? value;
  return { kind: 'choice', id: 'activation', value, options: ACTIVATIONS, set: (text) => set(find(text)) };
}

/** Fields of a layer in the order of its Keras arguments. */
export function fieldsOf(layer: Layer): readonly LayerField[] {
  switch (layer.className) {
    case 'Conv2D':
    case 'SeparableConv2D':
      return [
        count('filters', layer.filters, (filters) => ({ ...layer, filters })),
        ...window('kernelSize', layer.kernelSize, (kernelSize) => ({ ...layer, kernelSize })),
        ...window('strides', layer.strides, (strides) => ({ ...layer, strides })),
        padding(layer, (value) => ({ ...layer, padding: value })),
        ...window('dilationRate', layer.dilationRate, (dilationRate) => ({ ...layer, dilationRate })),
        ...(layer.className === 'SeparableConv2D'
          ? [count('depthMultiplier', layer.depthMultiplier, (depthMultiplier) => ({ ...layer, depthMultiplier }))]
          : []),
        activation(layer.activation, (value) => ({ ...layer, activation: value })),
        { kind: 'flag', id: 'useBias', value: layer.useBias, set: (useBias) => ({ ...layer, useBias }) },
      ];
    case 'DepthwiseConv2D':
      return [
        ...window('kernelSize', layer.kernelSize, (kernelSize) => ({ ...layer, kernelSize })),
        ...window('strides', layer.strides, (strides) => ({ ...layer, strides })),
        padding(layer, (value) => ({ ...layer, padding: value })),
        count('depthMultiplier', layer.depthMultiplier, (depthMultiplier) => ({ ...layer, depthMultiplier })),
        activation(layer.activation, (value) => ({ ...layer, activation: value })),
        { kind: 'flag', id: 'useBias', value: layer.useBias, set: (useBias) => ({ ...layer, useBias }) },
      ];
    case 'Conv2DTranspose':
      return [
        count('filters', layer.filters, (filters) => ({ ...layer, filters })),
        ...window('kernelSize', layer.kernelSize, (kernelSize) => ({ ...layer, kernelSize })),
        ...window('strides', layer.strides, (strides) => ({ ...layer, strides })),
        padding(layer, (value) => ({ ...layer, padding: value })),
        activation(layer.activation, (value) => ({ ...layer, activation: value })),
        { kind: 'flag', id: 'useBias', value: layer.useBias, set: (useBias) => ({ ...layer, useBias }) },
      ];
    case 'Conv1D':
      return [
        count('filters', layer.filters, (filters) => ({ ...layer, filters })),
        count('kernelSize', layer.kernelSize, (kernelSize) => ({ ...layer, kernelSize })),
        count('strides', layer.strides, (strides) => ({ ...layer, strides })),
        activation(layer.activation, (value) => ({ ...layer, activation: value })),
      ];
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return [
        // As in Keras the stride follows the window until it is set by itself.
        ...window('poolSize', layer.poolSize, (poolSize) =>
          layer.strides.join() === layer.poolSize.join()
            ? { ...layer, poolSize, strides: poolSize }
            : { ...layer, poolSize },
        ),
        ...window('strides', layer.strides, (strides) => ({ ...layer, strides })),
        padding(layer, (value) => ({ ...layer, padding: value })),
      ];
    case 'Dense':
      return [
        count('units', layer.units, (units) => ({ ...layer, units })),
        activation(layer.activation, (value) => ({ ...layer, activation: value })),
        { kind: 'flag', id: 'useBias', value: layer.useBias, set: (useBias) => ({ ...layer, useBias }) },
      ];
    case 'Dropout':
      return [fraction('rate', layer.rate, (rate) => ({ ...layer, rate }))];
    case 'BatchNormalization':
      return [fraction('momentum', layer.momentum, (momentum) => ({ ...layer, momentum }))];
    case 'Activation':
      return [activation(layer.activation, (value) => ({ ...layer, activation: value }))];
    case 'Embedding':
      return [
        count('inputDim', layer.inputDim, (inputDim) => ({ ...layer, inputDim })),
        count('outputDim', layer.outputDim, (outputDim) => ({ ...layer, outputDim })),
      ];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Add':
    case 'Concatenate':
      return [];
    default:
      return layer satisfies never;
  }
}
