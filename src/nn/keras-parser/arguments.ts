// The arguments of one call of a layer: bound to Keras's names, then read one by one as what they should be.
// Not responsible for: which layer takes which (signatures.ts) or judging numbers (validate.ts).
import type { Activation, Initializer, LayerClassName, Padding1D, Pair, Shape } from '../spec.ts';
import { nearestName } from './nearest.ts';
import { ACTIVATION_NAMES, findActivation, findInitializer, INITIALIZER_NAMES } from './options.ts';
import {
  KerasParseError,
  type KerasNoteCode,
  type KerasProblemCode,
  type KerasValues,
  type Place,
} from './problems.ts';
import { argumentNames, currentArgument, positionalArguments } from './signatures.ts';
import type { Argument } from './syntax.ts';
import type { Given, Value } from './values.ts';

export type Note = (code: KerasNoteCode, place: Place, values: KerasValues) => void;

/** Longest shape that is read; the validator wants at most three axes. */
const MOST_AXES = 8;

/** Values that mean what would be so anyway: nothing needs to be said about them. */
function isDefault({ name, value }: Given): boolean {
  if (value.kind === 'none') return true;
  if (name === 'trainable') return value.kind === 'boolean' && value.value;
  if (name === 'dtype') return value.kind === 'string' && value.value === 'float32';
  return name === 'batch_size';
}

export class LayerArguments {
  readonly #layer: string;
  readonly #place: Place;
  readonly #note: Note;
  readonly #bound = new Map<string, Given>();
  readonly #read = new Set<string>();

  constructor(layer: string, place: Place, note: Note) {
    this.#layer = layer;
    this.#place = place;
    this.#note = note;
  }

  /** Binds what was written. Throws on unknown, surplus and repeated arguments. */
  bind(className: LayerClassName, given: readonly Argument[], evaluate: (argument: Argument) => Value): this {
    const order = positionalArguments(className);
    for (const [index, argument] of given.entries()) {
      if (argument.star) throw new KerasParseError('star-argument', argument);
      const { line, column, source } = argument.value;
      let name = order[index];
      if (argument.name !== null) {
        name = currentArgument(className, argument.name) ?? undefined;
        if (name === undefined) {
          const nearest = nearestName(argument.name, argumentNames(className));
          throw this.#error('unknown-argument', argument, { found: argument.name, nearest });
        }
        if (name !== argument.name) this.#note('old-name', argument, { found: argument.name, current: name });
      } else if (name === undefined) {
        throw this.#error('too-many-arguments', argument, { count: given.length, limit: order.length });
      }
      if (this.#bound.has(name)) throw this.#error('argument-twice', argument, { argument: argument.name ?? name });
      this.#bound.set(name, { name, line, column, source, value: evaluate(argument) });
    }
    return this;
  }

  /** Keras 1's two numbers of a kernel become the pair of today. */
  joinKernel(first: string, second: string): void {
    const [height, width] = [this.#bound.get(first), this.#bound.get(second)];
    if (height?.value.kind !== 'number' || width?.value.kind !== 'number') return;
    this.#bound.delete(second);
    this.#bound.delete(first);
    this.#bound.set('kernel_size', {
      ...height,
      name: 'kernel_size',
      value: { kind: 'sequence', items: [height.value, width.value] },
    });
    this.#note('kernel-of-two-numbers', height, { height: height.value.value, width: width.value.value });
  }

  find(name: string): Given | null {
    this.#read.add(name);
    return this.#bound.get(name) ?? null;
  }

  #error(code: KerasProblemCode, place: Place, values: KerasValues): KerasParseError {
    return new KerasParseError(code, place, { layer: this.#layer, ...values });
  }

  /** Says why a value can't be read: an unknown name, something to be computed, or of the wrong kind. */
  #wrong(code: KerasProblemCode, given: Given): KerasParseError {
    if (given.value.kind === 'path' && given.value.names.length === 1) {
      return new KerasParseError('unknown-name', given, { found: given.source });
    }
    if (given.value.kind === 'path' || given.value.kind === 'unknown') {
      return new KerasParseError('value-not-known', given, { found: given.source });
    }
    return this.#error(code, given, { argument: given.name, found: given.source });
  }

  unsupported(given: Given): KerasParseError {
    return this.#error('value-not-supported', given, { argument: given.name, found: given.source });
  }

  number(name: string): number | null {
    const given = this.find(name);
    if (given === null) return null;
    if (given.value.kind !== 'number') throw this.#wrong('wanted-number', given);
    return given.value.value;
  }

  requiredNumber(name: string): number {
    return this.number(name) ?? this.#missing(name);
  }

