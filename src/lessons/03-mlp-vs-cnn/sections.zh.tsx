// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { convolutionLine, facts } from './facts.ts';
import { OldKeras } from './OldKeras.tsx';
import { PyramidTable } from './PyramidTable.tsx';

const n = (value: number): string => formatNumber(value, 'zh');

export function Flat(): ReactElement {
  return (
    <>
      <p>
        <Term id="mlp">多层感知机</Term>（MLP）读的是一串数。图片却不是一串数：每个像素都有上下左右的邻居。所以，MLP
        要看一个手写数字，得先经过一个<Term id="flatten">扁平化</Term>层，把 {facts.side} × {facts.side}{' '}
        的图片一行接一行地拆开，排成一个有 {n(facts.pixels)} 个数的向量。
      </p>
      <p>
        一个数值都没有少，却有样东西丢了。在下面选一个像素，到长条里找找它的邻居：左右两个还挨着它，上下两个却被甩到整整一行——
        {facts.side}{' '}
        个位置——之外，而向量里没有任何东西记得它们曾经相邻。再打开“打乱像素”的开关：在你眼里，图片面目全非；对 MLP
        来说，什么也没有发生。这句话是不是真的，稍后用实验来检验。
      </p>
    </>
  );
}

export function Wires(): ReactElement {
  return (
    <>
      <p>
        扁平化之后是<Term id="dense-layer">全连接层</Term>：它的每个单元都和输入的每个数相连，每根线都有自己的
        <Term id="weight">权重</Term>。对一张小小的灰度数字来说，这还受得了。换成一张 1000 × 1000 的彩色照片和 1000
        个单元，仅这一层就有 {n(facts.photo)} 个参数，而网络还什么都没学。
      </p>
      <p>
        下面是这样的一层：从 {facts.side} × {facts.side} 的图片到 {facts.outputSide} × {facts.outputSide}{' '}
        个输出单元，画成一根根线。请按顺序走完四步，每走一步之前先猜猜参数还剩多少：先是所有的线；再只留下邻近的线；然后让所有单元用同一组权重；最后用上好几组。走完再拖动滑块，看看到了第
        3 步，哪些滑块还管用，哪些已经不管用了。
      </p>
    </>
  );
}

export function Local(): ReactElement {
  return (
    <>
      <p>
        第一剪有个名字，叫<Term id="local-connectivity">局部连接性</Term>
        。一笔、一个拐角、一个圈，都是挨在一起的像素的事；左上角的像素亮不亮，对右下角的像素几乎说明不了什么。于是每个单元只留下一个小窗口里的线（这里是{' '}
        {facts.kernel} × {facts.kernel}
        ），其余的全部剪掉。相隔很远却有关系的东西，留给后面的层去发现：它们看的是这一层的结果。
      </p>
      <p>
        参数从 {n(facts.dense)} 个降到 {n(facts.local)} 个。不过，{n(facts.outputUnits)}{' '}
        个单元仍然各有各的权重：竖线长什么样，每个单元都得在自己那个角落里从头学起，而能教它的，只有碰巧在那里有一条竖线的少数几张图片。
      </p>
    </>
  );
}

export function Sharing(): ReactElement {
  return (
    <>
      <p>
        这太浪费了。如果知道两个输入可能包含同一种信息，就可以让它们共享权重，一起来训练。把所有单元的权重系在一起，整个一层就只剩一个窗口的权重——
        <Term id="kernel">卷积核</Term>——再加一个<Term id="bias">偏置</Term>。这就是
        <Term id="parameter-sharing">参数共享</Term>
        。从此，每张图片的每个角落都在教同样的那几个数。一个卷积核只会找一种规律，所以一层里要有好几个：K 个
        <Term id="filter">过滤器</Term>，产生 K 张<Term id="feature-map">特征映射</Term>。
      </p>
      <p>K 个过滤器，边长为 F，输入的深度为 D。把上图的数字代进去，参数的个数是：</p>
      <WorkedFormula
        rows={[
          { tex: 'K\\cdot F\\cdot F\\cdot D + K', label: 'K 乘 F 乘 F 乘 D，再加 K' },
          {
            tex: `${facts.filters}\\cdot ${facts.kernel}\\cdot ${facts.kernel}\\cdot 1 + ${facts.filters} = ${facts.several}`,
            label: `${facts.filters} 乘 ${facts.kernel} 乘 ${facts.kernel} 乘 1，加 ${facts.filters}，等于 ${facts.several}`,
          },
        ]}
      />
      <p>
        式子里没有图片的大小。既局部连接、又共享权重的层，就是<Term id="convolutional-layer">卷积层</Term>；在 Keras
        里，它只是一行：
      </p>
      <KerasCode lines={[convolutionLine]} />
      <Aside title="从前的写法">
        <p>
          许多教程，包括这门课最初的讲义，都把输入大小写在第一个卷积层里。Keras 3
          还认得这种写法，只是会给出警告；现在的写法是单独写一个 <code>Input</code>：
        </p>
        <OldKeras label="从前与现在的 Keras 代码" oldNote="从前" newNote="Keras 3" />
        <p>
          介于中间的那一步（只局部连接、不共享），从前有一个专门的层，叫 <code>LocallyConnected2D</code>。Keras 3
          已经把它去掉了：实际上几乎没有人停在半路。
        </p>
      </Aside>
    </>
  );
}

