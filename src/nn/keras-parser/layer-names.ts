// Names of Keras's layers: those the course has, with their other spellings, and those it hasn't.
// Not responsible for: arguments (signatures.ts).
import type { LayerClassName } from '../spec.ts';

/** What a class name stands for. `activation`: a layer that only applies this activation. */
export type KnownLayer =
  | { readonly kind: 'layer'; readonly className: LayerClassName; readonly isOld: boolean }
  | { readonly kind: 'activation'; readonly name: 'ReLU' | 'Softmax' | 'ELU' }
  /** Prepares or augments data: no parameters, and the shape stays. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unsupported' };

const CURRENT: readonly LayerClassName[] = [
  'Conv2D',
  'Conv1D',
  'Conv2DTranspose',
  'DepthwiseConv2D',
  'SeparableConv2D',
  'MaxPooling2D',
  'AveragePooling2D',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling2D',
  'Flatten',
  'Dense',
  'Embedding',
  'Dropout',
  'BatchNormalization',
  'Activation',
  'Add',
  'Concatenate',
];

/** Second names that Keras 3 still has. */
const SHORT: Readonly<Record<string, LayerClassName>> = {
  MaxPool2D: 'MaxPooling2D',
  AvgPool2D: 'AveragePooling2D',
  GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool2D: 'GlobalMaxPooling2D',
};

/** Spellings of Keras 1 and 2, some still accepted. */
const OLD: Readonly<Record<string, LayerClassName>> = {
  Convolution1D: 'Conv1D',
  Convolution2D: 'Conv2D',
  Convolution2DTranspose: 'Conv2DTranspose',
  SeparableConvolution2D: 'SeparableConv2D',
  DepthwiseConvolution2D: 'DepthwiseConv2D',
};

const LEFT_OUT =
  'Rescaling Normalization RandomFlip RandomRotation RandomZoom RandomTranslation RandomContrast RandomBrightness ' +
  'RandomShear RandomSaturation RandomGrayscale RandomHue RandomSharpness RandomColorJitter GaussianNoise';

const UNSUPPORTED =
  'Conv3D Conv3DTranspose Conv1DTranspose DepthwiseConv1D SeparableConv1D LocallyConnected1D LocallyConnected2D ' +
  'MaxPooling1D MaxPool1D MaxPooling3D MaxPool3D AveragePooling1D AvgPool1D AveragePooling3D AvgPool3D ' +
  'GlobalMaxPooling1D GlobalMaxPool1D GlobalMaxPooling3D GlobalAveragePooling1D GlobalAvgPool1D ' +
  'GlobalAveragePooling3D AdaptiveAveragePooling2D AdaptiveMaxPooling2D LSTM GRU SimpleRNN RNN ConvLSTM1D ' +
  'ConvLSTM2D ConvLSTM3D Bidirectional TimeDistributed Attention MultiHeadAttention GroupQueryAttention ' +
  'AdditiveAttention LayerNormalization GroupNormalization UnitNormalization SpectralNormalization RMSNormalization ' +
  'SpatialDropout1D SpatialDropout2D SpatialDropout3D AlphaDropout GaussianDropout ActivityRegularization LeakyReLU ' +
  'PReLU ThresholdedReLU Lambda Masking Permute RepeatVector Reshape Resizing CenterCrop RandomCrop RandomHeight ' +
  'RandomWidth CategoryEncoding Cropping1D Cropping2D Cropping3D ZeroPadding1D ZeroPadding2D ZeroPadding3D ' +
  'UpSampling1D UpSampling2D UpSampling3D Subtract Multiply Average Maximum Minimum Dot EinsumDense Identity ' +
  'Deconvolution2D Deconv2D TextVectorization StringLookup IntegerLookup Discretization Hashing';

const KNOWN = new Map<string, KnownLayer>([
  ...CURRENT.map((name): [string, KnownLayer] => [name, { kind: 'layer', className: name, isOld: false }]),
  ...Object.entries(SHORT).map(([name, className]): [string, KnownLayer] => [
    name,
    { kind: 'layer', className, isOld: false },
  ]),
  ...Object.entries(OLD).map(([name, className]): [string, KnownLayer] => [
    name,
    { kind: 'layer', className, isOld: true },
  ]),
  ...LEFT_OUT.split(' ').map((name): [string, KnownLayer] => [name, { kind: 'left-out' }]),
  ...UNSUPPORTED.split(' ').map((name): [string, KnownLayer] => [name, { kind: 'unsupported' }]),
  ['ReLU', { kind: 'activation', name: 'ReLU' }],
  ['Softmax', { kind: 'activation', name: 'Softmax' }],
  ['ELU', { kind: 'activation', name: 'ELU' }],
]);

export function knownLayer(name: string): KnownLayer | undefined {
  return KNOWN.get(name);
}

/** Names worth proposing for a mistyped one. */
export const PROPOSED_LAYERS: readonly string[] = [...CURRENT, ...Object.keys(SHORT), 'Input', 'ReLU', 'Softmax'];

/** PyTorch's names of what the course has: they are told from typing errors. */
export const PYTORCH_LAYERS: Readonly<Record<string, LayerClassName>> = {
  Conv1d: 'Conv1D',
  Conv2d: 'Conv2D',
  ConvTranspose2d: 'Conv2DTranspose',
  MaxPool2d: 'MaxPooling2D',
  AvgPool2d: 'AveragePooling2D',
  AdaptiveAvgPool2d: 'GlobalAveragePooling2D',
  BatchNorm2d: 'BatchNormalization',
  Linear: 'Dense',
  Dropout2d: 'Dropout',
};

/** Classes that a summary can show. */
export const SUMMARY_CLASSES: readonly LayerClassName[] = CURRENT;
