// The clinic's handbook in Chinese. Numbers come from facts.ts. Not responsible for: its layout (Handbook.tsx).
import type { ReactElement } from 'react';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Term } from '../../kit/prose/Term.tsx';
import { facts } from './facts.ts';
import { Handbook } from './Handbook.tsx';
import type { HandbookEntry } from './Handbook.tsx';

const n = (value: number, digits = 0): string => formatNumber(value, 'zh', digits);
const three = (value: number): string => formatFixed(value, 'zh', 3);
const s = (value: number): string => formatSignificant(value, 'zh', 2);

const ENTRIES: readonly HandbookEntry[] = [
  {
    id: 'rate-too-small',
    name: '学习率太小',
    symptom: '损失在降，只降一点点；每一层都动了一点。',
    cause: `步子太短。${s(facts.slowRate)} 和 ${s(facts.goodRate)} 相比，每一步短了 ${n(facts.rateRatio)} 倍。`,
    check: '每个核离起点的相对距离：远小于百分之一。',
    mend: '每次把学习率提高三倍，直到曲线开始不安分，再退回一档。',
  },
  {
    id: 'rate-too-large',
    name: '学习率太大：发散',
    symptom: '第一个损失正常，之后一路上升，常常一级一级地乘以十。',
    cause: '一步跨过谷底，落在对面更高的地方，下一步跨得更远。',
    check: '同一个种子，学习率改成十分之一。',
    mend: '小一些的学习率，或者先热身；clipnorm 可以防住个别的大步。',
  },
  {
    id: 'batch-too-small',
    name: '批太小：锯齿',
    symptom: '单批损失在接近 0 和好几之间乱跳，没有周期。',
    cause: `${facts.tinyBatch} 张图片的梯度估计得很糟。噪声随批的大小的平方根变小：${facts.usualBatch} 张的噪声只有它的 1/${n(facts.noiseRatio)}。`,
    check: '学习率不变，把批加大。',
    mend: `每批 ${facts.usualBatch} 张或更多；非用小批不可，就降低学习率。`,
  },
  {
    id: 'no-shuffle',
    name: '忘了打乱',
    symptom: '有周期的锯齿；训练好看，验证很差。',
    cause: `文件按类别排着放。每类 ${n(facts.perClass)} 张，网络就连着约 ${n(facts.stepsPerClass)} 步只看一类，把别的忘掉。`,
    check: '头几批的标签，还有混淆矩阵：几乎什么都被认作最后见过的几类。',
    mend: 'shuffle=True；用 tf.data 时，打乱的缓冲区要和数据一样大。',
  },
  {
    id: 'wrong-labels',
    name: '标签有错',
    symptom: '训练准确率上不去，验证反而比训练好。',
    cause: `随机的错误学不会。${formatPercent(facts.noisy, 'zh', 0)} 的标签是错的，再好的网络也要付出 ${three(facts.noisyFloor)} 的损失，除非把错误也背下来。`,
    check: '看图片和标签；先看错得最离谱的。',
    mend: '清理标签。错得不多时还能忍受：早一点停。',
  },
  {
    id: 'too-little-data',
    name: '数据太少：过拟合',
    symptom: '训练准确率到 100%，验证损失却先降后升。',
    cause: `${n(facts.fewParameters)} 个参数，${n(facts.fewPictures)} 张图片：每张图片摊到 ${n(facts.parametersPerPicture)} 个参数，背也背下来了。`,
    check: '两条曲线的差距，从什么时候开始拉开。',
    mend: (
      <>
        更多的数据、图像增强、<Term id="dropout">dropout</Term>、小一些的网络；
        <Term id="early-stopping">提前停止</Term>可以减少损害。
      </>
    ),
  },
  {
    id: 'init-too-large',
    name: '初始权重太大：NaN',
    symptom: '第一个损失就大得吓人，很快成了 NaN。',
    cause: `宽 ${facts.width} 的层，权重的标准差是 ${n(facts.large, 1)}，信号每过一层就长 ${n(facts.largeGrowth, 1)} 倍；${facts.deep} 层下来是 ${s(facts.largeGrowthDeep)} 倍。`,
    check: `第一个损失和 ${three(facts.chance)} 比一比；梯度往回走，一层比一层大。`,
    mend: `he_normal：标准差 ${three(facts.he)}，ReLU 层就不改变信号的大小，倍数是 ${n(facts.heGrowth, 1)}。`,
  },
  {
    id: 'saturated',
    name: '梯度消失：平台',
    symptom: `损失停在 ${three(facts.chance)}，单元却都活着。`,
    cause: `sigmoid 的斜率最大才 ${n(facts.sigmoidSlope, 2)}。${facts.sigmoids} 层最多只传回 ${formatPercent(facts.sigmoidShare, 'zh', 2)}，还要乘以权重。`,
    check: '梯度往回走，一层比一层小。',
    mend: '换成 ReLU；批归一化；特别深的网络用跳跃连接。',
  },
  {
    id: 'dead-units',
    name: 'ReLU 单元死了',
    symptom: `损失停在 ${three(facts.chance)}，或者从一开始就是，或者在一大步之后。`,
    cause: '一个单元的输入若对每张图片都是负的，输出就是 0，梯度也是 0：再也活不过来。',
    check: '数一数对一百张图片都输出 0 的单元。',
    mend: '偏置从 0 开始，学习率小一些，或者用 leaky_relu，让一点梯度漏过去。',
  },
  {
    id: 'softmax-twice',
    name: 'softmax 用了两次：损失有底',
    symptom: `准确率在升，损失却降不到 ${three(facts.twiceFloor)} 以下。`,
    cause: `第二个 softmax 看到的都是 0 到 1 的数。十个类别，它给正确的那类最多 e / (e + 9) = ${three(facts.twiceBest)}，取对数再取负就是 ${three(facts.twiceFloor)}。`,
    check: '看输出的大小：再有把握，也没有一个超过四分之一。',
    mend: '只用一次：放在最后一层，或者放在损失里。',
  },
];

export function HandbookSection(): ReactElement {
  return (
    <>
      <p>诊所里的十种病，供查阅。数字就是那几位病人的。</p>
      <Handbook heads={{ symptom: '症状', cause: '原因', check: '检查', mend: '药方' }} entries={ENTRIES} />
    </>
  );
}
