// The words of the exhibit `where-to-cut` and its text alternative. Not responsible for: numbers (cuts-model.ts).
import { formatDurationMs, formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { baseSentence } from '../base/base.text.ts';
import { scratchSizePx } from '../measure/budget.ts';
import type { Way, Work } from './cut-store.ts';
import type { CutsModel } from './cuts-model.ts';
import type { Method } from './where-to-cut.ts';

interface CutText {
  readonly pictures: string;
  readonly count: string;
  readonly size: string;
  readonly sizeHint: string;
  readonly cut: string;
  readonly method: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly epochs: string;
  readonly measure: string;
  readonly train: string;
  readonly cancel: string;
  readonly actions: string;
  readonly stages: Readonly<Record<Work['stage'], string>>;
  readonly needsBase: string;
  readonly notMeasured: string;
  readonly otherWork: string;
  readonly map: string;
  readonly mapNote: string;
  readonly perCut: string;
  readonly perCutNote: string;
  readonly place: string;
  readonly share: string;
  readonly neighbours: string;
  readonly head: string;
  readonly sharpness: string;
  readonly maps: string;
  readonly mapsNote: string;
  readonly mapOf: (name: string, answer: string) => string;
  readonly picture: (name: string) => string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly waysChart: string;
  readonly waysNote: (scratchPx: number) => string;
  readonly epoch: string;
  readonly accuracy: string;
  readonly laying: string;
  readonly untilThen: string;
}

export const cutText: Localised<CutText> = {
  zh: {
    pictures: '图片',
    count: '训练图片数',
    size: '图片边长',
    sizeHint: '大一些更准，也更慢：计算量随边长的平方增长。',
    cut: '在哪一层之后切',
    method: '排布方法',
    methods: { pca: 'PCA（立刻）', umap: 'UMAP（保持邻居）' },
    epochs: '轮数',
    measure: '测量每一个切口',
    train: '从这个切口训练三种做法',
    cancel: '取消',
    actions: '测量与训练',
    stages: {
      pictures: '准备图片',
      features: '提取特征（张）',
      heads: '比较切口',
      maps: '画激活图',
      frozen: '训练：冻结',
      tuned: '训练：微调',
      fresh: '训练：从头',
    },
    needsBase: '先载入上面的网络，再测量。',
    notMeasured: '这些图片还没有测量。按“测量每一个切口”：每张图片只需通过网络一次，所有切口的特征就都有了。',
    otherWork: '另一项测量或训练正在进行。',
    map: '图片在这个切口的样子',
    mapNote:
      '每个数字是一张图片，数字表示真实的类别；圈起来的是没有用来训练的测试图片。特征先在每个通道上取平均（GAP）。',
    perCut: '每个切口的测量结果',
    perCutNote:
      '最近邻：5 张最像的训练图片投票。线性头：岭回归，闭式解，正则强度只用训练图片选。集中度：线性头的类激活图里，最热的十分之一面积占全部热量的比例；处处一样的图是 10%。准确率都在没学过的测试图片上算。',
    place: '切口',
    share: '比例',
    neighbours: '最近邻准确率',
    head: '线性头准确率',
    sharpness: '激活图集中度',
    maps: '线性头看哪里',
    mapsNote: '越亮，比平均的训练图片更支持它自己的答案；更弱的地方不画。',
    mapOf: (name, answer) => `${name}：判为“${answer}”的激活图`,
    picture: (name) => `测试图片：${name}`,
    ways: { frozen: '冻结，只训练头', tuned: '从这里往上微调', fresh: '从头训练' },
    waysChart: '三种做法：测试准确率',
    waysNote: (px) =>
      `同样的图片、同样的顺序、同一个种子、同样的轮数。冻结：切口处的特征取平均，上面一个全连接层。微调：切口之后的层以预训练权重开始，与新的全连接层一起训练。从头：同样的结构带批归一化，权重随机，图片按 ${px} 像素读入。`,
    epoch: '轮',
    accuracy: '测试准确率',
    laying: '正在按邻居排布',
    untilThen: '排好之前先显示 PCA。',
  },
  en: {
    pictures: 'Pictures',
    count: 'Training pictures',
    size: 'Side of pictures',
    sizeHint: 'Larger is more accurate and slower: work grows with the square of the side.',
    cut: 'Cut after which layer',
    method: 'Laid out by',
    methods: { pca: 'PCA (at once)', umap: 'UMAP (keeps neighbours)' },
    epochs: 'Epochs',
    measure: 'Measure every cut',
    train: 'Train three ways from this cut',
    cancel: 'Cancel',
    actions: 'Measuring and training',
    stages: {
      pictures: 'Preparing pictures',
      features: 'Extracting features (pictures)',
      heads: 'Comparing cuts',
      maps: 'Making activation maps',
      frozen: 'Training: frozen',
      tuned: 'Training: fine-tuned',
      fresh: 'Training: from scratch',
    },
    needsBase: 'Load the network above, then measure.',
    notMeasured:
      'Nothing has been measured on these pictures yet. Press “Measure every cut”: each picture goes through the network once, and that gives the features of all cuts.',
    otherWork: 'Another measurement or training is under way.',
    map: 'The pictures as this cut sees them',
    mapNote:
      'Each number is a picture and says its true class; those in a ring are test pictures, which nothing learns from. Features are averaged over each channel first (GAP).',
    perCut: 'What was measured at each cut',
    perCutNote:
      'Nearest neighbours: the 5 most alike training pictures vote. Linear head: ridge regression in closed form, its strength chosen on training pictures alone. Sharpness: of the head’s class activation map, the share of all heat that lies on the hottest tenth of the area; an even map has 10%. Both accuracies are on test pictures that nothing has learnt from.',
    place: 'Cut',
    share: 'Share',
    neighbours: 'Nearest neighbours',
    head: 'Linear head',
    sharpness: 'Sharpness of the map',
    maps: 'Where the linear head looks',
    mapsNote:
      'The brighter, the more a place adds to the head’s own answer than the average training picture does; what adds less isn’t drawn.',
    mapOf: (name, answer) => `${name}: activation map of the answer “${answer}”`,
    picture: (name) => `Test picture: ${name}`,
    ways: { frozen: 'Frozen, head only', tuned: 'Fine-tuned from here up', fresh: 'From scratch' },
    waysChart: 'Three ways: test accuracy',
    waysNote: (px) =>
      `Same pictures in the same order, same seed, same number of epochs. Frozen: features of the cut, averaged, under one dense layer. Fine-tuned: the layers behind the cut begin with their pretrained weights and learn together with the new dense layer. From scratch: the same architecture with batch normalisation and random weights, on pictures of ${px} pixels.`,
    epoch: 'Epoch',
    accuracy: 'Test accuracy',
    laying: 'Laying out by neighbours',
    untilThen: 'PCA is shown until then.',
  },
};

export function cutName({ cuts }: Pick<CutsModel, 'cuts'>, place: number): string {
  return cuts[place]?.name ?? '';
}

/** What the cut leaves in front and behind. */
export function cutSentence({ cuts, at, parameters }: CutsModel, locale: Locale): string {
  const cut = cuts[at];
  const shape = cut?.shape.join(' × ') ?? '';
  const [front, behind] = [formatNumber(parameters.front, locale), formatNumber(parameters.behind, locale)];
  return locale === 'zh'
    ? `切口 ${at + 1} / ${cuts.length}：${cut?.name ?? ''}，输出 ${shape}。切口之前 ${front} 个参数冻结；之后还有 ${behind} 个。`
    : `Cut ${at + 1} of ${cuts.length}: ${cut?.name ?? ''}, which puts out ${shape}. The ${front} parameters in front of it stay frozen; ${behind} lie behind it.`;
}

/** The numbers of the chosen cut; null before they are measured. */
export function measureSentence({ cuts, at, best, explained, laidOutBy }: CutsModel, locale: Locale): string | null {
  const measure = cuts[at]?.measure ?? null;
  if (measure === null || best === null) return null;
  const percent = (value: number): string => formatPercent(value, locale);
  const bestHead = percent(best.head.measure?.head ?? Number.NaN);
  const sharp = measure.sharpness === null ? '–' : percent(measure.sharpness);
  const spread = explained?.map((part) => percent(part)) ?? [];
  if (locale === 'zh') {
    const plane = laidOutBy === 'pca' ? `图上两个方向占全部方差的 ${spread.join(' 与 ')}。` : '';
    return `最近邻判对 ${percent(measure.neighbours)}，线性头判对 ${percent(measure.head)}；激活图集中度 ${sharp}。线性头在 ${best.head.name} 处最好：${bestHead}。${plane}`;
  }
  const plane =
    laidOutBy === 'pca' ? ` The two directions of the map hold ${spread.join(' and ')} of all variance.` : '';
  return `Nearest neighbours get ${percent(measure.neighbours)} right, the linear head ${percent(measure.head)}; the map’s sharpness is ${sharp}. The head is best at ${best.head.name}: ${bestHead}.${plane}`;
}

/** How the three ways ended; null before all have. */
export function winnerSentence({ winner, curves, measured }: CutsModel, locale: Locale): string | null {
  if (winner === null) return null;
  const words = cutText[locale];
  const count = formatNumber(measured?.set.test.labels.length ?? 0, locale);
  const ends = (['frozen', 'tuned', 'fresh'] as const).map((way) => {
    const curve = curves[way];
    const time =
      curve?.trainingMs === undefined || curve.trainingMs === null ? '' : formatDurationMs(curve.trainingMs, locale);
    return `${words.ways[way]} ${formatPercent(curve?.accuracy.at(-1) ?? Number.NaN, locale)}${locale === 'zh' ? `（${time}）` : ` (${time})`}`;
  });
  if (locale === 'zh') {
    const verdict = winner.isClear
      ? `最好的是“${words.ways[winner.way]}”。`
      : `前两名在 ${count} 张测试图片上分不出高下：差别可能只是偶然（95% 区间包含 0）。`;
    return `最后一轮：${ends.join('，')}。${verdict}`;
  }
  const verdict = winner.isClear
    ? `Best: ${words.ways[winner.way].toLowerCase()}.`
    : `The best two can’t be told apart on ${count} test pictures: the 95% interval of their difference contains nought.`;
  return `After the last epoch: ${ends.join(', ')}. ${verdict}`;
}

export function describe(model: CutsModel, locale: Locale): string {
  const { state, session, measured, points, laidOutBy } = model;
  const words = cutText[locale];
  const zh = locale === 'zh';
  const sentences = [baseSentence(session.base, locale), cutSentence(model, locale)];
  if (measured === null) sentences.push(session.base.phase === 'loaded' ? words.notMeasured : words.needsBase);
  else {
    const count = formatNumber(points.length, locale);
    const speed = measured.imagesPerSecond === null ? null : formatFixed(measured.imagesPerSecond, locale, 1);
    sentences.push(
      zh
        ? `${count} 张 ${state.sizePx} 像素的图片，排布方法：${words.methods[laidOutBy]}。`
        : `${count} pictures of ${state.sizePx} pixels, laid out by ${words.methods[laidOutBy]}.`,
    );
    if (speed !== null) sentences.push(zh ? `提取特征每秒 ${speed} 张。` : `Features took ${speed} pictures a second.`);
    sentences.push(measureSentence(model, locale) ?? '');
  }
  const winner = winnerSentence(model, locale);
  if (winner !== null) sentences.push(winner, words.waysNote(scratchSizePx(state.source)));
  return sentences.filter((sentence) => sentence !== '').join(zh ? '' : ' ');
}
