// Reads what students paste: a Keras line, some lines, or a whole listing, in old and current spellings, into layers and a
// NetworkSpec. It never runs anything, takes time linear in the text, and never throws.
// Not responsible for: judging the network (validate.ts) or the sentences (kit/sentences/keras-parser.ts).
import { nodeNames } from '../names.ts';
import type { LayerNode, NetworkSpec, Shape } from '../spec.ts';
import { Interpreter } from './interpreter.ts';
import { KerasParseError, type KerasNote, type KerasProblem, type Place } from './problems.ts';
import { readStatements } from './statements.ts';
import type { CompiledTraining } from './training.ts';
import type { Workbench } from './workbench.ts';
import type { InputDraft, LayerDraft, NodeDraft, TensorDraft } from './values.ts';

export interface KerasListing {
  readonly kind: 'ok';
  /** The layers of the last model; without a model, all layers that stand there, as a chain. At least one. */
  readonly nodes: readonly LayerNode[];
  /** Where each of them stands in the text. */
  readonly places: readonly Place[];
  /** Shape of one sample; null when the text does not say. */
  readonly inputShape: Shape | null;
  /** The network; null without an input shape. It may be impossible: validateNetwork judges it. */
  readonly spec: NetworkSpec | null;
  /** What `compile` says; null when it isn't called. */
  readonly training: CompiledTraining | null;
  readonly notes: readonly KerasNote[];
}

interface Assembled {
  readonly drafts: readonly LayerDraft[];
  readonly nodes: readonly LayerNode[];
  readonly inputShape: Shape | null;
}

function nodeOf({ layer, name }: LayerDraft): LayerNode {
  return name === null ? { layer } : { layer, name };
}

function chain(drafts: readonly LayerDraft[], inputShape: Shape | null): Assembled {
  return { drafts, nodes: drafts.map(nodeOf), inputShape };
}

/** Everything that the output depends on, in the order of the calls. */
function ancestors(output: NodeDraft): {
  readonly nodes: readonly NodeDraft[];
  readonly inputs: readonly InputDraft[];
} {
  const seen = new Set<NodeDraft>([output]);
  const inputs = new Set<InputDraft>();
  const open = [output];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const tensor of node.inputs) {
      if (tensor.from === 'input') inputs.add(tensor.input);
      else if (!seen.has(tensor.node)) {
        seen.add(tensor.node);
        open.push(tensor.node);
      }
    }
  }
  return { nodes: [...seen].toSorted((a, b) => a.index - b.index), inputs: [...inputs] };
}

function graph(output: NodeDraft): Assembled {
  const { nodes, inputs } = ancestors(output);
  const [input, second] = inputs;
  if (second !== undefined) throw new KerasParseError('several-inputs', second);
  const places = new Map(nodes.map((node, index) => [node, index]));
  const bare = nodes.map(({ draft }) => nodeOf(draft));
  const names = nodeNames({ inputShape: input?.shape ?? [], nodes: bare });
  const indexOf = (tensor: TensorDraft): number => (tensor.from === 'input' ? -1 : (places.get(tensor.node) ?? -1));
  const linked = nodes.map((node, index): LayerNode => {
    const read = node.inputs.map(indexOf);
    const own = bare[index] ?? nodeOf(node.draft);
    // Absent means the node before: what makes a plain chain a Sequential model.
    if (read.length === 1 && read[0] === index - 1) return own;
    return { ...own, inbound: read.map((from) => (from === -1 ? 'input' : (names[from] ?? 'input'))) };
  });
  return { drafts: nodes.map(({ draft }) => draft), nodes: linked, inputShape: input?.shape ?? null };
}

function assemble({ bench, suspect }: Interpreter): Assembled {
  const { models, nodes, inputs } = bench;
  const filled = models.filter((model) =>
    model.kind === 'graph' ? model.output.from === 'node' : model.layers.length > 0,
  );
  const model = filled.at(-1);
  if (filled.length > 1) {
    const first = model?.kind === 'sequential' ? model.layers[0] : nodes.at(-1)?.draft;
    const { line, column } = first ?? { line: 1, column: 1 };
    bench.notes.push({ code: 'several-models', line, column, values: { count: filled.length } });
  }
  if (model?.kind === 'sequential') return chain(model.layers, model.inputShape);
  if (model?.kind === 'graph' && model.output.from === 'node') return graph(model.output.node);
  const last = nodes.at(-1);
  if (last !== undefined) return graph(last);
  const [first, ...others] = bench.unusedLayers();
  if (first === undefined) throw suspect ?? new KerasParseError('no-layers', { line: 1, column: 1 });
  const given = inputs.at(-1)?.shape ?? null;
  const place = { line: first.line, column: first.column, values: { layer: first.layer.className } };
  if (given === null && first.inputShape !== null) bench.notes.push({ code: 'input-shape-on-layer', ...place });
  return chain([first, ...others], given ?? first.inputShape);
}

function noteUnused(bench: Workbench, drafts: readonly LayerDraft[]): void {
  const used = new Set(drafts);
  for (const model of bench.models) if (model.kind === 'sequential') for (const draft of model.layers) used.add(draft);
  const lonely = bench.layers.filter((draft) => !used.has(draft));
  const [first] = lonely;
  if (first === undefined) return;
  const { line, column } = first;
  bench.notes.push({ code: 'layers-unused', line, column, values: { count: lonely.length } });
}

/** Reads a listing. A problem says where the first thing stands that could not be read, and why. */
export function parseKeras(text: string): KerasListing | KerasProblem {
  try {
    const interpreter = new Interpreter();
    interpreter.run(readStatements(text));
    const { drafts, nodes, inputShape } = assemble(interpreter);
    noteUnused(interpreter.bench, drafts);
    return {
      kind: 'ok',
      nodes,
      places: drafts.map(({ line, column }) => ({ line, column })),
      inputShape,
      spec: inputShape === null ? null : { inputShape, nodes },
      training: interpreter.training,
      notes: interpreter.bench.notes,
    };
  } catch (error) {
    if (error instanceof KerasParseError) return error.problem;
    throw error;
  }
}
