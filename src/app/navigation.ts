// The browser's history as one external store: which route is open, how one gets to another, where the reader was.
// Not responsible for: the form of addresses (route.ts) or scrolling (place.ts).
//
// A hash router from a library would do but for two things that the links of exhibits need: the query has to stay
// inside the hash, and an exhibit that writes its state into the address while the reader plays must not be told
// that a link was opened.
import { useSyncExternalStore } from 'react';
import type { LinkQuery } from '../kit/exhibit/exhibit.ts';
import type { Locale } from '../kit/locale/locale.ts';
import { formatRoute, parseRoute, withLocale, type Route } from './route.ts';
import { holdPlace } from './hold-place.ts';
import { measureMark, readMark, type ScrollMark } from './scroll-mark.ts';

/** One opening of an address. `visit` grows with each, also when the same address is opened again. */
export interface Visit {
  readonly visit: number;
  readonly route: Route;
  /** Where the reader was when this entry of the history was left; null on a first visit. */
  readonly mark: ScrollMark | null;
}

export interface Navigation {
  readonly current: () => Visit;
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (route: Route) => void;
  /** Another address for the page that is being opened: no new entry, no new visit. */
  readonly redirect: (route: Route) => void;
  /** The same page, place and exhibit state in another language, without a new entry in the history. */
  readonly switchLocale: (locale: Locale) => void;
  /** Writes the state of what the reader works on into the address of the open page; nobody is told. */
  readonly note: (route: Route) => void;
  /** The same for an exhibit of the open lesson. */
  readonly noteExhibit: (exhibit: string, query: LinkQuery) => void;
  readonly stop: () => void;
}

const STORAGE_KEY = 'stride.scroll';
const KEPT_MARKS = 50;

export function createNavigation(page: Window): Navigation {
  const listeners = new Set<() => void>();
  const marks = readMarks(page);
  let entryKey = ensureEntryKey(page);
  let visit: Visit = { visit: 0, route: parseRoute(page.location.hash), mark: marks.get(entryKey) ?? null };
  /** The address as last seen; another one means that a link was followed and its event is still to come. */
  let knownHash = page.location.hash;

  page.history.scrollRestoration = 'manual';

  function enter(route: Route): void {
    // What is shown is still the page that is being left.
    marks.set(entryKey, measureMark(page));
    entryKey = ensureEntryKey(page);
    knownHash = page.location.hash;
    tell({ visit: visit.visit + 1, route, mark: marks.get(entryKey) ?? null });
  }

  function tell(next: Visit): void {
    visit = next;
    for (const listener of listeners) listener();
  }

  function replace(hash: string): void {
    replaceHash(page, hash);
    knownHash = page.location.hash;
  }

  function note(route: Route): void {
    if (page.location.hash === knownHash && route.kind === visit.route.kind) replace(formatRoute(route));
  }

  function onHashChange(): void {
    enter(parseRoute(page.location.hash));
  }

  function onPageHide(): void {
    marks.set(entryKey, measureMark(page));
    writeMarks(page, marks);
  }

  page.addEventListener('hashchange', onHashChange);
  page.addEventListener('pagehide', onPageHide);

  return {
    current: () => visit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(route) {
      page.history.pushState({ key: newKey() }, '', formatRoute(route));
      enter(route);
    },
    redirect(route) {
      replace(formatRoute(route));
      tell({ ...visit, route });
    },
    switchLocale(locale) {
      replace(formatRoute(withLocale(parseRoute(page.location.hash), locale)));
      // The page keeps its heights until this is told; afterwards fonts and texts change them one after another.
      const mark = measureMark(page);
      // The visit stays the same one, so that exhibits do not take this for a newly opened link.
      tell({ ...visit, route: withLocale(visit.route, locale) });
      if (mark.scrollY > 0) holdPlace(page, mark);
    },
    note,
    noteExhibit(exhibit, query) {
      const open = visit.route;
      if (open.kind === 'lesson') note({ ...open, place: { kind: 'exhibit', exhibit, query } });
    },
    stop() {
      page.removeEventListener('hashchange', onHashChange);
      page.removeEventListener('pagehide', onPageHide);
    },
  };
}

/** The navigation of this page, once it runs in a browser. */
let shared: Navigation | null = null;

export function navigation(): Navigation {
  shared ??= createNavigation(window);
  return shared;
}

export function useVisit(): Visit {
  const { subscribe, current } = navigation();
  return useSyncExternalStore(subscribe, current);
}

function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

function keyOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('key' in state)) return null;
  return typeof state.key === 'string' ? state.key : null;
}

/** Names this entry of the history, so that its scroll position can be found again. */
function ensureEntryKey(page: Window): string {
  const known = keyOf(page.history.state);
  if (known !== null) return known;
  const key = newKey();
  page.history.replaceState({ key }, '', page.location.href);
  return key;
}

function replaceHash(page: Window, hash: string): void {
  try {
    page.history.replaceState(page.history.state, '', hash);
  } catch {
    // Browsers refuse more than about 100 writes in 10 seconds: the address lags behind until the next one.
  }
}

function readMarks(page: Window): Map<string, ScrollMark> {
  const marks = new Map<string, ScrollMark>();
  try {
    const stored: unknown = JSON.parse(page.sessionStorage.getItem(STORAGE_KEY) ?? '{}');
    for (const [key, value] of Object.entries(stored ?? {})) {
      const mark = readMark(value);
      if (mark !== null) marks.set(key, mark);
    }
  } catch {
    // Storage refused or damaged: a reload starts at the top of the page, nothing else is lost.
  }
  return marks;
}

function writeMarks(page: Window, marks: ReadonlyMap<string, ScrollMark>): void {
  try {
    page.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries([...marks].slice(-KEPT_MARKS))));
  } catch {
    // As above.
  }
}
