// The exhibit `deep-dream` without its view: which layer dreams, on which photo, in how many octaves.
// Not responsible for: the dream (use-dream.ts), what is shown (dream-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import type { DreamOptions } from '../../../nn/inside/dream.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { knownSpec, MOST_CHANNELS, MOST_NODES, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { PLAIN_COLOURS } from '../subject/test-images.ts';
import type { PlainColour } from '../subject/test-images.ts';

export const SLIDERS = {
  octaves: { min: 1, max: 5 },
  steps: { min: 1, max: 40 },
  /** What a pixel changes by in a step, in thousandths. */
  rate: { min: 1, max: 60 },
} as const;
export type SliderId = keyof typeof SLIDERS;
export const SLIDER_IDS = ['octaves', 'steps', 'rate'] as const satisfies readonly SliderId[];

export const OCTAVE_SCALE = 1.4;
const ALL = 'all';

export type DeepDreamState = Readonly<Record<SliderId, number>> & {
  readonly subject: SubjectRef;
  readonly photo: DreamPhoto;
  readonly node: number;
  /** Null: all channels, each as strongly as it is excited. */
  readonly channel: number | null;
};

export type DeepDreamAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'photo'; readonly photo: DreamPhoto }
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'channel'; readonly channel: number | null }
  | { readonly kind: 'slider'; readonly id: SliderId; readonly value: number };

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'cifar10';

export const initial: DeepDreamState = {
  subject: COURSE,
  photo: 'chelsea',
  node: 2,
  channel: null,
  octaves: 3,
  steps: 8,
  rate: 12,
};

/** Photos, and pictures of one colour: what a layer makes of nothing. */
export const DREAM_PHOTOS = [...BUILT_IN_PHOTOS, ...PLAIN_COLOURS] as const;
export type DreamPhoto = (typeof DREAM_PHOTOS)[number];

export function isPlain(photo: DreamPhoto): photo is PlainColour {
  return PLAIN_COLOURS.some((colour) => colour === photo);
}

/** Layers that convolve; where there are none, those with weights: their units see the whole input at once. */
export function dreamers({ nodes }: NetworkSpec): readonly number[] {
  const those = (part: string): readonly number[] =>
    nodes.flatMap(({ layer }, index) => (layer.className.includes(part) ? [index] : []));
  const convolutions = those('Conv');
  return convolutions.length > 0 ? convolutions : those('Dense');
}

/** The layer that dreams where no other is wished for. */
export function usualDreamer(spec: NetworkSpec): number {
  const nodes = dreamers(spec);
  return nodes[1] ?? nodes[0] ?? 0;
}

/** The layer wished for, where the network has it. */
export function dreamerOf({ node }: DeepDreamState, spec: NetworkSpec): number {
  return dreamers(spec).includes(node) ? node : usualDreamer(spec);
}

function mayDream(subject: SubjectRef, node: number): boolean {
  const spec = knownSpec(subject);
  return spec === null ? isWhole(node, { min: 0, max: MOST_NODES - 1 }) : dreamers(spec).includes(node);
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: DeepDreamState, action: DeepDreamAction): DeepDreamState {
  switch (action.kind) {
    case 'subject':
      return { ...state, subject: action.subject, node: usualDreamer(action.spec), channel: null };
    case 'photo':
      return { ...state, photo: action.photo };
    case 'node':
      return mayDream(state.subject, action.node) ? { ...state, node: action.node, channel: null } : state;
    case 'channel':
      if (action.channel !== null && !isWhole(action.channel, { min: 0, max: MOST_CHANNELS - 1 })) return state;
      return { ...state, channel: action.channel };
    case 'slider':
      return isWhole(action.value, SLIDERS[action.id]) ? { ...state, [action.id]: action.value } : state;
    default:
      return action satisfies never;
  }
}

export function transient(action: DeepDreamAction): boolean {
  return action.kind === 'slider' || action.kind === 'channel';
}

export function dreamOptions(state: DeepDreamState, nodeIndex: number, channel: number | null): DreamOptions {
  return {
    nodeIndex,
    channel,
    octaves: state.octaves,
    octaveScale: OCTAVE_SCALE,
    steps: state.steps,
    stepSize: state.rate / 1000,
    seed: toSeed(1),
  };
}

export function encode(state: DeepDreamState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    photo: [state.photo, initial.photo],
    layer: [String(state.node), String(initial.node)],
    channel: [state.channel === null ? ALL : String(state.channel), ALL],
    ...Object.fromEntries(SLIDER_IDS.map((id) => [id, [String(state[id]), String(initial[id])] as const])),
  });
}

function readNode(link: LinkReader, subject: SubjectRef): number {
  const spec = knownSpec(subject);
  if (spec === null) return link.integer('layer', 0, MOST_NODES - 1, initial.node);
  return Number(link.choice('layer', dreamers(spec).map(String), String(usualDreamer(spec))));
}

export function decode(query: LinkQuery): Decoded<DeepDreamState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const channels = [ALL, ...Array.from({ length: MOST_CHANNELS }, (_, channel) => String(channel))];
    const text = link.text('channel');
    const channel = text === null || text === ALL ? null : Number(link.choice('channel', channels, ALL));
    const slider = (id: SliderId): number => link.integer(id, SLIDERS[id].min, SLIDERS[id].max, initial[id]);
    return {
      subject,
      photo: link.choice('photo', DREAM_PHOTOS, initial.photo),
      node: readNode(link, subject),
      channel,
      octaves: slider('octaves'),
      steps: slider('steps'),
      rate: slider('rate'),
    };
  });
}

export const steps: readonly LecternStep<DeepDreamState>[] = [
  {
    id: 'layer',
    title: { zh: '一层做的梦', en: 'The dream of a layer' },
    note: {
      zh: '哪里看到一点，就画得更多：这一层会的只是边和纹理，梦里也只有边和纹理。',
      en: 'Whatever it sees a little of, it paints more of: this layer knows edges and textures, and dreams of them.',
    },
    state: initial,
  },
  {
    id: 'deeper',
    title: { zh: '更深的一层', en: 'A deeper layer' },
    note: {
      zh: '最后一个卷积层的图样更大、更杂。网络很小，只见过 32×32 的照片，别指望它梦见小狗。',
      en: 'The last convolution paints larger, more mixed patterns. A small network that saw 32 × 32 photos dreams no puppies.',
    },
    state: { ...initial, node: 4, steps: 12 },
  },
  {
    id: 'digits',
    title: { zh: '认数字的网络', en: 'The network for digits' },
    note: {
      zh: '它只见过笔画，就在照片里看出笔画。',
      en: 'It has only ever seen strokes, and finds strokes in a photograph.',
    },
    state: { ...initial, subject: 'mnist', node: 2 },
  },
];
