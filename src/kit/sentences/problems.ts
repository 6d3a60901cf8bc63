// Sentences for what nn finds wrong with a network or a plan, and words for the mends it offers. Complete by type.
// Not responsible for: finding or mending (nn/validate.ts, nn/mends.ts) or where a sentence stands.
import type {
  NetworkFault,
  NetworkMendCode,
  PlanField,
  NetworkProblemCode,
  PlanMendCode,
  PlanProblem,
  PlanProblemCode,
} from '../../nn/problems.ts';
import { formatNumber, formatSignificant } from '../locale/format.ts';
import type { Locale, Localised } from '../locale/locale.ts';
import { AUGMENTATION_BOUND_REASONS } from './augmentation.ts';
import { layerFieldName, planFieldName } from './field-names.ts';

/** Reads a value of a problem as words: numbers in the reader's form, shapes with a true multiplication sign. */
type Value = (name: string) => string;
type Sentence = Localised<(value: Value, field: string) => string>;

const NETWORK: Readonly<Record<NetworkProblemCode, Sentence>> = {
  'network-empty': {
    zh: () => '网络里还没有层，请至少加一层。',
    en: () => 'The network has no layers yet. Add at least one.',
  },
  'input-shape-invalid': {
    zh: (value) => `输入形状 ${value('shape')} 无法使用：应是一到三个正整数，如 28 × 28 × 1。`,
    en: (value) =>
      `The input shape ${value('shape')} cannot be used: it takes one to three positive whole numbers, such as 28 × 28 × 1.`,
  },
  'input-not-dataset': {
    zh: (value) => `网络的输入是 ${value('shape')}，而数据集的图像是 ${value('expected')}。`,
    en: (value) => `The network expects ${value('shape')}, but the images of the data set are ${value('expected')}.`,
  },
  'not-a-positive-integer': {
    zh: (value, field) => `${field}应是正整数，现在是 ${value('value')}。`,
    en: (value, field) => `The ${field} must be a positive whole number; it is ${value('value')}.`,
  },
  'number-out-of-range': {
    zh: (value, field) => `${field}应在 ${value('min')} 与 ${value('max')} 之间，现在是 ${value('value')}。`,
    en: (value, field) => `The ${field} must lie between ${value('min')} and ${value('max')}; it is ${value('value')}.`,
  },
  'dropout-rate-range': {
    zh: (value) => `丢弃率应从 0 起、小于 1，现在是 ${value('value')}。`,
    en: (value) => `The dropout rate must be at least 0 and less than 1; it is ${value('value')}.`,
  },
  'strides-and-dilation': {
    zh: (value) => `步幅（${value('strides')}）与空洞率（${value('dilation')}）不能同时大于 1，Keras 不支持这种组合。`,
    en: (value) =>
      `Stride (${value('strides')}) and dilation rate (${value('dilation')}) cannot both be larger than 1; Keras does not allow it.`,
  },
  'name-invalid': {
    zh: (value) => `“${value('name')}”不能用作层的名字。`,
    en: (value) => `“${value('name')}” cannot be the name of a layer.`,
  },
  'duplicate-name': {
    zh: (value) => `名字“${value('name')}”用了两次，每层的名字必须不同。`,
    en: (value) => `The name “${value('name')}” is used twice; every layer needs its own.`,
  },
  'unknown-inbound': {
    zh: (value) => `这一层要读“${value('name')}”的输出，但网络里没有这个层。`,
    en: (value) => `This layer reads from “${value('name')}”, which is not in the network.`,
  },
  'inbound-not-earlier': {
    zh: (value) => `这一层要读“${value('name')}”的输出，而那一层还在它后面。`,
    en: (value) => `This layer reads from “${value('name')}”, which does not come before it.`,
  },
  'too-few-inputs': {
    zh: (value) => `这一层需要 ${value('expected')} 个输入，现在只有 ${value('count')} 个。`,
    en: (value) => `This layer needs ${value('expected')} inputs and has ${value('count')}.`,
  },
  'too-many-inputs': {
    zh: (value) => `这一层只能有 ${value('expected')} 个输入，现在有 ${value('count')} 个。`,
    en: (value) => `This layer takes ${value('expected')} input and has ${value('count')}.`,
  },
  'rank-mismatch': {
    zh: (value) =>
      `这一层要求输入有 ${value('expected')} 个轴，而它前面是 ${value('shape')}（${value('actual')} 个轴）。`,
    en: (value) =>
      `This layer needs an input of ${value('expected')} axes, but what comes before it is ${value('shape')} (axes: ${value('actual')}).`,
  },
  'kernel-larger-than-input': {
    zh: (value) => `卷积核（${value('kernel')}）比输入的边长（${value('size')}）还大，没有地方可放。`,
    en: (value) =>
      `The kernel (${value('kernel')}) is larger than its input (${value('size')}); there is no place to put it.`,
  },
  'spatial-size-zero': {
    zh: (value) => `池化窗口（${value('pool')}）比输入的边长（${value('size')}）还大，池化之后什么也不剩。`,
    en: (value) =>
      `The pooling window (${value('pool')}) is larger than its input (${value('size')}); nothing would be left.`,
  },
  'shapes-differ': {
    zh: (value) => `要合并的两个形状不一致：${value('first')} 与 ${value('second')}。`,
    en: (value) => `The shapes to be joined differ: ${value('first')} and ${value('second')}.`,
  },
  'dense-without-flatten': {
    zh: (value) => `全连接层前面没有展平：它会在 ${value('shape')} 的每个位置上分别计算，多半不是想要的效果。`,
    en: (value) =>
      `There is no Flatten before this dense layer: it will act on each place of ${value('shape')} alone, which is hardly what you want.`,
  },
  'output-unused': {
    zh: (value) => `没有任何层使用“${value('name')}”的输出。`,
    en: (value) => `No layer uses the output of “${value('name')}”.`,
  },
  'output-not-vector': {
    zh: (value) => `网络的输出是 ${value('shape')}；分类需要一个向量，每个类别一个数。`,
    en: (value) =>
      `The network ends in ${value('shape')}; a classifier ends in one vector with a number for each class.`,
  },
  'output-not-classes': {
    zh: (value) => `最后一层有 ${value('units')} 个输出，而数据集有 ${value('classes')} 个类别，两者应当相等。`,
    en: (value) =>
      `The last layer has ${value('units')} outputs, but the data set has ${value('classes')} classes; they should be equal.`,
  },
  'softmax-missing': {
    zh: (value) => `最后一层的激活函数是 ${value('activation')}，输出不是概率；分类通常用 softmax。`,
    en: (value) =>
      `The last layer's activation is ${value('activation')}, so the outputs are no probabilities; a classifier usually ends in softmax.`,
  },
  'softmax-of-one': {
    zh: () => '只有一个输出时，softmax 永远等于 1，网络学不到东西。',
    en: () => 'Softmax over a single output is always 1: the network cannot learn.',
  },
  'too-many-parameters': {
    zh: (value) =>
      `网络有 ${value('parameters')} 个参数，超过浏览器里能训练的 ${value('limit')} 个。请减少过滤器或全连接层的单元。`,
    en: (value) =>
      `The network has ${value('parameters')} parameters, more than the ${value('limit')} that can be trained in a browser. Use fewer filters or dense units.`,
  },
  'too-many-activations': {
    zh: (value) => `每幅图要保存 ${value('activations')} 个中间值，超过上限 ${value('limit')}。请早些缩小特征映射。`,
    en: (value) =>
      `Each image needs ${value('activations')} intermediate numbers, more than the limit of ${value('limit')}. Shrink the feature maps earlier.`,
  },
};

