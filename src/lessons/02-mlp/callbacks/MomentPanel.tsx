// The network at the scrubbed epoch: files on the disk, weights of twelve units, and answers to six images.
// Not responsible for: fetching any of it (moments.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { PICTURES } from './callbacks.ts';
import { callbacksText } from './callbacks.text.ts';
import styles from './Callbacks.module.css';
import type { PartProps } from './CallbackSettings.tsx';
import { hereTexts, momentText } from './describe.ts';
import { SHOWN_UNITS } from './moments.ts';
import type { Answer, CallbacksModel } from './timeline-model.ts';

const SIDE = 28;
/** Weight at the ends of the colours. */
const RANGE = 0.15;
const ENDS = [-RANGE, RANGE] as const;

export function MomentPanel({ model, dispatch, locale }: PartProps): ReactElement {
  const words = callbacksText[locale];
  const { here, state, full } = model;
  const isComplete = here.units !== null && here.answers.length > 0;
  return (
    <>
      <h4>{momentText(model, locale)}</h4>
      <p>{hereTexts(model, locale).join(locale === 'zh' ? '' : ' ')}</p>
      <Files model={model} locale={locale} />
      <h4>{words.units}</h4>
      <Choice
        label={words.picture}
        value={state.picture}
        options={PICTURES.map((picture) => ({ value: picture, label: words.pictures[picture] }))}
        onChange={(picture) => dispatch({ kind: 'picture', picture })}
      />
      {here.units !== null && (
        <>
          <Units units={here.units} locale={locale} />
          <p className={styles['note']}>{words.unitsNote(formatNumber(RANGE, locale, 2))}</p>
        </>
      )}
      {here.answers.length > 0 && (
        <>
          <h4>{words.answers}</h4>
          <ul className={styles['answers']}>
            {here.answers.map((answer, n) => (
              <AnswerItem key={n} answer={answer} locale={locale} />
            ))}
          </ul>
        </>
      )}
      {!isComplete && (
        <p className={styles['note']}>{full.phase === 'finished' ? words.fetching : words.needsTraining}</p>
      )}
    </>
  );
}

function Files({ model: { here }, locale }: { readonly model: CallbacksModel; readonly locale: Locale }): ReactElement {
  const words = callbacksText[locale];
  return (
    <>
      <h4>{words.filesHere}</h4>
      {here.files.length === 0 ? (
        <p className={styles['note']}>{words.noFiles}</p>
      ) : (
        <ul className={styles['files']}>
          {here.files.map(({ name, epoch }) => (
            <li key={name}>
              <code>{name}</code> {words.fileFrom(epoch + 1)}
              {here.savedNow?.epoch === epoch && <b className={styles['now']}> {words.savedNow}</b>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Units({ units, locale }: { readonly units: Float32Array; readonly locale: Locale }): ReactElement {
  const words = callbacksText[locale];
  return (
    <div className={styles['units']}>
      {Array.from({ length: SHOWN_UNITS }, (_, unit) => (
        <PixelCanvas
          key={unit}
          pixels={units.subarray(unit * SIDE * SIDE, (unit + 1) * SIDE * SIDE)}
          height={SIDE}
          width={SIDE}
          colourMap="diverging"
          range={ENDS}
          label={words.unit(unit + 1)}
        />
      ))}
    </div>
  );
}

function AnswerItem({ answer, locale }: { readonly answer: Answer; readonly locale: Locale }): ReactElement {
  const words = callbacksText[locale];
  const { pixels, label, predicted, confidence, truth } = answer;
  const isRight = predicted === label;
  return (
    <li>
      <PixelCanvas
        pixels={pixels}
        height={SIDE}
        width={SIDE}
        colourMap="ink"
        label={words.answer(label)}
        maxWidthPx={56}
      />
      <b data-right={isRight}>{words.says(predicted, formatPercent(confidence, locale, 0))}</b>
      {!isRight && <span>{words.truth(label, formatPercent(truth, locale, 0))}</span>}
    </li>
  );
}
