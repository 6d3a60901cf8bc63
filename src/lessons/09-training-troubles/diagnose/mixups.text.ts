// Illnesses that are easily taken for one another, and what tells them apart. Keys: what it is, then what was thought.
// Not responsible for: pairs that nobody mixes up; what each would show is enough there.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { CauseId } from './patients.ts';

const FLAT: Localised<string> = {
  zh: '两种病都是一条停在 ln 10 的平线，只看曲线分不出来：要数一数对每张图片都输出 0 的单元。',
  en: 'Both are a flat line at ln 10, and the curve alone cannot tell them apart: count the units that put out 0 for every picture.',
};
const FIRST: Localised<string> = {
  zh: '两者都会让损失爆炸。第一个损失在任何更新之前就算好了，学习率碰不到它：先看它。',
  en: 'Both make the loss explode. The first loss is computed before any update, so the rate cannot have touched it: look there first.',
};
const SAW: Localised<string> = {
  zh: '两者都有锯齿。忘了打乱的锯齿有周期，每换一类跳一次；批太小的锯齿没有周期。',
  en: 'Both have teeth. Those of a forgotten shuffle have a period, one leap at each change of class; those of tiny batches have none.',
};
const GAP: Localised<string> = {
  zh: '两者的训练与验证都合不上。过拟合是训练好、验证差；标签有错是训练差、验证反而好。',
  en: 'In both, training and validation part. Overfitting trains well and validates badly; wrong labels train badly and validate better.',
};
const SLOW: Localised<string> = {
  zh: '两者的损失都几乎不动。学习率太小，梯度照样传得到第一层；把学习率乘以 1000 就会动。',
  en: 'In both the loss hardly moves. Under too small a rate the gradient still reaches the first layer, and a thousand times the rate would set it going.',
};
const CALM: Localised<string> = {
  zh: '降低学习率也能让它平静一些，所以这个想法不算离谱；但学习率不变、每批 32 张就没有毛病，可见噪声来自太小的批。',
  en: 'A smaller rate would calm it too, so the thought is not far off. But at this very rate batches of 32 train without trouble: the noise comes from the batches.',
};
const COSTLY: Localised<string> = {
  zh: '损失停住不等于没在学：看准确率。它一直在升，是损失算错了。',
  en: 'A loss that stays does not mean that nothing is learnt: look at the accuracy. It keeps rising; the loss is what is computed wrongly.',
};

const PAIRS: Readonly<Partial<Record<`${CauseId} ${CauseId}`, Localised<string>>>> = {
  'dead-units saturated': FLAT,
  'saturated dead-units': FLAT,
  'init-too-large rate-too-large': FIRST,
  'rate-too-large init-too-large': FIRST,
  'no-shuffle batch-too-small': SAW,
  'batch-too-small no-shuffle': SAW,
  'too-little-data wrong-labels': GAP,
  'wrong-labels too-little-data': GAP,
  'saturated rate-too-small': SLOW,
  'dead-units rate-too-small': SLOW,
  'rate-too-small saturated': SLOW,
  'rate-too-small dead-units': SLOW,
  'batch-too-small rate-too-large': CALM,
  'softmax-twice rate-too-small': COSTLY,
  'softmax-twice wrong-labels': COSTLY,
  'softmax-twice saturated': COSTLY,
};

/** What tells the two apart; null for a pair that has no story of its own. */
export function mixup(cause: CauseId, thought: CauseId): Localised<string> | null {
  return PAIRS[`${cause} ${thought}`] ?? null;
}
