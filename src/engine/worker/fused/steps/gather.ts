// The three products a convolution consists of, planned once for a geometry and used by convolution and transposed
// convolution alike: forward (input -> output), adjoint (output -> input) and weights (input x output -> kernel).
// Not responsible for: biases, activations, or which of the three is whose gradient.
import { FLOAT_BYTES } from '../plan/arena.ts';
import {
  evenOffsets,
  fillUpToFours,
  inputBorder,
  outputPlaces,
  tapOffsets,
  windowOrigins,
  type BorderedImage,
  type ConvolutionGeometry,
} from '../plan/geometry.ts';
import type { Clamp, WeightIndex } from '../plan/operations.ts';
import { PANEL_COLUMNS, panelCount } from '../plan/parameters.ts';
import { share } from '../plan/team.ts';
import { planBorder } from './border.ts';
import { CLAMP_CODES } from './clamp.ts';
import type { Pass, StepContext } from './step.ts';

const PANEL_ROW_BYTES = PANEL_COLUMNS * FLOAT_BYTES;

/** A kernel in panels: where it lies and how far apart its panels are. */
export interface PanelKernel {
  readonly address: number;
  readonly panelBytes: number;
}

export function panelKernel(context: StepContext, weight: WeightIndex): PanelKernel {
  const { address, layout } = context.placeOf(weight);
  return { address, panelBytes: layout.kind === 'panels' ? layout.panelBytes : 0 };
}

export interface ForwardProduct {
  /** One image: out = bias + input * kernel, places x filters. */
  (pass: Pass, image: number, bias: number, out: number, clamp: Clamp): void;
}

export function planForwardProduct(
  context: StepContext,
  g: ConvolutionGeometry,
  filters: number,
  kernel: PanelKernel,
): ForwardProduct {
  const border = planBorder(context, g, inputBorder(g));
  const places = outputPlaces(g);
  const rowIn = context.arena.table(fillUpToFours(windowOrigins(g)));
  const rowOut = context.arena.table(fillUpToFours(evenOffsets(places, filters * FLOAT_BYTES)));
  const taps = tapOffsets(g, g.channels);
  const tapTable = context.arena.table(taps);
  return (pass, image, bias, out, clamp) => {
    const x = border.enter(pass, image);
    for (let column = 0; column < filters; column += PANEL_COLUMNS) {
      const panel = kernel.address + (column / PANEL_COLUMNS) * kernel.panelBytes;
      const start = column * FLOAT_BYTES;
      const columns = Math.min(PANEL_COLUMNS, filters - column);
      pass.kernels.gatherTiles(
        places,
        rowIn,
        rowOut,
        x,
        taps.length,
        tapTable,
        panel,
        bias + start,
        out + start,
        columns,
        CLAMP_CODES[clamp],
      );
    }
  };
}

export interface WeightProduct {
  /**
   * One image: the kernel's gradient (at gradientOf) is set from the first image and added to by the others. Threads
   * share its panels.
   */
  (pass: Pass, image: number, outputGradient: number, isFirst: boolean): void;
}

export function planWeightProduct(
  context: StepContext,
  g: ConvolutionGeometry,
  filters: number,
  kernel: PanelKernel,
): WeightProduct {
  const border = planBorder(context, g, inputBorder(g));
  const places = outputPlaces(g);
  const rowIn = context.arena.table(windowOrigins(g));
  const taps = tapOffsets(g, g.channels);
  const tapTable = context.arena.table(fillUpToFours(taps));
  const packed = context.arena.scratch().reserve(panelCount(filters) * places * PANEL_ROW_BYTES);
  return (pass, image, outputGradient, isFirst) => {
    const { kernels } = pass;
    const [from, to] = share(panelCount(filters), pass);
    if (to === from) return;
    const x = border.enter(pass, image);
    kernels.packGradients(outputGradient, places, filters, packed.address);
    for (let panel = from; panel < to; panel += 1) {
      const target = pass.gradientOf(kernel.address + panel * kernel.panelBytes);
      const gradients = packed.address + panel * places * PANEL_ROW_BYTES;
      kernels.outerTiles(places, rowIn, x, taps.length, tapTable, gradients, target, isFirst ? 1 : 0);
    }
  };
}

export interface AdjointProduct {
  /** Once a batch, since the kernel has changed. */
  prepare(pass: Pass): void;
  /** One image: input = bias + transposed convolution of `output`, height x width x channels. */
  run(pass: Pass, output: number, bias: number, input: number, clamp: Clamp): void;
}

/** Input places whose distance from the window grid is the same see the same taps. */
interface AxisPhase {
  /** For each input place of the phase: its index and the output place that tap `shift` 0 would read. */
  readonly places: readonly { readonly index: number; readonly output: number }[];
  /** Taps that reach these places and how many output places before `output` they read. */
  readonly taps: readonly { readonly tap: number; readonly shift: number }[];
}

