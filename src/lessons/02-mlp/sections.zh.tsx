// The lesson's prose in Chinese: the network and its parts. Numbers come from facts.ts.
// Not responsible for: training it (training.zh.tsx) or the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Aside } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { dataCode, dropoutCode, facts, initialiserCode, networkCode, networkSummary, OLD_NETWORK } from './facts.ts';
import { LOSSES, NameTable } from './NameTable.tsx';
import { crossentropyRows, parameterRows, softmaxRows, unitRows } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'zh');
const fixed = (value: number, digits = 3): string => formatFixed(value, 'zh', digits);

export function Task(): ReactElement {
  return (
    <>
      <p>
        <Term id="mnist">MNIST</Term> 里有 7 万个手写数字，每个都是 28 × 28 像素的灰度图片，带着 0 到 9 的
        <Term id="label">标签</Term>
        。网络要对从没见过的数字说出它是十个里的哪一个。从前有人为此写规则，换一个人的笔迹就不灵了。这里没有人写规则：给一个带着许多可调的数的网络看例子，一点一点调这些数，直到它的回答对得上。
      </p>
      <p>
        先做三样准备。像素是 0 到 255 的整数，统统除以 255，因为学习喜欢大小和 1 差不多的数（
        <Term id="normalisation">归一化</Term>）。标签，比如 3，写成十个数的一行，只有 3 号位置是 1，其余是 0（
        <Term id="one-hot">独热编码</Term>），这样才能和十个输出相比。还要把 1 万张图片留作
        <Term id="test-set">测试集</Term>，到最后才看，只看一次。
      </p>
      <KerasCode label="载入并准备 MNIST" lines={dataCode} />
    </>
  );
}

export function Layers(): ReactElement {
  return (
    <>
      <p>
        <Term id="mlp">多层感知机</Term>（MLP）读的是一行数。<Term id="flatten">扁平化</Term>
        层把图片一行接一行排成一行：28 × 28 × 1 = {n(facts.pixels)} 个数。这一层没有什么要学的（
        <Ref id="keras-flatten">Keras 文档里的 Flatten</Ref>）。
      </p>
      <p>
        接着是<Term id="dense-layer">全连接层</Term>。每个单元接收<em>所有</em>的输入，各乘上自己的
        <Term id="weight">权重</Term>，加起来，再加一个<Term id="bias">偏置</Term>，最后让总和通过
        <Term id="activation-function">激活函数</Term>。拿三个输入、激活用 <Term id="relu">ReLU</Term> 来算一遍：
      </p>
      <WorkedFormula rows={unitRows()} />
      <p>
        一层里的所有单元是一起算的。Keras 把它写成 <code>activation(输入 · kernel + bias)</code>，权重排成的表叫作
        kernel（
        <Ref id="keras-core">Dense 的文档</Ref>）。这一课的网络在输入和输出之间有一层 {facts.units} 个单元，叫
        <Term id="hidden-layer">隐藏层</Term>，最后十个单元，每个数字一个：
      </p>
      <KerasCode label="识别 MNIST 的 MLP" lines={networkCode} />
      <TextBlock label="网络的摘要" text={networkSummary} />
      <p>参数可以用手数：权重是输入数乘以单元数，每个单元再加一个偏置。</p>
      <WorkedFormula rows={parameterRows('zh')} />
      <p>
        一共 {n(facts.total)} 个，其中 {formatPercent(facts.firstShare, 'zh')}{' '}
        在第一层：每个隐藏单元对每个像素都有一个权重。所谓学习，就是找出这 {n(facts.total)} 个数。
      </p>
      <Aside title="从前的写法">
        <p>
          Keras 3 以前，输入形状 <code>input_shape</code> 写在第一层里，层是一个一个加上去的。Keras 3
          仍然接受，只是给出警告；现在的写法是单独一个 <code>Input</code>。
        </p>
        <TextBlock label="从前的 Keras 代码：网络" text={OLD_NETWORK} />
      </Aside>
    </>
  );
}

