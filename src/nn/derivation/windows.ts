// Output size and padding along one axis, step by step: the two formulas in use, and when they agree.
// Sizes are those of shapes.ts (padding2D, paddingTranspose), here with their reasons.
// Not responsible for: parameters and costs (derive.ts).
import { dilatedKernel } from '../layer-rules.ts';
import { padding2D, paddingTranspose } from '../shapes.ts';
import type { Padding, Padding1D } from '../spec.ts';
import {
  ceil,
  difference,
  evaluate,
  floor,
  max,
  number,
  product,
  quantity,
  quotient,
  sum,
  type Formula,
  type Letter,
  type Quantity,
} from './formula.ts';

export type Axis = 'height' | 'width' | 'length';

export interface Step {
  readonly quantity: Quantity;
  readonly formula: Formula;
  readonly value: number;
}

/** One axis of a layer that slides a window. */
export interface AxisWindow {
  readonly axis: Axis;
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: Padding1D;
  /** Both axes have the same kernel, stride and dilation: then letters need no index. */
  readonly isSquare: boolean;
}

interface AxisLetters {
  readonly input: Letter;
  readonly output: Letter;
  readonly total: Letter;
  readonly before: Letter;
  readonly after: Letter;
  readonly index: '' | '_h' | '_w';
}

const LETTERS: Readonly<Record<Axis, AxisLetters>> = {
  height: { input: 'H_in', output: 'H_out', total: 'P_h', before: 'P_top', after: 'P_bottom', index: '_h' },
  width: { input: 'W_in', output: 'W_out', total: 'P_w', before: 'P_left', after: 'P_right', index: '_w' },
  length: { input: 'L_in', output: 'L_out', total: 'P_l', before: 'P_start', after: 'P_end', index: '' },
};

/** What an axis is called before and after the layer. */
export function axisLetters(axis: Axis): { readonly input: Letter; readonly output: Letter } {
  return LETTERS[axis];
}

function step(name: Quantity, formula: Formula): Step {
  return { quantity: name, formula, value: evaluate(formula) };
}

/** F, S and R of the axis, and the steps that lead from F to its extent when it is dilated. */
function windowLetters(window: AxisWindow) {
  const { axis, kernel, stride, dilation, isSquare } = window;
  const index = isSquare ? '' : LETTERS[axis].index;
  const F = quantity(`F${index}`, kernel);
  const R = quantity(`R${index}`, dilation);
  const S = quantity(`S${index}`, stride);
  if (dilation === 1) return { F, S, extent: F, steps: [] };
  const dilated = sum(product(difference(F, number(1)), R), number(1));
  const extent = quantity(`E${index}`, dilatedKernel(kernel, dilation));
  return { F, S, extent, steps: [step(`E${index}`, dilated)] };
}

/** Keras's own formula, with ceil: same and causal: H_in / S; valid: (H_in - F + 1) / S. */
export function outputSteps(window: AxisWindow): readonly Step[] {
  const { input, output } = LETTERS[window.axis];
  const { S, extent, steps } = windowLetters(window);
  const size = quantity(input, window.size);
  if (window.padding !== 'valid') return [step(output, ceil(quotient(size, S)))];
  return [...steps, step(output, ceil(quotient(sum(difference(size, extent), number(1)), S)))];
}

/** How many zeros stand on each side, and why: TensorFlow's rule puts the odd one at the end. */
export function paddingSteps(window: AxisWindow): readonly Step[] {
  const { input, output, total, before, after } = LETTERS[window.axis];
  const { S, extent, steps } = windowLetters(window);
  const { output: places } = padding2D(window.size, window.kernel, window.stride, window.dilation, window.padding);
  switch (window.padding) {
    case 'valid':
      return [step(before, number(0)), step(after, number(0))];
    case 'causal':
      return [...steps, step(before, difference(extent, number(1))), step(after, number(0))];
    case 'same': {
      const reached = sum(product(difference(quantity(output, places), number(1)), S), extent);
      const zeros = step(total, max(difference(reached, quantity(input, window.size)), number(0)));
      const all = quantity(total, zeros.value);
      const first = step(before, floor(quotient(all, number(2))));
      return [...steps, zeros, first, step(after, difference(all, quantity(before, first.value)))];
    }
    default:
      return window.padding satisfies never;
  }
}

