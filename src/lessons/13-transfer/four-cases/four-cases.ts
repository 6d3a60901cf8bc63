// The exhibit `four-cases` without its view: two sets of pictures, two sizes, the lines between small and large and between
// similar and different, and what the student expects. Not responsible for: measuring (run-board.ts), what is shown, words.
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import type { SampleSource } from '../base/samples.ts';

/** Places of the board: which set, how many pictures of it. */
export const SPOTS = ['similar-small', 'different-small', 'similar-large', 'different-large'] as const;
export type Spot = (typeof SPOTS)[number];
export type Column = 'similar' | 'different';
export type Row = 'small' | 'large';

/** A linear head on the end, one on an early cut, going on training from the early cut up or all over, fresh weights. */
export const RECIPES = ['head', 'early', 'tuned', 'fresh'] as const;
export type Recipe = (typeof RECIPES)[number];

export const BOARD_SIZES = ['96', '128', '160'] as const;
export const EARLY_CUTS = ['block_2_add', 'block_5_add', 'block_9_add'] as const;
export type EarlyCut = (typeof EARLY_CUTS)[number];
export const DEPTHS = ['upper', 'all'] as const;
export type Depth = (typeof DEPTHS)[number];

export const SMALL = { min: 10, max: 100 } as const;
export const LARGE = { min: 40, max: 450 } as const;
export const SIZE_LINE = { min: 5, max: 1000 } as const;
export const EPOCHS = { min: 1, max: 30 } as const;
/** Test pictures of each set; nothing learns from them. */
export const TEST_COUNT = 150;

export interface CaseState {
  readonly similar: SampleSource;
  readonly different: SampleSource;
  readonly small: number;
  readonly large: number;
  /** From so many pictures on a set counts as large. */
  readonly sizeLine: number;
  /** From so many percent likeness on a set counts as similar. */
  readonly likenessLine: number;
  readonly picks: Readonly<Record<Spot, Recipe | null>>;
  /** The place looked at. */
  readonly at: Spot;
  readonly sizePx: BaseModelSizePx & (96 | 128 | 160);
  readonly early: EarlyCut;
  readonly depth: Depth;
  readonly epochs: number;
}

export type CaseAction =
  | { readonly kind: 'set'; readonly column: Column; readonly source: SampleSource }
  | { readonly kind: 'count'; readonly row: Row; readonly count: number }
  | { readonly kind: 'size-line'; readonly count: number }
  | { readonly kind: 'likeness-line'; readonly percent: number }
  | { readonly kind: 'pick'; readonly spot: Spot; readonly recipe: Recipe | null }
  | { readonly kind: 'at'; readonly spot: Spot }
  | { readonly kind: 'size'; readonly sizePx: CaseState['sizePx'] }
  | { readonly kind: 'early'; readonly early: EarlyCut }
  | { readonly kind: 'depth'; readonly depth: Depth }
  | { readonly kind: 'epochs'; readonly epochs: number };

const NO_PICKS = { 'similar-small': null, 'different-small': null, 'similar-large': null, 'different-large': null };

export const initial: CaseState = {
  similar: 'cifar10',
  different: 'mnist',
  small: 20,
  large: 200,
  sizeLine: 60,
  likenessLine: 60,
  picks: NO_PICKS,
  at: 'similar-small',
  sizePx: 96,
  early: 'block_5_add',
  depth: 'upper',
  epochs: 6,
};

export function placeOf(spot: Spot): { readonly column: Column; readonly row: Row } {
  return {
    column: spot.startsWith('similar') ? 'similar' : 'different',
    row: spot.endsWith('small') ? 'small' : 'large',
  };
}

export function sizeOf(text: (typeof BOARD_SIZES)[number]): CaseState['sizePx'] {
  return text === '96' ? 96 : text === '128' ? 128 : 160;
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: CaseState, action: CaseAction): CaseState {
  switch (action.kind) {
    case 'set':
      return { ...state, [action.column]: action.source };
    case 'count': {
      if (!isWhole(action.count, action.row === 'small' ? SMALL : LARGE)) return state;
      const next = { ...state, [action.row]: action.count };
      // The small set is a part of the large one.
      return action.row === 'small'
        ? { ...next, large: Math.max(next.large, next.small) }
        : { ...next, small: Math.min(next.small, next.large) };
    }
    case 'size-line':
      return isWhole(action.count, SIZE_LINE) ? { ...state, sizeLine: action.count } : state;
    case 'likeness-line':
      return isWhole(action.percent, { min: 0, max: 100 }) ? { ...state, likenessLine: action.percent } : state;
    case 'pick':
      return { ...state, picks: { ...state.picks, [action.spot]: action.recipe } };
    case 'at':
      return { ...state, at: action.spot };
    case 'size':
      return { ...state, sizePx: action.sizePx };
    case 'early':
      return { ...state, early: action.early };
    case 'depth':
      return { ...state, depth: action.depth };
    case 'epochs':
      return isWhole(action.epochs, EPOCHS) ? { ...state, epochs: action.epochs } : state;
    default:
      return action satisfies never;
  }
}

