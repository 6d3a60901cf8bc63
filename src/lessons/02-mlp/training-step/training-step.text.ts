// The words of the exhibit `training-step`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { StepModel } from './step-model.ts';
import { BATCH } from './training-step.ts';
import type { FieldId, OptimizerId, TensorId } from './training-step.ts';

interface StepText {
  readonly controls: string;
  readonly tensor: string;
  readonly tensors: Readonly<Record<TensorId, string>>;
  readonly optimizer: string;
  readonly optimizers: Readonly<Record<OptimizerId, string>>;
  readonly fields: Readonly<Record<FieldId, string>>;
  readonly take: string;
  readonly back: string;
  readonly actions: string;
  readonly image: (n: number, label: number) => string;
  readonly map: string;
  readonly mapNote: (active: string) => string;
  readonly parts: string;
  readonly columns: readonly [image: string, label: string, probability: string, part: string];
  readonly sum: string;
  readonly drawn: string;
  readonly loss: (before: string, after: string) => string;
  readonly update: string;
  readonly same: string;
}

export const stepText: Localised<StepText> = {
  zh: {
    controls: '选择一个权重',
    tensor: '权重所在的层',
    tensors: {
      'conv-kernel': '卷积核',
      'conv-bias': '卷积层偏置',
      'dense-kernel': '全连接层权重',
      'dense-bias': '全连接层偏置',
    },
    optimizer: '优化器',
    optimizers: { sgd: 'SGD 0.05', momentum: '动量 0.01', rmsprop: 'RMSprop 0.001', adam: 'Adam 0.001' },
    fields: {
      row: '核的行',
      column: '核的列',
      filter: '过滤器',
      mapRow: '特征映射的行',
      mapColumn: '特征映射的列',
      unit: '输出单元（数字）',
      image: '打开的图片',
      steps: '已走的步数',
    },
    take: '走这一步',
    back: '回到起点',
    actions: '训练',
    image: (n, label) => `图片 ${n}，标签 ${label}`,
    map: '各个位置的贡献',
    mapNote: (active) => `676 个位置中有 ${active} 个的贡献不为 0`,
    parts: '梯度是各张图片贡献之和',
    columns: ['图片', '标签', '标签的概率', '贡献'],
    sum: '合计 = 梯度',
    drawn: '数字还没有载入，先用八条画出来的竖线。',
    loss: (before, after) => `这一批的平均损失：${before}，走完这一步 ${after}。`,
    update: '优化器的更新',
    same: '这里的数与训练引擎算的相同：梯度和三步之后的权重都在测试里与引擎逐一比较过（相差不超过 0.0002）。',
  },
  en: {
    controls: 'Choose a weight',
    tensor: 'Weight of',
    tensors: {
      'conv-kernel': 'kernel',
      'conv-bias': 'convolution’s bias',
      'dense-kernel': 'dense layer',
      'dense-bias': 'dense layer’s bias',
    },
    optimizer: 'Optimizer',
    optimizers: { sgd: 'SGD 0.05', momentum: 'momentum 0.01', rmsprop: 'RMSprop 0.001', adam: 'Adam 0.001' },
    fields: {
      row: 'Row in the kernel',
      column: 'Column in the kernel',
      filter: 'Filter',
      mapRow: 'Row of the feature map',
      mapColumn: 'Column of the feature map',
      unit: 'Output unit (digit)',
      image: 'Opened image',
      steps: 'Steps taken',
    },
    take: 'Take the step',
    back: 'Back to the start',
    actions: 'Training',
    image: (n, label) => `Image ${n}, label ${label}`,
    map: 'What each position adds',
    mapNote: (active) => `${active} of 676 positions add something`,
    parts: 'The gradient is the sum of the images’ parts',
    columns: ['Image', 'Label', 'Its probability', 'Part'],
    sum: 'Sum = gradient',
    drawn: 'The digits have not been loaded; eight drawn strokes stand in.',
    loss: (before, after) => `Mean loss of this batch: ${before}; after the step ${after}.`,
    update: 'The optimizer’s update',
    same: 'The training engine computes the same: tests compare the gradients, and the weights after three steps, with the engine’s (within 0.0002).',
  },
};

// Numbers get + 0 so that a negative nothing is written 0.

