// The lesson's prose in Chinese: training the network and judging it. Numbers come from facts.ts.
// Not responsible for: the network and its parts (sections.zh.tsx) or the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatSignificant } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { compileCode, evaluateCode, facts, fitCode, OLD_FIT } from './facts.ts';
import { NameTable, OPTIMIZERS } from './NameTable.tsx';
import { stepRows } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'zh');
const significant = (value: number): string => formatSignificant(value, 'zh', 4);

export function Optimizers(): ReactElement {
  return (
    <>
      <p>
        <Term id="gradient">梯度</Term>说的是损失随每个权重怎样变化。逆着它走，损失就下降：
        <Term id="gradient-descent">梯度下降</Term>。梯度不是用全部图片算的，而是用一<Term id="batch">批</Term>，比如{' '}
        {facts.batch} 张，每批走一步。怎样由梯度得到这一步，是<Term id="optimizer">优化器</Term>的事。最简单的 SGD
        只是乘以<Term id="learning-rate">学习率</Term>：
      </p>
      <WorkedFormula rows={stepRows()} />
      <p>
        陡的权重大步跳，平的权重慢慢爬。<Term id="momentum">动量</Term>保留上一步的一部分，像球一样接着滚。
        <Term id="rmsprop">RMSprop</Term> 把每个权重的步子除以它自己的梯度平常的大小。
        <Term id="adam">Adam</Term> 两样都做：同一个权重从 {facts.weight} 出发，梯度是 2，第一步走到{' '}
        {significant(facts.adamSteep)}；梯度是 0.02，只有百分之一，第一步走到 {significant(facts.adamFlat)}
        。不管梯度多大，它的步子大约就是学习率那么长。
      </p>
      <NameTable
        entries={OPTIMIZERS}
        caption="Keras 的优化器，照讲义所列；类都在 keras.optimizers 里"
        heads={{ name: '名字', className: '类', what: '多了什么' }}
        words={{
          sgd: '梯度乘以学习率；可选动量和 Nesterov 前瞻',
          rmsprop: '除以梯度大小的滑动平均',
          adagrad: '除以至今所有梯度的累积：步子只会越来越小',
          adadelta: '像 RMSprop，并用自己走过的步长代替学习率',
          adam: '动量与 RMSprop 合在一起',
          adamax: '把 Adam 里的平均换成最大的梯度',
          nadam: 'Adam 加上 Nesterov 前瞻',
          adamw: 'Adam，权重衰减与梯度分开；讲义之后才有',
          tfoptimizer: '包装 TensorFlow 自己的优化器；Keras 里已经没有了',
        }}
      />
      <p>
        每种的参数见<Ref id="keras-optimizers">文档</Ref>。编译模型的时候指定优化器：
      </p>
      <KerasCode label="编译模型" lines={compileCode} />
      <ExperimentNote
        id="mlp/race"
        question="各用默认学习率，两轮之后谁领先？学习率都改成 0.1，名次会变吗？"
        run="先下注，再开始比赛。然后把学习率统一成 0.1，再赛一次。"
      />
    </>
  );
}

export function Step(): ReactElement {
  return (
    <>
      <p>
        <Term id="training-step">一步训练</Term>
        里没有什么是看不见的，只是数目太多。前向传播算出一批里每张图片的输出和损失；反向传播把斜率带回来。一个权重的梯度是各张图片之和：进到这个权重的数，乘以从上面传回来的数。然后优化器改这个权重。
      </p>
      <p>
        下面的图把这件事对一个小网络的任何一个权重打开来看；网络里也有卷积，因为在那里，图片的每个位置还各加一项。选一个权重，找到拉它最用力的图片，然后走这一步。
      </p>
    </>
  );
}

