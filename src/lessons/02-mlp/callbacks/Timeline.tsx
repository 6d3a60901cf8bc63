// The epochs under the chart, on its axis: how long EarlyStopping has waited, where it stops, what ModelCheckpoint writes.
// Pressing or dragging goes to an epoch. Not responsible for: the keyboard's way there (the slider below it).
import { useRef } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { PLOT, plotScale, xUnder } from '../../../kit/charts/plot-area.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { CallbacksAction } from './callbacks.ts';
import { callbacksText } from './callbacks.text.ts';
import styles from './Callbacks.module.css';
import { EPOCHS } from './overfit-run.ts';
import type { CallbacksModel } from './timeline-model.ts';

/** Places in the strip, CSS pixels from its top. */
const WAIT = { label: 12, top: 20, base: 64 } as const;
const SAVED = { label: 84, top: 92, base: 104 } as const;
const HEIGHT = 108;
/** With little patience, the height of one epoch's wait; the limit must not fill the row by itself. */
const LEAST_ROW = 4;

interface TimelineProps {
  readonly model: CallbacksModel;
  readonly dispatch: (action: CallbacksAction) => void;
  readonly locale: Locale;
}

export function Timeline({ model, dispatch, locale }: TimelineProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const widthPx = useWidthPx(frame);
  const { state } = model;

  function go(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const value = Math.round(xUnder(event.clientX - box.left, box.width, [0, EPOCHS]));
    if (value !== state.epoch) dispatch({ kind: 'number', field: 'epoch', value });
  }

  return (
    <div
      ref={frame}
      className={styles['strip']}
      // The description says what it shows, and the slider below goes to an epoch by keys.
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) go(event);
      }}
    >
      {widthPx > 0 && <Strip model={model} widthPx={widthPx} locale={locale} />}
    </div>
  );
}

interface StripProps {
  readonly model: CallbacksModel;
  readonly widthPx: number;
  readonly locale: Locale;
}

function Strip({ model, widthPx, locale }: StripProps): ReactElement {
  const words = callbacksText[locale];
  const { state, stopsAfter, best } = model;
  const right = widthPx - PLOT.rightPx;
  const at = plotScale([0, EPOCHS], [PLOT.leftPx, right], 'linear');
  const half = Math.max(2, ((right - PLOT.leftPx) / EPOCHS) * 0.36);
  return (
    <svg width={widthPx} height={HEIGHT}>
      {stopsAfter !== null && stopsAfter < EPOCHS && (
        <rect
          className={styles['beyond']}
          x={at(stopsAfter + 0.5)}
          width={right - at(stopsAfter + 0.5) + half}
          y={WAIT.top - 4}
          height={HEIGHT - WAIT.top + 4}
        />
      )}
      <line className={styles['cursor']} x1={at(state.epoch)} x2={at(state.epoch)} y1={WAIT.top - 4} y2={HEIGHT} />
      <text x={0} y={WAIT.label}>
        {words.waitRow}
      </text>
      <Waits model={model} at={at} half={half} right={right} />
      {best !== null && (
        <text className={styles['flag']} x={at(best) + 5} y={WAIT.base - 13} textAnchor="end">
          {words.bestFlag}
        </text>
      )}
      <text x={0} y={SAVED.label}>
        {words.savedRow}
      </text>
      <Saves model={model} at={at} half={half} />
    </svg>
  );
}

interface RowProps {
  readonly model: CallbacksModel;
  readonly at: (epoch: number) => number;
  readonly half: number;
}

function Waits({ model, at, half, right }: RowProps & { readonly right: number }): ReactElement {
  const { watched, state } = model;
  const unit = (WAIT.base - WAIT.top) / Math.max(LEAST_ROW, state.patience, ...watched.map(({ wait }) => wait));
  const limit = WAIT.base - state.patience * unit;
  return (
    <>
      <line className={styles['base']} x1={PLOT.leftPx} x2={right} y1={WAIT.base} y2={WAIT.base} />
      <line className={styles['limit']} x1={PLOT.leftPx} x2={right} y1={limit} y2={limit} />
      {watched.map(({ wait, improved, stops }, index) =>
        improved ? (
          <circle key={index} className={styles['best']} cx={at(index + 1)} cy={WAIT.base - 4} r={Math.min(4, half)} />
        ) : (
          <rect
            key={index}
            className={stops ? styles['stop'] : styles['wait']}
            x={at(index + 1) - half}
            width={2 * half}
            y={WAIT.base - wait * unit}
            height={wait * unit}
          />
        ),
      )}
    </>
  );
}

/** Filled: on the disk at the scrubbed epoch; an outline: replaced before it, or written after it. */
function Saves({ model, at, half }: RowProps): ReactElement {
  const { saves, here } = model;
  const kept = new Set(here.files.map(({ epoch }) => epoch));
  return (
    <>
      {saves.map(({ epoch }) => (
        <rect
          key={epoch}
          className={kept.has(epoch) ? styles['saved'] : styles['replaced']}
          x={at(epoch + 1) - Math.min(half, 6)}
          width={2 * Math.min(half, 6)}
          y={SAVED.top}
          height={SAVED.base - SAVED.top}
        />
      ))}
    </>
  );
}
