// The text alternative of the exhibit `one-number`: shapes, parameters and the whole calculation of the chosen cell.
// Not responsible for: the words in the figure itself (one-number.text.ts).
import type { Locale } from '../../../kit/locale/locale.ts';
import type { TracedChannel } from '../../../nn/convolution-trace.ts';
import type { NumberModel } from './one-number-model.ts';
import { numberWords } from './one-number.text.ts';
import { bracketed, plainNumber, productText } from './sum-text.ts';

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: NumberModel, locale: Locale): string {
  const { state, selected, traced, output, parameters } = model;
  const words = numberWords[locale];
  const { size, depth, filters, kernel, stride, padding } = state;
  const sums = traced.channels.map(({ taps, sum }: TracedChannel, channel) => {
    const products = taps.map(({ value, weight }) => productText(value, weight)).join(' + ');
    return locale === 'zh'
      ? `${words.channel(channel)}：${products} = ${plainNumber(sum)}。`
      : `${words.channel(channel)}: ${products} = ${plainNumber(sum)}.`;
  });
  const parts = [...traced.channels.map(({ sum }) => sum), traced.bias];
  const total = parts.map((part, i) => (i === 0 ? plainNumber(part) : bracketed(part))).join(' + ');
  const activated = words.activated[state.activation](plainNumber(model.before), plainNumber(model.after));
  const { row, column, filter } = selected;
  if (locale === 'zh') {
    return [
      `输入 ${size} × ${size} × ${depth}，${filters} 个 ${kernel} × ${kernel} × ${depth} 的过滤器，步幅 ${stride}，填充 ${padding}，输出 ${output.side} × ${output.side} × ${filters}。`,
      words.countRule(state, parameters),
      `看的是过滤器 ${filter + 1} 的输出 (${row}, ${column})。`,
      ...sums,
      `加上偏置：${total} = ${plainNumber(traced.sum)}。${activated}。`,
    ].join('');
  }
  return [
    `The input is ${size} × ${size} × ${depth}, with ${filters} ${filters === 1 ? 'filter' : 'filters'} of ${kernel} × ${kernel} × ${depth}, stride ${stride}, padding ${padding}; the output is ${output.side} × ${output.side} × ${filters}.`,
    words.countRule(state, parameters),
    `The cell looked at is output (${row}, ${column}) of filter ${filter + 1}.`,
    ...sums,
    `With the bias: ${total} = ${plainNumber(traced.sum)}. ${activated}.`,
  ].join(' ');
}
