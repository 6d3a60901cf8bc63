// Who reads whom in a network: resolves `inbound` names to places in the list.
// Not responsible for: shapes (shapes.ts).
import { INPUT_NAME, nodeNames } from './names.ts';
import { NetworkProblemError, type NetworkFault } from './problems.ts';
import type { NetworkSpec } from './spec.ts';

/** Stands for the network's input where node indices are listed. */
export const INPUT_INDEX = -1;

export interface NetworkGraph {
  readonly names: readonly string[];
  /** For each node the indices it reads, in order; INPUT_INDEX is the input. References with a fault are left out. */
  readonly inbound: readonly (readonly number[])[];
  readonly faults: readonly NetworkFault[];
}

/** Keras accepts more; these names survive links, Python strings and weight paths unharmed. */
const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Resolves every reference, collecting faults instead of throwing. */
export function resolveGraph(spec: NetworkSpec): NetworkGraph {
  const names = nodeNames(spec);
  const faults: NetworkFault[] = [];
  const indexOf = new Map<string, number>([[INPUT_NAME, INPUT_INDEX]]);
  names.forEach((name, nodeIndex) => {
    const other = indexOf.get(name);
    if (!NAME_PATTERN.test(name)) {
      faults.push({ code: 'name-invalid', severity: 'error', nodeIndex, field: 'name', values: { name } });
    }
    if (other === undefined) indexOf.set(name, nodeIndex);
    else {
      const values = { name, otherIndex: other };
      faults.push({ code: 'duplicate-name', severity: 'error', nodeIndex, field: 'name', values });
    }
  });
  const inbound = spec.nodes.map((node, nodeIndex) => {
    if (node.inbound === undefined) return [nodeIndex - 1];
    const read: number[] = [];
    for (const name of node.inbound) {
      const index = indexOf.get(name);
      if (index === undefined) {
        faults.push({ code: 'unknown-inbound', severity: 'error', nodeIndex, field: 'inbound', values: { name } });
      } else if (index >= nodeIndex) {
        faults.push({ code: 'inbound-not-earlier', severity: 'error', nodeIndex, field: 'inbound', values: { name } });
      } else read.push(index);
    }
    return read;
  });
  return { names, inbound, faults };
}

/** For each node the indices it reads (INPUT_INDEX = the input). Throws NetworkProblemError on a bad reference. */
export function inboundIndices(spec: NetworkSpec): readonly (readonly number[])[] {
  const { inbound, faults } = resolveGraph(spec);
  const first = faults[0];
  if (first !== undefined) throw new NetworkProblemError(first);
  return inbound;
}

/** True when every node reads just the one before it: what Keras calls a Sequential model. */
export function isSequential(spec: NetworkSpec): boolean {
  return resolveGraph(spec).inbound.every((read, index) => read.length === 1 && read[0] === index - 1);
}
