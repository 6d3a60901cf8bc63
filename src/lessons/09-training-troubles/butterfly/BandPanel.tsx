// Several seeds of one recipe: every curve pale, mean and spread above them, and the numbers that come of it.
// Not responsible for: the pair of twins (ButterflyView.tsx).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { LineSeries } from '../../../kit/charts/series.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import styles from './Butterfly.module.css';
import { COUNTS } from './butterfly.ts';
import type { ButterflyAction } from './butterfly.ts';
import type { ButterflyModel, ButterflyView } from './butterfly-model.ts';
import { bandSentence, butterflyText } from './butterfly.text.ts';
import { BAND_STEPS } from './twin-plan.ts';

interface BandProps {
  readonly model: ButterflyModel;
  readonly dispatch: (action: ButterflyAction) => void;
  readonly session: ButterflyView;
  readonly locale: Locale;
}

export function BandPanel({ model, dispatch, session, locale }: BandProps): ReactElement {
  const words = butterflyText[locale];
  const { state, band, running } = model;
  const sentence = bandSentence(band, locale);
  const lines: readonly LineSeries[] = [
    ...band.seeds
      .filter(({ curve }) => curve.length > 0)
      .map(({ seed, curve }) => ({
        id: `seed-${seed}`,
        label: words.seedName(seed),
        color: 'series-7' as const,
        points: curve,
        // Until the mean is there the curves themselves are what there is to see.
        faint: band.mean.length > 0,
      })),
    ...(band.mean.length === 0
      ? []
      : [
          { id: 'mean', label: words.mean, color: 'series-2', points: band.mean } as const,
          { id: 'high', label: words.high, color: 'series-2', dashed: true, points: band.high } as const,
          { id: 'low', label: words.low, color: 'series-2', dashed: true, points: band.low } as const,
        ]),
  ];
  return (
    <section className={styles['band']} aria-label={words.seedsTitle}>
      <div className={styles['title']}>{words.seedsTitle}</div>
      <Controls label={words.seedsSettings}>
        <Slider
          label={words.count}
          value={state.count}
          {...COUNTS}
          step={1}
          onChange={(count) => dispatch({ kind: 'count', count })}
        />
      </Controls>
      <ButtonRow label={words.seedsTitle}>
        <Button
          kind="primary"
          icon="play"
          keepsFocus
          disabled={running !== null || band.done === state.count}
          onClick={() => session.runs.runSeeds(band.seeds.map(({ seed }) => seed))}
        >
          {words.runSeeds(state.count)}
        </Button>
      </ButtonRow>
      <Progress label={words.seedsDone} value={band.done} max={state.count} text={`${band.done} / ${state.count}`} />
      <LineChart
        label={words.bandChart}
        series={lines}
        xLabel={words.stepAxis}
        yLabel={words.lossAxis}
        xDomain={[0, BAND_STEPS]}
        wholeX
        emptyText={words.bandEmpty}
      />
      {band.done > 0 && (
        <div className={styles['accuracies']}>
          <Accuracies model={model} locale={locale} />
        </div>
      )}
      {sentence !== null && <output className={styles['verdict']}>{sentence}</output>}
      <p className={styles['note']}>{words.bandConditions}</p>
    </section>
  );
}

function Accuracies({ model: { band }, locale }: Pick<BandProps, 'model' | 'locale'>): ReactElement {
  const words = butterflyText[locale];
  const row = (name: string, value: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
  return (
    <WideTable caption={words.accuracies}>
      <caption>{words.accuracies}</caption>
      <thead>
        <tr>
          {words.seedColumns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {band.seeds.map(({ seed, accuracy }) =>
          row(String(seed), accuracy === null ? '–' : formatPercent(accuracy, locale)),
        )}
        {band.sample !== null && row(words.meanRow, formatPercent(band.sample.mean, locale))}
        {band.sample !== null &&
          row(words.deviationRow, words.points(formatFixed(band.sample.deviation * 100, locale, 1)))}
      </tbody>
    </WideTable>
  );
}
