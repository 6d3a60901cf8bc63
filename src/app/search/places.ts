// All that the search of the course knows: lessons, their sections and figures, terms of the glossary.
// Loaded when the search is first opened. Not responsible for: finding among them (find.ts).
import { LOCALES, type Locale, type Localised } from '../../kit/locale/locale.ts';
import { GLOSSARY } from '../../kit/prose/glossary.ts';
import { COURSE } from '../../lessons/registry.ts';
import type { LessonPlace, Route } from '../route.ts';
import { COURSE_INDEX } from './course-index.ts';
import { indexPlaces, type IndexedPlace, type Place } from './find.ts';

function both<T>(of: (locale: Locale) => T): Localised<T> {
  return { zh: of('zh'), en: of('en') };
}

function lessonRoute(slug: string, place: LessonPlace): Localised<Route> {
  return both((locale) => ({ kind: 'lesson', locale, slug, place }));
}

function lessonPlaces(): readonly Place[] {
  return COURSE.flatMap((entry): readonly Place[] => {
    const indexed = COURSE_INDEX.find(({ slug }) => slug === entry.slug);
    if (indexed === undefined) return [];
    const { slug, title, summary, seed } = entry;
    return [
      {
        kind: 'lesson',
        title,
        detail: summary,
        words: `${seed.zh}\n${seed.en}`,
        route: lessonRoute(slug, { kind: 'top' }),
      },
      ...indexed.sections.map((section): Place => ({
        kind: 'section',
        title: section.title,
        detail: title,
        words: '',
        route: lessonRoute(slug, { kind: 'section', section: section.id }),
      })),
      ...indexed.exhibits.map((exhibit): Place => ({
        kind: 'exhibit',
        title: exhibit.title,
        detail: title,
        words: `${exhibit.caption.zh}\n${exhibit.caption.en}`,
        route: lessonRoute(slug, { kind: 'exhibit', exhibit: exhibit.id, query: {} }),
      })),
    ];
  });
}

function termPlaces(): readonly Place[] {
  return Object.values(GLOSSARY).map((entry) => ({
    kind: 'term',
    title: both((locale) => entry[locale].term),
    detail: both((locale) => entry[locale].definition),
    words: LOCALES.flatMap((locale) => entry[locale].synonyms).join('\n'),
    route: both((locale) => ({ kind: 'glossary', locale, search: entry[locale].term })),
  }));
}

/** The titles of a section and its lesson, and the way to it. */
export function sectionPlace(slug: string, section: string): Pick<Place, 'title' | 'detail' | 'route'> {
  const ofSlug = COURSE_INDEX.find((lesson) => lesson.slug === slug);
  const title = ofSlug?.sections.find(({ id }) => id === section)?.title ?? both(() => section);
  const detail = COURSE.find((entry) => entry.slug === slug)?.title ?? both(() => slug);
  return { title, detail, route: lessonRoute(slug, { kind: 'section', section }) };
}

export const PLACES: readonly IndexedPlace[] = indexPlaces([...termPlaces(), ...lessonPlaces()]);
