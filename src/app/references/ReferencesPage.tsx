// All references of the course by theme, with what they say, where they are now, and the figures that show the same.
// Not responsible for: the references (kit/prose/refs) or which figures (here.ts).
import { useState, type ReactElement } from 'react';
import { SearchField } from '../../kit/controls/SearchField.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { ReferenceEntry } from '../../kit/prose/Ref.tsx';
import { REFS, REF_THEMES, type RefId } from '../../kit/prose/refs.ts';
import { formatRoute } from '../route.ts';
import { COURSE_INDEX } from '../search/course-index.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { usePlace } from '../place.ts';
import { archiveUrl, matchesReference } from './find-references.ts';
import { SHOWN_HERE } from './here.ts';
import { REFERENCES_TEXT } from './references.text.ts';
import styles from './ReferencesPage.module.css';

export function ReferencesPage(): ReactElement {
  const text = useText(REFERENCES_TEXT);
  const [search, setSearch] = useState('');
  usePageTitle(text.title);
  usePlace(true, () => null);
  const themes = REF_THEMES.map(({ theme, ids }) => ({
    theme,
    ids: ids.filter((each) => matchesReference(REFS[each], search.trim())),
  })).filter(({ ids }) => ids.length > 0);
  const count = themes.reduce((sum, { ids }) => sum + ids.length, 0);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      <SearchField label={text.find} value={search} found={text.found(count)} onChange={setSearch} />
      {count === 0 && <p className={styles['intro']}>{text.none(search)}</p>}
      {themes.map(({ theme, ids }) => (
        <section key={theme} aria-labelledby={`refs-${theme}`} className={styles['theme']}>
          <h2 id={`refs-${theme}`}>{text.themes[theme]}</h2>
          <ul className={styles['list']}>
            {ids.map((each) => (
              <li key={each} className={styles['entry']} data-reference={each}>
                <Item id={each} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ id }: { readonly id: RefId }): ReactElement {
  const text = useText(REFERENCES_TEXT);
  return (
    <ReferenceEntry id={id} more={{ href: archiveUrl(REFS[id].url), label: text.archived }}>
      <Here id={id} />
    </ReferenceEntry>
  );
}

/** Links to the figures that show the same; nothing where there are none. */
function Here({ id }: { readonly id: RefId }): ReactElement | null {
  const locale = useLocale();
  const text = useText(REFERENCES_TEXT);
  const figures = (SHOWN_HERE[id] ?? []).flatMap((place) => {
    const [slug = '', exhibit = ''] = place.split('/');
    const title = COURSE_INDEX.find((lesson) => lesson.slug === slug)?.exhibits.find(
      (each) => each.id === exhibit,
    )?.title;
    return title === undefined ? [] : [{ slug, exhibit, title: title[locale] }];
  });
  if (figures.length === 0) return null;
  return (
    <span className={styles['here']}>
      {text.here}
      {figures.map(({ slug, exhibit, title }, i) => (
        <span key={`${slug}/${exhibit}`}>
          {i > 0 && (locale === 'zh' ? '、' : ', ')}
          <a href={formatRoute({ kind: 'lesson', locale, slug, place: { kind: 'exhibit', exhibit, query: {} } })}>
            {title}
          </a>
        </span>
      ))}
    </span>
  );
}
