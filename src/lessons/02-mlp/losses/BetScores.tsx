// The running score of the betting game: what each has paid, and whether claims agree with facts.
// Not responsible for: the numbers (bet-model.ts).
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import { betText, ENOUGH, priceText, scoreRows } from './bet.text.ts';
import type { BetModel } from './bet-model.ts';
import styles from './Losses.module.css';

const DASH = '–';

function percent(value: number, locale: Locale): string {
  return Number.isNaN(value) ? DASH : formatPercent(value, locale, 0);
}

export function BetScores({ model, locale }: { readonly model: BetModel; readonly locale: Locale }): ReactElement {
  const words = betText[locale];
  const { you, dearest } = model;
  if (you.rounds === 0) return <p className={styles['note']}>{words.noRounds}</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys */}
      <section className={styles['scroll']} aria-label={words.scores} tabIndex={0}>
        <table className={classes(styles['table'], styles['numbers'])}>
          <caption>{words.scores}</caption>
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
            {scoreRows(model, locale).map(({ who, score }) => (
              <tr key={who}>
                <th scope="row">{who}</th>
                <td>{score === null ? DASH : formatNumber(score.rounds, locale)}</td>
                <td>{score === null ? DASH : priceText(score.total, locale)}</td>
                <td>{score === null ? DASH : priceText(score.mean, locale)}</td>
                <td>{score === null ? DASH : percent(score.claimed, locale)}</td>
                <td>{score === null ? DASH : percent(score.right, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {dearest !== null && (
        <p className={styles['note']}>{words.dearest(dearest.round + 1, priceText(dearest.price, locale))}</p>
      )}
      {you.rounds >= ENOUGH && (
        <p className={styles['note']}>{words.calibration(percent(you.claimed, locale), percent(you.right, locale))}</p>
      )}
    </>
  );
}
