// One question as it is printed: what is asked, what there is to choose from or to look at, and room for the answer; and
// its place in the key. Not responsible for: which questions (sheet.ts) or the interactive ones (kit/quiz).
import type { ReactElement } from 'react';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import type { PlainQuestionText } from '../../kit/lesson/lesson.ts';
import { questionSeed } from '../../kit/quiz/answers.ts';
import { Curves } from '../../kit/quiz/Curves.tsx';
import { plainQuestion } from '../../kit/quiz/plain-question.ts';
import { worded } from '../../kit/quiz/question.ts';
import { ShownCells } from '../../kit/quiz/ShownCells.tsx';
import type { Asked } from './sheet.ts';
import styles from './WorksheetPage.module.css';
import { WORKSHEET_TEXT } from './worksheet.text.ts';

export interface PaperQuestionProps {
  readonly asked: Asked;
  readonly words: PlainQuestionText;
}

/** Letters of the options, as they are ticked and as the key names them. */
const LETTERS = 'ABCDEFGHIJ';

export function PaperQuestion({ asked: { question, seed }, words }: PaperQuestionProps): ReactElement {
  const locale = useLocale();
  const text = useText(WORKSHEET_TEXT);
  const { ask, options } = plainQuestion(question, words, seed, locale);
  return (
    <>
      <p>{ask}</p>
      {question.kind === 'choice' && (
        <ol className={styles['options']}>
          {options.map((option, i) => (
            <li key={option}>
              <span className={styles['letter']}>{LETTERS[i]}</span> {option}
            </li>
          ))}
        </ol>
      )}
      {question.kind === 'ordering' && (
        <ul className={styles['options']}>
          {options.map((option) => (
            <li key={option}>
              <span className={styles['blank']} /> {option}
            </li>
          ))}
        </ul>
      )}
      {question.kind === 'placing' && (
        <>
          <p className={styles['hint']}>
            {text.items} {options.join(locale === 'zh' ? '、' : ', ')}
          </p>
          <Places question={question} words={words} seed={seed} />
        </>
      )}
      {question.kind === 'picture' && <Pictures question={question} words={words} seed={seed} />}
      {question.kind === 'numeric' && (
        <p className={styles['answer']}>
          {text.answer} <span className={styles['line']} /> {words.unit}
        </p>
      )}
    </>
  );
}

interface PartProps<Kind extends Asked['question']['kind']> {
  readonly question: Extract<Asked['question'], { readonly kind: Kind }>;
  readonly words: PlainQuestionText;
  readonly seed: number;
}

function Places({ question, words, seed }: PartProps<'placing'>): ReactElement {
  const values = question.draw?.(questionSeed(seed, question.id)) ?? {};
  return (
    <ul className={styles['options']}>
      {question.places.map(({ id, curves }) => (
        <li key={id} className={styles['place']}>
          {curves && <Curves curves={curves} />}
          <span>
            {worded(words.places?.[id] ?? id, values)} <span className={styles['line']} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Pictures({ question, words, seed }: PartProps<'picture'>): ReactElement {
  const { values, picture, beside } = question.generate(questionSeed(seed, question.id));
  const name = worded(words.picture ?? '', values);
  const other = worded(words.beside ?? '', values);
  return (
    <div className={styles['pictures']}>
      <figure>
        <ShownCells picture={picture} name={name} />
        <figcaption>{name}</figcaption>
      </figure>
      {beside && (
        <figure>
          <ShownCells picture={beside} name={other} />
          <figcaption>{other}</figcaption>
        </figure>
      )}
    </div>
  );
}

/** The answer, and why. */
export function KeyEntry({ asked: { question, seed }, words }: PaperQuestionProps): ReactElement {
  const locale = useLocale();
  const { answer, explanation, options } = plainQuestion(question, words, seed, locale);
  const letter = question.kind === 'choice' ? `${LETTERS[options.indexOf(answer)] ?? ''} ` : '';
  return (
    <p>
      <strong>
        {letter}
        {answer}
      </strong>{' '}
      {explanation}
    </p>
  );
}
