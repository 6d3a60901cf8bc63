// The words of the exhibit `mnist-classifiers`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { Hidden } from './classifiers.ts';
import type { ClassifierModel, TableRow } from './classifiers-model.ts';
import type { Family, KnownId } from './known.ts';
import type { OwnResult } from './kept-results.ts';

interface ClassifierText {
  readonly settings: string;
  readonly hidden: string;
  readonly hiddenOptions: Readonly<Record<Hidden, string>>;
  readonly trainCount: string;
  readonly images: string;
  readonly epochs: string;
  readonly train: string;
  readonly stop: string;
  readonly forget: string;
  readonly actions: string;
  readonly network: (parameters: string) => string;
  readonly work: Readonly<Record<'opening' | 'training' | 'testing', string>>;
  readonly table: string;
  readonly heads: readonly [classifier: string, error: string, trained: string];
  readonly families: Readonly<Record<Family | 'own', string>>;
  readonly known: Readonly<Record<KnownId, string>>;
  readonly all: string;
  readonly none: string;
  readonly fair: string;
  readonly source: string;
}

export const classifierText: Localised<ClassifierText> = {
  zh: {
    settings: '你的分类器',
    hidden: '隐藏层单元数',
    hiddenOptions: { '0': '没有隐藏层', '32': '32', '128': '128', '300': '300' },
    trainCount: '训练图片',
    images: '张',
    epochs: '轮数',
    train: '训练并测试',
    stop: '停下',
    forget: '忘掉我的成绩',
    actions: '训练',
    network: (parameters) => `${parameters} 个参数，交叉熵，Adam，每批 32 张；训练完在全部 10,000 张测试图片上测量。`,
    work: { opening: '准备数据', training: '训练', testing: '测试' },
    table: '在 MNIST 测试图片上的错误率，错得少的在前',
    heads: ['分类器', '测试错误率', '训练图片'],
    families: { linear: '线性', neighbours: '近邻', other: '其他', mlp: 'MLP', convolution: '卷积网络', own: '你的' },
    known: {
      linear: '线性分类器（单层网络）',
      'linear-deskewed': '线性分类器，先校正倾斜',
      pairwise: '两两线性分类器，先校正倾斜',
      knn: 'K 近邻，欧氏距离',
      'knn-deskewed': 'K 近邻，欧氏距离，先校正倾斜',
      'mlp-300': 'MLP，300 个隐藏单元，均方误差',
      'mlp-1000': 'MLP，1,000 个隐藏单元',
      rbf: '1,000 个径向基函数 + 线性分类器',
      pca: '40 个主成分 + 二次分类器',
      'mlp-300-100': 'MLP，隐藏层 300 + 100',
      'mlp-500-150': 'MLP，隐藏层 500 + 150',
      'lenet-1': 'LeNet-1，图片缩到 16 × 16',
      svm: 'SVM，高斯核',
      'lenet-4': 'LeNet-4',
      'lenet-5': 'LeNet-5，不加变形',
      'lenet-5-huge': 'LeNet-5，大量变形图片',
      'lenet-5-distorted': 'LeNet-5，变形图片',
      'lenet-4-boosted': 'Boosted LeNet-4，变形图片',
    },
    all: '60,000',
    none: '还没有你的成绩：训练一个网络，它就会排进表里。成绩留在这台设备上。',
    fair: '表里其他的都用了全部 60,000 张训练图片（“变形图片”还更多）。你的只用了这么多，比较时要记得。',
    source: '数字出自 LeCun 等人 1998 年的论文和 MNIST 主页上的表。',
  },
  en: {
    settings: 'Your classifier',
    hidden: 'Hidden units',
    hiddenOptions: { '0': 'no hidden layer', '32': '32', '128': '128', '300': '300' },
    trainCount: 'Training images',
    images: '',
    epochs: 'Epochs',
    train: 'Train and test',
    stop: 'Stop',
    forget: 'Forget my results',
    actions: 'Training',
    network: (parameters) =>
      `${parameters} parameters, cross-entropy, Adam, batches of 32; then measured on all 10,000 test images.`,
    work: { opening: 'Getting the data', training: 'Training', testing: 'Testing' },
    table: 'Errors on MNIST’s test images, fewest first',
    heads: ['Classifier', 'Test error', 'Trained on'],
    families: {
      linear: 'linear',
      neighbours: 'neighbours',
      other: 'other',
      mlp: 'MLP',
      convolution: 'convolutional',
      own: 'yours',
    },
    known: {
      linear: 'Linear classifier (one layer)',
      'linear-deskewed': 'Linear classifier, slant taken out',
      pairwise: 'Pairwise linear classifier, slant taken out',
      knn: 'K nearest neighbours, Euclidean',
      'knn-deskewed': 'K nearest neighbours, Euclidean, slant taken out',
      'mlp-300': 'MLP, 300 hidden units, squared error',
      'mlp-1000': 'MLP, 1,000 hidden units',
      rbf: '1,000 radial basis functions + linear classifier',
      pca: '40 principal components + quadratic classifier',
      'mlp-300-100': 'MLP, hidden layers of 300 + 100',
      'mlp-500-150': 'MLP, hidden layers of 500 + 150',
      'lenet-1': 'LeNet-1, images of 16 × 16',
      svm: 'SVM, Gaussian kernel',
      'lenet-4': 'LeNet-4',
      'lenet-5': 'LeNet-5, no distortions',
      'lenet-5-huge': 'LeNet-5, huge set of distorted images',
      'lenet-5-distorted': 'LeNet-5, distorted images',
      'lenet-4-boosted': 'Boosted LeNet-4, distorted images',
    },
    all: '60,000',
    none: 'No result of yours yet: train a network and it takes its place in the table. Results stay on this device.',
    fair: 'All others in the table had the 60,000 training images (those with distortions more still). Yours had as many as its row says: bear it in mind when you compare.',
    source: 'The numbers are from LeCun et al. (1998) and from the table on MNIST’s home page.',
  },
};