export function Activations(): ReactElement {
  return (
    <>
      <p>
        为什么非要激活函数？没有它，一层就是加权求和，而加权求和的加权求和还是加权求和：十层能做的，一层也能做。正是函数上的那个弯，让深度有了意义。
      </p>
      <p>
        弯成什么样好？对训练来说，要紧的不是函数值，而是<em>斜率</em>。<Term id="backpropagation">反向传播</Term>
        把误差从最后一层带回第一层，每过一个激活函数，就乘一次那里的斜率。
        <Term id="sigmoid">Sigmoid</Term> 在 ±{fixed(facts.sigmoidEdge, 1)} 以外几乎是平的，也就是<em>饱和</em>
        了；斜率在任何地方都不超过 0.25。十个 sigmoid 首尾相接，从 x = 2 出发，梯度只剩{' '}
        {formatSignificant(facts.sigmoidTen, 'zh')}：<Term id="vanishing-gradient">梯度消失</Term>
        ，就是这一个数。ReLU 打开时斜率是
        1，梯度穿过多少层都不缩小；关上时一点也过不去，对每张图片都关着的单元就“死”了。Leaky ReLU、ELU、GELU
        在那一边留一条缝。斯坦福的<Ref id="cs231n-activations">激活函数介绍</Ref>
        给的建议，和今天大多数人的一样：先用 ReLU。
      </p>
      <p>
        最后一层是另一回事。它的十个总和叫 <Term id="logits">logits</Term>，要变成概率：都是正数，加起来是 1。
        <Term id="softmax">Softmax</Term> 对每个取 e 的幂，再除以总数：
      </p>
      <WorkedFormula rows={softmaxRows()} />
      <p>在下面拖动曲线上的点，盯着斜率看。然后换到 softmax：降温、升温，再给所有 logits 加同一个常数。</p>
    </>
  );
}

export function Losses(): ReactElement {
  return (
    <>
      <p>
        <Term id="loss">损失函数</Term>
        估量模型的预测值与真实值差多少，也就是不一致的程度。它是一个数，训练就是要让它变小。它必须处处有斜率，才知道往哪边走会变小。准确率就不行：把一个权重动一点点，准确率多半纹丝不动。
      </p>
      <p>
        本课程始终用 <code>categorical_crossentropy</code>（Keras 里还有<Ref id="keras-losses">许多别的</Ref>
        ）。它只看给正确类别的概率，取对数再取负（<Term id="cross-entropy">交叉熵</Term>）：
      </p>
      <WorkedFormula rows={crossentropyRows('zh')} />
      <p>
        给 0.7 要付 {fixed(facts.lossRight)}，给 0.99 只要付 {fixed(facts.lossSure)}；给 0.01，错得很有把握，要付{' '}
        {fixed(facts.lossWrong)}。什么都不知道、十个数字各给 0.1 的人付 {fixed(facts.lossChance)}
        ，刚初始化的网络就应当从这里开始。如果不是，那一开始就有什么不对了。
      </p>
      <p>
        概率为 {facts.guess.join('、')}、第二类正确时，别的损失怎么说：<code>binary_crossentropy</code>{' '}
        {fixed(facts.guessBinary)}（每一类单独当一个是非题），<Term id="mean-squared-error">均方误差</Term>{' '}
        {fixed(facts.guessMse)}，平均绝对误差 {fixed(facts.guessMae)}，<code>hinge</code> {fixed(facts.guessHinge)}
        。不同损失的数值不能互相比较，要紧的是它们怎样“拉”：网络错得最有把握的地方，交叉熵拉得最用力；softmax
        后面接均方误差，在那里几乎不拉。
        <code>sparse_categorical_crossentropy</code> 是同一个损失，只是标签写成整数，不用独热编码。
      </p>
      <NameTable
        entries={LOSSES}
        caption="Keras 的损失函数；类名与此相应，如 keras.losses.CategoricalCrossentropy"
        heads={{ name: '名字', what: '用在哪里' }}
        words={{
          categorical_crossentropy: '几类选一，标签是独热编码：本课程用的就是它',
          sparse_categorical_crossentropy: '同上，标签是整数',
          binary_crossentropy: '是或否，或者同时回答几个是非题；末尾用 sigmoid',
          kl_divergence: '标签本身就是概率（从前叫 kullback_leibler_divergence）',
          mean_squared_error: '预测数值；大的错误算得最重',
          mean_absolute_error: '预测数值；错多少算多少',
          huber: '0 附近取平方，远处取绝对值：离群的数据拉得没那么厉害',
          log_cosh: '与 Huber 相似，而且光滑（从前叫 logcosh）',
          hinge: '两类，写成 −1 和 1：间隔到 1 就满意',
          categorical_hinge: '同上，用于多类',
          cosine_similarity: '比较向量的方向，不管长短（从前叫 cosine_proximity）',
          poisson: '计数',
        }}
      />
      <p>
        在下面移动两个
        logit，看每种损失怎么说、往哪里拉。然后下注：给你看一个数字，也许遮住了一半，你把概率分给十个类别，再付账。用不了几回就能体会：有点犹豫很便宜，错得有把握很贵。
      </p>
    </>
  );
}

