// Words of the exhibit `preview` in both languages, and its description.
// Not responsible for: names of ranges and sentences about code (kit/sentences).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { BUILT_IN_CREDITS, BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import { AUGMENTATION_NAMES, FILL_MODE_NAMES } from '../../../kit/sentences/augmentation.ts';
import { formatFixed, formatList, formatNumber } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { encodeAugmentation } from '../../../nn/augmentation/codec.ts';
import type { AugmentationParameters } from '../../../nn/augmentation/draw.ts';
import {
  isAugmenting,
  RANGE_FIELDS,
  type AugmentationNumber,
  type AugmentationSpec,
  type FlipField,
} from '../../../nn/augmentation/spec.ts';
import type { Grid } from './preview.ts';
import type { PictureId, Sample } from '../images.ts';
import type { PreviewModel } from './preview-model.ts';

export interface PreviewWords {
  readonly picture: string;
  readonly sample: string;
  readonly grid: string;
  readonly grids: Readonly<Record<Grid, string>>;
  readonly seed: string;
  readonly roll: string;
  readonly geometry: string;
  readonly colours: string;
  readonly fill: string;
  readonly original: string;
  readonly unchanged: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly samples: string;
  readonly once: string;
  readonly stepByStep: string;
  readonly compare: (steps: number, difference: string) => string;
  readonly code: string;
  readonly generator: string;
  readonly layers: string;
  readonly codeHint: string;
  readonly nothing: string;
  readonly current: string;
  readonly bounded: (name: string, max: string, reason: string) => string;
  readonly place: (place: string, sentence: string) => string;
  readonly notesPreset: string;
  readonly nonePreset: string;
}

export const previewText: Localised<PreviewWords> = {
  zh: {
    picture: '图片',
    sample: '第几张',
    grid: '看什么',
    grids: { one: '同一张图，十二轮', batch: '一批图，同一轮' },
    seed: '随机种子',
    roll: '换一个种子',
    geometry: '移动像素',
    colours: '改变颜色',
    fill: '填充方式',
    original: '原图',
    unchanged: '原样',
    loading: '正在下载图片，先看画出来的这一幅。',
    failed: '图片没有下载成功，先看画出来的这一幅。',
    retry: '再试一次',
    samples: '增强后的图片',
    once: '合成一次采样',
    stepByStep: '一步一步采样（Keras 的层）',
    compare: (steps, difference) =>
      `同样的 ${steps} 步变换，两种做法：十二张图的像素平均相差 ${difference} 级（共 255 级）。每读一次像素之间的值，就模糊一点。`,
    code: '对应的 Keras 代码',
    generator: 'ImageDataGenerator（讲义的写法，Keras 2）',
    layers: '预处理层（Keras 3）',
    codeHint: '两边都可以改；改了哪边，图片和另一边就跟着变。代码只读不运行。',
    nothing: '读懂了，但里面没有图像增强。',
    current: '恢复成当前设置的代码',
    bounded: (name, max, reason) => `${name}最大取 ${max}，已按此显示。${reason}`,
    place: (place, sentence) => `${place}：${sentence}`,
    notesPreset: '讲义的设置',
    nonePreset: '全部归零',
  },
  en: {
    picture: 'Picture',
    sample: 'Which one',
    grid: 'Show',
    grids: { one: 'One picture, twelve epochs', batch: 'A batch, one epoch' },
    seed: 'Random seed',
    roll: 'Another seed',
    geometry: 'Moving pixels',
    colours: 'Changing colours',
    fill: 'Fill mode',
    original: 'The original',
    unchanged: 'as it was',
    loading: 'The picture is being fetched; here is a drawn one meanwhile.',
    failed: 'The picture could not be fetched; here is a drawn one instead.',
    retry: 'Try again',
    samples: 'Augmented pictures',
    once: 'All in one resampling',
    stepByStep: 'Step by step (as Keras layers do)',
    compare: (steps, difference) =>
      `The same ${steps} steps both ways: over the twelve pictures, pixels differ by ${difference} of 255 levels on average. Every reading between pixels blurs a little.`,
    code: 'The same in Keras',
    generator: 'ImageDataGenerator (the notes, Keras 2)',
    layers: 'Preprocessing layers (Keras 3)',
    codeHint: 'Edit either one: the pictures and the other follow. The code is read, never run.',
    nothing: 'The code could be read, but there is no augmentation in it.',
    current: 'Back to the code of the current settings',
    bounded: (name, max, reason) => `The largest ${name} is ${max}, which is shown. ${reason}`,
    place: (place, sentence) => `${place}: ${sentence}`,
    notesPreset: 'As in the notes',
    nonePreset: 'All to zero',
  },
};

