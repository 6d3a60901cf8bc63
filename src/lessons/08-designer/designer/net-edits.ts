// Editing the list of layers: insert, move, duplicate, replace, remove, with connections kept where layers are named in them.
// Not responsible for: whether the result can stand (nn/validate.ts says so).
import { INPUT_NAME, nodeNames } from '../../../nn/names.ts';
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

export function moveLayer(spec: NetworkSpec, from: number, to: number): NetworkSpec {
  const nodes = pinned(spec);
  const node = nodes[from];
  return node === undefined ? spec : { ...spec, nodes: nodes.toSpliced(from, 1).toSpliced(to, 0, node) };
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
