// The layers one under the other: histogram and size of the activations, histogram and size of the gradients.
// Not responsible for: the numbers (signal-model.ts).
import type { ReactElement } from 'react';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Histogram } from '../../../nn/depth-signal.ts';
import { formatSize } from './format-size.ts';
import styles from './Initialisers.module.css';
import { initialisersText } from './initialisers.text.ts';
import type { InitialisersModel, LayerRow, Spread } from './signal-model.ts';

const HEIGHT = 20;

/** Bars of one row, as high as their part of the row's highest; what lies off the axis stands at its ends, in red. */
function Bars({ histogram, className }: { readonly histogram: Histogram; readonly className: string }): ReactElement {
  const { counts, below, above, low, high } = histogram;
  const highest = Math.max(1, below, above, ...counts);
  const bar = (x: number, count: number): string => {
    const size = (count / highest) * HEIGHT;
    return count === 0 ? '' : `M${x} ${HEIGHT}V${HEIGHT - size}H${x + 1}V${HEIGHT}Z`;
  };
  const zero = 1 + ((0 - low) / (high - low)) * counts.length;
  return (
    <svg
      className={styles['bars']}
      viewBox={`0 0 ${counts.length + 2} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles['axis']} d={`M${zero} 0V${HEIGHT}`} />
      <path className={className} d={Array.from(counts, (count, i) => bar(i + 1, count)).join('')} />
      <path className={styles['outside']} d={bar(0, below) + bar(counts.length + 1, above)} />
    </svg>
  );
}

interface CellProps {
  readonly spread: Spread;
  readonly className: string | undefined;
  readonly notes: readonly string[];
  readonly locale: Locale;
}

function SpreadCells({ spread, className = '', notes, locale }: CellProps): ReactElement {
  return (
    <>
      <td>
        <Bars histogram={spread.histogram} className={className} />
      </td>
      <td className={styles['number']}>
        {formatSize(spread.rms, locale)}
        {notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </td>
    </>
  );
}

/** Least part of a layer's numbers that is worth a word. */
const NOTEWORTHY = 0.005;

function notesOf({ spread, saturated, locale }: { spread: Spread; saturated: number; locale: Locale }): string[] {
  const words = initialisersText[locale];
  const { counts, below, above } = spread.histogram;
  const others = counts.reduce((sum, count) => sum + count, below + above);
  const outside = others === 0 ? 0 : ((below + above) / others) * (1 - spread.zeros);
  const share = (part: number): string => formatPercent(part, locale, 0);
  return [
    ...(spread.zeros >= NOTEWORTHY ? [words.zeros(share(spread.zeros))] : []),
    ...(saturated >= NOTEWORTHY ? [words.saturated(share(saturated))] : []),
    ...(outside >= NOTEWORTHY ? [words.outside(share(outside))] : []),
  ];
}

export function LayerTable({
  model,
  locale,
}: {
  readonly model: InitialisersModel;
  readonly locale: Locale;
}): ReactElement {
  const words = initialisersText[locale];
  const cells = ({ activations, gradients, saturated }: LayerRow): ReactElement => (
    <>
      <SpreadCells
        spread={activations}
        className={styles['inside']}
        notes={notesOf({ spread: activations, saturated, locale })}
        locale={locale}
      />
      <SpreadCells
        spread={gradients}
        className={styles['backwards']}
        notes={notesOf({ spread: gradients, saturated: 0, locale })}
        locale={locale}
      />
    </>
  );
  return (
    <table className={styles['layers']}>
      <caption>{words.table}</caption>
      <thead>
        <tr>
          {words.columns.map((column, i) => (
            <th key={i} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) => (
          <tr key={row.layer} aria-current={row.layer === model.opened.layer ? 'true' : undefined}>
            <th scope="row">{row.layer}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
