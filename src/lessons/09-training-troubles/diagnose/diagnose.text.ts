// The words of the exhibit `diagnose` but for its illnesses. Not responsible for: those (causes.text.ts, mixups.text.ts),
// the text alternative (diagnose-describe.ts), caption and prose.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { ExamId } from './diagnose.ts';

export interface DiagnoseText {
  readonly settings: string;
  readonly seed: string;
  readonly patient: string;
  readonly patientName: (patient: number) => string;
  /** A patient whose illness was found. */
  readonly solvedName: (patient: number) => string;
  readonly score: (found: number, all: number, first: number) => string;
  readonly actions: string;
  readonly train: string;
  readonly retry: string;
  readonly training: string;
  readonly stop: string;
  readonly lossChart: string;
  readonly lossAxis: (batches: number) => string;
  readonly lossAxisLog: (batches: number) => string;
  readonly imagesAxis: string;
  readonly chance: string;
  readonly sickLine: string;
  readonly rawLine: string;
  readonly wellLine: string;
  readonly failed: (step: string, isNaN: boolean, loss: string) => string;
  readonly examsLegend: string;
  readonly exams: Readonly<Record<ExamId, string>>;
  readonly untrained: string;
  readonly firstLoss: string;
  readonly chanceLoss: string;
  readonly startNote: string;
  readonly sizes: (images: string, perStep: string, steps: string) => string;
  readonly picturesNote: string;
  readonly picture: (digit: number, isTrue: boolean) => string;
  readonly labelled: (digit: number) => string;
  readonly epochLossChart: string;
  readonly epochAccuracyChart: string;
  readonly epoch: string;
  readonly loss: string;
  readonly accuracy: string;
  readonly trainLine: string;
  readonly validationLine: string;
  readonly noEpoch: string;
  readonly confusion: (count: string, accuracy: string) => string;
  readonly dead: string;
  readonly gradients: string;
  readonly moved: string;
  readonly lastSound: string;
  readonly diagnosis: string;
  readonly wrongTitle: (name: string) => string;
  readonly rightTitle: (name: string) => string;
  readonly notYet: string;
  readonly before: string;
  readonly after: string;
  readonly mend: string;
  readonly mending: string;
  readonly result: string;
  readonly resultColumns: readonly [
    which: string,
    steps: string,
    loss: string,
    validationLoss: string,
    accuracy: string,
  ];
  readonly beforeMend: string;
  readonly afterMend: string;
}

