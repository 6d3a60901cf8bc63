// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { facts, generatorText, layersCode } from './facts.ts';
import { NEW_FIT, OLD_FIT } from './old-code.ts';

const n = (value: number): string => formatNumber(value, 'zh', 1);

export function Why(): ReactElement {
  return (
    <>
      <p>
        一个有 {n(facts.parameters)} 个参数的网络，完全能把一千张图片背下来。治<Term id="overfitting">过拟合</Term>
        最可靠的办法是多找些图片；找不到，就自己造。一只猫往左挪三个像素，还是那只猫；照镜子的猫也还是猫。可是对网络来说，输入里几乎每个数都变了。拿这些副本去训练，就是用网络唯一听得懂的话告诉它：这些变化不重要。
      </p>
      <p>
        这就是<Term id="augmentation">数据增强</Term>
        。它换来的是统计不变性：对位置、对左右、对明暗。池化靠结构得到一点点，这里则靠例子教会它。
      </p>
    </>
  );
}

export function See(): ReactElement {
  return (
    <>
      <p>
        讲义用了三个范围：左右、上下各移最多十分之一，再有一半机会左右翻转。这些图片不是事先做好的：每次轮到一张图训练，就重新抽一次数，所以没有两
        <Term id="epoch">轮</Term>看到的图片相同。就算只按整数像素算，横竖各 ±{facts.reach}，再加翻转，每张图也有{' '}
        {n(facts.variants)} 种样子。
      </p>
      <p>
        下面是抽了十二次的结果，每张下面写着抽到的数。把范围拉大，看空出来的地方拿什么填；换成自己的照片；或者直接改代码，两边的代码和图片都会跟着变。
      </p>
    </>
  );
}

export function Name(): ReactElement {
  return (
    <>
      <p>
        旋转、平移、错切、缩放、翻转，每一步都是对位置的仿射变换；几个仿射变换接起来，仍是一个仿射变换。所以图片只需要读一次。做法是反过来问：新图里的每个像素，来自原图的哪里？从最后一步倒着走回去，都以图片中心为原点。比如一行有{' '}
        {facts.side} 个像素，先右移 {facts.shift} 个，再左右翻转。新的一行里第 {facts.place} 个像素来自哪里？
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'x_{old} = -(x_{new} - c) - s + c',
            label: '原位置等于负的（新位置减中心），减平移，再加中心',
          },
          {
            tex: `-(${facts.place} - ${facts.middle}) - ${facts.shift} + ${facts.middle} = ${facts.from}`,
            label: `负的（${facts.place} 减 ${facts.middle}）减 ${facts.shift} 加 ${facts.middle} 等于 ${facts.from}`,
          },
        ]}
      />
      <p>
        算出来的多半不是整数，这时就由周围四个像素混合出中间的值（双线性插值）。每混合一次，图片就模糊一点。Keras
        的层一层接一层，每层都要混合一次；这里把各步合成一个变换，只混合一次。上面的展品只要开了两步以上，就会把两种做法并排放出来，并且告诉你差了多少。
      </p>
      <p>在 Keras 3 里，这些范围写成层，放在第一个卷积层之前：</p>
      <KerasCode label="写成层的图像增强" lines={layersCode} />
      <p>
        它们只在 <code>fit</code> 里起作用，在 <code>evaluate</code> 和 <code>predict</code>{' '}
        里原样放行。这一点要紧：验证和测试的图片必须保持原样，否则量到的就是别的东西了。
      </p>
      <Aside title="从前的写法">
        <p>
          讲义用的是 <code>ImageDataGenerator</code>，Keras 3 只把它留在了旧版兼容的部分里。同样的范围写成：
        </p>
        <TextBlock label="从前的 Keras 代码" text={generatorText} />
        <p>
          它的选项和今天的层都在 <Ref id="keras-image-preprocessing">Keras 文档</Ref>里；
          <Ref id="augmentation-visualised">这篇文章</Ref>用 MNIST 画出了各种效果。
        </p>
      </Aside>
    </>
  );
}

