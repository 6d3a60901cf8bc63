// The pieces that generated Python is made of. Not responsible for: what the code says.

export type CodeTokenKind = 'class' | 'name' | 'keyword' | 'number' | 'string' | 'plain' | 'comment';

export interface CodeToken {
  readonly kind: CodeTokenKind;
  readonly text: string;
}

export interface CodeLine {
  /** The node of the network that the line stands for; null for the frame around. */
  readonly nodeIndex: number | null;
  readonly tokens: readonly CodeToken[];
}

export function classToken(text: string): CodeToken {
  return { kind: 'class', text };
}

export function name(text: string): CodeToken {
  return { kind: 'name', text };
}

export function keyword(text: string): CodeToken {
  return { kind: 'keyword', text };
}

export function plain(text: string): CodeToken {
  return { kind: 'plain', text };
}

/** A Python number; what Python has no literal for is spelled as a call. */
export function number(value: number): CodeToken {
  if (Number.isNaN(value)) return { kind: 'plain', text: "float('nan')" };
  if (Math.abs(value) === Infinity) return { kind: 'plain', text: value < 0 ? "float('-inf')" : "float('inf')" };
  return { kind: 'number', text: String(value) };
}

/** A Python float: whole values keep a `.0`. */
export function float(value: number): CodeToken {
  const token = number(value);
  return token.kind === 'number' && /^-?\d+$/.test(token.text) ? { kind: 'number', text: `${token.text}.0` } : token;
}

/** A Python string in single quotes, escaped. */
export function string(value: string): CodeToken {
  const escaped = value.replace(/[\\']/g, '\\$&').replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return { kind: 'string', text: `'${escaped}'` };
}

/** `(28, 28, 1)`, with Python's comma for one value: `(784,)`. */
export function tuple(values: readonly number[]): readonly CodeToken[] {
  const inner = values.flatMap((value, index) => (index === 0 ? [number(value)] : [plain(', '), number(value)]));
  return [plain('('), ...inner, plain(values.length === 1 ? ',)' : ')')];
}
