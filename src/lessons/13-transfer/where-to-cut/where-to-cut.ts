// The exhibit `where-to-cut` without its view: on which pictures, where the base is cut, how the map is laid out.
// Not responsible for: measuring (use-cuts.ts), what is shown (cuts-model.ts), words.
import { BASE_MODEL_IDS, BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import type { SampleSource } from '../base/samples.ts';

export const SIZES = ['96', '128', '160'] as const;
export const METHODS = ['pca', 'umap'] as const;
export type Method = (typeof METHODS)[number];

/** Pictures to learn from; as many again, or a hundred, are tested on. */
export const COUNT = { min: 20, max: 500 } as const;
export const EPOCHS = { min: 1, max: 30 } as const;

/** Cuts of all bases: a state names one, whichever base this site has. */
export const ALL_CUTS: readonly string[] = [...new Set(BASE_MODEL_IDS.flatMap((id) => BASE_MODELS[id].cuts))];

export interface CutState {
  readonly source: SampleSource;
  readonly count: number;
  readonly sizePx: BaseModelSizePx & (96 | 128 | 160);
  /** Name of the layer after which the base is cut. */
  readonly cut: string;
  readonly method: Method;
  readonly epochs: number;
}

export type CutAction =
  | { readonly kind: 'source'; readonly source: SampleSource }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'size'; readonly sizePx: CutState['sizePx'] }
  | { readonly kind: 'cut'; readonly cut: string }
  | { readonly kind: 'method'; readonly method: Method }
  | { readonly kind: 'epochs'; readonly epochs: number };

export const initial: CutState = {
  source: 'cifar10',
  count: 200,
  sizePx: 96,
  cut: 'block_12_add',
  method: 'pca',
  epochs: 8,
};

export function sizeOf(text: (typeof SIZES)[number]): CutState['sizePx'] {
  return text === '96' ? 96 : text === '128' ? 128 : 160;
}

/** The state on a base with these cuts: one that it lacks becomes its last. */
export function onBase(state: CutState, cuts: readonly string[]): CutState {
  return cuts.includes(state.cut) ? state : { ...state, cut: cuts.at(-1) ?? state.cut };
}

/** Pictures that are tested on. */
export function testCountOf({ count }: Pick<CutState, 'count'>): number {
  return Math.min(100, count);
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: CutState, action: CutAction): CutState {
  switch (action.kind) {
    case 'source':
      return { ...state, source: action.source };
    case 'count':
      return isWhole(action.count, COUNT) ? { ...state, count: action.count } : state;
    case 'size':
      return { ...state, sizePx: action.sizePx };
    case 'cut':
      return ALL_CUTS.includes(action.cut) ? { ...state, cut: action.cut } : state;
    case 'method':
      return { ...state, method: action.method };
    case 'epochs':
      return isWhole(action.epochs, EPOCHS) ? { ...state, epochs: action.epochs } : state;
    default:
      return action satisfies never;
  }
}

/** Dragging is one undo step. */
export function transient(action: CutAction): boolean {
  return action.kind === 'cut' || action.kind === 'count' || action.kind === 'epochs';
}

export function encode(state: CutState): LinkQuery {
  return writeLink({
    pictures: [state.source, initial.source],
    count: [String(state.count), String(initial.count)],
    size: [String(state.sizePx), String(initial.sizePx)],
    cut: [state.cut, initial.cut],
    method: [state.method, initial.method],
    epochs: [String(state.epochs), String(initial.epochs)],
  });
}

export function decode(query: LinkQuery): Decoded<CutState> {
  return readLink(query, (link) => ({
    source: link.choice('pictures', SAMPLE_SOURCES, initial.source),
    count: link.integer('count', COUNT.min, COUNT.max, initial.count),
    sizePx: sizeOf(link.choice('size', SIZES, '96')),
    cut: link.choice('cut', ALL_CUTS, initial.cut),
    method: link.choice('method', METHODS, initial.method),
    epochs: link.integer('epochs', EPOCHS.min, EPOCHS.max, initial.epochs),
  }));
}

export const steps: readonly LecternStep<CutState>[] = [
  {
    id: 'late',
    title: { zh: '在后面切', en: 'Cut late' },
    note: {
      zh: '同类的照片已经靠近。最近邻不用训练就能判对多少？',
      en: 'Photos of one class are near each other. How many does a nearest neighbour get right without any training?',
    },
    state: initial,
  },
  {
    id: 'early',
    title: { zh: '在开头切', en: 'Cut early' },
    note: {
      zh: '开头只有边缘和颜色。先请大家猜：两条准确率曲线从这里往后怎么走？',
      en: 'The beginning knows edges and colours only. Ask first: how do both accuracy curves go on from here?',
    },
    state: { ...initial, cut: 'block_2_add' },
  },
  {
    id: 'digits',
    title: { zh: '换成手写数字', en: 'Handwritten digits instead' },
    note: {
      zh: '数字不像照片。准确率在哪一处就不再上升了？与照片比较。',
      en: 'Digits are no photos. At which cut does accuracy stop rising? Compare with the photos.',
    },
    state: { ...initial, source: 'mnist' },
  },
  {
    id: 'three',
    title: { zh: '三种做法', en: 'Three ways' },
    note: {
      zh: '同样的图片，同一个种子：冻结、从这里往上微调、从头训练。只有两百张图片时，谁赢？',
      en: 'Same pictures, same seed: frozen, fine-tuned from here up, from scratch. Who wins with two hundred pictures?',
    },
    state: { ...initial, cut: 'block_9_add', epochs: 12 },
  },
];
