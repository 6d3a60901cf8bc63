// 中文正文。数字来自 facts.ts。不负责：各节之间的互动图。
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BOX_CODE, CAM_CODE, facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Question(): ReactElement {
  return (
    <>
      <p>
        分类器说：这是猫。它是看到了猫，还是看到了猫常躺的那张沙发？训练时我们只告诉它图里有什么，从没告诉它在哪里。可它其实知道：答案总是从图的某个地方得来的；而且有一类网络，只要做一次加法，就能把那个地方读出来。
      </p>
      <p>
        指出物体在哪里，叫<Term id="localisation">目标定位</Term>
        。通常要靠人画上几千个框，网络才学得会。这一课一个框也不用画。
      </p>
    </>
  );
}

export function Pooling(): ReactElement {
  return (
    <>
      <p>
        回想池化那一课里的<Term id="global-average-pooling">全局平均池化</Term>
        ：每张特征映射取平均，变成一个数；再用一个全连接层，把这些数变成各类的得分。MobileNet 就是这样收尾的：
        {n(facts.channels)} 张 {facts.side} × {facts.side} 的特征映射变成 {n(facts.channels)} 个数，再变成 1000 个得分。
      </p>
      <p>
        取平均丢掉了图案的位置。但是，取平均和加权都是求和，求和可以换次序：先加权，后平均，得分不变；而在取平均之前，我们手里还是一张图。
      </p>
    </>
  );
}

export function Map(): ReactElement {
  const { first, second, weights, means, map, bias, score, mapMean } = facts;
  return (
    <>
      <p>
        这张图就是<Term id="class-activation-map">类激活映射</Term>
        ：在每个位置上，把各张特征映射在那里的值乘以这一类给它的权重，再加起来。两张 2 × 2 的特征映射就看得明白：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'M_c(x, y) = \\sum_k w_k^c \\, f_k(x, y)',
            label: '类 c 的映射在某处的值，等于对所有特征映射 k 求和：k 对 c 的权重乘以 k 在那里的值',
          },
          {
            tex: `f_1 = \\begin{bmatrix} ${first[0]} & ${first[1]} \\\\ ${first[2]} & ${first[3]} \\end{bmatrix},\\quad f_2 = \\begin{bmatrix} ${second[0]} & ${second[1]} \\\\ ${second[2]} & ${second[3]} \\end{bmatrix},\\quad w = (${weights[0]}, ${weights[1]})`,
            label: `第一张按行是 ${first.join('、')}，第二张按行是 ${second.join('、')}；权重是 ${weights.join(' 和 ')}`,
          },
          {
            tex: `M_c = \\begin{bmatrix} ${map[0]} & ${map[1]} \\\\ ${map[2]} & ${map[3]} \\end{bmatrix}`,
            label: `类激活映射按行是 ${map.join('、')}`,
          },
        ]}
      />
      <p>
        再用两种次序算得分。先池化：{means[0]} · {weights[0]} + {means[1]} · ({weights[1]}) + {bias} = {n(score)}
        。或者把映射取平均：{n(mapMean)} + {bias} = {n(score)}
        。所以映射上的每一格都说明它给得分加了多少；是负数，就是减了多少。下图对每张图片都列出这个等式。
      </p>
      <p>
        这张映射只有 {facts.side} × {facts.side} 格，每格对应大约 {facts.placeSide} × {facts.placeSide}{' '}
        个像素。画出来时放大了，但它并不比这更精细。
      </p>
    </>
  );
}

