// 中文正文。数字来自 facts.ts。不负责：各节之间的互动图。
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BLOCK_CODE, facts, NEW_CODE, OLD_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Contest(): ReactElement {
  return (
    <p>
      2010 到 2017 年，<Ref id="ilsvrc">ImageNet 挑战赛</Ref>只比一件事：用 120 万张、1000
      类的照片学习，再给每张新照片猜五次。五次都没猜中的比例叫
      <strong>top-5 错误率</strong>
      。其中三个参赛网络改变了人们搭网络的方式，今天的网络仍带着它们的印记。卷积网络本身并不新：1990 年代
      <Ref id="lenet">LeNet</Ref> 就在认手写数字了。
    </p>
  );
}

export function AlexNet(): ReactElement {
  const [side = 0, , filters = 0] = facts.alexFirst;
  return (
    <>
      <p>
        多伦多大学团队的 <Ref id="alexnet">AlexNet</Ref> 把错误率从大约 26% 降到 15.3%。它有 8
        个带权重的层，按单塔搭建是 {n(facts.alexParameters)} 个参数。最要紧的是两个选择：用 ReLU 代替
        tanh，和再大斜率也不会消失；在全连接层用
        <Term id="dropout">Dropout</Term> 防止过拟合。两块显卡训练了将近一周。
      </p>
      <p>它的第一层有 {filters} 个 11 × 11 的卷积核，步幅 4：</p>
      <WorkedFormula
        rows={[
          {
            tex: '\\left\\lfloor \\dfrac{W - F}{S} \\right\\rfloor + 1',
            label: '输出边长：宽减去卷积核边长，除以步幅，向下取整，再加一',
          },
          { tex: `\\dfrac{227 - 11}{4} + 1 = ${side}`, label: `代入：227 减 11，除以 4，加 1，得 ${side}` },
        ]}
      />
      <p>
        输出是 {side} × {side} × {filters} 个数，参数只有 {n(facts.alexFirstParameters)}
        个。（论文里写的输入是 224，可是 224 除不尽。）
      </p>
    </>
  );
}

export function Vgg(): ReactElement {
  return (
    <>
      <p>
        牛津大学视觉几何组的 <Ref id="vgg">VGG</Ref> 不再用大卷积核：全是 3 × 3，池化把边长减半，通道数随之加倍。有 16
        层和 19 层两个版本。两层 3 × 3 看到的范围与一层 5 × 5 一样大，三层与一层 7 × 7
        一样大，权重却更少，中间还多了几次 ReLU：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '2 \\cdot 3^2 C^2 = 18\\,C^2 < 5^2 C^2 = 25\\,C^2',
            label: '权重：二乘九乘 C 的平方，小于二十五乘 C 的平方',
          },
          {
            tex: `C = ${facts.channels}:\\quad ${facts.twoThree} < ${facts.oneFive}`,
            label: `${facts.channels} 个通道：${n(facts.twoThree)} 对 ${n(facts.oneFive)}`,
          },
          {
            tex: `3 \\cdot 3^2 C^2 = ${facts.threeThree} < 7^2 C^2 = ${facts.oneSeven}`,
            label: `三层对一层 7 乘 7：${n(facts.threeThree)} 对 ${n(facts.oneSeven)}`,
          },
        ]}
      />
    </>
  );
}

export function Family(): ReactElement {
  return (
    <>
      <p>
        VGG-16 有 {n(facts.vggParameters)} 个参数，都在哪里？13 个卷积层一共 {n(facts.vggConvolutions)}{' '}
        个，光是第一个全连接层就有 {n(facts.vggFirstDense)} 个。全连接层占了参数的{' '}
        {formatPercent(facts.vggDensePart, 'zh')}，而 {n(facts.vggMacs)} 次乘加几乎都由卷积层来做。ResNet-50
        用全局平均池化代替宽大的全连接层：{n(facts.resnetParameters)} 个参数，
        {n(facts.resnetMacs)} 次乘加。
      </p>
      <p>图里六个网络用同一个比例画出。点一层，或者移动滑块，就能读到它的账单。</p>
      <ExperimentNote
        id="architectures/order"
        question="最深的网络，参数也最多吗？计算量也最大吗？"
        run="先按深度，再按参数，再按乘加次数排序，比较三种顺序。"
      />
      <Aside title="换成毫秒呢？">
        <p>
          乘加次数不等于时间。<Ref id="cnn-benchmarks">这组基准测试</Ref>在几种显卡上量过：VGG 比深得多的 ResNet-50
          还慢。
        </p>
      </Aside>
    </>
  );
}

