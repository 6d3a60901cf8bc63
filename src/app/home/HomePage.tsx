// The home page: what the course is, one figure that is really computed, the way in, the map of everything.
// Not responsible for: the figure (SlidingKernel.tsx) or the map (CourseMap.tsx).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COURSE, findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';
import { usePlace } from '../place.ts';
import { formatRoute, type LessonPlace } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { lessonProgress } from '../stores/progress-form.ts';
import { useProgress } from '../stores/progress.ts';
import { CourseMap } from './CourseMap.tsx';
import { HOME_TEXT } from './home.text.ts';
import { SlidingKernel } from './SlidingKernel.tsx';
import styles from './HomePage.module.css';

export function HomePage({ at }: { readonly at: 'top' | 'map' }) {
  const locale = useLocale();
  const text = useText(HOME_TEXT);
  const lastLesson = useProgress((progress) => progress.lastLesson);
  const lastSection = useProgress((progress) =>
    lastLesson === null ? null : lessonProgress(progress, lastLesson).lastSection,
  );
  usePageTitle(null);
  usePlace(true, () => (at === 'map' ? document.getElementById('course-map') : null));
  const resumed = lastLesson === null ? null : readyEntry(findCourseEntry(lastLesson));
  const target = resumed ?? COURSE.find(({ load }) => load !== null) ?? null;
  const place: LessonPlace =
    resumed !== null && lastSection !== null ? { kind: 'section', section: lastSection } : { kind: 'top' };
  return (
    <div className={styles['page']}>
      <div className={styles['hero']}>
        <div className={styles['words']}>
          <h1 tabIndex={-1}>{text.title}</h1>
          <p className={styles['lead']}>{text.lead}</p>
          <p className={styles['privacy']}>{text.privacy}</p>
          {target !== null && (
            <p>
              <a className={styles['start']} href={formatRoute({ kind: 'lesson', locale, slug: target.slug, place })}>
                {resumed === null ? text.start : text.resume(target.title[locale])}
              </a>
              <a className={styles['also']} href={formatRoute({ kind: 'playground', locale, query: {} })}>
                {text.playground}
              </a>
              {lastLesson !== null && (
                <a className={styles['also']} href={formatRoute({ kind: 'progress', locale })}>
                  {text.progress}
                </a>
              )}
            </p>
          )}
        </div>
        <SlidingKernel />
      </div>
      <CourseMap />
    </div>
  );
}

function readyEntry(entry: CourseEntry | undefined): CourseEntry | null {
  return entry !== undefined && entry.load !== null ? entry : null;
}
