// A lesson as a plain page: everything it says, in the order in which the interactive course shows it.
// Not responsible for: the page's head and frame (page.tsx).
import type { ReactElement } from 'react';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COURSE, findCourseEntry } from '../../lessons/registry.ts';
import { LESSON_PAGE_TEXT } from '../lesson/lesson-page.text.ts';
import { neighboursOf } from '../lesson/neighbours.ts';
import { courseHref, lessonFile } from './paths.ts';
import { PlainFigure } from './PlainFigure.tsx';
import { PlainQuiz } from './PlainQuiz.tsx';
import { PLAIN_TEXT } from './plain.text.ts';
import type { LessonContent } from './lesson-content.ts';

export function PlainLesson({ content }: { readonly content: LessonContent }): ReactElement {
  const { entry, sections, text, figures } = content;
  const { slug } = entry;
  return (
    <main>
      <Heading content={content} />
      {sections.map(({ id, exhibit }) => {
        const section = text.sections[id];
        const figure = figures.find((candidate) => candidate.id === exhibit);
        if (section === undefined) return null;
        const { Body } = section;
        return (
          <section key={id} id={id} data-section={id} aria-labelledby={`section-${id}`}>
            <h2 id={`section-${id}`}>{section.title}</h2>
            <div className="prose">
              <Body />
            </div>
            {figure !== undefined && (
              <PlainFigure
                slug={slug}
                figure={figure}
                title={text.exhibits[figure.id]?.title ?? figure.id}
                caption={text.exhibits[figure.id]?.caption ?? ''}
              />
            )}
          </section>
        );
      })}
      <PlainQuiz content={content} />
      <Ends slug={slug} />
    </main>
  );
}

function Heading({ content }: { readonly content: LessonContent }): ReactElement {
  const locale = useLocale();
  const words = useText(LESSON_PAGE_TEXT);
  const plain = useText(PLAIN_TEXT);
  const { entry, sections, text } = content;
  const before = entry.prerequisites.map(findCourseEntry).filter((found) => found !== undefined);
  return (
    <header className="prose">
      <p className="muted">
        {words.lesson(entry.number)}
        {entry.minutes !== null && ` · ${words.minutes(entry.minutes)}`}
      </p>
      <h1>{text.title}</h1>
      <p className="promise">{text.promise}</p>
      {before.length > 0 && (
        <p>
          {words.after}
          {before.map((found, index) => (
            <span key={found.slug}>
              {index > 0 && (locale === 'zh' ? '、' : ', ')}
              {found.load === null ? found.title[locale] : <a href={lessonFile(found.slug)}>{found.title[locale]}</a>}
            </span>
          ))}
        </p>
      )}
      <p className="muted">
        {plain.about}{' '}
        <a href={courseHref({ kind: 'lesson', locale, slug: entry.slug, place: { kind: 'top' } })}>
          {plain.interactive}
        </a>
      </p>
      <nav aria-label={words.contents}>
        <ol>
          {sections.map(({ id }) => (
            <li key={id}>
              <a href={`#${id}`}>{text.sections[id]?.title}</a>
            </li>
          ))}
          <li>
            <a href="#quiz">{words.quiz}</a>
          </li>
        </ol>
      </nav>
    </header>
  );
}

function Ends({ slug }: { readonly slug: string }): ReactElement {
  const locale = useLocale();
  const words = useText(LESSON_PAGE_TEXT);
  const { previous, next } = neighboursOf(slug, COURSE);
  return (
    <nav aria-label={words.neighbours} className="ends">
      {previous !== null && (
        <a href={lessonFile(previous.slug)} rel="prev">
          {words.previous}
          {locale === 'zh' ? '：' : ': '}
          {previous.title[locale]}
        </a>
      )}
      {next !== null && (
        <a href={lessonFile(next.slug)} rel="next">
          {words.next}
          {locale === 'zh' ? '：' : ': '}
          {next.title[locale]}
        </a>
      )}
    </nav>
  );
}