export function Vanishing(): ReactElement {
  return (
    <>
      <p>
        VGG 的作者到 19 层就停了。再深下去，普通网络反而变差，而且不是过拟合：<em>训练集</em>
        上的误差也变大了。一部分原因就是算术。梯度往回传时，每过一层都要乘上这一层的权重和激活函数的斜率。每次少一点，过了许多层就所剩无几：梯度
        <Term id="vanishing-gradient">消失</Term>了，最前面的几层什么也学不到。每次多一点，梯度就会爆炸。
      </p>
      <p>
        图中 30 层的普通网络，大小为 1 的梯度传到第一层时只剩 {formatSignificant(facts.plain30, 'zh', 2)}；有捷径时是{' '}
        {formatNumber(facts.residual30, 'zh', 2)}。Nielsen 的书<Ref id="nndl-chapter-5">第 5 章</Ref>
        以 sigmoid 为例，一步步算给你看。
      </p>
      <ExperimentNote
        id="architectures/vanishing"
        question="只靠好的初始化，能救普通网络吗？换成 sigmoid 呢？"
        run="在 60 层时选 he_normal，先配 relu，再配 sigmoid。"
      />
    </>
  );
}

export function ResNet(): ReactElement {
  return (
    <>
      <p>
        微软的 <Ref id="resnet-paper">ResNet</Ref> 修了一条绕过去的路：<Term id="skip-connection">跳跃连接</Term>
        把一块的输入加到它的输出上。这一块只要学“该改多少”，也就是<em>残差</em>；如果什么都不用改，权重为零就行。
      </p>
      <WorkedFormula
        rows={[
          { tex: 'y = x + F(x)', label: '输出等于输入加上这一块算出的量' },
          { tex: "\\dfrac{\\partial y}{\\partial x} = 1 + F'(x)", label: '输出对输入的斜率等于一加上这一块的斜率' },
          {
            tex: '0.1^{30} = 10^{-30}, \\qquad (1 + 0.1)^{30} \\approx 17',
            label: '斜率 0.1，过三十层剩十的负三十次方；一加 0.1，则约为 17',
          },
        ]}
      />
      <p>
        关键就是这个 1：不管 F 的斜率多小，梯度总能过去。它又不至于无止境地变大，靠的是每一块里的
        <Term id="batch-normalisation">批归一化</Term>。于是 152 层的网络也能训练了，几个网络合起来错误率降到
        3.57%。论文里的普通网络用了 He
        初始化和批归一化，梯度已经不会消失，可是深的仍然训练得更差：捷径还使好的解更容易找到。
      </p>
    </>
  );
}

export function Deeper(): ReactElement {
  return (
    <>
      <p>
        这些话一分钟之内就能验证。下图并排训练两个网络：初始权重相同，看到的数字也相同，只是其中一个把每一块的输入加到输出上，别的都一样。普通网络的遭遇，论文里叫
        <em>退化</em>
        （degradation）：深的网络本来可以做到浅的网络能做的一切，只要多出来的层原样传递就行，可是训练找不到这样的解。
      </p>
      <ExperimentNote
        id="architectures/deeper"
        question="深到几层，普通网络就学不动了？加上批归一化能救回来吗？那时还是越深越好吗？"
        run="训练全部六种深度：先在卷积之后什么也不加，再换成批归一化。"
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        <Ref id="keras-applications">Keras Applications</Ref> 里有这些网络和训练好的权重。每个网络预处理图片的方法不同，
        <code>preprocess_input</code> 要从同一个模块里取：
      </p>
      <KerasCode label="训练好的 ResNet-50 认一张图" lines={NEW_CODE} />
      <p>旧资料用 keras.preprocessing.image 读图片，现在归 keras.utils：</p>
      <KerasCode label="旧的导入方法" lines={OLD_CODE} />
      <p>自己写残差块要用函数式接口，因为 Sequential 不会分岔：</p>
      <KerasCode label="一个残差块" lines={BLOCK_CODE} />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>AlexNet：ReLU、Dropout、显卡。VGG：把 3 × 3 叠起来。ResNet：捷径。</li>
        <li>计算大多在卷积层，参数大多在宽大的全连接层。</li>
        <li>梯度是各层因子的乘积：小于 1 就消失，大于 1 就爆炸。</li>
        <li>捷径给每一块的斜率加上 1，归一化使总和不至于失控。</li>
        <li>单看深度或参数，说不出一个网络有多好、多快。</li>
      </ul>
    </Recap>
  );
}
