// A reading head over part of a network text. Not responsible for: what the parts mean (spec-parser.ts).
import type { Pair } from './spec.ts';

export const SPEC_TEXT_PROBLEM_CODES = [
  'empty',
  'too-long',
  /** The first segment is no version that this course knows. */
  'unknown-version',
  /** The end mark is missing: the text was cut off. */
  'cut-off',
  'too-many-layers',
  'bad-input-shape',
  'unknown-layer',
  /** Something else stands where a number should, or it is too large to be one. */
  'bad-number',
  /** A field that this layer doesn't have, or a letter that names nothing. */
  'bad-field',
  'repeated-field',
  'missing-field',
  'bad-name',
] as const;

export type SpecTextProblemCode = (typeof SPEC_TEXT_PROBLEM_CODES)[number];

/** Stays within the parser: decodeSpec turns it into a value. */
export class SpecTextError extends Error {
  readonly code: SpecTextProblemCode;
  readonly position: number;

  constructor(code: SpecTextProblemCode, position: number) {
    super(`${code} at ${position}`);
    this.name = 'SpecTextError';
    this.code = code;
    this.position = position;
  }
}

/** What `String(number)` gives, with `_` for the point and without the plus of an exponent. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:_\d+)?(?:e-?\d+)?/y;

/** Reads `text` from `position` to `end`. Every read throws SpecTextError where it can't. */
export class TextCursor {
  readonly text: string;
  readonly end: number;
  position: number;

  constructor(text: string, position: number, end: number) {
    this.text = text;
    this.position = position;
    this.end = end;
  }

  get isDone(): boolean {
    return this.position >= this.end;
  }

  /** The next character; empty at the end. */
  peek(): string {
    return this.isDone ? '' : this.text.charAt(this.position);
  }

  /** The next character, passed over. */
  take(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }

  fail(code: SpecTextProblemCode, position = this.position): never {
    throw new SpecTextError(code, position);
  }

  number(): number {
    NUMBER.lastIndex = this.position;
    // Separators are no part of a number, so a match can't run past this cursor's end.
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) return this.fail('bad-number');
    const value = Number(found.replace('_', '.'));
    if (!Number.isFinite(value)) return this.fail('bad-number');
    this.position += found.length;
    // `-0` and `0` are one number, so that a text has one meaning when it is written again.
    return value === 0 ? 0 : value;
  }

  /** `3` or `3x5`. */
  pair(): Pair {
    const first = this.number();
    if (this.peek() !== 'x') return [first, first];
    this.position += 1;
    return [first, this.number()];
  }

  /** The meaning of the next letter. */
  letter<T>(meanings: ReadonlyMap<string, T>): T {
    const meaning = meanings.get(this.peek());
    if (meaning === undefined) return this.fail('bad-field');
    this.position += 1;
    return meaning;
  }
}
