// The calls that stand in a piece of Python, outermost first, and what their arguments come to. Nothing is run.
// Not responsible for: which calls mean augmentation (parse-code.ts).
import { arithmetic } from '../keras-parser/arithmetic.ts';
import { nearestName } from '../keras-parser/nearest.ts';
import { KerasParseError, type Place } from '../keras-parser/problems.ts';
import { readStatements } from '../keras-parser/statements.ts';
import type { Argument, Expression } from '../keras-parser/syntax.ts';
import { UNKNOWN, type Given, type Value } from '../keras-parser/values.ts';

export interface FoundCall extends Place {
  /** Last name of what is called: `RandomFlip` of `keras.layers.RandomFlip(...)`. */
  readonly name: string;
  readonly given: readonly Argument[];
}

/** All calls of a text in order, those in arguments of others after them; and the value of any expression. */
export function readCalls(text: string): {
  readonly calls: readonly FoundCall[];
  readonly evaluate: (expression: Expression) => Value;
} {
  const calls: FoundCall[] = [];
  const values = new Map<string, Value>();

  function evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return { kind: 'number', value: expression.value };
      case 'string':
        return { kind: 'string', value: expression.value };
      case 'constant':
        return expression.value === null ? { kind: 'none' } : { kind: 'boolean', value: expression.value };
      case 'name':
        return values.get(expression.name) ?? { kind: 'path', names: [expression.name] };
      case 'sequence':
        return { kind: 'sequence', items: expression.items.map(evaluate) };
      case 'negative':
      case 'arithmetic':
        return arithmetic(expression, evaluate);
      case 'postfix':
      case 'other':
        return UNKNOWN;
      default:
        return expression satisfies never;
    }
  }

  function walk(expression: Expression): void {
    if (expression.kind === 'sequence') expression.items.forEach(walk);
    if (expression.kind !== 'postfix') return;
    walk(expression.of);
    let name = expression.of.kind === 'name' ? expression.of.name : '';
    for (const link of expression.links) {
      if (link.kind === 'attribute') name = link.name;
      if (link.kind !== 'call') continue;
      const { line, column } = expression;
      calls.push({ name, given: link.given, line, column });
      for (const argument of link.given) walk(argument.value);
      name = '';
    }
  }

  for (const statement of readStatements(text)) {
    if (statement.kind === 'assignment') {
      walk(statement.value);
      const value = evaluate(statement.value);
      for (const target of statement.targets) if (target.kind === 'name') values.set(target.name, value);
    } else if (statement.kind === 'expression') walk(statement.value);
  }
  return { calls, evaluate };
}

/** Arguments of one call by name. `order` names the positional ones; all that may be named are in `names`. */
export function bindArguments(
  call: FoundCall,
  order: readonly string[],
  names: readonly string[],
  evaluate: (expression: Expression) => Value,
): readonly Given[] {
  const bound = new Map<string, Given>();
  const layer = call.name;
  call.given.forEach((argument, index) => {
    if (argument.star) throw new KerasParseError('star-argument', argument);
    const name = argument.name ?? order[index];
    if (name === undefined) {
      const values = { layer, count: call.given.length, limit: order.length };
      throw new KerasParseError('too-many-arguments', argument, values);
    }
    if (!names.includes(name)) {
      throw new KerasParseError('unknown-argument', argument, {
        layer,
        found: name,
        nearest: nearestName(name, names),
      });
    }
    if (bound.has(name)) throw new KerasParseError('argument-twice', argument, { layer, argument: name });
    const { line, column, source } = argument.value;
    bound.set(name, { name, line, column, source, value: evaluate(argument.value) });
  });
  return [...bound.values()];
}

/** One argument's value as what it should be; each method throws a KerasParseError that says where it stands. */
export class ArgumentReader {
  readonly #layer: string;
  readonly #given: Given;

  constructor(layer: string, given: Given) {
    this.#layer = layer;
    this.#given = given;
  }

  #wrong(code: 'wanted-number' | 'wanted-size' | 'wanted-boolean' | 'wanted-string'): never {
    const { name, source, value } = this.#given;
    if (value.kind === 'path' && value.names.length === 1) {
      throw new KerasParseError('unknown-name', this.#given, { found: source });
    }
    if (value.kind === 'path' || value.kind === 'unknown') {
      throw new KerasParseError('value-not-known', this.#given, { found: source });
    }
    throw new KerasParseError(code, this.#given, { layer: this.#layer, argument: name, found: source });
  }

  /** Keras can do it, the course can't. */
  unsupported(): never {
    const values = { layer: this.#layer, argument: this.#given.name, found: this.#given.source };
    throw new KerasParseError('value-not-supported', this.#given, values);
  }

  number(): number {
    const { value } = this.#given;
    return value.kind === 'number' ? value.value : this.#wrong('wanted-number');
  }

  boolean(): boolean {
    const { value } = this.#given;
    return value.kind === 'boolean' ? value.value : this.#wrong('wanted-boolean');
  }

  pair(): readonly [number, number] {
    const { value } = this.#given;
    const [first, second, third] = value.kind === 'sequence' ? value.items : [];
    if (first?.kind !== 'number' || second?.kind !== 'number' || third !== undefined) return this.#wrong('wanted-size');
    return [first.value, second.value];
  }

  /** A range about `middle`: the number r itself, or the pair [middle - r, middle + r]. */
  rangeAbout(middle: number): number {
    if (this.#given.value.kind === 'number') return Math.abs(this.number());
    const [low, high] = this.pair();
    if (Math.abs(low + high - 2 * middle) > 1e-9) return this.unsupported();
    return Math.abs(high - low) / 2;
  }

  option<Option extends string>(options: readonly Option[]): Option {
    const { value, name } = this.#given;
    if (value.kind !== 'string') return this.#wrong('wanted-string');
    const found = options.find((option) => option === value.value);
    if (found !== undefined) return found;
    const nearest = nearestName(value.value, options);
    const values = { layer: this.#layer, argument: name, found: value.value, nearest, options: options.join(', ') };
    throw new KerasParseError('unknown-option', this.#given, values);
  }
}
