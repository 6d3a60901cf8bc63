// The words of the exhibit `initialisers`, its text alternative included.
// Not responsible for: the caption and the prose around it (the lesson's text).
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { formatSize } from './format-size.ts';
import { expectedSquare } from './formulas.ts';
import type { StackActivation, StackInput } from './initialisers.ts';
import type { InitialisersModel, LayerRow, StartLane, Trend } from './signal-model.ts';
import { BATCH, EPOCHS, LEARNING_RATE, TOTAL_STEPS, TRAIN_COUNT } from './stack-runs.ts';
import { START_NAMES } from './starts.ts';

interface InitialisersText {
  readonly settings: string;
  readonly start: string;
  readonly activation: string;
  readonly activations: Readonly<Record<StackActivation, string>>;
  readonly input: string;
  readonly inputs: Readonly<Record<StackInput, string>>;
  readonly depth: string;
  readonly width: string;
  readonly layer: string;
  readonly seed: string;
  readonly standsIn: string;
  readonly table: string;
  readonly columns: readonly [layer: string, activations: string, rms: string, gradients: string, rms: string];
  readonly zeros: (share: string) => string;
  readonly saturated: (share: string) => string;
  readonly outside: (share: string) => string;
  readonly tableNote: (axis: string) => string;
  readonly overflow: string;
  readonly profile: string;
  readonly profileY: string;
  readonly layerAxis: string;
  readonly activationLine: string;
  readonly gradientLine: string;
  readonly formula: (layer: number) => string;
  readonly weightLabel: (name: string) => string;
  readonly sumLabel: string;
  readonly measured: (measured: string, expected: string) => string;
  readonly alikeNote: string;
  readonly training: string;
  readonly conditions: (width: number, depth: number, activation: string) => string;
  readonly trained: string;
  readonly train: string;
  readonly again: string;
  readonly stop: string;
  readonly actions: string;
  readonly progress: string;
  readonly lossChart: string;
  readonly lossAxis: string;
  readonly stepAxis: string;
  readonly empty: string;
  readonly results: string;
  readonly resultColumns: readonly [start: string, steps: string, loss: string, accuracy: string, state: string];
  readonly phases: Readonly<Record<Exclude<StartLane['phase'], 'trouble'>, string>>;
  readonly code: string;
}

