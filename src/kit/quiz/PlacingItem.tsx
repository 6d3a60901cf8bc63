// Labels to be put to their places, by dragging or from the native list at each place, then checked; every wrong one is
// explained. Not responsible for: dragging (LabelTray.tsx) or marking (placing.ts).
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { useText } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { classes } from '../style/classes.ts';
import { Curves } from './Curves.tsx';
import { LabelTray } from './LabelTray.tsx';
import styles from './Placing.module.css';
import quizStyles from './Quiz.module.css';
import { Verdict } from './Verdict.tsx';
import { nextSeed, shuffled } from './answers.ts';
import { gradePlacing, placingReason, putAt, wrongPlaces, type Placed, type PlacingAnswer } from './placing.ts';
import { worded, type PlacingQuestion } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';
import { useRound } from './use-round.ts';

export interface PlacingItemProps {
  readonly question: PlacingQuestion;
  readonly text: PlainQuestionText;
  /** Draws the values, and the order of the labels, where nothing has been answered. */
  readonly seed: number;
  readonly answer: PlacingAnswer | null;
  readonly onAnswer: (answer: PlacingAnswer) => void;
}

const EMPTY: Placed = {};

export function PlacingItem({ question, text, seed, answer, onAnswer }: PlacingItemProps): ReactElement {
  const words = useText(QUIZ_TEXT);
  const id = useId();
  const round = useRound<Placed, PlacingAnswer>(
    { seed, empty: EMPTY, draftOf: ({ placed }) => placed },
    answer,
    onAnswer,
  );
  const [empty, setEmpty] = useState(false);
  const [over, setOver] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { draft, told } = round;
  const open = told === null;
  const values = question.draw?.(round.seed) ?? {};
  const labels = shuffled(question.labels, round.seed);
  const nameOf = (label: string): string => worded(text.labels?.[label]?.label ?? label, values);
  const placeName = (place: string): string => worded(text.places?.[place] ?? place, values);
  const wrong = open ? [] : wrongPlaces(question, draft);

  function put(place: string, label: string | null): void {
    round.change(putAt(draft, place, label));
    setEmpty(false);
  }

  function check(): void {
    const graded = gradePlacing(question, round.seed, draft, round.attempt);
    setEmpty(graded === null);
    if (graded !== null) round.submit(graded);
  }

  return (
    <fieldset className={quizStyles['item']}>
      <legend className={quizStyles['ask']}>{worded(text.ask, values)}</legend>
      {open && <p className={quizStyles['waiting']}>{words.howToPlace}</p>}
      {open && (
        <LabelTray
          title={words.labels}
          labels={labels.map((label) => ({
            id: label,
            name: nameOf(label),
            used: Object.values(draft).includes(label),
          }))}
          places={list}
          onOver={setOver}
          onDrop={(label, place) => put(place, label)}
        />
      )}
      <ul ref={list} className={styles['places']}>
        {question.places.map((place) => (
          <li
            key={place.id}
            data-place={place.id}
            className={classes(styles['place'], over === place.id && styles['over'])}
            data-verdict={open ? undefined : wrong.includes(place.id) ? 'wrong' : 'right'}
          >
            {place.curves && <Curves curves={place.curves} />}
            <label htmlFor={`${id}-${place.id}`}>{placeName(place.id)}</label>
            <select
              id={`${id}-${place.id}`}
              value={draft[place.id] ?? ''}
              disabled={!open}
              aria-describedby={`${id}-empty`}
              onChange={(event) => put(place.id, event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{words.noLabel}</option>
              {labels.map((label) => (
                <option key={label} value={label}>
                  {nameOf(label)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <output id={`${id}-empty`} className={quizStyles['problem']}>
        {empty && words.placeAll}
      </output>
      <Verdict correct={told?.correct ?? null}>
        {told?.correct === true && worded(text.done ?? '', values)}
        {told?.correct === false && words.rightPlaces(question.places.length - wrong.length, question.places.length)}
        {wrong.map((place) => (
          <span key={place} className={quizStyles['reason']}>
            <strong>{words.at(placeName(place), nameOf(draft[place] ?? ''))}</strong>{' '}
            {placingReason(text, place, draft[place] ?? '', values)}
          </span>
        ))}
      </Verdict>
      <div className={quizStyles['buttons']}>
        {open && <Button onClick={check}>{words.check}</Button>}
        {told?.correct === false && (
          <Button icon="reset" onClick={round.retry}>
            {words.tryAgain}
          </Button>
        )}
        {question.draw && (
          <Button kind="quiet" icon="shuffle" onClick={() => round.renew(nextSeed(round.seed))}>
            {words.newNumbers}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
