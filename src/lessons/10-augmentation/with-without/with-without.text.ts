// Words of the exhibit `with-without` in both languages, and its description.
// Not responsible for: the numbers (with-without-model.ts).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { formatDurationMs, formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { MeanInterval } from '../../../nn/confidence.ts';
import type { SeedCell } from './use-seed-cell.ts';
import type { Arm, Metric, Recipe } from './with-without.ts';
import type { CompareModel, Result } from './with-without-model.ts';

export interface CompareWords {
  readonly controls: string;
  readonly data: string;
  readonly recipe: string;
  readonly recipes: Readonly<Record<Recipe, string>>;
  readonly trainCount: string;
  readonly epochs: string;
  readonly seeds: string;
  readonly shownSeed: string;
  readonly metric: string;
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly train: (count: string) => string;
  readonly network: (parameters: string) => string;
  readonly chart: string;
  readonly epoch: string;
  readonly arms: Readonly<Record<Arm, string>>;
  readonly trainCurve: (arm: string) => string;
  readonly validationCurve: (arm: string) => string;
  readonly curveNote: string;
  readonly results: string;
  readonly seed: string;
  readonly columns: Readonly<Record<keyof Result, string>>;
  readonly mean: string;
  readonly noResults: string;
  readonly points: string;
  readonly cell: string;
  readonly cellNote: string;
  readonly cellTrain: string;
  readonly cellGoOn: string;
  readonly cellPause: string;
  readonly cellStop: string;
  readonly cellRestart: string;
  readonly cellTest: string;
  readonly cellTesting: string;
  readonly cellProgress: string;
  readonly cellOpening: string;
  readonly cellChart: string;
  readonly trainShort: string;
  readonly validationShort: string;
}

