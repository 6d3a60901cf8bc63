// What a derivation is, and the letters that a shape's axes go by. Not responsible for: any layer's formulas.
import type { Shape } from '../spec.ts';
import { evaluate, quantity, type Formula, type Letter, type Quantity } from './formula.ts';
import type { Step } from './windows.ts';

export type DerivationId =
  | 'output-height'
  | 'output-width'
  | 'output-length'
  | 'output-depth'
  | 'output-units'
  | 'padding-height'
  | 'padding-width'
  | 'padding-length'
  | 'weights'
  | 'biases'
  | 'scale-and-shift'
  | 'moving-averages'
  | 'parameters'
  | 'macs'
  | 'output-memory'
  | 'parameter-memory';

/** Why it is worked out so; a view has a sentence for each. */
export const DERIVATION_REASONS = [
  'size-same',
  'size-valid',
  'size-causal',
  'size-transposed-same',
  'size-transposed-valid',
  'size-kept',
  'depth-filters',
  'depth-multiplied',
  'depth-kept',
  'units-given',
  'units-flattened',
  'units-pooled',
  'padding-valid',
  'padding-same',
  'padding-causal',
  'padding-cut',
  'padding-uncut',
  'weights-convolution',
  'weights-depthwise',
  'weights-separable',
  'weights-dense',
  'weights-none',
  'biases-filters',
  'biases-maps',
  'biases-units',
  'biases-off',
  'biases-none',
  'scale-and-shift',
  'moving-averages',
  'parameters-sum',
  'parameters-normalization',
  'parameters-none',
  'macs-convolution',
  'macs-transposed',
  'macs-depthwise',
  'macs-separable',
  'macs-dense',
  'macs-normalization',
  'macs-none',
  'output-memory',
  'parameter-memory',
] as const;

export type DerivationReason = (typeof DERIVATION_REASONS)[number];

export interface Derivation {
  readonly id: DerivationId;
  readonly reason: DerivationReason;
  readonly steps: readonly Step[];
  /** What the last step comes to; for padding the zeros (or what is cut) on both sides together. */
  readonly value: number;
}

export function step(name: Quantity, formula: Formula): Step {
  return { quantity: name, formula, value: evaluate(formula) };
}

export function derivation(id: DerivationId, reason: DerivationReason, steps: readonly Step[]): Derivation {
  return { id, reason, steps, value: steps.at(-1)?.value ?? 0 };
}

/** Number of values of the output, axis by axis: `H_out W_out D_out`. */
export function outputFactors(output: Shape): readonly Formula[] {
  const letters: Readonly<Record<number, readonly Letter[]>> = {
    1: ['N_out'],
    2: ['L_out', 'D_out'],
    3: ['H_out', 'W_out', 'D_out'],
  };
  const names = letters[output.length] ?? [];
  return output.map((side, index) => quantity(names[index] ?? 'N_out', side));
}

/** Without the last axis: the places of the output. */
export function placeFactors(output: Shape): readonly Formula[] {
  return outputFactors(output).slice(0, -1);
}

/** Number of values of the input, axis by axis. */
export function inputFactors(input: Shape): readonly Formula[] {
  const letters: Readonly<Record<number, readonly Letter[]>> = {
    1: ['N_in'],
    2: ['L_in', 'D_in'],
    3: ['H_in', 'W_in', 'D_in'],
  };
  const names = letters[input.length] ?? [];
  return input.map((side, index) => quantity(names[index] ?? 'N_in', side));
}
