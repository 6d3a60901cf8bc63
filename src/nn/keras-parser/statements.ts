// Reads a listing into statements: imports, assignments, expressions. Bodies of functions are read as they stand; blocks
// whose running can't be foreseen are skipped when they make no layers, else refused.
// Not responsible for: what statements do (interpreter.ts).
import { knownLayer } from './layer-names.ts';
import { ExpressionReader } from './expressions.ts';
import type { Expression } from './syntax.ts';
import { KerasParseError, type Place } from './problems.ts';
import { tokenize, type Token } from './tokens.ts';

export type Statement =
  /** Each local name and the dotted path it stands for. */
  | { readonly kind: 'import'; readonly names: readonly { readonly local: string; readonly path: readonly string[] }[] }
  | { readonly kind: 'assignment'; readonly targets: readonly Expression[]; readonly value: Expression }
  | { readonly kind: 'expression'; readonly value: Expression }
  | ({ readonly kind: 'function'; readonly name: string } & Place);

/** Their blocks run once, or are taken to: statements in them are read as if they stood outside. */
const READ_THROUGH = new Set(['def', 'with', 'async']);
/** Whether and how often their blocks run can't be told. */
const BRANCHING = new Set(['for', 'while', 'if', 'elif', 'else', 'try', 'except', 'finally', 'class', 'match']);
/** Single lines that matter to nobody here. */
const SKIPPED = new Set(['pass', 'del', 'global', 'nonlocal', 'assert', 'raise', 'break', 'continue', '@']);

/** As far into the line of a class as its bases are looked for. */
const MOST_OF_HEADER = 12;

/** A word in a skipped block that would have made or changed a model. */
function makesLayers({ kind, text }: Token): boolean {
  if (kind !== 'name') return false;
  return knownLayer(text) !== undefined || text === 'add' || text === 'Sequential' || text === 'Input';
}

class StatementReader {
  readonly #reader: ExpressionReader;
  readonly #statements: Statement[] = [];

  constructor(tokens: readonly Token[]) {
    this.#reader = new ExpressionReader(tokens);
  }

