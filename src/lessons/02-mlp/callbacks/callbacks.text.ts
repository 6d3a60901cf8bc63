// The words of the exhibit `callbacks`. Not responsible for: its text alternative (describe.ts) or the prose around it.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { FileChoice, Picture } from './callbacks.ts';
import { BATCH, EPOCHS, LEARNING_RATE, TRAIN_COUNT, UNITS, VALIDATION_COUNT } from './overfit-run.ts';

interface CallbacksText {
  readonly stopping: string;
  readonly patience: string;
  readonly epochUnit: string;
  readonly minDelta: string;
  readonly restoreBest: string;
  readonly checkpoint: string;
  readonly saveBestOnly: string;
  readonly files: string;
  readonly fileChoices: Readonly<Record<FileChoice, string>>;
  readonly seed: string;
  readonly actions: string;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly runSo: string;
  readonly progress: string;
  readonly loading: string;
  readonly recorded: string;
  readonly none: string;
  readonly conditions: string;
  readonly chart: string;
  readonly lossAxis: string;
  readonly epochAxis: string;
  readonly trainLine: string;
  readonly validationLine: string;
  readonly waitRow: string;
  readonly bestFlag: string;
  readonly savedRow: string;
  readonly legend: (patience: number) => string;
  readonly strip: string;
  readonly scrubber: string;
  readonly epochOf: (epoch: number) => string;
  readonly beforeTraining: string;
  readonly numbers: (loss: string, accuracy: string, validationLoss: string, validationAccuracy: string) => string;
  readonly improved: string;
  readonly waits: (wait: number, patience: number, best: number, bestLoss: string) => string;
  readonly stops: string;
  readonly beyond: (stop: number) => string;
  readonly filesHere: string;
  readonly noFiles: string;
  readonly fileFrom: (epoch: number) => string;
  readonly savedNow: string;
  readonly outcome: string;
  readonly stopped: (stop: number, best: number) => string;
  readonly neverStops: (epochs: number, best: number) => string;
  readonly endsWithBest: (epoch: number, loss: string) => string;
  readonly endsWithLast: (epoch: number, loss: string) => string;
  readonly running: string;
  readonly engineStopped: (epochs: number) => string;
  readonly agrees: (epoch: number) => string;
  readonly differs: string;
  readonly trainFirst: string;
  readonly units: string;
  readonly picture: string;
  readonly pictures: Readonly<Record<Picture, string>>;
  readonly unit: (index: number) => string;
  readonly unitsNote: (range: string) => string;
  readonly answers: string;
  readonly answer: (label: number) => string;
  readonly says: (predicted: number, confidence: string) => string;
  readonly truth: (label: number, share: string) => string;
  readonly needsTraining: string;
  readonly fetching: string;
  readonly code: string;
}

