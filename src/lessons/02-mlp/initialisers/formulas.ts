// The variance formulas in TeX, with the numbers of the opened layer put in.
// Not responsible for: computing the numbers (signal-model.ts).
import { formatSignificant } from '../../../kit/locale/format.ts';
import type { LayerRow } from './signal-model.ts';
import { FIXED } from './starts.ts';
import type { StartId } from './starts.ts';

/** Three digits, the same in both languages: `0.0156`, `4.1 × 10⁻⁷`. */
function tex(value: number): string {
  const [mantissa = '', exponent] = formatSignificant(value, 'en').replaceAll('−', '-').replaceAll(',', '').split('e');
  return exponent === undefined ? mantissa : String.raw`${mantissa} \times 10^{${exponent}}`;
}

/** What the initialiser makes of the fans: E[w²], the variance of a weight with mean 0. */
function weightRule(start: StartId, { fanIn, fanOut }: LayerRow): string {
  switch (start) {
    case 'glorot_uniform':
    case 'glorot_normal':
      return String.raw`\frac{2}{n_{\text{in}} + n_{\text{out}}} = \frac{2}{${fanIn} + ${fanOut}}`;
    case 'he_uniform':
    case 'he_normal':
      return String.raw`\frac{2}{n_{\text{in}}} = \frac{2}{${fanIn}}`;
    case 'lecun_uniform':
    case 'lecun_normal':
      return String.raw`\frac{1}{n_{\text{in}}} = \frac{1}{${fanIn}}`;
    case 'small':
    case 'large':
      return String.raw`${FIXED[start]}^2`;
    case 'zeros':
      return '0^2';
    case 'ones':
      return '1^2';
    default:
      return start satisfies never;
  }
}

export function weightTex(start: StartId, row: LayerRow): string {
  return String.raw`\mathbb{E}[w^2] = ${weightRule(start, row)} = ${tex(row.weightSquare)}`;
}

/** The mean square of the sums that is to be expected. */
export function expectedSquare({ fanIn, weightSquare, inputSquare }: LayerRow): number {
  return fanIn * weightSquare * inputSquare;
}

export function sumTex(row: LayerRow): string {
  const { fanIn, weightSquare, inputSquare } = row;
  return (
    String.raw`\mathbb{E}[z^2] = n_{\text{in}} \cdot \mathbb{E}[w^2] \cdot \mathbb{E}[a^2] = ` +
    String.raw`${fanIn} \times ${tex(weightSquare)} \times ${tex(inputSquare)} = ${tex(expectedSquare(row))}`
  );
}
