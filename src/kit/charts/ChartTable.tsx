// The numbers behind a line chart as a table; long lines are thinned evenly and the table says so.
// Not responsible for: the drawing.
import type { ReactElement } from 'react';
import { useText } from '../locale/locale.ts';
import styles from './LineChart.module.css';
import { CHART_TEXT } from './charts.text.ts';
import { allX, pointAt } from './series.ts';
import type { LineSeries } from './series.ts';

export interface ChartTableProps {
  readonly label: string;
  readonly xLabel: string;
  readonly series: readonly LineSeries[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
}

const ROWS = 100;

/** First, last and evenly spaced entries between, at most `count`. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  const picked: T[] = [];
  for (let i = 0; i < count; i += 1) {
    const item = items[Math.round((i * (items.length - 1)) / (count - 1))];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}

export function ChartTable({ label, xLabel, series, formatX, formatY }: ChartTableProps): ReactElement {
  const text = useText(CHART_TEXT);
  const every = allX(series);
  const rows = spread(every, ROWS);
  const xSpan = (every.at(-1) ?? 0) - (every[0] ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['tableFrame']} tabIndex={0} aria-label={label}>
      <table className={styles['table']}>
        <caption>
          {every.length === 0 && text.empty}
          {rows.length < every.length && text.sampled(rows.length, every.length)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{xLabel}</th>
            {series.map(({ id, label: name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((x) => (
            <tr key={x}>
              <th scope="row">{formatX(x)}</th>
              {series.map(({ id, points }) => {
                const point = pointAt(points, x, xSpan);
                return <td key={id}>{point ? formatY(point.y) : '–'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
