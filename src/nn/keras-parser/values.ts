// What an expression of a listing can come to, without running anything. Not responsible for: finding it (interpreter.ts).
import type { OptimizerSpec } from '../plan.ts';
import type { Initializer, Layer, Shape } from '../spec.ts';
import type { Place } from './problems.ts';

/** A layer as it was written, not yet in a model. */
export interface LayerDraft extends Place {
  readonly layer: Layer;
  readonly name: string | null;
  /** `input_shape=` and its relatives. */
  readonly inputShape: Shape | null;
}

/** `keras.Input(...)` */
export interface InputDraft extends Place {
  /** Null where only running the code would tell. */
  readonly shape: Shape | null;
}

/** The output of a layer that was called in the functional style. */
export interface NodeDraft {
  readonly draft: LayerDraft;
  readonly inputs: readonly TensorDraft[];
  /** Place in the order of calls. */
  readonly index: number;
}

export type TensorDraft =
  | { readonly from: 'input'; readonly input: InputDraft }
  | { readonly from: 'node'; readonly node: NodeDraft };

/** A Sequential model grows by `add`; a functional one is known by its output. */
export type ModelDraft =
  | { readonly kind: 'sequential'; readonly layers: LayerDraft[]; inputShape: Shape | null }
  | { readonly kind: 'graph'; readonly output: TensorDraft };

export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'sequence'; readonly items: readonly Value[] }
  | { readonly kind: 'layer'; readonly draft: LayerDraft }
  /** A layer that prepares or augments data. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'tensor'; readonly tensor: TensorDraft }
  | { readonly kind: 'model'; readonly model: ModelDraft }
  | { readonly kind: 'initializer'; readonly initializer: Initializer }
  | { readonly kind: 'optimizer'; readonly optimizer: OptimizerSpec }
  /** A name, or names joined by dots, that nothing gave a value: modules, classes, functions. */
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'method'; readonly model: ModelDraft; readonly name: string }
  /** Only running the code would tell. */
  | { readonly kind: 'unknown' };

export const UNKNOWN: Value = { kind: 'unknown' };

/** One argument of a call: how it was written and what it comes to. */
export interface Given extends Place {
  /** Current Keras name; null while positional and unbound. */
  readonly name: string;
  readonly source: string;
  readonly value: Value;
}
