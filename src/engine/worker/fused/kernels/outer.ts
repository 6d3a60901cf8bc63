// Weight gradients of convolutions and dense layers: the product of inputs, gathered by address, with output
// gradients, summed over rows (places of an image or samples of a batch). Tiles are 4 taps by 8 columns.
// Not responsible for: sparse gradients behind a pooling window (patches.ts).
import { bytesOf, madd, storeUpTo4 } from './vector';

/**
 * panel[k][column] += sum over rows of x[rowIn[row] + taps[k]] * gradients[row][column] (or = with `overwrite`).
 * `gradients` is packed: eight columns a row, one row after the other. `taps` is filled up to a multiple of four.
 */
export function outerTiles(
  rows: i32,
  rowIn: usize,
  x: usize,
  depth: i32,
  taps: usize,
  gradients: usize,
  panel: usize,
  overwrite: bool,
): void {
  const rowsEnd = rowIn + bytesOf(rows);
  const pairsEnd = rowsEnd - 4;
  for (let k = 0; k < depth; k += 4) {
    const t0 = <usize>load<u32>(taps);
    const t1 = <usize>load<u32>(taps, 4);
    const t2 = <usize>load<u32>(taps, 8);
    const t3 = <usize>load<u32>(taps, 12);
    taps += 16;
    let c00 = f32x4.splat(0);
    let c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
    let row = rowIn;
    let g = gradients;
    let r: usize, g0: v128, g1: v128, a: v128;
    while (row < pairsEnd) {
      g0 = v128.load(g);
      g1 = v128.load(g, 16);
      r = x + load<u32>(row);
      a = v128.load32_splat(r + t0);
      c00 = madd(a, g0, c00);
      c01 = madd(a, g1, c01);
      a = v128.load32_splat(r + t1);
      c10 = madd(a, g0, c10);
      c11 = madd(a, g1, c11);
      a = v128.load32_splat(r + t2);
      c20 = madd(a, g0, c20);
      c21 = madd(a, g1, c21);
      a = v128.load32_splat(r + t3);
      c30 = madd(a, g0, c30);
      c31 = madd(a, g1, c31);
      g0 = v128.load(g, 32);
      g1 = v128.load(g, 48);
      r = x + load<u32>(row, 4);
      a = v128.load32_splat(r + t0);
      c00 = madd(a, g0, c00);
      c01 = madd(a, g1, c01);
      a = v128.load32_splat(r + t1);
      c10 = madd(a, g0, c10);
      c11 = madd(a, g1, c11);
      a = v128.load32_splat(r + t2);
      c20 = madd(a, g0, c20);
      c21 = madd(a, g1, c21);
      a = v128.load32_splat(r + t3);
      c30 = madd(a, g0, c30);
      c31 = madd(a, g1, c31);
      row += 8;
      g += 64;
    }
    if (row < rowsEnd) {
      g0 = v128.load(g);
      g1 = v128.load(g, 16);
      r = x + load<u32>(row);
      a = v128.load32_splat(r + t0);
      c00 = madd(a, g0, c00);
      c01 = madd(a, g1, c01);
      a = v128.load32_splat(r + t1);
      c10 = madd(a, g0, c10);
      c11 = madd(a, g1, c11);
      a = v128.load32_splat(r + t2);
      c20 = madd(a, g0, c20);
      c21 = madd(a, g1, c21);
      a = v128.load32_splat(r + t3);
      c30 = madd(a, g0, c30);
      c31 = madd(a, g1, c31);
    }
    const left = depth - k;
    addTo(panel, c00, c01, overwrite);
    if (left > 1) addTo(panel + 32, c10, c11, overwrite);
    if (left > 2) addTo(panel + 64, c20, c21, overwrite);
    if (left > 3) addTo(panel + 96, c30, c31, overwrite);
    panel += 128;
  }
}

// @ts-ignore: decorator
@inline
function addTo(target: usize, low: v128, high: v128, overwrite: bool): void {
  if (overwrite) {
    v128.store(target, low);
    v128.store(target, high, 16);
  } else {
    v128.store(target, f32x4.add(v128.load(target), low));
    v128.store(target, f32x4.add(v128.load(target, 16), high), 16);
  }
}

/**
 * Packs a matrix of gradients (rows x columns, row by row) into panels of eight columns, zeros where there are none:
 * target[panel][row][8].
 */
export function packGradients(gradients: usize, rows: i32, columns: i32, target: usize): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 8) {
    let source = gradients + bytesOf(column);
    const left = columns - column;
    for (let row = 0; row < rows; row++) {
      if (left >= 8) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      } else {
        v128.store(target, f32x4.splat(0));
        v128.store(target, f32x4.splat(0), 16);
        storeUpTo4(target, v128.load(source), left);
        if (left > 4) storeUpTo4(target + 16, v128.load(source, 16), left - 4);
      }
      source += stride;
      target += 32;
    }
  }
}
