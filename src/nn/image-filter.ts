// Convolution of whole photographs at interactive rate: one kernel over each colour plane and over their sum.
// Planes lie one after the other in one Float32Array with a rim of zeros, so that padding needs no special case, and
// nothing is allocated a frame. Not responsible for: several filters, dilation or bias (convolution.ts).
import { padding2D } from './shapes.ts';
import type { Padding } from './spec.ts';

/** Largest side of a kernel: the rim of zeros holds half of it. */
export const MAX_KERNEL_SIDE = 7;
const RIM = (MAX_KERNEL_SIDE - 1) / 2;

/** The list of taps lies before everything else: an offset and a weight each. */
const MAX_TAPS = MAX_KERNEL_SIDE * MAX_KERNEL_SIDE + 3;
export const TAPS_START = 0;
const PLANES_START = 2 * MAX_TAPS;
/** Columns are written sixteen at a time, so a plane's last row may run over. */
const SLACK = 16;

export type FilterPlane = 'red' | 'green' | 'blue' | 'sum';
export const FILTER_PLANES: readonly FilterPlane[] = ['red', 'green', 'blue', 'sum'];

export interface FilterOptions {
  /** Row-major weights of an odd square kernel of at most `MAX_KERNEL_SIDE`. */
  readonly kernel: readonly number[];
  /** Multiplies every weight. */
  readonly scale: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** One sweep over rows: target[y][x] = sum over taps of weight x source[y][x + offset]. Counted in floats. */
export interface TapPass {
  readonly source: number;
  readonly sourceStep: number;
  readonly target: number;
  readonly targetStep: number;
  readonly width: number;
  readonly rows: number;
  readonly taps: readonly Tap[];
}

export interface Tap {
  readonly offset: number;
  readonly weight: number;
}

/** Memory of a filter and the way to run a pass in it: plain (below), or WebAssembly over the same layout. */
export interface FilterMemory {
  readonly floats: Float32Array;
  readonly run: (pass: TapPass) => void;
}

export interface FilterResponse {
  readonly height: number;
  readonly width: number;
  /** Row-major, valid until the next `respond`. Only the planes asked for are up to date. */
  readonly planes: Readonly<Record<FilterPlane, Float32Array>>;
}

export interface ImageFilter {
  readonly height: number;
  readonly width: number;
  /** Takes a picture's bytes, four a pixel (red, green, blue, alpha; alpha is not looked at). */
  readonly load: (rgba: Uint8ClampedArray) => void;
  /** Null where the kernel doesn't fit into the picture. */
  readonly respond: (options: FilterOptions, wanted: readonly FilterPlane[]) => FilterResponse | null;
}

interface Layout {
  readonly rowLength: number;
  readonly planeLength: number;
  /** Where the planes of the picture start, and where scratch and responses do. */
  readonly sources: Readonly<Record<FilterPlane, number>>;
  readonly swept: number;
  readonly dense: number;
  readonly responses: Readonly<Record<FilterPlane, number>>;
  readonly length: number;
}

function layoutOf(height: number, width: number): Layout {
  const rowLength = width + 2 * RIM;
  const planeLength = (height + 2 * RIM) * rowLength + SLACK;
  function start(index: number): number {
    return PLANES_START + index * planeLength;
  }
  return {
    rowLength,
    planeLength,
    sources: { red: start(0), green: start(1), blue: start(2), sum: start(3) },
    swept: start(4),
    dense: start(5),
    responses: { red: start(6), green: start(7), blue: start(8), sum: start(9) },
    length: start(10) + SLACK,
  };
}

/** Floats that a filter for pictures of this size needs. */
export function filterMemoryLength(height: number, width: number): number {
  return layoutOf(height, width).length;
}

/**
 * A kernel as column times row where it is exactly that (rank one): two short sweeps instead of one long one.
 * Null where it is not, or all zero.
 */
export function separateKernel(
  kernel: readonly number[],
  side: number,
): { readonly column: readonly number[]; readonly row: readonly number[] } | null {
  const pivot = kernel.findIndex((weight) => weight !== 0);
  if (pivot < 0) return null;
  const pivotRow = Math.floor(pivot / side);
  const row = kernel.slice(pivotRow * side, (pivotRow + 1) * side);
  const lead = row[pivot % side] ?? 1;
  const column = Array.from({ length: side }, (_, i) => (kernel[i * side + (pivot % side)] ?? 0) / lead);
  const isExact = kernel.every((weight, i) => (column[Math.floor(i / side)] ?? 0) * (row[i % side] ?? 0) === weight);
  return isExact ? { column, row } : null;
}

function tapsOf(weights: readonly number[], offset: (index: number) => number): readonly Tap[] {
  const taps = weights.map((weight, index) => ({ weight, offset: offset(index) })).filter(({ weight }) => weight !== 0);
  return taps.length === 0 ? [{ weight: 0, offset: 0 }] : taps;
}

interface Plan {
  readonly height: number;
  readonly width: number;
  readonly stride: number;
  /** Passes for a plane whose source and target start at 0; what is `null` of start is the scratch plane. */
  readonly passes: readonly (Omit<TapPass, 'source' | 'target'> & {
    readonly sourceAt: number;
    readonly from: 'plane' | 'swept';
    readonly to: 'swept' | 'result';
  })[];
}

function planOf(options: FilterOptions, height: number, width: number, rowLength: number): Plan | null {
  const { kernel, scale, stride, padding } = options;
  const side = Math.sqrt(kernel.length);
  if (!Number.isInteger(side) || side % 2 === 0 || side > MAX_KERNEL_SIDE) {
    throw new RangeError(`a kernel of ${kernel.length} weights is not an odd square of at most ${MAX_KERNEL_SIDE}`);
  }
  const rows = padding2D(height, side, stride, 1, padding);
  const columns = padding2D(width, side, stride, 1, padding);
  if (rows.output < 1 || columns.output < 1) return null;
  const sourceAt = (RIM - rows.before) * rowLength + RIM - columns.before;
  const denseWidth = (columns.output - 1) * stride + 1;
  const size = { height: rows.output, width: columns.output, stride };
  const toResult = { to: 'result', width: denseWidth, targetStep: denseWidth, rows: rows.output } as const;
  const separated = separateKernel(kernel, side);
  const dense = tapsOf(
    kernel.map((weight) => weight * scale),
    (index) => Math.floor(index / side) * rowLength + (index % side),
  );
  if (separated !== null) {
    const along = tapsOf(separated.row, (index) => index);
    const down = tapsOf(
      separated.column.map((weight) => weight * scale),
      (index) => index * denseWidth,
    );
    // Two sweeps write an intermediate plane: worth it only where they save more taps than that costs.
    if (along.length + down.length + 2 < dense.length) {
      const sweptRows = (rows.output - 1) * stride + side;
      const sweep = { width: denseWidth, targetStep: denseWidth, rows: sweptRows, taps: along } as const;
      return {
        ...size,
        passes: [
          { ...sweep, from: 'plane', sourceAt, sourceStep: rowLength, to: 'swept' },
          { ...toResult, from: 'swept', sourceAt: 0, sourceStep: denseWidth * stride, taps: down },
        ],
      };
    }
  }
  return { ...size, passes: [{ ...toResult, from: 'plane', sourceAt, sourceStep: rowLength * stride, taps: dense }] };
}

/** Keeps every stride-th column. */
function thinInto(floats: Float32Array, target: number, source: number, plan: Plan): void {
  const sourceStep = (plan.width - 1) * plan.stride + 1;
  for (let y = 0; y < plan.height; y += 1) {
    let from = source + y * sourceStep;
    const end = target + (y + 1) * plan.width;
    for (let to = target + y * plan.width; to < end; to += 1) {
      floats[to] = floats[from] ?? 0;
      from += plan.stride;
    }
  }
}

/** A filter for pictures of one size. `memory` must hold `filterMemoryLength(height, width)` floats, all zero. */
export function createImageFilter(memory: FilterMemory, height: number, width: number): ImageFilter {
  const layout = layoutOf(height, width);
  const { floats } = memory;
  let planned: { readonly options: FilterOptions; readonly steps: Steps | null } | null = null;

  return {
    height,
    width,
    load(rgba) {
      const { red, green, blue, sum } = layout.sources;
      let from = 0;
      for (let y = 0; y < height; y += 1) {
        const row = (y + RIM) * layout.rowLength + RIM;
        for (let at = row; at < row + width; at += 1) {
          const r = rgba[from] ?? 0;
          const g = rgba[from + 1] ?? 0;
          const b = rgba[from + 2] ?? 0;
          floats[red + at] = r;
          floats[green + at] = g;
          floats[blue + at] = b;
          floats[sum + at] = r + g + b;
          from += 4;
        }
      }
    },
    respond(options, wanted) {
      if (planned?.options !== options) planned = { options, steps: stepsOf(floats, layout, options, height, width) };
      const { steps } = planned;
      if (steps === null) return null;
      for (const plane of wanted) {
        for (const pass of steps.passes[plane]) memory.run(pass);
        if (steps.plan.stride > 1) thinInto(floats, layout.responses[plane], layout.dense, steps.plan);
      }
      return steps.response;
    },
  };
}

/** What has to be done for one set of options, worked out once and run for every frame. */
interface Steps {
  readonly plan: Plan;
  readonly passes: Readonly<Record<FilterPlane, readonly TapPass[]>>;
  readonly response: FilterResponse;
}

function stepsOf(
  floats: Float32Array,
  layout: Layout,
  options: FilterOptions,
  height: number,
  width: number,
): Steps | null {
  const plan = planOf(options, height, width, layout.rowLength);
  if (plan === null) return null;
  const { passes, stride } = plan;
  function passesFor(plane: FilterPlane): readonly TapPass[] {
    const result = stride > 1 ? layout.dense : layout.responses[plane];
    return passes.map(({ from, to, sourceAt, ...pass }) => ({
      ...pass,
      source: (from === 'plane' ? layout.sources[plane] : layout.swept) + sourceAt,
      target: to === 'swept' ? layout.swept : result,
    }));
  }
  function viewOf(plane: FilterPlane): Float32Array {
    const start = layout.responses[plane];
    return floats.subarray(start, start + height * width);
  }
  function each<Value>(make: (plane: FilterPlane) => Value): Readonly<Record<FilterPlane, Value>> {
    return { red: make('red'), green: make('green'), blue: make('blue'), sum: make('sum') };
  }
  const size = plan.height * plan.width;
  return {
    plan,
    passes: each(passesFor),
    response: { height: plan.height, width: plan.width, planes: each((plane) => viewOf(plane).subarray(0, size)) },
  };
}

/** Memory without WebAssembly: for machines that have no vector instructions, and to check those that have. */
export function plainFilterMemory(length: number): FilterMemory {
  const floats = new Float32Array(length);
  return { floats, run: (pass) => runPlain(floats, pass) };
}

/** Five taps at a time; taps that are missing to a multiple of five weigh nothing. */
function runPlain(floats: Float32Array, pass: TapPass): void {
  const { source, sourceStep, target, targetStep, width, rows, taps } = pass;
  for (let y = 0; y < rows; y += 1) {
    const from = source + y * sourceStep;
    const to = target + y * targetStep;
    for (let first = 0; first < taps.length; first += 5) {
      addFive(floats, from, to, width, first === 0, taps, first);
    }
  }
}

function addFive(
  floats: Float32Array,
  from: number,
  to: number,
  width: number,
  isFirst: boolean,
  taps: readonly Tap[],
  first: number,
): void {
  const w0 = taps[first]?.weight ?? 0;
  const w1 = taps[first + 1]?.weight ?? 0;
  const w2 = taps[first + 2]?.weight ?? 0;
  const w3 = taps[first + 3]?.weight ?? 0;
  const w4 = taps[first + 4]?.weight ?? 0;
  let a = from + (taps[first]?.offset ?? 0);
  let b = from + (taps[first + 1]?.offset ?? 0);
  let c = from + (taps[first + 2]?.offset ?? 0);
  let d = from + (taps[first + 3]?.offset ?? 0);
  let e = from + (taps[first + 4]?.offset ?? 0);
  for (let at = to; at < to + width; at += 1) {
    const sum =
      (floats[a] ?? 0) * w0 +
      (floats[b] ?? 0) * w1 +
      (floats[c] ?? 0) * w2 +
      (floats[d] ?? 0) * w3 +
      (floats[e] ?? 0) * w4;
    floats[at] = isFirst ? sum : (floats[at] ?? 0) + sum;
    a += 1;
    b += 1;
    c += 1;
    d += 1;
    e += 1;
  }
}
