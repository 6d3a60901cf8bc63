// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { LATE_BLOCK, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh');
}

const n = (value: number, digits = 0): string => formatNumber(value, 'zh', digits);

export const quizText = {
  'why-borrow': {
    ask: '在 ImageNet 上训练的网络，从没见过你的五种花里的两种，为什么还能用？',
    options: {
      labels: { label: '1000 类里总有一类正好对得上', why: '用不着对上：旧的分类层会被删掉。' },
      general: {
        label: '前面的层学的是边缘、纹理、形状，到处都有',
        why: '对。只有后面的判断是专门的，那一部分换新的。',
      },
      weights: { label: '权重多，什么都记得住', why: '记住的是旧照片，与新花无关；有用的是特征。' },
      small: { label: 'MobileNet 很小，所以通用', why: '小只是省计算。大网络的特征一样可以借用。' },
    },
  },
  'separable-weights': {
    ask: (x) =>
      `逐通道卷积（${v(x, 'k')} × ${v(x, 'k')}，输入 ${v(x, 'm')} 个通道）后面接一个输出 ${v(x, 'n')} 个通道的 1 × 1 卷积，都没有偏置。一共多少个权重？`,
    unit: '',
    solution: (x, answer) =>
      `逐通道：${v(x, 'k')} · ${v(x, 'k')} · ${v(x, 'm')}；1 × 1：${v(x, 'm')} · ${v(x, 'n')}。合计 ${n(answer)}。`,
  },
  'standard-macs': {
    ask: (x) =>
      `一个标准卷积：${v(x, 'k')} × ${v(x, 'k')}，same 填充，步幅 1，输入 ${v(x, 'd')} × ${v(x, 'd')} × ${v(x, 'm')}，输出 ${v(x, 'n')} 个通道。一张图片要多少次乘加？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'd')}² 个位置，${v(x, 'n')} 个通道，每个数 ${v(x, 'k')} · ${v(x, 'k')} · ${v(x, 'm')} 次：共 ${n(answer)} 次。`,
  },
  ratio: {
    ask: (x) =>
      `把一个 ${v(x, 'k')} × ${v(x, 'k')}、输出 ${v(x, 'n')} 个通道的标准卷积换成逐通道加 1 × 1。乘加次数是原来的百分之几？`,
    unit: '%',
    solution: (x, answer) => `1/N + 1/k² = 1/${v(x, 'n')} + 1/${v(x, 'k')}² = ${n(answer, 2)}%。输入的通道数约掉了。`,
  },
  pointwise: {
    ask: '1 × 1 卷积只看一个格子，它有什么用？',
    options: {
      neighbours: { label: '看邻居', why: '它恰恰不看邻居，那是逐通道卷积的事。' },
      mixes: { label: '在每一格上混合各个通道，并改变通道数', why: '对。没有它，逐通道卷积的通道之间永远不通消息。' },
      shrinks: { label: '缩小图片', why: '步幅为 1 时大小不变。' },
      nothing: { label: '只是乘上一个数', why: '每个输出是全部输入通道的加权和，不只是一个数乘一个数。' },
    },
  },
  'head-parameters': {
    ask: (x) => `冻结的主体给出 ${v(x, 'features')} 个特征，新的全连接层分 ${v(x, 'classes')} 类。有多少个参数要训练？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'features')} · ${v(x, 'classes')} 个权重，加 ${v(x, 'classes')} 个偏置：${n(answer)}。主体有多大，与它无关。`,
  },
  'frozen-first': {
    ask: (x) =>
      `网络：RGB 图片 → 3 × 3 卷积（${v(x, 'first')} 个过滤器）→ 3 × 3 卷积（${v(x, 'second')} 个）→ 全局平均池化 → 全连接（${v(x, 'classes')} 类），都有偏置。冻结第一个卷积层，还剩多少个可训练的参数？`,
    unit: '',
    solution: (x, answer) =>
      `第二个卷积 3 · 3 · ${v(x, 'first')} · ${v(x, 'second')} + ${v(x, 'second')}，全连接 ${v(x, 'second')} · ${v(x, 'classes')} + ${v(x, 'classes')}，合计 ${n(answer)}。池化没有参数。`,
  },
  passes: {
    ask: (x) =>
      `${v(x, 'photos')} 张照片训练 ${v(x, 'epochs')} 轮，主体冻结。把特征先算好存起来，比每一轮都重新过主体，省下多少次？`,
    unit: '',
    solution: (x, answer) =>
      `不存：${v(x, 'photos')} · ${v(x, 'epochs')} 次；存：${v(x, 'photos')} 次。省 ${n(answer)} 次。`,
  },
  'frozen-augmented': {
    ask: '主体冻结，特征已经存好。现在想在训练时用图像增强，每一轮都随机平移照片。存好的特征还能用吗？',
    options: {
      same: { label: '能，主体没有变', why: '主体没变，照片变了：平移过的照片有另外的特征。' },
      again: { label: '不能：每张变过的照片都要重新过主体', why: '对。要么放弃缓存，要么预先存下每张照片的几种变化。' },
      never: { label: '冻结时根本不能用增强', why: '可以用，只是更费时间：新层会见到更多样的特征。' },
      labels: { label: '能，因为标签没有变', why: '标签是没变，可是存的是特征，特征变了。' },
    },
  },
  'tune-order': {
    ask: '把微调的步骤排好。',
    items: {
      cut: { label: '载入预训练网络，去掉旧的分类层', why: '先要有网络，别的才谈得上。' },
      freeze: { label: '冻结主体，添上新的一层', why: '冻结要在训练新层之前，否则乱的梯度会冲坏主体。' },
      head: { label: '训练新的一层', why: '新层先训练好，才轮到放开下面的层。' },
      unfreeze: { label: '放开切口以上的层', why: '放开之后要重新编译才算数。' },
      compile: { label: '用很低的学习率重新编译', why: '学习率和 trainable 都在编译时生效，所以在继续训练之前。' },
      'go-on': { label: '接着训练', why: '最后一步：前面都准备好了才继续。' },
    },
    hint: '新层随机的时候，它的梯度不该进主体；trainable 的改动要编译才生效。',
    done: '对。先让新层学会，再用低学习率轻轻挪动下面的层。',
  },
  'low-rate': {
    ask: '微调的学习率为什么要低？',
    options: {
      memory: { label: '为了省内存', why: '学习率不占内存。' },
      nudge: { label: '好的权重只该挪一点，大步会把它们毁掉', why: '对。大步走几下，学到的特征就没了，等于从头开始。' },
      batch: { label: '因为批变小了', why: '批的大小可以不变；原因在起点已经很好。' },
      head: { label: '新的一层需要低学习率', why: '新层从随机开始，要的是平常的学习率，所以先单独训练它。' },
    },
  },
  'training-false': {
    ask: '调用主体时写 training=False，是为了什么？',
    options: {
      dropout: { label: '关掉新层前面的 dropout', why: '那个 dropout 在主体之外，不受影响。' },
      means: { label: '让批归一化用原来的均值和方差', why: '对。否则小批的统计量会换掉它们，后面的权重就配不上了。' },
      faster: { label: '让它算得快一点', why: '也许快一点，但不是目的。' },
      gradients: { label: '不让梯度进主体', why: '那是 trainable=False 的事；training 说的是层按哪种方式计算。' },
    },
  },
  'which-case': {
    ask: '网络在一百万张动物照片上训练过。把四个新任务放到各自的情形。',
    places: {
      'small-similar': '情形 1：少，相似',
      'small-different': '情形 2：少，不同',
      'large-similar': '情形 3：多，相似',
      'large-different': '情形 4：多，不同',
    },
    labels: {
      wolves: { label: '1500 张狼和狐狸的照片', why: '照片少；狼和狐狸与狗共有特征，所以相似。' },
      cells: { label: '900 张显微镜下的细胞', why: '照片少；细胞没有眼睛和皮毛，与动物照片不同。' },
      pets: { label: '80 万张宠物照片，37 个品种', why: '照片多；宠物就是动物，相似。' },
      sonar: { label: '100 万张声呐图', why: '图多；声呐图和照片几乎没有共同的高级特征。' },
    },
    mistakes: {
      'small-similar': { pets: '80 万张不算少：过拟合不再是主要的担心。' },
      'large-different': { cells: '900 张远不算多：从头训练一定过拟合。' },
    },
    done: '对。先数照片，再问特征是否相同。',
  },
  'case-two': {
    ask: '900 张细胞照片（少，不同）。讲义的做法是什么？',
    options: {
      last: { label: '冻结全部，只换最后一层', why: '那是情形 1。细胞没有“口鼻”，高级特征用不上。' },
      early: { label: '只留靠前的层，冻结，接上新的全连接层', why: '对。边缘到处都有；数据少，所以冻结。' },
      all: { label: '从旧权重出发，训练全部', why: '900 张照片训练全部权重，会过拟合。' },
      scratch: { label: '从头训练', why: '数据太少，从头训练学不出好的边缘检测。' },
    },
  },
  'case-four': {
    ask: '情形 4：数据多，又不同。旧权重还有用吗？',
    options: {
      useless: { label: '没用，高级特征不同', why: '低级特征仍然相同，量过的实验也说旧权重是更好的起点。' },
      faster: { label: '有用：作起点，训练往往更快；不行再从头', why: '对。这样情形 4 就和情形 3 一样。' },
      frozen: { label: '有用，但必须冻结', why: '数据多，没有必要冻结；冻结反而留住不合适的高级特征。' },
      forbidden: { label: '不能用，会把旧类别带进来', why: '旧的分类层已经删掉，旧类别不会跟来。' },
    },
  },
  similar: {
    ask: '两个数据集“相似”，说的是什么？',
    options: {
      labels: { label: '类别名相同', why: '狗和狼没有共同的类别名，却是相似的数据。' },
      features: { label: '图片有共同的高级特征', why: '对。皮毛、耳朵、口鼻：网络已经会看这些。' },
      size: { label: '图片一样大', why: '大小可以调整；重要的是图里有什么。' },
      colours: { label: '都是彩色', why: '颜色只是很低级的特征，彩色的花和彩色的狗仍然不同。' },
    },
  },
  'late-block': {
    ask: `在“MobileNet 看到了什么”里，选第 ${LATE_BLOCK} 块或更靠后的一块，把核换成 7 × 7，看账单怎么变。`,
    hint: '拖动“块”的滑块，再在账单里选 7 × 7。',
    done: '做到了。标准卷积涨到五倍多，可分离的只多不到四成：1/k² 小了，剩下的是 1/N。',
  },
} satisfies QuizText<typeof questions>;
