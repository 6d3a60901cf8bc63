// The examinations that were asked for, each as a small figure with its numbers.
// Not responsible for: measuring (findings.ts) or choosing them (DiagnoseView.tsx).
import type { ReactElement, ReactNode } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { ConfusionMatrix } from '../../../kit/charts/ConfusionMatrix.tsx';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import styles from './Diagnose.module.css';
import type { ExamId } from './diagnose.ts';
import type { DiagnoseModel } from './diagnose-model.ts';
import { diagnoseText } from './diagnose.text.ts';
import { EpochCharts } from './EpochCharts.tsx';
import type { Findings, LayerFinding } from './findings.ts';
import { CHANCE_LOSS } from './floors.ts';

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

interface ExamProps {
  readonly model: DiagnoseModel;
  readonly findings: Findings;
  readonly locale: Locale;
}

export function Exams({ model, locale }: Omit<ExamProps, 'findings'>): ReactElement | null {
  const words = diagnoseText[locale];
  const { findings, exams } = model;
  if (exams.length === 0) return null;
  if (findings === null) return <p className={styles['note']}>{words.untrained}</p>;
  return (
    <div className={styles['exams']}>
      {exams.map((exam) => (
        <section key={exam} className={styles['exam']} aria-label={words.exams[exam]} data-exam={exam}>
          <div className={styles['examTitle']}>{words.exams[exam]}</div>
          <Exam exam={exam} model={model} findings={findings} locale={locale} />
        </section>
      ))}
    </div>
  );
}

function Exam({ exam, model, findings, locale }: ExamProps & { readonly exam: ExamId }): ReactNode {
  const words = diagnoseText[locale];
  const hasFailed = model.sick.failure !== null;
  const sound = hasFailed ? <p className={styles['note']}>{words.lastSound}</p> : null;
  switch (exam) {
    case 'start':
      return <FirstLoss model={model} findings={findings} locale={locale} />;
    case 'batch':
      return <Pictures model={model} findings={findings} locale={locale} />;
    case 'epochs':
      return <EpochCharts epochs={model.sick.epochs} locale={locale} />;
    case 'confusion': {
      const { confusion, accuracy } = findings.evaluation;
      const count = confusion.reduce((sum, value) => sum + value, 0);
      const label = words.confusion(formatNumber(count, locale), formatPercent(accuracy, locale));
      return (
        <>
          <p className={styles['note']}>{label}</p>
          {sound}
          <ConfusionMatrix label={label} classes={DIGITS} counts={confusion} />
        </>
      );
    }
    case 'units':
      return (
        <>
          {sound}
          <Layers label={words.dead} values={findings.dead} locale={locale} isShare />
        </>
      );
    case 'gradients':
      return (
        <>
          {sound}
          <Layers label={words.gradients} values={findings.gradients} locale={locale} />
        </>
      );
    case 'moved':
      return <Layers label={words.moved} values={findings.moved} locale={locale} />;
    default:
      return exam satisfies never;
  }
}

function FirstLoss({ model, locale }: ExamProps): ReactElement {
  const words = diagnoseText[locale];
  const first = model.sick.firstLoss ?? NaN;
  const max = Math.max(first, CHANCE_LOSS);
  const text = (value: number): string =>
    value >= 1000 ? formatSignificant(value, locale) : formatFixed(value, locale, 3);
  return (
    <>
      <BarList
        label={words.exams.start}
        bars={[
          {
            id: 'first',
            label: words.firstLoss,
            value: first,
            max,
            text: text(first),
            color: 'series-1',
            strong: true,
          },
          {
            id: 'chance',
            label: words.chanceLoss,
            value: CHANCE_LOSS,
            max,
            text: text(CHANCE_LOSS),
            color: 'series-7',
          },
        ]}
      />
      <p className={styles['note']}>{words.startNote}</p>
    </>
  );
}

function Pictures({ model, findings, locale }: ExamProps): ReactElement {
  const words = diagnoseText[locale];
  const { trainCount, batchSize } = model.treatment.plan;
  return (
    <>
      <p className={styles['note']}>
        {words.sizes(
          formatNumber(trainCount, locale),
          formatNumber(batchSize, locale),
          formatNumber(Math.ceil(trainCount / batchSize), locale),
        )}
      </p>
      <ul className={styles['pictures']}>
        {findings.pictures.map(({ pixels, label, isTrue }, index) => (
          <li key={index}>
            <PixelCanvas
              pixels={pixels}
              height={28}
              width={28}
              colourMap="ink"
              range={[0, 255]}
              label={words.picture(label, isTrue)}
              maxWidthPx={56}
            />
            <span aria-hidden="true">{words.labelled(label)}</span>
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{words.picturesNote}</p>
    </>
  );
}

interface LayersProps {
  readonly label: string;
  readonly values: readonly LayerFinding[];
  readonly locale: Locale;
  /** Shares of a whole, drawn on a bar from 0 to 1; otherwise sizes, compared with the largest. */
  readonly isShare?: boolean;
}

function Layers({ label, values, locale, isShare = false }: LayersProps): ReactElement {
  const finite = values.map(({ value }) => value).filter(Number.isFinite);
  const max = isShare ? 1 : Math.max(...finite, 0);
  return (
    <>
      <p className={styles['note']}>{label}</p>
      <BarList
        label={label}
        bars={values.map(({ name, value }) => ({
          id: name,
          label: name,
          value,
          max,
          text: isShare ? formatPercent(value, locale) : formatSignificant(value, locale),
        }))}
      />
    </>
  );
}
