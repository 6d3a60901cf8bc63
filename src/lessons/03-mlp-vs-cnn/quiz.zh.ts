// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { SMALL_COLOUR, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

const n = (value: number): string => formatNumber(value, 'zh');

export const quizText = {
  index: {
    ask: (x) =>
      `一张 ${facts.side} × ${facts.side} 的图片按行扁平化，行和列都从 0 数起。第 ${v(x, 'row')} 行、第 ${v(x, 'column')} 列的像素在向量中的编号是多少？`,
    unit: '',
    solution: (x, answer) =>
      `它前面有 ${v(x, 'row')} 个整行，每行 ${facts.side} 个，还有本行的 ${v(x, 'column')} 个：${v(x, 'row')} × ${facts.side} + ${v(x, 'column')} = ${n(answer)}。`,
  },
  flatten: {
    ask: '图片经过扁平化层，丢掉了什么？',
    options: {
      values: { label: '一部分像素值', why: '没有任何数值被丢掉或改动，向量里的数和图片里的一样多。' },
      neighbours: {
        label: '哪些像素彼此相邻',
        why: '对。数值都在，但向量里没有任何东西说明，相隔 28 位的两个数曾经挨在一起。',
      },
      colours: {
        label: '颜色通道',
        why: `通道也一起被摊平：${facts.side} × ${facts.side} × 3 变成 ${n(facts.pixels * 3)} 个数。`,
      },
      nothing: {
        label: '什么也没丢',
        why: '数值确实没丢。但向量的次序不带二维的邻近关系，下一层就得不到它了。',
      },
    },
  },
  'dense-count': {
    ask: (x) =>
      `一张 ${v(x, 'side')} × ${v(x, 'side')} 的灰度图片扁平化后，送入一个有 ${v(x, 'units')} 个单元、带偏置的全连接层。这一层有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} = ${v(x, 'inputs')} 个输入，每个都与 ${v(x, 'units')} 个单元相连，每个单元再有一个偏置：${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}。`,
  },
  'local-count': {
    ask: (x) =>
      `一个局部连接层用 ${v(x, 'kernel')} × ${v(x, 'kernel')} 的窗口看一张 ${v(x, 'size')} × ${v(x, 'size')} 的灰度图片（步幅 1，不填充）。权重不共享，每个单元有自己的权重和偏置。一共有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `输出的边长是 ${v(x, 'size')} − ${v(x, 'kernel')} + 1 = ${v(x, 'side')}。${v(x, 'side')} × ${v(x, 'side')} 个单元，每个有 ${v(x, 'kernel')} × ${v(x, 'kernel')} 个权重和一个偏置：${v(x, 'side')}² × (${v(x, 'kernel')}² + 1) = ${n(answer)}。`,
  },
  'conv-count': {
    ask: (x) =>
      `Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) 的输入深度为 ${v(x, 'depth')}。它有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `K·F·F·D + K = ${v(x, 'filters')} × ${v(x, 'kernel')} × ${v(x, 'kernel')} × ${v(x, 'depth')} + ${v(x, 'filters')} = ${n(answer)}。与输入的高和宽无关。`,
  },
  'why-share': {
    ask: '卷积层的所有单元为什么可以共用一个卷积核？',
    options: {
      fewer: {
        label: '因为参数越少越好',
        why: '参数变少是结果，不是理由。共享了不该共享的，网络只会变差，打乱像素的实验就是例子。',
      },
      'same-pattern': {
        label: '因为同一种图案无论出现在图片的哪里，样子都一样',
        why: '对。这句话说的是数据：小块图案的统计规律几乎不随位置改变。',
      },
      speed: { label: '因为硬件算得更快', why: '也许更快，但算得再快的错误假设也还是错的。' },
      'same-output': {
        label: '因为所有单元应该给出同样的输出',
        why: '它们共享的是权重，不是输入。每个单元看自己的窗口，输出各不相同，合起来就是特征映射。',
      },
    },
  },
  moved: {
    ask: '数字向右移动三个像素。步幅为 1 的卷积，它的特征映射会怎样（不考虑边缘）？',
    options: {
      unchanged: { label: '不变', why: '那是不变性。卷积报告的是“在哪里找到了图案”，图案挪了，报告也跟着挪。' },
      'moves-along': {
        label: '也向右移动三个像素',
        why: '对。这就是等变性：先移动再卷积，与先卷积再移动，结果一样。',
      },
      random: {
        label: '会变，怎么变取决于卷积核',
        why: '卷积核决定找到什么，不决定结果怎样移动。无论哪个卷积核，特征映射都跟着移动。',
      },
      zero: {
        label: '变成零，因为卷积核是为原来的位置训练的',
        why: '卷积核没有位置，到处用的都是同一组权重。你说的是全连接层的单元。',
      },
    },
  },
  shuffled: {
    ask: '训练和测试的所有图片，都用同一种方式打乱像素，两个网络从头训练。你预计会怎样？',
    options: {
      'both-fail': {
        label: '两个都只能乱猜',
        why: '信息还在：打乱是可以还原的。MLP 什么也没损失，CNN 也还有全连接层可以学。',
      },
      'mlp-same': {
        label: 'MLP 和原来一样好，CNN 失去优势',
        why: '对。打乱像素等于打乱 MLP 第一个权重矩阵的各列；而 CNN 关于邻居的假设不再成立。',
      },
      'cnn-same': { label: 'CNN 和原来一样好，MLP 变差', why: '正好反了：依赖邻居的是 CNN。' },
      'mlp-better': {
        label: 'MLP 明显变得更好',
        why: '对它来说什么也没变容易。某个种子下可能碰巧好一点或差一点，平均起来一样。',
      },
    },
  },
  where: {
    ask: `对决中的 CNN 有 ${n(facts.cnn)} 个参数，大部分在哪里？`,
    options: {
      'first-conv': {
        label: '在第一个卷积层，因为它看整张图片',
        why: `它只有 ${n(facts.cnnFirst)} 个参数，图片的大小不算在内。`,
      },
      'second-conv': {
        label: '在第二个卷积层，因为它更深',
        why: `它比第一个多，因为 D 变成了 ${facts.filters}，但也只有 ${n(facts.cnnSecond)} 个。`,
      },
      dense: {
        label: '在卷积层后面的全连接层',
        why: `对：有 ${n(facts.cnnDense)} 个。哪里全都连着全部，哪里的账单就长。`,
      },
      output: {
        label: '在输出层，每个数字一个单元',
        why: `它只有十个单元，也就是 ${n(facts.cnnOutput)} 个参数。`,
      },
    },
  },
  'small-colour': {
    ask: `在“剪断线缆”里：为彩色图片做一个卷积层（第 4 步），至少 ${SMALL_COLOUR.filters} 个过滤器，参数少于 ${SMALL_COLOUR.parameters} 个。`,
    hint: '有三个通道时，默认的卷积核每个过滤器要 27 个权重。哪个滑块能减小 K·F·F·D + K，又不减少过滤器？',
    done: '做到了。卷积核的边长在式子里出现两次（F·F），所以它最管用。',
  },
  corner: {
    ask: '在“从图片到向量”里：选中一个只有三个邻居的像素。',
    hint: '图片内部的像素有八个邻居，边上的有五个。',
    done: '就是角上。在向量里，它与三个邻居分别相距 1、28，以及 27 或 29。',
  },
} satisfies QuizText<typeof questions>;
