// The input with its zeros, cells that no window reads, and the window at its place.
// Not responsible for: moving the window (OutputGrid.tsx, Player.tsx).
import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import { windowStart } from '../../../nn/axis-walk.ts';
import { CELL, cellsPath, lengthOf, spanOf, startOf, startOfPlace } from './grid-geometry.ts';
import { Gap } from './Gap.tsx';
import styles from './StridePadding.module.css';
import { pictureAt } from './stride-model.ts';
import type { AxisModel, StrideModel } from './stride-model.ts';

export interface InputGridProps {
  readonly model: StrideModel;
  readonly label: string;
  readonly hidden: (count: number) => string;
}

function isInside(axis: AxisModel, place: number): boolean {
  return place >= 0 && place < axis.walk.size;
}

/** Real or padded by the walk that is on: zeros of the compared walk alone are no cells of this input. */
function isPadded({ walk }: AxisModel, place: number): boolean {
  return place >= -walk.before && place < walk.size + walk.after;
}

/** What stays while the window moves. */
function Ground({ model, hatch }: { readonly model: StrideModel; readonly hatch: string }): ReactElement {
  const { rows, columns, settings } = model;
  const paths = useMemo(() => {
    const [r, c] = [rows.layout, columns.layout];
    const isDrawn = (row: number, column: number) => isPadded(rows, row) && isPadded(columns, column);
    const isReal = (row: number, column: number) => isInside(rows, row) && isInside(columns, column);
    const isUnread = (row: number, column: number) =>
      rows.unread.all.includes(row) || columns.unread.all.includes(column);
    return {
      real: cellsPath(r, c, isReal),
      dark: cellsPath(r, c, (row, column) => isReal(row, column) && pictureAt(row, column, settings.input) === 1),
      padding: cellsPath(r, c, (row, column) => !isReal(row, column) && isDrawn(row, column)),
      unread: cellsPath(r, c, (row, column) => isDrawn(row, column) && isUnread(row, column)),
    };
  }, [rows, columns, settings]);
  return (
    <>
      <path className={styles['real']} d={paths.real} />
      <path className={styles['dark']} d={paths.dark} />
      <path className={styles['zero']} d={paths.padding} />
      <path className={styles['cellLines']} d={paths.real} />
      <path className={styles['unread']} d={paths.unread} fill={`url(#${hatch})`} />
    </>
  );
}

function Zeros({ model }: { readonly model: StrideModel }): ReactElement {
  const { rows, columns } = model;
  return (
    <>
      {rows.layout.places.flatMap((row, r) =>
        columns.layout.places.flatMap((column, c) => {
          if (isInside(rows, row) && isInside(columns, column)) return [];
          if (!isPadded(rows, row) || !isPadded(columns, column)) return [];
          return [
            <text
              key={`${row},${column}`}
              className={styles['zeroText']}
              x={startOf(columns.layout, c) + CELL / 2}
              y={startOf(rows.layout, r) + CELL / 2}
            >
              0
            </text>,
          ];
        }),
      )}
    </>
  );
}

function Frame({
  rows,
  columns,
  name,
}: {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly name: string;
}) {
  return (
    <rect
      className={styles[name]}
      style={{ transform: `translate(${columns[0]}px, ${rows[0]}px)` }}
      width={columns[1]}
      height={rows[1]}
    />
  );
}

function Window({ model }: { readonly model: StrideModel }): ReactElement {
  const { rows, columns } = model;
  const [top, left] = [windowStart(rows.walk, rows.place), windowStart(columns.walk, columns.place)];
  const rowSpan = spanOf(rows.layout, top, top + rows.walk.extent - 1);
  const columnSpan = spanOf(columns.layout, left, left + columns.walk.extent - 1);
  return (
    <>
      {rows.taps.flatMap((row, i) =>
        columns.taps.flatMap((column, j) => {
          const y = startOfPlace(rows.layout, row);
          const x = startOfPlace(columns.layout, column);
          if (x === null || y === null) return [];
          return [
            <rect
              key={`${i},${j}`}
              className={styles['tap']}
              style={{ transform: `translate(${x}px, ${y}px)` }}
              width={CELL}
              height={CELL}
            />,
          ];
        }),
      )}
      {rowSpan !== null && columnSpan !== null && (
        <>
          <Frame rows={rowSpan} columns={columnSpan} name="halo" />
          <Frame rows={rowSpan} columns={columnSpan} name="window" />
        </>
      )}
      <Compared model={model} />
    </>
  );
}

/** Where Keras's window would be at the same output place. */
function Compared({ model: { rows, columns } }: { readonly model: StrideModel }): ReactElement | null {
  const { compared: down } = rows;
  const { compared: across } = columns;
  if (down === null || across === null || rows.place >= down.output || columns.place >= across.output) return null;
  const [top, left] = [windowStart(down, rows.place), windowStart(across, columns.place)];
  const rowSpan = spanOf(rows.layout, top, top + down.extent - 1);
  const columnSpan = spanOf(columns.layout, left, left + across.extent - 1);
  return rowSpan === null || columnSpan === null ? null : <Frame rows={rowSpan} columns={columnSpan} name="compared" />;
}

export function InputGrid({ model, label, hidden }: InputGridProps): ReactElement {
  const hatch = useId();
  const { rows, columns } = model;
  const [height, width] = [lengthOf(rows.layout), lengthOf(columns.layout)];
  const margin = 4;
  const left = Math.max(rows.layout.hidden, columns.layout.hidden);
  return (
    <figure className={styles['grid']}>
      <svg
        role="img"
        aria-label={label}
        className={styles['cells']}
        viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
        style={{ width: `${(width + 2 * margin) / 12}rem` }}
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className={styles['hatch']} d="M0 0V7" />
          </pattern>
        </defs>
        <Ground model={model} hatch={hatch} />
        <Zeros model={model} />
        <Gap axis={columns.layout} across={height} vertical />
        <Gap axis={rows.layout} across={width} vertical={false} />
        <Window model={model} />
      </svg>
      <figcaption className={styles['gridName']}>
        {label}
        {left > 0 && <span className={styles['note']}> · {hidden(left)}</span>}
      </figcaption>
    </figure>
  );
}
