// The words of the review's advice: what is unusual, why it matters, and the label of the mend.
// Not responsible for: finding it (advice.ts).
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { Advice, AdviceCode } from './advice.ts';

type Value = (name: string) => string;

interface Words {
  readonly say: (value: Value) => string;
  readonly mend: (value: Value) => string;
}

const ADVICE: Readonly<Record<AdviceCode, Localised<Words>>> = {
  'relu-missing': {
    zh: {
      say: () => '后面没有激活函数，它和下一层合起来仍是一个线性层，深度白费了。',
      mend: () => '加上 ReLU',
    },
    en: {
      say: () => 'no activation follows, so this layer and the next are together no more than one linear layer.',
      mend: () => 'Add ReLU',
    },
  },
  'space-lost': {
    zh: {
      say: (v) => `高从 ${v('before')} 一下降到 ${v('after')}，细节一次丢得太多。通常每次只减一半。`,
      mend: () => '改成减半',
    },
    en: {
      say: (v) =>
        `the height falls from ${v('before')} to ${v('after')} at once and takes details along. Halving is usual.`,
      mend: () => 'Halve instead',
    },
  },
  'dense-bill': {
    zh: {
      say: (v) =>
        `这一层有 ${v('parameters')} 个参数，占全部的 ${v('percent')}。可以先多池化一次，或者用全局平均代替 Flatten。`,
      mend: () => '用全局平均代替 Flatten',
    },
    en: {
      say: (v) =>
        `this layer has ${v('parameters')} parameters, ${v('percent')} of all. Pool once more before it, or put a global average in the place of Flatten.`,
      mend: () => 'Average instead of Flatten',
    },
  },
  'not-power-of-two': {
    zh: {
      say: (v) => `${v('value')} 不是 2 的幂。没有坏处，只是习惯：2 的幂便于翻倍、减半和比较。`,
      mend: (v) => `改成 ${v('nearest')}`,
    },
    en: {
      say: (v) =>
        `${v('value')} is no power of two. There is no harm in it; powers are easier to double, halve and compare.`,
      mend: (v) => `Make it ${v('nearest')}`,
    },
  },
};

function reader({ values }: Advice, locale: Locale): Value {
  return (name) => {
    const value = values[name] ?? Number.NaN;
    return name === 'percent' ? formatPercent(value, locale) : formatNumber(value, locale);
  };
}

/** Without the layer's name: the place where it stands says it. */
export function adviceSentence(advice: Advice, locale: Locale): string {
  return ADVICE[advice.code][locale].say(reader(advice, locale));
}

export function adviceMend(advice: Advice, locale: Locale): string {
  return ADVICE[advice.code][locale].mend(reader(advice, locale));
}
