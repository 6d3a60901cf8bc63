// A convolution whose output only a pooling window of four places reads: the four rows of a register tile are the
// window, so that the convolution's own output is never written. Not responsible for: other window sizes (pool.ts).
import { bytesOf, madd, storeUpTo4 } from './vector';

/** All ones where any of four values is NaN, so that `or` with it makes NaN. */
// @ts-ignore: decorator
@inline
function anyNaN(a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.or(v128.or(f32x4.ne(a, a), f32x4.ne(b, b)), v128.or(f32x4.ne(c, c), f32x4.ne(d, d)));
}

/**
 * Largest of four convolution outputs a window and column, and the byte offset of the place it came from (the first
 * of equals), both count x channels. Arguments as in gatherTiles; `rowIn` lists the four places of each window,
 * `out` and `places` are the first window's first column, windows lie `stride` bytes apart.
 */
export function gatherPoolTiles(
  windows: i32,
  rowIn: usize,
  x: usize,
  depth: i32,
  taps: usize,
  panel: usize,
  bias: usize,
  out: usize,
  places: usize,
  stride: usize,
  columns: i32,
): void {
  const tapsEnd = taps + bytesOf(depth);
  const pairsEnd = tapsEnd - 4;
  for (let window = 0; window < windows; window++) {
    const x0 = x + load<u32>(rowIn);
    const x1 = x + load<u32>(rowIn, 4);
    const x2 = x + load<u32>(rowIn, 8);
    const x3 = x + load<u32>(rowIn, 12);
    let c00 = v128.load(bias);
    let c01 = v128.load(bias, 16);
    let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
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
    const p0 = v128.load32_splat(rowIn);
    const p1 = v128.load32_splat(rowIn, 4);
    const p2 = v128.load32_splat(rowIn, 8);
    const p3 = v128.load32_splat(rowIn, 12);
    rowIn += 16;
    let best = f32x4.pmax(c00, c10);
    let place = v128.bitselect(p1, p0, f32x4.lt(c00, c10));
    place = v128.bitselect(p2, place, f32x4.lt(best, c20));
    best = f32x4.pmax(best, c20);
    place = v128.bitselect(p3, place, f32x4.lt(best, c30));
    best = f32x4.pmax(best, c30);
    storeUpTo4(out, v128.or(best, anyNaN(c00, c10, c20, c30)), columns);
    storeUpTo4(places, place, columns);
    if (columns > 4) {
      best = f32x4.pmax(c01, c11);
      place = v128.bitselect(p1, p0, f32x4.lt(c01, c11));
      place = v128.bitselect(p2, place, f32x4.lt(best, c21));
      best = f32x4.pmax(best, c21);
      place = v128.bitselect(p3, place, f32x4.lt(best, c31));
      best = f32x4.pmax(best, c31);
      storeUpTo4(out + 16, v128.or(best, anyNaN(c01, c11, c21, c31)), columns - 4);
      storeUpTo4(places + 16, place, columns - 4);
    }
    out += stride;
    places += stride;
  }
}
