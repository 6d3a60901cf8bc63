// What a layer of one input holds and costs, in letters and numbers: last axis of its output, weights, biases, multiplications.
// Agrees with parameters.ts and costs.ts. Not responsible for: windows and padding (windows.ts).
import type { Layer, Pair, Shape } from '../spec.ts';
import {
  derivation,
  inputFactors,
  outputFactors,
  placeFactors,
  step,
  type Derivation,
  type DerivationReason,
} from './derivation.ts';
import { number, product, quantity, sum, type Formula } from './formula.ts';

/** `F F` for equal sides, else `F_h F_w`. */
function sides(letter: 'F', [height, width]: Pair, isSquare: boolean): readonly Formula[] {
  if (isSquare) return [quantity(letter, height), quantity(letter, width)];
  return [quantity(`${letter}_h`, height), quantity(`${letter}_w`, width)];
}

export interface LayerCounts {
  /** The last axis of the output. */
  readonly depth: Derivation;
  readonly weights: readonly Derivation[];
  readonly macs: Derivation;
}

function biases(layer: { readonly useBias: boolean }, reason: DerivationReason, count: Formula): Derivation {
  if (!layer.useBias) return derivation('biases', 'biases-off', [step('biases', number(0))]);
  return derivation('biases', reason, [step('biases', count)]);
}

function macs(reason: DerivationReason, ...factors: readonly Formula[]): Derivation {
  return derivation('macs', reason, [
    step('macs', factors.length === 1 && factors[0] ? factors[0] : product(...factors)),
  ]);
}

const NO_MACS = derivation('macs', 'macs-none', [step('macs', number(0))]);
const NO_WEIGHTS: readonly Derivation[] = [
  derivation('parameters', 'parameters-none', [step('parameters', number(0))]),
];

function weights(reason: DerivationReason, formula: Formula): Derivation {
  return derivation('weights', reason, [step('weights', formula)]);
}

function withTotal(...parts: readonly Derivation[]): readonly Derivation[] {
  const terms = parts.map(({ steps, value }) => quantity(steps.at(-1)?.quantity ?? 'parameters', value));
  return [...parts, derivation('parameters', 'parameters-sum', [step('parameters', sum(...terms))])];
}

function keptDepth(output: Shape): Derivation {
  const channels = output.at(-1) ?? 0;
  if (output.length === 1) {
    return derivation('output-units', 'size-kept', [step('N_out', quantity('N_in', channels))]);
  }
  return derivation('output-depth', 'depth-kept', [step('D_out', quantity('D_in', channels))]);
}

function filterDepth(filters: number): Derivation {
  return derivation('output-depth', 'depth-filters', [step('D_out', quantity('K', filters))]);
}

/** The counts of a layer that can stand on the input. */
export function countLayer(layer: Layer, input: Shape, output: Shape): LayerCounts {
  const channels = input.at(-1) ?? 0;
  const D = quantity('D_in', channels);
  const all = outputFactors(output);
  const places = placeFactors(output);
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv1D':
    case 'Conv2DTranspose': {
      const K = quantity('K', layer.filters);
      const kernel =
        layer.className === 'Conv1D'
          ? [quantity('F', layer.kernelSize)]
          : sides('F', layer.kernelSize, layer.kernelSize[0] === layer.kernelSize[1]);
      const each = weights('weights-convolution', product(K, ...kernel, D));
      const from = [quantity('H_in', input[0] ?? 0), quantity('W_in', input[1] ?? 0), D];
      return {
        depth: filterDepth(layer.filters),
        weights: withTotal(each, biases(layer, 'biases-filters', K)),
        macs:
          layer.className === 'Conv2DTranspose'
            ? macs('macs-transposed', ...from, ...kernel, K)
            : macs('macs-convolution', ...places, K, ...kernel, D),
      };
    }
    case 'DepthwiseConv2D': {
      const M = quantity('M', layer.depthMultiplier);
      const kernel = sides('F', layer.kernelSize, layer.kernelSize[0] === layer.kernelSize[1]);
      const maps = quantity('D_out', channels * layer.depthMultiplier);
      return {
        depth: derivation('output-depth', 'depth-multiplied', [step('D_out', product(D, M))]),
        weights: withTotal(weights('weights-depthwise', product(...kernel, D, M)), biases(layer, 'biases-maps', maps)),
        macs: macs('macs-depthwise', ...all, ...kernel),
      };
    }
    case 'SeparableConv2D': {
      const K = quantity('K', layer.filters);
      const M = quantity('M', layer.depthMultiplier);
      const kernel = sides('F', layer.kernelSize, layer.kernelSize[0] === layer.kernelSize[1]);
      const depthwise = step('depthwise-weights', product(...kernel, D, M));
      const pointwise = step('pointwise-weights', product(D, M, K));
      const both = step(
        'weights',
        sum(quantity('depthwise-weights', depthwise.value), quantity('pointwise-weights', pointwise.value)),
      );
      return {
        depth: filterDepth(layer.filters),
        weights: withTotal(
          derivation('weights', 'weights-separable', [depthwise, pointwise, both]),
          biases(layer, 'biases-filters', K),
        ),
        macs: macs('macs-separable', ...places, D, M, sum(product(...kernel), K)),
      };
    }
    case 'Dense': {
      const U = quantity('U', layer.units);
      const N = quantity(input.length === 1 ? 'N_in' : 'D_in', channels);
      const depthId = output.length === 1 ? 'output-units' : 'output-depth';
      const letter = output.length === 1 ? 'N_out' : 'D_out';
      return {
        depth: derivation(depthId, 'units-given', [step(letter, U)]),
        weights: withTotal(weights('weights-dense', product(N, U)), biases(layer, 'biases-units', U)),
        macs: macs('macs-dense', ...places, N, U),
      };
    }
    case 'Embedding': {
      // As a dense layer without biases that sees a one at the number's place.
      const U = quantity('U', layer.outputDim);
      return {
        depth: derivation('output-depth', 'units-given', [step('D_out', U)]),
        weights: withTotal(weights('weights-dense', product(quantity('N_in', layer.inputDim), U))),
        macs: NO_MACS,
      };
    }
    case 'BatchNormalization': {
      const name = input.length === 1 ? 'N_in' : 'D_in';
      const pairs = product(number(2), quantity(name, channels));
      const trainable = derivation('scale-and-shift', 'scale-and-shift', [step('scale-and-shift', pairs)]);
      const moving = derivation('moving-averages', 'moving-averages', [step('moving-averages', pairs)]);
      const total = withTotal(trainable, moving).at(-1);
      return {
        depth: keptDepth(output),
        weights: [trainable, moving, ...(total ? [{ ...total, reason: 'parameters-normalization' as const }] : [])],
        macs: macs('macs-normalization', ...all),
      };
    }
    case 'Flatten':
      return {
        depth: derivation('output-units', 'units-flattened', [step('N_out', product(...inputFactors(input)))]),
        weights: NO_WEIGHTS,
        macs: NO_MACS,
      };
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return {
        depth: derivation('output-units', 'units-pooled', [step('N_out', D)]),
        weights: NO_WEIGHTS,
        macs: NO_MACS,
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'Dropout':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return { depth: keptDepth(output), weights: NO_WEIGHTS, macs: NO_MACS };
    default:
      return layer satisfies never;
  }
}
