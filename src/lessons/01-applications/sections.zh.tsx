// 本课的中文正文。数字来自 facts.ts。不负责：各节之间的展品，最后的总表（overview.zh.tsx）。
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref, RefList } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts } from './facts.ts';
import { SUM_TEX } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Idea(): ReactElement {
  return (
    <>
      <p>
        卷积神经网络（CNN）因为会认图片而出名。可它读的其实不是图片，而是排好位置的数：声音是一条线，句子是一串词，棋盘和图片是一个平面，视频是一叠平面。只要相邻的数彼此有关，同一个办法就都用得上：拿很少几个数，在数据上从头滑到尾，每到一处乘一乘、加一加。
      </p>
      <p>
        下面的图里，这样的数只有三个，合称一个<Term id="kernel">卷积核</Term>
        。先看五张小图：框住的，就是这三个数在那种数据里反应最强的地方。
      </p>
      <FigureNote>
        <p>
          试三件事。点“从头走一遍”，看输出怎样一格一格填满。换到视频，想想不动的箱子为什么不见了。再选棋盘和 1 1
          1，打乱棋子，数数三子相连还剩几处。
        </p>
      </FigureNote>
    </>
  );
}

export function Why(): ReactElement {
  return (
    <>
      <p>
        窗口停在一处，盖住三个数 x。每个数乘以卷积核里对应的<Term id="weight">权重</Term>{' '}
        w，再加起来，就是这一处的输出：
      </p>
      <Formula block tex={SUM_TEX} label="y = w1 x1 + w2 x2 + w3 x3" />
      <p>图里一开始的那一处，写出来是：</p>
      <WorkedFormula rows={[facts.sum]} />
      <p>
        和越大，说明这一处越像卷积核要找的样子。−1、0、1
        问的是：这里在变大吗？在声音里，它找到波形上升的地方；在图片里，找到边缘；在视频里，找到刚刚出现的东西。问题始终是同一个，只是“相邻”的含义不同。
      </p>
      <p>
        为什么不干脆让每个输出都看到全部输入？那样的一层需要 {n(facts.line.samples)} × {n(facts.line.places)} ={' '}
        {n(facts.everyToEvery)} 个权重，而且什么叫“上升”，每一处都要重新学一遍。卷积只用 {n(facts.weights)}{' '}
        个权重，在一处学会，处处都会。这样节省，要有两个前提：
      </p>
      <ul>
        <li>相邻的数彼此有关。打乱次序，意思就丢了。</li>
        <li>同样的图案可以出现在任何地方，而且在哪里都是同一个意思。</li>
      </ul>
      <p>
        真正的卷积层，窗口常常再大一些，卷积核也不止一个，一层有几十个、几百个；权重不由人来定，而是训练时学出来的。窗口能往几个方向滑，Keras
        里的层就叫几维卷积：
      </p>
      <KerasCode lines={facts.keras} label="一维、二维、三维卷积，各有 8 个卷积核" />
      <p>
        右边注明了进去和出来的形状，最后一个数是<Term id="channel">通道</Term>
        数：进去是 1，出来是 8，因为有 8
        个卷积核。下面就来看看，这个办法都用在了哪里；每一处都问三件事：进去什么，出来什么，为什么适合用卷积。
      </p>
    </>
  );
}

export function Sound(): ReactElement {
  return (
    <>
      <p>
        一秒钟的声音，是 {n(facts.samplesPerSecond)} 个数排成的一条线。<Ref id="wavenet">WaveNet</Ref>{' '}
        读入已有的声音，预测下一个采样点：256
        种可能的值，各给一个概率。从中抽一个接在后面，再预测下一个，声音就这样一点一点地生成出来。
      </p>
      <p>
        它的窗口只看两个数，但每往上一层，两个数就隔得更远：1、2、4，一直到 {n(facts.widest)}，这叫
        <Term id="dilation">空洞卷积</Term>。{n(facts.layers)} 层之后，一个输出能看到 {n(facts.field)} 个采样点，合{' '}
        {n(facts.fieldMs)} 毫秒。同一个音，早一秒晚一秒还是那个音，所以每一时刻都可以用同样的权重。
      </p>
      <p>
        既然能教机器唱歌，又何必只教它聊天呢？2017 年 4 月，研究者用 WaveNet 的一个变体做出了
        <Ref id="singing-synthesizer">歌声合成器</Ref>。
      </p>
    </>
  );
}

export function Text(): ReactElement {
  return (
    <>
      <p>
        把每个词换成一串数，叫词向量；一词一行，句子就成了一张表。比如 {n(facts.words)} 个词，每个词 {n(facts.vector)}{' '}
        个数，就是 {n(facts.words)} × {n(facts.vector)}。<Ref id="text-cnn">文本分类 CNN</Ref>{' '}
        的窗口横跨整行，一次盖住三到五个词，从上往下滑。盖三个词的窗口在这里有 {n(facts.textPlaces)}{' '}
        个位置。“一点也不闷”出现在句首还是句尾，意思都一样，所以同一个卷积核可以处处用。对每个过滤器只取最大的那个和，最后输出两个概率：这篇影评是褒，还是贬。作者当年还办过一份
        <Ref id="wildml-newsletter">深度学习简讯</Ref>。
      </p>
      <p>
        Facebook 用卷积做<Ref id="facebook-translation">翻译</Ref>
        ：读入一种语言的句子，逐词写出另一种语言的句子。循环网络读句子，要等前一个词算完才能算下一个；卷积在各处互不等待，可以一起算。据他们报告，准确率达到了当时的最高水平，速度是循环网络的九倍。
      </p>
    </>
  );
}

