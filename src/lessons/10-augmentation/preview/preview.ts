// The exhibit `preview` without its view: which picture, which ranges, which seed.
// Not responsible for: the changed pictures (preview-model.ts), words (preview.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { decodeAugmentation, encodeAugmentation, linkableAugmentation } from '../../../nn/augmentation/codec.ts';
import {
  NO_AUGMENTATION,
  SEED_AUGMENTATION,
  type AugmentationNumber,
  type AugmentationSpec,
  type FillMode,
  type FlipField,
} from '../../../nn/augmentation/spec.ts';
import { PICTURES, SAMPLE_COUNT, type PictureId } from '../images.ts';

export const GRIDS = ['one', 'batch'] as const;
/** `one`: one picture in a dozen epochs; `batch`: a dozen pictures in one epoch. */
export type Grid = (typeof GRIDS)[number];

export const MOST_SEED = 9999;

export interface PreviewState {
  readonly picture: PictureId;
  readonly sample: number;
  readonly grid: Grid;
  readonly seed: number;
  readonly spec: AugmentationSpec;
}

export type PreviewAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'sample'; readonly sample: number }
  | { readonly kind: 'grid'; readonly grid: Grid }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'range'; readonly field: AugmentationNumber; readonly value: number }
  | { readonly kind: 'flip'; readonly field: FlipField; readonly on: boolean }
  | { readonly kind: 'fill'; readonly fillMode: FillMode }
  | { readonly kind: 'spec'; readonly spec: AugmentationSpec };

export const initial: PreviewState = { picture: 'drawn', sample: 0, grid: 'one', seed: 1, spec: SEED_AUGMENTATION };

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: PreviewState, action: PreviewAction): PreviewState {
  const { spec } = state;
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture, sample: 0 };
    case 'sample':
      return isWhole(action.sample, 0, SAMPLE_COUNT - 1) ? { ...state, sample: action.sample } : state;
    case 'grid':
      return { ...state, grid: action.grid };
    case 'seed':
      return isWhole(action.seed, 0, MOST_SEED) ? { ...state, seed: action.seed } : state;
    case 'range':
      return { ...state, spec: linkableAugmentation({ ...spec, [action.field]: action.value }) };
    case 'flip':
      return { ...state, spec: { ...spec, [action.field]: action.on } };
    case 'fill':
      return { ...state, spec: { ...spec, fillMode: action.fillMode } };
    case 'spec':
      return { ...state, spec: linkableAugmentation(action.spec) };
    default:
      return action satisfies never;
  }
}

export function encode(state: PreviewState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    sample: [String(state.sample), String(initial.sample)],
    grid: [state.grid, initial.grid],
    seed: [String(state.seed), String(initial.seed)],
    ranges: [encodeAugmentation(state.spec), encodeAugmentation(initial.spec)],
  });
}

export function decode(query: LinkQuery): Decoded<PreviewState> {
  return readLink(query, (link) => {
    const text = link.text('ranges');
    return {
      picture: link.choice('picture', PICTURES, initial.picture),
      sample: link.integer('sample', 0, SAMPLE_COUNT - 1, initial.sample),
      grid: link.choice('grid', GRIDS, initial.grid),
      seed: link.integer('seed', 0, MOST_SEED, initial.seed),
      spec:
        text === null
          ? initial.spec
          : (decodeAugmentation(text) ??
            link.refuse('ranges', {
              zh: '链接里的增强范围读不懂，或者超出了允许的界限（例如平移 500 %、旋转 720 度）。已改用初始状态。',
              en: 'The ranges in the link cannot be read, or lie beyond their bounds (such as a shift of 500 % or a rotation of 720 degrees). The initial state is shown instead.',
            })),
    };
  });
}

/** Dragging a range is one undo step. */
export function transient(action: PreviewAction): boolean {
  return action.kind === 'range';
}

export const steps: readonly LecternStep<PreviewState>[] = [
  {
    id: 'notes',
    title: { zh: '讲义里的增强', en: 'As in the notes' },
    note: {
      zh: '左右、上下各移最多十分之一，一半的图片左右翻转。同一张图，十二轮，没有两张相同。',
      en: 'Shifts by up to a tenth and, by chance, mirrored. One picture in twelve epochs, no two alike.',
    },
    state: initial,
  },
  {
    id: 'fill',
    title: { zh: '空出来的地方填什么', en: 'What fills the gap' },
    note: {
      zh: '移开的地方要有像素补上。依次看四种填充：拉丝、黑边、镜像、环绕。',
      en: 'Something has to fill what the shift uncovers. Try all four: smears, black bars, mirrors, wrapping.',
    },
    state: { ...initial, spec: { ...SEED_AUGMENTATION, widthShift: 0.3, heightShift: 0.3, fillMode: 'reflect' } },
  },
  {
    id: 'once',
    title: { zh: '只采样一次', en: 'Resampled once' },
    note: {
      zh: '旋转、错切、缩放、平移合成一次采样。下面一对图：一次做完，与一步一步做，哪张更模糊？',
      en: 'Turn, shear, zoom and shift in one resampling. In the pair below: which is more blurred, all at once or step by step?',
    },
    state: {
      ...initial,
      spec: { ...NO_AUGMENTATION, rotationDegrees: 20, shear: 0.2, zoom: 0.2, widthShift: 0.1, heightShift: 0.1 },
    },
  },
  {
    id: 'too-much',
    title: { zh: '太多了', en: 'Too much' },
    note: {
      zh: '所有范围都拉大：你还认得出这座房子吗？网络也一样。',
      en: 'All ranges wide: could you still tell it is a house? Neither can the network.',
    },
    state: {
      ...initial,
      spec: {
        ...NO_AUGMENTATION,
        rotationDegrees: 180,
        zoom: 0.8,
        shear: 0.8,
        brightness: 0.5,
        hueTurns: 0.5,
        noise: 0.3,
        cutOut: 0.5,
      },
    },
  },
];
