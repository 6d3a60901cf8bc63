// The words of the exhibit `kernel-on-photo`. Not responsible for: its text alternative (photo-describe.ts), caption and
// prose (the lesson's texts), or sentences about photos and cameras (kit/photo).
import { BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import type { FilterPlane } from '../../../nn/image-filter.ts';
import type { PhotoState, PictureId, ViewId } from './kernel-on-photo.ts';

interface PhotoWords {
  readonly pictureName: Readonly<Record<PictureId, string>>;
  readonly chooser: string;
  readonly sampleOf: (className: string) => string;
  readonly loading: string;
  readonly input: string;
  readonly inputSize: (height: number, width: number) => string;
  readonly inputLabel: string;
  readonly planeName: Readonly<Record<FilterPlane, string>>;
  readonly colourTitle: string;
  readonly colourNote: string;
  readonly mapSize: (height: number, width: number) => string;
  readonly mapLabel: (name: string) => string;
  readonly extremes: (min: string, max: string) => string;
  readonly cut: string;
  readonly tooSmall: (side: number) => string;
  readonly preset: string;
  readonly presetName: Readonly<Record<PhotoState['preset'], string>>;
  readonly side: string;
  readonly angle: string;
  readonly wavelength: string;
  readonly pixels: string;
  readonly drawAgain: string;
  readonly normalise: string;
  readonly normaliseHint: (divisor: string) => string;
  readonly weights: (side: number) => string;
  readonly weightsShort: string;
  readonly weightSum: (sum: string) => string;
  readonly separable: string;
  readonly cell: (row: number, column: number) => string;
  readonly layer: string;
  readonly stride: string;
  readonly padding: string;
  readonly view: string;
  readonly viewName: Readonly<Record<ViewId, string>>;
  readonly viewHint: Readonly<Record<ViewId, string>>;
  readonly channel: string;
  readonly oneNumber: string;
  readonly magnified: (top: number, left: number) => string;
  readonly place: (top: number, left: number, row: number, column: number) => string;
  readonly patch: string;
  readonly products: string;
  readonly sums: string;
  /** `divisor` null: not normalised. */
  readonly total: (sums: readonly string[], total: string, divisor: string | null, output: string) => string;
  readonly spoken: (row: number, column: number, output: string) => string;
}

/** Negative numbers in brackets between plus signs. */
function added(numbers: readonly string[]): string {
  return numbers.map((number, i) => (i > 0 && number.startsWith('−') ? `(${number})` : number)).join(' + ');
}

export const photoWords: Localised<PhotoWords> = {
  zh: {
    pictureName: {
      chelsea: BUILT_IN_NAMES.chelsea.zh,
      coffee: BUILT_IN_NAMES.coffee.zh,
      astronaut: BUILT_IN_NAMES.astronaut.zh,
      checkerboard: '棋盘格（画出来的）',
      rings: '同心环（画出来的）',
      text: '文字（画出来的）',
      mnist: `样本：${DATASETS.mnist.title.zh}`,
      'fashion-mnist': `样本：${DATASETS['fashion-mnist'].title.zh}`,
      cifar10: `样本：${DATASETS.cifar10.title.zh}`,
    },
    chooser: '选择图片',
    sampleOf: (className) => `测试集的第一张，类别：${className}。`,
    loading: '图片正在载入，先用一幅画出来的图代替。',
    input: '输入',
    inputSize: (height, width) => `${height} × ${width} × 3`,
    inputLabel: '输入图片：拖动、点按，或用方向键移动窗口（按住 Shift 走十步）',
    planeName: { red: '红 R', green: '绿 G', blue: '蓝 B', sum: '三通道之和' },
    colourTitle: '三份回应，重新合成',
    colourNote: '三个通道各自的回应合成一张彩色图，小于 0 或大于 255 的值被截断：修图软件就是这样做的。',
    mapSize: (height, width) => `${height} × ${width}`,
    mapLabel: (name) => `输出（${name}）：拖动、点按，或用方向键选一个输出值`,
    extremes: (min, max) => `实际最小 ${min}，最大 ${max}。`,
    cut: '超出两端的少数值用端点的颜色。',
    tooSmall: (side) => `图片比 ${side} × ${side} 的卷积核还小，valid 填充下没有输出。换成 same，或换小一点的核。`,
    preset: '卷积核',
    presetName: {
      identity: '恒等',
      blur: '模糊',
      sharpen: '锐化',
      'sobel-x': 'Sobel x（竖直的边）',
      'sobel-y': 'Sobel y（水平的边）',
      laplacian: '拉普拉斯',
      emboss: '浮雕',
      gabor: 'Gabor',
      random: '随机',
      custom: '自己编辑的',
    },
    side: '大小',
    angle: '方向',
    wavelength: '波长',
    pixels: '像素',
    drawAgain: '再抽一次',
    normalise: '归一化',
    normaliseHint: (divisor) => `除以权重绝对值之和 ${divisor}：输出不会超过输入的范围。`,
    weights: (side) => `${side} × ${side} 个权重，每一格都可以修改`,
    weightsShort: '权重',
    weightSum: (sum) => `权重之和 ${sum}。`,
    separable: '这个核可以拆成“一列 × 一行”，先横后纵地算，结果相同、乘法更少。',
    cell: (row, column) => `第 ${row + 1} 行第 ${column + 1} 列`,
    layer: '这一层的设置',
    stride: '步幅 (stride)',
    padding: '填充 (padding)',
    view: '看什么',
    viewName: { sum: '一张特征映射', channels: '逐通道', colour: '彩色' },
    viewHint: {
      sum: 'Conv2D 的一个过滤器：三个通道的结果相加，得到一张图。这里三个平面用的是同样的权重。',
      channels: '三个通道各自的回应，以及它们的和。三张分图用同一把色标，可以互相比较。',
      colour: '不相加，而是把三份回应当作红、绿、蓝重新合成。卷积层不这样做。',
    },
    channel: '写出哪个通道',
    oneNumber: '窗口里的一个输出值是怎样来的',
    magnified: (top, left) => `放大的窗口及其周围，窗口左上角在第 ${top} 行第 ${left} 列`,
    place: (top, left, row, column) => `窗口左上角：(${top}, ${left})　输出位置：(${row}, ${column})`,
    patch: '像素',
    products: '乘积',
    sums: '各通道之和',
    total: (sums, total, divisor, output) =>
      divisor === null
        ? `${added(sums)} = ${total}，即输出 ${output}`
        : `${added(sums)} = ${total}，除以 ${divisor}，得输出 ${output}`,
    spoken: (row, column, output) => `输出位置第 ${row} 行第 ${column} 列，值 ${output}`,
  },
  en: {
    pictureName: {
      chelsea: BUILT_IN_NAMES.chelsea.en,
      coffee: BUILT_IN_NAMES.coffee.en,
      astronaut: BUILT_IN_NAMES.astronaut.en,
      checkerboard: 'Checkerboard (drawn)',
      rings: 'Rings (drawn)',
      text: 'Text (drawn)',
      mnist: `Sample: ${DATASETS.mnist.title.en}`,
      'fashion-mnist': `Sample: ${DATASETS['fashion-mnist'].title.en}`,
      cifar10: `Sample: ${DATASETS.cifar10.title.en}`,
    },
    chooser: 'Choose a picture',
    sampleOf: (className) => `First of the test images; class: ${className}.`,
    loading: 'The picture is on its way; a drawn one stands in.',
    input: 'Input',
    inputSize: (height, width) => `${height} × ${width} × 3`,
    inputLabel: 'Input picture: drag, tap, or use the arrow keys to move the window (Shift for ten steps)',
    planeName: { red: 'Red', green: 'Green', blue: 'Blue', sum: 'Sum of the channels' },
    colourTitle: 'Three responses, put together',
    colourNote:
      'The responses of the three channels as one colour picture, cut off below 0 and above 255: what photo editors do.',
    mapSize: (height, width) => `${height} × ${width}`,
    mapLabel: (name) => `Output (${name}): drag, tap, or use the arrow keys to choose an output value`,
    extremes: (min, max) => `Smallest ${min}, largest ${max}.`,
    cut: 'The few values beyond the ends take the colour of the end.',
    tooSmall: (side) =>
      `The picture is smaller than the ${side} × ${side} kernel, so valid padding leaves no output. Switch to same, or take a smaller kernel.`,
    preset: 'Kernel',
    presetName: {
      identity: 'Identity',
      blur: 'Blur',
      sharpen: 'Sharpen',
      'sobel-x': 'Sobel x (upright edges)',
      'sobel-y': 'Sobel y (level edges)',
      laplacian: 'Laplacian',
      emboss: 'Emboss',
      gabor: 'Gabor',
      random: 'Random',
      custom: 'Edited by hand',
    },
    side: 'Size',
    angle: 'Direction',
    wavelength: 'Wavelength',
    pixels: 'px',
    drawAgain: 'Draw again',
    normalise: 'Normalise',
    normaliseHint: (divisor) =>
      `Divides by the sum of the weights’ sizes, ${divisor}: no output then leaves the input’s range.`,
    weights: (side) => `${side} × ${side} weights, every cell can be edited`,
    weightsShort: 'Weights',
    weightSum: (sum) => `The weights add up to ${sum}.`,
    separable:
      'This kernel is a column times a row: sweeping along, then down, gives the same with fewer multiplications.',
    cell: (row, column) => `row ${row + 1}, column ${column + 1}`,
    layer: 'Settings of this layer',
    stride: 'Stride',
    padding: 'Padding',
    view: 'Show',
    viewName: { sum: 'one feature map', channels: 'channel by channel', colour: 'colour' },
    viewHint: {
      sum: 'One filter of a Conv2D: the results of the three channels are added into one map. Here its three planes hold the same weights.',
      channels:
        'The response of each channel, and their sum. The three share one colour scale, so that they can be compared.',
      colour: 'Not added but put together again as red, green and blue. A convolutional layer does not do this.',
    },
    channel: 'Channel written out',
    oneNumber: 'How one output number comes about',
    magnified: (top, left) => `The window and its surroundings, enlarged; it begins at row ${top}, column ${left}`,
    place: (top, left, row, column) => `Window begins at (${top}, ${left}); output place (${row}, ${column})`,
    patch: 'Pixels',
    products: 'Products',
    sums: 'Sums of the channels',
    total: (sums, total, divisor, output) =>
      divisor === null
        ? `${added(sums)} = ${total}, so the output is ${output}`
        : `${added(sums)} = ${total}, divided by ${divisor}: the output is ${output}`,
    spoken: (row, column, output) => `Output row ${row}, column ${column}: ${output}`,
  },
};

/** At most three decimals, never -0. */
export function shortNumber(value: number, locale: Locale, decimals = 3): string {
  return formatNumber(Number(value.toFixed(decimals)) + 0, locale, decimals);
}

/** Rows of weights or pixels, for reading aloud. */
export function numberRows(values: readonly number[], side: number, locale: Locale): string {
  return Array.from({ length: side }, (_, row) =>
    values
      .slice(row * side, (row + 1) * side)
      .map((value) => shortNumber(value, locale))
      .join(' '),
  ).join('; ');
}
