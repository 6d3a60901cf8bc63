// Input gradient of a dense layer: gradients times the transposed kernel, read in place. Tiles are 4 samples by
// 2 inputs, each sum spread over the lanes of a vector. Not responsible for: convolutions (gather.ts on packed kernels).
import { bytesOf, laneSum, madd } from './vector';

/**
 * target[sample][k] = sum over columns of gradients[sample][column] * kernel[k][column] for four samples.
 * `gradients` are packed (packGradients) with `rows` rows a panel, starting at the first of the four samples; `kernel`
 * is in panels `panelBytes` apart. `strideBytes` separates samples of the target, which has room for all four.
 */
export function dotTiles(
  gradients: usize,
  rows: i32,
  kernel: usize,
  panels: i32,
  panelBytes: usize,
  depth: i32,
  target: usize,
  strideBytes: usize,
): void {
  const gradientStep = <usize>rows << 5;
  const zero = f32x4.splat(0);
  for (let k = 0; k < depth; k += 2) {
    const second: usize = k + 1 < depth ? 32 : 0;
    let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
    let g = gradients;
    let w = kernel;
    let a: v128, u: v128, v: v128;
    for (let panel = 0; panel < panels; panel++) {
      u = v128.load(w);
      v = v128.load(w + second);
      a = v128.load(g);
      c00 = madd(a, u, c00);
      c01 = madd(a, v, c01);
      a = v128.load(g, 32);
      c10 = madd(a, u, c10);
      c11 = madd(a, v, c11);
      a = v128.load(g, 64);
      c20 = madd(a, u, c20);
      c21 = madd(a, v, c21);
      a = v128.load(g, 96);
      c30 = madd(a, u, c30);
      c31 = madd(a, v, c31);
      u = v128.load(w, 16);
      v = v128.load(w + second, 16);
      a = v128.load(g, 16);
      c00 = madd(a, u, c00);
      c01 = madd(a, v, c01);
      a = v128.load(g, 48);
      c10 = madd(a, u, c10);
      c11 = madd(a, v, c11);
      a = v128.load(g, 80);
      c20 = madd(a, u, c20);
      c21 = madd(a, v, c21);
      a = v128.load(g, 112);
      c30 = madd(a, u, c30);
      c31 = madd(a, v, c31);
      g += gradientStep;
      w += panelBytes;
    }
    let o = target + bytesOf(k);
    storePair(o, c00, c01, second);
    storePair(o + strideBytes, c10, c11, second);
    storePair(o + 2 * strideBytes, c20, c21, second);
    storePair(o + 3 * strideBytes, c30, c31, second);
    kernel += 64;
  }
}

// @ts-ignore: decorator
@inline
function storePair(target: usize, first: v128, next: v128, second: usize): void {
  store<f32>(target, laneSum(first));
  if (second) store<f32>(target, laneSum(next), 4);
}
