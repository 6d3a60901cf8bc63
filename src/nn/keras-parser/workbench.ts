// The layers, tensors and models that a listing makes, and the rules of putting them together.
// Not responsible for: expressions and calls (interpreter.ts) or which model is meant (parse.ts).
import type { Note } from './arguments.ts';
import type { Expression } from './syntax.ts';
import { knownLayer, PROPOSED_LAYERS } from './layer-names.ts';
import { editDistance, nearestName } from './nearest.ts';
import { KerasParseError, type KerasNote, type Place } from './problems.ts';
import type { InputDraft, LayerDraft, ModelDraft, NodeDraft, TensorDraft, Value } from './values.ts';

/** Most layers of one listing. */
const LAYER_LIMIT = 2000;
/** Deepest list that is unpacked into layers; most things, lists counted, that are put into models. */
const NESTING_LIMIT = 20;
const PUT_LIMIT = 20 * LAYER_LIMIT;
const MODEL_LIMIT = 500;
/** Longest list of tensors that is looked at. */
const MOST_TENSORS = 64;

export type SequentialDraft = Extract<ModelDraft, { kind: 'sequential' }>;

export function unknownLayer(found: string, place: Place): KerasParseError {
  return new KerasParseError('unknown-layer', place, { found, nearest: nearestName(found, PROPOSED_LAYERS) });
}

/** One or two typing errors away from the name of a layer. */
export function isAlmostALayer(name: string): boolean {
  return PROPOSED_LAYERS.some(
    (layer) => Math.abs(layer.length - name.length) <= 2 && editDistance(layer.toLowerCase(), name.toLowerCase()) <= 2,
  );
}

/** A call of something unknown where a layer is wanted is a layer's name misspelt, or one made elsewhere. */
function notKnown(expression: Expression): KerasParseError {
  const links = expression.kind === 'postfix' ? expression.links : [];
  const [last, before] = [links.at(-1), links.at(-2)];
  const base = expression.kind === 'postfix' && expression.of.kind === 'name' ? expression.of.name : '';
  const name =
    last?.kind !== 'call' ? '' : before?.kind === 'attribute' ? before.name : before === undefined ? base : '';
  if (name !== '') return unknownLayer(name, expression);
  return new KerasParseError('value-not-known', expression, { found: expression.source });
}

/** The tensors of a value: one, or a list of them; null when it is something else. */
export function asTensors(value: Value): readonly TensorDraft[] | null {
  if (value.kind === 'tensor') return [value.tensor];
  if (value.kind !== 'sequence' || value.items.length === 0 || value.items.length > MOST_TENSORS) return null;
  const tensors = value.items.flatMap((item) => (item.kind === 'tensor' ? [item.tensor] : []));
  return tensors.length === value.items.length ? tensors : null;
}

export class Workbench {
  readonly notes: KerasNote[] = [];
  readonly models: ModelDraft[] = [];
  /** Layers, calls of layers and inputs, each in the order in which they were written. */
  readonly layers: LayerDraft[] = [];
  readonly nodes: NodeDraft[] = [];
  readonly inputs: InputDraft[] = [];

  readonly #used = new Set<LayerDraft>();
  /** Models that were taken apart into others. */
  readonly #nested = new Set<ModelDraft>();
  #putCount = 0;

  readonly note: Note = (code, { line, column }, values) => {
    this.notes.push({ code, line, column, values });
  };

  /** Layers that went into no model and were called on no tensor. */
  unusedLayers(): readonly LayerDraft[] {
    return this.layers.filter((draft) => !this.#used.has(draft));
  }

  addLayer(draft: LayerDraft): LayerDraft {
    if (this.layers.length >= LAYER_LIMIT) throw new KerasParseError('too-many-layers', draft, { limit: LAYER_LIMIT });
    this.layers.push(draft);
    return draft;
  }

  addModel<Model extends ModelDraft>(model: Model, place: Place): Model {
    if (this.models.length >= MODEL_LIMIT) throw new KerasParseError('too-many-layers', place, { limit: LAYER_LIMIT });
    this.models.push(model);
    return model;
  }

  /** Puts one thing into a Sequential model; lists are unpacked. */
  put(model: SequentialDraft, value: Value, expression: Expression, depth = 0): void {
    if (depth > NESTING_LIMIT) throw new KerasParseError('too-deep', expression, { limit: NESTING_LIMIT });
    this.#putCount += 1;
    if (this.#putCount > PUT_LIMIT) throw new KerasParseError('too-many-layers', expression, { limit: LAYER_LIMIT });
    switch (value.kind) {
      case 'layer':
        this.#putLayer(model, value.draft, expression);
        return;
      case 'left-out':
      case 'none':
        return;
      case 'tensor':
        if (value.tensor.from === 'node') break;
        model.inputShape ??= value.tensor.input.shape;
        return;
      case 'model':
        if (value.model.kind === 'graph' || value.model === model) break;
        this.#takeApart(value.model, expression);
        if (model.layers.length === 0) model.inputShape ??= value.model.inputShape;
        model.layers.push(...value.model.layers);
        return;
      case 'sequence':
        for (const item of value.items) this.put(model, item, expression, depth + 1);
        return;
      case 'path': {
        const name = value.names.at(-1) ?? '';
        if (knownLayer(name) !== undefined) throw new KerasParseError('not-called', expression, { found: name });
        if (value.names.length === 1) throw new KerasParseError('unknown-name', expression, { found: name });
        throw new KerasParseError('value-not-known', expression, { found: expression.source });
      }
      case 'unknown':
        throw notKnown(expression);
      case 'number':
      case 'string':
      case 'boolean':
      case 'initializer':
      case 'optimizer':
      case 'method':
        break;
      default:
        value satisfies never;
    }
    throw new KerasParseError('not-a-layer', expression, { found: expression.source });
  }

  #putLayer(model: SequentialDraft, draft: LayerDraft, place: Place): void {
    this.#claim(draft, place);
    const { inputShape, layer } = draft;
    if (inputShape !== null && model.layers.length > 0) {
      this.note('input-shape-ignored', draft, { layer: layer.className });
    } else if (inputShape !== null) {
      if (model.inputShape === null) this.note('input-shape-on-layer', draft, { layer: layer.className });
      model.inputShape ??= inputShape;
    }
    model.layers.push(draft);
  }

  #claim(draft: LayerDraft, place: Place): void {
    if (this.#used.has(draft)) throw new KerasParseError('layer-shared', place, { layer: draft.layer.className });
    this.#used.add(draft);
  }

  /** A model within another is its layers. Used twice it would share their weights. */
  #takeApart(model: SequentialDraft, place: Place): void {
    if (this.#nested.has(model)) throw new KerasParseError('layer-shared', place, { layer: 'Sequential' });
    this.#nested.add(model);
    this.note('nested-model', place, {});
    const index = this.models.indexOf(model);
    if (index >= 0) this.models.splice(index, 1);
  }

  /** Calls a layer on tensors. */
  apply(draft: LayerDraft, inputs: readonly TensorDraft[], place: Place): TensorDraft {
    this.#claim(draft, place);
    const node: NodeDraft = { draft, inputs, index: this.nodes.length };
    this.nodes.push(node);
    return { from: 'node', node };
  }

  /** Calls a Sequential model on a tensor: its layers one after another. */
  applyModel(model: SequentialDraft, input: TensorDraft, place: Place): TensorDraft {
    this.#takeApart(model, place);
    let tensor = input;
    for (const draft of model.layers) {
      this.#used.delete(draft);
      tensor = this.apply(draft, [tensor], place);
    }
    return tensor;
  }
}
