// The whole course in its order: what can be read is linked and shows how far the reader is, the rest is named.
// Not responsible for: the order and the words (lessons/registry.ts) or what counts as read (stores/progress.ts).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { classes } from '../../kit/style/classes.ts';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';
import { formatRoute } from '../route.ts';
import { lessonProgress, type LessonProgress } from '../stores/progress-form.ts';
import { useProgress } from '../stores/progress.ts';
import { HOME_TEXT } from './home.text.ts';
import styles from './CourseMap.module.css';

export function CourseMap() {
  const text = useText(HOME_TEXT);
  const ready = COURSE.filter(({ load }) => load !== null).length;
  return (
    <section className={styles['map']} aria-labelledby="course-map">
      <h2 id="course-map" tabIndex={-1}>
        {text.mapTitle}
      </h2>
      <p className={styles['intro']}>{text.mapIntro(ready, COURSE.length)}</p>
      <ol className={styles['list']}>
        {COURSE.map((entry) => (
          <MapEntry key={entry.slug} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function MapEntry({ entry }: { readonly entry: CourseEntry }) {
  const locale = useLocale();
  const text = useText(HOME_TEXT);
  const progress = useProgress((all) => lessonProgress(all, entry.slug));
  const ready = entry.load !== null;
  return (
    <li className={classes(styles['entry'], ready && styles['ready'])}>
      <span className={styles['number']} aria-hidden="true">
        {entry.number}
      </span>
      <div>
        <h3 className={styles['title']}>
          {ready ? (
            <a href={formatRoute({ kind: 'lesson', locale, slug: entry.slug, place: { kind: 'top' } })}>
              {entry.title[locale]}
            </a>
          ) : (
            entry.title[locale]
          )}
        </h3>
        <p className={styles['summary']}>{entry.summary[locale]}</p>
        {ready && <Done progress={progress} />}
      </div>
      <span className={styles['state']}>
        {ready ? entry.minutes !== null && text.minutes(entry.minutes) : text.coming}
      </span>
    </li>
  );
}

/** Nothing for a lesson never opened. */
function Done({ progress }: { readonly progress: LessonProgress }) {
  const text = useText(HOME_TEXT);
  const { sections, sectionCount, answers, questionCount } = progress;
  if (sectionCount === 0) return null;
  const read = Math.min(sections.length, sectionCount);
  const right = Object.values(answers).filter((answer) => answer.correct).length;
  return (
    <p className={styles['done']}>
      <progress max={sectionCount} value={read} aria-label={text.sections(read, sectionCount)} />
      <span>{text.sections(read, sectionCount)}</span>
      {questionCount > 0 && right > 0 && <span>{text.answers(right, questionCount)}</span>}
    </p>
  );
}
