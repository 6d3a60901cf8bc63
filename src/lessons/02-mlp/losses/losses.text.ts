// The words of the exhibit `losses`, its text alternative included. The game's own are in bet.text.ts.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { LossKind } from '../../../nn/plan.ts';
import { describeBet } from './bet.text.ts';
import { MOST_STEPS } from './loss-model.ts';
import type { CompareModel, LossesModel, LossRow } from './loss-model.ts';
import { DIGITS, LABEL, LOSSES } from './losses.ts';
import type { FigureId, LossesState } from './losses.ts';

interface LossesText {
  readonly figure: string;
  readonly figures: Readonly<Record<FigureId, string>>;
  readonly controls: string;
  readonly trueLogit: string;
  readonly rivalLogit: string;
  readonly output: string;
  readonly outputs: Readonly<Record<LossesState['output'], string>>;
  readonly loss: string;
  readonly losses: Readonly<Record<LossKind, string>>;
  readonly prediction: string;
  readonly predictionColumns: readonly [digit: string, logit: string, output: string, target: string, slope: string];
  readonly trueDigit: (digit: number) => string;
  readonly formula: string;
  readonly lossChart: string;
  readonly pullChart: string;
  readonly logitAxis: string;
  readonly lossAxis: string;
  readonly pullAxis: string;
  readonly table: string;
  readonly columns: readonly [loss: string, label: string, value: string, slope: string, steps: string];
  readonly stepsNote: string;
  readonly tooMany: string;
  readonly needsProbabilities: string;
  readonly clipped: string;
  readonly clippedFused: (loss: string) => string;
  readonly clippedPlain: string;
  readonly curveName: Readonly<Record<LossKind, string>>;
}

/** Keras's own names, the same in both languages. */
const NAMES: Readonly<Record<LossKind, string>> = {
  categorical_crossentropy: 'categorical_crossentropy',
  sparse_categorical_crossentropy: 'sparse_categorical_crossentropy',
  binary_crossentropy: 'binary_crossentropy',
  mse: 'mse',
  mae: 'mae',
  hinge: 'hinge',
};

export const lossesText: Localised<LossesText> = {
  zh: {
    figure: '图',
    figures: { compare: '比较损失', bet: '下注游戏' },
    controls: '一次预测',
    trueLogit: `真实类别（${DIGITS[0]}）的 logit`,
    rivalLogit: `对手（${DIGITS[1]}）的 logit`,
    output: '输出层激活函数',
    outputs: { softmax: 'softmax', sigmoid: 'sigmoid', linear: '线性' },
    loss: '看哪个损失',
    losses: NAMES,
    prediction: `网络看的是一个 ${DIGITS[0]}`,
    predictionColumns: ['数字', 'logit z', '输出 y', '目标', '∂L/∂z'],
    trueDigit: (digit) => `${digit}（真）`,
    formula: '代入数值的公式',
    lossChart: '各个损失随真实类别的 logit 的变化',
    pullChart: '对真实类别的 logit 的梯度大小',
    logitAxis: '真实类别的 logit',
    lossAxis: '损失',
    pullAxis: '|∂L/∂z|：推力',
    table: '同一次预测，六种损失',
    columns: ['损失', '标签怎么写', '损失值', `∂L/∂z（${DIGITS[0]}）`, '多少步后判对'],
    stepsNote: `最后一列：直接对三个 logit 做学习率为 1 的梯度下降，走多少步后 ${DIGITS[0]} 的 logit 才最大。`,
    tooMany: `超过 ${formatNumber(MOST_STEPS, 'zh')}`,
    needsProbabilities: '交叉熵要取概率的对数，而线性输出不是概率。请在这里选 softmax 或 sigmoid。',
    clipped: '有概率落在 [1e-7, 1 − 1e-7] 之外，取对数前按 Keras 的做法截断；照截断后的公式，这一项没有梯度。',
    clippedFused: (loss) => `训练时，损失和输出层激活合在一起直接从 logit 算：损失是 ${loss}，梯度还在。`,
    clippedPlain: '这里的激活和损失不是一对，训练时也就这样：被截断的那一项什么也教不了。',
    curveName: {
      ...NAMES,
      categorical_crossentropy: '交叉熵（categorical、sparse）',
      binary_crossentropy: '二元交叉熵',
    },
  },
  en: {
    figure: 'Figure',
    figures: { compare: 'Compare losses', bet: 'Betting game' },
    controls: 'One prediction',
    trueLogit: `Logit of the true class (${DIGITS[0]})`,
    rivalLogit: `Logit of its rival (${DIGITS[1]})`,
    output: 'Activation of the output',
    outputs: { softmax: 'softmax', sigmoid: 'sigmoid', linear: 'linear' },
    loss: 'Loss looked at',
    losses: NAMES,
    prediction: `The network looks at a ${DIGITS[0]}`,
    predictionColumns: ['Digit', 'Logit z', 'Output y', 'Target', '∂L/∂z'],
    trueDigit: (digit) => `${digit} (true)`,
    formula: 'The formula with its numbers',
    lossChart: 'Each loss over the logit of the true class',
    pullChart: 'Size of the gradient at the logit of the true class',
    logitAxis: 'Logit of the true class',
    lossAxis: 'Loss',
    pullAxis: '|∂L/∂z|: the pull',
    table: 'One prediction, six losses',
    columns: ['Loss', 'Label written as', 'Value', `∂L/∂z (${DIGITS[0]})`, 'Steps until right'],
    stepsNote: `Last column: gradient descent on the three logits themselves, learning rate 1, until the logit of ${DIGITS[0]} is the largest.`,
    tooMany: `over ${formatNumber(MOST_STEPS, 'en')}`,
    needsProbabilities:
      'Cross-entropies take the logarithm of a probability, and linear outputs are none. Choose softmax or sigmoid here.',
    clipped:
      'A probability lies outside [1e-7, 1 − 1e-7] and is clipped before the logarithm, as Keras does; by the clipped formula that term has no gradient.',
    clippedFused: (loss) =>
      `In training, loss and activation are taken together from the logits: the loss is ${loss}, and the gradient is still there.`,
    clippedPlain:
      'This activation and this loss are no pair, so that it stays like this in training: the clipped term teaches nothing.',
    curveName: {
      ...NAMES,
      categorical_crossentropy: 'cross-entropy (categorical, sparse)',
      binary_crossentropy: 'binary cross-entropy',
    },
  },
};

