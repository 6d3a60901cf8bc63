// The inner loop of the image filter as a WebAssembly module of about 300 bytes: four times four columns at once.
// Written out here, instruction by instruction, so that one loop needs no second tool chain and no file to fetch.
// Not responsible for: making an instance (whoever has WebAssembly) or for planning passes (image-filter.ts).

const I32 = 0x7f;
const V128 = 0x7b;

const END = 0x0b;
const ADD_I32 = [0x6a];
const SUBTRACT_I32 = [0x6b];
const LESS_I32 = [0x49];
const ADD_F32X4 = [0xfd, 0xe4, 0x01];
const MULTIPLY_F32X4 = [0xfd, 0xe6, 0x01];

/** Unsigned LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128 of a small number that is not negative. */
function signed(value: number): readonly number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}

function sized(content: readonly number[]): readonly number[] {
  return [...unsigned(content.length), ...content];
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...sized(content)];
}

function name(text: string): readonly number[] {
  return sized(Array.from(text, (letter) => letter.charCodeAt(0)));
}

function get(local: number): readonly number[] {
  return [0x20, local];
}

function set(local: number): readonly number[] {
  return [0x21, local];
}

function tee(local: number): readonly number[] {
  return [0x22, local];
}

function number(value: number): readonly number[] {
  return [0x41, ...signed(value)];
}

function load32(offset: number): readonly number[] {
  return [0x28, 2, ...unsigned(offset)];
}

/** One float into all four lanes. */
function loadSplat(offset: number): readonly number[] {
  return [0xfd, 0x09, 2, ...unsigned(offset)];
}

function loadVector(offset: number): readonly number[] {
  return [0xfd, 0x00, 2, ...unsigned(offset)];
}

function storeVector(offset: number): readonly number[] {
  return [0xfd, 0x0b, 2, ...unsigned(offset)];
}

const ZERO_VECTOR = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];

/** Runs the body, and again while the body leaves something other than zero on the stack. */
function repeat(...body: readonly (readonly number[])[]): readonly number[] {
  return [0x03, 0x40, ...body.flat(), 0x0d, 0, END];
}

/** Parameters, then locals, by index. */
const SOURCE = 0;
const SOURCE_STEP = 1;
const TARGET = 2;
const TARGET_STEP = 3;
const WIDTH = 4;
const ROWS = 5;
const TAPS = 6;
const TAPS_END = 7;
const FROM = 8;
const TO = 9;
const ROW_END = 10;
const TAP = 11;
const PLACE = 12;
const SUMS = [13, 14, 15, 16] as const;
const WEIGHT = 17;

/** sum += weight x four floats of the lane. */
function multiplyAdd(sum: number, lane: number): readonly number[] {
  const product = [...get(WEIGHT), ...get(PLACE), ...loadVector(lane * 16), ...MULTIPLY_F32X4];
  return [...get(sum), ...product, ...ADD_F32X4, ...set(sum)];
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const BODY = [
  ...repeat(
    [...get(SOURCE), ...set(FROM), ...get(TARGET), ...tee(TO), ...get(WIDTH), ...ADD_I32, ...set(ROW_END)],
    repeat(
      [...ZERO_VECTOR, ...tee(SUMS[0]), ...tee(SUMS[1]), ...tee(SUMS[2]), ...set(SUMS[3]), ...get(TAPS), ...set(TAP)],
      repeat(
        [...get(FROM), ...get(TAP), ...load32(0), ...ADD_I32, ...set(PLACE), ...get(TAP), ...loadSplat(4)],
        set(WEIGHT),
        SUMS.flatMap(multiplyAdd),
        [...get(TAP), ...number(8), ...ADD_I32, ...tee(TAP), ...get(TAPS_END), ...LESS_I32],
      ),
      SUMS.flatMap((sum, lane) => [...get(TO), ...get(sum), ...storeVector(lane * 16)]),
      [...get(FROM), ...number(64), ...ADD_I32, ...set(FROM)],
      [...get(TO), ...number(64), ...ADD_I32, ...tee(TO), ...get(ROW_END), ...LESS_I32],
    ),
    [...get(SOURCE), ...get(SOURCE_STEP), ...ADD_I32, ...set(SOURCE)],
    [...get(TARGET), ...get(TARGET_STEP), ...ADD_I32, ...set(TARGET)],
    [...get(ROWS), ...number(1), ...SUBTRACT_I32, ...tee(ROWS)],
  ),
  END,
];

/**
 * A module that imports `env.memory` and exports `filterRows(source, sourceStep, target, targetStep, width, rows,
 * taps, tapsEnd)`, all in bytes but `rows`. For every row, target[x] = sum over taps of weight x source[x + offset];
 * a tap is an int32 offset in bytes and a float32 weight. At least one row, column and tap. Columns are done sixteen
 * at a time: up to 60 bytes beyond the last column are read and written.
 */
export const FILTER_CODE: Uint8Array<ArrayBuffer> = Uint8Array.from([
  ...HEADER,
  ...section(1, [1, 0x60, ...sized(Array.from({ length: 8 }, () => I32)), 0]),
  ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('filterRows'), 0, 0]),
  ...section(10, [1, ...sized([2, 5, I32, 5, V128, ...BODY])]),
]);