export function BoxSection(): ReactElement {
  return (
    <>
      <p>
        有了映射就有框：留下不低于最大值五分之一的部分，取其中最大的连通区域，框住它。
        <Ref id="cam-paper">提出这个办法的论文</Ref>
        就是这样做的；没有用一个框来训练，却与用框训练过的网络相差不远。
      </p>
      <p>
        框得好不好？用<strong>交并比</strong>
        （IoU）来衡量它与人画的框有多一致：两个框共有的面积，除以它们合起来盖住的面积。完全相同是 1，毫不相交是
        0；通常到 0.5 就算框对了。
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\mathrm{IoU} = \\dfrac{|A \\cap B|}{|A \\cup B|} = \\dfrac{|A \\cap B|}{|A| + |B| - |A \\cap B|}',
            label: '交并比等于共有的面积除以两个面积之和减去共有的面积',
          },
          {
            tex: `\\dfrac{${facts.common}}{${facts.foundArea} + ${facts.truthArea} - ${facts.common}} = \\dfrac{${facts.common}}{${facts.union}} \\approx ${formatFixed(facts.iou, 'zh', 2)}`,
            label: `代入数字：${facts.common} 除以 ${facts.foundArea} 加 ${facts.truthArea} 减 ${facts.common}，约为 ${formatFixed(facts.iou, 'zh', 2)}`,
          },
        ]}
      />
      <ExperimentNote
        id="localisation/threshold"
        question="阈值取多少，网络的框与你的框最一致？"
        run="把猫框起来，再把阈值从 5% 拖到 95%，看交并比怎样变。"
      />
    </>
  );
}

export function Gradients(): ReactElement {
  return (
    <>
      <p>
        类激活映射要求网络以全局平均池化加一个全连接层收尾。从前的网络多以好几个全连接层收尾，没有现成的权重 <em>w</em>{' '}
        可读。 你在“看进网络里面”一课见过的 <strong>Grad-CAM</strong>
        改用斜率：如果整张特征映射都高一点，得分会高多少？斜率的平均值就当作这张映射的权重。任何一层、任何网络都可以这样问。
      </p>
      <p>
        在以池化收尾的网络的最后一层，两者是一致的：得分对一张映射上每个数的斜率，正是这张映射的权重除以格数（这里是{' '}
        {facts.places}）。Grad-CAM 就是类激活映射去掉负的部分。在图里选 Grad-CAM，再看更靠前的层：格子细了，意思却粗了。
      </p>
    </>
  );
}

export function Limits(): ReactElement {
  return (
    <>
      <ul>
        <li>映射偏爱最能分辨类别的部分，而不是整个物体：猫的脸，而不是整只猫。所以框常常偏小。</li>
        <li>两只猫挨在一起，会连成一片：一个框框住两只。</li>
        <li>映射解释的是“你问的这一类”的得分，并不说明答案正确：问它“船”在哪里，它会在猫的照片里指出最像船的地方。</li>
        <li>如果映射落在沙发上，你就对自己的数据多了一分了解。</li>
      </ul>
      <Aside title="再往前走">
        <p>
          <Ref id="resnet-cam-keras">ResNetCAM-keras</Ref> 用 ResNet-50 几行代码做同一件事；
          <Ref id="cam-video">一段视频</Ref>
          在每一帧上都画出映射，上面的图可以用你的摄像头做到。专门学画框的网络（检测）和学描边的网络（分割）走得更远，代价是要有人标注。
        </p>
      </Aside>
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        在现在的 Keras 里，一个有两个输出的模型一次就给出特征映射和概率；剩下的只是与全连接层中属于这一类的那一列相乘：
      </p>
      <KerasCode label="用 Keras 求类激活映射" lines={CAM_CODE} />
      <p>求框只要几个 SciPy 调用：</p>
      <KerasCode label="用 SciPy 求框" lines={BOX_CODE} />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>网络以全局平均池化加一个全连接层收尾时，一类的得分就是一张映射的平均值加偏置：类激活映射。</li>
        <li>映射上的每一格，说明它给得分加了多少，或减了多少。</li>
        <li>Grad-CAM 把权重换成平均斜率，因此适用于任何网络的任何一层。</li>
        <li>阈值、最大的一片、框：只凭类别标签就能定位。交并比说明两个框有多一致。</li>
        <li>映射解释答案，并不保证答案正确。</li>
      </ul>
    </Recap>
  );
}
