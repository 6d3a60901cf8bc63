// The output: a sum under the window for each place. Pointer and arrow keys move the window, where it may be moved.
// Not responsible for: the input (InputGrid.tsx) or sums (stride-model.ts).
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { moveInGrid } from '../../../kit/canvas/grid-keys.ts';
import { tint } from '../../../kit/charts/tints.ts';
import type { Pair } from '../../../nn/spec.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { AxisLayout } from './axis-layout.ts';
import { CELL, lengthOf, placeAtCoordinate, startOf, startOfPlace } from './grid-geometry.ts';
import type { DrawnAxis } from './grid-geometry.ts';
import { Gap } from './Gap.tsx';
import styles from './StridePadding.module.css';

export interface OutputGridProps {
  readonly rows: AxisLayout;
  readonly columns: AxisLayout;
  /** Row-major over the drawn places. */
  readonly sums: ArrayLike<number>;
  /** The largest sum there could be: taps of the window. */
  readonly most: number;
  readonly place: Pair;
  readonly name: string;
  /** Accessible name of the grid that can be moved in; a plain picture where absent. */
  readonly label?: string;
  readonly tone?: 'accent' | 'warm';
  readonly onPlace?: (place: Pair) => void;
}

function drawn({ outputs, outputBreakAt }: AxisLayout): DrawnAxis {
  return { places: outputs, breakAt: outputBreakAt };
}

export function OutputGrid(props: OutputGridProps): ReactElement {
  const { sums, most, place, name, label, tone = 'accent', onPlace } = props;
  const rows = drawn(props.rows);
  const columns = drawn(props.columns);
  const [height, width] = [lengthOf(rows), lengthOf(columns)];
  const margin = 4;
  const y = startOfPlace(rows, place[0]);
  const x = startOfPlace(columns, place[1]);

  function pointAt(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0) return;
    const scale = (width + 2 * margin) / box.width;
    const row = placeAtCoordinate(rows, (event.clientY - box.top) * scale - margin);
    const column = placeAtCoordinate(columns, (event.clientX - box.left) * scale - margin);
    if (row !== null && column !== null) onPlace?.([row, column]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = rows.places.indexOf(place[0]) * columns.places.length + columns.places.indexOf(place[1]);
    const next = moveInGrid(event.key, from, rows.places.length, columns.places.length);
    if (next === null) return;
    event.preventDefault();
    const row = rows.places[Math.floor(next / columns.places.length)];
    const column = columns.places[next % columns.places.length];
    if (row !== undefined && column !== undefined) onPlace?.([row, column]);
  }

  const live =
    onPlace === undefined
      ? { role: 'img', 'aria-label': name }
      : {
          role: 'application',
          tabIndex: 0,
          'aria-label': label,
          onKeyDown,
          onPointerDown: pointAt,
          onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
            if (event.buttons === 1) pointAt(event);
          },
        };
  return (
    <figure className={styles['grid']}>
      <svg
        {...live}
        className={classes(styles['cells'], onPlace !== undefined && styles['live'])}
        viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
        style={{ width: `${(width + 2 * margin) / 12}rem` }}
      >
        {rows.places.flatMap((row, r) =>
          columns.places.map((column, c) => {
            const sum = sums[r * columns.places.length + c] ?? 0;
            return (
              <g key={`${row},${column}`}>
                <rect
                  className={styles['outputCell']}
                  style={{ fill: tint(tone === 'warm' ? 'series-1' : 'series-2', most === 0 ? 0 : sum / most) }}
                  x={startOf(columns, c)}
                  y={startOf(rows, r)}
                  width={CELL}
                  height={CELL}
                />
                <text className={styles['sum']} x={startOf(columns, c) + CELL / 2} y={startOf(rows, r) + CELL / 2}>
                  {sum}
                </text>
              </g>
            );
          }),
        )}
        <Gap axis={columns} across={height} vertical />
        <Gap axis={rows} across={width} vertical={false} />
        {x !== null && y !== null && (
          <rect
            className={classes(styles['chosen'], tone === 'warm' && styles['warm'])}
            style={{ transform: `translate(${x}px, ${y}px)` }}
            width={CELL}
            height={CELL}
          />
        )}
      </svg>
      <figcaption className={styles['gridName']}>{name}</figcaption>
    </figure>
  );
}
