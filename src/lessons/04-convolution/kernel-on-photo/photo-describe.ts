// The text alternative of the exhibit `kernel-on-photo`: picture, kernel, maps and one output number, with their numbers.
// Not responsible for: the words in the figure itself (kernel-on-photo.text.ts).
import { formatList } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { CHANNELS } from './kernel-on-photo.ts';
import { numberRows, photoWords, shortNumber } from './kernel-on-photo.text.ts';
import type { PhotoModel } from './photo-model.ts';

function pictureIn(locale: Locale, { shown, state }: PhotoModel): string {
  const { height, width } = shown.picture;
  const named = photoWords[locale].pictureName[state.picture];
  switch (shown.kind) {
    case 'camera':
      return locale === 'zh'
        ? `输入是摄像头的实时画面，${height} × ${width} × 3。`
        : `The input is the camera’s live picture, ${height} × ${width} × 3.`;
    case 'own':
      return locale === 'zh'
        ? `输入是你自己的照片，${height} × ${width} × 3。`
        : `The input is a photo of your own, ${height} × ${width} × 3.`;
    case 'stand-in':
      return locale === 'zh'
        ? `“${named}”还没有载入，先用一幅画出来的同心环代替，${height} × ${width} × 3。`
        : `“${named}” is not there yet; drawn rings stand in, ${height} × ${width} × 3.`;
    case 'named':
      return locale === 'zh'
        ? `输入是“${named}”，${height} × ${width} × 3。`
        : `The input is “${named}”, ${height} × ${width} × 3.`;
    default:
      return shown.kind satisfies never;
  }
}

function mapsIn(locale: Locale, { maps, output }: PhotoModel): string {
  const words = photoWords[locale];
  const parts = maps.map(({ plane, extremes }) => {
    const range = [extremes.min, extremes.max].map((value) => shortNumber(value, locale, 1));
    return locale === 'zh'
      ? `${words.planeName[plane]} 从 ${range[0]} 到 ${range[1]}`
      : `${words.planeName[plane].toLowerCase()} from ${range[0]} to ${range[1]}`;
  });
  return locale === 'zh'
    ? `输出 ${output.height} × ${output.width}：${parts.join('，')}。`
    : `The output is ${output.height} × ${output.width}: ${formatList(parts, locale)}.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: PhotoModel, locale: Locale): string {
  const { state, kernel, spot } = model;
  const words = photoWords[locale];
  const { side, stride, padding } = state;
  const rows = numberRows(kernel.weights, side, locale);
  const divisor = state.normalise ? shortNumber(1 / kernel.scale, locale) : null;
  const name = words.presetName[state.preset];
  const kernelSentence =
    locale === 'zh'
      ? `卷积核“${name}”（${side} × ${side}）：${rows}${divisor === null ? '' : `，除以 ${divisor}`}。步幅 ${stride}，填充 ${padding}。`
      : `The kernel “${name}” (${side} × ${side}) is ${rows}${divisor === null ? '' : `, divided by ${divisor}`}; stride ${stride}, padding ${padding}.`;
  const join = locale === 'zh' ? '' : ' ';
  const start = [pictureIn(locale, model), kernelSentence];
  if (spot === null) return [...start, words.tooSmall(side)].join(join);
  const channel = spot.traced.channels[CHANNELS.indexOf(state.channel)];
  const pixels = numberRows(channel?.taps.map(({ value }) => value) ?? [], side, locale);
  const sums = spot.traced.channels.map(({ sum }) => shortNumber(sum, locale));
  const total = words.total(sums, shortNumber(spot.traced.sum, locale), divisor, shortNumber(spot.output, locale, 2));
  const spotSentence =
    locale === 'zh'
      ? `窗口左上角在第 ${spot.top} 行第 ${spot.left} 列；其中“${words.planeName[state.channel]}”通道的像素是 ${pixels}。各通道的乘积之和依次为红、绿、蓝：${total}。`
      : `The window begins at row ${spot.top}, column ${spot.left}; its pixels in the ${words.planeName[state.channel].toLowerCase()} channel are ${pixels}. The sums of products for red, green and blue: ${total}.`;
  return [...start, mapsIn(locale, model), spotSentence].join(join);
}
