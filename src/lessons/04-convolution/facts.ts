// Numbers that the prose speaks of, worked out by nn instead of typed. Not responsible for: the words around them.
import { kerasWalk, symmetricWalk, unreadPlaces, windowStart } from '../../nn/axis-walk.ts';
import { conv2d, sequential } from '../../nn/build.ts';
import { convolve } from '../../nn/convolution.ts';
import { measureField, unitPaths } from '../../nn/effective-field.ts';
import { kerasLayerLine, kerasModelCode } from '../../nn/keras-code.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { receptiveFields } from '../../nn/receptive-field.ts';
import { inferShapes } from '../../nn/shapes.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../nn/presets.ts';

/** Dark on the left, bright on the right: the patch of the worked example, and a kernel that asks for just that. */
export const PATCH = [
  [10, 10, 200],
  [10, 10, 200],
  [10, 10, 200],
] as const;
export const EDGE = [-1, 0, 1] as const;

function response(rows: readonly (readonly number[])[]): number {
  const image = { shape: [3, 3, 1] as const, values: Float32Array.from(rows.flat()) };
  const kernel = { shape: [3, 3, 1, 1] as const, values: [...EDGE, ...EDGE, ...EDGE] };
  return convolve(image, kernel, null, { strides: [1, 1], padding: 'valid' }).values[0] ?? 0;
}

const mirrored = PATCH.map((row) => row.toReversed());
const flat = PATCH.map(() => [10, 10, 10]);

/** The layer of the course notes: 128 to 64 at stride 2. */
const half = { size: 128, kernel: 3, stride: 2, dilation: 1 };
const halfKeras = kerasWalk(half, 'same');
const halfTorch = symmetricWalk(half, 1);
const halfLayer = conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' });
const even = kerasWalk({ size: 32, kernel: 2, stride: 1, dilation: 1 }, 'same');
const seedOne = kerasWalk({ size: 200, kernel: 2, stride: 2, dilation: 1 }, 'valid');
const uneven = kerasWalk({ size: 8, kernel: 3, stride: 2, dilation: 1 }, 'valid');

const CHANNELS = 64;
const inDepth = (layers: readonly number[]): number =>
  countParameters(
    sequential(
      [32, 32, CHANNELS],
      layers.map((kernelSize) => conv2d({ filters: CHANNELS, kernelSize, padding: 'same', useBias: false })),
    ),
  ).total;

const duelField = receptiveFields(MNIST_CNN)[3];
const seedFields = receptiveFields(SEED_CIFAR_CNN);
const [dilatedField] = receptiveFields(
  sequential(
    [28, 28, 1],
    [1, 2, 4].map((dilationRate) => conv2d({ filters: 1, kernelSize: 3, padding: 'same', dilationRate })),
  ),
).slice(-1);

/** Ways from the input into the middle unit of three 3 x 3 layers. */
const three = sequential(
  [7, 7, 1],
  [1, 2, 3].map(() => conv2d({ filters: 1, kernelSize: 3, padding: 'same' })),
);
const [waysAlong = new Float64Array()] = unitPaths(three, 2, [3, 3]);
const ways = [...waysAlong].flatMap((row) => [...waysAlong].map((column) => row * column));

export const facts = {
  edge: response(PATCH),
  mirrored: response(mirrored),
  flat: response(flat),
  /** An RGB picture under 16 kernels of 5 x 5. */
  depth: 3,
  kernel: 5,
  filters: 16,
  rgb: countParameters(sequential([32, 32, 3], [conv2d({ filters: 16, kernelSize: 5 })])).total,
  rgbOutput:
    inferShapes(sequential([32, 32, 3], [conv2d({ filters: 16, kernelSize: 5 })]))[0]?.output.join(' × ') ?? '',
  half: {
    input: half.size,
    output: halfKeras.output,
    before: halfKeras.before,
    after: halfKeras.after,
    filters: halfLayer.filters,
    parameters: countParameters(sequential([half.size, half.size, 3], [halfLayer])).total,
    torchUnused: unreadPlaces(halfTorch).padding,
    shift: windowStart(halfKeras, 0) - windowStart(halfTorch, 0),
  },
  even: { input: even.size, before: even.before, after: even.after },
  seedOne: { input: seedOne.size, output: seedOne.output },
  uneven: { input: uneven.size, output: uneven.output, unread: unreadPlaces(uneven).inside.length },
  channels: CHANNELS,
  threeThree: inDepth([3, 3, 3]),
  oneSeven: inDepth([7]),
  duelField: duelField?.size[0] ?? 0,
  duelJump: duelField?.jump[0] ?? 0,
  seedField: seedFields[5]?.size[0] ?? 0,
  dilatedField: dilatedField?.size[0] ?? 0,
  waysMiddle: Math.max(...ways),
  waysCorner: ways[0] ?? 0,
  waysHalf: measureField(ways, 7).half,
  waysAll: ways.length,
} as const;

export const halfLine = kerasLayerLine(halfLayer);

/** The course notes' second listing in Keras 3. */
export const halfModel = kerasModelCode(sequential([half.size, half.size, 3], [halfLayer]));

/** The same as the course notes have it, from the time before Keras 3. */
export const halfOldModel = [
  'from keras.models import Sequential',
  'from keras.layers import Conv2D',
  '',
  'model = Sequential()',
  "model.add(Conv2D(filters=32, kernel_size=3, strides=2, padding='same',",
  "    activation='relu', input_shape=(128, 128, 3)))",
].map((line) => codeLine(line));