export function Invariance(): ReactElement {
  return (
    <>
      <p>
        凭什么可以共享？凭的是图片的一个事实，而不是网络的：一笔长什么样，与它落在哪里无关。像这样基本上不随时间或空间改变的规律，叫
        <Term id="statistical-invariance">统计不变量</Term>
        ，它们无处不在。对图像来说，由此得到卷积；对文本和序列来说，同样的想法得到嵌入和循环神经网络，它们在不同的词、不同的时刻之间共享权重。反过来，如果位置本身就有意义，比如证件照里眼睛总在同一高度，共享就会白白丢掉一些东西。
      </p>
      <p>
        有两个词常常被混为一谈。步幅为 1 的卷积是<Term id="translation-equivariance">等变</Term>
        的：数字右移三个像素，特征映射也跟着右移三个像素（边缘除外）。把移动记作 <Formula tex="T" label="T" />
        ，把这一层记作 <Formula tex="f" label="f" />
        ，就是
      </p>
      <Formula block tex="f(T x) = T f(x)" label="f(Tx) 等于 T f(x)" />
      <p>
        而<Term id="translation-invariance">不变</Term>的意思是输出完全不动：
        <Formula tex="f(T x) = f(x)" label="f(Tx) 等于 f(x)" />
        。单靠卷积得不到它。
        <Term id="max-pooling">池化</Term>
        能给一点，只对很小的移动有效；训练也许再给一点。末尾带着扁平化和全连接层的整个
        CNN，既不等变，也不不变：那些层又为每个位置各备了一套权重。
      </p>
    </>
  );
}

export function Network(): ReactElement {
  return (
    <>
      <p>
        卷积网络本质上就是一个深度网络，只是用共享权重的卷积层代替了大部分全连接层。一层层叠起来，就成了一座
        <Term id="pyramid">金字塔</Term>
        ：底部是一张又大又浅的图片，只有一个或三个通道；越往上，空间被挤得越小，深度变得越大，直到“在哪里”所剩无几，“是什么”越来越多。塔尖放一个普通的分类器。后面的课会慢慢爬这座塔；下面先看看马上要上场的这一座：
      </p>
      <PyramidTable caption="对决中的 CNN，一层一层看" heads={['层', '输出形状', '数的个数', '参数']} />
      <p>
        看最后一列。两个卷积层加起来只有 {n(facts.cnnConvolutions)} 个参数，紧跟其后的全连接层却有 {n(facts.cnnDense)}{' '}
        个，占全部的 {formatPercent(facts.cnnDenseShare, 'zh')}。“看”很便宜，“下结论”才贵。
      </p>
    </>
  );
}

export function Duel(): ReactElement {
  return (
    <>
      <p>
        空口无凭。下面请一个有 {n(facts.mlp)} 个参数的 MLP 和一个有 {n(facts.cnn)} 个参数的 CNN
        上场：两者差不多大，所以胜负不会是大小造成的。（CNN
        的计算量更大：卷积核的每个权重要在图片各处反复使用，看一张图片约做 {n(facts.cnnMacs)} 次乘法，MLP 只做{' '}
        {n(facts.mlpMacs)} 次。）它们用同样的 {n(facts.trainCount)} 张图片、同样的顺序，每批 {facts.batchSize} 张，训练{' '}
        {facts.epochs} 轮，也就是各走 {n(facts.stepsPerEpoch * facts.epochs)}{' '}
        步。全部计算都在这个浏览器里完成；测试用的是另外一万张数字，两个网络都没有拿它们训练过。按下按钮之前，先写下你的预测。
      </p>
      <ExperimentNote
        id="mlp-vs-cnn/duel"
        question="对没见过的数字，哪个网络更常答对，高出几个百分点？把像素打乱之后，两者各会怎样？"
        run="先在下面训练两个网络，再做平移测试，最后打乱像素、重新训练。"
      />
    </>
  );
}

