// The form of a glossary entry. Not responsible for: the entries (the files beside, by theme).
import type { Localised } from '../../locale/locale.ts';

export interface GlossaryWords {
  readonly term: string;
  /** Other names in use, so that readers of other books find their way. */
  readonly synonyms: readonly string[];
  /** One to three sentences. */
  readonly definition: string;
}

export type GlossaryEntry = Localised<GlossaryWords>;

/** Shorthand for the tables: Chinese words, then English words. */
export function entry(
  zh: readonly [string, string, ...string[]],
  en: readonly [string, string, ...string[]],
): GlossaryEntry {
  const words = ([term, definition, ...synonyms]: readonly [string, string, ...string[]]): GlossaryWords => ({
    term,
    synonyms,
    definition,
  });
  return { zh: words(zh), en: words(en) };
}
