// What the calculator shows: the layer's Keras line, its row of model.summary(), every number with its derivation.
// All of it from nn. Not responsible for: words (calculator.text.ts, derivation.text.ts) or geometry (volumes.ts).
import type { Derivation, DerivationId } from '../../../nn/derivation/derivation.ts';
import { deriveLayer, findDerivation, type LayerDerivations } from '../../../nn/derivation/derive.ts';
import type { FormulaComparison } from '../../../nn/derivation/windows.ts';
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { codeLine, pythonTuple, type CodeLine } from '../../../nn/keras-tokens.ts';
import { requiredRank } from '../../../nn/layer-rules.ts';
import type { Layer, Shape } from '../../../nn/spec.ts';
import { summarize } from '../../../nn/summary.ts';
import { sameConfig, type CalculatorState } from './calculator.ts';
import { faultOf, layerOf, type Config, type ConfigFault } from './config.ts';
import { PRESET_IDS, PRESETS, type PresetId } from './presets.ts';

export interface CalculatorModel {
  /** What is asked for. */
  readonly config: Config;
  /** Why it can't be; null when it can. */
  readonly fault: ConfigFault | null;
  /** What is worked out: the last possible configuration. */
  readonly good: Config;
  readonly layer: Layer;
  readonly output: Shape;
  readonly derivations: LayerDerivations;
  readonly open: Derivation | null;
  /** Both output formulas of the axis whose output size is open. */
  readonly comparison: FormulaComparison | null;
  /** Current Keras code of what is asked for: its input and the layer. */
  readonly code: readonly CodeLine[];
  /** Row of model.summary(), single-spaced columns. */
  readonly row: string;
  readonly parameters: number;
  /** Whether the same kind of layer can read this output. */
  readonly canContinue: boolean;
  /** The preset that is shown; null for none. */
  readonly preset: PresetId | null;
}

/** `conv2d (Conv2D)   (None, 64, 64, 32)   896`, as Keras prints it. */
export function summaryRow(layer: Layer, input: Shape): string {
  const [row] = summarize({ inputShape: input, nodes: [{ layer }] }).rows;
  return row === undefined ? '' : `${row.name} (${row.className})   ${row.outputShape}   ${row.parametersText}`;
}

/** The lines that stand for a configuration in current Keras. */
export function kerasLines(config: Config): readonly CodeLine[] {
  return [codeLine(`keras.Input(shape=${pythonTuple(config.input)})`), kerasLayerLine(layerOf(config))];
}

function comparisonOf(all: LayerDerivations, open: DerivationId | null): FormulaComparison | null {
  return all.comparisons.find(({ axis }) => open === `output-${axis}`) ?? null;
}

export function present(state: CalculatorState): CalculatorModel {
  const { config, good, open } = state;
  const layer = layerOf(good);
  const derivations = deriveLayer(layer, good.input);
  const rank = requiredRank(layer);
  const { output } = derivations;
  return {
    config,
    fault: faultOf(config),
    good,
    layer,
    output,
    derivations,
    open: open === null ? null : (findDerivation(derivations, open) ?? null),
    comparison: comparisonOf(derivations, open),
    code: kerasLines(config),
    row: summaryRow(layer, good.input),
    parameters: findDerivation(derivations, 'parameters')?.value ?? 0,
    canContinue: (rank === null || rank === output.length) && output.join() !== good.input.join(),
    preset: PRESET_IDS.find((id) => sameConfig(PRESETS[id], config)) ?? null,
  };
}
