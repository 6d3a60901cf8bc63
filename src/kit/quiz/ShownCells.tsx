// A picture made of cells to be looked at only, with its words for screen readers.
// Not responsible for: clicking (CellGrid.tsx).
import type { ReactElement } from 'react';
import { formatNumber } from '../locale/format.ts';
import { useLocale, useText } from '../locale/locale.ts';
import styles from './Picture.module.css';
import { pictureInWords } from './picture-words.ts';
import type { CellPicture } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export function ShownCells({ picture, name }: { readonly picture: CellPicture; readonly name: string }): ReactElement {
  const words = useText(QUIZ_TEXT);
  const locale = useLocale();
  const { height, width, numbers, marked = [] } = picture;
  return (
    <>
      <span className="visually-hidden">{pictureInWords(picture, name, words, locale)}</span>
      <table className={styles['cells']} aria-hidden="true">
        <tbody>
          {Array.from({ length: height }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: width }, (__, column) => {
                const cell = row * width + column;
                const number = numbers?.[cell];
                return (
                  <td key={column} className={styles['cell']} data-marked={marked.includes(cell) || undefined}>
                    {number === undefined ? null : formatNumber(number, locale)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
