// The words of the exhibit `butterfly`, its text alternative included.
// Not responsible for: the caption and the prose around it.
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { BackendId } from '../../../engine/protocol/backends.ts';
import { BATCHES_PER_POINT } from './butterfly-model.ts';
import type { BandView, ButterflyModel, TwinView } from './butterfly-model.ts';
import { BAND_EPOCHS, BAND_TRAIN, BAND_VALIDATION, BATCH, NUDGE, STEPS, TWIN_NETWORK } from './twin-plan.ts';
import type { TwinKind } from './twin-plan.ts';

/** Names of backends as the page on computing has them. */
const BACKEND_NAMES: Readonly<Record<BackendId, string>> = {
  fused: 'WebAssembly',
  'fused-relaxed': 'WebAssembly (relaxed SIMD)',
  webgl: 'WebGL',
  webgpu: 'WebGPU',
  cpu: 'JavaScript',
};

const PARAMETERS = countParameters(TWIN_NETWORK).total;

interface ButterflyText {
  readonly twinSettings: string;
  readonly twin: string;
  readonly kinds: Readonly<Record<'same' | 'nudge', string>>;
  readonly onBackend: (name: string) => string;
  readonly slow: (name: string) => string;
  readonly seed: string;
  readonly actions: string;
  readonly run: string;
  readonly stop: string;
  readonly training: string;
  readonly distanceChart: string;
  readonly distanceAxis: string;
  readonly distance: string;
  readonly exactlyEqual: string;
  readonly lossChart: string;
  readonly lossAxis: string;
  readonly stepAxis: string;
  readonly first: string;
  readonly second: string;
  readonly empty: string;
  readonly conditions: string;
  readonly seedsTitle: string;
  readonly seedsSettings: string;
  readonly count: string;
  readonly runSeeds: (count: number) => string;
  readonly seedsDone: string;
  readonly bandChart: string;
  readonly mean: string;
  readonly low: string;
  readonly high: string;
  readonly seedName: (seed: number) => string;
  readonly accuracies: string;
  readonly seedColumns: readonly [seed: string, accuracy: string];
  readonly meanRow: string;
  readonly deviationRow: string;
  readonly points: (number: string) => string;
  readonly bandConditions: string;
  readonly bandEmpty: string;
}

export const butterflyText: Localised<ButterflyText> = {
  zh: {
    twinSettings: '双胞胎',
    twin: '第二次训练有什么不同',
    kinds: { same: '没有不同', nudge: '一个权重加 10⁻⁷' },
    onBackend: (name) => `用 ${name} 计算`,
    slow: (name) => `${name}，很慢`,
    seed: '种子',
    actions: '训练',
    run: '训练这一对',
    stop: '停下',
    training: '已训练的步数',
    distanceChart: '两个网络的权重之间的距离，逐步',
    distanceAxis: '权重之间的距离（对数刻度）',
    distance: '距离',
    exactlyEqual: '距离恰好是 0：对数刻度上画不出来。',
    lossChart: '两次训练的损失',
    lossAxis: `损失（每点 ${BATCHES_PER_POINT} 批的平均）`,
    stepAxis: '步',
    first: '第一个',
    second: '第二个',
    empty: '还没有训练。按“训练这一对”。',
    conditions: `同一个网络（${formatNumber(PARAMETERS, 'zh')} 个参数），同样的图片与次序：${STEPS} 步，每步 ${BATCH} 张，SGD，学习率 0.05，动量 0.9。`,
    seedsTitle: '同一份配方，几个种子',
    seedsSettings: '种子',
    count: '种子的个数',
    runSeeds: (count) => `训练 ${count} 个种子`,
    seedsDone: '已训练的种子',
    bandChart: '各种子的训练损失，平均值与平均值 ± 标准差',
    mean: '平均',
    low: '平均 − 标准差',
    high: '平均 + 标准差',
    seedName: (seed) => `种子 ${seed}`,
    accuracies: '每个种子训练后的验证准确率',
    seedColumns: ['种子', '验证准确率'],
    meanRow: '平均',
    deviationRow: '标准差',
    points: (number) => `${number} 个百分点`,
    bandConditions: `每个种子：${formatNumber(BAND_TRAIN, 'zh')} 张图片，${BAND_EPOCHS} 轮，每步 ${BATCH} 张；验证 ${formatNumber(BAND_VALIDATION, 'zh')} 张。种子决定初始权重和样本的次序，别的都一样。图中灰线是各个种子。`,
    bandEmpty: '还没有训练。按上面的按钮。',
  },
  en: {
    twinSettings: 'Twins',
    twin: 'What differs in the second run',
    kinds: { same: 'nothing', nudge: 'one weight, by 10⁻⁷' },
    onBackend: (name) => `computed by ${name}`,
    slow: (name) => `${name}, slowly`,
    seed: 'Seed',
    actions: 'Training',
    run: 'Train the pair',
    stop: 'Stop',
    training: 'Steps trained',
    distanceChart: 'Distance between the weights of the two, step by step',
    distanceAxis: 'distance between the weights (log scale)',
    distance: 'distance',
    exactlyEqual: 'The distance is exactly 0, which a log scale cannot show.',
    lossChart: 'Losses of the two runs',
    lossAxis: `loss (mean of ${BATCHES_PER_POINT} batches a point)`,
    stepAxis: 'step',
    first: 'first',
    second: 'second',
    empty: 'Nothing has been trained yet. Press “Train the pair”.',
    conditions: `One network (${formatNumber(PARAMETERS, 'en')} parameters), the same pictures in the same order: ${STEPS} steps of ${BATCH} pictures, SGD with learning rate 0.05 and momentum 0.9.`,
    seedsTitle: 'One recipe, several seeds',
    seedsSettings: 'Seeds',
    count: 'Number of seeds',
    runSeeds: (count) => `Train ${count} seeds`,
    seedsDone: 'Seeds trained',
    bandChart: 'Training loss of each seed, their mean, and mean ± standard deviation',
    mean: 'mean',
    low: 'mean − deviation',
    high: 'mean + deviation',
    seedName: (seed) => `seed ${seed}`,
    accuracies: 'Validation accuracy after training, by seed',
    seedColumns: ['Seed', 'Validation accuracy'],
    meanRow: 'Mean',
    deviationRow: 'Standard deviation',
    points: (number) => `${number} points`,
    bandConditions: `For each seed: ${formatNumber(BAND_TRAIN, 'en')} pictures, ${BAND_EPOCHS} epochs, ${BATCH} pictures a step, ${formatNumber(BAND_VALIDATION, 'en')} for validation. The seed decides first weights and order of samples; all else is the same. Grey lines: the seeds one by one.`,
    bandEmpty: 'Nothing has been trained yet. Press the button above.',
  },
};

