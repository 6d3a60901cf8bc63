// Sizes that run over many powers of ten, written short. Not responsible for: other numbers (kit/locale/format.ts).
import { formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';

/** From here on the power of ten says more than the digits. */
const LARGE = 1e5;

/** Three digits: `0.0212`, `17,200`, `1.72e7`. */
export function formatSize(value: number, locale: Locale, digits = 3): string {
  if (!(Math.abs(value) >= LARGE && Math.abs(value) < Infinity)) return formatSignificant(value, locale, digits);
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e+');
  return `${Number(mantissa)}e${exponent}`.replaceAll('-', '−');
}
