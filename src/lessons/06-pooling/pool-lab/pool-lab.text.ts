// The words of the exhibit `pool-lab`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { batchShapeText } from '../../../nn/summary.ts';
import type { KernelChoice, Upstream, Way } from './pool-lab.ts';
import type { PoolLabModel } from './pool-model.ts';

interface PoolLabText {
  readonly controls: string;
  readonly way: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly kernel: string;
  readonly kernels: Readonly<Record<KernelChoice, string>>;
  readonly pool: string;
  readonly stride: string;
  readonly padding: string;
  readonly layer: string;
  readonly layers: Readonly<Record<'1' | '2', string>>;
  readonly layerHint: string;
  readonly channel: string;
  readonly channelUnit: (channels: number) => string;
  readonly upstream: string;
  readonly upstreams: Readonly<Record<Upstream, string>>;
  readonly input: string;
  readonly output: string;
  readonly gradient: string;
  readonly cellAt: (row: number, column: number, value: string) => string;
  readonly values: string;
  readonly shares: string;
  readonly outside: string;
  readonly whole: string;
  readonly none: string;
  readonly unread: (count: number) => string;
  readonly padded: (before: number, after: number) => string;
  readonly fullConvolution: (full: string) => string;
}

export const poolLabText: Localised<PoolLabText> = {
  zh: {
    controls: '池化的设置',
    way: '缩小的办法',
    ways: { max: '最大', average: '平均', stride: '带步幅的卷积', none: '不缩小' },
    kernel: '卷积核',
    kernels: { mean: '每个权重 1/n', skip: '只取左上角' },
    pool: '窗口边长 (pool_size)',
    stride: '步幅 (strides)',
    padding: '填充 (padding)',
    layer: '来自哪一层的特征映射',
    layers: { '1': '第一个卷积层', '2': '第二个卷积层' },
    layerHint: '第二层的特征映射要等网络训练好才有。',
    channel: '通道',
    channelUnit: (channels) => `/ ${channels - 1}`,
    upstream: '反向传播：输出端收到的梯度',
    upstreams: { one: '只有选中的格子为 1', all: '每个格子都为 1' },
    input: '特征映射',
    output: '缩小以后',
    gradient: '传回来的梯度',
    cellAt: (row, column, value) => `第 ${row} 行第 ${column} 列：${value}`,
    values: '窗口里的数',
    shares: '每个数分到的梯度',
    outside: '填充',
    whole: '整层',
    none: '不缩小：输出就是输入，梯度原样传回。',
    unread: (count) => `最后 ${count} 行和 ${count} 列没有任何窗口读到，它们的梯度恒为零。`,
    padded: (before, after) =>
      `same 填充：每边前面补 ${before} 个、后面补 ${after} 个。池化不把填充算进去，卷积把它当作零。`,
    fullConvolution: (full) => `通常用的 Conv2D 还会混合各个通道，同样的窗口要 ${full} 个参数。`,
  },
  en: {
    controls: 'Settings of the pooling',
    way: 'How it is made smaller',
    ways: { max: 'max', average: 'average', stride: 'strided convolution', none: 'not at all' },
    kernel: 'Kernel',
    kernels: { mean: 'every weight 1/n', skip: 'top left only' },
    pool: 'Window side (pool_size)',
    stride: 'Stride (strides)',
    padding: 'Padding (padding)',
    layer: 'Feature map of which layer',
    layers: { '1': 'first convolution', '2': 'second convolution' },
    layerHint: 'The second layer has maps once the network is trained.',
    channel: 'Channel',
    channelUnit: (channels) => `/ ${channels - 1}`,
    upstream: 'Backward: the gradient that arrives at the output',
    upstreams: { one: '1 at the chosen cell', all: '1 at every cell' },
    input: 'Feature map',
    output: 'Made smaller',
    gradient: 'Gradient sent back',
    cellAt: (row, column, value) => `Row ${row}, column ${column}: ${value}`,
    values: 'The numbers in the window',
    shares: 'The gradient each of them gets',
    outside: 'padding',
    whole: 'The whole layer',
    none: 'Not made smaller: the output is the input, and the gradient goes back as it came.',
    unread: (count) =>
      count === 1
        ? 'No window reads the last row and column; their gradient is always zero.'
        : `No window reads the last ${count} rows and columns; their gradient is always zero.`,
    padded: (before, after) =>
      `Padding same adds ${before} before and ${after} after on each axis. Pooling leaves the padding out; a convolution reads it as zeros.`,
    fullConvolution: (full) =>
      `The usual Conv2D also mixes the channels: with this window it would have ${full} parameters.`,
  },
};

/** A value of a map, always with three decimals so that columns line up. */
export function valueText(value: number, locale: Locale): string {
  return formatFixed(value, locale, 3);
}

