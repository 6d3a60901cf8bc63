// Reads and writes the fields of an exhibit's link. A field that can't be honoured is named in both languages.
// Not responsible for: which fields an exhibit has, or showing the sentence (the exhibit frame does).
import type { Decoded, LinkQuery } from './exhibit.ts';
import type { Localised } from '../locale/locale.ts';

/** Raised by a reader and turned into a `problem` by `readLink`; never leaves this module. */
class LinkProblem extends Error {
  readonly field: string;
  readonly sentence: Localised<string>;

  constructor(field: string, sentence: Localised<string>) {
    super(sentence.en);
    this.field = field;
    this.sentence = sentence;
  }
}

/** Typed access to the fields of one link. Every method returns the fallback when the field is absent. */
export interface LinkReader {
  integer(field: string, min: number, max: number, fallback: number): number;
  number(field: string, min: number, max: number, fallback: number): number;
  /** A finite number above zero. */
  positive(field: string, max: number, fallback: number): number;
  choice<Option extends string>(field: string, options: readonly Option[], fallback: Option): Option;
  flag(field: string, fallback: boolean): boolean;
  /** Whole numbers joined by dots; an empty field is an empty list. */
  integers(field: string, min: number, max: number, maxLength: number, fallback: readonly number[]): readonly number[];
  text(field: string): string | null;
  /** Declares the link unusable because of this field. */
  refuse(field: string, sentence: Localised<string>): never;
}

/** What of a value is worth repeating in a sentence. */
function quoted(value: string): string {
  return value.length > 24 ? `${value.slice(0, 24)}…` : value;
}

/** `asked` is filled with the fields that are read, found or not. */
function readerOf(query: LinkQuery, asked: Set<string>): LinkReader {
  function raw(field: string): string | null {
    asked.add(field);
    const value: unknown = Object.hasOwn(query, field) ? query[field] : undefined;
    return typeof value === 'string' ? value : null;
  }
  function refuse(field: string, sentence: Localised<string>): never {
    throw new LinkProblem(field, sentence);
  }
  function refuseValue(field: string, value: string, wanted: Localised<string>): never {
    return refuse(field, {
      zh: `链接中的 ${field}=“${quoted(value)}” 无法使用：应为${wanted.zh}。已改用初始状态。`,
      en: `The link says ${field}=“${quoted(value)}”, but this must be ${wanted.en}. The initial state is shown instead.`,
    });
  }
  function parseInteger(text: string, min: number, max: number): number | null {
    if (!/^-?\d{1,10}$/.test(text)) return null;
    const value = Number(text);
    return value >= min && value <= max ? value : null;
  }
  function parseNumber(text: string): number {
    return /^[\d.eE+-]{1,24}$/.test(text) ? Number(text) : Number.NaN;
  }
  return {
    integer(field, min, max, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      return (
        parseInteger(text, min, max) ??
        refuseValue(field, text, { zh: `${min} 到 ${max} 之间的整数`, en: `a whole number from ${min} to ${max}` })
      );
    },
    number(field, min, max, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      const value = parseNumber(text);
      if (Number.isFinite(value) && value >= min && value <= max) return value;
      return refuseValue(field, text, { zh: `${min} 到 ${max} 之间的数`, en: `a number from ${min} to ${max}` });
    },
    positive(field, max, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      const value = parseNumber(text);
      if (Number.isFinite(value) && value > 0 && value <= max) return value;
      return refuseValue(field, text, {
        zh: `大于 0 且不超过 ${max} 的数`,
        en: `a number above 0 and at most ${max}`,
      });
    },
    choice(field, options, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      return (
        options.find((option) => option === text) ??
        refuseValue(field, text, { zh: `以下之一：${options.join('、')}`, en: `one of: ${options.join(', ')}` })
      );
    },
    flag(field, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      if (text === '1' || text === '0') return text === '1';
      return refuseValue(field, text, { zh: '0 或 1', en: '0 or 1' });
    },
    integers(field, min, max, maxLength, fallback) {
      const text = raw(field);
      if (text === null) return fallback;
      if (text === '') return [];
      const values = text.split('.').map((part) => parseInteger(part, min, max));
      const numbers = values.filter((value) => value !== null);
      if (numbers.length === values.length && numbers.length <= maxLength) return numbers;
      return refuseValue(field, text, {
        zh: `至多 ${maxLength} 个 ${min} 到 ${max} 之间、用点隔开的整数`,
        en: `at most ${maxLength} whole numbers from ${min} to ${max}, joined by dots`,
      });
    },
    text: raw,
    refuse,
  };
}

/** Builds a state from a link; the first field that can't be honoured makes it a problem. Never throws on any link. */
export function readLink<State>(query: LinkQuery, read: (link: LinkReader) => State): Decoded<State> {
  try {
    const asked = new Set<string>();
    const state = read(readerOf(query, asked));
    const ignored = Object.keys(query).filter((field) => !asked.has(field));
    return ignored.length === 0 ? { kind: 'ok', state } : { kind: 'ok', state, ignored };
  } catch (error) {
    if (error instanceof LinkProblem) return { kind: 'problem', field: error.field, message: error.sentence };
    throw error;
  }
}

/** Keeps of each field [value now, initial value] only what differs. */
export function writeLink(fields: Readonly<Record<string, readonly [now: string, initial: string]>>): LinkQuery {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, [now, initial]]) => now !== initial)
      .map(([field, [now]]) => [field, now]),
  );
}
