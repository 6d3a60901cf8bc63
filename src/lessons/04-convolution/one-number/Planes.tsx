// Input channels and filter planes side by side: plane c of a filter lies beside channel c of the input, which it meets.
// Not responsible for: the output (OutputPlanes.tsx) or the sums (Sums.tsx).
import type { ReactElement } from 'react';
import { tint } from '../../../kit/charts/tints.ts';
import { NumberGrid } from '../../../kit/controls/NumberGrid.tsx';
import { classes } from '../../../kit/style/classes.ts';
import { MAX_VALUE } from './one-number.ts';
import type { NumberAction } from './one-number.ts';
import type { FilterPlanes, InputPlane, NumberModel } from './one-number-model.ts';
import type { numberWords } from './one-number.text.ts';
import styles from './OneNumber.module.css';
import { plainNumber } from './sum-text.ts';

export interface PlanesProps {
  readonly model: NumberModel;
  readonly dispatch: (action: NumberAction) => void;
  readonly words: (typeof numberWords)['en'];
}

/** Largest value of the drawn inputs: the strongest tint. */
const STRONGEST_INPUT = 3;

function signedTint(value: number, most: number): string {
  return tint(value < 0 ? 'series-1' : 'series-2', Math.abs(value) / most);
}

export function Planes(props: PlanesProps): ReactElement {
  const { model, words } = props;
  const { state, input, filters, selected, traced } = model;
  return (
    <div className={styles['planes']} data-filters={filters.length} data-wide={input.side > 7}>
      <p className={styles['head']}>{words.inputTitle(state.size, state.depth)}</p>
      {filters.map(({ filter }) => (
        <p key={filter} className={columnClass(styles['head'], filter, selected.filter)}>
          {words.filterTitle(filter)}
          <span className={styles['shape']}>{words.filterShape(state.kernel, state.depth)}</span>
        </p>
      ))}
      <p className={styles['head']}>{words.channelSum}</p>
      {input.planes.map((plane) => (
        <PlaneRow key={plane.channel} {...props} plane={plane} sum={traced.channels[plane.channel]?.sum ?? 0} />
      ))}
      <p className={styles['biasLabel']}>{words.biasRow}</p>
      {filters.map((filter) => (
        <Bias key={filter.filter} {...props} filter={filter} />
      ))}
      <p className={styles['sum']}>{plainNumber(traced.bias)}</p>
      <p className={styles['total']}>{words.total}</p>
      <p className={classes(styles['sum'], styles['strong'])}>{plainNumber(traced.sum)}</p>
    </div>
  );
}

/** On narrow screens only the filter that is looked at stays. */
function columnClass(base: string | undefined, filter: number, selected: number): string {
  return classes(base, filter === selected ? styles['chosen'] : styles['other']);
}

/** One channel: its input plane, the planes that meet it, and its share of the chosen output number. */
function PlaneRow(props: PlanesProps & { readonly plane: InputPlane; readonly sum: number }): ReactElement {
  const { model, dispatch, words, plane, sum } = props;
  const { state, input, window, filters, selected } = model;
  const { side, before } = input;
  const { kernel } = state;
  function isUnderWindow(cell: number): boolean {
    const row = Math.floor(cell / side) - window.row;
    const column = (cell % side) - window.column;
    return row >= 0 && row < kernel && column >= 0 && column < kernel;
  }
  function isPadding(cell: number): boolean {
    return plane.indices[cell] === null;
  }
  return (
    <>
      <div className={styles['plane']}>
        <span className={styles['name']}>{words.channel(plane.channel)}</span>
        <NumberGrid
          label={`${words.inputTitle(state.size, state.depth)}, ${words.channel(plane.channel)}`}
          rows={side}
          columns={side}
          values={plane.values}
          min={-MAX_VALUE}
          max={MAX_VALUE}
          cellLabel={(row, column) =>
            isPadding(row * side + column)
              ? words.paddingCell
              : words.inputCell(plane.channel, row - before, column - before)
          }
          onChange={(cell, value) => {
            const index = plane.indices[cell];
            if (typeof index === 'number') dispatch({ kind: 'edit', part: 'input', index, value });
          }}
          background={(cell) => signedTint(plane.values[cell] ?? 0, STRONGEST_INPUT * 2)}
          isMarked={isUnderWindow}
          isFixed={isPadding}
        />
      </div>
      {filters.map(({ filter, planes }) => {
        const weights = planes[plane.channel];
        return (
          <div key={filter} className={columnClass(styles['plane'], filter, selected.filter)}>
            <span className={styles['name']} aria-hidden="true">
              × {words.channel(plane.channel)}
            </span>
            <NumberGrid
              label={`${words.filterTitle(filter)}, ${words.channel(plane.channel)}`}
              rows={kernel}
              columns={kernel}
              values={weights?.values ?? []}
              min={-MAX_VALUE}
              max={MAX_VALUE}
              cellLabel={(row, column) => words.weightCell(filter, plane.channel, row, column)}
              onChange={(cell, value) => {
                const index = weights?.indices[cell];
                if (index !== undefined) dispatch({ kind: 'edit', part: 'weights', index, value });
              }}
              background={(cell) => signedTint(weights?.values[cell] ?? 0, 2)}
            />
          </div>
        );
      })}
      <p className={styles['sum']}>{plainNumber(sum)}</p>
    </>
  );
}

function Bias({ model, dispatch, words, filter }: PlanesProps & { readonly filter: FilterPlanes }): ReactElement {
  return (
    <div className={columnClass(styles['plane'], filter.filter, model.selected.filter)}>
      <NumberGrid
        label={words.bias(filter.filter)}
        rows={1}
        columns={1}
        values={[filter.bias]}
        min={-MAX_VALUE}
        max={MAX_VALUE}
        cellLabel={() => words.bias(filter.filter)}
        onChange={(_, value) => dispatch({ kind: 'edit', part: 'bias', index: filter.filter, value })}
        background={() => signedTint(filter.bias, 2)}
      />
    </div>
  );
}
