// The chosen output number written out: every product, a sum a channel, the bias, the activation.
// Not responsible for: working it out (one-number-model.ts).
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import type { NumberModel } from './one-number-model.ts';
import type { numberWords } from './one-number.text.ts';
import styles from './OneNumber.module.css';
import { bracketed, plainNumber, productText } from './sum-text.ts';

export interface SumsProps {
  readonly model: NumberModel;
  readonly words: (typeof numberWords)['en'];
}

/** A number in TeX; KaTeX wants the hyphen. */
function tex(value: number): string {
  return bracketed(value).replace('−', '-');
}

export function Sums({ model, words }: SumsProps): ReactElement {
  const { traced, selected, state } = model;
  const { row, column, filter } = selected;
  const sums = traced.channels.map(({ sum }) => sum);
  const place = `${row},${column},${filter + 1}`;
  const terms = sums.map((sum, channel) => `\\underbrace{${tex(sum)}}_{c=${channel + 1}}`).join(' + ');
  const before = plainNumber(model.before).replace('−', '-');
  return (
    <div className={styles['sums']}>
      <ol className={styles['channels']}>
        {traced.channels.map(({ taps, sum }, channel) => {
          const padded = taps.filter(({ inside }) => !inside).length;
          return (
            <li key={channel}>
              <span className={styles['name']}>{words.channel(channel)}</span>
              <span className={styles['terms']}>
                {taps.map((tap, i) => (
                  <span key={i} className={tap.product === 0 ? styles['nothing'] : undefined}>
                    {i > 0 && ' + '}
                    {productText(tap.value, tap.weight)}
                  </span>
                ))}
                {' = '}
                <strong>{plainNumber(sum)}</strong>
                {padded > 0 && <span className={styles['nothing']}> {words.inPadding(padded)}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <WorkedFormula
        rows={[
          {
            tex: 'z_{y,x,k} = b_k + \\sum_{c}\\sum_{i}\\sum_{j} w_{i,j,c,k}\\; x_{yS+i-p,\\,xS+j-p,\\,c}',
            label: words.formulaLabel,
          },
          {
            tex: `z_{${place}} = ${terms} + \\underbrace{${tex(traced.bias)}}_{b_{${filter + 1}}} = ${before}`,
            label: words.numbersLabel(sums.map(plainNumber), plainNumber(traced.bias), plainNumber(model.before)),
          },
        ]}
      />
      <p className={styles['result']}>
        {words.activated[state.activation](plainNumber(model.before), plainNumber(model.after))}
      </p>
    </div>
  );
}
