// A place in a list of tokens and the small steps from there. Not responsible for: any grammar.
import { KerasParseError, quoted } from './problems.ts';
import type { Token } from './tokens.ts';

/** Words that cannot begin or be a value. */
export const RESERVED = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** All methods that can fail throw KerasParseError. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(offset = 0): Token {
    const token = this.#tokens[Math.min(this.#at + offset, this.#tokens.length - 1)];
    if (token === undefined) throw new KerasParseError('empty', { line: 1, column: 1 });
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Whether the next token is this operator or word. */
  isAt(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  accept(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail();
  }

  fail(): never {
    const token = this.peek();
    if (token.kind === 'newline' || token.kind === 'end') throw new KerasParseError('unexpected-end', token);
    const found = token.kind === 'string' ? `'${quoted(token.text)}'` : quoted(token.text);
    throw new KerasParseError('unexpected-token', token, { found });
  }

  name(): Token {
    const token = this.peek();
    if (token.kind !== 'name' || RESERVED.has(token.text)) this.fail();
    return this.next();
  }

  /** Jumps behind the bracket that closes the next token. */
  skipBracket(): void {
    this.#at = Math.max(this.#at, this.peek().match) + 1;
  }

  /** Index of the next token. */
  get index(): number {
    return this.#at;
  }

  moveTo(index: number): void {
    this.#at = index;
  }

  /** The source of the tokens from an index on, up to here; shortened. */
  source(from: number): string {
    let text = '';
    for (let i = from; i < this.#at && text.length < 60; i += 1) {
      const token = this.#tokens[i];
      if (token === undefined) break;
      const content = token.text.slice(0, 60);
      const isSpaced = text.endsWith(',') || (token.kind === 'name' && /\w$/.test(text));
      text += `${isSpaced ? ' ' : ''}${token.kind === 'string' ? `'${content}'` : content}`;
    }
    return quoted(text);
  }
}
