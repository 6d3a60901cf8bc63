// The words of the exhibit `calculator` but for derivations and its text alternative: labels, hints, faults.
// Not responsible for: caption and prose (text.zh.tsx, text.en.tsx), derivation.text.ts, describe.ts.
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import type { CalculatorLayer, ConfigFault, LimitedField } from './config.ts';

type ShapeRank = 1 | 2 | 3;

export interface CalculatorText {
  readonly presets: string;
  readonly form: string;
  readonly layer: string;
  readonly layerHint: Readonly<Record<CalculatorLayer, string>>;
  readonly input: string;
  readonly inputAxes: Readonly<Record<ShapeRank, readonly string[]>>;
  readonly inputKind: string;
  readonly inputKinds: Readonly<Record<ShapeRank, string>>;
  readonly filters: string;
  readonly units: string;
  readonly kernel: string;
  readonly pool: string;
  readonly strides: string;
  readonly dilation: string;
  readonly multiplier: string;
  readonly padding: string;
  readonly activation: string;
  readonly noActivation: string;
  readonly bias: string;
  readonly rectangular: string;
  /** `kernel, height` */
  readonly sides: readonly [height: string, width: string];
  readonly side: (field: string, side: string) => string;
  readonly nextHint: string;
  readonly keras: string;
  readonly kerasHint: string;
  readonly currentKeras: string;
  readonly found: (count: number) => string;
  readonly whichLayer: string;
  readonly layerOf: (index: number, row: string) => string;
  readonly notCalculated: (name: string) => string;
  readonly initializersDropped: string;
  readonly takenInput: (shape: string) => string;
  readonly row: string;
  readonly rowHint: string;
  readonly rowOpen: string;
  readonly rowSettled: string;
  readonly rowAbove: string;
  readonly place: (place: string, sentence: string) => string;
  readonly drawing: string;
  readonly drawingNote: (unit: string) => string;
  readonly inputVolume: (shape: string) => string;
  readonly outputVolume: (shape: string) => string;
  readonly window: (side: string) => string;
  readonly zeros: string;
  readonly cutOff: string;
  /** Caption of an enlarged corner. */
  readonly corners: (id: 'start' | 'end', isLine: boolean) => string;
  readonly handle: Readonly<
    Record<'height' | 'width' | 'length' | 'depth' | 'units' | 'filters' | 'outputUnits', string>
  >;
  readonly handleHint: string;
  readonly results: string;
  readonly resultsHint: string;
  readonly groups: Readonly<Record<'shape' | 'padding' | 'parameters' | 'cost', string>>;
  readonly cut: readonly [height: string, width: string, length: string];
  readonly lastGood: (row: string) => string;
  readonly faultTitle: string;
  readonly limits: Readonly<Record<LimitedField, string>>;
  readonly overLimit: (field: string, value: string, limit: string) => string;
  readonly tooLarge: string;
}

