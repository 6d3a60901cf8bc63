// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BUTTON_NAMES } from './calculator/button-names.ts';
import {
  convolutions,
  D,
  even,
  exampleCode,
  F,
  familyConv,
  familyDense,
  familyInput,
  familySeparable,
  first,
  firstNumbers,
  halved,
  jump,
  K,
  mistakes,
  network,
  odd,
  oldExample,
  second,
  summary,
  summaryShape,
  third,
  uneven,
} from './facts.ts';
import { FamilyTable } from './FamilyTable.tsx';
import { shape } from './shape-text.ts';

/** Names of the calculator's buttons. */
const names = BUTTON_NAMES.zh;

const n = (value: number): string => formatNumber(value, 'zh');

export function Line(): ReactElement {
  return (
    <>
      <p>
        整个<Term id="convolutional-layer">卷积层</Term>在 Keras 里只是一行。有两个参数必须写：
        <code>filters</code>，即<Term id="filter">过滤器</Term>的数量；<code>kernel_size</code>
        ，即每个过滤器的高和宽。其余的都有默认值：<code>strides</code> 为 1；<code>padding</code> 为{' '}
        <code>&apos;valid&apos;</code>，也就是不填充；<code>activation</code> 默认什么激活函数也不用，所以{' '}
        <Term id="relu">ReLU</Term> 要自己写上。大小可以写成一个数或一对数，<code>3</code> 就是 <code>(3, 3)</code>。
      </p>
      <p>
        假设输入是 200 × 200 像素的灰度图片，下一层要有 16 个 2 × 2 的过滤器，每次跳 2 个像素，并且不超出图片的边界。在
        Keras 3 里，输入单独占一行，按高、宽、深度的顺序写：
      </p>
      <KerasCode lines={exampleCode.first} label="示例 1 的 Keras 代码" />
      <Aside title="从前的写法">
        <p>
          这门课最初的讲义，以及网上的大部分代码，都把 <code>input_shape</code> 写在第一层里。意思一样；Keras 3
          还认得，只是会给出警告。
        </p>
        <KerasCode lines={oldExample} label="从前的 Keras 代码" />
      </Aside>
      <p>
        参数还有很多，都在<Ref id="keras-convolutional">官方文档</Ref>
        里。其中哪些改变输出的形状，哪些改变<Term id="parameter">参数</Term>
        的数量，就是这一课要讲的。（“参数”这个词有两个意思：代码里括号中写的，和网络要学的。下面说的都是后一种。）
      </p>
    </>
  );
}

export function Examples(): ReactElement {
  return (
    <>
      <p>
        第二个例子接着往下搭。它读第一层的输出 {shape(first.output)}，用 32 个 3 × 3 的过滤器，每次移动 1
        个像素；为了看到上一层的所有区域，允许过滤器超出边缘：
      </p>
      <KerasCode lines={exampleCode.second} label="示例 2 的 Keras 代码" />
      <p>
        第三个是在别人的代码里最常见到的样子：64 个 2 × 2 的过滤器，带 ReLU；两个必须的参数省去了名字，其余都用默认值。
      </p>
      <KerasCode lines={exampleCode.third} label="示例 3 的 Keras 代码" />
      <p>
        在下面，这三个例子各点一下就有，别的层也一样。代码、<code>model.summary()</code>{' '}
        的一行、表单和图，是同一层的四种样子。随便改哪一个，或者把你自己的代码粘贴进去，另外三个都跟着变。再往下的每一个数都可以点开，看它是怎么算出来的。
      </p>
      <FigureNote>
        <p>先猜，再点开。每个例子的输出有多高、多宽、多深？这一层有多少个参数？</p>
      </FigureNote>
    </>
  );
}

