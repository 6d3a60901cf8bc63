// Words of the home page's figure. Not responsible for: its numbers.
import type { Localised } from '../../kit/locale/locale.ts';
import type { KernelName } from './sliding-kernel.ts';

export interface SlidingKernelText {
  readonly title: string;
  readonly picture: string;
  readonly kernel: string;
  readonly choose: string;
  readonly map: string;
  readonly kernels: Readonly<Record<KernelName, string>>;
  readonly handle: string;
  readonly where: (row: number, column: number, sum: string) => string;
  readonly play: string;
  readonly pause: string;
  readonly caption: string;
}

export const SLIDING_KERNEL_TEXT: Localised<SlidingKernelText> = {
  zh: {
    title: '卷积核滑过一个数字',
    picture: '图片 12×12',
    kernel: '卷积核 3×3',
    choose: '卷积核',
    map: '特征映射 10×10',
    kernels: { vertical: '竖直边缘', horizontal: '水平边缘', outline: '轮廓' },
    handle: '窗口的位置，用方向键移动',
    where: (row, column, sum) => `第 ${row} 行第 ${column} 列，结果是 ${sum}`,
    play: '从头滑一遍',
    pause: '暂停',
    caption:
      '窗口里的 9 个像素分别乘以卷积核的 9 个权重，加起来得到特征映射里的一个数。点一下图片，或用方向键移动窗口。',
  },
  en: {
    title: 'A kernel slides over a digit',
    picture: 'picture 12×12',
    kernel: 'kernel 3×3',
    choose: 'Kernel',
    map: 'feature map 10×10',
    kernels: { vertical: 'vertical edges', horizontal: 'horizontal edges', outline: 'outline' },
    handle: 'Position of the window, moved by the arrow keys',
    where: (row, column, sum) => `row ${row}, column ${column}: the result is ${sum}`,
    play: 'Slide over it all',
    pause: 'Pause',
    caption:
      'The nine pixels in the window times the nine weights of the kernel, added up, give one number of the feature map. Tap the picture or use the arrow keys to move the window.',
  },
};
