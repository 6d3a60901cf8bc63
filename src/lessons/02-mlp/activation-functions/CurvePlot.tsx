// The curves in their axes, the saturated parts shaded, and the point that can be dragged or moved by keys.
// Not responsible for: values, tails (activation-model.ts) or words.
import { useId, useMemo, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { PLOT, plotScale, xUnder } from '../../../kit/charts/plot-area.ts';
import { linearTicks } from '../../../kit/charts/series.ts';
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import styles from './ActivationFunctions.module.css';
import { X } from './activation-functions.ts';
import type { ActivationAction } from './activation-functions.ts';
import { activationText } from './activation-functions.text.ts';
import { curvePoints } from './activation-model.ts';
import type { ActivationModel, Curve } from './activation-model.ts';
import { LOOKS } from './functions.ts';

const HEIGHT_PX = 340;
const DOMAIN = [X.min, X.max] as const;
const BOUNDED: readonly string[] = ['sigmoid', 'tanh'];
/** Change of x a key. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -1,
  PageUp: 1,
  Home: -Infinity,
  End: Infinity,
};

/** As much of the y axis as the opened function needs; others beside a bounded one may leave it. */
function yDomainOf(curves: readonly Curve[], slopes: boolean): readonly [number, number] {
  if (slopes) return [-0.3, curves.some(({ id }) => id === 'selu') ? 1.9 : 1.25];
  const isBounded = curves.some(({ id, isOpened }) => isOpened && BOUNDED.includes(id));
  return isBounded ? [-1.25, 2.25] : [-2.2, 5.4];
}

interface CurvePlotProps {
  readonly model: ActivationModel;
  readonly dispatch: (action: ActivationAction) => void;
  readonly locale: Locale;
}

export function CurvePlot({ model, dispatch, locale }: CurvePlotProps): ReactElement {
  const { state, curves, opened } = model;
  const words = activationText[locale];
  const frame = useRef<HTMLDivElement>(null);
  const clipId = useId();
  const widthPx = useWidthPx(frame);
  const x = plotScale(DOMAIN, [PLOT.leftPx, Math.max(PLOT.leftPx + 1, widthPx - PLOT.rightPx)], 'linear');
  const yDomain = yDomainOf(curves, state.slopes);
  const y = plotScale(yDomain, [HEIGHT_PX - PLOT.bottomPx, PLOT.topPx], 'linear');
  const number = (value: number): string => formatSignificant(value + 0, locale);

  function move(to: number): void {
    dispatch({ kind: 'number', field: 'x', value: Math.min(X.max, Math.max(X.min, to)) });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const by = KEYS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(state.x + by);
  }
  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    move(xUnder(event.clientX - box.left, box.width, DOMAIN));
  }

  return (
    <div
      ref={frame}
      className={styles['plot']}
      style={{ height: HEIGHT_PX }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing cannot be an input element
      role="slider"
      tabIndex={0}
      aria-label={words.point}
      aria-valuemin={X.min}
      aria-valuemax={X.max}
      aria-valuenow={state.x}
      aria-valuetext={words.pointValue(number(state.x), number(opened.value), number(opened.slope))}
      onKeyDown={onKeyDown}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
    >
      {widthPx > 0 && (
        <svg width={widthPx} height={HEIGHT_PX} aria-hidden="true">
          <Axes x={x} y={y} yDomain={yDomain} tails={opened.tails} widthPx={widthPx} locale={locale} />
          <clipPath id={clipId}>
            <rect
              x={PLOT.leftPx}
              y={0}
              width={Math.max(0, widthPx - PLOT.leftPx)}
              height={HEIGHT_PX - PLOT.bottomPx + 8}
            />
          </clipPath>
          <g clipPath={`url(#${clipId})`}>
            {curves.map((curve) => (
              <Lines key={curve.id} curve={curve} slopes={state.slopes} x={x} y={y} />
            ))}
            <Marks curves={curves} at={state.x} slopes={state.slopes} x={x} y={y} />
          </g>
        </svg>
      )}
    </div>
  );
}

type Scale = (value: number) => number;

interface AxesProps {
  readonly x: Scale;
  readonly y: Scale;
  readonly yDomain: readonly [number, number];
  readonly tails: Curve['tails'];
  readonly widthPx: number;
  readonly locale: Locale;
}

function Axes({ x, y, yDomain, tails, widthPx, locale }: AxesProps): ReactElement {
  const [left, right, top, bottom] = [x(X.min), x(X.max), y(yDomain[1]), y(yDomain[0])];
  const shade = (from: number, to: number): ReactElement => (
    <rect key={from} className={styles['tail']} x={from} y={top} width={Math.max(0, to - from)} height={bottom - top} />
  );
  return (
    <>
      {tails.below !== null && shade(left, x(Math.max(X.min, tails.below)))}
      {tails.above !== null && shade(x(Math.min(X.max, tails.above)), right)}
      {linearTicks(yDomain, 6).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={tick === 0 ? styles['axis'] : styles['gridLine']} x1={left} x2={right} />
          <text x={left - 8} dy="0.35em" textAnchor="end">
            {formatNumber(tick, locale, 2)}
          </text>
        </g>
      ))}
      {linearTicks(DOMAIN, widthPx < 400 ? 5 : 10).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={tick === 0 ? styles['axis'] : styles['gridLine']} y1={top} y2={bottom} />
          <text y={bottom + 19} textAnchor="middle">
            {formatNumber(tick, locale)}
          </text>
        </g>
      ))}
    </>
  );
}