export const callbacksText: Localised<CallbacksText> = {
  zh: {
    stopping: 'EarlyStopping（提前停止）',
    patience: '耐心 patience',
    epochUnit: '轮',
    minDelta: '最小改进 min_delta',
    restoreBest: '结束时放回最好的权重 restore_best_weights',
    checkpoint: 'ModelCheckpoint（检查点）',
    saveBestOnly: '只存最好的 save_best_only',
    files: '文件名',
    fileChoices: { one: 'model.keras', each: '每次一个名字' },
    seed: '种子',
    actions: '训练',
    train: `在这里训练 ${EPOCHS} 轮`,
    goOn: '继续',
    pause: '暂停',
    runSo: '带着这些回调训练',
    progress: '训练进度',
    loading: '载入 MNIST',
    recorded:
      '这条曲线是用同一个网络和种子事先录下的。按“在这里训练”，几秒钟就能亲手得到它，之后才能看每一轮的权重和预测。',
    none: '这个种子还没有训练过。',
    conditions: `784–${UNITS}–10 的网络，${TRAIN_COUNT} 张训练图片，${VALIDATION_COUNT} 张验证图片，每批 ${BATCH} 张，Adam，学习率 ${LEARNING_RATE}，共 ${EPOCHS} 轮。`,
    chart: '每一轮的训练损失和验证损失',
    lossAxis: '损失',
    epochAxis: '轮',
    trainLine: '训练损失 loss',
    validationLine: '验证损失 val_loss',
    waitRow: 'EarlyStopping：等了几轮',
    bestFlag: '最好',
    savedRow: 'ModelCheckpoint：写文件',
    legend: (patience) =>
      `圆点：刷新了最好；柱：最好之后又等了几轮，虚线是耐心 ${patience}，碰到就停（红）。方块：写了文件，实心的在所看的那一轮还在磁盘上。`,
    strip: '也可以直接在上面的时间线上点击或拖动。',
    scrubber: '看第几轮之后',
    epochOf: (epoch) => `第 ${epoch} 轮之后`,
    beforeTraining: '训练之前',
    numbers: (loss, accuracy, validationLoss, validationAccuracy) =>
      `loss ${loss}，accuracy ${accuracy}，val_loss ${validationLoss}，val_accuracy ${validationAccuracy}。`,
    improved: 'val_loss 比之前最好的还低：最好的一轮就是它，等待归零。',
    waits: (wait, patience, best, bestLoss) =>
      `没有变好。最好的仍是第 ${best} 轮（${bestLoss}），已经等了 ${wait} 轮，耐心 ${patience} 轮。`,
    stops: '耐心用完：训练在这里停止。',
    beyond: (stop) => `带着这些回调，训练在第 ${stop} 轮之后就停了，根本不会有这一轮。`,
    filesHere: '这时磁盘上的文件',
    noFiles: '还没有文件。',
    fileFrom: (epoch) => `第 ${epoch} 轮的模型`,
    savedNow: '刚刚写入',
    outcome: '结果',
    stopped: (stop, best) => `EarlyStopping 在第 ${stop} 轮之后停止训练，它认为最好的是第 ${best} 轮。`,
    neverStops: (epochs, best) => `耐心没有用完：${epochs} 轮全部训练，最好的是第 ${best} 轮。`,
    endsWithBest: (epoch, loss) => `模型最后带着第 ${epoch} 轮的权重：val_loss ${loss}。`,
    endsWithLast: (epoch, loss) => `没有放回最好的权重，模型最后带着第 ${epoch} 轮的权重：val_loss ${loss}。`,
    running: '正在带着这些回调训练……',
    engineStopped: (epochs) => `引擎带着 EarlyStopping 训练了一遍：${epochs} 轮之后结束。`,
    agrees: (epoch) => `与上面算出的一致；结束时的权重与完整训练第 ${epoch} 轮之后的权重逐位相同。`,
    differs: '与上面算出的不一致：可能换了计算后端。',
    trainFirst: `先训练完整的 ${EPOCHS} 轮，才能逐位比较权重。`,
    units: '第一层的 12 个单元',
    picture: '画出',
    pictures: { weights: '权重', change: '相对起点的变化' },
    unit: (index) => `单元 ${index}`,
    unitsNote: (range) => `每个像素一个权重，颜色从 −${range} 到 ${range}，所有轮次同一标尺。`,
    answers: '对六张测试图片的回答',
    answer: (label) => `数字 ${label}`,
    says: (predicted, confidence) => `答 ${predicted}，${confidence}`,
    truth: (label, share) => `给 ${label} 的概率 ${share}`,
    needsTraining: '训练之后，这里显示那一刻的权重和预测。',
    fetching: '正在取回这一轮的权重……',
    code: '同样的回调写成 Keras 代码',
  },
  en: {
    stopping: 'EarlyStopping',
    patience: 'patience',
    epochUnit: 'epochs',
    minDelta: 'min_delta',
    restoreBest: 'restore_best_weights',
    checkpoint: 'ModelCheckpoint',
    saveBestOnly: 'save_best_only',
    files: 'File name',
    fileChoices: { one: 'model.keras', each: 'one name for each' },
    seed: 'Seed',
    actions: 'Training',
    train: `Train ${EPOCHS} epochs here`,
    goOn: 'Continue',
    pause: 'Pause',
    runSo: 'Train with these callbacks',
    progress: 'Progress of training',
    loading: 'Loading MNIST',
    recorded:
      'This curve was recorded beforehand with this very network and seed. Press “Train … here” to make it yourself in seconds; weights and predictions of every epoch are there after that.',
    none: 'Nothing has been trained with this seed yet.',
    conditions: `Network 784–${UNITS}–10, ${TRAIN_COUNT} training images, ${VALIDATION_COUNT} validation images, batches of ${BATCH}, Adam at rate ${LEARNING_RATE}, ${EPOCHS} epochs.`,
    chart: 'Training and validation loss of every epoch',
    lossAxis: 'loss',
    epochAxis: 'epoch',
    trainLine: 'loss',
    validationLine: 'val_loss',
    waitRow: 'EarlyStopping: epochs waited',
    bestFlag: 'best',
    savedRow: 'ModelCheckpoint: writes a file',
    legend: (patience) =>
      `Dot: a new best. Bar: epochs since the best one; the dashed line is the patience of ${patience}, and reaching it stops training (red). Square: a file is written; filled ones are on the disk at the epoch looked at.`,
    strip: 'Or press and drag on the timeline above.',
    scrubber: 'Look at epoch',
    epochOf: (epoch) => `After epoch ${epoch}`,
    beforeTraining: 'Before training',
    numbers: (loss, accuracy, validationLoss, validationAccuracy) =>
      `loss ${loss}, accuracy ${accuracy}, val_loss ${validationLoss}, val_accuracy ${validationAccuracy}.`,
    improved: 'val_loss is below the best before it: this is the best epoch now, and the wait begins again.',
    waits: (wait, patience, best, bestLoss) =>
      `No better. The best is still epoch ${best} (${bestLoss}); it has waited ${wait} of ${patience} epochs.`,
    stops: 'The patience is used up: training stops here.',
    beyond: (stop) => `With these callbacks training stops after epoch ${stop}; this epoch would never happen.`,
    filesHere: 'Files on the disk at this moment',
    noFiles: 'No file yet.',
    fileFrom: (epoch) => `model of epoch ${epoch}`,
    savedNow: 'just written',
    outcome: 'Outcome',
    stopped: (stop, best) =>
      `EarlyStopping ends training after epoch ${stop}; by its count epoch ${best} was the best.`,
    neverStops: (epochs, best) =>
      `The patience is never used up: all ${epochs} epochs are trained, epoch ${best} was the best.`,
    endsWithBest: (epoch, loss) => `The model ends with the weights of epoch ${epoch}: val_loss ${loss}.`,
    endsWithLast: (epoch, loss) =>
      `The best weights are not put back: the model ends with those of epoch ${epoch}, val_loss ${loss}.`,
    running: 'Training with these callbacks…',
    engineStopped: (epochs) => `The engine has trained with EarlyStopping: it ended after ${epochs} epochs.`,
    agrees: (epoch) =>
      `That is what was computed above; its weights are those of the full run after epoch ${epoch}, bit for bit.`,
    differs: 'That is not what was computed above: another backend may have been at work.',
    trainFirst: `Train all ${EPOCHS} epochs first to compare the weights bit by bit.`,
    units: 'Twelve units of the first layer',
    picture: 'Draw',
    pictures: { weights: 'weights', change: 'change since the start' },
    unit: (index) => `Unit ${index}`,
    unitsNote: (range) => `One weight a pixel, colours from −${range} to ${range}, the same scale at every epoch.`,
    answers: 'Answers to six test images',
    answer: (label) => `Digit ${label}`,
    says: (predicted, confidence) => `says ${predicted}, ${confidence}`,
    truth: (label, share) => `gives ${label}: ${share}`,
    needsTraining: 'After training, weights and predictions of the moment stand here.',
    fetching: 'Fetching the weights of this epoch…',
    code: 'The same callbacks as Keras code',
  },
};
