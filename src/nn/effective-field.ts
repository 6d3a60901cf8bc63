// How strongly each input place influences one unit: by counting the ways there, or by gradients of a trained network.
// Not responsible for: which places can do so at all (receptive-field.ts) or where weights come from.
import { inputGradient } from './input-gradient.ts';
import { forwardPass, type Tensor } from './forward.ts';
import { inboundIndices, INPUT_INDEX } from './graph.ts';
import { placesBefore } from './receptive-field.ts';
import { inferShapes } from './shapes.ts';
import type { NetworkSpec } from './spec.ts';

/**
 * For each spatial axis: in how many ways every input place is connected with one unit, tap after tap through all
 * layers. Rows and columns are independent, so a pixel's ways are the product of its row's and its column's.
 * It is also the gradient of a chain whose weights are all 1 and whose pools sum. Throws NetworkProblemError.
 */
export function unitPaths(spec: NetworkSpec, nodeIndex: number, place: readonly number[]): readonly Float64Array[] {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const axes = spec.inputShape.length - 1;
  return Array.from({ length: axes }, (_, axis) => {
    const reached = new Float64Array(spec.inputShape[axis] ?? 0);
    const ways: (Float64Array | undefined)[] = [];
    const own = new Float64Array(shapes[nodeIndex]?.output[axis] ?? 0);
    own[place[axis] ?? 0] = 1;
    ways[nodeIndex] = own;
    for (let index = nodeIndex; index >= 0; index -= 1) {
      const counts = ways[index];
      const layer = spec.nodes[index]?.layer;
      if (counts === undefined || layer === undefined) continue;
      (inbound[index] ?? []).forEach((from, slot) => {
        const shape = shapes[index]?.inputs[slot] ?? [];
        const target = from === INPUT_INDEX ? reached : (ways[from] ??= new Float64Array(shape[axis] ?? 0));
        counts.forEach((count, at) => {
          if (count === 0) return;
          for (const read of placesBefore(layer, axis, new Set([at]), shape, axes)) {
            target[read] = (target[read] ?? 0) + count;
          }
        });
      });
    }
    return reached;
  });
}

/** A sample and what every layer up to the one of interest made of it. */
export interface Trace {
  readonly sample: Float32Array;
  readonly outputs: readonly Tensor[];
}

export function traceOf(spec: NetworkSpec, weights: readonly Float32Array[], sample: Float32Array): Trace {
  return { sample, outputs: forwardPass(spec, weights, sample) };
}

export interface UnitGradients {
  /** Sum over filters and input channels of |d unit / d input|, height x width of the input. */
  readonly strength: Float32Array;
  /** Filters whose unit has any gradient at all: a relu that is off has none. */
  readonly active: number;
  readonly filters: number;
}

/**
 * How the units of all filters at one place of a node react to each input place, for one traced sample. Each
 * filter's gradient is taken apart, so that filters of opposite sign do not cancel.
 */
export function unitGradients(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  trace: Trace,
  nodeIndex: number,
  place: readonly [row: number, column: number],
): UnitGradients {
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const output = trace.outputs[nodeIndex];
  const [, columns = 1, filters = 1] = output?.shape ?? [];
  const strength = new Float32Array(height * width);
  let active = 0;
  for (let filter = 0; filter < filters; filter += 1) {
    const given = new Float32Array(output?.values.length ?? 0);
    given[(place[0] * columns + place[1]) * filters + filter] = 1;
    const gradient = inputGradient(spec, weights, trace.sample, trace.outputs, nodeIndex, given);
    let any = false;
    gradient.forEach((value, i) => {
      if (value === 0) return;
      any = true;
      const pixel = Math.floor(i / channels);
      strength[pixel] = (strength[pixel] ?? 0) + Math.abs(value);
    });
    if (any) active += 1;
  }
  return { strength, active, filters };
}

/** How a map of influence is spread over the input. All zero where there is no influence. */
export interface FieldMeasure {
  readonly total: number;
  readonly peak: number;
  /** Input places with any influence. */
  readonly touched: number;
  /** The fewest places that together hold half, and nine tenths, of all influence. */
  readonly half: number;
  readonly most: number;
  /** Standard deviation of the influence along rows and columns, in input places. */
  readonly deviation: readonly [rows: number, columns: number];
}

export function measureField(strength: ArrayLike<number>, width: number): FieldMeasure {
  const values = Array.from(strength);
  const total = values.reduce((sum, value) => sum + value, 0);
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => b - a);
  return {
    total,
    peak: sorted[0] ?? 0,
    touched: sorted.length,
    half: fewest(sorted, 0.5 * total),
    most: fewest(sorted, 0.9 * total),
    deviation: [
      deviationOf(values, (index) => Math.floor(index / width), total),
      deviationOf(values, (index) => index % width, total),
    ],
  };
}

/** How many of the largest values it takes to reach a sum; sums of floats are compared with a little slack. */
function fewest(sorted: readonly number[], wanted: number): number {
  let sum = 0;
  for (let count = 0; count < sorted.length; count += 1) {
    if (sum >= wanted * (1 - 1e-9)) return count;
    sum += sorted[count] ?? 0;
  }
  return sorted.length;
}

function deviationOf(values: readonly number[], at: (index: number) => number, total: number): number {
  if (total === 0) return 0;
  const mean = values.reduce((sum, value, index) => sum + value * at(index), 0) / total;
  const variance = values.reduce((sum, value, index) => sum + value * (at(index) - mean) ** 2, 0) / total;
  return Math.sqrt(variance);
}
