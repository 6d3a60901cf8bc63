// The exhibit `same-idea` without its view: one kernel of three numbers slid over four kinds of grid, in order or
// shuffled. Not responsible for: the convolution (nn), drawing, words (same-idea.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { convolve } from '../../../nn/convolution.ts';
import { toSeed } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';

export const GRIDS = ['sound', 'sentence', 'board', 'picture'] as const;
export type GridId = (typeof GRIDS)[number];
export const KERNELS = ['rise', 'row', 'peak'] as const;
export type KernelId = (typeof KERNELS)[number];

export const KERNEL_VALUES: Readonly<Record<KernelId, readonly number[]>> = {
  rise: [-1, 0, 1],
  row: [1, 1, 1],
  peak: [-1, 2, -1],
};

interface Grid {
  readonly height: number;
  readonly width: number;
  readonly values: readonly number[];
}

const BOARD = [
  '.........',
  '..XXX....',
  '..O......',
  '..O..X...',
  '..O......',
  '....OOO..',
  '.X.......',
  '...X.O...',
  '.........',
];
const STONES: Readonly<Record<string, number>> = { X: 1, O: -1 };
const SIDE = 9;

function disc(): readonly number[] {
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const distance = Math.hypot(Math.floor(i / SIDE) - 4, (i % SIDE) - 4);
    return distance < 3.3 ? 9 : 0;
  });
}

/** The sentence has one row a word and two made-up columns: does the word deny, does it praise. */
const DATA: Readonly<Record<GridId, Grid>> = {
  sound: {
    height: 1,
    width: 16,
    values: Array.from({ length: 16 }, (_, i) => Math.round(4 * Math.sin((i * Math.PI) / 4)) + 0),
  },
  sentence: { height: 8, width: 2, values: [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1] },
  board: {
    height: SIDE,
    width: SIDE,
    values: BOARD.flatMap((row) => row.split('').map((stone) => STONES[stone] ?? 0)),
  },
  picture: { height: SIDE, width: SIDE, values: disc() },
};

/** Words move with their rows; elsewhere every cell is a position of its own. */
function shuffle(id: GridId): Grid {
  const grid = DATA[id];
  const length = id === 'sentence' ? grid.width : 1;
  const order = Array.from(permutation(grid.values.length / length, toSeed(5)));
  return { ...grid, values: order.flatMap((from) => grid.values.slice(from * length, (from + 1) * length)) };
}

/** Which word stands in each row of the sentence. */
function wordOrder(isShuffled: boolean): readonly number[] {
  const { height } = DATA.sentence;
  return isShuffled ? Array.from(permutation(height, toSeed(5))) : Array.from({ length: height }, (_, i) => i);
}

export interface IdeaState {
  readonly grid: GridId;
  readonly kernel: KernelId;
  readonly place: number;
  readonly isShuffled: boolean;
}

export type IdeaAction =
  | { readonly kind: 'grid'; readonly grid: GridId }
  | { readonly kind: 'kernel'; readonly kernel: KernelId }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'shuffle'; readonly isShuffled: boolean };

export const initial: IdeaState = { grid: 'sound', kernel: 'rise', place: 0, isShuffled: false };

/** How many places the window of three has on a grid without padding. */
export function placeCount(id: GridId): number {
  const { height, width } = DATA[id];
  return id === 'sentence' ? height - 2 : height * (width - 2);
}

export function reduce(state: IdeaState, action: IdeaAction): IdeaState {
  switch (action.kind) {
    case 'grid':
      return { ...state, grid: action.grid, place: 0 };
    case 'kernel':
      return { ...state, kernel: action.kernel };
    case 'place': {
      const isPlace = Number.isInteger(action.place) && action.place >= 0 && action.place < placeCount(state.grid);
      return isPlace ? { ...state, place: action.place } : state;
    }
    case 'shuffle':
      return { ...state, isShuffled: action.isShuffled };
    default:
      return action satisfies never;
  }
}

