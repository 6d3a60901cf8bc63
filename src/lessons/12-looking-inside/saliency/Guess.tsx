// The reader's guess of where the network looks, and the maps that are revealed after it.
// Not responsible for: what is shown (saliency-model.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { mapRange } from '../subject/map-range.ts';
import styles from './Saliency.module.css';
import { CELL } from './saliency.ts';
import { completenessSentence, emptySentence, insideSentence, saliencyText } from './saliency.text.ts';
import type { SaliencyProps } from './SaliencyView.tsx';

const UNIT_RANGE: ValueRange = [0, 1];

export function Guess(props: SaliencyProps): ReactElement {
  const { model, dispatch, locale } = props;
  const words = saliencyText[locale];
  const { state, shape, picture, cells } = model;
  const [height, width, channels] = shape;
  const cellOf = (pixel: number): number =>
    Math.floor(Math.floor(pixel / width) / CELL) * cells[1] + Math.floor((pixel % width) / CELL);
  return (
    <div className={styles['guess']}>
      <figure className={styles['figure']}>
        <figcaption>{words.mark}</figcaption>
        <PixelCanvas
          pixels={picture?.values ?? []}
          height={height}
          width={width}
          colourMap={channels === 3 ? 'rgb' : 'gray'}
          range={UNIT_RANGE}
          label={`${words.mark} ${words.markHint}`}
          maxWidthPx={260}
          windows={state.marks.map((cell) => ({
            row: Math.floor(cell / cells[1]) * CELL,
            column: (cell % cells[1]) * CELL,
            height: CELL,
            width: CELL,
          }))}
          onSelect={(pixel) => dispatch({ kind: 'mark', cell: cellOf(pixel) })}
          describePixel={(pixel) => {
            const cell = cellOf(pixel);
            const [row, column] = [Math.floor(cell / cells[1]) + 1, (cell % cells[1]) + 1];
            return words.cellAt(row, column, state.marks.includes(cell));
          }}
        />
        <p className={styles['note']}>{words.markHint}</p>
        <div className={styles['buttons']}>
          <Button
            kind={state.revealed ? 'plain' : 'primary'}
            onClick={() => dispatch({ kind: 'reveal', revealed: !state.revealed })}
          >
            {state.revealed ? words.hide : words.reveal}
          </Button>
          <Button icon="undo" disabled={state.marks.length === 0} onClick={() => dispatch({ kind: 'clear' })}>
            {words.clear}
          </Button>
        </div>
      </figure>
      {state.revealed && <Maps {...props} />}
    </div>
  );
}

function Maps({ model, session, locale }: SaliencyProps): ReactElement {
  const words = saliencyText[locale];
  const { attributions, subject } = session;
  const [height, width] = model.shape;
  const { progress, error } = attributions;
  const complete = completenessSentence(model, locale);
  return (
    <section className={styles['maps']} aria-label={words.maps}>
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      {subject.phase === 'training' && <p className={styles['note']}>{words.waits}</p>}
      {attributions.isAsking && (
        <Progress
          label={words.progress}
          value={progress?.done ?? null}
          max={progress?.total ?? 1}
          {...(progress === null ? {} : { text: `${progress.done} / ${progress.total}` })}
        />
      )}
      <ul className={styles['list']}>
        {model.maps.map((map) => {
          const inside = insideSentence(map, model, locale);
          const empty = emptySentence(map, locale);
          return (
            <li key={map.method} className={styles['map']}>
              <h4 className={styles['title']}>{words.methodName[map.method]}</h4>
              <PixelCanvas
                pixels={map.values}
                height={height}
                width={width}
                colourMap={map.isSigned ? 'diverging' : 'gray'}
                {...(map.isSigned ? {} : { range: mapRange(map.values) })}
                label={words.methodName[map.method]}
                maxWidthPx={190}
              />
              <p className={styles['note']}>{words.methodNote[map.method]}</p>
              {empty !== null && <p className={styles['score']}>{empty}</p>}
              {inside !== null && <p className={styles['score']}>{inside}</p>}
            </li>
          );
        })}
      </ul>
      {model.lacksGradCam && <p className={styles['note']}>{words.noMaps}</p>}
      {complete !== null && <p className={styles['note']}>{complete}</p>}
    </section>
  );
}
