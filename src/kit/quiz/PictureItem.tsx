// Cells of a picture to be clicked, then checked; a wrong answer is explained by the misconception that leads to it.
// Not responsible for: the grid and its keys (CellGrid.tsx) or marking (picture.ts).
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { CellGrid } from './CellGrid.tsx';
import styles from './Picture.module.css';
import quizStyles from './Quiz.module.css';
import { ShownCells } from './ShownCells.tsx';
import { Verdict } from './Verdict.tsx';
import { nextSeed } from './answers.ts';
import { gradePicture, pictureReason, type PictureAnswer } from './picture.ts';
import { worded, type PictureQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';
import { useRound } from './use-round.ts';

export interface PictureItemProps {
  readonly question: PictureQuestion;
  readonly text: PlainQuestionText;
  /** Draws the picture where nothing has been answered. */
  readonly seed: number;
  readonly answer: PictureAnswer | null;
  readonly onAnswer: (answer: PictureAnswer) => void;
}

const NO_CELLS: readonly number[] = [];

export function PictureItem({ question, text, seed, answer, onAnswer }: PictureItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const id = useId();
  const round = useRound<readonly number[], PictureAnswer>(
    { seed, empty: NO_CELLS, draftOf: ({ cells }) => cells },
    answer,
    onAnswer,
  );
  const [empty, setEmpty] = useState(false);
  const { draft, told } = round;
  const task = question.generate(round.seed);
  const name = worded(text.picture ?? '', task.values);
  const beside = worded(text.beside ?? '', task.values);
  const extra = draft.filter((cell) => !task.correct.includes(cell)).length;
  const missing = task.correct.filter((cell) => !draft.includes(cell)).length;

  function check(): void {
    const graded = gradePicture(question, round.seed, draft, round.attempt);
    setEmpty(graded === null);
    if (graded !== null) round.submit(graded);
  }

  return (
    <fieldset className={quizStyles['item']}>
      <legend className={quizStyles['ask']}>{worded(text.ask, task.values)}</legend>
      {told === null && <p className={quizStyles['waiting']}>{words.howToClick[question.pick]}</p>}
      <div className={styles['pictures']}>
        <div className={styles['picture']}>
          <span className={styles['name']}>{name}</span>
          <CellGrid
            key={round.seed}
            picture={task.picture}
            name={name}
            pick={question.pick}
            chosen={draft}
            locked={told !== null}
            onChange={(cells) => {
              round.change(cells);
              setEmpty(false);
            }}
          />
        </div>
        {task.beside && (
          <div className={styles['picture']}>
            <span className={styles['name']}>{beside}</span>
            <ShownCells picture={task.beside} name={beside} />
          </div>
        )}
      </div>
      {question.pick === 'all' && <output className={quizStyles['waiting']}>{words.cellsChosen(draft.length)}</output>}
      <output id={`${id}-empty`} className={quizStyles['problem']}>
        {empty && words.clickFirst}
      </output>
      <Verdict correct={told?.correct ?? null}>
        {told?.correct === true && worded(text.done ?? '', task.values)}
        {told?.correct === false && (
          <>
            {question.pick === 'all' && words.cellsOff(extra, missing)} {pictureReason(question, task, text, draft)}
          </>
        )}
      </Verdict>
      <div className={quizStyles['buttons']}>
        {told === null && <Button onClick={check}>{words.check}</Button>}
        {told === null && draft.length > 1 && (
          <Button kind="quiet" onClick={() => round.change(NO_CELLS)}>
            {words.clearCells}
          </Button>
        )}
        {told?.correct === false && (
          <Button icon="reset" onClick={round.retry}>
            {words.tryAgain}
          </Button>
        )}
        <Button kind="quiet" icon="shuffle" onClick={() => round.renew(nextSeed(round.seed))}>
          {words.newRound}
        </Button>
      </div>
    </fieldset>
  );
}