/** How the chosen output cell came about, with the numbers put in. */
export function derivation(model: PoolLabModel, locale: Locale): string {
  const { trace, state, value } = model;
  const result = valueText(value, locale);
  if (trace === null) return result;
  const read = trace.cells.filter(({ pixel }) => pixel !== null);
  const numbers = read.map((cell) => valueText(cell.value, locale));
  switch (state.way) {
    case 'max':
      return `max(${numbers.join(', ')}) = ${result}`;
    case 'average':
      return `(${numbers.join(' + ')}) / ${read.length} = ${result}`;
    case 'stride':
      return `${read.map((cell, i) => `${formatFixed(cell.share, locale, 2)}·${numbers[i] ?? ''}`).join(' + ')} = ${result}`;
    case 'none':
      return result;
    default:
      return state.way satisfies never;
  }
}

/** Where the gradient goes, with its numbers. */
export function routing(model: PoolLabModel, locale: Locale): string {
  const { state, reached, gradient, largestGradient, trace } = model;
  const cells = formatNumber(gradient.length, locale);
  const part = formatPercent(reached / gradient.length, locale);
  const most = formatFixed(largestGradient, locale, 2);
  const isZh = locale === 'zh';
  if (state.way === 'none') return poolLabText[locale].none;
  if (state.upstream === 'all') {
    return isZh
      ? `每个输出都收到 1：输入的 ${cells} 个格子中有 ${reached} 个（${part}）得到梯度，最多的得到 ${most}。`
      : `With 1 at every output, ${reached} of ${cells} cells (${part}) get a gradient, the largest ${most}.`;
  }
  const winner = trace?.winner === null ? undefined : trace?.cells[trace?.winner ?? 0];
  if (state.way === 'max' && winner !== undefined) {
    return isZh
      ? `梯度 1 全部交给胜出的格子（第 ${winner.row} 行第 ${winner.column} 列），窗口里其余的格子得到 0。`
      : `The gradient of 1 goes whole to the winner in row ${winner.row}, column ${winner.column}; the others in the window get 0.`;
  }
  return isZh
    ? `梯度 1 分给窗口里的 ${reached} 个格子，每个最多 ${most}。`
    : `The gradient of 1 is shared among ${reached} ${reached === 1 ? 'cell' : 'cells'} of the window, at most ${most} each.`;
}

/** How many cells win, and how many windows have nothing to win; empty where nothing wins. */
export function winnersText({ state, winners, emptyWindows }: PoolLabModel, locale: Locale): string {
  if (state.way !== 'max') return '';
  if (locale === 'zh') {
    const empty =
      emptyWindows === 0 ? '' : `另有 ${emptyWindows} 个窗口全是零：按约定第一格胜出，不过那里的 relu 会把梯度拦下。`;
    return `胜出的格子有 ${winners.length} 个（虚线框）。${empty}`;
  }
  const empty =
    emptyWindows === 0
      ? ''
      : `${emptyWindows} windows hold only zeros: there the first cell wins by convention, and the relu in front stops its gradient. `;
  return `${winners.length} cells win (dashed). ${empty}`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: PoolLabModel, locale: Locale): string {
  const { state, source, isDrawn, layer, channel, channels, row, column, inputShape, outputShape, parameters } = model;
  const words = poolLabText[locale];
  const shapes = `${batchShapeText(inputShape)} → ${batchShapeText(outputShape)}`;
  const how = derivation(model, locale);
  const { pool, stride, padding } = state;
  if (locale === 'zh') {
    const picture = isDrawn ? '一个手绘的 4' : `MNIST 测试集里的一个 ${state.picture}`;
    const whose = source === 'network' ? `训练好的 CNN ${words.layers[layer]}` : '八个边缘过滤器（网络还没有训练）';
    return (
      `输入是${picture}。${whose}的特征映射，通道 ${channel}（共 ${channels} 个）。` +
      (state.way === 'none'
        ? '不缩小。'
        : `${words.ways[state.way]}，窗口 ${pool} × ${pool}，步幅 ${stride}，填充 ${padding}。`) +
      `整层 ${shapes}，${formatNumber(parameters, locale)} 个参数。` +
      `选中输出第 ${row} 行第 ${column} 列：${how}。` +
      winnersText(model, 'zh') +
      routing(model, locale)
    );
  }
  const picture = isDrawn ? 'a drawn 4' : `a ${state.picture} of MNIST’s test set`;
  const whose =
    source === 'network' ? `the trained CNN, ${words.layers[layer]}` : 'eight edge filters (no network is trained yet)';
  return (
    `The input is ${picture}. A feature map of ${whose}: channel ${channel} of ${channels}. ` +
    (state.way === 'none'
      ? 'Not made smaller. '
      : `${words.ways[state.way]}, window ${pool} × ${pool}, stride ${stride}, padding ${padding}. `) +
    `The whole layer: ${shapes}, ${formatNumber(parameters, locale)} parameters. ` +
    `Chosen output cell, row ${row}, column ${column}: ${how}. ` +
    winnersText(model, 'en') +
    routing(model, locale)
  );
}
