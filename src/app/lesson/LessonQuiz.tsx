// The quiz of a lesson, tied to the reader's progress and to the exhibits of the page.
// Not responsible for: asking and grading (kit/quiz) or storing (stores/progress.ts).
import { useEffect } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { Quiz } from '../../kit/quiz/Quiz.tsx';
import { exhibitElement, goTo } from '../place.ts';
import { lessonProgress } from '../stores/progress-form.ts';
import { noteAnswer, noteQuizOpened, restartQuiz, useProgress } from '../stores/progress.ts';
import { useExhibitStates, type ExhibitStates } from './exhibit-states.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import type { LoadedQuiz } from './loading.ts';
import styles from './LessonBody.module.css';

export interface LessonQuizProps {
  readonly slug: string;
  readonly quiz: LoadedQuiz;
  readonly states: ExhibitStates;
}

export function LessonQuiz({ slug, quiz, states }: LessonQuizProps) {
  const text = useText(LESSON_PAGE_TEXT);
  const { answers, quizSeed } = useProgress((progress) => lessonProgress(progress, slug));
  const queries = useExhibitStates(states);
  const { questions } = quiz;
  useEffect(() => noteQuizOpened(slug, questions.length), [slug, questions]);
  return (
    <>
      <Quiz
        key={quizSeed}
        questions={questions}
        text={quiz.text}
        answers={answers}
        onAnswer={(question, answer) => noteAnswer(slug, question, answer)}
        seed={quizSeed}
        queries={queries}
        onShowExhibit={(exhibit) => goTo(exhibitElement(document.body, exhibit))}
      />
      {Object.keys(answers).length > 0 && (
        <p className={styles['again']} data-print="hidden">
          <Button kind="quiet" icon="reset" onClick={() => restartQuiz(slug)}>
            {text.again}
          </Button>
        </p>
      )}
    </>
  );
}
