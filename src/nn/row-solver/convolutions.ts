// Convolutions that could stand behind a row: their filters are its depth, their weights its count.
// Not responsible for: other layers, or checking the result (solve-row.ts).
import { conv1d, conv2d, conv2dTranspose, depthwiseConv2D, separableConv2D } from '../build.ts';
import type { ReadRow } from '../keras-parser/summary-row.ts';
import type { Layer, Pair, Shape } from '../spec.ts';
import {
  ACTIVATION_FACT,
  biasFact,
  depthOf,
  pairText,
  sizeFact,
  stepsFact,
  type Attempt,
  type OpenFact,
  type PlacedLayer,
} from './solved-row.ts';
import { COMMON_SIDES, inputSize, perFilter, split, splitLine, squarest, transposedSize, withBias } from './splits.ts';

/** Windows of up to so many weights are tried where usual ones don't fit. */
const WINDOWS_TRIED = 200;

export function solveConvolution(row: ReadRow, present: PlacedLayer, className: 'Conv2D' | 'Conv2DTranspose'): Attempt {
  const [height = 1, width = 1, filters = 1] = row.output;
  const standard =
    className === 'Conv2D'
      ? conv2d({ filters, kernelSize: 3, padding: 'same' })
      : conv2dTranspose({ filters, kernelSize: 3, padding: 'same' });
  const base = present.layer.className === className ? present.layer : standard;
  if (base.className !== 'Conv2D' && base.className !== 'Conv2DTranspose') return null;
  const solved = withBias(base.useBias, (useBias) =>
    row.parameters === null
      ? { kernel: base.kernelSize, depth: depthOf(present) }
      : split(perFilter(row.parameters, filters, useBias), base.kernelSize, depthOf(present)),
  );
  if (solved === null) return null;
  const { kernel, depth } = solved.found;
  const [presentHeight = 1, presentWidth = 1] = present.input;
  const open: OpenFact[] = [
    row.parameters === null
      ? { code: 'parameters', values: {} }
      : {
          code: 'kernel-and-depth',
          values: { product: kernel[0] * kernel[1] * depth, kernel: pairText(kernel), depth },
        },
    biasFact(solved.useBias),
    ACTIVATION_FACT,
  ];
  if (base.className === 'Conv2D') {
    const { strides, dilationRate, padding } = base;
    const layer = { ...base, filters, kernelSize: kernel, useBias: solved.useBias };
    const input = [
      inputSize(height, presentHeight, kernel[0], strides[0], dilationRate[0], padding),
      inputSize(width, presentWidth, kernel[1], strides[1], dilationRate[1], padding),
      depth,
    ];
    return { layer, input, open: [sizeFact(input), stepsFact(strides, padding), ...open] };
  }
  const candidates: readonly (readonly [Pair, 'valid' | 'same'])[] = [
    [base.strides, base.padding],
    [base.strides, 'same'],
    [[2, 2], 'same'],
    [[1, 1], 'same'],
  ];
  for (const [strides, padding] of candidates) {
    const inputHeight = transposedSize(height, presentHeight, kernel[0], strides[0], padding);
    const inputWidth = transposedSize(width, presentWidth, kernel[1], strides[1], padding);
    if (inputHeight === null || inputWidth === null) continue;
    const layer = { ...base, filters, kernelSize: kernel, useBias: solved.useBias, strides, padding };
    const input = [inputHeight, inputWidth, depth];
    return { layer, input, open: [sizeFact(input), stepsFact(strides, padding), ...open] };
  }
  return null;
}

export function solveDepthwise(row: ReadRow, present: PlacedLayer): Attempt {
  const [height = 1, width = 1, maps = 1] = row.output;
  const base =
    present.layer.className === 'DepthwiseConv2D' ? present.layer : depthwiseConv2D({ kernelSize: 3, padding: 'same' });
  const solved = withBias(base.useBias, (useBias) => {
    if (row.parameters === null) return base.kernelSize;
    const window = perFilter(row.parameters, maps, useBias);
    return base.kernelSize[0] * base.kernelSize[1] === window ? base.kernelSize : squarest(window);
  });
  if (solved === null) return null;
  const depthMultiplier = maps % base.depthMultiplier === 0 ? base.depthMultiplier : 1;
  const layer = { ...base, kernelSize: solved.found, useBias: solved.useBias, depthMultiplier };
  const input = backWindow(layer, [height, width, maps / depthMultiplier], present);
  const open: OpenFact[] = [sizeFact(input), stepsFact(layer.strides, layer.padding)];
  open.push({ code: 'depth', values: { depth: maps / depthMultiplier } }, biasFact(solved.useBias), ACTIVATION_FACT);
  return { layer, input, open };
}