export function Callbacks(): ReactElement {
  return (
    <>
      <p>
        把训练图片全部用过一遍，叫一<Term id="epoch">轮</Term>。{n(facts.trainPart)} 张图片、每批 {facts.batch}{' '}
        张，一轮是 {n(facts.stepsPerEpoch)} 步。训练几轮才够？留出一部分训练图片作
        <Term id="validation-set">验证集</Term>
        ，每轮之后看看在它上面的损失。它还在下降，训练就还有用；训练损失在降、它却开始上升，网络就开始背题了。
      </p>
      <p>
        <Term id="callback">回调</Term>替你看着。<Term id="checkpoint">ModelCheckpoint</Term>{' '}
        在验证损失创下新低时把权重写进文件。<Term id="early-stopping">EarlyStopping</Term> 在它连续{' '}
        <code>patience</code> 轮没有新低时结束训练。假如验证损失依次是{' '}
        {facts.losses.map((loss) => formatFixed(loss, 'zh', 2)).join('、')}，patience 为 {facts.patience}：最好的是第{' '}
        {facts.bestEpoch} 轮，第 {facts.stopsAfter} 轮之后停止；设了 <code>restore_best_weights</code>，就放回第{' '}
        {facts.bestEpoch} 轮的权重，不设，留下的是最后一轮的权重。（
        <Ref id="keras-callbacks">文档</Ref>；<Ref id="checkpoint-tutorial">另一个代码示例</Ref>。）
      </p>
      <KerasCode label="带着回调训练" lines={fitCode} />
      <p>
        <code>validation_split=0.2</code> 取的是打乱之前<em>最后</em>的五分之一：{n(facts.train)} 张里的{' '}
        {n(facts.validationPart)} 张。文件如果按类别排好，这就是个陷阱。
      </p>
      <Aside title="讲义里的写法">
        <p>
          <code>fit_generator</code> 已经没有了，<code>fit</code>{' '}
          也接受生成器；一轮有几步，数据集自己知道。现在权重存进以 <code>.weights.h5</code> 结尾的文件，整个模型存进{' '}
          <code>.keras</code> 文件，<code>.hdf5</code> 会被拒绝。
        </p>
        <TextBlock label="从前的 Keras 代码：训练" text={OLD_FIT} />
      </Aside>
      <p>
        下面的网络用少得可怜的图片训练，一定会过拟合。调一调 patience，找出你愿意留下权重的那一轮，看看回调同不同意。
      </p>
    </>
  );
}

export function Reading(): ReactElement {
  return (
    <>
      <p>
        现在轮到测试集，只用一次。载入最好的权重，在这样一些图片上测量：它们既没有参与定权重，也没有参与定轮数，更没有参与你挑学习率。
      </p>
      <KerasCode label="在测试集上测量" lines={evaluateCode} />
      <p>结果怎么读：</p>
      <ul>
        <li>
          <Term id="accuracy">准确率</Term>是答对的比例。在 MNIST 上瞎猜约有
          10%；换个数据集，先看看总是回答最常见的那一类能得多少。
        </li>
        <li>
          它是在样本上量的。1 万张图片上的 98%，误差大约 ±{formatNumber(100 * facts.marginTest, 'zh', 2)} 个百分点；1000
          张上的，大约 ±{formatNumber(100 * facts.marginSmall, 'zh', 2)}{' '}
          个百分点。两个网络差得比这还小，就不能说谁更好。
        </li>
        <li>损失和准确率可能各走各的：对同样的错误越来越有把握，损失上升，准确率却不变。</li>
        <li>
          <Term id="confusion-matrix">混淆矩阵</Term>说出它把谁认成了谁。错得最厉害的图片也要亲眼看看：有些错的是标签。
        </li>
        <li>
          训练损失远低于验证损失，是过拟合：用
          dropout，多找图片，或者减少单元。两个都高，是网络太小、学习率不对，或者训练得不够。
        </li>
      </ul>
    </>
  );
}

export function Others(): ReactElement {
  return (
    <>
      <p>
        97% 算好吗？要看别人得多少。<Ref id="mnist-classifiers">MNIST 的主页</Ref>
        列出了许多分类器的测试错误率，从错 12% 的线性分类器，到错不足 1% 的卷积网络。最早的几行是 1998 年的。其中一个
        MLP 和我们的一样，300
        个隐藏单元，用均方误差训练：4.7%。形状相同，损失、优化器、激活函数换成今天的，训练你的，看看排到哪里。
      </p>
      <p>
        比较时记住三件事。别人用 6
        万张图片训练，你的用多少由你选。试了许多网络、再报同一个测试集上最好的一次，就已经有一点照着测试集调了。最后的零点几，靠的是别的办法：变形的图片，还有卷积，那是下一课的事。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>扁平化把图片排成一行；全连接层的每个单元权衡全部输入，加上偏置，再把总和弯一下。</li>
        <li>
          中间用 ReLU，末尾用 softmax。饱和的地方没有斜率，而斜率是要连乘的：sigmoid 每层最多{' '}
          {formatFixed(0.25, 'zh', 2)}。
        </li>
        <li>
          损失是正确类别的概率取对数再取负；十个类别，什么都不知道就要付 {formatFixed(facts.lossChance, 'zh', 3)}。
        </li>
        <li>初始权重是随机的，大小恰到好处；dropout 在训练时随机关掉单元。</li>
        <li>优化器把梯度变成步子；学习率比名字更要紧。</li>
        <li>验证集决定什么时候停、留下哪一份；测试集留到最后。</li>
      </ul>
    </Recap>
  );
}
