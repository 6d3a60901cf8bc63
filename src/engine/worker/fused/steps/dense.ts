// A dense layer on vectors or on every place of a map: matrix products on the kernel in panels.
// On vectors the weight gradient is made and applied in pieces that fit the cache; on maps it is summed over the batch.
// Not responsible for: activations other than relu.
import { evenOffsets } from '../plan/geometry.ts';
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation } from '../plan/operations.ts';
import { PANEL_COLUMNS, panelCount } from '../plan/parameters.ts';
import { planBias } from './bias.ts';
import type { Pass, Step, StepContext } from './step.ts';

type DenseOperation = Extract<Operation, { readonly kind: 'dense' }>;

/** Rows worked on at once; their tables are this long. */
const CHUNK_ROWS = 64;
/** Inputs whose weight gradient is made at once. */
const DEPTH_BLOCK = 64;
const PANEL_ROW_BYTES = PANEL_COLUMNS * FLOAT_BYTES;

/** Row tables for 1, 2 and 3 rows, filled up to four. */
function remainderTables(context: StepContext, strideBytes: number): readonly number[] {
  return [0, 1, 2, 3].map((rest) =>
    context.arena.table([0, 1, 2, 3].map((row) => Math.min(row, Math.max(rest - 1, 0)) * strideBytes)),
  );
}

interface Product {
  (
    pass: Pass,
    rows: number,
    x: number,
    panels: number,
    panelBytes: number,
    bias: number,
    out: number,
    relu: boolean,
  ): void;
}

/** out[row] = bias + x[row] times a kernel in panels, for any number of rows. */
function planProduct(context: StepContext, inputs: number, outputs: number): Product {
  const inBytes = inputs * FLOAT_BYTES;
  const outBytes = outputs * FLOAT_BYTES;
  const rowIn = context.arena.table(evenOffsets(CHUNK_ROWS, inBytes));
  const rowOut = context.arena.table(evenOffsets(CHUNK_ROWS, outBytes));
  const restIn = remainderTables(context, inBytes);
  const restOut = remainderTables(context, outBytes);
  const taps = context.arena.table(evenOffsets(inputs, FLOAT_BYTES));
  return (pass, rows, x, panels, panelBytes, bias, out, relu) => {
    const { gatherTiles } = pass.kernels;
    for (let column = 0; column < outputs; column += PANEL_COLUMNS) {
      const panel = panels + (column / PANEL_COLUMNS) * panelBytes;
      const start = bias === 0 ? 0 : bias + column * FLOAT_BYTES;
      const target = out + column * FLOAT_BYTES;
      const columns = Math.min(PANEL_COLUMNS, outputs - column);
      for (let row = 0; row < rows; row += CHUNK_ROWS) {
        const chunk = Math.min(CHUNK_ROWS, rows - row);
        const rest = chunk % 4;
        const whole = chunk - rest;
        const from = x + row * inBytes;
        const to = target + row * outBytes;
        if (whole > 0) gatherTiles(whole, rowIn, rowOut, from, inputs, taps, panel, start, to, columns, relu ? 1 : 0);
        if (rest === 0) continue;
        const tail = [from + whole * inBytes, to + whole * outBytes] as const;
        gatherTiles(
          4,
          restIn[rest] ?? 0,
          restOut[rest] ?? 0,
          tail[0],
          inputs,
          taps,
          panel,
          start,
          tail[1],
          columns,
          relu ? 1 : 0,
        );
      }
    }
  };
}

interface Backward {
  (pass: Pass, gradient: number, inputGradient: number): void;
}

