// The search of the whole course: a field, and what it finds as links. Everything happens on this device.
// Not responsible for: finding (find.ts) or what there is to find (places.ts).
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { useLocale, useText, type Localised } from '../../kit/locale/locale.ts';
import { useLate } from '../lesson/loading.ts';
import { formatRoute } from '../route.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { findPlaces, type IndexedPlace, type Place, type PlaceKind } from './find.ts';
import { findPassages, indexProse, type FoundPassage, type IndexedPassage } from './passages.ts';
import styles from './SearchDialog.module.css';

interface SearchText {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly found: (count: number, shown: number) => string;
  readonly none: (search: string) => string;
  readonly kinds: Readonly<Record<PlaceKind | 'text', string>>;
}

const TEXT: Localised<SearchText> = {
  zh: {
    title: '在整门课里查找',
    label: '要找的词',
    hint: '可以找课名、小节、互动图、术语（中文、英文都行）和课文里的中文；一个字也可以。',
    loading: '正在载入目录。',
    failed: '目录没能载入：可能是网络断开了。',
    retry: '再试一次',
    found: (count, shown) => (shown < count ? `${count} 处，显示前 ${shown} 处` : `${count} 处`),
    none: (search) => `没有找到“${search}”。换一个短一些的词，或用另一种语言试试。`,
    kinds: { lesson: '课', section: '小节', exhibit: '互动图', term: '术语', text: '课文' },
  },
  en: {
    title: 'Search the course',
    label: 'Words to find',
    hint: 'Finds lessons, sections, figures and terms, in English or Chinese, and the English text of the lessons; part of a word is enough.',
    loading: 'The index is being loaded.',
    failed: 'The index could not be loaded: the network may be down.',
    retry: 'Try again',
    found: (count, shown) =>
      shown < count ? `${count} places, the first ${shown} shown` : count === 1 ? '1 place' : `${count} places`,
    none: (search) => `Nothing matches “${search}”. Try a shorter word, or the other language.`,
    kinds: { lesson: 'lesson', section: 'section', exhibit: 'figure', term: 'term', text: 'text' },
  },
};

const MOST_PLACES = 40;
const MOST_PASSAGES = 40;

/** Everything that can be found: places by their names in both languages, prose in the reader's. */
interface SearchIndex {
  readonly places: readonly IndexedPlace[];
  readonly passages: readonly IndexedPassage[];
  readonly sectionPlace: (slug: string, section: string) => Pick<Place, 'title' | 'detail' | 'route'>;
}

const LOAD: Localised<() => Promise<SearchIndex>> = {
  zh: () => loadIndex(import('./prose.zh.ts')),
  en: () => loadIndex(import('./prose.en.ts')),
};

async function loadIndex(loading: Promise<{ readonly PROSE: Parameters<typeof indexProse>[0] }>): Promise<SearchIndex> {
  const [{ PLACES, sectionPlace }, { PROSE }] = await Promise.all([import('./places.ts'), loading]);
  return { places: PLACES, passages: indexProse(PROSE), sectionPlace };
}

export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText(TEXT);
  const locale = useLocale();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog, just opened, has put the focus on its first button; it is there to type into.
  useEffect(() => field.current?.focus(), []);
  const [search, setSearch] = useState('');
  const { value: index, failed, retry } = useLate(LOAD[locale]);
  const { places, passages } = useMemo(() => findAll(index, search), [index, search]);
  const count = places.length + passages.length;
  const shownPlaces = places.slice(0, MOST_PLACES);
  const shownPassages = passages.slice(0, MOST_PASSAGES);
  const shown = shownPlaces.length + shownPassages.length;
  const asked = search.trim();
  return (
    <Dialog title={text.title} onClose={onClose}>
      <search className={styles['search']}>
        <label htmlFor={id}>{text.label}</label>
        <input
          id={id}
          ref={field}
          type="search"
          value={search}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setSearch(event.target.value)}
        />
        <p id={`${id}-hint`} className={styles['hint']}>
          {text.hint}
        </p>
        <output htmlFor={id} className={styles['count']}>
          {index === null
            ? failed
              ? text.failed
              : text.loading
            : asked !== '' && (count === 0 ? text.none(asked) : text.found(count, shown))}
        </output>
        {failed && <Button onClick={retry}>{text.retry}</Button>}
      </search>
      <ul className={styles['list']}>
        {shownPlaces.map((place) => (
          <Found key={formatRoute(place.route.en) + place.kind} place={place} kind={place.kind} onFollow={onClose}>
            {place.detail[locale]}
          </Found>
        ))}
        {shownPassages.map(({ slug, section, before, match, after }) => {
          const place = index?.sectionPlace(slug, section);
          if (place === undefined) return null;
          return (
            <Found key={`${slug} ${section}`} place={place} kind="text" onFollow={onClose}>
              {place.detail[locale]}
              {locale === 'zh' ? '：' : ': '}
              {before}
              <mark>{match}</mark>
              {after}
            </Found>
          );
        })}
      </ul>
    </Dialog>
  );
}

function findAll(
  index: SearchIndex | null,
  search: string,
): { readonly places: readonly Place[]; readonly passages: readonly FoundPassage[] } {
  if (index === null) return { places: [], passages: [] };
  return { places: findPlaces(index.places, search), passages: findPassages(index.passages, search) };
}

interface FoundProps {
  readonly place: Pick<Place, 'title' | 'route'>;
  readonly kind: PlaceKind | 'text';
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

function Found({ place, kind, onFollow, children }: FoundProps) {
  const locale = useLocale();
  const text = useText(TEXT);
  return (
    <li className={styles['found']}>
      <a href={formatRoute(place.route[locale])} onClick={onFollow}>
        {place.title[locale]}
      </a>{' '}
      <span className={styles['kind']}>{text.kinds[kind]}</span>
      <p className={styles['detail']}>{children}</p>
    </li>
  );
}