export function Tests(): ReactElement {
  return (
    <>
      <p>
        <strong>平移测试</strong>
        把测试数字挪开几个像素，而训练好的网络从没见过挪动的数字。靠近中央，两个网络都答得不错。挪开一两个像素，MLP
        先掉下来：它的每个权重都只认一个位置，而墨迹已经不在那里了。CNN
        的“高地”更宽，因为笔画挪到哪里，卷积核都找得到，池化又原谅了最后那一两个像素。但它同样会掉下来：它只是在较低的层里被造成等变的，没有谁让它整体不变。MLP
        也并非学不会挪动的数字：训练时让它看见挪动的数字，它就能学会。CNN 生来就有的东西，MLP 要靠看例子。
      </p>
      <p>
        <strong>打乱像素</strong>是更锋利的一刀。取一个固定的排列 P，对每张图片都一样。MLP 的第一层算的是
      </p>
      <Formula block tex="W (P x) = (W P)\,x" label="W 乘 (P x)，等于 (W P) 乘 x" />
      <p>
        可见，打乱像素就等于打乱 W 的各列。而这些列一开始就是毫无次序的随机数，<Term id="adam">Adam</Term>{' '}
        又是逐个权重分别更新的。所以，<em>从概率分布上说</em>，MLP
        在打乱的像素上与原来一样好；用同一个种子，曲线会略有不同，只因为不同的随机数碰上了不同的像素。对 CNN 来说，
        {facts.kernel} × {facts.kernel}{' '}
        的窗口里现在是九个毫不相干的像素，旁边的窗口里又是另外九个。它白得的那条假设——“近的就相关，这里和那里一样”——不再成立。它仍然学得到东西，因为它还有一个全连接层；但优势没有了，通常还会落到
        MLP 后面。
      </p>
      <p>
        这一课的道理，都在这一个实验里。CNN 更好，不是因为它叫
        CNN，而是因为它的假设对这些数据成立。这样的假设叫作先验，也叫归纳偏置。
      </p>
      <Aside title="一条曲线只是一次抽样">
        <p>
          换一个种子，初始权重和批次的顺序都会变。差别只有零点几个百分点时，先用种子 1、2、3
          各训练一遍再下结论，并看一看每个测试准确率旁边的区间。
        </p>
      </Aside>
    </>
  );
}

export function Draw(): ReactElement {
  return (
    <>
      <p>
        测试准确率说的是别人的字。现在轮到你的。用 <Term id="mnist">MNIST</Term> 训练出来的网络，期待的是 MNIST
        式的数字：缩放到 20 × 20 像素以内，<Term id="centre-of-mass">重心</Term>对准 {facts.side} × {facts.side}{' '}
        的中央。省掉这一步，你就在不知不觉中做了一次平移测试。所以你的笔迹也照样整理，每一步都看得见。
      </p>
      <p>
        试着写一个让两个网络意见不一的数字：中间带一横的 7，鼻子很长的 1，快要封口的 4。别只看第一名，也看看第二名。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>扁平化保留每个数值，却丢掉了谁与谁相邻；MLP 从来不知道这件事。</li>
        <li>
          局部连接性：每个单元只看一个窗口，{n(facts.dense)} 个参数变成 {n(facts.local)} 个。
        </li>
        <li>
          参数共享性：所有单元共用一个卷积核，{n(facts.local)} 个变成 {facts.shared} 个；{facts.filters} 个卷积核是{' '}
          {facts.several} 个，即 K·F·F·D + K，与图片大小无关。
        </li>
        <li>
          统计规律处处相同，共享才有道理。卷积对平移是等变的；池化和训练添上一点不变性；整个 CNN 并不是平移不变的。
        </li>
        <li>用同一种方式打乱所有像素，MLP 毫不在意，CNN 则失去了它的假设。所谓优势，就是恰好成立的假设。</li>
      </ul>
    </Recap>
  );
}
