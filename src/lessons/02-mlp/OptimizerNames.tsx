// The optimizers by the names that the lecture notes list, with today's classes. Shared by both languages' texts.
// Not responsible for: their rules (the exhibit `optimizer-race`).
import type { ReactElement } from 'react';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import styles from './Tables.module.css';

const CLASSES = {
  sgd: 'keras.optimizers.SGD',
  rmsprop: 'keras.optimizers.RMSprop',
  adagrad: 'keras.optimizers.Adagrad',
  adadelta: 'keras.optimizers.Adadelta',
  adam: 'keras.optimizers.Adam',
  adamax: 'keras.optimizers.Adamax',
  nadam: 'keras.optimizers.Nadam',
  adamw: 'keras.optimizers.AdamW',
  tfoptimizer: null,
} as const;
const NAMES = [
  'sgd',
  'rmsprop',
  'adagrad',
  'adadelta',
  'adam',
  'adamax',
  'nadam',
  'adamw',
  'tfoptimizer',
] as const satisfies readonly (keyof typeof CLASSES)[];

export interface OptimizerNamesProps {
  readonly caption: string;
  readonly heads: readonly [name: string, className: string, what: string];
  readonly words: Readonly<Record<keyof typeof CLASSES, string>>;
}

export function OptimizerNames({ caption, heads, words }: OptimizerNamesProps): ReactElement {
  return (
    <WideTable caption={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={styles['words']}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {NAMES.map((name) => (
          <tr key={name}>
            <th scope="row">
              <code>{`'${name}'`}</code>
            </th>
            <td className={styles['words']}>{CLASSES[name] === null ? '–' : <code>{CLASSES[name]}</code>}</td>
            <td className={styles['what']}>{words[name]}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
