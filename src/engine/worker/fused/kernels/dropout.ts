// Dropout with the counter-based masks of nn/random.ts: element i is kept iff mix32((i * golden) ^ key) >= threshold.
// Not responsible for: keys and thresholds.
import { bytesOf } from './vector';

/** y = x * scale where kept, else 0. Forward on values, backward on gradients; y may be x. Works in fours. */
export function dropout(x: usize, y: usize, count: i32, key: i32, threshold: i32, scale: f32): void {
  const end = x + bytesOf(count);
  const keys = i32x4.splat(key);
  const limits = i32x4.splat(threshold);
  const scales = f32x4.splat(scale);
  const golden = 0x9e3779b9;
  let counters = i32x4(0, golden, golden * 2, golden * 3);
  const next = i32x4.splat(golden * 4);
  for (; x < end; x += 16, y += 16) {
    let h = v128.xor(counters, keys);
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x21f0aaad));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0xd35a2d97));
    h = v128.xor(h, i32x4.shr_u(h, 15));
    v128.store(y, v128.and(f32x4.mul(v128.load(x), scales), i32x4.ge_u(h, limits)));
    counters = i32x4.add(counters, next);
  }
}
