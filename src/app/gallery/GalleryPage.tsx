// Every interactive figure of the course that can be opened, lesson by lesson, each a link to itself.
// Not responsible for: the figures.
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { useLocale, useText, type Localised } from '../../kit/locale/locale.ts';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';
import { LESSON_PAGE_TEXT } from '../lesson/lesson-page.text.ts';
import { useLesson } from '../lesson/loading.ts';
import { usePlace } from '../place.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import styles from './GalleryPage.module.css';

const TEXT: Localised<{ readonly title: string; readonly intro: string }> = {
  zh: {
    title: '互动图一览',
    intro:
      '课程里所有可以操作的图。每幅图都有自己的链接，调好之后用图上的“复制链接”，可以把当时的样子原样放进讲义或幻灯片。',
  },
  en: {
    title: 'Interactive figures',
    intro:
      'All figures of the course that you can work. Each has a link of its own; “Copy link” in a figure gives one that opens it just as you have set it, for slides and handouts.',
  },
};

export function GalleryPage() {
  const text = useText(TEXT);
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      {COURSE.filter(({ load }) => load !== null).map((entry) => (
        <LessonExhibits key={entry.slug} entry={entry} />
      ))}
    </div>
  );
}

function LessonExhibits({ entry }: { readonly entry: CourseEntry }) {
  const locale = useLocale();
  const words = useText(LESSON_PAGE_TEXT);
  const { value: loaded, failed, retry } = useLesson(entry, locale, () => undefined);
  const { slug } = entry;
  return (
    <section aria-labelledby={`gallery-${slug}`} className={styles['lesson']}>
      <h2 id={`gallery-${slug}`}>{entry.title[locale]}</h2>
      {failed && (
        <Notice kind="error" actions={<Button onClick={retry}>{words.retry}</Button>}>
          {words.loadFailed}
        </Notice>
      )}
      <ul className={styles['list']}>
        {loaded?.lesson.frame.sections.map(({ exhibit: id }) => {
          if (id === undefined) return null;
          const exhibit = loaded.text.exhibits[id];
          return (
            <li key={id} className={styles['item']}>
              <h3>
                <a
                  href={formatRoute({
                    kind: 'lesson',
                    locale,
                    slug,
                    place: { kind: 'exhibit', exhibit: id, query: {} },
                  })}
                >
                  {exhibit?.title ?? id}
                </a>
              </h3>
              <p>{exhibit?.caption}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
