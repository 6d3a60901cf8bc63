// Every number of a layer worked out step by step, in the letters of the lecture notes with the numbers put in:
// output shape, padding on each side, weights, biases, multiplications, memory. As data; it agrees with shapes.ts,
// parameters.ts and costs.ts, which the engine uses. Not responsible for: words (a view has them) or judging a layer.
import { layerOutputShape } from '../shapes.ts';
import type { Layer, Pair, Shape } from '../spec.ts';
import { countLayer } from './counts.ts';
import {
  derivation,
  outputFactors,
  step,
  type Derivation,
  type DerivationId,
  type DerivationReason,
} from './derivation.ts';
import { number, product, quantity } from './formula.ts';
import {
  axisLetters,
  compareFormulas,
  outputSteps,
  paddingSteps,
  transposedOutputSteps,
  transposedPaddingSteps,
  type Axis,
  type AxisWindow,
  type FormulaComparison,
} from './windows.ts';

export interface LayerDerivations {
  readonly output: Shape;
  readonly derivations: readonly Derivation[];
  /** Both output formulas for each axis along which a window slides; none for other layers and for transposed ones. */
  readonly comparisons: readonly FormulaComparison[];
  /** The windows themselves, for drawings. */
  readonly windows: readonly AxisWindow[];
}

const BYTES_PER_VALUE = number(4);

/** The windows of a layer, one an axis; none where nothing slides. */
export function axisWindows(layer: Layer, input: Shape): readonly AxisWindow[] {
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
    case 'Conv2DTranspose': {
      const dilation: Pair = layer.className === 'Conv2DTranspose' ? [1, 1] : layer.dilationRate;
      return windows2D(input, layer.kernelSize, layer.strides, dilation, layer.padding);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return windows2D(input, layer.poolSize, layer.strides, [1, 1], layer.padding);
    case 'Conv1D':
      return [
        {
          axis: 'length',
          size: input[0] ?? 0,
          kernel: layer.kernelSize,
          stride: layer.strides,
          dilation: layer.dilationRate,
          padding: layer.padding,
          isSquare: true,
        },
      ];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Dense':
    case 'Dropout':
    case 'BatchNormalization':
    case 'Activation':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      return [];
    default:
      return layer satisfies never;
  }
}

function windows2D(input: Shape, kernel: Pair, strides: Pair, dilation: Pair, padding: 'valid' | 'same') {
  const isSquare = [kernel, strides, dilation].every(([height, width]) => height === width);
  return ([0, 1] as const).map((index): AxisWindow => ({
    axis: index === 0 ? 'height' : 'width',
    size: input[index] ?? 0,
    kernel: kernel[index],
    stride: strides[index],
    dilation: dilation[index],
    padding,
    isSquare,
  }));
}

const OUTPUT_IDS = { height: 'output-height', width: 'output-width', length: 'output-length' } as const;
const PADDING_IDS = { height: 'padding-height', width: 'padding-width', length: 'padding-length' } as const;

function windowDerivations(windows: readonly AxisWindow[], isTransposed: boolean): readonly Derivation[] {
  const sizes = windows.map((window) => {
    const { axis, padding } = window;
    if (isTransposed) {
      const reason = padding === 'valid' ? 'size-transposed-valid' : 'size-transposed-same';
      return derivation(OUTPUT_IDS[axis], reason, transposedOutputSteps(window));
    }
    return derivation(OUTPUT_IDS[axis], `size-${padding}`, outputSteps(window));
  });
  const paddings = windows.map((window) => {
    const { axis, padding } = window;
    const steps = isTransposed ? transposedPaddingSteps(window) : paddingSteps(window);
    const cut: DerivationReason = padding === 'valid' ? 'padding-uncut' : 'padding-cut';
    const both = steps.slice(-2).reduce((total, { value }) => total + value, 0);
    return { ...derivation(PADDING_IDS[axis], isTransposed ? cut : `padding-${padding}`, steps), value: both };
  });
  return [...sizes, ...paddings];
}

/** Axes that a layer leaves as they are. */
function keptAxes(output: Shape): readonly Derivation[] {
  const axes: readonly Axis[] = output.length === 3 ? ['height', 'width'] : output.length === 2 ? ['length'] : [];
  return axes.map((axis, index) => {
    const letters = axisLetters(axis);
    return derivation(OUTPUT_IDS[axis], 'size-kept', [
      step(letters.output, quantity(letters.input, output[index] ?? 0)),
    ]);
  });
}

function memory(output: Shape, parameters: number): readonly Derivation[] {
  const values = step(
    'values',
    output.length === 1 ? (outputFactors(output)[0] ?? number(0)) : product(...outputFactors(output)),
  );
  return [
    derivation('output-memory', 'output-memory', [
      values,
      step('output-bytes', product(quantity('values', values.value), BYTES_PER_VALUE)),
    ]),
    derivation('parameter-memory', 'parameter-memory', [
      step('parameter-bytes', product(quantity('parameters', parameters), BYTES_PER_VALUE)),
    ]),
  ];
}

/**
 * Everything about a layer of one input, for one sample and float32. Throws NetworkProblemError when the layer can't
 * stand on this input.
 */
export function deriveLayer(layer: Layer, input: Shape): LayerDerivations {
  const output = layerOutputShape(layer, [input]);
  const windows = axisWindows(layer, input);
  const isTransposed = layer.className === 'Conv2DTranspose';
  const { depth, weights: parameterParts, macs: multiplications } = countLayer(layer, input, output);
  const isVector = output.length === 1;
  const axes = windows.length > 0 ? windowDerivations(windows, isTransposed) : isVector ? [] : keptAxes(output);
  const sizes = axes.filter(({ id }) => id.startsWith('output'));
  const paddings = axes.filter(({ id }) => id.startsWith('padding'));
  const parameters = parameterParts.at(-1)?.value ?? 0;
  return {
    output,
    derivations: [...sizes, depth, ...paddings, ...parameterParts, multiplications, ...memory(output, parameters)],
    comparisons: isTransposed ? [] : windows.map(compareFormulas),
    windows,
  };
}

/** One of them by its id. */
export function findDerivation(all: LayerDerivations, id: DerivationId): Derivation | undefined {
  return all.derivations.find((candidate) => candidate.id === id);
}
