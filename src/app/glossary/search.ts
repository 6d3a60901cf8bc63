// Finds terms of the glossary by words of either language. Not responsible for: the terms (kit/prose/glossary.ts).
import { LOCALES, type Locale } from '../../kit/locale/locale.ts';

/** The part of a glossary entry that is searched. */
export type Searchable = Readonly<
  Record<Locale, { readonly term: string; readonly synonyms: readonly string[]; readonly definition: string }>
>;

/**
 * Every word of the search must occur somewhere in the entry, in whatever language and case. Entries that have one in
 * a term or synonym come before those that have them in the explanation only; otherwise the order stays.
 */
export function findTerms<Entry extends Searchable>(entries: readonly Entry[], search: string): readonly Entry[] {
  const words = normal(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return entries;
  const found = entries
    .map((entry) => ({ entry, names: namesOf(entry), all: allOf(entry) }))
    .filter(({ all }) => words.every((word) => all.includes(word)));
  const byName = found.filter(({ names }) => words.some((word) => names.includes(word)));
  const byText = found.filter(({ names }) => !words.some((word) => names.includes(word)));
  return [...byName, ...byText].map(({ entry }) => entry);
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function namesOf(entry: Searchable): string {
  return normal(LOCALES.flatMap((locale) => [entry[locale].term, ...entry[locale].synonyms]).join('\n'));
}

function allOf(entry: Searchable): string {
  return `${namesOf(entry)}\n${normal(LOCALES.map((locale) => entry[locale].definition).join('\n'))}`;
}
