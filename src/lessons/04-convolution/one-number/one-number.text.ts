// The words of the exhibit `one-number`. Not responsible for: its text alternative (one-number-describe.ts) or the
// caption and the prose around it (the lesson's texts).
import type { Localised } from '../../../kit/locale/locale.ts';
import type { Setting } from './one-number.ts';

interface NumberWords {
  readonly settings: string;
  readonly setting: Readonly<Record<Setting, string>>;
  readonly padding: string;
  readonly activation: string;
  readonly none: string;
  readonly drawAgain: string;
  readonly walk: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly inputTitle: (height: number, depth: number) => string;
  readonly filterTitle: (filter: number) => string;
  readonly filterShape: (kernel: number, depth: number) => string;
  readonly channel: (channel: number) => string;
  readonly channelSum: string;
  readonly bias: (filter: number) => string;
  readonly biasRow: string;
  readonly total: string;
  readonly outputTitle: (side: number, filters: number) => string;
  readonly outputPlane: (filter: number) => string;
  readonly inputCell: (channel: number, row: number, column: number) => string;
  readonly paddingCell: string;
  readonly weightCell: (filter: number, channel: number, row: number, column: number) => string;
  readonly outputCell: (filter: number, row: number, column: number) => string;
  readonly depthRule: (depth: number, filters: number) => string;
  readonly countRule: (
    counts: { readonly kernel: number; readonly depth: number; readonly filters: number },
    totals: { readonly perFilter: number; readonly weights: number; readonly biases: number; readonly total: number },
  ) => string;
  readonly workTitle: (filter: number, row: number, column: number) => string;
  readonly inPadding: (count: number) => string;
  readonly formulaLabel: string;
  readonly numbersLabel: (sums: readonly string[], bias: string, sum: string) => string;
  readonly activated: Readonly<Record<'relu' | 'linear', (before: string, after: string) => string>>;
}

export const numberWords: Localised<NumberWords> = {
  zh: {
    settings: '这一层的设置',
    setting: {
      size: '输入的高和宽',
      depth: '输入深度 D',
      filters: '过滤器个数 K',
      kernel: '核的大小 F',
      stride: '步幅 S',
    },
    padding: '填充',
    activation: '激活函数',
    none: '无',
    drawAgain: '换一组数',
    walk: '移动窗口',
    previous: '上一格',
    next: '下一格',
    play: '逐格播放',
    pause: '暂停',
    inputTitle: (side, depth) => `输入 ${side} × ${side} × ${depth}`,
    filterTitle: (filter) => `过滤器 ${filter + 1}`,
    filterShape: (kernel, depth) => `${kernel} × ${kernel} × ${depth}`,
    channel: (channel) => `通道 ${channel + 1}`,
    channelSum: '通道之和',
    bias: (filter) => `过滤器 ${filter + 1} 的偏置`,
    biasRow: '偏置',
    total: '加起来，激活之前',
    outputTitle: (side, filters) => `输出 ${side} × ${side} × ${filters}`,
    outputPlane: (filter) => `过滤器 ${filter + 1} 的特征映射`,
    inputCell: (channel, row, column) => `输入通道 ${channel + 1} 第 ${row} 行第 ${column} 列`,
    paddingCell: '填充的 0',
    weightCell: (filter, channel, row, column) =>
      `过滤器 ${filter + 1} 第 ${channel + 1} 层 第 ${row + 1} 行第 ${column + 1} 列`,
    outputCell: (filter, row, column) => `过滤器 ${filter + 1} 的输出，第 ${row} 行第 ${column} 列`,
    depthRule: (depth, filters) =>
      `输入有 ${depth} 个通道，所以每个过滤器有 ${depth} 层；有 ${filters} 个过滤器，所以输出有 ${filters} 层。`,
    countRule: ({ kernel, depth, filters }, { perFilter, weights, biases, total }) =>
      `每个过滤器 ${kernel} × ${kernel} × ${depth} = ${weights / filters} 个权重，外加 1 个偏置，共 ${perFilter} 个参数；全层 ${weights} + ${biases} = ${total} 个。`,
    workTitle: (filter, row, column) => `输出 (${row}, ${column})，过滤器 ${filter + 1}，是怎样算出来的`,
    inPadding: (count) => `（其中 ${count} 项落在填充的 0 上）`,
    formulaLabel: '输出等于偏置加上对通道、行、列三重求和的权重乘输入',
    numbersLabel: (sums, bias, sum) => `通道之和 ${sums.join('、')}，加偏置 ${bias}，等于 ${sum}`,
    activated: {
      relu: (before, after) => `ReLU：max(0, ${before}) = ${after}`,
      linear: (before) => `没有激活函数，输出就是 ${before}`,
    },
  },
  en: {
    settings: 'Settings of this layer',
    setting: {
      size: 'Input height and width',
      depth: 'Input depth D',
      filters: 'Number of filters K',
      kernel: 'Kernel size F',
      stride: 'Stride S',
    },
    padding: 'Padding',
    activation: 'Activation',
    none: 'none',
    drawAgain: 'New numbers',
    walk: 'Move the window',
    previous: 'Previous cell',
    next: 'Next cell',
    play: 'Play cell by cell',
    pause: 'Pause',
    inputTitle: (side, depth) => `Input ${side} × ${side} × ${depth}`,
    filterTitle: (filter) => `Filter ${filter + 1}`,
    filterShape: (kernel, depth) => `${kernel} × ${kernel} × ${depth}`,
    channel: (channel) => `Channel ${channel + 1}`,
    channelSum: 'Channel sum',
    bias: (filter) => `Bias of filter ${filter + 1}`,
    biasRow: 'Bias',
    total: 'All together, before the activation',
    outputTitle: (side, filters) => `Output ${side} × ${side} × ${filters}`,
    outputPlane: (filter) => `Feature map of filter ${filter + 1}`,
    inputCell: (channel, row, column) => `Input channel ${channel + 1}, row ${row}, column ${column}`,
    paddingCell: 'Padding',
    weightCell: (filter, channel, row, column) =>
      `Filter ${filter + 1}, plane ${channel + 1}, row ${row + 1}, column ${column + 1}`,
    outputCell: (filter, row, column) => `Output of filter ${filter + 1}, row ${row}, column ${column}`,
    depthRule: (depth, filters) =>
      `The input has ${depth} ${depth === 1 ? 'channel' : 'channels'}, so every filter has ${depth} ${depth === 1 ? 'plane' : 'planes'}; there ${filters === 1 ? 'is 1 filter' : `are ${filters} filters`}, so the output has ${filters} ${filters === 1 ? 'plane' : 'planes'}.`,
    countRule: ({ kernel, depth, filters }, { perFilter, weights, biases, total }) =>
      `A filter has ${kernel} × ${kernel} × ${depth} = ${weights / filters} weights and 1 bias, ${perFilter} parameters; the layer has ${weights} + ${biases} = ${total}.`,
    workTitle: (filter, row, column) => `How output (${row}, ${column}) of filter ${filter + 1} comes about`,
    inPadding: (count) => `(${count} of them on zeros of the padding)`,
    formulaLabel: 'The output is the bias plus the sum over channels, rows and columns of weight times input',
    numbersLabel: (sums, bias, sum) => `Channel sums ${sums.join(', ')}, plus bias ${bias}, make ${sum}`,
    activated: {
      relu: (before, after) => `ReLU: max(0, ${before}) = ${after}`,
      linear: (before) => `No activation: the output is ${before}`,
    },
  },
};
