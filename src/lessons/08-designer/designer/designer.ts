// The exhibit `designer` without its view: a network, the data it is for, the open layer and the plan of training.
// Not responsible for: what follows from them (designer-model.ts), words (designer.text.ts) or training (use-training.ts).
import { DATASETS, DATASET_IDS } from '../../../engine/catalog/datasets.ts';
import type { DatasetId } from '../../../engine/catalog/datasets.ts';
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { encodeReplay, readReplay } from '../../../kit/replay/replay.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import { duplicateLayer, insertLayer, moveLayer, removeLayer, replaceLayer } from './net-edits.ts';
import { SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { decodeSpec, encodeSpec } from '../../../nn/spec-codec.ts';
import type { Layer, NetworkSpec } from '../../../nn/spec.ts';
import { OWN_SHAPE } from './own/own-images.ts';
import { DEFAULT_CHOICE, LIMITS, OPTIMIZERS } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import { isWeightsName } from './weights-name.ts';

/** More layers than any network here; keeps a pasted listing from freezing the page. */
export const MOST_LAYERS = 200;

export interface DesignerState {
  /** What is asked for; it may be impossible. */
  readonly net: NetworkSpec;
  readonly data: DatasetId;
  /** True: the reader's own images (own/) stand in for the data set. They are on the device, not in the link. */
  readonly own: boolean;
  /** Place of the layer whose fields are open; null when none is. */
  readonly open: number | null;
  readonly plan: PlanChoice;
  /**
   * Name of the weights that training begins with, as brought in from a file; null: drawn from the seed. The weights
   * themselves are kept on the device (start-weights.ts).
   */
  readonly start: string | null;
  /** Curves that somebody recorded. */
  readonly replay: Replay | null;
}

export type DesignerAction =
  /** A whole network: a preset, a mend, a file. */
  | { readonly kind: 'replace'; readonly net: NetworkSpec; readonly data?: DatasetId }
  /** The same by typing code: many small changes, one step of undo. */
  | { readonly kind: 'type'; readonly net: NetworkSpec }
  /** Behind the open layer, else before the last one, which is the output. */
  | { readonly kind: 'add'; readonly layer: Layer }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'duplicate'; readonly at: number }
  | { readonly kind: 'edit'; readonly at: number; readonly layer: Layer }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'open'; readonly at: number | null }
  /** The input takes the data set's shape along. */
  | { readonly kind: 'data'; readonly data: DatasetId }
  /** The same with the reader's own images. */
  | { readonly kind: 'own' }
  | { readonly kind: 'plan'; readonly fields: Partial<PlanChoice> }
  /** Training begins with random weights again. */
  | { readonly kind: 'forget-start' }
  | { readonly kind: 'replay'; readonly replay: Replay | null }
  /** A design kept from before. */
  | { readonly kind: 'restore'; readonly state: DesignerState };

export const initial: DesignerState = {
  net: SEED_CIFAR_CNN,
  data: 'cifar10',
  own: false,
  open: null,
  plan: DEFAULT_CHOICE,
  start: null,
  replay: null,
};

function isPlace(net: NetworkSpec, at: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < net.nodes.length;
}

function withNet(state: DesignerState, net: NetworkSpec, open: number | null = state.open): DesignerState {
  if (net.nodes.length > MOST_LAYERS) return state;
  return { ...state, net, open: open !== null && isPlace(net, open) ? open : null };
}

/** Where the next layer goes. */
export function placeOfNext({ net, open }: Pick<DesignerState, 'net' | 'open'>): number {
  return open === null ? Math.max(0, net.nodes.length - 1) : open + 1;
}

/** Weights that were brought in belong to their network: with another one they are gone (undo brings both back). */
export function reduce(state: DesignerState, action: DesignerAction): DesignerState {
  const next = changed(state, action);
  if (next.start === null || next.net === state.net || action.kind === 'restore') return next;
  return encodeSpec(next.net) === encodeSpec(state.net) ? next : { ...next, start: null };
}

function changed(state: DesignerState, action: DesignerAction): DesignerState {
  const { net } = state;
  switch (action.kind) {
    case 'replace':
      return withNet(state.own ? state : { ...state, data: action.data ?? state.data }, action.net, null);
    case 'type':
      return withNet(state, action.net);
    case 'add': {
      const at = placeOfNext(state);
      return withNet(state, insertLayer(net, at, action.layer), at);
    }
    case 'move': {
      const { from, to } = action;
      if (!isPlace(net, from) || !isPlace(net, to) || from === to) return state;
      const moved = moveLayer(net, from, to);
      return moved === null ? state : withNet(state, moved, state.open === null ? null : to);
    }
    case 'duplicate':
      return isPlace(net, action.at) ? withNet(state, duplicateLayer(net, action.at), action.at + 1) : state;
    case 'edit':
      return isPlace(net, action.at) ? withNet(state, replaceLayer(net, action.at, action.layer)) : state;
    case 'remove':
      return isPlace(net, action.at) ? withNet(state, removeLayer(net, action.at), null) : state;
    case 'open':
      return { ...state, open: action.at !== null && isPlace(net, action.at) ? action.at : null };
    case 'data':
      return { ...state, data: action.data, own: false, net: { ...net, inputShape: DATASETS[action.data].shape } };
    case 'own':
      return { ...state, own: true, net: { ...net, inputShape: OWN_SHAPE } };
    case 'plan':
      return { ...state, plan: { ...state.plan, ...action.fields } };
    case 'forget-start':
      return { ...state, start: null };
    case 'replay':
      return { ...state, replay: action.replay };
    case 'restore':
      return action.state;
    default:
      return action satisfies never;
  }
}

