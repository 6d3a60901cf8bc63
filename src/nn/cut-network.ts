// The front part of a network: everything up to one of its layers, which becomes the output.
// Not responsible for: the weights of what is left; they are the first of the whole network's (parameters.ts).
import { nodeNames } from './names.ts';
import type { NetworkSpec } from './spec.ts';

/** The network up to and with the layer of that name. Throws RangeError when there is no such layer. */
export function cutAfter(spec: NetworkSpec, name: string): NetworkSpec {
  const index = nodeNames(spec).indexOf(name);
  if (index < 0) throw new RangeError(`the network has no layer ${name}`);
  return { inputShape: spec.inputShape, nodes: spec.nodes.slice(0, index + 1) };
}
