// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { ArraySection, Bill, Code, Grow, RecapSection, Rules, Size, Tip } from './sections.zh.tsx';

export const text = {
  title: '从像素到特征：金字塔',
  promise:
    '学完这一课，你能把任何一张图片准备成网络的输入，说出图片 CNN 每一层输出的形状和参数，并指出参数花在了哪里、位置又丢在了哪里。',
  sections: {
    array: { title: '图片是一个三维数组', Body: ArraySection },
    size: { title: '统一成一种大小', Body: Size },
    grow: { title: '越走越小，越走越深', Body: Grow },
    bill: { title: '一层一层算账', Body: Bill },
    code: { title: '写成 Keras', Body: Code },
    tip: { title: '塔尖上还剩什么', Body: Tip },
    rules: { title: '设计自己的网络', Body: Rules },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'image-as-volume': {
      title: '拆开一张图片',
      caption: '在“网络看到的”那张图或任何一个通道上移动，或用方向键：三张数表报出同一个像素的红、绿、蓝。',
    },
    pyramid: {
      title: '按比例画的金字塔',
      caption: '上面是各层输出的体积；下面在同一根轴上比较每层输出多少个数、有多少个参数。',
    },
  },
} satisfies LessonText<typeof frame>;
