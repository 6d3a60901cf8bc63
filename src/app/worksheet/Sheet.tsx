// The printed sheet and its key, each on pages of its own. Not responsible for: which questions.
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { KeyEntry, PaperQuestion } from './PaperQuestion.tsx';
import type { Asked } from './sheet.ts';
import type { WordedPool } from './use-pools.ts';
import type { WorksheetChoice } from './worksheet-link.ts';
import { WORKSHEET_TEXT } from './worksheet.text.ts';
import styles from './WorksheetPage.module.css';

export interface SheetProps {
  readonly choice: WorksheetChoice;
  readonly asked: readonly Asked[];
  readonly pools: readonly WordedPool[];
}

export function Sheet({ choice, asked, pools }: SheetProps): ReactElement {
  const locale = useLocale();
  const text = useText(WORKSHEET_TEXT);
  const number = formatNumber(choice.sheet, locale);
  const worded = asked.flatMap((one) => {
    const words = pools.find(({ slug }) => slug === one.slug)?.text[one.question.id];
    return words === undefined ? [] : [{ asked: one, words, key: `${one.slug} ${one.question.id}` }];
  });
  return (
    <>
      <article className={styles['sheet']} data-sheet>
        <header className={styles['head']}>
          <h2>{text.headline(number)}</h2>
          <p>
            <span className={styles['blankOf']}>
              {text.name} <span className={styles['line']} />
            </span>{' '}
            <span className={styles['blankOf']}>
              {text.date} <span className={styles['line']} />
            </span>
          </p>
        </header>
        <ol className={styles['questions']}>
          {worded.map(({ key, ...rest }) => (
            <li key={key}>
              <PaperQuestion {...rest} />
            </li>
          ))}
        </ol>
      </article>
      {choice.withKey && (
        <article className={styles['key']} data-key>
          <h2>{text.keyTitle(number)}</h2>
          <ol className={styles['questions']}>
            {worded.map(({ key, ...rest }) => (
              <li key={key}>
                <KeyEntry {...rest} />
              </li>
            ))}
          </ol>
        </article>
      )}
    </>
  );
}
