// Sentences on augmentation code: what a dialect lacks of a spec, and what of a text was left out. Complete by type.
// Not responsible for: faults of the code itself (keras-parser.ts) or bounds (augmentation.ts).
import type { CodeNote, CodeNoteCode } from '../../nn/augmentation/code-notes.ts';
import type { GapCode } from '../../nn/augmentation/gaps.ts';
import type { Locale, Localised } from '../locale/locale.ts';

const GAPS: Readonly<Record<GapCode, Localised<string>>> = {
  'generator-lacks-contrast': {
    zh: 'ImageDataGenerator 没有对比度，只能写在 preprocessing_function 里。',
    en: 'ImageDataGenerator has no contrast; it would take a preprocessing_function.',
  },
  'generator-lacks-hue': {
    zh: 'ImageDataGenerator 没有色相（channel_shift_range 只是给所有通道加同一个数）。',
    en: 'ImageDataGenerator has no hue (channel_shift_range adds one number to all channels).',
  },
  'generator-lacks-noise': {
    zh: 'ImageDataGenerator 没有噪声，只能写在 preprocessing_function 里。',
    en: 'ImageDataGenerator has no noise; it would take a preprocessing_function.',
  },
  'generator-lacks-cut-out': {
    zh: 'ImageDataGenerator 没有遮挡，只能写在 preprocessing_function 里。',
    en: 'ImageDataGenerator has no cut-out; it would take a preprocessing_function.',
  },
  'generator-lacks-crop': {
    zh: 'ImageDataGenerator 没有随机裁剪；最接近的是 zoom_range 加平移。',
    en: 'ImageDataGenerator has no random crop; zoom_range with shifts comes closest.',
  },
  'generator-zooms-each-axis': {
    zh: 'zoom_range 给高和宽各抽一个倍数，图片会被拉扁或拉长；这里两边用同一个倍数。',
    en: 'zoom_range draws a factor for height and width each, which distorts the picture; here both share one.',
  },
  'generator-shears-columns': {
    zh: 'shear_range 是角度，它让各列上下错开并压窄图片；这里让各行左右错开。',
    en: 'shear_range is an angle; it moves columns up and down and narrows the picture. Here rows move sideways.',
  },
  'generator-multiplies-brightness': {
    zh: 'brightness_range 用乘法，黑色永远是黑色；这里用加法。',
    en: 'brightness_range multiplies, so black stays black; here a number is added.',
  },
  'layers-resample-each': {
    zh: '每一层都对上一层的结果重新采样一次，多做几次就更模糊，移出画面的也找不回来；这里合成一次采样。',
    en: 'Each layer resamples what the one before made: several of them blur, and what left the picture is gone. Here they are one resampling.',
  },
  'layers-shear-from-corner': {
    zh: 'RandomShear 以左上角为支点，图片会整体偏移；这里以中心为支点。',
    en: 'RandomShear pivots on the top left corner, so the picture drifts; here it pivots on the middle.',
  },
  'layers-crop-whole-pixels': {
    zh: 'RandomCrop 只按整数像素裁剪，推理时裁正中间；这里可以裁在像素之间。',
    en: 'RandomCrop cuts at whole pixels, and the middle at inference; here it may cut between pixels.',
  },
  'layers-noise-uncut': {
    zh: 'GaussianNoise 加噪声后可能小于 0 或大于 1；这里截回 0 与 1 之间。',
    en: 'GaussianNoise may leave values below 0 or above 1; here they are cut to that range.',
  },
  'fill-unused': {
    zh: '没有平移、旋转之类的变换，填充方式用不上。',
    en: 'Nothing moves or turns, so the fill mode has nothing to fill.',
  },
};

const NOTES: Readonly<Record<CodeNoteCode, Localised<(values: CodeNote['values']) => string>>> = {
  'argument-left-out': {
    zh: ({ layer = '', found = '' }) => `${layer} 的 ${found} 在这里不起作用，已略过。`,
    en: ({ layer = '', found = '' }) => `${found} of ${layer} has no effect here and is left out.`,
  },
  'layer-left-out': {
    zh: ({ found = '' }) => `${found} 不是随机变换，已略过；这里的像素值本来就在 0 与 1 之间。`,
    en: ({ found = '' }) =>
      `${found} changes nothing at random and is left out; pixels lie between 0 and 1 here anyway.`,
  },
  'several-generators': {
    zh: () => '有不止一个 ImageDataGenerator，取最后一个。',
    en: () => 'There is more than one ImageDataGenerator; the last one counts.',
  },
};

export function augmentationGapSentence(code: GapCode, locale: Locale): string {
  return GAPS[code][locale];
}

export function augmentationNoteSentence(note: CodeNote, locale: Locale): string {
  return NOTES[note.code][locale](note.values);
}
