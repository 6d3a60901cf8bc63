// The words of the exhibit `activation-functions`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { SATURATED_SLOPE } from '../../../nn/saturation.ts';
import type { Mode } from './activation-functions.ts';
import type { ActivationModel, Curve } from './activation-model.ts';
import { FUNCTION_NAMES } from './functions.ts';

interface ActivationText {
  readonly what: string;
  readonly modes: Readonly<Record<Mode, string>>;
  readonly settings: string;
  readonly opened: string;
  readonly compared: string;
  readonly slopes: string;
  readonly point: string;
  readonly pointValue: (x: string, y: string, slope: string) => string;
  readonly plot: string;
  readonly shaded: string;
  readonly table: (x: string) => string;
  readonly columns: readonly [name: string, value: string, slope: string, tails: string];
  readonly keras: (name: string) => string;
  readonly chain: string;
  readonly chainNote: string;
  readonly layers: string;
  readonly weight: string;
  readonly chainChart: string;
  readonly layerAxis: string;
  readonly leftAxis: string;
  readonly never: string;
  readonly logits: string;
  readonly logit: (k: number) => string;
  readonly temperature: string;
  readonly shift: string;
  readonly shiftHint: string;
  readonly probabilities: string;
  readonly softmaxTable: string;
  readonly softmaxColumns: readonly [
    klass: string,
    logit: string,
    scaled: string,
    power: string,
    plain: string,
    probability: string,
  ];
  readonly overflow: string;
  readonly noOverflow: string;
  readonly jacobian: string;
  readonly jacobianNote: string;
  readonly jacobianRows: string;
  readonly jacobianColumns: string;
  readonly jacobianCell: (value: string, i: number, j: number) => string;
}

export const activationText: Localised<ActivationText> = {
  zh: {
    what: '看什么',
    modes: { curves: '一个数进、一个数出', softmax: 'softmax：一行数一起算' },
    settings: '激活函数',
    opened: '打开的函数',
    compared: '一起比较',
    slopes: '只画导数',
    point: '曲线上的点',
    pointValue: (x, y, slope) => `x = ${x}，函数值 ${y}，导数 ${slope}`,
    plot: '激活函数的曲线',
    shaded: `灰色：导数的大小不超过 ${SATURATED_SLOPE}，函数在这里饱和`,
    table: (x) => `在 x = ${x} 处`,
    columns: ['函数', 'f(x)', 'f′(x)', '饱和区'],
    keras: (name) => `${name} 在 Keras 里的写法`,
    chain: '穿过许多层',
    chainNote:
      '每层一个单元，首尾相接。按链式法则，最后一层的输出对最初的 x 的导数，是各层“权重 × 导数”的乘积（第一层前面没有权重）：',
    layers: '层数',
    weight: '层与层之间的权重 w',
    chainChart: '梯度穿过各层之后剩下多少',
    layerAxis: '层',
    leftAxis: '乘积的大小（对数刻度；为 0 时画不出）',
    never: '无',
    logits: 'logits 与概率',
    logit: (k) => `类 ${k} 的 logit`,
    temperature: '温度 T',
    shift: '都加上的常数 c',
    shiftHint: '它在分子、分母里同样乘上 e 的 c/T 次方，约掉了。',
    probabilities: '概率',
    softmaxTable: '照公式直接算，与网络里的算法',
    softmaxColumns: ['类', 'z', '(z + c) / T', 'e 的幂（32 位）', '直接算', '概率'],
    overflow:
      '32 位浮点数装不下这些幂：变成 ∞ 或 0，相除得到 NaN，或者只剩零星几位有效数字。网络先减去最大的 logit 再取幂，所以概率照样算得准。',
    noOverflow: '两种算法结果相同。让 (z + c) / T 超过 88，或者全都低于 −104，再看看。',
    jacobian: 'softmax 的雅可比矩阵',
    jacobianNote:
      '每一格是一个概率对一个 logit 的导数。提高一个 logit，它自己的概率上升，别人的下降；每行每列之和都是 0。',
    jacobianRows: '概率',
    jacobianColumns: '对 logit 的导数',
    jacobianCell: (value, i, j) => `类 ${i} 的概率对类 ${j} 的 logit 的导数：${value}`,
  },
  en: {
    what: 'Look at',
    modes: { curves: 'one number in, one out', softmax: 'softmax: a row at once' },
    settings: 'Activation functions',
    opened: 'Opened function',
    compared: 'Beside it',
    slopes: 'Derivatives only',
    point: 'Point on the curve',
    pointValue: (x, y, slope) => `x = ${x}, value ${y}, derivative ${slope}`,
    plot: 'Curves of activation functions',
    shaded: `Shaded: the derivative is ${SATURATED_SLOPE} or less in size, the function is saturated`,
    table: (x) => `At the point x = ${x}`,
    columns: ['Function', 'f(x)', 'f′(x)', 'Saturated'],
    keras: (name) => `${name} in Keras`,
    chain: 'Through many layers',
    chainNote:
      'One unit a layer, each feeding the next. By the chain rule the derivative of the last output by the first x is the product of “weight × derivative” over all layers (the first has no weight before it):',
    layers: 'Layers',
    weight: 'Weight w between layers',
    chainChart: 'What is left of a gradient behind each layer',
    layerAxis: 'layer',
    leftAxis: 'size of the product (log scale; 0 cannot be drawn)',
    never: 'nowhere',
    logits: 'Logits and probabilities',
    logit: (k) => `Logit of class ${k}`,
    temperature: 'Temperature T',
    shift: 'Constant c added to all',
    shiftHint: 'Above and below the line it multiplies by e to the power of c/T, and cancels.',
    probabilities: 'Probabilities',
    softmaxTable: 'As the formula stands, and as networks compute it',
    softmaxColumns: ['Class', 'z', '(z + c) / T', 'e to that (32 bits)', 'As it stands', 'Probability'],
    overflow:
      'These powers do not fit into 32-bit floats: they become ∞ or 0, which divided give NaN, or keep hardly a digit. Networks take the largest logit off before they raise e to it, so the probabilities come out right all the same.',
    noOverflow: 'Both ways agree. Push one (z + c) / T above 88, or all of them below −104.',
    jacobian: 'The Jacobian of softmax',
    jacobianNote:
      'Each cell is the derivative of one probability by one logit. Raise one logit and its own probability rises while all others fall: every row and every column adds up to 0.',
    jacobianRows: 'Probability',
    jacobianColumns: 'Derivative by the logit of',
    jacobianCell: (value, i, j) => `Class ${i}’s probability by class ${j}’s logit: ${value}`,
  },
};

