// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, OLD_CODE, workedCode, workedSummary } from './facts.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { Winners } from './Winners.tsx';

const n = (value: number): string => formatNumber(value, 'zh');
const [height = 0, width = 0, channels = 0] = facts.input;
const [deepHeight = 0, deepWidth = 0, depth = 0] = facts.deep;

export function Input(): ReactElement {
  return (
    <>
      <p>
        在计算机眼里，任何图片都是三维数组：高、宽、通道。图片网络的输入就是这样一个数组，而且大小必须统一，所以先要把所有图片调成一样大。高和宽最好取
        2 的幂：32、64、128、256。这样的数可以一次次减半而除得尽，接下来要做的正是这件事。
      </p>
      <p>
        刚进网络时，这个数组又宽又浅：{height} × {width} 个位置，只有 {channels}{' '}
        个通道，宽和高总比深度大。设计的目标只有一个：一步一步把它变成深度大于宽和高的数组。
      </p>
    </>
  );
}

export function Recipe(): ReactElement {
  return (
    <>
      <p>
        两种层分工合作。<Term id="convolutional-layer">卷积层</Term>让数组变深：每个过滤器输出一张
        <Term id="feature-map">特征映射</Term>，有多少过滤器，就有多深。<Term id="pooling">池化层</Term>
        跟在一个或几个卷积层后面，让数组变小。
      </p>
      <p>
        常用的设置没有多少要挑的。卷积层：卷积核 2 到 5，步幅 1，填充用 <code>same</code>，激活用
        ReLU；这样高和宽不变，只变深度。过滤器一段比一段多，常常翻倍。池化层：
        <code>pool_size=2</code>，步幅 2，高和宽各减一半。空间归池化管，深度归卷积管，两样都能心算。
      </p>
      <p>
        一路上图片变成了什么？每一段都在上一段找到的规律里再找规律，看到的范围也更大。“在哪里”越来越不重要，“是什么”越来越清楚。原图里每个像素和谁相邻一目了然；到了最后的数组，谁和谁相邻已经没有意义了。
      </p>
    </>
  );
}

export function Classifier(): ReactElement {
  return (
    <>
      <p>
        数组里既然不再有空间信息，排成向量也无妨。<Term id="flatten">扁平化</Term>把它的数排成一行，一个或几个
        <Term id="dense-layer">全连接层</Term>权衡这些数，判断图里有什么。最后一层每个类别一个单元，
        <Term id="softmax">softmax</Term> 把输出变成概率。
      </p>
      <p>
        参数大多就在这里：第一个全连接层的每个单元，对最后那个数组里的每个数都有一个权重。所以扁平化之前不妨再减半一次，或者用
        <Term id="global-average-pooling">全局平均池化</Term>。
      </p>
    </>
  );
}

export function Worked(): ReactElement {
  return (
    <>
      <p>
        下面是一个完整的网络，输入 {height} × {width} 的彩色图片，分成 {facts.classes} 类，正合{' '}
        <Term id="cifar-10">CIFAR-10</Term>：
      </p>
      <KerasCode label="32 × 32 图片的 CNN" lines={workedCode} />
      <TextBlock label="网络的摘要" text={workedSummary} />
      <p>
        三次“卷积加池化”：前六层把 {n(facts.inputNumbers)} 个像素值变成 {deepHeight} × {deepWidth} × {depth}
        ，深度超过了高和宽。第七层把它扁平化成 {n(facts.flat)}{' '}
        个数，后面是两个全连接层。每个参数数量都出自同一条规则，每个过滤器的权重数乘以过滤器数，再各加一个偏置：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `2\\cdot 2\\cdot ${channels}\\cdot 16 + 16 = ${facts.conv1}`,
            label: `第一个卷积层：${n(facts.conv1)}`,
          },
          { tex: `2\\cdot 2\\cdot 16\\cdot 32 + 32 = ${facts.conv2}`, label: `第二个卷积层：${n(facts.conv2)}` },
          { tex: `2\\cdot 2\\cdot 32\\cdot 64 + 64 = ${facts.conv3}`, label: `第三个卷积层：${n(facts.conv3)}` },
          {
            tex: `${facts.flat}\\cdot ${facts.units} + ${facts.units} = ${facts.dense1}`,
            label: `第一个全连接层：${n(facts.dense1)}`,
          },
          {
            tex: `${facts.units}\\cdot ${facts.classes} + ${facts.classes} = ${facts.dense2}`,
            label: `最后一层：${n(facts.dense2)}`,
          },
        ]}
      />
      <p>
        一共 {n(facts.total)} 个。三个卷积层合起来只有 {n(facts.convolutions)} 个，单单第一个全连接层就占了{' '}
        {formatPercent(facts.denseShare, 'zh')}。乘法却花在别处：每张图片 {n(facts.macs)} 次乘加，它只占{' '}
        {n(facts.flat * facts.units)} 次，因为卷积核那几个权重在每个位置都要用一遍。
      </p>
      <Aside title="从前的写法">
        <p>
          讲义里的代码从 <code>keras.models</code> 导入，把输入形状写在第一层里。Keras 3 改为单独写一个{' '}
          <code>Input</code>，其余都没有变。
        </p>
        <TextBlock label="从前的 Keras 代码" text={OLD_CODE} />
      </Aside>
    </>
  );
}

