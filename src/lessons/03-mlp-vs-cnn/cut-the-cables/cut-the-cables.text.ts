// The words of the exhibit `cut-the-cables`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { Bill, CablesModel, Stage } from './cut-the-cables.ts';

interface CablesText {
  readonly stage: string;
  readonly stageName: Readonly<Record<Stage, string>>;
  readonly stageNote: Readonly<Record<Stage, string>>;
  readonly size: string;
  readonly channels: string;
  readonly channelsName: Readonly<Record<'1' | '3', string>>;
  readonly kernel: string;
  readonly filters: string;
  readonly bundle: string;
  readonly bundleName: Readonly<Record<'unit' | 'all', string>>;
  readonly pixels: string;
  readonly input: (size: number, channels: number) => string;
  readonly output: (side: number, maps: number) => string;
  readonly figure: (row: number, column: number) => string;
  readonly controls: string;
  readonly filtersHint: string;
  readonly parameters: string;
  readonly billLabel: (bill: Bill) => string;
  readonly barsNote: string;
  /** How many of all wires the picture really draws; with several maps those of the first one. */
  readonly drawn: (drawn: number, all: number, ofFirstMap: boolean) => string;
  readonly ratio: (model: CablesModel) => string;
  readonly bundleNote: string;
}

const zh = (value: number) => formatNumber(value, 'zh');
const en = (value: number) => formatNumber(value, 'en');

/** How often larger: whole numbers where they are large, one decimal where they are not. */
function times(ratio: number, locale: Locale): string {
  return formatNumber(ratio, locale, ratio < 20 ? 1 : 0);
}

export const cablesText: Localised<CablesText> = {
  zh: {
    stage: '步骤',
    stageName: { dense: '1 全部连线', local: '2 只留邻近', shared: '3 共享权重', filters: '4 多个过滤器' },
    stageNote: {
      dense: '全连接层：每个输出单元都与每个输入数字相连，每根线都有自己的权重。',
      local: '局部连接：每个单元只与自己窗口里的像素相连；窗口各不相同，权重也各不相同。',
      shared: '参数共享：同一种颜色的线是同一个权重，所有单元共用一个卷积核，连偏置也共用。',
      filters: '多个过滤器：每个过滤器有自己的卷积核，各产生一张特征映射。这就是 Conv2D。',
    },
    size: '图片边长',
    channels: '通道',
    channelsName: { '1': '1（灰度）', '3': '3（RGB）' },
    kernel: '窗口（卷积核）边长',
    filters: '过滤器数量',
    bundle: '画出',
    bundleName: { unit: '一个单元的线', all: '所有单元的线' },
    pixels: '像素',
    input: (size, channels) => `输入 ${size} × ${size} × ${channels}`,
    output: (side, maps) => `输出 ${side} × ${side} × ${maps}`,
    figure: (row, column) => `左边是输入图片，右边是输出；方向键选择输出单元，现在是第 ${row} 行、第 ${column} 列`,
    controls: '大小与画法',
    filtersHint: '只在第 4 步起作用。',
    parameters: '个参数',
    billLabel: ({ weights, biases, total }) => `权重 ${zh(weights)} + 偏置 ${zh(biases)} = ${zh(total)}`,
    barsNote: '四种连法的参数数量，对数刻度：每一格是十倍。',
    drawn: (drawn, all, ofFirstMap) =>
      (ofFirstMap ? '图中只画第一张特征映射的线。' : '') +
      (drawn === all ? `画出了全部 ${zh(all)} 根线。` : `共有 ${zh(all)} 根线，图中均匀抽取 ${zh(drawn)} 根。`),
    ratio: ({ state, bill, denseForAllFilters, ratio }) =>
      state.stage === 'filters'
        ? `要得到同样多的输出，全连接层需要 ${zh(denseForAllFilters)} 个参数：约 ${times(ratio, 'zh')} 倍。`
        : state.stage === 'dense'
          ? `仅这一层就有 ${zh(bill.total)} 个参数。`
          : `全连接层的参数是它的约 ${times(ratio, 'zh')} 倍。`,
    bundleNote: '彩色图片的每根线其实是三根，每个通道一根。',
  },
  en: {
    stage: 'Step',
    stageName: { dense: '1 All wires', local: '2 Local only', shared: '3 Tied weights', filters: '4 Several filters' },
    stageNote: {
      dense: 'A dense layer: every output unit is wired to every input number, and every wire has a weight of its own.',
      local: 'Locally connected: each unit is wired to the pixels in its own window, with weights of its own.',
      shared: 'Shared parameters: wires of one colour are one weight. All units use the same kernel and the same bias.',
      filters: 'Several filters: each has a kernel of its own and makes one feature map. This is Conv2D.',
    },
    size: 'Side of the picture',
    channels: 'Channels',
    channelsName: { '1': '1 (grey)', '3': '3 (RGB)' },
    kernel: 'Side of the window (kernel)',
    filters: 'Filters',
    bundle: 'Draw',
    bundleName: { unit: 'one unit’s wires', all: 'all units’ wires' },
    pixels: 'pixels',
    input: (size, channels) => `input ${size} × ${size} × ${channels}`,
    output: (side, maps) => `output ${side} × ${side} × ${maps}`,
    figure: (row, column) =>
      `The input picture on the left, the output on the right; arrow keys choose an output unit, now row ${row}, column ${column}`,
    controls: 'Sizes and drawing',
    filtersHint: 'Counts in step 4 only.',
    parameters: 'parameters',
    billLabel: ({ weights, biases, total }) => `${en(weights)} weights + ${en(biases)} biases = ${en(total)}`,
    barsNote: 'Parameters of the four ways to wire, on a logarithmic scale: each mark is ten times the one before.',
    drawn: (drawn, all, ofFirstMap) =>
      (ofFirstMap ? 'Only wires to the first feature map are shown. ' : '') +
      (drawn === all
        ? `All ${en(all)} wires are drawn.`
        : `There are ${en(all)} wires; an even sample of ${en(drawn)} is drawn.`),
    ratio: ({ state, bill, denseForAllFilters, ratio }) =>
      state.stage === 'filters'
        ? `To give as many outputs, a dense layer would need ${en(denseForAllFilters)} parameters: about ${times(ratio, 'en')} times as many.`
        : state.stage === 'dense'
          ? `This one layer has ${en(bill.total)} parameters.`
          : `The dense layer has about ${times(ratio, 'en')} times as many.`,
    bundleNote: 'In a colour picture each wire drawn is three, one for each channel.',
  },
};

