// What a layer of a graph reads, as Keras 2 and TensorFlow.js say it (lists of names) and as Keras 3 does (tensors with a
// history). Not responsible for: whether those layers are there (read-topology.ts).
import { fieldsOf, isObject, listOf, shown, textOf } from './json.ts';
import { refuse } from './problems.ts';

/** More than any layer reads, deeper than any list of them is. */
const MOST_SOURCES = 1000;
const MOST_DEPTH = 4;

/** Each is the output of a layer's one and only call: `[name, 0, 0]`. */
function sourceOf(value: unknown, layer: string): string {
  const [name, node, tensor] = listOf(value, 'inbound_nodes');
  if (node !== 0 || tensor !== 0) refuse({ code: 'layer-shared', layer: shown(name) });
  return textOf(name, `${shown(layer)}.inbound_nodes`);
}

function tensorsIn(value: unknown, layer: string, depth: number): readonly string[] {
  if (Array.isArray(value) && depth < MOST_DEPTH) {
    return value.slice(0, MOST_SOURCES).flatMap((each: unknown) => tensorsIn(each, layer, depth + 1));
  }
  if (!isObject(value)) return [];
  const config = fieldsOf(value, 'inbound_nodes').get('config');
  return [sourceOf(fieldsOf(config, 'inbound_nodes').get('keras_history'), layer)];
}

/** Empty for an input. Throws ModelProblemError on a layer that is called more than once. */
export function readSources(value: unknown, layer: string): readonly string[] {
  const calls = listOf(value ?? [], `${shown(layer)}.inbound_nodes`);
  if (calls.length > 1) refuse({ code: 'layer-shared', layer: shown(layer) });
  const [call] = calls;
  if (call === undefined) return [];
  if (Array.isArray(call)) return call.slice(0, MOST_SOURCES).map((source: unknown) => sourceOf(source, layer));
  return tensorsIn(fieldsOf(call, 'inbound_nodes').get('args'), layer, 0);
}