/** Height and width before a layer with these windows; `output` has the depth before it as its last. */
function backWindow(
  { kernelSize, strides, dilationRate, padding }: Extract<Layer, { kernelSize: Pair; dilationRate: Pair }>,
  [height = 1, width = 1, depth = 1]: Shape,
  { input }: PlacedLayer,
): Shape {
  const [presentHeight = 1, presentWidth = 1] = input;
  return [
    inputSize(height, presentHeight, kernelSize[0], strides[0], dilationRate[0], padding),
    inputSize(width, presentWidth, kernelSize[1], strides[1], dilationRate[1], padding),
    depth,
  ];
}

export function solveSeparable(row: ReadRow, present: PlacedLayer): Attempt {
  const [height = 1, width = 1, filters = 1] = row.output;
  const base =
    present.layer.className === 'SeparableConv2D'
      ? present.layer
      : separableConv2D({ filters, kernelSize: 3, padding: 'same' });
  const solved = withBias(base.useBias, (useBias) => {
    if (row.parameters === null) return { kernel: base.kernelSize, spread: depthOf(present) * base.depthMultiplier };
    // D M (F F + K) weights: the present window, then usual ones, then any.
    const weights = row.parameters - (useBias ? filters : 0);
    const usual: readonly Pair[] = [base.kernelSize, ...COMMON_SIDES.map((side): Pair => [side, side])];
    const others = Array.from({ length: WINDOWS_TRIED }, (_, index) => squarest(index + 1) ?? usual[0]);
    for (const kernel of [...usual, ...others]) {
      if (kernel === undefined) continue;
      const spread = weights / (kernel[0] * kernel[1] + filters);
      if (Number.isInteger(spread) && spread >= 1) return { kernel, spread };
    }
    return null;
  });
  if (solved === null) return null;
  const { kernel, spread } = solved.found;
  const depthMultiplier = spread % base.depthMultiplier === 0 ? base.depthMultiplier : 1;
  const layer = { ...base, filters, kernelSize: kernel, useBias: solved.useBias, depthMultiplier };
  const depth = spread / depthMultiplier;
  const input = backWindow(layer, [height, width, depth], present);
  const open: OpenFact[] = [
    sizeFact(input),
    stepsFact(layer.strides, layer.padding),
    { code: 'kernel-and-depth', values: { product: kernel[0] * kernel[1] * spread, kernel: pairText(kernel), depth } },
    biasFact(solved.useBias),
    ACTIVATION_FACT,
  ];
  return { layer, input, open };
}

export function solveConv1D(row: ReadRow, present: PlacedLayer): Attempt {
  const [length = 1, filters = 1] = row.output;
  const base =
    present.layer.className === 'Conv1D' ? present.layer : conv1d({ filters, kernelSize: 3, padding: 'causal' });
  const solved = withBias(base.useBias, (useBias) =>
    row.parameters === null
      ? { kernel: base.kernelSize, depth: depthOf(present) }
      : splitLine(perFilter(row.parameters, filters, useBias), base.kernelSize, depthOf(present)),
  );
  if (solved === null) return null;
  const { kernel, depth } = solved.found;
  const layer = { ...base, filters, kernelSize: kernel, useBias: solved.useBias };
  const { strides, dilationRate, padding } = layer;
  const input = [inputSize(length, present.input[0] ?? 1, kernel, strides, dilationRate, padding), depth];
  const open: OpenFact[] = [
    sizeFact(input),
    stepsFact([strides, strides], padding),
    { code: 'kernel-and-depth', values: { product: kernel * depth, kernel, depth } },
    biasFact(solved.useBias),
    ACTIVATION_FACT,
  ];
  return { layer, input, open };
}
