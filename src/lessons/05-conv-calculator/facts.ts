// Numbers that the prose speaks of, counted by nn instead of typed, and the code it shows.
// Not responsible for: the words around them.
import {
  averagePooling2D,
  batchNormalization,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  separableConv2D,
} from '../../nn/build.ts';
import { compareFormulas, type AxisWindow } from '../../nn/derivation/windows.ts';
import { deriveLayer, findDerivation } from '../../nn/derivation/derive.ts';
import { kerasLayerLine } from '../../nn/keras-code.ts';
import { codeLine, type CodeLine } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { SEED_CIFAR_CNN } from '../../nn/presets.ts';
import { inferShapes } from '../../nn/shapes.ts';
import type { Layer, Shape } from '../../nn/spec.ts';
import { batchShapeText } from '../../nn/summary.ts';
import { kerasLines } from './calculator/calculator-model.ts';
import { layerOf, type Config } from './calculator/config.ts';
import { PRESETS } from './calculator/presets.ts';
import { shape } from './shape-text.ts';

interface Counted {
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: number;
  readonly biases: number;
  readonly total: number;
  readonly macs: number;
}

function counted(layer: Layer, input: Shape): Counted {
  const all = deriveLayer(layer, input);
  const value = (id: 'weights' | 'biases' | 'parameters' | 'macs'): number => findDerivation(all, id)?.value ?? 0;
  return {
    input,
    output: all.output,
    weights: value('weights'),
    biases: value('biases'),
    total: value('parameters'),
    macs: value('macs'),
  };
}

function ofPreset(config: Config): Counted {
  return counted(layerOf(config), config.input);
}

export const first = ofPreset(PRESETS.first);
export const second = ofPreset(PRESETS.second);
export const third = ofPreset(PRESETS.third);
/** 128 x 128 x 3 with 32 filters of 3 x 3, stride 2, same. */
export const summary = ofPreset(PRESETS.summary);
export const even = ofPreset(PRESETS.even);

/** `(None, 64, 64, 32)`, as the row of the summary has it. */
export const summaryShape = batchShapeText(summary.output);

/** The numbers of the first example: side, kernel, stride, and what ceil rounds up. */
const { input: firstInput, kernel: firstKernel, strides: firstStrides, filters: firstFilters } = PRESETS.first;
export const firstNumbers = {
  side: firstInput[0],
  kernel: firstKernel[0],
  stride: firstStrides[0],
  filters: firstFilters,
  quotient: (firstInput[0] - firstKernel[0] + 1) / firstStrides[0],
} as const;

export const { filters: K, kernel, input: summaryInput } = PRESETS.summary;
export const F = kernel[0];
export const D = summaryInput[2];

/** The three convolutions of the network for 32 x 32 colour pictures. */
const shapes = inferShapes(SEED_CIFAR_CNN);
const parameters = countParameters(SEED_CIFAR_CNN);
export const convolutions = SEED_CIFAR_CNN.nodes.flatMap(({ layer }, index) =>
  layer.className === 'Conv2D'
    ? [
        {
          filters: layer.filters,
          kernel: layer.kernelSize[0],
          depth: shapes[index]?.inputs[0]?.[2] ?? 0,
          total: parameters.perNode[index]?.total ?? 0,
        },
      ]
    : [],
);
export const network = { total: parameters.total } as const;
/** How many times the parameters of the first convolution the second has. */
export const jump = (convolutions[1]?.total ?? 0) / (convolutions[0]?.total ?? 1);

/** Three ways to count wrongly, each with the number that it gives for 128 x 128 x 3. */
export const mistakes = {
  /** Filters taken as flat. */
  flat: K * F * F + K,
  /** One bias for each weight of depth, or the biases added to a total that has them already. */
  twice: summary.total + summary.biases,
  /** The depth of the output taken as that of a filter. */
  deep: K * F * F * K + K,
} as const;

function windowOf(size: number, side: number, stride: number): AxisWindow {
  return { axis: 'height', size, kernel: side, stride, dilation: 1, padding: 'same', isSquare: true };
}

/** Both formulas for the cases that the prose speaks of. */
export const halved = compareFormulas(windowOf(128, 3, 2));
export const uneven = compareFormulas(windowOf(32, 2, 1));
export const odd = compareFormulas(windowOf(100, 3, 1));

/** Kinds of layers on one input, for the table at the end. */
const FAMILY_INPUT: Shape = [32, 32, 16];
const family: readonly Layer[] = [
  conv2d({ filters: 32, kernelSize: 3, padding: 'same' }),
  separableConv2D({ filters: 32, kernelSize: 3, padding: 'same' }),
  depthwiseConv2D({ kernelSize: 3, padding: 'same' }),
  conv2dTranspose({ filters: 32, kernelSize: 3, strides: 2, padding: 'same' }),
  maxPooling2D({ poolSize: 2 }),
  averagePooling2D({ poolSize: 2 }),
  globalAveragePooling2D(),
  batchNormalization(),
  flatten(),
];

export interface FamilyRow extends Counted {
  readonly line: string;
}

function lineText(layer: Layer): string {
  return kerasLayerLine(layer)
    .tokens.map(({ text }) => text)
    .join('')
    .replace('layers.', '');
}

const flat = deriveLayer(flatten(), FAMILY_INPUT).output;
const denseLayer = dense({ units: 32 });

export const familyInput = shape(FAMILY_INPUT);
export const familyRows: readonly FamilyRow[] = [
  ...family.map((layer) => ({ line: lineText(layer), ...counted(layer, FAMILY_INPUT) })),
  { line: lineText(denseLayer), ...counted(denseLayer, flat) },
];
export const familyConv = counted(conv2d({ filters: 32, kernelSize: 3, padding: 'same' }), FAMILY_INPUT);
export const familySeparable = counted(separableConv2D({ filters: 32, kernelSize: 3, padding: 'same' }), FAMILY_INPUT);
export const familyDense = counted(denseLayer, flat);

export const exampleCode = {
  first: kerasLines(PRESETS.first),
  second: kerasLines(PRESETS.second).slice(1),
  third: kerasLines(PRESETS.third).slice(1),
} as const;

/** The first example as it was written before Keras 3. */
export const oldExample: readonly CodeLine[] = [
  'from keras.models import Sequential',
  'from keras.layers import Conv2D',
  '',
  'model = Sequential()',
  'model.add(Conv2D(filters=16, kernel_size=2, strides=2,',
  "    padding='valid', activation='relu',",
  '    input_shape=(200, 200, 1)))',
].map((source) => codeLine(source));