/** Splits one axis of the input into phases: one for each residue of (index + before) by the stride. */
function axisPhases(
  size: number,
  before: number,
  kernel: number,
  stride: number,
  dilation: number,
): readonly AxisPhase[] {
  return Array.from({ length: Math.min(stride, size) }, (_, start) => {
    const residue = (start + before) % stride;
    const places = [];
    for (let index = start; index < size; index += stride) {
      places.push({ index, output: (index + before - residue) / stride });
    }
    const taps = [];
    for (let tap = 0; tap < kernel; tap += 1) {
      const distance = tap * dilation - residue;
      if (distance % stride === 0) taps.push({ tap, shift: distance / stride });
    }
    return { places, taps };
  });
}

/** Border around the output image, so that every tap of every phase reads a zero where there is no output. */
function outputBorder(
  vertical: readonly AxisPhase[],
  horizontal: readonly AxisPhase[],
  height: number,
  width: number,
): BorderedImage {
  const reach = (phases: readonly AxisPhase[], size: number): readonly [before: number, after: number] => {
    let before = 0;
    let after = 0;
    for (const { places, taps } of phases) {
      for (const { output } of places) {
        for (const { shift } of taps) {
          before = Math.max(before, shift - output);
          after = Math.max(after, output - shift - (size - 1));
        }
      }
    }
    return [before, after];
  };
  const [top, bottom] = reach(vertical, height);
  const [left, right] = reach(horizontal, width);
  const isBordered = top + bottom + left + right > 0;
  return { height: top + height + bottom, width: left + width + right, top, left, isBordered };
}

interface Phase {
  readonly rows: number;
  readonly rowIn: number;
  readonly rowOut: number;
  readonly depth: number;
  readonly taps: number;
  /** Taps of the kernel in the order in which they are packed. */
  readonly kernelTaps: readonly number[];
  readonly panels: { readonly address: number };
}

export function planAdjointProduct(
  context: StepContext,
  g: ConvolutionGeometry,
  filters: number,
  kernel: PanelKernel,
): AdjointProduct {
  const vertical = axisPhases(g.height, g.top, g.kernel[0], g.strides[0], g.dilation[0]);
  const horizontal = axisPhases(g.width, g.left, g.kernel[1], g.strides[1], g.dilation[1]);
  const area = outputBorder(vertical, horizontal, g.outHeight, g.outWidth);
  const border = planBorder(context, { height: g.outHeight, width: g.outWidth, channels: filters }, area);
  const frame = context.arena.scratch();
  const pixelBytes = filters * FLOAT_BYTES;
  const panels = panelCount(g.channels);

  function planPhase(rows: AxisPhase, columns: AxisPhase): Phase {
    const deepest = {
      y: Math.max(0, ...rows.taps.map((tap) => tap.shift)),
      x: Math.max(0, ...columns.taps.map((tap) => tap.shift)),
    };
    const rowIn: number[] = [];
    const rowOut: number[] = [];
    for (const y of rows.places) {
      for (const x of columns.places) {
        const fromY = area.top + y.output - deepest.y;
        const fromX = area.left + x.output - deepest.x;
        rowIn.push((fromY * area.width + fromX) * pixelBytes);
        rowOut.push((y.index * g.width + x.index) * g.channels * FLOAT_BYTES);
      }
    }
    const taps: number[] = [];
    const kernelTaps: number[] = [];
    for (const y of rows.taps) {
      for (const x of columns.taps) {
        const start = ((deepest.y - y.shift) * area.width + deepest.x - x.shift) * pixelBytes;
        kernelTaps.push(y.tap * g.kernel[1] + x.tap);
        for (let filter = 0; filter < filters; filter += 1) taps.push(start + filter * FLOAT_BYTES);
      }
    }
    return {
      rows: rowIn.length,
      rowIn: context.arena.table(fillUpToFours(rowIn)),
      rowOut: context.arena.table(fillUpToFours(rowOut)),
      depth: taps.length,
      taps: context.arena.table(taps),
      kernelTaps,
      panels: frame.reserve(panels * taps.length * PANEL_ROW_BYTES),
    };
  }

  const phases = vertical.flatMap((rows) => horizontal.map((columns) => planPhase(rows, columns)));
  return {
    prepare(pass) {
      for (const phase of phases) {
        const panelBytes = phase.depth * PANEL_ROW_BYTES;
        phase.kernelTaps.forEach((tap, index) => {
          const source = kernel.address + tap * g.channels * PANEL_ROW_BYTES;
          const target = phase.panels.address + index * filters * PANEL_ROW_BYTES;
          pass.kernels.transposeTap(source, kernel.panelBytes, g.channels, filters, target, panelBytes);
        });
      }
    },
    run(pass, output, bias, input, clamp) {
      const y = border.enter(pass, output);
      for (const phase of phases) {
        for (let column = 0; column < g.channels; column += PANEL_COLUMNS) {
          const panel = phase.panels.address + (column / PANEL_COLUMNS) * phase.depth * PANEL_ROW_BYTES;
          const start = column * FLOAT_BYTES;
          const columns = Math.min(PANEL_COLUMNS, g.channels - column);
          pass.kernels.gatherTiles(
            phase.rows,
            phase.rowIn,
            phase.rowOut,
            y,
            phase.depth,
            phase.taps,
            panel,
            bias + start,
            input + start,
            columns,
            CLAMP_CODES[clamp],
          );
        }
      }
    },
  };
}
