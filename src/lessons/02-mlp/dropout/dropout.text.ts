// The words of the exhibit `dropout` and its text alternative. Those of the two runs are in runs.text.ts.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { DiceModel } from './dice-model.ts';
import { LAST_STEP, SAMPLES } from './dropout.ts';
import type { FigureId, ModeId, ScalingId } from './dropout.ts';
import { describeRuns } from './runs.text.ts';
import { UNITS } from './small-network.ts';

interface DropoutText {
  readonly figure: string;
  readonly figures: Readonly<Record<FigureId, string>>;
  readonly settings: string;
  readonly rate: string;
  readonly seed: string;
  readonly mode: string;
  readonly modes: Readonly<Record<ModeId, string>>;
  readonly scaling: string;
  readonly scalings: Readonly<Record<ScalingId, string>>;
  readonly sample: string;
  readonly output: string;
  readonly step: string;
  readonly actions: string;
  readonly roll: string;
  readonly rollMany: string;
  readonly rollAll: string;
  readonly back: string;
  readonly network: string;
  readonly lines: string;
  readonly layers: readonly [inputs: string, hidden: string, outputs: string];
  readonly units: string;
  readonly unitColumns: readonly [unit: string, activation: string, die: string, passed: string];
  readonly live: string;
  readonly dead: string;
  readonly notRolled: string;
  readonly masks: string;
  readonly row: (sample: number) => string;
  readonly sum: string;
  readonly chart: Readonly<Record<ScalingId, string>>;
  readonly funnel: string;
  readonly rolls: string;
  readonly sumAxis: (output: number) => string;
  readonly running: string;
  readonly single: string;
  readonly tested: string;
  readonly atStep: (step: number) => string;
}

export const dropoutText: Localised<DropoutText> = {
  zh: {
    figure: '图',
    figures: { dice: '掷骰子', runs: '用与不用' },
    settings: '设置',
    rate: '丢弃率 rate',
    seed: '种子',
    mode: '网络正在',
    modes: { train: '训练', test: '使用' },
    scaling: '活着的单元',
    scalings: { inverted: '放大 1/(1−rate) 倍', none: '不放大' },
    sample: '这一批里的第几张',
    output: '看哪个输出',
    step: '步（从 0 数起）',
    actions: '掷骰子',
    roll: '掷一次',
    rollMany: '掷 10 次',
    rollAll: `掷到 ${formatNumber(LAST_STEP + 1, 'zh')} 次`,
    back: '回到第 0 步',
    network: '4 个输入，8 个带 dropout 的隐藏单元，3 个输出',
    lines: '线是权重：蓝色为正，橙色为负，越粗越大。虚线圆圈是这一步静默的单元。',
    layers: ['输入', '隐藏层', '输出'],
    units: '这一步的八个单元',
    unitColumns: ['单元', '激活值 a', '骰子', '传给下一层'],
    live: '活',
    dead: '静默',
    notRolled: '不掷',
    masks: `这一步的掩码：${SAMPLES} 张图片 × ${UNITS} 个单元`,
    row: (sample) => `图片 ${sample}`,
    sum: '输出的加权和，代入数值',
    chart: {
      inverted: '掷的次数越多，平均越接近使用时的值。',
      none: '不放大，平均趋向的是另一个值。',
    },
    funnel: '淡蓝的漏斗：平均通常落在里面。',
    rolls: '掷的次数',
    sumAxis: (output) => `输出 ${output} 的加权和 z`,
    running: '到此为止的平均',
    single: '每一次',
    tested: '使用时的值',
    atStep: (step) => `第 ${step} 步`,
  },
  en: {
    figure: 'Figure',
    figures: { dice: 'The dice', runs: 'With and without' },
    settings: 'Settings',
    rate: 'Dropout rate',
    seed: 'Seed',
    mode: 'The network is',
    modes: { train: 'in training', test: 'in use' },
    scaling: 'Live units are',
    scalings: { inverted: 'times 1/(1−rate)', none: 'left as they are' },
    sample: 'Image of the batch',
    output: 'Output looked at',
    step: 'Step (from 0)',
    actions: 'Dice',
    roll: 'Roll',
    rollMany: 'Roll 10 times',
    rollAll: `Roll up to ${formatNumber(LAST_STEP + 1, 'en')}`,
    back: 'Back to step 0',
    network: '4 inputs, 8 hidden units with dropout, 3 outputs',
    lines:
      'Lines are weights: blue above zero, orange below, the thicker the larger. Dashed circles are silent in this step.',
    layers: ['Inputs', 'Hidden', 'Outputs'],
    units: 'The eight units in this step',
    unitColumns: ['Unit', 'Activation a', 'Die', 'Passed on'],
    live: 'live',
    dead: 'silent',
    notRolled: 'not rolled',
    masks: `Masks of this step: ${SAMPLES} images × ${UNITS} units`,
    row: (sample) => `Image ${sample}`,
    sum: 'The output’s weighted sum with its numbers',
    chart: {
      inverted: 'The more rolls, the closer their mean is to the value in use.',
      none: 'Unscaled, the mean tends to another value.',
    },
    funnel: 'In the pale funnel is where the mean typically lies.',
    rolls: 'Rolls',
    sumAxis: (output) => `Weighted sum z of output ${output}`,
    running: 'mean so far',
    single: 'each roll',
    tested: 'value in use',
    atStep: (step) => `Step ${step}`,
  },
};

