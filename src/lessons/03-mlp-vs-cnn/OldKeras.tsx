// How the first convolutional layer was written before Keras 3, and how it is written now.
// Not responsible for: code of current networks (nn/keras-code.ts makes it).
import type { ReactElement } from 'react';
import styles from './OldKeras.module.css';

export interface OldKerasProps {
  readonly label: string;
  readonly oldNote: string;
  readonly newNote: string;
}

const OLD = `from keras.models import Sequential
from keras.layers import Conv2D

model = Sequential()
model.add(Conv2D(filters=16, kernel_size=3,
    activation='relu', input_shape=(28, 28, 1)))`;

const CURRENT = `import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(filters=16, kernel_size=3, activation='relu'),
])`;

export function OldKeras({ label, oldNote, newNote }: OldKerasProps): ReactElement {
  return (
    <section className={styles['pair']} aria-label={label}>
      {[
        { note: oldNote, code: OLD },
        { note: newNote, code: CURRENT },
      ].map(({ note, code }) => (
        <div key={note} className={styles['side']}>
          <p className={styles['note']}>{note}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <section tabIndex={0} aria-label={note} className={styles['scroll']}>
            <pre lang="en">
              <code>{code}</code>
            </pre>
          </section>
        </div>
      ))}
    </section>
  );
}
