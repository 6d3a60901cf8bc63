// Implicit matrix product for convolutions and dense layers: every row of the product is one output place whose
// inputs are gathered by address, so that no im2col buffer exists. Tiles are 4 rows by 8 columns in registers.
// Not responsible for: padding (images arrive with their border) or what the addresses mean (the planner's tables).
import { atMost6, bytesOf, madd, reluOf, storeUpTo4 } from './vector';

/**
 * out[row][column] = bias[column] + sum over k of x[rowIn[row] + taps[k]] * panel[k][column], for eight columns.
 * Tables hold byte offsets. The row tables are filled up to a multiple of four by repeating their last entry,
 * which makes the surplus rows harmless. Only the first `columns` of the eight are written. `clamp`: 0 none, 1 relu,
 * 2 relu6.
 */
export function gatherTiles(
  rows: i32,
  rowIn: usize,
  rowOut: usize,
  x: usize,
  depth: i32,
  taps: usize,
  panel: usize,
  bias: usize,
  out: usize,
  columns: i32,
  clamp: i32,
): void {
  const tapsEnd = taps + bytesOf(depth);
  const pairsEnd = tapsEnd - 4;
  for (let row = 0; row < rows; row += 4) {
    const x0 = x + load<u32>(rowIn);
    const x1 = x + load<u32>(rowIn, 4);
    const x2 = x + load<u32>(rowIn, 8);
    const x3 = x + load<u32>(rowIn, 12);
    rowIn += 16;
    let c00 = v128.load(bias);
    let c01 = v128.load(bias, 16);
    let c10 = c00,
      c11 = c01,
      c20 = c00,
      c21 = c01,
      c30 = c00,
      c31 = c01;
    let tap = taps;
    let w = panel;
    let t: usize, w0: v128, w1: v128, a: v128;
    while (tap < pairsEnd) {
      t = load<u32>(tap);
      w0 = v128.load(w);
      w1 = v128.load(w, 16);
      a = v128.load32_splat(x0 + t);
      c00 = madd(a, w0, c00);
      c01 = madd(a, w1, c01);
      a = v128.load32_splat(x1 + t);
      c10 = madd(a, w0, c10);
      c11 = madd(a, w1, c11);
      a = v128.load32_splat(x2 + t);
      c20 = madd(a, w0, c20);
      c21 = madd(a, w1, c21);
      a = v128.load32_splat(x3 + t);
      c30 = madd(a, w0, c30);
      c31 = madd(a, w1, c31);
      t = load<u32>(tap, 4);
      w0 = v128.load(w, 32);
      w1 = v128.load(w, 48);
      a = v128.load32_splat(x0 + t);
      c00 = madd(a, w0, c00);
      c01 = madd(a, w1, c01);
      a = v128.load32_splat(x1 + t);
      c10 = madd(a, w0, c10);
      c11 = madd(a, w1, c11);
      a = v128.load32_splat(x2 + t);
      c20 = madd(a, w0, c20);
      c21 = madd(a, w1, c21);
      a = v128.load32_splat(x3 + t);
      c30 = madd(a, w0, c30);
      c31 = madd(a, w1, c31);
      tap += 8;
      w += 64;
    }
    if (tap < tapsEnd) {
      t = load<u32>(tap);
      w0 = v128.load(w);
      w1 = v128.load(w, 16);
      a = v128.load32_splat(x0 + t);
      c00 = madd(a, w0, c00);
      c01 = madd(a, w1, c01);
      a = v128.load32_splat(x1 + t);
      c10 = madd(a, w0, c10);
      c11 = madd(a, w1, c11);
      a = v128.load32_splat(x2 + t);
      c20 = madd(a, w0, c20);
      c21 = madd(a, w1, c21);
      a = v128.load32_splat(x3 + t);
      c30 = madd(a, w0, c30);
      c31 = madd(a, w1, c31);
    }
    if (clamp) {
      c00 = reluOf(c00);
      c01 = reluOf(c01);
      c10 = reluOf(c10);
      c11 = reluOf(c11);
      c20 = reluOf(c20);
      c21 = reluOf(c21);
      c30 = reluOf(c30);
      c31 = reluOf(c31);
      if (clamp == 2) {
        c00 = atMost6(c00);
        c01 = atMost6(c01);
        c10 = atMost6(c10);
        c11 = atMost6(c11);
        c20 = atMost6(c20);
        c21 = atMost6(c21);
        c30 = atMost6(c30);
        c31 = atMost6(c31);
      }
    }
    const o0 = out + load<u32>(rowOut);
    const o1 = out + load<u32>(rowOut, 4);
    const o2 = out + load<u32>(rowOut, 8);
    const o3 = out + load<u32>(rowOut, 12);
    rowOut += 16;
    if (columns > 4) {
      v128.store(o0, c00);
      v128.store(o1, c10);
      v128.store(o2, c20);
      v128.store(o3, c30);
      storeUpTo4(o0 + 16, c01, columns - 4);
      storeUpTo4(o1 + 16, c11, columns - 4);
      storeUpTo4(o2 + 16, c21, columns - 4);
      storeUpTo4(o3 + 16, c31, columns - 4);
    } else {
      storeUpTo4(o0, c00, columns);
      storeUpTo4(o1, c10, columns);
      storeUpTo4(o2, c20, columns);
      storeUpTo4(o3, c30, columns);
    }
  }
}
