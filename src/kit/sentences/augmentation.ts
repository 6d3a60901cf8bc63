// What the ranges of augmentation are called, and why each of them has a bound. Complete by type.
// Not responsible for: the bounds themselves (nn/augmentation/spec.ts) or labels of controls that need more words.
import type { AugmentationNumber, FillMode, FlipField } from '../../nn/augmentation/spec.ts';
import type { Localised } from '../locale/locale.ts';

export const AUGMENTATION_NAMES: Readonly<Record<AugmentationNumber | FlipField | 'fillMode', Localised<string>>> = {
  rotationDegrees: { zh: '旋转范围', en: 'rotation range' },
  widthShift: { zh: '水平平移范围', en: 'width shift range' },
  heightShift: { zh: '垂直平移范围', en: 'height shift range' },
  zoom: { zh: '缩放范围', en: 'zoom range' },
  shear: { zh: '错切范围', en: 'shear range' },
  horizontalFlip: { zh: '水平翻转', en: 'horizontal flip' },
  verticalFlip: { zh: '垂直翻转', en: 'vertical flip' },
  brightness: { zh: '亮度范围', en: 'brightness range' },
  contrast: { zh: '对比度范围', en: 'contrast range' },
  hueTurns: { zh: '色相范围', en: 'hue range' },
  noise: { zh: '噪声标准差', en: 'standard deviation of the noise' },
  cutOut: { zh: '遮挡块边长', en: 'side of the cut-out' },
  crop: { zh: '裁剪比例', en: 'cropped part' },
  fillMode: { zh: '填充方式', en: 'fill mode' },
  fillValue: { zh: '填充值', en: 'fill value' },
};

export const FILL_MODE_NAMES: Readonly<Record<FillMode, Localised<string>>> = {
  nearest: { zh: '最近像素', en: 'nearest' },
  constant: { zh: '常数', en: 'constant' },
  reflect: { zh: '镜像', en: 'reflect' },
  wrap: { zh: '环绕', en: 'wrap' },
};

/** Why a number may not be larger; follows the sentence that says the bound. */
export const AUGMENTATION_BOUND_REASONS: Readonly<Record<AugmentationNumber, Localised<string>>> = {
  rotationDegrees: {
    zh: '±180 度已经包括所有方向，再转就是重复。',
    en: '±180 degrees is every direction already; more only repeats them.',
  },
  widthShift: {
    zh: '再往外移，图片就几乎完全离开画面，标签也就没有依据了。',
    en: 'Moved further, next to nothing of the picture is left to bear out its label.',
  },
  heightShift: {
    zh: '再往外移，图片就几乎完全离开画面，标签也就没有依据了。',
    en: 'Moved further, next to nothing of the picture is left to bear out its label.',
  },
  zoom: {
    zh: '倍数接近 0 时，整个画面只剩一个像素的颜色。',
    en: 'Near a factor of 0 the whole picture is the colour of one pixel.',
  },
  shear: {
    zh: '到 1 已是 45 度，再斜就看不出是什么了。',
    en: 'At 1 it leans by 45 degrees; beyond that nobody recognises it.',
  },
  brightness: { zh: '加上 ±1，图片就全白或全黑。', en: 'With ±1 added a picture is all white or all black.' },
  contrast: {
    zh: '超过 1，倍数会变成负数，图片就成了底片。',
    en: 'Beyond 1 the factor becomes negative, and the picture its own negative.',
  },
  hueTurns: { zh: '±半圈已经包括所有色相。', en: 'Half a turn either way is every hue already.' },
  noise: { zh: '标准差到 1，图片已淹没在噪声里。', en: 'At 1 the picture has drowned in the noise.' },
  cutOut: { zh: '到 1 就把整张图都盖住了。', en: 'At 1 all of the picture is covered.' },
  crop: { zh: '至少要留下边长的十分之一。', en: 'A tenth of each side has to be left.' },
  fillValue: { zh: '像素值都在 0 与 1 之间。', en: 'Pixels have values from 0 to 1.' },
};
