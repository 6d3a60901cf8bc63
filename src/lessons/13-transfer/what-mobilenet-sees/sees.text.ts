// The words of the exhibit `what-mobilenet-sees`. Not responsible for: the network's card (base/).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import { baseSentence } from '../base/base.text.ts';
import type { SeesModel } from './sees-model.ts';

interface SeesText {
  readonly picture: string;
  readonly photo: string;
  readonly reads: string;
  readonly readsNote: (sizePx: number) => string;
  readonly size: string;
  readonly sizeNote: string;
  readonly waiting: string;
  readonly drawnNote: string;
  readonly says: string;
  readonly noClassifier: string;
  readonly notYet: string;
  readonly noMaps: string;
  readonly asking: string;
  readonly time: (duration: string, sizePx: number) => string;
  readonly englishOnly: string;
  readonly block: string;
  readonly blockName: (block: number, name: string) => string;
  readonly maps: string;
  readonly mapsNote: string;
  readonly beyond: string;
  readonly channel: (channel: number) => string;
  readonly bill: string;
  readonly kernel: string;
  readonly standard: string;
  readonly depthwise: string;
  readonly pointwise: string;
  readonly reach: Readonly<Record<'standard' | 'depthwise' | 'pointwise', (k: number, m: string, n: string) => string>>;
  readonly products: (count: string) => string;
  readonly input: string;
  readonly output: string;
  readonly weights: string;
  readonly macs: string;
  readonly both: (count: string, ratio: string) => string;
  readonly passes: (block: string, from: string, to: string) => string;
  readonly photoNote: (size: string) => string;
  readonly mapsOf: (node: string, shape: string) => string;
  readonly whole: string;
  readonly wholeNote: string;
  readonly withSeparable: string;
  readonly withStandard: string;
  readonly design: string;
  readonly times: string;
}

