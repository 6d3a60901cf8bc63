// The lesson's prose in Chinese, but for the four cases (cases.zh.tsx). Numbers come from facts.ts.
// Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { facts, FEATURES_CODE, FROZEN_CODE, SCRATCH_CODE, TUNE_CODE } from './facts.ts';
import { OLD_TRANSFER } from './old-keras.ts';

const n = (value: number): string => formatNumber(value, 'zh');
const percent = (value: number): string => formatPercent(value, 'zh');

export function Why(): ReactElement {
  return (
    <>
      <p>
        你有几百张照片，想分出五种花。从头训练一个像样的网络要几百万个权重、上百万张照片、好几天的显卡。可是别人已经训练过这样的网络了，而且它的前几层学到的是边缘、纹理和形状：这些东西花的照片里也有。
      </p>
      <p>
        <Term id="transfer-learning">迁移学习</Term>就是把
        <Term id="pretrained-network">提前训练过的网络</Term>
        拿来调整，用于新的、不同的数据集。怎么调整，有两种基本做法，从省到贵：
      </p>
      <ul>
        <li>
          <strong>特征提取。</strong>网络不动，只换掉最后作判断的部分，训练新的那一小块。
        </li>
        <li>
          <strong>微调。</strong>从别人的权重出发，用新数据接着训练，全部或只是靠后的几层。
        </li>
      </ul>
      <p>
        用哪一种、切在哪里，取决于两件事：新数据集有多大，它和原来的数据有多像。这就是后面的四种情形。在这一课里你不必相信任何一条：每一条都可以在你的设备上量一量。
      </p>
    </>
  );
}

export function Borrowed(): ReactElement {
  return (
    <>
      <p>
        这里借用的是 MobileNetV2。它用 <Term id="imagenet">ImageNet</Term> 的 128 万张照片训练过，分 1000
        类，又小得能放进手机：
        {n(facts.wholeParameters)} 个参数，看一张 {facts.side} × {facts.side} 的照片做 {n(Math.round(facts.macs / 1e6))}{' '}
        百万次<Term id="multiply-accumulate">乘加</Term>。
      </p>
      <p>
        先看它能看到什么。换照片、打开自己的、对着摄像头；右边是它真正读到的那个正方形。移动“块”的滑块，从靠前的块走到靠后的块：映射从一张模糊的照片，变成几格抽象的亮点。最下面是这一块的账单，下一节讲。
      </p>
      <p>图片只在你的设备上处理，网络也在这里运行：什么都不上传。</p>
    </>
  );
}

export function BillSection(): ReactElement {
  return (
    <>
      <p>
        它为什么这么小？普通的<Term id="convolution">卷积</Term>
        同时做两件事：在窗口里看邻居，又把所有通道混合起来。
        <Term id="separable-convolution">深度可分离卷积</Term>把两件事分开做：先
        <Term id="depthwise-convolution">逐通道卷积</Term>，每个通道只用自己的一个核看邻居；再用{' '}
        <Term id="pointwise-convolution">1 × 1 卷积</Term>，只在同一格上混合通道。
      </p>
      <p>
        设核的边长为 k，输入 M 个通道，输出 N 个，输出的边长为 D。拿 {facts.pairName} 的数代入：k = 3，M ={' '}
        {facts.pairInput}，N = {facts.pairOutput}，D = {facts.pairSide}：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `D^2 k^2 M N = ${facts.pairSide}^2 \\cdot 3^2 \\cdot ${facts.pairInput} \\cdot ${facts.pairOutput} = ${facts.standardMacs}`,
            label: `标准卷积：D 平方乘 k 平方乘 M 乘 N，等于 ${n(facts.standardMacs)}`,
          },
          {
            tex: `D^2 k^2 M + D^2 M N = ${facts.depthwiseMacs} + ${facts.pointwiseMacs}`,
            label: `可分离卷积：D 平方 k 平方 M，加 D 平方 M N，等于 ${n(facts.depthwiseMacs)} 加 ${n(facts.pointwiseMacs)}`,
          },
          {
            tex: `\\dfrac{1}{N} + \\dfrac{1}{k^2} = \\dfrac{1}{${facts.pairOutput}} + \\dfrac{1}{9} \\approx ${formatFixed(facts.ratio, 'en', 3)}`,
            label: `两者之比：N 分之一加 k 平方分之一，约等于 ${formatFixed(facts.ratio, 'zh', 3)}`,
          },
        ]}
      />
      <p>
        只要 {percent(facts.ratio)} 的乘法；权重也一样：{n(facts.separableWeights)} 个，而不是{' '}
        {n(facts.standardWeights)} 个。N 通常很大，所以 3 × 3 的核大约省到九分之一。
      </p>
      <p>
        整个网络呢？把每一对都换成标准卷积，要 {n(Math.round(facts.allStandardMacs / 1e6))} 百万次乘加，是现在的{' '}
        {formatFixed(facts.macsTimes, 'zh', 1)} 倍。不是九倍，因为网络里还有别的：V2 的每一块先用 1 × 1
        卷积把通道加宽到六倍，做完逐通道卷积，再压窄回来（<Term id="inverted-residual">倒残差</Term>
        ），两端相同时再加上一条
        <Term id="skip-connection">跳跃连接</Term>。加宽的那一步，两种写法都要付。
      </p>
      <Aside title="省下来的不是白给的">
        <p>
          分开做的卷积表达力弱一些：每个输入通道只有一种空间图样，所有输出通道共用。MobileNet 用更多的通道补回来。Keras
          里它有现成的一层，<code>keras.layers.SeparableConv2D</code>；MobileNet 里则拆成 <code>DepthwiseConv2D</code>{' '}
          和 <code>Conv2D(kernel_size=1)</code>，中间还有归一化和 ReLU6。其他现成的网络见{' '}
          <Ref id="keras-applications">keras.applications</Ref>。
        </p>
      </Aside>
    </>
  );
}

