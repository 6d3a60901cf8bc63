// Dates in words. Not responsible for: which day (stores/review.ts).
import type { Locale } from '../../kit/locale/locale.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { dateOfDay } from '../stores/review.ts';

/** `5 December 2026` in the form of the language. */
export function dayText(day: number, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(dateOfDay(day));
}
