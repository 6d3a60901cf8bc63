// One prediction under every loss: its two logits, the formula with numbers, two charts, and a table of all six.
// Not responsible for: what is shown (loss-model.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { formulaRows } from './loss-formula.ts';
import type { CompareModel } from './loss-model.ts';
import { LossTable, PredictionTable } from './LossTables.tsx';
import { LOGIT, LOSSES, OUTPUTS } from './losses.ts';
import type { LossesAction, LossesState } from './losses.ts';
import { clippedText, lossesText } from './losses.text.ts';
import styles from './Losses.module.css';

interface CompareProps {
  readonly state: LossesState;
  readonly model: CompareModel;
  readonly dispatch: (action: LossesAction) => void;
  readonly locale: Locale;
}

export function CompareLosses({ state, model, dispatch, locale }: CompareProps): ReactElement {
  const words = lossesText[locale];
  const { row } = model;
  return (
    <>
      <Settings state={state} dispatch={dispatch} locale={locale} />
      <div className={styles['columns']}>
        <PredictionTable model={model} locale={locale} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long formulas scroll sideways and need the keys */}
        <section className={styles['scroll']} aria-label={words.formula} tabIndex={0}>
          {row.trace === null ? (
            <Notice kind="info">{words.needsProbabilities}</Notice>
          ) : (
            <WorkedFormula rows={formulaRows(state.loss, state.output, row.trace)} />
          )}
          {clippedText(row, locale).map((sentence) => (
            <p key={sentence} className={styles['note']}>
              {sentence}
            </p>
          ))}
        </section>
      </div>
      <Charts state={state} model={model} locale={locale} />
      <LossTable model={model} locale={locale} />
      <p className={styles['note']}>{words.stepsNote}</p>
    </>
  );
}

function Settings({ state, dispatch, locale }: Omit<CompareProps, 'model'>): ReactElement {
  const words = lossesText[locale];
  return (
    <Controls label={words.controls}>
      <Slider
        label={words.trueLogit}
        value={state.trueLogit}
        {...LOGIT}
        onChange={(value) => dispatch({ kind: 'logit', of: 'true', value })}
      />
      <Slider
        label={words.rivalLogit}
        value={state.rivalLogit}
        {...LOGIT}
        onChange={(value) => dispatch({ kind: 'logit', of: 'rival', value })}
      />
      <Choice
        label={words.output}
        value={state.output}
        options={OUTPUTS.map((output) => ({ value: output, label: words.outputs[output] }))}
        onChange={(output) => dispatch({ kind: 'output', output })}
      />
      <Select
        label={words.loss}
        value={state.loss}
        options={LOSSES.map((loss) => ({ value: loss, label: words.losses[loss] }))}
        onChange={(loss) => dispatch({ kind: 'loss', loss })}
      />
    </Controls>
  );
}

/** Losses above this are cut off: what happens below is what matters. */
const TALLEST = 6;

function Charts({ state, model, locale }: Omit<CompareProps, 'dispatch'>): ReactElement {
  const words = lossesText[locale];
  const axis = {
    xLabel: words.logitAxis,
    xDomain: [LOGIT.min, LOGIT.max],
    markX: state.trueLogit,
    formatX: (x: number) => formatNumber(x + 0, locale, 1),
    heightPx: 220,
  } as const;
  return (
    <div className={styles['columns']}>
      <figure className={styles['chart']}>
        <figcaption>{words.lossChart}</figcaption>
        <LineChart
          {...axis}
          label={words.lossChart}
          yLabel={words.lossAxis}
          yDomain={[0, TALLEST]}
          series={model.curves.map(({ kind, color, loss }) => ({
            id: kind,
            label: words.curveName[kind],
            color,
            points: loss,
          }))}
        />
      </figure>
      <figure className={styles['chart']}>
        <figcaption>{words.pullChart}</figcaption>
        <LineChart
          {...axis}
          label={words.pullChart}
          yLabel={words.pullAxis}
          yDomain={[0, 1.05]}
          series={model.curves.map(({ kind, color, pull }) => ({
            id: kind,
            label: words.curveName[kind],
            color,
            points: pull,
          }))}
        />
      </figure>
    </div>
  );
}
