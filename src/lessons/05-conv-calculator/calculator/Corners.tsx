// The first and the last corner of the padded input, enlarged, with the window where it starts and where it ends.
// Not responsible for: what is where (corners.ts).
import type { ReactElement } from 'react';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { AxisWindow } from '../../../nn/derivation/windows.ts';
import styles from './Calculator.module.css';
import { calculatorText } from './calculator.text.ts';
import { cornersOf, type Corner } from './corners.ts';

export interface CornersProps {
  readonly windows: readonly AxisWindow[];
  readonly isTransposed: boolean;
  readonly locale: Locale;
}

const CELL = 15;

export function Corners({ windows, isTransposed, locale }: CornersProps): ReactElement | null {
  const words = calculatorText[locale];
  const corners = cornersOf(windows, isTransposed);
  if (corners.length === 0) return null;
  return (
    <div className={styles['corners']} aria-hidden="true">
      {corners.map((corner) => (
        <figure key={corner.id} className={styles['corner']}>
          <CornerDrawing corner={corner} />
          <figcaption>{words.corners(corner.id, windows.length === 1)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function isInside(index: number, { from, inside }: Corner['rows']): boolean {
  return index >= from && index < from + inside;
}

/** Whether a window reads this cell, or passes over it because of its dilation. */
function isRead(index: number, { window, extent, dilation }: Corner['rows']): boolean {
  return index >= window && index < window + extent && (index - window) % dilation === 0;
}

function CornerDrawing({ corner: { rows, columns } }: { readonly corner: Corner }): ReactElement {
  const [width, height] = [columns.cells * CELL, rows.cells * CELL];
  const cells = Array.from({ length: rows.cells * columns.cells }, (_, index) => ({
    row: Math.floor(index / columns.cells),
    column: index % columns.cells,
  }));
  return (
    <svg width={width + 2} height={height + 2} viewBox={`-1 -1 ${width + 2} ${height + 2}`}>
      {cells.map(({ row, column }) => {
        const isCell = isInside(row, rows) && isInside(column, columns);
        return (
          <rect
            key={`${row}-${column}`}
            className={isCell ? styles['cornerCell'] : styles['cornerZero']}
            x={column * CELL + 0.5}
            y={row * CELL + 0.5}
            width={CELL - 1}
            height={CELL - 1}
          />
        );
      })}
      {(rows.dilation > 1 || columns.dilation > 1) &&
        cells
          .filter(({ row, column }) => isRead(row, rows) && isRead(column, columns))
          .map(({ row, column }) => (
            <circle
              key={`${row}-${column}`}
              className={styles['cell']}
              cx={(column + 0.5) * CELL}
              cy={(row + 0.5) * CELL}
              r={2.5}
            />
          ))}
      <rect
        className={styles['window']}
        x={columns.window * CELL}
        y={rows.window * CELL}
        width={columns.extent * CELL}
        height={rows.extent * CELL}
      />
    </svg>
  );
}
