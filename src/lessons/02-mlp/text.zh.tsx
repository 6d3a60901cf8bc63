// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx and training.zh.tsx, the quiz in quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Activations, Dropout, Initialisers, Layers, Losses, Task } from './sections.zh.tsx';
import { Callbacks, Optimizers, Others, Reading, RecapSection, Step } from './training.zh.tsx';

export const text = {
  title: '用 MLP 给图片分类',
  promise:
    '学完这一课，你能为图片搭一个多层感知机，说出每个部分做什么、为什么要有它，把它训练好，在该停的时候停下，并且公平地评价结果。',
  sections: {
    task: { title: '十个数字', Body: Task },
    layers: { title: '扁平化与全连接', Body: Layers },
    activations: { title: '那个弯：激活函数', Body: Activations },
    losses: { title: '错了多少：损失函数', Body: Losses },
    initialisers: { title: '从哪里出发：初始权重', Body: Initialisers },
    dropout: { title: '不许死记：dropout', Body: Dropout },
    optimizers: { title: '怎样走一步：优化器', Body: Optimizers },
    step: { title: '一步训练，打开来看', Body: Step },
    callbacks: { title: '什么时候停：验证与回调', Body: Callbacks },
    reading: { title: '读懂结果', Body: Reading },
    others: { title: '多好才算好', Body: Others },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'activation-functions': {
      title: '激活函数观察台',
      caption:
        '粗线是打开的函数，点线是它的导数，短线是它在这一点的切线。再往下，看一摞这样的层把梯度削成多少。另一半打开的是 softmax，它要一整行数一起算。',
    },
    losses: {
      title: '几种损失摆在一起，再下一注',
      caption:
        '同一次预测，每种损失各算一遍：是多少，对每个 logit 又拉得多用力。然后是游戏：把概率分给十个数字，按交叉熵付账，和为同样的图片付过账的网络比一比。',
    },
    initialisers: {
      title: '初始权重，一层一层看',
      caption:
        '同样的图片穿过一摞刚初始化、没训练过的层。层数变深时，看激活值的散布怎样一路往上变，梯度的散布怎样一路往下变。',
    },
    dropout: {
      title: 'Dropout 的骰子',
      caption:
        '八个单元，各掷一颗骰子：掩码就是训练引擎按这个种子、这一步、这一层掷出来的那些。多掷几次，看平均值。然后用同一个种子训练两次，用与不用 dropout，看它改变了什么，又没有改变什么。',
    },
    'optimizer-race': {
      title: '优化器赛跑',
      caption: '同样的权重，同样的批次，只有规则不同。曲线都是在这个浏览器里真正训练出来的；再跑一遍，指纹应当重现。',
    },
    'training-step': {
      title: '把一步训练拆开',
      caption: '小网络里的任何一个权重：每张图片、每个位置给它的梯度加了多少，优化器又怎样用这个和。',
    },
    callbacks: {
      title: '回调：停在哪里，存下什么',
      caption:
        '一个会学过头的网络，25 轮的曲线。改变耐心和最小改进，看 EarlyStopping 会停在哪里、ModelCheckpoint 会写哪些文件；训练之后拖动滑块，权重和预测都回到那一轮。',
    },
    'mnist-classifiers': {
      title: '和经典分类器排在一起',
      caption: '已发表的 MNIST 测试错误率，你自己的网络排在其中，用同样的 10,000 张图片测量。高兴之前，先看最后一列。',
    },
  },
} satisfies LessonText<typeof frame>;
