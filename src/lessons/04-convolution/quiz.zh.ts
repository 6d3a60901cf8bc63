// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { LOPSIDED, WIDE_FIELD, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

/** A factor: negative numbers in brackets. */
function factor(values: Values, name: string): string {
  return (values[name] ?? 0) < 0 ? `(${v(values, name)})` : v(values, name);
}

const n = (value: number): string => formatNumber(value, 'zh');

export const quizText = {
  'one-number': {
    ask: (x) =>
      `窗口里第一行是 ${v(x, 'a')}、${v(x, 'b')}，第二行是 ${v(x, 'c')}、${v(x, 'd')}。卷积核第一行是 ${v(x, 'p')}、${v(x, 'q')}，第二行是 ${v(x, 'r')}、${v(x, 's')}，偏置是 ${v(x, 'bias')}，激活函数是 ReLU。输出是多少？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'a')} × ${factor(x, 'p')} + ${v(x, 'b')} × ${factor(x, 'q')} + ${v(x, 'c')} × ${factor(x, 'r')} + ${v(x, 'd')} × ${factor(x, 's')} + ${factor(x, 'bias')} = ${v(x, 'sum')}，经过 ReLU 得 ${n(answer)}。`,
  },
  negative: {
    ask: '在某个位置，卷积核给出一个绝对值很大的负数（还没有经过激活函数）。这说明图片的那个位置怎么样？',
    options: {
      error: { label: '算错了', why: '权重有正有负，乘积与总和当然可以是负的。' },
      opposite: {
        label: '那里恰好与卷积核要找的相反',
        why: '对。对找边缘的卷积核来说，就是同样的边缘，只是明暗对调。',
      },
      nothing: { label: '那里什么也没有', why: '什么也没有时，响应接近 0，比如平坦的区域。' },
      dark: {
        label: '那里比较暗',
        why: '权重之和为 0 的卷积核根本看不出明暗，只看得出差别。',
      },
    },
  },
  depth: {
    ask: `一个 Conv2D 有 ${facts.filters} 个 ${facts.kernel} × ${facts.kernel} 的过滤器，输入是 RGB 图片。每个卷积核有多深？`,
    options: {
      one: {
        label: '深 1：卷积核是平的，依次扫过每个通道',
        why: '那是逐深度卷积（DepthwiseConv2D）。Conv2D 的每个卷积核对每个通道都有权重。',
      },
      three: {
        label: `深 ${facts.depth}：与输入一样深`,
        why: `对：${facts.kernel} × ${facts.kernel} × ${facts.depth} 个权重，各通道的乘积全部加成一个数。`,
      },
      filters: {
        label: `深 ${facts.filters}：与过滤器的数量一样`,
        why: `${facts.filters} 是卷积核的个数，所以是输出的深度。`,
      },
      product: {
        label: `深 ${facts.depth * facts.filters}：过滤器数乘以通道数`,
        why: '每个过滤器有自己的卷积核。个数再多，也不会让任何一个变深。',
      },
    },
  },
  'same-size': {
    ask: (x) =>
      `输入宽 ${v(x, 'size')}，Conv2D 的 kernel_size=${v(x, 'kernel')}、strides=${v(x, 'stride')}、padding='same'。输出有多宽？`,
    unit: '',
    solution: (x, answer) =>
      `用 same 填充，只有步幅起作用：⌈${v(x, 'size')} / ${v(x, 'stride')}⌉ = ${n(answer)}。边长 ${v(x, 'kernel')} 的卷积核只影响补多少零，不影响大小。`,
  },
  'valid-size': {
    ask: (x) =>
      `输入宽 ${v(x, 'size')}，Conv2D 的 kernel_size=${v(x, 'kernel')}、strides=${v(x, 'stride')}、padding='valid'。输出有多宽？`,
    unit: '',
    solution: (x, answer) =>
      `⌈(${v(x, 'size')} − ${v(x, 'kernel')} + 1) / ${v(x, 'stride')}⌉ = ⌈${v(x, 'places')} / ${v(x, 'stride')}⌉ = ${n(answer)}。`,
  },
  'zeros-after': {
    ask: (x) =>
      `输入宽 ${v(x, 'size')}，kernel_size=${v(x, 'kernel')}、strides=${v(x, 'stride')}，Keras 的 padding='same'。右边补几列零？`,
    unit: '列',
    solution: (x, answer) =>
      `输出有 ${v(x, 'output')} 个位置，需要 (${v(x, 'output')} − 1) × ${v(x, 'stride')} + ${v(x, 'kernel')} 格，而输入只有 ${v(x, 'size')} 格，要补 ${v(x, 'total')} 格。一半（舍去零头）补在左边：${v(x, 'before')} 列；其余补在右边：${n(answer)} 列。`,
  },
  unread: {
    ask: (x) =>
      `输入宽 ${v(x, 'size')}，kernel_size=${v(x, 'kernel')}、strides=${v(x, 'stride')}、padding='valid'。右边有几列没有任何窗口读到？`,
    unit: '列',
    solution: (x, answer) =>
      `窗口有 ${v(x, 'windows')} 个位置，最后一个到第 ${v(x, 'end')} 列为止：${v(x, 'size')} − ${v(x, 'end')} = ${n(answer)}。`,
  },
  reads: {
    ask: (x) =>
      `输入 ${v(x, 'size')} × ${v(x, 'size')}，卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，padding='valid'。输出里标出的那一格，读的是输入的哪些像素？把它们全选出来。`,
    picture: '输入',
    beside: '输出',
    why: {
      stride: (x) =>
        `大小对了，位置没有乘步幅：输出每移一格，窗口在输入上移 ${v(x, 'stride')} 格，所以窗口从第 ${v(x, 'top')} 行开始。`,
      centred: '这是把窗口的中心放在了那里。padding 是 valid，窗口的左上角才是从 0 开始、一步步移的那一格。',
      corner: (x) => `窗口的左上角对了，但一个输出读整个窗口：${v(x, 'kernel')} × ${v(x, 'kernel')} 个像素。`,
      place: '同样的行和列上只有一个像素；卷积的输出要读它的整个窗口。',
    },
    other: (x) =>
      `输出在第 ${v(x, 'row')} 行第 ${v(x, 'column')} 列：窗口从第一格出发，向下走了 ${v(x, 'row')} − 1 步，每步 ${v(x, 'stride')} 格，盖住 ${v(x, 'kernel')} × ${v(x, 'kernel')}。`,
    done: (x) =>
      `位置由步幅定，大小由卷积核定：从第 (${v(x, 'row')} − 1) × ${v(x, 'stride')} + 1 = ${v(x, 'top')} 行开始，共 ${v(x, 'kernel')} 行。`,
  },
  writes: {
    ask: (x) =>
      `卷积核 ${v(x, 'kernel')} × ${v(x, 'kernel')}，步幅 ${v(x, 'stride')}，padding='valid'。窗口停在输入里标出的地方。它写的是输出的哪一格？`,
    picture: '输出',
    beside: '输入',
    why: {
      place: (x) => `那是窗口左上角在输入里的行和列。输出里要数的是步数：窗口每 ${v(x, 'stride')} 格算一步。`,
      middle: '那是窗口的中心。padding 是 valid 时，窗口从左上角开始数，第一个窗口写的就是输出的第一格。',
      swapped: '行和列弄反了：窗口往右移，输出也往右移。',
      elsewhere: (x) =>
        `窗口上面空出 ${v(x, 'top')} 行，左边空出 ${v(x, 'left')} 列；除以步幅 ${v(x, 'stride')}，就是走过的步数。`,
    },
    other: '数一数，窗口从左上角起向下、向右各走了几步。',
    done: (x) =>
      `向下 ${v(x, 'top')} / ${v(x, 'stride')} = ${v(x, 'row')} 步，向右 ${v(x, 'left')} / ${v(x, 'stride')} = ${v(x, 'column')} 步。`,
  },
  torch: {
    ask: `输入 ${facts.half.input} × ${facts.half.input}，3 × 3 的卷积核，步幅 2，权重相同：Keras 用 padding='same'，PyTorch 用 padding=1。两张映射有什么关系？`,
    options: {
      same: {
        label: '完全一样，都是 64 × 64',
        why: '大小一样，但 Keras 从第 0 格开始，PyTorch 从前面一格开始。',
      },
      shifted: {
        label: '都是 64 × 64，但窗口的位置差一格',
        why: '对：Keras 前补 0、后补 1，PyTorch 前后各补 1。要把权重从一边搬到另一边，得自己动手补零。',
      },
      smaller: {
        label: 'PyTorch 的小一圈',
        why: '⌊(128 + 2 − 3) / 2⌋ + 1 = 64。用 padding=0 才是 63。',
      },
      refused: {
        label: 'PyTorch 会报错，因为 125 不能被 2 整除',
        why: '两个库都不要求整除，多出来的就不读了。',
      },
    },
  },
  field: {
    ask: (x) =>
      `Conv2D(kernel_size=${v(x, 'first')})、MaxPooling2D(${v(x, 'pool')})、Conv2D(kernel_size=${v(x, 'second')})，其余都取默认值。最后一层的单元，感受野有多宽？`,
    unit: '像素',
    solution: (x, answer) =>
      `1 + (${v(x, 'first')} − 1) × 1 = ${v(x, 'afterFirst')}；池化之后是 ${v(x, 'afterFirst')} + (${v(x, 'pool')} − 1) × 1 = ${v(x, 'afterPool')}，间距变成 ${v(x, 'pool')}；再卷积：${v(x, 'afterPool')} + (${v(x, 'second')} − 1) × ${v(x, 'pool')} = ${n(answer)}。`,
  },
  effective: {
    ask: '网络深处的一个单元，主要听感受野里哪些像素的？',
    options: {
      same: {
        label: '一视同仁',
        why: '只有单独一层、权重都相等时才这样。层数一多，从中间来的路要多得多。',
      },
      middle: {
        label: '中间的',
        why: `对。三层 3 × 3，从正中来的路有 ${facts.waysMiddle} 条，从角上来的只有 ${facts.waysCorner} 条，训练很少能把这颠倒过来。`,
      },
      edge: {
        label: '边缘上的，那里是视野的尽头',
        why: '到边缘，每一层都只能走最靠外的那个权重：路最少。',
      },
      random: {
        label: '全看初始权重',
        why: '初始权重有影响，但路有多少条是结构决定的，与权重无关。',
      },
    },
  },
  lopsided: {
    ask: `在“步幅与填充”里：用 Keras 的约定，为 ${LOPSIDED.kernel} × ${LOPSIDED.kernel} 的卷积核找一个设置，使上边补 ${LOPSIDED.before} 行零、下边补 ${LOPSIDED.after} 行。`,
    hint: '步幅为 1 时，奇数的核两边补得一样多。换一个步幅，需要的格数就变了：试试边长为偶数的输入。',
    done: '就是这样。核是奇数还不够，要补的零的总数也得是偶数，两边才会一样。',
  },
  'wide-field': {
    ask: `在“感受野”里：只用 ${WIDE_FIELD.layers} 个卷积层，全是 3 × 3、步幅 1，让最后一层的单元看到至少 ${WIDE_FIELD.size} × ${WIDE_FIELD.size} 个像素。`,
    hint: '没有步幅、没有池化，间距一直是 1。公式里还有什么乘在 F − 1 上？',
    done: '靠的是空洞率：权重一个没多，视野却宽得多；只是空洞率配得不好，视野里会有漏看的格子。',
  },
} satisfies QuizText<typeof questions>;
