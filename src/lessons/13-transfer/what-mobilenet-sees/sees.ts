// The exhibit `what-mobilenet-sees` without its view: a picture, the size it is read at, one block of the network, and the
// kernel that its bill is worked out for. Not responsible for: the network's answers (use-sees.ts), what is shown, words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';

/** Sides in pixels to choose from: the network was trained on the largest. */
export const SIZES = ['96', '160', '224'] as const;
export type SizeText = (typeof SIZES)[number];

/** MobileNetV2 has blocks 0 to 16. */
export const LAST_BLOCK = 16;

export const KERNELS = ['3', '5', '7'] as const;
export type KernelText = (typeof KERNELS)[number];

export interface SeesState {
  readonly photo: BuiltInPhoto;
  readonly size: SizeText;
  readonly block: number;
  readonly kernel: KernelText;
}

export type SeesAction =
  | { readonly kind: 'photo'; readonly photo: BuiltInPhoto }
  | { readonly kind: 'size'; readonly size: SizeText }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'kernel'; readonly kernel: KernelText };

export const initial: SeesState = { photo: 'chelsea', size: '224', block: 1, kernel: '3' };

export function reduce(state: SeesState, action: SeesAction): SeesState {
  switch (action.kind) {
    case 'photo':
      return { ...state, photo: action.photo };
    case 'size':
      return { ...state, size: action.size };
    case 'block': {
      const isBlock = Number.isInteger(action.block) && action.block >= 0 && action.block <= LAST_BLOCK;
      return isBlock ? { ...state, block: action.block } : state;
    }
    case 'kernel':
      return { ...state, kernel: action.kernel };
    default:
      return action satisfies never;
  }
}

/** Sliding over the blocks is one undo step. */
export function transient(action: SeesAction): boolean {
  return action.kind === 'block';
}

export function encode(state: SeesState): LinkQuery {
  return writeLink({
    photo: [state.photo, initial.photo],
    size: [state.size, initial.size],
    block: [String(state.block), String(initial.block)],
    kernel: [state.kernel, initial.kernel],
  });
}

export function decode(query: LinkQuery): Decoded<SeesState> {
  return readLink(query, (link) => ({
    photo: link.choice('photo', BUILT_IN_PHOTOS, initial.photo),
    size: link.choice('size', SIZES, initial.size),
    block: link.integer('block', 0, LAST_BLOCK, initial.block),
    kernel: link.choice('kernel', KERNELS, initial.kernel),
  }));
}

export const steps: readonly LecternStep<SeesState>[] = [
  {
    id: 'early',
    title: { zh: '靠前的一块', en: 'An early block' },
    note: {
      zh: '映射还认得出照片：边缘、明暗、颜色。这些对任何照片都有用。',
      en: 'The maps still look like the photo: edges, brightness, colours. Any photo can use those.',
    },
    state: initial,
  },
  {
    id: 'late',
    title: { zh: '靠后的一块', en: 'A late block' },
    note: {
      zh: '只剩 7 × 7 格，每格看到几乎整张图：这里说的是“有什么”，不再是“什么样”。',
      en: 'Only 7 × 7 places are left, each sees nearly the whole picture: what is there, no longer what it looks like.',
    },
    state: { ...initial, block: 14 },
  },
  {
    id: 'bill',
    title: { zh: '账单', en: 'The bill' },
    note: {
      zh: '同样的输入、同样的输出，只用九分之一左右的乘法。先猜比值，再读。',
      en: 'Same input, same output, about a ninth of the multiplications. Guess the ratio, then read it.',
    },
    state: { ...initial, block: 10 },
  },
  {
    id: 'kernel',
    title: { zh: '换成 7 × 7 的核', en: 'Kernels of 7 × 7' },
    note: {
      zh: '标准卷积贵到五倍多，可分离的只多不到四成：1/k² 这一项快消失了，剩下 1/N。',
      en: 'The standard convolution costs over five times as much, the separable pair under two fifths more: 1/k² fades, 1/N remains.',
    },
    state: { ...initial, block: 10, kernel: '7' },
  },
];
