// Steps to be put in order: a list whose items are moved by buttons or the arrow keys, then checked and explained.
// Not responsible for: order of questions or score (Quiz.tsx).
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Button, IconButton } from '../controls/Button.tsx';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import styles from './Quiz.module.css';
import { Verdict } from './Verdict.tsx';
import { firstMisplaced, gradeOrdering, moved, shuffled } from './answers.ts';
import type { QuizAnswer } from './answers.ts';
import { worded, type OrderingQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface OrderingItemProps {
  readonly question: OrderingQuestion;
  readonly text: PlainQuestionText;
  readonly ask: string;
  /** Draws the order to begin with; never the right one. */
  readonly seed: number;
  readonly answer: Extract<QuizAnswer, { readonly kind: 'ordering' }> | null;
  readonly onAnswer: (answer: QuizAnswer) => void;
}

export function OrderingItem({ question, text, ask, seed, answer, onAnswer }: OrderingItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  /** null: the kept answer stands, or the items lie as they were dealt. */
  const [working, setWorking] = useState<readonly string[] | null>(null);
  const [told, setTold] = useState('');
  const open = answer === null || working !== null;
  const order = working ?? answer?.order ?? shuffled(question.order, seed);
  const nameOf = (item: string): string => text.items?.[item]?.label ?? item;

  /** What speaks against a wrong order, from its first wrong place on. */
  function reason(wrong: readonly string[]): string {
    const missed = firstMisplaced(question, wrong);
    const own = missed === null ? undefined : text.items?.[missed];
    const hint = text.hint ?? '';
    return own === undefined ? hint : words.because(wrong.indexOf(missed ?? '') + 1, own.label, own.why, hint);
  }

  function move(item: string, to: number): void {
    if (to < 0 || to >= order.length) return;
    setWorking(moved(order, order.indexOf(item), to));
    setTold(words.movedTo(nameOf(item), to + 1, order.length));
  }

  function onKeyDown(event: KeyboardEvent, item: string, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(item, index + step);
  }

  return (
    <fieldset className={styles['item']}>
      <legend className={styles['ask']}>{ask}</legend>
      {open && <p className={styles['waiting']}>{words.howToOrder}</p>}
      <ol className={styles['order']}>
        {order.map((item, index) => (
          <li key={item} className={styles['orderItem']}>
            <span>{nameOf(item)}</span>
            {open && (
              <span className={styles['movers']}>
                <IconButton
                  icon="up"
                  label={words.moveUp(nameOf(item))}
                  aria-disabled={index === 0}
                  onKeyDown={(event) => onKeyDown(event, item, index)}
                  onClick={() => move(item, index - 1)}
                />
                <IconButton
                  icon="down"
                  label={words.moveDown(nameOf(item))}
                  aria-disabled={index === order.length - 1}
                  onKeyDown={(event) => onKeyDown(event, item, index)}
                  onClick={() => move(item, index + 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <output className="visually-hidden">{told}</output>
      <Verdict correct={open ? null : answer.correct}>
        {!open && (answer.correct ? worded(text.done ?? '', {}) : reason(answer.order))}
      </Verdict>
      <div className={styles['buttons']}>
        {open ? (
          <Button
            onClick={() => {
              setWorking(null);
              onAnswer(gradeOrdering(question, order, (answer?.attempts ?? 0) + 1));
            }}
          >
            {words.check}
          </Button>
        ) : (
          !answer.correct && (
            <Button icon="reset" onClick={() => setWorking(answer.order)}>
              {words.tryAgain}
            </Button>
          )
        )}
      </div>
    </fieldset>
  );
}