export const compareText: Localised<CompareWords> = {
  zh: {
    controls: '实验设置',
    data: '数据集',
    recipe: '增强',
    recipes: {
      notes: '讲义：平移 10%，翻转',
      gentle: '轻：平移 5%',
      strong: '重：加旋转、缩放、错切、遮挡',
      colours: '只改颜色',
    },
    trainCount: '训练图片',
    epochs: '轮数',
    seeds: '种子个数',
    shownSeed: '看哪个种子的曲线',
    metric: '看什么',
    metrics: { accuracy: '准确率', loss: '损失' },
    train: (count) => `训练 ${count} 次并测试`,
    network: (parameters) =>
      `两边都是同一个网络（${parameters} 个参数）、同样的初始权重、同样的顺序与轮数，Adam，批大小 32；1,000 张验证，2,000 张测试。只差增强。`,
    chart: '训练与验证曲线',
    epoch: '轮',
    arms: { without: '不增强', with: '增强' },
    trainCurve: (arm) => `${arm}：训练`,
    validationCurve: (arm) => `${arm}：验证`,
    curveNote: '增强时的训练曲线是在改过的图片上算的，所以看着偏低；表里的训练准确率都在没改过的训练图片上重新量过。',
    results: '各个种子的结果',
    seed: '种子',
    columns: { train: '训练准确率', validation: '验证准确率', gap: '差距', test: '测试准确率' },
    mean: '平均',
    noResults: '还没有结果。训练完一对就有第一行。',
    points: '个百分点',
    cell: '讲义的训练单元格，照样运行',
    cellNote:
      '528,054 个参数的网络，真正的 CIFAR-10：45,000 张训练、5,000 张验证，平移 0.1 加翻转，RMSprop，批大小 12，最多 100 轮。验证损失最低的那一轮的权重留着，最后载入它再测试。要跑很久；可以暂停、停下，关掉页面以后也能接着来。',
    cellTrain: '开始训练',
    cellGoOn: '继续训练',
    cellPause: '暂停',
    cellStop: '到此为止',
    cellRestart: '从头再来',
    cellTest: '载入最好的权重，测试 10,000 张',
    cellTesting: '正在测试',
    cellProgress: '训练进度',
    cellOpening: '正在取数据',
    cellChart: '讲义单元的曲线',
    trainShort: '训练',
    validationShort: '验证',
  },
  en: {
    controls: 'The experiment',
    data: 'Data set',
    recipe: 'Augmentation',
    recipes: {
      notes: 'Notes: shifts 10%, mirrored',
      gentle: 'Gentle: shifts 5%',
      strong: 'Strong: also rotation, zoom, shear, cut-out',
      colours: 'Colours only',
    },
    trainCount: 'Training images',
    epochs: 'Epochs',
    seeds: 'Number of seeds',
    shownSeed: 'Curves of seed',
    metric: 'Show',
    metrics: { accuracy: 'Accuracy', loss: 'Loss' },
    train: (count) => `Train ${count} times and test`,
    network: (parameters) =>
      `Both sides have the same network (${parameters} parameters), initial weights, order and number of epochs; Adam, batches of 32; 1,000 images for validation, 2,000 for testing. Augmentation alone differs.`,
    chart: 'Training and validation curves',
    epoch: 'epoch',
    arms: { without: 'without', with: 'with' },
    trainCurve: (arm) => `${arm}: training`,
    validationCurve: (arm) => `${arm}: validation`,
    curveNote:
      'With augmentation the training curve is measured on changed images and looks low for that reason. Training accuracies in the table were measured again, on unchanged training images.',
    results: 'Results of every seed',
    seed: 'Seed',
    columns: { train: 'Training accuracy', validation: 'Validation accuracy', gap: 'Gap', test: 'Test accuracy' },
    mean: 'Mean',
    noResults: 'No results yet. The first row comes with the first pair of trainings.',
    points: 'points',
    cell: 'The training cell of the notes, as it stands',
    cellNote:
      'The network of 528,054 parameters on the real CIFAR-10: 45,000 images for training, 5,000 for validation, shifts of 0.1 and mirroring, RMSprop, batches of 12, up to 100 epochs. The weights with the lowest validation loss are kept, loaded at the end, and tested. It runs for a long time; pause it, stop it, or close the page and go on another day.',
    cellTrain: 'Start training',
    cellGoOn: 'Go on training',
    cellPause: 'Pause',
    cellStop: 'Call it a day',
    cellRestart: 'Start over',
    cellTest: 'Load the best weights, test on 10,000',
    cellTesting: 'Testing',
    cellProgress: 'Training',
    cellOpening: 'Fetching the data',
    cellChart: 'Curves of the notes’ cell',
    trainShort: 'training',
    validationShort: 'validation',
  },
};

/** 41.3 ± 2.1%, or without the interval where there is none. */
export function intervalText(interval: MeanInterval | null, locale: Locale): string {
  if (interval === null) return '–';
  const mean = formatFixed(100 * interval.mean, locale, 1);
  return interval.halfWidth === null ? `${mean}%` : `${mean} ± ${formatFixed(100 * interval.halfWidth, locale, 1)}%`;
}

function points(value: number, locale: Locale): string {
  const text = formatFixed(Math.abs(100 * value), locale, 1);
  return value < 0 ? `−${text}` : `+${text}`;
}

/** What the seeds say of the test accuracy and of the gap; null before the first pair is done. */
export function verdict({ testDifference, gapDifference }: CompareModel, locale: Locale): string | null {
  if (testDifference === null || gapDifference === null) return null;
  const { mean, halfWidth, count } = testDifference;
  const zh = locale === 'zh';
  const gap = points(gapDifference.mean, locale);
  const test = points(mean, locale);
  if (halfWidth === null) {
    return zh
      ? `一个种子：增强使测试准确率变化 ${test} 个百分点，训练与验证的差距变化 ${gap} 个百分点。一次还说明不了什么。`
      : `One seed: augmentation changed the test accuracy by ${test} points and the gap between training and validation by ${gap}. One pair says little.`;
  }
  const range = [mean - halfWidth, mean + halfWidth].map((value) => points(value, locale));
  const isClear = Math.abs(mean) > halfWidth;
  return zh
    ? `${count} 个种子平均：测试准确率 ${test} 个百分点（95% 置信区间 ${range[0]} 到 ${range[1]}），差距 ${gap} 个百分点。${isClear ? '区间不含 0，不像是碰巧。' : '区间含 0：也可能是碰巧，多加几个种子再看。'}`
    : `Mean of ${count} seeds: test accuracy ${test} points (95% interval ${range[0]} to ${range[1]}), gap ${gap} points. ${isClear ? 'The interval excludes 0: hardly chance.' : 'The interval includes 0: it may be chance; add seeds.'}`;
}