/** Where a function is saturated: `x ≤ −2.89 or x ≥ 2.89`. */
export function tailsText({ tails: { below, above } }: Curve, locale: Locale): string {
  const parts = [
    ...(below === null ? [] : [`x ≤ ${formatNumber(Math.round(below * 100) / 100 + 0, locale, 2)}`]),
    ...(above === null ? [] : [`x ≥ ${formatNumber(above, locale, 2)}`]),
  ];
  return parts.length === 0 ? activationText[locale].never : parts.join(locale === 'zh' ? ' 或 ' : ' or ');
}

/** The first factors of the chain's product, the last one, and what they come to. */
export function productText({ chain, left }: Curve, locale: Locale): string {
  const value = (number: number): string => {
    const text = formatSignificant(number + 0, locale);
    return number < 0 ? `(${text})` : text;
  };
  const factors = chain.map(({ factor }) => value(factor));
  const shown = factors.length <= 6 ? factors : [...factors.slice(0, 4), '…', factors.at(-1) ?? ''];
  const result = formatSignificant(left + 0, locale);
  return factors.length === 1 ? result : `${shown.join(' × ')} = ${result}`;
}

/** What the place of the point means for learning. */
export function verdictText(curve: Curve, locale: Locale): string {
  const { id, isFlat, slope, left, chain } = curve;
  const name = FUNCTION_NAMES[id];
  const percent = formatPercent(Math.abs(left), locale, 3);
  const small = Math.abs(left) < 1e-5 && left !== 0 ? formatSignificant(left, locale) : percent;
  if (locale === 'zh') {
    if (slope === 0) return `${name} 在这里断开：导数是 0，梯度一点也过不去，前面的权重学不到东西。`;
    const here = isFlat ? `${name} 在这里饱和：输入再变，输出也几乎不动。` : `${name} 在这里还会传递梯度。`;
    return `${here}穿过 ${chain.length} 层之后，梯度还剩 ${small}。`;
  }
  if (slope === 0)
    return `${name} is shut here: its derivative is 0, no gradient passes, and the weights before it learn nothing.`;
  const here = isFlat
    ? `${name} is saturated here: whatever the input does, the output hardly moves.`
    : `${name} passes gradients on here.`;
  return `${here} Behind ${chain.length} ${chain.length === 1 ? 'layer' : 'layers'} ${small} of a gradient is left.`;
}

/** The plain formula in 32 bits gives something else than the probabilities. */
export function isBroken({ rows }: ActivationModel): boolean {
  return rows.some(({ plain, probability }) => !(Math.abs(plain - probability) < 1e-3));
}

function curveSentence(curve: Curve, locale: Locale): string {
  const name = FUNCTION_NAMES[curve.id];
  const value = formatSignificant(curve.value + 0, locale, 4);
  const slope = formatSignificant(curve.slope + 0, locale, 4);
  const tails = tailsText(curve, locale);
  const left = formatSignificant(curve.left + 0, locale);
  return locale === 'zh'
    ? `${name}：f = ${value}，f′ = ${slope}，饱和区 ${tails}，${curve.chain.length} 层之后剩 ${left}。`
    : `${name}: f = ${value}, f′ = ${slope}, saturated ${tails}, after ${curve.chain.length} layers ${left} is left.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: ActivationModel, locale: Locale): string {
  const { state, curves, opened, rows, top } = model;
  const words = activationText[locale];
  const isChinese = locale === 'zh';
  const gap = isChinese ? '' : ' ';
  if (state.mode === 'curves') {
    const head = isChinese
      ? `打开的是 ${FUNCTION_NAMES[opened.id]}，x = ${formatSignificant(state.x, locale)}，层间权重 ${state.weight}。`
      : `${FUNCTION_NAMES[opened.id]} is open, x = ${formatSignificant(state.x, locale)}, weight between layers ${state.weight}.`;
    return [head, ...curves.map((curve) => curveSentence(curve, locale)), verdictText(opened, locale)].join(gap);
  }
  const list = (texts: readonly string[]): string => texts.join(isChinese ? '、' : ', ');
  const logits = list(rows.map(({ logit }) => formatSignificant(logit, locale)));
  const probabilities = list(rows.map(({ probability }) => formatPercent(probability, locale)));
  const slope = formatFixed(model.jacobian[top * (rows.length + 1)] ?? NaN, locale, 3);
  const end = isBroken(model) ? words.overflow : words.noOverflow;
  return isChinese
    ? `logits 为 ${logits}，都加 ${state.shift}，温度 ${state.temperature}：概率为 ${probabilities}，类 ${top} 最大，它的概率对自己的 logit 的导数是 ${slope}。${end}`
    : `Logits ${logits}, ${state.shift} added to all, temperature ${state.temperature}: probabilities ${probabilities}; class ${top} is largest, and its probability has slope ${slope} by its own logit. ${end}`;
}
