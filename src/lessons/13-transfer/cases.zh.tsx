// The four cases of the lecture notes in Chinese, each with its recipe, its reason and the network drawn.
// Not responsible for: the rest of the prose (sections.zh.tsx).
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { CaseNetwork } from './CaseNetwork.tsx';
import { facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh');

export function Conditions(): ReactElement {
  return (
    <>
      <p>用哪种做法，取决于两个条件：</p>
      <ol>
        <li>新数据集的大小；</li>
        <li>新数据集与原始数据集的相似程度。</li>
      </ol>
      <p>两个条件各分两半，就是四种主要情形：</p>
      <WideTable caption="四种情形">
        <thead>
          <tr>
            <th scope="col">新数据集</th>
            <th scope="col">与原始数据相似</th>
            <th scope="col">与原始数据不同</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">小</th>
            <td>情形 1：只换最后一层</td>
            <td>情形 2：切在靠前的地方</td>
          </tr>
          <tr>
            <th scope="row">大</th>
            <td>情形 3：全部微调</td>
            <td>情形 4：从头训练，或者微调</td>
          </tr>
        </tbody>
      </WideTable>
      <p>
        多大算大？{n(facts.large)} 张图片是大型数据集，{n(facts.small)} 张是小型的；中间的界限比较主观。原因在
        <Term id="overfitting">过拟合</Term>：{n(facts.small)} 张照片去训练 MobileNetV2 的全部权重，每张照片要管{' '}
        {n(facts.weightsPerPhoto)} 个，足够把每张都背下来。
      </p>
      <p>
        什么算相似？狗的照片和狼的照片相似：它们有共同的特征，皮毛、耳朵、口鼻。鲜花的照片就不同于狗的照片。相似说的是特征，不是标签：一个从来没有“狼”这一类的网络，也有看狼所需的一切。
      </p>
      <p>
        为了讲清四种情形，用一个普通的示例网络：三个卷积层，三个全连接层。第一层检测边缘，第二层检测形状，第三个卷积层检测更高级的特征。
      </p>
      <CaseNetwork of="pretrained" />
    </>
  );
}

export function Cases(): ReactElement {
  return (
    <>
      <h3>情形 1：小数据集，相似数据</h3>
      <ul>
        <li>删掉网络的最后一层；</li>
        <li>添上一个新的全连接层，节点数等于新数据集的类别数；</li>
        <li>新层的权重随机初始化，预训练的权重全部冻结；</li>
        <li>训练，只更新新层。</li>
      </ul>
      <CaseNetwork of="small-similar" />
      <p>
        数据少，为了不过拟合，原来的权重保持不变。数据相似，两边的图片有同样的高级特征，所以大部分或全部的预训练层已经知道该知道的，应当留着。
      </p>
      <h3>情形 2：小数据集，不同数据</h3>
      <ul>
        <li>留下靠近网络开头的层，其余的大部分预训练层删掉；</li>
        <li>在留下的层后面添上新的全连接层，节点数等于新的类别数；</li>
        <li>新层的权重随机初始化，预训练的权重全部冻结；</li>
        <li>训练，只更新新层。</li>
      </ul>
      <CaseNetwork of="small-different" />
      <p>
        数据仍然少，所以仍然冻结。可是两边没有共同的高级特征：认狗的“口鼻”对花没有用。于是新网络只用低级特征的那几层，边缘到处都有。
      </p>
      <h3>情形 3：大数据集，相似数据</h3>
      <ul>
        <li>删掉最后的全连接层，换成节点数等于新类别数的一层；</li>
        <li>新层的权重随机初始化；</li>
        <li>其余的权重用预训练的值初始化；</li>
        <li>重新训练整个网络。</li>
      </ul>
      <CaseNetwork of="large-similar" />
      <p>数据多，过拟合不严重，所以所有权重都可以训练。高级特征是共同的，所以整个网络都用得上。</p>
      <h3>情形 4：大数据集，不同数据</h3>
      <ul>
        <li>删掉最后的全连接层，换成节点数等于新类别数的一层；</li>
        <li>用随机初始化的权重从头训练整个网络；</li>
        <li>或者，采用和情形 3 一样的做法。</li>
      </ul>
      <CaseNetwork of="large-different" />
      <p>
        数据虽然不同，用预训练的权重作起点仍然可能让训练更快，这时情形 4 和情形 3
        完全一样。如果这个起点得不到好的模型，就随机初始化，从头来过。
      </p>
      <p>
        真实的例子常常落在线上。<Ref id="skin-cancer">Sebastian Thrun 等人的皮肤癌网络</Ref>
        从 ImageNet 的权重出发，用约 13
        万张皮肤照片微调全部的层，判断与皮肤科医生相当：数据不像狗和猫，却还是从旧权重开始。
      </p>
      <ExperimentNote
        id="transfer/four-cases"
        question="四格里，哪一种做法会赢？从多少张照片起，微调胜过冻结？"
        run="先在下面的板上写下每一格的预测，画出你的分界线，再让它量。"
      />
    </>
  );
}
