// What `stride-padding` shows: the walk along both axes, what is never read, and the sums that the windows make.
// Not responsible for: settings and links (stride-padding.ts), geometry on the page, or words.
import {
  sumUnderWindow,
  symmetricPadFor,
  symmetricWalk,
  tapsAt,
  unreadPlaces,
  windowStart,
} from '../../../nn/axis-walk.ts';
import type { AxisWalk, Unread } from '../../../nn/axis-walk.ts';
import type { Pair } from '../../../nn/spec.ts';
import type { AxisLayout } from './axis-layout.ts';
import type { Impossible } from './impossible.ts';
import { activeWalk, askedSettings, comparedWalk, kerasAxis, layoutOf, whyImpossible } from './stride-padding.ts';
import type { StrideState, WindowSettings } from './stride-padding.ts';

export interface AxisModel {
  readonly walk: AxisWalk;
  /** Keras's walk, for comparison with PyTorch's; null by Keras's rule, or where Keras refuses the settings. */
  readonly compared: AxisWalk | null;
  readonly unread: Unread;
  readonly layout: AxisLayout;
  /** Output place of the window, and the input places that it reads there. */
  readonly place: number;
  readonly taps: readonly number[];
  /** Output places of Keras's map that are drawn. */
  readonly comparedOutputs: AxisLayout;
}

export interface StrideModel {
  readonly state: StrideState;
  readonly settings: WindowSettings;
  /** Why what was asked for last is not on show. */
  readonly problem: Impossible | null;
  readonly rows: AxisModel;
  readonly columns: AxisModel;
  /** Both axes walk alike, so that one of them tells all. */
  readonly alike: boolean;
  /** Sums under the windows at the drawn output places, row-major. */
  readonly sums: Float64Array;
  /** The same by Keras's rule, where that is compared. */
  readonly comparedSums: Float64Array | null;
  /** Sum under the window now. */
  readonly sum: number;
  /** Place of the window among the drawn ones in reading order, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** How far PyTorch's window starts from Keras's at the same output place; null when not compared. */
  readonly shift: Pair | null;
  /** The `padding=` that gives Keras's windows in PyTorch; null where there is none. */
  readonly equivalent: Pair | null;
}

/** The test picture: nested square frames, the same from every side, so that any lopsidedness comes from the window. */
export function pictureAt(row: number, column: number, [height, width]: Pair): 0 | 1 {
  const depth = Math.min(row, column, height - 1 - row, width - 1 - column);
  return depth % 4 === 1 || depth % 4 === 2 ? 1 : 0;
}

function axisModel(settings: WindowSettings, axis: 0 | 1, place: number): AxisModel {
  const walk = activeWalk(settings, axis);
  const compared = comparedWalk(settings, axis);
  const layout = layoutOf(settings, axis);
  return {
    walk,
    compared,
    unread: unreadPlaces(walk),
    layout,
    place,
    taps: tapsAt(walk, place),
    comparedOutputs: layoutOf({ ...settings, rule: 'keras' }, axis),
  };
}

function sumsOf(
  input: Pair,
  rows: AxisWalk,
  columns: AxisWalk,
  drawn: readonly [AxisLayout, AxisLayout],
): Float64Array {
  const [rowPlaces, columnPlaces] = [drawn[0].outputs, drawn[1].outputs];
  const sums = new Float64Array(rowPlaces.length * columnPlaces.length);
  rowPlaces.forEach((row, r) =>
    columnPlaces.forEach((column, c) => {
      sums[r * columnPlaces.length + c] = sumUnderWindow((y, x) => pictureAt(y, x, input), rows, columns, row, column);
    }),
  );
  return sums;
}

function equivalentPad(settings: WindowSettings): Pair | null {
  const [rows, columns] = ([0, 1] as const).map((axis) => symmetricPadFor(kerasAxis(settings, axis), settings.padding));
  return rows === undefined || rows === null || columns === undefined || columns === null ? null : [rows, columns];
}

function shiftOf({ walk, compared }: AxisModel): number | null {
  return compared === null ? null : windowStart(walk, 0) - windowStart(compared, 0);
}

function sameWalk(one: AxisWalk, other: AxisWalk): boolean {
  return (['size', 'kernel', 'stride', 'dilation', 'before', 'after'] as const).every((key) => one[key] === other[key]);
}

export function present(state: StrideState): StrideModel {
  const { settings, place } = state;
  const rows = axisModel(settings, 0, place[0]);
  const columns = axisModel(settings, 1, place[1]);
  const { compared: keras0 } = rows;
  const { compared: keras1 } = columns;
  const shift = [shiftOf(rows), shiftOf(columns)] as const;
  const at = rows.layout.outputs.indexOf(place[0]) * columns.layout.outputs.length;
  return {
    state,
    settings,
    problem: state.asked === null ? null : whyImpossible(askedSettings(state)),
    rows,
    columns,
    alike: sameWalk(rows.walk, columns.walk),
    sums: sumsOf(settings.input, rows.walk, columns.walk, [rows.layout, columns.layout]),
    comparedSums:
      keras0 === null || keras1 === null
        ? null
        : sumsOf(settings.input, keras0, keras1, [rows.comparedOutputs, columns.comparedOutputs]),
    sum: sumUnderWindow((y, x) => pictureAt(y, x, settings.input), rows.walk, columns.walk, place[0], place[1]),
    index: at + columns.layout.outputs.indexOf(place[1]),
    count: rows.layout.outputs.length * columns.layout.outputs.length,
    shift: shift[0] === null || shift[1] === null ? null : [shift[0], shift[1]],
    equivalent: equivalentPad(settings),
  };
}

/** The output place at a number in reading order over the drawn ones; kept within them. */
export function placeAt({ rows, columns }: StrideModel, index: number): Pair {
  const width = columns.layout.outputs.length;
  const kept = Math.min(rows.layout.outputs.length * width - 1, Math.max(0, index));
  return [rows.layout.outputs[Math.floor(kept / width)] ?? 0, columns.layout.outputs[kept % width] ?? 0];
}

/** What Keras's windows would need in PyTorch, as numbers of zeros: before and after each axis. */
export function asymmetricPads(settings: WindowSettings): readonly [Pair, Pair] {
  const side = (axis: 0 | 1): Pair => {
    const { before, after } = kerasAxis(settings, axis);
    return [before, after];
  };
  return [side(0), side(1)];
}

/** How many windows PyTorch places with the padding that Keras puts before, for the sentence on why there is no `p`. */
export function symmetricOutputs(settings: WindowSettings, axis: 0 | 1, pad: number): number {
  return symmetricWalk(kerasAxis(settings, axis), pad).output;
}
