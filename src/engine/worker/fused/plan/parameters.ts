// Where each weight lies and in which layout. Kernels of convolutions and dense layers are kept in panels of eight
// columns, as the gathering kernels read them; optimizer slots and gradients mirror the weights' layout exactly.
// Not responsible for: updating (steps/update.ts).
import { sizeOf } from '../../../../nn/shapes.ts';
import { FLOAT_BYTES, type Arena } from './arena.ts';
import type { Program, WeightIndex } from './operations.ts';

export const PANEL_COLUMNS = 8;
const PANEL_ROW_BYTES = PANEL_COLUMNS * FLOAT_BYTES;

/** Most rows of a panel whose gradient is made at once where gradients are streamed. */
export const STREAMED_DEPTH = 256;

export type WeightLayout =
  | { readonly kind: 'flat'; readonly length: number }
  | { readonly kind: 'panels'; readonly depth: number; readonly columns: number; readonly panelBytes: number };

/** One weight: its place relative to the trainable weights, or its address where it is not trained. */
export interface WeightPlace {
  readonly layout: WeightLayout;
  readonly bytes: number;
  /**
   * `resident` gradients are summed over the batch and applied at the end of the step; `streamed` ones (large dense
   * kernels) are applied piece by piece while they are still in the cache; `fixed` weights have none.
   */
  readonly update: 'resident' | 'streamed' | 'fixed';
  readonly address: number;
}

export interface ParameterPlan {
  readonly places: readonly WeightPlace[];
  readonly weights: number;
  /** First address of each optimizer slot. */
  readonly slots: readonly number[];
  /** Gradient of the weight at address a: a - weights + gradients. */
  readonly gradients: number;
  readonly residentBytes: number;
  readonly trainableBytes: number;
}

/**
 * Panels lie a little apart where their length is a multiple of a cache's stride: else walking across panels would
 * hit the same cache lines again and again.
 */
function panelLayout(depth: number, columns: number): WeightLayout {
  const bytes = depth * PANEL_ROW_BYTES;
  return { kind: 'panels', depth, columns, panelBytes: bytes % 1024 === 0 ? bytes + 64 : bytes };
}

export function panelCount(columns: number): number {
  return Math.ceil(columns / PANEL_COLUMNS);
}

function layoutBytes(layout: WeightLayout): number {
  // Biases are read eight at a time.
  if (layout.kind === 'flat') return Math.ceil(layout.length / PANEL_COLUMNS) * PANEL_ROW_BYTES;
  return panelCount(layout.columns) * layout.panelBytes;
}

function describe(program: Program): Map<WeightIndex, Pick<WeightPlace, 'layout' | 'update'>> {
  const found = new Map<WeightIndex, Pick<WeightPlace, 'layout' | 'update'>>();
  const flat = (index: WeightIndex | null, update: 'resident' | 'fixed' = 'resident'): void => {
    const weight = index === null ? undefined : program.weights[index];
    if (index !== null && weight !== undefined) {
      found.set(index, { layout: { kind: 'flat', length: sizeOf(weight.shape) }, update });
    }
  };
  for (const operation of program.operations) {
    switch (operation.kind) {
      case 'convolution':
      case 'transposed': {
        const { kernel, channels } = operation.geometry;
        const columns = operation.kind === 'convolution' ? operation.filters : operation.inputChannels;
        const layout = panelLayout(kernel[0] * kernel[1] * channels, columns);
        found.set(operation.kernel, { layout, update: 'resident' });
        flat(operation.bias);
        break;
      }
      case 'dense': {
        const layout = panelLayout(operation.inputChannels, operation.units);
        found.set(operation.kernel, { layout, update: operation.rows === 1 ? 'streamed' : 'resident' });
        flat(operation.bias);
        break;
      }
      case 'depthwise':
        flat(operation.kernel);
        flat(operation.bias);
        break;
      case 'embedding':
        flat(operation.kernel);
        break;
      case 'normalization':
        flat(operation.gamma);
        flat(operation.beta);
        flat(operation.movingMean, 'fixed');
        flat(operation.movingVariance, 'fixed');
        break;
      case 'max-pool':
      case 'average-pool':
      case 'map':
      case 'softmax':
      case 'dropout':
      case 'add':
      case 'concatenate':
        break;
      default:
        operation satisfies never;
    }
  }
  return found;
}

/** Reserves room for all weights and slots. Gradients are reserved last, by the caller, through `gradients`. */
export function planParameters(program: Program, slotCount: number, arena: Arena): Omit<ParameterPlan, 'gradients'> {
  const described = describe(program);
  const offsets = new Map<WeightIndex, number>();
  const kinds = program.weights.map((weight, index) => {
    // A layer that nothing reads is not trained, but its weights are kept.
    const unread = { layout: { kind: 'flat', length: sizeOf(weight.shape) }, update: 'fixed' } as const;
    const kind = described.get(index) ?? unread;
    return { ...kind, bytes: layoutBytes(kind.layout) };
  });
  let top = 0;
  const layOut = (update: WeightPlace['update']): number => {
    kinds.forEach((kind, index) => {
      if (kind.update !== update) return;
      offsets.set(index, top);
      top += Math.ceil(kind.bytes / 64) * 64;
    });
    return top;
  };
  const residentBytes = layOut('resident');
  const trainableBytes = layOut('streamed');
  const weights = arena.reserve(trainableBytes);
  const slots = Array.from({ length: slotCount }, () => arena.reserve(trainableBytes));
  const places = kinds.map((kind, index) => {
    const offset = offsets.get(index);
    return { ...kind, address: offset === undefined ? arena.reserve(kind.bytes) : weights + offset };
  });
  return { places, weights, slots, residentBytes, trainableBytes };
}

/** Writes values in Keras's order to their layout at `address`; columns and rows of padding stay as they are. */
export function writeWeight(memory: Float32Array, address: number, layout: WeightLayout, values: Float32Array): void {
  const base = address / FLOAT_BYTES;
  if (layout.kind === 'flat') {
    memory.set(values, base);
    return;
  }
  forEachRun(layout, (row, column, width, place) => {
    const from = row * layout.columns + column;
    memory.set(values.subarray(from, from + width), base + place);
  });
}

/** The inverse of writeWeight, into a new array. */
export function readWeight(memory: Float32Array, address: number, layout: WeightLayout): Float32Array<ArrayBuffer> {
  const base = address / FLOAT_BYTES;
  if (layout.kind === 'flat') return memory.slice(base, base + layout.length);
  const values = new Float32Array(layout.depth * layout.columns);
  forEachRun(layout, (row, column, width, place) => {
    values.set(memory.subarray(base + place, base + place + width), row * layout.columns + column);
  });
  return values;
}

/** Calls back for each run of columns that lies together: its row, first column, width and place in floats. */
function forEachRun(
  layout: Extract<WeightLayout, { readonly kind: 'panels' }>,
  callback: (row: number, column: number, width: number, place: number) => void,
): void {
  const stride = layout.panelBytes / FLOAT_BYTES;
  for (let panel = 0; panel * PANEL_COLUMNS < layout.columns; panel += 1) {
    const column = panel * PANEL_COLUMNS;
    const width = Math.min(PANEL_COLUMNS, layout.columns - column);
    for (let row = 0; row < layout.depth; row += 1) {
      callback(row, column, width, panel * stride + row * PANEL_COLUMNS);
    }
  }
}
