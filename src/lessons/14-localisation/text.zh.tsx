// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { BoxSection, Code, Gradients, Limits, Map, Pooling, Question, RecapSection } from './sections.zh.tsx';

export const text = {
  title: '它在看哪里',
  promise:
    '学完这一课，你能读出分类器的答案来自图的哪一部分，不画一个标注框就得到物体的框，并说清这样的热图能信到什么程度。',
  sections: {
    question: { title: '是猫，还是沙发？', Body: Question },
    pooling: { title: '池化丢掉了什么', Body: Pooling },
    map: { title: '类激活映射', Body: Map },
    box: { title: '从热图到框', Body: BoxSection },
    gradients: { title: '任何网络、任何一层：Grad-CAM', Body: Gradients },
    limits: { title: '热图没有说的事', Body: Limits },
    code: { title: '用 Keras 写', Body: Code },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'class-activation': {
      title: '它在看哪里？',
      caption: '一张图片，可以是你的照片或摄像头；上面叠着你选的那一类的热图；由它得到的框，以及你自己画的框。',
    },
  },
} satisfies LessonText<typeof frame>;
