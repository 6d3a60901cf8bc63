// The words of the exhibit `stride-padding`. Not responsible for: its text alternative (stride-describe.ts),
// formulas (stride-formulas.ts), or the caption and prose around it.
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { AxisModel, StrideModel } from './stride-model.ts';
import { asymmetricPads, symmetricOutputs } from './stride-model.ts';
import type { ExampleId } from './examples.ts';
import type { PairField, Rule } from './stride-padding.ts';

export interface StrideText {
  readonly rule: string;
  readonly ruleName: Readonly<Record<Rule, string>>;
  readonly padding: string;
  readonly comparedPadding: string;
  readonly example: string;
  readonly exampleName: Readonly<Record<ExampleId | 'own', string>>;
  readonly settings: string;
  readonly field: Readonly<Record<PairField, string>>;
  readonly axisField: Readonly<Record<PairField, readonly [height: string, width: string]>>;
  readonly apart: string;
  readonly cells: string;
  readonly stillShown: string;
  readonly backToShown: string;
  readonly input: (model: StrideModel) => string;
  readonly output: (model: StrideModel) => string;
  readonly kerasOutput: (model: StrideModel) => string;
  readonly outputLabel: (row: number, column: number, sum: number) => string;
  readonly place: string;
  readonly placeText: (model: StrideModel) => string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly player: string;
  readonly windowHere: (model: StrideModel) => string;
  readonly legend: string;
  readonly legendName: Readonly<Record<'window' | 'padding' | 'unread' | 'dark' | 'keras', string>>;
  readonly stripTitle: Readonly<Record<'both' | 'rows' | 'columns', string>>;
  readonly strip: (axis: AxisModel) => string;
  readonly stripNote: string;
  readonly hiddenCells: (count: number) => string;
  readonly code: string;
  readonly formulas: string;
  readonly axisName: Readonly<Record<'both' | 'rows' | 'columns', string>>;
}

const zh = (value: number) => formatNumber(value, 'zh');
const en = (value: number) => formatNumber(value, 'en');

/** `8 × 8` */
function size([height, width]: readonly [number, number], locale: Locale): string {
  return `${formatNumber(height, locale)} × ${formatNumber(width, locale)}`;
}

/** The span of input places under the window, padding included: `-1 … 1`. */
function span(taps: readonly number[], locale: Locale): string {
  const [first = 0] = taps;
  const last = taps.at(-1) ?? first;
  const text = (place: number) => formatNumber(place, locale);
  return first === last
    ? text(first)
    : locale === 'zh'
      ? `${text(first)} 到 ${text(last)}`
      : `${text(first)} to ${text(last)}`;
}

function mapSize({ rows, columns }: StrideModel, which: 'walk' | 'compared'): readonly [number, number] {
  return [rows[which]?.output ?? 0, columns[which]?.output ?? 0];
}

