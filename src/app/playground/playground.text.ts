// The words of the workbench but for its text alternative (describe.ts), designs and training (lessons/08-designer).
// Not responsible for: the head of the page (page.text.ts).
import type { Localised } from '../../kit/locale/locale.ts';
import type { judgeRatio, Measure } from './live.ts';
import type { PanelId } from './playground.ts';

export interface PlaygroundText {
  readonly runs: string;
  readonly caption: string;
  readonly sameSeed: string;
  readonly sameSeedHint: string;
  readonly both: string;
  readonly trainBoth: string;
  readonly pauseBoth: string;
  readonly stepBoth: string;
  readonly rewindBoth: string;
  readonly design: (side: string) => string;
  readonly controlsOf: (side: string) => string;
  readonly network: string;
  readonly ownNetwork: string;
  readonly copyTo: (side: string) => string;
  readonly totals: (parameters: string, macs: string) => string;
  readonly cannotStand: string;
  readonly lossChart: string;
  readonly accuracyChart: string;
  readonly workOn: string;
  readonly panelsOf: (side: string) => string;
  readonly panels: Readonly<Record<PanelId, string>>;
  readonly taught: string;
  readonly taughtHint: string;
  readonly wrongLabel: (taught: string, right: string) => string;
  readonly taughtImage: (number: string, label: string) => string;
  readonly classCounts: string;
  readonly loadingImages: string;
  readonly noImages: string;
  readonly noRun: string;
  readonly reading: string;
  readonly readAt: (step: string, loss: string) => string;
  readonly sample: string;
  readonly previous: string;
  readonly next: string;
  readonly picture: (index: string, label: string) => string;
  readonly truth: (label: string) => string;
  readonly outputs: string;
  readonly filters: string;
  readonly noFilters: string;
  readonly filterSheet: (name: string, shown: string, of: string) => string;
  readonly activations: string;
  readonly someLayers: (shown: string, of: string) => string;
  readonly mapSheet: (name: string, shape: string, shown: string, of: string) => string;
  readonly updates: string;
  readonly updatesHint: string;
  readonly heads: Readonly<Record<'weight' | 'size' | 'gradient' | 'ratio' | 'scale', string>>;
  readonly verdicts: Readonly<Record<ReturnType<typeof judgeRatio>, string>>;
  readonly measure: string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly axes: Readonly<Record<Measure, string>>;
  readonly rule: string;
  readonly ratioEmpty: string;
  readonly examine: string;
  readonly examining: string;
  readonly examHint: string;
  readonly examined: (step: string, count: string, accuracy: string, loss: string) => string;
  readonly confusion: string;
  readonly worst: string;
  readonly worstHint: string;
  readonly noMistakes: string;
  readonly mistake: (index: string, truth: string, taken: string, confidence: string) => string;
  readonly bothFiles: string;
  readonly saveBoth: string;
  readonly openBoth: string;
  readonly fileOpened: (name: string) => string;
  readonly fileProblems: Readonly<Record<'unknown' | 'newer' | 'damaged', string>>;
  readonly ownFiles: (side: string) => string;
}

