// Words of the exhibit `step-arithmetic` in both languages, and its description.
// Not responsible for: the numbers (step-arithmetic.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { NotebookOutcome } from './cells.ts';
import type { StepModel, Way } from './step-arithmetic.ts';

export interface StepWords {
  readonly controls: string;
  readonly samples: string;
  readonly batchSize: string;
  readonly way: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly wayNotes: Readonly<Record<Way, string>>;
  readonly sums: string;
  readonly epoch: (number: number) => string;
  readonly steps: string;
  readonly images: string;
  readonly partial: string;
  readonly partialBatch: (place: string, size: string) => string;
  readonly none: string;
  readonly more: (count: string) => string;
  readonly strips: string;
  readonly notebook: string;
  readonly task: string;
  readonly cell: (number: number) => string;
  readonly up: (number: number) => string;
  readonly down: (number: number) => string;
  readonly outcome: string;
}

export const stepText: Localised<StepWords> = {
  zh: {
    controls: '样本与批',
    samples: '训练样本数',
    batchSize: '批大小',
    way: '一轮走几步',
    ways: {
      fit: 'fit(x_train, y_train)',
      floor: 'steps_per_epoch = 样本数 // 批大小',
      samples: 'steps_per_epoch = 样本数',
    },
    wayNotes: {
      fit: '给数组时 fit 自己数：向上取整，最后一批装剩下的，每轮每张图恰好一次。',
      floor:
        '这是讲义里 fit_generator 的写法。datagen.flow 一遍接一遍地供批，不因为一轮结束而从头开始：没轮到的那一批留给下一轮。',
      samples: '把 steps_per_epoch 误写成样本数：一轮要走的步数乘上了批大小，等于看了好多遍。',
    },
    sums: '算一算',
    epoch: (number) => `第 ${number} 轮`,
    steps: '步数',
    images: '看到的图片',
    partial: '没装满的批',
    partialBatch: (place, size) => `第 ${place} 批，${size} 张`,
    none: '没有',
    more: (count) => `……还有 ${count} 批`,
    strips: '每轮的前几批和最后一批',
    notebook: '修好这个笔记本',
    task: '讲义里的第一个单元格以 NameError 结束。移动各单元格，使“全部重新运行”不出错，也没有悄悄出错的地方。',
    cell: (number) => `单元格 ${number}`,
    up: (number) => `单元格 ${number} 上移`,
    down: (number) => `单元格 ${number} 下移`,
    outcome: '运行结果',
  },
  en: {
    controls: 'Samples and batches',
    samples: 'Training samples',
    batchSize: 'Batch size',
    way: 'Steps of an epoch',
    ways: {
      fit: 'fit(x_train, y_train)',
      floor: 'steps_per_epoch = samples // batch size',
      samples: 'steps_per_epoch = samples',
    },
    wayNotes: {
      fit: 'Given arrays, fit counts for itself: rounded up, the last batch takes what is left, and every epoch sees every image once.',
      floor:
        'This is the fit_generator call of the notes. datagen.flow supplies pass after pass and does not begin anew when an epoch ends: the batch that was not reached is left to the next epoch.',
      samples:
        'With steps_per_epoch mistaken for the number of samples an epoch has batch size times as many steps: many passes in one.',
    },
    sums: 'The sums',
    epoch: (number) => `Epoch ${number}`,
    steps: 'Steps',
    images: 'Images seen',
    partial: 'Batches that are not full',
    partialBatch: (place, size) => `batch ${place}, ${size} images`,
    none: 'none',
    more: (count) => `… and ${count} more`,
    strips: 'The first batches and the last one of each epoch',
    notebook: 'Mend this notebook',
    task: 'The first cell of the notes ends in a NameError. Move the cells until “restart and run all” meets no error, nor a fault that nobody reports.',
    cell: (number) => `Cell ${number}`,
    up: (number) => `Move cell ${number} up`,
    down: (number) => `Move cell ${number} down`,
    outcome: 'What happens',
  },
};

/** What running all cells comes to; `number` counts the failing cell from 1. */
export function outcomeSentence(outcome: NotebookOutcome, number: number, locale: Locale): string {
  const zh = locale === 'zh';
  switch (outcome.kind) {
    case 'name-error':
      return zh
        ? `单元格 ${number} 出错：NameError: name '${outcome.name}' is not defined。它上面没有哪个单元格给 ${outcome.name} 赋过值。`
        : `Cell ${number} fails: NameError: name '${outcome.name}' is not defined. No cell above it gives ${outcome.name} a value.`;
    case 'not-compiled':
      return zh
        ? `单元格 ${number} 出错：模型还没有编译。先 compile，再训练。`
        : `Cell ${number} fails: the model has not been compiled. Compile before training.`;
    case 'silent':
      return outcome.fault === 'valid-unprepared'
        ? zh
          ? '都能运行，却有个悄悄的错误：验证集在缩放之前就切了出来，像素还是 0 到 255，标签也没有变成独热向量。'
          : 'Everything runs, with a fault nobody reports: the validation images were split off before scaling. Their pixels still go to 255, and their labels are not one-hot.'
        : zh
          ? '都能运行，却有个悄悄的错误：训练时数据还没有缩放。'
          : 'Everything runs, with a fault nobody reports: the data were not yet scaled when training began.';
    case 'mended':
      return zh
        ? '修好了。顺便一提：datagen.fit 只为 featurewise_center 一类的统计服务，平移和翻转用不着它，删掉那一行也能消除错误。'
        : 'Mended. By the way: datagen.fit only serves statistics such as featurewise_center. Shifts and flips do without it, so deleting that line would have ended the error as well.';
    default:
      return outcome satisfies never;
  }
}

/** The division with its numbers put in. */
export function divisionTex({ state, floor, remainder }: StepModel): string {
  return `${state.samples} = ${floor} \\times ${state.batchSize} + ${remainder}`;
}

export function describe(model: StepModel, locale: Locale): string {
  const { state, floor, ceil, remainder, epochs, notebook } = model;
  const n = (value: number): string => formatNumber(value, locale);
  const seen = epochs.map(({ images }) => n(images)).join(locale === 'zh' ? '、' : ', ');
  const failing = notebook.kind === 'name-error' || notebook.kind === 'not-compiled' ? notebook.cell : null;
  const run = outcomeSentence(notebook, failing === null ? 0 : state.order.indexOf(failing) + 1, locale);
  return locale === 'zh'
    ? `${n(state.samples)} 个样本，批大小 ${n(state.batchSize)}：向下取整 ${n(floor)} 步，向上取整 ${n(ceil)} 步，余 ${n(remainder)} 张。${stepText.zh.ways[state.way]}：每轮 ${n(model.steps)} 步，前三轮看到 ${seen} 张。${run}`
    : `${n(state.samples)} samples in batches of ${n(state.batchSize)}: ${n(floor)} steps rounded down, ${n(ceil)} rounded up, ${n(remainder)} images left over. ${stepText.en.ways[state.way]}: ${n(model.steps)} steps an epoch; the first three epochs see ${seen} images. ${run}`;
}
