// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, halfLine, halfModel, halfOldModel } from './facts.ts';
import { EDGE_TEX, edgeRows, OUTPUT_TEX } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Kernel(): ReactElement {
  return (
    <>
      <p>
        上一课的终点，是一个所有单元共用一小组权重的层，这组权重叫<Term id="kernel">卷积核</Term>
        。这么几个数能做什么？能问一个问题，而且处处都问。把卷积核放到图片的一小块上，每个权重乘以它下面的像素，再全部加起来。这一块越像卷积核——权重为正的地方亮，为负的地方暗——和就越大。
      </p>
      <p>拿一个问“是不是左边暗、右边亮？”的卷积核，放到正好如此的一小块上：</p>
      <Formula block tex={EDGE_TEX} label="小块三列是 10、10、200；卷积核三列是 −1、0、1" />
      <WorkedFormula rows={edgeRows()} />
      <p>
        把这一块左右翻转，答案是 {n(facts.mirrored)}：同样的边缘，只是明暗对调。放到平坦的一块上，答案是 {n(facts.flat)}
        。可见响应有正有负，而正负是有含义的：“正是”“恰好相反”，或者“没什么可说”。让卷积核滑过所有位置，答案就排成了一张图，叫
        <Term id="feature-map">特征映射</Term>。这就是<Term id="convolution">卷积</Term>。
      </p>
    </>
  );
}

export function Photo(): ReactElement {
  return (
    <>
      <p>
        早在网络学会自己找卷积核之前，人们就在用手写的卷积核了。权重全都相等，图片就变模糊；中间大、周围负，图片就变锐利；Sobel
        的卷积核找边缘，Gabor 的卷积核找某个方向、某种粗细的条纹。里面没有什么神秘的东西：改一个权重，看图片怎样回答。
      </p>
      <FigureNote>
        <p>
          先试一个权重之和为 0 的卷积核：平坦的区域不论多亮，都消失了。再试一个权重之和为 1
          的：图片的明暗不变。橙色和蓝色表示响应的一负一正。
        </p>
      </FigureNote>
    </>
  );
}

export function OneNumber(): ReactElement {
  return (
    <>
      <p>
        彩色图片有三个<Term id="channel">通道</Term>
        ，网络深处的映射可能有几百个。窗口仍然只沿两个方向滑动，却一下子穿过所有通道：输入有多深，卷积核就有多深。所有通道的所有乘积加成
        <em>一个</em>
        数，再加上<Term id="bias">偏置</Term>，最后经过<Term id="activation-function">激活函数</Term>：
      </p>
      <Formula
        block
        tex={OUTPUT_TEX}
        label="第 i 行、第 j 列、第 k 个过滤器的输出 y，等于 φ 作用于：偏置 b k，加上对通道 c、行 u、列 v 求和的 x(iS+u, jS+v, c) 乘 w(u, v, c, k)"
      />
      <p>
        φ 取 <Term id="relu">ReLU</Term> 时，负的和变成
        0。这一层于是只报告“是，有多强”；如果“恰好相反”也有用，网络会为它另学一个卷积核。
      </p>
      <Aside title="这真的是卷积吗">
        <p>
          数学里的卷积要先把卷积核翻转再滑动，深度学习的库都不翻转，严格说算的是互相关。反正权重是学出来的，这没有影响：要翻转的话，训练学到的只是翻转过的卷积核。
        </p>
      </Aside>
    </>
  );
}

export function Filters(): ReactElement {
  return (
    <>
      <p>
        有两个数总被弄混。<em>卷积核的深度</em>由输入决定：RGB 图片是 {facts.depth}。<em>过滤器的数量</em>由你来定，比如{' '}
        {facts.filters}。每个<Term id="filter">过滤器</Term>是一个卷积核加一个偏置，产生一张特征映射，所以输出的深度是{' '}
        {facts.filters}。输入 32 × 32 × {facts.depth}，用 {facts.filters} 个 {facts.kernel} × {facts.kernel}{' '}
        的过滤器，得到 {facts.rgbOutput}，参数有
      </p>
      <Formula
        block
        tex={`K\\cdot F\\cdot F\\cdot D_{\\text{in}} + K = ${facts.filters}\\cdot ${facts.kernel}\\cdot ${facts.kernel}\\cdot ${facts.depth} + ${facts.filters} = ${n(facts.rgb).replace(',', '{,}')}`}
        label={`K·F·F·D_in + K = ${facts.filters} × ${facts.kernel} × ${facts.kernel} × ${facts.depth} + ${facts.filters} = ${facts.rgb}`}
      />
      <p>个。偏置是每个过滤器一个，不是每个位置一个，也不是每个通道一个：它只算一次，就是式子里的第二个 K。</p>
    </>
  );
}

