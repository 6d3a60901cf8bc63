// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Back, Choose, Global, Lab, Name, RecapSection, Shift, Why } from './sections.zh.tsx';

export const text = {
  title: '池化层',
  promise:
    '学完这一课，你能算出任何池化层的输出形状，说清最大、平均与全局平均各留下什么、梯度往哪里走，并用量出来的数说明池化对平移有多宽容。',
  sections: {
    why: { title: '数太多了', Body: Why },
    lab: { title: '每个窗口只留一个数', Body: Lab },
    name: { title: '三个参数，零个权重', Body: Name },
    back: { title: '梯度往哪里走', Body: Back },
    shift: { title: '移动一点点', Body: Shift },
    global: { title: '整张图只留一个数', Body: Global },
    choose: { title: '用哪一种', Body: Choose },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'pool-lab': {
      title: '池化工作台',
      caption: '指着中间的小图，或用方向键：左图框出它的窗口，虚线框是胜出的数，右图是传回来的梯度。',
    },
    'shift-tolerance': {
      title: '移动图片，特征映射变多少',
      caption: '曲线把移动前后的全部特征映射放在一起比；下面是其中一张。',
    },
    'global-average': {
      title: '从一叠特征映射到一个分数',
      caption: '每张特征映射留下一个平均值，权重把它们加成分数；同样的权重乘在特征映射上，就是类激活图。',
    },
  },
} satisfies LessonText<typeof frame>;