export function kindName(kind: TwinKind, locale: Locale): string {
  const words = butterflyText[locale];
  if (kind === 'same' || kind === 'nudge') return words.kinds[kind];
  const name = words.onBackend(BACKEND_NAMES[kind]);
  return kind === 'cpu' ? words.slow(name) : name;
}

/** What became of the pair, in a sentence or two. */
export function twinSentence({ result, step, firstDistance, lastDistance, apartAt }: TwinView, locale: Locale): string {
  const size = (value: number): string => formatSignificant(value, locale);
  const { answers, backends } = result;
  const isZh = locale === 'zh';
  const [a, b] = backends.map((id) => BACKEND_NAMES[id]);
  const by = isZh
    ? `计算：${a === b ? `两次都用 ${a}` : `${a} 与 ${b}`}。`
    : `Computed by ${a === b ? `${a} both times` : `${a} and ${b}`}.`;
  const apart =
    lastDistance === 0
      ? isZh
        ? `${step} 步之后，所有权重逐位相同，距离恰好是 0。`
        : `After ${step} steps all weights are the same to the last bit: the distance is exactly 0.`
      : isZh
        ? `权重之间的距离，开始时 ${size(firstDistance)}，${step} 步之后 ${size(lastDistance)}${apartAt === null ? '' : `；第 ${apartAt} 步第一次超过 0.001`}。`
        : `The distance between the weights was ${size(firstDistance)} at the start and ${size(lastDistance)} after ${step} steps${apartAt === null ? '' : `; it first exceeded 0.001 at step ${apartAt}`}.`;
  if (answers === null) return isZh ? by + apart : `${by} ${apart}`;
  const count = formatNumber(answers.count, locale);
  const [first, second] = answers.accuracies.map((accuracy) => formatPercent(accuracy, locale));
  const answered = isZh
    ? `${count} 张测试图片里，两者的回答有 ${answers.different} 张不同；准确率 ${first} 与 ${second}。`
    : `Of ${count} test pictures they answer ${answers.different} differently; accuracies ${first} and ${second}.`;
  return isZh ? by + apart + answered : `${by} ${apart} ${answered}`;
}

/** What the seeds come to; null until all are through. */
export function bandSentence({ sample, tellable }: BandView, locale: Locale): string | null {
  if (sample === null || tellable === null) return null;
  const percent = (value: number): string => formatPercent(value, locale);
  const points = (value: number): string => formatFixed(value * 100, locale, 1);
  return locale === 'zh'
    ? `${sample.count} 个种子的验证准确率：平均 ${percent(sample.mean)}，标准差 ${points(sample.deviation)} 个百分点，从 ${percent(sample.smallest)} 到 ${percent(sample.largest)}。用这么多种子，两份配方的平均值至少要差 ${points(tellable)} 个百分点，才谈得上有好坏。`
    : `Validation accuracy of ${sample.count} seeds: mean ${percent(sample.mean)}, standard deviation ${points(sample.deviation)} points, from ${percent(sample.smallest)} to ${percent(sample.largest)}. With so many seeds the means of two recipes have to differ by ${points(tellable)} points before one can be called better.`;
}

export function describe(model: ButterflyModel, locale: Locale): string {
  const { state, twin, startDistance, band, error } = model;
  const isZh = locale === 'zh';
  const nudge = formatSignificant(NUDGE, locale);
  const parts = [
    isZh
      ? `两次训练，种子 ${state.seed}；第二次的不同：${kindName(state.twin, locale)}（${state.twin === 'nudge' ? `第一层的第一个权重加 ${nudge}` : '初始权重相同'}）。`
      : `Two runs from seed ${state.seed}; what differs in the second: ${kindName(state.twin, locale)} (${state.twin === 'nudge' ? `${nudge} added to the first weight of the first layer` : 'first weights are equal'}).`,
    twin === null
      ? isZh
        ? `还没有训练；开始时权重之间的距离是 ${formatSignificant(startDistance, locale)}。`
        : `Not trained yet; at the start the distance between the weights is ${formatSignificant(startDistance, locale)}.`
      : twinSentence(twin, locale),
    bandSentence(band, locale) ??
      (isZh
        ? `${state.count} 个种子里，已训练 ${band.done} 个。`
        : `Of ${state.count} seeds ${band.done} ${band.done === 1 ? 'has' : 'have'} been trained.`),
    error === null ? '' : ENGINE_ERROR_SENTENCES[error][locale],
  ];
  return parts.filter((part) => part !== '').join(isZh ? '' : ' ');
}