export const strideText: Localised<StrideText> = {
  zh: {
    rule: '谁的约定',
    ruleName: { keras: 'Keras', pytorch: 'PyTorch' },
    padding: 'padding',
    comparedPadding: '与 Keras 的哪一种比较',
    example: '例子',
    exampleName: {
      start: '3 × 3，步幅 2，same',
      even: '2 × 2，same（32 × 32）',
      half: '128 → 64（3 × 3，步幅 2，same）',
      'seed-1': '200 → 100（2 × 2，步幅 2，valid）',
      uneven: '除不尽：3 × 3，步幅 2，valid',
      dilated: '空洞率 2（3 × 3，valid）',
      rectangular: '长方形：1 × 5，步幅 1 × 2',
      torch: 'PyTorch：3 × 3，步幅 2，padding=1',
      own: '自己的设置',
    },
    settings: '窗口的设置',
    field: {
      input: '输入边长',
      kernel: '卷积核边长 F',
      strides: '步幅 S',
      dilation: '空洞率',
      pad: '每边补零 p',
    },
    axisField: {
      input: ['输入的高', '输入的宽'],
      kernel: ['卷积核的高', '卷积核的宽'],
      strides: ['竖向步幅', '横向步幅'],
      dilation: ['竖向空洞率', '横向空洞率'],
      pad: ['上下各补零', '左右各补零'],
    },
    apart: '高和宽分别设置',
    cells: '格',
    stillShown: '图中仍是上一个可行的设置。',
    backToShown: '改回图中的设置',
    input: ({ settings }) => `输入 ${size(settings.input, 'zh')}`,
    output: (model) =>
      `${model.settings.rule === 'keras' ? '输出' : 'PyTorch：'} ${size(mapSize(model, 'walk'), 'zh')}`,
    kerasOutput: (model) => `Keras（${model.settings.padding}）：${size(mapSize(model, 'compared'), 'zh')}`,
    outputLabel: (row, column, sum) =>
      `输出的格子，方向键移动窗口；现在是第 ${zh(row)} 行、第 ${zh(column)} 列，值为 ${zh(sum)}`,
    place: '窗口的位置（按行的次序）',
    placeText: ({ rows, columns, sum }) => `输出第 ${zh(rows.place)} 行、第 ${zh(columns.place)} 列，值为 ${zh(sum)}`,
    play: '播放',
    pause: '暂停',
    back: '退一格',
    forward: '进一格',
    player: '移动窗口',
    windowHere: ({ rows, columns, sum }) =>
      `输出（${zh(rows.place)}, ${zh(columns.place)}）读输入的第 ${span(rows.taps, 'zh')} 行、第 ${span(columns.taps, 'zh')} 列，其中灰格 ${zh(sum)} 个：输出 ${zh(sum)}。`,
    legend: '图例',
    legendName: {
      window: '窗口读的格子',
      padding: '补的零',
      unread: '没有窗口读到',
      dark: '灰格是 1，其余是 0',
      keras: 'Keras 的窗口会在这里',
    },
    stripTitle: { both: '沿一条边看（高和宽一样）', rows: '沿竖直方向看', columns: '沿水平方向看' },
    strip: ({ walk, unread }) =>
      `前补 ${zh(walk.before)} · 输入 ${zh(walk.size)} · 后补 ${zh(walk.after)} → ${zh(walk.output)} 个位置${unread.inside.length > 0 ? `；${zh(unread.inside.length)} 格没有读到` : ''}${unread.padding > 0 ? `；补的零有 ${zh(unread.padding)} 个没有用上` : ''}`,
    stripNote: '每一行是窗口的一个位置，圆点是它读的格子。',
    hiddenCells: (count) => `中间省略 ${zh(count)} 格`,
    code: '这一层的代码',
    formulas: '公式，代入数字',
    axisName: { both: '高（宽也一样）', rows: '高', columns: '宽' },
  },
  en: {
    rule: 'Whose convention',
    ruleName: { keras: 'Keras', pytorch: 'PyTorch' },
    padding: 'padding',
    comparedPadding: 'Which Keras padding to compare with',
    example: 'Example',
    exampleName: {
      start: '3 × 3, stride 2, same',
      even: '2 × 2, same (32 × 32)',
      half: '128 → 64 (3 × 3, stride 2, same)',
      'seed-1': '200 → 100 (2 × 2, stride 2, valid)',
      uneven: 'does not divide: 3 × 3, stride 2, valid',
      dilated: 'dilation 2 (3 × 3, valid)',
      rectangular: 'rectangular: 1 × 5, stride 1 × 2',
      torch: 'PyTorch: 3 × 3, stride 2, padding=1',
      own: 'settings of your own',
    },
    settings: 'Settings of the window',
    field: {
      input: 'Side of the input',
      kernel: 'Side of the kernel, F',
      strides: 'Stride S',
      dilation: 'Dilation',
      pad: 'Zeros on each side, p',
    },
    axisField: {
      input: ['Input height', 'Input width'],
      kernel: ['Kernel height', 'Kernel width'],
      strides: ['Stride downwards', 'Stride across'],
      dilation: ['Dilation downwards', 'Dilation across'],
      pad: ['Zeros above and below', 'Zeros left and right'],
    },
    apart: 'Set height and width apart',
    cells: 'cells',
    stillShown: 'The figure still shows the last settings that work.',
    backToShown: 'Back to the settings shown',
    input: ({ settings }) => `input ${size(settings.input, 'en')}`,
    output: (model) =>
      `${model.settings.rule === 'keras' ? 'output' : 'PyTorch:'} ${size(mapSize(model, 'walk'), 'en')}`,
    kerasOutput: (model) => `Keras (${model.settings.padding}): ${size(mapSize(model, 'compared'), 'en')}`,
    outputLabel: (row, column, sum) =>
      `Cells of the output, arrow keys move the window; now row ${en(row)}, column ${en(column)}, value ${en(sum)}`,
    place: 'Place of the window (in reading order)',
    placeText: ({ rows, columns, sum }) =>
      `output row ${en(rows.place)}, column ${en(columns.place)}, value ${en(sum)}`,
    play: 'Play',
    pause: 'Pause',
    back: 'One back',
    forward: 'One on',
    player: 'Move the window',
    windowHere: ({ rows, columns, sum }) =>
      `Output (${en(rows.place)}, ${en(columns.place)}) reads rows ${span(rows.taps, 'en')} and columns ${span(columns.taps, 'en')} of the input. Grey cells among them: ${en(sum)}, and that is the output.`,
    legend: 'Legend',
    legendName: {
      window: 'cells that the window reads',
      padding: 'zeros put around',
      unread: 'read by no window',
      dark: 'grey is 1, the rest are 0',
      keras: 'where Keras’s window would be',
    },
    stripTitle: {
      both: 'Along one side (height and width alike)',
      rows: 'From top to bottom',
      columns: 'From left to right',
    },
    strip: ({ walk, unread }) =>
      `before ${en(walk.before)} · input ${en(walk.size)} · after ${en(walk.after)} → ${en(walk.output)} ${walk.output === 1 ? 'place' : 'places'}${unread.inside.length > 0 ? `; ${en(unread.inside.length)} ${unread.inside.length === 1 ? 'cell' : 'cells'} never read` : ''}${unread.padding > 0 ? `; ${en(unread.padding)} of the zeros never used` : ''}`,
    stripNote: 'Each line is one place of the window; the dots are the cells that it reads.',
    hiddenCells: (count) => `${en(count)} cells left out in the middle`,
    code: 'Code of this layer',
    formulas: 'The formulas with numbers put in',
    axisName: { both: 'Height (width alike)', rows: 'Height', columns: 'Width' },
  },
};

