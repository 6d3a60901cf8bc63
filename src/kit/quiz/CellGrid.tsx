// A picture made of cells to be clicked: one cell in the tab order, arrow keys move, Enter or Space chooses, and a drag
// or Shift with the arrow keys chooses a block. Not responsible for: what is right (picture.ts).
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { moveInGrid } from '../canvas/grid-keys.ts';
import { formatNumber } from '../locale/format.ts';
import { useLocale, useText } from '../locale/locale.ts';
import styles from './Picture.module.css';
import { rectangle, withCells } from './picture.ts';
import type { CellPicture } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface CellGridProps {
  readonly picture: CellPicture;
  readonly name: string;
  readonly pick: 'one' | 'all';
  readonly chosen: readonly number[];
  /** The right cells, shown once the question is answered rightly. */
  readonly locked: boolean;
  readonly onChange: (cells: readonly number[]) => void;
}

export function CellGrid({ picture, name, pick, chosen, locked, onChange }: CellGridProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const locale = useLocale();
  const hint = useId();
  const root = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(0);
  /** A block being chosen: where it began, what was chosen before, whether it adds or takes away. */
  const [block, setBlock] = useState<{ from: number; before: readonly number[]; adds: boolean } | null>(null);
  const { height, width, numbers, marked = [] } = picture;
  const entry = Math.min(active, height * width - 1);

  function begin(cell: number): { from: number; before: readonly number[]; adds: boolean } {
    const started = { from: cell, before: chosen, adds: !chosen.includes(cell) };
    setBlock(started);
    return started;
  }

  function choose(cell: number): void {
    if (locked) return;
    onChange(pick === 'one' ? [cell] : withCells(chosen, [cell], !chosen.includes(cell)));
  }

  function extend(started: NonNullable<typeof block>, to: number): void {
    if (!locked) onChange(withCells(started.before, rectangle(started.from, to, width), started.adds));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(entry);
      return;
    }
    const next = moveInGrid(event.key, entry, height, width);
    if (next === null) return;
    event.preventDefault();
    if (pick === 'all' && event.shiftKey) extend(block ?? begin(entry), next);
    setActive(next);
    const cell = root.current?.querySelectorAll('td')[next];
    if (cell instanceof HTMLElement) cell.focus();
  }

  return (
    <>
      <table
        ref={root}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on a real table
        role="grid"
        tabIndex={-1}
        aria-label={name}
        aria-describedby={hint}
        aria-multiselectable={pick === 'all'}
        aria-readonly={locked}
        className={styles['cells']}
        data-pick={locked ? undefined : pick}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key === 'Shift' && setBlock(null)}
        onPointerUp={() => setBlock(null)}
        onPointerLeave={() => setBlock(null)}
      >
        <tbody>
          {Array.from({ length: height }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: width }, (__, column) => {
                const cell = row * width + column;
                const number = numbers?.[cell];
                const text = number === undefined ? null : formatNumber(number, locale);
                return (
                  <td
                    key={column}
                    tabIndex={cell === entry ? 0 : -1}
                    aria-label={words.cell(row + 1, column + 1, text, marked.includes(cell))}
                    aria-selected={chosen.includes(cell)}
                    className={styles['cell']}
                    data-marked={marked.includes(cell) || undefined}
                    onFocus={() => setActive(cell)}
                    onPointerDown={(event) => {
                      if (event.button !== 0) return;
                      // A finger would otherwise keep the pointer to the cell it came down on.
                      event.currentTarget.releasePointerCapture?.(event.pointerId);
                      begin(cell);
                      choose(cell);
                    }}
                    onPointerEnter={() => block !== null && pick === 'all' && extend(block, cell)}
                  >
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <span id={hint} hidden>
        {words.howToClick[pick]}
      </span>
    </>
  );
}
