// Training and validation side by side, loss and accuracy, epoch by epoch. Not responsible for: the curve of batches.
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import type { EpochRecord } from '../../../engine/protocol/calls.ts';
import { formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import styles from './Diagnose.module.css';
import { diagnoseText } from './diagnose.text.ts';

export function EpochCharts(props: { readonly epochs: readonly EpochRecord[]; readonly locale: Locale }): ReactElement {
  const { epochs, locale } = props;
  const words = diagnoseText[locale];
  if (epochs.length === 0) return <p className={styles['note']}>{words.noEpoch}</p>;
  const line = (of: (record: EpochRecord) => number | null) =>
    epochs.map((record) => ({ x: record.epoch, y: of(record) ?? NaN }));
  const pair = (train: (record: EpochRecord) => number, validation: (record: EpochRecord) => number | null) =>
    [
      { id: 'train', label: words.trainLine, color: 'series-1', points: line(train) },
      { id: 'validation', label: words.validationLine, color: 'series-2', points: line(validation) },
    ] as const;
  return (
    <div className={styles['pair']}>
      <LineChart
        label={words.epochLossChart}
        series={pair(
          ({ trainLoss }) => trainLoss,
          ({ validationLoss }) => validationLoss,
        )}
        xLabel={words.epoch}
        yLabel={words.loss}
        wholeX
        heightPx={180}
      />
      <LineChart
        label={words.epochAccuracyChart}
        series={pair(
          ({ trainAccuracy }) => trainAccuracy,
          ({ validationAccuracy }) => validationAccuracy,
        )}
        xLabel={words.epoch}
        yLabel={words.accuracy}
        yDomain={[0, 1]}
        wholeX
        formatY={(y) => formatPercent(y, locale)}
        formatYTick={(y) => formatPercentTick(y, locale)}
        heightPx={180}
      />
    </div>
  );
}
