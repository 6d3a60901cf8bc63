// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh', 3);
}

const n = (value: number): string => formatNumber(value, 'zh', 3);

export const quizText = {
  'fit-steps': {
    ask: (x) =>
      `model.fit(x_train, y_train, batch_size=${v(x, 'batch')}) 直接得到 ${v(x, 'samples')} 个样本的数组。一轮有多少步？`,
    unit: '步',
    solution: (x, answer) => `${v(x, 'samples')} / ${v(x, 'batch')} 向上取整，等于 ${n(answer)}。`,
  },
  'last-batch': {
    ask: (x) => `${v(x, 'samples')} 个样本，批大小 ${v(x, 'batch')}：走完一遍，最后一批有几个样本？`,
    unit: '个',
    solution: (x, answer) =>
      `${v(x, 'samples')} 装满若干批（每批 ${v(x, 'batch')} 个）以后剩下 ${n(answer)} 个；正好装满时就是整整一批。`,
  },
  'second-epoch': {
    ask: (x) =>
      `datagen.flow 在 ${v(x, 'samples')} 个样本上供批，批大小 ${v(x, 'batch')}，steps_per_epoch = ${v(x, 'samples')} // ${v(x, 'batch')} = ${v(x, 'steps')}。第二轮看到多少张图片？`,
    unit: '张',
    solution: (x, answer) =>
      `第一轮若剩下了 ${v(x, 'left')} 张，就成了第二轮的第一批；第二轮一共 ${v(x, 'steps')} 步，每步至多 ${v(x, 'batch')} 张，合计 ${n(answer)} 张。`,
  },
  'where-from': {
    ask: (x) =>
      `一行 ${v(x, 'width')} 个像素（从 0 编号），先右移 ${v(x, 'shift')} 个，再左右翻转。新的第 ${v(x, 'place')} 个像素来自原来的第几个？`,
    unit: '',
    solution: (x, answer) =>
      `先撤销翻转：${v(x, 'width')} − 1 − ${v(x, 'place')}；再撤销平移：减 ${v(x, 'shift')}。得 ${n(answer)}。`,
  },
  'rotation-factor': {
    ask: (x) => `layers.RandomRotation(${v(x, 'factor')}) 最多把图片转多少度？`,
    unit: '°',
    solution: (x, answer) => `这个数是整圈的几分之几：${v(x, 'factor')} × 360° = ${n(answer)}°。`,
  },
  'six-nine': {
    ask: '要给手写数字分类。下面哪一种变换会让标签出错？',
    options: {
      shift: { label: '平移两个像素', why: '数字在哪里都是那个数字。' },
      'half-turn': { label: '任意角度旋转', why: '对。6 转 180 度就是 9，上面却还写着“6”。' },
      slant: { label: '轻微错切', why: '很多人写字本来就斜，数字还是那个数字。' },
      noise: { label: '加一点噪声', why: '噪声让数字难认，不会变成别的数字。' },
    },
  },
  'which-images': {
    ask: '哪些图片应当随机增强？',
    options: {
      all: { label: '全部，这样才公平', why: '那样分数会随抽签变化，量的也不是你真正的任务。' },
      train: { label: '只有训练图片', why: '对。验证和测试应当像网络将来会遇到的图片。' },
      'train-validation': {
        label: '训练和验证图片',
        why: '那样量出的差距，既不能和真正的任务比，也不能和不增强时比。',
      },
      test: { label: '测试图片，让测试更难', why: '更难的测试量的是别的东西，也教不会网络什么。' },
    },
  },
  'lower-training': {
    ask: '用了增强，训练曲线反而比不用时低。为什么？',
    options: {
      bug: { label: '一定是哪里写错了', why: '不一定，这正是该有的样子。' },
      harder: { label: '改过的图片更难，也背不下来', why: '对。而且这条曲线就是在改过的图片上量的。' },
      rate: { label: '学习率变小了', why: '增强不碰优化器。' },
      fewer: { label: '看到的图片变少了', why: '每轮还是那么多张，只是每次样子不同。' },
    },
  },
  'one-reading': {
    ask: '为什么要先把旋转、平移、缩放合成一个变换，再去读图片？',
    options: {
      speed: { label: '只是为了快', why: '是会快一些，但得到的图片也不一样。' },
      sharp: { label: '每在像素之间读一次，就模糊一点', why: '对。只读一次就只模糊一次，半路上也不会在边缘丢掉内容。' },
      labels: { label: '为了不破坏标签', why: '标签对不对，与怎样采样无关。' },
      random: { label: '为了少抽几个随机数', why: '两种做法抽的一样多。' },
    },
  },
  interval: {
    ask: '三个种子平均，测试准确率升了 1.0 个百分点，95% 置信区间是 −1.5 到 3.5。你能说什么？',
    options: {
      proved: { label: '增强在这里有用', why: '区间里也有 0 和负数。' },
      chance: { label: '可能只是碰巧，要多跑几个种子', why: '对。重复多了，区间才会变窄。' },
      harm: { label: '增强在这里有害', why: '平均还是正的，没有什么表明有害。' },
      seed: { label: '挑最好的那个种子来汇报', why: '这是自己骗自己。' },
    },
  },
  'only-mirror': {
    ask: '在预览里：只留下左右翻转这一种变化。',
    hint: '先全部归零，或者直接写代码。',
    done: '好了。十二张里大约一半翻转了，多一点少一点全凭抽签。',
  },
  mended: {
    ask: '在最后一个展品里：把笔记本修好。',
    hint: '顺着每个名字，找到给它赋值的那一格。缩放应当在切出验证集之前还是之后？',
    done: '好了：取数据、缩放、切分；训练之前先编译。',
  },
} satisfies QuizText<typeof questions>;
