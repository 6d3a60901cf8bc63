// The output, one map a filter: choose a cell by pointer or arrow keys. Not responsible for: its numbers.
import { useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { moveInGrid } from '../../../kit/canvas/grid-keys.ts';
import { tint } from '../../../kit/charts/tints.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { NumberAction } from './one-number.ts';
import type { NumberModel } from './one-number-model.ts';
import type { numberWords } from './one-number.text.ts';
import styles from './OneNumber.module.css';
import { plainNumber } from './sum-text.ts';

export interface OutputPlanesProps {
  readonly model: NumberModel;
  readonly dispatch: (action: NumberAction) => void;
  readonly words: (typeof numberWords)['en'];
}

export function OutputPlanes(props: OutputPlanesProps): ReactElement {
  const { model, words } = props;
  return (
    <div className={styles['outputs']}>
      <p className={styles['head']}>{words.outputTitle(model.output.side, model.state.filters)}</p>
      {model.output.maps.map((map, filter) => (
        <OutputPlane key={filter} {...props} map={map} filter={filter} />
      ))}
    </div>
  );
}

interface OutputPlaneProps extends OutputPlanesProps {
  readonly map: readonly number[];
  readonly filter: number;
}

function OutputPlane({ model, dispatch, words, map, filter }: OutputPlaneProps): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  const { side, maps } = model.output;
  const { selected } = model;
  const chosen = selected.filter === filter ? selected.row * side + selected.column : null;
  const most = maps.flat().reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;

  function select(cell: number): void {
    dispatch({ kind: 'select', filter, row: Math.floor(cell / side), column: cell % side });
    const element = body.current?.querySelectorAll('td')[cell];
    if (element instanceof HTMLElement) element.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    const next = isPress ? (chosen ?? 0) : moveInGrid(event.key, chosen ?? 0, side, side);
    if (next === null) return;
    event.preventDefault();
    select(next);
  }

  return (
    <div className={styles['plane']}>
      <span className={styles['name']}>{words.outputPlane(filter)}</span>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on a real table
        role="grid"
        aria-label={words.outputPlane(filter)}
        className={styles['output']}
        onKeyDown={onKeyDown}
      >
        <tbody ref={body}>
          {Array.from({ length: side }, (_, row) => (
            <tr key={row}>
              {map.slice(row * side, (row + 1) * side).map((value, column) => {
                const cell = row * side + column;
                return (
                  <td
                    key={column}
                    className={classes(styles['cell'], cell === chosen && styles['selected'])}
                    style={{ backgroundColor: tint(value < 0 ? 'series-1' : 'series-2', Math.abs(value) / most) }}
                    tabIndex={cell === (chosen ?? 0) ? 0 : -1}
                    aria-selected={cell === chosen}
                    aria-label={`${words.outputCell(filter, row, column)}: ${plainNumber(value)}`}
                    onClick={() => select(cell)}
                  >
                    {plainNumber(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
