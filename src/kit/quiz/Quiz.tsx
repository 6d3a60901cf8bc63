// The quiz at the end of a lesson: numbered questions, a score, answers restored and reported.
// Not responsible for: keeping answers (app) or any question's words (lessons).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useText } from '../locale/locale.ts';
import type { PlainQuizText } from '../lesson/lesson.ts';
import styles from './Quiz.module.css';
import { QuizItem, type QuizItemProps } from './QuizItem.tsx';
import { solvedCount } from './answers.ts';
import type { QuizAnswer } from './answers.ts';
import type { Question } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface QuizProps extends Omit<QuizItemProps, 'question' | 'text' | 'onAnswer'> {
  readonly questions: readonly Question[];
  readonly text: PlainQuizText;
  readonly onAnswer: (questionId: string, answer: QuizAnswer) => void;
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
                <QuizItem
                  {...rest}
                  question={question}
                  text={own}
                  onAnswer={(answer) => onAnswer(question.id, answer)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
