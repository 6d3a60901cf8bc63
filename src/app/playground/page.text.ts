// The words at the head of the playground's page, which are there before the workbench is.
// Not responsible for: the workbench (playground.text.ts).
import type { Localised } from '../../kit/locale/locale.ts';

export interface PageText {
  readonly title: string;
  readonly intro: string;
  readonly bench: string;
  readonly loading: string;
}

export const PAGE_TEXT: Localised<PageText> = {
  zh: {
    title: '实验场',
    intro:
      '两个网络并排，数据集相同，其余都由你定：各层、优化器、数据量、错误标签、噪声、类别是否均衡。训练时可以看到过滤器、激活、梯度和每一步的更新有多大。',
    bench: '工作台',
    loading: '正在载入工作台。',
  },
  en: {
    title: 'Playground',
    intro:
      'Two networks side by side on one data set; everything else is yours to choose: layers, optimizer, amount of data, wrong labels, noise, uneven classes. While they train you see filters, activations, gradients and how large each update is.',
    bench: 'Workbench',
    loading: 'Loading the workbench.',
  },
};
