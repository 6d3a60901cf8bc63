// A convolution that only a pooling window of four places reads. Forward, the window is the register tile and the
// convolution's own output is never written; backward, only the winners of the windows carry gradient.
// Not responsible for: other windows (convolution.ts and pooling.ts).
import { FLOAT_BYTES } from '../plan/arena.ts';
import { inputBorder, tapOffsets, windowOrigins } from '../plan/geometry.ts';
import type { Operation, PoolWindow } from '../plan/operations.ts';
import { PANEL_COLUMNS } from '../plan/parameters.ts';
import { planPatches } from '../plan/patches.ts';
import { LINE_FLOATS, share } from '../plan/team.ts';
import { planBias } from './bias.ts';
import { planBorder } from './border.ts';
import { clampBackward, clampForward } from './clamp.ts';
import { panelKernel } from './gather.ts';
import { ONE_PHASE, type Pass, type Step, type StepContext } from './step.ts';

type Pooled = Extract<Operation, { readonly kind: 'convolution' }>;

/** Origins of the four convolution places of each pooling window. */
function windowTable(operation: Pooled, pool: PoolWindow): readonly number[] {
  const origins = windowOrigins(operation.geometry);
  const { outWidth } = operation.geometry;
  const [height, width] = pool.size;
  const table: number[] = [];
  for (let y = 0; y < pool.outHeight; y += 1) {
    for (let x = 0; x < pool.outWidth; x += 1) {
      for (let dy = 0; dy < height; dy += 1) {
        for (let dx = 0; dx < width; dx += 1) {
          table.push(origins[(y * height + dy) * outWidth + x * width + dx] ?? 0);
        }
      }
    }
  }
  return table;
}

interface Backward {
  (pass: Pass, gradient: number, inputGradient: number): void;
}

function planBackward(context: StepContext, operation: Pooled, windows: number, places: number): Backward {
  const { geometry, filters } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const kernel = panelKernel(context, operation.kernel);
  const patch = planPatches(geometry);
  const order = context.arena.table(patch.order);
  const groupTables = patch.groups.map((group) => context.arena.table(group));
  const inBytes = geometry.height * geometry.width * geometry.channels * FLOAT_BYTES;
  const outBytes = windows * filters * FLOAT_BYTES;
  const frame = context.arena.scratch();
  const border = planBorder(context, geometry, inputBorder(geometry), frame);
  const listBytes = (windows + 1) * 8;
  const lists = frame.reserve(filters * listBytes);
  const lengths = frame.reserve(filters * 4);
  const kernelPatches = frame.reserve(filters * patch.bytes);
  const gradientPatches = frame.reserve(filters * patch.bytes);
  const blockBytes = 128;
  const groupBytes = 64;
  const groupsAt = patch.blocks.length * blockBytes;

  /** Of `count` filters from `first` on. */
  function addWeightGradients(pass: Pass, image: number, first: number, count: number): void {
    const { sumPatches8, sumPatches4 } = pass.kernels;
    const target = gradientPatches.address + first * patch.bytes;
    const list = lists.address + first * listBytes;
    const length = lengths.address + first * 4;
    patch.blocks.forEach((offset, index) => {
      sumPatches8(list, listBytes, length, count, image + offset, target + index * blockBytes, patch.bytes);
    });
    groupTables.forEach((table, index) => {
      const to = target + groupsAt + index * groupBytes;
      sumPatches4(list, listBytes, length, count, image, table, to, patch.bytes);
    });
  }

  function addInputGradients(pass: Pass, image: number): void {
    const { scatterPatches8, scatterPatches4 } = pass.kernels;
    const from = kernelPatches.address;
    patch.blocks.forEach((offset, index) => {
      scatterPatches8(
        lists.address,
        listBytes,
        lengths.address,
        filters,
        image + offset,
        from + index * blockBytes,
        patch.bytes,
      );
    });
    groupTables.forEach((table, index) => {
      const weights = from + groupsAt + index * groupBytes;
      scatterPatches4(lists.address, listBytes, lengths.address, filters, image, table, weights, patch.bytes);
    });
  }

  return (pass, gradient, inputGradient) => {
    const { kernels } = pass;
    const depth = patch.order.length;
    // Each thread has its filters for the weights and its images for the inputs.
    const [first, last] = share(filters, pass, PANEL_COLUMNS);
    const [from, to] = inputGradient === 0 ? [0, 0] : share(pass.count, pass);
    const own = gradientPatches.address + first * patch.bytes;
    kernels.fillZero(own, (last - first) * patch.bytes);
    if (to > from) {
      const patches = kernelPatches.address;
      kernels.fillZero(patches, filters * patch.bytes);
      kernels.panelsToPatches(kernel.address, kernel.panelBytes, depth, filters, order, patches, patch.bytes);
    }
    for (let i = 0; i < pass.count; i += 1) {
      const isOwn = i >= from && i < to;
      if (last === first && !isOwn) continue;
      const at = i * outBytes;
      kernels.listPlaces(places + at, gradient + at, windows, filters, lists.address, listBytes, lengths.address);
      if (last > first) addWeightGradients(pass, border.enter(pass, x + i * inBytes), first, last - first);
      if (!isOwn) continue;
      const target = inputGradient + i * inBytes;
      addInputGradients(pass, border.collect(pass, target));
      border.leave(pass, target);
    }
    if (last === first) return;
    const panels = pass.gradientOf(kernel.address + (first / PANEL_COLUMNS) * kernel.panelBytes);
    kernels.patchesToPanels(panels, kernel.panelBytes, depth, last - first, order, own, patch.bytes);
  };
}