export const seesText: Localised<SeesText> = {
  zh: {
    picture: '看哪张图片',
    photo: '照片',
    photoNote: (size) => `照片：${size}；虚框是裁出来的正方形。`,
    mapsOf: (node, shape) => `${node}：${shape}。`,
    reads: '网络读到的',
    readsNote: (sizePx) => `${sizePx} × ${sizePx} 像素：取正中的正方形，按面积平均缩小，每个数再变成 x / 127.5 − 1。`,
    size: '边长（像素）',
    sizeNote: '网络是用 224 训练的。小一些算得快，看得也粗。',
    waiting: '照片还没有到。',
    drawnNote: '照片没能下载，所以还没有图可看。',
    says: 'ImageNet 前五名',
    noClassifier:
      '前五名需要完整的网络：这个站点装的是它的主体，没有 1000 类的分类层，所以说不出名字。它看到了什么，看下面的映射。',
    notYet: '载入网络之后，这里是它的前五个回答。',
    noMaps: '载入网络之后，这里是这一块的特征映射。',
    asking: '正在算……',
    time: (duration, sizePx) => `在这台设备上：${sizePx} 像素的一张图用了 ${duration}。`,
    englishOnly: '类别名是 ImageNet 的英文原名（WordNet 词条）。',
    block: '块',
    blockName: (block, name) => `第 ${block} 块，Keras 里叫 ${name}`,
    maps: '这一块看到的',
    mapsNote: '在这张图片上变化最大的十二个通道。蓝为正，橙为负，每张按自己的最大绝对值画，编号旁就是它。',
    beyond: '这个站点装的主体只到 block_14_add（第 14 块）：再往后的权重已经不是 ImageNet 的了。账单仍然算得出。',
    channel: (channel) => `通道 ${channel}`,
    bill: '这一块的账单',
    kernel: '核的边长',
    standard: '标准卷积',
    depthwise: '逐通道卷积',
    pointwise: '逐点卷积',
    reach: {
      standard: (k, m, n) => `一个输出数要读 ${k} × ${k} 窗口里的全部 ${m} 个通道；这样的核有 ${n} 个。`,
      depthwise: (k, m) => `一个输出数只读自己那个通道的 ${k} × ${k} 窗口；每个通道一个核，共 ${m} 个。`,
      pointwise: (_k, m, n) => `一个输出数只读一格，但读全部 ${m} 个通道；这样的 1 × 1 核有 ${n} 个。`,
    },
    products: (count) => `每个输出数 ${count} 次乘法`,
    input: '输入',
    output: '输出',
    weights: '权重',
    macs: '乘加运算',
    both: (count, ratio) => `逐通道 + 逐点：${count}，是标准卷积的 ${ratio}。`,
    passes: (block, from, to) => `${block}：${from} → ${to}`,
    whole: '整个网络的账单',
    wholeNote: '同一个 MobileNetV2（224 像素、1000 类，批归一化已并入卷积），每一对换成一个标准卷积；其余不变。',
    withSeparable: '照原样',
    withStandard: '换成标准卷积',
    design: '网络',
    times: '倍',
  },
  en: {
    picture: 'Picture to look at',
    photo: 'The photo',
    photoNote: (size) => `The photo: ${size}; dashed: the square that is cut out.`,
    mapsOf: (node, shape) => `${node}: ${shape}. `,
    reads: 'What the network reads',
    readsNote: (sizePx) =>
      `${sizePx} × ${sizePx} pixels: the square in the middle, made smaller by averaging areas, each number then turned into x / 127.5 − 1.`,
    size: 'Side in pixels',
    sizeNote: 'The network was trained at 224. Smaller is faster and sees less.',
    waiting: 'The photo has not come yet.',
    drawnNote: 'The photo could not be fetched, so there is nothing to look at yet.',
    says: 'Top five of ImageNet',
    noClassifier:
      'The top five need the complete network: this site has its body, without the classifier for 1000 classes, so it has no names to give. What it does see is in the maps below.',
    notYet: 'Once the network is loaded, its five best answers stand here.',
    noMaps: 'Once the network is loaded, feature maps of this block stand here.',
    asking: 'Working it out…',
    time: (duration, sizePx) => `On this device: ${duration} for one picture of ${sizePx} pixels.`,
    englishOnly: 'Class names are ImageNet’s own (entries of WordNet).',
    block: 'Block',
    blockName: (block, name) => `block ${block}, called ${name} in Keras`,
    maps: 'What this block sees',
    mapsNote:
      'The twelve channels that differ most over this picture. Blue is positive, orange negative, each drawn to its own largest magnitude, written beside its number.',
    beyond:
      'The body that this site has ends at block_14_add (block 14): beyond it the weights are no longer ImageNet’s. The bill can be worked out all the same.',
    channel: (channel) => `Channel ${channel}`,
    bill: 'The bill of this block',
    kernel: 'Side of the kernel',
    standard: 'Standard convolution',
    depthwise: 'Depthwise convolution',
    pointwise: 'Pointwise convolution',
    reach: {
      standard: (k, m, n) =>
        `One output number reads a ${k} × ${k} window in all ${m} channels; there are ${n} such kernels.`,
      depthwise: (k, m) =>
        `One output number reads a ${k} × ${k} window of its own channel only; one kernel a channel, ${m} in all.`,
      pointwise: (_k, m, n) =>
        `One output number reads a single place, in all ${m} channels; there are ${n} such 1 × 1 kernels.`,
    },
    products: (count) => `${count} products for each output number`,
    input: 'input',
    output: 'output',
    weights: 'Weights',
    macs: 'Multiply-accumulates',
    both: (count, ratio) => `Depthwise + pointwise: ${count}, ${ratio} of the standard one.`,
    passes: (block, from, to) => `${block}: ${from} → ${to}`,
    whole: 'The bill of the whole network',
    wholeNote:
      'The same MobileNetV2 (224 pixels, 1000 classes, batch normalisation folded in) with one standard convolution for each pair; all else unchanged.',
    withSeparable: 'as it is',
    withStandard: 'with standard convolutions',
    design: 'Network',
    times: 'times',
  },
};

