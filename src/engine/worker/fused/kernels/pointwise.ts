// A matrix product whose rows lie evenly: 1x1 convolutions and dense layers where nothing is trained. Nothing is gathered
// through tables, all columns of a few rows are made while those rows are in the cache, and what a residual block adds is
// added on the way out. Tiles are 5 rows by 8 columns. Not responsible for: windows (gather.ts) or gradients.
import { atMost6, bytesOf, madd, reluOf, storeUpTo4 } from './vector';

// @ts-ignore: decorator
@inline
function clamped(x: v128, clamp: i32): v128 {
  if (clamp == 0) return x;
  const positive = reluOf(x);
  return clamp == 2 ? atMost6(positive) : positive;
}

/** Writes eight columns of a row, or the first `columns` of them. */
// @ts-ignore: decorator
@inline
function put(out: usize, low: v128, high: v128, columns: i32, clamp: i32, added: usize): void {
  if (added) {
    low = f32x4.add(low, v128.load(added));
    high = f32x4.add(high, v128.load(added, 16));
  }
  low = clamped(low, clamp);
  high = clamped(high, clamp);
  if (columns == 8) {
    v128.store(out, low);
    v128.store(out, high, 16);
  } else {
    storeUpTo4(out, low, columns);
    storeUpTo4(out + 16, high, columns - 4);
  }
}