/** The name of a range at the head of its control. */
export function rangeLabel(field: AugmentationNumber | FlipField, locale: Locale): string {
  const name = AUGMENTATION_NAMES[field][locale];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export function pictureName(id: PictureId, locale: Locale): string {
  if (id === 'drawn') return locale === 'zh' ? '画出来的小景' : 'A drawn scene';
  if (id === 'mnist' || id === 'fashion-mnist' || id === 'cifar10') return DATASETS[id].title[locale];
  return BUILT_IN_NAMES[id][locale];
}

/** Credit or class of the picture shown; undefined where there is nothing to say. */
export function pictureNote(id: PictureId, original: Sample, locale: Locale): string | undefined {
  if (id === 'chelsea' || id === 'coffee' || id === 'astronaut') return BUILT_IN_CREDITS[id][locale];
  if (original.className === null) return undefined;
  return locale === 'zh' ? `标签：${original.className.zh}` : `Label: ${original.className.en}`;
}

function signed(value: number, locale: Locale, digits: number): string {
  const text = formatFixed(Math.abs(value), locale, digits);
  return Number(value.toFixed(digits)) < 0 ? `−${text}` : text;
}

/** What was drawn for one picture, shortest first glance: arrows for shifts, then the rest. */
export function drawnText(p: AugmentationParameters, channels: number, locale: Locale): string {
  const zh = locale === 'zh';
  const parts = [
    ...(p.flipX ? ['⇋'] : []),
    ...(p.flipY ? ['⥮'] : []),
    ...(p.shiftX === 0 ? [] : [`${p.shiftX < 0 ? '←' : '→'}${formatFixed(Math.abs(p.shiftX), locale, 1)}`]),
    ...(p.shiftY === 0 ? [] : [`${p.shiftY < 0 ? '↑' : '↓'}${formatFixed(Math.abs(p.shiftY), locale, 1)}`]),
    ...(p.rotationDegrees === 0 ? [] : [`${signed(p.rotationDegrees, locale, 0)}°`]),
    ...(p.zoom === 1 ? [] : [`×${formatFixed(1 / p.zoom, locale, 2)}`]),
    ...(p.shear === 0 ? [] : [`${zh ? '错切' : 'shear'} ${signed(p.shear, locale, 2)}`]),
    ...(p.kept === 1 ? [] : [zh ? '裁剪' : 'crop']),
    ...(p.contrast === 1 ? [] : [`${zh ? '对比' : 'contrast'} ×${formatFixed(p.contrast, locale, 2)}`]),
    ...(p.brightness === 0 ? [] : [`${zh ? '亮度' : 'light'} ${signed(p.brightness, locale, 2)}`]),
    ...(p.hueTurns === 0 || channels !== 3 ? [] : [`${zh ? '色相' : 'hue'} ${signed(360 * p.hueTurns, locale, 0)}°`]),
    ...(p.noise === 0 ? [] : [zh ? '噪声' : 'noise']),
    ...(p.cutOut.sidePx === 0 ? [] : [zh ? '遮挡' : 'cut-out']),
  ];
  return parts.length === 0 ? previewText[locale].unchanged : parts.join(' ');
}

function rangeText(spec: AugmentationSpec, locale: Locale): string {
  const named = RANGE_FIELDS.filter((field) => spec[field] !== 0).map((field) => {
    const value =
      field === 'rotationDegrees'
        ? `±${formatNumber(spec[field], locale)}°`
        : `${formatNumber(100 * spec[field], locale, 1)}%`;
    return `${AUGMENTATION_NAMES[field][locale]} ${value}`;
  });
  const flips = (['horizontalFlip', 'verticalFlip'] as const)
    .filter((field) => spec[field])
    .map((field) => AUGMENTATION_NAMES[field][locale]);
  return formatList([...named, ...flips], locale);
}

/** The text alternative: picture, ranges, and what was drawn for the first pictures. */
export function describe({ state, original, changed, comparison, isOwn }: PreviewModel, locale: Locale): string {
  const { height, width, channels } = original.size;
  const own = locale === 'zh' ? '自己的图片' : 'Your own picture';
  const name = isOwn ? own : pictureName(state.picture, locale);
  const size = `${height} × ${width} × ${channels}`;
  const first = changed.slice(0, 3).map(({ parameters }) => drawnText(parameters, channels, locale));
  const lost = comparison === null ? null : formatFixed(comparison.meanDifference, locale, 1);
  const isStill = !isAugmenting(state.spec);
  if (locale === 'zh') {
    const what = isStill
      ? '所有范围都是零，十二张图与原图完全相同。'
      : `${rangeText(state.spec, 'zh')}；填充方式：${FILL_MODE_NAMES[state.spec.fillMode].zh}。前三张抽到：${first.join('；')}。`;
    const pair = lost === null ? '' : `合成一次采样与逐步采样，像素平均相差 ${lost} 级。`;
    return `${name}，${size}，种子 ${state.seed}。${what}${pair}链接代码 ${encodeAugmentation(state.spec) || '无'}。`;
  }
  const what = isStill
    ? 'All ranges are zero: the twelve pictures are the original.'
    : `Ranges: ${rangeText(state.spec, 'en')}; fill mode ${FILL_MODE_NAMES[state.spec.fillMode].en}. Drawn for the first three: ${first.join('; ')}.`;
  const pair = lost === null ? '' : ` Resampled once or step by step, pixels differ by ${lost} levels on average.`;
  return `${name}, ${size}, seed ${state.seed}. ${what}${pair} As a link: ${encodeAugmentation(state.spec) || 'none'}.`;
}
