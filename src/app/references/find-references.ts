// Finds references by any word of theirs, in either language. Not responsible for: drawing.
import { LOCALES } from '../../kit/locale/locale.ts';
import type { Reference } from '../../kit/prose/refs/reference.ts';

/** All words must occur somewhere in title, author, year, summary or address; upper and lower case are alike. */
export function matchesReference(reference: Reference, search: string): boolean {
  const { title, summary, by = '', year = '', url, current = '' } = reference;
  const text = [...LOCALES.flatMap((locale) => [title[locale], summary[locale]]), by, year, url, current]
    .join('\n')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Where the Internet Archive keeps copies of an address, newest first shown. */
export function archiveUrl(url: string): string {
  return `https://web.archive.org/web/${url}`;
}
