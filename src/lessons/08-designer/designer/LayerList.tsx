// The layers as a table that can be edited: open, move (buttons or dragging), duplicate, delete.
// Not responsible for: the fields of the open layer (LayerForm.tsx) or adding (Palette.tsx).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';
import { formatMacs } from './format-macs.ts';
import { LayerActions } from './LayerActions.tsx';
import { LayerForm } from './LayerForm.tsx';
import { LayerRow } from './LayerRow.tsx';

export interface LayerListProps {
  readonly model: DesignerModel;
  readonly dispatch: (action: DesignerAction) => void;
}

export function LayerList({ model, dispatch }: LayerListProps): ReactElement {
  const locale = useLocale();
  const words = designerText[locale];
  const { rows, state, total, macs } = model;
  const [dragged, setDragged] = useState<number | null>(null);
  const n = (value: number | null): string => (value === null ? words.unknown : formatNumber(value, locale));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['list']} tabIndex={0} aria-label={words.layers}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.heads.layer}</th>
            <th scope="col">{words.heads.shape}</th>
            <th scope="col">{words.heads.parameters}</th>
            <th scope="col">{words.heads.macs}</th>
            <th scope="col">{words.heads.field}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={styles['name']}>
              {words.input}
            </th>
            <td>{state.net.inputShape.join(' × ')}</td>
            <td>–</td>
            <td>–</td>
            <td>–</td>
          </tr>
          {rows.map((row) => [
            <LayerRow
              key={row.index}
              row={row}
              isOpen={state.open === row.index}
              fault={model.worst[row.index] ?? null}
              className={classes(dragged === row.index && styles['dragged'])}
              dispatch={dispatch}
              onDrag={setDragged}
              onDrop={() => {
                if (dragged !== null) dispatch({ kind: 'move', from: dragged, to: row.index });
                setDragged(null);
              }}
            />,
            state.open === row.index && (
              <tr key="form">
                <td colSpan={5} className={styles['formCell']}>
                  <LayerActions name={row.name} index={row.index} last={rows.length - 1} dispatch={dispatch} />
                  <LayerForm
                    name={row.name}
                    layer={row.layer}
                    onLayer={(layer) => dispatch({ kind: 'edit', at: row.index, layer })}
                  />
                </td>
              </tr>
            ),
          ])}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td>–</td>
            <td>{n(total)}</td>
            <td>{macs === null ? words.unknown : formatMacs(macs, locale)}</td>
            <td>–</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
