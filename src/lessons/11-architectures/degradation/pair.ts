// The two networks that the exhibit `degradation` trains, and how: equal but for the additions.
// Not responsible for: training them (train-pair.ts).
import { activation, add, batchNormalization, conv2d, dense, globalAveragePooling2D } from '../../../nn/build.ts';
import { ADAM, toSeed, type TrainingPlan } from '../../../nn/plan.ts';
import type { Layer, LayerNode, NetworkSpec } from '../../../nn/spec.ts';

/** Convolutions in blocks of two; the two that make the picture smaller are not counted, nor is the dense layer. */
export const DEPTHS = [4, 8, 12, 16, 20, 24] as const;
export type Depth = (typeof DEPTHS)[number];

export const NORMALISATIONS = ['none', 'batch'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

/** What one pair is trained from: equal settings give equal curves on the same backend. */
export interface Setting {
  readonly depth: Depth;
  readonly normalisation: Normalisation;
  readonly seed: number;
}

export const CHANNELS = 16;
export const STEPS = 400;
export const BATCH = 32;
export const TESTED = 1000;
/** The two stride-2 convolutions leave 7 x 7 places of a 28 x 28 picture. */
const STEM = 2;
/** Keras's 0.99 needs more updates than there are here until its averages hold in testing. */
const MOMENTUM = 0.9;

/** The network with a shortcut around each pair of convolutions, or without any. Shortcuts have no weights. */
export function deepNetwork({ depth, normalisation }: Setting, hasShortcuts: boolean): NetworkSpec {
  const isNormalised = normalisation === 'batch';
  const nodes: LayerNode[] = [];
  let last = 'input';
  function then(name: string, layer: Layer, inbound: readonly string[] = [last]): void {
    nodes.push({ name, layer, inbound });
    last = name;
  }
  function convolution(name: string): void {
    then(name, conv2d({ filters: CHANNELS, kernelSize: 3, padding: 'same', useBias: !isNormalised }));
    if (isNormalised) then(`${name}_bn`, batchNormalization({ momentum: MOMENTUM }));
  }
  for (let place = 1; place <= STEM; place += 1) {
    const smaller = { filters: CHANNELS, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' } as const;
    then(`stem_${place}`, conv2d(smaller));
  }
  for (let block = 1; block <= depth / 2; block += 1) {
    const input = last;
    convolution(`block_${block}_1`);
    then(`block_${block}_1_relu`, activation({ activation: 'relu' }));
    convolution(`block_${block}_2`);
    if (hasShortcuts) then(`block_${block}_add`, add(), [input, last]);
    then(`block_${block}_relu`, activation({ activation: 'relu' }));
  }
  then('pooled', globalAveragePooling2D());
  then('predictions', dense({ units: 10, activation: 'softmax' }));
  return { inputShape: [28, 28, 1], nodes };
}

export function pairPlan(seed: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount: 6400,
    validationCount: 0,
    seed: toSeed(seed),
    optimizer: { ...ADAM, learningRate: 1e-3 },
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs: 2,
    pixelShuffle: null,
    earlyStopping: null,
  };
}
