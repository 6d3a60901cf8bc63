// What the reader has done: lessons, questions to review, a file to carry it in, a record to print.
// Not responsible for: keeping any of it (stores/progress.ts).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COURSE } from '../../lessons/registry.ts';
import { usePlace } from '../place.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useProgress } from '../stores/progress.ts';
import { DoneTable } from './DoneTable.tsx';
import { ProgressFile } from './ProgressFile.tsx';
import { PROGRESS_PAGE_TEXT } from './progress-page.text.ts';
import { Review } from './Review.tsx';
import { WorkRecord } from './WorkRecord.tsx';
import styles from './ProgressPage.module.css';

export function ProgressPage() {
  const locale = useLocale();
  const text = useText(PROGRESS_PAGE_TEXT);
  const lessons = useProgress((progress) => progress.lessons);
  const opened = COURSE.filter(({ slug }) => Object.hasOwn(lessons, slug));
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <div data-print="hidden">
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className={styles['intro']}>{text.intro}</p>
        <section aria-labelledby="progress-lessons" className={styles['part']}>
          <h2 id="progress-lessons">{text.lessons}</h2>
          {opened.length === 0 ? (
            <p>
              {text.nothing}
              {locale === 'en' && ' '}
              <a href={formatRoute({ kind: 'home', locale, at: 'map' })}>{text.toMap}</a>
            </p>
          ) : (
            <DoneTable caption={text.doneTable} linked />
          )}
        </section>
        <Review />
        <ProgressFile />
      </div>
      {opened.length > 0 && <WorkRecord />}
    </div>
  );
}
