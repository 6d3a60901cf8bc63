// The exhibit `feature-maps` without its view: a layer, a channel of it, and channels held at nought.
// Not responsible for: the maps (use-feature-maps.ts), what is shown (feature-maps-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { MOST_CHANNELS, MOST_NODES, nodesOf, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { PICTURE_COUNT } from '../subject/test-images.ts';

export const SHOWN = ['outputs', 'gradients'] as const;
/** What a map shows: what the layer puts out, or how the winning class's logit changes with it. */
export type Shown = (typeof SHOWN)[number];

const MOST_SILENCED = 64;

export interface FeatureMapsState {
  readonly subject: SubjectRef;
  readonly image: number;
  /** Index into the network's nodes. */
  readonly node: number;
  readonly channel: number;
  readonly shown: Shown;
  /** Channels held at nought, `node * MOST_CHANNELS + channel` each, rising. */
  readonly silenced: readonly number[];
}

export type FeatureMapsAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'image'; readonly image: number }
  | { readonly kind: 'node'; readonly node: number; readonly channel?: number }
  | { readonly kind: 'channel'; readonly channel: number }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'silence'; readonly node: number; readonly channel: number }
  | { readonly kind: 'restore' };

/** What is looked into at first, and where the network asked for is not to be had. */
const COURSE = 'mnist';

export const initial: FeatureMapsState = {
  subject: COURSE,
  image: 0,
  node: 0,
  channel: 0,
  shown: 'outputs',
  silenced: [],
};

export interface Place {
  readonly nodeIndex: number;
  readonly channel: number;
}

export function places(silenced: readonly number[]): readonly Place[] {
  return silenced.map((code) => ({ nodeIndex: Math.floor(code / MOST_CHANNELS), channel: code % MOST_CHANNELS }));
}

function codeOf(node: number, channel: number): number {
  return node * MOST_CHANNELS + channel;
}

export function isSilenced(silenced: readonly number[], node: number, channel: number): boolean {
  return silenced.includes(codeOf(node, channel));
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

export function reduce(state: FeatureMapsState, action: FeatureMapsAction): FeatureMapsState {
  switch (action.kind) {
    case 'subject':
      // Layers and channels are another network's.
      return { ...initial, subject: action.subject, shown: state.shown };
    case 'image':
      return isWhole(action.image, PICTURE_COUNT - 1) ? { ...state, image: action.image } : state;
    case 'node':
      if (!isWhole(action.node, nodesOf(state.subject) - 1)) return state;
      return { ...state, node: action.node, channel: action.channel ?? 0 };
    case 'channel':
      return isWhole(action.channel, MOST_CHANNELS - 1) ? { ...state, channel: action.channel } : state;
    case 'shown':
      return { ...state, shown: action.shown };
    case 'silence': {
      const isPlace = isWhole(action.node, nodesOf(state.subject) - 1) && isWhole(action.channel, MOST_CHANNELS - 1);
      if (!isPlace) return state;
      const code = codeOf(action.node, action.channel);
      const without = state.silenced.filter((each) => each !== code);
      if (without.length < state.silenced.length) return { ...state, silenced: without };
      if (state.silenced.length >= MOST_SILENCED) return state;
      return { ...state, silenced: [...state.silenced, code].sort((a, b) => a - b) };
    }
    case 'restore':
      return { ...state, silenced: [] };
    default:
      return action satisfies never;
  }
}

/** Walking over channels is one undo step. */
export function transient(action: FeatureMapsAction): boolean {
  return action.kind === 'channel';
}

export function encode(state: FeatureMapsState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    image: [String(state.image), String(initial.image)],
    layer: [String(state.node), String(initial.node)],
    channel: [String(state.channel), String(initial.channel)],
    show: [state.shown, initial.shown],
    off: [state.silenced.join('.'), ''],
  });
}

export function decode(query: LinkQuery): Decoded<FeatureMapsState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const silenced = link.integers('off', 0, MOST_NODES * MOST_CHANNELS - 1, MOST_SILENCED, []);
    return {
      subject,
      image: link.integer('image', 0, PICTURE_COUNT - 1, initial.image),
      node: link.integer('layer', 0, nodesOf(subject) - 1, initial.node),
      channel: link.integer('channel', 0, MOST_CHANNELS - 1, initial.channel),
      shown: link.choice('show', SHOWN, initial.shown),
      silenced: [...new Set(silenced)].sort((a, b) => a - b),
    };
  });
}

export const steps: readonly LecternStep<FeatureMapsState>[] = [
  {
    id: 'first',
    title: { zh: '第一层', en: 'The first layer' },
    note: {
      zh: '十六个卷积核，十六张特征映射：亮处是核找到了它要的东西。',
      en: 'Sixteen kernels, sixteen maps: bright where the kernel found what it looks for.',
    },
    state: initial,
  },
  {
    id: 'second',
    title: { zh: '再往里一层', en: 'One layer further in' },
    note: {
      zh: '第二层的每个核读第一层的全部映射：笔画的一段、一个转角。',
      en: 'Each kernel of the second layer reads all maps of the first: a piece of stroke, a corner.',
    },
    state: { ...initial, node: 2, channel: 3 },
  },
  {
    id: 'off',
    title: { zh: '关掉两个通道', en: 'Two channels off' },
    note: {
      zh: '关掉通道，后面的一切跟着变。多数通道关掉一个，判断几乎不动：信息是分散存放的。',
      en: 'Switch channels off, and everything behind changes. One alone rarely matters: what is known is spread out.',
    },
    state: { ...initial, silenced: [0, 5] },
  },
  {
    id: 'gradients',
    title: { zh: '映射的梯度', en: 'Gradients of the maps' },
    note: {
      zh: '蓝色：这里再亮一点，对数几率会升高；橙色：会降低。',
      en: 'Blue: brighter here, and the logit would rise; orange: it would fall.',
    },
    state: { ...initial, node: 2, shown: 'gradients' },
  },
];
