// Loss by step and validation accuracy by epoch of both designs on the same axes.
// Not responsible for: thinning the records (lessons/08-designer/designer/training-model.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../kit/charts/LineChart.tsx';
import type { LineSeries, Point } from '../../kit/charts/series.ts';
import { formatNumber, formatPercent, formatPercentTick } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { trainingText } from '../../lessons/08-designer/designer/training.text.ts';
import { SIDES } from './playground.ts';
import type { SideId } from './playground.ts';
import styles from './Playground.module.css';
import type { PlaygroundModel } from './playground-model.ts';
import { playgroundText } from './playground.text.ts';
import { SIDE_COLOURS, SIDE_NAMES } from './side-names.ts';

/** Far above where a loss of ten classes begins, and where a bad first step takes it. */
const RUNAWAY = 50;

export function CommonCurves({ model }: { readonly model: PlaygroundModel }): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const common = trainingText[locale];
  const { sides } = model;
  const lines = (pointsOf: (id: SideId) => readonly Point[]): readonly LineSeries[] =>
    SIDES.map((id) => ({
      id,
      label: words.design(SIDE_NAMES[id]),
      color: SIDE_COLOURS[id],
      points: pointsOf(id),
      dashed: id === 'b',
    }));
  const losses = lines((id) => sides[id].training.lossCurve);
  // One that has run away would press the other flat.
  const hasRunAway = losses.some(({ points }) => points.some(({ y }) => y > RUNAWAY));
  return (
    <div className={styles['charts']}>
      <div>
        <h4>{words.lossChart}</h4>
        <LineChart
          label={words.lossChart}
          series={losses}
          xLabel={common.stepAxis}
          yLabel={common.lossAxis}
          xDomain={[0, Math.max(sides.a.training.totalSteps, sides.b.training.totalSteps)]}
          yDomain={hasRunAway ? [null, null] : [0, null]}
          yScale={hasRunAway ? 'log' : 'linear'}
          heightPx={200}
          emptyText={common.emptyChart}
        />
      </div>
      <div>
        <h4>{words.accuracyChart}</h4>
        <LineChart
          label={words.accuracyChart}
          series={lines((id) => sides[id].training.validationAccuracy)}
          xLabel={common.epochAxis}
          yLabel={common.accuracyAxis}
          xDomain={[1, Math.max(2, sides.a.state.plan.epochs, sides.b.state.plan.epochs)]}
          yDomain={[null, 1]}
          wholeX
          heightPx={200}
          formatX={(epoch) => formatNumber(epoch, locale)}
          formatY={(accuracy) => formatPercent(accuracy, locale)}
          formatYTick={(accuracy) => formatPercentTick(accuracy, locale)}
          emptyText={common.emptyChart}
        />
      </div>
    </div>
  );
}
