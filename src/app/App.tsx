// The frame of the whole site: language, bar, the page of the open route, shortcuts, what failed.
// Not responsible for: any page, the address (navigation.ts) or remembered choices (stores/).
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { LocaleContext, useText, type Locale } from '../kit/locale/locale.ts';
import { COURSE, findCourseEntry } from '../lessons/registry.ts';
import { BackgroundFailure } from './errors/BackgroundFailure.tsx';
import { NotFoundPage, PlannedPage } from './errors/NotFoundPage.tsx';
import { PageBoundary } from './errors/PageBoundary.tsx';
import { neighboursOf } from './lesson/neighbours.ts';
import { LANGUAGE_TAGS, readerLocale } from './locale/detect.ts';
import { navigation, useVisit } from './navigation.ts';
import { LateUpdateNotice } from './offline/LateUpdateNotice.tsx';
import { loadPage } from './pages.ts';
import type { Route } from './route.ts';
import { Footer } from './shell/Footer.tsx';
import { Header } from './shell/Header.tsx';
import { SHELL_TEXT } from './shell/shell.text.ts';
import type { ShortcutAction } from './shortcuts/shortcuts.ts';
import { useShortcuts } from './shortcuts/use-shortcuts.ts';
import { usePreferences } from './stores/preferences.ts';
import { nextTheme } from './theme/theme.ts';
import { LateBadge } from './compute/LateBadge.tsx';
import styles from './App.module.css';

const HomePage = lazy(async () => ({ default: (await loadPage.home()).HomePage }));
const LessonPage = lazy(async () => ({ default: (await loadPage.lesson()).LessonPage }));
const GlossaryPage = lazy(async () => ({ default: (await loadPage.glossary()).GlossaryPage }));
const GalleryPage = lazy(async () => ({ default: (await loadPage.gallery()).GalleryPage }));
const ReferencesPage = lazy(async () => ({ default: (await loadPage.references()).ReferencesPage }));
const LicencesPage = lazy(async () => ({ default: (await loadPage.licences()).LicencesPage }));
const ComputePage = lazy(async () => ({ default: (await loadPage.compute()).ComputePage }));
const ProgressPage = lazy(async () => ({ default: (await loadPage.progress()).ProgressPage }));
const StoragePage = lazy(async () => ({ default: (await loadPage.storage()).StoragePage }));
const TeachPage = lazy(async () => ({ default: (await loadPage.teach()).TeachPage }));
const WorksheetPage = lazy(async () => ({ default: (await loadPage.worksheet()).WorksheetPage }));
const PlaygroundPage = lazy(async () => ({ default: (await loadPage.playground()).PlaygroundPage }));
const SearchDialog = lazy(async () => ({ default: (await import('./search/SearchDialog.tsx')).SearchDialog }));
const HelpSheet = lazy(async () => ({ default: (await import('./shortcuts/HelpSheet.tsx')).HelpSheet }));

