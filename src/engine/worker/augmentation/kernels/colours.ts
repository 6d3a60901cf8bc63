// Changes of values in place, as nn/augmentation/colours.ts specifies them, in single precision. `bytes` are a multiple of 48:
// 12 numbers, four pixels of three channels; what lies behind the image itself is changed along and read by nobody.
// Not responsible for: moving pixels.

// @ts-ignore: decorator
@inline
function unit(value: v128): v128 {
  return f32x4.pmin(f32x4.pmax(value, f32x4.splat(0)), f32x4.splat(1));
}

/**
 * Distances from the mean of a channel times `factor`, cut, then `added`, cut again. `means`: 12 numbers, the mean that belongs
 * to each place of four pixels.
 */
export function contrastBrightness(image: usize, bytes: i32, means: usize, factor: f32, added: f32): void {
  const end = image + bytes;
  const factors = f32x4.splat(factor);
  const addeds = f32x4.splat(added);
  const first = v128.load(means);
  const second = v128.load(means, 16);
  const third = v128.load(means, 32);
  for (; image < end; image += 48) {
    const a = f32x4.add(first, f32x4.mul(f32x4.sub(v128.load(image), first), factors));
    const b = f32x4.add(second, f32x4.mul(f32x4.sub(v128.load(image, 16), second), factors));
    const c = f32x4.add(third, f32x4.mul(f32x4.sub(v128.load(image, 32), third), factors));
    v128.store(image, unit(f32x4.add(unit(a), addeds)));
    v128.store(image, unit(f32x4.add(unit(b), addeds)), 16);
    v128.store(image, unit(f32x4.add(unit(c), addeds)), 32);
  }
}

/** The sum of each place of four pixels: 12 numbers. What lies behind the image must be nought. */
export function sums(image: usize, bytes: i32, into: usize): void {
  const end = image + bytes;
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  for (; image < end; image += 48) {
    a = f32x4.add(a, v128.load(image));
    b = f32x4.add(b, v128.load(image, 16));
    c = f32x4.add(c, v128.load(image, 32));
  }
  v128.store(into, a);
  v128.store(into, b, 16);
  v128.store(into, c, 32);
}

// @ts-ignore: decorator
@inline
function hsvChannel(shifted: v128, most: v128, spread: v128): v128 {
  const k = f32x4.sub(shifted, f32x4.mul(f32x4.splat(6), f32x4.floor(f32x4.mul(shifted, f32x4.splat(1.0 / 6.0)))));
  return f32x4.sub(most, f32x4.mul(spread, unit(f32x4.pmin(k, f32x4.sub(f32x4.splat(4), k)))));
}

/** Turns the hue of RGB pixels by `sixths` (0 or more) of the circle. */
export function hue(image: usize, bytes: i32, sixths: f32): void {
  const end = image + bytes;
  const turn = f32x4.splat(sixths);
  for (; image < end; image += 48) {
    const x = v128.load(image);
    const y = v128.load(image, 16);
    const z = v128.load(image, 32);
    // r0 g0 b0 r1 | g1 b1 r2 g2 | b2 r3 g3 b3
    const r = v128.shuffle<f32>(v128.shuffle<f32>(x, y, 0, 3, 6, 6), z, 0, 1, 2, 5);
    const g = v128.shuffle<f32>(v128.shuffle<f32>(x, y, 1, 4, 7, 7), z, 0, 1, 2, 6);
    const b = v128.shuffle<f32>(v128.shuffle<f32>(x, y, 2, 5, 5, 5), z, 0, 1, 4, 7);
    const most = f32x4.pmax(f32x4.pmax(r, g), b);
    const spread = f32x4.sub(most, f32x4.pmin(f32x4.pmin(r, g), b));
    const isGrey = f32x4.eq(spread, f32x4.splat(0));
    const isRed = f32x4.eq(most, r);
    const isGreen = f32x4.eq(most, g);
    const between = v128.bitselect(
      f32x4.sub(g, b),
      v128.bitselect(f32x4.sub(b, r), f32x4.sub(r, g), isGreen),
      isRed,
    );
    const from = v128.bitselect(
      f32x4.splat(6),
      v128.bitselect(f32x4.splat(2), f32x4.splat(4), isGreen),
      isRed,
    );
    const part = f32x4.div(between, v128.bitselect(f32x4.splat(1), spread, isGrey));
    const turned = f32x4.add(f32x4.add(part, from), turn);
    const newR = v128.bitselect(r, hsvChannel(f32x4.add(turned, f32x4.splat(5)), most, spread), isGrey);
    const newG = v128.bitselect(g, hsvChannel(f32x4.add(turned, f32x4.splat(3)), most, spread), isGrey);
    const newB = v128.bitselect(b, hsvChannel(f32x4.add(turned, f32x4.splat(1)), most, spread), isGrey);
    v128.store(image, v128.shuffle<f32>(v128.shuffle<f32>(newR, newG, 0, 4, 1, 1), newB, 0, 1, 4, 2));
    v128.store(image, v128.shuffle<f32>(v128.shuffle<f32>(newG, newB, 1, 5, 2, 2), newR, 0, 1, 6, 2), 16);
    v128.store(image, v128.shuffle<f32>(v128.shuffle<f32>(newB, newR, 2, 7, 3, 3), newG, 0, 1, 7, 2), 32);
  }
}

/** Adds to value i the number of the table (of 4096) that the upper 12 bits of nn's `dropoutHash(key, i)` choose, times `deviation`. */
export function noise(image: usize, bytes: i32, table: usize, deviation: f32, key: i32): void {
  const end = image + bytes;
  const keys = i32x4.splat(key);
  const deviations = f32x4.splat(deviation);
  const golden = 0x9e3779b9;
  let counters = i32x4(0, golden, golden * 2, golden * 3);
  const next = i32x4.splat(golden * 4);
  for (; image < end; image += 16) {
    let h = v128.xor(counters, keys);
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x21f0aaad));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0xd35a2d97));
    h = v128.xor(h, i32x4.shr_u(h, 15));
    // Place in the table, in bytes.
    h = v128.and(i32x4.shr_u(h, 18), i32x4.splat(0x3ffc));
    let drawn = v128.load32_zero(table + i32x4.extract_lane(h, 0));
    drawn = v128.load_lane<f32>(table + i32x4.extract_lane(h, 1), drawn, 1);
    drawn = v128.load_lane<f32>(table + i32x4.extract_lane(h, 2), drawn, 2);
    drawn = v128.load_lane<f32>(table + i32x4.extract_lane(h, 3), drawn, 3);
    v128.store(image, unit(f32x4.add(v128.load(image), f32x4.mul(deviations, drawn))));
    counters = i32x4.add(counters, next);
  }
}