/** What a network of the reader's is called. */
export function ownName({ state: { hidden, epochs } }: OwnResult, locale: Locale): string {
  const isLinear = hidden === '0';
  if (locale === 'zh') return `${isLinear ? '无隐藏层' : `MLP，${hidden} 个隐藏单元`}，${epochs} 轮`;
  return `${isLinear ? 'No hidden layer' : `MLP, ${hidden} hidden units`}, ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

export function rowName(row: TableRow, locale: Locale): string {
  return row.kind === 'own' ? ownName(row.result, locale) : classifierText[locale].known[row.id];
}

/** As published, or to the hundredth where we counted it ourselves. */
export function errorText(row: TableRow, locale: Locale): string {
  const isFine = row.kind === 'own' || Math.round(row.errorPercent * 100) % 10 !== 0;
  return `${formatFixed(row.errorPercent, locale, isFine ? 2 : 1)}%`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: ClassifierModel, locale: Locale): string {
  const { state, parameters, rows, best, work } = model;
  const words = classifierText[locale];
  const isChinese = locale === 'zh';
  const n = (value: number): string => formatNumber(value, locale);
  const list = rows.map((row) => `${rowName(row, locale)} ${errorText(row, locale)}`).join(isChinese ? '；' : '; ');
  const chosen = isChinese
    ? `选定的网络：${words.hidden} ${words.hiddenOptions[state.hidden]}，${n(state.trainCount)} 张图片，${state.epochs} 轮，${n(parameters)} 个参数。`
    : `Chosen network: hidden units: ${words.hiddenOptions[state.hidden]}, ${n(state.trainCount)} images, ${state.epochs} epochs, ${n(parameters)} parameters.`;
  const own =
    best === null
      ? words.none
      : isChinese
        ? `你最好的一次：${n(best.result.wrong)} 张认错，排第 ${best.place} 位（共 ${rows.length} 个），用了 ${n(best.result.state.trainCount)} 张训练图片。`
        : `Your best: ${n(best.result.wrong)} images told wrong, place ${best.place} of ${rows.length}, trained on ${n(best.result.state.trainCount)} images.`;
  const doing = work === null ? '' : `${words.work[work.phase]} ${n(work.done)} / ${n(work.total)}.`;
  return [chosen, doing, own, isChinese ? `错误率：${list}。` : `Errors: ${list}.`, words.source]
    .filter((part) => part !== '')
    .join(isChinese ? '' : ' ');
}
