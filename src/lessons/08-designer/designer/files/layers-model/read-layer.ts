// One layer of a file as a layer of a network. Fields that change what it computes and have no place here are refused.
// Not responsible for: how fields are read (read-fields.ts) or how layers hang together (read-topology.ts).
import { activation, batchNormalization, flatten, globalAveragePooling2D } from '../../../../../nn/build.ts';
import type { Layer, Pair } from '../../../../../nn/spec.ts';
import { LEAKY_SLOPE } from '../../../../../kit/files/layers-model/file-layers.ts';
import { shown } from './json.ts';
import type { Fields } from './json.ts';
import { refuse } from './problems.ts';
import { LayerFields } from './read-fields.ts';

const PADDINGS = ['valid', 'same'] as const;
const ONE: Pair = [1, 1];

function weighted(fields: LayerFields, kernel = 'kernel') {
  return {
    activation: fields.activation(),
    useBias: fields.flag('use_bias', true),
    kernelInitializer: fields.initializer(`${kernel}_initializer`, 'glorot_uniform'),
    biasInitializer: fields.initializer('bias_initializer', 'zeros'),
  };
}

/** Window of a convolution of images. */
function moves(fields: LayerFields) {
  fields.expect('data_format', 'channels_last');
  fields.expect('groups', 1);
  return {
    kernelSize: fields.pair('kernel_size'),
    strides: fields.pair('strides', ONE),
    padding: fields.choice('padding', PADDINGS, 'valid'),
  };
}

function pooling(fields: LayerFields) {
  fields.expect('data_format', 'channels_last');
  const poolSize = fields.pair('pool_size', [2, 2]);
  return {
    poolSize,
    strides: fields.pair('strides', poolSize),
    padding: fields.choice('padding', PADDINGS, 'valid'),
  };
}

/** ReLU as a layer: as far as it is relu, relu6 or leaky_relu. */
function relu(fields: LayerFields): Layer {
  fields.expect('threshold', 0);
  const slope = fields.number('negative_slope', 0);
  const most = fields.get('max_value');
  if (slope === LEAKY_SLOPE && most === undefined) return activation({ activation: 'leaky_relu' });
  if (slope !== 0) return fields.refuse('negative_slope');
  if (most === undefined) return activation({ activation: 'relu' });
  return most === 6 ? activation({ activation: 'relu6' }) : fields.refuse('max_value');
}

/** Float32 arithmetic on the way may have touched the slope. */
function leakyRelu(fields: LayerFields): Layer {
  const field = fields.get('negative_slope') === undefined ? 'alpha' : 'negative_slope';
  const isOurs = Math.fround(fields.number(field, 0.3)) === Math.fround(LEAKY_SLOPE);
  return isOurs ? activation({ activation: 'leaky_relu' }) : fields.refuse(field);
}

type Reader = (fields: LayerFields) => Layer;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'Conv2D',
    (fields) => ({
      className: 'Conv2D',
      filters: fields.number('filters'),
      ...moves(fields),
      dilationRate: fields.pair('dilation_rate', ONE),
      ...weighted(fields),
    }),
  ],
  [
    'Conv2DTranspose',
    (fields) => {
      fields.expect('output_padding');
      if (fields.pair('dilation_rate', ONE).some((side) => side !== 1)) return fields.refuse('dilation_rate');
      return { className: 'Conv2DTranspose', filters: fields.number('filters'), ...moves(fields), ...weighted(fields) };
    },
  ],
  [
    'DepthwiseConv2D',
    (fields) => ({
      className: 'DepthwiseConv2D',
      depthMultiplier: fields.number('depth_multiplier', 1),
      ...moves(fields),
      dilationRate: fields.pair('dilation_rate', ONE),
      ...weighted(fields, 'depthwise'),
    }),
  ],
  [
    'SeparableConv2D',
    (fields) => ({
      className: 'SeparableConv2D',
      filters: fields.number('filters'),
      depthMultiplier: fields.number('depth_multiplier', 1),
      ...moves(fields),
      dilationRate: fields.pair('dilation_rate', ONE),
      ...weighted(fields, 'depthwise'),
    }),
  ],
  [
    'Conv1D',
    (fields) => {
      fields.expect('data_format', 'channels_last');
      fields.expect('groups', 1);
      return {
        className: 'Conv1D',
        filters: fields.number('filters'),
        kernelSize: fields.single('kernel_size'),
        strides: fields.single('strides', 1),
        padding: fields.choice('padding', ['valid', 'same', 'causal'], 'valid'),
        dilationRate: fields.single('dilation_rate', 1),
        ...weighted(fields),
      };
    },
  ],
  ['MaxPooling2D', (fields) => ({ className: 'MaxPooling2D', ...pooling(fields) })],
  ['AveragePooling2D', (fields) => ({ className: 'AveragePooling2D', ...pooling(fields) })],
  [
    'GlobalAveragePooling2D',
    (fields) => {
      fields.expect('data_format', 'channels_last');
      fields.expect('keepdims', false);
      return globalAveragePooling2D();
    },
  ],
  [
    'GlobalMaxPooling2D',
    (fields) => {
      fields.expect('data_format', 'channels_last');
      fields.expect('keepdims', false);
      return { className: 'GlobalMaxPooling2D' };
    },
  ],
  [
    'Flatten',
    (fields) => {
      fields.expect('data_format', 'channels_last');
      return flatten();
    },
  ],
  ['Dense', (fields) => ({ className: 'Dense', units: fields.number('units'), ...weighted(fields) })],
  [
    'Dropout',
    (fields) => {
      fields.expect('noise_shape');
      return { className: 'Dropout', rate: fields.number('rate') };
    },
  ],
  [
    'BatchNormalization',
    (fields) =>
      batchNormalization({ momentum: fields.number('momentum', 0.99), epsilon: fields.number('epsilon', 1e-3) }),
  ],
  ['Activation', (fields) => activation({ activation: fields.activation() })],
  ['ReLU', relu],
  ['LeakyReLU', leakyRelu],
  [
    'ELU',
    (fields) => {
      fields.expect('alpha', 1);
      return activation({ activation: 'elu' });
    },
  ],
  [
    'Softmax',
    (fields) => {
      fields.expect('axis', -1);
      return activation({ activation: 'softmax' });
    },
  ],
  [
    'Embedding',
    (fields) => {
      fields.expect('mask_zero', false);
      return {
        className: 'Embedding',
        inputDim: fields.number('input_dim'),
        outputDim: fields.number('output_dim'),
        embeddingsInitializer: fields.initializer('embeddings_initializer', { kind: 'random_uniform', limit: 0.05 }),
      };
    },
  ],
  ['Add', () => ({ className: 'Add' })],
  ['Concatenate', () => ({ className: 'Concatenate' })],
]);

/** Axes counted from the front, batch included, are `rank` for the last one, which is the only one that is known here. */
export function lastAxisFault(className: string, config: Fields, rank: number): string | null {
  if (className !== 'BatchNormalization' && className !== 'Concatenate') return null;
  const given = config.get('axis') ?? -1;
  const axis: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  return axis === -1 || axis === rank ? null : shown(given);
}

export function readLayer(className: string, config: Fields): Layer {
  const reader = READERS.get(className);
  return reader === undefined
    ? refuse({ code: 'layer-unknown', layer: shown(className) })
    : reader(new LayerFields(className, config));
}
