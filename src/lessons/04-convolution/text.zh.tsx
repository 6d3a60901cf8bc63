// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import {
  Conventions,
  Effective,
  Field,
  Filters,
  Formulas,
  Kernel,
  OneNumber,
  Photo,
  RecapSection,
  Stride,
} from './sections.zh.tsx';

export const text = {
  title: '卷积层',
  promise:
    '学完这一课，你能亲手算出卷积层的任何一个输出，说清输出有多大、Keras 把零补在哪里，还能说出一个单元看得到图片的多少，又真正用了多少。',
  sections: {
    kernel: { title: '同一个问题，处处都问', Body: Kernel },
    photo: { title: '照片上的卷积核', Body: Photo },
    number: { title: '一个数是怎样算出来的', Body: OneNumber },
    filters: { title: '卷积核的深度，过滤器的数量', Body: Filters },
    stride: { title: '窗口怎样走', Body: Stride },
    formulas: { title: '输出大小的两个公式', Body: Formulas },
    conventions: { title: '换一个库，换一张映射', Body: Conventions },
    field: { title: '一个单元看得到多少', Body: Field },
    effective: { title: '一个单元听谁的', Body: Effective },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'kernel-on-photo': {
      title: '卷积核与你的照片',
      caption:
        '任何一个权重都可以改，也可以按名字选卷积核，还可以换成自己的照片或摄像头。拖动窗口，或用方向键：那一处的每个乘积都写在下面。',
    },
    'one-number': {
      title: '一次算一个数',
      caption: '点任意一个输出格，或在那里用方向键：窗口随之移动，那个数的算式写在下面。每个输入、权重和偏置都可以改。',
    },
    'stride-padding': {
      title: '步幅与填充',
      caption: '窗口读的每一格、补的每一个零、漏掉的每一格都画了出来。点输出的格子，或在那里用方向键，就能移动窗口。',
    },
    'receptive-field': {
      title: '感受野',
      caption:
        '点任何一层的任何一个单元：它读到的格子会在前面各层亮起来。输入上的虚线框是它的感受野，可能伸到补的零里去。',
    },
  },
} satisfies LessonText<typeof frame>;
