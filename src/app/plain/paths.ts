// Where the plain pages lie below the course's folder, and their ways to one another and into the interactive course.
// Every address is relative, so that it holds under any path. Not responsible for: what is on the pages.
import type { Locale } from '../../kit/locale/locale.ts';
import { formatRoute, type Route } from '../route.ts';

export const STYLE_FILE = 'plain.css';
export const INDEX_FILE = 'index.html';
export const GLOSSARY_FILE = 'glossary.html';

export function lessonFile(slug: string): string {
  return `${slug}.html`;
}

/** From the course's folder to a page. */
export function plainPath(locale: Locale, file: string): string {
  return `${locale}/${file}`;
}

/** From a plain page to a place of the interactive course. Names the file, because not every host does so for a folder. */
export function courseHref(route: Route): string {
  return `../index.html${formatRoute(route)}`;
}