export function Games(): ReactElement {
  return (
    <>
      <p>
        游戏画面就是图片。<Ref id="dqn">DQN</Ref> 玩 Atari 游戏，读入的是最近四帧画面，缩成 84 × 84 叠在一起，即 84 × 84
        × 4。单看一帧，不知道球往哪边飞；四帧叠起来，就看得出来了。经过三个卷积层，得到 {facts.atari}
        ，最后每个动作输出一个数：估计这样做以后还能得多少分。没有人教它怎么玩，它靠
        <Term id="reinforcement-learning">强化学习</Term>
        自己摸索，论文附有代码。想从简单的代码入手，可以读 Karpathy 的<Ref id="pong-from-pixels">这篇帖子</Ref>。
      </p>
      <p>
        在<Ref id="quick-draw">看图说词</Ref>
        里，你画，网络猜。游戏收集的涂鸦已经公开，其中一种格式是 28 × 28 的小图，共 345 类。用它训练的 CNN 读入 28 × 28
        × 1，输出 345 个概率。猫耳朵画在左上还是右上，都是猫耳朵。<Ref id="autodraw">AutoDraw</Ref>{' '}
        更进一步，把潦草的涂鸦换成画好的图；<Ref id="ai-experiments">A.I. Experiments</Ref> 里还有许多别的作品。
      </p>
      <p>
        围棋盘有 19 × 19 = {n(facts.board)} 个交叉点，正好是一张小图。<Ref id="alphago">AlphaGo</Ref> 用 48
        个数描述一个点：是黑子、白子还是空着，还剩几口气，等等。读入 19 × 19 × 48，一个卷积网络给出 {n(facts.board)}{' '}
        个概率，说下一步该下在哪里；另一个网络给出一个数，估计谁会赢；再配合搜索来落子。一个棋形搬到棋盘别处，多半还是那个棋形。人们常说，下围棋“需要人类直觉”。如果真是这样，输给机器是什么滋味？
        <Ref id="solace-in-defeat">这篇文章</Ref>问的就是这个。
      </p>
    </>
  );
}

export function Driving(): ReactElement {
  return (
    <>
      <p>
        户外的无人机通常靠 <Ref id="gps-drones">GPS</Ref> 导航，到了室内，信号就没有了。
        <Ref id="ifm-drones">IFM 的无人机</Ref>和这架<Ref id="autonomous-drone">自主无人机</Ref>
        改用眼睛：输入摄像头的一帧画面，输出该往哪边飞。比如读入高 × 宽 ×
        3，输出左转、直飞、右转三个概率。墙角、门框、障碍，都是由边缘拼成的局部图案。
      </p>
      <p>
        无人驾驶的汽车要认得路牌。<Ref id="traffic-sign-project">这个练习项目</Ref>用的是
        <Ref id="gtsrb">德国交通标志数据集</Ref>：读入 32 × 32 × 3，输出 43 个概率，每种标志一个。读门牌号是同样的事：
        <Ref id="svhn">街景门牌号数据集</Ref>里的一个数字也是 32 × 32 × 3，分成 10 类；
        <Ref id="digit-recognition-project">另一个项目</Ref>
        要读出整串号码。标志在画面里偏左偏右，都是那个标志。
      </p>
      <p>
        真车不便拿来练习，游戏可以。<Ref id="gta-self-driving">这一系列博客</Ref>用 Python 训练 CNN
        开“侠盗猎车手”里的车：读入屏幕上的画面，输出每个按键的概率，跟着人的操作学。
      </p>
    </>
  );
}

export function More(): ReactElement {
  return (
    <>
      <p>
        一些名画被做成<Ref id="art-for-the-blind">可以触摸的立体画</Ref>
        ，让视力受损的人也能欣赏。那篇文章没有说是怎么做的；不过 CNN 确实能
        <Ref id="depth-prediction">从一张图片预测深度</Ref>
        ：读入一张彩色图片，输出一张小一些的图，上面每个数是那一处离镜头的远近。
      </p>
      <p>
        病理切片扫描出来大得一眼看不完，CNN 就<Ref id="pathology">一块一块地看</Ref>：读入 299 × 299 ×
        3，输出一个概率，说这一块的中央有没有乳腺癌转移灶。把这些概率排回原来的位置，就是一张热图，供医生查看。
      </p>
      <p>
        CNN 还在照片里辨认和清点动物，帮助<Ref id="endangered-species">保护濒危物种</Ref>。
        <Ref id="faceapp">FaceApp</Ref>{' '}
        则输出一张新照片：让人微笑，或者改变性别。做得到，不等于就该做：这款应用也引起过争议。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <>
      <Recap>
        <ul>
          <li>声音、句子、棋盘、图片、视频都是排好位置的数，只是方向有一个、两个或三个。</li>
          <li>卷积核是很少几个数，滑过所有位置，处处共用。和大的地方，就有它要找的图案。</li>
          <li>适合卷积的数据，邻居之间有关系，同样的图案到处都可能出现。客户表里的各列换个次序也无妨，就不适合。</li>
          <li>输出可以是每类一个概率、每个动作一个数、每处一个数，也可以又是一张图。</li>
        </ul>
      </Recap>
      <RefList ids={['wavenet', 'text-cnn', 'dqn', 'alphago', 'pathology']} />
    </>
  );
}
