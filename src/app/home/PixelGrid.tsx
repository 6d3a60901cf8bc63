// A grid of coloured cells with one framed region, as vector graphics in theme colours.
// Not responsible for: what the values mean. Decorative for screen readers: the figure says everything in words.
import { memo, type PointerEvent } from 'react';
import styles from './SlidingKernel.module.css';

export interface GridCell {
  readonly row: number;
  readonly column: number;
}

interface PixelGridProps {
  readonly values: ArrayLike<number>;
  readonly size: number;
  /** `ink`: 0 to 1, paper to ink. `signed`: -1 to 1, two colours around a neutral one. */
  readonly colours: 'ink' | 'signed';
  readonly frame: GridCell & { readonly size: number };
  /** Cells from this index on are left blank. */
  readonly shown?: number;
  readonly onPoint: (cell: GridCell, event: PointerEvent<SVGSVGElement>) => void;
}

const CELL = 10;

export function PixelGrid({ values, size, colours, frame, shown = Infinity, onPoint }: PixelGridProps) {
  const side = size * CELL;
  function point(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    onPoint(
      {
        row: Math.floor(((event.clientY - box.top) / box.height) * size),
        column: Math.floor(((event.clientX - box.left) / box.width) * size),
      },
      event,
    );
  }
  return (
    <svg
      className={styles['grid']}
      viewBox={`-1 -1 ${side + 2} ${side + 2}`}
      aria-hidden="true"
      onPointerDown={point}
      onPointerMove={point}
    >
      <Cells values={values} size={size} colours={colours} shown={shown} />
      <rect
        className={styles['frame']}
        x={frame.column * CELL}
        y={frame.row * CELL}
        width={frame.size * CELL}
        height={frame.size * CELL}
      />
    </svg>
  );
}

type CellsProps = Pick<PixelGridProps, 'values' | 'size' | 'colours'> & { readonly shown: number };

const Cells = memo(function Cells({ values, size, colours, shown }: CellsProps) {
  return Array.from(values, (value, index) => (
    <rect
      key={index}
      className={styles['cell']}
      x={(index % size) * CELL}
      y={Math.floor(index / size) * CELL}
      width={CELL}
      height={CELL}
      style={{ fill: index < shown ? colour(value, colours) : 'none' }}
    />
  ));
});

function colour(value: number, colours: 'ink' | 'signed'): string {
  const percent = Math.round(Math.min(1, Math.abs(value)) * 100);
  if (colours === 'ink') return `color-mix(in oklab, var(--ink) ${percent}%, var(--paper-raised))`;
  const side = value < 0 ? 'var(--diverging-neg)' : 'var(--diverging-pos)';
  return `color-mix(in oklab, ${side} ${percent}%, var(--diverging-zero))`;
}
