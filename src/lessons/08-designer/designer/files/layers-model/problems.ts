// What can be wrong with a layers model that is brought in: a closed list, each with what its sentence needs.
// Not responsible for: the sentences (../files.text.ts).
import type { NetworkFault } from '../../../../../nn/problems.ts';

export type ModelProblem =
  /** The text is no JSON, or a part of it is not what it has to be. */
  | { readonly code: 'malformed'; readonly place: string }
  /** A graph without layers, as converted from a SavedModel: it can be run but not taken apart. */
  | { readonly code: 'graph-model' }
  | { readonly code: 'too-many-layers'; readonly limit: number }
  | { readonly code: 'layer-unknown'; readonly layer: string }
  | { readonly code: 'value-unknown'; readonly layer: string; readonly field: string; readonly value: string }
  | { readonly code: 'several-ends' }
  | { readonly code: 'layer-shared'; readonly layer: string }
  /** It reads from itself, by way of others or not. */
  | { readonly code: 'cycle'; readonly layer: string }
  | { readonly code: 'source-missing'; readonly layer: string; readonly source: string }
  | { readonly code: 'input-unknown' }
  | { readonly code: 'network'; readonly fault: NetworkFault }
  | { readonly code: 'shards-missing'; readonly names: readonly string[] }
  | { readonly code: 'shards-size'; readonly expected: number; readonly found: number }
  | { readonly code: 'weight-missing'; readonly weight: string }
  | { readonly code: 'weight-shape'; readonly weight: string; readonly expected: string; readonly found: string }
  | { readonly code: 'weight-type'; readonly weight: string; readonly type: string }
  | { readonly code: 'weight-not-finite'; readonly weight: string };

/** Thrown while reading; never leaves this folder. */
export class ModelProblemError extends Error {
  readonly problem: ModelProblem;

  constructor(problem: ModelProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function refuse(problem: ModelProblem): never {
  throw new ModelProblemError(problem);
}
