// How the ways of building on a base are trained, and how long that takes: learning rates, updates, sizes, multiplications.
// Not responsible for: training.
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { networkCost } from '../../../nn/costs.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
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

/** Costs are asked for on every drawing of a figure and never change. */
const costs = new Map<string, number>();

function macsOf(key: string, network: () => NetworkSpec): number {
  const known = costs.get(key);
  if (known !== undefined) return known;
  const { macs } = networkCost(network());
  costs.set(key, macs);
  return macs;
}

/** Multiplications of one picture's way through the base. */
export function frontMacs(model: BaseModelId, sizePx: number): number {
  return macsOf(`front ${model} ${sizePx}`, () => frontNetwork(model, null, sizePx));
}

/** Multiplications of training: so many pictures, so often, through the part behind the cut (null: the whole base). */
export function tunedMacs(
  model: BaseModelId,
  cut: string | null,
  sizePx: number,
  count: number,
  epochs: number,
): number {
  const macs = macsOf(`tuned ${model} ${cut ?? ''} ${sizePx}`, () => tunedNetwork(model, cut, sizePx, 10));
  return TRAINING_FACTOR * count * epochs * macs;
}

export function freshMacs(model: BaseModelId, source: SampleSource, count: number, epochs: number): number {
  const side = scratchSizePx(source);
  const macs = macsOf(`fresh ${model} ${side}`, () => freshNetwork(model, side, 10));
  return TRAINING_FACTOR * count * epochs * macs;
}
