// The words of the exhibit `saliency` and its text alternative. Not responsible for: numbers (saliency-model.ts).
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { className, pictureTitle, subjectText } from '../subject/subject.text.ts';
import type { Fill } from './saliency.ts';
import type { DrawnMap, Method, SaliencyModel } from './saliency-model.ts';

interface SaliencyText {
  readonly picture: string;
  readonly patchHint: string;
  readonly size: string;
  readonly fill: string;
  readonly fillName: Readonly<Record<Fill, string>>;
  readonly klass: string;
  readonly predicted: string;
  readonly whole: string;
  readonly covered: string;
  readonly occlusion: string;
  readonly occlusionNote: string;
  readonly occlusionScale: (black: string, white: string) => string;
  readonly mark: string;
  readonly markHint: string;
  readonly clear: string;
  readonly reveal: string;
  readonly hide: string;
  readonly maps: string;
  readonly cancelled: string;
  readonly methodName: Readonly<Record<Method, string>>;
  readonly methodNote: Readonly<Record<Method, string>>;
  readonly noMaps: string;
  readonly cellAt: (row: number, column: number, isMarked: boolean) => string;
  readonly pixelAt: (row: number, column: number, value: string) => string;
  readonly progress: string;
  readonly waits: string;
  readonly samePatch: string;
  readonly silent: string;
}

export const saliencyText: Localised<SaliencyText> = {
  zh: {
    picture: '图片与补丁',
    patchHint: '点击图片或用方向键加回车移动补丁。',
    size: '补丁边长',
    fill: '补丁颜色',
    fillName: { black: '黑', grey: '灰', white: '白' },
    klass: '问哪个类别',
    predicted: '网络所判的',
    whole: '整张图片',
    covered: '盖上补丁之后',
    occlusion: '遮挡图',
    occlusionNote: '每一格：补丁中心在那里时，这一类别剩下的概率。越暗，那里越要紧。',
    occlusionScale: (black, white) => `黑 = ${black}，白 = ${white}。`,
    mark: '先猜：网络看哪里？',
    markHint: '点击格子（或方向键加回车）标出你认为起作用的地方，然后揭开五张图。',
    clear: '清除标记',
    reveal: '揭开五张图',
    hide: '收起',
    maps: '五种方法',
    cancelled: '取消',
    methodName: {
      gradient: '梯度',
      smoothgrad: 'SmoothGrad',
      integrated: '积分梯度',
      guided: '引导反向传播',
      gradcam: 'Grad-CAM',
    },
    methodNote: {
      gradient: '像素动一点点，对数几率变多少。只看眼前一步，所以有噪声。',
      smoothgrad: '给图片加噪声 48 次，梯度取平均：只有到处都成立的才留下。',
      integrated: '从全黑走到图片，一路累加梯度。蓝色支持，橙色反对；总和等于对数几率之差。',
      guided: '反向传播时每个 ReLU 只放正的过去。图像清晰，但它更像边缘检测，不再是梯度。',
      gradcam: '最后一层卷积的各个特征映射，按各自的平均梯度加权相加。粗，但跟着类别走。',
    },
    noMaps: '这个网络没有卷积层，也就没有特征映射可加权，所以没有 Grad-CAM。',
    cellAt: (row, column, isMarked) => `第 ${row} 行第 ${column} 列的格子，${isMarked ? '已标记' : '未标记'}`,
    pixelAt: (row, column, value) => `补丁中心在第 ${row} 行第 ${column} 列：剩下 ${value}`,
    progress: '已问过的图片',
    waits: '训练停下来之后才会计算各张图。',
    samePatch: '补丁与它盖住的地方颜色完全一样：图片没有变，答案也不会变。',
    silent: '没有概率可以比较，遮挡图和各种显著图都无从谈起。',
  },
  en: {
    picture: 'Picture and patch',
    patchHint: 'Click the picture, or use the arrow keys and Enter, to move the patch.',
    size: 'Side of the patch',
    fill: 'Patch colour',
    fillName: { black: 'black', grey: 'grey', white: 'white' },
    klass: 'Class asked about',
    predicted: 'the predicted one',
    whole: 'Whole picture',
    covered: 'With the patch',
    occlusion: 'Occlusion map',
    occlusionNote:
      'Each cell: the probability left to the class with the patch’s middle there. The darker, the more that place matters.',
    occlusionScale: (black, white) => `Black is ${black}, white ${white}.`,
    mark: 'Guess first: where does it look?',
    markHint: 'Click cells (or arrow keys and Enter) to mark what you believe matters, then reveal the five maps.',
    clear: 'Clear the marks',
    reveal: 'Reveal the five maps',
    hide: 'Hide them',
    maps: 'Five methods',
    cancelled: 'Cancel',
    methodName: {
      gradient: 'Gradient',
      smoothgrad: 'SmoothGrad',
      integrated: 'Integrated gradients',
      guided: 'Guided backpropagation',
      gradcam: 'Grad-CAM',
    },
    methodNote: {
      gradient: 'How the logit changes if a pixel does, a little. It sees one step ahead only, hence the noise.',
      smoothgrad: 'The gradient averaged over 48 noisy copies: what holds everywhere stays.',
      integrated:
        'Gradients added up all the way from black to the picture. Blue speaks for, orange against; the sum is the difference of the logits.',
      guided:
        'On the way back each ReLU lets only the positive through. Crisp, but closer to an edge detector than to a gradient.',
      gradcam:
        'The maps of the last convolution, each weighed by its mean gradient, added. Coarse, but it follows the class.',
    },
    noMaps: 'This network has no convolution, hence no feature maps to weigh, hence no Grad-CAM.',
    cellAt: (row, column, isMarked) => `Cell in row ${row}, column ${column}, ${isMarked ? 'marked' : 'not marked'}`,
    pixelAt: (row, column, value) => `Patch centred at row ${row}, column ${column}: ${value} left`,
    progress: 'Pictures asked about',
    waits: 'The maps are worked out once training rests.',
    samePatch: 'The patch has the very colour of what it covers: the picture stays as it is, and so does the answer.',
    silent: 'Without probabilities to compare there is neither an occlusion map nor any other.',
  },
};