export function Stride(): ReactElement {
  return (
    <>
      <p>
        窗口每次走多远？这叫<Term id="stride">步幅</Term>，记作 S。S = 2
        时隔一个位置走一步，映射的高和宽都减半。到了边上又怎么办？用 <Term id="valid-padding">valid</Term>{' '}
        填充，窗口决不超出图片，于是步幅为 1 时映射也会小一圈；用 <Term id="same-padding">same</Term>{' '}
        填充，就在图片周围补零，补得刚刚好：每 S 格都能起一个窗口。
      </p>
      <p>
        “刚刚好”，所以两边未必补得一样多。要补的零是奇数个时，Keras 把多出来的一个放在<em>下边和右边</em>
        。这并不是什么稀罕情形。偶数的卷积核，比如本课程后面要设计的那个网络里的 2 × 2，前面补 {facts.even.before}{' '}
        个、后面补 {facts.even.after} 个；奇数的卷积核在把 {facts.half.input} 变成 {facts.half.output}{' '}
        时，也是这样。两种情形都在“例子”里，请看一看。
      </p>
      <p>
        步幅也不必除得尽。除不尽时，有几行几列就是没有窗口读到：边长 {facts.uneven.input}、窗口 3 × 3、步幅 2、valid
        填充，行和列各有 {facts.uneven.unread} 条。图中给它们画上了斜线。图里的图案从四面看都一样，卷积核的权重全是
        1，输出就是数灰色的格子。所以，输出里凡是不对称的，都是窗口造成的。
      </p>
    </>
  );
}

export function Formulas(): ReactElement {
  return (
    <>
      <p>沿用讲义里的记号：K 个过滤器，边长 F，步幅 S。输出的高度是（宽度也一样）</p>
      <WorkedFormula
        rows={[
          {
            tex: '\\text{same:}\\quad H_{\\text{out}} = \\left\\lceil \\dfrac{H_{\\text{in}}}{S} \\right\\rceil',
            label: 'same：H_out 等于 H_in 除以 S，向上取整',
          },
          {
            tex: '\\text{valid:}\\quad H_{\\text{out}} = \\left\\lceil \\dfrac{H_{\\text{in}} - F + 1}{S} \\right\\rceil',
            label: 'valid：H_out 等于 (H_in − F + 1) 除以 S，向上取整',
          },
        ]}
      />
      <p>
        把它们当句子来读。<em>same</em>：每 S 格起一个窗口，不满 S 格的也算，与卷积核无关。<em>valid</em>
        ：窗口放得下的位置有 H − F + 1 个，每 S 个里取一个。讲义的示例 1：200 × 200，卷积核 2 × 2，步幅 2，得到 ⌈
        {facts.seedOne.input - 1} / 2⌉ = {facts.seedOne.output}。有<Term id="dilation">空洞率</Term> d
        时，卷积核的权重彼此相隔 d 格，公式里的 F 要换成窗口真正跨过的长度 d(F − 1) + 1。
      </p>
      <p>在 Keras 里，这一切只是一行里的几个词：</p>
      <KerasCode lines={[halfLine]} />
      <p>
        <code>filters</code> 和 <code>kernel_size</code> 必须给出。<code>strides</code> 不写就是 1，
        <code>padding</code> 不写就是 <code>'valid'</code>；<code>kernel_size</code> 和 <code>strides</code>{' '}
        可以是一个数，也可以是一对（高、宽）。不写 <code>activation</code> 就没有激活函数，而卷积层几乎总要加上
        ReLU。更多内容见 <Ref id="keras-convolutional">Keras 文档</Ref>。
      </p>
      <Aside title="从前的写法">
        <p>Keras 3 之前，输入的大小写在第一层里：</p>
        <KerasCode lines={halfOldModel} label="从前的 Keras 代码" />
        <p>现在输入单独写一行。两种写法，这一层都有 {n(facts.half.parameters)} 个参数。</p>
        <KerasCode lines={halfModel} label="Keras 3 的代码" />
      </Aside>
    </>
  );
}

