// What the clinic says of each illness: its name, what it would show, what this patient shows, what often is taken for it.
// Not responsible for: the rest of the exhibit's words (diagnose.text.ts).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { DiagnoseModel } from './diagnose-model.ts';
import type { LayerFinding } from './findings.ts';
import { CHANCE_LOSS, TWICE_FLOOR } from './floors.ts';
import type { CauseId } from './patients.ts';

export const CAUSE_NAMES: Readonly<Record<CauseId, Localised<string>>> = {
  'rate-too-small': { zh: '学习率太小', en: 'The learning rate is too small' },
  'rate-too-large': { zh: '学习率太大', en: 'The learning rate is too large' },
  'batch-too-small': { zh: '每批的图片太少', en: 'The batches are too small' },
  'no-shuffle': { zh: '忘了打乱样本', en: 'The samples were not shuffled' },
  'wrong-labels': { zh: '许多标签是错的', en: 'Many labels are wrong' },
  'too-little-data': { zh: '训练图片太少，过拟合', en: 'Too few pictures: overfitting' },
  'init-too-large': { zh: '初始权重太大', en: 'The first weights are too large' },
  saturated: { zh: 'sigmoid 叠得太深，梯度消失', en: 'Sigmoid upon sigmoid: the gradient vanishes' },
  'dead-units': { zh: 'ReLU 单元都死了', en: 'The ReLU units are dead' },
  'softmax-twice': { zh: 'softmax 用了两次', en: 'Softmax was applied twice' },
};

const chance = (locale: Locale): string => formatFixed(CHANCE_LOSS, locale, 3);
const floor = (locale: Locale): string => formatFixed(TWICE_FLOOR, locale, 3);

/** What one would see if this were the cause. */
export const WOULD_SHOW: Readonly<Record<CauseId, Localised<string>>> = {
  'rate-too-small': {
    zh: '学习率太小的网络什么都没坏，只是慢：梯度传得到，每一层都在动，只是一共动了不到百分之一，损失几乎原地不动。',
    en: 'Under too small a rate nothing is broken, only slow: gradients get through and every layer moves, but by less than a percent in all, and the loss hardly stirs.',
  },
  'rate-too-large': {
    zh: '学习率太大时，第一个损失是正常的，之后每一步都迈过了头：损失上升，常常一级一级地乘以十，直到训练不得不停下。',
    en: 'Under too large a rate the first loss is right and then every step overshoots: the loss climbs, often by powers of ten, until training has to stop.',
  },
  'batch-too-small': {
    zh: '每批只有几张图片时，梯度大半是噪声：单批损失在接近 0 和好几之间乱跳，没有周期；但各类都学到一些，也没有单元死掉。',
    en: 'With a few pictures a batch the gradient is mostly noise: losses of single batches jump between nearly 0 and several, without a period, while every class is learnt somewhat and no unit dies.',
  },
  'no-shuffle': {
    zh: '样本按类别排着来时，网络一段时间只看一个类别：训练损失在一类之内很低，换类时猛地一跳；验证时几乎只会说最后见过的那几类。',
    en: 'When samples come class after class, the training loss is low within a class and leaps at each border, and on validation the network says little but the classes it saw last.',
  },
  'wrong-labels': {
    zh: '标签有错时，训练准确率上不去，因为随机的错误学不会；验证集的标签是对的，所以验证反而比训练好看。',
    en: 'With wrong labels the training accuracy stays low, since chance cannot be learnt; the labels for validation are right, so validation looks better than training.',
  },
  'too-little-data': {
    zh: '过拟合时，训练准确率到 100%，训练损失趋于 0，而验证损失先降后升，两条曲线越离越远。',
    en: 'In overfitting the training accuracy reaches 100% and its loss goes to 0, while the validation loss falls, turns and climbs.',
  },
  'init-too-large': {
    zh: `初始权重太大，第一个损失就不对：还没有更新过，它已经远远高于 ln 10 = ${chance('zh')}；梯度往回走，一层比一层大。`,
    en: `With first weights too large the very first loss is wrong: far above ln 10 = ${chance('en')} before a single update, and gradients grow with every layer on their way back.`,
  },
  saturated: {
    zh: `梯度消失时，损失停在 ln 10 = ${chance('zh')} 附近，单元却都活着；梯度每往回走一层就小几倍，前面的层几乎不动。`,
    en: `When gradients vanish the loss stays near ln 10 = ${chance('en')} with every unit alive; the gradient shrinks with each layer on its way back, and the first layers hardly move.`,
  },
  'dead-units': {
    zh: '单元死了，就是对每一张图片都输出 0：它们的梯度恰好是 0，权重一点也不动，永远如此。',
    en: 'A dead unit puts out 0 for every picture: its gradient is exactly 0, and its weights do not move at all, ever.',
  },
  'softmax-twice': {
    zh: `softmax 用了两次，准确率照样上升，损失却降不到 ${floor('zh')} 以下：那是第二个 softmax 能给出的最好结果。`,
    en: `With softmax applied twice the accuracy rises as it should, and the loss cannot fall below ${floor('en')}: the best the second softmax can give.`,
  },
};

function largest(findings: readonly LayerFinding[] | undefined): number {
  return Math.max(...(findings ?? []).map(({ value }) => value));
}

