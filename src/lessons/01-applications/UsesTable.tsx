// The table of applications: what goes in, what comes out, which patterns are found. Not responsible for: its words
// (overview.zh.tsx, overview.en.tsx).
import type { ReactElement } from 'react';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import styles from './UsesTable.module.css';

export type Use = readonly [use: string, input: string, output: string, pattern: string];

export interface UsesTableProps {
  readonly caption: string;
  readonly head: Use;
  readonly rows: readonly Use[];
}

export function UsesTable({ caption, head, rows }: UsesTableProps): ReactElement {
  return (
    <div className={styles['uses']}>
      <WideTable caption={caption}>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col" className={styles['cell']}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([use, ...rest]) => (
            <tr key={use}>
              <th scope="row" className={styles['cell']}>
                {use}
              </th>
              {rest.map((cell) => (
                <td key={cell} className={styles['cell']}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </div>
  );
}
