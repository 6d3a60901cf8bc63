// Moving numbers about: borders, strided rows, packed and transposed kernels, sums of columns.
// Not responsible for: arithmetic of layers.
import { bytesOf, loadUpTo4, storeUpTo4 } from './vector';

export function fillZero(target: usize, bytes: usize): void {
  memory.fill(target, 0, bytes);
}

export function copyBytes(target: usize, source: usize, bytes: usize): void {
  memory.copy(target, source, bytes);
}

/** Copies `rows` rows of `length` numbers between two places whose rows lie apart by different strides. */
export function copyRows(
  source: usize,
  sourceBytes: usize,
  target: usize,
  targetBytes: usize,
  rows: i32,
  length: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let i = 0;
    for (; i < length - 3; i += 4) v128.store(target + bytesOf(i), v128.load(source + bytesOf(i)));
    for (; i < length; i++) store<f32>(target + bytesOf(i), load<f32>(source + bytesOf(i)));
    source += sourceBytes;
    target += targetBytes;
  }
}

/** As copyRows, each number written `times` times in a row. */
export function repeatRows(
  source: usize,
  sourceBytes: usize,
  target: usize,
  targetBytes: usize,
  rows: i32,
  length: i32,
  times: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let t = target;
    for (let i = 0; i < length; i++) {
      const value = load<f32>(source + bytesOf(i));
      for (let j = 0; j < times; j++) {
        store<f32>(t, value);
        t += 4;
      }
    }
    source += sourceBytes;
    target += targetBytes;
  }
}

/** The transpose of repeatRows: `times` numbers in a row are summed into one; `length` counts the sums. */
export function sumRepeatedRows(
  source: usize,
  sourceBytes: usize,
  target: usize,
  targetBytes: usize,
  rows: i32,
  length: i32,
  times: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let s = source;
    for (let i = 0; i < length; i++) {
      let sum: f32 = 0;
      for (let j = 0; j < times; j++) {
        sum += load<f32>(s);
        s += 4;
      }
      store<f32>(target + bytesOf(i), sum);
    }
    source += sourceBytes;
    target += targetBytes;
  }
}

/** target[i] += source[i]. Works in fours; both have room for that. */
export function addInto(target: usize, source: usize, count: i32): void {
  const end = target + bytesOf(count);
  while (target < end) {
    v128.store(target, f32x4.add(v128.load(target), v128.load(source)));
    target += 16;
    source += 16;
  }
}

/** target[i] = first[i] + second[i]. Works in fours. */
export function addTwo(first: usize, second: usize, target: usize, count: i32): void {
  const end = target + bytesOf(count);
  while (target < end) {
    v128.store(target, f32x4.add(v128.load(first), v128.load(second)));
    target += 16;
    first += 16;
    second += 16;
  }
}

/**
 * One tap of a kernel with inputs and outputs exchanged: target panel[input / 8][output][input % 8] from source
 * panel[output / 8][input][output % 8].
 */
export function transposeTap(
  source: usize,
  sourcePanelBytes: usize,
  inputs: i32,
  outputs: i32,
  target: usize,
  targetPanelBytes: usize,
): void {
  for (let output = 0; output < outputs; output++) {
    let s = source + sourcePanelBytes * (output >> 3) + bytesOf(output & 7);
    for (let input = 0; input < inputs; input++) {
      store<f32>(target + targetPanelBytes * (input >> 3) + bytesOf(input & 7), load<f32>(s));
      s += 32;
    }
    target += 32;
  }
}

/** Numbers summed in single precision before they join a double precision sum. */
const BLOCK = 32;

// @ts-ignore: decorator
@inline
function addToSums(sums: usize, part: v128, count: i32): void {
  store<f64>(sums, load<f64>(sums) + <f64>f32x4.extract_lane(part, 0));
  if (count > 1) store<f64>(sums, load<f64>(sums, 8) + <f64>f32x4.extract_lane(part, 1), 8);
  if (count > 2) store<f64>(sums, load<f64>(sums, 16) + <f64>f32x4.extract_lane(part, 2), 16);
  if (count > 3) store<f64>(sums, load<f64>(sums, 24) + <f64>f32x4.extract_lane(part, 3), 24);
}

