// The two plain pages that list: all lessons of the course, all terms of its glossary.
// Not responsible for: the page's head and frame (page.tsx).
import type { ReactElement } from 'react';
import { formatList } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { glossaryInOrder } from '../../kit/prose/glossary.ts';
import { COURSE } from '../../lessons/registry.ts';
import { HOME_TEXT } from '../home/home.text.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { courseHref, lessonFile } from './paths.ts';
import { PLAIN_TEXT } from './plain.text.ts';

export function PlainIndex(): ReactElement {
  const locale = useLocale();
  const text = useText(PLAIN_TEXT);
  const home = useText(HOME_TEXT);
  return (
    <main className="prose">
      <h1>{home.title}</h1>
      <p className="promise">{home.lead}</p>
      <p className="muted">
        {text.aboutIndex} <a href={courseHref({ kind: 'home', locale, at: 'top' })}>{text.interactive}</a>
      </p>
      <h2>{home.mapTitle}</h2>
      <ol>
        {COURSE.map(({ slug, title, summary, load }) => (
          <li key={slug}>
            {load === null ? (
              <>
                {title[locale]} <span className="muted">({text.coming})</span>
              </>
            ) : (
              <a href={lessonFile(slug)}>{title[locale]}</a>
            )}
            <br />
            {summary[locale]}
          </li>
        ))}
      </ol>
    </main>
  );
}

export function PlainGlossary(): ReactElement {
  const locale = useLocale();
  const text = useText(PLAIN_TEXT);
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <main className="prose">
      <h1>{text.glossary}</h1>
      <p>{text.glossaryIntro}</p>
      <dl>
        {glossaryInOrder(locale).map((entry) => {
          const { term, definition } = entry[locale];
          // Spellings that differ in capitals only are there for the search.
          const synonyms = entry[locale].synonyms.filter((name) => name.toLowerCase() !== term.toLowerCase());
          return (
            <div key={entry.id} id={entry.id}>
              <dt>
                {term}{' '}
                <span className="muted" lang={LANGUAGE_TAGS[other]}>
                  {entry[other].term}
                </span>
              </dt>
              <dd>
                {definition}
                {synonyms.length > 0 && ` ${text.alsoCalled(formatList(synonyms, locale))}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </main>
  );
}
