// Numbers, percentages, durations and sizes as the reader's language writes them.
// Not responsible for: sentences around them.
import type { Locale } from './locale.ts';

const TAGS: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(TAGS[locale], options);
  cache.set(key, made);
  return made;
}

/** NaN and the infinities by name; null for ordinary numbers. */
function unusual(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  return null;
}

/** Grouped, with at most `digits` decimals: `108,618`. A true minus sign is used. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return unusual(value) ?? formatter(locale, { maximumFractionDigits: digits }).format(value).replace('-', '−');
}

/** Exactly `digits` decimals, so that a changing number does not jump: `0.930`. */
export function formatFixed(value: number, locale: Locale, digits: number): string {
  return (
    unusual(value) ??
    formatter(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value).replace('-', '−')
  );
}

/** Three significant digits, in powers of ten where the plain form would be long: `0.00123`, `4.1e−9`, `1.2e12`. */
export function formatSignificant(value: number, locale: Locale, digits = 3): string {
  const special = unusual(value);
  if (special !== null) return special;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
    return `${Number(mantissa)}e${exponent.replace('+', '')}`.replaceAll('-', '−');
  }
  return formatter(locale, { maximumSignificantDigits: digits }).format(value).replace('-', '−');
}

/** A fraction as a percentage with exactly `digits` decimals: `97.3%`. */
export function formatPercent(fraction: number, locale: Locale, digits = 1): string {
  return (
    unusual(fraction) ??
    formatter(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
      .format(fraction)
      .replace('-', '−')
  );
}

/** As short as it is exact to a tenth: `100%`, `97.5%`. For the ticks of an axis. */
export function formatPercentTick(fraction: number, locale: Locale): string {
  return (
    unusual(fraction) ??
    formatter(locale, { style: 'percent', maximumFractionDigits: 1 }).format(fraction).replace('-', '−')
  );
}

const DURATION_WORDS = {
  zh: { ms: ' 毫秒', s: ' 秒', min: ' 分', h: ' 小时' },
  en: { ms: ' ms', s: ' s', min: ' min', h: ' h' },
} as const satisfies Record<Locale, Record<string, string>>;

/** `850 ms`, `12.3 s`, `4 min 05 s`, `2 h 10 min`. */
export function formatDurationMs(durationMs: number, locale: Locale): string {
  const special = unusual(durationMs);
  if (special !== null) return special;
  const words = DURATION_WORDS[locale];
  if (durationMs < 1000) return `${formatNumber(durationMs, locale)}${words.ms}`;
  if (durationMs < 59_950) return `${formatFixed(durationMs / 1000, locale, 1)}${words.s}`;
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${words.min} ${String(seconds % 60).padStart(2, '0')}${words.s}`;
  return `${formatNumber(Math.floor(minutes / 60), locale)}${words.h} ${String(minutes % 60).padStart(2, '0')}${words.min}`;
}

/** Decimal units as file managers show them: `1.2 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const special = unusual(bytes);
  if (special !== null) return special;
  const units = ['B', 'kB', 'MB', 'GB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, locale, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit] ?? 'B'}`;
}

/** `a, b and c` / `a、b和c`. */
export function formatList(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(TAGS[locale], { type: 'conjunction' }).format(items);
}

/** Sentences one after the other: Chinese sets none of the spaces that English puts between them. Empty ones are left out. */
export function joinSentences(sentences: readonly string[], locale: Locale): string {
  return sentences.filter((sentence) => sentence !== '').join(locale === 'zh' ? '' : ' ');
}
