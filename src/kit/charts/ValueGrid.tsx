// A real table of coloured numbers: one cell in the tab order, arrow keys move. Base of Heatmap and ConfusionMatrix.
// Not responsible for: what the numbers mean or which colours they get.
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { moveInGrid } from '../canvas/grid-keys.ts';
import { useText } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './ValueGrid.module.css';
import { CHART_TEXT } from './charts.text.ts';

export interface GridCell {
  readonly text: string;
  /** CSS background; see tints.ts. */
  readonly background: string;
  /** The whole reading in words: the cell's accessible name and tooltip. */
  readonly words: string;
  readonly faint?: boolean;
}

export interface ValueGridProps {
  readonly label: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row-major, rows x columns. */
  readonly cells: readonly GridCell[];
  /** One more column, e.g. a sum per row. */
  readonly extra?: { readonly title: string; readonly texts: readonly string[] };
  readonly selected?: number | null;
  readonly onSelect?: (index: number) => void;
  readonly onHover?: (index: number | null) => void;
}

/** A name must contain what is seen as a word of its own, so that people who speak to their computer can say it. */
function nameOf({ text, words }: GridCell): string {
  const spoken = words.split(/[\s，。：、；()]+/).map((word) => word.replace(/[.,:;]$/, ''));
  return text === '' || spoken.includes(text) ? words : `${text} (${words})`;
}

export function ValueGrid(props: ValueGridProps): ReactElement {
  const { label, rows, columns, cells, extra, selected = null, onSelect, onHover } = props;
  const text = useText(CHART_TEXT);
  const hintId = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const entry = Math.min(active, Math.max(0, cells.length - 1));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && onSelect) {
      event.preventDefault();
      onSelect(entry);
      return;
    }
    const next = moveInGrid(event.key, entry, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    const cell = body.current?.querySelectorAll('td[data-cell]')[next];
    if (cell instanceof HTMLElement) cell.focus();
  }

  return (
    <div className={styles['frame']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on a real table */}
      <table role="grid" aria-label={label} aria-describedby={hintId} className={styles['grid']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles['axis']}>
              {props.rowTitle}
            </th>
            <th scope="colgroup" colSpan={columns.length} className={styles['axis']}>
              {props.columnTitle}
            </th>
            {extra && (
              <th scope="col" rowSpan={2} className={styles['axis']}>
                {extra.title}
              </th>
            )}
          </tr>
          <tr>
            {columns.map((name, column) => (
              <th key={column} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((name, row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.slice(row * columns.length, (row + 1) * columns.length).map((cell, column) => {
                const index = row * columns.length + column;
                return (
                  <td
                    key={column}
                    data-cell=""
                    className={classes(styles['cell'], onSelect && styles['pickable'], cell.faint && styles['zero'])}
                    style={{ backgroundColor: cell.background }}
                    tabIndex={index === entry ? 0 : -1}
                    aria-label={nameOf(cell)}
                    aria-selected={onSelect ? index === selected : undefined}
                    title={cell.words}
                    onFocus={() => {
                      setActive(index);
                      onHover?.(index);
                    }}
                    onBlur={() => onHover?.(null)}
                    onMouseEnter={() => onHover?.(index)}
                    onMouseLeave={() => onHover?.(null)}
                    onClick={() => onSelect?.(index)}
                  >
                    {cell.text}
                  </td>
                );
              })}
              {extra && <td className={styles['extra']}>{extra.texts[row]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <span id={hintId} hidden>
        {text.gridKeys}
      </span>
    </div>
  );
}
