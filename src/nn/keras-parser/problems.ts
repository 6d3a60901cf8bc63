// What a listing can have wrong, and what is worth telling about one that could be read: codes and values only.
// Not responsible for: the sentences (kit/sentences/keras-parser.ts) or finding the faults.

/** Where something stands in the text; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const KERAS_PROBLEM_CODES = [
  /** Nothing but blanks and comments. */
  'empty',
  /** Values: length, limit. */
  'too-long',
  /** Brackets within brackets beyond the limit. Values: limit. */
  'too-deep',
  /** Values: limit. */
  'too-many-layers',
  /** Values: character. */
  'unexpected-character',
  /** A Chinese or typographic sign where Python wants an ASCII one. Values: character, wanted. */
  'full-width-character',
  'unclosed-string',
  /** Values: bracket (the opening one). */
  'unclosed-bracket',
  /** A closing bracket with nothing to close, or of the wrong kind. Values: bracket. */
  'unmatched-bracket',
  /** Values: found. */
  'unexpected-token',
  /** The line stops where something must follow. */
  'unexpected-end',
  /** Values: found. */
  'number-invalid',
  /** Layers made under `for`, `if`, `class` ...: what they come to can't be told without running it. Values: keyword. */
  'control-flow',
  /** Values: found (the argument). */
  'positional-after-keyword',
  /** `*layers`, `**options` where a layer's arguments are wanted. */
  'star-argument',
  /** No such layer in Keras. Values: found, nearest ('' for none). */
  'unknown-layer',
  /** Keras has it, this course does not. Values: found. */
  'unsupported-layer',
  /** Values: found, nearest. */
  'pytorch-layer',
  /** A layer's name without brackets. Values: found. */
  'not-called',
  /** Values: layer, found, nearest ('' for none). */
  'unknown-argument',
  /** Values: layer, argument. */
  'argument-twice',
  /** Values: layer, count, limit. */
  'too-many-arguments',
  /** Values: layer, argument. */
  'missing-argument',
  /** A name that nothing before gave a value. Values: found. */
  'unknown-name',
  /** Something only running the code could tell. Values: found. */
  'value-not-known',
  /** Values: layer, argument, found. */
  'wanted-number',
  'wanted-size',
  'wanted-boolean',
  'wanted-string',
  'wanted-shape',
  /** A word that is none of those possible. Values: layer, argument, found, nearest ('' for none). */
  'unknown-option',
  /** Keras can do it, this course can't. Values: layer, argument, found. */
  'value-not-supported',
  /** An input axis of size None. */
  'shape-not-fixed',
  /** Something in a model that is no layer. Values: found. */
  'not-a-layer',
  /** A layer called on something that is no tensor. Values: found. */
  'not-a-tensor',
  /** One layer object in two places: they would share their weights. Values: layer. */
  'layer-shared',
  'several-inputs',
  'several-outputs',
  'no-layers',
] as const;

export type KerasProblemCode = (typeof KERAS_PROBLEM_CODES)[number];

export const KERAS_NOTE_CODES = [
  /** Values: found, current. */
  'old-name',
  /** The shape of the input is something that only running the code would tell. Values: found. */
  'input-shape-unknown',
  /** `input_shape=` on a layer: Keras 3 warns and wants keras.Input. */
  'input-shape-on-layer',
  /** `input_shape=` on a layer that is not the first. Values: layer. */
  'input-shape-ignored',
  /** Read and left out: it changes neither shapes nor counts. Values: layer, argument. */
  'argument-left-out',
  /** A layer that prepares or augments data. Values: found. */
  'layer-left-out',
  /** Keras 1 spelled the kernel as two numbers. Values: height, width. */
  'kernel-of-two-numbers',
  /** `Conv2D(32, 3, 3)`: the last number is a stride today, and was part of the kernel in Keras 1. Values: kernel, stride. */
  'third-number-is-stride',
  /** Two initializers where the course has one. Values: layer. */
  'initializers-differ',
  /** Values: count; the last one is taken. */
  'several-models',
  /** Values: count. */
  'layers-unused',
  /** The body of a function was read as if it had been called. Values: found (its name). */
  'function-body',
  /** A model within a model was taken apart into its layers. */
  'nested-model',
  /** Values: found. */
  'optimizer-unknown',
  'loss-unknown',
] as const;

export type KerasNoteCode = (typeof KERAS_NOTE_CODES)[number];

export type KerasValues = Readonly<Record<string, number | string>>;

export interface KerasProblem extends Place {
  readonly kind: 'problem';
  readonly code: KerasProblemCode;
  readonly values: KerasValues;
}

export interface KerasNote extends Place {
  readonly code: KerasNoteCode;
  readonly values: KerasValues;
}

/** Ends the reading; never leaves the parser, which turns it into a KerasProblem. */
export class KerasParseError extends Error {
  readonly problem: KerasProblem;

  constructor(code: KerasProblemCode, { line, column }: Place, values: KerasValues = {}) {
    super(`${line}:${column}: ${code} ${JSON.stringify(values)}`);
    this.name = 'KerasParseError';
    this.problem = { kind: 'problem', code, line, column, values };
  }
}

/** What of a piece of source is worth repeating in a sentence. */
export function quoted(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
