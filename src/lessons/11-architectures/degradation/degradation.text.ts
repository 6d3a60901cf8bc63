// The words of the exhibit `degradation`, its text alternative included.
// Not responsible for: the caption and the prose around it.
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import {
  BATCHES_PER_POINT,
  GUESSING,
  LAST_BATCHES,
  type DegradationModel,
  type DepthRow,
  type PairView,
} from './degradation-model.ts';
import { BATCH, CHANNELS, STEPS, TESTED, type Depth, type Normalisation } from './pair.ts';

interface DegradationText {
  readonly settings: string;
  readonly depth: string;
  readonly normalisation: string;
  readonly normalisations: Readonly<Record<Normalisation, string>>;
  readonly seed: string;
  readonly actions: string;
  readonly train: string;
  readonly trainAll: string;
  readonly stop: string;
  readonly progress: string;
  readonly progressOf: (depth: Depth) => string;
  readonly plain: string;
  readonly shortcuts: string;
  readonly guessing: string;
  readonly lossChart: string;
  readonly lossAxis: string;
  readonly stepAxis: string;
  readonly depthChart: string;
  readonly depthAxis: string;
  readonly endAxis: string;
  readonly empty: string;
  readonly emptyDepths: string;
  readonly table: string;
  readonly columns: readonly [depth: string, plainLoss: string, loss: string, plainTest: string, test: string];
  readonly blockOf: Readonly<Record<'plain' | 'shortcuts', string>>;
  readonly conditions: (parameters: string) => string;
}

export const degradationText: Localised<DegradationText> = {
  zh: {
    settings: '这一对网络',
    depth: '深度（卷积层数）',
    normalisation: '每个卷积之后',
    normalisations: { none: '什么也不加', batch: '批归一化' },
    seed: '随机种子',
    actions: '训练',
    train: '训练这一对',
    trainAll: '训练全部六种深度',
    stop: '停下',
    progress: '已训练的步数',
    progressOf: (depth) => `正在训练 ${depth} 层的一对`,
    plain: '普通',
    shortcuts: '有捷径',
    guessing: '瞎猜（ln 10）',
    lossChart: '训练损失，逐步',
    lossAxis: `损失（每点 ${BATCHES_PER_POINT} 批的平均）`,
    stepAxis: '步',
    depthChart: '不同深度训练之后的损失',
    depthAxis: '深度（卷积层数）',
    endAxis: `最后 ${LAST_BATCHES} 批的损失`,
    empty: '还没有训练。先猜一猜，再按“训练这一对”。',
    emptyDepths: '每训练完一对，这里就多两个点。',
    table: '不同深度训练之后的损失与测试准确率',
    columns: ['深度', '普通：损失', '有捷径：损失', '普通：测试准确率', '有捷径：测试准确率'],
    blockOf: { plain: '普通：y = relu(F(x))', shortcuts: '有捷径：y = relu(x + F(x))' },
    conditions: (parameters) =>
      `两个网络的参数一样多（${parameters} 个，捷径没有权重），初始权重和图片次序也完全相同：真实的 MNIST，${STEPS} 步，每步 ${BATCH} 张，Adam，学习率 0.001，glorot_uniform 初始化。开头两个步幅为 2 的卷积把图片缩到 7 × 7 × ${CHANNELS}，之后每两个 3 × 3 卷积是一块，最后是全局平均池化和 10 个输出。测试用 ${formatNumber(TESTED, 'zh')} 张没有训练过的图片。`,
  },
  en: {
    settings: 'The pair of networks',
    depth: 'Depth (convolutions)',
    normalisation: 'After every convolution',
    normalisations: { none: 'nothing', batch: 'batch normalisation' },
    seed: 'Random seed',
    actions: 'Training',
    train: 'Train the pair',
    trainAll: 'Train all six depths',
    stop: 'Stop',
    progress: 'Steps trained',
    progressOf: (depth) => `Training the pair of ${depth} layers`,
    plain: 'plain',
    shortcuts: 'with shortcuts',
    guessing: 'guessing (ln 10)',
    lossChart: 'Training loss, step by step',
    lossAxis: `loss (mean of ${BATCHES_PER_POINT} batches a point)`,
    stepAxis: 'step',
    depthChart: 'Loss after training, by depth',
    depthAxis: 'depth (convolutions)',
    endAxis: `loss of the last ${LAST_BATCHES} batches`,
    empty: 'Nothing has been trained yet. Make a guess, then press “Train the pair”.',
    emptyDepths: 'Every pair that is through puts two points here.',
    table: 'Loss and test accuracy after training, by depth',
    columns: ['Depth', 'Plain: loss', 'Shortcuts: loss', 'Plain: test accuracy', 'Shortcuts: test accuracy'],
    blockOf: { plain: 'plain: y = relu(F(x))', shortcuts: 'with a shortcut: y = relu(x + F(x))' },
    conditions: (parameters) =>
      `Both networks have as many parameters (${parameters}: shortcuts have no weights), the same first weights and the same pictures in the same order: real MNIST, ${STEPS} steps of ${BATCH} pictures, Adam at a learning rate of 0.001, glorot_uniform. Two convolutions of stride 2 shrink the picture to 7 × 7 × ${CHANNELS}; then every two 3 × 3 convolutions are a block; global average pooling and 10 outputs end the network. Tested on ${formatNumber(TESTED, 'en')} pictures that were not trained on.`,
  },
};

