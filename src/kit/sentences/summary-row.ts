// Sentences for a pasted row of model.summary(): why it can't be read or can't be, and what it leaves open.
// Complete by type. Not responsible for: reading (nn/keras-parser/summary-row.ts) or solving it (nn/row-solver/).
import type { RowProblemCode } from '../../nn/keras-parser/summary-row.ts';
import type { OpenFact, OpenFactCode } from '../../nn/row-solver/solved-row.ts';
import { formatNumber } from '../locale/format.ts';
import type { Locale, Localised } from '../locale/locale.ts';

type Value = (name: string) => string;
type Sentence = Localised<(value: Value) => string>;

/** Problems of reading, and those of solving (`parameters`, `rank`, `class`). */
export type RowFaultCode = RowProblemCode | 'parameters' | 'rank' | 'class';

export interface RowFault {
  readonly code: RowFaultCode;
  readonly values: Readonly<Record<string, number | string>>;
}

const FAULTS: Readonly<Record<RowFaultCode, Sentence>> = {
  'row-missing': {
    zh: () => '这里没有 model.summary() 的行。一行应当像这样：conv2d (Conv2D)  (None, 64, 64, 32)  896。',
    en: () => 'This is no row of model.summary(). A row looks like this: conv2d (Conv2D)  (None, 64, 64, 32)  896.',
  },
  'row-unknown-layer': {
    zh: (value) =>
      `不认识这一行里的层 ${value('found')}${value('nearest') === '' ? '' : `，最接近的是 ${value('nearest')}`}。`,
    en: (value) =>
      `The layer ${value('found')} of this row is not known${value('nearest') === '' ? '' : `; the nearest is ${value('nearest')}`}.`,
  },
  'row-shape-open': {
    zh: (value) => `形状 ${value('found')} 除了批的大小还有别的空缺，算不出来。`,
    en: (value) => `The shape ${value('found')} leaves more open than the batch, so nothing can be worked out.`,
  },
  parameters: {
    zh: (value) =>
      `不可能有这样的 ${value('layer')}：输出 ${value('output')}，参数 ${value('parameters')} 个。参数数量除不尽，或者与这种层不符。`,
    en: (value) =>
      `There can be no such ${value('layer')}: output ${value('output')} and ${value('parameters')} parameters. The count does not divide, or does not go with this kind of layer.`,
  },
  rank: {
    zh: (value) => `${value('layer')} 的输出不会是 ${value('output')}：轴的个数不对。`,
    en: (value) => `The output of ${value('layer')} cannot be ${value('output')}: the number of axes is wrong.`,
  },
  class: {
    zh: (value) => `${value('layer')} 不改变形状，也没有参数，没有什么可算的。`,
    en: (value) => `${value('layer')} keeps the shape and has no parameters: there is nothing to work out.`,
  },
};

const FACTS: Readonly<Record<OpenFactCode, Sentence>> = {
  'input-size': {
    zh: (value) => `输入大小：别的输入也能得到这个输出，这里取 ${value('input')}。`,
    en: (value) => `The input size: other inputs give this output too; ${value('input')} is taken here.`,
  },
  steps: {
    zh: (value) => `步幅与填充：这里取步幅 ${value('strides')}、填充 ${value('padding')}。`,
    en: (value) => `Stride and padding: stride ${value('strides')} and padding ${value('padding')} are taken here.`,
  },
  'kernel-and-depth': {
    zh: (value) =>
      `卷积核与输入深度各是多少：只知道乘积是 ${value('product')}，这里取卷积核 ${value('kernel')}、深度 ${value('depth')}。`,
    en: (value) =>
      `Kernel and input depth apart: only their product, ${value('product')}, is known; kernel ${value('kernel')} and depth ${value('depth')} are taken here.`,
  },
  kernel: {
    zh: (value) => `窗口大小：这里取 ${value('kernel')}。`,
    en: (value) => `The window: ${value('kernel')} is taken here.`,
  },
  depth: {
    zh: (value) => `输入深度：这里取 ${value('depth')}，其余归深度乘数。`,
    en: (value) => `The input depth: ${value('depth')} is taken here, the rest being the depth multiplier.`,
  },
  bias: {
    zh: (value) =>
      value('bias') === '1' ? '有没有偏置：这里按有偏置算。' : '有没有偏置：按有偏置算不出来，这里按没有偏置算。',
    en: (value) =>
      value('bias') === '1'
        ? 'Whether there are biases: they are assumed here.'
        : 'Whether there are biases: it is read without them here.',
  },
  activation: {
    zh: () => '激活函数：它不改变形状，也没有参数。',
    en: () => 'The activation: it changes neither shape nor count.',
  },
  parameters: {
    zh: () => '参数数量：这一行没有写，所以卷积核和深度都沿用现在的。',
    en: () => 'The parameter count: the row does not say it, so kernel and depth stay as they are.',
  },
};

function reader(values: Readonly<Record<string, number | string>>, locale: Locale): Value {
  return (name) => {
    const value = values[name];
    if (value === undefined) return '?';
    return typeof value === 'number' ? formatNumber(value, locale) : value;
  };
}

export function rowFaultSentence({ code, values }: RowFault, locale: Locale): string {
  return FAULTS[code][locale](reader(values, locale));
}

/** What the row leaves open, and what was taken for it. */
export function openFactSentence({ code, values }: OpenFact, locale: Locale): string {
  return FACTS[code][locale](reader(values, locale));
}
