// The state of the exhibit `same-idea`: which data, which kernel, where the window is, the reader's own numbers; its
// actions, links and steps. Not responsible for: what is shown (idea-model.ts), words (same-idea.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import { GRIDS, KERNELS, KINDS } from './idea-data.ts';
import type { GridId, KernelId } from './idea-data.ts';
import { placeCount, sourceCell, startPlace } from './idea-model.ts';
import type { IdeaState } from './idea-model.ts';

export type IdeaAction =
  | { readonly kind: 'grid'; readonly grid: GridId }
  | { readonly kind: 'kernel'; readonly kernel: KernelId }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'shuffle'; readonly isShuffled: boolean }
  /** Puts a number at a cell of the grid as it is shown. */
  | { readonly kind: 'number'; readonly cell: number; readonly value: number }
  | { readonly kind: 'clear' };

function at(grid: GridId, kernel: KernelId): IdeaState {
  return { grid, kernel, place: startPlace(grid, kernel), isShuffled: false, values: null };
}

export const initial: IdeaState = at('sound', 'rise');

/** Own numbers that are the given ones are none. */
function withValues(state: IdeaState, values: readonly number[]): IdeaState {
  const given = KINDS[state.grid].grid.values;
  return { ...state, values: values.every((value, i) => value === given[i]) ? null : values };
}

export function reduce(state: IdeaState, action: IdeaAction): IdeaState {
  const { grid, min, max } = KINDS[state.grid];
  switch (action.kind) {
    case 'grid':
      return action.grid === state.grid ? state : { ...at(action.grid, state.kernel), isShuffled: state.isShuffled };
    case 'kernel': {
      // A window that stands where the last kernel answered most goes to where this one does; elsewhere it stays.
      const isAtStart = state.place === startPlace(state.grid, state.kernel);
      const place = isAtStart ? startPlace(state.grid, action.kernel) : state.place;
      return { ...state, kernel: action.kernel, place };
    }
    case 'place': {
      const isPlace = Number.isInteger(action.place) && action.place >= 0 && action.place < placeCount(state.grid);
      return isPlace && action.place !== state.place ? { ...state, place: action.place } : state;
    }
    case 'shuffle':
      return { ...state, isShuffled: action.isShuffled };
    case 'number': {
      const { cell } = action;
      // Never −0: a column drawn just under the middle line is 0.
      const value = action.value + 0;
      if (!(cell in grid.values) || !Number.isInteger(value) || value < min || value > max) return state;
      const source = sourceCell(state.grid, state.isShuffled, cell);
      const values = state.values ?? grid.values;
      return values[source] === value ? state : withValues(state, values.with(source, value));
    }
    case 'clear':
      return withValues(
        state,
        grid.values.map(() => 0),
      );
    default:
      return action satisfies never;
  }
}

/** The numbers −4 to 4 as letters, so that a whole grid fits into a link. */
const LETTERS = 'abcdefghi';
const ZERO = LETTERS.indexOf('e');

function readValues(link: LinkReader, id: GridId): readonly number[] | null {
  const text = link.text('numbers');
  if (text === null) return null;
  const { grid, min, max } = KINDS[id];
  const values = Array.from(text, (letter) => LETTERS.indexOf(letter) - ZERO);
  const isSound = Array.from(text).every((letter) => LETTERS.includes(letter));
  if (!isSound || values.length !== grid.values.length || values.some((value) => value < min || value > max)) {
    const [first, last] = [LETTERS[min + ZERO], LETTERS[max + ZERO]];
    link.refuse('numbers', {
      zh: `链接中的 numbers 无法使用：应为 ${grid.values.length} 个从 ${first} 到 ${last} 的字母。已改用初始状态。`,
      en: `The link’s numbers cannot be used: they must be ${grid.values.length} letters from ${first} to ${last}. The initial state is shown instead.`,
    });
  }
  return values.every((value, i) => value === grid.values[i]) ? null : values;
}

export function encode(state: IdeaState): LinkQuery {
  return writeLink({
    grid: [state.grid, initial.grid],
    kernel: [state.kernel, initial.kernel],
    place: [String(state.place), String(startPlace(state.grid, state.kernel))],
    shuffled: [state.isShuffled ? '1' : '0', '0'],
    numbers: [(state.values ?? []).map((value) => LETTERS[value + ZERO] ?? '').join(''), ''],
  });
}

export function decode(query: LinkQuery): Decoded<IdeaState> {
  return readLink(query, (link) => {
    const grid = link.choice('grid', GRIDS, initial.grid);
    const kernel = link.choice('kernel', KERNELS, initial.kernel);
    return {
      grid,
      kernel,
      place: link.integer('place', 0, placeCount(grid) - 1, startPlace(grid, kernel)),
      isShuffled: link.flag('shuffled', false),
      values: readValues(link, grid),
    };
  });
}

/** Sliding the window, or drawing with the pointer, is one undo step. */
export function transient(action: IdeaAction): boolean {
  return action.kind === 'place' || action.kind === 'number';
}

export const steps: readonly LecternStep<IdeaState>[] = [
  {
    id: 'sound',
    title: { zh: '声音：哪里在上升', en: 'Sound: where it rises' },
    note: {
      zh: '−1、0、1：右边减左边。和最大的地方，波形升得最快。',
      en: 'Minus 1, 0, 1: right minus left. The sum is largest where the wave rises fastest.',
    },
    state: initial,
  },
  {
    id: 'picture',
    title: { zh: '图片：哪里是边缘', en: 'Picture: where the edges are' },
    note: {
      zh: '三个数一个没换。房子和门的左边缘是蓝的，右边缘是橙的，平坦的地方是 0。',
      en: 'Not one of the three numbers has changed. Edges that go from dark to bright are blue, the others orange, and even areas are 0.',
    },
    state: at('picture', 'rise'),
  },
  {
    id: 'video',
    title: { zh: '视频：什么在动', en: 'Video: what moves' },
    note: {
      zh: '窗口这次穿过三帧：后一帧减前一帧。飞过的球和闪过的灯留下了，不动的箱子抵消成 0。',
      en: 'This time the window reaches through three frames: later minus earlier. The ball and the flash remain; the box that stands still cancels out.',
    },
    state: at('video', 'rise'),
  },
  {
    id: 'board',
    title: { zh: '棋盘：三子相连', en: 'Board: three in a row' },
    note: {
      zh: '换成 1、1、1，同样的滑动找到横着相连的三枚黑子。',
      en: 'With 1, 1, 1 the same sliding finds three black stones side by side.',
    },
    state: at('board', 'row'),
  },
  {
    id: 'shuffled',
    title: { zh: '打乱位置', en: 'Positions shuffled' },
    note: {
      zh: '棋子一枚没少，邻居却变了：三子相连不见了。卷积看的就是邻居。',
      en: 'Every stone is still there, but its neighbours are not: no three in a row is left. Neighbours are what a convolution sees.',
    },
    state: { ...at('board', 'row'), isShuffled: true },
  },
];
