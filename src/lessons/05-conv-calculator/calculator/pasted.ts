// What pasted Keras code and pasted rows of a summary come to: layers to choose from, each as a configuration.
// Not responsible for: reading text (nn/keras-parser), solving rows (nn/row-solver) or drawing (KerasBox.tsx, RowBox.tsx).
import { parseKeras } from '../../../nn/keras-parser/parse.ts';
import type { KerasListing } from '../../../nn/keras-parser/parse.ts';
import type { KerasNote, KerasProblem } from '../../../nn/keras-parser/problems.ts';
import { readSummaryRows } from '../../../nn/keras-parser/summary-row.ts';
import { batchNormalization, dense } from '../../../nn/build.ts';
import { NetworkProblemError } from '../../../nn/problems.ts';
import type { OpenFact } from '../../../nn/row-solver/solved-row.ts';
import { solveRow } from '../../../nn/row-solver/solve-row.ts';
import { inferShapes, tryLayerOutputShape } from '../../../nn/shapes.ts';
import type { Layer, Shape } from '../../../nn/spec.ts';
import { batchShapeText, groupedDigits } from '../../../nn/summary.ts';
import type { RowFault } from '../../../kit/sentences/summary-row.ts';
import { summaryRow } from './calculator-model.ts';
import { configOf, inputFor, layerOf, type Config } from './config.ts';

/** One layer of what was pasted. */
export interface PastedLayer {
  readonly index: number;
  /** Its row of the summary, or its class where it can't stand. */
  readonly label: string;
  /** Null when the calculator has no form for it, or its input isn't known. */
  readonly config: Config | null;
}

export interface PastedCode {
  readonly kind: 'ok';
  readonly layers: readonly PastedLayer[];
  readonly chosen: PastedLayer;
  readonly notes: readonly KerasNote[];
  /** The input that was filled in because the code names none; null when it does. */
  readonly takenInput: Shape | null;
  /** Something was set that the calculator doesn't keep, such as an initializer. */
  readonly isReduced: boolean;
}

/** Inputs of the layers, as far as they can be told. */
function inputsOf({ nodes, spec }: KerasListing, first: Shape): readonly (Shape | null)[] {
  try {
    if (spec !== null) return inferShapes(spec).map(({ inputs }) => inputs[0] ?? null);
  } catch (error) {
    if (!(error instanceof NetworkProblemError)) throw error;
  }
  // Without an input, or with a layer that can't stand: along the chain, up to that layer.
  let shape: Shape | null = first;
  return nodes.map(({ layer }) => {
    const input = shape;
    const found = input === null ? null : tryLayerOutputShape(layer, [input]);
    shape = found?.kind === 'ok' ? found.shape : null;
    return input;
  });
}

function labelOf(layer: Layer, input: Shape | null): string {
  const found = input === null ? null : tryLayerOutputShape(layer, [input]);
  return found?.kind === 'ok' && input !== null ? summaryRow(layer, input) : layer.className;
}

/** Whether a layer says more than a configuration keeps: other initializers, other constants. */
function saysMore(layer: Layer): boolean {
  const standard = dense({ units: 1 });
  if ('kernelInitializer' in layer) {
    const { kernelInitializer, biasInitializer } = layer;
    return kernelInitializer !== standard.kernelInitializer || biasInitializer !== standard.biasInitializer;
  }
  const { momentum, epsilon } = batchNormalization();
  return layer.className === 'BatchNormalization' && (layer.momentum !== momentum || layer.epsilon !== epsilon);
}

/** Reads code against the present configuration. `choice`: the layer asked for; the first with a form otherwise. */
export function readPastedCode(text: string, present: Config, choice: number | null): PastedCode | KerasProblem {
  const listing = parseKeras(text);
  if (listing.kind === 'problem') return listing;
  const [first] = listing.nodes;
  const firstConfig = first === undefined ? null : configOf(first.layer, present.input, present);
  const taken = firstConfig === null ? present.input : inputFor(firstConfig.layer, present.input);
  const inputs = inputsOf(listing, listing.inputShape ?? taken);
  const layers = listing.nodes.map(({ layer }, index): PastedLayer => {
    const input = inputs[index] ?? null;
    const config = input === null ? null : configOf(layer, input, present);
    return { index, label: labelOf(layer, input), config };
  });
  const chosen =
    (choice === null ? undefined : layers[choice]) ?? layers.find(({ config }) => config !== null) ?? layers[0];
  if (chosen === undefined) return { kind: 'problem', code: 'no-layers', line: 1, column: 1, values: {} };
  const layer = listing.nodes[chosen.index]?.layer;
  return {
    kind: 'ok',
    layers,
    chosen,
    notes: listing.notes,
    takenInput: listing.inputShape === null && chosen.index === 0 ? (chosen.config?.input ?? null) : null,
    isReduced: layer !== undefined && saysMore(layer),
  };
}

export type PastedRow =
  | {
      readonly kind: 'ok';
      readonly rows: readonly string[];
      readonly chosen: number;
      readonly config: Config;
      readonly open: readonly OpenFact[];
      /** The input is the output of the row above. */
      readonly isChained: boolean;
    }
  | { readonly kind: 'problem'; readonly rows: readonly string[]; readonly chosen: number; readonly fault: RowFault };

/** Reads rows against the present configuration. `choice`: the row asked for; the last one otherwise. */
export function readPastedRow(text: string, present: Config, choice: number | null): PastedRow {
  const read = readSummaryRows(text);
  if (read.kind === 'problem') return { kind: 'problem', rows: [], chosen: 0, fault: read };
  const rows = read.rows.map(({ className, output, parameters }) => {
    const count = parameters === null ? '' : `   ${groupedDigits(parameters)}`;
    return `${className}   ${batchShapeText(output)}${count}`;
  });
  const chosen = choice !== null && choice < read.rows.length ? choice : read.rows.length - 1;
  const row = read.rows[chosen];
  const above = read.rows[chosen - 1]?.output ?? null;
  const problem = (fault: RowFault): PastedRow => ({ kind: 'problem', rows, chosen, fault });
  if (row === undefined) return problem({ code: 'row-missing', values: {} });
  const solved = solveRow(row, { layer: layerOf(present), input: present.input }, above);
  if (solved.kind === 'problem') return problem(solved);
  const config = configOf(solved.layer, solved.input, present);
  if (config === null) return problem({ code: 'class', values: { layer: row.className } });
  const isChained = above !== null && above.join() === config.input.join();
  return { kind: 'ok', rows, chosen, config, open: solved.open, isChained };
}
