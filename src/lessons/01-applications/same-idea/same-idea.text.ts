// Words of the exhibit `same-idea`. Not responsible for: its numbers (same-idea.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { IdeaModel } from './same-idea.ts';

export const ideaText = {
  zh: {
    controls: '设置',
    grid: '数据',
    grids: { sound: '声音', sentence: '句子', board: '棋盘', picture: '图片' },
    about: {
      sound: '由正弦公式算出的 16 个采样点。',
      sentence:
        '“这 部 电影 不 好看 精彩 但 好听”：每词一行，两列是为演示而编的：否定、称赞。真实的词向量是学来的，有几百列。',
      board: '9 × 9 棋盘：黑子 1，白子 −1，空点 0。',
      picture: '由公式画出的圆盘，9 × 9 像素。',
    },
    kernel: '卷积核',
    kernels: { rise: '上升 −1 0 1', row: '三个相连 1 1 1', peak: '尖峰 −1 2 −1' },
    place: '窗口的位置',
    shuffle: '打乱位置',
    sentence: ['这', '部', '电影', '不', '好看', '精彩', '但', '好听'],
    features: ['否定', '称赞'],
    input: '输入',
    output: '每个位置的和',
    numbers: '看数字',
    row: '行',
    column: '列',
    cell: (row: number, column: number, value: string) => `第 ${row} 行第 ${column} 列： ${value}`,
    found: (count: number, best: string) => `和不小于 ${best}（未打乱时的最大值）的位置：${count} 个。`,
  },
  en: {
    controls: 'Settings',
    grid: 'Data',
    grids: { sound: 'Sound', sentence: 'Sentence', board: 'Board', picture: 'Picture' },
    about: {
      sound: '16 samples worked out from a sine.',
      sentence:
        '“this whole film not good brilliant but tuneful”: a row a word, with two columns made up for this figure: denies, praises. Real word vectors are learnt and have hundreds of columns.',
      board: 'A board of 9 × 9: black stones 1, white stones −1, empty points 0.',
      picture: 'A disc drawn by a formula, 9 × 9 pixels.',
    },
    kernel: 'Kernel',
    kernels: { rise: 'Rise −1 0 1', row: 'Three in a row 1 1 1', peak: 'Peak −1 2 −1' },
    place: 'Place of the window',
    shuffle: 'Shuffle positions',
    sentence: ['this', 'whole', 'film', 'not', 'good', 'brilliant', 'but', 'tuneful'],
    features: ['denies', 'praises'],
    input: 'Input',
    output: 'The sum at every place',
    numbers: 'The numbers',
    row: 'Row',
    column: 'Column',
    cell: (row: number, column: number, value: string) => `row ${row}, column ${column}: ${value}`,
    found: (count: number, best: string) => `Places with a sum of at least ${best} (the maximum in order): ${count}.`,
  },
} as const;

/** The sum under the window, spelled out. */
export function sumText({ grid, window, sum }: IdeaModel, locale: Locale): string {
  const n = (value: number): string => (value < 0 ? `(${formatNumber(value, locale)})` : formatNumber(value, locale));
  const terms = window.map(({ cell, weight }) => `${n(weight)} · ${n(grid.values[cell] ?? 0)}`);
  return `${terms.join(' + ')} = ${formatNumber(sum, locale)}`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: IdeaModel, locale: Locale): string {
  const { state, best, found } = model;
  const words = ideaText[locale];
  const shuffled = state.isShuffled ? ` ${words.shuffle}.` : '';
  const at = `${words.place} ${state.place + 1}: ${sumText(model, locale)}.`;
  return `${words.grids[state.grid]}, ${words.kernels[state.kernel]}.${shuffled} ${at} ${words.found(found, formatNumber(best, locale))}`;
}
