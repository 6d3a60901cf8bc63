// Numbers over two axes as a coloured table, e.g. accuracy for each shift of the test images.
// Not responsible for: confusion matrices (ConfusionMatrix.tsx) or pictures (canvas/).
import type { ReactElement } from 'react';
import { ValueGrid } from './ValueGrid.tsx';
import { tint } from './tints.ts';

export interface HeatmapProps {
  readonly label: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row-major, rows x columns; NaN where there is no value (yet). */
  readonly values: ArrayLike<number>;
  /** The number in the cell; short. */
  readonly format: (value: number) => string;
  /** The whole reading: what a screen reader says and the tooltip shows. */
  readonly describeCell: (value: number, row: number, column: number) => string;
  /** Values at the faintest and the strongest tint; from the data where absent. */
  readonly domain?: readonly [low: number, high: number];
  /** `diverging`: below zero in the warm colour, above in the cool one, strongest at the domain's larger end. */
  readonly colour?: 'sequential' | 'warm' | 'diverging';
  readonly selected?: number | null;
  readonly onSelect?: (index: number) => void;
  readonly onHover?: (index: number | null) => void;
}

function dataDomain(values: ArrayLike<number>): readonly [number, number] {
  const finite = Array.from(values).filter(Number.isFinite);
  return finite.length === 0
    ? [0, 1]
    : [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

function background(value: number, [low, high]: readonly [number, number], colour: HeatmapProps['colour']): string {
  if (colour === 'diverging') {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return tint(value < 0 ? 'series-1' : 'series-2', Math.abs(value) / most);
  }
  return tint(colour === 'warm' ? 'series-1' : 'series-2', (value - low) / (high - low || 1));
}

export function Heatmap(props: HeatmapProps): ReactElement {
  const { values, rows, columns, format, describeCell, colour, domain = dataDomain(values), ...rest } = props;
  const cells = Array.from({ length: rows.length * columns.length }, (_, index) => {
    const value = values[index] ?? NaN;
    return {
      text: Number.isNaN(value) ? '' : format(value),
      background: background(value, domain, colour),
      words: describeCell(value, Math.floor(index / columns.length), index % columns.length),
    };
  });
  return <ValueGrid {...rest} rows={rows} columns={columns} cells={cells} />;
}
