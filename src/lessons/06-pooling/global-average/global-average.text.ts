// The words of the exhibit `global-average`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { CLASSES } from './global-average.ts';
import type { Bill, GlobalAverageModel } from './global-average.ts';

interface GlobalAverageText {
  readonly klass: string;
  readonly klassHint: string;
  readonly classWeights: string;
  readonly maps: string;
  readonly map: (index: number) => string;
  readonly mean: string;
  readonly weight: (index: number) => string;
  readonly product: string;
  readonly picture: string;
  readonly activation: string;
  readonly score: string;
  readonly scoreNote: (mean: string) => string;
  readonly bills: string;
  readonly flattened: string;
  readonly averaged: string;
  readonly saving: (times: string) => string;
  readonly cellAt: (row: number, column: number, value: string) => string;
}

export const globalAverageText: Localised<GlobalAverageText> = {
  zh: {
    klass: '类',
    klassHint: '各类的权重要等网络训练好才有。现在的权重是：平的边缘算正，竖的边缘算负。',
    classWeights: '恢复这一类的权重',
    maps: '特征映射、平均值和权重',
    map: (index) => `映射 ${index}`,
    mean: '平均值',
    weight: (index) => `映射 ${index} 的权重`,
    product: '权重 × 平均值',
    picture: '图片',
    activation: '类激活图',
    score: '分数',
    scoreNote: (mean) => `类激活图的平均值是 ${mean}：正是不带偏置的分数。`,
    bills: '两份账单',
    flattened: 'Flatten + Dense',
    averaged: 'GlobalAveragePooling2D + Dense',
    saving: (times) => `全局平均之后，全连接层的参数大约只有 1/${times}。`,
    cellAt: (row, column, value) => `第 ${row} 行第 ${column} 列：${value}`,
  },
  en: {
    klass: 'Class',
    klassHint: 'Classes have weights once the network is trained. For now flat edges count for, upright ones against.',
    classWeights: 'Back to the weights of this class',
    maps: 'Feature maps, means and weights',
    map: (index) => `map ${index}`,
    mean: 'mean',
    weight: (index) => `Weight of map ${index}`,
    product: 'weight × mean',
    picture: 'Picture',
    activation: 'Class activation map',
    score: 'Score',
    scoreNote: (mean) => `The mean of the class activation map is ${mean}: exactly the score without the bias.`,
    bills: 'Two bills',
    flattened: 'Flatten + Dense',
    averaged: 'GlobalAveragePooling2D + Dense',
    saving: (times) => `Behind the global average the dense layer has about 1/${times} of the parameters.`,
    cellAt: (row, column, value) => `Row ${row}, column ${column}: ${value}`,
  },
};

/** The sum that gives the score, with its numbers; terms of weight 0 are left out. */
export function scoreSum({ terms, bias, score }: GlobalAverageModel, locale: Locale): string {
  const number = (value: number): string => formatFixed(value, locale, 2);
  const parts = terms
    .filter(({ weight }) => weight !== 0)
    .map(
      ({ weight, mean }) => `${weight < 0 ? `(${number(weight)})` : number(weight)}·${formatFixed(mean, locale, 3)}`,
    );
  const all = bias === 0 ? parts : [...parts, bias < 0 ? `(${number(bias)})` : number(bias)];
  return `${all.length === 0 ? '0' : all.join(' + ')} = ${formatFixed(score, locale, 3)}`;
}

/** A bill in the letters of the course, numbers put in. */
export function billText({ shape, inputs, total }: Bill, isFlattened: boolean, locale: Locale): string {
  const units = formatNumber(CLASSES, locale);
  const read = isFlattened ? shape.map((size) => formatNumber(size, locale)).join('·') : formatNumber(inputs, locale);
  return `${read}·${units} + ${units} = ${formatNumber(total, locale)}`;
}

export function savingText({ flattened, averaged }: GlobalAverageModel, locale: Locale): string {
  return globalAverageText[locale].saving(formatNumber(flattened.total / averaged.total, locale));
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: GlobalAverageModel, locale: Locale): string {
  const { state, source, isDrawn, isOwn, shape, terms, peak, answer } = model;
  const volume = shape.join(' × ');
  const means = terms.map(({ mean }) => formatFixed(mean, locale, 3)).join(locale === 'zh' ? '，' : ', ');
  const highest = formatFixed(peak.value, locale, 2);
  const bills = `Flatten + Dense: ${billText(model.flattened, true, locale)}; GlobalAveragePooling2D + Dense: ${billText(model.averaged, false, locale)}`;
  if (locale === 'zh') {
    const picture = isDrawn ? '一个手绘的 4' : `MNIST 测试集里的一个 ${state.picture}`;
    const whose = source === 'network' ? '训练好的网络的最后一个卷积层' : '八个边缘过滤器';
    const weights = isOwn
      ? '自己设定的权重'
      : source === 'network'
        ? `类 ${state.klass} 的权重`
        : '平边为正、竖边为负的权重';
    const says = answer === null ? '' : `网络的回答是 ${answer.klass}（${formatPercent(answer.probability, 'zh')}）。`;
    return (
      `${picture}，经过${whose}，得到 ${volume} 的特征映射；全局平均把它变成 ${terms.length} 个数：${means}。` +
      `用${weights}，分数是 ${scoreSum(model, 'zh')}。类激活图在第 ${peak.row} 行第 ${peak.column} 列最大，为 ${highest}。${says}` +
      `账单：${bills}。`
    );
  }
  const picture = isDrawn ? 'A drawn 4' : `A ${state.picture} of MNIST’s test set`;
  const whose = source === 'network' ? 'the last convolution of the trained network' : 'eight edge filters';
  const weights = isOwn
    ? 'weights of your own'
    : source === 'network'
      ? `the weights of class ${state.klass}`
      : 'weights for flat edges and against upright ones';
  const says =
    answer === null ? '' : `The network answers ${answer.klass} (${formatPercent(answer.probability, 'en')}). `;
  return (
    `${picture} goes through ${whose}: feature maps of ${volume}, which global average pooling turns into ${terms.length} numbers: ${means}. ` +
    `With ${weights} the score is ${scoreSum(model, 'en')}. The class activation map is largest in row ${peak.row}, column ${peak.column}: ${highest}. ${says}` +
    `The bills: ${bills}.`
  );
}
