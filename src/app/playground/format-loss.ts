// A loss as text: three decimals while it is of usual size, three digits once it has run away.
// Not responsible for: anything else that is a number.
import { formatFixed, formatSignificant } from '../../kit/locale/format.ts';
import type { Locale } from '../../kit/locale/locale.ts';

const USUAL = 100;

export function formatLoss(loss: number, locale: Locale): string {
  return Math.abs(loss) < USUAL ? formatFixed(loss, locale, 3) : formatSignificant(loss, locale);
}
