// The words of the exhibit `duel`. Not responsible for: its text alternative (duel-describe.ts), class names
// (engine/catalog), sentences for errors (kit/sentences) or the prose around it.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { DuelTest, SetupNumber } from './duel.ts';
import type { ContestantPhase } from './duel-model.ts';
import type { ContestantId } from './setup.ts';

export interface DuelText {
  readonly test: string;
  readonly testName: Readonly<Record<DuelTest, string>>;
  readonly testNote: Readonly<Record<DuelTest, string>>;
  readonly name: Readonly<Record<ContestantId, string>>;
  readonly fullName: Readonly<Record<ContestantId, string>>;
  readonly phase: Readonly<Record<ContestantPhase, string>>;
  readonly setup: string;
  readonly dataset: string;
  readonly number: Readonly<Record<SetupNumber, string>>;
  readonly images: string;
  readonly learningRateHint: string;
  readonly earlyStopping: string;
  readonly earlyStoppingHint: string;
  readonly noValidation: string;
  readonly defaults: string;
  readonly design: {
    readonly summary: string;
    readonly hiddenLayers: string;
    readonly units: (layer: number) => string;
    readonly convolutions: string;
    readonly filters: (layer: number) => string;
    readonly kernel: string;
    readonly pool: string;
    readonly dense: string;
    readonly denseHint: string;
  };
  readonly code: string;
  readonly codeOf: (name: string) => string;
  readonly compileCode: string;
  readonly controls: {
    readonly label: string;
    readonly train: string;
    readonly goOn: string;
    readonly over: string;
    readonly pause: string;
    readonly step: string;
    readonly rewind: string;
    readonly stop: string;
    readonly retry: string;
    readonly restore: string;
  };
  readonly architecture: string;
  readonly progress: string;
  readonly parameters: string;
  readonly ofSteps: (step: string, total: string) => string;
  readonly recentLoss: string;
  readonly recentAccuracy: string;
  readonly speed: string;
  readonly perSecond: (images: string) => string;
  readonly time: string;
  readonly engineUsed: (backend: string) => string;
  readonly validation: string;
  readonly testAccuracy: string;
  readonly testAfter: string;
  readonly testing: (done: string, total: string) => string;
  readonly interval: (low: string, high: string, count: string) => string;
  readonly loading: string;
  readonly waitingForEngine: string;
  readonly resumed: (step: string) => string;
  readonly stoppedEarly: (epoch: string) => string;
  readonly unbuildable: (name: string) => string;
  readonly failedAt: (name: string, step: string) => string;
  readonly lastGood: (step: string) => string;
  readonly noLastGood: string;
  readonly lossChart: string;
  readonly accuracyChart: string;
  readonly stepAxis: string;
  readonly epochAxis: string;
  readonly lossAxis: string;
  readonly accuracyAxis: string;
  readonly meanOf: (batches: number) => string;
  readonly trainCurve: (name: string) => string;
  readonly validationCurve: (name: string) => string;
  readonly emptyCurve: string;
  readonly verdict: {
    readonly wins: (winner: string, loser: string, points: string) => string;
    readonly tooClose: string;
  };
  readonly mistakes: string;
  readonly confusion: (name: string) => string;
  readonly worst: (name: string) => string;
  readonly mistake: (index: number, label: string, predicted: string, confidence: string) => string;
  readonly noMistakes: string;
  readonly shift: {
    readonly step: string;
    readonly stepName: Readonly<Record<'1' | '2', string>>;
    readonly begin: string;
    readonly stop: string;
    readonly needsTraining: string;
    readonly needsPause: string;
    readonly progress: (name: string) => string;
    readonly heatmap: (name: string, count: string) => string;
    readonly down: string;
    readonly right: string;
    readonly cell: (dy: number, dx: number, accuracy: string) => string;
    readonly notYet: string;
    readonly curve: string;
    readonly curveAxis: string;
    readonly example: (dy: number, dx: number) => string;
    readonly chosen: (dy: number, dx: number) => string;
    readonly unshifted: string;
    readonly farthest: string;
  };
  readonly table: {
    readonly title: string;
    readonly pixels: string;
    readonly plain: string;
    readonly shuffled: string;
    readonly advantage: string;
    readonly points: (points: string) => string;
    readonly notYet: string;
  };
  readonly seeds: {
    readonly title: string;
    readonly begin: string;
    readonly stop: string;
    readonly toCome: (seeds: string) => string;
    readonly seed: string;
    readonly mean: string;
    readonly note: string;
  };
}

