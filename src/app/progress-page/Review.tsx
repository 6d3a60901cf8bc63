// Missed questions asked again, one at a time, when their day has come or when the reader wants to practise.
// Not responsible for: when a question is due (stores/review.ts) or asking it (kit/quiz).
import { useCallback, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import type { QuizAnswer } from '../../kit/quiz/answers.ts';
import { QuizItem } from '../../kit/quiz/QuizItem.tsx';
import { COURSE, findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';
import { loadLesson, useLate } from '../lesson/loading.ts';
import type { Progress } from '../stores/progress-form.ts';
import { noteReview, useProgress } from '../stores/progress.ts';
import { cardAfterReview, dayAt, REVIEW_DAYS, type ReviewCard } from '../stores/review.ts';
import { dayText } from './day-text.ts';
import { PROGRESS_PAGE_TEXT } from './progress-page.text.ts';
import styles from './ProgressPage.module.css';

interface Asked {
  readonly slug: string;
  readonly question: string;
  readonly card: ReviewCard;
}

/** All cards of lessons that can be read, the longest due first. */
function cardsOf({ lessons }: Progress): readonly Asked[] {
  return COURSE.filter(({ load }) => load !== null)
    .flatMap(({ slug }) =>
      Object.entries(lessons[slug]?.reviews ?? {}).map(([question, card]) => ({ slug, question, card })),
    )
    .toSorted((a, b) => a.card.dueDay - b.card.dueDay);
}

export function Review() {
  const locale = useLocale();
  const text = useText(PROGRESS_PAGE_TEXT);
  const progress = useProgress();
  /** The card in hand, as it was when it was taken up. */
  const [asked, setAsked] = useState<Asked | null>(null);
  const [today] = useState(() => dayAt(new Date()));
  const cards = cardsOf(progress);
  const [first] = cards;
  const due = cards.filter(({ card }) => card.dueDay <= today);
  const current = asked ?? due[0] ?? null;
  const entry = current === null ? undefined : findCourseEntry(current.slug);
  return (
    <section aria-labelledby="progress-review" className={styles['part']}>
      <h2 id="progress-review">{text.review}</h2>
      <p className={styles['intro']}>{text.reviewIntro}</p>
      {first === undefined && current === null && <p>{text.noCards}</p>}
      {first !== undefined && current === null && (
        <>
          <p>{text.noneDue(cards.length, dayText(first.card.dueDay, locale))}</p>
          <p>
            <Button onClick={() => setAsked(first)}>{text.practise}</Button>
          </p>
        </>
      )}
      {current !== null && entry !== undefined && (
        <Card
          key={`${current.slug} ${current.question} ${current.card.dueDay}`}
          asked={current}
          entry={entry}
          onTakenUp={() => setAsked(current)}
          onNext={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface CardProps {
  readonly asked: Asked;
  readonly entry: CourseEntry;
  readonly onTakenUp: () => void;
  readonly onNext: () => void;
}

function Card({ asked, entry, onTakenUp, onNext }: CardProps) {
  const { slug, question: id, card } = asked;
  const locale = useLocale();
  const text = useText(PROGRESS_PAGE_TEXT);
  const [answer, setAnswer] = useState<QuizAnswer | null>(null);
  const [today] = useState(() => dayAt(new Date()));
  const load = useCallback(async () => {
    const lesson = await loadLesson(entry);
    const [questions, words] = await Promise.all([lesson.loadQuestions(), lesson.loadQuizText(locale)]);
    const question = questions.find((candidate) => candidate.id === id);
    const own = words[id];
    if (question === undefined || own === undefined) throw new Error(`${slug} has no question ${id}`);
    return { question, own };
  }, [entry, id, locale, slug]);
  const { value, failed, retry } = useLate(load);
  const next = answer === null ? null : cardAfterReview(card, answer.correct, today);

  function note(given: QuizAnswer): void {
    // The first answer counts; after it the reader may practise on.
    if (answer === null) {
      onTakenUp();
      noteReview(slug, id, given.correct);
    }
    setAnswer(given);
  }

  return (
    <div className={styles['card']}>
      <p className={styles['intro']}>
        {entry.title[locale]} · {text.box(card.box + 1, REVIEW_DAYS.length)}
      </p>
      {value === null && !failed && <output>{text.loading}</output>}
      {failed && (
        <Notice
          kind="error"
          actions={
            <>
              <Button onClick={retry}>{text.retry}</Button>
              <Button
                kind="quiet"
                onClick={() => {
                  // Put off like a missed one, so that it is not in the way of the others.
                  noteReview(slug, id, false);
                  onNext();
                }}
              >
                {text.next}
              </Button>
            </>
          }
        >
          {text.failed}
        </Notice>
      )}
      {value !== null && (
        <QuizItem
          question={value.question}
          text={value.own}
          answers={answer === null ? {} : { [id]: answer }}
          seed={card.dueDay * REVIEW_DAYS.length + card.box}
          onAnswer={note}
        />
      )}
      {answer !== null && <p>{next === null ? text.known : text.again(dayText(next.dueDay, locale))}</p>}
      {answer !== null && (
        <p>
          <Button kind="primary" onClick={onNext}>
            {text.next}
          </Button>
        </p>
      )}
    </div>
  );
}
