// The words of the experiment card and of the list of kept experiments. Not responsible for: training.text.ts.
import type { Localised } from '../../../../kit/locale/locale.ts';
import type { Factor, Metric } from './compare.ts';
import type { ExperimentVerdict } from './experiment.ts';

export interface ExperimentsText {
  readonly card: string;
  readonly cardHint: string;
  readonly question: string;
  readonly questionExample: string;
  readonly predicted: string;
  readonly why: string;
  readonly commit: string;
  readonly committed: string;
  readonly tooLate: string;
  readonly keep: string;
  readonly noPrediction: string;
  readonly predictionIs: (accuracy: string) => string;
  readonly waiting: string;
  readonly failed: string;
  readonly outcome: (measured: string, points: string, direction: 'above' | 'below' | 'exact') => string;
  readonly measuredOnly: (measured: string) => string;
  readonly verdict: string;
  readonly verdicts: Readonly<Record<ExperimentVerdict, string>>;
  readonly observation: string;
  readonly list: string;
  readonly table: string;
  readonly empty: string;
  readonly notKept: string;
  readonly metric: string;
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly chart: (metric: string) => string;
  readonly emptyChart: string;
  readonly epoch: string;
  readonly heads: {
    readonly experiment: string;
    readonly parameters: string;
    readonly macs: string;
    readonly predicted: string;
    readonly validation: string;
    readonly test: string;
    readonly time: string;
    readonly verdict: string;
    readonly actions: string;
  };
  readonly factors: Readonly<Record<Factor, string>>;
  readonly common: (parts: string) => string;
  readonly part: (factor: string, value: string) => string;
  readonly letters: string;
  readonly nameOf: (name: string) => string;
  readonly show: (name: string) => string;
  readonly fullChart: string;
  readonly open: string;
  readonly openNamed: (name: string) => string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly deleted: (name: string) => string;
  readonly undo: string;
  readonly onView: string;
  readonly files: string;
  readonly csv: string;
  readonly json: string;
  readonly ownNetwork: (layers: string) => string;
  readonly ownImages: string;
  readonly randomStart: string;
  readonly fileStart: string;
  readonly notRun: string;
  readonly describe: (count: string) => string;
  readonly describeOne: (name: string, predicted: string | null, test: string | null) => string;
}

