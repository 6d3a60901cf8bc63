// The four bills side by side on a logarithmic scale: from one parameter to millions in one picture.
// Not responsible for: the counts (cut-the-cables.ts).
import type { ReactElement } from 'react';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './CutTheCables.module.css';
import type { CablesModel } from './cut-the-cables.ts';
import type { cablesText } from './cut-the-cables.text.ts';

export interface BarsProps {
  readonly model: CablesModel;
  readonly words: (typeof cablesText)['en'];
}

export function Bars({ model, words }: BarsProps): ReactElement {
  const locale = useLocale();
  const largest = Math.max(...model.bills.map((bill) => bill.total));
  const powers = Math.max(1, Math.ceil(Math.log10(largest)));
  const marks = Array.from({ length: powers + 1 }, (_, power) => 10 ** power);
  const place = (value: number): string => `${(Math.log10(Math.max(1, value)) / powers) * 100}%`;
  return (
    <div className={styles['bars']}>
      <p className={styles['note']}>{words.barsNote}</p>
      {model.bills.map((bill) => (
        <div key={bill.stage} className={classes(styles['row'], bill.stage === model.state.stage && styles['current'])}>
          <span className={styles['rowName']}>{words.stageName[bill.stage]}</span>
          <span className={styles['track']} aria-hidden="true">
            <span className={styles['bar']} style={{ width: place(bill.total) }} />
          </span>
          <span className={styles['rowTotal']}>{formatNumber(bill.total, locale)}</span>
        </div>
      ))}
      <div className={styles['row']} aria-hidden="true">
        <span />
        <span className={styles['axis']}>
          {marks.map((mark) => (
            <span key={mark} className={styles['mark']} style={{ left: place(mark) }}>
              10<sup>{Math.round(Math.log10(mark))}</sup>
            </span>
          ))}
        </span>
        <span />
      </div>
    </div>
  );
}
