// One layer in the table: what comes out of it and what it costs; a click opens it, dragging moves it.
// Not responsible for: where dragging ends (LayerList.tsx).
import type { ReactElement } from 'react';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { Icon } from '../../../kit/icons.tsx';
import { classes } from '../../../kit/style/classes.ts';
import type { Severity } from '../../../nn/problems.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import { designerText } from './designer.text.ts';
import { formatMacs } from './format-macs.ts';
import type { OutlineRow } from './outline.ts';

export interface LayerRowProps {
  readonly row: OutlineRow;
  readonly isOpen: boolean;
  /** The worst that the review has to say of it. */
  readonly fault: Severity | null;
  readonly className: string;
  readonly dispatch: (action: DesignerAction) => void;
  readonly onDrag: (index: number | null) => void;
  readonly onDrop: () => void;
}

export function LayerRow(props: LayerRowProps): ReactElement {
  const { row, isOpen, fault, className, dispatch, onDrag, onDrop } = props;
  const locale = useLocale();
  const words = designerText[locale];
  const { index, name, layer, known } = row;
  const n = (value: number): string => formatNumber(value, locale);
  return (
    <tr
      draggable
      className={classes(styles['row'], isOpen && styles['open'], className)}
      title={words.drag}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', name);
        onDrag(index);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <th scope="row" className={styles['name']}>
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={isOpen}
          onClick={() => dispatch({ kind: 'open', at: isOpen ? null : index })}
        >
          <span>{layer.className}</span> <span className={styles['auto']}>{name}</span>
        </button>
        {fault !== null && (
          <span className={styles[fault]}>
            <Icon name={fault === 'error' ? 'error' : 'warning'} />
          </span>
        )}
      </th>
      <td>{known === null ? '?' : known.output.join(' × ')}</td>
      <td>{known === null ? '?' : n(known.parameters)}</td>
      <td>{known === null ? '?' : formatMacs(known.macs, locale)}</td>
      <td>{known?.field === null || known === null ? '' : known.field.join(' × ')}</td>
    </tr>
  );
}