const NETWORK_MENDS: Readonly<Record<NetworkMendCode, Localised<string>>> = {
  'add-dense-softmax': { zh: '在末尾加一个 softmax 全连接层', en: 'Add a dense softmax layer at the end' },
  'use-dataset-shape': { zh: '改用数据集的形状', en: 'Use the shape of the data set' },
  'round-up': { zh: '改成最近的可用整数', en: 'Use the nearest possible whole number' },
  'use-default': { zh: '改回默认值', en: 'Use the default' },
  'drop-dilation': { zh: '把空洞率改为 1', en: 'Set the dilation rate to 1' },
  'drop-name': { zh: '改用自动名字', en: 'Use the automatic name' },
  'read-previous': { zh: '改为读前一层', en: 'Read the layer before it' },
  'insert-flatten': { zh: '在前面插入展平层', en: 'Insert a Flatten before it' },
  'remove-flatten': { zh: '去掉前面的展平层', en: 'Remove the Flatten before it' },
  'remove-layer': { zh: '去掉这一层', en: 'Remove this layer' },
  'pad-same': { zh: '改用 same 填充', en: 'Use same padding' },
  'shrink-window': { zh: '缩小窗口', en: 'Use a smaller window' },
  'set-units': { zh: '把输出数改成类别数', en: 'Set the outputs to the number of classes' },
  'set-softmax': { zh: '改用 softmax', en: 'Use softmax' },
  'set-sigmoid': { zh: '改用 sigmoid', en: 'Use sigmoid' },
};

