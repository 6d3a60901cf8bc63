// What pasted Keras code comes to: a network, or where and why it can't be read.
// Not responsible for: the grammar (nn/keras-parser) or whether the network can stand (nn/validate.ts).
import { parseKeras } from '../../../nn/keras-parser/parse.ts';
import type { KerasNote, KerasProblem } from '../../../nn/keras-parser/problems.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import { MOST_LAYERS } from './designer.ts';
import { notebookCode } from './files/notebook-code.ts';

export type ReadCode =
  | {
      readonly kind: 'ok';
      readonly spec: NetworkSpec;
      readonly notes: readonly KerasNote[];
      /** The code names no input shape; the present one was taken. */
      readonly takenInput: boolean;
    }
  | { readonly kind: 'too-many' }
  | KerasProblem;

export function readCode(text: string, present: Shape): ReadCode {
  // A notebook pasted whole is as good as its code.
  const listing = parseKeras(notebookCode(text) ?? text);
  if (listing.kind === 'problem') return listing;
  const { spec, nodes, notes } = listing;
  if (nodes.length > MOST_LAYERS) return { kind: 'too-many' };
  return { kind: 'ok', spec: spec ?? { inputShape: present, nodes }, notes, takenInput: spec === null };
}
