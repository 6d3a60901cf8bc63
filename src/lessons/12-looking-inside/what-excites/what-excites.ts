// The exhibit `what-excites` without its view: which unit, and what holds the picture back while it grows.
// Not responsible for: the ascent (use-excite.ts), what is shown (excite-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { ExciteOptions } from '../../../nn/inside/excite.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { knownSpec, MOST_CHANNELS, MOST_NODES, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';

export const AIMS = ['class', 'channel', 'neuron'] as const;
/** A class's logit, a whole channel, or the unit in the middle of a channel's map. */
export type Aim = (typeof AIMS)[number];

/** Bounds of the sliders; the numbers in the state are whole, `scale` makes them what the recipe wants. */
export const SLIDERS = {
  steps: { min: 10, max: 400, scale: 1 },
  rate: { min: 1, max: 50, scale: 1 / 1000 },
  decay: { min: 0, max: 100, scale: 1 / 1000 },
  variation: { min: 0, max: 100, scale: 1 / 100 },
  blur: { min: 0, max: 20, scale: 1 / 10 },
  jitter: { min: 0, max: 8, scale: 1 },
} as const;
export type SliderId = keyof typeof SLIDERS;
export const SLIDER_IDS = [
  'steps',
  'rate',
  'decay',
  'variation',
  'blur',
  'jitter',
] as const satisfies readonly SliderId[];

const SEEDS = { min: 1, max: 999 } as const;

export type WhatExcitesState = Readonly<Record<SliderId, number>> & {
  readonly subject: SubjectRef;
  readonly aim: Aim;
  /** Index of the node whose channel or neuron is meant. */
  readonly node: number;
  readonly unit: number;
  readonly decorrelate: boolean;
  readonly seed: number;
};

export type WhatExcitesAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'aim'; readonly aim: Aim }
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'slider'; readonly id: SliderId; readonly value: number }
  | { readonly kind: 'decorrelate'; readonly on: boolean }
  | { readonly kind: 'seed' }
  | { readonly kind: 'free' };

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'mnist';

export const initial: WhatExcitesState = {
  subject: COURSE,
  aim: 'class',
  node: 2,
  unit: 3,
  steps: 120,
  rate: 12,
  decay: 10,
  variation: 10,
  blur: 5,
  jitter: 1,
  decorrelate: true,
  seed: 1,
};

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Nodes with maps or units that can be aimed at, but the last one, which is what `class` aims at. */
export function aimable({ nodes }: NetworkSpec): readonly number[] {
  return nodes.flatMap(({ layer }, index) =>
    index < nodes.length - 1 && (layer.className.includes('Conv') || layer.className === 'Dense') ? [index] : [],
  );
}

export function usualNode(spec: NetworkSpec): number {
  const nodes = aimable(spec);
  return nodes[1] ?? nodes[0] ?? 0;
}

/** What is aimed at in this network: a class where it has nothing else, the layer wished for where it has that. */
export function aimedAt(
  { aim, node }: Pick<WhatExcitesState, 'aim' | 'node'>,
  spec: NetworkSpec,
): {
  readonly aim: Aim;
  readonly node: number;
} {
  const nodes = aimable(spec);
  return { aim: nodes.length === 0 ? 'class' : aim, node: nodes.includes(node) ? node : usualNode(spec) };
}

function mayAim(subject: SubjectRef, node: number): boolean {
  const spec = knownSpec(subject);
  return spec === null ? isWhole(node, { min: 0, max: MOST_NODES - 1 }) : aimable(spec).includes(node);
}

export function reduce(state: WhatExcitesState, action: WhatExcitesAction): WhatExcitesState {
  switch (action.kind) {
    case 'subject':
      return { ...state, subject: action.subject, node: usualNode(action.spec), unit: initial.unit };
    case 'aim':
      return { ...state, aim: action.aim };
    case 'node':
      return mayAim(state.subject, action.node) ? { ...state, node: action.node, unit: 0 } : state;
    case 'unit':
      return isWhole(action.unit, { min: 0, max: MOST_CHANNELS - 1 }) ? { ...state, unit: action.unit } : state;
    case 'slider':
      return isWhole(action.value, SLIDERS[action.id]) ? { ...state, [action.id]: action.value } : state;
    case 'decorrelate':
      return { ...state, decorrelate: action.on };
    case 'seed':
      return { ...state, seed: (state.seed % SEEDS.max) + 1 };
    case 'free':
      // Nothing holds back: what the gradient alone makes.
      return { ...state, decay: 0, variation: 0, blur: 0, jitter: 0, decorrelate: false };
    default:
      return action satisfies never;
  }
}

