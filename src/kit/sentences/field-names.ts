// What the fields of layers and plans are called in sentences. Not responsible for: labels of controls.
import type { PlanField } from '../../nn/problems.ts';
import type { Localised } from '../locale/locale.ts';
import { AUGMENTATION_NAMES } from './augmentation.ts';

/** Fields of layers that problems speak of; an unknown one is shown by its own name. */
const LAYER_FIELDS: Readonly<Record<string, Localised<string>>> = {
  filters: { zh: '过滤器数量', en: 'number of filters' },
  kernelSize: { zh: '卷积核大小', en: 'kernel size' },
  strides: { zh: '步幅', en: 'stride' },
  dilationRate: { zh: '空洞率', en: 'dilation rate' },
  depthMultiplier: { zh: '深度乘数', en: 'depth multiplier' },
  poolSize: { zh: '池化窗口', en: 'pooling window' },
  units: { zh: '单元数', en: 'number of units' },
  inputDim: { zh: '词表大小', en: 'vocabulary size' },
  outputDim: { zh: '嵌入维数', en: 'embedding size' },
  rate: { zh: '丢弃率', en: 'dropout rate' },
  momentum: { zh: '动量', en: 'momentum' },
  epsilon: { zh: 'epsilon', en: 'epsilon' },
  stddev: { zh: '标准差', en: 'standard deviation' },
  limit: { zh: '上限', en: 'limit' },
  kernelInitializer: { zh: '权重初始化', en: 'kernel initializer' },
  embeddingsInitializer: { zh: '嵌入初始化', en: 'embeddings initializer' },
  biasInitializer: { zh: '偏置初始化', en: 'bias initializer' },
};

const PLAN_FIELDS: Readonly<Record<PlanField, Localised<string>>> = {
  trainCount: { zh: '训练样本数', en: 'number of training samples' },
  validationCount: { zh: '验证样本数', en: 'number of validation samples' },
  seed: { zh: '随机种子', en: 'random seed' },
  batchSize: { zh: '批大小', en: 'batch size' },
  epochs: { zh: '轮数', en: 'number of epochs' },
  loss: { zh: '损失函数', en: 'loss' },
  pixelShuffle: { zh: '打乱像素的种子', en: 'seed of the pixel shuffle' },
  shuffle: { zh: '打乱样本', en: 'shuffling of samples' },
  labelNoise: { zh: '错误标签的比例', en: 'part of wrong labels' },
  imageNoise: { zh: '图片噪声', en: 'noise on the images' },
  adversarial: { zh: '对抗训练的界限', en: 'bound of adversarial training' },
  classImbalance: { zh: '类别不均衡', en: 'imbalance of the classes' },
  'augmentation.rotationDegrees': AUGMENTATION_NAMES.rotationDegrees,
  'augmentation.widthShift': AUGMENTATION_NAMES.widthShift,
  'augmentation.heightShift': AUGMENTATION_NAMES.heightShift,
  'augmentation.zoom': AUGMENTATION_NAMES.zoom,
  'augmentation.shear': AUGMENTATION_NAMES.shear,
  'augmentation.brightness': AUGMENTATION_NAMES.brightness,
  'augmentation.contrast': AUGMENTATION_NAMES.contrast,
  'augmentation.hueTurns': AUGMENTATION_NAMES.hueTurns,
  'augmentation.noise': AUGMENTATION_NAMES.noise,
  'augmentation.cutOut': AUGMENTATION_NAMES.cutOut,
  'augmentation.crop': AUGMENTATION_NAMES.crop,
  'augmentation.fillValue': AUGMENTATION_NAMES.fillValue,
  'earlyStopping.patience': { zh: '早停的耐心', en: 'patience of early stopping' },
  'earlyStopping.minDelta': { zh: '早停的最小改进', en: 'smallest improvement for early stopping' },
  earlyStopping: { zh: '早停', en: 'early stopping' },
  'optimizer.learningRate': { zh: '学习率', en: 'learning rate' },
  'optimizer.momentum': { zh: '动量', en: 'momentum' },
  'optimizer.rho': { zh: 'rho', en: 'rho' },
  'optimizer.beta1': { zh: 'beta_1', en: 'beta_1' },
  'optimizer.beta2': { zh: 'beta_2', en: 'beta_2' },
  'optimizer.epsilon': { zh: 'epsilon', en: 'epsilon' },
  'optimizer.weightDecay': { zh: '权重衰减', en: 'weight decay' },
  'optimizer.initialAccumulatorValue': { zh: '累加器初值', en: 'initial accumulator value' },
};

export function layerFieldName(field: string | null): Localised<string> {
  if (field === null) return { zh: '该值', en: 'value' };
  return LAYER_FIELDS[field] ?? { zh: field, en: field };
}

export function planFieldName(field: PlanField): Localised<string> {
  return PLAN_FIELDS[field];
}
