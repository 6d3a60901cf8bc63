// The words of the exhibit `pyramid`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { batchShapeText } from '../../../nn/summary.ts';
import { shapeText } from '../shape-text.ts';
import type { Block, PresetId, PyramidModel, Scale } from './pyramid.ts';
import { FOLD } from './volumes.ts';

interface PyramidText {
  readonly settings: string;
  readonly preset: string;
  readonly presets: Readonly<Record<PresetId, string>>;
  readonly scale: string;
  readonly scales: Readonly<Record<Scale, string>>;
  readonly input: string;
  readonly drawing: string;
  readonly toScale: string;
  readonly bars: string;
  readonly numbers: string;
  readonly parameters: string;
  readonly chosen: string;
  readonly code: string;
  readonly calculator: string;
  readonly noLayer: string;
}

export const pyramidText: Localised<PyramidText> = {
  zh: {
    settings: '网络与坐标轴',
    preset: '网络',
    presets: { seed: '讲义的网络', mnist: 'MNIST 的 CNN', global: '末尾改用全局平均' },
    scale: '坐标轴',
    scales: { linear: '线性', log: '对数' },
    input: '输入',
    drawing: '各层输出的体积，按比例绘制；每一块都通向计算器',
    toScale: `高、宽、深用同一个比例。向量折成每列 ${FOLD} 个数的一片，面积就是个数。指着一块，下面就是它的账；点它，就在计算器里打开。`,
    bars: '每一层：输出多少个数，有多少个参数',
    numbers: '输出的数',
    parameters: '参数',
    chosen: '选中的层',
    code: '选中的层的 Keras 代码',
    calculator: '在计算器里打开这一层',
    noLayer: '输入不是层，没有参数。',
  },
  en: {
    settings: 'Network and axis',
    preset: 'Network',
    presets: { seed: 'network of the notes', mnist: 'CNN for MNIST', global: 'with a global average' },
    scale: 'Axis',
    scales: { linear: 'linear', log: 'log' },
    input: 'Input',
    drawing: 'The volumes that leave the layers, to scale; each opens in the calculator',
    toScale: `Height, width and depth have one scale. A vector is folded into columns of ${FOLD} numbers: its area is its count. Point at a block for its bill below; click it to open it in the calculator.`,
    bars: 'For each layer: numbers that leave it, and its parameters',
    numbers: 'numbers out',
    parameters: 'parameters',
    chosen: 'The chosen layer',
    code: 'The chosen layer in Keras',
    calculator: 'Open this layer in the calculator',
    noLayer: 'The input is no layer and has no parameters.',
  },
};

export function blockName({ layer }: Block, locale: Locale): string {
  return layer?.className ?? pyramidText[locale].input;
}

/** The chosen block in one sentence, with its numbers. */
export function blockSentence(block: Block, total: number, locale: Locale): string {
  const n = (value: number): string => formatNumber(value, locale);
  const shape = `${batchShapeText(block.input)} → ${batchShapeText(block.output)}`;
  const share = formatPercent(block.share, locale);
  if (block.layer === null) {
    return locale === 'zh'
      ? `${shapeText(block.output)} = ${n(block.numbers)} 个数。${pyramidText.zh.noLayer}`
      : `${shapeText(block.output)} = ${n(block.numbers)} numbers. ${pyramidText.en.noLayer}`;
  }
  if (block.parameters === 0) {
    return locale === 'zh'
      ? `${shape}，输出 ${n(block.numbers)} 个数；没有参数。`
      : `${shape}, ${n(block.numbers)} numbers out; no parameters.`;
  }
  return locale === 'zh'
    ? `${shape}，输出 ${n(block.numbers)} 个数；${n(block.parameters)} 个参数，占 ${n(total)} 的 ${share}。`
    : `${shape}, ${n(block.numbers)} numbers out; ${n(block.parameters)} parameters, ${share} of ${n(total)}.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: PyramidModel, locale: Locale): string {
  const { state, blocks, chosen, total, heaviest } = model;
  const words = pyramidText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const separator = locale === 'zh' ? '；' : '; ';
  const list = blocks
    .map((block) => {
      const parameters = block.parameters === 0 ? '' : ` (${n(block.parameters)} ${words.parameters})`;
      return `${blockName(block, locale)} ${shapeText(block.output)}${parameters}`;
    })
    .join(separator);
  if (locale === 'zh') {
    return (
      `${words.presets[state.preset]}，共 ${n(total)} 个参数。从输入到输出：${list}。` +
      `参数最多的是 ${blockName(heaviest, 'zh')}，有 ${n(heaviest.parameters)} 个，占 ${formatPercent(heaviest.share, 'zh')}。` +
      `选中第 ${chosen.index} 块 ${blockName(chosen, 'zh')}：${blockSentence(chosen, total, 'zh')}`
    );
  }
  return (
    `The ${words.presets[state.preset]}, ${n(total)} parameters in all. From input to output: ${list}. ` +
    `Most parameters sit in ${blockName(heaviest, 'en')}: ${n(heaviest.parameters)}, ${formatPercent(heaviest.share, 'en')}. ` +
    `Chosen, block ${chosen.index}, ${blockName(chosen, 'en')}: ${blockSentence(chosen, total, 'en')}`
  );
}