/** Dragging is one undo step. */
export function transient(action: CaseAction): boolean {
  return ['count', 'size-line', 'likeness-line', 'epochs', 'at'].includes(action.kind);
}

/** One letter a place, in the order of SPOTS: h, e, t, f, or - for none. */
function picksText(picks: CaseState['picks']): string {
  return SPOTS.map((spot) => picks[spot]?.[0] ?? '-').join('');
}

export function encode(state: CaseState): LinkQuery {
  return writeLink({
    similar: [state.similar, initial.similar],
    different: [state.different, initial.different],
    small: [String(state.small), String(initial.small)],
    large: [String(state.large), String(initial.large)],
    sizeline: [String(state.sizeLine), String(initial.sizeLine)],
    likeline: [String(state.likenessLine), String(initial.likenessLine)],
    picks: [picksText(state.picks), picksText(initial.picks)],
    at: [state.at, initial.at],
    px: [String(state.sizePx), String(initial.sizePx)],
    early: [state.early, initial.early],
    depth: [state.depth, initial.depth],
    epochs: [String(state.epochs), String(initial.epochs)],
  });
}

export function decode(query: LinkQuery): Decoded<CaseState> {
  return readLink(query, (link) => {
    const small = link.integer('small', SMALL.min, SMALL.max, initial.small);
    const letters = link.text('picks') ?? picksText(initial.picks);
    if (!/^[hetf-]{4}$/.test(letters)) {
      link.refuse('picks', {
        zh: '链接中的 picks 无法使用：应为四个字母，每个是 h、e、t、f 或 -。已改用初始状态。',
        en: 'The link’s picks can’t be used: they must be four letters, each h, e, t, f or -. The initial state is shown instead.',
      });
    }
    const pick = (place: number): Recipe | null => RECIPES.find((recipe) => recipe[0] === letters[place]) ?? null;
    return {
      similar: link.choice('similar', SAMPLE_SOURCES, initial.similar),
      different: link.choice('different', SAMPLE_SOURCES, initial.different),
      small,
      large: link.integer('large', Math.max(LARGE.min, small), LARGE.max, Math.max(initial.large, small)),
      sizeLine: link.integer('sizeline', SIZE_LINE.min, SIZE_LINE.max, initial.sizeLine),
      likenessLine: link.integer('likeline', 0, 100, initial.likenessLine),
      picks: {
        'similar-small': pick(0),
        'different-small': pick(1),
        'similar-large': pick(2),
        'different-large': pick(3),
      },
      at: link.choice('at', SPOTS, initial.at),
      sizePx: sizeOf(link.choice('px', BOARD_SIZES, '96')),
      early: link.choice('early', EARLY_CUTS, initial.early),
      depth: link.choice('depth', DEPTHS, initial.depth),
      epochs: link.integer('epochs', EPOCHS.min, EPOCHS.max, initial.epochs),
    };
  });
}

export const steps: readonly LecternStep<CaseState>[] = [
  {
    id: 'predict',
    title: { zh: '先预测', en: 'Predict first' },
    note: {
      zh: '四格，四种做法。先请每个人写下每一格谁会赢，再动手测量。',
      en: 'Four cells, four recipes. Everyone writes down who wins in each cell; only then is it measured.',
    },
    state: initial,
  },
  {
    id: 'lines',
    title: { zh: '线画在哪里', en: 'Where the lines go' },
    note: {
      zh: '把“大”的线移到 300 张：四格都成了“小”的情形，规则说的就变了，测出来的不变。',
      en: 'Move the line of “large” to 300 pictures: all cells become “small”. What the rule says changes; what was measured doesn’t.',
    },
    state: { ...initial, sizeLine: 300 },
  },
  {
    id: 'different',
    title: { zh: '不同，但有多不同', en: 'Different, but how different' },
    note: {
      zh: '服饰的商品照片介于照片与数字之间。早切还是晚切更好？',
      en: 'Product photos of clothes lie between photos and digits. Is an early cut better there, or a late one?',
    },
    state: { ...initial, different: 'fashion-mnist', at: 'different-small' },
  },
  {
    id: 'more',
    title: { zh: '数据再多一些', en: 'More data' },
    note: {
      zh: '四百五十张，多训练几轮。微调追上冻结了吗？从头训练呢？',
      en: 'Four hundred and fifty pictures, more epochs. Has fine-tuning caught up with freezing? And training from scratch?',
    },
    state: { ...initial, large: 450, epochs: 12, at: 'similar-large' },
  },
];
