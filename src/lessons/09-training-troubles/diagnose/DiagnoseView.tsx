// The view of the exhibit `diagnose`: the waiting room, the curve, examinations and diagnosis.
// Not responsible for: what is shown (diagnose-model.ts) or training (clinic.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { LineSeries } from '../../../kit/charts/series.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { ClinicSession } from './clinic.ts';
import { EXAMS, PATIENTS, SEEDS } from './diagnose.ts';
import type { DiagnoseAction, DiagnoseState } from './diagnose.ts';
import styles from './Diagnose.module.css';
import type { Course, DiagnoseModel } from './diagnose-model.ts';
import { diagnoseText } from './diagnose.text.ts';
import { Diagnosis } from './Diagnosis.tsx';
import { Exams } from './Exams.tsx';
import { CHANCE_LOSS } from './floors.ts';

type DiagnoseProps = ExhibitViewProps<DiagnoseState, DiagnoseAction, ClinicSession, DiagnoseModel>;

/** Above this a loss is drawn on a logarithmic axis. */
const LOG_ABOVE = 20;

export function DiagnoseView({ model, dispatch, session, locale }: DiagnoseProps): ReactElement {
  const words = diagnoseText[locale];
  const { state, tries } = model;
  const found = tries.filter((made) => made !== null).length;
  return (
    <div className={styles['clinic']}>
      <Controls label={words.settings}>
        <Choice
          label={words.patient}
          value={String(state.patient)}
          options={tries.map((made, index) => ({
            value: String(index + 1),
            label: (made === null ? words.patientName : words.solvedName)(index + 1),
          }))}
          onChange={(patient) => dispatch({ kind: 'patient', patient: Number(patient) })}
        />
        <NumberField
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      {found > 0 && (
        <p className={styles['note']}>{words.score(found, PATIENTS, tries.filter((made) => made === 1).length)}</p>
      )}
      <Training model={model} session={session} locale={locale} />
      <LossChart model={model} locale={locale} />
      <fieldset className={styles['causes']}>
        <legend>{words.examsLegend}</legend>
        {EXAMS.map((exam) => (
          <Button
            key={exam}
            pressed={state.exams.includes(exam)}
            onClick={() => dispatch({ kind: 'exam', exam, isWanted: !state.exams.includes(exam) })}
          >
            {words.exams[exam]}
          </Button>
        ))}
      </fieldset>
      <Exams model={model} locale={locale} />
      <Diagnosis model={model} dispatch={dispatch} session={session} locale={locale} />
    </div>
  );
}

interface TrainingProps {
  readonly model: DiagnoseModel;
  readonly session: ClinicSession;
  readonly locale: Locale;
}

function Training({ model, session, locale }: TrainingProps): ReactElement {
  const words = diagnoseText[locale];
  const { sick, well, entries, totalSteps } = model;
  const isWorking = [sick, well].some(({ phase }) => phase === 'running' || phase === 'waiting');
  const error = sick.error ?? well.error;
  const done = formatNumber(sick.steps, locale);
  return (
    <>
      <ButtonRow label={words.actions}>
        <Button
          kind="primary"
          icon={sick.phase === 'trouble' ? 'reset' : 'play'}
          keepsFocus
          disabled={sick.phase === 'done' || isWorking}
          onClick={() => session.train(entries.sick)}
        >
          {sick.phase === 'trouble' ? words.retry : words.train}
        </Button>
        <Button keepsFocus disabled={!isWorking} onClick={session.stop}>
          {words.stop}
        </Button>
      </ButtonRow>
      {sick.phase !== 'done' && (
        <Progress
          label={words.training}
          value={sick.steps}
          max={totalSteps}
          text={`${done} / ${formatNumber(totalSteps, locale)}`}
        />
      )}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <Failure sick={sick} locale={locale} />
    </>
  );
}

function Failure({ sick, locale }: { readonly sick: Course; readonly locale: Locale }): ReactElement | null {
  if (sick.failure === null) return null;
  const { step, code } = sick.failure;
  const loss = formatSignificant(sick.largestLoss ?? NaN, locale);
  return (
    <Notice kind="warn">
      {diagnoseText[locale].failed(formatNumber(step, locale), code === 'loss-not-finite', loss)}
    </Notice>
  );
}

function LossChart({ model, locale }: Omit<TrainingProps, 'session'>): ReactElement {
  const words = diagnoseText[locale];
  const { sick, well, isRight } = model;
  const isLog = (sick.largestLoss ?? 0) > LOG_ABOVE;
  const { trainCount, epochs } = model.treatment.plan;
  const lines: readonly LineSeries[] = [
    { id: 'raw', label: words.rawLine, color: 'series-1', points: sick.raw, faint: true },
    { id: 'sick', label: words.sickLine, color: 'series-1', points: sick.curve },
    ...(isRight ? [{ id: 'well', label: words.wellLine, color: 'series-2', points: well.curve } as const] : []),
    {
      id: 'chance',
      label: words.chance,
      color: 'series-7',
      dashed: true,
      // Known before anything is trained.
      points: [0, trainCount * epochs].map((x) => ({ x, y: CHANCE_LOSS })),
    },
  ];
  return (
    <LineChart
      label={words.lossChart}
      series={lines}
      xLabel={words.imagesAxis}
      yLabel={(isLog ? words.lossAxisLog : words.lossAxis)(sick.batchesPerPoint)}
      yScale={isLog ? 'log' : 'linear'}
      wholeX
    />
  );
}
