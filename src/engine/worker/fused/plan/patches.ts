// How the window of a convolution is cut into vectors for the patch kernels: rows of adjoining numbers into blocks of
// eight vectors, what is left into groups of four. Not responsible for: running them (steps/pooled-convolution.ts).
import { FLOAT_BYTES } from './arena.ts';
import { inputBorder, type ConvolutionGeometry } from './geometry.ts';

const LANES = 4;
const BLOCK_VECTORS = 8;
const GROUP_VECTORS = 4;

export interface PatchPlan {
  /** Byte offset from a place in the image of each block of 32 numbers in a row. */
  readonly blocks: readonly number[];
  /** Byte offsets of the four vectors of each group. */
  readonly groups: readonly (readonly number[])[];
  /** Bytes of a patch: all blocks, then all groups. */
  readonly bytes: number;
  /** For each number of the kernel, in Keras's order, its byte offset in the patch. */
  readonly order: readonly number[];
}

interface Run {
  /** Byte offset in the image. */
  readonly start: number;
  readonly length: number;
}

/** Stretches of the window that adjoin in memory: whole kernel rows, or single taps where dilation parts them. */
function windowRuns(g: ConvolutionGeometry): readonly Run[] {
  const { width } = inputBorder(g);
  const runs: Run[] = [];
  for (let y = 0; y < g.kernel[0]; y += 1) {
    const row = y * g.dilation[0] * width;
    if (g.dilation[1] === 1) runs.push({ start: row * g.channels * FLOAT_BYTES, length: g.kernel[1] * g.channels });
    else {
      for (let x = 0; x < g.kernel[1]; x += 1) {
        runs.push({ start: (row + x * g.dilation[1]) * g.channels * FLOAT_BYTES, length: g.channels });
      }
    }
  }
  return runs;
}

export function planPatches(g: ConvolutionGeometry): PatchPlan {
  const blocks: number[] = [];
  const singles: { readonly start: number; readonly run: number; readonly vector: number }[] = [];
  // For each run and vector: the vector's index among blocks (times eight) or, below zero, among the singles.
  const homes: number[][] = [];
  windowRuns(g).forEach((run, index) => {
    const vectors = Math.ceil(run.length / LANES);
    const home: number[] = [];
    let vector = 0;
    for (; vector + BLOCK_VECTORS <= vectors; vector += BLOCK_VECTORS) {
      for (let i = 0; i < BLOCK_VECTORS; i += 1) home.push(blocks.length * BLOCK_VECTORS + i);
      blocks.push(run.start + vector * LANES * FLOAT_BYTES);
    }
    for (; vector < vectors; vector += 1) {
      home.push(-1 - singles.length);
      singles.push({ start: run.start + vector * LANES * FLOAT_BYTES, run: index, vector });
    }
    homes.push(home);
  });
  const groups: number[][] = [];
  for (let i = 0; i < singles.length; i += GROUP_VECTORS) {
    // A short group repeats its first vector; the patch has room for the copies, which stay zero or unread.
    const group = singles.slice(i, i + GROUP_VECTORS).map((single) => single.start);
    while (group.length < GROUP_VECTORS) group.push(group[0] ?? 0);
    groups.push(group);
  }
  const blockFloats = blocks.length * BLOCK_VECTORS * LANES;
  const order: number[] = [];
  windowRuns(g).forEach((run, index) => {
    for (let i = 0; i < run.length; i += 1) {
      const home = homes[index]?.[Math.floor(i / LANES)] ?? 0;
      const first = home >= 0 ? home * LANES : blockFloats + (-1 - home) * LANES;
      order.push((first + (i % LANES)) * FLOAT_BYTES);
    }
  });
  const bytes = (blockFloats + groups.length * GROUP_VECTORS * LANES) * FLOAT_BYTES;
  return { blocks, groups, bytes, order };
}
