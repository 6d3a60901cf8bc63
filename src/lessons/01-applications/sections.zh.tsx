// 本课的中文正文。数字来自 facts.ts。不负责：各节之间的展品。
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { Recap } from '../../kit/prose/Blocks.tsx';
import { Ref, RefList } from '../../kit/prose/Ref.tsx';
import { facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Idea(): ReactElement {
  return (
    <p>
      卷积神经网络（CNN）因图片而出名，但它要的其实不是图片，而是排在网格上的数。声音是一条线，句子是一行行的词向量，棋盘和图片是平面。网络拿一个小窗口在上面滑动，每到一处就问同一个问题：这里有没有这种图案？下面的窗口只有三个数，试试它在四种数据上各能找到什么。
    </p>
  );
}

export function Sound(): ReactElement {
  return (
    <>
      <p>
        <Ref id="wavenet">WaveNet</Ref> 逐个采样点地生成声音，每秒 {n(facts.samplesPerSecond)}{' '}
        个。它的卷积核只有两个数，但每一层都把间隔（空洞率）加倍：1、2、4……512。十层之后，一个输出能看到{' '}
        {n(facts.field)} 个采样点，也就是 {n(facts.fieldMs)} 毫秒。
      </p>
      <p>
        2017 年，研究者把它的结构用于唱歌，做成了<Ref id="singing-synthesizer">歌声合成器</Ref>。
      </p>
    </>
  );
}

export function Text(): ReactElement {
  return (
    <>
      <p>
        每个词换成一串数，叠起来，句子就成了一张表。<Ref id="text-cnn">文本分类 CNN</Ref>
        的窗口横跨整行，一次盖住三到五个词，只上下滑动，由此判断一篇影评是褒是贬。作者当年还办过一份
        <Ref id="wildml-newsletter">简讯</Ref>。
      </p>
      <p>
        Facebook 用卷积做<Ref id="facebook-translation">翻译</Ref>
        。循环网络要一个词接一个词地算，卷积可以同时算所有位置：据报告，准确率达到当时的最好水平，速度约为循环网络的九倍。
      </p>
    </>
  );
}

export function Games(): ReactElement {
  return (
    <>
      <p>
        游戏画面也是图片。<Ref id="dqn">DQN</Ref> 用 CNN 看屏幕，用强化学习选动作，学会了 Atari
        游戏。想从代码入门，可以读 Karpathy 的<Ref id="pong-from-pixels">Pong 一文</Ref>。
      </p>
      <p>
        <Ref id="quick-draw">看图说词</Ref>边看你画边猜；<Ref id="autodraw">AutoDraw</Ref> 把涂鸦换成工整的图；
        <Ref id="ai-experiments">A.I. Experiments</Ref> 里还有更多。
      </p>
      <p>
        围棋盘有 {n(facts.board)} 个交叉点，正好是一张小图。<Ref id="alphago">AlphaGo</Ref>
        用卷积网络提出着法、估计胜率，再配合搜索。如果围棋“需要人类直觉”，输给机器是什么感受？
        <Ref id="solace-in-defeat">这篇文章</Ref>谈的就是它。
      </p>
    </>
  );
}

export function Driving(): ReactElement {
  return (
    <>
      <p>
        户外的无人机通常靠 <Ref id="gps-drones">GPS</Ref> 导航，室内收不到信号。<Ref id="ifm-drones">IFM</Ref> 和这架
        <Ref id="autonomous-drone">自主无人机</Ref>改用摄像头和 CNN 认路。
      </p>
      <p>
        无人驾驶要认标志：<Ref id="traffic-sign-project">练习项目</Ref>用的是<Ref id="gtsrb">德国交通标志数据集</Ref>
        。读门牌号也是同样的事：<Ref id="digit-recognition-project">项目</Ref>与<Ref id="svhn">街景门牌号数据集</Ref>
        。还有人让 CNN 在<Ref id="gta-self-driving">“侠盗猎车手”</Ref>里开车。
      </p>
    </>
  );
}

export function More(): ReactElement {
  return (
    <>
      <p>
        名画可以做成<Ref id="art-for-the-blind">能触摸的浮雕</Ref>
        给视力受损的人欣赏。那篇文章没有说明做法；不过 CNN 确实能从<Ref id="depth-prediction">单幅图片预测深度</Ref>。
      </p>
      <p>
        CNN 在病理切片上<Ref id="pathology">标出可疑的乳腺癌转移灶</Ref>，供医生查看；在航拍照片里清点动物，
        <Ref id="endangered-species">保护濒危物种</Ref>；也在 <Ref id="faceapp">FaceApp</Ref>
        里改动人脸，让人微笑或改变性别。能做到不等于该去做：最后这一种也引起过争议。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <>
      <Recap>
        <ul>
          <li>数据排在网格上：声音一维，句子是一行行向量，棋盘和图片二维，彩色图片再加通道。</li>
          <li>有意义的图案是局部的：邻居挨在一起才有意义，打乱就没了。</li>
          <li>同一种图案可能出现在任何地方，所以处处用同一个卷积核。</li>
        </ul>
      </Recap>
      <RefList ids={['wavenet', 'text-cnn', 'dqn', 'alphago', 'pathology']} />
    </>
  );
}