export const calculatorText: Localised<CalculatorText> = {
  zh: {
    presets: '一键示例',
    form: '表单',
    layer: '层',
    layerHint: {
      Conv2D: 'K 个过滤器滑过图片，每个产生一张特征映射。',
      DepthwiseConv2D: '每个通道有自己的卷积核，通道之间不混合。',
      SeparableConv2D: '先逐深度卷积，再用 1 × 1 的过滤器混合通道。',
      Conv1D: '沿着一条序列滑动；causal 只看过去。',
      Conv2DTranspose: '步幅走在输出上，把特征映射放大。',
      MaxPooling2D: '每个窗口取最大值，每张特征映射单独处理。',
      AveragePooling2D: '每个窗口取平均值，每张特征映射单独处理。',
      GlobalAveragePooling2D: '每张特征映射取平均，三维数组变成向量。',
      GlobalMaxPooling2D: '每张特征映射取最大值，三维数组变成向量。',
      Flatten: '把所有的数排成一列。',
      Dense: '每个单元与输入的每个数相连。',
      BatchNormalization: '每个通道减去均值、除以标准差，再缩放、平移。',
    },
    input: '输入',
    inputAxes: { 1: ['个数'], 2: ['长度', '深度'], 3: ['高', '宽', '深度'] },
    inputKind: '输入的样子',
    inputKinds: { 1: '向量', 2: '序列', 3: '图片' },
    filters: '过滤器 K',
    units: '单元 U',
    kernel: '卷积核 F',
    pool: '池化窗口 F',
    strides: '步幅 S',
    dilation: '空洞率 R',
    multiplier: '深度乘数 M',
    padding: '填充',
    activation: '激活函数',
    noActivation: '无（linear）',
    bias: '偏置',
    rectangular: '高和宽分开设',
    sides: ['高', '宽'],
    side: (field, side) => `${field}：${side}`,
    nextHint: '看同样的一层再接一层会怎样。',
    keras: 'Keras 代码',
    kerasHint: '可以直接改，或粘贴一行、一整段；旧写法也读得懂。代码从不运行。',
    currentKeras: '写成现在的 Keras',
    found: (count) => `这段代码里有 ${count} 层。`,
    whichLayer: '计算哪一层',
    layerOf: (index, row) => `${index}　${row}`,
    notCalculated: (name) => `${name} 不改变形状，也没有参数，没有什么可算的。`,
    initializersDropped: '初始化等设置不影响这里的任何数字，没有保留。',
    takenInput: (shape) => `代码没有写输入的形状，这里取 ${shape}。`,
    row: 'model.summary() 的一行',
    rowHint: '可以改，或粘贴一行；连上一行一起粘贴，输入也就定了。',
    rowOpen: '这一行没有说的：',
    rowSettled: '这一行把这一层完全定下来了。',
    rowAbove: '输入取自上一行。',
    place: (place, sentence) => `${place}：${sentence}`,
    drawing: '按比例画出的输入与输出',
    drawingNote: (unit) => `三个方向用同一比例：一格画成 ${unit} 像素。`,
    inputVolume: (shape) => `输入 ${shape}`,
    outputVolume: (shape) => `输出 ${shape}`,
    window: (side) => `窗口 ${side}`,
    zeros: '虚线是补的零。',
    cutOff: '虚线是切掉的部分。',
    corners: (id, isLine) => {
      const place = isLine ? (id === 'start' ? '开头' : '末尾') : id === 'start' ? '左上角' : '右下角';
      return `${place}放大：${id === 'start' ? '第一个' : '最后一个'}窗口`;
    },
    handle: {
      height: '输入的高',
      width: '输入的宽',
      length: '输入的长度',
      depth: '输入的深度',
      units: '输入的个数',
      filters: '过滤器数量',
      outputUnits: '单元数',
    },
    handleHint: '拖动圆点，或选中它再按方向键。',
    results: '算出来的数',
    resultsHint: '点开任何一个数，看它是怎么来的。',
    groups: { shape: '输出形状', padding: '填充', parameters: '参数', cost: '代价（一幅图）' },
    cut: ['切掉：上 + 下', '切掉：左 + 右', '切掉：前 + 后'],
    lastGood: (row) => `图、summary 的一行和下面的数，仍是上一个成立的层：${row}。`,
    faultTitle: '这样的层不成立',
    limits: {
      side: '输入的边长',
      channels: '输入的深度',
      units: '输入的个数',
      filters: '过滤器或单元的数量',
      kernel: '窗口',
      strides: '步幅',
      dilation: '空洞率',
      multiplier: '深度乘数',
    },
    overLimit: (field, value, limit) => `${field}是 ${value}，超过了这个计算器的上限 ${limit}。`,
    tooLarge: '算出来的数大得不再精确。请减小输入或过滤器。',
  },
  en: {
    presets: 'Examples at one click',
    form: 'Form',
    layer: 'Layer',
    layerHint: {
      Conv2D: 'K filters slide over the picture; each makes one feature map.',
      DepthwiseConv2D: 'Each channel has kernels of its own; channels are never mixed.',
      SeparableConv2D: 'Depthwise first, then 1 × 1 filters that mix the channels.',
      Conv1D: 'Slides along a sequence; causal sees only the past.',
      Conv2DTranspose: 'Takes its strides in the output and so enlarges the maps.',
      MaxPooling2D: 'The largest value of each window, each map by itself.',
      AveragePooling2D: 'The mean of each window, each map by itself.',
      GlobalAveragePooling2D: 'The mean of each map: a volume becomes a vector.',
      GlobalMaxPooling2D: 'The largest value of each map: a volume becomes a vector.',
      Flatten: 'All numbers in one row.',
      Dense: 'Each unit is wired to each number of the input.',
      BatchNormalization: 'Each channel less its mean, by its deviation, then scaled and shifted.',
    },
    input: 'Input',
    inputAxes: { 1: ['values'], 2: ['length', 'depth'], 3: ['height', 'width', 'depth'] },
    inputKind: 'Kind of input',
    inputKinds: { 1: 'vector', 2: 'sequence', 3: 'picture' },
    filters: 'Filters K',
    units: 'Units U',
    kernel: 'Kernel F',
    pool: 'Pooling window F',
    strides: 'Stride S',
    dilation: 'Dilation R',
    multiplier: 'Depth multiplier M',
    padding: 'Padding',
    activation: 'Activation',
    noActivation: 'none (linear)',
    bias: 'Biases',
    rectangular: 'Height and width apart',
    sides: ['height', 'width'],
    side: (field, side) => `${field}, ${side}`,
    nextHint: 'See what the same layer makes of it once more.',
    keras: 'Keras code',
    kerasHint: 'Edit it, or paste a line or a whole listing; old spellings are read too. Code is never run.',
    currentKeras: 'Write it in current Keras',
    found: (count) => `This code has ${count} layers.`,
    whichLayer: 'Which layer to work out',
    layerOf: (index, row) => `${index}  ${row}`,
    notCalculated: (name) => `${name} keeps the shape and has no parameters: there is nothing to work out.`,
    initializersDropped: 'Initializers and the like change no number here and were not kept.',
    takenInput: (shape) => `The code does not say the shape of the input; ${shape} is taken.`,
    row: 'Row of model.summary()',
    rowHint: 'Edit it, or paste a row; with the row above it the input is settled too.',
    rowOpen: 'What the row does not say:',
    rowSettled: 'The row settles this layer completely.',
    rowAbove: 'The input is taken from the row above.',
    place: (place, sentence) => `At ${place}: ${sentence}`,
    drawing: 'Input and output, true to scale',
    drawingNote: (unit) => `One scale for all three directions: a cell is ${unit} px.`,
    inputVolume: (shape) => `Input ${shape}`,
    outputVolume: (shape) => `Output ${shape}`,
    window: (side) => `Window ${side}`,
    zeros: 'Dashed: zeros of the padding.',
    cutOff: 'Dashed: what is cut off.',
    corners: (id, isLine) => {
      const place = isLine ? (id === 'start' ? 'Start' : 'End') : id === 'start' ? 'Top left' : 'Bottom right';
      return `${place}, enlarged: ${id === 'start' ? 'first' : 'last'} window`;
    },
    handle: {
      height: 'Input height',
      width: 'Input width',
      length: 'Input length',
      depth: 'Input depth',
      units: 'Values of the input',
      filters: 'Number of filters',
      outputUnits: 'Number of units',
    },
    handleHint: 'Drag a dot, or focus it and press the arrow keys.',
    results: 'What comes out',
    resultsHint: 'Open any number to see how it comes about.',
    groups: { shape: 'Output shape', padding: 'Padding', parameters: 'Parameters', cost: 'Cost of one sample' },
    cut: ['Cut off, top + bottom', 'Cut off, left + right', 'Cut off, start + end'],
    lastGood: (row) => `Drawing, row and numbers still show the last possible layer: ${row}.`,
    faultTitle: 'There can be no such layer',
    limits: {
      side: 'side of the input',
      channels: 'depth of the input',
      units: 'size of the input',
      filters: 'number of filters or units',
      kernel: 'window',
      strides: 'stride',
      dilation: 'dilation rate',
      multiplier: 'depth multiplier',
    },
    overLimit: (field, value, limit) => `The ${field} is ${value}, above this calculator’s limit of ${limit}.`,
    tooLarge: 'The numbers would be too large to be exact. Make the input or the number of filters smaller.',
  },
};

/** Why a configuration can't be, as a sentence. */
export function faultSentence(fault: ConfigFault, locale: Locale): string {
  const words = calculatorText[locale];
  switch (fault.kind) {
    case 'network':
      return networkProblemSentence(fault.fault, locale);
    case 'limit': {
      const { field, value, limit } = fault;
      return words.overLimit(words.limits[field], formatNumber(value, locale), formatNumber(limit, locale));
    }
    case 'too-large':
      return words.tooLarge;
    default:
      return fault satisfies never;
  }
}
