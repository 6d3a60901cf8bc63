// The words of the exhibit `embedding` and its text alternative. Not responsible for: numbers (embedding-model.ts).
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { className, subjectText } from '../subject/subject.text.ts';
import type { Method } from './embedding.ts';
import type { Confusion, DrawnPoint, EmbeddingModel } from './embedding-model.ts';

interface EmbeddingText {
  readonly layer: string;
  readonly count: string;
  readonly method: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly figure: string;
  readonly figureHint: string;
  readonly needsNetwork: string;
  readonly waits: string;
  readonly broken: string;
  readonly heap: string;
  readonly few: string;
  readonly progress: string;
  readonly roped: (count: number) => string;
  readonly untie: string;
  readonly allRight: string;
  readonly classes: string;
  readonly sample: string;
  readonly ringNote: string;
}

export const embeddingText: Localised<EmbeddingText> = {
  zh: {
    layer: '看哪一层的输出',
    count: '测试图片数',
    method: '排布方法',
    methods: { pca: 'PCA（方差最大的两个方向）', umap: 'UMAP（保持邻居）' },
    figure: '测试图片在这一层的样子',
    figureHint: '拖动画圈，圈住一些点；方向键走到邻近的点，Enter 圈住它的同类。',
    needsNetwork: '先在上面训练网络。',
    waits: '训练停下来之后才会排布。',
    broken: '这一层的输出里有不是有限数的值：网络已经发散，没有什么可以排布。',
    few: '测试图片不到三张，排不出两个方向。',
    heap: '对这一层来说，所有图片都一模一样：全部点落在同一处。',
    progress: '已完成',
    roped: (count) => `圈住了 ${count} 个点`,
    untie: '松开',
    allRight: '其中没有判错的。',
    classes: '类别',
    sample: '这张图片',
    ringNote: '数字是真实的类别；带红圈的点，网络判错了。',
  },
  en: {
    layer: 'Output of which layer',
    count: 'Test images',
    method: 'Laid out by',
    methods: { pca: 'PCA (two directions of most variance)', umap: 'UMAP (keeps neighbours)' },
    figure: 'Test images as this layer sees them',
    figureHint: 'Draw a rope around points; arrow keys go to a near point, Enter ropes its class in.',
    needsNetwork: 'Train the network above first.',
    waits: 'The layout is worked out once training rests.',
    broken:
      'This layer puts out values that are no finite numbers: the network has diverged, and there is nothing to lay out.',
    few: 'There are fewer than three test images, too few to find two directions among.',
    heap: 'To this layer all images are one and the same: every point lies at the same place.',
    progress: 'Done',
    roped: (count) => `${count} points roped in`,
    untie: 'Untie',
    allRight: 'None of them is wrong.',
    classes: 'Classes',
    sample: 'This image',
    ringNote: 'The number is the true class; a red ring means that the network is wrong.',
  },
};

export function nameOf({ entry }: Pick<EmbeddingModel, 'entry'>, klass: number, locale: Locale): string {
  return className({ entry }, klass, locale);
}

export function pointSentence(model: EmbeddingModel, point: DrawnPoint, locale: Locale): string {
  const [label, predicted] = [point.label, point.predicted].map((klass) => nameOf(model, klass, locale));
  return locale === 'zh'
    ? `第 ${point.index} 张：标签“${label ?? ''}”，网络判为“${predicted ?? ''}”。`
    : `Number ${point.index}: labelled “${label ?? ''}”, taken for “${predicted ?? ''}”.`;
}

export function confusionLine(model: EmbeddingModel, { label, predicted, count }: Confusion, locale: Locale): string {
  const [from, to] = [nameOf(model, label, locale), nameOf(model, predicted, locale)];
  return locale === 'zh' ? `“${from}”判成“${to}”：${count} 个` : `“${from}” taken for “${to}”: ${count}`;
}

/** How well the figure keeps classes apart, in sentences; null before there is one. */
export function qualitySentence(model: EmbeddingModel, locale: Locale): string | null {
  const { agreement, accuracy, explained } = model;
  if (agreement === null || accuracy === null) return null;
  const [same, right] = [formatPercent(agreement, locale), formatPercent(accuracy, locale)];
  const zh = `每个点最近的 5 个邻居，${same} 与它同类；网络在这些图片上判对 ${right}。`;
  const en = `Of each point’s 5 nearest neighbours ${same} are of its class; the network is right on ${right} of these images.`;
  if (explained === null) return locale === 'zh' ? zh : en;
  const [first, second] = explained.map((part) => formatPercent(part, locale));
  return locale === 'zh'
    ? `${zh}两个方向占全部方差的 ${first ?? ''} 与 ${second ?? ''}。`
    : `${en} The two directions hold ${first ?? ''} and ${second ?? ''} of all variance.`;
}

/** Why there is no point to see, as far as the answer says it; null where there are points. */
export function whyEmpty({ points, isBroken, isGone, isFew }: EmbeddingModel, locale: Locale): string | null {
  if (points.length > 0) return null;
  if (isBroken) return embeddingText[locale].broken;
  if (isFew) return embeddingText[locale].few;
  return isGone ? subjectText[locale].imagesGone : embeddingText[locale].needsNetwork;
}

export function describe(model: EmbeddingModel, locale: Locale): string {
  const { state, layers, points, roped, confusions, at } = model;
  const zh = locale === 'zh';
  const words = embeddingText[locale];
  const layer = layers[model.node];
  const count = formatNumber(points.length > 0 ? points.length : state.count, locale);
  const sentences = [
    zh
      ? `${count} 张测试图片在 ${layer?.name ?? ''}（${layer?.shape.join('×') ?? ''}）的输出。排布方法：${words.methods[state.method]}。`
      : `${count} test images as ${layer?.name ?? ''} (${layer?.shape.join('×') ?? ''}) puts them out, laid out by ${words.methods[state.method]}.`,
  ];
  const why = whyEmpty(model, locale);
  if (why !== null) sentences.push(why);
  if (model.isHeap) sentences.push(words.heap);
  const quality = qualitySentence(model, locale);
  if (quality !== null) sentences.push(quality);
  if (roped.length > 0) {
    sentences.push(zh ? `${words.roped(roped.length)}。` : `${words.roped(roped.length)}.`);
    sentences.push(
      confusions.length === 0
        ? words.allRight
        : `${confusions.map((each) => confusionLine(model, each, locale)).join(zh ? '；' : '; ')}${zh ? '。' : '.'}`,
    );
  }
  if (at !== null) sentences.push(pointSentence(model, at, locale));
  return sentences.join(zh ? '' : ' ');
}
