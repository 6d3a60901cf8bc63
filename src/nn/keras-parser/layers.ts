// Makes a layer of its bound arguments, with Keras's defaults filled in. Not responsible for: binding (arguments.ts).
import {
  activation,
  add,
  averagePooling2D,
  batchNormalization,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  dropout,
  embedding,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
} from '../build.ts';
import type { Initializer, Layer, LayerClassName, Padding, Shape } from '../spec.ts';
import type { LayerArguments, Note } from './arguments.ts';
import type { Place } from './problems.ts';
import type { Value } from './values.ts';

const isOne = (value: Value): boolean => value.kind === 'number' && value.value === 1;
const isTrue = (value: Value): boolean => value.kind === 'boolean' && value.value;
const isFalse = (value: Value): boolean => value.kind === 'boolean' && !value.value;
const isLastAxis = (value: Value): boolean => value.kind === 'number' && (value.value === -1 || value.value === 3);
const isChannelsLast = (value: Value): boolean =>
  value.kind === 'string' && (value.value === 'channels_last' || value.value === 'tf');

function paddingOf(args: LayerArguments): Padding {
  return args.padding(['valid', 'same']) === 'same' ? 'same' : 'valid';
}

function weighted(args: LayerArguments, kernelInitializer: Initializer | null) {
  return {
    activation: args.activation() ?? 'linear',
    useBias: args.boolean('use_bias') ?? true,
    kernelInitializer: kernelInitializer ?? 'glorot_uniform',
    biasInitializer: args.initializer('bias_initializer') ?? 'zeros',
  } as const;
}

function window2D(args: LayerArguments) {
  args.only('data_format', isChannelsLast);
  return {
    kernelSize: args.requiredPair('kernel_size'),
    strides: args.pair('strides') ?? 1,
    padding: paddingOf(args),
  };
}

function pooling(args: LayerArguments) {
  args.only('data_format', isChannelsLast);
  const poolSize = args.pair('pool_size') ?? 2;
  return { poolSize, strides: args.pair('strides') ?? poolSize, padding: paddingOf(args) };
}

function separableInitializer(args: LayerArguments, place: Place, note: Note): Initializer | null {
  const depthwise = args.initializer('depthwise_initializer');
  const pointwise = args.initializer('pointwise_initializer');
  const [one, other] = [depthwise ?? 'glorot_uniform', pointwise ?? 'glorot_uniform'];
  if (JSON.stringify(one) !== JSON.stringify(other)) note('initializers-differ', place, { layer: 'SeparableConv2D' });
  return depthwise;
}

/** Throws KerasParseError where an argument is missing or not what it should be. */
export function makeLayer(className: LayerClassName, args: LayerArguments, place: Place, note: Note): Layer {
  switch (className) {
    case 'Conv2D':
      args.only('groups', isOne);
      return conv2d({
        filters: args.requiredNumber('filters'),
        ...window2D(args),
        dilationRate: args.pair('dilation_rate') ?? 1,
        ...weighted(args, args.initializer('kernel_initializer')),
      });
    case 'Conv1D':
      args.only('groups', isOne);
      args.only('data_format', isChannelsLast);
      return conv1d({
        filters: args.requiredNumber('filters'),
        kernelSize: args.requiredSide('kernel_size'),
        strides: args.side('strides') ?? 1,
        padding: args.padding(['valid', 'same', 'causal']) ?? 'valid',
        dilationRate: args.side('dilation_rate') ?? 1,
        ...weighted(args, args.initializer('kernel_initializer')),
      });
    case 'Conv2DTranspose':
      args.only('output_padding', () => false);
      args.only('dilation_rate', (value) => isOne(value) || (value.kind === 'sequence' && value.items.every(isOne)));
      return conv2dTranspose({
        filters: args.requiredNumber('filters'),
        ...window2D(args),
        ...weighted(args, args.initializer('kernel_initializer')),
      });
    case 'DepthwiseConv2D':
      return depthwiseConv2D({
        ...window2D(args),
        depthMultiplier: args.number('depth_multiplier') ?? 1,
        dilationRate: args.pair('dilation_rate') ?? 1,
        ...weighted(args, args.initializer('depthwise_initializer')),
      });
    case 'SeparableConv2D':
      return separableConv2D({
        filters: args.requiredNumber('filters'),
        ...window2D(args),
        depthMultiplier: args.number('depth_multiplier') ?? 1,
        dilationRate: args.pair('dilation_rate') ?? 1,
        ...weighted(args, separableInitializer(args, place, note)),
      });
    case 'MaxPooling2D':
      return maxPooling2D(pooling(args));
    case 'AveragePooling2D':
      return averagePooling2D(pooling(args));
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      args.only('data_format', isChannelsLast);
      args.only('keepdims', isFalse);
      return className === 'GlobalAveragePooling2D' ? globalAveragePooling2D() : globalMaxPooling2D();
    case 'Flatten':
      args.only('data_format', isChannelsLast);
      return flatten();
    case 'Dense':
      return dense({ units: args.requiredNumber('units'), ...weighted(args, args.initializer('kernel_initializer')) });
    case 'Embedding': {
      const initializer = args.initializer('embeddings_initializer');
      return embedding({
        inputDim: args.requiredNumber('input_dim'),
        outputDim: args.requiredNumber('output_dim'),
        ...(initializer === null ? {} : { embeddingsInitializer: initializer }),
      });
    }
    case 'Dropout':
      return dropout({ rate: args.requiredNumber('rate') });
    case 'BatchNormalization':
      args.only('axis', isLastAxis);
      args.only('center', isTrue);
      args.only('scale', isTrue);
      return batchNormalization({
        momentum: args.number('momentum') ?? batchNormalization().momentum,
        epsilon: args.number('epsilon') ?? batchNormalization().epsilon,
      });
    case 'Activation':
      return activation({ activation: args.activation() ?? 'linear' });
    case 'Add':
      return add();
    case 'Concatenate':
      args.only('axis', isLastAxis);
      return concatenate();
    default:
      return className satisfies never;
  }
}

/** The input's shape where it was given with the layer; `input_dim=n` is the shape (n,), but of an embedding its rows. */
export function inputShapeOf(className: LayerClassName, args: LayerArguments): Shape | null {
  const batch = args.shape('batch_input_shape', true);
  const own = args.shape('input_shape', false);
  const units = className === 'Embedding' ? null : args.number('input_dim');
  return own ?? batch ?? (units === null ? null : [units]);
}
