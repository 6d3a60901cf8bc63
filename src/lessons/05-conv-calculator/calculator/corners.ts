// Two corners of the padded input, enlarged: where the first and the last window stand and which cells are zeros. For a
// transposed layer it is the output, and the cells around it are cut off. Pure geometry in cells.
// Not responsible for: drawing (Corners.tsx) or sizes and zeros themselves (nn).
import { axisPadding, type AxisWindow } from '../../../nn/derivation/windows.ts';
import { dilatedKernel } from '../../../nn/layer-rules.ts';

/** One axis of a corner, in cells counted from its own edge. */
export interface CornerAxis {
  /** Cells shown, zeros included. */
  readonly cells: number;
  /** Index of the first cell of the input among them, and how many there are. */
  readonly from: number;
  readonly inside: number;
  /** Where the window begins among them, and its extent. */
  readonly window: number;
  readonly extent: number;
  /** Steps between the cells that the window really reads. */
  readonly dilation: number;
}

export interface Corner {
  readonly id: 'start' | 'end';
  readonly rows: CornerAxis;
  readonly columns: CornerAxis;
}

/** Most cells of one axis that are drawn. */
const MOST = 12;

function axes(window: AxisWindow, isTransposed: boolean): { readonly start: CornerAxis; readonly end: CornerAxis } {
  const { before, after, output } = axisPadding(window, isTransposed);
  const { dilation } = window;
  const extent = dilatedKernel(window.kernel, dilation);
  // What the window slides over: the input, or what a transposed layer lays its windows on.
  const size = isTransposed ? output : window.size;
  const places = isTransposed ? window.size : output;
  const cells = Math.min(MOST, Math.max(extent + 1, 4), before + size + after);
  const last = (places - 1) * window.stride;
  const total = before + size + after;
  const reach = Math.min(total, Math.max(cells, total - last));
  const shown = Math.min(MOST, reach);
  const hidden = total - shown;
  return {
    start: {
      cells,
      from: Math.min(before, cells),
      inside: Math.max(0, Math.min(size, cells - before)),
      window: 0,
      extent: Math.min(extent, cells),
      dilation,
    },
    end: {
      cells: shown,
      from: Math.max(0, before - hidden),
      inside: shown - Math.min(shown, after) - Math.max(0, before - hidden),
      window: Math.max(0, last - hidden),
      extent: Math.min(extent, shown - Math.max(0, last - hidden)),
      dilation,
    },
  };
}

/** A line has one row. */
const ROW: CornerAxis = { cells: 1, from: 0, inside: 1, window: 0, extent: 1, dilation: 1 };

/** The first and the last corner; none where nothing slides. */
export function cornersOf(windows: readonly AxisWindow[], isTransposed: boolean): readonly Corner[] {
  const [first, second] = windows;
  if (first === undefined) return [];
  const one = axes(first, isTransposed);
  if (second === undefined) {
    return [
      { id: 'start', rows: ROW, columns: one.start },
      { id: 'end', rows: ROW, columns: one.end },
    ];
  }
  const two = axes(second, isTransposed);
  return [
    { id: 'start', rows: one.start, columns: two.start },
    { id: 'end', rows: one.end, columns: two.end },
  ];
}
