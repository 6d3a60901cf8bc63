// Editing the list of layers: insert, move, duplicate, replace, remove, with connections kept where layers are named in them.
// Not responsible for: whether the result can stand (nn/validate.ts says so).
import { INPUT_NAME, nodeNames } from '../../../nn/names.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import type { Layer, LayerNode, NetworkSpec } from '../../../nn/spec.ts';

/** Gives layers that others refer to their present names for good: automatic ones change when layers come or go. */
function pinned(spec: NetworkSpec): readonly LayerNode[] {
  const referred = new Set(spec.nodes.flatMap(({ inbound }) => inbound ?? []));
  if (referred.size === 0) return spec.nodes;
  const names = nodeNames(spec);
  return spec.nodes.map((node, index) => {
    const name = names[index] ?? '';
    return referred.has(name) ? { ...node, name } : node;
  });
}

/** A new layer at a place from 0 to the number of layers. */
export function insertLayer(spec: NetworkSpec, at: number, layer: Layer): NetworkSpec {
  return { ...spec, nodes: pinned(spec).toSpliced(at, 0, { layer }) };
}

/** Null where the move would tear a connection: `connectionTorn` says which layer it is about. */
export function moveLayer(spec: NetworkSpec, from: number, to: number): NetworkSpec | null {
  return connectionTorn(spec, from, to) === null ? moved(spec, from, to) : null;
}

function moved(spec: NetworkSpec, from: number, to: number): NetworkSpec {
  const nodes = pinned(spec);
  const node = nodes[from];
  return node === undefined ? spec : { ...spec, nodes: nodes.toSpliced(from, 1).toSpliced(to, 0, node) };
}

/**
 * Name of a layer that a move would leave without what it reads, or unread. Null where layers follow one another only: what
 * goes wrong there stands in the review. Of a network with connections of its own a move must leave no new fault at all: a
 * branch that is torn may still have shapes that fit.
 */
export function connectionTorn(spec: NetworkSpec, from: number, to: number): string | null {
  if (spec.nodes.every(({ inbound }) => inbound === undefined)) return null;
  const known = faultsByLayer(spec);
  const after = moved(spec, from, to);
  const torn = validateNetwork(after).find(
    ({ code, severity, nodeIndex }) =>
      (severity === 'error' || code === 'output-unused') && !known.has(faultKey(code, after.nodes[nodeIndex ?? -1])),
  );
  if (torn === undefined) return null;
  return nodeNames(after)[torn.nodeIndex ?? to] ?? '';
}

function faultKey(code: string, node: LayerNode | undefined): string {
  return `${code} ${JSON.stringify(node?.layer ?? null)}`;
}

/** What is wrong already, by fault and layer: places and names change with a move. */
function faultsByLayer(spec: NetworkSpec): ReadonlySet<string> {
  return new Set(validateNetwork(spec).map(({ code, nodeIndex }) => faultKey(code, spec.nodes[nodeIndex ?? -1])));
}

/** The copy stands right behind, without a name of its own and fed by the original. */
export function duplicateLayer(spec: NetworkSpec, at: number): NetworkSpec {
  const layer = spec.nodes[at]?.layer;
  return layer === undefined ? spec : insertLayer(spec, at + 1, layer);
}

export function replaceLayer(spec: NetworkSpec, at: number, layer: Layer): NetworkSpec {
  const node = spec.nodes[at];
  return node === undefined ? spec : { ...spec, nodes: spec.nodes.with(at, { ...node, layer }) };
}

/** Whoever read the removed layer reads what that one read. */
export function removeLayer(spec: NetworkSpec, at: number): NetworkSpec {
  const nodes = pinned(spec);
  const gone = nodes[at];
  if (gone === undefined) return spec;
  const before = nodeNames({ ...spec, nodes })[at - 1] ?? INPUT_NAME;
  const source = gone.inbound?.[0] ?? before;
  const next = nodes[at + 1];
  const rest = nodes.map((node, index) => {
    if (node.inbound === undefined) {
      // A chain's next layer follows by its place, unless the removed one read from elsewhere.
      return node === next && gone.inbound !== undefined ? { ...node, inbound: [source] } : node;
    }
    if (index === at || gone.name === undefined || !node.inbound.includes(gone.name)) return node;
    return { ...node, inbound: node.inbound.map((name) => (name === gone.name ? source : name)) };
  });
  // A source that is named now must keep its name.
  const named = pinned({ ...spec, nodes: rest });
  return { ...spec, nodes: named.toSpliced(at, 1) };
}
