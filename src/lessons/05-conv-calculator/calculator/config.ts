// What the calculator is set to: one layer and one input, with every field of every layer it knows. Turns into an nn layer
// and back. Not responsible for: the exhibit's state and links (calculator.ts) or what comes out (calculator-model.ts).
import {
  averagePooling2D,
  batchNormalization,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
} from '../../../nn/build.ts';
import { networkCost } from '../../../nn/costs.ts';
import { requiredRank } from '../../../nn/layer-rules.ts';
import type { NetworkFault } from '../../../nn/problems.ts';
import { inputShapeFault, sizeOf, tryLayerOutputShape } from '../../../nn/shapes.ts';
import type { Activation, Layer, Padding1D, Pair, Shape } from '../../../nn/spec.ts';

export const LAYERS = [
  'Conv2D',
  'DepthwiseConv2D',
  'SeparableConv2D',
  'Conv1D',
  'Conv2DTranspose',
  'MaxPooling2D',
  'AveragePooling2D',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling2D',
  'Flatten',
  'Dense',
  'BatchNormalization',
] as const;

export type CalculatorLayer = (typeof LAYERS)[number];

/** In the order of the form. */
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

/** Fields that a layer's form and link have, beside its input. */
export type ConfigField =
  | 'filters'
  | 'kernel'
  | 'strides'
  | 'padding'
  | 'dilation'
  | 'multiplier'
  | 'bias'
  | 'activation';

export interface Config {
  readonly layer: CalculatorLayer;
  /** One sample: [height, width, depth], [length, depth] or [units]. */
  readonly input: Shape;
  /** Filters, or units of a dense layer. */
  readonly filters: number;
  /** Kernel or pooling window; Conv1D uses the first of each pair. */
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly padding: Padding1D;
  readonly dilation: Pair;
  /** Depth multiplier. */
  readonly multiplier: number;
  readonly bias: boolean;
  readonly activation: Activation;
}

const POOLING: readonly ConfigField[] = ['kernel', 'strides', 'padding'];

/** The fields of each layer in the order of Keras's arguments. Whatever isn't named keeps its value for other layers. */
export const FIELDS: Readonly<Record<CalculatorLayer, readonly ConfigField[]>> = {
  Conv2D: ['filters', 'kernel', 'strides', 'padding', 'dilation', 'activation', 'bias'],
  DepthwiseConv2D: ['kernel', 'strides', 'padding', 'multiplier', 'dilation', 'activation', 'bias'],
  SeparableConv2D: ['filters', 'kernel', 'strides', 'padding', 'dilation', 'multiplier', 'activation', 'bias'],
  Conv1D: ['filters', 'kernel', 'strides', 'padding', 'dilation', 'activation', 'bias'],
  Conv2DTranspose: ['filters', 'kernel', 'strides', 'padding', 'activation', 'bias'],
  MaxPooling2D: POOLING,
  AveragePooling2D: POOLING,
  GlobalAveragePooling2D: [],
  GlobalMaxPooling2D: [],
  Flatten: [],
  Dense: ['filters', 'activation', 'bias'],
  BatchNormalization: [],
};

/** Largest values of fields. Beyond them numbers would no longer be exact, or mean anything. */
export const LIMITS = {
  side: 10_000,
  channels: 100_000,
  units: 100_000_000,
  filters: 100_000,
  kernel: 255,
  strides: 255,
  dilation: 255,
  multiplier: 64,
} as const;

export type LimitedField = keyof typeof LIMITS;

/** Why a configuration can't be: a rule of Keras, a limit of this calculator, or numbers too large to be exact. */
export type ConfigFault =
  | { readonly kind: 'network'; readonly fault: NetworkFault }
  | { readonly kind: 'limit'; readonly field: LimitedField; readonly value: number; readonly limit: number }
  | { readonly kind: 'too-large' };

function padding2D(padding: Padding1D): 'valid' | 'same' {
  return padding === 'valid' ? 'valid' : 'same';
}

/** The layer as nn knows it. Judges nothing. */
export function layerOf(config: Config): Layer {
  const { filters, kernel, strides, dilation, multiplier, bias, activation } = config;
  const weighted = { activation, useBias: bias };
  const window = { kernelSize: kernel, strides, padding: padding2D(config.padding) };
  const pooling = { poolSize: kernel, strides, padding: padding2D(config.padding) };
  switch (config.layer) {
    case 'Conv2D':
      return conv2d({ filters, ...window, dilationRate: dilation, ...weighted });
    case 'DepthwiseConv2D':
      return depthwiseConv2D({ ...window, dilationRate: dilation, depthMultiplier: multiplier, ...weighted });
    case 'SeparableConv2D':
      return separableConv2D({ filters, ...window, dilationRate: dilation, depthMultiplier: multiplier, ...weighted });
    case 'Conv1D':
      return conv1d({
        filters,
        kernelSize: kernel[0],
        strides: strides[0],
        dilationRate: dilation[0],
        padding: config.padding,
        ...weighted,
      });
    case 'Conv2DTranspose':
      return conv2dTranspose({ filters, ...window, ...weighted });
    case 'MaxPooling2D':
      return maxPooling2D(pooling);
    case 'AveragePooling2D':
      return averagePooling2D(pooling);
    case 'GlobalAveragePooling2D':
      return globalAveragePooling2D();
    case 'GlobalMaxPooling2D':
      return globalMaxPooling2D();
    case 'Flatten':
      return flatten();
    case 'Dense':
      return dense({ units: filters, ...weighted });
    case 'BatchNormalization':
      return batchNormalization();
    default:
      return config.layer satisfies never;
  }
}