export function Initialisers(): ReactElement {
  return (
    <>
      <p>
        走第一步之前，权重总得有个值。全是 0
        不行：同一层的单元算得一样，改得也一样，永远分不开。所以随机地取，可是取多大？太小，信号一层层消失；太大，信号爆炸或者饱和。常用的方法按输入、输出的个数来定散布的宽度，让信号一层层保持原样：
        <Term id="glorot-initialisation">Glorot</Term> 适合 tanh 一类的函数，
        <Term id="he-initialisation">He</Term> 适合 ReLU，因为 ReLU 丢掉了一半信号。
      </p>
      <Formula
        block
        tex={`\\text{glorot\\_uniform：} \\pm\\sqrt{\\dfrac{6}{n_{\\text{in}} + n_{\\text{out}}}} = \\pm\\sqrt{\\dfrac{6}{${facts.pixels} + ${facts.units}}} = \\pm ${facts.glorotLimit.toFixed(4)}`}
        label={`Glorot 均匀分布：正负根号下 6 除以输入数加输出数，这里是 ${facts.glorotLimit.toFixed(4)}`}
      />
      <p>
        在 Keras 里，<code>kernel_initializer</code> 默认是 <code>glorot_uniform</code>，<code>bias_initializer</code>{' '}
        默认是 <code>zeros</code>；每种方法的公式都在<Ref id="keras-initializers">文档</Ref>
        里。下面的图让图片穿过一摞完全没有训练过的层。先用合适的方法，再换一个太小的，把层数加深看看；然后让每种起点都去训练。
      </p>
      <KerasCode label="自己指定初始化方法的一层" lines={initialiserCode} />
    </>
  );
}

export function Dropout(): ReactElement {
  return (
    <>
      <p>
        {n(facts.total)} 个数，足够把 {n(facts.train)} 张图片背下来。那样网络就只认得训练过的图片，别的都不会：它
        <Term id="overfitting">过拟合</Term>了。<Term id="dropout">Dropout</Term>
        是个简单得出奇的办法，出自 <Ref id="dropout-paper">2014 年的这篇论文</Ref>：每走一步，每个单元都以{' '}
        <code>rate</code>{' '}
        的概率关掉。谁也不能依赖某一个别的单元，各自学到的东西就得单独也有用。也可以说，每一步训练的都是另一个更瘦的网络，使用时由它们一起投票。
      </p>
      <p>
        丢弃率是 {facts.rate} 时，{facts.units} 个单元里大约 {n(facts.live)}{' '}
        个开着。为了让下一层收到的总量不变，开着的都乘以 1 / (1 − {facts.rate}) = {facts.scale}
        。使用网络时什么也不关，什么也不乘。所以带着 dropout 量出来的训练损失，有时反而比验证损失<em>高</em>。
      </p>
      <p>
        在下面的图里掷骰子，把多次的平均和使用时的值比一比。训练之前先猜：在这个小网络上，dropout
        能让验证准确率高多少？损失又会怎样？
      </p>
      <KerasCode lines={dropoutCode} label="Keras 里的 dropout" />
    </>
  );
}
