// The lessons opened so far with what was done in each, as a table. Not responsible for: counting what counts as read.
import { formatPercent } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';
import { formatRoute } from '../route.ts';
import { lessonProgress } from '../stores/progress-form.ts';
import { useProgress } from '../stores/progress.ts';
import { PROGRESS_PAGE_TEXT } from './progress-page.text.ts';
import styles from './ProgressPage.module.css';

interface DoneTableProps {
  /** Names the table for screen readers. */
  readonly caption: string;
  /** Each lesson leads to where the reader was in it. */
  readonly linked: boolean;
}

export function DoneTable({ caption, linked }: DoneTableProps) {
  const { columns } = useText(PROGRESS_PAGE_TEXT);
  const lessons = useProgress((progress) => progress.lessons);
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{columns.lesson}</th>
          <th scope="col">{columns.sections}</th>
          <th scope="col">{columns.exhibits}</th>
          <th scope="col">{columns.quiz}</th>
          <th scope="col">{columns.accuracy}</th>
        </tr>
      </thead>
      <tbody>
        {COURSE.filter(({ slug }) => Object.hasOwn(lessons, slug)).map((entry) => (
          <Row key={entry.slug} entry={entry} linked={linked} />
        ))}
      </tbody>
    </WideTable>
  );
}

function Row({ entry, linked }: { readonly entry: CourseEntry; readonly linked: boolean }) {
  const locale = useLocale();
  const text = useText(PROGRESS_PAGE_TEXT);
  const done = useProgress((progress) => lessonProgress(progress, entry.slug));
  const right = Object.values(done.answers).filter(({ correct }) => correct).length;
  const place =
    done.lastSection === null ? { kind: 'top' as const } : { kind: 'section' as const, section: done.lastSection };
  const title = entry.title[locale];
  return (
    <tr>
      <th scope="row" className={styles['lesson']}>
        {linked ? <a href={formatRoute({ kind: 'lesson', locale, slug: entry.slug, place })}>{title}</a> : title}
      </th>
      <td>{text.of(Math.min(done.sections.length, done.sectionCount), done.sectionCount)}</td>
      <td>{done.exhibits.length}</td>
      <td>{done.questionCount === 0 ? '–' : text.of(Math.min(right, done.questionCount), done.questionCount)}</td>
      <td>{done.bestAccuracy === null ? '–' : formatPercent(done.bestAccuracy, locale)}</td>
    </tr>
  );
}