function nameOf(model: Pick<SaliencyModel, 'entry'>, klass: number, locale: Locale): string {
  return className(model, klass, locale);
}

/** How one map lies to the marks, in words; null while nothing is marked. */
export function insideSentence(map: DrawnMap, model: SaliencyModel, locale: Locale): string | null {
  if (map.inside === null) return null;
  const [inside, chance] = [formatPercent(map.inside, locale, 0), formatPercent(model.byChance, locale, 0)];
  return locale === 'zh'
    ? `${inside} 落在标记之内（均匀铺开会是 ${chance}）`
    : `${inside} of it within your marks (${chance} if it were even)`;
}

/** Of a map that shows nothing, why; null of others. */
export function emptySentence({ isBroken, peak }: DrawnMap, locale: Locale): string | null {
  if (isBroken) return locale === 'zh' ? '里面有不是数的值（NaN）' : 'it holds values that are no numbers (NaN)';
  if (peak === null) return locale === 'zh' ? '到处都是零' : 'nought everywhere';
  return null;
}

/** That the patch makes no difference wherever it is; null where it does. */
export function flatSentence({ isFlat, occlusion }: SaliencyModel, locale: Locale): string | null {
  if (!isFlat || occlusion === null) return null;
  const left = formatPercent(occlusion.values[0] ?? Number.NaN, locale);
  return locale === 'zh'
    ? `补丁放在哪里都一样：概率始终是 ${left}。`
    : `It makes no difference where the patch is: the probability stays ${left}.`;
}

