// The two parts of a network at one of its layers: the front, up to that layer, which becomes the output; and what is behind it,
// whose input is that layer's output. Not responsible for: the weights; the front's are the first of the whole network's
// (parameters.ts), and those behind it are the rest.
import { inboundIndices } from './graph.ts';
import { INPUT_NAME, nodeNames } from './names.ts';
import { inferShapes } from './shapes.ts';
import type { LayerNode, NetworkSpec } from './spec.ts';

function indexOf(spec: NetworkSpec, name: string): number {
  const index = nodeNames(spec).indexOf(name);
  if (index < 0) throw new RangeError(`the network has no layer ${name}`);
  return index;
}

/** The network up to and with the layer of that name. Throws RangeError when there is no such layer. */
export function cutAfter(spec: NetworkSpec, name: string): NetworkSpec {
  return { inputShape: spec.inputShape, nodes: spec.nodes.slice(0, indexOf(spec, name) + 1) };
}

/**
 * The network behind the layer of that name, without nodes behind the last one. Its layers keep the names that they have in the
 * whole. Throws RangeError when there is no such layer, and where a path leads past it: a skip connection over the cut.
 */
export function cutBehind(spec: NetworkSpec, name: string): NetworkSpec {
  const cut = indexOf(spec, name);
  const names = nodeNames(spec);
  const inbound = inboundIndices(spec);
  const inputShape = inferShapes(spec)[cut]?.output ?? spec.inputShape;
  const nodes = spec.nodes.slice(cut + 1).map((node, place): LayerNode => {
    const index = cut + 1 + place;
    const read = inbound[index] ?? [];
    const past = read.find((each) => each < cut);
    if (past !== undefined) {
      throw new RangeError(`${names[index] ?? ''} reads ${names[past] ?? INPUT_NAME}, past the cut at ${name}`);
    }
    const own = { name: names[index] ?? '', layer: node.layer };
    return node.inbound === undefined
      ? own
      : { ...own, inbound: read.map((each) => (each === cut ? INPUT_NAME : (names[each] ?? ''))) };
  });
  return { inputShape, nodes };
}
