// Words of the exhibit `why-residual` in both languages, and its description. Not responsible for: the numbers.
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { SAMPLES, WIDTH, type Branch, type ResidualModel } from './why-residual.ts';

export interface ResidualWords {
  readonly controls: string;
  readonly depth: string;
  readonly activation: string;
  readonly initialiser: string;
  readonly branch: string;
  readonly branches: Readonly<Record<Branch, string>>;
  readonly seed: string;
  readonly chart: string;
  readonly x: string;
  readonly y: string;
  readonly plain: string;
  readonly residual: string;
  readonly note: string;
}

export const residualText: Localised<ResidualWords> = {
  zh: {
    controls: '两个网络',
    depth: '深度（层数）',
    activation: '激活函数',
    initialiser: '初始化',
    branch: '每层加上的量',
    branches: { scaled: '除以 √深度', whole: '原样加上' },
    seed: '随机种子',
    chart: '各层的梯度大小',
    x: '层',
    y: '梯度大小（对数刻度）',
    plain: '普通',
    residual: '有捷径',
    note: `两个网络的权重相同，每层 ${WIDTH} 个神经元，刚初始化，没有训练；送入 ${SAMPLES} 个随机样本。最后一层之后放进大小为 1 的梯度，再一层层往回传：曲线是到达每层输入时还剩的均方根。没有捷径时一层是 y = f(Wx)，有捷径时是 y = x + s·f(Wx)。真正的 ResNet 用批归一化控制加上去的量；这里的 1/√深度 是它的简单替身。`,
  },
  en: {
    controls: 'The two networks',
    depth: 'Depth (layers)',
    activation: 'Activation',
    initialiser: 'Initialiser',
    branch: 'What each layer adds',
    branches: { scaled: 'divided by √depth', whole: 'as it is' },
    seed: 'Random seed',
    chart: 'Size of the gradient at each layer',
    x: 'Layer',
    y: 'Size of the gradient (log scale)',
    plain: 'plain',
    residual: 'with shortcuts',
    note: `Both networks have the same weights, ${WIDTH} units a layer, freshly initialised and not trained; ${SAMPLES} random samples are sent through. A gradient of size 1 is put in behind the last layer and passed back: the curves are the root mean square that is left on reaching each layer’s input. A layer without a shortcut is y = f(Wx), with one y = x + s·f(Wx). The real ResNet keeps what is added in bounds by batch normalisation; 1/√depth is a simple stand-in for it here.`,
  },
};

/** A size over many powers of ten: to a thousandth near 1, and two digits of it where it is far from 1. */
export function sizeText(size: number, locale: Locale): string {
  if (size >= 0.01 && size < 1000) return formatNumber(size, locale, 3);
  return formatSignificant(size, locale, 2);
}

export function resultSentence(model: ResidualModel, locale: Locale): string {
  const { plain, residual, plainFactor, residualFactor, state } = model;
  const size = (value: number | undefined): string => sizeText(value ?? 0, locale);
  return locale === 'zh'
    ? `经过 ${state.depth} 层，到第一层时梯度剩下：普通网络 ${size(plain[0])}（平均每层乘 ${size(plainFactor)}），有捷径 ${size(residual[0])}（每层乘 ${size(residualFactor)}）。`
    : `After ${state.depth} layers, what reaches the first one: ${size(plain[0])} in the plain network (times ${size(plainFactor)} a layer on average), ${size(residual[0])} with shortcuts (times ${size(residualFactor)} a layer).`;
}

export function describe(model: ResidualModel, locale: Locale): string {
  const { activation, initialiser, branch, seed } = model.state;
  const words = residualText[locale];
  return locale === 'zh'
    ? `激活函数 ${activation}，初始化 ${initialiser}，每层加上的量${words.branches[branch]}，种子 ${seed}。${resultSentence(model, locale)}`
    : `Activation ${activation}, initialiser ${initialiser}, what each layer adds ${words.branches[branch]}, seed ${seed}. ${resultSentence(model, locale)}`;
}
