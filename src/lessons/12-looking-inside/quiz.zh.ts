// The quiz in Chinese. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { OFF_AT_LEAST, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'zh', 3);
}

const n = (value: number): string => formatNumber(value, 'zh', 3);

export const quizText = {
  'filter-weights': {
    ask: (x) =>
      `一个卷积层有 ${v(x, 'filters')} 个 ${v(x, 'kernel')} × ${v(x, 'kernel')} 的过滤器，读 ${v(x, 'depth')} 张特征映射。现在要画出其中一个过滤器。不算偏置，它有多少个权重？`,
    unit: '',
    solution: (x, answer) =>
      `一个过滤器对每张读到的映射各有一片 ${v(x, 'kernel')} × ${v(x, 'kernel')} 的权重：${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} = ${n(answer)}。一共有 ${v(x, 'filters')} 个过滤器，与其中一个的大小无关。`,
  },
  'bright-map': {
    ask: '特征映射上有一格很亮，说明什么？',
    options: {
      matches: { label: '那一带找到了过滤器要找的图案', why: '对。映射只说过滤器在哪里匹配，仅此而已。' },
      bright: { label: '图片那里很亮', why: '过滤器也可能专找暗处或边缘。映射的亮度是匹配的强度。' },
      weights: { label: '那里的权重很大', why: '过滤器在每个位置用的是同一组权重，这正是参数共享。' },
      important: {
        label: '那个位置决定了判断',
        why: '匹配到了也可能被后面所有的层忽略。想知道什么起决定作用，要用梯度、遮挡，或者关掉它。',
      },
    },
  },
  'one-off': {
    ask: '关掉一个通道，概率几乎没变。最好的解释是什么？',
    options: {
      useless: {
        label: '这个通道没用，可以删掉',
        why: '也许只是对这张图片不重要；换一张图片，或者和邻居一起关掉，就未必了。',
      },
      spread: {
        label: '网络知道的东西分散在许多通道里',
        why: '对。别的通道说着差不多的话；一起关掉几个，判断才会垮。',
      },
      bug: { label: '后面的层没有重新计算', why: '通道之后的一切都重新计算了，看下一层的映射就知道。' },
      biased: {
        label: '偏置把这个通道补了回来',
        why: '通道是在加偏置、过激活函数之后被压成零的，没有什么会把它补回来。',
      },
    },
  },
  'free-ascent': {
    ask: '不加约束的梯度上升，分数极高，图片却是一片噪声。为什么？',
    options: {
      more: { label: '步数太少，还没长成图片', why: '步数越多，分数越高，噪声也越重。' },
      local: { label: '困在了糟糕的局部极大值', why: '它没有被困住：分数比任何真实图片都高。' },
      nothing: {
        label: '分数里没有任何东西要求图片看起来自然',
        why: '对。分数高的地方几乎全是噪声；约束的作用，是说明其中哪些才算图片。',
      },
      undertrained: { label: '网络训练得不够', why: '最好的网络也一样。' },
    },
  },
  'dream-layer': {
    ask: '让只见过数字的网络在照片上做 Deep Dream，会长出什么？',
    options: {
      learnt: { label: '笔画和弧线：它的层学会看的东西', why: '对。看到一点，就画得更多；而它只看得见学过的东西。' },
      dogs: { label: '眼睛和小狗，像那些著名的图片', why: '那些图片来自用一百多万张照片训练的网络，照片里有很多狗。' },
      photo: { label: '照片里本来有的东西，变得更清楚', why: '照片只是起点，被放大的是这一层对它的看法。' },
      random: { label: '随机的图样', why: '同样的照片、同样的层，梦是一样的，而且跟着这一层的过滤器走。' },
    },
  },
  'patch-pixels': {
    ask: (x) =>
      `在 ${v(x, 'side')} × ${v(x, 'side')} 的图片上盖一块 ${v(x, 'size')} × ${v(x, 'size')} 的补丁。补丁从中心往上 ${v(x, 'size')} / 2 行开始，中心在第 ${v(x, 'row')} 行（从 0 数起），离左右边界都很远。它盖住多少个像素？`,
    unit: '',
    solution: (x, answer) =>
      `第 0 行以上的部分在图片之外。${v(x, 'size')} 行里剩下 ${n(answer / (x['size'] ?? 1))} 行：${n(answer / (x['size'] ?? 1))} · ${v(x, 'size')} = ${n(answer)}（整张图片是 ${v(x, 'side')} × ${v(x, 'side')}）。`,
  },
  'occlusion-count': {
    ask: (x) =>
      `给 ${v(x, 'side')} × ${v(x, 'side')} 的图片算遮挡图：补丁的中心在两个方向上都从第一个像素开始，每隔 ${v(x, 'stride')} 个像素放一次。一共要让多少张图片过网络？`,
    unit: '',
    solution: (x, answer) =>
      `每边 ${v(x, 'side')} / ${v(x, 'stride')} 个位置，共 (${v(x, 'side')} / ${v(x, 'stride')})² = ${n(answer)} 张。求一次梯度只要一张。`,
  },
  completeness: {
    ask: (x) =>
      `图片的对数几率是 ${v(x, 'image')}，全黑时是 ${v(x, 'black')}。所有笔画像素的积分梯度加起来是 ${v(x, 'ink')}。其余像素加起来必定是多少？`,
    unit: '',
    solution: (x, answer) =>
      `全部加起来等于对数几率之差 ${v(x, 'image')} − (${v(x, 'black')})。笔画占 ${v(x, 'ink')}，剩下 ${n(answer)}。`,
  },
  saturated: {
    ask: '某个像素明明承载着判断，梯度却是零。怎么会这样？',
    options: {
      unused: {
        label: '那就说明这个像素其实没有用到',
        why: '梯度问的是眼前一小步，不是整个像素。遮挡它，就看得出用到了。',
      },
      flat: {
        label: '判断已经饱和：再多一点不变，全部拿走才变',
        why: '对。所以积分梯度把一路上的斜率都加起来。',
      },
      dark: { label: '这个像素是黑的', why: '黑像素的梯度不必是零：它还可以变亮。' },
      wrong: { label: '梯度算错了', why: '平地上的斜率就是零，不管地势多高。' },
    },
  },
  'grad-cam-cell': {
    ask: (x) =>
      `用两张特征映射算 Grad-CAM。某个位置上它们的值是 ${v(x, 'a')} 和 ${v(x, 'b')}；对数几率对它们的平均梯度是 ${v(x, 'wa')} 和 ${v(x, 'wb')}。这个位置的结果是多少？`,
    unit: '',
    solution: (x, answer) => {
      const sum = (x['wa'] ?? 0) * (x['a'] ?? 0) + (x['wb'] ?? 0) * (x['b'] ?? 0);
      const line = `${v(x, 'wa')} · ${v(x, 'a')} + ${v(x, 'wb')} · ${v(x, 'b')} = ${n(sum)}`;
      return sum < 0 ? `${line}；反对这一类的部分截成零，所以是 ${n(answer)}。` : `${line}，所以是 ${n(answer)}。`;
    },
  },
  guided: {
    ask: '引导反向传播画出的图最清晰。用它来解释判断，有多可信？',
    options: {
      sharp: { label: '越清晰越真实', why: '清晰只是观感。找边缘的方法在任何网络上都清晰，哪怕权重是随机的。' },
      edges: { label: '不太可信：换一个类别问，图几乎不变', why: '对。它逐层丢掉反对的部分，剩下的主要是图片的边缘。' },
      class: { label: '它精确显示这一类的特别之处', why: '换一个类别问，比较一下：图几乎一样。' },
      gradient: { label: '和梯度一样可信，只是更干净', why: '每个 ReLU 只放正的过去，结果已经不是任何东西的梯度。' },
    },
  },
  'fgsm-pixel': {
    ask: (x) =>
      `FGSM，ε = ${v(x, 'epsilon')}/255。某个像素的值是 ${v(x, 'pixel')}/255，损失在那里的梯度是${(x['sign'] ?? 0) > 0 ? '正' : '负'}的。新的值是二百五十五分之几？`,
    unit: '/255',
    solution: (x, answer) =>
      `像素沿符号的方向走 ε：${v(x, 'pixel')} ${(x['sign'] ?? 0) > 0 ? '+' : '−'} ${v(x, 'epsilon')}，并且留在 0 到 255 之间：${n(answer)}。梯度有多大不要紧，只看符号。`,
  },
  'fgsm-rise': {
    ask: (x) =>
      `图片大小 ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'channels')}；损失对每个数的梯度，绝对值平均是 ${v(x, 'slope')}。ε = ${v(x, 'epsilon')} 的 FGSM 让损失升高多少（一阶近似）？`,
    unit: '',
    solution: (x, answer) =>
      `每个数贡献 ε 乘以梯度的绝对值：${v(x, 'side')} · ${v(x, 'side')} · ${v(x, 'channels')} · ${v(x, 'epsilon')} · ${v(x, 'slope')} = ${n(answer)}。像素越多，许多小改动加起来就越大。`,
  },
  transfer: {
    ask: '针对一个网络做的攻击，常常也骗过另一个初始权重不同的网络。为什么？',
    options: {
      unique: { label: '不会的：每个网络只有自己的弱点', why: '试试看：攻击时没有问过第二个网络，它却常常也改口。' },
      shared: { label: '两者从相似的数据学到相似的特征，梯度也就相似', why: '对。所以不知道权重的网络也能被攻击。' },
      noise: { label: '这么大的噪声随便哪种都行', why: '同样界限的随机噪声几乎从来骗不过。关键在于符号。' },
      overfit: { label: '两个都过拟合了', why: '泛化得很好的网络也会被骗。' },
    },
  },
  'wrong-labels': {
    ask: (x) =>
      `${v(x, 'count')} 个标签中有 ${v(x, 'percent')}% 重新随机抽取，${v(x, 'classes')} 个类别等可能。平均有多少个标签是错的？`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'count')} · ${v(x, 'percent')}% 个重新抽，其中每 ${v(x, 'classes')} 个有一个碰巧抽对：错的有 ${n(answer)} 个。`,
  },
  rethink: {
    ask: '网络把随机标签学到了 100%。由此可以得出什么？',
    options: {
      useless: { label: '它从来都只是死记，真标签也一样', why: '用真标签时，它在没见过的图片上也判得对。死记做不到。' },
      capacity: {
        label: '光凭大小解释不了它为什么能泛化',
        why: '对。同一个网络本来也可以把图片背下来；数参数说不出它为什么没有那样做。',
      },
      optimizer: { label: '优化器太强，应该弱一点', why: '弱一点只是更慢。能力在网络里。' },
      data: { label: '图片里毕竟有能预示标签的东西', why: '标签是闭着眼睛抽的。在新图片上，网络只有瞎猜的水平。' },
    },
  },
  'umap-gap': {
    ask: 'UMAP 图里，3 和 8 的两团离得远，4 和 9 的两团挨得近。空隙大说明什么？',
    options: {
      similar: {
        label: '3 和 8 不如 4 和 9 相像',
        why: '很想这么说，但 UMAP 只保持谁与谁相邻；团与团之间的宽窄是排布的产物。',
      },
      nothing: { label: '什么也不说明：保持的只有邻居', why: '对。团之间的距离和团的大小，换种子、换设置就变。' },
      error: { label: '3 和 8 从不混淆', why: '说明混淆的是红圈，不是空隙。圈住那些点数一数。' },
      classes: { label: '中间一定还有别的类别', why: '空白处不代表任何东西；两个轴没有含义。' },
    },
  },
  'three-off': {
    ask: `在“卷积核与特征映射”里，同时关掉第二个卷积层的至少 ${OFF_AT_LEAST} 个通道。`,
    hint: '选层 conv2d_1，选一个通道，按“关闭这个通道”；最下面的排名会告诉你关哪个影响最大。',
    done: '做到了。和原来的条形比一比：判断撑住了吗？',
  },
  'guess-first': {
    ask: '在“网络看哪里”里，先标出你认为网络看的地方，再揭开五张图。',
    hint: '点右边图片的格子，或用方向键加回车，然后按下面的按钮。',
    done: '做到了。五张里哪张和你一致，哪张比均匀铺开更一致？',
  },
} satisfies QuizText<typeof questions>;
