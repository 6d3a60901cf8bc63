// The sum under the window: three numbers, the three of the kernel below them, the products, and what they add up to.
// Not responsible for: computing it (idea-model.ts).
import type { ReactElement } from 'react';
import { tint } from '../../../kit/charts/tints.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { KINDS } from './idea-data.ts';
import type { IdeaModel } from './idea-model.ts';
import { ideaText } from './same-idea.text.ts';
import styles from './SameIdea.module.css';

export function Sum({ model, locale }: { readonly model: IdeaModel; readonly locale: Locale }): ReactElement {
  const words = ideaText[locale];
  const { state, window, sum } = model;
  const { max } = KINDS[state.grid];
  const n = (value: number): string => formatNumber(value, locale);
  return (
    <table className={styles['sum']}>
      <caption>{words.sumTitle}</caption>
      <tbody>
        <tr>
          <th scope="row">{words.under}</th>
          {window.map(({ cell, value }) => (
            <td
              key={cell}
              className={styles['tap']}
              style={{ background: tint(value < 0 ? 'series-1' : 'series-2', Math.abs(value) / max) }}
            >
              {n(value)}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{words.times}</th>
          {window.map(({ cell, weight }) => (
            <td key={cell} className={styles['weight']}>
              {n(weight)}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{words.products}</th>
          {window.map(({ cell, value, weight }) => (
            <td key={cell}>{n(value * weight + 0)}</td>
          ))}
        </tr>
        <tr className={styles['total']}>
          <th scope="row">{words.total}</th>
          <td colSpan={3}>{n(sum)}</td>
        </tr>
      </tbody>
    </table>
  );
}
