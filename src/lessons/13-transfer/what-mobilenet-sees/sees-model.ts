// What the exhibit `what-mobilenet-sees` shows: the network's five best answers, the channels of a block that differ most
// over the picture, and the bill of the block and of the whole network. Not responsible for: asking (use-sees.ts), words.
import { countParameters } from '../../../nn/parameters.ts';
import { networkCost } from '../../../nn/costs.ts';
import { mobileNetV2 } from '../../../nn/mobilenet/mobilenet-v2.ts';
import { separableBill, separablePairs, withStandardConvolutions } from '../../../nn/mobilenet/separable-bill.ts';
import type { Bill, SeparableBill, SeparablePair } from '../../../nn/mobilenet/separable-bill.ts';
import { nodeNames } from '../../../nn/names.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import { hasLayer } from '../../../engine/catalog/base-model-spec.ts';
import type { SeesState } from './sees.ts';
import type { SeesSession } from './use-sees.ts';

/** Answers and channels shown. */
const BEST = 5;
const MAPS = 12;

export interface Guess {
  /** Number of the class: some names stand for two. */
  readonly klass: number;
  readonly label: string;
  readonly probability: number;
}

export interface ChannelMap {
  readonly channel: number;
  readonly values: Float32Array;
  /** Largest magnitude. */
  readonly most: number;
}

export interface BlockMaps {
  readonly shape: Shape;
  /** Those whose values differ most from place to place, first the most lively. */
  readonly channels: readonly ChannelMap[];
}

export interface SeesModel {
  readonly state: SeesState;
  readonly session: SeesSession;
  /** The chosen block's separable pair, with its own kernel. */
  readonly pair: SeparablePair;
  /** The node that puts out the block's result. */
  readonly node: string;
  /** Whether the network in use reaches that far; true where none is known yet. */
  readonly hasNode: boolean;
  /** For the kernel chosen. */
  readonly bill: SeparableBill;
  readonly whole: { readonly separable: Bill; readonly standard: Bill };
  /** Best first; null before there is an answer, or where the network has no classifier. */
  readonly best: readonly Guess[] | null;
  readonly maps: BlockMaps | null;
}

interface Network {
  readonly pairs: readonly SeparablePair[];
  readonly names: readonly string[];
  readonly whole: SeesModel['whole'];
}

function billOf(spec: NetworkSpec): Bill {
  return { parameters: countParameters(spec).total, macs: networkCost(spec).macs };
}

function countNetwork(): Network {
  const wish = { sizePx: 224, classes: 1000 } as const;
  const folded = mobileNetV2({ ...wish, normalization: 'folded' });
  return {
    pairs: separablePairs(folded),
    names: nodeNames(folded),
    whole: { separable: billOf(folded), standard: billOf(withStandardConvolutions(folded)) },
  };
}

let network: Network | null = null;

function networkOf(): Network {
  network ??= countNetwork();
  return network;
}

/** The node that puts out what a block hands on: its sum with the way around, where it has one. */
export function blockOutput(block: number): string {
  const { pairs, names } = networkOf();
  const name = pairs[block]?.name ?? '';
  return names.includes(`${name}_add`) ? `${name}_add` : `${name}_project`;
}

export function bestGuesses(probabilities: Float32Array, labels: readonly string[]): readonly Guess[] {
  return Array.from(probabilities, (probability, klass) => ({
    klass,
    probability,
    label: labels[klass] ?? String(klass),
  }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, BEST);
}

const mapsKnown = new WeakMap<Float32Array, BlockMaps>();

/** Channels by how much they differ from place to place (standard deviation): constant ones tell nothing of where. */
export function liveliest(shape: Shape, values: Float32Array): BlockMaps {
  const known = mapsKnown.get(values);
  if (known !== undefined) return known;
  const channels = shape[2] ?? 1;
  const places = values.length / channels;
  const spread = (channel: number): number => {
    let [sum, squares] = [0, 0];
    for (let place = 0; place < places; place += 1) {
      const value = values[place * channels + channel] ?? 0;
      sum += value;
      squares += value * value;
    }
    return squares / places - (sum / places) ** 2;
  };
  const order = Array.from({ length: channels }, (_, channel) => ({ channel, spread: spread(channel) }))
    .sort((a, b) => b.spread - a.spread)
    .slice(0, MAPS);
  const found: BlockMaps = {
    shape,
    channels: order.map(({ channel }) => {
      const map = Float32Array.from({ length: places }, (_, place) => values[place * channels + channel] ?? 0);
      return { channel, values: map, most: map.reduce((most, value) => Math.max(most, Math.abs(value)), 0) };
    }),
  };
  mapsKnown.set(values, found);
  return found;
}

export function present(state: SeesState, session: SeesSession): SeesModel {
  const { pairs, whole } = networkOf();
  const pair = pairs[state.block] ?? {
    name: '',
    side: 0,
    strides: 1,
    kernelSize: 3,
    inputChannels: 0,
    outputChannels: 0,
  };
  const node = blockOutput(state.block);
  const { classes, look } = session;
  const { entry } = session.base;
  const features = look.value?.features ?? null;
  return {
    state,
    session,
    pair,
    node,
    hasNode: entry === null || hasLayer(entry.id, node),
    bill: separableBill({ ...pair, kernelSize: Number(state.kernel) }),
    whole,
    best: classes.value === null ? null : bestGuesses(classes.value.probabilities, session.labels),
    maps: features === null || features.node !== node ? null : liveliest(features.shape, features.values),
  };
}
