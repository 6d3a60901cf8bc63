// The chosen window as numbers: its values, and the part of the gradient that each of them gets.
// Not responsible for: working them out (pool-model.ts).
import type { ReactElement } from 'react';
import { tint } from '../../../kit/charts/tints.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { WindowCell } from '../../../nn/pool-gradient.ts';
import { derivation, poolLabText, routing, valueText, winnersText } from './pool-lab.text.ts';
import type { PoolLabModel } from './pool-model.ts';
import styles from './PoolLab.module.css';

interface TableProps {
  readonly caption: string;
  readonly cells: readonly WindowCell[];
  readonly size: number;
  readonly winner: number | null;
  readonly text: (cell: WindowCell) => string;
  readonly strength: (cell: WindowCell) => number;
  readonly outside: string;
}

function CellTable({ caption, cells, size, winner, text, strength, outside }: TableProps): ReactElement {
  return (
    <table className={styles['window']}>
      <caption>{caption}</caption>
      <tbody>
        {Array.from({ length: size }, (_, row) => (
          <tr key={row}>
            {cells.slice(row * size, (row + 1) * size).map((cell, column) => (
              <td
                key={column}
                className={classes(
                  row * size + column === winner && styles['winner'],
                  cell.pixel === null && styles['outside'],
                )}
                style={cell.pixel === null ? undefined : { backgroundColor: tint('series-2', strength(cell)) }}
              >
                {cell.pixel === null ? outside : text(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function WindowTables({ model }: { readonly model: PoolLabModel }): ReactElement {
  const locale = useLocale();
  const words = poolLabText[locale];
  const { trace, window } = model;
  if (trace === null) return <p className={styles['note']}>{words.none}</p>;
  const { cells, winner } = trace;
  const most = cells.reduce((largest, { value }) => Math.max(largest, value), 1e-6);
  const share = { cells, size: window.size, winner, outside: words.outside };
  return (
    <div className={styles['details']}>
      <div className={styles['tables']}>
        <CellTable
          {...share}
          caption={words.values}
          text={({ value }) => valueText(value, locale)}
          strength={({ value }) => value / most}
        />
        <CellTable
          {...share}
          caption={words.shares}
          text={(cell) => formatFixed(cell.share, locale, 2)}
          strength={(cell) => cell.share}
        />
      </div>
      <div className={styles['sentences']}>
        <p className={styles['derivation']}>{derivation(model, locale)}</p>
        <p>{routing(model, locale)}</p>
        {model.state.way === 'max' && <p>{winnersText(model, locale)}</p>}
      </div>
    </div>
  );
}