/** What the network says, in a sentence; null where it says nothing. */
function answerSentence({ best, session }: SeesModel, locale: Locale): string | null {
  if (best === null) {
    const { base } = session;
    return base.phase === 'loaded' && base.entry?.classes === null ? seesText[locale].noClassifier : null;
  }
  const list = best
    .map(({ label, probability }) => `${label} ${formatPercent(probability, locale)}`)
    .join(locale === 'zh' ? '；' : '; ');
  return locale === 'zh' ? `网络的前五名：${list}。` : `The network’s top five: ${list}.`;
}

export function describe(model: SeesModel, locale: Locale): string {
  const { state, session, pair, bill, whole, maps, hasNode, node } = model;
  const zh = locale === 'zh';
  const words = seesText[locale];
  const { chosen, sizePx } = session;
  const own = zh ? { own: '读者的照片', camera: '摄像头' } : { own: 'a photo of the reader’s', camera: 'the camera' };
  const name = chosen.from === 'built-in' ? BUILT_IN_NAMES[state.photo][locale] : own[chosen.from];
  const n = (value: number): string => formatNumber(value, locale);
  const sentences = [
    baseSentence(session.base, locale),
    zh
      ? `图片：${name}，按 ${sizePx} × ${sizePx} 像素读入。`
      : `Picture: ${name}, read at ${sizePx} × ${sizePx} pixels.`,
  ];
  const answer = answerSentence(model, locale);
  if (answer !== null) sentences.push(answer);
  if (maps !== null) {
    const [first] = maps.channels;
    const size = maps.shape.map(n).join(' × ');
    sentences.push(
      zh
        ? `${node} 的输出是 ${size}；变化最大的是通道 ${first?.channel ?? 0}，最大绝对值 ${formatSignificant(first?.most ?? 0, locale)}。`
        : `${node} puts out ${size}; channel ${first?.channel ?? 0} differs most, its largest magnitude is ${formatSignificant(first?.most ?? 0, locale)}.`,
    );
  }
  if (!hasNode) sentences.push(words.beyond);
  const { standard, depthwise, pointwise, ratio } = bill;
  const [m, big, small] = [n(pair.inputChannels), n(standard.macs), n(depthwise.macs + pointwise.macs)];
  const part = formatPercent(ratio, locale);
  sentences.push(
    zh
      ? `第 ${state.block} 块（${pair.name}）：${m} 个通道进，${n(pair.outputChannels)} 个出，核 ${state.kernel} × ${state.kernel}。标准卷积要 ${big} 次乘加和 ${n(standard.parameters)} 个权重；逐通道加逐点要 ${small} 次和 ${n(depthwise.parameters + pointwise.parameters)} 个，是前者的 ${part}。`
      : `Block ${state.block} (${pair.name}): ${m} channels in, ${n(pair.outputChannels)} out, kernels of ${state.kernel} × ${state.kernel}. A standard convolution takes ${big} multiply-accumulates and ${n(standard.parameters)} weights; depthwise and pointwise take ${small} and ${n(depthwise.parameters + pointwise.parameters)}, ${part} of that.`,
  );
  const factor = formatFixed(whole.standard.macs / whole.separable.macs, locale, 1);
  sentences.push(
    zh
      ? `整个网络：${n(whole.separable.macs)} 次乘加、${n(whole.separable.parameters)} 个参数；全用标准卷积要 ${n(whole.standard.macs)} 次，是 ${factor} 倍。`
      : `Whole network: ${n(whole.separable.macs)} multiply-accumulates and ${n(whole.separable.parameters)} parameters; with standard convolutions ${n(whole.standard.macs)}, ${factor} times as many.`,
  );
  return sentences.join(zh ? '' : ' ');
}
