// What the exhibit `one-number` shows: input and filters as planes, the output map, and one cell of it taken apart.
// All of it is worked out by nn. Not responsible for: drawing or words.
import { activate } from '../../../nn/activations.ts';
import { conv2d, sequential } from '../../../nn/build.ts';
import { convolve } from '../../../nn/convolution.ts';
import { pixelSource, traceOutput, windowPlaces } from '../../../nn/convolution-trace.ts';
import type { TracedOutput } from '../../../nn/convolution-trace.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { padding2D } from '../../../nn/shapes.ts';
import { inputIndex, numbersOf, weightIndex } from './numbers.ts';
import { selectedCell } from './one-number.ts';
import type { NumberState } from './one-number.ts';

/** One channel of the input as it is drawn, zeros of the padding included. */
export interface InputPlane {
  readonly channel: number;
  /** Row-major, `side` x `side`, `before` cells of padding above and on the left. */
  readonly values: readonly number[];
  /** Index of each cell among the input's numbers; null in the padding. */
  readonly indices: readonly (number | null)[];
}

export interface FilterPlanes {
  readonly filter: number;
  /** One plane a channel: weights and their indices, row-major. */
  readonly planes: readonly { readonly values: readonly number[]; readonly indices: readonly number[] }[];
  readonly bias: number;
}

export interface NumberModel {
  readonly state: NumberState;
  readonly input: {
    readonly before: number;
    readonly after: number;
    /** Cells along a side, padding included. */
    readonly side: number;
    readonly planes: readonly InputPlane[];
  };
  readonly filters: readonly FilterPlanes[];
  readonly output: {
    readonly side: number;
    /** One map a filter, row-major, after the activation. */
    readonly maps: readonly (readonly number[])[];
  };
  readonly selected: { readonly row: number; readonly column: number; readonly filter: number };
  /** Where the window begins among the cells drawn, padding counted in. */
  readonly window: { readonly row: number; readonly column: number };
  readonly traced: TracedOutput;
  /** The number before and after the activation. */
  readonly before: number;
  readonly after: number;
  readonly parameters: {
    readonly perFilter: number;
    readonly weights: number;
    readonly biases: number;
    readonly total: number;
  };
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

function inputPlanes(state: NumberState, numbers: readonly number[], before: number, side: number) {
  const { size, depth } = state;
  return range(depth).map((channel) => {
    const indices = range(side * side).map((cell) => {
      const row = Math.floor(cell / side) - before;
      const column = (cell % side) - before;
      const isInside = row >= 0 && row < size && column >= 0 && column < size;
      return isInside ? inputIndex(row, column, channel) : null;
    });
    return { channel, indices, values: indices.map((index) => (index === null ? 0 : (numbers[index] ?? 0))) };
  });
}

function filterPlanes(state: NumberState, weights: readonly number[], biases: readonly number[]) {
  const { depth, filters, kernel } = state;
  return range(filters).map((filter) => ({
    filter,
    bias: biases[filter] ?? 0,
    planes: range(depth).map((channel) => {
      const indices = range(kernel * kernel).map((tap) =>
        weightIndex(Math.floor(tap / kernel), tap % kernel, channel, filter),
      );
      return { indices, values: indices.map((index) => weights[index] ?? 0) };
    }),
  }));
}

/** The numbers of the layer in the layouts of nn: input height x width x channels, kernel in Keras's order. */
function tensorsOf(state: NumberState) {
  const { size, depth, filters, kernel, seed, edits } = state;
  const inputs = numbersOf(seed, 'input', edits.input);
  const weights = numbersOf(seed, 'weights', edits.weights);
  const biases = numbersOf(seed, 'bias', edits.bias).slice(0, filters);
  const image = {
    shape: [size, size, depth],
    values: Float32Array.from({ length: size * size * depth }, (_, i) => {
      const pixel = Math.floor(i / depth);
      return inputs[inputIndex(Math.floor(pixel / size), pixel % size, i % depth)] ?? 0;
    }),
  } as const;
  const kernelTensor = {
    shape: [kernel, kernel, depth, filters],
    values: Array.from({ length: kernel * kernel * depth * filters }, (_, i) => {
      const tap = Math.floor(i / filters / depth);
      const channel = Math.floor(i / filters) % depth;
      return weights[weightIndex(Math.floor(tap / kernel), tap % kernel, channel, i % filters)] ?? 0;
    }),
  } as const;
  return { inputs, weights, biases, image, kernel: kernelTensor };
}

/** Decimal inputs kept as binary floats leave dust: one decimal in, two decimals in a product. */
function tidy(value: number): number {
  return Number(value.toFixed(4)) + 0;
}

function tidied(traced: TracedOutput): TracedOutput {
  return {
    bias: traced.bias,
    sum: tidy(traced.sum),
    channels: traced.channels.map(({ taps, sum }) => ({
      sum: tidy(sum),
      taps: taps.map((tap) => ({ ...tap, value: tidy(tap.value), product: tidy(tap.product) })),
    })),
  };
}

export function present(state: NumberState): NumberModel {
  const { size, depth, filters, kernel, stride, padding, activation } = state;
  const tensors = tensorsOf(state);
  const options = { strides: [stride, stride], padding } as const;
  const axis = padding2D(size, kernel, stride, 1, padding);
  const side = size + axis.before + axis.after;
  const map = convolve(tensors.image, tensors.kernel, tensors.biases, options);
  const selected = selectedCell(state);
  const source = pixelSource(tensors.image);
  const traced = tidied(traceOutput(source, tensors.kernel, tensors.biases, options, selected));
  const places = windowPlaces(source, [kernel, kernel], options);
  const layer = conv2d({ filters, kernelSize: kernel, strides: stride, padding, activation });
  const counted = countParameters(sequential([size, size, depth], [layer])).perNode[0];
  const { weights = 0, biases = 0, total = 0 } = counted ?? {};
  return {
    state,
    input: {
      before: axis.before,
      after: axis.after,
      side,
      planes: inputPlanes(state, tensors.inputs, axis.before, side),
    },
    filters: filterPlanes(state, tensors.weights, tensors.biases),
    output: {
      side: axis.output,
      maps: range(filters).map((filter) =>
        range(axis.output * axis.output).map((cell) =>
          activate(activation, tidy(map.values[cell * filters + filter] ?? 0)),
        ),
      ),
    },
    selected,
    window: { row: places.top(selected.row) + axis.before, column: places.left(selected.column) + axis.before },
    traced,
    before: traced.sum,
    after: activate(activation, traced.sum),
    parameters: { perFilter: total / filters, weights, biases, total },
  };
}
