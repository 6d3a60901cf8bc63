// All terms of the course, searchable, both languages side by side.
// Not responsible for: the terms (kit/prose/glossary.ts) or finding among them (search.ts).
import { useEffect, useMemo, useRef, useState } from 'react';
import { SearchField } from '../../kit/controls/SearchField.tsx';
import { formatList } from '../../kit/locale/format.ts';
import { LOCALES, useLocale, useText, type Locale, type Localised } from '../../kit/locale/locale.ts';
import { glossaryInOrder } from '../../kit/prose/glossary.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { navigation, useVisit } from '../navigation.ts';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { findTerms, type Searchable } from './search.ts';
import styles from './GlossaryPage.module.css';

interface GlossaryText {
  readonly title: string;
  readonly intro: string;
  readonly label: string;
  readonly found: (count: number) => string;
  readonly none: (search: string) => string;
  readonly alsoCalled: (names: string) => string;
}

const TEXT: Localised<GlossaryText> = {
  zh: {
    title: '术语表',
    intro: '课程里用到的术语，中英文对照。两种语言都可以查。',
    label: '查术语',
    found: (count) => `${count} 条`,
    none: (search) => `没有与“${search}”相符的术语。换一个短一些的词，或用另一种语言试试。`,
    alsoCalled: (names) => `又称${names}`,
  },
  en: {
    title: 'Glossary',
    intro: 'The terms of the course in both languages. Search in either.',
    label: 'Look a term up',
    none: (search) => `No term matches “${search}”. Try a shorter word, or the other language.`,
    found: (count) => (count === 1 ? '1 term' : `${count} terms`),
    alsoCalled: (names) => `also called ${names}`,
  },
};

export function GlossaryPage({ search: opened }: { readonly search: string }) {
  const locale = useLocale();
  const text = useText(TEXT);
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState(opened);
  const [followed, setFollowed] = useState(opened);
  if (followed !== opened) {
    setFollowed(opened);
    setSearch(opened);
  }
  usePageTitle(text.title);
  usePlace(true, () => null);
  const { visit } = useVisit();
  useEffect(() => {
    // With a keyboard at hand the reader can type at once; on a touch screen its keyboard would cover the list.
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, [visit]);
  const terms = useMemo(() => glossaryInOrder(locale), [locale]);
  const found = useMemo(() => findTerms(terms, search), [terms, search]);
  const columns = locale === 'zh' ? LOCALES : [...LOCALES].reverse();

  function look(next: string): void {
    setSearch(next);
    navigation().note({ kind: 'glossary', locale, search: next });
  }

  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      <SearchField
        label={text.label}
        value={search}
        found={text.found(found.length)}
        onChange={look}
        inputRef={field}
      />
      {found.length === 0 && <p className={styles['intro']}>{text.none(search)}</p>}
      <ul className={styles['list']}>
        {found.map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            {columns.map((column) => (
              <Column key={column} entry={entry} locale={column} />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Column({ entry, locale }: { readonly entry: Searchable; readonly locale: Locale }) {
  const { term, definition } = entry[locale];
  // Spellings that differ in capitals only are there for the search.
  const synonyms = entry[locale].synonyms.filter((name) => name.toLowerCase() !== term.toLowerCase());
  return (
    <div lang={LANGUAGE_TAGS[locale]}>
      <h2 className={styles['term']}>{term}</h2>
      <p>{definition}</p>
      {synonyms.length > 0 && (
        <p className={styles['synonyms']}>{TEXT[locale].alsoCalled(formatList(synonyms, locale))}</p>
      )}
    </div>
  );
}