export const initialisersText: Localised<InitialisersText> = {
  zh: {
    settings: '网络和输入',
    start: '初始化方法',
    activation: '激活函数',
    activations: { relu: 'ReLU', tanh: 'tanh', sigmoid: 'sigmoid' },
    input: '输入',
    inputs: { normal: '标准正态随机数', mnist: 'MNIST 图片' },
    depth: '层数',
    width: '每层单元数',
    layer: '代入公式的层',
    seed: '种子',
    standsIn: 'MNIST 图片还没有到，先用标准正态随机数代替。',
    table: '逐层的激活值和梯度',
    columns: ['层', '激活值', '均方根', '对 z 的梯度', '均方根'],
    zeros: (share) => `${share} 为 0`,
    saturated: (share) => `${share} 饱和`,
    outside: (share) => `${share} 在轴外`,
    tableNote: (axis) =>
      `32 个样本。所有层用同一个坐标轴：激活值 ${axis}，梯度 −2 到 2；恰好为 0 的数不画，轴外的数画成两端的红条。梯度从最后一层开始，起点是标准正态随机数。`,
    overflow: '这里有的数超过了 float32 的上限 3.4e38：引擎里它们已经是无穷大。',
    profile: '数值的大小随层数的变化',
    profileY: '均方根（对数刻度）',
    layerAxis: '层',
    activationLine: '激活值',
    gradientLine: '梯度',
    formula: (layer) => `第 ${layer} 层的方差公式`,
    weightLabel: (name) => `${name} 的权重均方`,
    sumLabel: '加权和 z 的均方',
    measured: (measured, expected) => `公式预期 E[z²] = ${expected}，这一层实际测得 ${measured}。`,
    alikeNote: '公式假定权重彼此独立、均值为 0。这里所有权重都一样，所以对不上：每个单元算出的是同一个数。',
    training: '从每一种出发训练',
    conditions: (width, depth, activation) =>
      `${depth} 个隐藏层，每层 ${width} 个单元，${activation}；输出层都用 Keras 的默认值。同样的 ${formatNumber(TRAIN_COUNT, 'zh')} 张 MNIST 图片和批次（每批 ${BATCH} 张，${EPOCHS} 轮，共 ${TOTAL_STEPS} 步），SGD，学习率 ${LEARNING_RATE}。逐个排队训练。`,
    trained: '参加训练的初始化方法',
    train: '开始训练',
    again: '全部再训练一遍',
    stop: '停下',
    actions: '训练',
    progress: '已完成的训练',
    lossChart: '训练损失',
    lossAxis: '损失（每点 8 批的平均）',
    stepAxis: '步',
    empty: '还没有训练。按“开始训练”。',
    results: '训练结果',
    resultColumns: ['初始化方法', '步数', '最近的损失', '验证准确率', '状态'],
    phases: { none: '未开始', waiting: '排队', running: '训练中', finished: '完成', diverged: '发散' },
    code: '一个隐藏层的 Keras 代码',
  },
  en: {
    settings: 'Network and input',
    start: 'Initialiser',
    activation: 'Activation',
    activations: { relu: 'relu', tanh: 'tanh', sigmoid: 'sigmoid' },
    input: 'Input',
    inputs: { normal: 'standard normal numbers', mnist: 'MNIST images' },
    depth: 'Layers',
    width: 'Units per layer',
    layer: 'Layer in the formula',
    seed: 'Seed',
    standsIn: 'The MNIST images have not arrived yet; standard normal numbers stand in for them.',
    table: 'Activations and gradients layer by layer',
    columns: ['Layer', 'Activations', 'RMS', 'Gradients by z', 'RMS'],
    zeros: (share) => `${share} are 0`,
    saturated: (share) => `${share} saturated`,
    outside: (share) => `${share} off the axis`,
    tableNote: (axis) =>
      `32 samples. All layers share their axes: activations ${axis}, gradients −2 to 2. Exact zeros are left out; numbers off the axis are the red bars at its ends. Gradients start at the last layer with standard normal numbers.`,
    overflow: 'Some numbers here are beyond the largest float32, 3.4e38: in an engine they are infinite.',
    profile: 'How large the numbers are, by layer',
    profileY: 'root mean square (log scale)',
    layerAxis: 'layer',
    activationLine: 'activations',
    gradientLine: 'gradients',
    formula: (layer) => `The variance formula at layer ${layer}`,
    weightLabel: (name) => `Mean square of a weight under ${name}`,
    sumLabel: 'Mean square of the weighted sums z',
    measured: (measured, expected) => `The formula expects E[z²] = ${expected}; measured in this layer: ${measured}.`,
    alikeNote:
      'The formula takes weights to be independent with mean 0. Here they are all the same, so it does not hold: every unit computes the same number.',
    training: 'Train from each',
    conditions: (width, depth, activation) =>
      `${depth} hidden ${depth === 1 ? 'layer' : 'layers'} of ${width} units, ${activation}; the output layer always starts as Keras’s default. The same ${formatNumber(TRAIN_COUNT, 'en')} MNIST images in the same batches (${BATCH} each, ${EPOCHS} epochs, ${TOTAL_STEPS} steps), SGD at rate ${LEARNING_RATE}. Trained one after the other.`,
    trained: 'Initialisers to train from',
    train: 'Train',
    again: 'Train all again',
    stop: 'Stop',
    actions: 'Training',
    progress: 'Runs done',
    lossChart: 'Training loss',
    lossAxis: 'loss (mean of 8 batches a point)',
    stepAxis: 'step',
    empty: 'Nothing has been trained yet. Press “Train”.',
    results: 'Results of training',
    resultColumns: ['Initialiser', 'Steps', 'Latest loss', 'Validation accuracy', 'State'],
    phases: {
      none: 'not started',
      waiting: 'waiting',
      running: 'training',
      finished: 'finished',
      diverged: 'diverged',
    },
    code: 'Keras code of one hidden layer',
  },
};

/** The axis of the activations, in words. */
export function axisText({ opened }: InitialisersModel, locale: Locale): string {
  const { low, high } = opened.activations.histogram;
  return locale === 'zh'
    ? `${formatNumber(low, locale)} 到 ${formatNumber(high, locale)}`
    : `${formatNumber(low, locale)} to ${formatNumber(high, locale)}`;
}

