// 测验的中文文字。数值和正确答案来自 quiz.ts。不负责：评分（kit/quiz）。
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { TIGHT_PART, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

const n = (value: number, digits = 0): string => formatNumber(value, 'zh', digits);

export const quizText = {
  'why-pooling': {
    ask: '特征映射取平均之后，位置就丢了。为什么还能读出位置来？',
    options: {
      order: {
        label: '加权和取平均都是求和，可以换次序：先加权，留下的就是一张映射',
        why: '对。两种次序得分相同，只是求和的先后不同。',
      },
      positions: {
        label: '池化得到的数里还编码着位置',
        why: '没有：把映射的格子打乱，平均值不变。位置是在池化之前读出来的。',
      },
      speed: { label: '池化很快，可以倒着算回去', why: '平均值算不回去：无数张映射有同一个平均值。' },
      labels: { label: '训练的标签说明了物体在哪里', why: '标签只说了有什么。妙就妙在这里。' },
    },
  },
  'map-value': {
    ask: (x) =>
      `某一格上，两张特征映射的值是 ${v(x, 'a')} 和 ${v(x, 'b')}，这一类给它们的权重是 ${v(x, 'v')} 和 ${v(x, 'w')}。类激活映射在这一格是多少？`,
    unit: '',
    solution: (x, answer) => `${v(x, 'v')} · ${v(x, 'a')} + (${v(x, 'w')}) · ${v(x, 'b')} = ${n(answer)}。`,
  },
  score: {
    ask: (x) =>
      `一张 2 × 2 的类激活映射，四格是 ${v(x, 'a')}、${v(x, 'b')}、${v(x, 'c')}、${v(x, 'd')}；这一类的偏置是 ${v(x, 'bias')}。得分是多少？`,
    unit: '',
    solution: (x, answer) =>
      `平均值：(${v(x, 'a')} + (${v(x, 'b')}) + ${v(x, 'c')} + (${v(x, 'd')})) / 4，再加偏置 ${v(x, 'bias')}：${n(answer, 2)}。`,
  },
  steps: {
    ask: '从图片到框：把步骤排好。',
    items: {
      forward: { label: '前向计算到最后的特征映射', why: '没有特征映射，就没有东西可以加权。' },
      weigh: { label: '用这一类的权重把映射加起来', why: '这一步得到这一类的映射，后面都要用它。' },
      enlarge: { label: '把映射放大到图片的大小', why: '框要以图片的像素为单位：先放大，再取阈值。' },
      threshold: { label: '留下不低于最大值五分之一的部分', why: '分出冷热，才看得出区域。' },
      region: { label: '取最大的连通区域', why: '取阈值后可能有好几片，框只围一片。' },
      box: { label: '画框围住它', why: '框是最后一步：先要有区域。' },
    },
    hint: '每一步都用到前一步的结果。',
    done: '六步，没有一步见过标注的框。',
  },
  iou: {
    ask: (x) =>
      `两个边长为 ${v(x, 'side')} 的正方形框高度相同，其中一个向右移了 ${v(x, 'shift')}。它们的交并比是多少？`,
    unit: '',
    solution: (x, answer) => {
      const [side, shift] = [x['side'] ?? 0, x['shift'] ?? 0];
      const common = side * (side - shift);
      return `共有：${n(side)} · ${n(side - shift)} = ${n(common)}。合起来：2 · ${n(side * side)} − ${n(common)} = ${n(2 * side * side - common)}。交并比 = ${n(answer, 3)}。`;
    },
  },
  region: {
    ask: (x) => `这张映射的最大值是 ${v(x, 'most')}，阈值取它的一半。点出围住最大连通区域的框里的所有格子。`,
    picture: '映射',
    beside: '',
    why: {
      marked: '这是那片区域。框是围住它的矩形，角上的冷格子也在框里。',
      all: '右下角那一格虽热，却不与别的相连：它自成一片，而且更小。',
      maximum: '这是最热的一格，但只有它自己。框围的是最大的一片，不是最热的一格。',
      whole: '区域到哪里为止，框就到哪里为止。',
    },
    other: (x) => `先找出不低于 ${v(x, 'half')} 的格子，再找其中边与边相连的最大一群。`,
    done: '框是矩形：区域没占的那个角，它也带上了。',
  },
  'last-layer': {
    ask: '网络以全局平均池化加一个全连接层收尾。在最后的特征映射上，Grad-CAM 与类激活映射有什么不同？',
    options: {
      same: { label: '完全相同', why: '差不多。但 Grad-CAM 去掉了负的部分。' },
      positive: { label: '差一个系数，并且去掉了负的部分', why: '对。得分对一张映射的斜率，就是它的权重除以格数。' },
      finer: { label: '更精细', why: '还是那些映射、那些格子。' },
      opposite: { label: '标出的正好相反', why: '它的权重是同一个得分的斜率。' },
    },
  },
  'wrong-class': {
    ask: '对着一张猫的照片，问“船”的映射。它显示什么？',
    options: {
      wrong: { label: '网络把猫认成了船', why: '认成什么，要看得分。映射是你问什么答什么。' },
      evidence: { label: '图中最支持“船”的地方，哪怕支持得很少', why: '对。映射的最大值并不说明得分高不高。' },
      nothing: { label: '总是什么也没有', why: '除非没有一处支持它。有这种情况，但很少。' },
      error: { label: '算不出来', why: '每一类都有权重，所以每一类都有映射。' },
    },
  },
  'small-box': {
    ask: '由类激活映射得到的框，常常只围住动物的头。为什么？',
    options: {
      threshold: { label: '五分之一的阈值总是太高', why: '低一点有些帮助，但身体可能根本不热。' },
      telling: { label: '网络因为分得清类别而得到奖励，而头最能分辨', why: '对。不必找出整个物体，也能答对。' },
      resolution: { label: '7 × 7 的映射只能这么大', why: '它粗，但覆盖整张图。' },
      bias: { label: '因为偏置', why: '偏置处处相同，也不在映射里。' },
    },
  },
  'tight-box': {
    ask: `把框的阈值提到至少 ${TIGHT_PART}%，看看还剩下什么。`,
    hint: '在“怎样算热图”下面的第二个滑块。',
    done: '剩下的，正是最能分辨这一类的部分。',
  },
} satisfies QuizText<typeof questions>;
