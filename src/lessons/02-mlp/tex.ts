// Formulas of the prose with their numbers put in, the same in both languages but for the names of layers.
// Not responsible for: the numbers (facts.ts).
import type { Locale, Localised } from '../../kit/locale/locale.ts';
import { facts, unit } from './facts.ts';

interface Row {
  readonly tex: string;
  /** In words, for screen readers. */
  readonly label: string;
}

function bracketed(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** Rounded for reading; trailing zeros go. */
function short(value: number, digits = 3): string {
  return String(Number(value.toFixed(digits)));
}

/** One unit: the weighted sum and the activation. */
export function unitRows(): readonly Row[] {
  const products = unit.inputs.map((x, i) => `${x}\\cdot ${bracketed(unit.weights[i] ?? 0)}`);
  const [sum, output] = [short(facts.unitSum), short(facts.unitOutput)];
  return [
    { tex: 'a = \\varphi\\Bigl(b + \\sum_i x_i\\, w_i\\Bigr)', label: 'a is phi of b plus the sum of x i times w i' },
    {
      tex: `${products.join(' + ')} + ${bracketed(unit.bias)} = ${sum}, \\allowbreak\\qquad {\\max(${sum},\\ 0) = ${output}}`,
      label: `${unit.inputs.map((x, i) => `${x} × ${unit.weights[i] ?? 0}`).join(' + ')} + (${unit.bias}) = ${sum}; ReLU: ${output}`,
    },
  ];
}

const LAYERS: Localised<readonly [hidden: string, last: string]> = {
  zh: ['隐藏层', '输出层'],
  en: ['Hidden layer', 'Output layer'],
};

export function parameterRows(locale: Locale): readonly Row[] {
  const [hidden, last] = LAYERS[locale];
  return [
    {
      tex: `${facts.pixels}\\cdot ${facts.units} + ${facts.units} = ${facts.first}`,
      label: `${hidden}: ${facts.pixels} × ${facts.units} + ${facts.units} = ${facts.first}`,
    },
    {
      tex: `${facts.units}\\cdot ${facts.classes} + ${facts.classes} = ${facts.last}`,
      label: `${last}: ${facts.units} × ${facts.classes} + ${facts.classes} = ${facts.last}`,
    },
  ];
}

/** Three logits and their probabilities. */
export function softmaxRows(): readonly Row[] {
  const [first] = facts.logits;
  const powers = facts.logits.map((z) => `e^{${z}}`);
  const [p = 0, ...others] = facts.probabilities.map((value) => short(value));
  return [
    { tex: 'p_k = \\dfrac{e^{z_k}}{\\sum_j e^{z_j}}', label: 'p k is e to the z k over the sum of all e to the z j' },
    {
      tex: `z = (${facts.logits.join(',\\ ')}): \\quad p_0 = \\dfrac{e^{${first}}}{${powers.join(' + ')}} = ${p}`,
      label: `z = ${facts.logits.join(', ')}: p 0 = ${p}`,
    },
    {
      tex: others.map((value, i) => `p_${i + 1} = ${value}`).join(', \\quad '),
      label: others.map((value, i) => `p ${i + 1} = ${value}`).join(', '),
    },
  ];
}

const RIGHT: Localised<string> = { zh: '\\text{正确}', en: '\\text{right}' };

export function crossentropyRows(locale: Locale): readonly Row[] {
  return [
    {
      tex: `L = -\\sum_k t_k \\ln p_k = -\\ln p_{${RIGHT[locale]}}`,
      label: 'L = −Σ t ln p = −ln p',
    },
    {
      tex: `-\\ln 0.7 = ${short(facts.lossRight)}, \\quad -\\ln 0.01 = ${short(facts.lossWrong)}, \\quad -\\ln 0.1 = ${short(facts.lossChance)}`,
      label: `−ln 0.7 = ${short(facts.lossRight)}; −ln 0.01 = ${short(facts.lossWrong)}; −ln 0.1 = ${short(facts.lossChance)}`,
    },
  ];
}

/** Plain descent on a steep and on a flat weight. */
export function stepRows(): readonly Row[] {
  const w = facts.weight;
  return [
    { tex: 'w \\leftarrow w - \\eta\\, g', label: 'w becomes w minus eta times g' },
    {
      tex: `g = 2: \\quad ${w} - 0.01\\cdot 2 = ${short(facts.sgdSteep, 4)}`,
      label: `g = 2: ${w} − 0.01 × 2 = ${short(facts.sgdSteep, 4)}`,
    },
    {
      tex: `g = 0.02: \\quad ${w} - 0.01\\cdot 0.02 = ${short(facts.sgdFlat, 4)}`,
      label: `g = 0.02: ${w} − 0.01 × 0.02 = ${short(facts.sgdFlat, 4)}`,
    },
  ];
}
