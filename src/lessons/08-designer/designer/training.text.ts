// The words of training in the designer. Not responsible for: sentences about engine and plan (kit/sentences).
import type { Localised } from '../../../kit/locale/locale.ts';
import type { PlanChoice, SPOILERS } from './plan-choice.ts';
import type { Phase } from './training-model.ts';

export interface TrainingText {
  readonly title: string;
  readonly plan: string;
  readonly fields: Readonly<Record<keyof PlanChoice, string>>;
  readonly spoilers: string;
  readonly spoilerHints: Readonly<Record<(typeof SPOILERS)[number], string>>;
  readonly countHint: string;
  readonly controls: string;
  readonly train: string;
  readonly trainNeeds: (bytes: string) => string;
  readonly goOn: string;
  readonly over: string;
  readonly pause: string;
  readonly step: string;
  readonly rewind: string;
  readonly stop: string;
  readonly again: (seed: string) => string;
  readonly loading: string;
  readonly progress: string;
  readonly testing: string;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly stepOf: (step: string, total: string) => string;
  readonly lossIs: (loss: string) => string;
  readonly speed: (images: string) => string;
  readonly bestIs: (epoch: string, accuracy: string) => string;
  readonly testIs: (accuracy: string, count: string) => string;
  readonly lossChart: string;
  readonly accuracyChart: string;
  readonly stepAxis: string;
  readonly lossAxis: string;
  readonly epochAxis: string;
  readonly accuracyAxis: string;
  readonly lossLine: string;
  readonly recordedLine: string;
  readonly trainLine: string;
  readonly validationLine: string;
  readonly emptyChart: string;
  readonly confusion: string;
  readonly memory: (bytes: string) => string;
  readonly tooLarge: (bytes: string, limit: string) => string;
  readonly notTrainable: string;
  readonly noImages: string;
  readonly failedAt: (step: string) => string;
  readonly smallerRate: (rate: string) => string;
  readonly smallerBatch: (batch: string) => string;
  readonly moveTo: (backend: string) => string;
}