export function Count(): ReactElement {
  const [one, two, three] = convolutions;
  return (
    <>
      <p>
        设 K 是过滤器的数量，F 是过滤器的高和宽，
        <Formula tex="D_{\mathrm{in}}" label="D_in" /> 是输入的深度。代码里写的是 F ×
        F，但过滤器不是一片，而是一块：它同时看所有通道，所以有 F × F × <Formula tex="D_{\mathrm{in}}" label="D_in" />{' '}
        个<Term id="weight">权重</Term>
        。它的深度从来不用写，因为输入已经定了。这样的小块有 K 个，每块只有一个<Term id="bias">偏置</Term>：
      </p>
      <WorkedFormula
        rows={[
          { tex: 'K\\cdot F\\cdot F\\cdot D_{\\mathrm{in}} + K', label: 'K 乘 F 乘 F 乘 D_in，再加 K' },
          {
            tex: `${K}\\cdot ${F}\\cdot ${F}\\cdot ${D} + ${K} = ${summary.weights} + ${summary.biases} = ${summary.total}`,
            label: `${K} 乘 ${F} 乘 ${F} 乘 ${D}，加 ${K}，等于 ${summary.weights} 加 ${summary.biases}，等于 ${summary.total}`,
          },
        ]}
      />
      <p>
        这是彩色图片上 {K} 个 {F} × {F} 过滤器的数字。有三个错误答案太常见，不妨现在就认识一下。把过滤器当成一片，得到{' '}
        {n(mistakes.flat)}；把过滤器的深度当成过滤器的数量，得到 {n(mistakes.deep)}——{K} 是<em>输出</em>
        的深度，每个过滤器一张
        <Term id="feature-map">特征映射</Term>；给已经含有偏置的总数再加一遍偏置，得到 {n(mistakes.twice)}。
      </p>
      <p>
        式子里没有图片的高和宽，却有深度。很多人第一次看 <code>model.summary()</code> 时的疑惑，答案就在这里。这门课为
        32 × 32 彩色图片搭的网络有三个卷积层，卷积核都是 2 × 2，参数分别是 {n(one?.total ?? 0)}、{n(two?.total ?? 0)} 和{' '}
        {n(three?.total ?? 0)} 个。第二层的过滤器是第一层的两倍，参数却是 {n(jump)} 倍：它的输入深度不再是 {one?.depth}
        ，而是 {two?.depth}
        ——第一层有多少个过滤器，它就有多深——每个过滤器也就厚了那么多。
      </p>
      <ExperimentNote
        id="conv-calculator/second"
        question="在一个卷积层后面再接一个同样的卷积层，参数是它的几倍？再接一个呢？"
        run={`在上面选“${names.preset.summary}”，记下参数数量；按两次“${names.next}”，每次都记下来。`}
      />
    </>
  );
}

export function ShapeSection(): ReactElement {
  return (
    <>
      <p>
        输出的深度就是 K。至于高和宽，设 S 是<Term id="stride">步幅</Term>。用 <Term id="same-padding">same</Term>
        ，窗口一直放到盖住整个输入为止，卷积核多大都一样；用 <Term id="valid-padding">valid</Term>
        ，窗口必须整个留在里面，末尾的几个位置就没有了：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\text{same:}\\quad H_{\\mathrm{out}} = \\left\\lceil \\frac{H_{\\mathrm{in}}}{S} \\right\\rceil',
            label: 'same：H_out = ceil(H_in / S)',
          },
          {
            tex: '\\text{valid:}\\quad H_{\\mathrm{out}} = \\left\\lceil \\frac{H_{\\mathrm{in}} - F + 1}{S} \\right\\rceil',
            label: 'valid：H_out = ceil((H_in − F + 1) / S)',
          },
        ]}
      />
      <p>
        宽也一样。代入上面那一层的数字，{summary.input[0]} / 2 = {halved.output}，所以 <code>model.summary()</code>{' '}
        的那一行是 <code>{summaryShape}</code>，None 代表一批里有多少张图片。第一个例子是 ({firstNumbers.side} −{' '}
        {firstNumbers.kernel} + 1) / {firstNumbers.stride} = {firstNumbers.quotient}，向上取整得 {first.output[0]}
        。第二个的步幅是 1，保持 {shape(second.output.slice(0, 2))}；第三个不填充，少了一行一列，得到{' '}
        {shape(third.output)}，有 {n(third.total)} 个参数。
      </p>
    </>
  );
}

