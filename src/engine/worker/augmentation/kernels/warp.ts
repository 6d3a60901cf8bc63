// One image resampled along an affine map, as nn/augmentation/warp.ts specifies it: places in double precision, so that both
// read between the same pixels; colours in single precision.
// Not responsible for: where the map comes from, or colours.

/** Where pixel `i` of the continued row of n pixels lies in the row itself; -1: it is none of it. */
// @ts-ignore: decorator
@inline
function continued(i: i32, n: i32, fillMode: i32): i32 {
  if (<u32>i < <u32>n) return i;
  if (fillMode == 0) return i < 0 ? 0 : n - 1;
  if (fillMode == 1) return -1;
  if (fillMode == 2) return ((i % n) + n) % n;
  const at = ((i % (2 * n)) + 2 * n) % (2 * n);
  return at < n ? at : 2 * n - 1 - at;
}

/** The number of that pixel, or `fill`. */
// @ts-ignore: decorator
@inline
function numberOf(y: i32, x: i32, width: i32, fill: i32): i32 {
  return y < 0 || x < 0 ? fill : y * width + x;
}

/** Part `part` of the way from one pixel to the other. */
// @ts-ignore: decorator
@inline
function between(from: v128, to: v128, part: v128): v128 {
  return f32x4.add(from, f32x4.mul(f32x4.sub(to, from), part));
}

/**
 * height x width x channels of float32 at `source`, behind which lie `channels` numbers of fill and four more; as many are
 * written at `target`, and up to three behind them. `map`: yy, yx, y0, xy, xx, x0 as float64. Fill modes: 0 nearest, 1
 * constant, 2 wrap, 3 reflect. One channel or three.
 */
export function warp(
  source: usize,
  target: usize,
  height: i32,
  width: i32,
  channels: i32,
  map: usize,
  fillMode: i32,
): void {
  // Row and column of a place side by side.
  const downwards = f64x2(load<f64>(map), load<f64>(map + 24));
  const sideways = f64x2(load<f64>(map + 8), load<f64>(map + 32));
  const origin = f64x2(load<f64>(map + 16), load<f64>(map + 40));
  const one = f64x2.splat(1);
  const pixelBytes = channels * 4;
  const rowBytes = width * pixelBytes;
  const fill = height * width;
  let to = target;
  let row = f64x2.splat(0);
  for (let y = 0; y < height; y++) {
    // In the order of the specification, so that both round alike.
    const ofRow = f64x2.mul(downwards, row);
    let column = f64x2.splat(0);
    for (let x = 0; x < width; x++) {
      const at = f64x2.add(f64x2.add(ofRow, f64x2.mul(sideways, column)), origin);
      const floor = f64x2.floor(at);
      const whole = i32x4.trunc_sat_f64x2_s_zero(floor);
      const parts = f32x4.demote_f64x2_zero(f64x2.sub(at, floor));
      const partY = v128.shuffle<f32>(parts, parts, 0, 0, 0, 0);
      const partX = v128.shuffle<f32>(parts, parts, 1, 1, 1, 1);
      const wholeY = i32x4.extract_lane(whole, 0);
      const wholeX = i32x4.extract_lane(whole, 1);
      let a = source + (wholeY * width + wholeX) * pixelBytes;
      let b = a + pixelBytes;
      let c = a + rowBytes;
      let d = b + rowBytes;
      if (<u32>wholeY >= <u32>(height - 1) || <u32>wholeX >= <u32>(width - 1)) {
        const top = continued(wholeY, height, fillMode);
        const bottom = continued(wholeY + 1, height, fillMode);
        const left = continued(wholeX, width, fillMode);
        const right = continued(wholeX + 1, width, fillMode);
        a = source + numberOf(top, left, width, fill) * pixelBytes;
        b = source + numberOf(top, right, width, fill) * pixelBytes;
        c = source + numberOf(bottom, left, width, fill) * pixelBytes;
        d = source + numberOf(bottom, right, width, fill) * pixelBytes;
      }
      // One channel: what lies beside the pixel is computed along and overwritten by the next one.
      const upper = between(v128.load(a), v128.load(b), partX);
      const lower = between(v128.load(c), v128.load(d), partX);
      v128.store(to, between(upper, lower, partY));
      to += pixelBytes;
      column = f64x2.add(column, one);
    }
    row = f64x2.add(row, one);
  }
}
