// The words of the exhibit `deep-dream` and its text alternative. Not responsible for: numbers (dream-model.ts).
import { BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import { subjectText } from '../subject/subject.text.ts';
import { isPlain } from './deep-dream.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { DreamPhoto, SliderId } from './deep-dream.ts';
import type { DreamModel } from './dream-model.ts';

interface DeepDreamText {
  readonly photo: string;
  readonly layer: string;
  readonly channel: string;
  readonly all: string;
  readonly one: string;
  readonly which: string;
  readonly sliders: Readonly<Record<SliderId, string>>;
  readonly hints: Readonly<Record<SliderId, string>>;
  readonly before: string;
  readonly after: string;
  readonly dream: string;
  readonly again: string;
  readonly stop: string;
  readonly save: string;
  readonly fileName: string;
  readonly progress: string;
  readonly needsNetwork: string;
  readonly nothing: string;
  readonly dense: string;
  readonly unmoved: string;
}

export const deepDreamText: Localised<DeepDreamText> = {
  zh: {
    photo: '照片',
    layer: '做梦的层',
    channel: '通道',
    all: '全部，各按自己的兴奋程度',
    one: '只要一个',
    which: '第几个通道',
    sliders: { octaves: '八度', steps: '每个八度的步数', rate: '步长' },
    hints: {
      octaves: '从小图到大图，每次放大 1.4 倍；大的图样来自小图',
      steps: '每一步都把图片切成网络输入那么大的块，求梯度，略微抹平后沿着它走',
      rate: '每步平均改动，千分之几',
    },
    before: '照片',
    after: '梦',
    dream: '开始做梦',
    again: '再梦一次',
    stop: '停',
    save: '保存为 PNG',
    fileName: 'stride-梦',
    progress: '步数',
    needsNetwork: '先在上面训练网络。',
    nothing: '按下按钮，照片会在眼前改变。',
    dense: '这个网络没有卷积层，做梦的是全连接层：每个单元一眼看完整个输入，所以图样和输入一样大，一块一块地铺。',
    unmoved: '照片没有变：这一层对它没有斜率。要么单元全都没有激活，要么权重已不是数（NaN）。',
  },
  en: {
    photo: 'Photo',
    layer: 'Layer that dreams',
    channel: 'Channels',
    all: 'all, each as excited as it is',
    one: 'one only',
    which: 'Number of the channel',
    sliders: { octaves: 'Octaves', steps: 'Steps an octave', rate: 'Step size' },
    hints: {
      octaves: 'from a small picture to the large one, 1.4 times larger each; large patterns come from the small ones',
      steps:
        'each step cuts the picture into tiles of the network’s input and follows their gradient, a little smoothed',
      rate: 'mean change in a step, in thousandths',
    },
    before: 'The photo',
    after: 'The dream',
    dream: 'Begin to dream',
    again: 'Dream again',
    stop: 'Stop',
    save: 'Save as PNG',
    fileName: 'stride-dream',
    progress: 'Steps',
    needsNetwork: 'Train the network above first.',
    nothing: 'Press the button, and the photo changes before your eyes.',
    dense:
      'This network has no convolution, so its dense layers dream: each unit sees the whole input at once, and its pattern is as large, laid tile by tile.',
    unmoved:
      'The photo has not changed: the layer has no slope here. Either none of its units is active, or its weights are no numbers any more (NaN).',
  },
};

export function photoName(photo: DreamPhoto, locale: Locale): string {
  return isPlain(photo) ? subjectText[locale].plain[photo] : BUILT_IN_NAMES[photo][locale];
}

export function describe(model: DreamModel, locale: Locale): string {
  const { state, name, channel, dreamt, change, isDense, isUnmoved } = model;
  const words = deepDreamText[locale];
  const zh = locale === 'zh';
  const which = channel === null ? (zh ? '全部通道' : 'all channels') : zh ? `通道 ${channel}` : `channel ${channel}`;
  const photo = photoName(state.photo, locale);
  const asked = zh
    ? `${name} 的${which}在“${photo}”上做梦：${state.octaves} 个八度，各 ${state.steps} 步，每步平均改动 ${state.rate}‰。`
    : `${name}, ${which}, dreams on “${photo}”: ${state.octaves} octaves of ${state.steps} steps, each changing a pixel by ${state.rate}‰ on average.`;
  const head = isDense ? `${asked}${zh ? '' : ' '}${words.dense}` : asked;
  if (dreamt === null) return zh ? `${head}还没有开始。` : `${head} Not begun.`;
  const done = zh ? `已走 ${dreamt.done} 步，共 ${dreamt.total} 步` : `${dreamt.done} of ${dreamt.total} steps done`;
  if (change === null) return zh ? `${head}${done}。` : `${head} ${done}.`;
  if (isUnmoved) return zh ? `${head}${done}。${words.unmoved}` : `${head} ${done}. ${words.unmoved}`;
  const percent = formatFixed(100 * change, locale, 1);
  return zh
    ? `${head}${done}；像素平均改动 ${percent}%。`
    : `${head} ${done}; pixels have changed by ${percent} % on average.`;
}
