// The list of causes to pick from, what the pick is worth, and the mend with its result.
// Not responsible for: evidence (Exams.tsx) or training (clinic.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { CAUSE_NAMES, shownHere, WOULD_SHOW } from './causes.text.ts';
import type { ClinicSession } from './clinic.ts';
import styles from './Diagnose.module.css';
import type { DiagnoseAction } from './diagnose.ts';
import { patientKey } from './diagnose-model.ts';
import type { Course, DiagnoseModel } from './diagnose-model.ts';
import { diagnoseText } from './diagnose.text.ts';
import { mendLines } from './mends.ts';
import { mixup } from './mixups.text.ts';
import { CAUSES } from './patients.ts';

interface DiagnosisProps {
  readonly model: DiagnoseModel;
  readonly dispatch: (action: DiagnoseAction) => void;
  readonly session: ClinicSession;
  readonly locale: Locale;
}

export function Diagnosis({ model, dispatch, session, locale }: DiagnosisProps): ReactElement {
  const words = diagnoseText[locale];
  const { state, cause, entries } = model;
  return (
    <>
      <fieldset className={styles['causes']}>
        <legend>{words.diagnosis}</legend>
        {CAUSES.map((one) => (
          <Button
            key={one}
            pressed={state.pick === one}
            onClick={() => {
              dispatch({ kind: 'pick', cause: one });
              session.note(patientKey(state), one);
              if (one === cause) session.train(entries.well);
            }}
          >
            {CAUSE_NAMES[one][locale]}
          </Button>
        ))}
      </fieldset>
      <Verdict model={model} locale={locale} />
      {model.isRight && <Mend model={model} session={session} locale={locale} />}
    </>
  );
}

function Verdict({ model, locale }: Pick<DiagnosisProps, 'model' | 'locale'>): ReactElement | null {
  const words = diagnoseText[locale];
  const { pick } = model.state;
  if (pick === null) return null;
  const name = CAUSE_NAMES[pick][locale];
  const pair = mixup(model.cause, pick);
  return (
    <Notice kind={model.isRight ? 'good' : 'warn'} title={(model.isRight ? words.rightTitle : words.wrongTitle)(name)}>
      <p>{WOULD_SHOW[pick][locale]}</p>
      {pair !== null && <p>{pair[locale]}</p>}
      <p>{model.findings === null ? words.notYet : shownHere(model, locale)}</p>
    </Notice>
  );
}

function Mend({ model, session, locale }: Pick<DiagnosisProps, 'model' | 'session' | 'locale'>): ReactElement {
  const words = diagnoseText[locale];
  const { well, cause, entries } = model;
  const isOver = well.phase === 'done';
  return (
    <>
      <div className={styles['pair']}>
        {[words.before, words.after].map((label, index) => (
          <div key={label} className={styles['code']}>
            <div className={styles['examTitle']}>{label}</div>
            <KerasCode label={label} lines={mendLines(cause, index === 1)} />
          </div>
        ))}
      </div>
      {isOver ? (
        <Result model={model} locale={locale} />
      ) : (
        <div>
          <Button
            kind="primary"
            keepsFocus
            disabled={well.phase === 'waiting' || well.phase === 'running'}
            onClick={() => session.train(entries.well)}
          >
            {well.phase === 'running' ? words.mending : words.mend}
          </Button>
        </div>
      )}
    </>
  );
}

function Result({ model: { sick, well }, locale }: Pick<DiagnosisProps, 'model' | 'locale'>): ReactElement {
  const words = diagnoseText[locale];
  const number = (value: number | null | undefined): string => {
    if (value === null || value === undefined) return '–';
    return value >= 1000 ? formatSignificant(value, locale) : formatFixed(value, locale, 3);
  };
  const row = (name: string, { steps, lastEpoch, failure, loss }: Course & { readonly loss: number | null }) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(steps, locale)}</td>
      <td>{failure?.code === 'loss-not-finite' ? 'NaN' : number(failure === null ? lastEpoch?.trainLoss : loss)}</td>
      <td>{number(failure === null ? lastEpoch?.validationLoss : null)}</td>
      <td>
        {failure === null && lastEpoch !== null ? formatPercent(lastEpoch.validationAccuracy ?? NaN, locale) : '–'}
      </td>
    </tr>
  );
  return (
    <WideTable caption={words.result}>
      <caption>{words.result}</caption>
      <thead>
        <tr>
          {words.resultColumns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sick.phase === 'done' && row(words.beforeMend, { ...sick, loss: sick.largestLoss })}
        {row(words.afterMend, { ...well, loss: well.largestLoss })}
      </tbody>
    </WideTable>
  );
}
