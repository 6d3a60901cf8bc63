// The view of the exhibit `with-without`: settings, the curves of one seed, results of all, and the notes' own cell.
// Not responsible for: what is shown (with-without-model.ts).
import type { ReactElement } from 'react';
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { LineSeries } from '../../../kit/charts/series.ts';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed, formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { TrialControls } from '../TrialControls.tsx';
import { SeedCellPanel } from './SeedCellPanel.tsx';
import { ARMS, DATA, LIMITS, METRICS, RECIPES } from './with-without.ts';
import type { CompareAction, CompareState } from './with-without.ts';
import type { CompareModel, CompareSession, Result } from './with-without-model.ts';
import { compareText, intervalText, verdict } from './with-without.text.ts';
import styles from './WithWithout.module.css';

type CompareProps = ExhibitViewProps<CompareState, CompareAction, CompareSession, CompareModel>;

const COLUMNS = ['train', 'validation', 'gap', 'test'] as const satisfies readonly (keyof Result)[];

export function WithWithoutView({ state, model, session, dispatch, locale }: CompareProps): ReactElement {
  const words = compareText[locale];
  const said = verdict(model, locale);
  const number = (field: keyof typeof LIMITS): ReactElement => (
    <Slider
      label={words[field]}
      value={state[field]}
      {...LIMITS[field]}
      integer
      scale={field === 'trainCount' ? 'log' : 'linear'}
      onChange={(value) => dispatch({ kind: 'number', field, value: Math.round(value) })}
    />
  );
  return (
    <div className={styles['compare']}>
      <Controls label={words.controls}>
        <Select
          label={words.data}
          value={state.data}
          options={DATA.map((data) => ({ value: data, label: DATASETS[data].title[locale] }))}
          onChange={(data) => dispatch({ kind: 'data', data })}
        />
        <Select
          label={words.recipe}
          value={state.recipe}
          options={RECIPES.map((recipe) => ({ value: recipe, label: words.recipes[recipe] }))}
          onChange={(recipe) => dispatch({ kind: 'recipe', recipe })}
        />
        {number('trainCount')}
        {number('epochs')}
        {number('seeds')}
      </Controls>
      <p className={styles['note']}>{words.network(formatNumber(model.parameters, locale))}</p>
      <TrialControls session={session.trials} trials={model.trials} label={words.train(String(model.trials.length))} />
      <Controls label={words.chart}>
        <Choice
          label={words.metric}
          value={state.metric}
          options={METRICS.map((metric) => ({ value: metric, label: words.metrics[metric] }))}
          onChange={(metric) => dispatch({ kind: 'metric', metric })}
        />
        {state.seeds > 1 && (
          <Choice
            label={words.shownSeed}
            value={String(state.shownSeed)}
            options={model.results.map(({ seed }) => ({ value: String(seed), label: String(seed) }))}
            onChange={(seed) => dispatch({ kind: 'shown-seed', seed: Number(seed) })}
          />
        )}
      </Controls>
      <Curves model={model} locale={locale} />
      <p className={styles['note']}>{words.curveNote}</p>
      <Results model={model} locale={locale} />
      {said !== null && <Notice kind="info">{said}</Notice>}
      <SeedCellPanel cell={model.seedCell} />
    </div>
  );
}

interface PartProps {
  readonly model: CompareModel;
  readonly locale: Locale;
}

function Curves({ model: { state, curves }, locale }: PartProps): ReactElement {
  const words = compareText[locale];
  const isAccuracy = state.metric === 'accuracy';
  const series = ARMS.flatMap((arm): readonly LineSeries[] => [
    {
      id: `${arm}-train`,
      label: words.trainCurve(words.arms[arm]),
      color: arm === 'with' ? 'series-2' : 'series-1',
      dashed: true,
      points: curves[arm].map(({ epoch, trainAccuracy, trainLoss }) => ({
        x: epoch,
        y: isAccuracy ? trainAccuracy : trainLoss,
      })),
    },
    {
      id: `${arm}-validation`,
      label: words.validationCurve(words.arms[arm]),
      color: arm === 'with' ? 'series-2' : 'series-1',
      points: curves[arm].map(({ epoch, validationAccuracy, validationLoss }) => ({
        x: epoch,
        y: (isAccuracy ? validationAccuracy : validationLoss) ?? NaN,
      })),
    },
  ]);
  return (
    <LineChart
      label={words.chart}
      series={series}
      xLabel={words.epoch}
      yLabel={words.metrics[state.metric]}
      xDomain={[1, state.epochs]}
      {...(isAccuracy ? { yDomain: [0, 1] as const } : {})}
      wholeX
      formatY={(y) => (isAccuracy ? formatPercent(y, locale) : formatFixed(y, locale, 3))}
      {...(isAccuracy ? { formatYTick: (y: number) => formatPercentTick(y, locale) } : {})}
    />
  );
}

function Results({ model: { results, means }, locale }: PartProps): ReactElement {
  const words = compareText[locale];
  const done = results.filter((result) => result.without !== null || result.with !== null);
  if (done.length === 0) return <p className={styles['note']}>{words.noResults}</p>;
  return (
    <WideTable caption={words.results}>
      <thead>
        <tr>
          <th scope="col">{words.seed}</th>
          <th scope="col">{words.recipe}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {done.flatMap((result) =>
          ARMS.map((arm) => (
            <tr key={`${result.seed}-${arm}`}>
              <th scope="row">{result.seed}</th>
              <td>{words.arms[arm]}</td>
              {COLUMNS.map((column) => {
                const value = result[arm]?.[column];
                return <td key={column}>{value === undefined ? '…' : formatPercent(value, locale)}</td>;
              })}
            </tr>
          )),
        )}
        {ARMS.map((arm) => (
          <tr key={arm} className={styles['mean']}>
            <th scope="row">{words.mean}</th>
            <td>{words.arms[arm]}</td>
            {COLUMNS.map((column) => (
              <td key={column}>{intervalText(means[arm][column], locale)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
