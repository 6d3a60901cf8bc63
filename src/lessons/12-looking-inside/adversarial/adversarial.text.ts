// The words of the exhibit `adversarial` and its text alternative. Not responsible for: numbers (adversarial-model.ts).
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { className, pictureTitle, subjectText } from '../subject/subject.text.ts';
import type { AdversarialModel } from './adversarial-model.ts';

interface AdversarialText {
  readonly epsilon: string;
  readonly epsilonHint: string;
  readonly steps: string;
  readonly stepsHint: (steps: number) => string;
  readonly target: string;
  readonly any: string;
  readonly amplify: string;
  readonly before: string;
  readonly change: (times: number) => string;
  readonly after: string;
  readonly loss: string;
  readonly step: string;
  readonly needsNetwork: string;
  readonly silent: string;
  readonly ofNoClass: string;
  readonly unmoved: string;
  readonly witness: string;
  readonly witnessNote: string;
  readonly trainWitness: string;
  readonly progress: string;
  readonly remedy: string;
  readonly remedyNote: (bound: number) => string;
  readonly trainHardened: string;
  readonly attacked: string;
  readonly network: string;
  readonly plain: string;
  readonly hardened: string;
  readonly clean: string;
  readonly underAttack: string;
}

export const adversarialText: Localised<AdversarialText> = {
  zh: {
    epsilon: '界限 ε',
    epsilonHint: '每个数最多改动 ε/255。',
    steps: '步数',
    stepsHint: (steps) => (steps === 1 ? '一步走满界限：FGSM' : `${steps} 小步：PGD`),
    target: '要它认成',
    any: '别的任何一类',
    amplify: '改动放大倍数',
    before: '原图',
    change: (times) => `改动，放大 ${times} 倍（灰 = 没动）`,
    after: '改动之后',
    loss: '损失',
    step: '步',
    needsNetwork: '先在上面训练网络，然后攻击它。',
    silent: '损失和它的梯度也都不是数：没有方向可走，也没有判断可骗。',
    ofNoClass: '这张图片没有标签：攻击要让网络离开它原来的判断。',
    unmoved: '损失在这里的梯度处处为零，没有一个像素被改动。',
    witness: '换一个网络还灵吗？',
    witnessNote: '同样的层，但初始权重来自另一个种子。它没有参与攻击，只看改动后的图片。',
    trainWitness: '训练第二个网络',
    progress: '训练步数',
    remedy: '一种补救：对抗训练',
    remedyNote: (bound) =>
      `同样的网络、同样的种子，但每一批图片在训练之前先按界限 ${bound}/255 攻击一步。每步因此多算两次前向和一次反向。`,
    trainHardened: '训练一个抗攻击的网络',
    attacked: '已攻击的图片',
    network: '网络',
    plain: '普通训练',
    hardened: '对抗训练',
    clean: '准确率',
    underAttack: '攻击之下',
  },
  en: {
    epsilon: 'Bound ε',
    epsilonHint: 'No number changes by more than ε/255.',
    steps: 'Steps',
    stepsHint: (steps) => (steps === 1 ? 'one step as long as the bound: FGSM' : `${steps} smaller steps: PGD`),
    target: 'To be taken for',
    any: 'anything else',
    amplify: 'Change enlarged',
    before: 'The image',
    change: (times) => `The change, ${times} times enlarged (grey = none)`,
    after: 'The changed image',
    loss: 'loss',
    step: 'step',
    needsNetwork: 'Train the network above first, then attack it.',
    silent: 'Neither is its loss nor the slope of it: there is no way to go, and no answer to change.',
    ofNoClass: 'This picture has no label: the attack leads away from what the network says of it.',
    unmoved: 'The slope of the loss is nought everywhere here: no pixel has been moved.',
    witness: 'Does another network fall for it?',
    witnessNote:
      'The same layers from another seed’s first weights. It took no part in the attack; it only sees the changed image.',
    trainWitness: 'Train the second network',
    progress: 'Training steps',
    remedy: 'A remedy: adversarial training',
    remedyNote: (bound) =>
      `The same network, the same seed; but each batch is attacked by one step within ${bound}/255 before it is trained on. Each step so needs two more passes forward and one more back.`,
    trainHardened: 'Train a hardened network',
    attacked: 'Images attacked',
    network: 'Network',
    plain: 'plain training',
    hardened: 'adversarial training',
    clean: 'Accuracy',
    underAttack: 'Under attack',
  },
};

