// The browser's history as one external store: which route is open, how one gets to another, where the reader had
// scrolled to. Not responsible for: the form of addresses (route.ts) or scrolling itself (place.ts).
//
// A hash router from a library would do but for two things that the links of exhibits need: the query has to stay
// inside the hash, and an exhibit that writes its state into the address while the reader plays must not be told
// that a link was opened.
import { useSyncExternalStore } from 'react';
import type { LinkQuery } from '../kit/exhibit/exhibit.ts';
import type { Locale } from '../kit/locale/locale.ts';
import { formatRoute, parseRoute, withLocale, type Route } from './route.ts';

/** One opening of an address. `visit` grows with each, also when the same address is opened again. */
export interface Visit {
  readonly visit: number;
  readonly route: Route;
  /** Where the reader had scrolled to when this entry of the history was left; null on a first visit. */
  readonly scrollY: number | null;
}

export interface Navigation {
  readonly current: () => Visit;
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (route: Route, options?: { readonly replace?: boolean }) => void;
  /** The same page, place and exhibit state in another language, without a new entry in the history. */
  readonly switchLocale: (locale: Locale) => void;
  /** Writes the state of what the reader works on into the address of the open page; nobody is told. */
  readonly note: (route: Route) => void;
  /** The same for an exhibit of the open lesson. */
  readonly noteExhibit: (exhibit: string, query: LinkQuery) => void;
  readonly stop: () => void;
}

const STORAGE_KEY = 'stride.scroll';

export function createNavigation(page: Window): Navigation {
  const listeners = new Set<() => void>();
  const positions = readPositions(page);
  let entryKey = ensureEntryKey(page);
  let visit: Visit = { visit: 0, route: parseRoute(page.location.hash), scrollY: positions.get(entryKey) ?? null };
  /** The address as last seen; another one means that a link was followed and its event is still to come. */
  let knownHash = page.location.hash;

  page.history.scrollRestoration = 'manual';

  function enter(route: Route): void {
    entryKey = ensureEntryKey(page);
    knownHash = page.location.hash;
    visit = { visit: visit.visit + 1, route, scrollY: positions.get(entryKey) ?? null };
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

  function onScroll(): void {
    positions.set(entryKey, page.scrollY);
  }

  function onPageHide(): void {
    writePositions(page, positions);
  }

  page.addEventListener('hashchange', onHashChange);
  page.addEventListener('scroll', onScroll, { passive: true });
  page.addEventListener('pagehide', onPageHide);

  return {
    current: () => visit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(route, options = {}) {
      const hash = formatRoute(route);
      if (options.replace === true) replace(hash);
      else page.history.pushState({ key: newKey() }, '', hash);
      enter(route);
    },
    switchLocale(locale) {
      replace(formatRoute(withLocale(parseRoute(page.location.hash), locale)));
      // The visit stays the same one, so that exhibits do not take this for a newly opened link.
      visit = { ...visit, route: withLocale(visit.route, locale) };
      for (const listener of listeners) listener();
    },
    note,
    noteExhibit(exhibit, query) {
      const open = visit.route;
      if (open.kind === 'lesson') note({ ...open, place: { kind: 'exhibit', exhibit, query } });
    },
    stop() {
      page.removeEventListener('hashchange', onHashChange);
      page.removeEventListener('scroll', onScroll);
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

function readPositions(page: Window): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(page.sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(stored)) return new Map();
    return new Map(stored.filter(isPosition));
  } catch {
    return new Map();
  }
}

function isPosition(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}

function writePositions(page: Window, positions: ReadonlyMap<string, number>): void {
  try {
    page.sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...positions].slice(-50)));
  } catch {
    // Storage refused: a reload starts at the top of the page, nothing else is lost.
  }
}
