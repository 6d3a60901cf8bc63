// Depthwise convolution with a 3x3 window, one row of places at a time, read from the image as it lies: rows beyond it are
// a row of zeros, columns beyond it are left out of the sum. Tiles are four places by four channels, whose window columns
// overlap in registers. Not responsible for: other windows (depthwise.ts).
import { atMost6, bytesOf, madd, reluOf } from './vector';

// @ts-ignore: decorator
@inline
function clamped(x: v128, clamp: i32): v128 {
  if (clamp == 0) return x;
  const positive = reluOf(x);
  return clamp == 2 ? atMost6(positive) : positive;
}

// @ts-ignore: decorator
@inline
function column(x: usize, isInside: bool): v128 {
  return isInside ? v128.load(x) : f32x4.splat(0);
}

/** Four places of one row for all channels. `x0`...: the window's first column in each of its three rows. */
// @ts-ignore: decorator
@inline
function tile(
  stride: i32,
  x0: usize,
  x1: usize,
  x2: usize,
  hasFirst: bool,
  hasLast: bool,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  const pixel = bytesOf(channels);
  for (let c = 0; c < channels; c += 4) {
    let c0 = v128.load(bias);
    let c1 = c0, c2 = c0, c3 = c0;
    let w = kernel;
    let x = x0;
    for (let row = 0; row < 3; row++) {
      const w0 = v128.load(w);
      const w1 = v128.load(w + pixel);
      const w2 = v128.load(w + 2 * pixel);
      w += 3 * pixel;
      if (stride == 1) {
        let a = column(x, hasFirst);
        c0 = madd(a, w0, c0);
        a = v128.load(x + pixel);
        c0 = madd(a, w1, c0);
        c1 = madd(a, w0, c1);
        a = v128.load(x + 2 * pixel);
        c0 = madd(a, w2, c0);
        c1 = madd(a, w1, c1);
        c2 = madd(a, w0, c2);
        a = v128.load(x + 3 * pixel);
        c1 = madd(a, w2, c1);
        c2 = madd(a, w1, c2);
        c3 = madd(a, w0, c3);
        a = v128.load(x + 4 * pixel);
        c2 = madd(a, w2, c2);
        c3 = madd(a, w1, c3);
        a = column(x + 5 * pixel, hasLast);
        c3 = madd(a, w2, c3);
      } else {
        let a = column(x, hasFirst);
        c0 = madd(a, w0, c0);
        a = v128.load(x + pixel);
        c0 = madd(a, w1, c0);
        a = v128.load(x + 2 * pixel);
        c0 = madd(a, w2, c0);
        c1 = madd(a, w0, c1);
        a = v128.load(x + 3 * pixel);
        c1 = madd(a, w1, c1);
        a = v128.load(x + 4 * pixel);
        c1 = madd(a, w2, c1);
        c2 = madd(a, w0, c2);
        a = v128.load(x + 5 * pixel);
        c2 = madd(a, w1, c2);
        a = v128.load(x + 6 * pixel);
        c2 = madd(a, w2, c2);
        c3 = madd(a, w0, c3);
        a = v128.load(x + 7 * pixel);
        c3 = madd(a, w1, c3);
        a = column(x + 8 * pixel, hasLast);
        c3 = madd(a, w2, c3);
      }
      x = row == 0 ? x1 : x2;
    }
    v128.store(out, clamped(c0, clamp));
    v128.store(out + pixel, clamped(c1, clamp));
    v128.store(out + 2 * pixel, clamped(c2, clamp));
    v128.store(out + 3 * pixel, clamped(c3, clamp));
    x0 += 16;
    x1 += 16;
    x2 += 16;
    kernel += 16;
    bias += 16;
    out += 16;
  }
}

function innerTile(
  x0: usize,
  x1: usize,
  x2: usize,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  tile(1, x0, x1, x2, true, true, kernel, channels, bias, out, clamp);
}

function edgeTile(
  x0: usize,
  x1: usize,
  x2: usize,
  hasFirst: bool,
  hasLast: bool,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  tile(1, x0, x1, x2, hasFirst, hasLast, kernel, channels, bias, out, clamp);
}

function innerTileBy2(
  x0: usize,
  x1: usize,
  x2: usize,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  tile(2, x0, x1, x2, true, true, kernel, channels, bias, out, clamp);
}

function edgeTileBy2(
  x0: usize,
  x1: usize,
  x2: usize,
  hasFirst: bool,
  hasLast: bool,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  tile(2, x0, x1, x2, hasFirst, hasLast, kernel, channels, bias, out, clamp);
}

/**
 * out[place][c] = clamp(bias[c] + sum over the window) for `places` (at least four) places of one row. `x0`, `x1`, `x2`:
 * the three rows of the image, `width` pixels each; the first window begins `left` (0 or 1) columns before them, and the
 * last may end one column behind them. `kernel`: [3][3][channels], channels in fours. `clamp`: as in pointwise.ts.
 */
export function depthwiseRow(
  x0: usize,
  x1: usize,
  x2: usize,
  width: i32,
  left: i32,
  stride: i32,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  places: i32,
  clamp: i32,
): void {
  const pixel = bytesOf(channels);
  for (let place = 0; place < places; place += 4) {
    const first = min(place, places - 4);
    const start = first * stride - left;
    const at = <usize>(<isize>start * <isize>pixel);
    const to = out + <usize>first * pixel;
    const hasFirst = start >= 0;
    const hasLast = start + 3 * stride + 2 < width;
    if (stride == 1) {
      if (hasFirst && hasLast) innerTile(x0 + at, x1 + at, x2 + at, kernel, channels, bias, to, clamp);
      else edgeTile(x0 + at, x1 + at, x2 + at, hasFirst, hasLast, kernel, channels, bias, to, clamp);
    } else {
      if (hasFirst && hasLast) innerTileBy2(x0 + at, x1 + at, x2 + at, kernel, channels, bias, to, clamp);
      else edgeTileBy2(x0 + at, x1 + at, x2 + at, hasFirst, hasLast, kernel, channels, bias, to, clamp);
    }
  }
}
