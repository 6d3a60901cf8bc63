// Reads numbers as people type them, full-width digits and Chinese punctuation included.
// Not responsible for: writing numbers (locale/format.ts) or the field (NumberField.tsx).
import type { Locale, Localised } from '../locale/locale.ts';
import { formatSignificant } from '../locale/format.ts';

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
}

export type NumberReading =
  | { readonly kind: 'ok'; readonly value: number }
  | { readonly kind: 'problem'; readonly problem: 'empty' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large' };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Full-width forms to ASCII; grouping commas and spaces are dropped; a true minus sign becomes a hyphen. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll('−', '-')
    .replaceAll(/[\s,_，]/g, '');
}

export function readNumber(text: string, rule: NumberRule): NumberReading {
  const cleaned = plain(text);
  if (cleaned === '') return { kind: 'problem', problem: 'empty' };
  const value = NUMBER.test(cleaned) ? Number(cleaned) : NaN;
  if (!Number.isFinite(value)) return { kind: 'problem', problem: 'not-a-number' };
  if (rule.integer === true && !Number.isInteger(value)) return { kind: 'problem', problem: 'not-whole' };
  if (rule.min !== undefined && value < rule.min) return { kind: 'problem', problem: 'too-small' };
  if (rule.max !== undefined && value > rule.max) return { kind: 'problem', problem: 'too-large' };
  return { kind: 'ok', value };
}

/** The shortest text that reads back as the same number: `0.001`, `1e-7`. */
export function writeNumber(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

type Problem = Extract<NumberReading, { kind: 'problem' }>['problem'];

const SENTENCES: Localised<
  (problem: Problem, bound: (value: number | undefined) => string, rule: NumberRule) => string
> = {
  zh: (problem, bound, rule) => {
    switch (problem) {
      case 'empty':
        return '请填一个数；现在仍用上一个有效值。';
      case 'not-a-number':
        return '这不是一个数；现在仍用上一个有效值。';
      case 'not-whole':
        return '这里要填整数；现在仍用上一个有效值。';
      case 'too-small':
        return `不能小于 ${bound(rule.min)}；现在仍用上一个有效值。`;
      case 'too-large':
        return `不能大于 ${bound(rule.max)}；现在仍用上一个有效值。`;
      default:
        return problem satisfies never;
    }
  },
  en: (problem, bound, rule) => {
    switch (problem) {
      case 'empty':
        return 'Enter a number; the last good value is still in use.';
      case 'not-a-number':
        return 'This is not a number; the last good value is still in use.';
      case 'not-whole':
        return 'Enter a whole number; the last good value is still in use.';
      case 'too-small':
        return `Must be at least ${bound(rule.min)}; the last good value is still in use.`;
      case 'too-large':
        return `Must be at most ${bound(rule.max)}; the last good value is still in use.`;
      default:
        return problem satisfies never;
    }
  },
};

/** What is wrong with the text, and that the last good value still holds. */
export function numberProblemSentence(problem: Problem, rule: NumberRule, locale: Locale): string {
  return SENTENCES[locale](problem, (value) => (value === undefined ? '' : formatSignificant(value, locale, 6)), rule);
}
