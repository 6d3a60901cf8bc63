// Pooling of one image (height x width x channels), any window, stride and padding, and its gradients.
// Padding is never read: windows are clipped to the image, and an average divides by the cells that are left.
// Not responsible for: pooling fused into a convolution (gather-pool.ts).
import { bytesOf, loadUpTo4, storeUpTo4 } from './vector';

/** Largest value of each window and where it stood: a byte offset in the image, the first of equals. */
export function maxPool(
  x: usize,
  height: i32,
  width: i32,
  channels: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  y: usize,
  places: usize,
): void {
  const pixel = bytesOf(channels);
  for (let oy = 0; oy < outHeight; oy++) {
    const y0 = max(oy * strideY - top, 0);
    const y1 = min(oy * strideY - top + poolHeight, height);
    for (let ox = 0; ox < outWidth; ox++) {
      const x0 = max(ox * strideX - left, 0);
      const x1 = min(ox * strideX - left + poolWidth, width);
      for (let c = 0; c < channels; c += 4) {
        let at = <usize>(y0 * width + x0) * pixel + bytesOf(c);
        let best = v128.load(x + at);
        let place = i32x4.splat(<i32>at);
        for (let iy = y0; iy < y1; iy++) {
          at = <usize>(iy * width + x0) * pixel + bytesOf(c);
          for (let ix = x0; ix < x1; ix++) {
            const v = v128.load(x + at);
            // Better, or not a number where the best still is one.
            const isNaN = v128.andnot(f32x4.ne(v, v), f32x4.ne(best, best));
            const better = v128.or(f32x4.lt(best, v), isNaN);
            best = v128.bitselect(v, best, better);
            place = v128.bitselect(i32x4.splat(<i32>at), place, better);
            at += pixel;
          }
        }
        place = i32x4.add(place, i32x4(0, 4, 8, 12));
        storeUpTo4(y + bytesOf(c), best, channels - c);
        storeUpTo4(places + bytesOf(c), place, channels - c);
      }
      y += pixel;
      places += pixel;
    }
  }
}

/** xGradient at each place += its gradient. */
export function maxPoolBackward(places: usize, g: usize, count: i32, xGradient: usize): void {
  const end = g + bytesOf(count);
  for (; g < end; g += 4, places += 4) {
    const target = xGradient + load<u32>(places);
    store<f32>(target, load<f32>(target) + load<f32>(g));
  }
}

export function averagePool(
  x: usize,
  height: i32,
  width: i32,
  channels: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  y: usize,
): void {
  const pixel = bytesOf(channels);
  for (let oy = 0; oy < outHeight; oy++) {
    const y0 = max(oy * strideY - top, 0);
    const y1 = min(oy * strideY - top + poolHeight, height);
    for (let ox = 0; ox < outWidth; ox++) {
      const x0 = max(ox * strideX - left, 0);
      const x1 = min(ox * strideX - left + poolWidth, width);
      const share = f32x4.splat(<f32>1 / <f32>((y1 - y0) * (x1 - x0)));
      for (let c = 0; c < channels; c += 4) {
        let sum = f32x4.splat(0);
        for (let iy = y0; iy < y1; iy++) {
          let at = x + <usize>(iy * width + x0) * pixel + bytesOf(c);
          for (let ix = x0; ix < x1; ix++) {
            sum = f32x4.add(sum, v128.load(at));
            at += pixel;
          }
        }
        storeUpTo4(y + bytesOf(c), f32x4.mul(sum, share), channels - c);
      }
      y += pixel;
    }
  }
}

/** xGradient of every cell of each window += the window's share. */
export function averagePoolBackward(
  g: usize,
  height: i32,
  width: i32,
  channels: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  xGradient: usize,
): void {
  const pixel = bytesOf(channels);
  for (let oy = 0; oy < outHeight; oy++) {
    const y0 = max(oy * strideY - top, 0);
    const y1 = min(oy * strideY - top + poolHeight, height);
    for (let ox = 0; ox < outWidth; ox++) {
      const x0 = max(ox * strideX - left, 0);
      const x1 = min(ox * strideX - left + poolWidth, width);
      const share = f32x4.splat(<f32>1 / <f32>((y1 - y0) * (x1 - x0)));
      for (let c = 0; c < channels; c += 4) {
        const part = f32x4.mul(loadUpTo4(g + bytesOf(c), channels - c), share);
        for (let iy = y0; iy < y1; iy++) {
          let at = xGradient + <usize>(iy * width + x0) * pixel + bytesOf(c);
          for (let ix = x0; ix < x1; ix++) {
            v128.store(at, f32x4.add(v128.load(at), part));
            at += pixel;
          }
        }
      }
      g += pixel;
    }
  }
}