/** Typing makes one undo step; opening a layer none that changes the network. */
export function transient(action: DesignerAction): boolean {
  return action.kind === 'type' || action.kind === 'open';
}

/** Every field of the link, with its value now and at first. */
export function linkFields(state: DesignerState): Readonly<Record<string, readonly [now: string, initial: string]>> {
  const { net, data, own, open, plan, start, replay } = state;
  return {
    net: [encodeSpec(net), encodeSpec(initial.net)],
    data: [data, initial.data],
    images: [own ? 'own' : '', ''],
    layer: [open === null ? '' : String(open + 1), ''],
    optimizer: [plan.optimizer, DEFAULT_CHOICE.optimizer],
    rate: [String(plan.rate), String(DEFAULT_CHOICE.rate)],
    batch: [String(plan.batch), String(DEFAULT_CHOICE.batch)],
    epochs: [String(plan.epochs), String(DEFAULT_CHOICE.epochs)],
    count: [String(plan.count), String(DEFAULT_CHOICE.count)],
    seed: [String(plan.seed), String(DEFAULT_CHOICE.seed)],
    wrong: [String(plan.labelNoise), String(DEFAULT_CHOICE.labelNoise)],
    grain: [String(plan.imageNoise), String(DEFAULT_CHOICE.imageNoise)],
    uneven: [String(plan.imbalance), String(DEFAULT_CHOICE.imbalance)],
    weights: [start ?? '', ''],
    replay: [replay === null ? '' : encodeReplay(replay), ''],
  };
}

export function encode(state: DesignerState): LinkQuery {
  return writeLink(linkFields(state));
}

export function decode(query: LinkQuery): Decoded<DesignerState> {
  return readLink(query, (link) => {
    const text = link.text('net');
    const read = text === null ? null : decodeSpec(text);
    if (read?.kind === 'problem' || (read?.kind === 'ok' && read.spec.nodes.length > MOST_LAYERS)) {
      return link.refuse('net', {
        zh: '链接里的网络（net）已损坏或不完整，读不出来。已改用初始状态。',
        en: 'The network in the link (net) is damaged or incomplete and cannot be read. The initial state is shown instead.',
      });
    }
    const net = read === null ? initial.net : read.spec;
    const start = link.text('weights');
    if (start !== null && !isWeightsName(start)) {
      return link.refuse('weights', {
        zh: '链接里权重的名字（weights）已损坏。已改用初始状态。',
        en: 'The name of the weights in the link (weights) is damaged. The initial state is shown instead.',
      });
    }
    const place = link.integer('layer', 1, MOST_LAYERS, MOST_LAYERS + 1) - 1;
    return {
      net,
      data: link.choice('data', DATASET_IDS, initial.data),
      own: link.choice('images', ['', 'own'], '') === 'own',
      start,
      replay: readReplay(link, 1),
      open: isPlace(net, place) ? place : null,
      plan: {
        optimizer: link.choice('optimizer', OPTIMIZERS, DEFAULT_CHOICE.optimizer),
        rate: link.positive('rate', LIMITS.rate.max, DEFAULT_CHOICE.rate),
        batch: link.integer('batch', LIMITS.batch.min, LIMITS.batch.max, DEFAULT_CHOICE.batch),
        epochs: link.integer('epochs', LIMITS.epochs.min, LIMITS.epochs.max, DEFAULT_CHOICE.epochs),
        count: link.integer('count', LIMITS.count.min, LIMITS.count.max, DEFAULT_CHOICE.count),
        seed: link.integer('seed', LIMITS.seed.min, LIMITS.seed.max, DEFAULT_CHOICE.seed),
        labelNoise: link.integer('wrong', LIMITS.labelNoise.min, LIMITS.labelNoise.max, DEFAULT_CHOICE.labelNoise),
        imageNoise: link.integer('grain', LIMITS.imageNoise.min, LIMITS.imageNoise.max, DEFAULT_CHOICE.imageNoise),
        imbalance: link.integer('uneven', LIMITS.imbalance.min, LIMITS.imbalance.max, DEFAULT_CHOICE.imbalance),
      },
    };
  });
}
