// The exhibit `calculator` without its view: one layer on one input, the derivation that is open, and the last layer that
// was possible. Not responsible for: what comes out (calculator-model.ts), words (calculator.text.ts) or drawing.
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink } from '../../../kit/exhibit/link-fields.ts';
import type { DerivationId } from '../../../nn/derivation/derivation.ts';
import { layerOutputShape } from '../../../nn/shapes.ts';
import { readConfig, writeConfig } from './calculator-link.ts';
import { EMPTY, faultOf, inputFor, layerOf, type CalculatorLayer, type Config } from './config.ts';

export interface CalculatorState {
  /** What is asked for; it may be impossible. */
  readonly config: Config;
  /** The last possible one; equal to `config` when that is possible. */
  readonly good: Config;
  /** The number whose derivation is open. */
  readonly open: DerivationId | null;
}

export type CalculatorAction =
  /** Some fields of the form. */
  | { readonly kind: 'change'; readonly fields: Partial<Config> }
  /** The same by dragging: many small changes, one step of undo. */
  | { readonly kind: 'drag'; readonly fields: Partial<Config> }
  | { readonly kind: 'layer'; readonly layer: CalculatorLayer }
  /** A whole configuration: an example. */
  | { readonly kind: 'replace'; readonly config: Config }
  /** The same by typing: a Keras line or a row of a summary on its way. */
  | { readonly kind: 'type'; readonly config: Config }
  /** The output becomes the input: the next layer of a network. */
  | { readonly kind: 'next' }
  | { readonly kind: 'open'; readonly id: DerivationId | null };

export const DERIVATION_IDS = [
  'output-height',
  'output-width',
  'output-length',
  'output-depth',
  'output-units',
  'padding-height',
  'padding-width',
  'padding-length',
  'weights',
  'biases',
  'scale-and-shift',
  'moving-averages',
  'parameters',
  'macs',
  'output-memory',
  'parameter-memory',
] as const satisfies readonly DerivationId[];

export const initialConfig: Config = { ...EMPTY, strides: [2, 2], padding: 'same', activation: 'relu' };

export const initial: CalculatorState = { config: initialConfig, good: initialConfig, open: 'output-height' };

function withConfig(state: CalculatorState, config: Config): CalculatorState {
  if (sameConfig(config, state.config)) return state;
  return { ...state, config, good: faultOf(config) === null ? config : state.good };
}

export function sameConfig(one: Config, other: Config): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function reduce(state: CalculatorState, action: CalculatorAction): CalculatorState {
  switch (action.kind) {
    case 'change':
    case 'drag':
      return withConfig(state, { ...state.config, ...action.fields });
    case 'layer': {
      const { layer } = action;
      const padding = state.config.padding === 'causal' && layer !== 'Conv1D' ? 'same' : state.config.padding;
      return withConfig(state, { ...state.config, layer, input: inputFor(layer, state.config.input), padding });
    }
    case 'replace':
    case 'type':
      return withConfig(state, action.config);
    case 'next': {
      const output = layerOutputShape(layerOf(state.good), [state.good.input]);
      return withConfig(state, { ...state.good, input: inputFor(state.good.layer, output) });
    }
    case 'open':
      return { ...state, open: action.id };
    default:
      return action satisfies never;
  }
}

/** Moving a handle or typing a line makes one undo step, not dozens. */
export function transient(action: CalculatorAction): boolean {
  return action.kind === 'drag' || action.kind === 'type';
}

export function encode(state: CalculatorState): LinkQuery {
  const isInitial = sameConfig(state.config, initial.config);
  const open = state.open ?? 'none';
  if (isInitial && open === initial.open) return {};
  return { ...writeConfig(state.config), ...(open === initial.open ? {} : { show: open }) };
}

/** An impossible layer is no bad link: it is shown as asked for, with the sentence that says why it can't be. */
export function decode(query: LinkQuery): Decoded<CalculatorState> {
  return readLink(query, (link) => {
    const config = readConfig(link) ?? initialConfig;
    const show = link.choice('show', [...DERIVATION_IDS, 'none'], initial.open ?? 'none');
    return {
      config,
      good: faultOf(config) === null ? config : initial.good,
      open: show === 'none' ? null : show,
    };
  });
}
