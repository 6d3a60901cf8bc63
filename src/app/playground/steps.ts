// Key states of the playground for a lecture. Not responsible for: the state itself (playground.ts).
import type { LecternStep } from '../../kit/exhibit/exhibit.ts';
import type { PlanChoice } from '../../lessons/08-designer/designer/plan-choice.ts';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../nn/build.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { initial, reduce, SIDES } from './playground.ts';
import type { PlaygroundState, SideId } from './playground.ts';

/** Two CNNs that differ in one thing. */
function twins(fields: Partial<PlanChoice>, panel: PlaygroundState['panel']): PlaygroundState {
  const copied = reduce(initial, { kind: 'copy', from: 'a' });
  const changed = reduce(copied, { kind: 'design', side: 'b', action: { kind: 'plan', fields } });
  return { ...changed, side: 'b', panel };
}

function deep(activation: 'relu' | 'sigmoid'): NetworkSpec {
  const convolution = conv2d({ filters: 8, kernelSize: 3, activation });
  const head = [flatten(), dense({ units: 64, activation }), dense({ units: 10, activation: 'softmax' })];
  return sequential([28, 28, 1], [convolution, maxPooling2D({ poolSize: 2 }), convolution, convolution, ...head]);
}

function withNets(nets: Readonly<Record<SideId, NetworkSpec>>): PlaygroundState {
  return SIDES.reduce<PlaygroundState>(
    (state, side) => reduce(state, { kind: 'design', side, action: { kind: 'replace', net: nets[side] } }),
    { ...initial, side: 'b', panel: 'inside' },
  );
}

export const steps: readonly LecternStep<PlaygroundState>[] = [
  {
    id: 'networks',
    title: { zh: 'CNN 与 MLP', en: 'CNN and MLP' },
    note: {
      zh: '参数差不多的两个网络，2,000 张图片，三轮。哪一个的验证准确率高？',
      en: 'Two networks of about equal size, 2,000 images, three epochs. Which one validates better?',
    },
    state: initial,
  },
  {
    id: 'labels',
    title: { zh: '四成标签是错的', en: 'Four labels in ten are wrong' },
    note: {
      zh: '训练损失差很多，验证准确率差多少？先猜再训练。',
      en: 'The training losses lie far apart. Do the validation accuracies? Guess first, then train.',
    },
    state: twins({ labelNoise: 40 }, 'data'),
  },
  {
    id: 'uneven',
    title: { zh: '类别不均衡', en: 'Uneven classes' },
    note: {
      zh: '数字 9 只有数字 0 的二十分之一。混淆矩阵的哪一行变差了？',
      en: 'There are twenty times fewer nines than zeros. Which row of the confusion matrix suffers?',
    },
    state: twins({ imbalance: 95 }, 'mistakes'),
  },
  {
    id: 'rate',
    title: { zh: '学习率大 50 倍', en: 'Fifty times the learning rate' },
    note: {
      zh: '看更新比：第一步差不多和权重一样长，经验值是 0.001。损失后来怎样？更新比为什么又落到 0？',
      en: 'Watch the update ratios: the first update is about as long as the weights. What becomes of the loss, and why do the ratios fall to 0 then?',
    },
    state: twins({ rate: 0.05 }, 'inside'),
  },
  {
    id: 'sigmoid',
    title: { zh: '梯度到不了前面', en: 'Gradients that do not arrive' },
    note: {
      zh: '同样的层，A 用 relu，B 用 sigmoid。在“看内部”里比较第一层和最后一层的梯度长度。',
      en: 'Equal layers, with relu in A and sigmoid in B. Compare the gradients of the first and the last layer in “Inside”.',
    },
    state: withNets({ a: deep('relu'), b: deep('sigmoid') }),
  },
];