/** Where the cell of the notes stands. */
export function cellStatus(cell: SeedCell, locale: Locale): string {
  const n = (value: number): string => formatNumber(value, locale);
  const accuracy = cell.epochs.at(-1)?.validationAccuracy ?? null;
  const best = cell.epochs.find((epoch) => epoch.best);
  const left = cell.totalSteps - cell.step;
  const leftMs = cell.imagesPerSecond > 0 ? ((left * 12) / cell.imagesPerSecond) * 1000 : null;
  const zh = locale === 'zh';
  const parts = [
    zh
      ? `第 ${n(cell.step)} 步，共 ${n(cell.totalSteps)} 步；完成 ${cell.epochs.length} 轮`
      : `Step ${n(cell.step)} of ${n(cell.totalSteps)}; ${cell.epochs.length} epoch${cell.epochs.length === 1 ? '' : 's'} done`,
    ...(accuracy === null ? [] : [`${zh ? '验证准确率' : 'validation accuracy'} ${formatPercent(accuracy, locale)}`]),
    ...(best === undefined ? [] : [zh ? `最好的是第 ${best.epoch} 轮` : `best so far: epoch ${best.epoch}`]),
    ...(cell.phase === 'running' && leftMs !== null
      ? [
          zh
            ? `按现在的速度还要 ${formatDurationMs(leftMs, locale)}`
            : `${formatDurationMs(leftMs, locale)} to go at this pace`,
        ]
      : []),
  ];
  return `${parts.join(zh ? '；' : '; ')}${zh ? '。' : '.'}`;
}

export function scoreSentence({ score }: SeedCell, locale: Locale): string | null {
  if (score === null) return null;
  const accuracy = formatPercent(score.accuracy, locale);
  const loss = formatFixed(score.loss, locale, 3);
  return locale === 'zh'
    ? `第 ${score.epoch} 轮的权重：测试损失 ${loss}，测试准确率 ${accuracy}（10,000 张）。`
    : `Weights of epoch ${score.epoch}: test loss ${loss}, test accuracy ${accuracy} (10,000 images).`;
}

export function describe(model: CompareModel, locale: Locale): string {
  const { state, means, parameters, seedCell } = model;
  const words = compareText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const result = (arm: Arm): string =>
    locale === 'zh'
      ? `${words.arms[arm]}：训练 ${intervalText(means[arm].train, 'zh')}，验证 ${intervalText(means[arm].validation, 'zh')}，差距 ${intervalText(means[arm].gap, 'zh')}，测试 ${intervalText(means[arm].test, 'zh')}`
      : `${words.arms[arm]}: training ${intervalText(means[arm].train, 'en')}, validation ${intervalText(means[arm].validation, 'en')}, gap ${intervalText(means[arm].gap, 'en')}, test ${intervalText(means[arm].test, 'en')}`;
  const said = verdict(model, locale);
  const rows = said === null ? words.noResults : `${result('without')}; ${result('with')}. ${said}`;
  const cell =
    seedCell.phase === 'none'
      ? ''
      : ` ${words.cell}: ${cellStatus(seedCell, locale)} ${scoreSentence(seedCell, locale) ?? ''}`;
  return locale === 'zh'
    ? `${DATASETS[state.data].title.zh}，训练图片 ${n(state.trainCount)} 张，${n(state.epochs)} 轮，种子 ${state.seeds} 个，网络 ${n(parameters)} 个参数；增强：${words.recipes[state.recipe]}。${rows}${cell}`
    : `${DATASETS[state.data].title.en}, ${n(state.trainCount)} training images, ${n(state.epochs)} epochs, ${state.seeds} seeds, a network of ${n(parameters)} parameters; augmentation: ${words.recipes[state.recipe]}. ${rows}${cell}`;
}
