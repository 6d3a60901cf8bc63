// What the classifier costs with every place kept and with one mean a map: both bills, numbers put in.
// Not responsible for: counting (nn).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './GlobalAverage.module.css';
import { billText, globalAverageText, savingText } from './global-average.text.ts';
import type { GlobalAverageModel } from './global-average.ts';

export function Bills({ model }: { readonly model: GlobalAverageModel }): ReactElement {
  const locale = useLocale();
  const words = globalAverageText[locale];
  const { flattened, averaged } = model;
  return (
    <div className={styles['bills']}>
      <h4>{words.bills}</h4>
      <BarList
        label={words.bills}
        longLabels
        bars={[
          {
            id: 'flattened',
            label: words.flattened,
            value: flattened.total,
            max: flattened.total,
            text: billText(flattened, true, locale),
            color: 'series-1',
          },
          {
            id: 'averaged',
            label: words.averaged,
            value: averaged.total,
            max: flattened.total,
            text: billText(averaged, false, locale),
          },
        ]}
      />
      <p className={styles['note']}>{savingText(model, locale)}</p>
    </div>
  );
}
