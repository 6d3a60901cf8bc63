// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { exampleCode, exampleSummary, facts, gapCode, POOLING_LINES } from './facts.ts';
import { OLD_POOLING } from './old-keras.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';

const n = (value: number): string => formatNumber(value, 'zh');

export function Why(): ReactElement {
  return (
    <>
      <p>
        卷积层的输出是一叠<Term id="feature-map">特征映射</Term>
        ，每个过滤器一张。要认的东西种类越多、越复杂，需要的过滤器就越多，这一叠也就越厚。对决中的 CNN
        只有一个小小的第一层，就已经把 28 × 28 = {n(784)} 个像素变成了 {facts.side} × {facts.side} × {facts.filters} ={' '}
        {n(facts.numbers)} 个数。
      </p>
      <p>
        数多，后面的全连接层就要为每个数付权重。把那个网络里的两个池化层去掉，别的一概不动，参数就从 {n(facts.cnn)}{' '}
        个涨到 {n(facts.cnnUnpooled)} 个。参数多而图片少，网络就容易把训练图片背下来，也就是
        <Term id="overfitting">过拟合</Term>。所以要降低维度，而且最好不丢掉重要的东西。做这件事的就是
        <Term id="pooling">池化</Term>层。
      </p>
    </>
  );
}

export function Lab(): ReactElement {
  return (
    <>
      <p>
        办法简单得出奇：让一个小窗口在特征映射上一格一格地跳，每到一处，只留下一个数。留哪个数？
        <Term id="max-pooling">最大池化</Term>留最大的：“这附近最像的地方有多像”；
        <Term id="average-pooling">平均池化</Term>
        留平均值：“这附近平均有多像”。每张特征映射各算各的，所以进来几张，出去还是几张，只是每张都变小了。
      </p>
      <p>
        在下面的工作台上指着缩小以后的图中任意一格，看它来自左边的哪个窗口、由哪几个数算出来。先用最大池化，再换成平均池化：细细的一笔在哪一种里留得更清楚？然后把窗口改成
        3、步幅留在 2，看看窗口重叠起来会怎样。
      </p>
    </>
  );
}

export function Name(): ReactElement {
  const [height = 0, , depth = 0] = facts.example;
  const [output = 0] = facts.exampleOutput;
  return (
    <>
      <p>
        池化层有三个参数，名字和卷积层的一样：窗口多大（<code>pool_size</code>）、每次跳几格（<code>strides</code>
        ，不写就等于窗口的大小）、边上怎么办（<code>padding</code>，不写就是 <code>&apos;valid&apos;</code>
        ）。它没有过滤器的个数，因为深度不变；也没有权重。输出的高，valid 时仍是熟悉的公式：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'H_{\\text{out}} = \\left\\lfloor \\dfrac{H_{\\text{in}} - F}{S} \\right\\rfloor + 1',
            label: '输出的高等于 H in 减 F 除以 S，向下取整，再加 1',
          },
          {
            tex: `\\left\\lfloor \\dfrac{${height} - 2}{2} \\right\\rfloor + 1 = ${output}`,
            label: `${height} 减 2 除以 2，再加 1，等于 ${output}`,
          },
        ]}
      />
      <p>宽也一样。在 Keras 里是一行：</p>
      <KerasCode label="池化层的两种写法" lines={POOLING_LINES} />
      <p>
        讲义里的例子：{height} × {height} × {depth} 的输入，窗口 2、步幅 2。
      </p>
      <KerasCode label="讲义里的例子" lines={exampleCode} />
      <TextBlock label="model.summary() 的输出" text={exampleSummary} />
      <p>
        高和宽减半，深度 {depth} 不变，参数 {facts.exampleParameters} 个：{facts.exampleShapes[0]} 变成{' '}
        {facts.exampleShapes[1]}。数的个数只剩四分之一。各种池化层的说明见
        <Ref id="keras-pooling">Keras 文档</Ref>和<Ref id="keras-max-pooling">MaxPooling2D</Ref>。
      </p>
      <Aside title="从前的写法">
        <p>
          这门课最初的讲义把输入的大小写在池化层里，并从 <code>keras.layers</code> 导入。Keras 3 用单独的{' '}
          <code>Input</code> 说明输入的大小：
        </p>
        <TextBlock label="从前的 Keras 代码" text={OLD_POOLING} />
      </Aside>
    </>
  );
}

export function Back(): ReactElement {
  return (
    <>
      <p>
        训练时，<Term id="gradient">梯度</Term>
        要穿过池化层往回走。池化层自己没有权重可改，它只管把梯度交给谁。最大池化交给胜出的那个数，一点也不分给别人：把落选的数稍微改一改，最大值纹丝不动，它对损失就没有影响。平均池化把梯度平分，窗口里有
        n 个数，每个得到 1/n。带步幅的卷积按权重分。
      </p>
      <p>
        回到工作台，把“输出端收到的梯度”换成“每个格子都为 1”。最大池化时，右边那张图大部分是空的：2 × 2
        的窗口里，四个数有三个这一次什么也学不到。这不是坏事，学到东西的是找得最准的那个过滤器位置。窗口重叠时，一个格子可以胜出几次，梯度就加起来。
      </p>
    </>
  );
}

