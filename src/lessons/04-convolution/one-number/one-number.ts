// The exhibit `one-number` without its view: a small convolutional layer whose every number can be changed, and the
// output cell that is looked at. Not responsible for: the arithmetic (one-number-model.ts) or words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import { padding2D } from '../../../nn/shapes.ts';
import type { Padding } from '../../../nn/spec.ts';
import { COUNTS, edited, MAX_DEPTH, MAX_FILTERS, MAX_KERNEL, MAX_SIZE } from './numbers.ts';
import type { Edits, Part } from './numbers.ts';

export const MIN_SIZE = 5;
export const MIN_KERNEL = 2;
export const MAX_STRIDE = 3;
export const MAX_SEED = 9999;
/** Numbers that may be typed: one decimal, so that links stay short. */
export const MAX_VALUE = 99;

export interface NumberState {
  /** Height and width of the input. */
  readonly size: number;
  /** Channels of the input, and so planes of every filter. */
  readonly depth: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
  readonly activation: 'relu' | 'linear';
  readonly seed: number;
  readonly edits: Readonly<Record<Part, Edits>>;
  /** The output cell looked at; brought inside where the output is smaller. */
  readonly row: number;
  readonly column: number;
  readonly filter: number;
}

/** The settings that are whole numbers, with their bounds. */
export const BOUNDS = {
  size: { min: MIN_SIZE, max: MAX_SIZE },
  depth: { min: 1, max: MAX_DEPTH },
  filters: { min: 1, max: MAX_FILTERS },
  kernel: { min: MIN_KERNEL, max: MAX_KERNEL },
  stride: { min: 1, max: MAX_STRIDE },
} as const;
export type Setting = keyof typeof BOUNDS;

export type NumberAction =
  | { readonly kind: 'set'; readonly setting: Setting; readonly value: number }
  | { readonly kind: 'padding'; readonly padding: Padding }
  | { readonly kind: 'activation'; readonly activation: NumberState['activation'] }
  | { readonly kind: 'edit'; readonly part: Part; readonly index: number; readonly value: number }
  | { readonly kind: 'draw-again' }
  | { readonly kind: 'select'; readonly row: number; readonly column: number; readonly filter: number }
  /** On to the next output cell, or back; after the last of one filter comes the first of the next. */
  | { readonly kind: 'step'; readonly by: number };

const NO_EDITS = { input: [], weights: [], bias: [] } as const;

export const initial: NumberState = {
  size: 5,
  depth: 3,
  filters: 2,
  kernel: 3,
  stride: 1,
  padding: 'valid',
  activation: 'relu',
  seed: 4,
  edits: NO_EDITS,
  row: 0,
  column: 0,
  filter: 0,
};

/** Places of the window along each side. */
export function outputSide({ size, kernel, stride, padding }: NumberState): number {
  return padding2D(size, kernel, stride, 1, padding).output;
}

/** The output cell that is there to be looked at. */
export function selectedCell(state: NumberState): {
  readonly row: number;
  readonly column: number;
  readonly filter: number;
} {
  const last = outputSide(state) - 1;
  return {
    row: Math.min(state.row, last),
    column: Math.min(state.column, last),
    filter: Math.min(state.filter, state.filters - 1),
  };
}

function whole(value: number, min: number, max: number, fallback: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : fallback;
}

function stepped(state: NumberState, by: number): NumberState {
  const side = outputSide(state);
  const { row, column, filter } = selectedCell(state);
  const cells = side * side * state.filters;
  const from = (filter * side + row) * side + column;
  const to = (((from + whole(by, -cells, cells, 0)) % cells) + cells) % cells;
  return {
    ...state,
    filter: Math.floor(to / (side * side)),
    row: Math.floor(to / side) % side,
    column: to % side,
  };
}

export function reduce(state: NumberState, action: NumberAction): NumberState {
  switch (action.kind) {
    case 'set': {
      const { min, max } = BOUNDS[action.setting];
      return { ...state, [action.setting]: whole(action.value, min, max, state[action.setting]) };
    }
    case 'padding':
      return { ...state, padding: action.padding };
    case 'activation':
      return { ...state, activation: action.activation };
    case 'edit': {
      const { part, index } = action;
      if (!Number.isInteger(index) || index < 0 || index >= COUNTS[part] || !Number.isFinite(action.value))
        return state;
      const value = Math.round(Math.min(MAX_VALUE, Math.max(-MAX_VALUE, action.value)) * TENTHS) / TENTHS + 0;
      return { ...state, edits: { ...state.edits, [part]: edited(state.edits[part], index, value) } };
    }
    case 'draw-again':
      return { ...state, seed: (state.seed % MAX_SEED) + 1, edits: NO_EDITS };
    case 'select': {
      const last = outputSide(state) - 1;
      const { row, column, filter } = selectedCell(state);
      return {
        ...state,
        row: whole(action.row, 0, last, row),
        column: whole(action.column, 0, last, column),
        filter: whole(action.filter, 0, state.filters - 1, filter),
      };
    }
    case 'step':
      return stepped(state, action.by);
    default:
      return action satisfies never;
  }
}