/** sums[column] (double) += sum over rows of x[row][column]. */
export function addColumnSums(x: usize, rows: i32, columns: i32, sums: usize): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 4) {
    let p = x + bytesOf(column);
    for (let row = 0; row < rows; row += BLOCK) {
      const size = min(BLOCK, rows - row);
      let part = f32x4.splat(0);
      for (let i = 0; i < size; i++) {
        part = f32x4.add(part, v128.load(p));
        p += stride;
      }
      addToSums(sums, part, columns - column);
    }
    sums += 32;
  }
}

/** sums[column] += sum over rows of (x - mean)^2. */
export function addColumnSquares(x: usize, mean: usize, rows: i32, columns: i32, sums: usize): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 4) {
    let p = x + bytesOf(column);
    const centre = v128.load(mean + bytesOf(column));
    for (let row = 0; row < rows; row += BLOCK) {
      const size = min(BLOCK, rows - row);
      let part = f32x4.splat(0);
      for (let i = 0; i < size; i++) {
        const d = f32x4.sub(v128.load(p), centre);
        part = f32x4.add(part, f32x4.mul(d, d));
        p += stride;
      }
      addToSums(sums, part, columns - column);
    }
    sums += 32;
  }
}

/** sums[column] += sum over rows of g (x - mean). */
export function addColumnProducts(g: usize, x: usize, mean: usize, rows: i32, columns: i32, sums: usize): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 4) {
    let p = x + bytesOf(column);
    let q = g + bytesOf(column);
    const centre = v128.load(mean + bytesOf(column));
    for (let row = 0; row < rows; row += BLOCK) {
      const size = min(BLOCK, rows - row);
      let part = f32x4.splat(0);
      for (let i = 0; i < size; i++) {
        part = f32x4.add(part, f32x4.mul(v128.load(q), f32x4.sub(v128.load(p), centre)));
        p += stride;
        q += stride;
      }
      addToSums(sums, part, columns - column);
    }
    sums += 32;
  }
}

/** target[row][column] = (x - mean[column]) * scale[column] + shift[column]. */
export function normalizeRows(
  x: usize,
  rows: i32,
  columns: i32,
  mean: usize,
  scale: usize,
  shift: usize,
  target: usize,
): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 4) {
    let p = x + bytesOf(column);
    let t = target + bytesOf(column);
    const m = v128.load(mean + bytesOf(column));
    const s = v128.load(scale + bytesOf(column));
    const b = v128.load(shift + bytesOf(column));
    for (let row = 0; row < rows; row++) {
      storeUpTo4(t, f32x4.add(f32x4.mul(f32x4.sub(v128.load(p), m), s), b), columns - column);
      p += stride;
      t += stride;
    }
  }
}

/** target[row][column] = g * scale[column] + (x - mean[column]) * slope[column] + shift[column]; target may be g. */
export function normalizeRowsBackward(
  g: usize,
  x: usize,
  rows: i32,
  columns: i32,
  mean: usize,
  scale: usize,
  slope: usize,
  shift: usize,
  target: usize,
): void {
  const stride = bytesOf(columns);
  for (let column = 0; column < columns; column += 4) {
    let p = x + bytesOf(column);
    let q = g + bytesOf(column);
    let t = target + bytesOf(column);
    const m = v128.load(mean + bytesOf(column));
    const a = v128.load(scale + bytesOf(column));
    const k = v128.load(slope + bytesOf(column));
    const b = v128.load(shift + bytesOf(column));
    const left = columns - column;
    for (let row = 0; row < rows; row++) {
      const own = f32x4.add(f32x4.mul(loadUpTo4(q, left), a), b);
      storeUpTo4(t, f32x4.add(own, f32x4.mul(f32x4.sub(v128.load(p), m), k)), left);
      p += stride;
      q += stride;
      t += stride;
    }
  }
}
