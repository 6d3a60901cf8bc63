// The words of the exhibit `what-excites` and its text alternative. Not responsible for: numbers (excite-model.ts).
import { formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { className } from '../subject/subject.text.ts';
import type { Aim, SliderId } from './what-excites.ts';
import type { ExciteModel } from './excite-model.ts';

interface WhatExcitesText {
  readonly aim: string;
  readonly aims: Readonly<Record<Aim, string>>;
  readonly layer: string;
  readonly klass: string;
  readonly channel: string;
  readonly sliders: Readonly<Record<SliderId, string>>;
  readonly hints: Readonly<Record<SliderId, string>>;
  readonly decorrelate: string;
  readonly free: string;
  readonly otherNoise: string;
  readonly grow: string;
  readonly again: string;
  readonly stop: string;
  readonly picture: string;
  readonly progress: string;
  readonly needsNetwork: string;
  readonly nothing: string;
  readonly silent: string;
  readonly dense: string;
}

export const whatExcitesText: Localised<WhatExcitesText> = {
  zh: {
    aim: '让什么兴奋',
    aims: { class: '一个类别', channel: '一个通道', neuron: '通道正中的一个单元' },
    layer: '层',
    klass: '类别',
    channel: '通道',
    sliders: { steps: '步数', rate: '步长', decay: '拉回灰色', variation: '平滑', blur: '模糊', jitter: '抖动' },
    hints: {
      steps: '梯度上升多少步',
      rate: '每步改动的均方根，千分之几',
      decay: '每步收回离灰色距离的千分之几（L2）',
      variation: '相邻像素之差的权重，百分之几（全变差）',
      blur: '每四步模糊一次，十分之几个像素',
      jitter: '每步先平移几个像素',
    },
    decorrelate: '颜色去相关（只对彩色图片有用）',
    free: '去掉全部约束',
    otherNoise: '换一份噪声',
    grow: '让图片生长',
    again: '再来一次',
    stop: '停',
    picture: '最让它兴奋的图片',
    progress: '步数',
    needsNetwork: '先在上面训练网络。',
    nothing: '按下按钮，图片会从灰色噪声里长出来。',
    silent: '激活值不是数（NaN）：没有斜率可以往上走，图片只是噪声被约束抹平的样子。',
    dense: '这个网络没有卷积层：一个“通道”就是全连接层里的一个单元，它一眼看完整个输入。',
  },
  en: {
    aim: 'Excite',
    aims: { class: 'a class', channel: 'a channel', neuron: 'the unit amid a channel' },
    layer: 'Layer',
    klass: 'Class',
    channel: 'Channel',
    sliders: {
      steps: 'Steps',
      rate: 'Step size',
      decay: 'Back to grey',
      variation: 'Smoothness',
      blur: 'Blur',
      jitter: 'Jitter',
    },
    hints: {
      steps: 'steps of gradient ascent',
      rate: 'root mean square of a step’s change, in thousandths',
      decay: 'thousandths of the distance from grey that each step takes back (L2)',
      variation: 'weight of differences between neighbours, in hundredths (total variation)',
      blur: 'after every fourth step, in tenths of a pixel',
      jitter: 'pixels that the picture is moved by before each step',
    },
    decorrelate: 'Decorrelate colours (colour pictures only)',
    free: 'Take all restraints off',
    otherNoise: 'Other noise',
    grow: 'Let the picture grow',
    again: 'Grow it again',
    stop: 'Stop',
    picture: 'The picture that excites it most',
    progress: 'Steps',
    needsNetwork: 'Train the network above first.',
    nothing: 'Press the button, and a picture grows out of grey noise.',
    silent:
      'The activation is no number (NaN): there is no slope to climb, and the picture is but the noise, smoothed by what holds back.',
    dense:
      'This network has no convolution: a “channel” is a single unit of a dense layer, which sees the whole input at once.',
  },
};

/** What is aimed at, in words. */
export function aimName({ entry, aim, layer, unit }: ExciteModel, locale: Locale): string {
  const zh = locale === 'zh';
  if (aim === 'class' || layer === null) {
    const name = className({ entry }, unit, locale);
    return zh ? `类别“${name}”` : `the class “${name}”`;
  }
  const where = zh ? `${layer.name} 的通道 ${unit}` : `channel ${unit} of ${layer.name}`;
  if (aim === 'channel') return where;
  return zh ? `${where} 正中的单元` : `the unit amid ${where}`;
}

export function describe(model: ExciteModel, locale: Locale): string {
  const { state, seen } = model;
  const zh = locale === 'zh';
  const aim = aimName(model, locale);
  const options = zh
    ? `${state.steps} 步；拉回灰色 ${state.decay}‰，平滑 ${state.variation}%，模糊 ${state.blur / 10} 像素，抖动 ${state.jitter} 像素。`
    : `${state.steps} steps; back to grey ${state.decay}‰, smoothness ${state.variation}%, blur ${state.blur / 10} px, jitter ${state.jitter} px.`;
  const words = whatExcitesText[locale];
  const kind = model.isDense ? words.dense : '';
  const head = zh ? `目标：${aim}。${kind}${options}` : `Exciting ${aim}. ${kind}${kind === '' ? '' : ' '}${options}`;
  if (seen === null) return zh ? `${head}还没有开始。` : `${head} Not begun.`;
  const score = formatSignificant(seen.scalar, locale);
  const told = zh ? `${head}第 ${seen.step} 步，激活值 ${score}。` : `${head} Step ${seen.step}, activation ${score}.`;
  return model.isSilent ? `${told}${zh ? '' : ' '}${words.silent}` : told;
}

/** The step and the score, in a line. */
export function scoreLine({ seen }: ExciteModel, locale: Locale): string | null {
  if (seen === null) return null;
  const score = formatSignificant(seen.scalar, locale);
  return locale === 'zh'
    ? `第 ${seen.step} 步：激活值（激活函数之前）${score}`
    : `Step ${seen.step}: activation, before its function, ${score}`;
}
