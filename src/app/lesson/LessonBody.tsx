// The sections of a lesson with their exhibits, each exhibit tied to the address and to the reader's progress.
// Not responsible for: loading or what is around the text (LessonPage.tsx).
import { memo, useMemo, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { ExhibitFrame } from '../../kit/exhibit/ExhibitFrame.tsx';
import type { ExhibitLink } from '../../kit/exhibit/use-linked-state.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { navigation } from '../navigation.ts';
import { formatRoute, type LessonPlace } from '../route.ts';
import { noteExhibitTried } from '../stores/progress.ts';
import { createExhibitStates, type ExhibitStates } from './exhibit-states.ts';
import { LessonQuiz } from './LessonQuiz.tsx';
import type { ExhibitsLoading, LoadedLesson } from './loading.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import styles from './LessonBody.module.css';

interface LessonBodyProps {
  readonly slug: string;
  readonly loaded: LoadedLesson;
  readonly exhibits: ExhibitsLoading;
  readonly place: LessonPlace;
}

/** Not drawn again while the reader scrolls; only a new text or a new address changes it. */
export const LessonBody = memo(function LessonBody({ slug, loaded, exhibits, place }: LessonBodyProps) {
  const { lesson, text } = loaded;
  const [states] = useState(createExhibitStates);
  return (
    <>
      {lesson.frame.sections.map(({ id, exhibit }) => {
        const section = text.sections[id];
        if (section === undefined) return null;
        const { Body } = section;
        return (
          <section key={id} data-section={id} aria-labelledby={`section-${id}`} className={styles['section']}>
            <h2 id={`section-${id}`} className={styles['title']}>
              {section.title}
            </h2>
            <div className="prose">
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
              />
            )}
          </section>
        );
      })}
      {lesson.frame.questions.length > 0 && <LessonQuiz slug={slug} loaded={loaded} states={states} />}
    </>
  );
});

interface PlacedExhibitProps extends LessonBodyProps {
  readonly id: string;
  readonly states: ExhibitStates;
}

function PlacedExhibit({ id, slug, loaded, exhibits, place, states }: PlacedExhibitProps) {
  const locale = useLocale();
  const text = useText(LESSON_PAGE_TEXT);
  const exhibit = exhibits.exhibits?.find((candidate) => candidate.id === id);
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
    }),
    [id, slug, locale, query, states],
  );
  const title = loaded.text.exhibits[id]?.title ?? id;
  if (exhibit !== undefined) {
    const caption = loaded.text.exhibits[id]?.caption ?? '';
    return (
      <div className={styles['exhibit']}>
        <ExhibitFrame exhibit={exhibit} title={title} caption={caption} link={link} />
      </div>
    );
  }
  return (
    <div className={styles['waiting']}>
      <h3>{title}</h3>
      {exhibits.failed ? (
        <Notice
          kind="error"
          actions={
            <Button kind="primary" onClick={exhibits.retry}>
              {text.retry}
            </Button>
          }
        >
          {text.exhibitFailed}
        </Notice>
      ) : (
        <output>{text.exhibitLoading}</output>
      )}
    </div>
  );
}
