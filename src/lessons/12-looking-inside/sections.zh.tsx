// The lesson's prose in Chinese, but for the formulas of methods.zh.tsx. Numbers come from facts.ts.
// Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { EMBEDDING_CODE, EXCITE_CODE, facts, MAPS_CODE } from './facts.ts';
import { OLD_ASCENT } from './old-keras.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Why(): ReactElement {
  return (
    <>
      <p>
        据说有人训练过一个网络，分辨照片里有没有坦克，一张也没错。后来才发现它学会的是天气：有坦克的照片都是阴天拍的。不管这件事是不是真的，它就是这一课的理由：准确率只说网络对了多少，从不说为什么对。讲这个故事的是{' '}
        <Ref id="picasso">Picasso</Ref> 的介绍文章，那是一个给 Keras 网络画“它在看哪里”的工具。
      </p>
      <p>
        人们常把网络叫黑箱。其实不黑：里面每个权重、每个数都读得到，缺的是问对问题。这一课问七个：过滤器对什么有反应？一个单元最想看到什么？一层在照片里看到了什么？判断出自哪些像素？改多少就会改口？它是学会了还是背下来了？在它眼里哪些图片相像？斯坦福{' '}
        <Ref id="cs231n-understanding">CS231n</Ref> 的这一章综述了其中许多办法。
      </p>
      <p>
        下面的图除一幅之外，问的都是同一个网络，就在你的设备上训练。如果你在第 3 课的对决里训练过
        CNN，会直接找到它；没有的话，点一下就训练，多数机器上只要几秒钟。在设计台、实验场或别的课里训练过的网络，每一幅图的“网络”一栏都列着：换成你自己的网络，再问一遍同样的问题。训练中途失败的网络也可以问。
      </p>
    </>
  );
}

export function Maps(): ReactElement {
  return (
    <>
      <p>
        先问最朴素的问题：每一层输出什么？认数字的网络第一个卷积层有 {facts.firstFilters} 个
        <Term id="filter">过滤器</Term>，于是有 {facts.firstFilters} 张 {facts.firstSide} × {facts.firstSide} 的
        <Term id="feature-map">特征映射</Term>。<Term id="kernel">卷积核</Term>
        在哪里找到了要找的东西，映射在哪里就亮：一段上扬的笔画，一条线的下沿。
      </p>
      <p>
        训练前后各看一遍。然后选一张映射，看它的卷积核，再跟着它走到下一层最看重它的过滤器。最后关掉通道，先一个，再几个：哪个影响最大？最下面的排名逐个试过。时间轴可以把整幅图带回训练中的任何一个检查点，看卷积核怎样一点点成形。
      </p>
    </>
  );
}

export function MapFacts(): ReactElement {
  return (
    <>
      <p>
        第一层的卷积核可以直接读：图片有几种颜色，它就有几片。从第二层起就不行了：一个过滤器要读前面全部{' '}
        {facts.firstFilters} 张映射，有 3 × 3 × {facts.firstFilters} = {facts.secondFilterWeights} 个权重，整层有{' '}
        {n(facts.secondKernels)} 片这样的小方格。这时看映射比看权重更明白。第一层的一格看到 {facts.firstField} ×{' '}
        {facts.firstField} 个像素，第二层的一格看到 {facts.secondField} × {facts.secondField} 个：
        <Term id="receptive-field">感受野</Term>里已经放得下一个拐弯或一段笔画的末端。
      </p>
      <p>在 Keras 里，用同样的层、换一个更早的输出，再建一个模型，就得到映射；权重随手可取：</p>
      <KerasCode label="一层的特征映射与卷积核" lines={MAPS_CODE} />
      <p>
        有两处容易误读。映射亮，只说明找到了图案，不说明后面有谁在乎。关掉一个通道没有损失，也不等于它没用：网络知道的东西分散在许多通道里，邻居会顶上。所以要同时关掉好几个，判断才会垮。
      </p>
      <p>
        实时的映射曾经轰动一时：<Ref id="what-neural-nets-see">神经网络看到了什么</Ref>对着摄像头画出每一层，用{' '}
        <Ref id="openframeworks">openFrameworks</Ref> 写成；
        <Ref id="deep-visualization-toolbox">深度可视化工具箱</Ref>
        发现有的单元专认人脸、有的专认文字，而标签里根本没有这些；这类图怎样做出来，
        <Ref id="zeiler-talk">Matt Zeiler 的演讲</Ref>讲得很细。上面的图也能开摄像头，画面不会离开这个标签页。
      </p>
    </>
  );
}