function fiveRows(
  x: usize,
  xBytes: usize,
  depth: i32,
  w: usize,
  bias: usize,
  out: usize,
  outBytes: usize,
  columns: i32,
  clamp: i32,
  added: usize,
): void {
  let x0 = x;
  let x1 = x0 + xBytes;
  let x2 = x1 + xBytes;
  let x3 = x2 + xBytes;
  let x4 = x3 + xBytes;
  const end = x + bytesOf(depth);
  const foursEnd = x + bytesOf(depth & ~3);
  let c00 = v128.load(bias);
  let c01 = v128.load(bias, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01;
  let w0: v128, w1: v128, a: v128;
  while (x0 < foursEnd) {
    w0 = v128.load(w);
    w1 = v128.load(w, 16);
    a = v128.load32_splat(x0);
    c00 = madd(a, w0, c00);
    c01 = madd(a, w1, c01);
    a = v128.load32_splat(x1);
    c10 = madd(a, w0, c10);
    c11 = madd(a, w1, c11);
    a = v128.load32_splat(x2);
    c20 = madd(a, w0, c20);
    c21 = madd(a, w1, c21);
    a = v128.load32_splat(x3);
    c30 = madd(a, w0, c30);
    c31 = madd(a, w1, c31);
    a = v128.load32_splat(x4);
    c40 = madd(a, w0, c40);
    c41 = madd(a, w1, c41);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    a = v128.load32_splat(x0, 4);
    c00 = madd(a, w0, c00);
    c01 = madd(a, w1, c01);
    a = v128.load32_splat(x1, 4);
    c10 = madd(a, w0, c10);
    c11 = madd(a, w1, c11);
    a = v128.load32_splat(x2, 4);
    c20 = madd(a, w0, c20);
    c21 = madd(a, w1, c21);
    a = v128.load32_splat(x3, 4);
    c30 = madd(a, w0, c30);
    c31 = madd(a, w1, c31);
    a = v128.load32_splat(x4, 4);
    c40 = madd(a, w0, c40);
    c41 = madd(a, w1, c41);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    a = v128.load32_splat(x0, 8);
    c00 = madd(a, w0, c00);
    c01 = madd(a, w1, c01);
    a = v128.load32_splat(x1, 8);
    c10 = madd(a, w0, c10);
    c11 = madd(a, w1, c11);
    a = v128.load32_splat(x2, 8);
    c20 = madd(a, w0, c20);
    c21 = madd(a, w1, c21);
    a = v128.load32_splat(x3, 8);
    c30 = madd(a, w0, c30);
    c31 = madd(a, w1, c31);
    a = v128.load32_splat(x4, 8);
    c40 = madd(a, w0, c40);
    c41 = madd(a, w1, c41);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    a = v128.load32_splat(x0, 12);
    c00 = madd(a, w0, c00);
    c01 = madd(a, w1, c01);
    a = v128.load32_splat(x1, 12);
    c10 = madd(a, w0, c10);
    c11 = madd(a, w1, c11);
    a = v128.load32_splat(x2, 12);
    c20 = madd(a, w0, c20);
    c21 = madd(a, w1, c21);
    a = v128.load32_splat(x3, 12);
    c30 = madd(a, w0, c30);
    c31 = madd(a, w1, c31);
    a = v128.load32_splat(x4, 12);
    c40 = madd(a, w0, c40);
    c41 = madd(a, w1, c41);
    x0 += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    x4 += 16;
    w += 128;
  }
  while (x0 < end) {
    w0 = v128.load(w);
    w1 = v128.load(w, 16);
    a = v128.load32_splat(x0);
    c00 = madd(a, w0, c00);
    c01 = madd(a, w1, c01);
    a = v128.load32_splat(x1);
    c10 = madd(a, w0, c10);
    c11 = madd(a, w1, c11);
    a = v128.load32_splat(x2);
    c20 = madd(a, w0, c20);
    c21 = madd(a, w1, c21);
    a = v128.load32_splat(x3);
    c30 = madd(a, w0, c30);
    c31 = madd(a, w1, c31);
    a = v128.load32_splat(x4);
    c40 = madd(a, w0, c40);
    c41 = madd(a, w1, c41);
    x0 += 4;
    x1 += 4;
    x2 += 4;
    x3 += 4;
    x4 += 4;
    w += 32;
  }
  const step: usize = added ? outBytes : 0;
  put(out, c00, c01, columns, clamp, added);
  out += outBytes;
  added += step;
  put(out, c10, c11, columns, clamp, added);
  out += outBytes;
  added += step;
  put(out, c20, c21, columns, clamp, added);
  out += outBytes;
  added += step;
  put(out, c30, c31, columns, clamp, added);
  out += outBytes;
  added += step;
  put(out, c40, c41, columns, clamp, added);
}

/** One row by 32 columns: four panels at once, as one alone would wait for its own sums. */
function wideRow(
  x: usize,
  depth: i32,
  w0: usize,
  panelBytes: usize,
  bias: usize,
  out: usize,
  clamp: i32,
  added: usize,
): void {
  let w1 = w0 + panelBytes;
  let w2 = w1 + panelBytes;
  let w3 = w2 + panelBytes;
  const end = x + bytesOf(depth);
  let c00 = v128.load(bias);
  let c01 = v128.load(bias, 16);
  let c10 = v128.load(bias, 32);
  let c11 = v128.load(bias, 48);
  let c20 = v128.load(bias, 64);
  let c21 = v128.load(bias, 80);
  let c30 = v128.load(bias, 96);
  let c31 = v128.load(bias, 112);
  while (x < end) {
    const a = v128.load32_splat(x);
    c00 = madd(a, v128.load(w0), c00);
    c01 = madd(a, v128.load(w0, 16), c01);
    c10 = madd(a, v128.load(w1), c10);
    c11 = madd(a, v128.load(w1, 16), c11);
    c20 = madd(a, v128.load(w2), c20);
    c21 = madd(a, v128.load(w2, 16), c21);
    c30 = madd(a, v128.load(w3), c30);
    c31 = madd(a, v128.load(w3, 16), c31);
    x += 4;
    w0 += 32;
    w1 += 32;
    w2 += 32;
    w3 += 32;
  }
  const step: usize = added ? 32 : 0;
  put(out, c00, c01, 8, clamp, added);
  put(out + 32, c10, c11, 8, clamp, added + step);
  put(out + 64, c20, c21, 8, clamp, added + 2 * step);
  put(out + 96, c30, c31, 8, clamp, added + 3 * step);
}

function narrowRow(
  x: usize,
  depth: i32,
  w: usize,
  bias: usize,
  out: usize,
  columns: i32,
  clamp: i32,
  added: usize,
): void {
  const end = x + bytesOf(depth);
  let low = v128.load(bias);
  let high = v128.load(bias, 16);
  while (x < end) {
    const a = v128.load32_splat(x);
    low = madd(a, v128.load(w), low);
    high = madd(a, v128.load(w, 16), high);
    x += 4;
    w += 32;
  }
  put(out, low, high, columns, clamp, added);
}

/**
 * out[row][column] = clamp(bias[column] + sum over k of x[row][k] * panel[k][column] + added[row][column]). Rows of x and
 * out lie `xBytes` and `outBytes` apart, panels of eight columns `panelBytes`. `added` lies like `out` and is another
 * place; 0 where nothing is added. `clamp`: 0 none, 1 relu, 2 relu6. Whatever the number of rows, each is summed in the
 * same order.
 */
export function pointwiseTiles(
  rows: i32,
  x: usize,
  xBytes: usize,
  depth: i32,
  panel: usize,
  panelBytes: usize,
  bias: usize,
  out: usize,
  outBytes: usize,
  columns: i32,
  clamp: i32,
  added: usize,
): void {
  if (rows < 5) {
    for (let row = 0; row < rows; row++) {
      let column = 0;
      let w = panel;
      for (; column + 32 <= columns; column += 32, w += 4 * panelBytes) {
        const at = bytesOf(column);
        wideRow(x, depth, w, panelBytes, bias + at, out + at, clamp, added ? added + at : 0);
      }
      for (; column < columns; column += 8, w += panelBytes) {
        const at = bytesOf(column);
        narrowRow(x, depth, w, bias + at, out + at, min(columns - column, 8), clamp, added ? added + at : 0);
      }
      x += xBytes;
      out += outBytes;
      if (added) added += outBytes;
    }
    return;
  }
  for (let column = 0; column < columns; column += 8, panel += panelBytes) {
    const at = bytesOf(column);
    const width = min(columns - column, 8);
    for (let row = 0; row < rows; row += 5) {
      // The last tile may overlap the one before it and write the same numbers again.
      const first = min(row, rows - 5);
      const to = <usize>first * outBytes + at;
      const from = x + <usize>first * xBytes;
      fiveRows(from, xBytes, depth, panel, bias + at, out + to, outBytes, width, clamp, added ? added + to : 0);
    }
  }
}