const PLAN: Readonly<Record<PlanProblemCode, Sentence>> = {
  'not-a-positive-integer': NETWORK['not-a-positive-integer'],
  'not-a-count': {
    zh: (value, field) => `${field}应是 0 或正整数，现在是 ${value('value')}。`,
    en: (value, field) => `The ${field} must be zero or a positive whole number; it is ${value('value')}.`,
  },
  'learning-rate-invalid': {
    zh: (value) => `学习率应是大于 0 的数，现在是 ${value('value')}。`,
    en: (value) => `The learning rate must be a number above 0; it is ${value('value')}.`,
  },
  'learning-rate-huge': {
    zh: (value) => `学习率 ${value('value')} 大得少见（通常不超过 ${value('usual')}），训练很可能发散。`,
    en: (value) =>
      `A learning rate of ${value('value')} is unusually large (rarely above ${value('usual')}); training will probably diverge.`,
  },
  'number-out-of-range': NETWORK['number-out-of-range'],
  'split-exceeds-data': {
    zh: (value) => `训练与验证共要 ${value('requested')} 个样本，而数据集只有 ${value('available')} 个。`,
    en: (value) =>
      `Training and validation ask for ${value('requested')} samples together, but the data set has ${value('available')}.`,
  },
  'batch-exceeds-train': {
    zh: (value) => `批大小 ${value('batchSize')} 超过了训练样本数 ${value('trainCount')}，每轮只会更新一次。`,
    en: (value) =>
      `The batch size ${value('batchSize')} exceeds the ${value('trainCount')} training samples: there will be one update per epoch.`,
  },
  'early-stopping-without-validation': {
    zh: () => '早停要看验证损失，请先留出一些验证样本。',
    en: () => 'Early stopping watches the validation loss. Keep some samples for validation first.',
  },
  'samples-not-shuffled': {
    zh: () => '样本没有打乱，一类接一类地出现：网络学后一类时会忘掉前一类。',
    en: () =>
      'The samples are not shuffled and come class after class: learning one class, the network forgets the others.',
  },
  'augmentation-out-of-range': {
    zh: (value, field) => `${field}应在 ${value('min')} 与 ${value('max')} 之间，现在是 ${value('value')}。`,
    en: (value, field) => `The ${field} must lie between ${value('min')} and ${value('max')}; it is ${value('value')}.`,
  },
  'loss-needs-probabilities': {
    zh: (value) => `损失 ${value('loss')} 把输出当作概率，而最后一层的激活函数是 ${value('activation')}。`,
    en: (value) =>
      `The loss ${value('loss')} reads the outputs as probabilities, but the last activation is ${value('activation')}.`,
  },
};

const PLAN_MENDS: Readonly<Record<PlanMendCode, Localised<string>>> = {
  'round-up': NETWORK_MENDS['round-up'],
  'use-default': NETWORK_MENDS['use-default'],
  'use-all-data': { zh: '改用数据集的全部样本', en: 'Use all samples of the data set' },
  'shrink-batch': { zh: '把批大小减到训练样本数', en: 'Reduce the batch to the training samples' },
  'drop-early-stopping': { zh: '关闭早停', en: 'Turn early stopping off' },
  'use-limit': { zh: '改用允许的最大范围', en: 'Use the largest allowed range' },
  'shuffle-samples': { zh: '打乱样本', en: 'Shuffle the samples' },
  'set-softmax': NETWORK_MENDS['set-softmax'],
};

function reader(values: Readonly<Record<string, number | string>>, locale: Locale): Value {
  return (name) => {
    const value = values[name];
    if (value === undefined) return '?';
    if (typeof value === 'string') return value.replaceAll(' x ', ' × ');
    return Number.isInteger(value) && Math.abs(value) < 1e12
      ? formatNumber(value, locale)
      : formatSignificant(value, locale);
  };
}

/** What is wrong, without the layer's name (the place where it stands says it). */
export function networkProblemSentence(problem: NetworkFault, locale: Locale): string {
  return NETWORK[problem.code][locale](reader(problem.values, locale), layerFieldName(problem.field)[locale]);
}

export function planProblemSentence(problem: PlanProblem, locale: Locale): string {
  const sentence = PLAN[problem.code][locale](reader(problem.values, locale), planFieldName(problem.field)[locale]);
  const reason = boundReason(problem.field)?.[locale];
  if (problem.code !== 'augmentation-out-of-range' || reason === undefined) return sentence;
  return locale === 'zh' ? `${sentence}${reason}` : `${sentence} ${reason}`;
}

/** Why a range of augmentation is bounded; undefined for other fields. */
function boundReason(field: PlanField): Localised<string> | undefined {
  const name = field.replace(/^augmentation\./, '');
  return Object.entries(AUGMENTATION_BOUND_REASONS).find(([known]) => known === name)?.[1];
}

/** Label of the button that applies a mend. */
export function networkMendLabel(mend: NetworkMendCode, locale: Locale): string {
  return NETWORK_MENDS[mend][locale];
}

export function planMendLabel(mend: PlanMendCode, locale: Locale): string {
  return PLAN_MENDS[mend][locale];
}
