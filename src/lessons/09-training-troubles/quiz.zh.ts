// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { GOAL_EXAMS, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh', 3);
}

const n = (value: number): string => formatNumber(value, 'zh', 3);

export const quizText = {
  'first-loss': {
    ask: (x) => `一个 ${v(x, 'classes')} 类的分类网络还没有训练，第一批的交叉熵应当在多少左右？`,
    unit: '',
    solution: (x, answer) => `ln ${v(x, 'classes')} = ${n(answer)}：每一类的概率都是 1/${v(x, 'classes')}。`,
  },
  'check-first': {
    ask: '一个新网络学不会。你先看什么？',
    options: {
      rate: { label: '换几个学习率试试', why: '每试一次就要训练一次；坏了的网络，什么学习率都救不了。' },
      data: { label: '去找更多的数据', why: '更多的数据治过拟合。根本学不会，毛病在别处。' },
      'first-loss': {
        label: '第一次更新之前的损失，和 ln K 比一比',
        why: '对。只要一批，马上知道权重、缩放和损失配不配。',
      },
      network: { label: '把网络做大', why: '网络一大，毛病藏得更深，以后每项检查都更慢。' },
    },
  },
  'huge-first': {
    ask: '十个类别，第一个损失就是 350，第二个是 NaN。最可能的原因是什么？',
    options: {
      rate: { label: '学习率太大', why: '第一个损失在任何更新之前算出，学习率还没有参与。' },
      init: {
        label: '初始权重太大，或者图片没有缩放',
        why: '对。更新之前，只有权重和输入起作用，而健康的损失是 ln 10 = 2.303。',
      },
      shuffle: { label: '样本没有打乱', why: '次序的影响要走过几步才看得到。' },
      overfit: { label: '过拟合', why: '还什么都没学，谈不上学过了头。' },
    },
  },
  'flat-alive': {
    ask: '损失停在 2.303。没有单元处处输出 0，但第一层的梯度只有最后一层的千分之一。是什么病？',
    options: {
      dead: { label: 'ReLU 单元死了', why: '死掉的单元对每张图片都恰好输出 0，这里一个也没有。' },
      saturated: { label: 'sigmoid 一层叠一层，梯度消失了', why: '对。每个 sigmoid 最多只传回四分之一。' },
      labels: { label: '标签有错', why: '标签错了会学坏，不会让梯度一层层变小。' },
      shuffle: { label: '忘了打乱', why: '那会是有周期的锯齿，不是平线。' },
    },
  },
  'sigmoid-share': {
    ask: (x) => `sigmoid 的斜率最大是 1/4。不管权重，${v(x, 'layers')} 层 sigmoid 最多能传回梯度的百分之几？`,
    unit: '%',
    solution: (x, answer) => `1/4 的 ${v(x, 'layers')} 次方是 ${n(answer / 100)}，也就是 ${n(answer)}%。`,
  },
  curves: {
    ask: '四幅损失曲线：实线是训练损失，虚线是验证损失。把诊断放到它的曲线上。',
    places: {
      a: 'A：训练损失一直降到接近 0，验证损失先降，过了中间又升上去。',
      b: 'B：两条曲线都很高，到最后一轮还在慢慢地、几乎直线地下降。',
      c: 'C：两条曲线先快后慢地下降，最后都很低，靠得很近。',
      d: 'D：两条曲线都很高，忽上忽下，没有降下来。',
    },
    labels: {
      healthy: { label: '没有毛病', why: '没有毛病时，两条曲线都降下来，最后都低而且平。' },
      overfit: {
        label: '过拟合',
        why: '过拟合要看两条曲线的分开：训练还在变好，验证已经变坏。只有高，或者只有低，都不是。',
      },
      jumps: { label: '学习率太大', why: '步子太大时，每一步都越过谷底，所以曲线是跳的，不是平滑的。' },
      slow: { label: '学习率太小', why: '步子太小时方向是对的，只是走不远：曲线平滑、下降，到头还在降。' },
    },
    mistakes: {
      b: { jumps: '太大和太小都让损失停在高处；区别在形状：跳动是太大，平滑地慢降是太小。' },
      d: {
        slow: '太大和太小都让损失停在高处；区别在形状：平滑地慢降是太小，跳动是太大。',
        overfit: '这里训练损失自己就没有降下来，还谈不上过拟合。',
      },
      c: { overfit: '验证比训练高一点是平常的；过拟合是验证掉头往上。' },
    },
    done: '先看训练损失降不降，再看两条曲线分不分开。',
  },
  'better-validation': {
    ask: '训练了很多轮，训练准确率 63%，验证准确率 82%。你会想到什么？',
    options: {
      overfit: { label: '过拟合', why: '过拟合正好相反：训练好，验证差。' },
      labels: {
        label: '许多训练标签是错的',
        why: '对。随机的错误学不会，训练就显得差；验证的标签是对的，看得出其实学到了什么。很强的 dropout 或图像增强也会这样。',
      },
      rate: { label: '学习率太小', why: '那样两个都会低：没学过的东西，验证也沾不到光。' },
      bug: { label: '不可能，准确率算错了', why: '可能的：两边用的标签不一样。先看几张图片，再找程序的错。' },
    },
  },
  'class-steps': {
    ask: (x) =>
      `${v(x, 'images')} 张图片，${v(x, 'classes')} 类一样多，按类别排好，没有打乱；每批 ${v(x, 'batch')} 张。网络一连多少步只看到一类？`,
    unit: '步',
    solution: (x, answer) =>
      `每类 ${v(x, 'images')} / ${v(x, 'classes')} = ${v(x, 'perClass')} 张，${v(x, 'perClass')} / ${v(x, 'batch')} = ${n(answer)} 步：锯齿的周期就是它。`,
  },
  'twice-floor': {
    ask: (x) =>
      `${v(x, 'classes')} 个类别，softmax 用了两次。第一次已经很有把握：正确的类是 1，别的都是 0。最后剩下的损失是多少？`,
    unit: '',
    solution: (x, answer) =>
      `第二次给正确的类 e / (e + ${v(x, 'others')})，取对数再取负，是 ln(e + ${v(x, 'others')}) − 1 = ${n(answer)}，${v(x, 'classes')} 个类别时不可能更小。`,
  },
  'one-batch': {
    ask: '同样的 32 张图片训练了 500 次，损失还在 1 以上。这说明什么？',
    options: {
      fine: { label: '没问题，网络本来就不该死记', why: '最后是不该。可是连背都背不下来的网络，别的也学不会。' },
      data: { label: '32 张太少', why: '越少越容易背。' },
      fault: { label: '网络、损失、标签或优化器有毛病', why: '对，而且再多的数据也治不好。' },
      longer: { label: '还要再多训练几轮', why: '对学得会的网络，一批训练 500 步绰绰有余。' },
    },
  },
  'same-twins': {
    ask: '两次训练：种子、数据、设备和计算方式都一样。400 步之后，它们的权重差多少？',
    options: {
      zero: {
        label: '一点不差，逐位相同',
        why: '对，只要一切偶然都出自种子，求和的次序也固定，这里就是这样。正因如此，那一点点改动才算得上实验。',
      },
      tiny: { label: '约 10⁻⁷，因为有舍入', why: '舍入不是偶然：同样的次序、同样的和，舍入也一样。' },
      random: { label: '和换了种子一样远', why: '权重和次序由种子决定，两次用的是同一个。' },
      grows: { label: '先差一点，后来越差越多', why: '要先有差别，才谈得上变大。' },
    },
  },
  'standard-error': {
    ask: (x) =>
      `${v(x, 'runs')} 个种子的准确率，标准差是 ${v(x, 'spread')} 个百分点。它们的平均值有多不确定（标准误差）？`,
    unit: '个百分点',
    solution: (x, answer) => `${v(x, 'spread')} / √${v(x, 'runs')} = ${n(answer)} 个百分点。`,
  },
  'one-point': {
    ask: '配方 A 训练一次得 86%，配方 B 训练一次得 87%。A 的几个种子大约相差 2 个百分点。关于 B 你知道什么？',
    options: {
      better: { label: 'B 好一个百分点', why: 'A 换个种子，说不定就有 88%。各训练一次，算不上比较。' },
      nothing: {
        label: '还什么都不知道，差别没有超出散开的范围',
        why: '对。标准差 2 个百分点，要看清一个百分点，两边都得有几十个种子。',
      },
      worse: { label: 'B 过拟合了', why: '那要看训练与验证的差距，题里没有说。' },
      test: { label: '测试集够大，B 就是更好', why: '测试集大，只是把这一次训练量得准；别的种子怎样，它不知道。' },
    },
  },
  found: {
    ask: `在诊所里：打开的检查不超过 ${GOAL_EXAMS} 项，做出一次正确的诊断。`,
    hint: '先看曲线的形状，再要求那一项能把两个最可能的原因分开的检查。',
    done: '找到了。再看看两条曲线：用药只改了一样。',
  },
} satisfies QuizText<typeof questions>;
