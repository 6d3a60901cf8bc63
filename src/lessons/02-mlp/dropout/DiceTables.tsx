// The dice in numbers: unit by unit, and the masks of the whole batch.
// Not responsible for: the numbers (dice-model.ts).
import type { ReactElement } from 'react';
import { formatFixed } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { DiceModel } from './dice-model.ts';
import { SAMPLES } from './dropout.ts';
import { dropoutText } from './dropout.text.ts';
import styles from './Dropout.module.css';
import { UNITS } from './small-network.ts';

interface TableProps {
  readonly model: DiceModel;
  readonly locale: Locale;
}

export function DiceTables({ model, locale }: TableProps): ReactElement {
  return (
    <div className={styles['tables']}>
      <UnitTable model={model} locale={locale} />
      <MaskTable model={model} locale={locale} />
    </div>
  );
}

function UnitTable({ model: { units, state }, locale }: TableProps): ReactElement {
  const words = dropoutText[locale];
  const [unit, activation, die, passed] = words.unitColumns;
  const value = (number: number): string => formatFixed(number, locale, 3);
  return (
    <table className={styles['table']}>
      <caption>{words.units}</caption>
      <thead>
        <tr>
          <th scope="col">{unit}</th>
          <th scope="col">{activation}</th>
          <th scope="col">
            {die} ≥ {state.rate}?
          </th>
          <th scope="col">{passed}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ activation: a, die: rolled, isLive, passed: out }, i) => (
          <tr key={i} className={isLive ? undefined : styles['dead']}>
            <th scope="row">{i + 1}</th>
            <td>{value(a)}</td>
            <td>{rolled === null ? words.notRolled : `${value(rolled)} ${isLive ? words.live : words.dead}`}</td>
            <td>{value(out)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MaskTable({ model: { masks, state }, locale }: TableProps): ReactElement {
  const words = dropoutText[locale];
  return (
    <table className={styles['masks']}>
      <caption>{words.masks}</caption>
      <tbody>
        {Array.from({ length: SAMPLES }, (_, sample) => (
          <tr key={sample}>
            <th scope="row" className={sample === state.sample ? styles['current'] : undefined}>
              {words.row(sample + 1)}
            </th>
            {Array.from({ length: UNITS }, (_unit, i) => {
              const bit = masks[sample * UNITS + i] ?? 0;
              return (
                <td key={i} data-live={bit}>
                  {bit}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
