// The exhibit `deep-dream` without its view: which layer dreams, on which photo, in how many octaves.
// Not responsible for: the dream (use-dream.ts), what is shown (dream-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { DreamOptions } from '../../../nn/inside/dream.ts';
import { toSeed } from '../../../nn/plan.ts';
import { SUBJECT_IDS, SUBJECTS } from '../subject/subjects.ts';
import type { SubjectId } from '../subject/subjects.ts';

export const SLIDERS = {
  octaves: { min: 1, max: 5 },
  steps: { min: 1, max: 40 },
  /** What a pixel changes by in a step, in thousandths. */
  rate: { min: 1, max: 60 },
} as const;
export type SliderId = keyof typeof SLIDERS;
export const SLIDER_IDS = ['octaves', 'steps', 'rate'] as const satisfies readonly SliderId[];

export const OCTAVE_SCALE = 1.4;
const MOST_CHANNELS = 511;
const ALL = 'all';

export type DeepDreamState = Readonly<Record<SliderId, number>> & {
  readonly subject: SubjectId;
  readonly photo: BuiltInPhoto;
  readonly node: number;
  /** Null: all channels, each as strongly as it is excited. */
  readonly channel: number | null;
};

export type DeepDreamAction =
  | { readonly kind: 'subject'; readonly subject: SubjectId }
  | { readonly kind: 'photo'; readonly photo: BuiltInPhoto }
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'channel'; readonly channel: number | null }
  | { readonly kind: 'slider'; readonly id: SliderId; readonly value: number };

export const initial: DeepDreamState = {
  subject: 'cifar10',
  photo: 'chelsea',
  node: 2,
  channel: null,
  octaves: 3,
  steps: 8,
  rate: 12,
};

/** Layers with maps. */
export function dreamers(subject: SubjectId): readonly number[] {
  return SUBJECTS[subject].spec.nodes.flatMap(({ layer }, index) => (layer.className === 'Conv2D' ? [index] : []));
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: DeepDreamState, action: DeepDreamAction): DeepDreamState {
  switch (action.kind) {
    case 'subject':
      return { ...state, subject: action.subject, node: dreamers(action.subject)[1] ?? 0, channel: null };
    case 'photo':
      return { ...state, photo: action.photo };
    case 'node':
      return dreamers(state.subject).includes(action.node) ? { ...state, node: action.node, channel: null } : state;
    case 'channel':
      if (action.channel !== null && !isWhole(action.channel, { min: 0, max: MOST_CHANNELS })) return state;
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

export function dreamOptions(state: DeepDreamState, channel: number | null): DreamOptions {
  return {
    nodeIndex: state.node,
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
    network: [state.subject, initial.subject],
    photo: [state.photo, initial.photo],
    layer: [String(state.node), String(initial.node)],
    channel: [state.channel === null ? ALL : String(state.channel), ALL],
    ...Object.fromEntries(SLIDER_IDS.map((id) => [id, [String(state[id]), String(initial[id])] as const])),
  });
}

export function decode(query: LinkQuery): Decoded<DeepDreamState> {
  return readLink(query, (link) => {
    const subject = link.choice('network', SUBJECT_IDS, initial.subject);
    const channels = [ALL, ...Array.from({ length: MOST_CHANNELS + 1 }, (_, channel) => String(channel))];
    const text = link.text('channel');
    const channel = text === null || text === ALL ? null : Number(link.choice('channel', channels, ALL));
    const slider = (id: SliderId): number => link.integer(id, SLIDERS[id].min, SLIDERS[id].max, initial[id]);
    return {
      subject,
      photo: link.choice('photo', BUILT_IN_PHOTOS, initial.photo),
      node: Number(link.choice('layer', dreamers(subject).map(String), String(dreamers(subject)[1] ?? 0))),
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
