// Formulas as trees that can be worked out, written in TeX and written plainly, with letters or with numbers put in.
// Not responsible for: which formula describes what (derive.ts) or the words around it.
import { groupedDigits } from '../summary.ts';

/** Letters of the lecture notes (K, F, S, D_in, H_in, W_in) and those they lead to; `h`, `w`: along one axis only. */
export type Letter =
  | 'K'
  | 'F'
  | 'F_h'
  | 'F_w'
  | 'S'
  | 'S_h'
  | 'S_w'
  /** Dilation rate. */
  | 'R'
  | 'R_h'
  | 'R_w'
  /** Extent of a dilated kernel. */
  | 'E'
  | 'E_h'
  | 'E_w'
  /** Depth multiplier. */
  | 'M'
  /** Units of a dense layer. */
  | 'U'
  | 'H_in'
  | 'W_in'
  | 'D_in'
  | 'L_in'
  | 'N_in'
  | 'H_out'
  | 'W_out'
  | 'D_out'
  | 'L_out'
  | 'N_out'
  /** Rows, columns or steps of zeros, both sides together. */
  | 'P_h'
  | 'P_w'
  | 'P_l'
  | 'P_top'
  | 'P_bottom'
  | 'P_left'
  | 'P_right'
  | 'P_start'
  | 'P_end'
  /** The three of the other formula: size, padding on each side, window, stride. */
  | 'n'
  | 'p'
  | 'f'
  | 's';

/** Quantities that have a name instead of a letter; a view gives the word. */
export const NAMED_QUANTITIES = [
  'weights',
  'depthwise-weights',
  'pointwise-weights',
  'biases',
  'scale-and-shift',
  'moving-averages',
  'parameters',
  'macs',
  'values',
  'output-bytes',
  'parameter-bytes',
  'output-size',
] as const;

export type NamedQuantity = (typeof NAMED_QUANTITIES)[number];
export type Quantity = Letter | NamedQuantity;

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly value: number }
  | { readonly kind: 'sum' | 'product'; readonly parts: readonly Formula[] }
  | { readonly kind: 'difference' | 'quotient' | 'max'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'ceil' | 'floor'; readonly of: Formula };

/** How a formula is written: as letters, or with their numbers put in. */
export type Writing = 'letters' | 'numbers';

/** Words for the named quantities, in the reader's language. */
export type QuantityWords = Readonly<Record<NamedQuantity, string>>;

export function number(value: number): Formula {
  return { kind: 'number', value };
}

export function quantity(name: Quantity, value: number): Formula {
  return { kind: 'quantity', quantity: name, value };
}

export function sum(...parts: readonly Formula[]): Formula {
  return { kind: 'sum', parts };
}

export function product(...parts: readonly Formula[]): Formula {
  return { kind: 'product', parts };
}

export function difference(left: Formula, right: Formula): Formula {
  return { kind: 'difference', left, right };
}

export function quotient(left: Formula, right: Formula): Formula {
  return { kind: 'quotient', left, right };
}

export function max(left: Formula, right: Formula): Formula {
  return { kind: 'max', left, right };
}

export function ceil(of: Formula): Formula {
  return { kind: 'ceil', of };
}

export function floor(of: Formula): Formula {
  return { kind: 'floor', of };
}

/** The number that a formula comes to. */
export function evaluate(formula: Formula): number {
  switch (formula.kind) {
    case 'number':
    case 'quantity':
      return formula.value;
    case 'sum':
      return formula.parts.reduce((total, part) => total + evaluate(part), 0);
    case 'product':
      return formula.parts.reduce((total, part) => total * evaluate(part), 1);
    case 'difference':
      return evaluate(formula.left) - evaluate(formula.right);
    case 'quotient':
      return evaluate(formula.left) / evaluate(formula.right);
    case 'max':
      return Math.max(evaluate(formula.left), evaluate(formula.right));
    case 'ceil':
      return Math.ceil(evaluate(formula.of));
    case 'floor':
      return Math.floor(evaluate(formula.of));
    default:
      return formula satisfies never;
  }
}

function isNamed(name: Quantity): name is NamedQuantity {
  return NAMED_QUANTITIES.some((named) => named === name);
}

