// A call of a layer's class, or of Input, as a draft: which class is meant, Keras 1's habits, its arguments.
// Not responsible for: where the draft goes (workbench.ts).
import type { LayerClassName } from '../spec.ts';
import { LayerArguments, readShape, type Note } from './arguments.ts';
import type { Argument, Expression, Link } from './syntax.ts';
import { knownLayer } from './layer-names.ts';
import { inputShapeOf, makeLayer } from './layers.ts';
import { KerasParseError, type Place } from './problems.ts';
import type { InputDraft, LayerDraft, Value } from './values.ts';

export type Call = Extract<Link, { kind: 'call' }>;
type Evaluate = (argument: Argument) => Value;

/** `Convolution2D(32, 3, 3)` gave the kernel as two numbers; `Conv2D(32, 3, 3)` means stride 3 today. */
function keras1Kernel(className: string, written: string, given: readonly Argument[], note: Note): readonly Argument[] {
  const [, second, third] = given;
  const isPositional = second?.name === null && third?.name === null;
  if (!isPositional || second.value.kind !== 'number' || third.value.kind !== 'number') return given;
  if (written !== className && className.endsWith('Conv2D')) {
    const sides = ['', 'nb_row', 'nb_col'];
    return given.map((argument, index) => ({ ...argument, name: sides[index] || argument.name }));
  }
  if (className === 'Conv2D' && third.value.value > 1) {
    note('third-number-is-stride', third, { kernel: second.value.value, stride: third.value.value });
  }
  return given;
}

function draftOf(
  className: LayerClassName,
  given: readonly Argument[],
  place: Place,
  evaluate: Evaluate,
  note: Note,
): LayerDraft {
  const args = new LayerArguments(className, place, note).bind(className, given, evaluate);
  args.joinKernel('nb_row', 'nb_col');
  const layer = makeLayer(className, args, place, note);
  const inputShape = inputShapeOf(className, args);
  const draft = { layer, name: args.string('name'), inputShape, line: place.line, column: place.column };
  args.finish();
  return draft;
}

/** `ReLU()`, `Softmax()`, `ELU()` are activations; with other arguments than these they are none that the course has. */
function activationGiven(
  name: 'ReLU' | 'Softmax' | 'ELU',
  call: Call,
  expression: Expression,
  evaluate: Evaluate,
): readonly Argument[] {
  const given = call.given.map((argument) => ({ argument, value: evaluate(argument) }));
  const [only, more] = given.filter(({ value }) => value.kind !== 'none');
  const isLimit = (only?.argument.name ?? 'max_value') === 'max_value' && more === undefined;
  const isSix = name === 'ReLU' && isLimit && only?.value.kind === 'number' && only.value.value === 6;
  if (only !== undefined && !isSix) {
    throw new KerasParseError('unsupported-layer', expression, { found: expression.source });
  }
  const { line, column } = call;
  const word = isSix ? 'relu6' : name.toLowerCase();
  return [
    { name: null, star: false, line, column, value: { kind: 'string', value: word, source: word, line, column } },
  ];
}

/** The layer of a call; null for one that only prepares data. Throws on one that the course hasn't. */
export function readLayer(
  name: string,
  call: Call,
  expression: Expression,
  evaluate: Evaluate,
  note: Note,
): LayerDraft | null {
  const known = knownLayer(name);
  switch (known?.kind) {
    case 'layer': {
      const { className, isOld } = known;
      if (isOld) note('old-name', expression, { found: name, current: className });
      return draftOf(className, keras1Kernel(className, name, call.given, note), expression, evaluate, note);
    }
    case 'activation':
      return draftOf('Activation', activationGiven(known.name, call, expression, evaluate), expression, evaluate, note);
    case 'left-out':
      note('layer-left-out', expression, { found: name });
      return null;
    case 'unsupported':
    case undefined:
      throw new KerasParseError('unsupported-layer', expression, { found: name });
    default:
      return known satisfies never;
  }
}

const SHAPES = new Set(['shape', 'input_shape', 'batch_shape', 'batch_input_shape']);

/** `keras.Input(shape=...)` or an InputLayer. */
export function readInput(call: Call, evaluate: Evaluate, note: Note): InputDraft {
  const argument = call.given.find(({ name }, place) => (name === null ? place === 0 : SHAPES.has(name)));
  if (argument === undefined)
    throw new KerasParseError('missing-argument', call, { layer: 'Input', argument: 'shape' });
  if (argument.star) throw new KerasParseError('star-argument', argument);
  const name = argument.name ?? 'shape';
  const { line, column, source } = argument.value;
  const given = { name, line, column, source, value: evaluate(argument) };
  return { shape: readShape(given, name.startsWith('batch'), 'Input', note), line: call.line, column: call.column };
}
