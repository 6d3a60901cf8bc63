// The words of the two runs with and without dropout. Not responsible for: the dice's (dropout.text.ts).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { DropoutState, MeasureId } from './dropout.ts';
import type { RunsModel, Side } from './runs-model.ts';
import { EPOCHS, HIDDEN, SIDES, TRAIN_COUNT, VALIDATION_COUNT } from './runs.ts';
import type { SideId } from './runs.ts';

interface RunsText {
  readonly measure: string;
  readonly measures: Readonly<Record<MeasureId, string>>;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly progress: string;
  readonly chart: Readonly<Record<MeasureId, string>>;
  readonly epoch: string;
  readonly training: string;
  readonly validation: string;
  readonly side: (side: SideId, rate: number) => string;
  readonly curve: (side: string, what: string) => string;
  readonly table: string;
  readonly columns: readonly [
    run: string,
    noisy: string,
    recall: string,
    validation: string,
    gap: string,
    loss: string,
  ];
  readonly note: string;
  readonly same: string;
  readonly conditions: string;
  readonly untrained: string;
}

export const runsText: Localised<RunsText> = {
  zh: {
    measure: '画什么',
    measures: { accuracy: '准确率', loss: '损失' },
    train: '训练两次',
    goOn: '继续训练',
    pause: '暂停',
    progress: '已训练的轮数（两次合计）',
    chart: { accuracy: '训练与验证准确率', loss: '训练与验证损失' },
    epoch: '轮',
    training: '训练',
    validation: '验证',
    side: (side, rate) => (side === 'without' ? '不用 dropout' : `dropout ${rate}`),
    curve: (side, what) => `${side}：${what}`,
    table: '到目前为止',
    columns: ['网络', '训练准确率（训练时）', '训练准确率（使用时）', '验证准确率', '差距', '验证损失'],
    note: '“训练时”的准确率是边训练边量的，骰子也在掷；“使用时”是训练完后、不掷骰子，对同样的图片再量一次。差距 = 使用时的训练准确率 − 验证准确率。',
    same: '丢弃率为 0，两次训练就是同一次。先调高丢弃率。',
    conditions: `784–${HIDDEN}–10 的网络，${formatNumber(TRAIN_COUNT, 'zh')} 张 MNIST 训练图片，${formatNumber(VALIDATION_COUNT, 'zh')} 张验证图片，Adam，${EPOCHS} 轮。两次的初始权重和每一批都相同，只差 dropout。`,
    untrained: '还没有训练。',
  },
  en: {
    measure: 'Drawn',
    measures: { accuracy: 'accuracy', loss: 'loss' },
    train: 'Train both',
    goOn: 'Go on training',
    pause: 'Pause',
    progress: 'Epochs trained of both',
    chart: { accuracy: 'Training and validation accuracy', loss: 'Training and validation loss' },
    epoch: 'Epoch',
    training: 'training',
    validation: 'validation',
    side: (side, rate) => (side === 'without' ? 'no dropout' : `dropout ${rate}`),
    curve: (side, what) => `${side}: ${what}`,
    table: 'So far',
    columns: [
      'Network',
      'Training accuracy, training',
      'Training accuracy, in use',
      'Validation accuracy',
      'Gap',
      'Validation loss',
    ],
    note: '“Training” was measured while training, dice and all. “In use” is measured on the same images afterwards, without dice. Gap = training accuracy in use − validation accuracy.',
    same: 'With a rate of 0 the two runs are one and the same. Choose a higher rate first.',
    conditions: `A network 784–${HIDDEN}–10, ${formatNumber(TRAIN_COUNT, 'en')} training images of MNIST, ${formatNumber(VALIDATION_COUNT, 'en')} for validation, Adam, ${EPOCHS} epochs. Both begin with the same weights and see the same batches; only dropout differs.`,
    untrained: 'Nothing is trained yet.',
  },
};

/** The gap between knowing by heart and knowing; null before it can be told. */
export function gapOf({ recall, last }: Side): number | null {
  return recall === null || last === null ? null : recall.accuracy - last.accuracy;
}

function signed(value: number, text: (size: number) => string): string {
  return value === 0 ? text(0) : `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
}

/** What dropout changed on this seed, and how much of it may be chance; null before both runs are over. */
export function changeText({ change, sides }: RunsModel, locale: Locale): string | null {
  if (change === null) return null;
  const points = signed(change.accuracy * 100, (size) => formatFixed(size, locale, 1));
  const images = formatNumber(Math.round(Math.abs(change.accuracy) * VALIDATION_COUNT), locale);
  const loss = signed(change.loss, (size) => formatFixed(size, locale, 3));
  const gaps = SIDES.map((side) => gapOf(sides[side]));
  const [without, withDropout] = gaps.map((gap) => (gap === null ? null : formatFixed(gap * 100, locale, 1)));
  const hasGaps = without !== null && withDropout !== null;
  if (locale === 'zh') {
    const gap = hasGaps ? `训练与验证的差距从 ${without} 个百分点变为 ${withDropout} 个。` : '';
    return `在这个种子上，dropout 使验证准确率变化 ${points} 个百分点（${formatNumber(VALIDATION_COUNT, locale)} 张里相差 ${images} 张），验证损失变化 ${loss}。${gap}一两个百分点的差别可能只是偶然：换几个种子再看，损失的变化比准确率可靠。`;
  }
  const gap = hasGaps ? ` The gap between training and validation went from ${without} to ${withDropout} points.` : '';
  return `On this seed, dropout changed the validation accuracy by ${points} points (${images} of ${formatNumber(VALIDATION_COUNT, locale)} images) and the validation loss by ${loss}.${gap} A difference of a point or two may be chance: try other seeds; the loss says more than the accuracy.`;
}

/** What the two runs show, in words, with their numbers. */
export function describeRuns(state: DropoutState, model: RunsModel, locale: Locale): string {
  const words = runsText[locale];
  const isZh = locale === 'zh';
  const listed = SIDES.flatMap((side) => {
    const { last, epochs } = model.sides[side];
    if (last === null) return [];
    const [train, validation] = [formatPercent(last.trainAccuracy, locale), formatPercent(last.accuracy, locale)];
    const loss = formatFixed(last.loss, locale, 3);
    const name = words.side(side, state.rate);
    return [
      isZh
        ? `${name}，${epochs} 轮：训练准确率 ${train}，验证准确率 ${validation}，验证损失 ${loss}`
        : `${name}, ${epochs} epochs: training accuracy ${train}, validation accuracy ${validation}, validation loss ${loss}`,
    ];
  });
  const change = model.isSame ? words.same : changeText(model, locale);
  return [
    words.conditions,
    isZh ? `丢弃率 ${state.rate}，种子 ${state.seed}。` : `Rate ${state.rate}, seed ${state.seed}.`,
    listed.length === 0 ? words.untrained : `${listed.join(isZh ? '；' : '; ')}${isZh ? '。' : '.'}`,
    ...(change === null ? [] : [change]),
  ].join(isZh ? '' : ' ');
}
