// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Compare, Label, Name, RecapSection, See, Steps, Why } from './sections.zh.tsx';

export const text = {
  title: '图像增强',
  promise:
    '学完这一课，你能选出不破坏标签的变换，用新旧两种 Keras 写出来，量出它对训练与验证差距的影响，并算清一轮有多少步。',
  sections: {
    why: { title: '同样的图片，更多的样子', Body: Why },
    see: { title: '抽十二次看看', Body: See },
    name: { title: '一个变换，读一次', Body: Name },
    label: { title: '标签还对吗', Body: Label },
    compare: { title: '增强与不增强', Body: Compare },
    steps: { title: '数一数步数', Body: Steps },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    preview: {
      title: '训练之前，先看一看',
      caption: '每张图只由种子、轮次和样本编号决定；训练时抽到的就是同样的数。',
    },
    'label-still-true': {
      title: '判断十个例子',
      caption: '先判断；再让真正的训练告诉你，错的标签让每个数字付出多少代价。',
    },
    'with-without': {
      title: '同一个网络，两种训练',
      caption: '同样的网络、种子和轮数。虚线是训练，实线是验证。',
    },
    'step-arithmetic': {
      title: '一轮有多少步',
      caption: '每根柱是一批；矮的、另一种颜色的，是没装满的批。',
    },
  },
} satisfies LessonText<typeof frame>;
