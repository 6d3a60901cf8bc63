// The networks that were trained by others and that a student builds on, as pure data: what they are, who made them, where
// they can be cut. Not responsible for: fetching (worker/models) or preparing (scripts/assets) them, or their layers
// (base-model-spec.ts).
import { BODY_END, BODY_OUTPUT } from '../../nn/mobilenet/body-ends.ts';
import type { BothLanguages } from './datasets.ts';

export const BASE_MODEL_IDS = ['mobilenet-v2', 'mobilenet-v1-025', 'mobilenet-v2-body'] as const;
export type BaseModelId = (typeof BASE_MODEL_IDS)[number];

/** Sides in pixels that pictures may have: all are multiples of the 32 by which the networks shrink them. */
export const BASE_MODEL_SIZES_PX = [96, 128, 160, 192, 224] as const;
export type BaseModelSizePx = (typeof BASE_MODEL_SIZES_PX)[number];

export interface BaseModelEntry {
  readonly id: BaseModelId;
  readonly title: BothLanguages;
  readonly summary: BothLanguages;
  /** Names of layers after which it may be cut, front to back; each puts out all that the rest reads. */
  readonly cuts: readonly string[];
  /** Classes of ImageNet that it tells apart; null for a body without classifier. */
  readonly classes: 1000 | null;
  readonly source: string;
  readonly licence: string;
}

/** The stem and the end of each inverted residual; those that add their input back end in the addition. */
const V2_CUTS = [
  'Conv1',
  'expanded_conv_project',
  'block_1_project',
  'block_2_add',
  'block_3_project',
  'block_4_add',
  'block_5_add',
  'block_6_project',
  'block_7_add',
  'block_8_add',
  'block_9_add',
  'block_10_project',
  'block_11_add',
  'block_12_add',
  'block_13_project',
  'block_14_add',
  'block_15_add',
  'block_16_project',
  'Conv_1',
];

export const BASE_MODELS: Readonly<Record<BaseModelId, BaseModelEntry>> = {
  'mobilenet-v2': {
    id: 'mobilenet-v2',
    title: { zh: 'MobileNetV2 1.0', en: 'MobileNetV2 1.0' },
    summary: {
      zh: '在 ImageNet 的 128 万张照片、1000 个类别上训练的完整网络，权重以 8 位整数保存，批归一化已并入卷积。',
      en: 'The whole network as trained on the 1.28 million photos and 1000 classes of ImageNet; weights stored in 8 bits, batch normalisation folded into the convolutions.',
    },
    cuts: V2_CUTS,
    classes: 1000,
    source:
      'M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen: MobileNetV2 (2018); weights: TensorFlow Lite Support',
    licence: 'Apache-2.0',
  },
  'mobilenet-v1-025': {
    id: 'mobilenet-v1-025',
    title: { zh: 'MobileNetV1 0.25', en: 'MobileNetV1 0.25' },
    summary: {
      zh: '第一代 MobileNet 的最窄版本：每层只有四分之一的通道，同样在 ImageNet 的 1000 个类别上训练。',
      en: 'The narrowest of the first MobileNets: a quarter of the channels in each layer, trained on the same 1000 classes of ImageNet.',
    },
    cuts: ['conv1', ...Array.from({ length: 13 }, (_, index) => `conv_pw_${index + 1}`)],
    classes: 1000,
    source: 'A. Howard et al.: MobileNets (2017); weights: TensorFlow Lite Support',
    licence: 'Apache-2.0',
  },
  'mobilenet-v2-body': {
    id: 'mobilenet-v2-body',
    title: { zh: 'MobileNetV2 1.0 主体', en: 'MobileNetV2 1.0, body' },
    summary: {
      zh: 'MobileNetV2 从输入到 block_14_add 的部分，保留 ImageNet 的权重；输出是这最后一块的末端和它内部的宽层拼在一起（block_14_concat）。没有分类器，所以不能说出 ImageNet 的类别名。',
      en: 'MobileNetV2 from its input to block_14_add with the weights of ImageNet; it puts out the end of that last block joined to the wide layer inside it (block_14_concat). It has no classifier, so it cannot name the classes of ImageNet.',
    },
    cuts: [...V2_CUTS.slice(0, V2_CUTS.indexOf(BODY_END)), BODY_OUTPUT],
    classes: null,
    source:
      'M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen: MobileNetV2 (2018); weights: npm mobilenetv2skincancer 1.0.13',
    licence: 'ISC (package), Apache-2.0 (ImageNet weights)',
  },
};
