// The text alternative of the exhibit `calculator`: what the form, the row, the drawing and the open derivation show,
// with all their numbers. Not responsible for: labels (calculator.text.ts) or reasons (derivation.text.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Derivation } from '../../../nn/derivation/derivation.ts';
import { formulaText, quantityText } from '../../../nn/derivation/formula.ts';
import type { Step } from '../../../nn/derivation/windows.ts';
import type { Pair, Shape } from '../../../nn/spec.ts';
import { memoryText } from '../../../nn/summary.ts';
import type { CalculatorModel } from './calculator-model.ts';
import { calculatorText, faultSentence } from './calculator.text.ts';
import { FIELDS, type Config, type ConfigField } from './config.ts';
import { derivationText } from './derivation.text.ts';

export function shapeWords(shape: Shape): string {
  return shape.join(' × ');
}

export function pairWords([height, width]: Pair): string {
  return height === width ? String(height) : `${height} × ${width}`;
}

function fieldWords(config: Config, field: ConfigField, locale: Locale): string {
  const words = calculatorText[locale];
  const isPooling = config.layer.endsWith('Pooling2D');
  switch (field) {
    case 'filters':
      return `${config.layer === 'Dense' ? words.units : words.filters} = ${config.filters}`;
    case 'kernel':
      return `${isPooling ? words.pool : words.kernel} = ${pairWords(config.kernel)}`;
    case 'strides':
      return `${words.strides} = ${pairWords(config.strides)}`;
    case 'padding':
      return `${words.padding} ${config.padding}`;
    case 'dilation':
      return `${words.dilation} = ${pairWords(config.dilation)}`;
    case 'multiplier':
      return `${words.multiplier} = ${config.multiplier}`;
    case 'bias':
      return `${words.bias} ${config.bias ? 'True' : 'False'}`;
    case 'activation':
      return `${words.activation} ${config.activation}`;
    default:
      return field satisfies never;
  }
}

/** `H_out = ceil(H_in / S) = ceil(128 / 2) = 64` */
export function stepWords(step: Step, locale: Locale): string {
  const { words } = derivationText[locale];
  const letters = formulaText(step.formula, 'letters', words);
  const numbers = formulaText(step.formula, 'numbers', words);
  const value = formatNumber(step.value, 'en');
  const shown = [quantityText(step.quantity, words), letters, numbers, value];
  return shown.filter((part, index) => index === 0 || part !== shown[index - 1]).join(' = ');
}

/** What a number is and comes to: `Weights 864`, `Padding, top + bottom 0 + 1`. */
export function derivedWords(derivation: Derivation, locale: Locale): string {
  return `${derivationText[locale].numbers[derivation.id]} ${derivedValue(derivation, locale)}`;
}

/** A derivation's number as it is shown: both sides of a padding apart, memory in Keras's units. */
export function derivedValue({ id, steps, value }: Derivation, locale: Locale): string {
  if (id.startsWith('padding'))
    return steps
      .slice(-2)
      .map((step) => formatNumber(step.value, locale))
      .join(' + ');
  if (id.endsWith('memory')) return memoryText(value / 4);
  return formatNumber(value, locale);
}

export function describe(model: CalculatorModel, locale: Locale): string {
  const { config, good, fault, derivations, open, comparison, row } = model;
  const words = calculatorText[locale];
  const isChinese = locale === 'zh';
  const stop = isChinese ? '。' : '. ';
  const comma = isChinese ? '，' : ', ';
  const semicolon = isChinese ? '；' : '; ';
  const fields = (of: Config): string =>
    [`${words.input} ${shapeWords(of.input)}`, ...FIELDS[of.layer].map((field) => fieldWords(of, field, locale))].join(
      comma,
    );
  const impossible =
    fault === null
      ? ''
      : `${words.faultTitle}${isChinese ? '：' : ': '}${config.layer}${comma}${fields(config)}${stop}${faultSentence(fault, locale)}${isChinese ? '' : ' '}${words.lastGood(row)}${isChinese ? '' : ' '}`;
  const numbers = derivations.derivations.map((derivation) => derivedWords(derivation, locale)).join(semicolon);
  const opened =
    open === null
      ? ''
      : `${derivationText[locale].numbers[open.id]}${isChinese ? '：' : ': '}${open.steps.map((step) => stepWords(step, locale)).join(semicolon)}${stop}${derivationText[locale].reasons[open.reason]}${isChinese ? '' : ' '}`;
  const agreement = comparison === null ? '' : derivationText[locale].agreement(comparison);
  return `${impossible}${good.layer}${isChinese ? '：' : ': '}${fields(good)}${stop}model.summary(): ${row}${stop}${numbers}${stop}${opened}${agreement}`.trim();
}
