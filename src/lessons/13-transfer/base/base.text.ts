// The words that the figures of this lesson share: the network that was trained by others, and where pictures come from.
// Not responsible for: what a single figure says.
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { formatBytes } from '../../../kit/locale/format.ts';
import type { BaseUse } from './base-use.ts';
import type { SampleSource } from './samples.ts';

interface BaseText {
  readonly network: string;
  readonly load: (size: string) => string;
  readonly retry: string;
  readonly progress: string;
  readonly loaded: string;
  readonly card: string;
  readonly model: string;
  readonly trainedOn: string;
  readonly trainedOnValue: string;
  readonly parameters: string;
  readonly answers: string;
  readonly thousand: string;
  readonly noClassifier: string;
  readonly reads: string;
  readonly readsValue: string;
  readonly size: string;
  readonly source: string;
  readonly licence: string;
  readonly limits: string;
  readonly limitsValue: string;
  readonly sources: Readonly<Record<SampleSource, string>>;
  readonly noFlowers: string;
}

export const baseText: Localised<BaseText> = {
  zh: {
    network: '预训练网络',
    load: (size) => `载入网络（${size}）`,
    retry: '再试一次',
    progress: '正在载入网络',
    loaded: '已载入',
    card: '模型卡',
    model: '网络',
    trainedOn: '训练数据',
    trainedOnValue: 'ImageNet（ILSVRC 2012）：128 万张照片，1000 类',
    parameters: '参数',
    answers: '输出',
    thousand: 'ImageNet 的 1000 类',
    noClassifier: '只有特征，没有分类层',
    reads: '读入',
    readsValue: '正方形的彩色图片，通常 224 × 224，每个数在 −1 到 1 之间（x / 127.5 − 1）',
    size: '下载',
    source: '来源',
    licence: '许可',
    limits: '要当心',
    limitsValue:
      'ImageNet 的照片多来自 2010 年前后的英文网站，狗有一百多种，人几乎不是类别。它没见过的东西，也会被它认作见过的某一类。',
    sources: {
      cifar10: 'CIFAR-10（32 × 32 照片）',
      'fashion-mnist': 'Fashion-MNIST（服饰，灰度）',
      mnist: 'MNIST（手写数字）',
      flowers: '花的照片（5 类）',
    },
    noFlowers: '这个站点没有装入花的照片，请用别的图片。',
  },
  en: {
    network: 'Pretrained network',
    load: (size) => `Load the network (${size})`,
    retry: 'Try again',
    progress: 'Loading the network',
    loaded: 'loaded',
    card: 'Model card',
    model: 'Network',
    trainedOn: 'Trained on',
    trainedOnValue: 'ImageNet (ILSVRC 2012): 1.28 million photos, 1000 classes',
    parameters: 'Parameters',
    answers: 'Puts out',
    thousand: 'the 1000 classes of ImageNet',
    noClassifier: 'features only: no classifier',
    reads: 'Reads',
    readsValue: 'square colour pictures, 224 × 224 as a rule, numbers from −1 to 1 (x / 127.5 − 1)',
    size: 'Download',
    source: 'Source',
    licence: 'Licence',
    limits: 'Beware',
    limitsValue:
      'ImageNet’s photos come mostly from English web pages of about 2010; over a hundred classes are dogs, almost none are people. What it has never seen, it takes for something it has.',
    sources: {
      cifar10: 'CIFAR-10 (photos of 32 × 32)',
      'fashion-mnist': 'Fashion-MNIST (clothes, grey)',
      mnist: 'MNIST (handwritten digits)',
      flowers: 'Photos of flowers (5 classes)',
    },
    noFlowers: 'This site was built without the photos of flowers. Use other pictures.',
  },
};

/** Size of the files of the network in use. */
export function baseBytes({ entry, present }: BaseUse): number {
  return present.find(({ id }) => id === entry?.id)?.bytes ?? 0;
}

/** How the network stands, in a sentence; failures have their own (kit/sentences). */
export function baseSentence(base: BaseUse, locale: Locale): string {
  const zh = locale === 'zh';
  const size = formatBytes(baseBytes(base), locale);
  const name = base.entry?.title[locale] ?? '';
  switch (base.phase) {
    case 'asking':
      return zh ? '正在查看这个站点有哪些预训练网络。' : 'Looking which pretrained networks this site has.';
    case 'absent':
      return zh
        ? '这个站点没有装入预训练网络，所以这幅图算不出结果；站点管理员可以按说明文件补上。文字和其余部分照常可读。'
        : 'This site was built without a pretrained network, so this figure has nothing to compute with; whoever runs the site can add one as its readme describes. Text and the rest work as usual.';
    case 'ready-to-load':
      return zh
        ? `${name}，下载 ${size}，之后留在这台设备上。图片只在这台设备上处理，不会上传。`
        : `${name}: ${size} to download, kept on this device. Pictures are handled on this device only and never uploaded.`;
    case 'loading':
      return zh ? `正在载入 ${name}。` : `Loading ${name}.`;
    case 'loaded':
      return zh
        ? `${name} 已载入。图片只在这台设备上处理，不会上传。`
        : `${name} is loaded. Pictures are handled on this device only and never uploaded.`;
    case 'failed':
      return zh ? `${name} 没能载入。` : `${name} could not be loaded.`;
    default:
      return base.phase satisfies never;
  }
}
