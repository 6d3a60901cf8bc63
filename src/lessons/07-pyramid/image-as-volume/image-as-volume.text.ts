// The words of the exhibit `image-as-volume`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { BUILT_IN_CREDITS, BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { PictureSize } from '../../../kit/photo/picture.ts';
import type { Fit } from '../../../nn/prepare-image.ts';
import type { PictureId, VolumeModel } from './image-as-volume.ts';

interface VolumeText {
  readonly chooser: string;
  readonly drawn: string;
  readonly drawnNote: string;
  readonly loading: string;
  readonly settings: string;
  readonly side: string;
  readonly fit: string;
  readonly fits: Readonly<Record<Fit, string>>;
  readonly original: string;
  readonly prepared: string;
  readonly channels: readonly [string, string, string];
  readonly pixelAt: (row: number, column: number, values: readonly number[]) => string;
  readonly closeUp: (channel: string) => string;
  readonly corner: string;
  readonly closeUpNote: string;
  readonly places: (first: number) => string;
  readonly count: (side: number, numbers: string) => string;
  readonly batch: (side: number) => string;
  readonly code: string;
}

export const volumeText: Localised<VolumeText> = {
  zh: {
    chooser: '选择图片',
    drawn: '手绘风景',
    drawnNote: '这是为本页画的一幅小风景，3 : 2，不是正方形。',
    loading: '照片正在载入；先用手绘的风景代替。',
    settings: '尺寸与裁剪',
    side: '统一的边长',
    fit: '怎样变成正方形',
    fits: { crop: '居中裁剪', stretch: '拉伸' },
    original: '原图',
    prepared: '网络看到的',
    channels: ['红', '绿', '蓝'],
    pixelAt: (row, column, [red = 0, green = 0, blue = 0]) =>
      `x[${row}, ${column}]：红 ${red}，绿 ${green}，蓝 ${blue}`,
    closeUp: (channel) => `${channel}：选中的像素和它周围的数`,
    corner: '行 \\ 列',
    closeUpNote: '行和列都从 0 数起，和代码里的下标一样。',
    places: (first) => `按行读出整个数组时，这三个数排在第 ${first}、${first + 1}、${first + 2} 位（也从 0 数起）。`,
    count: (side, numbers) => `高 ${side} × 宽 ${side} × 深 3 = ${numbers} 个数，每个从 0 到 255`,
    batch: (side) =>
      `加上批的维度，交给网络的形状是 (None, ${side}, ${side}, 3)，训练前通常再除以 255。这里缩小时取每一小块的平均；Keras 的 Resizing 默认只在相邻几个像素之间做双线性插值，缩得多时数值会不一样。`,
    code: '这一步的 Keras 代码',
  },
  en: {
    chooser: 'Choose a picture',
    drawn: 'drawn landscape',
    drawnNote: 'A small landscape drawn for this page, 3 : 2, not square.',
    loading: 'The photograph is on its way; the drawn landscape stands in.',
    settings: 'Size and crop',
    side: 'The one side length',
    fit: 'How it becomes square',
    fits: { crop: 'crop the middle', stretch: 'stretch' },
    original: 'As it came',
    prepared: 'What the network sees',
    channels: ['red', 'green', 'blue'],
    pixelAt: (row, column, [red = 0, green = 0, blue = 0]) =>
      `x[${row}, ${column}]: red ${red}, green ${green}, blue ${blue}`,
    closeUp: (channel) => `${channel}: the chosen pixel and the numbers around it`,
    corner: 'row \\ column',
    closeUpNote: 'Rows and columns count from 0, as the indices in code do.',
    places: (first) =>
      `Read row by row the array holds these three numbers at ${first}, ${first + 1} and ${first + 2}, counted from 0.`,
    count: (side, numbers) => `height ${side} × width ${side} × depth 3 = ${numbers} numbers, each 0 to 255`,
    batch: (side) =>
      `With the axis of the batch the network is given (None, ${side}, ${side}, 3); before training the values are usually divided by 255. This figure averages areas when it shrinks. Resizing by default interpolates bilinearly between a few neighbours, so where much is shrunk its values differ.`,
    code: 'This step in Keras',
  },
};

export function pictureName(id: PictureId, locale: Locale): string {
  return id === 'drawn' ? volumeText[locale].drawn : BUILT_IN_NAMES[id][locale];
}

/** Height before width, as in every shape of the course. */
export function sizeText({ height, width }: PictureSize): string {
  return `${height} × ${width}`;
}

/** About the picture shown: credit, or that it is drawn. Nothing about the reader's own. */
export function pictureNote({ state, source, loading }: VolumeModel, locale: Locale): string | null {
  if (loading) return volumeText[locale].loading;
  if (source === 'own' || source === 'camera') return null;
  return source === 'built-in' && state.picture !== 'drawn'
    ? BUILT_IN_CREDITS[state.picture][locale]
    : volumeText[locale].drawnNote;
}

const SOURCE_NAMES = {
  drawn: { zh: '手绘风景', en: 'the drawn landscape' },
  own: { zh: '你的照片', en: 'your photo' },
  camera: { zh: '摄像头画面', en: 'a frame of the camera' },
} as const satisfies Readonly<Record<string, Localised<string>>>;

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: VolumeModel, locale: Locale): string {
  const { state, source, size, sizeUsed, side, numbers, pixel, firstIndex } = model;
  const words = volumeText[locale];
  const name = source === 'built-in' ? pictureName(state.picture, locale) : SOURCE_NAMES[source][locale];
  const at = words.pixelAt(pixel.row, pixel.column, pixel.values);
  const count = words.count(side, formatNumber(numbers, locale));
  const full = sizeText(size);
  if (locale === 'zh') {
    const cut = state.fit === 'crop' ? `从中间裁出 ${sizeText(sizeUsed)}，` : '整幅拉伸，';
    return `${name}，高 × 宽为 ${full} 像素；${cut}缩放到 ${side} × ${side}，拆成红、绿、蓝三张数表。${count}。${at}。${words.places(firstIndex)}`;
  }
  const cut = state.fit === 'crop' ? `The middle, ${sizeText(sizeUsed)}, is cut out` : 'The whole is stretched';
  return `The picture is ${name}, ${full} pixels (height × width). ${cut}, resized to ${side} × ${side} and taken apart into red, green and blue: ${count}. ${at}. ${words.places(firstIndex)}`;
}
