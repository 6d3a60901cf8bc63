// A small matrix of numbers that is edited like a spreadsheet: one tab stop, arrow keys move, typing or a click edits.
// Not responsible for: large pictures (canvas/PixelCanvas.tsx) or tables to be read only (charts/ValueGrid.tsx).
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { moveInGrid } from '../canvas/grid-keys.ts';
import { useLocale } from '../locale/locale.ts';
import type { Locale } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './NumberGrid.module.css';
import { numberProblemSentence, readNumber, writeNumber } from './number-text.ts';
import type { NumberRule } from './number-text.ts';

export interface NumberGridProps extends NumberRule {
  /** Accessible name of the whole grid. */
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: readonly number[];
  /** Name of a cell without its value: "row 1, column 2". */
  readonly cellLabel: (row: number, column: number) => string;
  readonly onChange: (index: number, value: number) => void;
  /** What Page Up and Page Down add, and the arrow keys while editing; 1 where nothing is said. */
  readonly step?: number;
  /** CSS background of a cell. */
  readonly background?: (index: number) => string;
  /** Cells to be outlined, e.g. those under a window. */
  readonly isMarked?: (index: number) => boolean;
  /** Cells that can't be edited, e.g. padding. */
  readonly isFixed?: (index: number) => boolean;
}

const HINT: Readonly<Record<Locale, string>> = {
  zh: '方向键移动，直接输入数字或按回车修改，Page Up 和 Page Down 增减，Esc 取消。',
  en: 'Arrow keys move; type a number or press Enter to edit, Page Up and Page Down to step, Escape to cancel.',
};

interface Draft {
  readonly index: number;
  readonly text: string;
  /** To return to on Escape. */
  readonly before: number;
}

/** Steps in binary leave dust: at most six decimals. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}

export function NumberGrid(props: NumberGridProps): ReactElement {
  const {
    label,
    rows,
    columns,
    values,
    cellLabel,
    onChange,
    step = 1,
    min,
    max,
    background,
    isMarked,
    isFixed,
  } = props;
  const locale = useLocale();
  const hintId = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  const entry = Math.min(active, Math.max(0, values.length - 1));
  const reading = draft === null ? null : readNumber(draft.text, props);

  function within(value: number): number {
    return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, tidy(value)));
  }

  function focusCell(index: number): void {
    setActive(index);
    const cell = body.current?.querySelectorAll('td')[index];
    if (cell instanceof HTMLElement) cell.focus();
  }

  function edit(index: number, text: string, before: number): void {
    setDraft({ index, text, before });
    const next = readNumber(text, props);
    if (next.kind === 'ok' && !Object.is(next.value, values[index])) onChange(index, next.value);
  }

  function begin(index: number, text: string | null): void {
    const before = values[index] ?? 0;
    setActive(index);
    setDraft({ index, text: text ?? writeNumber(before), before });
    if (text !== null) edit(index, text, before);
  }

  function finish(index: number, restore: boolean): void {
    if (restore && draft !== null && !Object.is(draft.before, values[index])) onChange(index, draft.before);
    setDraft(null);
    focusCell(index);
  }

  function onCellKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || draft !== null) return;
    const canEdit = isFixed?.(entry) !== true;
    const value = values[entry] ?? 0;
    const steps: Readonly<Record<string, number>> = { PageUp: step, PageDown: -step };
    const change = steps[event.key];
    const next = moveInGrid(event.key, entry, rows, columns);
    if (next !== null) focusCell(next);
    else if (!canEdit) return;
    else if (change !== undefined) onChange(entry, within(value + change));
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(entry, within(0));
    else if (event.key === 'Enter' || event.key === 'F2') begin(entry, null);
    else if (/^[\d.,+−-]$/.test(event.key.normalize('NFKC'))) begin(entry, event.key);
    else return;
    event.preventDefault();
  }

  function onInputKey(event: KeyboardEvent): void {
    if (draft === null) return;
    const steps: Readonly<Record<string, number>> = { ArrowUp: step, ArrowDown: -step, PageUp: step, PageDown: -step };
    const change = steps[event.key];
    if (change !== undefined) {
      const value = within((values[draft.index] ?? 0) + change);
      edit(draft.index, writeNumber(value), draft.before);
    } else if (event.key === 'Enter' || event.key === 'Escape') finish(draft.index, event.key === 'Escape');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles['frame']}>
      <div className={styles['scroll']}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on a real table
          role="grid"
          aria-label={label}
          aria-describedby={hintId}
          className={styles['grid']}
          onKeyDown={onCellKey}
        >
          <tbody ref={body}>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {Array.from({ length: columns }, (__, column) => {
                  const index = row * columns + column;
                  const value = values[index] ?? 0;
                  const isEdited = draft?.index === index;
                  const isFree = isFixed?.(index) !== true;
                  return (
                    <td
                      key={column}
                      className={classes(
                        styles['cell'],
                        isFree ? styles['editable'] : styles['fixed'],
                        isMarked?.(index) && styles['marked'],
                        value === 0 && styles['faint'],
                      )}
                      style={background === undefined ? undefined : { backgroundColor: background(index) }}
                      tabIndex={index === entry && !isEdited ? 0 : -1}
                      aria-label={`${cellLabel(row, column)}: ${written(value)}`}
                      onFocus={() => setActive(index)}
                      onClick={() => {
                        if (!isEdited && isFree) begin(index, null);
                      }}
                    >
                      {written(value)}
                      {isEdited && (
                        <input
                          className={styles['input']}
                          // The cell was chosen to be edited: the caret belongs into it.
                          ref={focusOnce}
                          inputMode={props.integer === true && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
                          autoComplete="off"
                          spellCheck={false}
                          value={draft.text}
                          aria-label={cellLabel(row, column)}
                          aria-invalid={reading?.kind === 'problem'}
                          aria-describedby={`${hintId}-problem`}
                          onChange={(event) => edit(index, event.target.value, draft.before)}
                          onKeyDown={onInputKey}
                          onBlur={() => setDraft((now) => (now?.index === index ? null : now))}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <span id={hintId} hidden>
        {HINT[locale]}
      </span>
      <output id={`${hintId}-problem`} className={styles['problem']}>
        {reading?.kind === 'problem' && numberProblemSentence(reading.problem, props, locale)}
      </output>
    </div>
  );
}

/** As it is typed, with a true minus sign. */
function written(value: number): string {
  return writeNumber(value).replace('-', '−');
}

/** The caret at the end of a single typed sign, everything selected otherwise. */
function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return;
  input.focus();
  if (input.value.length > 1 || input.defaultValue.length > 1) input.select();
}
