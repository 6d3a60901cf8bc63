// The nine pixels under the magnifying glass: how they lie in the vector, with their numbers.
// Not responsible for: the whole ribbon (Ribbon.tsx).
import type { ReactElement } from 'react';
import { classes } from '../../../kit/style/classes.ts';
import styles from './Flatten.module.css';
import type { FlattenModel } from './flatten.ts';
import type { flattenText } from './flatten.text.ts';

export interface PiecesProps {
  readonly model: FlattenModel;
  readonly words: (typeof flattenText)['en'];
  readonly onPoint: (place: number) => void;
}

export function Pieces({ model, words, onPoint }: PiecesProps): ReactElement {
  return (
    <ol className={styles['pieces']} aria-label={words.pieces}>
      {model.pieces.map((piece) => (
        <li key={piece.places[0]?.index} className={styles['piece']}>
          {piece.gapBefore > 0 && <span className={styles['gap']}>{words.gap(piece.gapBefore)}</span>}
          <span className={styles['cells']}>
            {piece.places.map(({ index, value }) => (
              <button
                key={index}
                type="button"
                className={classes(styles['cell'], index === model.chosen.index && styles['chosen'])}
                data-print="shown"
                aria-pressed={index === model.chosen.index}
                onClick={() => onPoint(index)}
              >
                <span
                  className={styles['number']}
                  style={{ backgroundColor: `rgb(${value} ${value} ${value})`, color: value > 127 ? '#000' : '#fff' }}
                >
                  <span className="visually-hidden">{words.valueWord} </span>
                  {value}
                </span>
                <span className={styles['index']}>
                  <span className="visually-hidden"> {words.indexWord} </span>
                  {index}
                </span>
              </button>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
