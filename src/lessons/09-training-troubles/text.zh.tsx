// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx and handbook.zh.tsx.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { HandbookSection } from './handbook.zh.tsx';
import { Clinic, Curve, Keras, Order, RecapSection, Seeds, Wings } from './sections.zh.tsx';

export const text = {
  title: '训练出了问题',
  promise:
    '学完这一课，你会读损失曲线，能按合理的次序做几项检查，找出生病的原因并把它治好，还能说清一条曲线到底有多大的分量。',
  sections: {
    curve: { title: '曲线会说什么', Body: Curve },
    order: { title: '先看什么，后看什么', Body: Order },
    clinic: { title: '诊所', Body: Clinic },
    handbook: { title: '诊疗手册', Body: HandbookSection },
    keras: { title: 'Keras 里的几行', Body: Keras },
    wings: { title: '蝴蝶扇一下翅膀', Body: Wings },
    seeds: { title: '要几个种子', Body: Seeds },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    diagnose: {
      title: '给我看看病',
      caption:
        '十个网络，各有各的病，次序由种子决定。先训练，再要求检查，最后说出病因；随后用药，从同一个种子再训练一遍。',
    },
    butterfly: {
      title: '蝴蝶效应',
      caption: '上面：两次几乎没有差别的训练，一步一步地比。下面：同一份配方，从几个种子出发。',
    },
  },
} satisfies LessonText<typeof frame>;
