// Addresses of the site: `Route` and its codec. `#/<locale>/<page or lesson>?<query>`; a public contract, because
// teachers put these links on slides. Pure and total: any text gives a route, at worst `not-found`.
// Not responsible for: history and events (navigation.ts) or whether a lesson of that name exists (the pages).
import type { LinkQuery } from '../kit/exhibit/exhibit.ts';
import { LOCALES, type Locale } from '../kit/locale/locale.ts';

/** Where on a lesson page the reader wants to be. `query` is the named exhibit's link state. */
export type LessonPlace =
  | { readonly kind: 'top' }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'exhibit'; readonly exhibit: string; readonly query: LinkQuery }
  /** A query that names no exhibit: nothing can be done with it, and the page says so. */
  | { readonly kind: 'stray'; readonly query: LinkQuery };

export type Route =
  /** No language in the address: the page picks the reader's. */
  | { readonly kind: 'start' }
  | { readonly kind: 'home'; readonly locale: Locale; readonly at: 'top' | 'map' }
  | { readonly kind: 'lesson'; readonly locale: Locale; readonly slug: string; readonly place: LessonPlace }
  | { readonly kind: 'glossary'; readonly locale: Locale; readonly search: string }
  | { readonly kind: 'gallery'; readonly locale: Locale }
  | { readonly kind: 'references'; readonly locale: Locale }
  | { readonly kind: 'licences'; readonly locale: Locale }
  | { readonly kind: 'compute'; readonly locale: Locale }
  | { readonly kind: 'teach'; readonly locale: Locale }
  | { readonly kind: 'storage'; readonly locale: Locale }
  | { readonly kind: 'progress'; readonly locale: Locale }
  /** `query` is the state of the workbench; empty for its beginning. */
  | { readonly kind: 'playground'; readonly locale: Locale; readonly query: LinkQuery }
  /** `query` holds its settings; empty for a first sheet. */
  | { readonly kind: 'worksheet'; readonly locale: Locale; readonly query: LinkQuery }
  | { readonly kind: 'not-found'; readonly locale: Locale | null; readonly path: string };

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads the part of an address from `#` on (the `#` itself may be missing). Never throws. */
export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, '');
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  const query = mark < 0 ? [] : queryEntries(text.slice(mark + 1));
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second] = parts;
  if (first === undefined) return { kind: 'start' };
  const locale = LOCALES.find((known) => known === first);
  if (locale === undefined) return { kind: 'not-found', locale: null, path };
  if (second === undefined) return { kind: 'home', locale, at: lookUp(query, 'at') === 'map' ? 'map' : 'top' };
  if (parts.length > 2 || !SLUG.test(second)) return { kind: 'not-found', locale, path };
  if (second === 'glossary') return { kind: 'glossary', locale, search: lookUp(query, 'q') ?? '' };
  if (second === 'gallery') return { kind: 'gallery', locale };
  if (second === 'references') return { kind: 'references', locale };
  if (second === 'licences') return { kind: 'licences', locale };
  if (second === 'compute') return { kind: 'compute', locale };
  if (second === 'teach') return { kind: 'teach', locale };
  if (second === 'storage') return { kind: 'storage', locale };
  if (second === 'progress') return { kind: 'progress', locale };
  if (second === 'worksheet') return { kind: 'worksheet', locale, query: Object.fromEntries(query) };
  if (second === 'playground') return { kind: 'playground', locale, query: Object.fromEntries(query) };
  return { kind: 'lesson', locale, slug: second, place: lessonPlace(query) };
}

/** The address of a route, from `#` on. `parseRoute(formatRoute(route))` is that route. */
export function formatRoute(route: Route): string {
  switch (route.kind) {
    case 'start':
      return '#/';
    case 'home':
      return `#/${route.locale}${route.at === 'map' ? '?at=map' : ''}`;
    case 'lesson':
      return `#/${route.locale}/${route.slug}${formatQuery(placeEntries(route.place))}`;
    case 'glossary':
      return `#/${route.locale}/glossary${formatQuery(route.search === '' ? [] : [['q', route.search]])}`;
    case 'gallery':
      return `#/${route.locale}/gallery`;
    case 'references':
      return `#/${route.locale}/references`;
    case 'licences':
      return `#/${route.locale}/licences`;
    case 'compute':
      return `#/${route.locale}/compute`;
    case 'teach':
      return `#/${route.locale}/teach`;
    case 'storage':
      return `#/${route.locale}/storage`;
    case 'progress':
      return `#/${route.locale}/progress`;
    case 'playground':
      return `#/${route.locale}/playground${formatQuery(Object.entries(route.query))}`;
    case 'worksheet':
      return `#/${route.locale}/worksheet${formatQuery(Object.entries(route.query))}`;
    case 'not-found':
      return `#${route.path}`;
    default:
      return route satisfies never;
  }
}

/** The same page in the other language. */
export function withLocale(route: Route, locale: Locale): Route {
  switch (route.kind) {
    case 'start':
    case 'not-found':
      return { kind: 'home', locale, at: 'top' };
    case 'home':
    case 'lesson':
    case 'glossary':
    case 'gallery':
    case 'references':
    case 'licences':
    case 'compute':
    case 'storage':
    case 'progress':
    case 'playground':
    case 'worksheet':
    case 'teach':
      return { ...route, locale };
    default:
      return route satisfies never;
  }
}

type Entries = readonly (readonly [key: string, value: string])[];

function lessonPlace(entries: Entries): LessonPlace {
  if (entries.length === 0) return { kind: 'top' };
  const exhibit = lookUp(entries, 'exhibit');
  if (exhibit !== undefined && exhibit !== '') {
    return { kind: 'exhibit', exhibit, query: Object.fromEntries(entries.filter(([key]) => key !== 'exhibit')) };
  }
  const section = lookUp(entries, 'section');
  if (section !== undefined && section !== '') return { kind: 'section', section };
  return {
    kind: 'stray',
    query: Object.fromEntries(entries.filter(([key]) => key !== 'exhibit' && key !== 'section')),
  };
}

function placeEntries(place: LessonPlace): Entries {
  switch (place.kind) {
    case 'top':
      return [];
    case 'section':
      return [['section', place.section]];
    case 'exhibit':
      return [['exhibit', place.exhibit], ...Object.entries(place.query).filter(([key]) => key !== 'exhibit')];
    case 'stray':
      return Object.entries(place.query);
    default:
      return place satisfies never;
  }
}

function lookUp(entries: Entries, wanted: string): string | undefined {
  return entries.find(([key]) => key === wanted)?.[1];
}

/** The first value of each key; broken percent signs are read as they stand, as URLSearchParams does. */
function queryEntries(text: string): Entries {
  const seen = new Set<string>();
  return [...new URLSearchParams(text)].filter(([key]) => key !== '' && !seen.has(key) && seen.add(key).has(key));
}

/** Commas and colons are common in exhibits' states and stay readable on a slide. */
function formatQuery(entries: Entries): string {
  if (entries.length === 0) return '';
  const text = new URLSearchParams(entries.map(([key, value]) => [key, value])).toString();
  return `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}
