// Lines of generated Python: literals, and the tokens by which a view colours them.
// Not responsible for: what the code says. Knows only the Python that this course writes.

export type CodeTokenKind = 'class' | 'name' | 'keyword' | 'number' | 'string' | 'plain' | 'comment';

export interface CodeToken {
  readonly kind: CodeTokenKind;
  readonly text: string;
}

export interface CodeLine {
  /** The node of the network that the line stands for; null for the frame around. */
  readonly nodeIndex: number | null;
  /** Joined they are the line, indentation included, without the line feed. */
  readonly tokens: readonly CodeToken[];
}

/** Words that can't be variables. */
export const PYTHON_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

const TOKEN =
  /(?<string>'(?:[^'\\]|\\.)*')|(?<comment>#.*)|(?<word>[A-Za-z_]\w*)|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<plain>.)/gy;

function wordKind(word: string): CodeTokenKind {
  if (PYTHON_KEYWORDS.has(word)) return 'keyword';
  return /^[A-Z]/.test(word) ? 'class' : 'name';
}

/** A line of source as tokens; neighbouring plain characters are one token. */
export function codeLine(source: string, nodeIndex: number | null = null): CodeLine {
  const tokens: CodeToken[] = [];
  for (const { groups = {}, 0: text } of source.matchAll(TOKEN)) {
    const last = tokens.at(-1);
    if (groups['string'] !== undefined) tokens.push({ kind: 'string', text });
    else if (groups['comment'] !== undefined) tokens.push({ kind: 'comment', text });
    else if (groups['word'] !== undefined) tokens.push({ kind: wordKind(text), text });
    else if (groups['number'] !== undefined) tokens.push({ kind: 'number', text });
    else if (last?.kind === 'plain') tokens[tokens.length - 1] = { kind: 'plain', text: last.text + text };
    else tokens.push({ kind: 'plain', text });
  }
  return { nodeIndex, tokens };
}

/** Lines of tokens as text, each ended by a line feed. */
export function codeText(lines: readonly CodeLine[]): string {
  return lines.map(({ tokens }) => `${tokens.map((token) => token.text).join('')}\n`).join('');
}

/** A Python number; what Python has no literal for is spelled as a call. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (value === Infinity) return "float('inf')";
  return value === -Infinity ? "float('-inf')" : String(value);
}

/** A Python float: whole values keep a `.0`. */
export function pythonFloat(value: number): string {
  const text = pythonNumber(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A Python string in single quotes; what is not printable ASCII is escaped. */
export function pythonString(value: string): string {
  const escaped = value.replace(/[\\']/g, '\\$&').replace(/[^ -~]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}

/** `(28, 28, 1)`, with Python's comma for one value: `(784,)`. */
export function pythonTuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values.map(pythonNumber).join()},)` : `(${values.map(pythonNumber).join(', ')})`;
}