export function transient(action: WhatExcitesAction): boolean {
  return action.kind === 'slider' || action.kind === 'unit';
}

export function exciteOptions(state: WhatExcitesState): ExciteOptions {
  const of = (id: SliderId): number => state[id] * SLIDERS[id].scale;
  return {
    seed: toSeed(state.seed),
    steps: state.steps,
    stepSize: of('rate'),
    decay: of('decay'),
    variation: of('variation'),
    blur: of('blur'),
    jitter: state.jitter,
    decorrelate: state.decorrelate,
  };
}

export function encode(state: WhatExcitesState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    aim: [state.aim, initial.aim],
    layer: [String(state.node), String(initial.node)],
    unit: [String(state.unit), String(initial.unit)],
    seed: [String(state.seed), String(initial.seed)],
    colours: [state.decorrelate ? '1' : '0', initial.decorrelate ? '1' : '0'],
    ...Object.fromEntries(SLIDER_IDS.map((id) => [id, [String(state[id]), String(initial[id])] as const])),
  });
}

export function decode(query: LinkQuery): Decoded<WhatExcitesState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const spec = knownSpec(subject);
    const slider = (id: SliderId): number => link.integer(id, SLIDERS[id].min, SLIDERS[id].max, initial[id]);
    return {
      subject,
      aim: link.choice('aim', AIMS, initial.aim),
      node:
        spec === null
          ? link.integer('layer', 0, MOST_NODES - 1, initial.node)
          : Number(link.choice('layer', aimable(spec).map(String), String(initial.node))),
      unit: link.integer('unit', 0, MOST_CHANNELS - 1, initial.unit),
      steps: slider('steps'),
      rate: slider('rate'),
      decay: slider('decay'),
      variation: slider('variation'),
      blur: slider('blur'),
      jitter: slider('jitter'),
      decorrelate: link.flag('colours', initial.decorrelate),
      seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
    };
  });
}

const FREE: WhatExcitesState = reduce(initial, { kind: 'free' });

export const steps: readonly LecternStep<WhatExcitesState>[] = [
  {
    id: 'class',
    title: { zh: '一个类别想看到什么', en: 'What a class would like to see' },
    note: {
      zh: '从灰色噪声出发，沿梯度让“3”的对数几率升高。出来的不是一个漂亮的 3，而是网络拿来认 3 的东西。',
      en: 'From grey noise uphill on the logit of “3”. What comes is no handsome 3 but what the network takes for one.',
    },
    state: initial,
  },
  {
    id: 'free',
    title: { zh: '没有任何约束', en: 'With nothing to hold it back' },
    note: {
      zh: '去掉全部约束：分数更高，图片却成了噪声。网络没有理由画得像图片。',
      en: 'All regularisers off: a higher score, and a picture of noise. The network has no reason to draw a picture.',
    },
    state: FREE,
  },
  {
    id: 'channel',
    title: { zh: '第一层的一个通道', en: 'A channel of the first layer' },
    note: {
      zh: '第一层的通道喜欢什么，一眼就看得出：它的卷积核，重复铺满。',
      en: 'What a channel of the first layer likes is plain: its own kernel, tiled.',
    },
    state: { ...initial, aim: 'channel', node: 0, unit: 0, blur: 0 },
  },
  {
    id: 'photos',
    title: { zh: '照片上的网络', en: 'The network for photographs' },
    note: {
      zh: '颜色去相关之后，沿着照片里真实的颜色方向往上走。',
      en: 'With decorrelated colours the ascent moves along the colours of real photographs.',
    },
    state: { ...initial, subject: 'cifar10', aim: 'class', unit: 8, node: 2 },
  },
];