  #missing(name: string): never {
    throw this.#error('missing-argument', this.#place, { argument: name });
  }

  /** A number for both axes or a pair of them; None counts as absent where it may. */
  pair(name: string): Pair | null {
    const given = this.find(name);
    if (given === null || given.value.kind === 'none') return null;
    const sides = this.#sides(given, 2);
    const [height, width] = sides;
    return height === undefined || width === undefined ? null : [height, width];
  }

  requiredPair(name: string): Pair {
    return this.pair(name) ?? this.#missing(name);
  }

  /** A number, or a tuple of just one. */
  side(name: string): number | null {
    const given = this.find(name);
    return given === null || given.value.kind === 'none' ? null : (this.#sides(given, 1)[0] ?? null);
  }

  requiredSide(name: string): number {
    return this.side(name) ?? this.#missing(name);
  }

  #sides(given: Given, count: number): readonly number[] {
    const { value } = given;
    if (value.kind === 'number') return Array.from({ length: count }, () => value.value);
    if (value.kind !== 'sequence' || value.items.length !== count) throw this.#wrong('wanted-size', given);
    return value.items.map((item) => {
      if (item.kind !== 'number')
        throw this.#wrong('wanted-size', { ...given, value: item.kind === 'path' ? item : value });
      return item.value;
    });
  }

  boolean(name: string): boolean | null {
    const given = this.find(name);
    if (given === null) return null;
    if (given.value.kind === 'boolean') return given.value.value;
    if (given.value.kind === 'number' && (given.value.value === 0 || given.value.value === 1))
      return given.value.value === 1;
    throw this.#wrong('wanted-boolean', given);
  }

  string(name: string): string | null {
    const given = this.find(name);
    if (given === null || given.value.kind === 'none') return null;
    if (given.value.kind !== 'string') throw this.#wrong('wanted-string', given);
    return given.value.value;
  }

  padding(options: readonly Padding1D[]): Padding1D | null {
    const found = this.string('padding');
    if (found === null) return null;
    const option = options.find((candidate) => candidate === found.toLowerCase());
    return option ?? this.#unknownOption('padding', found, options);
  }

  #unknownOption(name: string, found: string, options: readonly string[]): never {
    const place = this.find(name) ?? this.#place;
    const nearest = nearestName(found, options);
    throw this.#error('unknown-option', place, { argument: name, found, nearest, options: options.join(', ') });
  }

  /** A word, or a function named by the last part of its path: `keras.activations.relu`. */
  #word(given: Given): string | null {
    if (given.value.kind === 'string') return given.value.value;
    if (given.value.kind === 'path' && given.value.names.length > 1) return given.value.names.at(-1) ?? null;
    return null;
  }

  activation(): Activation | null {
    const given = this.find('activation');
    if (given === null || given.value.kind === 'none') return null;
    const word = this.#word(given);
    if (word === null) throw this.#wrong('wanted-string', given);
    const found = findActivation(word);
    if (found.kind === 'ok') return found.value;
    if (found.kind === 'known') throw this.unsupported(given);
    return this.#unknownOption('activation', word, ACTIVATION_NAMES);
  }

  initializer(name: string): Initializer | null {
    const given = this.find(name);
    if (given === null || given.value.kind === 'none') return null;
    if (given.value.kind === 'initializer') return given.value.initializer;
    const word = this.#word(given);
    if (word === null) throw this.#wrong('wanted-string', given);
    const found = findInitializer(word);
    if (found.kind === 'ok') return found.value;
    if (found.kind === 'known') throw this.unsupported(given);
    return this.#unknownOption(name, word, INITIALIZER_NAMES);
  }

  /** A tuple of sizes; `batch`: its first one is the batch and dropped. Null, with a note, where it can't be told. */
  shape(name: string, batch: boolean): Shape | null {
    const given = this.find(name);
    if (given === null || given.value.kind === 'none') return null;
    return readShape(given, batch, this.#layer, this.#note);
  }

  /** Accepts an argument only if it says what holds anyway. */
  only(name: string, isAccepted: (value: Value) => boolean): void {
    const given = this.find(name);
    if (given === null || given.value.kind === 'none' || isAccepted(given.value)) return;
    throw given.value.kind === 'path' || given.value.kind === 'unknown'
      ? this.#wrong('wanted-string', given)
      : this.unsupported(given);
  }

  /** Notes what was given and nobody read. */
  finish(): void {
    for (const given of this.#bound.values()) {
      if (this.#read.has(given.name) || isDefault(given)) continue;
      this.#note('argument-left-out', given, { layer: this.#layer, argument: given.name });
    }
  }
}

/** Sizes of a shape's axes; null, with a note, where only running the code would tell them. */
export function readShape(given: Given, batch: boolean, layer: string, note: Note): Shape | null {
  const { value, name, source } = given;
  const unknown = (part: Value): boolean => part.kind === 'path' || part.kind === 'unknown';
  const items = value.kind !== 'sequence' ? [] : batch ? value.items.slice(1) : value.items;
  if (unknown(value) || items.some(unknown)) {
    note('input-shape-unknown', given, { found: source });
    return null;
  }
  const wrong = new KerasParseError('wanted-shape', given, { layer, argument: name, found: source });
  if (value.kind !== 'sequence' || items.length > MOST_AXES) throw wrong;
  return items.map((item) => {
    if (item.kind === 'none') throw new KerasParseError('shape-not-fixed', given);
    if (item.kind !== 'number') throw wrong;
    return item.value;
  });
}