/** The largest term of the opened image as a product with its numbers. */
export function termText({ term, state }: StepModel, locale: Locale): string {
  const value = (number: number): string => formatSignificant(number + 0, locale, 4);
  const product = `${value(term.input)} × ${value(term.upstream)} = ${value(term.product)}`;
  const isBias = state.tensor.endsWith('bias');
  if (locale === 'zh') {
    const what = isBias ? '1 × 回传的梯度' : term.place === null ? '激活值 × 回传的梯度' : '像素 × 回传的梯度';
    const where =
      term.place === null ? '' : `贡献最大的位置是第 ${term.place[0]} 行第 ${term.place[1]} 列（从 0 数起）：`;
    return `图片 ${state.image}：${where}${what} = ${product}。`;
  }
  const what = isBias
    ? '1 × gradient from above'
    : term.place === null
      ? 'activation × gradient from above'
      : 'pixel × gradient from above';
  const where =
    term.place === null
      ? ''
      : `the position that adds most is row ${term.place[0]}, column ${term.place[1]} (from 0): `;
  return `Image ${state.image}: ${where}${what} = ${product}.`;
}

/** The update of the weight with its numbers put in. */
export function updateText(model: StepModel, locale: Locale): string {
  const { optimizer, weight, weightAfter, gradient, slotsBefore, slotsAfter, state } = model;
  const value = (number: number): string => formatSignificant(number + 0, locale, 5);
  const rate = value(optimizer.learningRate);
  const change = `w: ${value(weight)} → ${value(weightAfter)}`;
  if (optimizer.kind === 'sgd' && optimizer.momentum === 0) {
    return `w − η g = ${value(weight)} − ${rate} × ${value(gradient)} = ${value(weightAfter)}`;
  }
  if (optimizer.kind === 'sgd') {
    const velocity = `m = ${optimizer.momentum} × ${value(slotsBefore[0] ?? 0)} − ${rate} × ${value(gradient)} = ${value(slotsAfter[0] ?? 0)}`;
    return `${velocity}; w + m = ${value(weight)} + ${value(slotsAfter[0] ?? 0)} = ${value(weightAfter)}`;
  }
  const names = optimizer.kind === 'rmsprop' ? ['v'] : ['m', 'v'];
  const slots = names.map((name, i) => `${name}: ${value(slotsBefore[i] ?? 0)} → ${value(slotsAfter[i] ?? 0)}`);
  return `t = ${state.steps + 1}, η = ${rate}, g = ${value(gradient)}; ${[...slots, change].join('; ')}`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: StepModel, locale: Locale): string {
  const { state, parts, gradient, positions, active, loss, lossAfter, isDrawn } = model;
  const words = stepText[locale];
  const value = (number: number): string => formatSignificant(number + 0, locale, 4);
  const listed = parts
    .map(
      ({ label, probability, part }, n) =>
        `${words.image(n, label)} (${formatPercent(probability, locale)}): ${value(part)}`,
    )
    .join(locale === 'zh' ? '；' : '; ');
  const sentences = [
    ...(isDrawn ? [words.drawn] : []),
    locale === 'zh'
      ? `${words.tensors[state.tensor]}中的一个权重，${BATCH} 张${isDrawn ? '' : ' MNIST 训练'}图片，已走 ${state.steps} 步，优化器 ${words.optimizers[state.optimizer]}。`
      : `One weight of: ${words.tensors[state.tensor]}; ${BATCH} ${isDrawn ? '' : 'MNIST training '}images, ${state.steps} steps taken, optimizer ${words.optimizers[state.optimizer]}.`,
    locale === 'zh'
      ? `各张图片的贡献：${listed}；${words.sum} ${value(gradient)}。`
      : `Parts: ${listed}; sum = gradient ${value(gradient)}.`,
    ...(positions === null ? [] : [`${words.mapNote(formatNumber(active, locale))}${locale === 'zh' ? '。' : '.'}`]),
    termText(model, locale),
    `${words.update}${locale === 'zh' ? '：' : ': '}${updateText(model, locale)}${locale === 'zh' ? '。' : '.'}`,
    words.loss(value(loss), value(lossAfter)),
  ];
  return sentences.join(locale === 'zh' ? '' : ' ');
}
