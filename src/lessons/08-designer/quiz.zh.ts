// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

const n = (value: number): string => formatNumber(value, 'zh');

export const quizText = {
  'side-after': {
    ask: (x) =>
      `${v(x, 'size')} × ${v(x, 'size')} 的图片经过 ${v(x, 'count')} 段，每段是一个填充为 same 的卷积层和一个 2 × 2 的最大池化层。这时数组的高是多少？`,
    unit: '',
    solution: (x, answer) => `卷积不改变高，每次池化减半：${v(x, 'size')} / 2^${v(x, 'count')} = ${n(answer)}。`,
  },
  flat: {
    ask: (x) =>
      `图片 ${v(x, 'size')} × ${v(x, 'size')} × 3，经过 ${v(x, 'count')} 段卷积（填充 same）和 2 × 2 池化。第一个卷积层有 ${v(x, 'first')} 个过滤器，以后每段翻倍。Flatten 输出多少个数？`,
    unit: '',
    solution: (x, answer) =>
      `边长是 ${v(x, 'size')} / 2^${v(x, 'count')}，深度是 ${v(x, 'last')}，边长 × 边长 × 深度 = ${n(answer)}。`,
  },
  'conv-count': {
    ask: (x) =>
      `Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) 作用于深度为 ${v(x, 'depth')} 的输入，连偏置在内有多少个参数？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} · ${v(x, 'filters')} + ${v(x, 'filters')} = ${n(answer)}。`,
  },
  'dense-count': {
    ask: (x) =>
      `最后的特征映射是 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}，后面是 Flatten 和 Dense(${v(x, 'units')})。这个全连接层有多少个参数？`,
    unit: '',
    solution: (x, answer) => `${v(x, 'flat')} · ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}。`,
  },
  'average-count': {
    ask: (x) =>
      `最后的特征映射是 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}，后面是 GlobalAveragePooling2D 和 Dense(${v(x, 'classes')}, activation='softmax')。这两层一共有多少个参数？`,
    unit: '',
    solution: (x, answer) =>
      `取平均没有参数，剩下 ${v(x, 'depth')} 个数：${v(x, 'depth')} · ${v(x, 'classes')} + ${v(x, 'classes')} = ${n(answer)}。`,
  },
  layers: {
    ask: '用这些层搭一个分 10 类的网络：过滤器越往后越多。从输入开始排好。',
    items: {
      'conv-small': {
        label: "Conv2D(16, 3, activation='relu')",
        why: '图片一进来先由卷积层看局部；过滤器少的在前面。',
      },
      pool: { label: 'MaxPooling2D(2)', why: '先缩小，再加过滤器，后面的层才算得起。' },
      'conv-large': {
        label: "Conv2D(32, 3, activation='relu')",
        why: '它要读的是有高有宽的特征映射，所以必须在 Flatten 之前。',
      },
      flatten: { label: 'Flatten()', why: '全连接层要的是向量；先扁平化，它才读得了特征映射。' },
      hidden: { label: "Dense(64, activation='relu')", why: 'softmax 给出的是最后的答案，隐藏层要在它前面。' },
      classes: { label: "Dense(10, activation='softmax')", why: '每类一个概率，这是网络最后说的话。' },
    },
    hint: '哪些层要三维的特征映射，哪些层要向量？',
    done: '先是越来越小、越来越深的特征映射，再是向量，最后是概率。',
  },
  shapes: {
    ask: (x) => `输入 ${v(x, 'side')} × ${v(x, 'side')} × 3，卷积都用 padding='same'。把每层的输出形状放到那一层。`,
    places: {
      conv1: (x) => `Conv2D(${v(x, 'first')}, 3, padding='same')`,
      pool1: 'MaxPooling2D(2)',
      conv2: (x) => `Conv2D(${v(x, 'second')}, 3, padding='same')`,
      flatten: 'Flatten()',
    },
    labels: {
      wide: {
        label: (x) => `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'first')}`,
        why: '这个形状还和输入一样大：只有池化之前的层才是这样。',
      },
      halved: {
        label: (x) => `${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'first')}`,
        why: '高和宽减半而深度不变，是池化做的事。',
      },
      deepened: {
        label: (x) => `${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'second')}`,
        why: (x) => `深度 ${v(x, 'second')} 来自有 ${v(x, 'second')} 个过滤器的那一层。`,
      },
      flat: {
        label: (x) => v(x, 'flat'),
        why: '一个数就是一个向量的长度：高、宽、深度到这里已经不分了。',
      },
      shrunk: {
        label: (x) => `${n((x['side'] ?? 0) - 2)} × ${n((x['side'] ?? 0) - 2)} × ${v(x, 'first')}`,
        why: '3 × 3 的卷积核只有在 padding 为 valid 时才会缩小 2；这里是 same。',
      },
    },
    mistakes: {
      pool1: { deepened: '池化不会增加深度：每张特征映射单独缩小，进来几张，出去几张。' },
      conv2: { halved: '步幅是 1，padding 是 same：卷积不改变高和宽，改变的是深度。' },
    },
    done: '卷积（same）改深度，池化改高和宽，Flatten 把它们乘起来。',
  },
  aim: {
    ask: '图片 CNN 应当把数组变成什么样？',
    options: {
      deeper: { label: '深度大于高和宽', why: '对。空间变小，深度变大：“在哪里”变成“是什么”。' },
      wider: { label: '比输入更宽', why: '宽只会变小。更大的特征映射花费更多，却不多说什么。' },
      same: { label: '形状保持不变', why: '那样分类的部分就得逐个位置去应付。' },
      'fewer-layers': { label: '只剩一个通道', why: '找到的规律就存放在深度里，深度应当增加。' },
    },
  },
  'last-layer': {
    ask: '要分 10 类，网络的最后一层应当是什么？',
    options: {
      relu: { label: 'Dense(10, activation="relu")', why: '这些输出加起来不是 1，而且可能有许多是 0。' },
      softmax: { label: 'Dense(10, activation="softmax")', why: '对：每类一个概率，合起来是 1。' },
      'sigmoid-one': { label: 'Dense(1, activation="sigmoid")', why: '一个概率只能区分两类，不能区分十类。' },
      linear: { label: 'Conv2D(10, 3)', why: '它输出的是特征映射，不是每类一个数。' },
    },
  },
  'no-relu': {
    ask: '两个卷积层相连，中间没有激活函数。失去了什么？',
    options: {
      slower: { label: '速度', why: '少算激活函数，要说变化也只会略快一点。' },
      'one-layer': {
        label: '第二层的意义：一个卷积核大一些的卷积层就能做到同样的事',
        why: '对。两个线性映射接在一起，仍是一个线性映射。',
      },
      error: { label: 'Keras 不允许这样搭', why: '它照样能搭、能训练，只是学到的少。' },
      nothing: { label: '什么也没有失去', why: '两个线性映射接在一起，仍是一个线性映射，深度白费了。' },
    },
  },
  dearest: {
    ask: `课文里的网络有 ${n(facts.total)} 个参数，大部分在哪一层？`,
    options: {
      'first-conv': { label: '第一个卷积层', why: `它只有 ${n(facts.conv1)} 个：卷积核小，所有位置共用。` },
      'last-conv': { label: '最后一个卷积层', why: `它有 ${n(facts.conv3)} 个，在卷积层里最多，但仍然很少。` },
      'first-dense': {
        label: '第一个全连接层',
        why: `对：${n(facts.flat)} 个数连到 ${n(facts.units)} 个单元，就是 ${n(facts.dense1)} 个。`,
      },
      'last-dense': { label: '最后一个全连接层', why: `它有 ${n(facts.dense2)} 个：单元少。` },
    },
  },
  lean: {
    ask: `在设计台里为选定的数据集搭一个网络：参数不超过 ${n(GOAL.parameters)} 个，有 ${GOAL.side} × ${GOAL.side} 或更小的特征映射，而且现在就能训练。`,
    hint: '参数大多在哪里？那里少用些单元，或者改用全局平均。',
    done: '做到了：小，而且仍能分类。它的准确率会低多少？',
  },
} satisfies QuizText<typeof questions>;