export const playgroundText: Localised<PlaygroundText> = {
  zh: {
    runs: '方案 A 与方案 B',
    caption:
      '一次只改一处，比较才说明问题：先把 A 复制到 B，再改 B 的一项设置，用同一个种子训练。撤销、链接和文件都记得两个方案。',
    sameSeed: '用同一个种子',
    sameSeedHint: '形状相同的权重从同样的数开始，图片的次序也相同。',
    both: '两个方案一起',
    trainBoth: '一起训练',
    pauseBoth: '一起暂停',
    stepBoth: '各走一步',
    rewindBoth: '都从头再来',
    design: (side) => `方案 ${side}`,
    controlsOf: (side) => `方案 ${side} 的训练`,
    network: '网络',
    ownNetwork: '自己改过的网络',
    copyTo: (side) => `复制到 ${side}`,
    totals: (parameters, macs) => `${parameters} 个参数，每张图片乘加 ${macs} 次。`,
    cannotStand: '这个网络现在不成立；“网络”一栏里的检查会说明原因。',
    lossChart: '两个方案的训练损失',
    accuracyChart: '两个方案的验证准确率',
    workOn: '查看和修改',
    panelsOf: (side) => `方案 ${side} 的各栏`,
    panels: { network: '网络', data: '数据', inside: '看内部', mistakes: '对错', files: '文件' },
    taught: '教给网络的图片',
    taughtHint: '训练集里的前 24 张，和训练时看到的一模一样；拉动上面的滑块，看它们怎样变。',
    wrongLabel: (taught, right) => `标成 ${taught}，其实是 ${right}`,
    taughtImage: (number, label) => `第 ${number} 张训练图片：${label}`,
    classCounts: '每一类有多少张',
    loadingImages: '正在载入图片',
    noImages: '还没有可以训练的图片。',
    noRun: '还没有开始。走一步或训练起来，这里就有数字和图。',
    reading: '正在读取。',
    readAt: (step, loss) => `训练 ${step} 步之后，下一批的损失是 ${loss}。训练时大约每半秒更新一次，不影响训练结果。`,
    sample: '测试图片的编号',
    previous: '上一张',
    next: '下一张',
    picture: (index, label) => `第 ${index} 张测试图片，标签是 ${label}`,
    truth: (label) => `标签：${label}`,
    outputs: '网络的输出',
    filters: '直接读图片的过滤器',
    noFilters: '这个网络没有直接读图片的权重，画不成图。',
    filterSheet: (name, shown, of) => `${name}：${of} 个中的前 ${shown} 个`,
    activations: '这张图片经过各层',
    someLayers: (shown, of) => `网络有 ${of} 层，从头到尾均匀地画出其中 ${shown} 层。`,
    mapSheet: (name, shape, shown, of) => `${name}，${shape}${shown === of ? '' : `，画出 ${of} 个中的 ${shown} 个`}`,
    updates: '梯度与更新',
    updatesHint:
      '更新比 = 下一步更新的长度 ÷ 权重的长度。经验上 10⁻³ 左右为宜：小得多，几乎不动；大得多，容易学坏。偏置从 0 开始，起初的比值总是偏大。',
    heads: { weight: '权重', size: '长度', gradient: '梯度长度', ratio: '更新比', scale: '10⁻⁶ 到 1' },
    verdicts: { none: '权重还是 0', small: '偏小', usual: '正常', large: '偏大' },
    measure: '画什么',
    measures: { ratio: '各卷积核与全连接权重的更新比', gradient: '各卷积核与全连接权重的梯度长度' },
    axes: { ratio: '更新比（对数）', gradient: '梯度长度（对数）' },
    rule: '经验值',
    ratioEmpty: '开着这一栏训练，曲线会随步数画出来。',
    examine: '现在测一次',
    examining: '正在测试',
    examHint: '开着这一栏时，每轮结束都会用前 1,000 张测试图片测一次；训练完成后用 10,000 张。',
    examined: (step, count, accuracy, loss) => `第 ${step} 步：${count} 张测试图片，准确率 ${accuracy}，损失 ${loss}。`,
    confusion: '混淆矩阵',
    worst: '最有把握的错误',
    worstHint: '点一张，就在“看内部”里看它怎样经过各层。',
    noMistakes: '没有错。',
    mistake: (index, truth, taken, confidence) => `第 ${index} 张：是 ${truth}，认成了 ${taken}，把握 ${confidence}`,
    bothFiles: '两个方案一起存',
    saveBoth: '存下两个方案 (.json)',
    openBoth: '打开存下的两个方案',
    fileOpened: (name) => `已打开 ${name}。撤销可以回到原来的两个方案。`,
    fileProblems: {
      unknown: '这不是在这里存下的两个方案，没有打开；原来的还在。只含一个设计的文件，用下面的按钮打开。',
      newer: '这个文件是用更新的版本存的，这里读不懂；原来的还在。',
      damaged: '这个文件不完整或已损坏，没有打开；原来的还在。',
    },
    ownFiles: (side) => `只存方案 ${side}`,
  },
  en: {
    runs: 'Designs A and B',
    caption:
      'A comparison tells something when one thing differs: copy A to B, change one setting of B, and train both on the same seed. Undo, links and files keep both designs.',
    sameSeed: 'Same seed',
    sameSeedHint: 'Weights of equal shape start from equal numbers, and images come in the same order.',
    both: 'Both designs',
    trainBoth: 'Train both',
    pauseBoth: 'Pause both',
    stepBoth: 'One step each',
    rewindBoth: 'Both back to the start',
    design: (side) => `Design ${side}`,
    controlsOf: (side) => `Train design ${side}`,
    network: 'Network',
    ownNetwork: 'A network of your own',
    copyTo: (side) => `Copy to ${side}`,
    totals: (parameters, macs) => `${parameters} parameters, ${macs} multiply-accumulates an image.`,
    cannotStand: 'This network cannot stand as it is; the review in the panel “Network” says why.',
    lossChart: 'Training loss of both designs',
    accuracyChart: 'Validation accuracy of both designs',
    workOn: 'Look at and change',
    panelsOf: (side) => `Panels of design ${side}`,
    panels: { network: 'Network', data: 'Data', inside: 'Inside', mistakes: 'Mistakes', files: 'Files' },
    taught: 'Images that the network is taught',
    taughtHint: 'The first 24 of the training set, exactly as training sees them; move the sliders above and watch.',
    wrongLabel: (taught, right) => `taught as ${taught}, is ${right}`,
    taughtImage: (number, label) => `Training image ${number}: ${label}`,
    classCounts: 'Images of each class',
    loadingImages: 'Loading images',
    noImages: 'There are no images to train on yet.',
    noRun: 'Not begun yet. Take one step or train, and numbers and pictures appear here.',
    reading: 'Reading.',
    readAt: (step, loss) =>
      `At step ${step} the loss of the next batch is ${loss}. Read about twice a second while it trains, without touching the training.`,
    sample: 'Number of the test image',
    previous: 'Previous',
    next: 'Next',
    picture: (index, label) => `Test image ${index}, labelled ${label}`,
    truth: (label) => `Label: ${label}`,
    outputs: 'Output of the network',
    filters: 'Filters that read the image itself',
    noFilters: 'No weights of this network read the image itself, so there is nothing to draw.',
    filterSheet: (name, shown, of) => `${name}: the first ${shown} of ${of}`,
    activations: 'This image on its way through the layers',
    someLayers: (shown, of) => `The network has ${of} layers; ${shown} of them are drawn, spread from first to last.`,
    mapSheet: (name, shape, shown, of) => `${name}, ${shape}${shown === of ? '' : `, ${shown} of ${of} drawn`}`,
    updates: 'Gradients and updates',
    updatesHint:
      'Update ratio = length of the next update ÷ length of the weights. About 10⁻³ is a rule of thumb: far below hardly anything moves, far above the training tends to break. Biases start from zero, so their ratios are large at first.',
    heads: { weight: 'Weights', size: 'Length', gradient: 'Gradient', ratio: 'Update ratio', scale: '10⁻⁶ to 1' },
    verdicts: { none: 'still zero', small: 'small', usual: 'usual', large: 'large' },
    measure: 'Draw',
    measures: { ratio: 'Update ratio of each kernel', gradient: 'Length of the gradient of each kernel' },
    axes: { ratio: 'update ratio (logarithmic)', gradient: 'length of the gradient (logarithmic)' },
    rule: 'rule of thumb',
    ratioEmpty: 'Train with this panel open, and the lines are drawn step by step.',
    examine: 'Test now',
    examining: 'Testing',
    examHint:
      'While this panel is open, the first 1,000 test images are tried after every epoch; 10,000 once the training is over.',
    examined: (step, count, accuracy, loss) =>
      `Step ${step}: ${count} test images, accuracy ${accuracy}, loss ${loss}.`,
    confusion: 'Confusion matrix',
    worst: 'Most confident mistakes',
    worstHint: 'Choose one to see its way through the layers in the panel “Inside”.',
    noMistakes: 'No mistakes.',
    mistake: (index, truth, taken, confidence) =>
      `Image ${index}: ${truth}, taken for ${taken}, confidence ${confidence}`,
    bothFiles: 'Both designs together',
    saveBoth: 'Save both designs (.json)',
    openBoth: 'Open two saved designs',
    fileOpened: (name) => `${name} is open. Undo brings the former designs back.`,
    fileProblems: {
      unknown:
        'These are not two designs saved here; nothing was opened, and yours are as they were. A file of one design is opened below.',
      newer: 'This file was saved by a newer version and cannot be read here; your designs are as they were.',
      damaged: 'This file is incomplete or damaged; nothing was opened, and your designs are as they were.',
    },
    ownFiles: (side) => `Design ${side} alone`,
  },
};
