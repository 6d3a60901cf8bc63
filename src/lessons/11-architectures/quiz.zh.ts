// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number | undefined): string => formatNumber(value ?? 0, 'zh');
const v = (values: Values, name: string): string => n(values[name]);

export const quizText = {
  years: {
    ask: '把这些网络按年份从早到晚排好。',
    items: {
      lenet: { label: 'LeNet-5', why: '1998 年就在认数字，比 ImageNet 早得多。' },
      alexnet: { label: 'AlexNet', why: '2012 年：第一个赢得比赛的深网络。' },
      vgg: { label: 'VGG-16', why: '2014 年：比 AlexNet 深，仍是一条普通的链。' },
      resnet: { label: 'ResNet-50', why: '2015 年：人们已经发现普通的链不能再深了。' },
      mobilenet: { label: 'MobileNetV2', why: '2018 年：把 ResNet 的捷径带进手机。' },
    },
    hint: '先小，再大，再深，再绕路，最后又变小。',
    done: '五个网络，二十年。',
  },
  'two-three': {
    ask: (x) =>
      `把一个 ${v(x, 'large')} × ${v(x, 'large')}、${v(x, 'channels')} 通道到 ${v(x, 'channels')} 通道的卷积层，换成 ${v(x, 'count')} 个通道数相同的 3 × 3 卷积层，省下多少权重（不计偏置）？`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'large')}² − ${v(x, 'count')} · 9) · ${v(x, 'channels')}² = ${n(answer)}。看到的范围一样大。`,
  },
  'first-output': {
    ask: (x) =>
      `像 AlexNet 的第一层那样：图片边长 ${v(x, 'side')}，卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，填充 valid。输出的边长是多少？`,
    unit: '',
    solution: (x, answer) => `(${v(x, 'side')} − ${v(x, 'kernel')}) / ${v(x, 'stride')} + 1 = ${n(answer)}。`,
  },
  'vgg-block': {
    ask: (x) =>
      `VGG 的一块有 ${v(x, 'count')} 个 3 × 3 卷积层，各有 ${v(x, 'filters')} 个过滤器，输入有 ${v(x, 'channels')} 个通道。连偏置一共多少参数？`,
    unit: '',
    solution: (x, answer) =>
      `第一层：9 · ${v(x, 'channels')} · ${v(x, 'filters')} + ${v(x, 'filters')}。以后每层：9 · ${v(x, 'filters')}² + ${v(x, 'filters')}。合计 ${n(answer)}。`,
  },
  'residual-block': {
    ask: (x) =>
      `一个残差块：两个 3 × 3 卷积层，都是 ${v(x, 'channels')} 通道到 ${v(x, 'channels')} 通道，没有偏置，各跟一个批归一化（每个通道四个数），再加一条捷径。一共多少参数？`,
    unit: '',
    solution: (x, answer) =>
      `2 · (9 · ${v(x, 'channels')}² + 4 · ${v(x, 'channels')}) = ${n(answer)}。捷径只做加法，没有权重。`,
  },
  ideas: {
    ask: '把每个想法放到使它出名的网络上。',
    places: { alexnet: 'AlexNet', vgg: 'VGG', resnet: 'ResNet', mobilenet: 'MobileNet' },
    labels: {
      relu: { label: 'ReLU 和 Dropout', why: '两者都在 2012 年进入大网络。' },
      small: { label: '只用 3 × 3 卷积核', why: '全是小卷积核的那个网络，以牛津的一个研究组命名。' },
      shortcut: { label: '绕过整块的捷径', why: '留给网络去学的，就叫残差。' },
      separable: { label: '深度可分离卷积', why: '它省计算，手机正需要。' },
    },
    mistakes: { vgg: { relu: 'VGG 也用了，可 AlexNet 早两年。' } },
    done: '一个网络一个想法，个个沿用至今。',
  },
  'vgg-weights': {
    ask: 'VGG-16 的参数大多在哪里？',
    options: {
      convolutions: { label: '卷积层', why: '计算大多在那里，但权重由所有位置共用。' },
      dense: { label: '全连接层', why: '对。光第一个就把 25,088 个数接到 4096 个神经元上。' },
      even: { label: '各层差不多', why: '差得远：看看图里的条形。' },
      pooling: { label: '池化层', why: '池化没有参数。' },
    },
  },
  degradation: {
    ask: '怎么看出很深的普通网络不只是过拟合？',
    options: {
      overfitting: { label: '测试误差更大', why: '过拟合时也会这样。' },
      training: { label: '训练误差也更大', why: '对。过拟合的网络在训练集上应当很好。' },
      memory: { label: '占用的内存更多', why: '确实，但与误差无关。' },
      labels: { label: '标签错了', why: '浅的网络用的是同样的标签。' },
    },
  },
  identity: {
    ask: '残差块里各层的斜率很小时，梯度为什么还能过去？',
    options: {
      one: { label: '捷径给斜率加上 1', why: '对：y = x + F(x) 的斜率是 1 + F′(x)。' },
      weights: { label: '捷径的权重很大', why: '大小相同时捷径没有权重。' },
      relu: { label: 'ReLU 放大梯度', why: 'ReLU 的斜率只有 0 和 1。' },
      fewer: { label: '层数更少', why: '层数一样，常常还更多。' },
    },
  },
} satisfies QuizText<typeof questions>;