export const diagnoseText: Localised<DiagnoseText> = {
  zh: {
    settings: '诊所',
    seed: '种子',
    patient: '病人',
    patientName: (patient) => `${patient} 号`,
    solvedName: (patient) => `${patient} 号 ✓`,
    score: (found, all, first) => `已确诊 ${found} / ${all}，其中一次就诊断对的 ${first} 位。`,
    actions: '训练',
    train: '训练这位病人',
    retry: '再试一次',
    training: '已训练的步数',
    stop: '停下',
    lossChart: '每一批的训练损失',
    lossAxis: (batches) => (batches === 1 ? '损失（单批）' : `损失（每点 ${batches} 批的平均，淡线是单批）`),
    lossAxisLog: (batches) =>
      batches === 1 ? '损失（对数刻度，单批）' : `损失（对数刻度，每点 ${batches} 批的平均，淡线是单批）`,
    imagesAxis: '看过的图片',
    chance: '瞎猜：ln 10',
    sickLine: '生病时',
    rawLine: '单批',
    wellLine: '治好后',
    failed: (step, isNaN, loss) =>
      isNaN ? `第 ${step} 步的损失是 NaN，训练无法继续。` : `第 ${step} 步的损失是 ${loss}，引擎停下了训练。`,
    examsLegend: '要求做的检查',
    exams: {
      start: '第一个损失',
      batch: '头几张图片和标签',
      epochs: '训练与验证',
      confusion: '混淆矩阵',
      units: '死掉的单元',
      gradients: '梯度的大小',
      moved: '权重动了多少',
    },
    untrained: '检查要在训练之后做。',
    firstLoss: '第一批的损失',
    chanceLoss: 'ln 10，十类瞎猜的损失',
    startNote: '它在任何更新之前算出：网络什么都不知道时，应当在 ln 10 附近。',
    sizes: (images, perStep, steps) =>
      `训练图片 ${images} 张，每步 ${perStep} 张，每轮 ${steps} 步。按训练的顺序，最先来的是：`,
    picturesNote: '图下的数字是训练时告诉网络的标签。',
    picture: (digit, isTrue) => `训练图片，标签是 ${digit}${isTrue ? '' : '，与图不符'}`,
    labelled: (digit) => `${digit}`,
    epochLossChart: '每一轮的训练损失与验证损失',
    epochAccuracyChart: '每一轮的训练准确率与验证准确率',
    epoch: '轮',
    loss: '损失',
    accuracy: '准确率',
    trainLine: '训练',
    validationLine: '验证',
    noEpoch: '一轮都没有走完，没有验证可看。',
    confusion: (count, accuracy) => `${count} 张测试图片上的混淆矩阵，准确率 ${accuracy}`,
    dead: '每个隐藏层里，对 100 张测试图片全都输出 0 的单元',
    gradients: '第一类的分数对各隐藏层输出的导数，绝对值的平均',
    moved: '每层的核离开起点多远：|w − w₀| / |w₀|',
    lastSound: '训练失败了，这里看的是最后一份还正常的权重。',
    diagnosis: '你的诊断',
    wrongTitle: (name) => `不是“${name}”`,
    rightTitle: (name) => `正是：${name}`,
    notYet: '先训练这位病人，才看得到它身上的证据。',
    before: '病根',
    after: '药方',
    mend: '用药，再训练一遍',
    mending: '同样的种子，正在训练治好的网络',
    result: '用药前后',
    resultColumns: ['网络', '步数', '训练损失', '验证损失', '验证准确率'],
    beforeMend: '用药前',
    afterMend: '用药后',
  },
  en: {
    settings: 'The clinic',
    seed: 'Seed',
    patient: 'Patient',
    patientName: (patient) => `${patient}`,
    solvedName: (patient) => `${patient} ✓`,
    score: (found, all, first) => `${found} of ${all} found, ${first} of them at the first try.`,
    actions: 'Training',
    train: 'Train this patient',
    retry: 'Try again',
    training: 'Steps trained',
    stop: 'Stop',
    lossChart: 'Training loss, batch by batch',
    lossAxis: (batches) =>
      batches === 1 ? 'loss (single batches)' : `loss (mean of ${batches} batches a point; pale: single batches)`,
    lossAxisLog: (batches) =>
      batches === 1
        ? 'loss (log scale, single batches)'
        : `loss (log scale, mean of ${batches} batches a point; pale: single batches)`,
    imagesAxis: 'pictures seen',
    chance: 'guessing: ln 10',
    sickLine: 'ill',
    rawLine: 'single batches',
    wellLine: 'mended',
    failed: (step, isNaN, loss) =>
      isNaN
        ? `The loss of step ${step} is NaN; training cannot go on.`
        : `The loss of step ${step} is ${loss}; the engine stopped the training.`,
    examsLegend: 'Examinations',
    exams: {
      start: 'The first loss',
      batch: 'First pictures and labels',
      epochs: 'Training and validation',
      confusion: 'Confusion matrix',
      units: 'Dead units',
      gradients: 'Sizes of gradients',
      moved: 'How far weights moved',
    },
    untrained: 'Examinations come after training.',
    firstLoss: 'Loss of the first batch',
    chanceLoss: 'ln 10, the loss of guessing',
    startNote: 'It is computed before any update: a network that knows nothing should be near ln 10.',
    sizes: (images, perStep, steps) =>
      `${images} pictures to train on, ${perStep} a step, ${steps} steps an epoch. In the order of training, the first are:`,
    picturesNote: 'Under each picture: the label that training was told.',
    picture: (digit, isTrue) => `Training picture labelled ${digit}${isTrue ? '' : ', which it is not'}`,
    labelled: (digit) => `${digit}`,
    epochLossChart: 'Training and validation loss by epoch',
    epochAccuracyChart: 'Training and validation accuracy by epoch',
    epoch: 'epoch',
    loss: 'loss',
    accuracy: 'accuracy',
    trainLine: 'training',
    validationLine: 'validation',
    noEpoch: 'Not one epoch was completed, so there is no validation to look at.',
    confusion: (count, accuracy) => `Confusion matrix of ${count} test pictures, accuracy ${accuracy}`,
    dead: 'Units of each hidden layer that put out 0 for all of 100 test pictures',
    gradients: 'Derivative of the first class’s score by each hidden layer’s outputs, mean size',
    moved: 'How far each kernel is from its start: |w − w₀| / |w₀|',
    lastSound: 'Training failed; these are the last weights that were sound.',
    diagnosis: 'Your diagnosis',
    wrongTitle: (name) => `Not this: ${name}`,
    rightTitle: (name) => `Right: ${name}`,
    notYet: 'Train the patient first, to see the evidence it shows.',
    before: 'What made it ill',
    after: 'The mend',
    mend: 'Apply the mend and train again',
    mending: 'Training the mended network on the same seed',
    result: 'Before and after the mend',
    resultColumns: ['Network', 'Steps', 'Training loss', 'Validation loss', 'Validation accuracy'],
    beforeMend: 'Before',
    afterMend: 'After',
  },
};
