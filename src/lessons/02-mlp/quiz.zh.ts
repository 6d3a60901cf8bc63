// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatFixed, formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { CERTAIN, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number): string => formatNumber(value, 'zh', 4);

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return n(values[name] ?? 0);
}

/** The same behind an operator. */
function b(values: Values, name: string): string {
  return (values[name] ?? 0) < 0 ? `(${v(values, name)})` : v(values, name);
}

/** The validation losses, epoch after epoch. */
function losses(values: Values): string {
  const list: string[] = [];
  for (let epoch = 1; values[`loss${epoch}`] !== undefined; epoch += 1) {
    list.push(formatFixed(values[`loss${epoch}`] ?? 0, 'zh', 2));
  }
  return list.join('、');
}

export const quizText = {
  'flatten-size': {
    ask: (x) => `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'channels')} 的图片经过 Flatten，变成多少个数？`,
    unit: '',
    solution: (x, answer) => `${v(x, 'side')} · ${v(x, 'side')} · ${v(x, 'channels')} = ${n(answer)}。`,
  },
  'dense-count': {
    ask: (x) =>
      `图片是 ${v(x, 'side')} × ${v(x, 'side')} × 1，后面是 Flatten、Dense(${v(x, 'units')})、Dense(${v(x, 'classes')})。整个网络有多少个参数？`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'pixels')} · ${v(x, 'units')} + ${v(x, 'units')}) + (${v(x, 'units')} · ${v(x, 'classes')} + ${v(x, 'classes')}) = ${n(answer)}。Flatten 没有参数。`,
  },
  'unit-output': {
    ask: (x) =>
      `一个用 ReLU 的单元，权重是 ${v(x, 'v')} 和 ${v(x, 'w')}，偏置是 ${v(x, 'b')}，输入是 ${v(x, 'x')} 和 ${v(x, 'y')}。它输出多少？`,
    unit: '',
    solution: (x, answer) =>
      `max(${b(x, 'x')} · ${b(x, 'v')} + ${b(x, 'y')} · ${b(x, 'w')} + ${b(x, 'b')}, 0) = ${n(answer)}。`,
  },
  crossentropy: {
    ask: (x) => `网络给正确类别的概率是 ${v(x, 'percent')}%。这张图片的交叉熵是多少？保留两位小数。`,
    unit: '',
    solution: (x, answer) => `−ln(${v(x, 'percent')}%) = ${n(answer)}。别的类别怎样分余下的概率，都不影响它。`,
  },
  'sgd-step': {
    ask: (x) =>
      `一个权重是 ${v(x, 'w')}，梯度是 ${v(x, 'g')}，学习率是 ${v(x, 'rate')}。用最简单的 SGD 走一步之后，它是多少？`,
    unit: '',
    solution: (x, answer) => `w − η g = ${v(x, 'w')} − ${v(x, 'rate')} · ${b(x, 'g')} = ${n(answer)}。`,
  },
  'dropout-scale': {
    ask: (x) =>
      `一个单元输出 ${v(x, 'output')}，后面是丢弃率 ${v(x, 'percent')}% 的 Dropout。这一步训练里它没有被关掉，下一层从它那里收到多少？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'output')} / (1 − ${v(x, 'percent')}%) = ${n(answer)}，这样平均下来和没有 dropout 时一样多。`,
  },
  steps: {
    ask: (x) =>
      `${v(x, 'images')} 张训练图片，每批 ${v(x, 'batch')} 张，训练 ${v(x, 'epochs')} 轮。优化器一共走多少步？`,
    unit: '步',
    solution: (x, answer) =>
      `${v(x, 'images')} / ${v(x, 'batch')} 向上取整（最后一批可以小一些），再乘以 ${v(x, 'epochs')}：${n(answer)}。`,
  },
  'early-stop': {
    ask: (x) =>
      `各轮的验证损失：${losses(x)}。由 EarlyStopping(patience=${v(x, 'patience')}) 看着，训练在第几轮之后结束？`,
    unit: '',
    solution: (x, answer) =>
      `数一数离上一次新低过了几轮，满 ${v(x, 'patience')} 轮就停。损失是 ${losses(x)}，所以在第 ${n(answer)} 轮之后。`,
  },
  'one-step': {
    ask: '训练的一步（一批图片）由这些事组成。按先后排好。',
    items: {
      batch: { label: '从打乱的训练集里取出一批图片', why: '没有图片，就没有什么可以送进网络。' },
      forward: {
        label: '前向传播：用现在的权重算出概率',
        why: '损失比较的是输出与标签，所以要先有输出。',
      },
      loss: { label: '把概率和标签比较，得到损失', why: '梯度是损失的斜率：没有损失，就没有什么可以求导。' },
      backward: {
        label: '反向传播：算出损失对每个权重的斜率',
        why: '优化器要知道每个权重该往哪边走，才能走。',
      },
      update: { label: '优化器沿着斜率的反方向改动权重', why: '改完权重，这一步就结束了；下一批图片用的是新权重。' },
    },
    hint: '想一想：每件事要用到的东西，是哪一件事给出来的？',
    done: '每件事都要用前一件的结果。把这五件事做上很多遍，就是 fit。',
  },
  'no-bend': {
    ask: '把一个深层 MLP 里除了最后 softmax 以外的激活函数都去掉，会失去什么？',
    options: {
      slower: { label: '速度：激活函数让梯度流得更快', why: '去掉它们只会省时间。' },
      'one-layer': { label: '深度：整摞层能做的，一个全连接层也能做', why: '对。加权求和的加权求和还是加权求和。' },
      'no-softmax': { label: '概率：softmax 要求输入是正数', why: 'Softmax 什么数都接受：e 的任何次幂都是正的。' },
      negative: { label: '再也不会出现负数', why: '正好相反：去掉负数的是 ReLU。' },
    },
  },
  vanishing: {
    ask: '用 sigmoid 的深层网络，前面几层为什么学得那么慢？',
    options: {
      'values-small': {
        label: '因为 sigmoid 的输出很小',
        why: '输出在 0 和 1 之间，这不成问题。梯度乘的是斜率，不是输出。',
      },
      slopes: { label: '因为梯度每过一层，都要乘一个不超过 0.25 的斜率', why: '对。十个乘起来，不到百万分之一。' },
      'weights-random': { label: '因为权重是随机开始的', why: '每个网络都这样开始，用 ReLU 的也不例外。' },
      softmax: { label: '因为梯度被 softmax 吃掉了', why: 'Softmax 配交叉熵，传回来的是 p − t，一开始一点也不小。' },
    },
  },
  shift: {
    ask: '给所有 logits 加上同一个常数，softmax 的概率会怎样？',
    options: {
      'all-larger': { label: '都变大', why: '加之前和之后，总和都是 1，不可能都变大。' },
      none: { label: '不变', why: '对：e 的 c 次方在分子和分母里都有，约掉了。' },
      largest: {
        label: '最大的变大，其他的变小',
        why: '那是降低温度的效果：除以温度会拉开差距。加一个常数，差距不变。',
      },
      nan: { label: '大到一定程度就变成 NaN', why: '只有照公式直接算才会。网络先减去最大的 logit。' },
    },
  },
  'fresh-loss': {
    ask: '十个类别，刚初始化的网络在走第一步之前，交叉熵大约应当是多少？',
    options: {
      zero: { label: '0', why: '那是对每张图片都有把握、又都答对的网络。' },
      one: { label: '1', why: '公式里没有哪里会得到 1：它是对数，不是比例。' },
      'ln-ten': { label: '2.3', why: '对：每个类别大约给 0.1，−ln 0.1 = 2.303。' },
      'point-nine': { label: '0.9', why: '那是瞎猜的错误率。损失是概率取对数再取负，不是错误率。' },
    },
  },
  'all-zero': {
    ask: '为什么不把全连接层的权重都从 0 开始？',
    options: {
      same: {
        label: '各个单元会算得一样，改得也一样，永远分不开',
        why: '对。要靠随机打破平局。（偏置可以从 0 开始。）',
      },
      slow: { label: '只是要多训练几轮', why: '多少轮都没用：一样的单元得到一样的梯度。' },
      fine: { label: '其实可以：反正梯度不一样', why: '梯度是一样的：权重相同，梯度就相同。' },
      large: { label: '一开始的梯度会太大', why: '全是 0 时几乎没有梯度能过去。让梯度变大的是太大的权重。' },
    },
  },
  'higher-train': {
    ask: '一个带 Dropout(0.5) 的网络，头几轮训练损失比验证损失还高。最可能是什么原因？',
    options: {
      bug: { label: '两个弄反了', why: '有可能，但还有一个不必出错的原因。' },
      dropout: {
        label: '训练损失是关掉一半单元时量的，验证损失是全部打开时量的',
        why: '对。而且训练损失是整轮的平均，那时网络还在变好。',
      },
      leak: { label: '验证图片混进了训练图片', why: '那样两个损失会靠在一起，而不是训练损失更高。' },
      overfitting: { label: '过拟合', why: '过拟合正好相反：训练损失低，验证损失高。' },
    },
  },
  'which-set': {
    ask: '要在 64 个和 256 个隐藏单元之间挑一个。两个网络在哪些图片上比较？',
    options: {
      test: { label: '测试集：最后反正看它', why: '那样它就参与了挑选，它的数字不再是“没见过的图片”的数字。' },
      validation: { label: '验证集', why: '对。一切定下来之前，测试集不动。' },
      train: { label: '训练集：它的图片最多', why: '大的网络可能只是把它们背了下来。' },
      any: { label: '都一样', why: '不一样：在训练图片上，大的几乎总是赢。' },
    },
  },
  certain: {
    ask: `在激活函数观察台里：换到 softmax，logits 保持最初的样子，让最大的概率达到 ${formatPercent(CERTAIN, 'zh', 0)} 以上。`,
    hint: '都加一个常数没有用。什么能拉开差距？',
    done: '做到了：降低温度。名次不变，logits 不变，把握大得多。',
  },
} satisfies QuizText<typeof questions>;