export const experimentsText: Localised<ExperimentsText> = {
  zh: {
    card: '实验卡',
    cardHint: '先写下问题和预测，再训练：预测一旦定下就不能再改，这样才知道自己懂了多少。不写也可以直接训练。',
    question: '问题',
    questionExample: '例如：去掉一半过滤器，准确率会掉多少？',
    predicted: '预测的测试准确率',
    why: '为什么',
    commit: '定下预测',
    committed: '预测已定下，训练之后再看。',
    tooLate: '训练已经开始，现在再预测就是事后诸葛亮了。结果仍可留在列表里。',
    keep: '把结果留在列表里',
    noPrediction: '这次训练前没有写预测。',
    predictionIs: (accuracy) => `预测：测试准确率 ${accuracy}。`,
    waiting: '训练并测试之后，结果会写在这里。',
    failed: '训练失败了，没有测到准确率。这也是一个结果。',
    outcome: (measured, points, direction) =>
      direction === 'exact'
        ? `实测 ${measured}，与预测一致。`
        : `实测 ${measured}，比预测${direction === 'above' ? '高' : '低'} ${points} 个百分点。`,
    measuredOnly: (measured) => `实测 ${measured}。`,
    verdict: '预测对了吗',
    verdicts: { open: '还没定', right: '对', partly: '部分对', wrong: '不对' },
    observation: '从中学到什么',
    list: '留下的实验',
    table: '实验对照表',
    empty: '还没有实验。训练完一个网络，它的曲线和结果就会留在这里，可以与别的实验画在同一张图上比较。',
    notKept: '浏览器不让保存，关掉页面后这些实验就没有了。可以先导出。',
    metric: '比较什么',
    metrics: {
      validationAccuracy: '验证准确率',
      validationLoss: '验证损失',
      trainAccuracy: '训练准确率',
      trainLoss: '训练损失',
    },
    chart: (metric) => `各实验的${metric}`,
    emptyChart: '勾选实验，它的曲线就画在这里。',
    epoch: '轮',
    heads: {
      experiment: '实验',
      parameters: '参数',
      macs: '乘加次数',
      predicted: '预测',
      validation: '最好的验证',
      test: '测试',
      time: '用时',
      verdict: '判断',
      actions: '操作',
    },
    factors: {
      dataset: '数据集',
      network: '网络',
      optimizer: '优化器',
      rate: '学习率',
      batch: '批大小',
      epochs: '轮数',
      count: '训练图片数',
      seed: '随机种子',
      labelNoise: '错标签',
      imageNoise: '噪声',
      imbalance: '类别不均',
      start: '初始权重',
    },
    common: (parts) => `图上的实验相同之处：${parts}。`,
    part: (factor, value) => `${factor} ${value}`,
    letters:
      'C 卷积，P 池化，F 扁平化，D 全连接，BN 批归一化，GAP 全局平均池化；数字是过滤器数、窗口大小或单元数；括号里是 3×3 以外的卷积核，斜线后是步幅。',
    nameOf: (name) => `${name} 的名字`,
    show: (name) => `把 ${name} 画在图上`,
    fullChart: '图上最多八条曲线；先取下一条，才能再放一条。',
    open: '打开',
    openNamed: (name) => `打开 ${name}`,
    remove: '删除',
    removeNamed: (name) => `删除 ${name}`,
    deleted: (name) => `已删除“${name}”。`,
    undo: '撤销删除',
    onView: '正在看',
    files: '导出实验',
    csv: '实验表 (.csv)',
    json: '全部实验 (.json)',
    ownNetwork: (layers) => `${layers} 层的网络`,
    ownImages: '自己的图片',
    randomStart: '随机',
    fileStart: '来自文件',
    notRun: '未完成',
    describe: (count) => `留下 ${count} 个实验。`,
    describeOne: (name, predicted, test) =>
      `${name}：${predicted === null ? '' : `预测 ${predicted}，`}${test === null ? '还没有测试结果' : `测试 ${test}`}。`,
  },
  en: {
    card: 'Experiment card',
    cardHint:
      'Write down a question and a prediction, then train. Once committed, a prediction stays as it is: only so does it show what you understand. Training works without one, too.',
    question: 'Question',
    questionExample: 'For example: how much accuracy is lost with half the filters?',
    predicted: 'Predicted test accuracy',
    why: 'Why',
    commit: 'Commit the prediction',
    committed: 'The prediction stands; now train.',
    tooLate: 'Training has begun, and a prediction now would be hindsight. The result can still be kept in the list.',
    keep: 'Keep the result in the list',
    noPrediction: 'Trained without a prediction.',
    predictionIs: (accuracy) => `Predicted: test accuracy ${accuracy}.`,
    failed: 'Training failed, so nothing was measured. That is a result, too.',
    waiting: 'Once training and testing are over, what came of it stands here.',
    outcome: (measured, points, direction) =>
      direction === 'exact'
        ? `Measured ${measured}: just as predicted.`
        : `Measured ${measured}: ${points} percentage points ${direction} the prediction.`,
    measuredOnly: (measured) => `Measured ${measured}.`,
    verdict: 'Was the prediction right',
    verdicts: { open: 'Not yet', right: 'Yes', partly: 'In part', wrong: 'No' },
    observation: 'What I learnt',
    list: 'Kept experiments',
    table: 'Table of experiments',
    empty:
      'No experiments yet. Train a network, and its curves and results stay here, to be compared with others on one chart.',
    notKept: 'The browser keeps nothing here: these experiments are gone once the page is closed. Export them first.',
    metric: 'Compare',
    metrics: {
      validationAccuracy: 'Validation accuracy',
      validationLoss: 'Validation loss',
      trainAccuracy: 'Training accuracy',
      trainLoss: 'Training loss',
    },
    chart: (metric) => `${metric} of the experiments`,
    emptyChart: 'Tick an experiment, and its curve is drawn here.',
    epoch: 'epoch',
    heads: {
      experiment: 'experiment',
      parameters: 'parameters',
      macs: 'MACs',
      predicted: 'predicted',
      validation: 'best validation',
      test: 'test',
      time: 'time',
      verdict: 'verdict',
      actions: 'actions',
    },
    factors: {
      dataset: 'data set',
      network: 'network',
      optimizer: 'optimizer',
      rate: 'learning rate',
      batch: 'batch size',
      epochs: 'epochs',
      count: 'training images',
      seed: 'random seed',
      labelNoise: 'wrong labels',
      imageNoise: 'noise',
      imbalance: 'uneven classes',
      start: 'first weights',
    },
    common: (parts) => `The same in all on the chart: ${parts}.`,
    part: (factor, value) => `${factor} ${value}`,
    letters:
      'C convolution, P pooling, F flatten, D dense, BN batch normalisation, GAP global average pooling; numbers are filters, window sizes or units, in brackets a kernel other than 3 × 3, after a slash the stride.',
    nameOf: (name) => `Name of ${name}`,
    show: (name) => `Show ${name} on the chart`,
    fullChart: 'The chart holds eight curves; take one off to put another on.',
    open: 'Open',
    openNamed: (name) => `Open ${name}`,
    remove: 'Delete',
    removeNamed: (name) => `Delete ${name}`,
    deleted: (name) => `“${name}” is deleted.`,
    undo: 'Undo the deletion',
    onView: 'on view',
    files: 'Export experiments',
    csv: 'Table (.csv)',
    json: 'Everything (.json)',
    ownNetwork: (layers) => `Network of ${layers} layers`,
    ownImages: 'own images',
    randomStart: 'random',
    fileStart: 'from a file',
    notRun: 'unfinished',
    describe: (count) => `Experiments kept: ${count}.`,
    describeOne: (name, predicted, test) =>
      `${name}: ${predicted === null ? '' : `predicted ${predicted}, `}${test === null ? 'not tested yet' : `test ${test}`}.`,
  },
};
