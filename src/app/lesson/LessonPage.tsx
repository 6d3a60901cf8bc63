// One lesson as a page: its heading at once, its text when it is there, its exhibits in their places, the way on.
// Not responsible for: loading (loading.ts), the body (LessonBody.tsx), what a lesson contains (lessons/).
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { LocaleContext, useLocale, useText } from '../../kit/locale/locale.ts';
import { findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';
import { holdPlace } from '../hold-place.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { exhibitElement, sectionElement, usePlace } from '../place.ts';
import { lessonFile, plainPath } from '../plain/paths.ts';
import { formatRoute, type LessonPlace } from '../route.ts';
import { measureMark } from '../scroll-mark.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { lessonProgress } from '../stores/progress-form.ts';
import { noteLessonOpened, noteSectionRead, useProgress } from '../stores/progress.ts';
import { Contents } from './Contents.tsx';
import { LessonBody } from './LessonBody.tsx';
import { LessonEnds } from './LessonEnds.tsx';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import { useExhibits, useLesson, type LoadedLesson } from './loading.ts';
import { pageSections } from './sections.ts';
import { Skeleton } from './Skeleton.tsx';
import { useCurrentSection } from './use-current-section.ts';
import styles from './LessonPage.module.css';

interface LessonPageProps {
  readonly entry: CourseEntry;
  readonly place: LessonPlace;
}

/** Must be keyed by the lesson. */
export function LessonPage({ entry, place }: LessonPageProps) {
  const locale = useLocale();
  const text = useText(LESSON_PAGE_TEXT);
  const article = useRef<HTMLElement>(null);
  const {
    value: loaded,
    failed,
    retry,
  } = useLesson(entry, locale, () => {
    const mark = measureMark(window);
    if (mark.scrollY > 0) holdPlace(window, mark);
  });
  // The text first; but who follows a link to a figure has come for the figure.
  const exhibits = useExhibits(entry, loaded !== null || place.kind === 'exhibit');
  const { slug } = entry;
  const shownLocale = loaded?.locale ?? locale;
  usePageTitle(loaded?.text.title ?? entry.title[locale]);

  const sections = useMemo(() => (loaded === null ? [] : pageSections(loaded)), [loaded]);
  const onRead = useCallback((section: string) => noteSectionRead(slug, section), [slug]);
  const current = useCurrentSection(
    article,
    sections.map(({ id }) => id),
    onRead,
  );
  const read = useProgress((progress) => lessonProgress(progress, slug).sections);

  // A place below an exhibit can be found only when the exhibits above it have their height.
  const settled = loaded !== null && (place.kind === 'top' || exhibits.value !== null || exhibits.failed);
  usePlace(settled, () => {
    if (article.current === null) return null;
    if (place.kind === 'exhibit') return exhibitElement(article.current, place.exhibit);
    return place.kind === 'section' ? sectionElement(article.current, place.section) : null;
  });

  const sectionCount = sections.length;
  useEffect(() => {
    if (sectionCount > 0) noteLessonOpened(slug, sectionCount);
  }, [slug, sectionCount]);

  const items = sections.map(({ id, title }) => ({
    id,
    title,
    href: formatRoute({ kind: 'lesson', locale, slug, place: { kind: 'section', section: id } }),
    read: read.includes(id),
  }));

  return (
    <div className={styles['page']}>
      <div className={styles['aside']}>{items.length > 0 && <Contents items={items} current={current} />}</div>
      <LocaleContext value={shownLocale}>
        <article ref={article} className={styles['article']} lang={LANGUAGE_TAGS[shownLocale]}>
          <LessonHeading entry={entry} loaded={loaded} />
          {failed && (
            <LocaleContext value={locale}>
              <Notice
                kind="error"
                actions={
                  <Button kind="primary" onClick={retry}>
                    {text.retry}
                  </Button>
                }
              >
                {loaded === null ? text.loadFailed : text.switchFailed}
              </Notice>
            </LocaleContext>
          )}
          {loaded !== null && <PlaceProblem loaded={loaded} place={place} />}
          {loaded === null && !failed && <Skeleton />}
          {loaded !== null && <LessonBody slug={slug} loaded={loaded} exhibits={exhibits} place={place} />}
          <LessonEnds slug={slug} />
        </article>
      </LocaleContext>
    </div>
  );
}

function LessonHeading({ entry, loaded }: { readonly entry: CourseEntry; readonly loaded: LoadedLesson | null }) {
  const locale = useLocale();
  const text = useText(LESSON_PAGE_TEXT);
  const before = entry.prerequisites.map(findCourseEntry).filter((found) => found !== undefined);
  return (
    <header className={styles['heading']}>
      <p className={styles['number']}>{text.lesson(entry.number)}</p>
      <h1 tabIndex={-1}>{loaded?.text.title ?? entry.title[locale]}</h1>
      <p className={styles['promise']}>{loaded?.text.promise ?? entry.summary[locale]}</p>
      <p className={styles['facts']}>
        {entry.minutes !== null && <span>{text.minutes(entry.minutes)}</span>}
        {before.length > 0 && (
          <span>
            {text.after}
            {before.map((found, index) => (
              <span key={found.slug}>
                {index > 0 && (locale === 'zh' ? '、' : ', ')}
                {found.load === null ? (
                  found.title[locale]
                ) : (
                  <a href={formatRoute({ kind: 'lesson', locale, slug: found.slug, place: { kind: 'top' } })}>
                    {found.title[locale]}
                  </a>
                )}
              </span>
            ))}
          </span>
        )}
        {/* A build writes these pages; a development server has none. */}
        {import.meta.env.PROD && (
          <a href={plainPath(locale, lessonFile(entry.slug))} data-print="hidden">
            {text.plain}
          </a>
        )}
      </p>
    </header>
  );
}

/** Says why a link's settings could not be used. Problems inside an exhibit's settings are told by its frame. */
function PlaceProblem({ loaded, place }: { readonly loaded: LoadedLesson; readonly place: LessonPlace }) {
  const text = useText(LESSON_PAGE_TEXT);
  const [dismissed, setDismissed] = useState<LessonPlace | null>(null);
  const problem =
    place.kind === 'stray'
      ? text.strayQuery
      : place.kind === 'exhibit' && !loaded.lesson.frame.sections.some(({ exhibit }) => exhibit === place.exhibit)
        ? text.unknownExhibit(place.exhibit)
        : null;
  if (problem === null || dismissed === place) return null;
  return (
    <Notice kind="error" actions={<Button onClick={() => setDismissed(place)}>{text.dismiss}</Button>}>
      {problem}
    </Notice>
  );
}
