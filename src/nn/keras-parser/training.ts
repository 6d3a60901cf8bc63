// Initializers and optimizers made by calls, and what `compile` says of training.
// Not responsible for: layers (layers.ts).
import { defaultOptimizer } from '../optimizers.ts';
import type { LossKind, OptimizerKind, OptimizerSpec } from '../plan.ts';
import type { Initializer } from '../spec.ts';
import type { Note } from './arguments.ts';
import type { Argument, Expression } from './syntax.ts';
import { findInitializer, findLoss } from './options.ts';
import { KerasParseError } from './problems.ts';
import type { Value } from './values.ts';

export interface CompiledTraining {
  /** Null when none was given, or none that the course has. */
  readonly optimizer: OptimizerSpec | null;
  readonly loss: LossKind | null;
}

const OPTIMIZERS: Readonly<Record<string, OptimizerKind>> = {
  sgd: 'sgd',
  rmsprop: 'rmsprop',
  adagrad: 'adagrad',
  adadelta: 'adadelta',
  adam: 'adam',
  adamax: 'adamax',
  nadam: 'nadam',
  adamw: 'adamw',
};

export function findOptimizer(name: string): OptimizerKind | null {
  const key = name.toLowerCase();
  return Object.hasOwn(OPTIMIZERS, key) ? (OPTIMIZERS[key] ?? null) : null;
}

/** Names and values of a call's arguments; `order` names the positional ones. */
function named(
  given: readonly Argument[],
  order: readonly string[],
  evaluate: (argument: Argument) => Value,
): ReadonlyMap<string, Value> {
  return new Map(given.map((argument, index) => [argument.name ?? order[index] ?? '', evaluate(argument)]));
}

/** The initializer of a call such as `HeNormal()` or `RandomNormal(stddev=0.01)`. Throws on one the course hasn't. */
export function readInitializerCall(
  name: string,
  given: readonly Argument[],
  evaluate: (argument: Argument) => Value,
): Initializer | null {
  const found = findInitializer(name);
  if (found.kind !== 'ok') return null;
  const initializer = found.value;
  if (typeof initializer === 'string') return initializer;
  const order = initializer.kind === 'random_normal' ? ['mean', 'stddev', 'seed'] : ['minval', 'maxval', 'seed'];
  const values = named(given, order, evaluate);
  const place = given[0] ?? { line: 1, column: 1 };
  const number = (field: string, standard: number): number => {
    const value = values.get(field);
    if (value === undefined) return standard;
    if (value.kind === 'number') return value.value;
    throw new KerasParseError('wanted-number', place, { layer: name, argument: field, found: '' });
  };
  if (initializer.kind === 'random_normal') {
    if (number('mean', 0) === 0) return { kind: 'random_normal', stddev: number('stddev', initializer.stddev) };
    throw new KerasParseError('value-not-supported', place, {
      layer: name,
      argument: 'mean',
      found: number('mean', 0),
    });
  }
  const limit = number('maxval', initializer.limit);
  const least = number('minval', -initializer.limit);
  if (least === -limit) return { kind: 'random_uniform', limit };
  throw new KerasParseError('value-not-supported', place, { layer: name, argument: 'minval', found: least });
}

/** Keras's names of the numbers, and the fields of ours. */
const FIELDS: Readonly<Record<string, string>> = {
  learning_rate: 'learningRate',
  lr: 'learningRate',
  momentum: 'momentum',
  rho: 'rho',
  epsilon: 'epsilon',
  beta_1: 'beta1',
  beta_2: 'beta2',
  weight_decay: 'weightDecay',
  initial_accumulator_value: 'initialAccumulatorValue',
};

