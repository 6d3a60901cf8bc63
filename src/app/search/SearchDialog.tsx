// The search of the whole course: a field, and what it finds as links. Everything happens on this device.
// Not responsible for: finding (find.ts) or what there is to find (places.ts).
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { useLocale, useText, type Localised } from '../../kit/locale/locale.ts';
import { useLate } from '../lesson/loading.ts';
import { formatRoute } from '../route.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { findPlaces, type Place, type PlaceKind } from './find.ts';
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
  readonly kinds: Readonly<Record<PlaceKind, string>>;
}

const TEXT: Localised<SearchText> = {
  zh: {
    title: '在整门课里查找',
    label: '要找的词',
    hint: '可以找课名、小节、互动图和术语；中文、英文都行，一个字也可以。',
    loading: '正在载入目录。',
    failed: '目录没能载入：可能是网络断开了。',
    retry: '再试一次',
    found: (count, shown) => (shown < count ? `${count} 处，显示前 ${shown} 处` : `${count} 处`),
    none: (search) => `没有找到“${search}”。换一个短一些的词，或用另一种语言试试。`,
    kinds: { lesson: '课', section: '小节', exhibit: '互动图', term: '术语' },
  },
  en: {
    title: 'Search the course',
    label: 'Words to find',
    hint: 'Finds lessons, sections, figures and terms, in English or Chinese; part of a word is enough.',
    loading: 'The index is being loaded.',
    failed: 'The index could not be loaded: the network may be down.',
    retry: 'Try again',
    found: (count, shown) =>
      shown < count ? `${count} places, the first ${shown} shown` : count === 1 ? '1 place' : `${count} places`,
    none: (search) => `Nothing matches “${search}”. Try a shorter word, or the other language.`,
    kinds: { lesson: 'lesson', section: 'section', exhibit: 'figure', term: 'term' },
  },
};

const MOST_SHOWN = 40;

async function loadPlaces() {
  return (await import('./places.ts')).PLACES;
}

export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText(TEXT);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog, just opened, has put the focus on its first button; it is there to type into.
  useEffect(() => field.current?.focus(), []);
  const [search, setSearch] = useState('');
  const { value: places, failed, retry } = useLate(loadPlaces);
  const found = useMemo(() => (places === null ? [] : findPlaces(places, search)), [places, search]);
  const shown = found.slice(0, MOST_SHOWN);
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
          {places === null
            ? failed
              ? text.failed
              : text.loading
            : asked !== '' && (found.length === 0 ? text.none(asked) : text.found(found.length, shown.length))}
        </output>
        {failed && <Button onClick={retry}>{text.retry}</Button>}
      </search>
      <ul className={styles['list']}>
        {shown.map((place) => (
          <Found key={formatRoute(place.route.en) + place.kind} place={place} onFollow={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function Found({ place, onFollow }: { readonly place: Place; readonly onFollow: () => void }) {
  const locale = useLocale();
  const text = useText(TEXT);
  return (
    <li className={styles['found']}>
      <a href={formatRoute(place.route[locale])} onClick={onFollow}>
        {place.title[locale]}
      </a>{' '}
      <span className={styles['kind']}>{text.kinds[place.kind]}</span>
      <p className={styles['detail']}>{place.detail[locale]}</p>
    </li>
  );
}
