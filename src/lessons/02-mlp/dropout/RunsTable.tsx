// What the two runs reached, side by side. Not responsible for: the numbers (runs-model.ts).
import type { ReactElement } from 'react';
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { DropoutState } from './dropout.ts';
import styles from './Dropout.module.css';
import type { RunsModel } from './runs-model.ts';
import { gapOf, runsText } from './runs.text.ts';
import { SIDES } from './runs.ts';

const DASH = '–';

interface TableProps {
  readonly state: DropoutState;
  readonly model: RunsModel;
  readonly locale: Locale;
}

export function RunsTable({ state, model, locale }: TableProps): ReactElement {
  const words = runsText[locale];
  const percent = (value: number | null | undefined): string =>
    value === null || value === undefined ? DASH : formatPercent(value, locale);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys
    <section className={styles['scroll']} aria-label={words.table} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {words.columns.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => {
            const one = model.sides[side];
            return (
              <tr key={side}>
                <th scope="row">{words.side(side, state.rate)}</th>
                <td>{percent(one.last?.trainAccuracy)}</td>
                <td>{percent(one.recall?.accuracy)}</td>
                <td>{percent(one.last?.accuracy)}</td>
                <td>{percent(gapOf(one))}</td>
                <td>{one.last === null ? DASH : formatFixed(one.last.loss, locale, 3)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
