// The suggested ways through the course, session by session, each lesson a link.
// Not responsible for: which lessons they have (syllabi.ts).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';
import { formatRoute } from '../route.ts';
import { minutesOf, sessionLessons, SYLLABI } from './syllabi.ts';
import { TEACH_TEXT } from './teach.text.ts';
import styles from './TeachPage.module.css';

export function Syllabi() {
  const text = useText(TEACH_TEXT);
  return (
    <div className={styles['syllabi']}>
      {SYLLABI.map(({ id, assumes, sessions }) => {
        const { title, note } = text.syllabi[id];
        const known = assumes.map(findCourseEntry).filter((entry) => entry !== undefined);
        return (
          <section key={id} aria-labelledby={`teach-${id}`} className={styles['syllabus']}>
            <h3 id={`teach-${id}`}>{title}</h3>
            <p>{note}</p>
            {known.length > 0 && (
              <p>
                {text.assumes}
                <LessonLinks entries={known} />
              </p>
            )}
            <ol className={styles['sessions']}>
              {sessions.map((session, index) => {
                const entries = sessionLessons(session);
                return (
                  <li key={session.join(' ')}>
                    <span className={styles['session']}>
                      {text.session(index + 1, text.minutes(minutesOf(entries)))}
                    </span>
                    <span>
                      <LessonLinks entries={entries} />
                    </span>
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function LessonLinks({ entries }: { readonly entries: readonly CourseEntry[] }) {
  const locale = useLocale();
  return entries.map(({ slug, title }, index) => (
    <span key={slug}>
      {index > 0 && (locale === 'zh' ? '、' : ', ')}
      <a href={formatRoute({ kind: 'lesson', locale, slug, place: { kind: 'top' } })}>{title[locale]}</a>
    </span>
  ));
}