/** What came of the attack, in a sentence; null before there is an answer. */
export function verdictSentence(model: AdversarialModel, locale: Locale): string | null {
  const { verdict, target, picture, label, first, last } = model;
  if (verdict === null || picture === null || first === null || last === null) return null;
  const [before, after] = [verdict.before, verdict.after].map((klass) => className(model, klass, locale));
  const sure = formatPercent(last.probabilities[verdict.after] ?? Number.NaN, locale);
  const was = formatPercent(first.probabilities[verdict.before] ?? Number.NaN, locale);
  if (target === null && label !== null && verdict.before !== label) {
    const name = className(model, label, locale);
    return locale === 'zh'
      ? `不用攻击它就判错了：标签“${name}”，原来判为“${before ?? ''}”（${was}），现在判为“${after ?? ''}”（${sure}）。`
      : `Wrong without any attack: labelled “${name}”, taken for “${before ?? ''}” (${was}), and now for “${after ?? ''}” (${sure}).`;
  }
  if (verdict.isFooled) {
    return locale === 'zh'
      ? `骗过了：“${before ?? ''}”（${was}）变成了“${after ?? ''}”（${sure}）。`
      : `Fooled: “${before ?? ''}” (${was}) has become “${after ?? ''}” (${sure}).`;
  }
  return locale === 'zh'
    ? `没有骗过：仍判为“${after ?? ''}”（${sure}，原来 ${was}）。把界限放宽或多走几步。`
    : `Not fooled: still “${after ?? ''}” (${sure}, ${was} before). Widen the bound or take more steps.`;
}

/** What the second network says; null before it has been asked. */
export function transferSentence(model: AdversarialModel, locale: Locale): string | null {
  const { transfer } = model;
  if (transfer === null) return null;
  const [before, after] = [transfer.before, transfer.after].map((klass) => className(model, klass, locale));
  if (locale === 'zh') {
    return transfer.before === transfer.after
      ? `第二个网络不为所动：两张都判为“${after ?? ''}”。`
      : `第二个网络也改了口：从“${before ?? ''}”到“${after ?? ''}”。`;
  }
  return transfer.before === transfer.after
    ? `The second network is not moved: “${after ?? ''}” for both.`
    : `The second network changes its mind, too: from “${before ?? ''}” to “${after ?? ''}”.`;
}

/** What hardening has brought, with its price; null before both networks have been attacked. */
export function robustSentence({ robust, state }: AdversarialModel, locale: Locale): string | null {
  if (robust === null) return null;
  const { plain, hardened } = robust;
  const [before, after] = [plain.attacked, hardened.attacked].map((part) => formatPercent(part, locale));
  const [clean, price] = [plain.clean, hardened.clean].map((part) => formatPercent(part, locale));
  return locale === 'zh'
    ? `前 ${plain.count} 张测试图片，界限 ${state.epsilon}/255、${state.steps} 步：攻击之下 ${before ?? ''} 变成 ${after ?? ''}；原图上 ${clean ?? ''} 变成 ${price ?? ''}。`
    : `First ${plain.count} test images, bound ${state.epsilon}/255, steps: ${state.steps}. Under attack ${before ?? ''} becomes ${after ?? ''}; on the images as they are ${clean ?? ''} becomes ${price ?? ''}.`;
}

export function describe(model: AdversarialModel, locale: Locale): string {
  const { state, picture, target, first, last, largest } = model;
  const zh = locale === 'zh';
  const wished = target === null ? adversarialText[locale].any : className(model, target, locale);
  const title = pictureTitle(picture?.index ?? state.image, locale);
  const sentences = [
    zh
      ? `${title}；界限 ${state.epsilon}/255，${state.steps} 步，要它认成：${wished}。`
      : `${title}; bound ${state.epsilon}/255, steps: ${state.steps}, to be taken for: ${wished}.`,
  ];
  if (first === null || last === null || largest === null) {
    sentences.push(adversarialText[locale].needsNetwork);
    return sentences.join(zh ? '' : ' ');
  }
  if (model.isSilent) {
    sentences.push(subjectText[locale].noNumbers, adversarialText[locale].silent);
    return sentences.join(zh ? '' : ' ');
  }
  if (picture !== null && picture.label !== null) {
    const label = className(model, picture.label, locale);
    sentences.push(zh ? `它的标签是“${label}”。` : `It is labelled “${label}”.`);
  }
  const [start, end] = [formatFixed(first.loss, locale, 3), formatFixed(last.loss, locale, 3)];
  const most = formatFixed(largest, locale, 1);
  sentences.push(
    zh
      ? `损失从 ${start} 到 ${end}；改动最大的数动了 ${most}/255。`
      : `The loss goes from ${start} to ${end}; the number changed most moved by ${most}/255.`,
  );
  if (picture?.label === null) sentences.push(adversarialText[locale].ofNoClass);
  if (model.isUnmoved) sentences.push(adversarialText[locale].unmoved);
  for (const sentence of [
    verdictSentence(model, locale),
    transferSentence(model, locale),
    robustSentence(model, locale),
  ]) {
    if (sentence !== null) sentences.push(sentence);
  }
  return sentences.join(zh ? '' : ' ');
}
