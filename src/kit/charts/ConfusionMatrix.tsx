// A confusion matrix: rows are true classes, columns predictions, tinted by the share of the row; right ones cool, wrong ones warm.
// Not responsible for: counting (nn/metrics.ts).
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../locale/format.ts';
import { useLocale } from '../locale/locale.ts';
import { ValueGrid } from './ValueGrid.tsx';
import { CHART_TEXT } from './charts.text.ts';
import { tint } from './tints.ts';

export interface ConfusionMatrixProps {
  readonly label: string;
  readonly classes: readonly string[];
  /** Row-major, row = true class, column = predicted class. */
  readonly counts: ArrayLike<number>;
  readonly selected?: number | null;
  /** Index is true class x class count + predicted class. */
  readonly onSelect?: (index: number) => void;
}

export function ConfusionMatrix({ label, classes, counts, selected, onSelect }: ConfusionMatrixProps): ReactElement {
  const locale = useLocale();
  const text = CHART_TEXT[locale];
  const size = classes.length;
  const sums = classes.map((_, row) =>
    classes.reduce((sum, _name, column) => sum + (counts[row * size + column] ?? 0), 0),
  );
  const cells = Array.from({ length: size * size }, (_, index) => {
    const row = Math.floor(index / size);
    const column = index % size;
    const count = counts[index] ?? 0;
    const share = count / (sums[row] || 1);
    return {
      text: formatNumber(count, locale),
      // The power keeps the rare mistakes visible beside the many right answers.
      background: count === 0 ? 'transparent' : tint(row === column ? 'series-2' : 'series-1', share ** 0.4),
      words: text.confusionCell(
        classes[row] ?? '',
        classes[column] ?? '',
        formatNumber(count, locale),
        formatPercent(share, locale),
      ),
      faint: count === 0,
    };
  });
  const accuracies = sums.map((sum, row) =>
    sum === 0 ? '–' : formatPercent((counts[row * size + row] ?? 0) / sum, locale),
  );
  return (
    <ValueGrid
      label={label}
      rowTitle={text.trueClass}
      columnTitle={text.predictedClass}
      rows={classes}
      columns={classes}
      cells={cells}
      extra={{ title: text.classAccuracy, texts: accuracies }}
      {...(selected === undefined ? {} : { selected })}
      {...(onSelect === undefined ? {} : { onSelect })}
    />
  );
}
