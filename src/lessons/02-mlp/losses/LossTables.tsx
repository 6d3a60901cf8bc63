// The tables of the loss explorer: the prediction class by class, and all losses of it.
// Not responsible for: the numbers (loss-model.ts).
import type { ReactElement, ReactNode } from 'react';
import { formatFixed, formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { CompareModel } from './loss-model.ts';
import { DIGITS, LABEL } from './losses.ts';
import { labelText, lossesText, stepsText, targetOf } from './losses.text.ts';
import styles from './Losses.module.css';

interface TableProps {
  readonly model: CompareModel;
  readonly locale: Locale;
}

const DASH = '–';

/** Three decimals, so that the points of a column stand under one another; what would vanish in them, by its own size. */
function figure(value: number, locale: Locale): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.01;
  return isSmall ? formatSignificant(value, locale) : formatFixed(value + 0, locale, 3);
}

/** A long name that may go on in another line after each underscore. */
function breakable(name: string): readonly ReactNode[] {
  return name.split('_').flatMap((part, i) => (i === 0 ? [part] : ['_', <wbr key={i} />, part]));
}

/** The heading of a column, the derivative in one piece. */
function heading(words: string): ReactNode {
  const [before = '', after] = words.split('∂L/∂z');
  if (after === undefined) return words;
  return (
    <>
      {before}
      <span className={styles['piece']}>∂L/∂z</span>
      {after}
    </>
  );
}

export function PredictionTable({ model: { logits, outputs, row }, locale }: TableProps): ReactElement {
  const words = lossesText[locale];
  return (
    <table className={classes(styles['table'], styles['numbers'])}>
      <caption>{words.prediction}</caption>
      <thead>
        <tr>
          {words.predictionColumns.map((head) => (
            <th key={head} scope="col">
              {heading(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DIGITS.map((digit, i) => (
          <tr key={digit}>
            <th scope="row">{i === LABEL ? words.trueDigit(digit) : digit}</th>
            <td>{formatNumber(logits[i] ?? 0, locale, 1)}</td>
            <td>{figure(outputs[i] ?? 0, locale)}</td>
            <td>{formatNumber(targetOf(row.kind, i), locale)}</td>
            <td>{row.trace === null ? DASH : figure(row.trace.logitGradient[i] ?? 0, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function LossTable({ model, locale }: TableProps): ReactElement {
  const words = lossesText[locale];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys
    <section className={styles['scroll']} aria-label={words.table} tabIndex={0}>
      <table className={classes(styles['table'], styles['numbers'])}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {words.columns.map((head) => (
              <th key={head} scope="col">
                {heading(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row) => (
            <tr key={row.kind} className={row.kind === model.row.kind ? styles['opened'] : undefined}>
              <th scope="row">
                <code>{breakable(words.losses[row.kind])}</code>
              </th>
              <td>{labelText(row.kind)}</td>
              <td>{row.trace === null ? DASH : figure(row.trace.loss, locale)}</td>
              <td>{row.trace === null ? DASH : figure(row.trace.logitGradient[LABEL] ?? 0, locale)}</td>
              <td>{stepsText(row, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
