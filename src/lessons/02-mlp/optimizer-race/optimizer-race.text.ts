// The words of the exhibit `optimizer-race`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { Mode } from './optimizer-race.ts';
import type { Lane, RaceModel } from './race-model.ts';
import { BATCH, EPOCHS, RACER_NAMES, TOTAL_STEPS, TRAIN_COUNT } from './racers.ts';

interface RaceText {
  readonly settings: string;
  readonly mode: string;
  readonly modes: Readonly<Record<Mode, string>>;
  readonly rate: string;
  readonly seed: string;
  readonly racers: string;
  readonly race: string;
  readonly again: string;
  readonly stop: string;
  readonly actions: string;
  readonly progress: string;
  readonly lossChart: string;
  readonly lossAxis: string;
  readonly stepAxis: string;
  readonly sweepChart: string;
  readonly sweepAxis: string;
  readonly accuracy: string;
  readonly empty: string;
  readonly table: string;
  readonly optimizer: string;
  readonly steps: string;
  readonly loss: string;
  readonly state: string;
  readonly record: string;
  readonly phases: Readonly<Record<Exclude<Lane['phase'], 'trouble'>, string>>;
  readonly diverged: (step: string, isNaN: boolean) => string;
  readonly repeated: string;
  readonly different: string;
  readonly recordNote: string;
  readonly rule: string;
  readonly ruleNote: string;
  readonly ruleLabel: (name: string) => string;
  readonly ruleTable: (name: string) => string;
  readonly ruleColumns: readonly [step: string, gradient: string, change: string, weight: string];
  readonly conditions: string;
}

export const raceText: Localised<RaceText> = {
  zh: {
    settings: '比赛的设置',
    mode: '学习率',
    modes: { own: '各用 Keras 默认值', shared: '大家相同', sweep: '扫描六个数量级' },
    rate: '共同的学习率',
    seed: '种子',
    racers: '参赛的优化器',
    race: '开始比赛',
    again: '全部再跑一遍',
    stop: '停下',
    actions: '比赛',
    progress: '已完成的训练',
    lossChart: '每一步的训练损失',
    lossAxis: '损失（对数刻度，每点 8 批的平均）',
    stepAxis: '步',
    sweepChart: '训练后的验证准确率与学习率',
    sweepAxis: '学习率（10 的几次方）',
    accuracy: '验证准确率',
    empty: '还没有训练。按“开始比赛”。',
    table: '比赛结果',
    optimizer: '优化器',
    steps: '步数',
    loss: '最近的损失',
    state: '状态',
    record: '记录指纹',
    phases: {
      none: '未开始',
      waiting: '排队',
      running: '训练中',
      finished: '完成',
      diverged: '发散',
    },
    diverged: (step, isNaN) => `第 ${step} 步发散（${isNaN ? 'NaN' : '损失超出范围'}）`,
    repeated: '与上一次逐位相同',
    different: '与上一次不同',
    recordNote: '指纹由每一步的损失和准确率逐位算出：同样的种子、同样的后端再跑一遍，指纹应当一个字母都不变。',
    rule: '打开一条更新规则',
    ruleNote: '同一个权重从 1 出发，先后遇到三个梯度。表里的数由引擎所依据的同一套规则算出。',
    ruleLabel: (name) => `${name} 的更新规则`,
    ruleTable: (name) => `${name}：一个权重的三步`,
    ruleColumns: ['步', '梯度 g', '变化', '权重 w'],
    conditions: `所有优化器：同样的初始权重，同样的 ${formatNumber(TRAIN_COUNT, 'zh')} 张 MNIST 图片，同样的批次（每批 ${BATCH} 张，${EPOCHS} 轮，共 ${TOTAL_STEPS} 步）；网络为 784–32–10。训练逐个排队进行。`,
  },
  en: {
    settings: 'Settings of the race',
    mode: 'Learning rate',
    modes: { own: 'Keras’s default for each', shared: 'the same for all', sweep: 'sweep of six decades' },
    rate: 'Shared learning rate',
    seed: 'Seed',
    racers: 'Optimizers that race',
    race: 'Start the race',
    again: 'Run all again',
    stop: 'Stop',
    actions: 'Race',
    progress: 'Runs done',
    lossChart: 'Training loss, step by step',
    lossAxis: 'loss (log scale, mean of 8 batches a point)',
    stepAxis: 'step',
    sweepChart: 'Validation accuracy after training, by learning rate',
    sweepAxis: 'learning rate (power of ten)',
    accuracy: 'Validation accuracy',
    empty: 'Nothing has been trained yet. Press “Start the race”.',
    table: 'Results of the race',
    optimizer: 'Optimizer',
    steps: 'Steps',
    loss: 'Latest loss',
    state: 'State',
    record: 'Fingerprint',
    phases: {
      none: 'not started',
      waiting: 'waiting',
      running: 'training',
      finished: 'finished',
      diverged: 'diverged',
    },
    diverged: (step, isNaN) => `diverged at step ${step} (${isNaN ? 'NaN' : 'loss beyond all bounds'})`,
    repeated: 'same as before, bit for bit',
    different: 'differs from before',
    recordNote:
      'The fingerprint is made of the exact bits of every loss and accuracy. Run again with the same seed on the same backend and not one letter should change.',
    rule: 'Open an update rule',
    ruleNote:
      'One weight starts at 1 and meets three gradients. The numbers come from the rules that the engine follows.',
    ruleLabel: (name) => `Update rule of ${name}`,
    ruleTable: (name) => `${name}: three steps of one weight`,
    ruleColumns: ['Step', 'Gradient g', 'Change', 'Weight w'],
    conditions: `All start from the same weights and see the same ${formatNumber(TRAIN_COUNT, 'en')} MNIST images in the same batches (${BATCH} images each, ${EPOCHS} epochs, ${TOTAL_STEPS} steps). The network is 784–32–10. Runs are trained one after the other.`,
  },
};

