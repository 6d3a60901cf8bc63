// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Draw, Duel, Flat, Invariance, Local, Network, RecapSection, Sharing, Tests, Wires } from './sections.zh.tsx';

export const text = {
  title: 'MLP 与 CNN',
  promise:
    '学完这一课，你能说清扁平化丢掉了什么，能自己推出把全连接层变成卷积层的两个想法，并用亲手做的实验说明它们各值多少。',
  sections: {
    flat: { title: '图片变成一串数', Body: Flat },
    wires: { title: '剪断线缆', Body: Wires },
    local: { title: '局部连接性', Body: Local },
    sharing: { title: '参数共享性', Body: Sharing },
    invariance: { title: '统计不变性', Body: Invariance },
    network: { title: '网络成了什么样', Body: Network },
    duel: { title: '对决', Body: Duel },
    tests: { title: '平移和打乱说明了什么', Body: Tests },
    draw: { title: '你写的数字', Body: Draw },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    flatten: {
      title: '从图片到向量',
      caption: '指着图片或长条移动，或者用方向键：同一个数在两边一起亮起。虚线框是它在图片里的邻居。',
    },
    'cut-the-cables': {
      title: '剪断线缆，系住权重',
      caption: '同一层的四种连法。指向一个输出单元，看它的线；在第 3、4 步，同一种颜色的线是同一个权重。',
    },
    duel: {
      title: 'MLP 对 CNN，在你的浏览器里训练',
      caption:
        '同样的图片、同样的顺序、同样的种子。任何数据都不会离开这台设备。网络、数据和训练方案都可以改，改完再训练一次。',
    },
    draw: {
      title: '写一个数字',
      caption: '你的笔迹先像 MNIST 的数字那样整理好，再交给对决中的两个网络。图画只留在这台设备上。',
    },
  },
} satisfies LessonText<typeof frame>;
