// The formulas of saliency and of attacks in Chinese, with numbers put in. Numbers come from facts.ts.
// Not responsible for: the rest of the prose (sections.zh.tsx).
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, FGSM_CODE, GRAD_CAM_CODE, SALIENCY_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh', 3);

export function Methods(): ReactElement {
  return (
    <>
      <p>
        五张图不一样，因为它们回答的问题不一样。它们都从一个类别的<Term id="logits">对数几率</Term>
        出发，而不是概率：别的类别下降，概率就会上升，与这一类无关。
      </p>
      <p>
        <strong>梯度。</strong>这个像素动一点点，对数几率变多少？反向走一遍网络，{n(facts.pixels)} 个像素一次全部得到。
      </p>
      <KerasCode label="梯度显著图" lines={SALIENCY_CODE} />
      <p>
        <strong>SmoothGrad</strong> 给图片加噪声，做许多份，梯度取平均：只有恰好这一张图片才有的东西互相抵消。
        <strong>引导反向传播</strong>让每个 ReLU 只放正的部分回去。它最好看，说得却最少：换一个类别问，图几乎不变。
      </p>
      <p>
        <strong>积分梯度</strong>补上梯度的一个缺陷：判断饱和的地方，斜率是零，而像素明明承载着判断。看函数 f(x) =
        min(x, 1)，在 x = 2 处斜率是 0；从 0 一路加到 2，则有一半路程的斜率是 1：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '(x - x_0)\\displaystyle\\int_0^1 f^{\\prime}\\!\\left(x_0 + t\\,(x - x_0)\\right)dt = f(x) - f(x_0)',
            label: 'x 减 x0，乘以沿途斜率的积分，等于 f(x) 减 f(x0)',
          },
          {
            tex: '(2 - 0)\\cdot\\left(\\tfrac12\\cdot 1 + \\tfrac12\\cdot 0\\right) = 1 = f(2) - f(0)',
            label: '2 乘二分之一等于 1，正是 f(2) 减 f(0)',
          },
        ]}
      />
      <p>所以全部像素的份额加起来，等于对数几率之差。上面的图里两个数并排写着，核对一下。</p>
      <p>
        <strong>Grad-CAM</strong>{' '}
        不问像素，问最后一个卷积层的映射。对一张映射的平均梯度，说明它有多支持这个类别；按这个权重把映射加起来，反对的部分截掉。设两张映射的平均梯度是
        0.5 和 −0.25，在某处的值是 4 和 2：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'L = \\max\\!\\left(0, \\textstyle\\sum_k \\alpha_k A_k\\right),\\quad \\alpha_k = \\tfrac{1}{HW}\\sum_{i,j} \\dfrac{\\partial y}{\\partial A_{k,ij}}',
            label: 'L 是 alpha k 乘 A k 之和的正部；alpha k 是对第 k 张映射的平均梯度',
          },
          { tex: '0.5\\cdot 4 + (-0.25)\\cdot 2 = 1.5', label: '0.5 乘 4，减 0.25 乘 2，等于 1.5' },
        ]}
      />
      <KerasCode label="Grad-CAM" lines={GRAD_CAM_CODE} />
      <p>
        它的图只有 {facts.secondSide} × {facts.secondSide}{' '}
        格，放大到图片的大小。它不够清晰，却更诚实：换一个类别，就换一张图。
      </p>
      <p>没有哪张图本身就是证明。要检验：盖住一张图标出的地方，概率掉不掉？补丁就是干这个用的。</p>
    </>
  );
}

export function FoolFacts(): ReactElement {
  return (
    <>
      <p>
        FGSM（快速梯度符号法）让每个数沿自己梯度的符号走 ε。这能换来多少？按一阶近似，损失升高 ε
        乘以全部梯度绝对值之和。设梯度的绝对值平均是 {n(facts.meanSlope)}，有 {n(facts.pixels)} 个像素，ε ={' '}
        {facts.epsilon}
        /255 ≈ {n(facts.epsilonPart)}：
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\Delta L \\approx \\varepsilon \\textstyle\\sum_i \\left|\\dfrac{\\partial L}{\\partial x_i}\\right|',
            label: '损失的升高约等于 epsilon 乘以全部梯度绝对值之和',
          },
          {
            tex: `\\tfrac{${facts.epsilon}}{255}\\cdot ${facts.pixels}\\cdot ${facts.meanSlope} \\approx ${facts.rise}`,
            label: `${facts.epsilon}/255 乘 ${facts.pixels} 乘 ${facts.meanSlope} 约等于 ${facts.rise}`,
          },
        ]}
      />
      <p>
        单个像素的贡献微不足道，起作用的是数量。224 × 224 的彩色照片有 {n(facts.largePicture)}
        个数，所以图片越大越容易得手。分成许多小步，每步重新求梯度，并且总是拉回 ±ε 之内，能找到更狠的改动，这叫
        PGD。要指定目标，就沿目标类别的损失往下走，而不是沿真实类别的损失往上走。
      </p>
      <KerasCode label="FGSM 的一步" lines={FGSM_CODE} />
      <Aside title="怎样防">
        <p>
          目前最可靠的办法是对抗训练：每一步先攻击这一批图片，再用攻击过的图片训练；上面的实验室里点一下就能试。它对同类、同界限的攻击有效，训练要慢不少（只攻击一步时约慢一倍），而且通常会损失一些干净图片上的准确率。其他防御大多已被攻破。
          <Ref id="adversarial-openai">OpenAI 的文章</Ref>
          讲到打印再拍照依然有效的攻击，也讲到防御为什么难：防御要对所有可能的图片都成立，攻击只要找到一张。
        </p>
      </Aside>
    </>
  );
}
