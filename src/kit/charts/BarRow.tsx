// Horizontal bars with their numbers: class probabilities, shares, counts.
// Not responsible for: sorting or choosing what to show.
import type { ReactElement } from 'react';
import { formatPercent } from '../locale/format.ts';
import { useLocale } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './BarRow.module.css';
import type { SeriesColour } from './series.ts';

export interface BarRowProps {
  readonly label: string;
  readonly value: number;
  /** Value of a full bar; 1 where absent. */
  readonly max?: number;
  /** The number in words; a percentage where absent. */
  readonly text?: string;
  readonly color?: SeriesColour;
  /** Set in bold: the winner, the true class. */
  readonly strong?: boolean;
}

/** One bar; stands inside a BarList. */
export function BarRow({ label, value, max = 1, text, color = 'series-2', strong = false }: BarRowProps): ReactElement {
  const locale = useLocale();
  const part = Number.isFinite(value) && max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <li className={classes(styles['row'], strong && styles['strong'])}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']} aria-hidden="true">
        {part > 0 && (
          <span className={styles['bar']} style={{ width: `${part * 100}%`, backgroundColor: `var(--${color})` }} />
        )}
      </span>
      <span className={styles['value']}>{text ?? formatPercent(value, locale)}</span>
    </li>
  );
}

export interface BarListProps {
  /** Accessible name of the list. */
  readonly label: string;
  readonly bars: readonly (BarRowProps & { readonly id: string })[];
  /** On a narrow screen each label stands over its bar. */
  readonly longLabels?: boolean;
}

export function BarList({ label, bars, longLabels = false }: BarListProps): ReactElement {
  return (
    <ul className={classes(styles['list'], longLabels && styles['long'])} aria-label={label}>
      {bars.map(({ id, ...bar }) => (
        <BarRow key={id} {...bar} />
      ))}
    </ul>
  );
}