function pads([before, after]: readonly [number, number]): string {
  return `${before}, ${after}`;
}

/** What Keras’s windows would take in PyTorch, or how PyTorch’s differ from them. */
export function conventionSentences(model: StrideModel, locale: Locale): readonly string[] {
  const { settings, shift, rows, columns } = model;
  if (settings.rule === 'keras') return [equivalentSentence(model, locale)];
  const { compared } = rows;
  if (compared === null || columns.compared === null || shift === null) {
    return [
      locale === 'zh'
        ? '这组设置 PyTorch 可以，Keras 却不行，所以没有 Keras 的映射可比。'
        : 'PyTorch can do this, Keras cannot, so there is no map of Keras’s to compare with.',
    ];
  }
  const [own, other] = [mapSize(model, 'walk'), mapSize(model, 'compared')];
  const sameSize = own[0] === other[0] && own[1] === other[1];
  const isSame = sameSize && shift[0] === 0 && shift[1] === 0;
  if (isSame) {
    return [
      locale === 'zh'
        ? `与 Keras 的 ${settings.padding} 完全一样：同样的位置，同样的数。`
        : `Exactly Keras’s ${settings.padding}: the same places, the same numbers.`,
    ];
  }
  const [up, left] = shift;
  const moved =
    locale === 'zh'
      ? `同一个输出格子，PyTorch 的窗口比 Keras 的${shiftWords(up, '早', '晚', '行', 'zh')}、${shiftWords(left, '早', '晚', '列', 'zh')}${up === 0 && left === 0 ? '' : '：整张映射移动了'}。`
      : `At the same output cell PyTorch’s window starts ${shiftWords(up, 'earlier', 'later', 'row', 'en')} and ${shiftWords(left, 'earlier', 'later', 'column', 'en')}${up === 0 && left === 0 ? '' : ': the whole map has shifted'}.`;
  const sizes =
    locale === 'zh'
      ? sameSize
        ? '两者一样大，数却不同。'
        : `PyTorch 得到 ${size(own, 'zh')}，Keras 得到 ${size(other, 'zh')}。`
      : sameSize
        ? 'Both maps are of one size, with different numbers in them.'
        : `PyTorch gives ${size(own, 'en')}, Keras ${size(other, 'en')}.`;
  return [sizes, moved, equivalentSentence(model, locale)];
}