/** A transposed convolution spreads places S apart and lays a window of F on each; same: H_in S; valid: as far as they reach. */
export function transposedOutputSteps(window: AxisWindow): readonly Step[] {
  const { input, output } = LETTERS[window.axis];
  const { F, S } = windowLetters(window);
  const spread = product(quantity(input, window.size), S);
  if (window.padding !== 'valid') return [step(output, spread)];
  return [step(output, sum(spread, max(difference(F, S), number(0))))];
}

/** What a transposed convolution with `same` cuts off again, on each side. */
export function transposedPaddingSteps(window: AxisWindow): readonly Step[] {
  const { total, before, after } = LETTERS[window.axis];
  const { F, S } = windowLetters(window);
  if (window.padding === 'valid') return [step(before, number(0)), step(after, number(0))];
  const cut = step(total, max(difference(F, S), number(0)));
  const all = quantity(total, cut.value);
  const first = step(before, floor(quotient(all, number(2))));
  return [cut, first, step(after, difference(all, quantity(before, first.value)))];
}

/** Padding of the axis as numbers, as shapes.ts has it. */
export function axisPadding(window: AxisWindow, isTransposed: boolean) {
  if (!isTransposed) {
    return padding2D(window.size, window.kernel, window.stride, window.dilation, window.padding);
  }
  const padding: Padding = window.padding === 'valid' ? 'valid' : 'same';
  return paddingTranspose(window.size, window.kernel, window.stride, padding);
}

/** The other formula with one whole number of zeros on each side. */
export interface WholePadding {
  readonly p: number;
  readonly formula: Formula;
  readonly output: number;
}

/**
 * `always`: nothing is padded, and both are the same function. `exact`: as many zeros before as after, so that p is
 * their number. `size-only`: a whole p gives the same size, but with the zeros elsewhere. `never`: no whole p does.
 */
export type Agreement = 'always' | 'exact' | 'size-only' | 'never';

export interface FormulaComparison {
  readonly axis: Axis;
  readonly output: number;
  /** Zeros before and after. */
  readonly before: number;
  readonly after: number;
  /** Keras's formula, with ceil. */
  readonly ceil: Formula;
  /** floor((n + 2p - f) / s) + 1 with the whole p next to half of all zeros: one, or two when their number is odd. */
  readonly whole: readonly WholePadding[];
  /** The same with all zeros in place of 2p: agrees always. */
  readonly total: Formula;
  readonly agreement: Agreement;
}

function floorFormula(size: number, zeros: Formula, window: number, stride: number): Formula {
  const path = difference(sum(quantity('n', size), zeros), quantity('f', window));
  return sum(floor(quotient(path, quantity('s', stride))), number(1));
}

/** Both formulas along one axis of an ordinary convolution or pooling. */
export function compareFormulas(window: AxisWindow): FormulaComparison {
  const { size, kernel, stride, dilation, padding, axis } = window;
  const extent = dilatedKernel(kernel, dilation);
  const { before, after, output } = padding2D(size, kernel, stride, dilation, padding);
  const halves = [...new Set([Math.floor((before + after) / 2), Math.ceil((before + after) / 2)])];
  const whole = halves.map((p): WholePadding => {
    const formula = floorFormula(size, product(number(2), quantity('p', p)), extent, stride);
    return { p, formula, output: evaluate(formula) };
  });
  const agrees = whole.some((candidate) => candidate.output === output);
  const padded: Agreement = before === after ? 'exact' : agrees ? 'size-only' : 'never';
  return {
    axis,
    output,
    before,
    after,
    ceil: outputSteps(window).at(-1)?.formula ?? number(output),
    whole,
    total: floorFormula(size, quantity(LETTERS[axis].total, before + after), extent, stride),
    agreement: padding === 'valid' ? 'always' : padded,
  };
}