interface LinesProps {
  readonly curve: Curve;
  readonly slopes: boolean;
  readonly x: Scale;
  readonly y: Scale;
}

function Lines({ curve: { id, isOpened }, slopes, x, y }: LinesProps): ReactElement {
  const [values, derivative] = useMemo(() => [curvePoints(id, false), curvePoints(id, true)], [id]);
  const path = (points: typeof values): string =>
    points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join('');
  const { color, dash } = LOOKS[id];
  return (
    <g stroke={`var(--${color})`} className={styles['curve']}>
      {!slopes && (
        <path d={path(values)} strokeWidth={isOpened ? 3 : 1.5} strokeDasharray={isOpened ? undefined : dash} />
      )}
      {slopes && (
        <path d={path(derivative)} strokeWidth={isOpened ? 3 : 1.5} strokeDasharray={isOpened ? undefined : dash} />
      )}
      {!slopes && isOpened && <path d={path(derivative)} strokeWidth={2} strokeDasharray="2 4" />}
    </g>
  );
}

interface MarksProps {
  readonly curves: readonly Curve[];
  readonly at: number;
  readonly slopes: boolean;
  readonly x: Scale;
  readonly y: Scale;
}

/** Reach of the tangent to either side, in units of x. */
const TANGENT = 1.5;

function Marks({ curves, at, slopes, x, y }: MarksProps): ReactElement {
  const opened = curves.find(({ isOpened }) => isOpened);
  return (
    <>
      <line className={styles['cursor']} x1={x(at)} x2={x(at)} y1={PLOT.topPx} y2={HEIGHT_PX - PLOT.bottomPx} />
      {!slopes && opened !== undefined && (
        <line
          className={styles['tangent']}
          x1={x(at - TANGENT)}
          x2={x(at + TANGENT)}
          y1={y(opened.value - TANGENT * opened.slope)}
          y2={y(opened.value + TANGENT * opened.slope)}
        />
      )}
      {curves.map(({ id, value, slope, isOpened }) => (
        <circle
          key={id}
          className={styles['dot']}
          cx={x(at)}
          cy={y(slopes ? slope : value)}
          r={isOpened ? 7 : 3.5}
          fill={`var(--${LOOKS[id].color})`}
        />
      ))}
    </>
  );
}
