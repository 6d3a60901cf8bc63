// Which of the two languages a reader gets who has not chosen one. Not responsible for: remembering the choice.
import type { Locale } from '../../kit/locale/locale.ts';

/** The language chosen before, else the first one of the browser's list that the course has, else English. */
export function readerLocale(chosen: Locale | null, languages: readonly string[]): Locale {
  if (chosen !== null) return chosen;
  for (const language of languages) {
    const primary = language.toLowerCase().split(/[-_]/)[0];
    if (primary === 'zh') return 'zh';
    if (primary === 'en') return 'en';
  }
  return 'en';
}

/** What the `lang` attribute says: the Chinese of the course is written in simplified characters. */
export const LANGUAGE_TAGS = { zh: 'zh-Hans', en: 'en' } as const satisfies Record<Locale, string>;