export function App() {
  const { route } = useVisit();
  const chosen = usePreferences((preferences) => preferences.locale);
  const shortcutsOn = usePreferences((preferences) => preferences.shortcuts);
  const locale = routeLocale(route) ?? readerLocale(chosen, navigator.languages);
  const [helpOpen, setHelpOpen] = useState(false);
  const [searchOpen, setSearchOpen] = useState(false);

  // Before anything is painted: fonts and line lengths go by it.
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[locale];
  }, [locale]);

  useEffect(() => {
    if (route.kind === 'start') navigation().redirect({ kind: 'home', locale, at: 'top' });
  }, [route, locale]);

  const switchLanguage = useCallback(() => {
    const other: Locale = locale === 'zh' ? 'en' : 'zh';
    usePreferences.setState({ locale: other });
    navigation().switchLocale(other);
  }, [locale]);

  useShortcuts(shortcutsOn || helpOpen, (action) => perform(action));

  function perform(action: ShortcutAction): void {
    switch (action) {
      case 'help':
        return setHelpOpen((open) => !open);
      case 'home':
        return navigation().open({ kind: 'home', locale, at: 'top' });
      case 'map':
        return navigation().open({ kind: 'home', locale, at: 'map' });
      case 'gallery':
        return navigation().open({ kind: 'gallery', locale });
      case 'search':
        return setSearchOpen(true);
      case 'glossary':
        return navigation().open({ kind: 'glossary', locale, search: '' });
      case 'previous-lesson':
      case 'next-lesson':
        return openNeighbour(route, locale, action === 'next-lesson' ? 'next' : 'previous');
      case 'language':
        return switchLanguage();
      case 'theme':
        usePreferences.setState(({ theme }) => ({ theme: nextTheme(theme) }));
        return undefined;
      default:
        return action satisfies never;
    }
  }

  return (
    <LocaleContext value={locale}>
      <SkipLink />
      <Header
        page={route.kind}
        onSwitchLanguage={switchLanguage}
        onHelp={() => setHelpOpen(true)}
        onSearch={() => setSearchOpen(true)}
        badge={<LateBadge />}
      />
      <main id="content" className={styles['main']} tabIndex={-1}>
        <PageBoundary key={pageKey(route)}>
          <Suspense fallback={<div className={styles['waiting']} />}>{pageOf(route)}</Suspense>
        </PageBoundary>
      </main>
      <Footer />
      <BackgroundFailure />
      <LateUpdateNotice />
      {searchOpen && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setSearchOpen(false)} />
        </Suspense>
      )}
      {helpOpen && (
        <Suspense fallback={null}>
          <HelpSheet onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </LocaleContext>
  );
}

function pageOf(route: Route): ReactNode {
  switch (route.kind) {
    case 'start':
      return null;
    case 'home':
      return <HomePage at={route.at} />;
    case 'lesson': {
      const entry = findCourseEntry(route.slug);
      if (entry === undefined) return <NotFoundPage path={`/${route.locale}/${route.slug}`} />;
      if (entry.load === null) return <PlannedPage title={entry.title[route.locale]} />;
      return <LessonPage key={entry.slug} entry={entry} place={route.place} />;
    }
    case 'glossary':
      return <GlossaryPage search={route.search} />;
    case 'gallery':
      return <GalleryPage />;
    case 'references':
      return <ReferencesPage />;
    case 'licences':
      return <LicencesPage />;
    case 'compute':
      return <ComputePage />;
    case 'teach':
      return <TeachPage />;
    case 'storage':
      return <StoragePage />;
    case 'progress':
      return <ProgressPage />;
    case 'worksheet':
      return <WorksheetPage query={route.query} />;
    case 'playground':
      return <PlaygroundPage query={route.query} />;
    case 'not-found':
      return <NotFoundPage path={route.path} />;
    default:
      return route satisfies never;
  }
}

/** Equal for addresses of the same page; the language does not count. */
function pageKey(route: Route): string {
  return route.kind === 'lesson' ? `lesson ${route.slug}` : route.kind;
}

function routeLocale(route: Route): Locale | null {
  return route.kind === 'start' ? null : route.locale;
}

/** From a lesson to the one before or after; from any other page into the course. */
function openNeighbour(route: Route, locale: Locale, side: 'previous' | 'next'): void {
  const target =
    route.kind === 'lesson' ? neighboursOf(route.slug, COURSE)[side] : COURSE.find(({ load }) => load !== null);
  if (target === null || target === undefined) return;
  navigation().open({ kind: 'lesson', locale, slug: target.slug, place: { kind: 'top' } });
}

function SkipLink() {
  const text = useText(SHELL_TEXT);
  // A link to #content would be taken for an address of the site.
  return (
    <button type="button" className={styles['skip']} onClick={() => document.getElementById('content')?.focus()}>
      {text.skip}
    </button>
  );
}
