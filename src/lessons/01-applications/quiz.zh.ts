// 测验的中文文字。数值和正确答案来自 quiz.ts。不负责：评分（kit/quiz）。
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

const n = (value = 0): string => formatNumber(value, 'zh');

export const quizText = {
  grids: {
    ask: '这些数据交给网络时，各是什么形状？',
    places: {
      wave: '一秒钟的单声道声音，每秒 16,000 个采样点',
      words: '20 个词的句子，每个词换成 100 个数',
      stones: '一个围棋局面，每个交叉点一个数',
      photo: '一张彩色照片，32 × 32',
      film: '10 帧黑白视频，每帧 32 × 32',
    },
    labels: {
      line: { label: '16000 × 1', why: '这是一条线：每个采样点一个数。' },
      rows: { label: '20 × 100', why: '一个词一行，一行 100 个数。' },
      board: { label: '19 × 19 × 1', why: '围棋盘横竖各 19 条线，每个交叉点一个数。' },
      plane: { label: '32 × 32 × 3', why: '最后的 3 是红、绿、蓝三个通道。' },
      volume: { label: '10 × 32 × 32 × 1', why: '最前面的 10 是帧数，时间也是一个方向。' },
    },
    mistakes: {
      photo: { volume: '前面的 10 从哪里来？照片没有时间这个方向，倒是有三种颜色。' },
      film: { plane: '那是三个颜色通道。黑白视频只有一个通道，却有 10 帧。' },
    },
    done: '都是排好位置的数，不同的只是方向有几个、每处有几个数。',
  },
  slide: {
    ask: '卷积核怎样在数据上工作？把步骤排好。',
    items: {
      lay: { label: '把窗口放到一处', why: '先有位置，才知道要和哪些数相乘。' },
      multiply: { label: '窗口下的数逐个乘以权重', why: '放好之后、相加之前，先要相乘。' },
      add: { label: '把乘积加起来，作为这一处的输出', why: '加的是乘积，所以先乘后加；加完才走。' },
      move: { label: '移到下一处，从头再来', why: '这一处算完了才移动。' },
    },
    hint: '想想图里“窗口下的和”从上到下的那几行。',
    done: '每一处用的都是同样的几个权重。',
  },
  window: {
    ask: '卷积核是 −1、0、1。窗口放在哪里，和最大？点出窗口盖住的三个格子。',
    picture: '输入',
    beside: '卷积核',
    why: {
      largest: '那是最大的数周围。这个卷积核问的不是哪里大，而是哪里变大：右边的数减左边的数。',
      falls: '那里的和最小：数在变小，左边比右边大。',
      ends: '位置对了，可是窗口也盖住中间那一格，只不过它的权重是 0。',
    },
    other: '对每三个相邻的格子，用右边的数减左边的数，看哪里最大。要点出三个相邻的格子。',
    done: (x) => `右边减左边：${n(x['to'])} − ${n(x['from'])} = ${n(x['sum'])}，别处都没有这么大。`,
  },
  weights: {
    ask: (x) =>
      `声音有 ${n(x['samples'])} 个采样点。一层让 ${n(x['places'])} 个输出各自连到全部输入，另一层用一个盖住 3 个点的卷积核；都不算偏置。卷积少用多少个权重？`,
    unit: '',
    solution: (x, answer) =>
      `全连接要 ${n(x['samples'])} · ${n(x['places'])} 个，卷积只要 ${n(x['shared'])} 个，相差 ${n(answer)}。`,
  },
  field: {
    ask: (x) =>
      `像 WaveNet 那样，卷积核宽 2，共 ${n(x['layers'])} 层，空洞率逐层加倍：1、2、4……一个输出看到多少个采样点？`,
    unit: '',
    solution: (x, answer) =>
      `最初是 1 个，每一层再加上它的空洞率：1 + 1 + 2 + 4 + …，正好是 2 的 ${n(x['layers'])} 次方，即 ${n(answer)}。`,
  },
  positions: {
    ask: (x) =>
      `句子有 ${n(x['words'])} 个词，窗口一次盖住 ${n(x['size'])} 个词，每次下移一个词，不伸出句子之外。窗口有多少个位置？`,
    unit: '',
    solution: (x, answer) => `${n(x['words'])} − ${n(x['size'])} + 1 = ${n(answer)}。`,
  },
  outputs: {
    ask: '这些任务的输出，各是什么样子？',
    places: {
      review: '判断影评是褒是贬',
      atari: '玩 Atari 游戏，选下一个动作',
      depth: '从一张图片看出远近',
      face: '让照片里的人微笑',
    },
    labels: {
      classes: { label: '每一类一个概率', why: '类是事先列好的几种，比如褒和贬。' },
      actions: { label: '每个动作一个数，估计以后的得分', why: '要比较的是动作：哪个以后得分多，就选哪个。' },
      places: { label: '图上每一处一个数', why: '问的是每一处，所以答案也要每一处都有。' },
      photo: { label: '又一张彩色图片', why: '结果还是给人看的照片，每一处有红、绿、蓝三个数。' },
    },
    mistakes: {
      depth: { photo: '远近只要一个数，不需要红、绿、蓝三个。' },
    },
    done: '输入可以都是图片，输出的样子却由任务决定。',
  },
  still: {
    ask: '卷积核 −1、0、1 沿时间放在视频上。一个始终亮着、一动不动的像素，输出是多少？',
    options: {
      zero: { label: '0', why: '对。后一帧减前一帧，一样亮就抵消了。' },
      one: { label: '1', why: '亮起来的那一刻才是 1；一直亮着，前一帧的 −1 把它抵消了。' },
      two: { label: '2', why: '权重有一个是负的：后一帧加上去，前一帧减掉。' },
    },
  },
  frames: {
    ask: 'DQN 为什么要把最近四帧画面叠在一起读？',
    options: {
      colour: { label: '为了看到颜色', why: '画面先变成了灰度，四个通道是四个时刻，不是颜色。' },
      motion: { label: '为了看出东西往哪边动', why: '对。单独一帧里，球往左飞和往右飞是一样的画面。' },
      sharper: { label: '为了让画面更清晰', why: '画面反而缩小了；多出来的是时间，不是细节。' },
    },
  },
  shuffled: {
    ask: '用同一种方式打乱所有图片的像素，卷积还能找到边缘吗？',
    options: {
      same: { label: '能，数一个也没少', why: '数是没少，邻居却换了。窗口看的是邻居。' },
      lost: { label: '不能，局部的图案没有了', why: '对。图案取决于哪些数挨在一起。' },
      faster: { label: '能，而且算得更快', why: '乘法和加法一样多，只是找不到图案了。' },
    },
  },
  unfit: {
    ask: '哪一种数据最不适合用卷积？',
    options: {
      audio: { label: '鸟鸣的录音', why: '很适合：相邻的采样点彼此有关，同样的叫声随时可能出现。' },
      columns: { label: '客户表，各列是年龄、邮编、余额', why: '对。列的次序随便怎么排都行，挨在一起没有意义。' },
      slides: { label: '病理切片的照片', why: '很适合：细胞的样子是局部图案，在哪里都可能出现。' },
    },
  },
  'two-threes': {
    ask: '在展品的棋盘上用卷积核 1 1 1，不打乱，摆出至少两处三枚黑子横着相连。',
    hint: '选“改数字”，再点棋盘上的空点。不必另起一行：给已有的三子再添一枚试试。',
    done: '四枚黑子相连，窗口就有两个位置盖住三枚：同样的权重，两处都找到了。',
  },
} satisfies QuizText<typeof questions>;
