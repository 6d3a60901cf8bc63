// Loss by step and accuracy by epoch of the run on view. Not responsible for: thinning the record (training-model.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ReplayBar } from '../../../kit/replay/ReplayBar.tsx';
import { ghostAccuracy, ghostLoss } from '../../../kit/replay/replay-series.ts';
import { replayView } from '../../../kit/replay/replay-view.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { recordable, trainingName } from './recorded.ts';
import { trainingText } from './training.text.ts';

export interface TrainCurvesProps {
  readonly model: DesignerModel;
  readonly dispatch: (action: DesignerAction) => void;
}

export function TrainCurves({ model, dispatch }: TrainCurvesProps): ReactElement {
  const locale = useLocale();
  const words = trainingText[locale];
  const { training, state } = model;
  const replay = replayView(state.replay, trainingName(state));
  const record = recordable(model);
  const [curve] = replay.curves;
  const ghost =
    curve === undefined ? null : { id: 'theirs', label: words.recordedLine, color: 'series-2' as const, curve };
  return (
    <>
      <div className={styles['charts']}>
        <div>
          <h5>{words.lossChart}</h5>
          <LineChart
            label={words.lossChart}
            series={[
              ...(ghost === null ? [] : [ghostLoss(ghost)]),
              { id: 'loss', label: words.lossLine, color: 'series-2', points: training.lossCurve },
            ]}
            xLabel={words.stepAxis}
            yLabel={words.lossAxis}
            xDomain={[0, training.totalSteps]}
            yDomain={[0, null]}
            emptyText={words.emptyChart}
          />
        </div>
        <div>
          <h5>{words.accuracyChart}</h5>
          <LineChart
            label={words.accuracyChart}
            series={[
              ...(ghost === null ? [] : [ghostAccuracy(ghost)]),
              { id: 'train', label: words.trainLine, color: 'series-2', points: training.trainAccuracy, dashed: true },
              { id: 'validation', label: words.validationLine, color: 'series-2', points: training.validationAccuracy },
            ]}
            xLabel={words.epochAxis}
            yLabel={words.accuracyAxis}
            xDomain={[1, Math.max(2, state.plan.epochs)]}
            yDomain={[null, 1]}
            wholeX
            formatX={(epoch) => formatNumber(epoch, locale)}
            formatY={(accuracy) => formatPercent(accuracy, locale)}
            formatYTick={(accuracy) => formatPercentTick(accuracy, locale)}
            emptyText={words.emptyChart}
          />
        </div>
      </div>
      <ReplayBar
        state={replay.state}
        mayRecord={record !== null}
        onRecord={() => dispatch({ kind: 'replay', replay: record })}
        onRemove={() => dispatch({ kind: 'replay', replay: null })}
      />
    </>
  );
}
