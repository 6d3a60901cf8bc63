// The lesson's prose in Chinese. Numbers come from facts.ts. Not responsible for: the handbook, the exhibits.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { CHECK_CODE, facts, FIT_CODE, SEED_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'zh');
const three = (value: number): string => formatFixed(value, 'zh', 3);

export function Curve(): ReactElement {
  return (
    <>
      <p>
        训练时，<Term id="loss">损失</Term>应当越来越小。讲义的最后却给出一个让人会心一笑的链接：
        <Ref id="loss-functions-tumblr">读者投稿的损失曲线</Ref>
        ，有的乱跳，有的上升，有的装死，有的画出群山。训练网络的人都画过这样的图。新手和老手的差别，只在于看到它之后多久知道下一步该看哪里。
      </p>
      <p>读一条曲线之前，先弄清它画的是什么：</p>
      <ul>
        <li>
          <strong>一批，还是一轮？</strong>每<Term id="batch">批</Term>图片都不同，单批的损失天生有噪声。一
          <Term id="epoch">轮</Term>
          的平均平稳得多，可是来得晚：它把这一轮开头的网络和结尾的网络混在了一起。
        </li>
        <li>
          <strong>训练，还是验证？</strong>
          两条放在一起，比任何一条都说得多。训练损失下不去，是没学会；两条之间有差距，说明学会的是什么。
        </li>
        <li>
          <strong>普通刻度，还是对数刻度？</strong>损失从 2 升到一万，普通刻度上前面的一切都像是平的。
        </li>
        <li>
          <strong>损失，还是准确率？</strong>损失问网络有多大把握，<Term id="accuracy">准确率</Term>
          只问谁赢了。一个在动，另一个可能不动。
        </li>
      </ul>
      <p>
        还有一个高度值得记住：十个类别，什么都不知道的网络付出的损失是 ln 10 = {three(facts.chance)}
        。往上则没有尽头：只给正确类别 10⁻⁷ 的概率，要付出 {formatFixed(facts.sureAndWrong, 'zh', 2)}
        ，而网络还可以错得更有把握。
      </p>
    </>
  );
}

export function Order(): ReactElement {
  return (
    <>
      <p>老手不靠猜，先问便宜的问题。下面每一个几秒钟就有答案，一答就能排除一大类原因。</p>
      <ol>
        <li>
          <strong>第一个损失对吗？</strong>还没有更新过的时候，各类的概率应当差不多，而
          <Term id="cross-entropy">交叉熵</Term>就是正确类别的概率取对数再取负：
        </li>
      </ol>
      <WorkedFormula
        rows={[
          { tex: 'L_0 = -\\ln \\dfrac{1}{K}', label: '第一个损失等于负的 K 分之一的对数' },
          {
            tex: `-\\ln \\dfrac{1}{10} = \\ln 10 = ${facts.chance.toFixed(4)}`,
            label: `负的十分之一的对数等于 ${facts.chance.toFixed(4)}`,
          },
        ]}
      />
      <p>
        略大一点是正常的。大十倍，就是权重太大，或者图片没有缩放到 0 到 1；这怪不得
        <Term id="learning-rate">学习率</Term>，它还没有派上用场。
      </p>
      <ol start={2}>
        <li>
          <strong>图片和标签真的是你以为的那样吗？</strong>按它们到来的次序看十六张。一半的怪事到这里就有了答案。
        </li>
        <li>
          <strong>能把一批图片背下来吗？</strong>只用 32 张图片反复训练，损失应当到
          0。做不到，毛病就在网络、损失或优化器里，再多的数据也没有用。
        </li>
        <li>
          <strong>梯度传得到吗，权重动了吗？</strong>一层一层地比：有没有永远输出 0 的单元，
          <Term id="gradient">梯度</Term>是不是一层比一层小或者大，权重是不是留在原地。
        </li>
        <li>
          <strong>到这时才轮到学习率。</strong>大三倍、小三倍，各试一次。
        </li>
        <li>
          <strong>训练与验证。</strong>训练损失正常地下降了，再看验证跟不跟得上。跟不上，才去想更多的数据、
          <Term id="augmentation">图像增强</Term>或 <Term id="dropout">dropout</Term>。
        </li>
      </ol>
    </>
  );
}

export function Clinic(): ReactElement {
  return (
    <>
      <p>
        轮到你了。下面有十位病人，每位只有一种病；它们都是小网络，真的在你的浏览器里用真的数字图片训练，一两秒就好。谁得了什么病，藏在号码后面，由种子决定。
      </p>
      <p>
        训练一位，看看曲线，先猜一猜，再要求检查，越少越好。诊断错了不要紧：图会告诉你，如果真是那种病会看到什么，而这位病人身上看到的是什么。
      </p>
      <ExperimentNote
        id="training-troubles/diagnose"
        question="有几位病人的曲线几乎一样。停在 ln 10 的那几位，要靠哪一项检查才分得开？"
        run="找出两位曲线是平线的病人，先看死掉的单元，再看梯度的大小。"
      />
    </>
  );
}

