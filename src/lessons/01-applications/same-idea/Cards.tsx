// The choice of data, with a small picture of each and the window where the kernel answers most: all five at once.
// Not responsible for: the chosen data at full size (Slide.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { Field } from './Field.tsx';
import { layoutField } from './field-layout.ts';
import { KINDS } from './idea-data.ts';
import type { GridId } from './idea-data.ts';
import type { Card } from './idea-model.ts';
import styles from './SameIdea.module.css';

export interface CardsProps {
  readonly label: string;
  readonly cards: readonly Card[];
  readonly names: Readonly<Record<GridId, string>>;
  readonly directions: Readonly<Record<GridId, string>>;
  readonly chosen: GridId;
  readonly onChange: (grid: GridId) => void;
}

export function Cards({ label, cards, names, directions, chosen, onChange }: CardsProps): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles['cards']}>
      <legend>{label}</legend>
      <div className={styles['deck']}>
        {cards.map(({ id, grid, framed }) => (
          <label key={id} className={styles['card']}>
            <input type="radio" name={name} value={id} checked={id === chosen} onChange={() => onChange(id)} />
            <span className={styles['thumb']}>
              <Field
                layout={layoutField(grid, { isBars: id === 'sound', framesPerRow: 3, leadX: 0, leadY: 0, names: 0 })}
                values={grid.values}
                largest={KINDS[id].max}
                isBars={id === 'sound'}
                framed={framed}
                isJoined={grid.frames > 1}
              />
            </span>
            <span className={styles['cardName']}>{names[id]}</span>
            <span className={styles['directions']}>{directions[id]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