export function planPooledConvolution(context: StepContext, operation: Pooled, pool: PoolWindow): Step {
  const { geometry, filters, clamp } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const windows = pool.outHeight * pool.outWidth;
  const inBytes = geometry.height * geometry.width * geometry.channels * FLOAT_BYTES;
  const outBytes = windows * filters * FLOAT_BYTES;
  const kernel = panelKernel(context, operation.kernel);
  const bias = planBias(context, operation.bias, filters);
  const border = planBorder(context, geometry, inputBorder(geometry));
  const rowIn = context.arena.table(windowTable(operation, pool));
  const taps = tapOffsets(geometry, geometry.channels);
  const tapTable = context.arena.table(taps);
  const places = context.arena.reserve(context.capacity * outBytes);
  const inner = planBackward(context, operation, windows, places);
  return {
    operation,
    phases: clamp === 'none' ? ONE_PHASE : { forward: 2, backward: 2 },
    forward(pass, phase) {
      const { kernels, count } = pass;
      if (clamp !== 'none' && phase === 1) {
        const [start, end] = share(count * windows * filters, pass, LINE_FLOATS);
        clampForward(kernels, clamp)(out + start * FLOAT_BYTES, out + start * FLOAT_BYTES, end - start);
        return;
      }
      const [from, to] = share(count, pass);
      for (let i = from; i < to; i += 1) {
        const image = border.enter(pass, x + i * inBytes);
        for (let column = 0; column < filters; column += PANEL_COLUMNS) {
          const start = column * FLOAT_BYTES;
          const at = i * outBytes + start;
          const panel = kernel.address + (column / PANEL_COLUMNS) * kernel.panelBytes;
          const columns = Math.min(PANEL_COLUMNS, filters - column);
          kernels.gatherPoolTiles(
            windows,
            rowIn,
            image,
            taps.length,
            tapTable,
            panel,
            bias.address + start,
            out + at,
            places + at,
            filters * FLOAT_BYTES,
            columns,
          );
        }
      }
    },
    backward(pass, gradient, [inputGradient = 0], phase) {
      const total = pass.count * windows;
      if (clamp !== 'none' && phase === 0) {
        const [start, end] = share(total * filters, pass, LINE_FLOATS);
        clampBackward(pass.kernels, clamp)(out + start * FLOAT_BYTES, gradient + start * FLOAT_BYTES, end - start);
        return;
      }
      bias.backward(pass, gradient, total);
      inner(pass, gradient, inputGradient);
    },
  };
}