/** The configuration of an nn layer, what it doesn't have being kept from `base`; null for layers without a form here. */
export function configOf(layer: Layer, input: Shape, base: Config): Config | null {
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return {
        ...base,
        layer: layer.className,
        input,
        filters: layer.className === 'DepthwiseConv2D' ? base.filters : layer.filters,
        kernel: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        dilation: layer.dilationRate,
        multiplier: layer.className === 'Conv2D' ? base.multiplier : layer.depthMultiplier,
        bias: layer.useBias,
        activation: layer.activation,
      };
    case 'Conv1D':
      return {
        ...base,
        layer: 'Conv1D',
        input,
        filters: layer.filters,
        kernel: [layer.kernelSize, layer.kernelSize],
        strides: [layer.strides, layer.strides],
        padding: layer.padding,
        dilation: [layer.dilationRate, layer.dilationRate],
        bias: layer.useBias,
        activation: layer.activation,
      };
    case 'Conv2DTranspose':
      return {
        ...base,
        layer: 'Conv2DTranspose',
        input,
        filters: layer.filters,
        kernel: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        bias: layer.useBias,
        activation: layer.activation,
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { className, poolSize, strides, padding } = layer;
      return { ...base, layer: className, input, kernel: poolSize, strides, padding };
    }
    case 'Dense': {
      const { units, useBias: bias, activation } = layer;
      return { ...base, layer: 'Dense', input, filters: units, bias, activation };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'BatchNormalization':
      return { ...base, layer: layer.className, input };
    case 'Dropout':
    case 'Embedding':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return null;
    default:
      return layer satisfies never;
  }
}

function limitFault(config: Config): ConfigFault | null {
  const { input } = config;
  const inputs = input.map((side, index): readonly [LimitedField, number] => {
    if (input.length === 1) return ['units', side];
    return [index === input.length - 1 ? 'channels' : 'side', side];
  });
  const has = (field: ConfigField): boolean => FIELDS[config.layer].includes(field);
  const fields: readonly (readonly [LimitedField, number])[] = [
    ...inputs,
    ...(has('filters') ? [['filters', config.filters] as const] : []),
    ...(has('multiplier') ? [['multiplier', config.multiplier] as const] : []),
    ...(['kernel', 'strides', 'dilation'] as const).flatMap((field) =>
      has(field) ? config[field].map((value) => [field, value] as const) : [],
    ),
  ];
  for (const [field, value] of fields) {
    if (value > LIMITS[field]) return { kind: 'limit', field, value, limit: LIMITS[field] };
  }
  return null;
}

/** Why the configuration can't be; null when it can. */
export function faultOf(config: Config): ConfigFault | null {
  const inputFault = inputShapeFault(config.input);
  if (inputFault !== null) return { kind: 'network', fault: inputFault };
  const limit = limitFault(config);
  if (limit !== null) return limit;
  const layer = layerOf(config);
  const found = tryLayerOutputShape(layer, [config.input]);
  const [fault] = found.kind === 'faults' ? found.faults : [];
  if (fault !== undefined) return { kind: 'network', fault };
  const { macs, activationBytes, parameterBytes } = networkCost({ inputShape: config.input, nodes: [{ layer }] });
  const isExact = [macs, activationBytes, parameterBytes, sizeOf(config.input)].every(Number.isSafeInteger);
  return isExact ? null : { kind: 'too-large' };
}

/** The input of another rank that is nearest to this one, for changing to a layer that needs it. */
export function inputFor(layer: CalculatorLayer, input: Shape): Shape {
  const rank = requiredRank(layerOf({ ...EMPTY, layer }));
  const [first = 1, second = 1, third = 1] = input;
  if (rank === 3 && input.length !== 3) return input.length === 2 ? [first, first, second] : [32, 32, 3];
  if (rank === 2 && input.length !== 2) return input.length === 3 ? [second, third] : [128, 1];
  if (layer === 'Dense' && input.length > 1) return [Math.min(LIMITS.units, sizeOf(input))];
  return input;
}

/** Keras's defaults; input, filters and kernel, which have none, are those of the exhibit. */
export const EMPTY: Config = {
  layer: 'Conv2D',
  input: [128, 128, 3],
  filters: 32,
  kernel: [3, 3],
  strides: [1, 1],
  padding: 'valid',
  dilation: [1, 1],
  multiplier: 1,
  bias: true,
  activation: 'linear',
};
