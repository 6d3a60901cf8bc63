// Reads Python expressions of a token list into a tree, by recursive descent. What the course never needs the value of
// (comparisons, dictionaries, lambdas ...) is recognised and kept as `other`.
// Not responsible for: values (interpreter.ts) or statements (statements.ts).
import { RESERVED, TokenCursor } from './cursor.ts';
import { KerasParseError, quoted } from './problems.ts';
import type { Argument, Expression, Link, Operator } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Operators whose results the course never needs, loosest first; between them and `**` stands arithmetic. */
const LOOSE: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<', '>', '<=', '>=', 'in', 'is', 'not'],
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
];
const ARITHMETIC: readonly (readonly Operator[])[] = [
  ['+', '-'],
  ['*', '/', '//', '%'],
];

/** The grammar of expressions. All methods throw KerasParseError. */
export class ExpressionReader extends TokenCursor {
  /** `a, b` without brackets is a tuple. */
  expressionList(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    const first = this.#starred();
    if (!this.isAt(',')) return first;
    const items = [first];
    while (this.accept(',')) {
      const { kind, text } = this.peek();
      if (kind === 'newline' || kind === 'end' || text === '=' || text === ';') break;
      items.push(this.#starred());
    }
    return { kind: 'sequence', line, column, source: this.source(from), items };
  }

  #starred(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    if (!this.accept('*') && !this.accept('**')) return this.expression();
    this.expression();
    return { kind: 'other', line, column, source: this.source(from) };
  }

  expression(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    if (this.accept('lambda')) {
      while (!this.isAt(':')) {
        const { kind } = this.peek();
        if (kind === 'newline' || kind === 'end') this.fail();
        if (this.peek().match > 0) this.skipBracket();
        else this.next();
      }
      this.next();
      this.#loose(0);
      return { kind: 'other', line, column, source: this.source(from) };
    }
    const value = this.#loose(0);
    if (this.accept(':=')) {
      this.#loose(0);
      return { kind: 'other', line, column, source: this.source(from) };
    }
    if (!this.accept('if')) return value;
    this.#loose(0);
    this.expect('else');
    this.#loose(0);
    while (this.accept('if')) {
      this.#loose(0);
      this.expect('else');
      this.#loose(0);
    }
    return { kind: 'other', line, column, source: this.source(from) };
  }

