// The view of the exhibit `family-tree`: six networks drawn on one scale, the layer read, and the table of numbers.
// Not responsible for: what is shown (family-tree.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { comparison, familyText, layerSentence } from './family-tree.text.ts';
import { ORDERS, type FamilyAction, type FamilyModel, type FamilyState } from './family-tree.ts';
import { NetworkRow } from './NetworkRow.tsx';
import { NETWORKS } from './networks.ts';
import styles from './FamilyTree.module.css';

type FamilyProps = ExhibitViewProps<FamilyState, FamilyAction, null, FamilyModel>;

const OPTIONS = NETWORKS.map(({ id, name }) => ({ value: id, label: name }));

export function FamilyTreeView({ state, model, dispatch, locale }: FamilyProps): ReactElement {
  const words = familyText[locale];
  return (
    <div className={styles['family']}>
      <Controls label={words.controls}>
        <Choice
          label={words.order}
          value={state.order}
          options={ORDERS.map((order) => ({ value: order, label: words.orders[order] }))}
          onChange={(order) => dispatch({ kind: 'order', order })}
        />
        <Select
          label={words.first}
          value={state.first}
          options={OPTIONS}
          onChange={(id) => dispatch({ kind: 'first', id })}
        />
        <Select
          label={words.second}
          value={state.second}
          options={OPTIONS}
          onChange={(id) => dispatch({ kind: 'second', id })}
        />
        <Slider
          label={words.layer}
          value={state.layer + 1}
          min={1}
          max={model.first.bill.layers.length}
          integer
          onChange={(number) => dispatch({ kind: 'layer', layer: number - 1 })}
        />
      </Controls>
      <p>{layerSentence(model, locale)}</p>
      <p>{comparison(model, locale)}</p>
      <ol className={styles['rows']}>
        {model.networks.map((network) => (
          <NetworkRow
            key={network.id}
            network={network}
            marked={network.id === state.first ? state.layer : null}
            role={network.id === state.first ? 'first' : network.id === state.second ? 'second' : 'other'}
            onLayer={(layer) => dispatch({ kind: 'first', id: network.id, layer })}
            locale={locale}
          />
        ))}
      </ol>
      <p className={styles['note']}>{words.scale}</p>
      <Numbers model={model} locale={locale} />
      <p className={styles['note']}>{words.errors}</p>
      <p
        className={styles['note']}
      >{`${model.first.name}${locale === 'zh' ? '：' : ': '}${words.variants[state.first]}`}</p>
    </div>
  );
}

function Numbers({ model, locale }: { readonly model: FamilyModel; readonly locale: Locale }): ReactElement {
  const words = familyText[locale];
  const n = (value: number, digits = 0): string => formatNumber(value, locale, digits);
  return (
    <WideTable caption={words.table}>
      <thead>
        <tr>
          {words.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.networks.map(({ id, name, year, publishedErrorPercent, bill }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{year}</td>
            <td>{`${bill.inputSide} × ${bill.inputSide}`}</td>
            <td>{bill.depth}</td>
            <td>{n(bill.parameters)}</td>
            <td>{n(bill.macs)}</td>
            <td>{publishedErrorPercent === null ? words.none : `${n(publishedErrorPercent, 2)}%`}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
