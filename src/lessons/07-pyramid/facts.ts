// Numbers that the prose and the quiz speak of, counted by nn instead of typed, as plain data: the build works them out.
// Not responsible for: the words.
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../nn/build.ts';
import { kerasCode, kerasLayerLine } from '../../nn/keras-code.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { receptiveFields } from '../../nn/receptive-field.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import type { Shape } from '../../nn/spec.ts';
import { summaryText } from '../../nn/summary.ts';
import { NETWORKS, TIP } from './networks.ts';

const { seed, global } = NETWORKS;
const shapes = inferShapes(seed);
const { total, perNode } = countParameters(seed);

function totalAt(index: number): number {
  return perNode[index]?.total ?? 0;
}

function outputAt(index: number): Shape {
  return shapes[index]?.output ?? [];
}

/** The three convolutions with the poolings behind them. */
const blocks = [0, 2, 4].map((index) => {
  const layer = seed.nodes[index]?.layer;
  const [filters, kernel] = layer?.className === 'Conv2D' ? [layer.filters, layer.kernelSize[0]] : [0, 0];
  return {
    filters,
    kernel,
    depthIn: shapes[index]?.inputs[0]?.[2] ?? 0,
    parameters: totalAt(index),
    convolved: outputAt(index),
    pooled: outputAt(index + 1),
    pooledNumbers: sizeOf(outputAt(index + 1)),
  };
});

const DENSE = TIP + 1;
const convolutions = blocks.reduce((sum, { parameters }) => sum + parameters, 0);

/** Sides of a square after each of some poolings of 2 at stride 2. */
function halvings(side: number, times: number): readonly number[] {
  const pools = Array.from({ length: times }, () => maxPooling2D({ poolSize: 2 }));
  return inferShapes(sequential([side, side, 1], pools)).map(({ output }) => output[0] ?? 0);
}

/** A side that can't be halved as often. */
const AWKWARD = 100;

/** The dense layer behind the same convolutions if the pictures were larger. */
function denseFor(side: number): number {
  const layers = seed.nodes.slice(0, DENSE + 1).map(({ layer }) => layer);
  return countParameters(sequential([side, side, 3], layers)).perNode[DENSE]?.total ?? 0;
}

const tipField = receptiveFields(seed)[TIP - 1];

export const facts = {
  total,
  blocks,
  input: seed.inputShape,
  side: seed.inputShape[0] ?? 0,
  inputNumbers: sizeOf(seed.inputShape),
  sides: halvings(seed.inputShape[0] ?? 0, 3),
  awkward: AWKWARD,
  awkwardSides: halvings(AWKWARD, 3),
  tip: outputAt(TIP - 1),
  flat: sizeOf(outputAt(TIP - 1)),
  units: outputAt(DENSE)[0] ?? 0,
  classes: outputAt(DENSE + 1)[0] ?? 0,
  convolutions,
  dense: totalAt(DENSE),
  denseShare: totalAt(DENSE) / total,
  last: totalAt(DENSE + 1),
  doubled: 2 * (seed.inputShape[0] ?? 0),
  denseDoubled: denseFor(2 * (seed.inputShape[0] ?? 0)),
  global: countParameters(global).total,
  /** Rows of the picture that one unit of the tip sees, and how many of them its neighbour sees, too. */
  field: tipField?.size[0] ?? 0,
  overlap: tipField?.overlap[0] ?? 0,
} as const;

export const seedCode = kerasCode(seed);
export const seedSummary = summaryText(seed);

export const RESIZING = [
  codeLine(`layers.Resizing(${facts.side}, ${facts.side}, crop_to_aspect_ratio=True)`),
  codeLine('layers.Rescaling(1 / 255)'),
];

/** One step of the pyramid, and what stands on top. */
export const BLOCK_LINES = [
  conv2d({ filters: 16, kernelSize: 2, padding: 'same', activation: 'relu' }),
  maxPooling2D({ poolSize: 2 }),
].map((layer) => kerasLayerLine(layer));

export const TOP_LINES = [
  flatten(),
  dense({ units: facts.units, activation: 'relu' }),
  dense({ units: facts.classes, activation: 'softmax' }),
].map((layer) => kerasLayerLine(layer));

/** The listing of the lecture notes, as it was written before Keras 3. */
export const OLD_LISTING = `from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense

model = Sequential()
model.add(Conv2D(filters=16, kernel_size=2, padding='same',
    activation='relu', input_shape=(32, 32, 3)))
model.add(MaxPooling2D(pool_size=2))
model.add(Conv2D(filters=32, kernel_size=2, padding='same', activation='relu'))
model.add(MaxPooling2D(pool_size=2))
model.add(Conv2D(filters=64, kernel_size=2, padding='same', activation='relu'))
model.add(MaxPooling2D(pool_size=2))
model.add(Flatten())
model.add(Dense(500, activation='relu'))
model.add(Dense(10, activation='softmax'))

model.summary()`;