  read(): readonly Statement[] {
    while (this.#reader.peek().kind !== 'end') {
      if (this.#reader.peek().kind === 'newline') this.#reader.next();
      else this.#statement();
    }
    return this.#statements;
  }

  #statement(): void {
    const first = this.#reader.peek();
    const word = first.kind === 'name' || first.kind === 'operator' ? first.text : '';
    if (word === 'import') return this.#import();
    if (word === 'from') return this.#fromImport();
    if (word === 'return') {
      this.#reader.next();
      return this.#reader.peek().kind === 'newline' ? undefined : this.#simple();
    }
    if (READ_THROUGH.has(word)) return this.#readThrough(first);
    // `match` is an ordinary name unless a block follows.
    if (BRANCHING.has(word) && !(word === 'match' && /^[=.(]$/.test(this.#reader.peek(1).text))) {
      return this.#block(first);
    }
    if (SKIPPED.has(word)) return this.#skipLine();
    return this.#simple();
  }

  #skipLine(): void {
    while (this.#reader.peek().kind !== 'newline') this.#reader.next();
  }

  #endOfStatement(): void {
    if (this.#reader.accept(';') || this.#reader.peek().kind === 'newline') return;
    this.#reader.fail();
  }

  #simple(): void {
    const parts = [this.#reader.expressionList()];
    if (this.#reader.accept(':')) this.#reader.expression();
    if (/^[-+*/%&|^@]=$|^(?:\*\*|\/\/)=$/.test(this.#reader.peek().text)) {
      const { line, column } = this.#reader.next();
      const { source } = this.#reader.expressionList();
      const [target] = parts;
      if (target !== undefined) {
        const value: Expression = { kind: 'other', line, column, source };
        this.#statements.push({ kind: 'assignment', targets: [target], value });
      }
      return this.#endOfStatement();
    }
    while (this.#reader.accept('=')) parts.push(this.#reader.expressionList());
    const value = parts.pop();
    if (value !== undefined) {
      this.#statements.push(
        parts.length === 0 ? { kind: 'expression', value } : { kind: 'assignment', targets: parts, value },
      );
    }
    return this.#endOfStatement();
  }

  #dottedName(): readonly string[] {
    const path = [this.#reader.name().text];
    while (this.#reader.accept('.')) path.push(this.#reader.name().text);
    return path;
  }

  #import(): void {
    this.#reader.next();
    const names: { local: string; path: readonly string[] }[] = [];
    do {
      const path = this.#dottedName();
      const [top = ''] = path;
      // `import a.b` binds `a`; `import a.b as c` binds `c` to `a.b`.
      names.push(this.#reader.accept('as') ? { local: this.#reader.name().text, path } : { local: top, path: [top] });
    } while (this.#reader.accept(','));
    this.#statements.push({ kind: 'import', names });
    this.#endOfStatement();
  }

  #fromImport(): void {
    this.#reader.next();
    while (this.#reader.accept('.') || this.#reader.accept('...'));
    const from = this.#reader.isAt('import') ? [] : this.#dottedName();
    this.#reader.expect('import');
    const names: { local: string; path: readonly string[] }[] = [];
    if (!this.#reader.accept('*')) {
      const isBracketed = this.#reader.accept('(');
      do {
        if (isBracketed && this.#reader.isAt(')')) break;
        const { text } = this.#reader.name();
        const local = this.#reader.accept('as') ? this.#reader.name().text : text;
        names.push({ local, path: [...from, text] });
      } while (this.#reader.accept(','));
      if (isBracketed) this.#reader.expect(')');
    }
    this.#statements.push({ kind: 'import', names });
    this.#endOfStatement();
  }

  /** The colon that ends a header, brackets passed over. */
  #toColon(): void {
    while (!this.#reader.isAt(':')) {
      const token = this.#reader.peek();
      if (token.kind === 'newline' || token.kind === 'end') this.#reader.fail();
      if (token.match > 0) this.#reader.skipBracket();
      else this.#reader.next();
    }
    this.#reader.next();
  }

  #readThrough({ line, column, text }: Token): void {
    this.#reader.next();
    const name = this.#reader.peek().text;
    if (text === 'def') this.#statements.push({ kind: 'function', name, line, column });
    this.#toColon();
  }

  /** `class Name(keras.utils.PyDataset):` makes layers for images, none for the model. */
  #isDataClass(): boolean {
    for (let ahead = 1; ahead < MOST_OF_HEADER; ahead += 1) {
      const { kind, text } = this.#reader.peek(ahead);
      if (text === 'PyDataset') return true;
      if (kind === 'newline' || kind === 'end') return false;
    }
    return false;
  }

  #block(header: Token): void {
    const { line, column, text } = header;
    const tokens: Token[] = [];
    const givesData = text === 'class' && this.#isDataClass();
    while (!this.#reader.isAt(':')) {
      const token = this.#reader.peek();
      if (token.kind === 'newline' || token.kind === 'end') this.#reader.fail();
      tokens.push(token);
      if (token.match > 0) this.#reader.skipBracket();
      else this.#reader.next();
    }
    this.#reader.next();
    // What a script does when it is run, not imported, is what it is about.
    if (tokens.some((token) => token.text === '__name__')) return;
    let isInside = this.#reader.peek().kind !== 'newline';
    for (;;) {
      const token = this.#reader.peek();
      if (token.kind === 'end') return;
      if (token.kind === 'newline') {
        this.#reader.next();
        const following = this.#reader.peek();
        isInside = following.kind !== 'end' && following.column > column;
        if (!isInside) return;
        continue;
      }
      if (!givesData && makesLayers(token))
        throw new KerasParseError('control-flow', { line, column }, { keyword: text });
      this.#reader.next();
    }
  }
}

/** All statements of a text in order. Throws KerasParseError. */
export function readStatements(text: string): readonly Statement[] {
  const tokens = tokenize(text);
  const [first] = tokens;
  if (first === undefined || first.kind === 'end') throw new KerasParseError('empty', { line: 1, column: 1 });
  return new StatementReader(tokens).read();
}
