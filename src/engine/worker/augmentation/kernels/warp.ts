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
  const yy = load<f64>(map);
  const yx = load<f64>(map + 8);
  const y0 = load<f64>(map + 16);
  const xy = load<f64>(map + 24);
  const xx = load<f64>(map + 32);
  const x0 = load<f64>(map + 40);
  const pixelBytes = channels * 4;
  const fill = height * width;
  let to = target;
  for (let y = 0; y < height; y++) {
    // In the order of the specification, so that both round alike.
    const rowY = yy * <f64>y;
    const rowX = xy * <f64>y;
    for (let x = 0; x < width; x++) {
      const atY = rowY + yx * <f64>x + y0;
      const atX = rowX + xx * <f64>x + x0;
      const wholeY = <i32>Math.floor(atY);
      const wholeX = <i32>Math.floor(atX);
      const partY = <f32>(atY - <f64>wholeY);
      const partX = <f32>(atX - <f64>wholeX);
      let a = wholeY * width + wholeX;
      let b = a + 1;
      let c = a + width;
      let d = c + 1;
      if (<u32>wholeY >= <u32>(height - 1) || <u32>wholeX >= <u32>(width - 1)) {
        const top = continued(wholeY, height, fillMode);
        const bottom = continued(wholeY + 1, height, fillMode);
        const left = continued(wholeX, width, fillMode);
        const right = continued(wholeX + 1, width, fillMode);
        a = top < 0 || left < 0 ? fill : top * width + left;
        b = top < 0 || right < 0 ? fill : top * width + right;
        c = bottom < 0 || left < 0 ? fill : bottom * width + left;
        d = bottom < 0 || right < 0 ? fill : bottom * width + right;
      }
      if (channels == 1) {
        const p = load<f32>(source + (a << 2));
        const r = load<f32>(source + (c << 2));
        const top = p + (load<f32>(source + (b << 2)) - p) * partX;
        store<f32>(to, top + (r + (load<f32>(source + (d << 2)) - r) * partX - top) * partY);
      } else {
        const p = v128.load(source + a * pixelBytes);
        const r = v128.load(source + c * pixelBytes);
        const acrossX = f32x4.splat(partX);
        const top = f32x4.add(p, f32x4.mul(f32x4.sub(v128.load(source + b * pixelBytes), p), acrossX));
        const low = f32x4.add(r, f32x4.mul(f32x4.sub(v128.load(source + d * pixelBytes), r), acrossX));
        v128.store(to, f32x4.add(top, f32x4.mul(f32x4.sub(low, top), f32x4.splat(partY))));
      }
      to += pixelBytes;
    }
  }
}