export const trainingText: Localised<TrainingText> = {
  zh: {
    title: '训练',
    plan: '训练计划',
    fields: {
      optimizer: '优化器',
      rate: '学习率',
      batch: '批大小',
      epochs: '轮数',
      count: '训练图片数',
      seed: '随机种子',
      labelNoise: '错误标签',
      imageNoise: '图片噪声',
      imbalance: '类别不均衡',
    },
    spoilers: '故意弄坏训练数据',
    spoilerHints: {
      labelNoise: '训练图片里标签换成别的类的比例。',
      imageNoise: '每个像素加上的噪声的标准差，100% 是从黑到白。',
      imbalance: '最后一类比第一类少这么多，中间各类按等比递减；图片总数不变。',
    },
    countHint: '取数据集里最前面的那些，另取 1,000 张作验证。',
    controls: '训练的操作',
    train: '训练',
    trainNeeds: (bytes) => `训练（要 ${bytes} 内存）`,
    goOn: '继续',
    over: '已训练完',
    pause: '暂停',
    step: '走一步',
    rewind: '从头再来',
    stop: '结束',
    again: (seed) => `换随机种子 ${seed} 再来`,
    loading: '正在载入图片',
    progress: '训练进度',
    testing: '正在用测试图片测量',
    phases: {
      none: '还没有训练。',
      opening: '正在准备。',
      ready: '可以开始训练。',
      running: '正在训练。',
      paused: '训练已暂停。',
      stopped: '训练提前结束。',
      finished: '训练完成。',
      failed: '训练失败。',
    },
    stepOf: (step, total) => `第 ${step} 步，共 ${total} 步。`,
    lossIs: (loss) => `最近的损失 ${loss}。`,
    speed: (images) => `每秒 ${images} 张图片。`,
    bestIs: (epoch, accuracy) => `验证最好的是第 ${epoch} 轮，准确率 ${accuracy}；它的权重已留下。`,
    testIs: (accuracy, count) => `测试准确率 ${accuracy}（${count} 张测试图片，用最好那一轮的权重）。`,
    lossChart: '每一批的损失',
    accuracyChart: '每一轮的准确率',
    stepAxis: '步',
    lossAxis: '损失',
    epochAxis: '轮',
    accuracyAxis: '准确率',
    lossLine: '训练损失',
    recordedLine: '记录的曲线',
    trainLine: '训练',
    validationLine: '验证',
    emptyChart: '开始训练后，曲线会画在这里。',
    confusion: '测试图片的混淆矩阵',
    memory: (bytes) => `训练约需 ${bytes} 内存。`,
    tooLarge: (bytes, limit) =>
      `照现在的计划，训练这个网络约需 ${bytes} 内存，这台设备上最多能用 ${limit}。可以减小批、减少单元或过滤器；图和参数照样可看。`,
    notTrainable: '先解决检查里的错误，才能训练。',
    noImages: '自己的图片齐了才能训练：至少两类，每类至少三张。',
    failedAt: (step) => `训练在第 ${step} 步失败`,
    smallerRate: (rate) => `学习率改为 ${rate}`,
    smallerBatch: (batch) => `批大小改为 ${batch}`,
    moveTo: (backend) => `换用 ${backend} 继续`,
  },
  en: {
    title: 'Training',
    plan: 'Plan of the training',
    fields: {
      optimizer: 'optimizer',
      rate: 'learning rate',
      batch: 'batch size',
      epochs: 'epochs',
      count: 'training images',
      seed: 'random seed',
      labelNoise: 'wrong labels',
      imageNoise: 'image noise',
      imbalance: 'class imbalance',
    },
    spoilers: 'Spoil the training data',
    spoilerHints: {
      labelNoise: 'Part of the training images whose label is another class.',
      imageNoise: 'Standard deviation of the noise on each pixel; 100% is the way from black to white.',
      imbalance: 'So much rarer is the last class than the first, others in between; the number of images stays.',
    },
    countHint: 'The first ones of the set; another 1,000 validate.',
    controls: 'Train',
    train: 'Train',
    trainNeeds: (bytes) => `Train (would take ${bytes})`,
    goOn: 'Continue',
    over: 'Trained',
    pause: 'Pause',
    step: 'One step',
    rewind: 'Back to the start',
    stop: 'End',
    again: (seed) => `Again with seed ${seed}`,
    loading: 'Loading images',
    progress: 'Progress of the training',
    testing: 'Measuring on the test images',
    phases: {
      none: 'Not trained yet.',
      opening: 'Getting ready.',
      ready: 'Ready to train.',
      running: 'Training.',
      paused: 'Training is paused.',
      stopped: 'Training was ended early.',
      finished: 'Training is complete.',
      failed: 'Training failed.',
    },
    stepOf: (step, total) => `Step ${step} of ${total}.`,
    lossIs: (loss) => `Recent loss ${loss}.`,
    speed: (images) => `${images} images a second.`,
    bestIs: (epoch, accuracy) => `Epoch ${epoch} validated best, with accuracy ${accuracy}; its weights are kept.`,
    testIs: (accuracy, count) =>
      `Test accuracy ${accuracy} (${count} test images, weights of the epoch that validated best).`,
    lossChart: 'Loss of each batch',
    accuracyChart: 'Accuracy of each epoch',
    stepAxis: 'step',
    lossAxis: 'loss',
    epochAxis: 'epoch',
    accuracyAxis: 'accuracy',
    lossLine: 'training loss',
    recordedLine: 'recorded',
    trainLine: 'training',
    validationLine: 'validation',
    emptyChart: 'Curves appear here once training has begun.',
    confusion: 'Confusion matrix of the test images',
    memory: (bytes) => `Training takes about ${bytes} of memory.`,
    tooLarge: (bytes, limit) =>
      `With this plan, training the network takes about ${bytes} of memory; up to ${limit} can be used on this device. Make the batch smaller, or use fewer units or filters. Drawing and counts stay as they are.`,
    noImages: 'Training waits for your images: at least two classes with three images each.',
    notTrainable: 'Mend the errors in the review first; then it can be trained.',
    failedAt: (step) => `Training failed at step ${step}`,
    smallerRate: (rate) => `Learning rate ${rate}`,
    smallerBatch: (batch) => `Batch size ${batch}`,
    moveTo: (backend) => `Go on with ${backend}`,
  },
};
