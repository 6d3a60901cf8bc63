// What the address of an embed asks for, and the code that puts an exhibit into another page. The part of the address
// from `#` on is that of the course (route.ts). Not responsible for: showing it (EmbedPage.tsx).
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import { findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';
import { formatRoute, parseRoute, type Route } from '../route.ts';

export type EmbedWish =
  | {
      readonly kind: 'exhibit';
      readonly locale: Locale;
      readonly entry: CourseEntry;
      readonly exhibit: string;
      readonly query: LinkQuery;
    }
  /** The address names no exhibit that could be shown; `locale` is that of the address, where it has one. */
  | { readonly kind: 'problem'; readonly problem: EmbedProblem; readonly locale: Locale | null };

export type EmbedProblem = 'no-exhibit' | 'no-lesson' | 'planned';

/** Reads the part of an address from `#` on. Never throws. */
export function readEmbedLink(hash: string): EmbedWish {
  const route = parseRoute(hash);
  const locale = route.kind === 'start' ? null : route.locale;
  if (route.kind !== 'lesson') return { kind: 'problem', problem: 'no-exhibit', locale };
  const entry = findCourseEntry(route.slug);
  if (entry === undefined) return { kind: 'problem', problem: 'no-lesson', locale };
  if (entry.load === null) return { kind: 'problem', problem: 'planned', locale };
  if (route.place.kind !== 'exhibit') return { kind: 'problem', problem: 'no-exhibit', locale };
  const { exhibit, query } = route.place;
  return { kind: 'exhibit', locale: route.locale, entry, exhibit, query };
}

export function exhibitRoute(locale: Locale, slug: string, exhibit: string, query: LinkQuery): Route {
  return { kind: 'lesson', locale, slug, place: { kind: 'exhibit', exhibit, query } };
}

/** Address of the embed of an exhibit, relative to any page of the site. */
export function embedHref(locale: Locale, slug: string, exhibit: string, query: LinkQuery): string {
  return `embed.html${formatRoute(exhibitRoute(locale, slug, exhibit, query))}`;
}