export function Conventions(): ReactElement {
  return (
    <>
      <p>
        另外还流传着一个公式，学过其中一个的人往往信不过另一个。它属于 PyTorch 这样的库：不说 <em>same</em>，而说
        <em>每边</em>
        各补几个零（p 个）：
      </p>
      <Formula
        block
        tex="H_{\text{out}} = \left\lfloor \dfrac{H_{\text{in}} + 2p - F}{S} \right\rfloor + 1"
        label="H_out 等于 (H_in + 2p − F) 除以 S，向下取整，再加 1"
      />
      <p>
        p = 0 时，它与 Keras 的 valid 公式是一回事，只是从另一头取整。p &gt; 0
        时，有些话它说不出来：奇数个零分不成两半。回到上图，换一下约定看看。{facts.half.input} × {facts.half.input}，3 ×
        3，步幅 2：<code>padding=1</code> 同样得到 {facts.half.output} × {facts.half.output}
        ，可是每个窗口都往上、往左挪了 {facts.half.shift} 格，最后一行零根本没有用上。大小一样，数却不同。
      </p>
      <p>
        谁把权重从一个库搬到另一个库，谁就可能掉进这个坑：什么错也不报，网络只是稍稍差了一点。办法是照 Keras
        的补法自己动手补零，然后做不带填充的卷积。
      </p>
    </>
  );
}

export function Field(): ReactElement {
  return (
    <>
      <p>
        一层 3 × 3 看到九个像素。它上面的一层看到它的九个数，而这九个数各有自己的一小块：合起来是 5 × 5
        个像素。一个单元在输入上看得到的范围，叫它的<Term id="receptive-field">感受野</Term>
        。每多一层，感受野就大一些；步幅和池化把单元拉开之后，大得更快。记感受野的边长为
        r，相邻单元的感受野相隔的距离（间距）为 j：
      </p>
      <Formula
        block
        tex="r_l = r_{l-1} + (F_l - 1)\,j_{l-1}, \allowbreak\qquad {j_l = j_{l-1}\,S_l}"
        label="第 l 层的 r，等于前一层的 r，加上 (F − 1) 乘前一层的 j；第 l 层的 j，等于前一层的 j 乘 S"
      />
      <p>
        照这样算，对决中的 CNN 到最后是 {facts.duelField} × {facts.duelField}，间距 {facts.duelJump}；有三个 2 × 2
        卷积的那个网络是 {facts.seedField} × {facts.seedField}。想看得宽，有几种买法。三层 3 × 3 与一层 7 × 7
        看得一样远，通道数为 {facts.channels} 时只要 {n(facts.threeThree)} 个权重，而不是 {n(facts.oneSeven)}{' '}
        个，中间还多两次 ReLU。空洞率取 1、2、4，三层就能看到 {facts.dilatedField} × {facts.dilatedField}。
      </p>
      <ExperimentNote
        id="convolution/field"
        question="训练好的网络里，一个单元真正用到感受野的多少：整个，还是只有中间？"
        run="在最后一张映射里选一个单元，换到“训练好的网络的梯度”，训练一次。"
      />
    </>
  );
}

export function Effective(): ReactElement {
  return (
    <>
      <p>
        看得见是一回事，听不听是另一回事。先数一数从一个像素到这个单元有几条路，每层取一个权重，连起来就是一条。三层 3 ×
        3 里，从正中的像素出发有 {facts.waysMiddle} 条，从每个角上只有 {facts.waysCorner} 条；{facts.waysAll} 个像素中，
        {facts.waysHalf} 个就占了所有路的一半。层数再多，就越来越像一口钟。数到这里，还没有用到任何权重。
      </p>
      <p>
        训练好的网络有了权重，真正该问的是：这个像素变一点点，单元会变多少？这是<Term id="gradient">梯度</Term>
        ，只不过不像训练时那样对权重求，而是对图片求。它的大小就是<em>有效感受野</em>。它与图片有关：ReLU
        关着就什么也传不过去，取最大值就只传给赢家；所以图中把许多张图片加在一起。有效感受野通常比感受野窄，边缘柔和。结构给了单元看的权利，看不看由训练决定。
      </p>
      <Aside title="图中画的究竟是什么">
        <p>
          对这一层的每个过滤器、每张测试图片，取选中位置的单元对所有像素的梯度，去掉正负号，把颜色通道相加，再对所有过滤器和图片相加。没有激活的单元不出力，有多少个这样的单元，旁边都写着。
        </p>
      </Aside>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>一个卷积核处处都问同一个问题；响应的正负表示“正是”或“恰好相反”。</li>
        <li>输入有多深，卷积核就有多深；所有通道的乘积加成一个数，再加偏置，再激活。过滤器的数量就是输出的深度。</li>
        <li>same：⌈H / S⌉，与卷积核无关；valid：⌈(H − F + 1) / S⌉。步幅不必除得尽，多出来的就不读了。</li>
        <li>
          要补的零是奇数个时，Keras 多补在下边和右边：偶数的核如此，步幅 2 的 {facts.half.input} → {facts.half.output}{' '}
          也如此。对称的 p 做不到，映射会移动。
        </li>
        <li>每过一层，感受野增加 (F − 1) 乘间距。单元真正用到的，多半是中间。</li>
      </ul>
    </Recap>
  );
}