/** What integrated gradients add up to; null before they are there. */
export function completenessSentence({ completeness }: SaliencyModel, locale: Locale): string | null {
  if (completeness === null) return null;
  const [sum, difference] = [completeness.sum, completeness.difference].map((value) => formatFixed(value, locale, 2));
  return locale === 'zh'
    ? `积分梯度的总和 ${sum ?? ''}，两端对数几率之差 ${difference ?? ''}。`
    : `Integrated gradients add up to ${sum ?? ''}; the logits differ by ${difference ?? ''}.`;
}

export function worstSentence({ worst, klass, ...model }: SaliencyModel, locale: Locale): string | null {
  if (worst === null || klass === null) return null;
  const left = formatPercent(worst.probability, locale);
  const name = nameOf(model, klass, locale);
  return locale === 'zh'
    ? `最要紧的位置：第 ${worst.row} 行第 ${worst.column} 列；补丁在那里时“${name}”只剩 ${left}。`
    : `The place that matters most: row ${worst.row}, column ${worst.column}; with the patch there, ${left} is left to “${name}”.`;
}

export function describe(model: SaliencyModel, locale: Locale): string {
  const { picture, klass, probabilities, patchedProbabilities, corner, state } = model;
  const zh = locale === 'zh';
  const half = Math.floor(state.size / 2);
  const [row, column] = [corner[0] + half + 1, corner[1] + half + 1];
  const patch = zh
    ? `${state.size}×${state.size} 的补丁中心在第 ${row} 行第 ${column} 列`
    : `a ${state.size}×${state.size} patch centred at row ${row}, column ${column}`;
  if (picture === null) {
    return zh
      ? `第 ${state.image} 张测试图片还没有载入，到了才能拿它去问网络；${patch}。`
      : `Test image ${state.image} has not loaded yet, and the network can be asked once it has; ${patch}.`;
  }
  const label = picture.label === null ? null : nameOf(model, picture.label, locale);
  const title = pictureTitle(picture.index, locale);
  const sentences = [
    zh
      ? `${title}${label === null ? '' : `，标签“${label}”`}；${patch}。`
      : `${title}${label === null ? '' : `, labelled “${label}”`}; ${patch}.`,
  ];
  if (!model.isPatchSeen) sentences.push(saliencyText[locale].samePatch);
  if (model.isSilent) {
    sentences.push(subjectText[locale].noNumbers, saliencyText[locale].silent);
    return sentences.join(zh ? '' : ' ');
  }
  if (klass === null || probabilities === null) {
    sentences.push(zh ? '还没有训练好的网络可问。' : 'There is no trained network to ask yet.');
    return sentences.join(' ');
  }
  const of = (values: Float32Array | null): string => formatPercent(values?.[klass] ?? Number.NaN, locale);
  const name = nameOf(model, klass, locale);
  sentences.push(
    zh
      ? `类别“${name}”的概率：整张图片 ${of(probabilities)}，盖上补丁后 ${of(patchedProbabilities)}。`
      : `Probability of “${name}”: ${of(probabilities)} for the whole picture, ${of(patchedProbabilities)} with the patch.`,
  );
  const worst = worstSentence(model, locale);
  if (worst !== null) sentences.push(worst);
  const flat = flatSentence(model, locale);
  if (flat !== null) sentences.push(flat);
  const words = saliencyText[locale];
  for (const map of model.maps) {
    const inside = insideSentence(map, model, locale);
    const [peakRow, peakColumn] = map.peak ?? [0, 0];
    const strongest = zh
      ? `最强处在第 ${peakRow} 行第 ${peakColumn} 列`
      : `strongest at row ${peakRow}, column ${peakColumn}`;
    const where = emptySentence(map, locale) ?? strongest;
    sentences.push(
      `${words.methodName[map.method]}${zh ? '：' : ': '}${where}${inside === null ? '' : zh ? `，${inside}` : `, ${inside}`}${zh ? '。' : '.'}`,
    );
  }
  if (model.lacksGradCam) sentences.push(words.noMaps);
  const complete = completenessSentence(model, locale);
  if (complete !== null) sentences.push(complete);
  return sentences.join(' ');
}
