// Large counts in short, as a table has room for them. Not responsible for: exact numbers (kit/locale/format.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';

/** From here on digits are left out. */
const LARGE = 1e7;
const TAGS = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** `1,762,184`, but `15.47B` and `154.7亿`. */
export function formatMacs(value: number, locale: Locale): string {
  if (value < LARGE) return formatNumber(value, locale);
  return new Intl.NumberFormat(TAGS[locale], { notation: 'compact', maximumSignificantDigits: 4 }).format(value);
}
