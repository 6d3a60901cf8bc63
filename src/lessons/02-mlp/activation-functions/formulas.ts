// Formulas of the functions and their derivatives, first in letters, then with the point's number put in.
// Not responsible for: computing values (nn); numbers here are rounded to four digits for reading.
import { activate, activationSlope, erf } from '../../../nn/activations.ts';
import type { FunctionId } from './functions.ts';

export interface FormulaRow {
  readonly tex: string;
  /** In words, for screen readers. */
  readonly label: string;
}

/** A number in TeX, four significant digits. */
export function tex(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '\\text{NaN}' : value > 0 ? '\\infty' : '-\\infty';
  const [mantissa = '', exponent] = String(Number(value.toPrecision(4))).split('e');
  return exponent === undefined ? mantissa : `${mantissa}\\times 10^{${Number(exponent)}}`;
}

/** The same behind an operator: negative numbers in brackets. */
function factor(value: number): string {
  return value < 0 ? `(${tex(value)})` : tex(value);
}

interface Pieces {
  /** Right sides: the function in letters and with numbers, its derivative likewise; `null` where it says nothing more. */
  readonly value: readonly [letters: string, numbers: string | null];
  readonly slope: readonly [letters: string, numbers: string | null];
}

function cases(above: string, below: string): string {
  return `\\begin{cases}${above} & x > 0\\\\ ${below} & x \\le 0\\end{cases}`;
}

function piecesOf(id: FunctionId, x: number): Pieces {
  const at = factor(x);
  const isOn = x > 0;
  const y = activate(id, x);
  const power = `e^{${tex(x)}}`;
  switch (id) {
    case 'relu':
      return { value: ['\\max(x,\\ 0)', `\\max(${tex(x)},\\ 0)`], slope: [cases('1', '0'), null] };
    case 'leaky_relu':
      return { value: [cases('x', '0.2\\,x'), isOn ? null : `0.2\\cdot ${at}`], slope: [cases('1', '0.2'), null] };
    case 'elu':
      return {
        value: [cases('x', 'e^{x} - 1'), isOn ? null : `${power} - 1`],
        slope: [cases('1', 'e^{x}'), isOn ? null : power],
      };
    case 'selu':
      return {
        value: [
          `\\lambda${cases('x', '\\alpha\\,(e^{x} - 1)')}`,
          isOn ? `1.0507\\cdot ${at}` : `1.0507\\cdot 1.6733\\,(${power} - 1)`,
        ],
        slope: [`\\lambda${cases('1', '\\alpha\\, e^{x}')}`, isOn ? '1.0507' : `1.0507\\cdot 1.6733\\cdot ${power}`],
      };
    case 'gelu': {
      const below = tex((1 + erf(x / Math.SQRT2)) / 2);
      const density = tex(Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI));
      return {
        value: ['x\\,\\Phi(x)', `${at}\\cdot ${below}`],
        slope: ['\\Phi(x) + x\\,\\varphi(x)', `${below} + ${at}\\cdot ${density}`],
      };
    }
    case 'sigmoid':
      return {
        value: ['\\dfrac{1}{1 + e^{-x}}', `\\dfrac{1}{1 + e^{${tex(-x + 0)}}}`],
        slope: ['f(x)\\,\\bigl(1 - f(x)\\bigr)', `${tex(y)}\\cdot (1 - ${tex(y)})`],
      };
    case 'tanh':
      return {
        value: ['\\dfrac{e^{x} - e^{-x}}{e^{x} + e^{-x}}', `\\tanh(${tex(x)})`],
        slope: ['1 - f(x)^2', `1 - ${factor(y)}^2`],
      };
    default:
      return id satisfies never;
  }
}

/** Four rows: the function, its value, the derivative, its value. */
export function workedRows(id: FunctionId, x: number): readonly FormulaRow[] {
  const { value, slope } = piecesOf(id, x);
  const worked = (name: string, numbers: string | null, result: number): FormulaRow => ({
    tex: `${name}(${tex(x)}) = ${numbers === null || numbers === tex(result) ? '' : `${numbers} = `}${tex(result)}`,
    label: `${name}(${tex(x)}) = ${tex(result)}`,
  });
  return [
    { tex: `f(x) = ${value[0]}`, label: `f(x) = ${value[0]}` },
    worked('f', value[1], activate(id, x)),
    { tex: `f'(x) = ${slope[0]}`, label: `f'(x) = ${slope[0]}` },
    worked("f'", slope[1], activationSlope(id, x)),
  ];
}

/** The probability of one class with all numbers put in, the largest exponent taken off first as programs do. */
export function softmaxTex(scaled: readonly number[], k: number, probability: number): string {
  const largest = Math.max(...scaled);
  const powers = scaled.map((z) => `e^{${tex(z - largest)}}`);
  return `p_{${k}} = \\dfrac{${powers[k] ?? ''}}{${powers.join(' + ')}} = ${tex(probability)}`;
}