/** What this patient shows, in its own measured numbers; only for one that was trained and examined. */
export function shownHere({ cause, sick, findings, treatment }: DiagnoseModel, locale: Locale): string {
  const three = (value: number | null | undefined): string => formatFixed(value ?? NaN, locale, 3);
  const size = (value: number | null | undefined): string => formatSignificant(value ?? NaN, locale);
  const percent = (value: number | null | undefined): string => formatPercent(value ?? NaN, locale);
  const first = sick.epochs[0];
  const last = sick.lastEpoch;
  const [outer, inner] = [findings?.gradients.at(-1)?.value, findings?.gradients[0]?.value];
  const pick = (zh: string, en: string): string => (locale === 'zh' ? zh : en);
  switch (cause) {
    case 'rate-too-small':
      return pick(
        `这里，训练损失 ${sick.epochs.length} 轮里只从 ${three(first?.trainLoss)} 到 ${three(last?.trainLoss)}，权重最多动了 ${percent(largest(findings?.moved))}。`,
        `Here the training loss went from ${three(first?.trainLoss)} to ${three(last?.trainLoss)} in ${sick.epochs.length} epochs, and no kernel moved by more than ${percent(largest(findings?.moved))}.`,
      );
    case 'rate-too-large':
      return pick(
        `这里，第一个损失是正常的 ${three(sick.firstLoss)}，先降到 ${three(sick.smallestLoss)}，随后一路升到 ${size(sick.largestLoss)}，在第 ${sick.steps} 步被停下。`,
        `Here the first loss was a healthy ${three(sick.firstLoss)}; it fell to ${three(sick.smallestLoss)}, then rose to ${size(sick.largestLoss)}, and training was stopped at step ${sick.steps}.`,
      );
    case 'batch-too-small':
      return pick(
        `这里，每步只看 ${treatment.plan.batchSize} 张图片，单批损失在 ${three(sick.smallestLoss)} 和 ${three(sick.largestLoss)} 之间跳，验证准确率 ${percent(last?.validationAccuracy)}。`,
        `Here a step sees ${treatment.plan.batchSize} pictures, single batches jump between ${three(sick.smallestLoss)} and ${three(sick.largestLoss)}, and the validation accuracy is ${percent(last?.validationAccuracy)}.`,
      );
    case 'no-shuffle':
      return pick(
        `这里，最先来的 16 张图片全是 0；训练准确率 ${percent(last?.trainAccuracy)}，验证只有 ${percent(last?.validationAccuracy)}。`,
        `Here the first 16 pictures are all zeros; the training accuracy is ${percent(last?.trainAccuracy)}, that of validation ${percent(last?.validationAccuracy)}.`,
      );
    case 'wrong-labels':
      return pick(
        `这里，训练准确率只有 ${percent(last?.trainAccuracy)}，验证却有 ${percent(last?.validationAccuracy)}；头 16 张图片里有 ${findings?.pictures.filter(({ isTrue }) => !isTrue).length ?? 0} 张的标签是错的。`,
        `Here training reaches ${percent(last?.trainAccuracy)} and validation ${percent(last?.validationAccuracy)}; of the first 16 pictures ${findings?.pictures.filter(({ isTrue }) => !isTrue).length ?? 0} carry a wrong label.`,
      );
    case 'too-little-data': {
      const lowest = Math.min(...sick.epochs.map(({ validationLoss }) => validationLoss ?? NaN));
      return pick(
        `这里，训练准确率 ${percent(last?.trainAccuracy)}，验证损失却从最低的 ${three(lowest)} 升到 ${three(last?.validationLoss)}；训练图片只有 ${formatNumber(treatment.plan.trainCount, locale)} 张。`,
        `Here the training accuracy is ${percent(last?.trainAccuracy)} while the validation loss rose from its lowest, ${three(lowest)}, to ${three(last?.validationLoss)}; there are ${formatNumber(treatment.plan.trainCount, locale)} pictures to train on.`,
      );
    }
    case 'init-too-large':
      return pick(
        `这里，第一个损失就是 ${size(sick.firstLoss)}，第 ${sick.steps} 步成了 ${sick.failure?.code === 'loss-not-finite' ? 'NaN' : '天文数字'}；梯度从最后一个隐藏层的 ${size(outer)} 涨到第一层的 ${size(inner)}。`,
        `Here the very first loss was ${size(sick.firstLoss)} and step ${sick.steps} made it ${sick.failure?.code === 'loss-not-finite' ? 'NaN' : 'astronomical'}; the gradient grew from ${size(outer)} at the last hidden layer to ${size(inner)} at the first.`,
      );
    case 'saturated':
      return pick(
        `这里，没有一个单元死掉；梯度从最后一个隐藏层的 ${size(outer)} 缩到第一层的 ${size(inner)}，损失停在 ${three(last?.trainLoss)}。`,
        `Here no unit is dead; the gradient shrank from ${size(outer)} at the last hidden layer to ${size(inner)} at the first, and the loss stays at ${three(last?.trainLoss)}.`,
      );
    case 'dead-units':
      return pick(
        `这里，隐藏层 ${percent(largest(findings?.dead))} 的单元对每张图片都输出 0，它们的权重动了 ${percent(largest(findings?.moved))}。`,
        `Here ${percent(largest(findings?.dead))} of the hidden units put out 0 for every picture, and the kernels moved by ${percent(largest(findings?.moved))}.`,
      );
    case 'softmax-twice':
      return pick(
        `这里，训练准确率到了 ${percent(last?.trainAccuracy)}，训练损失却停在 ${three(last?.trainLoss)}，没有一批低于 ${floor(locale)}。`,
        `Here the training accuracy reached ${percent(last?.trainAccuracy)} while its loss stays at ${three(last?.trainLoss)}; no batch fell below ${floor(locale)}.`,
      );
    default:
      return cause satisfies never;
  }
}