function shiftWords(shift: number, earlier: string, later: string, unit: string, locale: Locale): string {
  const count = Math.abs(shift);
  if (locale === 'zh') return shift === 0 ? `在同一${unit}开始` : `${shift < 0 ? earlier : later} ${count} ${unit}`;
  return shift === 0
    ? `at the same ${unit}`
    : `${count} ${unit}${count === 1 ? '' : 's'} ${shift < 0 ? earlier : later}`;
}

/** How PyTorch would get the windows of Keras. */
function equivalentSentence({ settings, equivalent }: StrideModel, locale: Locale): string {
  const { padding, strides } = settings;
  if (equivalent !== null) {
    const text = equivalent[0] === equivalent[1] ? String(equivalent[0]) : `(${equivalent[0]}, ${equivalent[1]})`;
    return locale === 'zh'
      ? `在 PyTorch 里，padding=${text} 就给出 Keras ${padding} 的这些窗口。`
      : `In PyTorch padding=${text} gives these windows of Keras’s ${padding}.`;
  }
  const [rows, columns] = asymmetricPads(settings);
  // PyTorch's F.pad begins with the last axis: left, right, top, bottom.
  const pad = `F.pad(x, (${pads(columns)}, ${pads(rows)}))`;
  const lopsided = rows[0] === rows[1] ? columns : rows;
  const axis = lopsided === rows ? 0 : 1;
  const [fewer, more] = lopsided.map((p) => symmetricOutputs(settings, axis, p));
  if (strides[0] === 1 && strides[1] === 1) {
    return locale === 'zh'
      ? `Keras 在一边补 ${lopsided[0]} 个零、另一边补 ${lopsided[1]} 个，一个数 p 表达不了；步幅为 1 时，PyTorch 的 padding='same' 补法相同。`
      : `Keras puts ${lopsided[0]} before and ${lopsided[1]} after, which no single p can say; with stride 1 PyTorch’s padding='same' does the same.`;
  }
  return locale === 'zh'
    ? `Keras 前补 ${lopsided[0]} 个零、后补 ${lopsided[1]} 个。PyTorch 没有一个 p 能做到：padding=${lopsided[0]} 得到 ${fewer} 个位置，padding=${lopsided[1]} 得到 ${more} 个，可个个都早了 ${lopsided[1] - lopsided[0]} 格。要写成 ${pad}，再用 padding=0。`
    : `Keras puts ${lopsided[0]} before and ${lopsided[1]} after. No p of PyTorch’s does that: padding=${lopsided[0]} gives ${fewer} places, padding=${lopsided[1]} gives ${more}, but each starts ${lopsided[1] - lopsided[0]} earlier. It takes ${pad} and then padding=0.`;
}
