// How the ways of building on a base are trained, and how long that takes: learning rates, updates, sizes, multiplications.
// Not responsible for: training.
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { networkCost } from '../../../nn/costs.ts';
import type { SampleSource } from '../base/samples.ts';
import { stepsPerEpoch } from './matter.ts';
import { freshNetwork, frontNetwork, tunedNetwork } from './networks.ts';

/** Of Adam: a head alone may take large steps, weights that know something only small ones. */
export const LEARNING_RATES = { head: 0.01, tuned: 5e-4, fresh: 1e-3 } as const;

/** From scratch pictures are read at about the size that they have: more pixels would hold nothing new. */
export function scratchSizePx(source: SampleSource): 32 | 64 {
  return source === 'flowers' ? 64 : 32;
}

/** Few pictures make few updates an epoch: small sets get more epochs, so that every recipe has this many updates at least. */
export const LEAST_UPDATES = 60;

export function epochsFor(count: number, epochs: number): number {
  return Math.max(epochs, Math.ceil(LEAST_UPDATES / stepsPerEpoch(count)));
}

/** Forward and backward: the slopes of inputs and of weights cost about as much as the forward pass each. */
const TRAINING_FACTOR = 3;

/** Multiplications of one picture's way through the base. */
export function frontMacs(model: BaseModelId, sizePx: number): number {
  return networkCost(frontNetwork(model, null, sizePx)).macs;
}

/** Multiplications of training: so many pictures, so often, through the part behind the cut (null: the whole base). */
export function tunedMacs(
  model: BaseModelId,
  cut: string | null,
  sizePx: number,
  count: number,
  epochs: number,
): number {
  return TRAINING_FACTOR * count * epochs * networkCost(tunedNetwork(model, cut, sizePx, 10)).macs;
}

export function freshMacs(model: BaseModelId, source: SampleSource, count: number, epochs: number): number {
  return TRAINING_FACTOR * count * epochs * networkCost(freshNetwork(model, scratchSizePx(source), 10)).macs;
}