export function Stack(): ReactElement {
  return (
    <>
      <p>
        一层的每张映射是一张图片，所有层摆在一起，就是前面一课的<Term id="pyramid">金字塔</Term>
        ，这次填上了内容：平面越来越小、越来越多，最后几层不再有位置，只说“是什么”。拖动、用方向键或滑块来转它，也可以摊平了看。
      </p>
    </>
  );
}

export function Excite(): ReactElement {
  return (
    <>
      <p>
        现在把问题反过来。不问一个单元对某张图片说什么，而问：它对哪张图片说得最多？训练改的是权重，图片不动；这里权重不动，图片从灰色噪声出发，沿着这个单元的
        <Term id="gradient">梯度</Term>往上走。这叫激活最大化。
      </p>
      <KerasCode label="对“3”的对数几率做梯度上升" lines={EXCITE_CODE} />
      <p>
        先把约束全部去掉。分数一路升高，图片却是噪声：分数里没有任何东西要求图片看起来自然。所以每一种
        <Term id="regularisation">约束</Term>
        都在说明图片应该是什么样：离灰色不远（L2），相邻的像素相近（全变差、模糊），挪一个像素仍然成立（抖动），颜色像照片里那样一起变化（去相关）。在它们之下长出来的东西，一部分来自网络，一部分来自约束本身。看到漂亮的图片时，记得这一点。
      </p>
      <Aside title="旧代码里的写法">
        <p>
          2016 年的 <Ref id="keras-cnn-see">Keras 博文</Ref>对 VGG16
          的过滤器做过这件事：浅层是颜色和方向，深层是羽毛和眼睛般的纹理。文中的代码用 <code>K.gradients</code> 和{' '}
          <code>K.function</code>，它们已经不在了，现在用 <code>GradientTape</code>。
        </p>
        <TextBlock label="2016 年的梯度上升" text={OLD_ASCENT} />
      </Aside>
    </>
  );
}

export function Dream(): ReactElement {
  return (
    <>
      <p>
        不从噪声，而从一张照片开始上升，目标是整整一层：这一层看到一点什么，就让它看到更多。这就是{' '}
        <Term id="deep-dream">Deep Dream</Term>
        。梯度取自输出平方和的一半，所以已经兴奋的通道拉得最用力。八度让图样变大：先在缩小的照片上做梦，把梦到的东西放大，再接着做。小网络的梯度一个像素一个颜色地跳，所以每一步先略微抹平，并让颜色像照片里那样一起变。
      </p>
      <p>
        那些著名的图片里满是眼睛和小狗，因为 ImageNet 里有很多狗。你的网络只见过 {facts.photoSide} × {facts.photoSide}{' '}
        的照片，或者只见过数字，梦见的也就是它知道的：边缘、色块、笔画。比较浅层和深层，再比较认照片的和认数字的网络。大网络的梦，可以看
        <Ref id="deep-dream-video">《Cold》的音乐视频</Ref> 3:15 到 3:40；不写代码自己做，可以用{' '}
        <Ref id="deep-dream-generator">Deep Dream Generator</Ref>。
      </p>
    </>
  );
}

export function Where(): ReactElement {
  return (
    <>
      <p>
        判断出自哪些像素？最老实的办法是把它们拿走。遮挡法把一块补丁挨个位置盖在图片上，读概率：在哪里垮掉，网络就是从哪里读的。它不需要梯度，也不需要打开网络，只需要耐心：补丁中心在{' '}
        {facts.inputSide} × {facts.inputSide} 的图片上每隔 {facts.stride} 个像素放一次，要让图片过网络{' '}
        {n(facts.occlusions)} 次。
      </p>
      <p>
        用梯度只要一次。不过先猜：标出你认为要紧的格子，然后再揭开五张<Term id="saliency-map">显著图</Term>
        。每张图的得分，是它有多少落在你的标记之内；旁边的数，是均匀铺开时会落进多少。
      </p>
      <ExperimentNote
        id="looking-inside/guess"
        question="取一个 7 和一个 8。五张图里哪张会和你的标记最一致？换一个类别问，图会不同吗？"
        run="标记，揭开，记下五个得分；再换一个类别看一遍。"
      />
    </>
  );
}

