// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL_NUMBERS, type questions } from './quiz.ts';
import { shapeText } from './shape-text.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number): string => formatNumber(value, 'zh');

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return n(values[name] ?? 0);
}

export const quizText = {
  'numbers-in-picture': {
    ask: (x) => `一张彩色图片高 ${v(x, 'height')} 像素、宽 ${v(x, 'width')} 像素。它的数组里有多少个数？`,
    unit: '个数',
    solution: (x, answer) => `高 × 宽 × 深，彩色的深度是 3：${v(x, 'height')} × ${v(x, 'width')} × 3 = ${n(answer)}。`,
  },
  crop: {
    ask: (x) => `一张高 ${v(x, 'height')}、宽 ${v(x, 'width')} 的照片，居中裁成最大的正方形。左边丢掉多少列？`,
    unit: '列',
    solution: (x, answer) =>
      `正方形的边长是 ${v(x, 'height')}，宽多出的部分左右各一半：(${v(x, 'width')} − ${v(x, 'height')}) / 2 = ${n(answer)}。`,
  },
  'one-size': {
    ask: '讲义的网络只能接受一种大小的图片。是哪一部分不肯变？',
    options: {
      kernel: { label: '卷积核', why: '卷积核只管自己那一小块，图片多大都能滑过去，输出跟着变大而已。' },
      dense: { label: 'Flatten 后面的全连接层', why: '对。它为每一个输入的数各备了一个权重，数多了少了都对不上。' },
      pooling: { label: '池化层', why: '池化没有权重，大图小图都能减半。' },
      colour: { label: '颜色的三个通道', why: '通道数确实要固定，但大小说的是高和宽。' },
    },
  },
  halvings: {
    ask: (x) =>
      `${v(x, 'side')} × ${v(x, 'side')} 的图片经过 ${v(x, 'times')} 次 2 × 2、步幅 2 的池化（中间的卷积都用 same）。最后的高是多少？`,
    unit: '',
    solution: (x, answer) => `每次减半：${v(x, 'side')} / 2^${v(x, 'times')} = ${n(answer)}。`,
  },
  sees: {
    ask: (x) =>
      `8 × 8 的图片先经过 ${v(x, 'kernel')} × ${v(x, 'kernel')} 的卷积（padding='same'），再经过 2 × 2 的最大池化，成为 4 × 4。标出的那一格看得到图片的哪些像素？把它们全选出来。`,
    picture: '图片',
    beside: '池化以后',
    why: {
      'pool-only': '那是池化窗口盖住的 2 × 2。可是这四个数不是像素，是卷积的输出，每一个自己还看着一个窗口。',
      'kernel-only': '那是卷积的一个窗口。池化要比较 2 × 2 个卷积输出，它们的窗口错开一格，合起来更大。',
      place: '同样的行和列上的一个像素：图已经缩小了一半，而且每一层都看一片，不是看一点。',
      everything: '还没有到看见整张图的时候：一个块只看到一小片，块叠得越多看得越远。',
    },
    other: (x) =>
      `从后往前算：池化读 2 × 2 个卷积输出，每个卷积输出读 ${v(x, 'kernel')} × ${v(x, 'kernel')} 个像素，窗口彼此错开一格；伸到图外的不算。`,
    done: (x) =>
      `1 + 1 + (${v(x, 'kernel')} − 1) = ${v(x, 'field')}：感受野的边长；这里有 ${v(x, 'rows')} 行 ${v(x, 'columns')} 列在图内。`,
  },
  deeper: {
    ask: '金字塔里哪一种层让体积变深？',
    options: {
      conv: { label: '卷积层', why: '对。有多少个过滤器，输出就有多深。' },
      pool: { label: '池化层', why: '池化把每张特征映射单独缩小，张数不变。' },
      relu: { label: 'ReLU', why: '激活函数一个数一个数地算，形状完全不变。' },
      flatten: { label: 'Flatten', why: '它把体积排成一列，没有高、宽、深之分了。' },
    },
  },
  'step-numbers': {
    ask: (x) =>
      `输入 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}，先经过 Conv2D(${v(x, 'filters')}, 2, padding='same')，再经过 MaxPooling2D(2)。输出一共多少个数？`,
    unit: '个数',
    solution: (x, answer) =>
      `卷积后是 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'filters')}，池化后是 ${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'filters')} = ${n(answer)}。输入的深度 ${v(x, 'depth')} 只影响参数。`,
  },
  'step-parameters': {
    ask: (x) =>
      `输入 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}，一级台阶是 Conv2D(${v(x, 'filters')}, ${v(x, 'kernel')}, padding='same') 加 MaxPooling2D(2)。这一级一共多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `K·F·F·D + K = ${v(x, 'filters')} × ${v(x, 'kernel')} × ${v(x, 'kernel')} × ${v(x, 'depth')} + ${v(x, 'filters')} = ${n(answer)}，池化是 0。高和宽（${v(x, 'side')}）不出现。`,
  },
  bill: {
    ask: `${n(facts.total)} 个参数，绝大部分在哪一层？`,
    options: {
      first: { label: '第一个卷积层，它看的图最大', why: '图大，算得多，但权重是共享的，参数反而最少。' },
      convolutions: { label: '三个卷积层平分', why: `三层加起来只有 ${n(facts.convolutions)} 个，而且一层比一层多。` },
      dense: {
        label: 'Flatten 后面的第一个全连接层',
        why: `对。${n(facts.flat)} 个输入连到 ${n(facts.units)} 个单元，${n(facts.dense)} 个参数。`,
      },
      last: {
        label: '最后一层，它要下结论',
        why: `它只有 ${n(facts.units)} 个输入和 ${n(facts.classes)} 个单元：${n(facts.last)} 个参数。`,
      },
    },
  },
  'dense-bill': {
    ask: (x) =>
      `塔尖是 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}，先 Flatten，再接 Dense(${v(x, 'units')})。这个全连接层有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} = ${v(x, 'inputs')} 个输入；${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}。`,
  },
  larger: {
    ask: `把输入从 ${facts.side} × ${facts.side} 换成 ${facts.doubled} × ${facts.doubled}，别的都不动。哪里的参数变多？`,
    options: {
      nothing: { label: '哪里都不变', why: '塔尖变成 8 × 8，扁平化以后的数是原来的四倍，有一层要为它们付钱。' },
      conv: { label: '卷积层', why: '卷积层的参数里没有高和宽，一个也不多。' },
      dense: {
        label: 'Flatten 后面的全连接层',
        why: `对。它从 ${n(facts.dense)} 个变成 ${n(facts.denseDoubled)} 个。`,
      },
      all: { label: '每一层都变成四倍', why: '每层输出的数是四倍，参数却只有一层变多。' },
    },
  },
  tip: {
    ask: `塔尖 ${shapeText(facts.tip)} 里的一个数说的是什么？`,
    options: {
      colours: { label: '一个像素的颜色', why: '颜色在输入里。到了塔尖，一格看的是一大块。' },
      places: { label: '一个物体的坐标', why: '没有哪个数是坐标；位置只剩下它在哪一格。' },
      features: { label: '某个特征在图的一大块里有多少', why: '对。深度说是哪个特征，所在的格子说是哪一块。' },
      pixels: { label: '缩小以后的一个像素', why: '池化不是把照片缩小：进来的已经是特征映射，不是颜色。' },
    },
  },
  'last-layer': {
    ask: '数据集有 10 个类别，每张图片属于其中一个。网络的最后一层应该是什么？',
    options: {
      'relu-10': { label: "Dense(10, activation='relu')", why: 'ReLU 给出的数不是概率，加起来不等于 1。' },
      'softmax-10': { label: "Dense(10, activation='softmax')", why: '对。一个类别一个单元，softmax 把它们变成概率。' },
      'softmax-1': { label: "Dense(1, activation='softmax')", why: '只有一个单元时，softmax 永远给出 1。' },
      conv: { label: "Conv2D(10, 2, activation='relu')", why: '它的输出还有高和宽，不是每类一个数。' },
    },
  },
  'whole-picture': {
    ask: `在“拆开一张图片”里：把整张图片变成正好 ${n(GOAL_NUMBERS)} 个数，四边一点也不裁掉。`,
    hint: `${n(GOAL_NUMBERS)} 除以 3 个通道，剩下的是边长的平方。`,
    done: '做到了：16 × 16 × 3，整幅都在，只是比例变了。',
  },
  'most-numbers': {
    ask: '在“按比例画的金字塔”里，用讲义的网络：选中输出的数最多的那一块。',
    hint: '深度乘以几倍，面积又除以几？看“输出的数”那一种条形。',
    done: '对：第一个卷积层。数最多的地方，参数几乎最少。',
  },
} satisfies QuizText<typeof questions>;
