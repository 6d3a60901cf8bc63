// Follows a listing statement by statement. Nothing is run: names stand for what was assigned to them, numbers are added
// up, layers and models are kept on the workbench, and everything else is unknown.
// Not responsible for: which of the models is meant, and the spec of it (parse.ts).
import { arithmetic } from './arithmetic.ts';
import type { Argument, Expression } from './syntax.ts';
import { readInput, readLayer, type Call } from './layer-calls.ts';
import { knownLayer, PYTORCH_LAYERS } from './layer-names.ts';
import { KerasParseError, type Place } from './problems.ts';
import type { Statement } from './statements.ts';
import {
  findOptimizer,
  readCompile,
  readInitializerCall,
  readOptimizerCall,
  type CompiledTraining,
} from './training.ts';
import { UNKNOWN, type LayerDraft, type ModelDraft, type TensorDraft, type Value } from './values.ts';
import { asTensors, isAlmostALayer, unknownLayer, Workbench } from './workbench.ts';

/** Longest module path that is looked at. */
const LONGEST_PATH = 8;

/** Python's own, some of which look like misspelt layers. */
const PYTHON_FUNCTIONS = new Set(
  'abs all any bool dict enumerate float int iter len list map max min next print range round set sorted str sum tuple type zip'.split(
    ' ',
  ),
);

export class Interpreter {
  readonly bench = new Workbench();
  training: CompiledTraining | null = null;
  /** The first thing that could have been meant as a layer, to be told when there is none. */
  suspect: KerasParseError | null = null;

  readonly #values = new Map<string, Value>();
  readonly #imports = new Map<string, readonly string[]>();