/** The bill of a stage as TeX, every factor a number. */
export function billTex({
  bill,
  inputs,
  units,
  state,
}: Pick<CablesModel, 'inputs' | 'units' | 'state'> & { readonly bill: Bill }): string {
  const { kernel, channels, filters } = state;
  const patch = `${kernel}\\cdot ${kernel}\\cdot ${channels}`;
  const total = `= ${grouped(bill.total)}`;
  switch (bill.stage) {
    case 'dense':
      return `\\underbrace{${grouped(inputs)}\\cdot ${grouped(units)}}_{${grouped(bill.weights)}} + ${grouped(bill.biases)} ${total}`;
    case 'local':
      return `\\underbrace{${grouped(units)}\\cdot (${patch})}_{${grouped(bill.weights)}} + ${grouped(bill.biases)} ${total}`;
    case 'shared':
      return `\\underbrace{${patch}}_{${grouped(bill.weights)}} + ${bill.biases} ${total}`;
    case 'filters':
      return `\\underbrace{${filters}\\cdot (${patch})}_{${grouped(bill.weights)}} + ${bill.biases} ${total}`;
    default:
      return bill.stage satisfies never;
  }
}

/** The same bill in letters. */
export function billLetters(stage: Stage): string {
  switch (stage) {
    case 'dense':
      return '(H\\,W\\,D)\\cdot N + N';
    case 'local':
      return 'N\\cdot (F\\,F\\,D) + N';
    case 'shared':
      return 'F\\,F\\,D + 1';
    case 'filters':
      return 'K\\cdot (F\\,F\\,D) + K';
    default:
      return stage satisfies never;
  }
}

/** The letters as a screen reader should say them. */
export function billLettersLabel(stage: Stage): string {
  switch (stage) {
    case 'dense':
      return 'H W D × N + N';
    case 'local':
      return 'N × F F D + N';
    case 'shared':
      return 'F F D + 1';
    case 'filters':
      return 'K × F F D + K';
    default:
      return stage satisfies never;
  }
}

/** Thousands kept together by a thin space that TeX does not break. */
function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '{,}');
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: CablesModel, locale: Locale): string {
  const { state, bill, bills, inputs, units, output, unit } = model;
  const words = cablesText[locale];
  const number = (value: number) => formatNumber(value, locale);
  if (locale === 'zh') {
    const list = bills.map((one) => `${words.stageName[one.stage]} ${number(one.total)}`).join('；');
    return (
      `输入 ${state.size} × ${state.size} × ${state.channels}（${number(inputs)} 个数），` +
      `输出 ${output} × ${output}（${number(units)} 个单元）。${words.stageNote[state.stage]}` +
      `选中第 ${unit.row} 行、第 ${unit.column} 列的输出单元。` +
      `共 ${number(bill.wires)} 根线，${number(bill.weights)} 个权重，${number(bill.biases)} 个偏置，合计 ${number(bill.total)} 个参数。` +
      `${words.ratio(model)}各步的参数数量：${list}。`
    );
  }
  const list = bills.map((one) => `${words.stageName[one.stage]}: ${number(one.total)}`).join('; ');
  return (
    `Input ${state.size} × ${state.size} × ${state.channels} (${number(inputs)} numbers), ` +
    `output ${output} × ${output} (${number(units)} units). ${words.stageNote[state.stage]} ` +
    `The chosen output unit is in row ${unit.row}, column ${unit.column}. ` +
    `${number(bill.wires)} wires, ${number(bill.weights)} weights and ${number(bill.biases)} biases: ${number(bill.total)} parameters. ` +
    `${words.ratio(model)} Parameters of each step: ${list}.`
  );
}
