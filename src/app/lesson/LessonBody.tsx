// The sections of a lesson with their exhibits, each exhibit tied to the address and to the reader's progress.
// Not responsible for: loading or what is around the text (LessonPage.tsx).
import { memo, startTransition, useEffect, useMemo, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import type { ExhibitLink } from '../../kit/exhibit/use-linked-state.ts';
import { LocaleContext, useLocale, useText } from '../../kit/locale/locale.ts';
import { classes } from '../../kit/style/classes.ts';
import { embedHref } from '../embed/embed-link.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { navigation } from '../navigation.ts';
import { formatRoute, type LessonPlace } from '../route.ts';
import { noteExhibitTried } from '../stores/progress.ts';
import { createExhibitStates, type ExhibitStates } from './exhibit-states.ts';
import { useQuiz, type FramedExhibits, type Late, type LoadedLesson } from './loading.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import { QUIZ_SECTION } from './sections.ts';
import { createTurns, type Turns } from './turns.ts';
import styles from './LessonBody.module.css';

interface LessonBodyProps {
  readonly slug: string;
  readonly loaded: LoadedLesson;
  readonly exhibits: Late<FramedExhibits>;
  readonly place: LessonPlace;
}

/** Not drawn again while the reader scrolls; only a new text or a new address changes it. */
export const LessonBody = memo(function LessonBody({ slug, loaded, exhibits, place }: LessonBodyProps) {
  const { lesson, text } = loaded;
  const [states] = useState(createExhibitStates);
  const [turns] = useState(() => createTurns());
  const { sections } = lesson.frame;
  const named = place.kind === 'exhibit' ? sections.findIndex(({ exhibit }) => exhibit === place.exhibit) : -1;
  return (
    <>
      {sections.map(({ id, exhibit }, index) => {
        const section = text.sections[id];
        if (section === undefined) return null;
        const { Body } = section;
        return (
          <section key={id} data-section={id} aria-labelledby={`section-${id}`} className={styles['section']}>
            <h2 id={`section-${id}`} className={styles['title']}>
              {section.title}
            </h2>
            <div className={classes('prose', styles['text'])} data-anchor={`text-${id}`}>
              <Body />
            </div>
            {exhibit !== undefined && (
              <PlacedExhibit
                id={exhibit}
                slug={slug}
                loaded={loaded}
                exhibits={exhibits}
                place={place}
                states={states}
                turns={turns}
                isDueAtOnce={index <= named}
              />
            )}
          </section>
        );
      })}
      <div data-section={QUIZ_SECTION} data-anchor={QUIZ_SECTION} className={styles['section']}>
        <LateQuiz slug={slug} loaded={loaded} states={states} wanted={exhibits.value !== null || exhibits.failed} />
      </div>
    </>
  );
});

interface PlacedExhibitProps extends LessonBodyProps {
  readonly id: string;
  readonly states: ExhibitStates;
  readonly turns: Turns;
  /** What the address names is what the reader has come for, and what stands above must not push it away later. */
  readonly isDueAtOnce: boolean;
}

function PlacedExhibit(props: PlacedExhibitProps) {
  const { id, slug, loaded, exhibits, place, states, turns, isDueAtOnce } = props;
  const locale = useLocale();
  const text = useText(LESSON_PAGE_TEXT);
  const framed = exhibits.value;
  const [isDue, setDue] = useState(false);
  const exhibit = framed?.list.find((candidate) => candidate.id === id);
  const query = place.kind === 'exhibit' && place.exhibit === id ? place.query : null;
  const link = useMemo<ExhibitLink>(
    () => ({
      query,
      onChange(next) {
        states.set(id, next);
        navigation().noteExhibit(id, next);
        noteExhibitTried(slug, id);
      },
      hrefFor: (state) =>
        formatRoute({ kind: 'lesson', locale, slug, place: { kind: 'exhibit', exhibit: id, query: state } }),
      embedHrefFor: (state) => embedHref(locale, slug, id, state),
    }),
    [id, slug, locale, query, states],
  );
  if (isDueAtOnce && !isDue) setDue(true);
  const mustWait = framed !== null && !isDue;
  useEffect(() => (mustWait ? turns.wait(() => startTransition(() => setDue(true))) : undefined), [mustWait, turns]);
  const title = loaded.text.exhibits[id]?.title ?? id;
  if (framed !== null && exhibit !== undefined && !mustWait) {
    const { Frame } = framed;
    const caption = loaded.text.exhibits[id]?.caption ?? '';
    return (
      <div className={styles['exhibit']} data-anchor={`exhibit-${id}`}>
        <Frame exhibit={exhibit} title={title} caption={caption} link={link} />
      </div>
    );
  }
  return (
    <div className={styles['waiting']} data-anchor={`exhibit-${id}`}>
      <h3>{title}</h3>
      <Waiting part={exhibits} loading={text.exhibitLoading} failed={text.exhibitFailed} />
    </div>
  );
}

interface LateQuizProps {
  readonly slug: string;
  readonly loaded: LoadedLesson;
  readonly states: ExhibitStates;
  readonly wanted: boolean;
}

/** The quiz stands at the end: nobody has to wait for it to begin reading, nor do the exhibits. */
function LateQuiz({ slug, loaded, states, wanted }: LateQuizProps) {
  const text = useText(LESSON_PAGE_TEXT);
  const quiz = useQuiz(slug, loaded, wanted);
  if (quiz.value === null) {
    return (
      <div className={styles['waiting']}>
        <h2>{text.quiz}</h2>
        <Waiting part={quiz} loading={text.quizLoading} failed={text.quizFailed} />
      </div>
    );
  }
  const { View, locale } = quiz.value;
  return (
    <>
      {quiz.failed && <Waiting part={quiz} loading={text.quizLoading} failed={text.quizSwitchFailed} />}
      {/* After a switch the quiz lags behind until its words in the other language are there. */}
      <LocaleContext value={locale}>
        <div lang={LANGUAGE_TAGS[locale]}>
          <View slug={slug} quiz={quiz.value} states={states} />
        </div>
      </LocaleContext>
    </>
  );
}

interface WaitingProps {
  readonly part: Late<unknown>;
  readonly loading: string;
  readonly failed: string;
}

function Waiting({ part, loading, failed }: WaitingProps) {
  const text = useText(LESSON_PAGE_TEXT);
  if (!part.failed) return <output>{loading}</output>;
  return (
    <Notice
      kind="error"
      actions={
        <Button kind="primary" onClick={part.retry}>
          {text.retry}
        </Button>
      }
    >
      {failed}
    </Notice>
  );
}
