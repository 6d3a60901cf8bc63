// The names of the calculator's buttons that the prose tells the reader to press. Apart from the other words of the
// exhibit, which the text of the lesson need not wait for.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { PresetId } from './presets.ts';

interface ButtonNames {
  readonly preset: Readonly<Record<PresetId, string>>;
  readonly next: string;
}

export const BUTTON_NAMES: Localised<ButtonNames> = {
  zh: {
    preset: {
      first: '示例 1：200 × 200 灰度图',
      second: '示例 2：接在示例 1 后面',
      third: '示例 3：Conv2D(64, (2,2))',
      summary: '128 变 64',
      even: '偶数卷积核与 same',
      pooling: '最大池化',
    },
    next: '用输出当输入',
  },
  en: {
    preset: {
      first: 'Example 1: grey, 200 × 200',
      second: 'Example 2: the layer behind it',
      third: 'Example 3: Conv2D(64, (2,2))',
      summary: '128 becomes 64',
      even: 'Even kernel with same',
      pooling: 'Max pooling',
    },
    next: 'Use output as input',
  },
};
