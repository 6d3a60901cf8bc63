// What the last layer puts out. Not responsible for: whether that suits a loss or a data set (validate.ts).
import { INPUT_INDEX, resolveGraph } from './graph.ts';
import type { Activation, NetworkSpec } from './spec.ts';

/**
 * The activation whose values the network puts out: the last layer's, looked for through layers that only pass
 * values on (Flatten, Dropout). `linear` where there is none. Never throws.
 */
export function outputActivation(spec: NetworkSpec): Activation {
  const { inbound } = resolveGraph(spec);
  let index = spec.nodes.length - 1;
  for (;;) {
    const layer = spec.nodes[index]?.layer;
    if (layer === undefined) return 'linear';
    if ('activation' in layer) return layer.activation;
    if (layer.className !== 'Flatten' && layer.className !== 'Dropout') return 'linear';
    index = inbound[index]?.[0] ?? INPUT_INDEX;
  }
}
