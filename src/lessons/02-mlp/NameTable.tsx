// What Keras calls its optimizers or losses: the name as a string, the class, and what it is for. Shared by both languages'
// texts. Not responsible for: rules and formulas (the exhibits).
import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import styles from './NameTable.module.css';

/** Names as the lecture notes list them; AdamW came later, and one is gone. */
export const OPTIMIZERS = [
  { name: 'sgd', className: 'SGD' },
  { name: 'rmsprop', className: 'RMSprop' },
  { name: 'adagrad', className: 'Adagrad' },
  { name: 'adadelta', className: 'Adadelta' },
  { name: 'adam', className: 'Adam' },
  { name: 'adamax', className: 'Adamax' },
  { name: 'nadam', className: 'Nadam' },
  { name: 'adamw', className: 'AdamW' },
  { name: 'tfoptimizer', className: null },
] as const;

/** Their classes are the same names in capitals: `keras.losses.CategoricalCrossentropy`. */
export const LOSSES = [
  { name: 'categorical_crossentropy' },
  { name: 'sparse_categorical_crossentropy' },
  { name: 'binary_crossentropy' },
  { name: 'kl_divergence' },
  { name: 'mean_squared_error' },
  { name: 'mean_absolute_error' },
  { name: 'huber' },
  { name: 'log_cosh' },
  { name: 'hinge' },
  { name: 'categorical_hinge' },
  { name: 'cosine_similarity' },
  { name: 'poisson' },
] as const;

interface Entry<Name extends string> {
  readonly name: Name;
  /** Null where Keras has it no longer; absent where the table has no classes. */
  readonly className?: string | null;
}

export interface NameTableProps<Name extends string> {
  readonly caption: string;
  readonly heads: { readonly name: string; readonly className?: string; readonly what: string };
  readonly entries: readonly Entry<Name>[];
  readonly words: Readonly<Record<Name, string>>;
}

export function NameTable<Name extends string>({ caption, heads, entries, words }: NameTableProps<Name>): ReactElement {
  return (
    <WideTable caption={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.name}</th>
          {heads.className !== undefined && (
            <th scope="col" className={styles['words']}>
              {heads.className}
            </th>
          )}
          <th scope="col" className={styles['words']}>
            {heads.what}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, className }) => (
          <tr key={name}>
            <th scope="row">
              <code>
                {/* Long names may break behind their underscores. */}
                {`'${name}'`.split('_').map((part, i) => (
                  <Fragment key={i}>
                    {i > 0 && (
                      <>
                        _<wbr />
                      </>
                    )}
                    {part}
                  </Fragment>
                ))}
              </code>
            </th>
            {className !== undefined && (
              <td className={styles['words']}>{className === null ? '–' : <code>{className}</code>}</td>
            )}
            <td className={styles['what']}>{words[name]}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
