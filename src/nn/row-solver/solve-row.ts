// Which layer could stand behind a row of model.summary(): what the row determines, and what it leaves open and is
// filled in, as near to a given layer as can be. Not responsible for: reading the row (keras-parser/summary-row.ts).
import {
  averagePooling2D,
  batchNormalization,
  dense,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
} from '../build.ts';
import type { ReadRow } from '../keras-parser/summary-row.ts';
import { layerWeightShapes } from '../parameters.ts';
import { sizeOf, tryLayerOutputShape } from '../shapes.ts';
import type { LayerClassName, Shape } from '../spec.ts';
import { solveConv1D, solveConvolution, solveDepthwise, solveSeparable } from './convolutions.ts';
import {
  ACTIVATION_FACT,
  biasFact,
  depthOf,
  pairText,
  sizeFact,
  stepsFact,
  type Attempt,
  type OpenFact,
  type OpenFactCode,
  type PlacedLayer,
  type SolvedRow,
} from './solved-row.ts';
import { inputSize, perFilter, withBias } from './splits.ts';
import { variants } from './variants.ts';

const RANKS: Readonly<Record<LayerClassName, readonly number[]>> = {
  Conv2D: [3],
  Conv1D: [2],
  Conv2DTranspose: [3],
  DepthwiseConv2D: [3],
  SeparableConv2D: [3],
  MaxPooling2D: [3],
  AveragePooling2D: [3],
  GlobalAveragePooling2D: [1],
  GlobalMaxPooling2D: [1],
  Flatten: [1],
  Dense: [1, 2, 3],
  BatchNormalization: [1, 2, 3],
  Dropout: [],
  Embedding: [],
  Activation: [],
  Add: [],
  Concatenate: [],
};

function solvePooling(row: ReadRow, present: PlacedLayer, className: 'MaxPooling2D' | 'AveragePooling2D'): Attempt {
  const [height = 1, width = 1, depth = 1] = row.output;
  const standard = className === 'MaxPooling2D' ? maxPooling2D() : averagePooling2D();
  const layer = present.layer.className === className ? present.layer : standard;
  if (layer.className !== 'MaxPooling2D' && layer.className !== 'AveragePooling2D') return null;
  const [presentHeight = 1, presentWidth = 1] = present.input;
  const { poolSize, strides, padding } = layer;
  const input = [
    inputSize(height, presentHeight, poolSize[0], strides[0], 1, padding),
    inputSize(width, presentWidth, poolSize[1], strides[1], 1, padding),
    depth,
  ];
  const open: OpenFact[] = [sizeFact(input), stepsFact(strides, padding)];
  return { layer, input, open: [...open, { code: 'kernel', values: { kernel: pairText(poolSize) } }] };
}

function solveDense(row: ReadRow, present: PlacedLayer): Attempt {
  const units = row.output.at(-1) ?? 1;
  const base = present.layer.className === 'Dense' ? present.layer : dense({ units });
  const solved = withBias(base.useBias, (useBias) => {
    const inputs = row.parameters === null ? depthOf(present) : perFilter(row.parameters, units, useBias);
    return Number.isInteger(inputs) && inputs >= 1 ? inputs : null;
  });
  if (solved === null) return null;
  const input = [...row.output.slice(0, -1), solved.found];
  const open: OpenFact[] = row.parameters === null ? [{ code: 'parameters', values: {} }] : [];
  return {
    layer: { ...base, units, useBias: solved.useBias },
    input,
    open: [...open, biasFact(solved.useBias), ACTIVATION_FACT],
  };
}

function solveFlatten({ output: [count = 1] }: ReadRow, present: PlacedLayer): Attempt {
  const layer = flatten();
  if (sizeOf(present.input) === count) return { layer, input: present.input, open: [sizeFact(present.input)] };
  const [height = 1, width = 1] = present.input;
  const isDivided = present.input.length === 3 && count % (height * width) === 0;
  const input = isDivided ? [height, width, count / (height * width)] : [count];
  return { layer, input, open: [sizeFact(input)] };
}

function attempt(row: ReadRow, present: PlacedLayer): Attempt {
  const depth = row.output.at(-1) ?? 1;
  switch (row.className) {
    case 'Conv2D':
    case 'Conv2DTranspose':
      return solveConvolution(row, present, row.className);
    case 'DepthwiseConv2D':
      return solveDepthwise(row, present);
    case 'SeparableConv2D':
      return solveSeparable(row, present);
    case 'Conv1D':
      return solveConv1D(row, present);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return solvePooling(row, present, row.className);
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D': {
      const [height = 1, width = 1] = present.input.length === 3 ? present.input : [7, 7];
      const input = [height, width, depth];
      const layer = row.className === 'GlobalMaxPooling2D' ? globalMaxPooling2D() : globalAveragePooling2D();
      return { layer, input, open: [sizeFact(input)] };
    }
    case 'Dense':
      return solveDense(row, present);
    case 'Flatten':
      return solveFlatten(row, present);
    case 'BatchNormalization': {
      const base = present.layer.className === 'BatchNormalization' ? present.layer : batchNormalization();
      return { layer: base, input: row.output, open: [] };
    }
    case 'Dropout':
    case 'Embedding':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return null;
    default:
      return row.className satisfies never;
  }
}

/**
 * A layer and an input that give exactly this row, as near to the present ones as can be. `before`: the output of the
 * row above, where it is known, is the input.
 */
export function solveRow(row: ReadRow, present: PlacedLayer, before: Shape | null = null): SolvedRow {
  const ranks = RANKS[row.className];
  if (ranks.length === 0) return { kind: 'problem', code: 'class', values: { layer: row.className } };
  if (!ranks.includes(row.output.length)) {
    const values = { layer: row.className, axes: row.output.length, output: row.output.join(' × ') };
    return { kind: 'problem', code: 'rank', values };
  }
  const nearest = attempt(row, before === null ? present : { ...present, input: before });
  const solved = before === null || nearest === null ? nearest : chained(row, nearest, before);
  const values = { layer: row.className, parameters: row.parameters ?? 0, output: row.output.join(' × ') };
  if (solved === null || !fits(solved, row)) return { kind: 'problem', code: 'parameters', values };
  const isGiven = before !== null && solved.input.join() === before.join();
  const known = new Set<OpenFactCode>(isGiven ? ['input-size', 'depth'] : []);
  return { kind: 'ok', ...solved, open: solved.open.filter(({ code }) => !known.has(code)) };
}

/** The input being known, another window, stride or padding may lead from it to the row; if none does, what was found. */
function chained(row: ReadRow, solved: NonNullable<Attempt>, before: Shape): NonNullable<Attempt> {
  if (solved.input.join() === before.join()) return solved;
  for (const layer of variants(solved, before)) {
    const found = attempt(row, { layer, input: before });
    if (found !== null && found.input.join() === before.join() && fits(found, row)) return found;
  }
  return solved;
}

/** Whether a layer on its input really makes the row. */
function fits({ layer, input }: PlacedLayer, row: ReadRow): boolean {
  const found = tryLayerOutputShape(layer, [input]);
  if (found.kind === 'faults' || found.shape.join() !== row.output.join()) return false;
  const parameters = layerWeightShapes(layer, input).reduce((total, shape) => total + sizeOf(shape), 0);
  return row.parameters === null || row.parameters === parameters;
}