/** How a lane stands, in a few words. */
export function phaseText({ phase, steps, error }: Lane, locale: Locale): string {
  const words = raceText[locale];
  if (phase === 'diverged') return words.diverged(formatNumber(steps, locale), error === 'loss-not-finite');
  if (phase === 'trouble') return ENGINE_ERROR_SENTENCES[error ?? 'internal'][locale];
  return words.phases[phase];
}

function laneSentence(lane: Lane, locale: Locale): string {
  const isChinese = locale === 'zh';
  const facts = [phaseText(lane, locale).replace(/[.。]$/, '')];
  if (lane.loss !== null) facts.push(`${raceText[locale].loss.toLowerCase()} ${formatSignificant(lane.loss, locale)}`);
  if (lane.validationAccuracy !== null) {
    facts.push(`${raceText[locale].accuracy.toLowerCase()} ${formatPercent(lane.validationAccuracy, locale)}`);
  }
  if (lane.fingerprint !== null) facts.push(`${raceText[locale].record.toLowerCase()} ${lane.fingerprint}`);
  if (lane.repeated !== null) facts.push(lane.repeated ? raceText[locale].repeated : raceText[locale].different);
  const rate = formatSignificant(lane.learningRate, locale);
  const name = RACER_NAMES[lane.racer];
  return isChinese
    ? `${name}（学习率 ${rate}）：${facts.join('，')}。`
    : `${name} (rate ${rate}): ${facts.join(', ')}.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: RaceModel, locale: Locale): string {
  const { rule, lanes, state } = model;
  const words = raceText[locale];
  const last = rule.rows.at(-1);
  const name = RACER_NAMES[rule.racer];
  const weights = rule.rows
    .map(({ weight }) => formatSignificant(weight, locale, 6))
    .join(locale === 'zh' ? '、' : ', ');
  const parts =
    locale === 'zh'
      ? [
          `${words.conditions}学习率：${words.modes[state.mode]}；种子 ${state.seed}。`,
          ...lanes.map((lane) => laneSentence(lane, locale)),
          `打开的规则是 ${name}：权重从 1 出发，${last?.step ?? 0} 步之后依次为 ${weights}。`,
        ]
      : [
          `${words.conditions} Learning rate: ${words.modes[state.mode]}; seed ${state.seed}.`,
          ...lanes.map((lane) => laneSentence(lane, locale)),
          `The rule of ${name} is open: from 1, the weight goes in ${last?.step ?? 0} steps to ${weights}.`,
        ];
  return parts.join(locale === 'zh' ? '' : ' ');
}
