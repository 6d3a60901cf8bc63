// Loss by step and accuracy by epoch of the run on view. Not responsible for: thinning the record (training-model.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Designer.module.css';
import type { TrainingModel } from './training-model.ts';
import { trainingText } from './training.text.ts';

export interface TrainCurvesProps {
  readonly training: TrainingModel;
  readonly epochs: number;
}

export function TrainCurves({ training, epochs }: TrainCurvesProps): ReactElement {
  const locale = useLocale();
  const words = trainingText[locale];
  return (
    <div className={styles['charts']}>
      <div>
        <h5>{words.lossChart}</h5>
        <LineChart
          label={words.lossChart}
          series={[{ id: 'loss', label: words.lossLine, color: 'series-2', points: training.lossCurve }]}
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
            { id: 'train', label: words.trainLine, color: 'series-2', points: training.trainAccuracy, dashed: true },
            { id: 'validation', label: words.validationLine, color: 'series-2', points: training.validationAccuracy },
          ]}
          xLabel={words.epochAxis}
          yLabel={words.accuracyAxis}
          xDomain={[1, Math.max(2, epochs)]}
          yDomain={[null, 1]}
          wholeX
          formatX={(epoch) => formatNumber(epoch, locale)}
          formatY={(accuracy) => formatPercent(accuracy, locale)}
          formatYTick={(accuracy) => formatPercentTick(accuracy, locale)}
          emptyText={words.emptyChart}
        />
      </div>
    </div>
  );
}
