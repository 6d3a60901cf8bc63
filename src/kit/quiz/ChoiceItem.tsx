// A question with one right option: radio group, check, an explanation for the option chosen, try again.
// Not responsible for: order of questions or score (Quiz.tsx).
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import styles from './Quiz.module.css';
import { Verdict } from './Verdict.tsx';
import { gradeChoice } from './answers.ts';
import type { QuizAnswer } from './answers.ts';
import type { ChoiceQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface ChoiceItemProps {
  readonly question: ChoiceQuestion;
  readonly text: PlainQuestionText;
  readonly ask: string;
  readonly answer: Extract<QuizAnswer, { readonly kind: 'choice' }> | null;
  readonly onAnswer: (answer: QuizAnswer) => void;
}

export function ChoiceItem({ question, text, ask, answer, onAnswer }: ChoiceItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const id = useId();
  /** null: the kept answer stands; else the reader is choosing (again). */
  const [choosing, setChoosing] = useState<string | null>(null);
  const [empty, setEmpty] = useState(false);
  const [again, setAgain] = useState(false);
  const open = answer === null || again;
  const chosen = open ? choosing : answer.option;

  function check(): void {
    if (chosen === null) {
      setEmpty(true);
      return;
    }
    setAgain(false);
    onAnswer(gradeChoice(question, chosen, (answer?.attempts ?? 0) + 1));
  }

  return (
    <fieldset className={styles['item']}>
      <legend className={styles['ask']}>{ask}</legend>
      <div className={styles['options']}>
        {question.options.map((option) => (
          <label key={option} className={styles['option']}>
            <input
              type="radio"
              name={id}
              value={option}
              checked={option === chosen}
              disabled={!open}
              aria-describedby={empty ? `${id}-empty` : undefined}
              onChange={() => {
                setChoosing(option);
                setEmpty(false);
              }}
            />
            <span>{text.options?.[option]?.label ?? option}</span>
          </label>
        ))}
      </div>
      <output id={`${id}-empty`} className={styles['problem']}>
        {empty && words.chooseFirst}
      </output>
      <Verdict correct={open || answer === null ? null : answer.correct}>
        {answer !== null && text.options?.[answer.option]?.why}
      </Verdict>
      <div className={styles['buttons']}>
        {open ? (
          <Button onClick={check}>{words.check}</Button>
        ) : (
          answer?.correct === false && (
            <Button
              icon="reset"
              onClick={() => {
                setAgain(true);
                setChoosing(null);
              }}
            >
              {words.tryAgain}
            </Button>
          )
        )}
      </div>
    </fieldset>
  );
}
