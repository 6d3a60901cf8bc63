// A layers model's topology, as TensorFlow.js or Keras (2 and 3) write it, as a network. Reads only, trusts nothing.
// Not responsible for: single layers (read-layer.ts) or weights (shards.ts).
import { MAX_NODES } from '../../../../../nn/spec-parser.ts';
import { INPUT_NAME, automaticName, nodeNames } from '../../../../../nn/names.ts';
import type { NetworkProblemCode } from '../../../../../nn/problems.ts';
import { inferShapes } from '../../../../../nn/shapes.ts';
import type { LayerNode, NetworkSpec, Shape } from '../../../../../nn/spec.ts';
import { validateNetwork } from '../../../../../nn/validate.ts';
import { fieldsOf, listOf, shown, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { refuse } from './problems.ts';
import { readSources } from './read-sources.ts';
import { lastAxisFault, readLayer } from './read-layer.ts';

export interface ReadTopology {
  readonly spec: NetworkSpec;
  /** The layers of the file, node by node: their weights are called after them. */
  readonly fileLayers: readonly { readonly name: string; readonly config: Fields }[];
  /** Drawn and counted it can be, but not trained: its weights are of no use here. */
  readonly isTooLarge: boolean;
}

interface Entry {
  readonly className: string;
  readonly name: string;
  readonly config: Fields;
  /** Names of what it reads; null in a chain. */
  readonly sources: readonly string[] | null;
}

/** Where Keras puts the model into a larger object it is taken out of it. */
function modelOf(topology: unknown): Fields {
  const outer = fieldsOf(topology, 'modelTopology');
  return outer.has('model_config') ? fieldsOf(outer.get('model_config'), 'model_config') : outer;
}

function entryOf(value: unknown, index: number, isGraph: boolean): Entry {
  const place = `layers[${index}]`;
  const fields = fieldsOf(value, place);
  const config = fieldsOf(fields.get('config'), `${place}.config`);
  const className = textOf(fields.get('class_name'), `${place}.class_name`);
  const name = textOf(config.get('name') ?? fields.get('name') ?? `${className} ${index}`, `${place}.name`);
  return { className, name, config, sources: isGraph ? readSources(fields.get('inbound_nodes'), name) : null };
}

/** The shape of one sample that a layer says it is given; null where it says nothing. */
function givenShape(config: Fields): Shape | null {
  const given = config.get('batch_input_shape') ?? config.get('batch_shape');
  if (given === undefined || given === null) return null;
  const sides = listOf(given, 'batch_shape').slice(1);
  const shape = sides.filter((side) => typeof side === 'number');
  return shape.length === sides.length && shape.length > 0 ? shape : refuse({ code: 'input-unknown' });
}

/** With the names of what it reads; null is the input. */
interface LinkedEntry extends Entry {
  readonly inbound: readonly (string | null)[];
}

interface Linked {
  readonly inputShape: Shape;
  /** In an order in which every layer stands behind what it reads. */
  readonly entries: readonly LinkedEntry[];
}

function chain(entries: readonly Entry[], model: Fields): Linked {
  const layers = entries.filter(({ className }) => className !== 'InputLayer');
  const first = entries[0] === undefined ? null : givenShape(entries[0].config);
  const built = new Map([['batch_shape', fieldsOf(model.get('config'), 'config').get('build_input_shape')]]);
  const inputShape = first ?? givenShape(built) ?? refuse({ code: 'input-unknown' });
  const inbound = (index: number) => [layers[index - 1]?.name ?? null];
  return { inputShape, entries: layers.map((entry, index) => ({ ...entry, inbound: inbound(index) })) };
}

/** The one name of `input_layers` or `output_layers`: `[["name", 0, 0]]`, or without the outer list. */
function endOf(value: unknown, place: string): string {
  const list = listOf(value, place);
  if (typeof list[0] === 'string') return list[0];
  if (list.length !== 1) return refuse({ code: 'several-ends' });
  return textOf(listOf(list[0], place)[0], place);
}

function graph(entries: readonly Entry[], config: Fields): Linked {
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    if (byName.has(entry.name)) refuse({ code: 'layer-shared', layer: shown(entry.name) });
    byName.set(entry.name, entry);
  }
  const input = endOf(config.get('input_layers'), 'input_layers');
  const start = byName.get(input);
  if (start === undefined) return refuse({ code: 'input-unknown' });
  const done = new Map<string, LinkedEntry>();
  const open: string[] = [endOf(config.get('output_layers'), 'output_layers')];
  const begun = new Set<string>();
  // Depth first, without recursion: a layer is done when all it reads are.
  for (let name = open.at(-1); name !== undefined; name = open.at(-1)) {
    const entry = byName.get(name);
    const sources = entry?.sources ?? [];
    const missing = sources.find((source) => !byName.has(source));
    if (entry === undefined || missing !== undefined) {
      return refuse({ code: 'source-missing', layer: shown(name), source: shown(missing ?? name) });
    }
    const waiting = sources.filter((source) => source !== input && !done.has(source));
    if (done.has(name) || name === input || waiting.length === 0) {
      open.pop();
      if (name === input || done.has(name)) continue;
      if (sources.length === 0) refuse({ code: entry.className === 'InputLayer' ? 'several-ends' : 'input-unknown' });
      done.set(name, { ...entry, inbound: sources.map((source) => (source === input ? null : source)) });
      continue;
    }
    if (begun.has(name)) refuse({ code: 'cycle', layer: shown(name) });
    begun.add(name);
    open.push(...waiting);
  }
  // In the order of the file where that does.
  const order = entries.flatMap(({ name }) => done.get(name) ?? []);
  const places = new Map(order.map(({ name }, index) => [name, index]));
  const isSorted = order.every(({ inbound }, index) =>
    inbound.every((from) => from === null || (places.get(from) ?? index) < index),
  );
  return {
    inputShape: givenShape(start.config) ?? refuse({ code: 'input-unknown' }),
    entries: isSorted ? order : [...done.values()],
  };
}