export function Shift(): ReactElement {
  return (
    <>
      <p>
        常听人说：“池化让网络对平移不变。”这句话要打折扣。卷积是<Term id="translation-equivariance">等变</Term>
        的：图片移，特征映射跟着移。池化以后，如果最大值没有离开原来的窗口，那一格就不变；离开了，就变。哪种情形多？量一量就知道：把图片移动
        0 到 4 个像素，比较移动前后的全部特征映射，用的是相对距离
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\dfrac{\\lVert f(T x) - f(x) \\rVert}{\\lVert f(x) \\rVert}',
            label: 'f(Tx) 减 f(x) 的长度，除以 f(x) 的长度',
          },
        ]}
      />
      <p>0 表示毫无变化；到了 1.41，也就是 √2，两者就毫不相干了。</p>
      <ExperimentNote
        id="pooling/shift"
        question="图片向右移动一个像素：不池化时特征映射变多少？2 × 2 最大池化之后呢？移动四个像素时，池化还有用吗？"
        run="在下面拖动“移动”，读出各条曲线；再把窗口改成 4。"
      />
    </>
  );
}

export function Global(): ReactElement {
  const [height, width, depth] = facts.deep;
  const [mapHeight = 0, mapWidth = 0, maps = 0] = facts.gapMaps;
  return (
    <>
      <p>
        还有更彻底的办法：窗口就是整张特征映射。
        <Term id="global-average-pooling">全局平均池化</Term>
        对每张特征映射取平均值，三维的数组就成了一个向量，一张图一个数。最早这样做的是
        <Ref id="network-in-network">Network in Network</Ref>。
      </p>
      <p>
        它最先省下的是参数。一个大网络的末尾常是 {height} × {width} × {depth} 的一叠，要分成 {n(facts.deepClasses)}{' '}
        类。两种接法的账单：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `${height}\\cdot ${width}\\cdot ${depth}\\cdot ${facts.deepClasses} + ${facts.deepClasses} = ${facts.deepFlattened}`,
            label: `Flatten 加 Dense：${n(facts.deepFlattened)} 个参数`,
          },
          {
            tex: `${depth}\\cdot ${facts.deepClasses} + ${facts.deepClasses} = ${facts.deepAveraged}`,
            label: `全局平均池化加 Dense：${n(facts.deepAveraged)} 个参数`,
          },
        ]}
      />
      <p>
        第二个好处要到用的时候才看得出来。分数是平均值的加权和，而平均值是特征映射的平均，所以先加权再平均也一样。把同样的权重直接乘到特征映射上，得到一张图：它的平均值就是分数，它亮的地方就是分数的来处。这叫
        <Term id="class-activation-map">类激活图</Term>（<Ref id="cam-paper">Zhou 等</Ref>
        ）。下面这个小网络只有 {n(facts.gap)} 个参数，末尾是 {mapHeight} × {mapWidth} × {maps}：
      </p>
      <KerasCode label="末尾是全局平均的网络" lines={gapCode} />
      <p>训练它，选一个类，再拖动权重：图随着权重立刻重画。</p>
    </>
  );
}

export function Choose(): ReactElement {
  return (
    <>
      <p>
        那么该用哪一种？讲义里的经典做法今天仍然好用：一个或几个卷积层之后接一个 2 × 2、步幅 2
        的最大池化，空间减半。特征映射说的是“有没有”，所以取最大的往往比取平均的好。较新的网络常常不用池化层，而让卷积自己带步幅：位置是隔着取的，但怎样合并由权重去学，代价是多出来的参数。网络的末尾则几乎都改用全局平均，不再扁平化。
      </p>
      <p>试一试：在第 3 课的“对决”里把池化关掉，参数、速度和平移测试各有什么变化？先写下预测，再按按钮。</p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>池化让每张特征映射变小，深度不变，没有参数。最大池化留最大的，平均池化留平均值。</li>
        <li>步幅不写就等于窗口的大小，填充不写就是 valid；2 × 2、步幅 2 把高和宽减半，只留四分之一的数。</li>
        <li>梯度往回走：最大池化全交给胜出的数，平均池化平分。</li>
        <li>池化让特征映射对小移动宽容一些，但不是不变；移得远了就没有用了。</li>
        <li>全局平均池化把三维数组变成向量：参数大减，位置全丢；权重乘特征映射又能指出分数从哪里来。</li>
      </ul>
    </Recap>
  );
}
