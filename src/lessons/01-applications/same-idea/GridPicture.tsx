// A grid as a picture: sound as a curve, everything else as shades, with the window marked.
// Not responsible for: its numbers, which stand in tables beside it.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { PixelWindow } from '../../../kit/canvas/PixelCanvas.tsx';
import { LineChart } from '../../../kit/charts/LineChart.tsx';

export interface GridPictureProps {
  readonly label: string;
  readonly height: number;
  readonly width: number;
  readonly values: readonly number[];
  /** Draws one row of samples as a curve. */
  readonly isCurve: boolean;
  /** Cells to be framed together. */
  readonly framed: readonly number[];
  readonly xLabel: string;
  readonly onSelect?: (cell: number) => void;
}

/** The rectangle around cells. */
export function frameOf(cells: readonly number[], width: number): readonly PixelWindow[] {
  if (cells.length === 0) return [];
  const rows = cells.map((cell) => Math.floor(cell / width));
  const columns = cells.map((cell) => cell % width);
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return [{ row, column, height: Math.max(...rows) - row + 1, width: Math.max(...columns) - column + 1 }];
}

export function GridPicture(props: GridPictureProps): ReactElement {
  const { label, height, width, values, isCurve, framed, xLabel, onSelect } = props;
  if (isCurve) {
    const points = values.map((y, i) => ({ x: i + 1, y }));
    const marked = framed.map((cell) => ({ x: cell + 1, y: values[cell] ?? 0 }));
    return (
      <LineChart
        label={label}
        series={[
          { id: 'marked', label, color: 'series-1', points: marked, ghost: true },
          { id: 'all', label, color: 'series-2', points },
        ]}
        xLabel={xLabel}
        yLabel=""
        wholeX
      />
    );
  }
  return (
    <PixelCanvas
      pixels={values}
      height={height}
      width={width}
      colourMap="diverging"
      label={label}
      maxWidthPx={Math.min(320, 36 * width)}
      gridLines
      windows={frameOf(framed, width)}
      {...(onSelect && { onSelect })}
    />
  );
}
