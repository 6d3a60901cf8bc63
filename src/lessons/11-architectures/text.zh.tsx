// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { AlexNet, Code, Contest, Deeper, Family, RecapSection, ResNet, Vanishing, Vgg } from './sections.zh.tsx';

export const text = {
  title: '突破性的架构',
  promise:
    '学完这一课，你能说出 AlexNet、VGG、ResNet 各带来了什么，算出它们各部分的代价，并解释深网络为什么曾经训练不动、后来又训练成功了。',
  sections: {
    contest: { title: '一场有百万张图片的比赛', Body: Contest },
    alexnet: { title: 'AlexNet，2012', Body: AlexNet },
    vgg: { title: 'VGG，2014：只用小卷积核', Body: Vgg },
    family: { title: '同一把尺子上的家族', Body: Family },
    vanishing: { title: '为什么不干脆再深一点？', Body: Vanishing },
    resnet: { title: 'ResNet，2015：绕过去的路', Body: ResNet },
    deeper: { title: '越深越差，亲自量一量', Body: Deeper },
    code: { title: '用 Keras 写', Body: Code },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'family-tree': {
      title: '六个著名网络，按比例画',
      caption: '每个网络的层、参数和乘加次数，逐层数出；可以挑两个来比较。',
    },
    'why-residual': {
      title: '梯度还剩多少？',
      caption: '同样的权重，有捷径与没有捷径：每一层还剩下多少梯度。',
    },
    degradation: {
      title: '两个都训练',
      caption: '两个网络权重相同，其中一个有捷径，就在这里用真实的手写数字训练：深到几层，普通的那个就学不动了？',
    },
  },
} satisfies LessonText<typeof frame>;
