// The course: every lesson in its order, with the words a map of the course needs before any lesson is loaded.
// Order is content, so the list is written out; a test proves that no lesson folder was forgotten.
// Not responsible for: what a lesson contains (NN-slug/) or how the map is drawn (app).
import type { AnyLesson } from '../kit/lesson/lesson.ts';
import type { Localised } from '../kit/locale/locale.ts';

export interface CourseEntry {
  /** The lesson's route; public and stable. */
  readonly slug: string;
  /** Place in the course, from 1; the lesson's folder is `NN-slug`. */
  readonly number: number;
  readonly title: Localised<string>;
  /** What the lesson is about, in one sentence. */
  readonly summary: Localised<string>;
  /** Slugs of the lessons it builds on. */
  readonly prerequisites: readonly string[];
  /** The sections of the lecture notes that it covers. */
  readonly seed: Localised<string>;
  /** About how long it takes, as the lesson's own frame says; null while it is still to be written. */
  readonly minutes: number | null;
  /** Loads the lesson; null while it is still to be written. */
  readonly load: (() => Promise<AnyLesson>) | null;
}

export const COURSE: readonly CourseEntry[] = [
  {
    slug: 'applications',
    number: 1,
    title: { zh: 'CNN 能做什么', en: 'What CNNs are used for' },
    summary: {
      zh: '从会唱歌的 WaveNet、读句子的文本 CNN，到 Atari、看图说词、围棋、无人机和无人驾驶：同一个想法的许多面孔。',
      en: 'From WaveNet singing and text CNNs reading to Atari, doodles, Go, drones and self-driving cars: many faces of one idea.',
    },
    prerequisites: [],
    seed: { zh: 'CNN 应用', en: 'Applications of CNNs' },
    minutes: 20,
    load: async () => (await import('./01-applications/lesson.ts')).lesson,
  },
  {
    slug: 'mlp',
    number: 2,
    title: { zh: '用 MLP 给图片分类', en: 'Classifying pictures with an MLP' },
    summary: {
      zh: '扁平化、全连接层、激活函数、损失、优化器、dropout 与回调：训练一个多层感知机所需的全部零件。',
      en: 'Flatten, dense layers, activations, losses, optimizers, dropout and callbacks: every part needed to train a multilayer perceptron.',
    },
    prerequisites: [],
    seed: { zh: '图片分类 MLP、损失函数', en: 'Image classification with an MLP; loss functions' },
    minutes: 90,
    load: async () => (await import('./02-mlp/lesson.ts')).lesson,
  },
  {
    slug: 'mlp-vs-cnn',
    number: 3,
    title: { zh: 'MLP 与 CNN', en: 'MLP against CNN' },
    summary: {
      zh: '局部连接、参数共享与统计不变性：剪断线缆、系住权重，再让两个网络在你的浏览器里同场比赛。',
      en: 'Local connectivity, parameter sharing and statistical invariance: cut the cables, tie the weights, then let both networks race in your own browser.',
    },
    prerequisites: ['mlp'],
    seed: { zh: 'CNN：局部连接性、参数共享性', en: 'CNN: local connectivity and parameter sharing' },
    minutes: 50,
    load: async () => (await import('./03-mlp-vs-cnn/lesson.ts')).lesson,
  },
  {
    slug: 'convolution',
    number: 4,
    title: { zh: '卷积层', en: 'The convolutional layer' },
    summary: {
      zh: '卷积核怎样滑过图片，一个输出数字是怎样算出来的，步幅与填充又改变了什么。',
      en: 'How a kernel slides over a picture, how one output number comes about, and what stride and padding change.',
    },
    prerequisites: ['mlp-vs-cnn'],
    seed: { zh: '卷积层的 stride 和 pad', en: 'Stride and padding of a convolutional layer' },
    minutes: 55,
    load: async () => (await import('./04-convolution/lesson.ts')).lesson,
  },
  {
    slug: 'conv-calculator',
    number: 5,
    title: { zh: '形状与参数计算器', en: 'Shapes and parameters, calculated' },
    summary: {
      zh: 'Keras 的 Conv2D 写法、输出形状公式与参数公式 K·F·F·D + K，每一项都代入数字。',
      en: 'Conv2D in Keras, the output shape and the parameter count K·F·F·D + K, each term with its numbers put in.',
    },
    prerequisites: ['convolution'],
    seed: { zh: 'Keras 中的卷积层、参数数量、形状', en: 'Conv2D in Keras; number of parameters; shape' },
    minutes: 40,
    load: async () => (await import('./05-conv-calculator/lesson.ts')).lesson,
  },
  {
    slug: 'pooling',
    number: 6,
    title: { zh: '池化层', en: 'Pooling layers' },
    summary: {
      zh: '最大池化、平均池化与全局平均池化：怎样缩小特征映射，又留下什么。',
      en: 'Max, average and global average pooling: how feature maps shrink and what survives.',
    },
    prerequisites: ['conv-calculator'],
    seed: { zh: '池化层、全局平均池化层', en: 'Pooling; global average pooling' },
    minutes: 35,
    load: async () => (await import('./06-pooling/lesson.ts')).lesson,
  },
  {
    slug: 'pyramid',
    number: 7,
    title: { zh: '金字塔', en: 'The pyramid' },
    summary: {
      zh: '空间越来越小，深度越来越大：一张图片怎样一步步变成“图里有什么”的表示。',
      en: 'Space shrinks while depth grows: how a picture becomes, layer by layer, a statement of what is in it.',
    },
    prerequisites: ['pooling'],
    seed: { zh: '金字塔、设计图片 CNN', en: 'The pyramid; designing a CNN for images' },
    minutes: 40,
    load: async () => (await import('./07-pyramid/lesson.ts')).lesson,
  },
  {
    slug: 'designer',
    number: 8,
    title: { zh: '设计你自己的网络', en: 'Design your own network' },
    summary: {
      zh: '自己搭建一个图片 CNN，让检查器指出可疑之处，再用实验而不是猜想来回答问题。',
      en: 'Build a CNN for images, let a reviewer point at what looks wrong, and answer questions by experiment instead of by guess.',
    },
    prerequisites: ['pyramid'],
    seed: { zh: '设计图片 CNN、注意事项', en: 'Designing a CNN for images; points to note' },
    minutes: 60,
    load: async () => (await import('./08-designer/lesson.ts')).lesson,
  },
  {
    slug: 'training-troubles',
    number: 9,
    title: { zh: '训练出了问题', en: 'When training goes wrong' },
    summary: {
      zh: '不下降、发散、锯齿与 NaN：认出生病的损失曲线，找到原因，再把它治好。',
      en: 'Plateaus, divergence, sawteeth and NaN: recognise a sick loss curve, find its cause and cure it.',
    },
    prerequisites: ['designer'],
    seed: { zh: '有问题的损失函数曲线', en: 'Loss curves of models that misbehave' },
    minutes: 60,
    load: async () => (await import('./09-training-troubles/lesson.ts')).lesson,
  },
  {
    slug: 'augmentation',
    number: 10,
    title: { zh: '图像增强', en: 'Image augmentation' },
    summary: {
      zh: '平移、翻转与旋转怎样造出更多训练图片，什么时候标签会因此出错，steps_per_epoch 又怎么算。',
      en: 'How shifts, flips and rotations make more training pictures, when they break the label, and how steps_per_epoch is worked out.',
    },
    prerequisites: ['designer'],
    seed: { zh: '图像增强、steps_per_epoch', en: 'Image augmentation; steps_per_epoch' },
    minutes: 45,
    load: async () => (await import('./10-augmentation/lesson.ts')).lesson,
  },
  {
    slug: 'architectures',
    number: 11,
    title: { zh: '突破性的架构', en: 'Architectures that changed the field' },
    summary: {
      zh: 'AlexNet、VGG、ResNet 与梯度消失：更深的网络为什么更难训练，又是怎样被训练成功的。',
      en: 'AlexNet, VGG, ResNet and vanishing gradients: why deeper networks were harder to train, and what made it work.',
    },
    prerequisites: ['designer'],
    seed: { zh: '突破性的 CNN 架构', en: 'Breakthrough CNN architectures' },
    minutes: 55,
    load: async () => (await import('./11-architectures/lesson.ts')).lesson,
  },
  {
    slug: 'looking-inside',
    number: 12,
    title: { zh: '看进网络里面', en: 'Looking inside' },
    summary: {
      zh: '过滤器、特征映射、Deep Dream、显著图与对抗样本：网络看到了什么，又会被什么骗过。',
      en: 'Filters, feature maps, deep dreams, saliency and adversarial pictures: what a network sees and what fools it.',
    },
    prerequisites: ['designer'],
    seed: { zh: '可视化 CNN', en: 'Visualising CNNs' },
    minutes: 90,
    load: async () => (await import('./12-looking-inside/lesson.ts')).lesson,
  },
  {
    slug: 'transfer',
    number: 13,
    title: { zh: '迁移学习', en: 'Transfer learning' },
    summary: {
      zh: '借用训练好的网络：数据多少与相似程度决定四种情形，各有各的做法。',
      en: 'Borrowing a trained network: how much data you have and how similar it is give four cases, each with its own recipe.',
    },
    prerequisites: ['architectures', 'looking-inside'],
    seed: { zh: '迁移学习、四种情形', en: 'Transfer learning; the four cases' },
    minutes: 75,
    load: async () => (await import('./13-transfer/lesson.ts')).lesson,
  },
  {
    slug: 'localisation',
    number: 14,
    title: { zh: '它在看哪里', en: 'Where it looks' },
    summary: {
      zh: '用全局平均池化得到类激活图：不需要标框，也能看出网络凭图片的哪一部分作答。',
      en: 'Class activation maps from global average pooling: see which part of a picture carried the answer, with no boxes labelled.',
    },
    prerequisites: ['transfer', 'pooling'],
    seed: { zh: 'Keras 中的迁移学习、对象定位', en: 'Transfer learning in Keras; object localisation' },
    minutes: 40,
    load: async () => (await import('./14-localisation/lesson.ts')).lesson,
  },
];

/** The entry of a slug, or undefined when there is no such lesson. */
export function findCourseEntry(slug: string): CourseEntry | undefined {
  return COURSE.find((entry) => entry.slug === slug);
}