/** On vectors: input gradient by dot products with the kernel as it lies, weight gradient piece by piece. */
function planVectorBackward(context: StepContext, operation: DenseOperation): Backward {
  const { inputChannels: inputs, units } = operation;
  const place = context.placeOf(operation.kernel);
  const panelBytes = place.layout.kind === 'panels' ? place.layout.panelBytes : 0;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const panels = panelCount(units);
  const inBytes = inputs * FLOAT_BYTES;
  const frame = context.arena.scratch();
  // Four spare rows, since the dot products take four samples at a time.
  const packed = frame.reserve((panels * context.capacity + 4) * PANEL_ROW_BYTES);
  const spare = frame.reserve(4 * inBytes);
  const block = frame.reserve(context.capacity * DEPTH_BLOCK * FLOAT_BYTES);
  const taps = context.arena.table(evenOffsets(DEPTH_BLOCK, FLOAT_BYTES));
  const blockRows = context.arena.table(evenOffsets(context.capacity, DEPTH_BLOCK * FLOAT_BYTES));

  function inputGradients(pass: Pass, target: number): void {
    const { kernels, count } = pass;
    for (let sample = 0; sample < count; sample += 4) {
      const isWhole = sample + 4 <= count;
      const to = isWhole ? target + sample * inBytes : spare.address;
      const from = packed.address + sample * PANEL_ROW_BYTES;
      kernels.dotTiles(from, count, place.address, panels, panelBytes, inputs, to, inBytes);
      if (!isWhole) kernels.copyBytes(target + sample * inBytes, to, (count - sample) * inBytes);
    }
  }

  function weightGradients(pass: Pass): void {
    const { kernels, count } = pass;
    for (let depth = 0; depth < inputs; depth += DEPTH_BLOCK) {
      const size = Math.min(DEPTH_BLOCK, inputs - depth);
      kernels.copyRows(x + depth * FLOAT_BYTES, inBytes, block.address, DEPTH_BLOCK * FLOAT_BYTES, count, size);
      for (let panel = 0; panel < panels; panel += 1) {
        const weights = place.address + panel * panelBytes + depth * PANEL_ROW_BYTES;
        const target = pass.gradientOf(weights);
        const from = packed.address + panel * count * PANEL_ROW_BYTES;
        kernels.outerTiles(count, blockRows, block.address, size, taps, from, target, 1);
        pass.consume(weights, target, size * PANEL_COLUMNS);
      }
    }
  }

  return (pass, gradient, inputGradient) => {
    pass.kernels.packGradients(gradient, pass.count, units, packed.address);
    if (inputGradient !== 0) inputGradients(pass, inputGradient);
    weightGradients(pass);
  };
}

/** On maps: rows in chunks; the input gradient is a product with the transposed kernel. */
function planMapBackward(context: StepContext, operation: DenseOperation): Backward {
  const { inputChannels: inputs, units, rows } = operation;
  const place = context.placeOf(operation.kernel);
  const panelBytes = place.layout.kind === 'panels' ? place.layout.panelBytes : 0;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const panels = panelCount(units);
  const transposedBytes = units * PANEL_ROW_BYTES;
  const frame = context.arena.scratch();
  const transposed = frame.reserve(panelCount(inputs) * transposedBytes);
  const packed = frame.reserve(panels * CHUNK_ROWS * PANEL_ROW_BYTES);
  const noBias = context.arena.reserveFloats(Math.max(inputs, PANEL_COLUMNS) + PANEL_COLUMNS);
  const rowIn = context.arena.table(evenOffsets(CHUNK_ROWS, inputs * FLOAT_BYTES));
  const taps = context.arena.table(fillTaps(inputs));
  const product = planProduct(context, units, inputs);
  return (pass, gradient, inputGradient) => {
    const { kernels } = pass;
    const total = pass.count * rows;
    if (inputGradient !== 0) {
      kernels.transposeTap(place.address, panelBytes, inputs, units, transposed.address, transposedBytes);
      product(pass, total, gradient, transposed.address, transposedBytes, noBias, inputGradient, false);
    }
    for (let row = 0; row < total; row += CHUNK_ROWS) {
      const chunk = Math.min(CHUNK_ROWS, total - row);
      kernels.packGradients(gradient + row * units * FLOAT_BYTES, chunk, units, packed.address);
      for (let panel = 0; panel < panels; panel += 1) {
        const target = pass.gradientOf(place.address + panel * panelBytes);
        const from = packed.address + panel * chunk * PANEL_ROW_BYTES;
        kernels.outerTiles(chunk, rowIn, x + row * inputs * FLOAT_BYTES, inputs, taps, from, target, row === 0 ? 1 : 0);
      }
    }
  };
}

function fillTaps(inputs: number): readonly number[] {
  return evenOffsets(Math.ceil(inputs / 4) * 4, FLOAT_BYTES);
}

export function planDense(context: StepContext, operation: DenseOperation): Step {
  const { inputChannels: inputs, units, rows, relu } = operation;
  const place = context.placeOf(operation.kernel);
  const panelBytes = place.layout.kind === 'panels' ? place.layout.panelBytes : 0;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const bias = planBias(context, operation.bias, units);
  const product = planProduct(context, inputs, units);
  const plan = rows === 1 ? planVectorBackward : planMapBackward;
  const inner = context.isTrainable ? plan(context, operation) : null;
  return {
    operation,
    forward(pass) {
      product(pass, pass.count * rows, x, place.address, panelBytes, bias.address, out, relu);
    },
    backward(pass, gradient, inputGradients) {
      const count = pass.count * rows;
      if (relu) pass.kernels.reluBackward(out, gradient, count * units);
      bias.backward(pass, gradient, count);
      inner?.(pass, gradient, inputGradients[0] ?? 0);
    },
  };
}
