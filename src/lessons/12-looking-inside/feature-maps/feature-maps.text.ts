// The words of the exhibit `feature-maps` and its text alternative. Not responsible for: numbers (feature-maps-model.ts).
import { formatList, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { className, subjectText } from '../subject/subject.text.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import type { Shown } from './feature-maps.ts';
import type { FeatureMapsModel, LayerMaps } from './feature-maps-model.ts';

interface FeatureMapsText {
  readonly layer: string;
  readonly show: string;
  readonly shown: Readonly<Record<Shown, string>>;
  readonly seen: string;
  readonly grid: string;
  readonly scale: Readonly<Record<Shown, string>>;
  readonly channel: (channel: number) => string;
  readonly of: (layer: string, channel: number) => string;
  readonly off: string;
  readonly switchOff: string;
  readonly switchOn: string;
  readonly allOn: string;
  readonly kernel: string;
  readonly plane: (input: number) => string;
  readonly bias: (value: string) => string;
  readonly noKernel: string;
  readonly readers: string;
  readonly reader: (name: string, channel: number) => string;
  readonly readersNote: string;
  readonly says: string;
  readonly withOff: string;
  readonly damage: string;
  readonly damageNote: string;
  readonly damageRow: (channel: number) => string;
  readonly progress: string;
  readonly untrained: string;
  readonly noPicture: string;
  readonly noGradient: string;
  readonly shownOf: (from: number, to: number, all: number) => string;
  readonly before: string;
  readonly after: string;
  readonly noConvolution: string;
  readonly planesOf: (drawn: number, all: number) => string;
  readonly nothingToRank: string;
}

export const featureMapsText: Localised<FeatureMapsText> = {
  zh: {
    layer: '层',
    show: '显示',
    shown: { outputs: '输出', gradients: '梯度' },
    seen: '网络看到的',
    grid: '这一层的通道',
    scale: {
      outputs: '每张映射从 0（黑）画到它自己的最大值（白）；编号旁边就是这个最大值。',
      gradients: '蓝为正，橙为负，每张按自己的最大绝对值；编号旁边就是绝对值最大的数。',
    },
    channel: (channel) => `通道 ${channel}`,
    of: (layer, channel) => `${layer}，通道 ${channel}`,
    off: '已关闭',
    switchOff: '关闭这个通道',
    switchOn: '重新打开',
    allOn: '全部打开',
    kernel: '它的卷积核',
    plane: (input) => `读输入通道 ${input} 的权重`,
    bias: (value) => `偏置 ${value}`,
    noKernel: '这一层没有卷积核：它只是重排、取最大，或每个单元各有一组权重。',
    readers: '谁在读它',
    reader: (name, channel) => `${name} 的通道 ${channel}`,
    readersNote: '下一个卷积层里，对这个通道权重绝对值之和最大的几个核。点一个，跟着它往里走。',
    says: '网络的判断',
    withOff: '关闭这些通道之后',
    damage: '关掉哪个通道影响最大？',
    damageNote: '逐个关掉这一层的通道，胜出类别剩下的概率；影响最大的在前。',
    damageRow: (channel) => `不要通道 ${channel}`,
    progress: '已关过的通道',
    untrained: '这是训练开始前的网络：权重是随机抽的，在本页上算出。训练之后再看一遍。',
    noPicture: '测试图片载入之后，这里会显示每一层的输出。',
    noGradient: '梯度要向训练过的网络去问；最后一层没有对自己的梯度。',
    shownOf: (from, to, all) => `通道 ${from} 到 ${to}，共 ${all} 个`,
    before: '前一页',
    after: '后一页',
    noConvolution: '这个网络没有卷积层：除了输入，没有映射可看，每一层都是一串数，每个单元一格。',
    planesOf: (drawn, all) => `画出 ${all} 个平面中的前 ${drawn} 个。`,
    nothingToRank: '网络的回答不是数，没有可以比较的概率，也就排不出名次。',
  },
  en: {
    layer: 'Layer',
    show: 'Show',
    shown: { outputs: 'outputs', gradients: 'gradients' },
    seen: 'What the network sees',
    grid: 'Channels of this layer',
    scale: {
      outputs:
        'Each map is drawn from 0 (black) to its own largest number (white), written after the number of the channel.',
      gradients:
        'Blue is positive, orange negative, each map to its own largest magnitude, written after the number of the channel.',
    },
    channel: (channel) => `Channel ${channel}`,
    of: (layer, channel) => `${layer}, channel ${channel}`,
    off: 'off',
    switchOff: 'Switch this channel off',
    switchOn: 'Switch it on again',
    allOn: 'Switch all on',
    kernel: 'Its kernel',
    plane: (input) => `Weights for input channel ${input}`,
    bias: (value) => `bias ${value}`,
    noKernel: 'This layer has no kernel: it rearranges, takes maxima, or has a set of weights for each unit.',
    readers: 'Who reads it',
    reader: (name, channel) => `channel ${channel} of ${name}`,
    readersNote:
      'The kernels of the next convolution with the largest sum of weight magnitudes for this channel. Click one to follow it inwards.',
    says: 'What the network says',
    withOff: 'With those channels off',
    damage: 'Which channel hurts most?',
    damageNote:
      'Each channel of this layer switched off alone: the probability left to the winning class, worst first.',
    damageRow: (channel) => `without channel ${channel}`,
    progress: 'Channels tried',
    untrained:
      'This is the network before training: its weights are the random ones that training begins with. Look again after training.',
    noPicture: 'Once the test images have loaded, this shows what each layer puts out.',
    noGradient: 'Gradients are asked of a trained network; the last layer has none with respect to itself.',
    shownOf: (from, to, all) => `Channels ${from} to ${to} of ${all}`,
    before: 'Page before',
    after: 'Next page',
    noConvolution:
      'This network has no convolution: beyond its input there are no maps; each layer is a row of numbers, a cell for each unit.',
    planesOf: (drawn, all) => `The first ${drawn} of ${all} planes are drawn.`,
    nothingToRank: 'The network’s answers are no numbers: there is no probability to compare, and nothing to rank.',
  },
};

/** A layer as the list names it. */
export function layerLabel({ name, shape }: LayerMaps): string {
  return `${name} ${shape.join('×')}`;
}

function winner(model: FeatureMapsModel, values: Float32Array, locale: Locale): string {
  const best = winnerOf(values) ?? 0;
  const name = className(model, best, locale);
  return locale === 'zh'
    ? `“${name}”（${formatPercent(values[best] ?? Number.NaN, locale)}）`
    : `“${name}” with ${formatPercent(values[best] ?? Number.NaN, locale)}`;
}

/** Smallest, largest and how much is above nought, in words; null before there is an answer. */
export function factsSentence({ facts, layer, state }: FeatureMapsModel, locale: Locale): string | null {
  if (facts === null) return null;
  if (facts.broken > 0 && !layer.isMap) {
    return locale === 'zh'
      ? '它的值不是数（NaN）：这个网络已经发散。'
      : 'Its value is no number (NaN): this network has diverged.';
  }
  if (facts.broken > 0) {
    const [broken, all] = [formatNumber(facts.broken, locale), formatNumber(facts.places, locale)];
    return locale === 'zh'
      ? `${all} 个位置里有 ${broken} 个不是数（NaN）：这个网络已经发散。`
      : `Of ${all} places ${broken} hold no number (NaN): this network has diverged.`;
  }
  const [least, most] = [formatSignificant(facts.least, locale), formatSignificant(facts.most, locale)];
  if (!layer.isMap) return locale === 'zh' ? `值 ${most}。` : `Value ${most}.`;
  const alive = formatPercent(facts.alive, locale, 0);
  const zh = `最小 ${least}，最大 ${most}${state.shown === 'outputs' ? `，${alive} 的位置大于零` : ''}。`;
  const en = `Smallest ${least}, largest ${most}${state.shown === 'outputs' ? `, ${alive} of places above nought` : ''}.`;
  return locale === 'zh' ? zh : en;
}

export function describe(model: FeatureMapsModel, locale: Locale): string {
  const { layer, layers, channel, kernel, off, probabilities, wholeProbabilities, isUntrained } = model;
  const zh = locale === 'zh';
  const count = formatNumber(layer.channels, locale);
  const sentences = [
    zh
      ? `共 ${layers.length} 层。所选的层是 ${layer.name}，输出 ${layer.shape.join('×')}，${count} 个通道；通道 ${channel}。`
      : `${layers.length} layers. Chosen: ${layer.name}, which puts out ${layer.shape.join('×')}, ${count} channels; channel ${channel}.`,
  ];
  if (isUntrained) sentences.push(featureMapsText[locale].untrained);
  if (!model.hasConvolution) sentences.push(featureMapsText[locale].noConvolution);
  const facts = factsSentence(model, locale);
  if (facts !== null) sentences.push(facts);
  if (kernel !== null) {
    sentences.push(
      zh
        ? `它的卷积核是 ${kernel.height}×${kernel.width}×${kernel.planes.length}，偏置 ${formatSignificant(kernel.bias ?? 0, locale)}。`
        : `Its kernel is ${kernel.height}×${kernel.width}×${kernel.planes.length}, bias ${formatSignificant(kernel.bias ?? 0, locale)}.`,
    );
  }
  if (off.length > 0) {
    const list = formatList(
      off.map(({ nodeIndex, channel: each }) => `${layers[nodeIndex]?.name ?? ''} ${each}`),
      locale,
    );
    sentences.push(zh ? `已关闭：${list}。` : `Switched off: ${list}.`);
  }
  if (model.isSilent) sentences.push(subjectText[locale].noNumbers);
  else if (probabilities !== null) {
    const now = winner(model, probabilities, locale);
    const before = wholeProbabilities === null ? null : winner(model, wholeProbabilities, locale);
    if (before === null) sentences.push(zh ? `网络判为${now}。` : `The network says ${now}.`);
    else sentences.push(zh ? `原来判为${before}，现在判为${now}。` : `It said ${before}, and now says ${now}.`);
  }
  return sentences.join(zh ? '' : ' ');
}
