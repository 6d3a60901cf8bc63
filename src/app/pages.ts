// Where the code of each page lies. Loaded when first wanted, and for the page that is opened first at once, beside
// the frame. Not responsible for: which page a route is (App.tsx).
import type { AnyLesson } from '../kit/lesson/lesson.ts';
import { findCourseEntry } from '../lessons/registry.ts';
import type { Route } from './route.ts';

export const loadPage = {
  home: () => import('./home/HomePage.tsx'),
  lesson: () => import('./lesson/LessonPage.tsx'),
  glossary: () => import('./glossary/GlossaryPage.tsx'),
  gallery: () => import('./gallery/GalleryPage.tsx'),
} as const;

/** Starts fetching what a route needs, so that it arrives together and not one after another. Never rejects. */
export function preload(route: Route): void {
  const wanted = needsOf(route);
  // The page itself asks again and tells the reader when that fails too.
  void Promise.allSettled(wanted);
}

function needsOf(route: Route): readonly Promise<unknown>[] {
  switch (route.kind) {
    case 'start':
    case 'home':
      return [loadPage.home()];
    case 'lesson':
      return [loadPage.lesson(), lessonCode(route.slug)];
    case 'glossary':
      return [loadPage.glossary()];
    case 'gallery':
      return [loadPage.gallery()];
    case 'planned':
    case 'not-found':
      return [];
    default:
      return route satisfies never;
  }
}

async function lessonCode(slug: string): Promise<AnyLesson | null> {
  return (await findCourseEntry(slug)?.load?.()) ?? null;
}
