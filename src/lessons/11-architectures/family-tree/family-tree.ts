// The exhibit `family-tree` without its view: the order of the networks, the two that are compared, and the layer read.
// Not responsible for: counting (nn/architectures), words (family-tree.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { BillLayer } from '../../../nn/architectures/bill.ts';
import { NETWORK_IDS, NETWORKS, type FamousId, type FamousNetwork } from './networks.ts';

export const ORDERS = ['year', 'parameters', 'macs', 'depth'] as const;
export type Order = (typeof ORDERS)[number];

export interface FamilyState {
  readonly order: Order;
  readonly first: FamousId;
  readonly second: FamousId;
  /** Which layer of the first network is read, from 0. */
  readonly layer: number;
}

export type FamilyAction =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'first'; readonly id: FamousId; readonly layer?: number }
  | { readonly kind: 'second'; readonly id: FamousId }
  | { readonly kind: 'layer'; readonly layer: number };

export const initial: FamilyState = { order: 'year', first: 'vgg-16', second: 'resnet-50', layer: 13 };

export function networkOf(id: FamousId): FamousNetwork {
  const found = NETWORKS.find((network) => network.id === id);
  if (found === undefined) throw new RangeError(`no network ${id}`);
  return found;
}

/** Layers of all networks: what the link may ask for at most. */
const MOST_LAYERS = Math.max(...NETWORKS.map(({ bill }) => bill.layers.length));

function within(id: FamousId, layer: number): number {
  return Math.max(0, Math.min(networkOf(id).bill.layers.length - 1, Math.round(layer)));
}

export function reduce(state: FamilyState, action: FamilyAction): FamilyState {
  switch (action.kind) {
    case 'order':
      return { ...state, order: action.order };
    case 'first':
      return { ...state, first: action.id, layer: within(action.id, action.layer ?? 0) };
    case 'second':
      return { ...state, second: action.id };
    case 'layer':
      return { ...state, layer: within(state.first, action.layer) };
    default:
      return action satisfies never;
  }
}

/** Going through layers is one stretch for undo. */
export function transient(action: FamilyAction): boolean {
  return action.kind === 'layer';
}

export interface FamilyModel {
  readonly state: FamilyState;
  readonly networks: readonly FamousNetwork[];
  readonly first: FamousNetwork;
  readonly second: FamousNetwork;
  readonly layer: BillLayer;
  /** How many times as many parameters and multiplications the first has. */
  readonly ratio: { readonly parameters: number; readonly macs: number };
}

function keyOf({ year, bill }: FamousNetwork, order: Order): number {
  return order === 'year' ? year : bill[order];
}

export function present(state: FamilyState): FamilyModel {
  const [first, second] = [networkOf(state.first), networkOf(state.second)];
  const layer = first.bill.layers[state.layer];
  if (layer === undefined) throw new RangeError('a state names a layer of its network');
  return {
    state,
    networks: NETWORKS.toSorted((a, b) => keyOf(a, state.order) - keyOf(b, state.order)),
    first,
    second,
    layer,
    ratio: {
      parameters: first.bill.parameters / second.bill.parameters,
      macs: first.bill.macs / second.bill.macs,
    },
  };
}

export function encode(state: FamilyState): LinkQuery {
  return writeLink({
    order: [state.order, initial.order],
    first: [state.first, initial.first],
    second: [state.second, initial.second],
    layer: [String(state.layer), String(initial.layer)],
  });
}

export function decode(query: LinkQuery): Decoded<FamilyState> {
  return readLink(query, (link) => {
    const first = link.choice('first', NETWORK_IDS, initial.first);
    return {
      order: link.choice('order', ORDERS, initial.order),
      first,
      second: link.choice('second', NETWORK_IDS, initial.second),
      layer: within(first, link.integer('layer', 0, MOST_LAYERS - 1, initial.layer)),
    };
  });
}

export const steps: readonly LecternStep<FamilyState>[] = [
  {
    id: 'dense',
    title: { zh: 'VGG 的参数在哪里', en: 'Where VGG keeps its parameters' },
    note: {
      zh: '看条形：13 个卷积层加起来，还不如第一个全连接层的零头。先让学生猜。',
      en: 'Look at the bar: the thirteen convolutions together are a fraction of the first dense layer. Let them guess first.',
    },
    state: initial,
  },
  {
    id: 'first-layer',
    title: { zh: '乘法在哪里', en: 'Where the multiplications are' },
    note: {
      zh: '第二个卷积层只有三万多个参数，却要做十八亿次乘加：每个位置都用同一组权重。',
      en: 'The second convolution has some 37 thousand parameters and 1.8 billion multiplications: the same weights at every place.',
    },
    state: { ...initial, layer: 1 },
  },
  {
    id: 'depth',
    title: { zh: '更深，却更小', en: 'Deeper, yet smaller' },
    note: {
      zh: '按深度排序：ResNet-50 的深度是 VGG-16 的三倍，参数却不到五分之一。',
      en: 'Sorted by depth: ResNet-50 is three times as deep as VGG-16 with less than a fifth of its parameters.',
    },
    state: { ...initial, order: 'depth', first: 'resnet-50', second: 'vgg-16', layer: 0 },
  },
  {
    id: 'phone',
    title: { zh: '放进手机', en: 'Onto a phone' },
    note: {
      zh: '按乘加次数排序：MobileNetV2 输入同样大，乘加只有 VGG-16 的五十分之一。',
      en: 'Sorted by multiplications: MobileNetV2 reads pictures of the same size with a fiftieth of the work of VGG-16.',
    },
    state: { order: 'macs', first: 'mobilenet-v2', second: 'vgg-16', layer: 0 },
  },
];
