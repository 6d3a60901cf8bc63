// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Count, Examples, Family, Line, RecapSection, ShapeSection, Sides } from './sections.zh.tsx';

export const text = {
  title: '形状与参数计算器',
  promise:
    '学完这一课，你会在 Keras 里写卷积层；随便给你一层，不用运行，你就能说出输出是什么形状、零补在哪里、有多少个参数，以及为什么。',
  sections: {
    line: { title: '一行代码，一层卷积', Body: Line },
    examples: { title: '三个例子', Body: Examples },
    count: { title: '参数数量', Body: Count },
    shape: { title: '输出的形状', Body: ShapeSection },
    sides: { title: '两个公式，和多出来的那一行零', Body: Sides },
    family: { title: '整个家族', Body: Family },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    calculator: {
      title: '计算器',
      caption:
        '代码、summary 的一行、表单和图，是同一层的四种样子：改哪一个，或粘贴哪一个，都行。点开任何一个数，看它怎么来的。',
    },
  },
} satisfies LessonText<typeof frame>;
