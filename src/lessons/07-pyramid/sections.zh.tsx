// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BLOCK_LINES, facts, OLD_LISTING, RESIZING, seedCode, seedSummary, TOP_LINES } from './facts.ts';
import { shapeText } from './shape-text.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { countRow, denseRow, halvingRow } from './worked.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function ArraySection(): ReactElement {
  return (
    <>
      <p>
        你看到一只猫，计算机拿到的是一堆数。图片有高、有宽，每个像素又有红、绿、蓝三个数，所以在计算机里，任何一张彩色图片都是一个三维数组：高
        × 宽 × 深，深度就是<Term id="channel">通道</Term>
        的个数。灰度图只有一个通道，也照样写成三维，深度是 1。不管图片多大，高和宽总比深度大得多：它又大又薄，像一张纸。
      </p>
      <p>
        下面就把一张图片拆开。先看猫，再打开你自己的照片（照片不会离开这台设备）。颜色不写在哪一张表里，而在三张表的差别里：三个数一样大，就是灰；红绿大、蓝小，就是黄。
      </p>
    </>
  );
}

export function Size(): ReactElement {
  const { sides, awkwardSides, awkward, side } = facts;
  return (
    <>
      <p>
        照片有大有小、有横有竖，网络的输入却只能有一种<Term id="shape">形状</Term>
        。卡住它的不是卷积，卷积核走到哪里都行；卡住它的是末尾的全连接层，它为每一个数各备了一个权重，多一个数就没有权重可乘。所以要先把图片统一大小。裁剪不变形，但丢掉边上的东西；拉伸什么也不丢，但圆会变扁。哪一种更好，要看你的图里有什么。
      </p>
      <p>
        统一成多大？通常取 2 的幂，{side}、64、128、256……因为后面的<Term id="pooling">池化</Term>
        要一次次把高和宽减半。经过 n 次减半：
      </p>
      <WorkedFormula rows={halvingRow('zh')} />
      <p>
        {side} 可以一直除下去：{[side, ...sides].join(' → ')}，每一步都整除。换成 {awkward} 就不行：
        {[awkward, ...awkwardSides].join(' → ')}，奇数减半时，最后一行和最后一列谁也没有看。这不算错，只是白白丢掉了边。
      </p>
      <p>在 Keras 里，统一大小和把 0 到 255 换算成 0 到 1 各是一层，放在网络的最前面：</p>
      <KerasCode label="统一大小与归一化" lines={RESIZING} />
    </>
  );
}

export function Grow(): ReactElement {
  const [first] = facts.blocks;
  return (
    <>
      <p>
        输入又大又浅，{shapeText(facts.input)}。我们要的答案却没有高和宽：{facts.classes} 个数，每个类别一个。图片 CNN
        的设计，就是在两者之间修一座<Term id="pyramid">金字塔</Term>
        ：一边把<Term id="spatial-dimensions">空间维度</Term>
        一步步挤小，一边让深度一步步变大。底层的一个数只说“这里有多红”，越往上，一个数概括的面积越大，说的事情也越复杂。
      </p>
      <p>
        两种层分工。<Term id="convolutional-layer">卷积层</Term>管变深：有多少个过滤器，输出就有多深，padding 用{' '}
        <code>&apos;same&apos;</code>，高和宽便不动。
        <Term id="max-pooling">最大池化层</Term>
        管变小：窗口 2、步幅 2，高和宽减半，深度不动。一个卷积加一个池化，就是一级台阶：
      </p>
      <KerasCode label="一级台阶" lines={BLOCK_LINES} />
      <p>
        第一级把 {shapeText(facts.input)} 变成 {shapeText(first?.convolved ?? [])}，再变成{' '}
        {shapeText(first?.pooled ?? [])}。下面是讲义的网络，三级台阶加一个分类器，体积按比例画。
      </p>
      <FigureNote>
        <p>
          先不看条形，猜一猜：这个网络有 {n(facts.total)}{' '}
          个参数，三个卷积层占多少？再顺着列表往下走，看“数”和“参数”各在哪里最多。
        </p>
      </FigureNote>
    </>
  );
}

