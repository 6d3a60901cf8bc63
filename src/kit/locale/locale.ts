// The two languages of the course and how a component learns which one is on.
// Not responsible for: choosing it (app) or the sentences themselves.
import { createContext, useContext } from 'react';

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One value a language: parity is a type error. */
export type Localised<T> = Readonly<Record<Locale, T>>;

export const LocaleContext = createContext<Locale>('zh');

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** Picks the reader's language out of a localised value. */
export function useText<T>(text: Localised<T>): T {
  return text[useLocale()];
}
