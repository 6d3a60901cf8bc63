// The chosen loss and its slope at the true class's logit as formulas with the numbers put in.
// Not responsible for: the numbers (nn/loss-trace.ts). Formulas are the same in both languages.
import { isFused } from '../../../nn/loss-trace.ts';
import type { LossTrace } from '../../../nn/loss-trace.ts';
import type { LossKind } from '../../../nn/plan.ts';
import { softmaxJacobian } from '../../../nn/softmax.ts';
import { DIGITS, LABEL } from './losses.ts';
import type { LossesState } from './losses.ts';

interface FormulaRow {
  readonly tex: string;
  /** The same for screen readers. */
  readonly label: string;
}

/** Three significant digits; in powers of ten where that is shorter. */
function texNumber(value: number): string {
  const rounded = Number(value.toPrecision(3)) + 0;
  const size = Math.abs(rounded);
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(rounded);
  const [mantissa = '', exponent = ''] = rounded.toExponential().split('e');
  return String.raw`${mantissa}\cdot 10^{${Number(exponent)}}`;
}

/** The same as plain text. */
function plain(value: number): string {
  return texNumber(value)
    .replace(String.raw`\cdot 10^{`, '×10^')
    .replace('}', '')
    .replaceAll('-', '−');
}

/** A negative number within a sum or product. */
function bracketed(value: number): string {
  return value < 0 ? `(${texNumber(value)})` : texNumber(value);
}

/** Letters, then numbers; `outputs` are those of the figure's three digits. */
function lossTex(kind: LossKind, { outputs, isClipped }: LossTrace): readonly [letters: string, numbers: string] {
  const [own = 0, ...others] = outputs;
  const [digit, ...rest] = DIGITS;
  const third = String.raw`\tfrac13`;
  const y = `y_{${digit}}`;
  switch (kind) {
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      const sum = outputs.reduce((total, output) => total + output, 0);
      const isDistribution = Math.abs(sum - 1) < 1e-9;
      const inside = isDistribution ? y : String.raw`\frac{${y}}{${DIGITS.map((each) => `y_{${each}}`).join(' + ')}}`;
      const clipped = isClipped ? (own / sum < 0.5 ? '10^{-7}' : '(1 - 10^{-7})') : texNumber(own);
      return [
        String.raw`L = -\ln ${inside}`,
        isDistribution || isClipped
          ? String.raw`-\ln ${clipped}`
          : String.raw`-\ln \frac{${texNumber(own)}}{${texNumber(sum)}}`,
      ];
    }
    case 'binary_crossentropy':
      return [
        String.raw`L = -${third}\bigl[\ln ${y} + ${rest.map((each) => String.raw`\ln(1 - y_{${each}})`).join(' + ')}\bigr]`,
        String.raw`-${third}\bigl[\ln ${texNumber(own)} + ${others.map((each) => String.raw`\ln ${texNumber(1 - each)}`).join(' + ')}\bigr]`,
      ];
    case 'mse':
      return [
        String.raw`L = ${third}\bigl[(${y} - 1)^2 + ${rest.map((each) => `y_{${each}}^2`).join(' + ')}\bigr]`,
        String.raw`${third}\bigl[(${texNumber(own)} - 1)^2 + ${others.map((each) => `${bracketed(each)}^2`).join(' + ')}\bigr]`,
      ];
    case 'mae':
      return [
        String.raw`L = ${third}\bigl[|${y} - 1| + ${rest.map((each) => `|y_{${each}}|`).join(' + ')}\bigr]`,
        String.raw`${third}\bigl[|${texNumber(own)} - 1| + ${others.map((each) => `|${texNumber(each)}|`).join(' + ')}\bigr]`,
      ];
    case 'hinge':
      return [
        String.raw`L = ${third}\bigl[\max(0, 1 - ${y}) + ${rest.map((each) => String.raw`\max(0, 1 + y_{${each}})`).join(' + ')}\bigr]`,
        String.raw`${third}\bigl[${[1 - own, ...others.map((each) => 1 + each)].map((margin) => texNumber(Math.max(0, margin))).join(' + ')}\bigr]`,
      ];
    default:
      return kind satisfies never;
  }
}

/** How much each output changes with the true class's logit. */
function outputSlopes(output: LossesState['output'], outputs: readonly number[]): readonly number[] {
  switch (output) {
    case 'softmax':
      return outputs.map((_, k) => softmaxJacobian(outputs, 1)[k * outputs.length + LABEL] ?? 0);
    case 'sigmoid':
      return outputs.map((p, k) => (k === LABEL ? p * (1 - p) : 0));
    case 'linear':
      return outputs.map((_, k) => (k === LABEL ? 1 : 0));
    default:
      return output satisfies never;
  }
}

function slopeRow(kind: LossKind, output: LossesState['output'], trace: LossTrace): FormulaRow {
  const digit = DIGITS[LABEL];
  const left = String.raw`\frac{\partial L}{\partial z_{${digit}}}`;
  const own = trace.outputs[LABEL] ?? 0;
  const value = trace.logitGradient[LABEL] ?? 0;
  if (isFused(kind, output)) {
    const share = kind === 'binary_crossentropy' ? String.raw`\tfrac13` : '';
    return {
      tex: String.raw`${left} = ${share}(y_{${digit}} - 1) = ${share}(${texNumber(own)} - 1) = ${texNumber(value)}`,
      label: `dL/dz${digit} = ${plain(value)}`,
    };
  }
  const slopes = outputSlopes(output, trace.outputs);
  const products = slopes.flatMap((slope, k) =>
    slope === 0 && k !== LABEL ? [] : [`${bracketed(trace.outputGradient[k] ?? 0)} \\cdot ${bracketed(slope)}`],
  );
  return {
    tex: String.raw`${left} = \sum_k \frac{\partial L}{\partial y_k} \frac{\partial y_k}{\partial z_{${digit}}} = ${products.join(' + ')} = ${texNumber(value)}`,
    label: `dL/dz${digit} = ${plain(value)}`,
  };
}

/** The loss, then its slope; nothing for a loss that has no meaning here. */
export function formulaRows(kind: LossKind, output: LossesState['output'], trace: LossTrace | null) {
  if (trace === null) return [];
  const [letters, numbers] = lossTex(kind, trace);
  return [
    { tex: `${letters} = ${numbers} = ${texNumber(trace.loss)}`, label: `L = ${plain(trace.loss)}` },
    slopeRow(kind, output, trace),
  ] satisfies readonly FormulaRow[];
}
