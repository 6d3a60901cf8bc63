// Depthwise convolution of one image: every channel with its own kernel [taps][channels]. Inputs are gathered by the
// same tables as in gather.ts. Not responsible for: a depth multiplier (channels arrive already repeated).
import { atMost6, bytesOf, loadUpTo4, madd, reluOf, storeUpTo4 } from './vector';

/** out[row][c] = bias[c] + sum over taps of x[rowIn[row] + tap][c] * kernel[tap][c]. Rows in fours, as in gatherTiles. */
export function depthwiseTiles(
  rows: i32,
  rowIn: usize,
  rowOut: usize,
  x: usize,
  count: i32,
  taps: usize,
  kernel: usize,
  channels: i32,
  bias: usize,
  out: usize,
  clamp: i32,
): void {
  const stride = bytesOf(channels);
  const tapsEnd = taps + bytesOf(count);
  for (let row = 0; row < rows; row += 4) {
    const x0 = x + load<u32>(rowIn);
    const x1 = x + load<u32>(rowIn, 4);
    const x2 = x + load<u32>(rowIn, 8);
    const x3 = x + load<u32>(rowIn, 12);
    const o0 = out + load<u32>(rowOut);
    const o1 = out + load<u32>(rowOut, 4);
    const o2 = out + load<u32>(rowOut, 8);
    const o3 = out + load<u32>(rowOut, 12);
    rowIn += 16;
    rowOut += 16;
    for (let c = 0; c < channels; c += 4) {
      const column = bytesOf(c);
      let c0 = v128.load(bias + column);
      let c1 = c0, c2 = c0, c3 = c0;
      let w = kernel + column;
      for (let tap = taps; tap < tapsEnd; tap += 4) {
        const t = column + load<u32>(tap);
        const k = v128.load(w);
        c0 = madd(v128.load(x0 + t), k, c0);
        c1 = madd(v128.load(x1 + t), k, c1);
        c2 = madd(v128.load(x2 + t), k, c2);
        c3 = madd(v128.load(x3 + t), k, c3);
        w += stride;
      }
      if (clamp) {
        c0 = reluOf(c0);
        c1 = reluOf(c1);
        c2 = reluOf(c2);
        c3 = reluOf(c3);
        if (clamp == 2) {
          c0 = atMost6(c0);
          c1 = atMost6(c1);
          c2 = atMost6(c2);
          c3 = atMost6(c3);
        }
      }
      const left = channels - c;
      storeUpTo4(o0 + column, c0, left);
      storeUpTo4(o1 + column, c1, left);
      storeUpTo4(o2 + column, c2, left);
      storeUpTo4(o3 + column, c3, left);
    }
  }
}

/** target[tap][c] += sum over rows of x[rowIn[row] + tap][c] * g[row][c]. `taps` is filled up to a multiple of four. */
export function depthwiseOuter(
  rows: i32,
  rowIn: usize,
  x: usize,
  count: i32,
  taps: usize,
  g: usize,
  channels: i32,
  target: usize,
): void {
  const stride = bytesOf(channels);
  for (let tap = 0; tap < count; tap += 4) {
    const t0 = x + load<u32>(taps);
    const t1 = x + load<u32>(taps, 4);
    const t2 = x + load<u32>(taps, 8);
    const t3 = x + load<u32>(taps, 12);
    taps += 16;
    for (let c = 0; c < channels; c += 4) {
      let c0 = f32x4.splat(0);
      let c1 = c0, c2 = c0, c3 = c0;
      let q = g + bytesOf(c);
      for (let row = 0; row < rows; row++) {
        const r = load<u32>(rowIn + bytesOf(row)) + bytesOf(c);
        const v = v128.load(q);
        c0 = madd(v, v128.load(t0 + r), c0);
        c1 = madd(v, v128.load(t1 + r), c1);
        c2 = madd(v, v128.load(t2 + r), c2);
        c3 = madd(v, v128.load(t3 + r), c3);
        q += stride;
      }
      const left = channels - c;
      let o = target + bytesOf(c);
      addUpTo4(o, c0, left);
      if (tap + 1 < count) addUpTo4(o + stride, c1, left);
      if (tap + 2 < count) addUpTo4(o + 2 * stride, c2, left);
      if (tap + 3 < count) addUpTo4(o + 3 * stride, c3, left);
    }
    target += 4 * stride;
  }
}

// @ts-ignore: decorator
@inline
function addUpTo4(target: usize, value: v128, count: i32): void {
  storeUpTo4(target, f32x4.add(v128.load(target), value), count);
}

/** xGradient[rowIn[row] + tap][c] += g[row][c] * kernel[tap][c]. */
export function depthwiseScatter(
  rows: i32,
  rowIn: usize,
  xGradient: usize,
  count: i32,
  taps: usize,
  kernel: usize,
  channels: i32,
  g: usize,
): void {
  const stride = bytesOf(channels);
  const tapsEnd = taps + bytesOf(count);
  for (let row = 0; row < rows; row++) {
    const origin = xGradient + load<u32>(rowIn);
    rowIn += 4;
    for (let c = 0; c < channels; c += 4) {
      const column = bytesOf(c);
      const v = loadUpTo4(g + column, channels - c);
      let w = kernel + column;
      for (let tap = taps; tap < tapsEnd; tap += 4) {
        const t = origin + column + load<u32>(tap);
        v128.store(t, madd(v, v128.load(w), v128.load(t)));
        w += stride;
      }
    }
    g += stride;
  }
}