const TRENDS: Localised<Readonly<Record<Trend, (ratio: string) => string>>> = {
  zh: {
    kept: (ratio) => `大小基本不变（${ratio} 倍）`,
    shrunk: (ratio) => `缩小到 ${ratio} 倍`,
    vanished: (ratio) => `消失：只剩 ${ratio} 倍`,
    grown: (ratio) => `增大到 ${ratio} 倍`,
    exploded: (ratio) => `爆炸：增大到 ${ratio} 倍`,
    nothing: () => '全是 0',
  },
  en: {
    kept: (ratio) => `about keep their size (× ${ratio})`,
    shrunk: (ratio) => `shrink to ${ratio} of their size`,
    vanished: (ratio) => `vanish: ${ratio} of their size is left`,
    grown: (ratio) => `grow to ${ratio} times their size`,
    exploded: (ratio) => `explode to ${ratio} times their size`,
    nothing: () => 'are nothing but 0',
  },
};

/** What became of the numbers on their way through the stack, in two or three sentences. */
export function verdictText(model: InitialisersModel, locale: Locale): string {
  const { state, forward, backward, rows } = model;
  const of = ({ ratio, trend }: InitialisersModel['forward']): string =>
    TRENDS[locale][trend](formatSize(ratio, locale, 2));
  const isAlike = rows.every(({ distinctUnits }) => distinctUnits === 1) && state.width > 1;
  if (locale === 'zh') {
    const alike = isAlike ? `每一层的 ${state.width} 个单元都算出同样的数：等于只有 1 个单元。` : '';
    return `从第 1 层到第 ${state.depth} 层，激活值${of(forward)}；从最后一层回到第 1 层，梯度${of(backward)}。${alike}`;
  }
  const alike = isAlike ? ` The ${state.width} units of every layer compute the same number: it is one unit.` : '';
  return `From layer 1 to layer ${state.depth} activations ${of(forward)}; from the last layer back to layer 1 gradients ${of(backward)}.${alike}`;
}

/** How a lane stands, in a few words. */
export function phaseText({ phase, error }: StartLane, locale: Locale): string {
  if (phase === 'trouble') return ENGINE_ERROR_SENTENCES[error ?? 'internal'][locale];
  return initialisersText[locale].phases[phase];
}

function rowText({ layer, activations, gradients }: LayerRow, locale: Locale): string {
  const [a, g] = [activations, gradients].map(({ rms }) => formatSize(rms, locale));
  return locale === 'zh'
    ? `第 ${layer} 层激活值均方根 ${a}，梯度 ${g}`
    : `layer ${layer}: RMS of activations ${a}, of gradients ${g}`;
}

function laneText(lane: StartLane, locale: Locale): string {
  const facts = [phaseText(lane, locale).replace(/[.。]$/, '')];
  const words = initialisersText[locale];
  const [, , loss, accuracy] = words.resultColumns;
  if (lane.loss !== null) facts.push(`${loss.toLowerCase()} ${formatSignificant(lane.loss, locale)}`);
  if (lane.validationAccuracy !== null) {
    facts.push(`${accuracy.toLowerCase()} ${formatPercent(lane.validationAccuracy, locale)}`);
  }
  const name = START_NAMES[lane.start];
  return locale === 'zh' ? `${name}：${facts.join('，')}。` : `${name}: ${facts.join(', ')}.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: InitialisersModel, locale: Locale): string {
  const { state, rows, opened, lanes, standsIn } = model;
  const words = initialisersText[locale];
  const conditions = words.conditions(state.width, state.depth, words.activations[state.activation]);
  const measured = words.measured(formatSize(opened.sumSquare, locale), formatSize(expectedSquare(opened), locale));
  const sizes = rows.map((row) => rowText(row, locale)).join(locale === 'zh' ? '；' : '; ');
  const input = standsIn ? words.standsIn : '';
  const parts =
    locale === 'zh'
      ? [
          `初始化方法 ${START_NAMES[state.start]}，激活函数 ${words.activations[state.activation]}，${state.depth} 层，每层 ${state.width} 个单元，输入为${words.inputs[state.input]}，种子 ${state.seed}。`,
          input,
          verdictText(model, locale),
          `${sizes}。`,
          `${words.formula(opened.layer)}：${measured}`,
          `${words.training}：${conditions}`,
        ]
      : [
          `Initialiser ${START_NAMES[state.start]}, activation ${words.activations[state.activation]}, ${state.depth} layers of ${state.width} units, input ${words.inputs[state.input]}, seed ${state.seed}.`,
          input,
          verdictText(model, locale),
          `${sizes.charAt(0).toUpperCase()}${sizes.slice(1)}.`,
          `${words.formula(opened.layer)}. ${measured}`,
          `${words.training}: ${conditions}`,
        ];
  const all = [...parts, ...lanes.map((lane) => laneText(lane, locale))].filter((part) => part !== '');
  return all.join(locale === 'zh' ? '' : ' ');
}
