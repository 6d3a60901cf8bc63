// Loss by step and accuracy by epoch of both networks on common axes.
// Not responsible for: thinning the record (curve-points.ts) or the shift test's curve (ShiftTest.tsx).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { ReplayBar } from '../../../kit/replay/ReplayBar.tsx';
import { ghostAccuracy, ghostLoss } from '../../../kit/replay/replay-series.ts';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { CONTESTANT_COLOUR } from './contestant-colour.ts';
import styles from './Duel.module.css';
import type { DuelAction } from './duel.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';

export interface CurvesProps {
  readonly model: DuelModel;
  readonly dispatch: (action: DuelAction) => void;
}

export function Curves({ model, dispatch }: CurvesProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { contestants, replay, recordable } = model;
  const ghosts = contestants.flatMap(({ id }, i) => {
    const curve = replay.curves[i];
    return curve === undefined
      ? []
      : [{ id, label: words.recorded(words.name[id]), color: CONTESTANT_COLOUR[id], curve }];
  });
  const totalSteps = Math.max(...contestants.map((one) => one.totalSteps));
  const losses = contestants.map(({ id, lossCurve }) => ({
    id,
    label: words.name[id],
    color: CONTESTANT_COLOUR[id],
    points: lossCurve,
    // Dashes mean training accuracy in the chart beside this one.
    dashed: false,
  }));
  const accuracies = contestants.flatMap(({ id, trainAccuracyCurve, validationAccuracyCurve }) => [
    {
      id: `${id}-train`,
      label: words.trainCurve(words.name[id]),
      color: CONTESTANT_COLOUR[id],
      points: trainAccuracyCurve,
      dashed: true,
    },
    {
      id: `${id}-validation`,
      label: words.validationCurve(words.name[id]),
      color: CONTESTANT_COLOUR[id],
      points: validationAccuracyCurve,
      dashed: false,
    },
  ]);
  return (
    <>
      <div className={styles['charts']}>
        <div>
          <h4>{words.lossChart}</h4>
          <p className={styles['note']}>{words.meanOf(model.batchesPerPoint)}</p>
          <LineChart
            label={words.lossChart}
            series={[...ghosts.map(ghostLoss), ...losses]}
            xLabel={words.stepAxis}
            yLabel={words.lossAxis}
            xDomain={[0, totalSteps]}
            yDomain={[0, null]}
            emptyText={words.emptyCurve}
          />
        </div>
        <div>
          <h4>{words.accuracyChart}</h4>
          <LineChart
            label={words.accuracyChart}
            series={[...ghosts.map(ghostAccuracy), ...accuracies]}
            xLabel={words.epochAxis}
            yLabel={words.accuracyAxis}
            xDomain={[1, Math.max(2, model.setup.epochs)]}
            yDomain={[null, 1]}
            wholeX
            formatX={(epoch) => formatNumber(epoch, locale)}
            formatY={(y) => formatPercent(y, locale)}
            formatYTick={(y) => formatPercentTick(y, locale)}
            emptyText={words.emptyCurve}
          />
        </div>
      </div>
      <ReplayBar
        state={replay.state}
        mayRecord={recordable !== null}
        onRecord={() => dispatch({ kind: 'replay', replay: recordable })}
        onRemove={() => dispatch({ kind: 'replay', replay: null })}
      />
    </>
  );
}
