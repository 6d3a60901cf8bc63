// Sentences for what a pasted Keras listing can have wrong, and for what is worth telling about one that was read.
// Complete by type. Not responsible for: finding it (nn/keras-parser/) or where a sentence stands.
import type {
  KerasNote,
  KerasNoteCode,
  KerasProblem,
  KerasProblemCode,
  KerasValues,
} from '../../nn/keras-parser/problems.ts';
import { formatNumber } from '../locale/format.ts';
import type { Locale, Localised } from '../locale/locale.ts';

/** Reads a value as words: numbers in the reader's form. */
type Value = (name: string) => string;
type Sentence = Localised<(value: Value) => string>;

/** The nearest known name, where there is one. */
function meantZh(value: Value): string {
  return value('nearest') === '' ? '' : `，最接近的是 ${value('nearest')}`;
}

function meantEn(value: Value): string {
  return value('nearest') === '' ? '' : `; the nearest known name is ${value('nearest')}`;
}

const PROBLEMS: Readonly<Record<KerasProblemCode, Sentence>> = {
  empty: {
    zh: () => '这里还没有代码。请写一行 Keras，例如 Conv2D(16, 2)。',
    en: () => 'There is no code here yet. Write a line of Keras, such as Conv2D(16, 2).',
  },
  'too-long': {
    zh: (value) => `这段文字有 ${value('length')} 个字符，超过能读的 ${value('limit')} 个。请只粘贴模型的部分。`,
    en: (value) =>
      `This text has ${value('length')} characters, more than the ${value('limit')} that can be read. Paste only the model.`,
  },
  'too-deep': {
    zh: (value) => `括号套得太深，超过 ${value('limit')} 层。`,
    en: (value) => `Brackets are nested more than ${value('limit')} deep.`,
  },
  'too-many-layers': {
    zh: (value) => `层太多了，超过 ${value('limit')} 个。`,
    en: (value) => `There are more than ${value('limit')} layers.`,
  },
  'unexpected-character': {
    zh: (value) => `Python 里没有“${value('character')}”这个符号。`,
    en: (value) => `The sign “${value('character')}” has no place in Python.`,
  },
  'full-width-character': {
    zh: (value) => `这里是中文或排版用的符号“${value('character')}”，Python 要的是英文的 ${value('wanted')}。`,
    en: (value) => `This is the typographic sign “${value('character')}”; Python wants the plain ${value('wanted')}.`,
  },
  'unclosed-string': {
    zh: () => '从这里开始的引号没有配对。',
    en: () => 'The quotation mark that begins here is never closed.',
  },
  'unclosed-bracket': {
    zh: (value) => `从这里开始的括号 ${value('bracket')} 没有配对。`,
    en: (value) => `The bracket ${value('bracket')} that begins here is never closed.`,
  },
  'unmatched-bracket': {
    zh: (value) => `这里的括号 ${value('bracket')} 前面没有与它配对的。`,
    en: (value) => `The bracket ${value('bracket')} here closes nothing.`,
  },
  'unexpected-token': {
    zh: (value) => `这里不该出现 ${value('found')}。前面也许少了一个逗号。`,
    en: (value) => `${value('found')} is out of place here. Perhaps a comma is missing before it.`,
  },
  'unexpected-end': {
    zh: () => '这一行没有写完。',
    en: () => 'The line stops before it is complete.',
  },
  'number-invalid': {
    zh: (value) => `${value('found')} 不是 Python 的数。尺寸要写成一个数或一对数，例如 3 或 (3, 5)。`,
    en: (value) => `${value('found')} is no number in Python. A size is one number or a pair, such as 3 or (3, 5).`,
  },
  'control-flow': {
    zh: (value) => `${value('keyword')} 里面造了层。这里从不运行代码，所以不知道结果如何；请把这些层逐个写出来。`,
    en: (value) =>
      `Layers are made under ${value('keyword')}. Code is never run here, so the outcome is not known; write the layers out one by one.`,
  },
  'positional-after-keyword': {
    zh: (value) => `${value('found')} 没有写参数名，却排在写了名字的参数后面，Python 不允许。`,
    en: (value) => `${value('found')} has no name but follows an argument that has one; Python does not allow it.`,
  },
  'star-argument': {
    zh: () => '带星号的参数要运行代码才知道内容，请直接写出各个参数。',
    en: () => 'What a starred argument holds is only known by running the code. Write the arguments out.',
  },
  'unknown-layer': {
    zh: (value) => `Keras 没有名叫 ${value('found')} 的层${meantZh(value)}。`,
    en: (value) => `Keras has no layer called ${value('found')}${meantEn(value)}.`,
  },
  'unsupported-layer': {
    zh: (value) => `Keras 有 ${value('found')}，但这门课不计算这种层。`,
    en: (value) => `Keras has ${value('found')}, but this course does not calculate it.`,
  },
  'pytorch-layer': {
    zh: (value) => `${value('found')} 是 PyTorch 的写法；这里读的是 Keras，对应的层是 ${value('nearest')}。`,
    en: (value) =>
      `${value('found')} is PyTorch’s spelling. Keras is read here, where the layer is called ${value('nearest')}.`,
  },
  'not-called': {
    zh: (value) => `${value('found')} 后面缺括号：层要这样造出来，例如 ${value('found')}(...)。`,
    en: (value) => `${value('found')} lacks its brackets: a layer is made by calling it, as in ${value('found')}(...).`,
  },
  'unknown-argument': {
    zh: (value) => `${value('layer')} 没有参数 ${value('found')}${meantZh(value)}。`,
    en: (value) => `${value('layer')} has no argument ${value('found')}${meantEn(value)}.`,
  },
  'argument-twice': {
    zh: (value) => `${value('layer')} 的参数 ${value('argument')} 给了两次。`,
    en: (value) => `The argument ${value('argument')} of ${value('layer')} is given twice.`,
  },
  'too-many-arguments': {
    zh: (value) => `${value('layer')} 不写名字的参数最多 ${value('limit')} 个，这里多了。`,
    en: (value) => `${value('layer')} takes at most ${value('limit')} arguments without a name; this is one more.`,
  },
  'missing-argument': {
    zh: (value) => `${value('layer')} 缺少必须的参数 ${value('argument')}。`,
    en: (value) => `${value('layer')} lacks its argument ${value('argument')}, which it cannot do without.`,
  },
  'unknown-name': {
    zh: (value) => `前面没有给 ${value('found')} 赋过值。请直接写出数值，或先写 ${value('found')} = ……。`,
    en: (value) =>
      `${value('found')} has been given no value. Write the number itself, or a line ${value('found')} = ... before.`,
  },
  'value-not-known': {
    zh: (value) => `${value('found')} 的值要运行代码才知道，这里从不运行代码。请直接写出数值或层。`,
    en: (value) =>
      `What ${value('found')} is would take running the code, which is never done here. Write it out instead.`,
  },
  'wanted-number': {
    zh: (value) => `${value('layer')} 的 ${value('argument')} 应是一个数。`,
    en: (value) => `The argument ${value('argument')} of ${value('layer')} must be a number.`,
  },
  'wanted-size': {
    zh: (value) =>
      `${value('layer')} 的 ${value('argument')} 应是一个数或每个轴一个数，例如 3 或 (3, 5)，现在是 ${value('found')}。`,
    en: (value) =>
      `The argument ${value('argument')} of ${value('layer')} must be a number, or one for each axis, such as 3 or (3, 5); it is ${value('found')}.`,
  },
  'wanted-boolean': {
    zh: (value) => `${value('layer')} 的 ${value('argument')} 应是 True 或 False，现在是 ${value('found')}。`,
    en: (value) =>
      `The argument ${value('argument')} of ${value('layer')} must be True or False; it is ${value('found')}.`,
  },
  'wanted-string': {
    zh: (value) => `${value('layer')} 的 ${value('argument')} 应是引号里的一个词，现在是 ${value('found')}。`,
    en: (value) =>
      `The argument ${value('argument')} of ${value('layer')} must be a word in quotation marks; it is ${value('found')}.`,
  },
  'wanted-shape': {
    zh: (value) =>
      `${value('layer')} 的 ${value('argument')} 应是一个元组，例如 (28, 28, 1)；只有一个数时也要写成 (784,)。现在是 ${value('found')}。`,
    en: (value) =>
      `The argument ${value('argument')} of ${value('layer')} must be a tuple such as (28, 28, 1), and (784,) even for one number; it is ${value('found')}.`,
  },
  'unknown-option': {
    zh: (value) =>
      `${value('layer')} 的 ${value('argument')} 不能是“${value('found')}”${meantZh(value)}。可选：${value('options')}。`,
    en: (value) =>
      `The argument ${value('argument')} of ${value('layer')} cannot be “${value('found')}”${meantEn(value)}. Possible: ${value('options')}.`,
  },
  'value-not-supported': {
    zh: (value) => `Keras 允许 ${value('argument')} 为 ${value('found')}，但这门课不计算这种情形。`,
    en: (value) => `Keras allows ${value('found')} for ${value('argument')}, but this course does not calculate it.`,
  },
  'shape-not-fixed': {
    zh: () => '输入形状里有 None，大小没有确定。请写出具体的数。',
    en: () => 'The input shape contains None, so its size is not fixed. Write a number instead.',
  },
  'not-a-layer': {
    zh: (value) => `${value('found')} 不是层，不能放进模型。`,
    en: (value) => `${value('found')} is no layer and cannot be put into a model.`,
  },
  'not-a-tensor': {
    zh: (value) => `${value('found')} 不是 Input 或某一层的输出。`,
    en: (value) => `${value('found')} is neither an Input nor the output of a layer.`,
  },
  'layer-shared': {
    zh: (value) => `同一个 ${value('layer')} 用了两次，它们会共用权重；这门课不计算这种情形。`,
    en: (value) =>
      `One and the same ${value('layer')} is used twice and would share its weights; this course does not calculate that.`,
  },
  'several-inputs': {
    zh: () => '这个网络有不止一个输入；这门课只计算一个输入的网络。',
    en: () => 'This network has more than one input; this course calculates networks with one.',
  },
  'several-outputs': {
    zh: () => '这个网络有不止一个输出；这门课只计算一个输出的网络。',
    en: () => 'This network has more than one output; this course calculates networks with one.',
  },
  'no-layers': {
    zh: () => '这段代码读得懂，但里面没有层。',
    en: () => 'The code can be read, but there is no layer in it.',
  },
};

