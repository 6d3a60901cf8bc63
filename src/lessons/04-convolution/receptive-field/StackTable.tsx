// The stack as a table: each layer's window in lists to choose from, and what follows from it. One row a layer.
// Not responsible for: maps (Maps.tsx) or whether the stack is possible (the view says so).
import type { ReactElement } from 'react';
import { Button, IconButton } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { classes } from '../../../kit/style/classes.ts';
import type { FieldModel } from './field-model.ts';
import { askedStack } from './receptive-field.ts';
import type { FieldAction } from './receptive-field.ts';
import type { FieldText } from './receptive-field.text.ts';
import styles from './ReceptiveField.module.css';
import { LIMITS } from './stack.ts';
import type { StackLayer } from './stack.ts';

export interface StackTableProps {
  readonly model: FieldModel;
  readonly words: FieldText;
  readonly dispatch: (action: FieldAction) => void;
}

type NumberField = 'kernel' | 'stride' | 'dilation';

function NumberCell(props: {
  readonly field: NumberField;
  readonly index: number;
  readonly layer: StackLayer;
  readonly words: FieldText;
  readonly dispatch: (action: FieldAction) => void;
}): ReactElement {
  const { field, index, layer, words, dispatch } = props;
  const { min, max } = LIMITS[field];
  if (field === 'dilation' && layer.kind === 'pool') return <span className={styles['none']}>–</span>;
  return (
    <select
      className={styles['select']}
      aria-label={words.cellLabel(field, index)}
      value={layer[field]}
      onChange={(event) => dispatch({ kind: 'layer', index, change: { [field]: Number(event.target.value) } })}
    >
      {Array.from({ length: max - min + 1 }, (_, i) => min + i).map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  );
}

function PaddingCell({ index, layer, words, dispatch }: Omit<Parameters<typeof NumberCell>[0], 'field'>): ReactElement {
  return (
    <select
      className={styles['select']}
      aria-label={words.cellLabel('padding', index)}
      value={layer.padding}
      onChange={(event) =>
        dispatch({ kind: 'layer', index, change: { padding: event.target.value === 'same' ? 'same' : 'valid' } })
      }
    >
      <option value="valid">valid</option>
      <option value="same">same</option>
    </select>
  );
}

export function StackTable({ model, words, dispatch }: StackTableProps): ReactElement {
  const { layers } = askedStack(model.state);
  const isShown = model.problem === null;
  return (
    <>
      <div className={styles['tableFrame']}>
        <table className={styles['table']} aria-label={words.table}>
          <thead>
            <tr>
              <th scope="col">{words.column.layer}</th>
              {(['kernel', 'stride', 'dilation', 'padding', 'output', 'size', 'jump', 'overlap'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {words.column[column]}
                  </th>
                ),
              )}
              <th scope="col">
                <span className="visually-hidden">{words.removeColumn}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, index) => {
              const row = isShown ? model.rows[index] : undefined;
              const cell = { index, layer, words, dispatch };
              return (
                <tr key={index} className={classes(index === model.state.node && isShown && styles['chosenRow'])}>
                  <th scope="row">
                    {index + 1} {words.kindName[layer.kind]}
                  </th>
                  <td data-name={words.column.kernel}>
                    <NumberCell field="kernel" {...cell} />
                  </td>
                  <td data-name={words.column.stride}>
                    <NumberCell field="stride" {...cell} />
                  </td>
                  <td data-name={words.column.dilation}>
                    <NumberCell field="dilation" {...cell} />
                  </td>
                  <td data-name={words.column.padding}>
                    <PaddingCell {...cell} />
                  </td>
                  <td data-name={words.column.output}>{row?.output.join(' × ') ?? '–'}</td>
                  <td data-name={words.column.size}>{row === undefined ? '–' : `${row.size} × ${row.size}`}</td>
                  <td data-name={words.column.jump}>{row?.jump ?? '–'}</td>
                  <td data-name={words.column.overlap}>{row?.overlap ?? '–'}</td>
                  <td>
                    <IconButton
                      icon="close"
                      label={words.remove(index)}
                      disabled={layers.length <= LIMITS.layers.min}
                      onClick={() => dispatch({ kind: 'remove', index })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ButtonRow label={words.table}>
        {(['conv', 'pool'] as const).map((kind) => (
          <Button
            key={kind}
            disabled={layers.length >= LIMITS.layers.max}
            onClick={() => dispatch({ kind: 'add', layer: kind })}
          >
            {words.add[kind]}
          </Button>
        ))}
      </ButtonRow>
    </>
  );
}