export function Fool(): ReactElement {
  return (
    <>
      <p>
        梯度既然能说出哪些像素要紧，也就说出了该怎样改它们。让图片沿着损失升高的方向走，一步或几步之后网络常常就错了，而你看到的还是同一个数字；换成照片，根本看不出差别。这样的图片叫
        <Term id="adversarial-example">对抗样本</Term>。界限 ε 规定每个数最多能动多少，以 1/255 为单位。
      </p>
      <p>
        先走一步。ε
        到多少时，判断翻转？再走十小步，再指定一个目标，再换成认照片的网络：在那里，肉眼完全看不出的改动往往就够了。最后训练第二个网络，拿同一张图片去问它。
      </p>
      <ExperimentNote
        id="looking-inside/transfer"
        question="为骗一个网络而做的图片，另一个网络会上当吗？"
        run="找到一个成功的攻击，在下面训练第二个网络，读它的判断。"
      />
    </>
  );
}

export function Heart(): ReactElement {
  return (
    <>
      <p>
        2016 年，<Ref id="rethinking-generalization">张驰原等人</Ref>
        做了一件看起来很傻的事：标签全部随机抽取，然后照常训练。网络在训练集上到了
        100%，而标签毫无意义；在新图片上则只有瞎猜的水平。同样的网络用真标签训练，泛化得很好。可见差别不在网络的大小。
      </p>
      <p>
        算一笔账。{n(facts.byHeart)} 个标签、{facts.classes} 个类别，共 {n(facts.byHeart)} · log₂ {facts.classes} ≈{' '}
        {n(facts.memoryBits)} 比特。下面的网络有 {n(facts.memoryParameters)}{' '}
        个参数，全部记下来绰绰有余。一半标签重新抽取，只有 {formatPercent(facts.halfWrong, 'zh', 0)} 真的变错，因为每{' '}
        {facts.classes} 次有一次碰巧抽对。
      </p>
      <p>
        训练五个网络：真标签、一半随机、全部随机、打乱像素、盖上噪声。哪些学得会训练集，哪些经得起验证？随机标签只是学得久一点。再用{' '}
        <Term id="dropout">dropout</Term> 或<Term id="weight-decay">权重衰减</Term>
        约束网络：能阻止它死记吗？打乱像素另当别论：标签是真的，而只有全连接层的网络不在乎像素的顺序。
      </p>
      <ExperimentNote
        id="looking-inside/heart"
        question="500 个随机标签，网络背得下来吗？在新图片上能到多少？2000 个呢？"
        run="先写下三个数，再按按钮，和表格比较。"
      />
    </>
  );
}

export function Space(): ReactElement {
  return (
    <>
      <p>
        判断之前的那一层把每张图片变成 {facts.hidden} 个数：{facts.hidden} 维空间里的一个点，也就是
        <Term id="embedding">嵌入</Term>
        。在那里离得近的图片，在网络眼里就相像。要看见它，得把点铺到平面上，而每种铺法都保住一些、丢掉一些。PCA
        沿方差最大的两个方向看：距离是真的，但很多东西藏在后面。UMAP
        保住谁和谁相邻：团很分明，但团与团隔多远、团有多大，都没有含义。
      </p>
      <KerasCode label="把判断之前的最后一层当作点" lines={EMBEDDING_CODE} />
      <p>
        从第一层走到最后一层：各类起先混在一起，后来分开。图下写着一个点的邻居有多少与它同类，看它怎样升高。再画一个圈，圈住重叠的地方，看谁被认成了谁。
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>特征映射显示过滤器的图案在哪里。它值多少，关掉它才知道；网络知道的东西分散在许多通道里。</li>
        <li>
          对图片做梯度上升，看得出一个单元对什么有反应；像不像图片由约束决定。Deep Dream
          是同一件事，从照片开始，目标是整整一层。
        </li>
        <li>
          遮挡是测量；梯度便宜，只看眼前一步；积分梯度加起来等于对数几率之差；Grad-CAM
          粗，但跟着类别走；引导反向传播主要画出边缘。
        </li>
        <li>许多小改动都朝着对的方向，加起来就是大改动：对抗样本。它们对别的网络也常常有效。</li>
        <li>本来可以把一切背下来的网络，照样可能泛化：数参数解释不了。</li>
        <li>一层一层往里，同类的图片聚到一起。平面上的图要么保住距离，要么保住邻居，不能兼得。</li>
      </ul>
    </Recap>
  );
}