export function Points(): ReactElement {
  return (
    <>
      <ul>
        <li>
          卷积层都要加 <Term id="relu">ReLU</Term>；全连接层也要，只有最后一层除外。没有它，接连两层和一层没有区别。
        </li>
        <li>分类网络的最后一层是带 softmax 的全连接层，单元数等于数据集的类别数，不多也不少。</li>
        <li>
          训练时损失应当下降。如果不是这样，也别泄气：
          <Ref id="loss-functions-tumblr">Andrej Karpathy 收集的损失曲线</Ref>
          ，别人的模型也曾病得千奇百怪。下一课就讲它们。
        </li>
        <li>
          层和参数的名字，一张纸就写得下：<Ref id="keras-cheat-sheet">Keras 备忘单</Ref>。
        </li>
      </ul>
      <p>
        这些是好习惯，不是法律。大小不是 2
        的幂也能训练，不用池化也能训练。设计台的检查会指出不寻常的地方，说明理由，给出改法；采不采用，由你决定。
      </p>
    </>
  );
}

export function Design(): ReactElement {
  return (
    <>
      <p>
        设计网络要靠动手才能学会。多试几种架构，多调<Term id="hyperparameter">超参数</Term>
        ，不要怕违背规则。提出问题，用实验来回答，而不只是想。下面的设计台从上面那个网络开始。一次只改一样，动手之前先写下你的预测。
      </p>
      <ExperimentNote
        id="designer/dense-or-average"
        question="用全局平均池化代替 Flatten 和 Dense(500)，参数还剩多少？每张图片的乘加次数呢？"
        run="删掉这两层，加上 GlobalAveragePooling2D，读出总数；再撤销回来对比。"
      />
      <p>
        再试一个：加第四段卷积与池化，网络的参数会变多还是变少？在第三个池化层后面加上 128 个过滤器的 Conv2D 和一个
        MaxPooling2D，看看表里哪一行说了算。
      </p>
      <p>
        每次训练都可以当作一个实验：先在实验卡上定下预测，再训练，最后拿测得的数来评判自己。做过的实验留在这台设备上，画在同一张图里，计划中不同的地方会标出来。数据也不必是
        CIFAR-10：数据集可以选自己的图片，一个文件夹就是一类。
      </p>
    </>
  );
}

export function WinnersSection(): ReactElement {
  return (
    <>
      <p>
        CIFAR-10 曾是 Kaggle 的一场竞赛。<Ref id="cifar-winners">对优胜者的访谈</Ref>
        讲了 2014 年最好的网络是怎样搭的：第一名有十二个卷积层，过滤器从 320 个到 1920
        个，每两层池化一次，丢弃率一段比一段高，用平移、拉伸、变色过的图片训练了约 90
        小时。原则还是上面那一条：一段一段，越来越深，越来越小。
      </p>
      <Winners
        caption="在 CIFAR-10 测试图片上的准确率"
        heads={['谁', '准确率', '怎么做的']}
        words={{
          winner: 'Ben Graham，Kaggle 竞赛第一名',
          winnerHow: '空间稀疏 CNN、leaky ReLU、dropout、大量图像增强',
          topTen: '竞赛前十名',
          topTenHow: '据第一名说，人人错误率都在 7% 以下',
          human: '人',
          humanHow: '2011 年 Andrej Karpathy 拿 400 张图片测了自己',
          before: '2011 年的最好成绩，深层 CNN 之前',
          beforeHow: '4000 个学出来的小块，加线性分类器',
          chance: '瞎猜',
          chanceHow: '十个类别，一样多',
          own: '你目前最好的',
          ownHow: (count) => `在你的浏览器里训练，用 ${n(count)} 张测试图片测得`,
          ownNone: '还没有你的成绩：在设计台里用 CIFAR-10 训练一个网络，它就会出现在这张表里。',
          above: '高于',
        }}
      />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>图片大小要统一；2 的幂可以多次减半。</li>
        <li>卷积让数组变深，池化让数组变小，直到深度大于高和宽。</li>
        <li>然后扁平化，或者取平均，由全连接层作判断；第一个全连接层最贵。</li>
        <li>除了末尾处处用 ReLU；末尾用 softmax，单元数等于类别数。</li>
        <li>规则是起点，实验才是结论。</li>
      </ul>
    </Recap>
  );
}