export function Keras(): ReactElement {
  return (
    <>
      <p>前两项检查只要四行。每次长时间的训练之前都跑一遍，用不了一杯咖啡的时间。</p>
      <KerasCode label="训练之前的检查" lines={CHECK_CODE} />
      <p>
        下面这些治不了病，只是让出了毛病的训练不至于白跑一夜：<code>clipnorm</code> 把长度超过 1 的梯度缩短，
        <code>TerminateOnNaN</code> 在损失第一次不是数的时候停下，<code>ReduceLROnPlateau</code>{' '}
        在验证损失停住时把学习率减半，<code>EarlyStopping</code> 留下最好的权重。<code>shuffle=True</code>{' '}
        本来就是默认值；但对 <code>tf.data</code> 的管道它不起作用，要自己调用 <code>shuffle</code>。
      </p>
      <KerasCode label="保险的几行" lines={FIT_CODE} />
      <Aside title="logits 与概率">
        <p>
          “softmax 用了两次”还有另一种样子。许多损失函数可以自己做 softmax：Keras 的 <code>from_logits=True</code>
          ，PyTorch 的 <code>CrossEntropyLoss</code>。把已经过了一次 <Term id="softmax">softmax</Term>{' '}
          的输出交给它们，就用了两次。要么最后一层做，要么损失函数做，不能都做。
        </p>
      </Aside>
    </>
  );
}

export function Wings(): ReactElement {
  const [x, y, z] = facts.terms;
  const [left, right] = facts.sums;
  return (
    <>
      <p>
        假如你治好了一个网络，准确率从 86% 升到 87%，是药的功劳吗？下面把同一个网络训练两遍，<Term id="seed">种子</Term>
        一样，图片和次序也一样。唯一的差别：{n(facts.twinParameters)} 个权重里，有一个开始时大了{' '}
        {formatNumber(facts.nudge, 'zh', 7)}。先说说 {n(facts.twinSteps)} 步之后两者会差多少，再按按钮。
      </p>
      <p>
        每一步都是从上一步的权重算出来的，所以距离一步步变大。ReLU
        和最大池化都是开关：只要两个网络里所有的开关都朝同一边，距离就长得慢；有一个开关朝了不同的边，两者很快就分道扬镳。学习率小一些，要等得久一些。其实连那一点点差别也不需要：换一种计算方式就够了，因为计算机里的数是舍入过的，一串数的和与相加的次序有关。用
        32 位浮点数：
      </p>
      <WorkedFormula
        rows={[
          { tex: `(${x} + ${y}) + ${z} = ${left ?? 0}`, label: `${x} 加 ${y}，再加 ${z}，等于 ${left ?? 0}` },
          { tex: `${x} + (${y} + ${z}) = ${right ?? 0}`, label: `${x} 加上 ${y} 与 ${z} 的和，等于 ${right ?? 0}` },
        ]}
      />
      <p>显卡怎么快就怎么加。所以同一个程序换一台机器，画出的是另一条曲线，而两条都没有错。</p>
      <ExperimentNote
        id="training-troubles/butterfly"
        question="两次训练没有任何不同：最后一步之后，它们的距离是多少？换一种后端呢？"
        run="把第二次训练设成“没有不同”，再设成另一种计算方式。"
      />
    </>
  );
}

export function Seeds(): ReactElement {
  return (
    <>
      <p>
        这么说，一条曲线只是一份配方可能给出的一个样本。想知道配方好不好，就从几个种子出发各训练一遍，看平均值，也看散得多开。n
        次训练的标准差是 s，它们的平均值本身也不确定，不确定的大小是
      </p>
      <WorkedFormula
        rows={[
          { tex: '\\dfrac{s}{\\sqrt{n}}', label: 's 除以根号 n' },
          {
            tex: `\\dfrac{${facts.spread}}{\\sqrt{${facts.seeds}}} = ${facts.standardError.toFixed(2)}`,
            label: `${facts.spread} 除以根号 ${facts.seeds} 等于 ${facts.standardError.toFixed(2)}`,
          },
        ]}
      />
      <p>
        个百分点，这里 s 是 {facts.spread} 个百分点，种子有 {facts.seeds}{' '}
        个。比较两份配方，要把两个这样的平均值相减，差的不确定再大根号 2 倍。经验的做法：差别超过它的两倍才算数，也就是{' '}
        <Formula
          tex={`2 \\sqrt{2} \\cdot ${facts.standardError.toFixed(2)} = ${facts.tellable.toFixed(1)}`}
          label={`2 乘根号 2 乘 ${facts.standardError.toFixed(2)} 等于 ${facts.tellable.toFixed(1)}`}
        />{' '}
        个百分点。各训练一次，高出一个百分点，什么也说明不了。
      </p>
      <p>在 Keras 里，一次调用就设好所有的种子：</p>
      <KerasCode label="同一份配方，五个种子" lines={SEED_CODE} />
      <p>由此养成两个习惯。报告结果时写上种子，别人才能重复；不要从几个种子里挑最好的一个当作结果，那量的是运气。</p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          先弄清曲线画的是什么：一批还是一轮，训练还是验证，普通刻度还是对数刻度。十类瞎猜的损失是 {three(facts.chance)}
          。
        </li>
        <li>按这个次序看：第一个损失，图片和标签，背下一批，单元和梯度，学习率，训练与验证。</li>
        <li>长得像的曲线，病因可能不同；要靠检查分开，盯着看分不开。</li>
        <li>一次只改一样，用同一个种子，把两条曲线画在一张图上。</li>
        <li>训练会把最小的差别放大。一条曲线是一个样本：评判一份配方，要用几个种子，看平均值和散开的程度。</li>
      </ul>
    </Recap>
  );
}
