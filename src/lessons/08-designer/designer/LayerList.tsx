// The layers as a table that can be edited: open, move (buttons or dragging), duplicate, delete.
// Not responsible for: the fields of the open layer (LayerForm.tsx) or adding (Palette.tsx).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';
import { connectionTorn } from './net-edits.ts';
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
  /** The move that was refused, while the network is still the one it was refused for. */
  const [refused, setRefused] = useState<{ readonly net: NetworkSpec; readonly name: string } | null>(null);

  function move(from: number, to: number): void {
    const torn = connectionTorn(state.net, from, to);
    if (torn === null) dispatch({ kind: 'move', from, to });
    setRefused(torn === null ? null : { net: state.net, name: torn });
  }

  const refusal = refused?.net === state.net && <Notice kind="warn">{words.moveRefused(refused.name)}</Notice>;
  const n = (value: number | null): string => (value === null ? words.unknown : formatNumber(value, locale));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['list']} tabIndex={0} aria-label={words.layers}>
      {state.open === null && refusal}
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
                if (dragged !== null) move(dragged, row.index);
                setDragged(null);
              }}
            />,
            state.open === row.index && (
              <tr key="form">
                <td colSpan={5} className={styles['formCell']}>
                  <LayerActions
                    name={row.name}
                    index={row.index}
                    last={rows.length - 1}
                    onMove={move}
                    dispatch={dispatch}
                  />
                  {refusal}
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