/** The optimizer of a call such as `Adam(learning_rate=1e-3)`; null when a number in it can't be told. */
export function readOptimizerCall(
  kind: OptimizerKind,
  given: readonly Argument[],
  evaluate: (argument: Argument) => Value,
): OptimizerSpec | null {
  const values = named(given, ['learning_rate'], evaluate);
  let isKnown = true;
  const pick = (field: string, standard: number): number => {
    for (const [name, value] of values) {
      if (FIELDS[name] !== field || value.kind === 'none') continue;
      if (value.kind === 'number') return value.value;
      isKnown = false;
    }
    return standard;
  };
  const o = defaultOptimizer(kind);
  const learningRate = pick('learningRate', o.learningRate);
  const optimizer = withNumbers(o, learningRate, pick, values.get('nesterov'));
  return isKnown ? optimizer : null;
}

function withNumbers(
  o: OptimizerSpec,
  learningRate: number,
  pick: (field: string, standard: number) => number,
  nesterov: Value | undefined,
): OptimizerSpec {
  switch (o.kind) {
    case 'sgd':
      return {
        ...o,
        learningRate,
        momentum: pick('momentum', o.momentum),
        nesterov: nesterov?.kind === 'boolean' ? nesterov.value : o.nesterov,
      };
    case 'rmsprop':
      return {
        ...o,
        learningRate,
        rho: pick('rho', o.rho),
        momentum: pick('momentum', o.momentum),
        epsilon: pick('epsilon', o.epsilon),
      };
    case 'adagrad': {
      const initialAccumulatorValue = pick('initialAccumulatorValue', o.initialAccumulatorValue);
      return { ...o, learningRate, initialAccumulatorValue, epsilon: pick('epsilon', o.epsilon) };
    }
    case 'adadelta':
      return { ...o, learningRate, rho: pick('rho', o.rho), epsilon: pick('epsilon', o.epsilon) };
    case 'adam':
    case 'adamax':
    case 'nadam':
    case 'adamw': {
      const betas = { beta1: pick('beta1', o.beta1), beta2: pick('beta2', o.beta2) };
      const numbers = { learningRate, ...betas, epsilon: pick('epsilon', o.epsilon) };
      return o.kind === 'adamw'
        ? { ...o, ...numbers, weightDecay: pick('weightDecay', o.weightDecay) }
        : { ...o, ...numbers };
    }
    default:
      return o satisfies never;
  }
}

/** A word, a function, or a class called without arguments that would change what it computes. */
function readLoss(expression: Expression, value: Value): LossKind | null {
  const links = expression.kind === 'postfix' ? expression.links : [];
  const [last, before] = [links.at(-1), links.at(-2)];
  if (last?.kind === 'call') {
    if (last.given.length > 0) return null;
    const base = expression.kind === 'postfix' && expression.of.kind === 'name' ? expression.of.name : '';
    return findLoss(before?.kind === 'attribute' ? before.name : base);
  }
  if (value.kind === 'string') return findLoss(value.value);
  return value.kind === 'path' ? findLoss(value.names.at(-1) ?? '') : null;
}

/** What `model.compile(...)` says, with notes on what of it the course hasn't. */
export function readCompile(
  given: readonly Argument[],
  evaluate: (argument: Argument) => Value,
  note: Note,
): CompiledTraining {
  const find = (name: string, index: number): Argument | undefined =>
    given.find((argument) => argument.name === name) ?? (given[index]?.name === null ? given[index] : undefined);
  const [first, second] = [find('optimizer', 0), find('loss', 1)];
  let optimizer: OptimizerSpec | null = null;
  if (first !== undefined) {
    const value = evaluate(first);
    const kind = value.kind === 'string' ? findOptimizer(value.value) : null;
    optimizer = value.kind === 'optimizer' ? value.optimizer : kind === null ? null : defaultOptimizer(kind);
    if (optimizer === null) note('optimizer-unknown', first.value, { found: first.value.source });
  }
  const loss = second === undefined ? null : readLoss(second.value, evaluate(second));
  if (second !== undefined && loss === null) note('loss-unknown', second.value, { found: second.value.source });
  return { optimizer, loss };
}
