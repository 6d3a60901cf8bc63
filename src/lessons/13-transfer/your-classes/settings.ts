// The exhibit `your-classes` as a state for links and undo: settings alone. Pictures stay on the device (class-store.ts).
// Not responsible for: pictures, training or words.
import { BASE_MODEL_SIZES_PX, BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { LEAST_CLASSES, MOST_CLASSES } from './class-set.ts';

export const HEADS = ['dense', 'knn'] as const;
export type HeadKind = (typeof HEADS)[number];

export const SOURCES = ['cifar10', 'fashion-mnist', 'flowers'] as const;
export type QuickSource = (typeof SOURCES)[number];

/** The network is cut as far back as it goes. */
export const LAST_CUT = 'last';

export const RANGES = {
  k: { min: 1, max: 25 },
  validation: { min: 0, max: 50 },
  seed: { min: 1, max: 9999 },
  epochs: { min: 5, max: 200 },
  classes: { min: LEAST_CLASSES, max: MOST_CLASSES },
  perClass: { min: 3, max: 200 },
} as const;

export interface ClassesState {
  /** A layer of the base network, or `last`. */
  readonly cut: string;
  readonly sizePx: BaseModelSizePx;
  readonly head: HeadKind;
  readonly k: number;
  /** Percent of each class that validate. */
  readonly validation: number;
  /** Of the split, of the head's first weights and of the samples drawn. */
  readonly seed: number;
  readonly epochs: number;
  /** What the quick start fetches. */
  readonly source: QuickSource;
  readonly classes: number;
  readonly perClass: number;
}

export type NumberField = keyof typeof RANGES;

export type ClassesAction =
  | { readonly kind: 'cut'; readonly cut: string }
  | { readonly kind: 'size'; readonly sizePx: BaseModelSizePx }
  | { readonly kind: 'head'; readonly head: HeadKind }
  | { readonly kind: 'source'; readonly source: QuickSource }
  | { readonly kind: 'number'; readonly field: NumberField; readonly value: number }
  | { readonly kind: 'all'; readonly state: ClassesState };

export const initial: ClassesState = {
  cut: LAST_CUT,
  sizePx: 128,
  head: 'dense',
  k: 5,
  validation: 20,
  seed: 1,
  epochs: 40,
  source: 'cifar10',
  classes: 3,
  perClass: 20,
};

const CUTS: readonly string[] = [LAST_CUT, ...new Set(Object.values(BASE_MODELS).flatMap(({ cuts }) => cuts))];

export function reduce(state: ClassesState, action: ClassesAction): ClassesState {
  switch (action.kind) {
    case 'cut':
      return CUTS.includes(action.cut) ? { ...state, cut: action.cut } : state;
    case 'size':
      return { ...state, sizePx: action.sizePx };
    case 'head':
      return { ...state, head: action.head };
    case 'source':
      return { ...state, source: action.source };
    case 'number': {
      const { min, max } = RANGES[action.field];
      const isFit = Number.isInteger(action.value) && action.value >= min && action.value <= max;
      return isFit ? { ...state, [action.field]: action.value } : state;
    }
    case 'all':
      return action.state;
    default:
      return action satisfies never;
  }
}

export function transient(action: ClassesAction): boolean {
  return action.kind === 'number';
}

const NUMBERS = ['k', 'validation', 'seed', 'epochs', 'classes', 'perClass'] as const satisfies readonly NumberField[];

export function encode(state: ClassesState): LinkQuery {
  return writeLink({
    cut: [state.cut, initial.cut],
    size: [String(state.sizePx), String(initial.sizePx)],
    head: [state.head, initial.head],
    source: [state.source, initial.source],
    ...Object.fromEntries(NUMBERS.map((field) => [field, [String(state[field]), String(initial[field])] as const])),
  });
}

const SIZE_NAMES = BASE_MODEL_SIZES_PX.map(String);

export function decode(query: LinkQuery): Decoded<ClassesState> {
  return readLink(query, (link) => {
    const size = link.choice('size', SIZE_NAMES, String(initial.sizePx));
    const number = (field: NumberField): number =>
      link.integer(field, RANGES[field].min, RANGES[field].max, initial[field]);
    return {
      cut: link.choice('cut', CUTS, initial.cut),
      sizePx: BASE_MODEL_SIZES_PX.find((sizePx) => String(sizePx) === size) ?? initial.sizePx,
      head: link.choice('head', HEADS, initial.head),
      source: link.choice('source', SOURCES, initial.source),
      k: number('k'),
      validation: number('validation'),
      seed: number('seed'),
      epochs: number('epochs'),
      classes: number('classes'),
      perClass: number('perClass'),
    };
  });
}

/** The cut as a layer of the network at hand: the last one, where the network lacks the one asked for. */
export function cutIn(cuts: readonly string[], cut: string): string {
  return cuts.includes(cut) ? cut : (cuts.at(-1) ?? '');
}

export const steps: readonly LecternStep<ClassesState>[] = [
  {
    id: 'start',
    title: { zh: '几十张图片，几秒钟', en: 'A few dozen pictures, a few seconds' },
    note: {
      zh: '取三类、每类二十张小照片，训练只有一层的新头。从零训练一个卷积网络要几万张。',
      en: 'Three classes of twenty small photos each train a new head of one layer. A network from scratch takes tens of thousands.',
    },
    state: initial,
  },
  {
    id: 'knn',
    title: { zh: '完全不训练：k 近邻', en: 'No training at all: k nearest neighbours' },
    note: {
      zh: '同样的特征，不训练，只问最近的几张是哪一类。它说明功劳大半在特征。',
      en: 'The same features, nothing trained: only which class the nearest pictures are of. The credit is mostly the features’.',
    },
    state: { ...initial, head: 'knn' },
  },
  {
    id: 'early',
    title: { zh: '切得太早', en: 'Cut too early' },
    note: {
      zh: '只留下开头几块：特征还是边缘和纹理，头就分不开了。',
      en: 'Only the first blocks are left: their features are edges and textures still, and the head cannot part the classes.',
    },
    state: { ...initial, cut: 'block_2_add' },
  },
  {
    id: 'clothes',
    title: { zh: '换一个领域：服饰', en: 'Another field: clothes' },
    note: {
      zh: '灰度的小图与 ImageNet 的照片相差很远，特征仍然够用。',
      en: 'Small grey pictures are far from ImageNet’s photos, and its features still do.',
    },
    state: { ...initial, source: 'fashion-mnist' },
  },
];
