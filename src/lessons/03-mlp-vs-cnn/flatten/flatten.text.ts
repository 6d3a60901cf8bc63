// The words of the exhibit `flatten`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatList } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { PIXELS, SIDE } from './flatten.ts';
import type { FlattenModel, Neighbour, PictureId } from './flatten.ts';

interface FlattenText {
  readonly picture: string;
  readonly pictureName: (id: PictureId) => string;
  readonly loading: string;
  readonly drawnNote: string;
  readonly retry: string;
  readonly pictureLabel: string;
  readonly ribbonLabel: string;
  readonly ribbonValue: (index: number, value: number) => string;
  readonly shuffle: string;
  readonly shuffleHint: string;
  readonly indexFormula: string;
  readonly row: string;
  readonly column: string;
  readonly pixelValue: (value: number) => string;
  readonly origin: (row: number, column: number) => string;
  /** How far the neighbours are in the picture and in the vector. */
  readonly distances: (neighbours: readonly Neighbour[], shuffled: boolean) => string;
  readonly pieces: string;
  readonly valueWord: string;
  readonly indexWord: string;
  readonly gap: (count: number) => string;
  readonly roughness: (shown: string, ordered: string, shuffled: boolean) => string;
  readonly ribbonEnds: readonly [first: string, last: string];
}

/** The different distances in the vector, smallest first. */
function vectorDistances(neighbours: readonly Neighbour[], locale: Locale): string {
  const distances = new Set(neighbours.map((neighbour) => neighbour.vectorDistance));
  return formatList([...distances].toSorted((a, b) => a - b).map(String), locale);
}

export const flattenText: Localised<FlattenText> = {
  zh: {
    picture: '图片',
    pictureName: (id) => (id === 'drawn' ? '手绘' : id),
    loading: '正在载入 MNIST 的第一片数据；先用一幅手绘的 5 代替。',
    retry: '再试一次',
    drawnNote: '这是为本页手绘的图形，不是 MNIST 的样本。',
    pictureLabel: `${SIDE} × ${SIDE} 的图片；用方向键移动光标`,
    ribbonLabel: `向量中的位置，0 到 ${PIXELS - 1}`,
    ribbonValue: (index, value) => `编号 ${index}，像素值 ${value}`,
    shuffle: '对每张图片用同一种方式打乱像素',
    shuffleHint: '数值一个不少，只是换了位置。对 MLP 来说没有差别，对眼睛来说面目全非。',
    indexFormula: '像素在向量中的编号，行和列从 0 数起',
    pixelValue: (value) => `像素值 ${value}（0 为黑底，255 为最亮的笔迹）`,
    origin: (row, column) => `打乱之前，这个像素在第 ${row} 行、第 ${column} 列。`,
    row: '行',
    column: '列',
    distances: (neighbours, shuffled) =>
      `它在${shuffled ? '打乱之前的' : ''}图片里的 ${neighbours.length} 个邻居都只隔 1 步；在向量里却隔 ${vectorDistances(neighbours, 'zh')} 步。`,
    pieces: '选中的像素和它的邻居在向量中的样子',
    valueWord: '像素值',
    indexWord: '编号',
    gap: (count) => `⋯ 其他 ${count} 个 ⋯`,
    roughness: (shown, ordered, shuffled) =>
      shuffled
        ? `相邻像素平均相差 ${shown}（打乱之前是 ${ordered}）：相邻不再意味着相似。`
        : `相邻像素平均只相差 ${shown}（最大可能是 255）：挨在一起的像素大多相似，这正是卷积要利用的。`,
    ribbonEnds: ['编号 0', `编号 ${PIXELS - 1}`],
  },
  en: {
    picture: 'Picture',
    pictureName: (id) => (id === 'drawn' ? 'drawn' : id),
    loading: 'The first shard of MNIST is on its way; a drawn five stands in for now.',
    retry: 'Try again',
    drawnNote: 'This figure was drawn for this page; it is not a sample of MNIST.',
    pictureLabel: `${SIDE} × ${SIDE} picture; arrow keys move the cursor`,
    ribbonLabel: `Place in the vector, 0 to ${PIXELS - 1}`,
    ribbonValue: (index, value) => `index ${index}, value ${value}`,
    shuffle: 'Shuffle the pixels, in the same way for every picture',
    shuffleHint:
      'Not a number is lost, they only change places. To an MLP it makes no difference; to the eye it makes all.',
    indexFormula: 'Index of the pixel in the vector, rows and columns counted from 0',
    pixelValue: (value) => `Value ${value} (0 is the black ground, 255 the brightest ink)`,
    origin: (row, column) => `Before the shuffle this pixel was in row ${row}, column ${column}.`,
    row: 'row',
    column: 'column',
    distances: (neighbours, shuffled) =>
      `Its ${neighbours.length} neighbours ${shuffled ? 'were' : 'are'} 1 step away in the picture; in the vector they are ${vectorDistances(neighbours, 'en')} steps away.`,
    pieces: 'The chosen pixel and its neighbours as they lie in the vector',
    valueWord: 'value',
    indexWord: 'index',
    gap: (count) => `⋯ ${count} ${count === 1 ? 'other' : 'others'} ⋯`,
    roughness: (shown, ordered, shuffled) =>
      shuffled
        ? `Pixels that touch now differ by ${shown} on average (${ordered} before): touching no longer means alike.`
        : `Pixels that touch differ by only ${shown} of 255 on average: neighbours are mostly alike, and that is what convolution will use.`,
    ribbonEnds: ['index 0', `index ${PIXELS - 1}`],
  },
};

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: FlattenModel, locale: Locale): string {
  const { chosen, origin, neighbours, picture, roughness, shuffled } = model;
  const shown = formatFixed(roughness.shown, locale, 1);
  const ordered = formatFixed(roughness.ordered, locale, 1);
  const words = flattenText[locale];
  if (locale === 'zh') {
    const what = picture.source === 'mnist' ? ` MNIST 训练集中第一个手写的 ${picture.id}` : '一幅手绘的 5';
    const order = shuffled
      ? `像素已打乱。选中的像素原来在第 ${origin.row} 行、第 ${origin.column} 列，现在在第 ${chosen.row} 行、第 ${chosen.column} 列。`
      : `选中第 ${chosen.row} 行、第 ${chosen.column} 列的像素。`;
    return (
      `图片是${what}，${SIDE} × ${SIDE} 像素，旁边是由它摊平而成的 ${PIXELS} 个数。${order}` +
      `像素值 ${chosen.value}，在向量中的编号为 ${chosen.row} × ${SIDE} + ${chosen.column} = ${chosen.index}。` +
      words.distances(neighbours, shuffled) +
      words.roughness(shown, ordered, shuffled)
    );
  }
  const what =
    picture.source === 'mnist' ? `the first handwritten ${picture.id} of MNIST’s training set` : 'a drawn five';
  const order = shuffled
    ? `The pixels are shuffled. The chosen one was in row ${origin.row}, column ${origin.column} and is now in row ${chosen.row}, column ${chosen.column}.`
    : `The chosen pixel is in row ${chosen.row}, column ${chosen.column}.`;
  return (
    `The picture is ${what}, ${SIDE} × ${SIDE} pixels, beside the ${PIXELS} numbers it is flattened into. ${order} ` +
    `Its value is ${chosen.value} and its index in the vector is ${chosen.row} × ${SIDE} + ${chosen.column} = ${chosen.index}. ` +
    `${words.distances(neighbours, shuffled)} ` +
    words.roughness(shown, ordered, shuffled)
  );
}