export function Extraction(): ReactElement {
  return (
    <>
      <p>
        切掉最后的分类层，网络就成了一台把照片变成数的机器：最后一层映射做
        <Term id="global-average-pooling">全局平均池化</Term>，得到 {n(facts.features)} 个数。它们叫
        <Term id="bottleneck-features">瓶颈特征</Term>
        ：那里还知道照片里有什么，却还没有决定叫它什么。在这些数上，一个新的
        <Term id="dense-layer">全连接层</Term>往往就够了，这就是新的<Term id="network-head">头</Term>。
      </p>
      <p>
        分 {facts.classes} 类的新层有 {n(facts.features)} · {facts.classes} + {facts.classes} = {n(facts.head)}{' '}
        个参数。其余的全部<Term id="freezing">冻结</Term>，所以要训练的只占 {percent(facts.headPart)}
        。数据少，参数也少，
        <Term id="overfitting">过拟合</Term>就难。
      </p>
      <p>
        冻结还有一个好处：同一张照片的特征永远不变。{n(facts.small)} 张照片训练 {facts.epochs} 轮，不必过{' '}
        {n(facts.passesWithout)} 次网络，只要 {n(facts.small)} 次，存起来，之后每一轮只是几千个数的小乘法：
      </p>
      <KerasCode label="特征提取：先算一次特征，再训练新的一层" lines={FEATURES_CODE} />
      <p>
        如果这个站点只装了网络的主体，最后一块是 {facts.bodyEnd}。它的末端很窄，只有 {facts.bodyEndChannels}{' '}
        个映射，由块内部的 {facts.bodyInsideChannels} 个混合而成。新的层可以两样都读，用 <code>Concatenate</code>{' '}
        层拼起来（这里叫 {facts.bodyOutput}）：{facts.bodySide} × {facts.bodySide} × {facts.bodyChannels}，池化之后是{' '}
        {facts.bodyChannels} 个数，{facts.classes} 类的新层有 {n(facts.bodyHead)}{' '}
        个参数。谁也没有规定，头只能读网络的末端。
      </p>
      <Aside title="最近邻：连新的一层也不要">
        <p>
          特征既然把相像的照片放在一起，就可以不训练：新照片的特征离谁最近，就和谁同类（
          <Term id="nearest-neighbours">k 最近邻</Term>
          ）。它马上就能用，添一张照片也不必重来；代价是要留着所有特征，而且每次都要比一遍。
        </p>
      </Aside>
      <p>
        现在做一个你自己的。想两到十个类别，比如石头、剪刀、布：对着摄像头录，拖进照片，画出来，或者先用课程数据集的样本。一部分图片留作
        <Term id="validation-set">验证集</Term>
        ，不参加训练。训练只要几秒钟；然后看<Term id="confusion-matrix">混淆矩阵</Term>
        ，看最离谱的错误，删掉坏图片，再来一次。哪些图片它总认错？背景、光线、你的手，常常比类别本身更显眼。
      </p>
    </>
  );
}

