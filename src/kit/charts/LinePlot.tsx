// The drawn part of a line chart. The only file that imports recharts; loaded lazily, in a chunk of its own.
// Not responsible for: reading values, legend, table or keyboard (LineChart.tsx).
import type { ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceDot, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { DrawnPoint } from './downsample.ts';
import { PLOT } from './plot-area.ts';
import type { Domain, Point, SeriesColour } from './series.ts';

export interface DrawnSeries {
  readonly id: string;
  readonly color: SeriesColour;
  /** SVG dash array; undefined is a solid line. */
  readonly dash: string | undefined;
  readonly points: readonly DrawnPoint[];
  /** A single finite point has no line: it is drawn as a dot. */
  readonly single: boolean;
  readonly faint: boolean;
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

const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };
const AXIS = { stroke: 'var(--line-strong)' };

export function LinePlot(props: LinePlotProps): ReactElement {
  const { series, xDomain, yDomain, cursorX } = props;
  return (
    <LineChart
      width={props.widthPx}
      height={props.heightPx}
      margin={{ top: PLOT.topPx, right: PLOT.rightPx, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={[...xDomain]}
        allowDataOverflow
        allowDuplicatedCategory={false}
        ticks={[...props.xTicks]}
        interval={0}
        height={PLOT.bottomPx}
        tick={TICK}
        axisLine={AXIS}
        tickLine={AXIS}
        tickFormatter={props.formatX}
      />
      <YAxis
        type="number"
        dataKey="y"
        domain={[...yDomain]}
        scale={props.yScale}
        allowDataOverflow
        ticks={[...props.yTicks]}
        interval={0}
        width={PLOT.leftPx}
        tick={TICK}
        axisLine={false}
        tickLine={false}
        tickFormatter={props.formatY}
      />
      {cursorX !== null && <ReferenceLine x={cursorX} stroke="var(--ink-faint)" strokeDasharray="2 2" />}
      {series.map(({ id, color, dash, points, single, faint }) => (
        <Line
          key={id}
          data={points}
          dataKey="y"
          stroke={`var(--${color})`}
          strokeWidth={faint ? 1 : 1.75}
          strokeOpacity={faint ? 0.35 : 1}
          strokeLinejoin="round"
          dot={single && { r: 3.5, fill: `var(--${color})` }}
          activeDot={false}
          isAnimationActive={false}
          connectNulls={false}
          {...(dash === undefined ? {} : { strokeDasharray: dash })}
        />
      ))}
      {props.cursorPoints.map(({ id, x, y, color }) => (
        <ReferenceDot key={id} x={x} y={y} r={4} fill={`var(--${color})`} stroke="var(--paper)" strokeWidth={1.5} />
      ))}
    </LineChart>
  );
}
