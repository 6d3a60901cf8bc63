// Cuts a listing into Python tokens and pairs its brackets, in one pass over the text.
// Not responsible for: grammar (expressions.ts, statements.ts). Knows what surrounds pasted code: prompts, fences, magics.
import { KerasParseError, type Place } from './problems.ts';

export type TokenKind = 'name' | 'number' | 'string' | 'operator' | 'newline' | 'end';

export interface Token extends Place {
  readonly kind: TokenKind;
  /** The source; for a string its quotes are left out and its escapes read. */
  readonly text: string;
  /** Value of a number; NaN otherwise. */
  readonly value: number;
  /** Of an opening bracket: index of the token that closes it. -1 otherwise. */
  readonly match: number;
}

/** Longest text that is read, in UTF-16 units. */
export const TEXT_LIMIT = 200_000;
/** Deepest nesting of brackets. */
export const DEPTH_LIMIT = 40;

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER =
  /(?:0[xX][\da-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)[\p{L}\p{N}_]*/uy;
const WELL_FORMED =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:0(?:_?0)*|[1-9](?:_?\d)*)|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*\.(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*[eE][+-]?\d(?:_?\d)*)$/;
const OPERATOR = /\*\*=|\/\/=|\.\.\.|\*\*|\/\/|->|:=|==|!=|<=|>=|<<|>>|[-+*/%&|^@]=|[-+*/%@&|^~<>=()[\]{},:.;]/y;
const STRING_START = /(?:[rR][bB]?|[bB][rR]?|[fF][rR]?|[rR][fF]|[uU])?(?:'''|"""|'|")/y;
/** What stands before the code of a pasted line: Python's and IPython's prompts. */
const PROMPT = /[ \t]*(?:>>> ?|\.\.\. |(?:In|Out) ?\[\d*\]: ?)/y;
/** Lines that are no Python: shell commands, magics and the fences of Markdown. */
const FOREIGN_LINE = /[ \t]*(?:[%!]|```).*/y;
const BLANK = /[ \t\f\u00a0\u3000\u200b\ufeff]+/y;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '［': '[',
  '］': ']',
  '，': ',',
  '、': ',',
  '。': '.',
  '．': '.',
  '：': ':',
  '；': ';',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
  '×': '*',
  '＊': '*',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '＃': '#',
};

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function unescaped(source: string): string {
  return source.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (whole, hex, unicode, simple) => {
    if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16));
    if (typeof unicode === 'string') return String.fromCharCode(Number.parseInt(unicode, 16));
    return ESCAPES[String(simple)] ?? String(whole);
  });
}

function numberValue(text: string): number {
  return Number(text.replaceAll('_', ''));
}

/** All tokens of a text, ended by a newline and `end`. Throws KerasParseError. */
export function tokenize(source: string): readonly Token[] {
  const text = source.replace(/\r\n?/g, '\n');
  if (text.length > TEXT_LIMIT) {
    throw new KerasParseError('too-long', { line: 1, column: 1 }, { length: text.length, limit: TEXT_LIMIT });
  }
  const tokens: Token[] = [];
  const open: { readonly index: number; readonly bracket: string; readonly place: Place }[] = [];
  const matches: number[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let fresh = true;

  const place = (): Place => ({ line, column: at - lineStart + 1 });

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  }

  function push(kind: TokenKind, where: Place, content: string, value = NaN): void {
    tokens.push({ kind, ...where, text: content, value, match: -1 });
    matches.push(-1);
    fresh = false;
  }

  /** Moves to `next`, counting the lines on the way. */
  function advance(next: number): void {
    for (; at < next; at += 1) {
      if (text[at] !== '\n') continue;
      line += 1;
      lineStart = at + 1;
    }
  }

  function newLine(): void {
    if (open.length === 0 && !fresh) push('newline', place(), '');
    advance(at + 1);
    fresh = true;
    const foreign = open.length === 0 ? take(FOREIGN_LINE) : null;
    at += (foreign ?? take(PROMPT) ?? '').length;
  }

  function string(opening: string): void {
    const where = place();
    const quote = /'''|"""|'|"/.exec(opening)?.[0] ?? "'";
    const prefix = opening.slice(0, opening.length - quote.length).toLowerCase();
    const start = at + opening.length;
    let end = start;
    for (;;) {
      const sign = text[end];
      if (sign === undefined || (sign === '\n' && quote.length === 1))
        throw new KerasParseError('unclosed-string', where);
      if (text.startsWith(quote, end)) break;
      end += sign === '\\' ? 2 : 1;
    }
    const content = text.slice(start, end);
    push('string', where, prefix.includes('r') ? content : unescaped(content));
    advance(end + quote.length);
  }

  function operator(sign: string): void {
    const where = place();
    const index = tokens.length;
    push('operator', where, sign);
    at += sign.length;
    if (CLOSING[sign] !== undefined) {
      if (open.length >= DEPTH_LIMIT) throw new KerasParseError('too-deep', where, { limit: DEPTH_LIMIT });
      open.push({ index, bracket: sign, place: where });
    } else if (sign === ')' || sign === ']' || sign === '}') {
      const opening = open.pop();
      if (opening === undefined || CLOSING[opening.bracket] !== sign) {
        throw new KerasParseError('unmatched-bracket', where, { bracket: sign });
      }
      matches[opening.index] = index;
    }
  }

  at += (take(FOREIGN_LINE) ?? take(PROMPT) ?? '').length;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      newLine();
      continue;
    }
    const blank = take(BLANK);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    if (sign === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
      continue;
    }
    if (sign === '\\' && text[at + 1] === '\n') {
      advance(at + 2);
      continue;
    }
    const opening = take(STRING_START);
    if (opening !== null) {
      string(opening);
      continue;
    }
    const name = take(NAME);
    if (name !== null) {
      push('name', place(), name);
      at += name.length;
      continue;
    }
    const number = take(NUMBER);
    if (number !== null) {
      if (!WELL_FORMED.test(number)) throw new KerasParseError('number-invalid', place(), { found: number });
      push('number', place(), number, numberValue(number));
      at += number.length;
      continue;
    }
    const found = take(OPERATOR);
    if (found !== null) {
      operator(found);
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const wanted = FULL_WIDTH[character];
    if (wanted !== undefined) throw new KerasParseError('full-width-character', place(), { character, wanted });
    throw new KerasParseError('unexpected-character', place(), { character });
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw new KerasParseError('unclosed-bracket', unclosed.place, { bracket: unclosed.bracket });
  }
  if (!fresh) push('newline', place(), '');
  push('end', place(), '');
  return tokens.map((token, index) => ({ ...token, match: matches[index] ?? -1 }));
}