/** Looking at another cell is not worth an undo step for every cell passed. */
export function transient(action: NumberAction): boolean {
  return action.kind === 'select' || action.kind === 'step';
}

const TENTHS = 10;

function writeEdits(edits: Edits): string {
  return edits.flatMap(([index, value]) => [index, Math.round(value * TENTHS)]).join('.');
}

export function encode(state: NumberState): LinkQuery {
  const plain = (field: Setting | 'seed' | 'row' | 'column' | 'filter') =>
    [String(state[field]), String(initial[field])] as const;
  return writeLink({
    size: plain('size'),
    depth: plain('depth'),
    filters: plain('filters'),
    kernel: plain('kernel'),
    strides: plain('stride'),
    padding: [state.padding, initial.padding],
    activation: [state.activation, initial.activation],
    seed: plain('seed'),
    input: [writeEdits(state.edits.input), ''],
    weights: [writeEdits(state.edits.weights), ''],
    bias: [writeEdits(state.edits.bias), ''],
    row: plain('row'),
    column: plain('column'),
    filter: plain('filter'),
  });
}

function readEdits(link: LinkReader, part: Part): Edits {
  const limit = Math.max(MAX_VALUE * TENTHS, COUNTS[part]);
  const numbers = link.integers(part, -limit, limit, 2 * COUNTS[part], []);
  const pairs = numbers.flatMap((index, i) =>
    i % 2 === 0 ? [[index, (numbers[i + 1] ?? NaN) / TENTHS] as const] : [],
  );
  const isSound = pairs.every(
    ([index, value], i) =>
      index >= 0 && index < COUNTS[part] && index > (pairs[i - 1]?.[0] ?? -1) && Math.abs(value) <= MAX_VALUE,
  );
  if (isSound) return pairs;
  return link.refuse(part, {
    zh: `链接中改过的数（${part}）已损坏，无法还原。已改用初始状态。`,
    en: `The changed numbers in this link (${part}) are damaged. The initial state is shown instead.`,
  });
}

export function decode(query: LinkQuery): Decoded<NumberState> {
  return readLink(query, (link) => {
    const read = (setting: Setting, field: string): number =>
      link.integer(field, BOUNDS[setting].min, BOUNDS[setting].max, initial[setting]);
    return {
      size: read('size', 'size'),
      depth: read('depth', 'depth'),
      filters: read('filters', 'filters'),
      kernel: read('kernel', 'kernel'),
      stride: read('stride', 'strides'),
      padding: link.choice('padding', ['valid', 'same'], initial.padding),
      activation: link.choice('activation', ['relu', 'linear'], initial.activation),
      seed: link.integer('seed', 1, MAX_SEED, initial.seed),
      edits: {
        input: readEdits(link, 'input'),
        weights: readEdits(link, 'weights'),
        bias: readEdits(link, 'bias'),
      },
      row: link.integer('row', 0, MAX_SIZE - 1, initial.row),
      column: link.integer('column', 0, MAX_SIZE - 1, initial.column),
      filter: link.integer('filter', 0, MAX_FILTERS - 1, initial.filter),
    };
  });
}

export const steps: readonly LecternStep<NumberState>[] = [
  {
    id: 'one-channel',
    title: { zh: '一个通道，一个过滤器', en: 'One channel, one filter' },
    note: {
      zh: '九个乘积，加起来，加上偏置，再过激活函数。先让学生口算，再点下一格。',
      en: 'Nine products, added up, the bias, the activation. Let the class work one out in their heads, then step on.',
    },
    state: { ...initial, depth: 1, filters: 1 },
  },
  {
    id: 'depth',
    title: { zh: '三个通道：过滤器也有三层', en: 'Three channels: the filter has three planes' },
    note: {
      zh: '一个过滤器的层数等于输入的深度。三份和加在一起，只得到一个数；偏置只加一次。',
      en: 'A filter has as many planes as the input has channels. The three sums make one number; the bias is added once.',
    },
    state: { ...initial, filters: 1 },
  },
  {
    id: 'count',
    title: { zh: '两个过滤器：输出有两层', en: 'Two filters: the output has two planes' },
    note: {
      zh: '输出的深度等于过滤器的个数，与输入深度无关。参数：2 个过滤器，各 27 个权重和 1 个偏置。',
      en: 'The output is as deep as there are filters, whatever the input’s depth. Parameters: two filters of 27 weights and one bias each.',
    },
    state: { ...initial, filter: 1, row: 1, column: 1 },
  },
  {
    id: 'padding',
    title: { zh: '填充：边上的窗口伸进 0 里', en: 'Padding: windows at the edge reach into zeros' },
    note: {
      zh: 'same 填充在四周补 0，输出和输入一样大。落在 0 上的乘积都是 0。',
      en: 'Same padding puts zeros around, and the output is as large as the input. Products with them are 0.',
    },
    state: { ...initial, padding: 'same' },
  },
  {
    id: 'stride',
    title: { zh: '步幅 2：跳着走', en: 'Stride 2: every other place' },
    note: {
      zh: '窗口每次移动两格，输出变小，每一格的算法不变。',
      en: 'The window moves by two; the output shrinks, and each number is worked out as before.',
    },
    state: { ...initial, stride: 2, row: 1, column: 1 },
  },
];
