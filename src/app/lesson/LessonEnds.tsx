// The way on at the end of a lesson: the lessons before and after, and those between that are still to come.
// Not responsible for: their order (lessons/registry.ts).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';
import { formatRoute } from '../route.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import { neighboursOf } from './neighbours.ts';
import styles from './LessonEnds.module.css';

/** How many lessons to come are named; the course map names them all. */
const NAMED = 3;

export function LessonEnds({ slug }: { readonly slug: string }) {
  const locale = useLocale();
  const text = useText(LESSON_PAGE_TEXT);
  const { previous, next, coming } = neighboursOf(slug, COURSE);
  const titles = coming.slice(0, NAMED).map(({ title }) => title[locale]);
  return (
    <nav className={styles['ends']} aria-label={text.neighbours} data-print="hidden">
      {previous !== null && <End entry={previous} word={text.previous} />}
      {next !== null && <End entry={next} word={text.next} />}
      {coming.length > 0 && <p className={styles['coming']}>{text.coming(titles, coming.length)}</p>}
    </nav>
  );
}

function End({ entry, word }: { readonly entry: CourseEntry; readonly word: string }) {
  const locale = useLocale();
  return (
    <a
      className={styles['end']}
      href={formatRoute({ kind: 'lesson', locale, slug: entry.slug, place: { kind: 'top' } })}
    >
      <span className={styles['word']}>{word}</span>
      <span className={styles['title']}>{entry.title[locale]}</span>
    </a>
  );
}
