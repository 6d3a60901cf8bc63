// The exhibit `embedding` without its view: which layer's view of the test set, laid out how, and what is roped in.
// Not responsible for: the layout (use-embedding.ts), what is shown (embedding-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { knownSpec, nodesOf, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { SUBJECTS } from '../subject/subjects.ts';

export const METHODS = ['pca', 'umap'] as const;
export type Method = (typeof METHODS)[number];
export const COUNT = { min: 50, max: 1000 } as const;

/** Places in the figure are thousandths of its side, so that a rope fits into a link. */
export const SIDE = 1000;
const MOST_CORNERS = 48;

export interface EmbeddingState {
  readonly subject: SubjectRef;
  readonly node: number;
  readonly count: number;
  readonly method: Method;
  /** Corners of the rope, x and y in turn; nothing is roped in where there are fewer than three. */
  readonly rope: readonly number[];
  /** The sample looked at. */
  readonly at: number | null;
}

export type EmbeddingAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'method'; readonly method: Method }
  | { readonly kind: 'rope'; readonly rope: readonly number[] }
  | { readonly kind: 'at'; readonly at: number | null };

/** The last layer before the answer: 128 numbers of the digits' network, 500 of the photographs'. */
function lastHidden(spec: NetworkSpec): number {
  return Math.max(0, spec.nodes.length - 2);
}

/** The layer wished for, where the network has it. */
export function layerOf({ node }: EmbeddingState, spec: NetworkSpec): number {
  return node < spec.nodes.length ? node : lastHidden(spec);
}

/** What a link means where it names no layer: of a run, only its own device knows how deep it is. */
function usualNode(subject: SubjectRef): number {
  return lastHidden(knownSpec(subject) ?? SUBJECTS[COURSE].spec);
}

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'mnist';

export const initial: EmbeddingState = {
  subject: COURSE,
  node: usualNode(COURSE),
  count: 300,
  method: 'pca',
  rope: [],
  at: null,
};

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: EmbeddingState, action: EmbeddingAction): EmbeddingState {
  // A rope and a sample belong to one layout.
  const fresh = { rope: [], at: null };
  switch (action.kind) {
    case 'subject':
      return { ...state, ...fresh, subject: action.subject, node: lastHidden(action.spec) };
    case 'node': {
      const isNode = isWhole(action.node, 0, nodesOf(state.subject) - 1);
      return isNode ? { ...state, ...fresh, node: action.node } : state;
    }
    case 'count':
      return isWhole(action.count, COUNT.min, COUNT.max) ? { ...state, ...fresh, count: action.count } : state;
    case 'method':
      return { ...state, ...fresh, method: action.method };
    case 'rope': {
      const corners = action.rope.map((place) => Math.min(SIDE, Math.max(0, Math.round(place))));
      return { ...state, rope: corners.slice(0, 2 * MOST_CORNERS) };
    }
    case 'at':
      return action.at === null || isWhole(action.at, 0, state.count - 1) ? { ...state, at: action.at } : state;
    default:
      return action satisfies never;
  }
}

export function transient(action: EmbeddingAction): boolean {
  return action.kind === 'at' || action.kind === 'count';
}

export function encode(state: EmbeddingState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    layer: [String(state.node), String(usualNode(state.subject))],
    count: [String(state.count), String(initial.count)],
    method: [state.method, initial.method],
    rope: [state.rope.join('.'), ''],
    at: [state.at === null ? '' : String(state.at), ''],
  });
}

export function decode(query: LinkQuery): Decoded<EmbeddingState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const count = link.integer('count', COUNT.min, COUNT.max, initial.count);
    const rope = link.integers('rope', 0, SIDE, 2 * MOST_CORNERS, []);
    if (rope.length % 2 === 1) {
      link.refuse('rope', {
        zh: '链接中的 rope 少了一个数：圈的每个角要有横、纵两个坐标。已改用初始状态。',
        en: 'The link’s rope lacks a number: each corner needs two. The initial state is shown instead.',
      });
    }
    const at = link.integer('at', -1, count - 1, -1);
    return {
      subject,
      node: link.integer('layer', 0, nodesOf(subject) - 1, usualNode(subject)),
      count,
      method: link.choice('method', METHODS, initial.method),
      rope,
      at: at < 0 ? null : at,
    };
  });
}

export const steps: readonly LecternStep<EmbeddingState>[] = [
  {
    id: 'last',
    title: { zh: '判断之前的最后一层', en: 'The last layer before the answer' },
    note: {
      zh: '每个点是一张测试图片，位置由 128 个数决定。同类的图片已经聚在一起。',
      en: 'Each point is a test image, placed by 128 numbers. Images of one class have come together.',
    },
    state: initial,
  },
  {
    id: 'first',
    title: { zh: '第一层', en: 'The first layer' },
    note: {
      zh: '同样的图片，第一层的输出：各类混在一起。分开它们的是后面的层。',
      en: 'The same images as the first layer puts them out: classes mixed. What parts them are the layers behind.',
    },
    state: { ...initial, node: 0 },
  },
  {
    id: 'umap',
    title: { zh: '按邻居排布', en: 'Laid out by neighbours' },
    note: {
      zh: 'UMAP 保持邻居，不保持距离：团与团之间隔多远没有含义。',
      en: 'UMAP keeps neighbours, not distances: how far two clumps are apart means nothing.',
    },
    state: { ...initial, method: 'umap' },
  },
  {
    id: 'photos',
    title: { zh: '照片', en: 'Photographs' },
    note: {
      zh: 'CIFAR-10 的网络出错要多得多：各类重叠。圈住重叠处，看混淆了谁。',
      en: 'The CIFAR-10 network is wrong far more often: classes overlap. Rope an overlap in to see who is confused.',
    },
    state: { ...initial, subject: 'cifar10', node: usualNode('cifar10') },
  },
];
