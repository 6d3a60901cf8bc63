// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { D, F, K, mistakes, summary } from './facts.ts';
import { CHEAP, WHOLE_P, type questions } from './quiz.ts';
import { shape } from './shape-text.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

const n = (value: number): string => formatNumber(value, 'zh');
const outcomes = WHOLE_P.whole.map(({ p, output }) => `p = ${p} 得到 ${output}`).join('，');

export const quizText = {
  'same-size': {
    ask: (x) =>
      `一张图片高 ${v(x, 'size')} 像素，卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，padding='same'。输出有多高？`,
    unit: '',
    solution: (x, answer) =>
      `用 same 时，卷积核的大小不起作用：ceil(${v(x, 'size')} / ${v(x, 'stride')}) = ${n(answer)}。要向上取整，因为最后一个窗口还要盖住剩下的部分。`,
  },
  'valid-size': {
    ask: (x) =>
      `这次不填充：高 ${v(x, 'size')}，卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，padding='valid'。输出有多高？`,
    unit: '',
    solution: (x, answer) =>
      `里面有 ${v(x, 'size')} − ${v(x, 'kernel')} + 1 = ${v(x, 'places')} 个位置，每 ${v(x, 'stride')} 个取一个：ceil(${v(x, 'places')} / ${v(x, 'stride')}) = ${n(answer)}。另一个公式说的是同一回事：floor((${v(x, 'size')} − ${v(x, 'kernel')}) / ${v(x, 'stride')}) + 1。`,
  },
  count: {
    ask: (x) =>
      `Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) 的输入深度为 ${v(x, 'depth')}。它有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `权重 ${v(x, 'filters')} · ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} = ${v(x, 'weights')} 个，再加 ${v(x, 'filters')} 个过滤器各一个偏置，只加一次：${n(answer)}。`,
  },
  second: {
    ask: (x) =>
      `一张彩色图片后面接着两个卷积层，卷积核都是 ${v(x, 'kernel')} × ${v(x, 'kernel')}：第一层 ${v(x, 'before')} 个过滤器（${v(x, 'first')} 个参数），第二层 ${v(x, 'filters')} 个。第二层有多少个参数？`,
    unit: '个参数',
    solution: (x, answer) =>
      `它的输入是第一层的输出，深度是 ${v(x, 'before')}，不再是 3：${v(x, 'filters')} · ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'before')} + ${v(x, 'filters')} = ${n(answer)}。`,
  },
  letters: {
    ask: (x) =>
      `Conv2D(${v(x, 'filters')}, ${v(x, 'kernel')}, strides=${v(x, 'stride')}) 读 ${v(x, 'size')} × ${v(x, 'size')} × ${v(x, 'depth')} 的图片。参数的公式是 K·F·F·D + K，输出边长的公式是 ⌊(W − F) / S⌋ + 1。给每个字母放上它的数。`,
    places: { K: 'K', F: 'F', D: 'D', S: 'S', W: 'W' },
    labels: {
      filters: {
        label: (x) => v(x, 'filters'),
        why: '代码里的第一个数说的是有多少个过滤器，也就是输出有多深。',
      },
      kernel: { label: (x) => v(x, 'kernel'), why: '代码里的第二个数是卷积核的边长；两个公式里都有它。' },
      depth: { label: (x) => v(x, 'depth'), why: '这是输入的深度，代码里没有写，由输入决定。' },
      stride: { label: (x) => v(x, 'stride'), why: '步幅是窗口每次走几步；它只决定输出多大，不决定参数多少。' },
      size: { label: (x) => v(x, 'size'), why: '图片的边长只在输出大小的公式里出现：参数与图片多大无关。' },
    },
    mistakes: {
      D: {
        filters: '过滤器的个数是输出的深度。D 是输入的深度：每个过滤器和它读的东西一样深。',
        size: '参数的公式里没有图片的边长：同一个卷积核用在所有位置。',
      },
      K: { depth: '输入的深度决定每个过滤器有多深，不决定有多少个。' },
      S: { kernel: '窗口有多大和一次走多远是两回事；只有池化层的步幅默认等于窗口边长。' },
      F: { stride: '窗口一次走多远，不等于它有多大。' },
    },
    done: (x) =>
      `K = ${v(x, 'filters')}，F = ${v(x, 'kernel')}，D = ${v(x, 'depth')}，S = ${v(x, 'stride')}，W = ${v(x, 'size')}。D 和 W 来自输入，另外三个写在代码里。`,
  },
  'filter-size': {
    ask: `Conv2D(${K}, ${F}) 读一张深度为 ${D} 的图片。它的一个过滤器有多大？`,
    options: {
      flat: {
        label: `${F} × ${F}`,
        why: `代码里是这么写的，但过滤器同时看所有通道。如果它真的只有一层厚，参数就只有 ${n(mistakes.flat)} 个，而不是 ${n(summary.total)} 个。`,
      },
      'input-depth': {
        label: `${F} × ${F} × ${D}`,
        why: '对。过滤器与输入一样深；代码里不必写，因为输入已经说了。',
      },
      'output-depth': {
        label: `${F} × ${F} × ${K}`,
        why: `${K} 是过滤器有多少个，也是输出有多深，不是一个过滤器有多深。`,
      },
      whole: {
        label: `${F} × ${F} × ${D} × ${K}`,
        why: `这是 Keras 存下来的整层的卷积核：${K} 个过滤器合在一起。`,
      },
    },
  },
  'bigger-picture': {
    ask: '输入的高和宽都变成两倍，Conv2D 的参数数量会怎样？',
    options: {
      same: {
        label: '不变',
        why: '对。K·F·F·D_in + K 里既没有高，也没有宽。变大的是输出和乘加次数，大约四倍。',
      },
      double: { label: '变成两倍', why: '图片的哪一条边都不在 K·F·F·D_in + K 里。' },
      four: { label: '变成四倍', why: '变成四倍的是乘加次数和输出：同样的那几个权重用在了更多地方。' },
      depends: { label: '要看步幅和填充', why: '它们决定输出的形状，参数的式子里同样没有它们。' },
    },
  },
  biases: {
    ask: `有 ${K} 个过滤器的 Conv2D，有多少个偏置？`,
    options: {
      'one-layer': { label: '1 个', why: '每个过滤器回答自己的问题，要有自己的门槛。' },
      'one-filter': {
        label: `${K} 个，每个过滤器一个`,
        why: '对：一个数加在整张特征映射上。它们只算一次，就是式子里的 + K。',
      },
      'one-weight': { label: '每个权重一个', why: '窗口里的乘积先加起来，偏置只加到这个和上。' },
      'one-place': {
        label: '输出的每个数一个',
        why: '那样的话，图片越大偏置越多。一张映射的所有位置共用一个偏置，就像共用权重一样。',
      },
    },
  },
  'zeros-below': {
    ask: (x) =>
      `高 ${v(x, 'size')}，卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，padding='same'。Keras 在图片下面补几行零？`,
    unit: '行',
    solution: (x, answer) =>
      `输出高 ${v(x, 'output')}，窗口一共要盖到 (${v(x, 'output')} − 1) · ${v(x, 'stride')} + ${v(x, 'kernel')} 行，比图片多 ${v(x, 'total')} 行。上面放 floor(${v(x, 'total')} / 2) = ${v(x, 'before')} 行，其余 ${n(answer)} 行在下面。`,
  },
  'whole-p': {
    ask: '2 × 2 的卷积核，步幅 1，same：32 × 32 的图片仍是 32 × 32。在 floor((n + 2p − f) / s) + 1 里，p 取几才得到同样的大小？',
    options: {
      zero: { label: 'p = 0', why: `不填充会变小：${outcomes}。` },
      one: { label: 'p = 1', why: `两边都补就太多了：${outcomes}。` },
      half: { label: 'p = ½', why: '算术上凑得出来，可是没有半行零。' },
      none: {
        label: '没有哪个整数可以',
        why: `对：${outcomes}。这个公式两边补得一样多，而 Keras 上面补 ${WHOLE_P.before} 行，下面补 ${WHOLE_P.after} 行。`,
      },
    },
  },
  separable: {
    ask: (x) =>
      `在 ${v(x, 'depth')} 个通道上，${v(x, 'filters')} 个 ${v(x, 'kernel')} × ${v(x, 'kernel')} 过滤器的 Conv2D 有 ${v(x, 'ordinary')} 个参数。同样大小的 SeparableConv2D 有多少个？`,
    unit: '个参数',
    solution: (x, answer) =>
      `先是每个通道各看各的，${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} 个权重；再用 ${v(x, 'depth')} · ${v(x, 'filters')} 个权重混合通道，加上 ${v(x, 'filters')} 个偏置：${n(answer)}。`,
  },
  never: {
    ask: '在计算器里：找一个带填充的层，使得没有哪个整数 p 能让两个公式一致。',
    hint: '步幅是 1，要补的零却是单数行，什么样的卷积核会这样？',
    done: '偶数的卷积核缺的行数是单数。这门课自己的网络正是这样。',
  },
  cheap: {
    ask: `在计算器里：把 ${shape(CHEAP.input)} 变成 ${shape(CHEAP.output)}，参数少于 ${n(CHEAP.parameters)} 个。`,
    hint: '普通的 3 × 3 卷积要好几倍。哪一种层把活分成两步做？或者，卷积核最小可以多小？',
    done: '做到了。“混合通道”和“看看周围”是两件事，分开做就便宜。',
  },
} satisfies QuizText<typeof questions>;
