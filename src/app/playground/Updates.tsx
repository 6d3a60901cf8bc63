// How large weights, gradients and updates are: the numbers of the moment, and the ratios over the steps watched.
// Not responsible for: judging a ratio (live.ts).
import { memo, useState } from 'react';
import type { ReactElement } from 'react';
import { LineChart } from '../../kit/charts/LineChart.tsx';
import type { LineSeries, SeriesColour } from '../../kit/charts/series.ts';
import { Choice } from '../../kit/controls/Choice.tsx';
import { formatNumber, formatSignificant } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { trainingText } from '../../lessons/08-designer/designer/training.text.ts';
import { MEASURES, spread, weightRows } from './live.ts';
import type { Live, Measure } from './live.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import { RatioScale } from './RatioScale.tsx';

const COLOURS: readonly SeriesColour[] = ['series-2', 'series-1', 'series-3', 'series-4', 'series-5', 'series-6'];
const RULE = 1e-3;

export interface UpdatesProps {
  readonly live: Live;
  readonly totalSteps: number;
}

/** Drawn again for a new reading only, not for every piece of news of the run. */
export const Updates = memo(function Updates({ live, totalSteps }: UpdatesProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const [measure, setMeasure] = useState<Measure>('ratio');
  const kernels = spread(
    [...live.lines[measure]].filter(([name]) => name.endsWith('kernel')),
    COLOURS.length,
  );
  const rulePoints = [
    { x: 0, y: RULE },
    { x: totalSteps, y: RULE },
  ];
  const series: readonly LineSeries[] = [
    ...kernels.map(([name, points], i) => ({ id: name, label: name, color: COLOURS[i] ?? 'series-7', points })),
    ...(measure === 'ratio' && kernels.some(([, points]) => points.length > 0)
      ? [{ id: 'rule', label: words.rule, color: 'series-7' as const, points: rulePoints }]
      : []),
  ];
  return (
    <div className={styles['updates']}>
      <div className={styles['stack']}>
        <h5>{words.updates}</h5>
        <p className={styles['note']}>{words.updatesHint}</p>
        <WideTable caption={words.updates}>
          <thead>
            <tr>
              <th scope="col">{words.heads.weight}</th>
              <th scope="col">{words.heads.size}</th>
              <th scope="col">{words.heads.gradient}</th>
              <th scope="col">{words.heads.ratio}</th>
              <th scope="col" className={styles['scaleCell']}>
                {words.heads.scale}
              </th>
            </tr>
          </thead>
          <tbody>
            {weightRows(live).map(({ name, weight, gradient, ratio, verdict }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatSignificant(weight, locale)}</td>
                <td>{formatSignificant(gradient, locale)}</td>
                <td>{ratio === null ? '–' : formatSignificant(ratio, locale, 2)}</td>
                <td className={styles['scaleCell']}>
                  <RatioScale ratio={ratio} />
                  {words.verdicts[verdict]}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </div>
      <div className={styles['stack']}>
        <h5>{words.measures[measure]}</h5>
        <Choice
          label={words.measure}
          value={measure}
          options={MEASURES.map((value) => ({ value, label: words.heads[value] }))}
          onChange={setMeasure}
        />
        <LineChart
          label={words.measures[measure]}
          series={series}
          xLabel={trainingText[locale].stepAxis}
          yLabel={words.axes[measure]}
          xDomain={[0, totalSteps]}
          yScale="log"
          formatX={(step) => formatNumber(step, locale)}
          formatY={(ratio) => formatSignificant(ratio, locale, 2)}
          emptyText={words.ratioEmpty}
        />
      </div>
    </div>
  );
});