  #loose(level: number): Expression {
    const operators = LOOSE[level];
    if (operators === undefined) return this.#arithmetic(0);
    const from = this.index;
    const { line, column } = this.peek();
    let isOther = false;
    if (level === 2) while (this.accept('not')) isOther = true;
    const first = this.#loose(level + 1);
    while (operators.some((operator) => this.isAt(operator))) {
      // `not in` and `is not` are two words.
      this.next();
      while (level === 2 && (this.accept('not') || this.accept('in')));
      this.#loose(level + 1);
      isOther = true;
    }
    return isOther ? { kind: 'other', line, column, source: this.source(from) } : first;
  }

  #arithmetic(level: number): Expression {
    const operators = ARITHMETIC[level];
    if (operators === undefined) return this.#unary();
    const from = this.index;
    const { line, column } = this.peek();
    const first = this.#arithmetic(level + 1);
    const rest: { operator: Operator; operand: Expression }[] = [];
    for (;;) {
      const operator = operators.find((candidate) => this.isAt(candidate));
      if (operator === undefined) break;
      this.next();
      rest.push({ operator, operand: this.#arithmetic(level + 1) });
    }
    return rest.length === 0 ? first : { kind: 'arithmetic', line, column, source: this.source(from), first, rest };
  }

  #unary(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    let negative = false;
    let isOther = false;
    while (this.isAt('-') || this.isAt('+') || this.isAt('~')) {
      const { text } = this.next();
      if (text === '-') negative = !negative;
      isOther ||= text === '~';
    }
    const of = this.#power();
    if (isOther) return { kind: 'other', line, column, source: this.source(from) };
    return negative ? { kind: 'negative', line, column, source: this.source(from), of } : of;
  }

  /** `a ** b ** c`; an exponent may have signs: `10 ** -3`. */
  #power(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    const first = this.#postfix();
    const rest: { operator: Operator; operand: Expression }[] = [];
    while (this.accept('**')) {
      const at = this.index;
      const { line: startLine, column: startColumn } = this.peek();
      let negative = false;
      while (this.isAt('-') || this.isAt('+')) if (this.next().text === '-') negative = !negative;
      const of = this.#postfix();
      const operand: Expression = negative
        ? { kind: 'negative', line: startLine, column: startColumn, source: this.source(at), of }
        : of;
      rest.push({ operator: '**', operand });
    }
    return rest.length === 0 ? first : { kind: 'arithmetic', line, column, source: this.source(from), first, rest };
  }

  #postfix(): Expression {
    const from = this.index;
    const { line, column } = this.peek();
    const of = this.#atom();
    const links: Link[] = [];
    for (;;) {
      const { line: linkLine, column: linkColumn } = this.peek();
      if (this.accept('.')) {
        const { text } = this.name();
        links.push({ kind: 'attribute', line: linkLine, column: linkColumn + 1, name: text });
      } else if (this.isAt('(')) {
        links.push({ kind: 'call', line: linkLine, column: linkColumn, given: this.#callArguments() });
      } else if (this.isAt('[')) {
        this.skipBracket();
        links.push({ kind: 'subscript', line: linkLine, column: linkColumn });
      } else break;
    }
    return links.length === 0 ? of : { kind: 'postfix', line, column, source: this.source(from), of, links };
  }

  #callArguments(): readonly Argument[] {
    const { match } = this.next();
    const given: Argument[] = [];
    let hasKeyword = false;
    while (!this.isAt(')')) {
      const { line, column } = this.peek();
      if (this.accept('*') || this.accept('**')) {
        given.push({ line, column, name: null, star: true, value: this.expression() });
      } else if (this.peek().kind === 'name' && this.peek(1).text === '=' && this.peek(1).kind === 'operator') {
        const { text } = this.name();
        this.next();
        given.push({ line, column, name: text, star: false, value: this.expression() });
        hasKeyword = true;
      } else {
        const value = this.expression();
        if (hasKeyword) {
          throw new KerasParseError('positional-after-keyword', { line, column }, { found: value.source });
        }
        given.push({ line, column, name: null, star: false, value });
      }
      // A generator: what it yields can't be told.
      if (this.isAt('for')) this.moveTo(match);
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return given;
  }

  #atom(): Expression {
    const token = this.peek();
    const { line, column, text } = token;
    const here = { line, column };
    switch (token.kind) {
      case 'number':
        this.next();
        return { kind: 'number', ...here, source: text, value: token.value };
      case 'string': {
        let value = '';
        while (this.peek().kind === 'string') value += this.next().text;
        return { kind: 'string', ...here, source: `'${quoted(value)}'`, value };
      }
      case 'name':
        if (RESERVED.has(text)) return this.fail();
        this.next();
        if (text === 'True' || text === 'False') {
          return { kind: 'constant', ...here, source: text, value: text === 'True' };
        }
        if (text === 'None') return { kind: 'constant', ...here, source: text, value: null };
        return { kind: 'name', ...here, source: text, name: text };
      case 'operator':
        return this.#bracket(token);
      case 'newline':
      case 'end':
        return this.fail();
      default:
        return token.kind satisfies never;
    }
  }

  #bracket(token: Token): Expression {
    const { line, column, text, match } = token;
    const from = this.index;
    if (text === '...') {
      this.next();
      return { kind: 'other', line, column, source: text };
    }
    if (text === '{') {
      this.skipBracket();
      return { kind: 'other', line, column, source: this.source(from) };
    }
    if (text !== '(' && text !== '[') return this.fail();
    this.next();
    const closing = text === '(' ? ')' : ']';
    const items: Expression[] = [];
    let isTuple = text === '[';
    while (!this.isAt(closing)) {
      items.push(this.#starred());
      if (this.isAt('for') || this.isAt('async')) {
        this.moveTo(match + 1);
        return { kind: 'other', line, column, source: this.source(from) };
      }
      if (!this.accept(',')) break;
      isTuple = true;
    }
    this.expect(closing);
    const [first] = items;
    if (!isTuple && first !== undefined) return first;
    return { kind: 'sequence', line, column, source: this.source(from), items };
  }
}