export function Bill(): ReactElement {
  const counts = facts.blocks.map(({ pooledNumbers }) => n(pooledNumbers));
  return (
    <>
      <p>
        把图里的数算一遍。先算有多少个数。池化把面积除以 4，下一个卷积把深度乘以 2，所以每上一级台阶，数的个数减半：
        {counts.join('，')}。输入是 {n(facts.inputNumbers)}{' '}
        个数，到塔尖是三分之一。网络并没有把图片压得多小，它做的是把“哪里”换成“什么”。
      </p>
      <p>
        再算参数，用的还是 K·F·F·D<sub>in</sub> + K。三个卷积层的<Term id="kernel">卷积核</Term>都是 2 × 2：
      </p>
      <WorkedFormula rows={facts.blocks.map((block) => countRow(block, 'zh'))} />
      <p>
        高和宽没有出现，所以卷积层很便宜，三层一共 {n(facts.convolutions)} 个。接下来<Term id="flatten">扁平化</Term>，
        {shapeText(facts.tip)} 排成 {n(facts.flat)} 个数，每一个都连到 {facts.units} 个单元：
      </p>
      <WorkedFormula rows={[denseRow('zh')]} />
      <p>
        全部 {n(facts.total)} 个参数里，{formatPercent(facts.denseShare, 'zh')}{' '}
        在这一层。看得最多的是卷积，付得最多的是全连接。而且这一层记得图片的大小：输入若改成 {facts.doubled} ×{' '}
        {facts.doubled}，卷积层的参数一个不多，它却要 {n(facts.denseDoubled)} 个。
      </p>
      <ExperimentNote
        id="pyramid/top"
        question="保留三级台阶，把 Flatten 和 500 个单元的全连接层换成全局平均池化：参数还剩多少？现在哪一层最多？"
        run="在图里选“末尾改用全局平均”，看参数最多的一层是谁；再换成对数轴。"
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>整个网络用 Keras 写出来，每一层正好一行，从上往下就是图里从左往右：</p>
      <KerasCode label="讲义的网络" lines={seedCode} />
      <TextBlock label="model.summary() 的输出" text={seedSummary} />
      <p>逐行对照上面的图。None 是批里有多少张图片，训练时才知道；池化层和 Flatten 的参数是 0，它们没有什么可学。</p>
      <Aside title="从前的写法">
        <p>
          这门课最初的讲义从 <code>keras.layers</code> 导入各层，用 <code>model.add</code>{' '}
          一层层加上去，并把输入的形状写在第一层里。Keras 3 用单独的 <code>Input</code> 说明形状：
        </p>
        <TextBlock label="从前的 Keras 代码" text={OLD_LISTING} />
      </Aside>
    </>
  );
}

export function Tip(): ReactElement {
  const [height = 0, width = 0, depth = 0] = facts.tip;
  return (
    <>
      <p>
        塔尖是 {shapeText(facts.tip)}。{height} × {width} 是还剩下的“哪里”：每一格看的是原图上 {facts.field} ×{' '}
        {facts.field} 的一块（它的<Term id="receptive-field">感受野</Term>
        ），相邻两格看的区域有 {facts.overlap} 行重叠。{depth} 是“什么”：{depth} 个<Term id="feature">特征</Term>
        在这一块里各有多少。在原图里，哪个像素挨着哪个像素要紧得很；到了这里，格子之间的邻居关系几乎不再说明什么。
      </p>
      <p>
        所以可以扁平化。排成 {n(facts.flat)}{' '}
        个数以后，位置彻底没有了：把它们换个次序，只要权重跟着换，全连接层给出的答案一模一样。剩下的是对图片内容的一份描述，由一两个
        <Term id="dense-layer">全连接层</Term>来判断图里是什么：
      </p>
      <KerasCode label="塔尖上的分类器" lines={TOP_LINES} />
      <p>
        最后一层有 {facts.classes} 个单元，数据集有几个类别就有几个；<Term id="softmax">softmax</Term>{' '}
        把它们变成加起来等于 1 的概率。
      </p>
    </>
  );
}

export function Rules(): ReactElement {
  return (
    <>
      <p>讲义给初学者的几条规矩，今天仍然是好的起点：</p>
      <ul>
        <li>
          每个卷积层后面都用 <Term id="relu">ReLU</Term>；全连接层也用，最后一层除外。
        </li>
        <li>分类网络的最后一层是全连接层，单元数等于类别数，激活函数用 softmax。</li>
        <li>卷积核取小的，2 到 5；步幅 1，padding 用 same；过滤器的个数一层比一层多，例如 16、32、64。</li>
        <li>一个或几个卷积层之后接一个池化层，窗口 2，步幅 2。</li>
        <li>图片的边长取能够多次减半的数。</li>
      </ul>
      <p>
        规矩是拿来试的，不是拿来怕的。深度学习靠动手：提一个问题，做一次实验，用结果而不是猜想来回答。去“MLP 与
        CNN”那一课的对决里改一改过滤器的个数，或者把池化关掉，看看金字塔塌了会怎样。想看走得更远的人怎么做，可以读
        <Ref id="cifar-winners">CIFAR-10 竞赛优胜者的访谈</Ref>；写代码时手边放一张
        <Ref id="keras-cheat-sheet">Keras 备忘单</Ref>。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>图片是高 × 宽 × 深的三维数组，彩色的深度是 3。进网络之前统一大小，最好是 2 的幂。</li>
        <li>
          卷积层加深，池化层减半：
          {[facts.input, ...facts.blocks.map(({ pooled }) => pooled)].map(shapeText).join(' → ')}。
        </li>
        <li>
          {n(facts.total)} 个参数中，卷积层只有 {n(facts.convolutions)} 个，{n(facts.dense)} 个在 Flatten
          后面的全连接层。
        </li>
        <li>卷积层的参数与图片大小无关，Flatten 后面的全连接层却跟着图片一起变大。</li>
        <li>塔尖说的是“有什么”，不再说“在哪里”；分类器的最后一层用 softmax，一个类别一个单元。</li>
      </ul>
    </Recap>
  );
}
