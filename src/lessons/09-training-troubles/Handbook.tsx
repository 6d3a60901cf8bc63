// The clinic's handbook: for each illness what is seen, why, how to make sure and what helps. Shared by both languages.
// Not responsible for: the words (sections.*.tsx).
import type { ReactElement, ReactNode } from 'react';
import styles from './Handbook.module.css';

export interface HandbookEntry {
  readonly id: string;
  readonly name: string;
  readonly symptom: ReactNode;
  readonly cause: ReactNode;
  readonly check: ReactNode;
  readonly mend: ReactNode;
}

export interface HandbookProps {
  readonly heads: { readonly symptom: string; readonly cause: string; readonly check: string; readonly mend: string };
  readonly entries: readonly HandbookEntry[];
}

const ROWS = ['symptom', 'cause', 'check', 'mend'] as const;

export function Handbook({ heads, entries }: HandbookProps): ReactElement {
  return (
    <div className={styles['handbook']}>
      {entries.map((entry) => (
        <section key={entry.id} className={styles['entry']}>
          <h3>{entry.name}</h3>
          <dl>
            {ROWS.map((row) => (
              <div key={row}>
                <dt>{heads[row]}</dt>
                <dd>{entry[row]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