  run(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case 'import':
        for (const { local, path } of statement.names) {
          this.#imports.set(local, path.slice(-LONGEST_PATH));
          this.#values.delete(local);
        }
        return;
      case 'function':
        this.bench.note('function-body', statement, { found: statement.name });
        return;
      case 'assignment': {
        const value = this.#evaluate(statement.value);
        for (const target of statement.targets) this.#assign(target, value);
        return;
      }
      case 'expression': {
        const value = this.#evaluate(statement.value);
        const name = value.kind === 'path' ? (value.names.at(-1) ?? '') : '';
        if (knownLayer(name) !== undefined) {
          this.suspect ??= new KerasParseError('not-called', statement.value, { found: name });
        }
        return;
      }
      default:
        statement satisfies never;
    }
  }

  #assign(target: Expression, value: Value): void {
    if (target.kind === 'name') {
      this.#values.set(target.name, value);
    } else if (target.kind === 'sequence') {
      const items = value.kind === 'sequence' && value.items.length === target.items.length ? value.items : null;
      target.items.forEach((item, index) => this.#assign(item, items?.[index] ?? UNKNOWN));
    }
  }

  #evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return { kind: 'number', value: expression.value };
      case 'string':
        return { kind: 'string', value: expression.value };
      case 'constant':
        return expression.value === null ? { kind: 'none' } : { kind: 'boolean', value: expression.value };
      case 'name':
        return this.#values.get(expression.name) ?? { kind: 'path', names: [expression.name] };
      case 'sequence':
        return { kind: 'sequence', items: expression.items.map((item) => this.#evaluate(item)) };
      case 'negative':
      case 'arithmetic':
        return arithmetic(expression, (operand) => this.#evaluate(operand));
      case 'postfix': {
        let value = this.#evaluate(expression.of);
        for (const link of expression.links) {
          if (link.kind === 'call') value = this.#call(value, link, expression);
          else value = link.kind === 'attribute' ? this.#attribute(value, link.name) : UNKNOWN;
        }
        return value;
      }
      case 'other':
        return UNKNOWN;
      default:
        return expression satisfies never;
    }
  }

  readonly #argument = (argument: Argument): Value => this.#evaluate(argument.value);

  #attribute(value: Value, name: string): Value {
    if (value.kind === 'path') return { kind: 'path', names: [...value.names.slice(-LONGEST_PATH), name] };
    return value.kind === 'model' ? { kind: 'method', model: value.model, name } : UNKNOWN;
  }

  #call(callee: Value, call: Call, expression: Expression): Value {
    switch (callee.kind) {
      case 'path':
        return this.#callPath(callee.names, call, expression);
      case 'layer':
        return this.#callDraft(callee.draft, call);
      case 'left-out': {
        const tensor = this.#tensors(call)?.[0];
        return tensor === undefined ? UNKNOWN : { kind: 'tensor', tensor };
      }
      case 'model': {
        const tensor = this.#tensors(call)?.[0];
        if (tensor === undefined) return UNKNOWN;
        if (callee.model.kind === 'graph') return this.#unknown(call, expression);
        return { kind: 'tensor', tensor: this.bench.applyModel(callee.model, tensor, expression) };
      }
      case 'method':
        return this.#callMethod(callee.model, callee.name, call);
      case 'number':
      case 'string':
      case 'boolean':
      case 'none':
      case 'sequence':
      case 'tensor':
      case 'initializer':
      case 'optimizer':
      case 'unknown':
        return this.#unknown(call, expression);
      default:
        return callee satisfies never;
    }
  }

  #callDraft(draft: LayerDraft, call: Call): Value {
    const tensors = this.#tensors(call);
    if (tensors === null) throw new KerasParseError('not-a-tensor', call, { found: call.given[0]?.value.source ?? '' });
    return { kind: 'tensor', tensor: this.bench.apply(draft, tensors, call) };
  }

  /** Whatever it is, when it takes a tensor it stands where a layer should. */
  #unknown(call: Call, expression: Expression): Value {
    const [first] = call.given;
    const isName = first?.value.kind === 'name' || first?.value.kind === 'sequence';
    if (isName && this.#tensors(call) !== null) {
      throw new KerasParseError('value-not-known', expression, { found: expression.source });
    }
    return UNKNOWN;
  }

  #callPath(names: readonly string[], call: Call, expression: Expression): Value {
    const [first = ''] = names;
    const path = [...(this.#imports.get(first) ?? [first]), ...names.slice(1)];
    const name = path.at(-1) ?? '';
    const isAmongLayers = path.slice(0, -1).includes('layers');
    if (name === 'Sequential') return this.#sequential(call);
    if (name === 'Model' || name === 'Functional') return this.#functional(call);
    if (name === 'Input' || name === 'InputLayer') return this.#input(call);
    if (isAmongLayers && (name === 'add' || name === 'concatenate')) {
      const rest = { ...call, given: call.given.slice(1) };
      const draft = this.#layer(name === 'add' ? 'Add' : 'Concatenate', rest, expression);
      return draft === null ? UNKNOWN : this.#callDraft(draft, { ...call, given: call.given.slice(0, 1) });
    }
    if (knownLayer(name) !== undefined) {
      const draft = this.#layer(name, call, expression);
      return draft === null ? { kind: 'left-out' } : { kind: 'layer', draft };
    }
    const optimizer = /^[A-Z]/.test(name) ? findOptimizer(name) : null;
    if (optimizer !== null) {
      const read = readOptimizerCall(optimizer, call.given, this.#argument);
      return read === null ? UNKNOWN : { kind: 'optimizer', optimizer: read };
    }
    const initializer = readInitializerCall(name, call.given, this.#argument);
    if (initializer !== null) return { kind: 'initializer', initializer };
    this.#checkSpelling(path, name, expression);
    return this.#unknown(call, expression);
  }

  /** Refuses what was surely meant as a layer; remembers what may have been. */
  #checkSpelling(path: readonly string[], name: string, place: Place): void {
    const torch = Object.hasOwn(PYTORCH_LAYERS, name) ? PYTORCH_LAYERS[name] : undefined;
    if (torch !== undefined) throw new KerasParseError('pytorch-layer', place, { found: name, nearest: torch });
    const isBare = path.length === 1;
    const isBuiltIn = isBare && PYTHON_FUNCTIONS.has(name);
    if (path.slice(0, -1).includes('layers') || (isBare && !isBuiltIn && isAlmostALayer(name))) {
      throw unknownLayer(name, place);
    }
    if (isBare && /^[A-Z]/.test(name)) this.suspect ??= unknownLayer(name, place);
  }

  #layer(name: string, call: Call, expression: Expression): LayerDraft | null {
    const draft = readLayer(name, call, expression, this.#argument, this.bench.note);
    return draft === null ? null : this.bench.addLayer(draft);
  }

  #input(call: Call): Value {
    const input = readInput(call, this.#argument, this.bench.note);
    this.bench.inputs.push(input);
    return { kind: 'tensor', tensor: { from: 'input', input } };
  }

  #sequential(call: Call): Value {
    const model = this.bench.addModel({ kind: 'sequential', layers: [], inputShape: null }, call);
    const list = call.given.find(({ name }) => name === null || name === 'layers');
    if (list?.star === true) throw new KerasParseError('star-argument', list);
    if (list !== undefined) {
      const value = this.#evaluate(list.value);
      const items = list.value.kind === 'sequence' ? list.value.items : [];
      if (value.kind === 'sequence') {
        value.items.forEach((item, index) => this.bench.put(model, item, items[index] ?? list.value));
      } else this.bench.put(model, value, list.value);
    }
    // Models that stood in its list were made later than it.
    this.bench.models.splice(this.bench.models.indexOf(model), 1);
    this.bench.models.push(model);
    return { kind: 'model', model };
  }

  #functional(call: Call): Value {
    const [first, second] = call.given;
    const isPositional = first?.name === null && second?.name === null;
    const written = call.given.find(({ name }) => name === 'outputs') ?? (isPositional ? second : undefined);
    if (written === undefined) return UNKNOWN;
    const [output, another] = asTensors(this.#evaluate(written.value)) ?? [];
    if (output === undefined) throw new KerasParseError('not-a-tensor', written, { found: written.value.source });
    if (another !== undefined) throw new KerasParseError('several-outputs', written);
    return { kind: 'model', model: this.bench.addModel({ kind: 'graph', output }, call) };
  }

  /** The tensors of a call's first argument (or `inputs=`); null when it is something else. */
  #tensors(call: Call): readonly TensorDraft[] | null {
    const given = call.given.find(({ name }) => name === 'inputs') ?? call.given[0];
    return given === undefined || given.star ? null : asTensors(this.#evaluate(given.value));
  }

  #callMethod(model: ModelDraft, name: string, call: Call): Value {
    const [first] = call.given;
    if (name === 'compile') {
      this.training = readCompile(call.given, this.#argument, this.bench.note);
    } else if (model.kind === 'graph') {
      return UNKNOWN;
    } else if (name === 'add') {
      if (first === undefined) throw new KerasParseError('missing-argument', call, { layer: 'add', argument: 'layer' });
      this.bench.put(model, this.#evaluate(first.value), first.value);
    } else if (name === 'pop') {
      model.layers.pop();
    } else if (name === 'build' && first !== undefined) {
      model.inputShape ??= builtShape(this.#evaluate(first.value));
    }
    return UNKNOWN;
  }
}

/** The shape of `build((None, 28, 28, 1))`; null where it can't be told. */
function builtShape(value: Value): readonly number[] | null {
  if (value.kind !== 'sequence') return null;
  const sizes = value.items.slice(1).flatMap((item) => (item.kind === 'number' ? [item.value] : []));
  return sizes.length === value.items.length - 1 && sizes.length > 0 ? sizes : null;
}