export function Sides(): ReactElement {
  return (
    <>
      <p>别的书上，输出的大小常常写成</p>
      <Formula block tex="\left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1" label="floor((n + 2p − f) / s) + 1" />
      <p>
        其中 p 是<em>每一边</em>补的零。不填充时，它只是同一个函数换了件衣服；有填充时就不一定了。same
        的意思是：缺多少零就补多少零。如果总数是偶数（例如 3 × 3 的卷积核、步幅 1），两边各一半，p = {odd.whole[0]?.p}
        ，两个公式一致。如果是奇数，就有一边要多一行，
        <strong>Keras 把它放在下面和右面</strong>。same 不等于对称。
      </p>
      <p>
        这并不是罕见的角落。3 × 3 的卷积核把 128 变成 64，就缺一行，补在下面（上 {halved.before}，下 {halved.after}
        ）。这门课的网络，每个卷积层都是 2 × 2 的卷积核，同样是上 {uneven.before} 下 {uneven.after}
        ；这时根本没有合适的 p：
        {uneven.whole.map(({ p, output }) => `p = ${p} 得到 ${output}`).join('，')}，而这一层得到 {uneven.output}
        。PyTorch 的填充是两边一样多的一个数，要做同样的事，得先单独补零。在计算器里选“{names.preset.even}
        ”，点开填充，再点开输出的高。
      </p>
      <Aside title="什么时候会吃亏">
        <p>
          在一个框架里训练的权重，拿到另一个框架里用，如果填充的位置不同，特征映射就会错开一点点，而所有形状都对得上。比较形状发现不了，比较四边的填充才行。
        </p>
      </Aside>
    </>
  );
}

export function Family(): ReactElement {
  return (
    <>
      <p>
        这几个字母够整个家族用。<Term id="depthwise-convolution">逐深度卷积</Term>
        去掉了 K：每个通道有自己的一片卷积核。<Term id="separable-convolution">可分离卷积</Term>在它后面接上 1 × 1
        的过滤器，输出形状与普通卷积一样，参数却只要 {n(familySeparable.total)} 个，而不是 {n(familyConv.total)} 个。
        <Term id="transposed-convolution">转置卷积</Term>的参数和卷积一样数，步幅却走在输出上。
        <Term id="pooling">池化</Term>什么也不学。扁平化之后的<Term id="dense-layer">全连接层</Term>
        对图片里的每个数都有权重，于是大小又回到账单上：{n(familyDense.total)} 个。
      </p>
      <FamilyTable
        caption={`同一个输入 ${familyInput} 上的各种层（一幅图）`}
        heads={['层', '输出形状', '参数', '乘加次数']}
      />
      <p>
        看最后一列。<Term id="multiply-accumulate">乘加</Term>
        次数是一个过滤器的权重数乘以输出里数的个数，它确实随图片变大。参数说的是要学、要存多少，乘加说的是要算多久。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          过滤器是 F × F × D_in 的小块，与输入一样深；K 个过滤器得到深度为 K 的输出。参数是 K·F·F·D_in +
          K，偏置只加一次。
        </li>
        <li>
          第二个卷积层贵，贵在它的输入深：网络的 {n(network.total)} 个参数里，三个卷积层分别是{' '}
          {convolutions.map(({ total }) => n(total)).join('、')}。
        </li>
        <li>same：ceil(H_in / S)。valid：ceil((H_in − F + 1) / S)。深度是 K。</li>
        <li>
          多出来的那一行零放在下面和右面。只要有它，floor((n + 2p − f) / s) + 1 要么对应别的窗口，要么根本没有合适的
          p。2 × 2 的卷积核：{even.output.slice(0, 2).join(' × ')}，上 {uneven.before}，下 {uneven.after}。
        </li>
        <li>卷积的参数里没有高和宽，乘加次数里有。</li>
      </ul>
    </Recap>
  );
}
