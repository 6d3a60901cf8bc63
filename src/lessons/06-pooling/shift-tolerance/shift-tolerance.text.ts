// The words of the exhibit `shift-tolerance`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { WAYS } from './shift-tolerance.ts';
import type { Direction, ShiftModel, Way } from './shift-tolerance.ts';

interface ShiftText {
  readonly controls: string;
  readonly shift: string;
  readonly pixels: string;
  readonly direction: string;
  readonly directions: Readonly<Record<Direction, string>>;
  readonly pool: string;
  readonly way: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly channel: string;
  readonly chart: string;
  readonly yLabel: string;
  readonly moved: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly strideNote: string;
  readonly now: (shift: number, readings: string) => string;
}

export const shiftText: Localised<ShiftText> = {
  zh: {
    controls: '移动与池化的设置',
    shift: '移动',
    pixels: '像素',
    direction: '方向',
    directions: { right: '向右', down: '向下', diagonal: '斜着' },
    pool: '池化窗口的边长（步幅相同）',
    way: '看哪一种的特征映射',
    ways: { none: '不缩小', stride: '带步幅的卷积', average: '平均池化', max: '最大池化', global: '全局平均' },
    channel: '通道',
    chart: '移动图片时特征映射的变化',
    yLabel: '相对变化',
    moved: '移动后的图片',
    before: '移动之前',
    after: '移动之后',
    difference: '之后减之前',
    strideNote: '“带步幅的卷积”用同样的卷积核，只是每隔几格才算一次，其余的数根本不算。',
    now: (shift, readings) => `移动 ${shift} 个像素时的变化：${readings}。`,
  },
  en: {
    controls: 'Settings of move and pooling',
    shift: 'Move',
    pixels: 'px',
    direction: 'Direction',
    directions: { right: 'right', down: 'down', diagonal: 'both' },
    pool: 'Side of the pooling window (and stride)',
    way: 'Maps to look at',
    ways: {
      none: 'not pooled',
      stride: 'strided convolution',
      average: 'average pooling',
      max: 'max pooling',
      global: 'global average',
    },
    channel: 'Channel',
    chart: 'How the feature maps change as the picture moves',
    yLabel: 'relative change',
    moved: 'The picture, moved',
    before: 'Before the move',
    after: 'After the move',
    difference: 'After minus before',
    strideNote:
      'The strided convolution has the same kernels but looks only at every few cells; the numbers in between are never computed.',
    now: (shift, readings) => `Change at ${shift} px: ${readings}.`,
  },
};

/** All ways at the chosen shift, least change first. */
export function readings({ now }: ShiftModel, locale: Locale): string {
  return WAYS.toSorted((a, b) => now[a] - now[b])
    .map((way) => `${shiftText[locale].ways[way]} ${formatFixed(now[way], locale, 3)}`)
    .join(locale === 'zh' ? '，' : ', ');
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: ShiftModel, locale: Locale): string {
  const { state, isDrawn, source, before } = model;
  const words = shiftText[locale];
  const [height, width] = before.shape;
  if (locale === 'zh') {
    const picture = isDrawn ? '一个手绘的 4' : `MNIST 测试集里的一个 ${state.picture}`;
    const whose = source === 'network' ? '训练好的 CNN 第一个卷积层' : '八个边缘过滤器';
    return (
      `${picture}，${words.directions[state.direction]}移动 ${state.shift} 个像素；特征映射来自${whose}。` +
      `池化窗口 ${state.pool} × ${state.pool}。全部通道的相对变化（0 为毫无变化，1.41 为毫不相干），由小到大：${readings(model, 'zh')}。` +
      `图中是${words.ways[state.way]}的通道 ${model.channel}，${height} × ${width} 格。`
    );
  }
  const picture = isDrawn ? 'A drawn 4' : `A ${state.picture} of MNIST’s test set`;
  const whose = source === 'network' ? 'the first convolution of the trained CNN' : 'eight edge filters';
  const way = { right: 'to the right', down: 'down', diagonal: 'down and to the right' }[state.direction];
  return (
    `${picture}, moved ${state.shift} px ${way}; feature maps of ${whose}. ` +
    `Pooling windows of ${state.pool} × ${state.pool}. Relative change over all channels (0: none; 1.41: nothing in common), ` +
    `least first: ${readings(model, 'en')}. Shown: channel ${model.channel}, ${words.ways[state.way]}, ${height} × ${width} cells.`
  );
}
