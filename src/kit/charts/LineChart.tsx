// A line chart that can be read exactly: legend with values, reading line by pointer and keys, and the numbers as a table.
// Not responsible for: drawing (LinePlot.tsx), what to draw (chart-model.ts) or throttling live data (its owner).
import { useId, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useWidthPx } from '../canvas/use-width.ts';
import { Button } from '../controls/Button.tsx';
import { formatNumber, formatSignificant } from '../locale/format.ts';
import { useLocale } from '../locale/locale.ts';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import { LinePlot } from './LinePlot.tsx';
import styles from './LineChart.module.css';
import { chartModel, dashOf } from './chart-model.ts';
import type { AxisEnds } from './chart-model.ts';
import { CHART_TEXT } from './charts.text.ts';
import { PLOT, xUnder } from './plot-area.ts';
import { pointAt } from './series.ts';
import type { LineSeries } from './series.ts';
import { useReadingLine } from './use-reading-line.ts';

export interface LineChartProps {
  /** Accessible name: what the chart shows. */
  readonly label: string;
  readonly series: readonly LineSeries[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xDomain?: AxisEnds;
  readonly yDomain?: AxisEnds;
  readonly yScale?: 'linear' | 'log';
  /** x counts something (epochs, steps): ticks at whole numbers only. */
  readonly wholeX?: boolean;
  readonly formatX?: (x: number) => string;
  readonly formatY?: (y: number) => string;
  /** For ticks, where `formatY` says more than they need. */
  readonly formatYTick?: (y: number) => string;
  readonly heightPx?: number;
  /** Where the figure stands on the x axis: a line there, and the legend's values, while the reader reads no other place. */
  readonly markX?: number;
  /** Shown in the empty axes; "No data yet" where absent. */
  readonly emptyText?: string;
}

/** What is too long to stand beside the axis, `1,000,000`, as a power of ten: `1e6`. */
function shortTick(text: string, tick: number): string {
  return text.length > 8 ? tick.toExponential().replace('+', '') : text;
}

export function LineChart(props: LineChartProps): ReactElement {
  const { label, series, xLabel, yLabel, xDomain, yDomain, yScale = 'linear', wholeX = false, heightPx = 240 } = props;
  const locale = useLocale();
  const text = CHART_TEXT[locale];
  const formatX = props.formatX ?? ((x: number) => formatNumber(x, locale, 2));
  const formatY = props.formatY ?? ((y: number) => formatSignificant(y, locale));
  const formatYTick = props.formatYTick ?? props.formatY ?? ((y: number) => shortTick(formatSignificant(y, locale), y));
  const frame = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [asTable, setAsTable] = useState(false);
  const widthPx = useWidthPx(frame);
  const columnsPx = Math.max(50, Math.round(widthPx - PLOT.leftPx - PLOT.rightPx));
  const model = useMemo(
    () => chartModel(series, { xDomain, yDomain, yScale, wholeX, columnsPx }),
    [series, xDomain, yDomain, yScale, wholeX, columnsPx],
  );
  const line = useReadingLine(model.xs);
  const xSpan = model.xDomain[1] - model.xDomain[0];
  const readX = line.x ?? props.markX ?? null;

  const readings = model.clear.map(({ id, label: name, color, points, ghost = false }) => ({
    id,
    name,
    color,
    dash: dashOf(series, id),
    ghost,
    point: readX === null ? (points.at(-1) ?? null) : pointAt(points, readX, xSpan),
  }));
  const cursorPoints = readings.flatMap(({ id, color, point }) =>
    readX !== null && point !== null && Number.isFinite(point.y) ? [{ ...point, id, color }] : [],
  );
  const values = readings.map(({ name, point }) => `${name} ${point ? formatY(point.y) : '–'}`);
  const spoken = line.byKeys && line.x !== null ? [`${xLabel} ${formatX(line.x)}`, ...values] : [];

  return (
    <div ref={frame} className={styles['chart']}>
      <div className={styles['head']}>
        <ChartLegend entries={readings} formatY={formatY} />
        <Button kind="quiet" icon={asTable ? 'chart' : 'table'} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.showChart : text.showTable}
        </Button>
      </div>
      {asTable ? (
        <ChartTable label={label} xLabel={xLabel} series={model.clear} formatX={formatX} formatY={formatY} />
      ) : (
        <>
          <div className={styles['axisName']} aria-hidden="true">
            {yLabel}
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by role: it has its own keys */}
          <div
            className={styles['plot']}
            style={{ height: heightPx }}
            role="application"
            aria-label={`${label}. ${xLabel}, ${yLabel}.`}
            aria-describedby={keysId}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
            tabIndex={0}
            onKeyDown={line.onKeyDown}
            onBlur={() => line.pointAtX(null)}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              if (!model.empty) line.pointAtX(xUnder(event.clientX - box.left, box.width, model.xDomain));
            }}
            onPointerLeave={() => line.pointAtX(null)}
          >
            {widthPx > 0 && (
              <LinePlot
                widthPx={widthPx}
                heightPx={heightPx}
                series={model.drawn}
                xDomain={model.xDomain}
                yDomain={model.yDomain}
                yScale={yScale}
                xTicks={model.xTicks}
                yTicks={model.yTicks}
                formatX={formatX}
                formatY={formatYTick}
                cursorX={readX}
                cursorPoints={cursorPoints}
              />
            )}
            {model.empty && <p className={styles['empty']}>{props.emptyText ?? text.empty}</p>}
          </div>
          <div className={styles['xName']} aria-hidden="true">
            {/* The reading line's place stands here and not in the legend, which would wrap and push the plot down. */}
            {xLabel}
            {readX !== null && ` ${formatX(readX)}`}
          </div>
          <span id={keysId} hidden>
            {text.keys}
          </span>
        </>
      )}
      <output className="visually-hidden">{spoken.join(locale === 'zh' ? '，' : ', ')}</output>
    </div>
  );
}