const TOO_LARGE: ReadonlySet<NetworkProblemCode> = new Set(['too-many-parameters', 'too-many-activations']);

const OWN_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Names that Keras counted up are not kept: they are counted here afresh. */
function ownName({ className, name }: Entry, layer: LayerNode['layer']): { readonly name?: string } {
  const base = automaticName(layer.className);
  const isCounted = name === base || (name.startsWith(`${base}_`) && /^\d+$/.test(name.slice(base.length + 1)));
  const isMade = name.startsWith(`${base}_${className}`);
  return isCounted || isMade || name === INPUT_NAME || !OWN_NAME.test(name) ? {} : { name };
}

function networkOf({ inputShape, entries }: Linked): NetworkSpec {
  const bare = entries.map((entry): LayerNode => {
    const layer = readLayer(entry.className, entry.config);
    return { layer, ...ownName(entry, layer) };
  });
  const names = nodeNames({ inputShape, nodes: bare });
  const newNames = new Map(entries.map((entry, index) => [entry.name, names[index] ?? '']));
  const nodes = bare.map((node, index): LayerNode => {
    const read = entries[index]?.inbound ?? [];
    const inbound = read.map((from) => (from === null ? INPUT_NAME : (newNames.get(from) ?? INPUT_NAME)));
    const before = names[index - 1] ?? INPUT_NAME;
    return inbound.length === 1 && inbound[0] === before ? node : { ...node, inbound };
  });
  return { inputShape, nodes };
}

/** Throws ModelProblemError on what is no network of the course's layers, or one that can't stand. */
export function readTopology(topology: unknown, mostLayers: number): ReadTopology {
  const model = modelOf(topology);
  const className = textOf(model.get('class_name'), 'class_name');
  const isGraph = className !== 'Sequential';
  if (isGraph && className !== 'Functional' && className !== 'Model') {
    return refuse({ code: 'layer-unknown', layer: shown(className) });
  }
  const config = model.get('config');
  const list = Array.isArray(config) ? config : listOf(fieldsOf(config, 'config').get('layers'), 'layers');
  // The input is a layer in the file.
  if (list.length > Math.min(mostLayers, MAX_NODES) + 1) refuse({ code: 'too-many-layers', limit: mostLayers });
  const entries = list.map((value, index) => entryOf(value, index, isGraph));
  const linked = isGraph ? graph(entries, fieldsOf(config, 'config')) : chain(entries, model);
  const spec = networkOf(linked);
  const faults = validateNetwork(spec).filter(({ severity }) => severity === 'error');
  const fault = faults.find(({ code }) => !TOO_LARGE.has(code));
  if (fault !== undefined) refuse({ code: 'network', fault });
  inferShapes(spec).forEach(({ output }, index) => {
    const entry = linked.entries[index];
    const value = entry && lastAxisFault(entry.className, entry.config, output.length);
    if (typeof value !== 'string') return;
    refuse({ code: 'value-unknown', layer: shown(entry?.className), field: 'axis', value });
  });
  return { spec, fileLayers: linked.entries, isTooLarge: faults.length > 0 };
}
