// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Classifier, Design, Input, Points, RecapSection, Recipe, WinnersSection, Worked } from './sections.zh.tsx';

export const text = {
  title: '设计你自己的网络',
  promise:
    '学完这一课，你能为任意大小的图片设计 CNN，在动手之前就算出参数数量，说清每一部分为什么在那里，并用训练来回答关于它的问题。',
  sections: {
    input: { title: '输入是什么', Body: Input },
    recipe: { title: '越来越深，越来越小', Body: Recipe },
    classifier: { title: '从特征映射到答案', Body: Classifier },
    worked: { title: '一个算清楚的网络', Body: Worked },
    points: { title: '注意事项', Body: Points },
    design: { title: '轮到你了', Body: Design },
    winners: { title: '多好才算好', Body: WinnersSection },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    designer: {
      title: '网络设计台',
      caption: '层、代码、图是同一个网络：改哪一个，另外两个都跟着变。点一层打开它的设置；任何一步都可以撤销。',
    },
  },
} satisfies LessonText<typeof frame>;
