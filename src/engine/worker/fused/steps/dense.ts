// A dense layer on vectors or on every place of a map: matrix products on the kernel in panels.
// On vectors the weight gradient is made and applied in pieces that fit the cache; on maps it is summed over the batch.
// Not responsible for: activations other than relu and relu6.
import { evenOffsets } from '../plan/geometry.ts';
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Clamp, Operation } from '../plan/operations.ts';
import { PANEL_COLUMNS, panelCount, STREAMED_DEPTH } from '../plan/parameters.ts';
import { LINE_FLOATS, share } from '../plan/team.ts';
import { planBias } from './bias.ts';
import { CLAMP_CODES, clampBackward } from './clamp.ts';
import { panelKernel } from './gather.ts';
import type { Pass, Step, StepContext } from './step.ts';

type DenseOperation = Extract<Operation, { readonly kind: 'dense' }>;

/** Rows worked on at once; their tables are this long. */
const CHUNK_ROWS = 64;
/** Room for the inputs of a batch whose weight gradients are made at once. */
const BLOCK_BYTES = 16 * 1024;
/** Weights that stay in a first-level cache of 32 KiB beside what they are multiplied with. */
const CACHED_BYTES = 20 * 1024;
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
    clamp: Clamp,
  ): void;
}

/** out[row] = bias + x[row] times a kernel in panels, for any number of rows, which threads share. */
function planProduct(context: StepContext, inputs: number, outputs: number): Product {
  const inBytes = inputs * FLOAT_BYTES;
  const outBytes = outputs * FLOAT_BYTES;
  const rowIn = context.arena.table(evenOffsets(CHUNK_ROWS, inBytes));
  const rowOut = context.arena.table(evenOffsets(CHUNK_ROWS, outBytes));
  const restIn = remainderTables(context, inBytes);
  const restOut = remainderTables(context, outBytes);
  const taps = context.arena.table(evenOffsets(inputs, FLOAT_BYTES));
  return (pass, total, x, panels, panelBytes, bias, out, clamp) => {
    const { gatherTiles } = pass.kernels;
    const [first, last] = share(total, pass, 4);
    for (let column = 0; column < outputs; column += PANEL_COLUMNS) {
      const panel = panels + (column / PANEL_COLUMNS) * panelBytes;
      const start = bias === 0 ? 0 : bias + column * FLOAT_BYTES;
      const target = out + column * FLOAT_BYTES;
      const columns = Math.min(PANEL_COLUMNS, outputs - column);
      for (let row = first; row < last; row += CHUNK_ROWS) {
        const chunk = Math.min(CHUNK_ROWS, last - row);
        const rest = chunk % 4;
        const whole = chunk - rest;
        const from = x + row * inBytes;
        const to = target + row * outBytes;
        if (whole > 0)
          gatherTiles(whole, rowIn, rowOut, from, inputs, taps, panel, start, to, columns, CLAMP_CODES[clamp]);
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
          CLAMP_CODES[clamp],
        );
      }
    }
  };
}

interface Backward {
  (pass: Pass, gradient: number, inputGradient: number): void;
}

/** Inputs worked on at once: as many as one batch of them fits a part of the cache, a multiple of four. */
function depthBlock(capacity: number): number {
  const fitting = Math.floor(BLOCK_BYTES / (capacity * FLOAT_BYTES) / 4) * 4;
  return Math.min(Math.max(fitting, 16), STREAMED_DEPTH);
}

/**
 * On vectors: block of inputs by block, first the input gradient by dot products with the kernel as it lies, then the
 * weight gradient and its update, while that part of the kernel is in the cache.
 */
