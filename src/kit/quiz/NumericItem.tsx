// A question with a number for an answer: values drawn from a seed, worked solution afterwards, new numbers to practise.
// Not responsible for: drawing values (the question's `generate`).
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { writeNumber } from '../controls/number-text.ts';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import styles from './Quiz.module.css';
import { Verdict } from './Verdict.tsx';
import { gradeNumeric, nextSeed } from './answers.ts';
import type { QuizAnswer } from './answers.ts';
import type { NumericQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface NumericItemProps {
  readonly question: NumericQuestion;
  readonly text: PlainQuestionText;
  /** Numbers to start with where nothing has been answered. */
  readonly seed: number;
  readonly answer: Extract<QuizAnswer, { readonly kind: 'numeric' }> | null;
  readonly onAnswer: (answer: QuizAnswer) => void;
}

export function NumericItem({ question, text, seed, answer, onAnswer }: NumericItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const id = useId();
  /** A round under way: its seed and what was typed; null shows the last answer. */
  const [round, setRound] = useState<{ readonly seed: number; readonly text: string } | null>(null);
  /** Rounds after the question is solved are practice: shown, not reported. */
  const [practice, setPractice] = useState<NumericItemProps['answer']>(null);
  const [bad, setBad] = useState(false);
  const shown = practice ?? answer;
  const open = shown === null || round !== null;
  const current = round ?? { seed: shown?.seed ?? seed, text: shown === null ? '' : writeNumber(shown.value) };
  const drawn = question.generate(current.seed);

  function check(event: FormEvent): void {
    event.preventDefault();
    const graded = gradeNumeric(question, current.seed, current.text, (shown?.attempts ?? 0) + 1);
    setBad(graded === null);
    if (graded === null) return;
    setRound(null);
    if (answer?.correct === true) setPractice(graded);
    else onAnswer(graded);
  }

  return (
    <form className={styles['item']} onSubmit={check} noValidate>
      <p id={`${id}-ask`} className={styles['ask']}>
        {typeof text.ask === 'string' ? text.ask : text.ask(drawn.values)}
      </p>
      <div className={styles['numeric']}>
        <label htmlFor={id}>{words.answer}</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={current.text}
          readOnly={!open}
          aria-invalid={bad}
          aria-describedby={`${id}-ask ${id}-problem`}
          onChange={(event) => setRound({ seed: current.seed, text: event.target.value })}
        />
        {text.unit !== undefined && <span>{text.unit}</span>}
      </div>
      <output id={`${id}-problem`} className={styles['problem']}>
        {bad && words.notANumber}
      </output>
      <Verdict correct={open ? null : shown.correct} />
      {!open && text.solution && (
        <div className={styles['solution']}>
          <span className={styles['solutionTitle']}>{words.solution}</span>
          <p>{text.solution(drawn.values, drawn.answer)}</p>
        </div>
      )}
      <div className={styles['buttons']}>
        {open && <Button type="submit">{words.check}</Button>}
        <Button
          kind={open ? 'quiet' : 'plain'}
          icon="shuffle"
          onClick={() => {
            setRound({ seed: nextSeed(current.seed), text: '' });
            setBad(false);
          }}
        >
          {words.newNumbers}
        </Button>
      </div>
    </form>
  );
}
