// How a window walks along one axis of its input: where it stands, what it reads, what it never reads.
// Keras's paddings and PyTorch's symmetric one in the same terms. Not responsible for: convolutions (convolution.ts).
import { dilatedKernel } from './layer-rules.ts';
import { padding2D } from './shapes.ts';
import type { Padding } from './spec.ts';

/** One axis of a convolution or pooling, without its padding. */
export interface AxisSetting {
  /** Places of the input. */
  readonly size: number;
  /** Taps of the kernel. */
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

export interface AxisWalk extends AxisSetting {
  /** Places from the first to the last tap: (kernel - 1) dilation + 1. */
  readonly extent: number;
  /** Zeros put before and after the input. */
  readonly before: number;
  readonly after: number;
  /** Places where the window stands; zero or below when it doesn't fit. */
  readonly output: number;
}

/** The walk by Keras's rules: `same` puts an odd zero after the input. */
export function kerasWalk(setting: AxisSetting, padding: Padding): AxisWalk {
  const { size, kernel, stride, dilation } = setting;
  return { ...setting, extent: dilatedKernel(kernel, dilation), ...padding2D(size, kernel, stride, dilation, padding) };
}

/**
 * The walk with `pad` zeros on both sides, as PyTorch's `padding=pad`:
 * output = floor((size + 2 pad - dilation (kernel - 1) - 1) / stride) + 1.
 */
export function symmetricWalk(setting: AxisSetting, pad: number): AxisWalk {
  const extent = dilatedKernel(setting.kernel, setting.dilation);
  const output = Math.floor((setting.size + 2 * pad - extent) / setting.stride) + 1;
  return { ...setting, extent, before: pad, after: pad, output };
}

/** Input place of the window's first tap at an output place; negative in the padding. */
export function windowStart(walk: AxisWalk, place: number): number {
  return place * walk.stride - walk.before;
}

/** Input places of all taps at an output place; below 0 and from `size` on they lie in the padding. */
export function tapsAt(walk: AxisWalk, place: number): readonly number[] {
  const start = windowStart(walk, place);
  return Array.from({ length: walk.kernel }, (_, tap) => start + tap * walk.dilation);
}

/** How many windows read each place, from the first zero before the input to the last one after it. */
export function readCounts(walk: AxisWalk): Uint32Array {
  const counts = new Uint32Array(walk.before + walk.size + walk.after);
  for (let place = 0; place < walk.output; place += 1) {
    for (const from of tapsAt(walk, place)) {
      const index = from + walk.before;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}

export interface Unread {
  /** Every place that no window reads, zeros included (negative before the input), ascending. */
  readonly all: readonly number[];
  /** Places of the input that no window reads, ascending. */
  readonly inside: readonly number[];
  /** Those of them behind the last window: what is left over when strides don't divide. */
  readonly leftOver: readonly number[];
  /** Zeros that no window reads. */
  readonly padding: number;
}

export function unreadPlaces(walk: AxisWalk): Unread {
  const unread = [...readCounts(walk)].flatMap((count, index) => (count === 0 ? [index - walk.before] : []));
  const inside = unread.filter((place) => place >= 0 && place < walk.size);
  const end = walk.output > 0 ? windowStart(walk, walk.output - 1) + walk.extent : 0;
  return {
    all: unread,
    inside,
    leftOver: inside.filter((place) => place >= end),
    padding: unread.length - inside.length,
  };
}

/**
 * The `padding=p` with which PyTorch puts its windows on the very places where Keras puts them; null when there is
 * none because Keras pads one side more than the other.
 */
export function symmetricPadFor(setting: AxisSetting, padding: Padding): number | null {
  const keras = kerasWalk(setting, padding);
  return symmetricWalk(setting, keras.before).output === keras.output ? keras.before : null;
}

/** Sum of the values that the window reads at one output place of two axes: a kernel of ones on zeros around the input. */
export function sumUnderWindow(
  valueAt: (row: number, column: number) => number,
  rows: AxisWalk,
  columns: AxisWalk,
  row: number,
  column: number,
): number {
  let sum = 0;
  for (const y of tapsAt(rows, row)) {
    if (y < 0 || y >= rows.size) continue;
    for (const x of tapsAt(columns, column)) if (x >= 0 && x < columns.size) sum += valueAt(y, x);
  }
  return sum;
}
