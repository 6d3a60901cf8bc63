// Where the code of each page lies. Loaded when first wanted, and for the page that is opened first at once, beside
// the frame. Not responsible for: which page a route is (App.tsx).
import type { Locale } from '../kit/locale/locale.ts';
import { findCourseEntry } from '../lessons/registry.ts';
import { loadText } from './lesson/loading.ts';
import type { Route } from './route.ts';

export const loadPage = {
  home: () => import('./home/HomePage.tsx'),
  lesson: () => import('./lesson/LessonPage.tsx'),
  glossary: () => import('./glossary/GlossaryPage.tsx'),
  gallery: () => import('./gallery/GalleryPage.tsx'),
  references: () => import('./references/ReferencesPage.tsx'),
  licences: () => import('./licences/LicencesPage.tsx'),
  compute: () => import('./compute-page/ComputePage.tsx'),
  teach: () => import('./teach/TeachPage.tsx'),
  progress: () => import('./progress-page/ProgressPage.tsx'),
  storage: () => import('./storage/StoragePage.tsx'),
  worksheet: () => import('./worksheet/WorksheetPage.tsx'),
  playground: () => import('./playground/PlaygroundPage.tsx'),
} as const;

/** Starts fetching what a route needs, so that it arrives together and not one after another. Never rejects. */
export function preload(route: Route): Promise<unknown> {
  // The page itself asks again and tells the reader when that fails too.
  return Promise.allSettled(needsOf(route));
}

function needsOf(route: Route): readonly Promise<unknown>[] {
  switch (route.kind) {
    case 'start':
    case 'home':
      return [loadPage.home()];
    case 'lesson':
      return [loadPage.lesson(), lessonText(route.slug, route.locale)];
    case 'glossary':
      return [loadPage.glossary()];
    case 'gallery':
      return [loadPage.gallery()];
    case 'references':
      return [loadPage.references()];
    case 'licences':
      return [loadPage.licences()];
    case 'compute':
      return [loadPage.compute()];
    case 'teach':
      return [loadPage.teach()];
    case 'storage':
      return [loadPage.storage()];
    case 'progress':
      return [loadPage.progress()];
    case 'worksheet':
      return [loadPage.worksheet()];
    case 'playground':
      return [loadPage.playground(), import('./playground/Bench.tsx')];
    case 'not-found':
      return [];
    default:
      return route satisfies never;
  }
}

/** A lesson that is still to be written needs nothing. */
async function lessonText(slug: string, locale: Locale): Promise<unknown> {
  const entry = findCourseEntry(slug);
  return entry === undefined || entry.load === null ? null : loadText(entry, locale);
}