function planVectorBackward(context: StepContext, operation: DenseOperation): Backward {
  const { inputChannels: inputs, units } = operation;
  const kernel = panelKernel(context, operation.kernel);
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const panels = panelCount(units);
  const inBytes = inputs * FLOAT_BYTES;
  const size = depthBlock(context.capacity);
  const frame = context.arena.scratch();
  // Four spare rows, since the dot products take four samples at a time.
  const packed = frame.reserve((panels * context.capacity + 4) * PANEL_ROW_BYTES);
  // As many inputs at once as have their weights in the first-level cache, an even number.
  const dotBlock = Math.max(2, Math.floor(CACHED_BYTES / (panels * PANEL_ROW_BYTES) / 2) * 2);
  const spare = frame.reserve(4 * dotBlock * FLOAT_BYTES);
  const block = frame.reserve(context.capacity * size * FLOAT_BYTES);
  const taps = context.arena.table(evenOffsets(size, FLOAT_BYTES));
  const blockRows = context.arena.table(evenOffsets(context.capacity, size * FLOAT_BYTES));

  function inputGradients(pass: Pass, target: number, from: number, to: number): void {
    const { kernels, count } = pass;
    for (let depth = from; depth < to; depth += dotBlock) {
      const width = Math.min(dotBlock, to - depth);
      const weights = kernel.address + depth * PANEL_ROW_BYTES;
      for (let sample = 0; sample < count; sample += 4) {
        const gradients = packed.address + sample * PANEL_ROW_BYTES;
        const place = target + sample * inBytes + depth * FLOAT_BYTES;
        const isWhole = sample + 4 <= count;
        const rows = isWhole ? place : spare.address;
        const stride = isWhole ? inBytes : width * FLOAT_BYTES;
        kernels.dotTiles(gradients, count, weights, panels, kernel.panelBytes, width, rows, stride);
        if (!isWhole) kernels.copyRows(rows, stride, place, inBytes, count - sample, width);
      }
    }
  }

  function weightGradients(pass: Pass, depth: number, width: number): void {
    const { kernels, count } = pass;
    kernels.copyRows(x + depth * FLOAT_BYTES, inBytes, block.address, size * FLOAT_BYTES, count, width);
    for (let panel = 0; panel < panels; panel += 1) {
      const weights = kernel.address + panel * kernel.panelBytes + depth * PANEL_ROW_BYTES;
      const target = pass.gradientOf(weights);
      const gradients = packed.address + panel * count * PANEL_ROW_BYTES;
      kernels.outerTiles(count, blockRows, block.address, width, taps, gradients, target, 1);
      pass.consume(weights, target, width * PANEL_COLUMNS);
    }
  }

  return (pass, gradient, inputGradient) => {
    const [from, to] = share(inputs, pass, size);
    if (to > from) pass.kernels.packGradients(gradient, pass.count, units, packed.address);
    for (let depth = from; depth < to; depth += size) {
      const width = Math.min(size, to - depth);
      if (inputGradient !== 0) inputGradients(pass, inputGradient, depth, depth + width);
      if (pass.wantsWeights) weightGradients(pass, depth, width);
    }
  };
}

/** On maps: rows in chunks; the input gradient is a product with the transposed kernel. */
function planMapBackward(context: StepContext, operation: DenseOperation): Backward {
  const { inputChannels: inputs, units, rows } = operation;
  const kernel = panelKernel(context, operation.kernel);
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
      kernels.transposeTap(kernel.address, kernel.panelBytes, inputs, units, transposed.address, transposedBytes);
      product(pass, total, gradient, transposed.address, transposedBytes, noBias, inputGradient, 'none');
    }
    if (!pass.wantsWeights) return;
    const [first, last] = share(panels, pass);
    for (let row = 0; row < total && last > first; row += CHUNK_ROWS) {
      const chunk = Math.min(CHUNK_ROWS, total - row);
      kernels.packGradients(gradient + row * units * FLOAT_BYTES, chunk, units, packed.address);
      for (let panel = first; panel < last; panel += 1) {
        const target = pass.gradientOf(kernel.address + panel * kernel.panelBytes);
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
  const { inputChannels: inputs, units, rows, clamp } = operation;
  const kernel = panelKernel(context, operation.kernel);
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const bias = planBias(context, operation.bias, units);
  const product = planProduct(context, inputs, units);
  const plan = rows === 1 ? planVectorBackward : planMapBackward;
  const inner = plan(context, operation);
  return {
    operation,
    phases: { forward: 1, backward: clamp === 'none' ? 1 : 2 },
    forward(pass) {
      product(pass, pass.count * rows, x, kernel.address, kernel.panelBytes, bias.address, out, clamp);
    },
    backward(pass, gradient, inputGradients, phase) {
      const count = pass.count * rows;
      if (clamp !== 'none' && phase === 0) {
        const [start, end] = share(count * units, pass, LINE_FLOATS);
        clampBackward(pass.kernels, clamp)(out + start * FLOAT_BYTES, gradient + start * FLOAT_BYTES, end - start);
        return;
      }
      bias.backward(pass, gradient, count);
      inner(pass, gradient, inputGradients[0] ?? 0);
    },
  };
}