export const duelText: Localised<DuelText> = {
  zh: {
    test: '做什么',
    testName: { train: '训练', shift: '平移测试', shuffle: '打乱像素' },
    testNote: {
      train: '两个网络用同样的图片、同样的顺序、同样的种子一起训练。',
      shift: '训练好的网络不再改动，只把测试图片整体挪开几个像素，再看准确率。',
      shuffle: '所有图片用同一种方式打乱像素，然后两个网络从头训练。',
    },
    name: { mlp: 'MLP', cnn: 'CNN' },
    fullName: { mlp: '多层感知机', cnn: '卷积神经网络' },
    phase: {
      none: '尚未训练',
      opening: '正在准备数据',
      error: '出了问题',
      ready: '就绪',
      running: '训练中',
      paused: '已暂停',
      stopped: '已结束',
      finished: '训练完成',
      failed: '训练失败',
    },
    setup: '数据与训练',
    dataset: '数据集',
    number: { trainCount: '训练图片', epochs: '轮数', batchSize: '批大小', learningRate: '学习率', seed: '随机种子' },
    images: '张',
    learningRateHint: 'Adam 的常用值是 0.001。可以故意填大，看看会怎样。',
    earlyStopping: '提前停止',
    earlyStoppingHint: '验证损失不再下降就停，并取回最好的权重。',
    noValidation: '60,000 张全部用于训练，没有留下验证图片：没有验证曲线，也无法提前停止。',
    defaults: '恢复默认设置',
    design: {
      summary: '改动两个网络',
      hiddenLayers: '隐藏层数',
      units: (layer) => `第 ${layer} 隐藏层的单元`,
      convolutions: '卷积层数',
      filters: (layer) => `第 ${layer} 卷积层的过滤器`,
      kernel: '卷积核边长',
      pool: '每个卷积层后接 2 × 2 最大池化',
      dense: '全连接层的单元',
      denseHint: '0 表示不要这一层。',
    },
    code: '两个网络的 Keras 代码',
    codeOf: (name) => `${name} 的 Keras 代码`,
    compileCode: '编译与训练的 Keras 代码',
    controls: {
      label: '训练的控制',
      train: '训练两个网络',
      goOn: '继续训练',
      over: '训练已完成',
      pause: '暂停',
      step: '只走一批',
      rewind: '回到起点',
      stop: '结束',
      retry: '再试一次',
      restore: '取回最后的好权重',
    },
    architecture: '结构',
    progress: '进度',
    parameters: '参数',
    ofSteps: (step, total) => `第 ${step} / ${total} 步`,
    recentLoss: '损失（最近 50 批）',
    recentAccuracy: '准确率（最近 50 批）',
    speed: '速度',
    perSecond: (images) => `${images} 张/秒`,
    time: '训练用时',
    engineUsed: (backend) => `引擎：${backend}`,
    validation: '验证准确率',
    testAccuracy: '测试准确率',
    testAfter: '训练完成后测试',
    testing: (done, total) => `正在测试 ${done} / ${total}`,
    interval: (low, high, count) => `95% 置信区间 ${low}–${high}，${count} 张`,
    loading: '正在载入图片',
    waitingForEngine: '计算引擎正在启动；上面的结构、参数与代码已经准确可用。',
    resumed: (step) => `在这台设备上找到了上次的训练，停在第 ${step} 步。按“继续训练”接着来，结果与从未中断时一样。`,
    stoppedEarly: (epoch) => `第 ${epoch} 轮后提前停止：验证损失不再下降。`,
    unbuildable: (name) => `这个 ${name} 搭不起来`,
    failedAt: (name, step) => `${name} 在第 ${step} 步停了下来。`,
    lastGood: (step) => `最后一份完好的权重在第 ${step} 步。`,
    noLastGood: '还没有完好的权重可以取回。请调小学习率，再从起点训练。',
    lossChart: '训练损失',
    accuracyChart: '每轮的准确率',
    stepAxis: '步',
    epochAxis: '轮',
    lossAxis: '损失',
    accuracyAxis: '准确率',
    meanOf: (batches) => (batches === 1 ? '每个点是一批的损失。' : `每个点是 ${batches} 批的平均。`),
    trainCurve: (name) => `${name} 训练`,
    validationCurve: (name) => `${name} 验证`,
    emptyCurve: '训练开始后，曲线出现在这里。',
    verdict: {
      wins: (winner, loser, points) => `${winner} 比 ${loser} 高 ${points} 个百分点，超出了测试误差的范围。`,
      tooClose: '两者的置信区间重叠：这点差距可能只是运气。换几个种子再看。',
    },
    mistakes: '混淆矩阵与最离谱的错误',
    confusion: (name) => `${name} 的混淆矩阵`,
    worst: (name) => `${name} 错得最自信的图片`,
    mistake: (index, label, predicted, confidence) =>
      `测试图片 ${index}：其实是 ${label}，却以 ${confidence} 的把握认作 ${predicted}`,
    noMistakes: '一张都没有错。',
    shift: {
      step: '网格',
      stepName: { '1': '每 1 像素（81 处）', '2': '每 2 像素（25 处）' },
      begin: '开始平移测试',
      stop: '停止测试',
      needsTraining: '先训练两个网络，才有可测的东西。',
      needsPause: '训练正在进行。暂停或等它完成，再做平移测试。',
      progress: (name) => `${name}：测过的位置`,
      heatmap: (name, count) => `${name}：每个平移下的准确率（%），每格 ${count} 张测试图片`,
      down: '下移 dy',
      right: '右移 dx',
      cell: (dy, dx, accuracy) => `下移 ${dy}、右移 ${dx}：${accuracy}`,
      notYet: '尚未测试',
      curve: '只左右平移（dy = 0）时的准确率',
      curveAxis: '右移 dx（像素）',
      example: (dy, dx) => `一张数字，下移 ${dy}、右移 ${dx} 像素`,
      chosen: (dy, dx) => `下移 ${dy}、右移 ${dx} 像素`,
      unshifted: '不动',
      farthest: '最外一圈平均',
    },
    table: {
      title: '正常与打乱：测试准确率',
      pixels: '像素',
      plain: '各就各位',
      shuffled: '打乱一次',
      advantage: 'CNN 的优势',
      points: (points) => `${points} 个百分点`,
      notYet: '尚未训练',
    },
    seeds: {
      title: '换种子重复',
      begin: '用种子 1、2、3 各训练一遍',
      stop: '停止重复',
      toCome: (seeds) => `还要训练的种子：${seeds}`,
      seed: '种子',
      mean: '平均',
      note: '一条曲线只是一次抽样。换一个种子，起点和批次的顺序都会变。',
    },
  },
  en: {
    test: 'What to do',
    testName: { train: 'Train', shift: 'Shift test', shuffle: 'Shuffle pixels' },
    testNote: {
      train: 'Both networks train together on the same images, in the same order, from the same seed.',
      shift:
        'The trained networks stay as they are; only the test images move by a few pixels. What is left of the accuracy?',
      shuffle: 'The pixels of every image are shuffled in the same way, and both networks train from the start.',
    },
    name: { mlp: 'MLP', cnn: 'CNN' },
    fullName: { mlp: 'multilayer perceptron', cnn: 'convolutional network' },
    phase: {
      none: 'not trained yet',
      opening: 'preparing data',
      error: 'in trouble',
      ready: 'ready',
      running: 'training',
      paused: 'paused',
      stopped: 'ended',
      finished: 'trained',
      failed: 'failed',
    },
    setup: 'Data and training',
    dataset: 'Data set',
    number: {
      trainCount: 'Training images',
      epochs: 'Epochs',
      batchSize: 'Batch size',
      learningRate: 'Learning rate',
      seed: 'Seed',
    },
    images: 'images',
    learningRateHint: 'Adam’s usual value is 0.001. Set it far too high and see what happens.',
    earlyStopping: 'Early stopping',
    earlyStoppingHint: 'Stops when the validation loss no longer falls, and takes the best weights back.',
    noValidation:
      'All 60,000 images are used for training, none are left for validation: no validation curve, no early stopping.',
    defaults: 'Back to the defaults',
    design: {
      summary: 'Change the two networks',
      hiddenLayers: 'Hidden layers',
      units: (layer) => `Units of hidden layer ${layer}`,
      convolutions: 'Convolutional layers',
      filters: (layer) => `Filters of convolution ${layer}`,
      kernel: 'Side of the kernels',
      pool: '2 × 2 max pooling after each convolution',
      dense: 'Units of the dense layer',
      denseHint: '0 leaves it out.',
    },
    code: 'Keras code of both networks',
    codeOf: (name) => `Keras code of the ${name}`,
    compileCode: 'Keras code to compile and train',
    controls: {
      label: 'Training controls',
      train: 'Train both networks',
      goOn: 'Continue training',
      over: 'Training is over',
      pause: 'Pause',
      step: 'One batch',
      rewind: 'Rewind',
      stop: 'End here',
      retry: 'Try again',
      restore: 'Take back the last good weights',
    },
    architecture: 'Architecture',
    progress: 'Progress',
    parameters: 'Parameters',
    ofSteps: (step, total) => `step ${step} of ${total}`,
    recentLoss: 'Loss (last 50 batches)',
    recentAccuracy: 'Accuracy (last 50 batches)',
    speed: 'Speed',
    perSecond: (images) => `${images} images/s`,
    time: 'Time trained',
    engineUsed: (backend) => `engine: ${backend}`,
    validation: 'Validation accuracy',
    testAccuracy: 'Test accuracy',
    testAfter: 'tested after training',
    testing: (done, total) => `testing ${done} of ${total}`,
    interval: (low, high, count) => `95 % interval ${low}–${high}, ${count} images`,
    loading: 'Loading images',
    waitingForEngine: 'The engine is starting; the architectures, parameter counts and code above are already exact.',
    resumed: (step) =>
      `The training you left on this device was found at step ${step}. Continue it: the result will be the same as if it had never stopped.`,
    stoppedEarly: (epoch) => `Stopped early after epoch ${epoch}: the validation loss no longer fell.`,
    unbuildable: (name) => `This ${name} can’t be built`,
    failedAt: (name, step) => `The ${name} stopped at step ${step}.`,
    lastGood: (step) => `The last sound weights are from step ${step}.`,
    noLastGood: 'There are no sound weights to take back yet. Lower the learning rate and train from the start.',
    lossChart: 'Training loss',
    accuracyChart: 'Accuracy by epoch',
    stepAxis: 'step',
    epochAxis: 'epoch',
    lossAxis: 'loss',
    accuracyAxis: 'accuracy',
    meanOf: (batches) =>
      batches === 1 ? 'Each point is the loss of one batch.' : `Each point is the mean of ${batches} batches.`,
    trainCurve: (name) => `${name} training`,
    validationCurve: (name) => `${name} validation`,
    emptyCurve: 'The curves appear here once training starts.',
    verdict: {
      wins: (winner, loser, points) =>
        `The ${winner} is ${points} percentage points above the ${loser}, more than the uncertainty of the test.`,
      tooClose: 'The two intervals overlap: a difference this small may be luck. Look at more seeds.',
    },
    mistakes: 'Confusion matrices and worst mistakes',
    confusion: (name) => `Confusion matrix of the ${name}`,
    worst: (name) => `What the ${name} got wrong with most confidence`,
    mistake: (index, label, predicted, confidence) =>
      `Test image ${index}: ${label}, taken for ${predicted} with ${confidence} confidence`,
    noMistakes: 'Not a single mistake.',
    shift: {
      step: 'Grid',
      stepName: { '1': 'every pixel (81 shifts)', '2': 'every 2 pixels (25 shifts)' },
      begin: 'Start the shift test',
      stop: 'Stop the test',
      needsTraining: 'Train the two networks first; there is nothing to test yet.',
      needsPause: 'Training is going on. Pause it or let it finish before the shift test.',
      progress: (name) => `${name}: shifts measured`,
      heatmap: (name, count) => `${name}: accuracy (%) at each shift, ${count} test images a cell`,
      down: 'down dy',
      right: 'right dx',
      cell: (dy, dx, accuracy) => `${dy} down, ${dx} right: ${accuracy}`,
      notYet: 'not measured yet',
      curve: 'Accuracy when moved sideways only (dy = 0)',
      curveAxis: 'right dx (pixels)',
      example: (dy, dx) => `A digit moved ${dy} down and ${dx} right`,
      chosen: (dy, dx) => `${dy} down, ${dx} right`,
      unshifted: 'unmoved',
      farthest: 'mean of the outermost ring',
    },
    table: {
      title: 'In place against shuffled: test accuracy',
      pixels: 'Pixels',
      plain: 'in place',
      shuffled: 'shuffled once',
      advantage: 'Advantage of the CNN',
      points: (points) => `${points} points`,
      notYet: 'not trained yet',
    },
    seeds: {
      title: 'Repeat with other seeds',
      begin: 'Train with seeds 1, 2 and 3',
      stop: 'Stop repeating',
      toCome: (seeds) => `Seeds still to train: ${seeds}`,
      seed: 'Seed',
      mean: 'mean',
      note: 'A curve is a sample. Another seed means other initial weights and another order of batches.',
    },
  },
};