/** What each class's output is compared with. */
export function targetOf(kind: LossKind, digit: number): number {
  const isTrue = digit === LABEL;
  return kind === 'hinge' ? (isTrue ? 1 : -1) : isTrue ? 1 : 0;
}

/** The label as `y_true` holds it. */
export function labelText(kind: LossKind): string {
  if (kind === 'sparse_categorical_crossentropy') return String(LABEL);
  return `[${DIGITS.map((_, i) => targetOf(kind, i))
    .join(', ')
    .replaceAll('-', '−')}]`;
}

export function stepsText({ trace, stepsToRight }: LossRow, locale: Locale): string {
  if (trace === null) return '–';
  return stepsToRight === null ? lossesText[locale].tooMany : formatNumber(stepsToRight, locale);
}

function describeRow(row: LossRow, locale: Locale): string {
  if (row.trace === null) return `${NAMES[row.kind]} –`;
  const value = formatSignificant(row.trace.loss + 0, locale);
  const slope = formatSignificant((row.trace.logitGradient[LABEL] ?? 0) + 0, locale);
  return locale === 'zh'
    ? `${NAMES[row.kind]}（标签 ${labelText(row.kind)}）损失 ${value}，梯度 ${slope}，${stepsText(row, locale)} 步后判对`
    : `${NAMES[row.kind]} (label ${labelText(row.kind)}): loss ${value}, gradient ${slope}, right after ${stepsText(row, locale)} steps`;
}

/** What clipping does to the loss looked at; nothing where nothing is clipped. */
export function clippedText({ trace }: LossRow, locale: Locale): readonly string[] {
  if (trace?.isClipped !== true) return [];
  const words = lossesText[locale];
  const { lossOfLogits } = trace;
  return [
    words.clipped,
    lossOfLogits === null ? words.clippedPlain : words.clippedFused(formatSignificant(lossOfLogits, locale)),
  ];
}

function describeCompare(state: LossesState, { logits, outputs, rows, row }: CompareModel, locale: Locale): string {
  const words = lossesText[locale];
  const isZh = locale === 'zh';
  const listed = DIGITS.map((digit, i) => {
    const [z, y] = [formatNumber(logits[i] ?? 0, locale, 1), formatSignificant((outputs[i] ?? 0) + 0, locale)];
    return isZh ? `${digit} 的 logit ${z}、输出 ${y}` : `digit ${digit} has logit ${z} and output ${y}`;
  });
  const all = LOSSES.map((kind) => describeRow(rows.find((each) => each.kind === kind) ?? row, locale));
  return [
    isZh
      ? `真实类别是 ${DIGITS[LABEL]}，输出层激活函数 ${words.outputs[state.output]}：${listed.join('，')}。`
      : `The true class is ${DIGITS[LABEL]}, the output's activation ${words.outputs[state.output]}: ${listed.join(', ')}.`,
    isZh ? `${all.join('；')}。` : `${all.join('; ')}.`,
    ...(row.trace === null ? [words.needsProbabilities] : []),
    ...clippedText(row, locale),
  ].join(isZh ? '' : ' ');
}

/** What the exhibit shows, in words, with its numbers. */
export function describe({ state, compare, bet }: LossesModel, locale: Locale): string {
  return bet === null ? describeCompare(state, compare, locale) : describeBet(bet, locale);
}
