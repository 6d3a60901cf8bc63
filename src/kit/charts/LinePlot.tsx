// The drawn part of a line chart, as plain SVG: axes, grid, lines with gaps, reading line.
// Not responsible for: reading values, legend, table or keyboard (LineChart.tsx) or what to draw (chart-model.ts).
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { DrawnPoint } from './downsample.ts';
import styles from './LineChart.module.css';
import { PLOT, plotScale } from './plot-area.ts';
import type { Scale } from './plot-area.ts';
import type { Domain, Point, SeriesColour } from './series.ts';

export interface DrawnSeries {
  readonly id: string;
  readonly color: SeriesColour;
  /** SVG dash array; undefined is a solid line. */
  readonly dash: string | undefined;
  readonly points: readonly DrawnPoint[];
  readonly weight: 'clear' | 'faint' | 'ghost';
}

export interface LinePlotProps {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly series: readonly DrawnSeries[];
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly yScale: 'linear' | 'log';
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  readonly cursorX: number | null;
  readonly cursorPoints: readonly (Point & { readonly id: string; readonly color: SeriesColour })[];
}

const STROKE = {
  clear: { opacity: 1, widthPx: 1.75, dotPx: 3 },
  faint: { opacity: 0.35, widthPx: 1, dotPx: 1 },
  ghost: { opacity: 0.3, widthPx: 6, dotPx: 4 },
} as const;

/** SVG path of a line, interrupted at gaps. */
export function linePath(points: readonly DrawnPoint[], x: Scale, y: Scale): string {
  let path = '';
  let isDown = false;
  for (const point of points) {
    if (point.y !== null) path += `${isDown ? 'L' : 'M'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`;
    isDown = point.y !== null;
  }
  return path;
}

/** Points with a gap or nothing on both sides: a path does not show them. */
export function lonePoints(points: readonly DrawnPoint[]): readonly Point[] {
  return points.flatMap(({ x, y }, i) => {
    const isAlone = (points[i - 1]?.y ?? null) === null && (points[i + 1]?.y ?? null) === null;
    return y !== null && isAlone ? [{ x, y }] : [];
  });
}

export function LinePlot(props: LinePlotProps): ReactElement {
  const { widthPx, heightPx, xDomain, yDomain, cursorX } = props;
  const clipId = useId();
  const [left, right] = [PLOT.leftPx, widthPx - PLOT.rightPx];
  const [top, bottom] = [PLOT.topPx, heightPx - PLOT.bottomPx];
  const x = plotScale(xDomain, [left, right], 'linear');
  const y = plotScale(yDomain, [bottom, top], props.yScale);
  return (
    <svg className={styles['svg']} width={widthPx} height={heightPx} aria-hidden="true">
      <clipPath id={clipId}>
        {/* Room for the dot of a point at the edge. */}
        <rect x={left - 4} y={top - 4} width={Math.max(0, right - left + 8)} height={Math.max(0, bottom - top + 6)} />
      </clipPath>
      {props.yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles['gridLine']} x1={left} x2={right} />
          <text x={left - 8} dy="0.35em" textAnchor="end">
            {props.formatY(tick)}
          </text>
        </g>
      ))}
      {props.xTicks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${bottom})`}>
          <line className={styles['axis']} y2={5} />
          <text y={19} textAnchor="middle">
            {props.formatX(tick)}
          </text>
        </g>
      ))}
      <line className={styles['axis']} x1={left} x2={right} y1={bottom} y2={bottom} />
      {cursorX !== null && <line className={styles['cursor']} x1={x(cursorX)} x2={x(cursorX)} y1={top} y2={bottom} />}
      <g clipPath={`url(#${clipId})`}>
        {props.series.map(({ id, color, dash, points, weight }) => (
          <g key={id} stroke={`var(--${color})`} strokeOpacity={STROKE[weight].opacity}>
            <path
              className={styles['line']}
              d={linePath(points, x, y)}
              strokeWidth={STROKE[weight].widthPx}
              strokeDasharray={dash}
            />
            {lonePoints(points).map((point) => (
              <circle key={point.x} cx={x(point.x)} cy={y(point.y)} r={STROKE[weight].dotPx} fill={`var(--${color})`} />
            ))}
          </g>
        ))}
      </g>
      {props.cursorPoints.map((point) => (
        <circle
          key={point.id}
          className={styles['dot']}
          cx={x(point.x)}
          cy={y(point.y)}
          r={4}
          fill={`var(--${point.color})`}
        />
      ))}
    </svg>
  );
}
