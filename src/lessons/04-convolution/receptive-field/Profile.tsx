// Influence added up column by column, over the span of the receptive field. Not responsible for: the sums (field-model.ts).
import type { ReactElement } from 'react';
import styles from './ReceptiveField.module.css';
import type { FieldBox } from './field-model.ts';

export interface ProfileProps {
  /** One value from 0 to 1 for each column of the input. */
  readonly values: Float32Array;
  readonly box: FieldBox;
  readonly label: string;
}

const HEIGHT = 12;

export function Profile({ values, box, label }: ProfileProps): ReactElement {
  const from = Math.max(box.column, 0);
  const to = Math.min(box.column + box.width, values.length);
  return (
    <figure className={styles['profile']}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${values.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles['bars']}
      >
        {Array.from(values, (value, column) => (
          <rect
            key={column}
            className={styles['bar']}
            x={column + 0.08}
            width={0.84}
            y={HEIGHT - value * (HEIGHT - 1)}
            height={value * (HEIGHT - 1)}
          />
        ))}
        <rect className={styles['span']} x={from} y={0.4} width={Math.max(0, to - from)} height={HEIGHT - 0.8} />
      </svg>
      <figcaption className={styles['mapName']}>{label}</figcaption>
    </figure>
  );
}