/** `F_h` in TeX: `F_{h}`; a named quantity is upright text. */
export function quantityTex(name: Quantity, words: QuantityWords): string {
  if (isNamed(name)) return `\\text{${words[name]}}`;
  const [letter = '', index] = name.split('_');
  if (index === undefined) return letter;
  return `${letter}_{${index.length > 1 ? `\\mathrm{${index}}` : index}}`;
}

/** `12{,}544`: digits grouped as in the summaries of Keras, in every language. */
export function numberTex(value: number): string {
  return groupedDigits(value).replaceAll(',', '{,}');
}

/** Sums and differences need brackets within products and on the right of a minus. */
function isSum(formula: Formula, writing: Writing): boolean {
  if (formula.kind === 'sum' || formula.kind === 'difference') return true;
  return writing === 'numbers' && (formula.kind === 'number' || formula.kind === 'quantity') && formula.value < 0;
}

export function formulaTex(formula: Formula, writing: Writing, words: QuantityWords): string {
  const tex = (part: Formula): string => formulaTex(part, writing, words);
  const bracketed = (part: Formula): string => (isSum(part, writing) ? `\\left(${tex(part)}\\right)` : tex(part));
  switch (formula.kind) {
    case 'number':
      return numberTex(formula.value);
    case 'quantity':
      return writing === 'letters' ? quantityTex(formula.quantity, words) : numberTex(formula.value);
    case 'sum':
      return formula.parts.map(tex).join(' + ');
    case 'product':
      return formula.parts.map(bracketed).join(' \\cdot ');
    case 'difference':
      return `${tex(formula.left)} - ${bracketed(formula.right)}`;
    case 'quotient':
      return `\\frac{${tex(formula.left)}}{${tex(formula.right)}}`;
    case 'max':
      return `\\max\\left(${tex(formula.left)},\\ ${tex(formula.right)}\\right)`;
    case 'ceil':
      return `\\left\\lceil ${tex(formula.of)} \\right\\rceil`;
    case 'floor':
      return `\\left\\lfloor ${tex(formula.of)} \\right\\rfloor`;
    default:
      return formula satisfies never;
  }
}

/** A name in running text: letters as the notes spell them (`D_in`), words for the rest. */
export function quantityText(name: Quantity, words: QuantityWords): string {
  return isNamed(name) ? words[name] : name;
}

/** The formula in one line of text: `ceil((128 − 3 + 1) / 2)`. */
export function formulaText(formula: Formula, writing: Writing, words: QuantityWords): string {
  const text = (part: Formula): string => formulaText(part, writing, words);
  const bracketed = (part: Formula): string => (isSum(part, writing) ? `(${text(part)})` : text(part));
  switch (formula.kind) {
    case 'number':
      return groupedDigits(formula.value);
    case 'quantity':
      return writing === 'letters' ? quantityText(formula.quantity, words) : groupedDigits(formula.value);
    case 'sum':
      return formula.parts.map(text).join(' + ');
    case 'product':
      return formula.parts.map(bracketed).join(' × ');
    case 'difference':
      return `${text(formula.left)} − ${bracketed(formula.right)}`;
    case 'quotient': {
      const right = formula.right.kind === 'product' ? `(${text(formula.right)})` : bracketed(formula.right);
      return `${bracketed(formula.left)} / ${right}`;
    }
    case 'max':
      return `max(${text(formula.left)}, ${text(formula.right)})`;
    case 'ceil':
      return `ceil(${text(formula.of)})`;
    case 'floor':
      return `floor(${text(formula.of)})`;
    default:
      return formula satisfies never;
  }
}

/** The letters of a formula, each once, in the order in which they occur. */
export function lettersOf(formula: Formula): readonly Letter[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'quantity':
      return isNamed(formula.quantity) ? [] : [formula.quantity];
    case 'sum':
    case 'product':
      return [...new Set(formula.parts.flatMap(lettersOf))];
    case 'difference':
    case 'quotient':
    case 'max':
      return [...new Set([...lettersOf(formula.left), ...lettersOf(formula.right)])];
    case 'ceil':
    case 'floor':
      return lettersOf(formula.of);
    default:
      return formula satisfies never;
  }
}