function value(number: number, locale: Locale): string {
  return formatFixed(number + 0, locale, 3);
}

/** How many units are left, and what those are multiplied by. */
export function liveText({ state, live, factor, liveShare, rolls }: DiceModel, locale: Locale): string {
  const isZh = locale === 'zh';
  if (state.mode === 'test') {
    return isZh
      ? `使用时不掷骰子：${UNITS} 个单元全部参加，不放大。`
      : `In use nothing is rolled: all ${UNITS} units take part, and nothing is multiplied.`;
  }
  const scaled =
    state.scaling === 'none'
      ? isZh
        ? '活着的不放大'
        : 'live ones are left as they are'
      : isZh
        ? `活着的乘以 1/(1 − ${state.rate}) = ${formatSignificant(factor, locale)}`
        : `live ones are multiplied by 1/(1 − ${state.rate}) = ${formatSignificant(factor, locale)}`;
  const share = formatPercent(liveShare, locale);
  return isZh
    ? `${UNITS} 个单元里 ${live} 个活着，${scaled}。${formatNumber(rolls, locale)} 次平均有 ${share} 活着（1 − rate = ${formatPercent(1 - state.rate, locale, 0)}）。`
    : `${live} of ${UNITS} units are live; ${scaled}. Over ${formatNumber(rolls, locale)} roll${rolls === 1 ? '' : 's'}, ${share} were live (1 − rate = ${formatPercent(1 - state.rate, locale, 0)}).`;
}

/** How the mean over all rolls compares with the value in use. */
export function meanText(model: DiceModel, locale: Locale): string {
  const { state, rolls, mean, tested, expected, scatter } = model;
  const [m, t, e, s] = [mean, tested, expected, scatter].map((number) => value(number, locale));
  const count = formatNumber(rolls, locale);
  if (state.scaling === 'none' && state.rate > 0) {
    return locale === 'zh'
      ? `${count} 次的平均是 ${m}，使用时却是 ${t}：不放大，平均趋向 (1 − rate) 倍，即 ${e}。`
      : `The mean of ${count} rolls is ${m}, but in use the sum is ${t}: unscaled, the mean tends to (1 − rate) times it, ${e}.`;
  }
  return locale === 'zh'
    ? `${count} 次的平均是 ${m}，使用时是 ${t}。掷 ${count} 次时两者通常相差约 ${s}，次数每增加到四倍，差距减半。`
    : `The mean of ${count} roll${rolls === 1 ? '' : 's'} is ${m}; in use it is ${t}. With so many rolls the two typically differ by about ${s}, and by half of it with four times as many.`;
}

/** The softmax bends: behind it the two agree only roughly. */
export function softmaxText({ meanProbability, testedProbability, state }: DiceModel, locale: Locale): string {
  const [m, t] = [formatPercent(meanProbability, locale, 2), formatPercent(testedProbability, locale, 2)];
  return locale === 'zh'
    ? `经过 softmax 之后就不再严格相等：输出 ${state.output + 1} 的概率，掷骰子时平均 ${m}，使用时 ${t}。`
    : `Behind the softmax they are no longer exactly equal: the probability of output ${state.output + 1} is ${m} on average of the rolls and ${t} in use.`;
}

function describeDice(model: DiceModel, locale: Locale): string {
  const words = dropoutText[locale];
  const { state, units, sums } = model;
  const isZh = locale === 'zh';
  const listed = units.map(({ activation, die, isLive, passed }, i) => {
    const rolled = die === null ? '' : isZh ? `，骰子 ${value(die, locale)}` : `, die ${value(die, locale)}`;
    const verdict = isLive ? words.live : words.dead;
    return isZh
      ? `单元 ${i + 1}：激活值 ${value(activation, locale)}${rolled}，${verdict}，传出 ${value(passed, locale)}`
      : `unit ${i + 1}: activation ${value(activation, locale)}${rolled}, ${verdict}, passes on ${value(passed, locale)}`;
  });
  const sum = value(sums[state.output] ?? 0, locale);
  return [
    isZh
      ? `${words.network}。丢弃率 ${state.rate}，种子 ${state.seed}，${words.atStep(state.step)}，图片 ${state.sample + 1}，${words.modes[state.mode]}。`
      : `${words.network}. Rate ${state.rate}, seed ${state.seed}, ${words.atStep(state.step).toLowerCase()}, image ${state.sample + 1}, the network ${words.modes[state.mode]}.`,
    `${listed.join(isZh ? '；' : '; ')}${isZh ? '。' : '.'}`,
    liveText(model, locale),
    isZh ? `输出 ${state.output + 1} 的加权和是 ${sum}。` : `The weighted sum of output ${state.output + 1} is ${sum}.`,
    meanText(model, locale),
    softmaxText(model, locale),
  ].join(isZh ? '' : ' ');
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: DiceModel, locale: Locale): string {
  return model.runs === null ? describeDice(model, locale) : describeRuns(model.state, model.runs, locale);
}