const NOTES: Readonly<Record<KerasNoteCode, Sentence>> = {
  'old-name': {
    zh: (value) => `${value('found')} 是从前的写法，现在叫 ${value('current')}。`,
    en: (value) => `${value('found')} is an older spelling of ${value('current')}.`,
  },
  'input-shape-unknown': {
    zh: (value) => `输入形状写的是 ${value('found')}，要运行代码才知道，所以没有读。`,
    en: (value) =>
      `The input shape is given as ${value('found')}; only running the code would tell, so it was not read.`,
  },
  'input-shape-on-layer': {
    zh: () => '从前把 input_shape 写在第一层里；Keras 3 改为单独写 keras.Input(shape=...)，旧写法会给出警告。',
    en: () =>
      'Older code gives input_shape to the first layer. Keras 3 wants a keras.Input(shape=...) of its own and warns otherwise.',
  },
  'input-shape-ignored': {
    zh: (value) => `${value('layer')} 不是第一层，它的 input_shape 不起作用。`,
    en: (value) => `${value('layer')} is not the first layer, so its input_shape has no effect.`,
  },
  'argument-left-out': {
    zh: (value) => `${value('layer')} 的 ${value('argument')} 不影响形状和参数数量，这里略过。`,
    en: (value) => `${value('argument')} of ${value('layer')} changes neither shapes nor counts and is left out here.`,
  },
  'layer-left-out': {
    zh: (value) => `${value('found')} 只处理数据，没有参数，也不改变形状，这里略过。`,
    en: (value) => `${value('found')} only prepares data; it has no parameters, keeps the shape, and is left out here.`,
  },
  'kernel-of-two-numbers': {
    zh: (value) => `按 Keras 1 的写法，两个数合起来是卷积核大小：(${value('height')}, ${value('width')})。`,
    en: (value) => `Read as Keras 1 wrote it: both numbers are the kernel, (${value('height')}, ${value('width')}).`,
  },
  'third-number-is-stride': {
    zh: (value) =>
      `现在的 Keras 把第三个数当作步幅：卷积核 ${value('kernel')}，步幅 ${value('stride')}。如果是 Keras 1 的代码，它本来是卷积核的宽。`,
    en: (value) =>
      `Keras today reads the third number as the stride: kernel ${value('kernel')}, stride ${value('stride')}. In Keras 1 it was the width of the kernel.`,
  },
  'initializers-differ': {
    zh: () => '逐深度与逐点两部分的初始化不同，这里只记前者；形状和数量不受影响。',
    en: () =>
      'The depthwise and the pointwise part start differently; only the first is kept here. Shapes and counts are the same.',
  },
  'several-models': {
    zh: (value) => `里面有 ${value('count')} 个模型，取最后一个。`,
    en: (value) => `There are ${value('count')} models in it; the last one is taken.`,
  },
  'layers-unused': {
    zh: (value) => `有 ${value('count')} 个层没有用在模型里。`,
    en: (value) => `Layers that are not used in the model: ${value('count')}.`,
  },
  'function-body': {
    zh: (value) => `函数 ${value('found')} 里的语句当作直接写在这里来读。`,
    en: (value) => `The body of the function ${value('found')} is read as if it stood here.`,
  },
  'nested-model': {
    zh: () => '模型里套着的模型被拆成了一层一层。',
    en: () => 'A model within the model has been taken apart into its layers.',
  },
  'optimizer-unknown': {
    zh: (value) => `读不出优化器 ${value('found')}。`,
    en: (value) => `The optimizer ${value('found')} could not be read.`,
  },
  'loss-unknown': {
    zh: (value) => `读不出损失函数 ${value('found')}。`,
    en: (value) => `The loss ${value('found')} could not be read.`,
  },
};

function reader(values: KerasValues, locale: Locale): Value {
  return (name) => {
    const value = values[name];
    if (value === undefined) return '?';
    return typeof value === 'number' ? formatNumber(value, locale, 6) : value;
  };
}

/** Why the text can't be read, without its place. */
export function kerasProblemSentence({ code, values }: KerasProblem, locale: Locale): string {
  return PROBLEMS[code][locale](reader(values, locale));
}

/** The place of a problem or a note. */
export function kerasPlace(
  { line, column }: { readonly line: number; readonly column: number },
  locale: Locale,
): string {
  return locale === 'zh' ? `第 ${line} 行第 ${column} 列` : `line ${line}, column ${column}`;
}

export function kerasNoteSentence({ code, values }: KerasNote, locale: Locale): string {
  return NOTES[code][locale](reader(values, locale));
}
