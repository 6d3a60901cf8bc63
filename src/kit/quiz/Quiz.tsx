// The quiz at the end of a lesson: numbered questions, a score, answers restored and reported.
// Not responsible for: keeping answers (app) or any question's words (lessons).
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { LinkQuery } from '../exhibit/exhibit.ts';
import { useText } from '../locale/locale.ts';
import type { PlainQuizText, PlainQuestionText } from '../lesson/lesson.ts';
import { ChoiceItem } from './ChoiceItem.tsx';
import { GoalItem } from './GoalItem.tsx';
import { NumericItem } from './NumericItem.tsx';
import styles from './Quiz.module.css';
import { fittingAnswer, questionSeed, solvedCount } from './answers.ts';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import type { Question } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface QuizProps {
  readonly questions: readonly Question[];
  readonly text: PlainQuizText;
  /** Kept answers by question id. */
  readonly answers: QuizAnswers;
  readonly onAnswer: (questionId: string, answer: QuizAnswer) => void;
  /** Draws the numbers of numeric questions that have not been answered yet. */
  readonly seed: number;
  /** Present link query of each exhibit, for goals. */
  readonly queries?: Readonly<Record<string, LinkQuery>>;
  /** Brings an exhibit into sight. */
  readonly onShowExhibit?: (exhibitId: string) => void;
}

interface ItemProps extends Omit<QuizProps, 'questions' | 'text' | 'onAnswer'> {
  readonly question: Question;
  readonly text: PlainQuestionText;
  readonly onAnswer: (answer: QuizAnswer) => void;
}

function Item({ question, text, answers, onAnswer, seed, queries, onShowExhibit }: ItemProps): ReactElement {
  const ask = typeof text.ask === 'string' ? text.ask : text.ask({});
  switch (question.kind) {
    case 'choice':
      return (
        <ChoiceItem
          question={question}
          text={text}
          ask={ask}
          answer={fittingAnswer<'choice'>(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'numeric':
      return (
        <NumericItem
          question={question}
          text={text}
          seed={questionSeed(seed, question.id)}
          answer={fittingAnswer<'numeric'>(question, answers)}
          onAnswer={onAnswer}
        />
      );
    case 'goal':
      return (
        <GoalItem
          question={question}
          text={text}
          ask={ask}
          query={queries?.[question.exhibit] ?? null}
          answer={fittingAnswer<'goal'>(question, answers)}
          onAnswer={onAnswer}
          onShow={onShowExhibit && (() => onShowExhibit(question.exhibit))}
        />
      );
    default:
      return question satisfies never;
  }
}

export function Quiz({ questions, text, onAnswer, ...rest }: QuizProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const id = useId();
  return (
    <section className={styles['quiz']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{words.title}</h2>
        <output className={styles['score']}>
          {words.score(solvedCount(questions, rest.answers), questions.length)}
        </output>
      </header>
      <ol className={styles['questions']}>
        {questions.map((question, index) => {
          const own = text[question.id];
          return (
            <li key={question.id}>
              <span className={styles['number']}>{words.question(index + 1)}</span>
              {own && (
                <Item {...rest} question={question} text={own} onAnswer={(answer) => onAnswer(question.id, answer)} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
