// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx and methods.zh.tsx, the quiz in
// quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { FoolFacts, Methods } from './methods.zh.tsx';
import { Dream, Excite, Fool, Heart, MapFacts, Maps, RecapSection, Space, Stack, Where, Why } from './sections.zh.tsx';

export const text = {
  title: '看进网络里面',
  promise:
    '学完这一课，你能看到自己训练的网络每一层对什么有反应，说得清五种显著图各在量什么、哪种可信，能有意骗过网络，还能证明它本来也可以把一切都背下来。',
  sections: {
    why: { title: '打得开的盒子', Body: Why },
    maps: { title: '过滤器与特征映射', Body: Maps },
    'map-facts': { title: '映射该怎么读', Body: MapFacts },
    stack: { title: '一眼看完整个网络', Body: Stack },
    excite: { title: '什么让一个单元兴奋', Body: Excite },
    dream: { title: 'Deep Dream', Body: Dream },
    where: { title: '网络看哪里', Body: Where },
    methods: { title: '五张图，五个问题', Body: Methods },
    fool: { title: '骗过它', Body: Fool },
    'fool-facts': { title: '为什么改这么一点就够', Body: FoolFacts },
    heart: { title: '学会了，还是背下来了', Body: Heart },
    space: { title: '图片落在哪里', Body: Space },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'feature-maps': {
      title: '卷积核与特征映射',
      caption: '眼前这张图片在每一层的每一个通道。选一个，看它的卷积核、看谁在读它；关掉它，后面的一切跟着变。',
    },
    'network-3d': {
      title: '按比例画出的网络',
      caption: '从图片到判断：每张平面是一个通道的输出，每一块的厚度是它的通道数。',
    },
    'what-excites': {
      title: '为一个单元长出来的图片',
      caption: '从灰色噪声出发往上走。滑块规定图片不可以变成什么样。',
    },
    'deep-dream': { title: '一层梦见了什么', caption: '改动一张照片，直到这一层看到更多它本来就看到的东西。' },
    saliency: {
      title: '判断是从哪里读出来的',
      caption: '挡住一块，看概率；再猜、标记，把五张图和你的标记比一比。',
    },
    adversarial: { title: '对抗实验室', caption: '原图、放大的改动、改动之后的图，以及网络对两张图的判断。' },
    memorisation: {
      title: '五个网络，五种“真相”',
      caption: '同样的网络、同样的图片，只弄坏了标签或像素。实线是训练集，虚线是新图片。',
    },
    embedding: {
      title: '一层眼中的测试集',
      caption: '每个数字是一张测试图片，位置由这一层的输出决定。带圈的判错了。',
    },
  },
} satisfies LessonText<typeof frame>;
