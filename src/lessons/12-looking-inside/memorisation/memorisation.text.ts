// The words of the exhibit `memorisation` and its text alternative. Not responsible for: numbers (memorisation-model.ts).
import { formatList, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { Measure, Regulariser } from './memorisation.ts';
import type { Learner, MemorisationModel } from './memorisation-model.ts';
import type { CaseId } from './memory-runs.ts';

interface MemorisationText {
  readonly count: string;
  readonly regulariser: string;
  readonly regularisers: Readonly<Record<Regulariser, string>>;
  readonly measure: string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly cases: Readonly<Record<CaseId, string>>;
  readonly caseNotes: Readonly<Record<CaseId, string>>;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly otherSeed: string;
  readonly progress: string;
  readonly chart: string;
  readonly curves: Readonly<Record<'training' | 'validation', (spoilt: string) => string>>;
  readonly epoch: string;
  readonly empty: string;
  readonly table: string;
  readonly caseHead: string;
  readonly trained: string;
  readonly validated: string;
  readonly byHeart: string;
  readonly never: string;
  readonly conditions: string;
}

export const memorisationText: Localised<MemorisationText> = {
  zh: {
    count: '训练图片数',
    regulariser: '约束',
    regularisers: { none: '没有', dropout: 'dropout 0.5', decay: '权重衰减 0.1（AdamW）' },
    measure: '看',
    measures: { accuracy: '准确率', loss: '损失' },
    cases: { true: '真标签', half: '一半随机标签', random: '全随机标签', shuffled: '打乱像素', noise: '盖上噪声' },
    caseNotes: {
      true: '照原样',
      half: '一半的标签换成随机的（45% 换成别的类）',
      random: '标签与图片无关，十类等可能',
      shuffled: '所有图片用同一种顺序打乱像素，标签是真的',
      noise: '训练图片盖上标准差为 1 的噪声，标签是真的',
    },
    train: '训练五个网络',
    goOn: '继续训练',
    pause: '暂停',
    otherSeed: '换一个种子',
    progress: '轮数合计',
    curves: { training: (spoilt) => `${spoilt}，训练`, validation: (spoilt) => `${spoilt}，验证` },
    chart: '训练集上的曲线：虚线是验证集',
    epoch: '轮',
    empty: '还没有训练。',
    table: '五个网络的结果',
    caseHead: '标签与图片',
    trained: '训练准确率',
    validated: '验证准确率',
    byHeart: '背下 99% 的轮次',
    never: '没有',
    conditions:
      '同样的网络（784-512-10）、同样的初始权重、同样的图片，只有标签或像素不同。验证集是另外 1,000 张，标签都是真的。',
  },
  en: {
    count: 'Training images',
    regulariser: 'Held back by',
    regularisers: { none: 'nothing', dropout: 'dropout 0.5', decay: 'weight decay 0.1 (AdamW)' },
    measure: 'Show',
    measures: { accuracy: 'accuracy', loss: 'loss' },
    cases: {
      true: 'true labels',
      half: 'half random labels',
      random: 'random labels',
      shuffled: 'shuffled pixels',
      noise: 'noise laid over',
    },
    caseNotes: {
      true: 'as they are',
      half: 'half of the labels drawn at random (45% become another class)',
      random: 'labels have nothing to do with the images; all ten equally likely',
      shuffled: 'pixels of all images in one other order, labels true',
      noise: 'noise of standard deviation 1 on the training images, labels true',
    },
    train: 'Train the five networks',
    goOn: 'Go on training',
    pause: 'Pause',
    otherSeed: 'Another seed',
    progress: 'Epochs in all',
    curves: { training: (spoilt) => `${spoilt}, training`, validation: (spoilt) => `${spoilt}, validation` },
    chart: 'Curves on the training images; dashed, on the validation images',
    epoch: 'epoch',
    empty: 'Nothing has been trained yet.',
    table: 'What came of the five networks',
    caseHead: 'Labels and images',
    trained: 'Training accuracy',
    validated: 'Validation accuracy',
    byHeart: 'Epoch with 99% by heart',
    never: 'not reached',
    conditions:
      'The same network (784-512-10), the same first weights, the same images; only labels or pixels differ. Validation is on 1,000 other images, all with their true labels.',
  },
};

function learnerSentence({ id, last, byHeart }: Learner, locale: Locale): string | null {
  if (last === null) return null;
  const name = memorisationText[locale].cases[id];
  const [trained, validated] = [last.trained, last.validated].map((part) => formatPercent(part, locale));
  if (locale === 'zh') {
    const when = byHeart === null ? '' : `，第 ${byHeart} 轮背下 99%`;
    return `${name}：训练 ${trained ?? ''}，验证 ${validated ?? ''}${when}`;
  }
  const when = byHeart === null ? '' : `, 99% by heart in epoch ${byHeart}`;
  return `${name}: ${trained ?? ''} in training, ${validated ?? ''} in validation${when}`;
}

export function describe(model: MemorisationModel, locale: Locale): string {
  const { state, learners } = model;
  const words = memorisationText[locale];
  const zh = locale === 'zh';
  const count = formatNumber(state.count, locale);
  const spoilt = formatList(Object.values(words.cases), locale);
  const head = zh
    ? `五个网络各学 ${count} 张训练图片（${spoilt}），约束：${words.regularisers[state.regulariser]}。`
    : `Five networks learn ${count} training images each (${spoilt}), held back by ${words.regularisers[state.regulariser]}.`;
  const lines = learners.flatMap((learner) => learnerSentence(learner, locale) ?? []);
  if (lines.length === 0) return `${head}${zh ? '' : ' '}${words.empty}`;
  return zh ? `${head}${lines.join('；')}。` : `${head} ${lines.join('; ')}.`;
}
