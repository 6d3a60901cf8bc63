// A line chart that can be read exactly: legend with values, reading line by pointer and keys, and the numbers as a table.
// Not responsible for: drawing (LinePlot.tsx, loaded when first needed) or throttling live data (its owner).
import { Suspense, lazy, useId, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useWidthPx } from '../canvas/use-width.ts';
import { Button } from '../controls/Button.tsx';
import { formatNumber, formatSignificant } from '../locale/format.ts';
import { useLocale } from '../locale/locale.ts';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import styles from './LineChart.module.css';
import { CHART_TEXT } from './charts.text.ts';
import { downsample } from './downsample.ts';
import { PLOT, xUnder } from './plot-area.ts';
import { allX, extents, linearTicks, logTicks, paddedDomain, pointAt } from './series.ts';
import type { Domain, LineSeries } from './series.ts';
import { useReadingLine } from './use-reading-line.ts';

export interface LineChartProps {
  /** Accessible name: what the chart shows. */
  readonly label: string;
  readonly series: readonly LineSeries[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Fixed ends of the axes; null leaves an end to the data. */
  readonly xDomain?: readonly [low: number | null, high: number | null];
  readonly yDomain?: readonly [low: number | null, high: number | null];
  readonly yScale?: 'linear' | 'log';
  readonly formatX?: (x: number) => string;
  readonly formatY?: (y: number) => string;
  readonly heightPx?: number;
  /** Shown in the empty axes; "No data yet" where absent. */
  readonly emptyText?: string;
}

const LazyPlot = lazy(async () => {
  try {
    const { LinePlot } = await import('./LinePlot.tsx');
    return { default: LinePlot };
  } catch {
    return { default: PlotUnavailable };
  }
});

function PlotUnavailable(): ReactElement {
  const locale = useLocale();
  return <p className={styles['empty']}>{CHART_TEXT[locale].unavailable}</p>;
}

/** Told apart by dash as well as by colour; where the owner says which are dashed, that holds. */
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3', '4 2', '1 4', '12 4', '6 2 2 2'] as const;

function dashOf(all: readonly LineSeries[], id: string): string | undefined {
  const series = all.filter(({ faint }) => faint !== true);
  const index = series.findIndex((each) => each.id === id);
  if (index < 0) return undefined;
  const said = series.some(({ dashed }) => dashed !== undefined);
  return said ? (series[index]?.dashed === true ? '6 4' : undefined) : DASHES[index % DASHES.length];
}

function domainOf(
  fixed: readonly [number | null, number | null] | undefined,
  data: Domain | null,
  fallback: Domain,
): Domain {
  const [low, high] = data ?? fallback;
  const ends: Domain = [fixed?.[0] ?? low, fixed?.[1] ?? high];
  // A single point stands in the middle, unless the low end is given.
  return ends[1] > ends[0] ? ends : [fixed?.[0] ?? ends[0] - 0.5, ends[0] + 0.5];
}

export function LineChart(props: LineChartProps): ReactElement {
  const { label, series, xLabel, yLabel, yScale = 'linear', heightPx = 240 } = props;
  const locale = useLocale();
  const text = CHART_TEXT[locale];
  const formatX = props.formatX ?? ((x: number) => formatNumber(x, locale, 2));
  const formatY = props.formatY ?? ((y: number) => formatSignificant(y, locale));
  const frame = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [asTable, setAsTable] = useState(false);
  const widthPx = useWidthPx(frame);

  const drawable = useMemo(
    () =>
      yScale === 'linear'
        ? series
        : series.map((each) => ({ ...each, points: each.points.map(({ x, y }) => ({ x, y: y > 0 ? y : NaN })) })),
    [series, yScale],
  );
  const data = useMemo(() => extents(drawable), [drawable]);
  const clear = useMemo(() => series.filter(({ faint }) => faint !== true), [series]);
  const xs = useMemo(() => allX(clear), [clear]);
  const xDomain = domainOf(props.xDomain, data?.x ?? null, [0, 1]);
  const yDomain = domainOf(
    props.yDomain,
    data ? paddedDomain(data.y, yScale) : null,
    yScale === 'log' ? [0.1, 1] : [0, 1],
  );
  const line = useReadingLine(xs);
  const columns = Math.max(50, Math.round(widthPx - PLOT.leftPx - PLOT.rightPx));
  const [xLow, xHigh] = xDomain;
  const drawn = useMemo(
    () =>
      drawable.map(({ id, color, points, faint = false }) => ({
        id,
        color,
        dash: dashOf(drawable, id),
        faint,
        points: downsample(points, [xLow, xHigh], columns),
        single: points.filter(({ y }) => Number.isFinite(y)).length === 1,
      })),
    [drawable, xLow, xHigh, columns],
  );

  const readings = clear.map(({ id, label: name, color, points }) => ({
    id,
    name,
    color,
    dash: dashOf(series, id),
    point: line.x === null ? (points.at(-1) ?? null) : pointAt(points, line.x, xHigh - xLow),
  }));
  const cursorPoints = readings.flatMap(({ id, color, point }) =>
    line.x !== null && point !== null && Number.isFinite(point.y) ? [{ ...point, id, color }] : [],
  );
  const sentence =
    line.x === null
      ? ''
      : [
          `${xLabel} ${formatX(line.x)}`,
          ...readings.map(({ name, point }) => `${name} ${point ? formatY(point.y) : '–'}`),
        ].join(locale === 'zh' ? '，' : ', ');

  return (
    <div ref={frame} className={styles['chart']}>
      <div className={styles['head']}>
        <ChartLegend entries={readings} xLabel={xLabel} x={line.x} formatX={formatX} formatY={formatY} />
        <Button kind="quiet" icon={asTable ? 'chart' : 'table'} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.showChart : text.showTable}
        </Button>
      </div>
      {asTable ? (
        <ChartTable label={label} xLabel={xLabel} series={clear} formatX={formatX} formatY={formatY} />
      ) : (
        <>
          <div className={styles['axisName']} aria-hidden="true">
            {yLabel}
          </div>
          <div
            className={styles['plot']}
            style={{ height: heightPx }}
            role="application"
            aria-label={`${label}. ${xLabel}, ${yLabel}.`}
            aria-describedby={keysId}
            tabIndex={0}
            onKeyDown={line.onKeyDown}
            onBlur={() => line.pointAtX(null)}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              if (xs.length > 0) line.pointAtX(xUnder(event.clientX - box.left, box.width, xDomain));
            }}
            onPointerLeave={() => line.pointAtX(null)}
          >
            {widthPx > 0 && (
              <Suspense fallback={null}>
                <LazyPlot
                  widthPx={widthPx}
                  heightPx={heightPx}
                  series={drawn}
                  xDomain={xDomain}
                  yDomain={yDomain}
                  yScale={yScale}
                  xTicks={linearTicks(xDomain, widthPx < 420 ? 4 : 7)}
                  yTicks={yScale === 'log' ? logTicks(yDomain, 5) : linearTicks(yDomain, 5)}
                  formatX={formatX}
                  formatY={formatY}
                  cursorX={line.x}
                  cursorPoints={cursorPoints}
                />
              </Suspense>
            )}
            {data === null && <p className={styles['empty']}>{props.emptyText ?? text.empty}</p>}
          </div>
          <div className={styles['xName']} aria-hidden="true">
            {xLabel}
          </div>
          <span id={keysId} hidden>
            {text.keys}
          </span>
        </>
      )}
      <span className="visually-hidden" role="status">
        {line.byKeys && sentence}
      </span>
    </div>
  );
}
