// The legend of a line chart, with each line's value under the reading line (the latest one while there is none).
// Not responsible for: choosing the reading line's place.
import type { ReactElement } from 'react';
import styles from './LineChart.module.css';
import type { Point, SeriesColour } from './series.ts';

export interface LegendEntry {
  readonly id: string;
  readonly name: string;
  readonly color: SeriesColour;
  readonly dash: string | undefined;
  readonly ghost: boolean;
  readonly point: Point | null;
}

export interface ChartLegendProps {
  readonly entries: readonly LegendEntry[];
  readonly formatY: (y: number) => string;
}

export function ChartLegend({ entries, formatY }: ChartLegendProps): ReactElement {
  return (
    <ul className={styles['legend']}>
      {entries.map(({ id, name, color, dash, ghost, point }) => (
        <li key={id}>
          <svg width="26" height="8" aria-hidden="true">
            <line
              x1="0"
              y1="4"
              x2="26"
              y2="4"
              stroke={`var(--${color})`}
              strokeWidth={ghost ? 6 : 2.5}
              strokeOpacity={ghost ? 0.3 : 1}
              strokeDasharray={dash}
            />
          </svg>
          {name}
          <span className={styles['value']}>{point ? formatY(point.y) : '–'}</span>
        </li>
      ))}
    </ul>
  );
}