export function Label(): ReactElement {
  return (
    <>
      <p>
        数据增强只靠一句话站住脚：图片变了，<Term id="label">标签</Term>
        还是对的。这句话除了你，没有谁会替你检查。把 6 倒过来就是
        9，上面却还写着“6”；把箭头翻过来，“向左”就成了谎话。代码照样能跑，损失照样下降，网络学到的却是错的。
      </p>
      <p>先判断十个例子，再用训练来量损害：同一个网络、真正的手写数字，增强与不增强各三个种子。</p>
      <ExperimentNote
        id="augmentation/turn"
        question="训练时把 MNIST 数字任意旋转，测试时都是正的。哪几个数字损失最大？只转 15 度，是有益还是有害？"
        run="在下面选好旋转，训练，然后看 6 和 9 这两行。"
      />
    </>
  );
}

export function Compare(): ReactElement {
  return (
    <>
      <p>
        到底有没有用？要量了才知道。同一个网络，同样的初始权重、同样的顺序、同样的轮数，只差增强这一项。盯住
        <strong>差距</strong>：训练过的图片上的准确率，减去留作
        <Term id="validation-set">验证</Term>
        的图片上的准确率。还要多看几个种子：同一个设置跑三次，相差一两个百分点是常事，所以表里给出了区间。
      </p>
      <p>
        有两件事要有准备。任务变难了，训练会慢下来；轮数太少，增强甚至会输。图片越少，能赢得的越多；
        <Ref id="very-little-data">《用很少的数据构建强大的图像分类模型》</Ref>讲的就是这个。先训练 20 轮，再训练 50
        轮，比一比最后一列。
      </p>
      <p>
        比较的下面是讲义的训练单元格，原样运行：{n(facts.parameters)} 个参数，批大小 {facts.batch}，最多 100
        轮，留住最好的权重，最后载入它再测试。
      </p>
    </>
  );
}

export function Steps(): ReactElement {
  return (
    <>
      <p>
        随机图片的生成器永远不会枯竭，所以得有人说一轮到哪里结束，这就是 <code>steps_per_epoch</code>
        。讲义取样本数除以批大小，让一轮看到的图片大约等于样本数：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `\\left\\lfloor \\dfrac{${facts.samples}}{${facts.batch}} \\right\\rfloor = ${facts.floor}, \\qquad ${facts.samples} - ${facts.floor}\\cdot ${facts.batch} = ${facts.left}`,
            label: `${n(facts.samples)} 除以 ${facts.batch} 向下取整等于 ${n(facts.floor)}，余 ${facts.left}`,
          },
        ]}
      />
      <p>
        说“大约”，是因为 {facts.batch} 除不尽 {n(facts.samples)}。第一轮看到 {n(facts.firstImages)} 张；没轮到的那
        {facts.left} 张成了第二轮的第一批，于是第二轮看到 {n(facts.secondImages)}{' '}
        张。什么也没丢，只是晚一点。直接给数组时 <code>fit</code> 自己数：向上取整为 {n(facts.ceil)}{' '}
        步，让最后一批小一些。讲义的正文又说 steps_per_epoch 设为 <code>x_train.shape[0]</code>；照字面做，一轮就有{' '}
        {facts.batch} 遍那么长。讲义的代码是除了的，以代码为准。
      </p>
      <TextBlock label="讲义的训练语句" text={OLD_FIT} />
      <p>
        Keras 3 里已经没有 <code>fit_generator</code>。把增强写成层，也就不需要生成器了：
      </p>
      <TextBlock label="今天的写法" text={NEW_FIT} />
      <p>
        而在这一切之前，讲义的笔记本停在了 <code>NameError: name &apos;x_train&apos; is not defined</code>
        。请在下面把它修好。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>数据增强在每一轮给每张图重新抽一种变化，以此教会网络什么不重要。</li>
        <li>几何变换合成一个仿射变换，图片只读一次；画面之外由填充方式补上。</li>
        <li>标签必须仍然正确。这取决于标签说的是什么，没有程序替你检查。</li>
        <li>只改训练图片；验证和测试的图片保持原样。</li>
        <li>它缩小训练与验证的差距，数据少时尤其明显，但需要更多轮。要用几个种子比较。</li>
        <li>一轮的步数是样本数除以批大小：fit 向上取整；向下取整的生成器把剩下的留给下一轮。</li>
      </ul>
    </Recap>
  );
}