function lossText(loss: number, locale: Locale): string {
  return formatFixed(loss, locale, 3);
}

/** A loss this near to that of guessing has not come off it. */
const NEAR_GUESSING = 0.02;

/** What became of a pair of that depth, in a sentence or two. */
export function pairSentence(depth: Depth, { plain, shortcuts, isDone, step }: PairView, locale: Locale): string {
  const isZh = locale === 'zh';
  const [a, b] = [lossText(plain.loss, locale), lossText(shortcuts.loss, locale)];
  const end = isZh
    ? `${depth} 层，第 ${step} 步：普通网络的损失 ${a}，有捷径的 ${b}。`
    : `${depth} layers, step ${step}: loss ${a} in the plain network, ${b} with shortcuts.`;
  if (!isDone) return end;
  const [first, second] = [plain.accuracy, shortcuts.accuracy].map((value) => formatPercent(value ?? 0, locale));
  const test = isZh ? `测试准确率 ${first} 与 ${second}。` : `Test accuracies ${first} and ${second}.`;
  const isStuck = Math.abs(plain.loss - GUESSING) < NEAR_GUESSING;
  const guess = lossText(GUESSING, locale);
  const stuck = !isStuck
    ? ''
    : isZh
      ? `普通网络没有离开 ln 10 ≈ ${guess}：它给十个数字的概率都一样，等于瞎猜。`
      : `The plain network has not left ln 10 ≈ ${guess}: it gives all ten digits the same probability and is guessing.`;
  return [end, test, stuck].filter((part) => part !== '').join(isZh ? '' : ' ');
}

/** The depths that are through, with both losses. */
function rowsSentence(rows: readonly DepthRow[], locale: Locale): string {
  const isZh = locale === 'zh';
  const through = rows.flatMap(({ depth, pair }) =>
    pair === null ? [] : [`${depth}: ${lossText(pair.plain.loss, locale)} / ${lossText(pair.shortcuts.loss, locale)}`],
  );
  if (through.length === 0) return '';
  return isZh
    ? `各深度最后的损失（普通 / 有捷径）：${through.join('；')}。`
    : `Losses in the end by depth (plain / with shortcuts): ${through.join('; ')}.`;
}

export function describe(model: DegradationModel, locale: Locale): string {
  const { state, pair, rows, parameters, error } = model;
  const words = degradationText[locale];
  const isZh = locale === 'zh';
  const count = formatNumber(parameters, locale);
  const parts = [
    isZh
      ? `两个 ${state.depth} 层的网络，各 ${count} 个参数，每个卷积之后${words.normalisations[state.normalisation]}，种子 ${state.seed}。`
      : `Two networks of ${state.depth} layers and ${count} parameters each, after every convolution ${words.normalisations[state.normalisation]}, seed ${state.seed}.`,
    pair === null ? (isZh ? '还没有训练。' : 'Not trained yet.') : pairSentence(state.depth, pair, locale),
    rowsSentence(rows, locale),
    error === null ? '' : ENGINE_ERROR_SENTENCES[error][locale],
  ];
  return parts.filter((part) => part !== '').join(isZh ? '' : ' ');
}