export function Tuning(): ReactElement {
  return (
    <>
      <p>
        冻结的特征是为 ImageNet 学的。数据够多时，让它们也动一动会更好：这就是
        <Term id="fine-tuning">微调</Term>。切口以下冻结，切口以上接着训练。例如从 {facts.bodyEnd} 往上放开，就有{' '}
        {n(facts.tuned)} 个参数要训练，而不是 {n(facts.head)} 个。
      </p>
      <p>有三条规矩，每一条都有原因：</p>
      <ol>
        <li>
          <strong>先训练新的一层，再放开下面的。</strong>
          新层一开始是随机的，它传下去的梯度也是乱的，会把好的权重冲坏。
        </li>
        <li>
          <strong>
            <Term id="learning-rate">学习率</Term>要低，
          </strong>
          通常是平时的十分之一到百分之一。要的是挪一挪，不是重新学。
        </li>
        <li>
          <strong>
            <Term id="batch-normalisation">批归一化</Term>保持推理方式（<code>training=False</code>）。
          </strong>
          否则它会用你的小批数据重算均值和方差，而后面的权重是配着原来的值学的。
        </li>
      </ol>
      <p>
        切在哪里？<Ref id="transferable-features">Yosinski 等人</Ref>
        逐层量过：前几层通用，越往后越专门；从中间切断会拆散配合好的层；而拿来的权重，即使任务相差很远，也比随机的起点好。
      </p>
      <p>
        下面的图在你选的数据上重做这个测量。移动切口，看同类的点在平面上怎样聚拢，最近邻和新层的准确率怎样起落。再训练三次：冻结、从切口往上微调、从头，种子相同，画在同一张图上。
      </p>
      <ExperimentNote
        id="transfer/where-to-cut"
        question="新任务和 ImageNet 很不像（比如灰度的衣服）：切口应该往前移还是往后移？在前面多少块时准确率最高？"
        run="先写下一块的编号。在下面的图里选 Fashion-MNIST，量完每一个切口，再比较。"
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        下面是 Keras 3 的完整写法，先冻结。<code>include_top=False</code> 去掉 1000 类的分类层，
        <code>pooling='avg'</code> 加上全局平均池化：
      </p>
      <KerasCode label="冻结主体，训练新的一层" lines={FROZEN_CODE} />
      <p>
        然后微调：放开 <code>block_15_expand</code> 以上的层，学习率降到百分之一，重新 <code>compile</code>
        （不重新编译，<code>trainable</code> 的改动不起作用）：
      </p>
      <KerasCode label="从这里往上微调" lines={TUNE_CODE} />
      <p>从头训练只差一个参数：</p>
      <KerasCode label="同样的网络，随机权重" lines={SCRATCH_CODE} />
      <Aside title="旧代码里的写法">
        <p>
          讲义在这里没有代码，只有链接；那个年代的写法是这样的，<code>fit_generator</code>{' '}
          和存盘的几行就是讲义图像增强那一格里的。今天要改的：<code>lr</code> 叫 <code>learning_rate</code>；
          <code>fit_generator</code> 并入 <code>fit</code>；权重文件以 <code>.weights.h5</code> 结尾，整个模型以{' '}
          <code>.keras</code> 结尾；而最容易错的一点旧代码里没有：<code>training=False</code>。
        </p>
        <TextBlock label="旧的 Keras 代码" text={OLD_TRANSFER} />
        <p>
          用 Inception v3 的瓶颈特征分类 CIFAR-10 的完整例子，见 <Ref id="transfer-cifar10">keras_transfer_cifar10</Ref>
          。它还把瓶颈特征画到平面上，让人看见类别怎样分开。
        </p>
      </Aside>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>前几层学到的东西通用，后几层专门。所以别人训练好的网络，能用在你的数据上。</li>
        <li>
          特征提取：冻结主体，只训练新的一层（{facts.classes} 类时 {n(facts.head)} 个参数）。每张照片的特征只算一次。
        </li>
        <li>微调：先训练新层，再从切口往上接着训练，学习率低，批归一化不动。</li>
        <li>
          数据少又相似：只换最后一层。少又不同：切在前面。多又相似：从旧权重出发，全部训练。多又不同：可以从头，但从旧权重出发往往更快。
        </li>
        <li>MobileNet 把卷积拆成逐通道和 1 × 1 两步，比值 1/N + 1/k²：3 × 3 的核省到大约九分之一。</li>
      </ul>
    </Recap>
  );
}
