// The teacher's page: needs of lessons, syllabi, a lab without internet, pictures, links, lectern, handouts.
// Not responsible for: what the numbers are (needs.ts, syllabi.ts, use-data-sizes.ts).
import type { ReactNode } from 'react';
import { DATASETS } from '../../engine/catalog/datasets.ts';
import { formatBytes } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';
import { usePlace } from '../place.ts';
import { INDEX_FILE, plainPath } from '../plain/paths.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { LESSON_NEEDS } from './needs.ts';
import { Syllabi } from './Syllabi.tsx';
import { TEACH_TEXT } from './teach.text.ts';
import { useDataSizes, type DataSizes } from './use-data-sizes.ts';
import styles from './TeachPage.module.css';

const LAB_MACHINES = 40;

export function TeachPage() {
  const locale = useLocale();
  const text = useText(TEACH_TEXT);
  const sizes = useDataSizes();
  usePageTitle(text.title);
  usePlace(true, () => null);
  const allBytes = Object.values(sizes ?? {}).reduce((sum, bytes) => sum + bytes, 0);
  const designer = formatRoute({
    kind: 'lesson',
    locale,
    slug: 'designer',
    place: { kind: 'exhibit', exhibit: 'designer', query: {} },
  });
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>

      <Section id="needs" title={text.needsTitle}>
        <p className={styles['lead']}>{text.needsIntro}</p>
        <NeedsTable sizes={sizes} />
        <p className={styles['lead']}>{sizes === null ? text.sizesUnknown : text.sizesNote}</p>
        <p className={styles['lead']}>
          {text.computeNote} <a href={formatRoute({ kind: 'compute', locale })}>{text.checkDevice}</a>
        </p>
      </Section>

      <Section id="syllabi" title={text.syllabiTitle}>
        <Syllabi />
      </Section>

      <Section id="lab" title={text.labTitle}>
        <ol className={styles['steps']}>
          {text.lab.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {allBytes > 0 && (
          <p className={styles['lead']}>
            {text.labSize(formatBytes(allBytes, locale), formatBytes(allBytes * LAB_MACHINES, locale))}
          </p>
        )}
      </Section>

      <Steps id="own" {...text.own}>
        <a href={designer}>{text.ownDesigner}</a>
        <a href={formatRoute({ kind: 'playground', locale, query: {} })}>{text.ownPlayground}</a>
      </Steps>
      <Steps id="links" {...text.links}>
        <a href={formatRoute({ kind: 'gallery', locale })}>{text.gallery}</a>
      </Steps>
      <Steps id="lectern" {...text.lectern} />
      <Steps id="handouts" {...text.handouts}>
        <a href={formatRoute({ kind: 'worksheet', locale, query: {} })}>{text.worksheets}</a>
        <a href={plainPath(locale, INDEX_FILE)}>{text.plainPages}</a>
      </Steps>
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={`teach-${id}`} className={styles['section']}>
      <h2 id={`teach-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

interface StepsProps {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Links that belong to it. */
  readonly children?: ReactNode;
}

function Steps({ id, title, steps, children }: StepsProps) {
  return (
    <Section id={id} title={title}>
      <ul className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {children !== undefined && <p className={styles['links']}>{children}</p>}
    </Section>
  );
}

function NeedsTable({ sizes }: { readonly sizes: DataSizes | null }) {
  const locale = useLocale();
  const text = useText(TEACH_TEXT);
  return (
    <WideTable caption={text.needsTable}>
      <thead>
        <tr>
          <th scope="col">{text.lesson}</th>
          <th scope="col">{text.time}</th>
          <th scope="col">{text.data}</th>
          <th scope="col">{text.compute}</th>
        </tr>
      </thead>
      <tbody>
        {COURSE.map((entry) => (
          <tr key={entry.slug}>
            <th scope="row" className={styles['lesson']}>
              {entry.load === null ? (
                entry.title[locale]
              ) : (
                <a href={formatRoute({ kind: 'lesson', locale, slug: entry.slug, place: { kind: 'top' } })}>
                  {entry.title[locale]}
                </a>
              )}
            </th>
            <NeedsCells entry={entry} sizes={sizes} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function NeedsCells({ entry, sizes }: { readonly entry: CourseEntry; readonly sizes: DataSizes | null }) {
  const locale = useLocale();
  const text = useText(TEACH_TEXT);
  const needs = LESSON_NEEDS[entry.slug];
  if (needs === undefined || entry.minutes === null) return <td colSpan={3}>{text.coming}</td>;
  return (
    <>
      <td className={styles['number']}>{text.minutes(entry.minutes)}</td>
      <td>
        {needs.data.length === 0 && text.noData}
        {needs.data.map((id) => {
          const name = DATASETS[id].title[locale];
          const bytes = sizes?.[id];
          return (
            <span key={id} className={styles['set']}>
              {sizes === null
                ? name
                : bytes === undefined
                  ? text.missing(name)
                  : `${name} ${formatBytes(bytes, locale)}`}
            </span>
          );
        })}
      </td>
      <td>{needs.trains ? text.trains : text.reads}</td>
    </>
  );
}
