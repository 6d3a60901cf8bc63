// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh', 3);
}

const n = (value: number): string => formatNumber(value, 'zh', 3);

export const quizText = {
  'average-value': {
    ask: (x) =>
      `一个 2 × 2 窗口里的数是 ${v(x, 'a')}、${v(x, 'b')}、${v(x, 'c')}、${v(x, 'd')}。平均池化的输出是多少？`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'a')} + ${v(x, 'b')} + ${v(x, 'c')} + ${v(x, 'd')}) / 4 = ${n(answer)}。最大池化则会给出 ${n(Math.max(x['a'] ?? 0, x['b'] ?? 0, x['c'] ?? 0, x['d'] ?? 0))}。`,
  },
  'pool-shape': {
    ask: (x) =>
      `MaxPooling2D(pool_size=${v(x, 'pool')}, strides=${v(x, 'stride')}) 作用于 ${v(x, 'size')} × ${v(x, 'size')} × ${v(x, 'depth')} 的特征映射（padding 用默认值）。输出的高是多少？`,
    unit: '',
    solution: (x, answer) =>
      `默认是 valid：⌊(${v(x, 'size')} − ${v(x, 'pool')}) / ${v(x, 'stride')}⌋ + 1 = ${n(answer)}。深度仍是 ${v(x, 'depth')}。`,
  },
  parameters: {
    ask: 'MaxPooling2D(pool_size=2) 作用于 15 张特征映射。它有多少个要训练的参数？',
    options: {
      none: { label: '0', why: '对。取最大值的规则是定好的，没有什么可学。' },
      window: { label: '4，窗口里每个位置一个', why: '窗口只说看哪几个数，没有给它们权重。' },
      'per-channel': { label: '15，每张特征映射一个', why: '每张特征映射都用同一条规则处理，规则里没有参数。' },
      conv: {
        label: `${n(facts.stridedParameters)}，和 2 × 2 的卷积层一样`,
        why: '那是把池化换成 Conv2D(15, 2, strides=2) 之后的账单。池化层不学权重。',
      },
    },
  },
  depth: {
    ask: '普通的池化层不改变特征映射的什么？',
    options: {
      height: { label: '高', why: '高和宽正是它要缩小的。' },
      depth: { label: '深度（特征映射的张数）', why: '对。每张特征映射单独处理，进来几张，出去几张。' },
      both: { label: '宽和深度', why: '深度确实不变，宽却和高一起变小。' },
      all: { label: '数的总个数', why: '2 × 2、步幅 2 的池化只留下四分之一的数。' },
    },
  },
  winner: {
    ask: (x) =>
      `${v(x, 'pool')} × ${v(x, 'pool')} 的最大池化，步幅 ${v(x, 'pool')}。输出里标出的那一格，它的数来自输入的哪一格？`,
    picture: '输入',
    beside: '输出',
    why: {
      everywhere: '那是整张特征映射里最大的数。池化只比较一个窗口里的数；只有全局最大池化才比较全部。',
      stride: (x) => `那是窗口每次只移一格时的结果。这里步幅是 ${v(x, 'pool')}，窗口互不重叠。`,
      place: '那是同样的行和列。输出变小了，它的一格对应输入的一整个窗口。',
      loser: '窗口对了，但这个数不是其中最大的：最大池化只留下最大的那一个。',
      outside: (x) =>
        `这一格不在窗口里。输出第 ${v(x, 'row')} 行第 ${v(x, 'column')} 列读的是输入里竖着数第 ${v(x, 'row')} 个、横着数第 ${v(x, 'column')} 个 ${v(x, 'pool')} × ${v(x, 'pool')} 的小块。`,
    },
    other: '先找窗口，再找窗口里最大的数。',
    done: (x) => `${v(x, 'largest')} 是那个窗口里最大的数；反向传播时，梯度也只回到这一格。`,
  },
  losers: {
    ask: '反向传播经过最大池化。窗口里没有胜出的数得到多大的梯度？',
    options: {
      same: { label: '和胜出的一样大', why: '那样等于把一份梯度变成了好几份。' },
      share: { label: '平均分到的一份', why: '那是平均池化的做法。' },
      zero: { label: '零', why: '对。把落选的数稍微改一改，最大值不变，所以导数为零。' },
      negative: { label: '负的，好让胜出的更突出', why: '池化不惩罚谁；它们对输出没有影响，导数就是零。' },
    },
  },
  'average-gradient': {
    ask: (x) =>
      `一个 ${v(x, 'side')} × ${v(x, 'side')} 的平均池化窗口，输出端收到的梯度是 ${v(x, 'given')}。窗口里的每个数得到多少？`,
    unit: '',
    solution: (x, answer) => `平均分给 ${v(x, 'cells')} 个数：${v(x, 'given')} / ${v(x, 'cells')} = ${n(answer)}。`,
  },
  'one-pixel': {
    ask: '图片移动一个像素。2 × 2 的最大池化让特征映射怎样？',
    options: {
      invariant: { label: '完全不变', why: '看看曲线：变化少了一些，离零还很远。' },
      some: {
        label: '变化比不池化时少一些，但仍然明显',
        why: '对。只有最大值恰好没有离开窗口的地方才不变。',
      },
      none: { label: '和不池化时变化一样大', why: '不少最大值还留在原来的窗口里，那些格子没有变。' },
      'whole-network': { label: '不知道，要看全连接层', why: '池化的输出在全连接层之前就已经算好了。' },
    },
  },
  'flatten-count': {
    ask: (x) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} 的特征映射先 Flatten，再接 Dense(${v(x, 'units')})。这个全连接层有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} = ${v(x, 'inputs')} 个输入；${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}。`,
  },
  'gap-count': {
    ask: (x) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} 的特征映射先 GlobalAveragePooling2D，再接 Dense(${v(x, 'units')})。全连接层有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `只剩 ${v(x, 'depth')} 个平均值：${v(x, 'depth')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}。高和宽不再出现。`,
  },
  'what-is-lost': {
    ask: '全局平均池化之后，向量里不再有什么？',
    options: {
      what: { label: '图里有没有某种规律', why: '这正是留下来的：每个平均值说的是一种规律有多少。' },
      where: { label: '规律出现在哪里', why: '对。位置都平均掉了；不过权重乘特征映射还能把它找回来。' },
      depth: { label: '通道的区别', why: '每个通道有自己的平均值，仍然分得开。' },
      nothing: { label: '什么也没少', why: '许多个数变成一个数，总要丢掉些什么。' },
    },
  },
  'nine-by-nine': {
    ask: `在池化工作台上：把第一个卷积层 ${GOAL.from} × ${GOAL.from} 的特征映射变成 ${GOAL.to} × ${GOAL.to}。`,
    hint: `要让大约每 3 格得到一个输出。${GOAL.from} 不能被 3 整除：padding 用 valid 和 same 时，多出来的两行各会怎样？`,
    done: '做到了。same 时是 ⌈26 / 3⌉ = 9；valid 时，要窗口够小，最后一个才放得下。',
  },
  'one-map': {
    ask: '在全局平均池化的图里：调整权重，让类激活图就是其中一张特征映射。',
    hint: '加权和里只剩一项时，和就是那一项。',
    done: '对：其余权重为 0，类激活图与那张特征映射只差一个倍数。',
  },
} satisfies QuizText<typeof questions>;
