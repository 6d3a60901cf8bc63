// "Make the exhibit do X": watches the exhibit's link query and is solved when the goal is reached, for good.
// Not responsible for: the exhibit or its query (the page passes it in).
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import type { LinkQuery } from '../exhibit/exhibit.ts';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import styles from './Quiz.module.css';
import { Verdict } from './Verdict.tsx';
import type { QuizAnswer } from './answers.ts';
import { worded, type ExhibitGoalQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface GoalItemProps {
  readonly question: ExhibitGoalQuestion;
  readonly text: PlainQuestionText;
  readonly ask: string;
  /** The exhibit's present link query; null while it has not told any. */
  readonly query: LinkQuery | null;
  readonly answer: Extract<QuizAnswer, { readonly kind: 'goal' }> | null;
  readonly onAnswer: (answer: QuizAnswer) => void;
  readonly onShow?: (() => void) | undefined;
}

/** A goal reads foreign strings; one that throws is not reached. */
async function isReached(question: ExhibitGoalQuestion, query: LinkQuery | null): Promise<boolean> {
  if (query === null) return false;
  try {
    return await question.reached(query);
  } catch {
    return false;
  }
}

export function GoalItem({ question, text, ask, query, answer, onAnswer, onShow }: GoalItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const [reached, setReached] = useState(false);
  const solved = answer !== null || reached;

  const report = useEffectEvent(() => {
    setReached(true);
    if (answer === null) onAnswer({ kind: 'goal', correct: true, attempts: 1 });
  });
  useEffect(() => {
    let isCurrent = true;
    void isReached(question, query).then((isThere) => {
      if (isThere && isCurrent) report();
    });
    return () => {
      isCurrent = false;
    };
  }, [question, query]);

  return (
    <div className={styles['item']}>
      <p className={styles['ask']}>{ask}</p>
      <Verdict correct={solved ? true : null}>{worded(text.done ?? '', {})}</Verdict>
      {!solved && <p className={styles['waiting']}>{words.goalOpen}</p>}
      {text.hint !== undefined && !solved && (
        <details className={styles['hint']}>
          <summary>{words.hint}</summary>
          <p>{text.hint}</p>
        </details>
      )}
      {onShow && (
        <div className={styles['buttons']}>
          <Button kind="quiet" icon="chart" onClick={onShow}>
            {words.toExhibit}
          </Button>
        </div>
      )}
    </div>
  );
}
