// Which places of a long axis are drawn: all of a short one, the two ends of a long one with a gap between them.
// Pure. Not responsible for: sizes on the page (the views) or where windows stand (nn/axis-walk.ts).
import { windowStart } from '../../../nn/axis-walk.ts';
import type { AxisWalk } from '../../../nn/axis-walk.ts';

export interface AxisLayout {
  /** Input places that are drawn, ascending, padding included (negative before the input). */
  readonly places: readonly number[];
  /** How many of `places` lie before the gap; null when nothing is left out. */
  readonly breakAt: number | null;
  readonly hidden: number;
  /** Output places whose window is drawn whole, ascending. */
  readonly outputs: readonly number[];
  readonly outputBreakAt: number | null;
  readonly hiddenOutputs: number;
}

/** Longest padded axis that is drawn whole. */
const WHOLE = 20;
/** Fewest places at each end of one that isn't. */
const END = 8;

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** The layout of an axis that several walks share: all of their padding is drawn. */
export function layoutAxis(walk: AxisWalk, others: readonly AxisWalk[] = []): AxisLayout {
  const all = [walk, ...others];
  const before = Math.max(...all.map((each) => each.before));
  const after = Math.max(...all.map((each) => each.after));
  const length = before + walk.size + after;
  // Both ends hold a window and the one next to it.
  const end = Math.max(END, ...all.map((each) => each.extent + each.stride + Math.max(before, after)));
  if (length <= WHOLE || 2 * end + 1 >= length) {
    return {
      places: range(-before, walk.size + after),
      breakAt: null,
      hidden: 0,
      outputs: range(0, walk.output),
      outputBreakAt: null,
      hiddenOutputs: 0,
    };
  }
  const first = range(-before, end - before);
  const second = range(walk.size + after - end, walk.size + after);
  const outputs = range(0, walk.output);
  const early = outputs.filter((place) => windowStart(walk, place) + walk.extent <= end - before);
  const late = outputs.filter((place) => windowStart(walk, place) >= walk.size + after - end);
  return {
    places: [...first, ...second],
    breakAt: first.length,
    hidden: length - 2 * end,
    outputs: [...early, ...late],
    outputBreakAt: early.length,
    hiddenOutputs: walk.output - early.length - late.length,
  };
}

/** Where a drawn place stands: its number in the row of cells, a gap counted as one cell. */
export function slotOf(index: number, breakAt: number | null): number {
  return breakAt !== null && index >= breakAt ? index + 1 : index;
}

/** Cells that an axis takes up. */
export function slotCount(places: readonly number[], breakAt: number | null): number {
  return places.length + (breakAt === null ? 0 : 1);
}