export interface IdeaModel {
  readonly state: IdeaState;
  readonly grid: Grid;
  /** Cells under the window, as places in `grid.values`, each with its number of the kernel. */
  readonly window: readonly { readonly cell: number; readonly weight: number }[];
  readonly output: Grid;
  readonly sum: number;
  /** The largest sum on the grid in order: there the pattern is found. */
  readonly best: number;
  readonly found: number;
  /** The word in each row of the sentence, by its number in the sentence in order. */
  readonly words: readonly number[];
}

function slide(grid: Grid, id: GridId, kernel: KernelId): Grid {
  const taps = KERNEL_VALUES[kernel];
  const isText = id === 'sentence';
  const image = { shape: [grid.height, grid.width, 1], values: Float32Array.from(grid.values) } as const;
  const values = isText ? taps.flatMap((tap) => [tap, tap]) : taps;
  const shape = isText ? ([3, 2, 1, 1] as const) : ([1, 3, 1, 1] as const);
  const made = convolve(image, { shape, values }, null, { strides: [1, 1], padding: 'valid' });
  return { height: made.shape[0], width: made.shape[1], values: Array.from(made.values) };
}

export function present(state: IdeaState): IdeaModel {
  const ordered = DATA[state.grid];
  const grid = state.isShuffled ? shuffle(state.grid) : ordered;
  const output = slide(grid, state.grid, state.kernel);
  const best = Math.max(...slide(ordered, state.grid, state.kernel).values);
  const taps = KERNEL_VALUES[state.kernel];
  const first = Math.floor(state.place / output.width) * grid.width + (state.place % output.width);
  const window =
    state.grid === 'sentence'
      ? taps.flatMap((weight, i) => [0, 1].map((column) => ({ cell: (state.place + i) * 2 + column, weight })))
      : taps.map((weight, i) => ({ cell: first + i, weight }));
  const found = output.values.filter((value) => value >= best).length;
  return {
    state,
    grid,
    window,
    output,
    sum: output.values[state.place] ?? 0,
    best,
    found,
    words: wordOrder(state.isShuffled),
  };
}

export function encode(state: IdeaState): LinkQuery {
  return writeLink({
    grid: [state.grid, initial.grid],
    kernel: [state.kernel, initial.kernel],
    place: [String(state.place), '0'],
    shuffled: [state.isShuffled ? '1' : '0', '0'],
  });
}

export function decode(query: LinkQuery): Decoded<IdeaState> {
  return readLink(query, (link) => {
    const grid = link.choice('grid', GRIDS, initial.grid);
    return {
      grid,
      kernel: link.choice('kernel', KERNELS, initial.kernel),
      place: link.integer('place', 0, placeCount(grid) - 1, 0),
      isShuffled: link.flag('shuffled', false),
    };
  });
}

/** Sliding is one undo step. */
export function transient(action: IdeaAction): boolean {
  return action.kind === 'place';
}

export const steps: readonly LecternStep<IdeaState>[] = [
  {
    id: 'sound',
    title: { zh: '声音在上升', en: 'The sound rises' },
    note: {
      zh: '右边减左边：和最大的地方，波形升得最快。',
      en: 'Right minus left: the sum is largest where the wave rises fastest.',
    },
    state: initial,
  },
  {
    id: 'board',
    title: { zh: '三子相连', en: 'Three in a row' },
    note: {
      zh: '同一个想法找到棋盘上横着相连的三枚黑子。',
      en: 'The same idea finds three black stones side by side.',
    },
    state: { ...initial, grid: 'board', kernel: 'row', place: 9 },
  },
  {
    id: 'picture',
    title: { zh: '左边缘', en: 'A left edge' },
    note: {
      zh: '找声音上升的三个数，在图片里找到边缘。',
      en: 'The three numbers that found a rise in sound find an edge in a picture.',
    },
    state: { ...initial, grid: 'picture', place: 28 },
  },
  {
    id: 'shuffled',
    title: { zh: '打乱位置', en: 'Shuffled' },
    note: {
      zh: '数一个没少，邻居却变了：三子相连不见了。',
      en: 'Every number is still there, but the neighbours are not: look how many patterns are left.',
    },
    state: { ...initial, grid: 'board', kernel: 'row', place: 9, isShuffled: true },
  },
];
