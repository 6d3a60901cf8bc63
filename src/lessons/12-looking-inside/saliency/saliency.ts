// The exhibit `saliency` without its view: a patch laid over a test image, maps of what a class was read from, and what
// the reader marked before seeing them. Not responsible for: the maps (use-saliency.ts), words (saliency.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { classesOf, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { PICTURE_COUNT } from '../subject/test-images.ts';

/** Side of a cell that the reader marks, in pixels. */
export const CELL = 4;
/** Of the largest picture that a link can speak of. */
const MOST_CELLS = 1024;
export const PATCH = { min: 2, max: 16 } as const;
/** Side of the largest picture that a link can speak of: the figure brings the patch inside. */
const SIDE = 128;

export const FILLS = ['black', 'grey', 'white'] as const;
export type Fill = (typeof FILLS)[number];
export const FILL_VALUES: Readonly<Record<Fill, number>> = { black: 0, grey: 0.5, white: 1 };

export interface SaliencyState {
  readonly subject: SubjectRef;
  readonly image: number;
  /** The class asked about; null: the one that the network says. */
  readonly klass: number | null;
  /** The patch's middle. */
  readonly row: number;
  readonly column: number;
  readonly size: number;
  readonly fill: Fill;
  /** Cells marked, counted row by row, rising. */
  readonly marks: readonly number[];
  /** Whether the maps are in sight: first the reader marks. */
  readonly revealed: boolean;
}

export type SaliencyAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'image'; readonly image: number }
  | { readonly kind: 'class'; readonly klass: number | null }
  | { readonly kind: 'patch'; readonly row: number; readonly column: number }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'fill'; readonly fill: Fill }
  | { readonly kind: 'mark'; readonly cell: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'reveal'; readonly revealed: boolean };

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'mnist';

export const initial: SaliencyState = {
  subject: COURSE,
  image: 0,
  klass: null,
  row: 9,
  column: 14,
  size: 6,
  fill: 'black',
  marks: [],
  revealed: false,
};

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: SaliencyState, action: SaliencyAction): SaliencyState {
  switch (action.kind) {
    case 'subject':
      // Marks belong to a picture.
      return { ...state, subject: action.subject, klass: null, marks: [], revealed: false };
    case 'image':
      if (!isWhole(action.image, 0, PICTURE_COUNT - 1)) return state;
      return { ...state, image: action.image, klass: null, marks: [], revealed: false };
    case 'class':
      return action.klass === null || isWhole(action.klass, 0, classesOf(state.subject) - 1)
        ? { ...state, klass: action.klass }
        : state;
    case 'patch': {
      const isPlace = [action.row, action.column].every((place) => isWhole(place, 0, SIDE - 1));
      return isPlace ? { ...state, row: action.row, column: action.column } : state;
    }
    case 'size':
      return isWhole(action.size, PATCH.min, PATCH.max) ? { ...state, size: action.size } : state;
    case 'fill':
      return { ...state, fill: action.fill };
    case 'mark': {
      if (!isWhole(action.cell, 0, MOST_CELLS - 1)) return state;
      const without = state.marks.filter((cell) => cell !== action.cell);
      const marks = without.length < state.marks.length ? without : [...without, action.cell].sort((a, b) => a - b);
      return { ...state, marks };
    }
    case 'clear':
      return { ...state, marks: [], revealed: false };
    case 'reveal':
      return { ...state, revealed: action.revealed };
    default:
      return action satisfies never;
  }
}

/** Walking with the patch is one undo step. */
export function transient(action: SaliencyAction): boolean {
  return action.kind === 'patch' || action.kind === 'size';
}

const NO_CLASS = 'predicted';

export function encode(state: SaliencyState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    image: [String(state.image), String(initial.image)],
    class: [state.klass === null ? NO_CLASS : String(state.klass), NO_CLASS],
    row: [String(state.row), String(initial.row)],
    column: [String(state.column), String(initial.column)],
    size: [String(state.size), String(initial.size)],
    fill: [state.fill, initial.fill],
    marks: [state.marks.join('.'), ''],
    maps: [state.revealed ? '1' : '0', '0'],
  });
}

export function decode(query: LinkQuery): Decoded<SaliencyState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const classes = Array.from({ length: classesOf(subject) }, (_, klass) => String(klass));
    const klass = link.choice('class', [NO_CLASS, ...classes], NO_CLASS);
    const marks = link.integers('marks', 0, MOST_CELLS - 1, MOST_CELLS, []);
    return {
      subject,
      image: link.integer('image', 0, PICTURE_COUNT - 1, initial.image),
      klass: klass === NO_CLASS ? null : Number(klass),
      row: link.integer('row', 0, SIDE - 1, initial.row),
      column: link.integer('column', 0, SIDE - 1, initial.column),
      size: link.integer('size', PATCH.min, PATCH.max, initial.size),
      fill: link.choice('fill', FILLS, initial.fill),
      marks: [...new Set(marks)].sort((a, b) => a - b),
      revealed: link.flag('maps', initial.revealed),
    };
  });
}

export const steps: readonly LecternStep<SaliencyState>[] = [
  {
    id: 'patch',
    title: { zh: '挡住一块', en: 'Cover a piece' },
    note: {
      zh: '拖动补丁，看概率。挡住哪里判断就垮了，网络就是从哪里读的。',
      en: 'Move the patch and watch the probability. Where covering breaks the answer, the network was reading.',
    },
    state: initial,
  },
  {
    id: 'mark',
    title: { zh: '先猜', en: 'Guess first' },
    note: {
      zh: '在揭开之前，标出你认为网络看的地方。',
      en: 'Before anything is revealed, mark where you believe the network looks.',
    },
    state: { ...initial, marks: [10, 11, 17, 18, 24, 25] },
  },
  {
    id: 'maps',
    title: { zh: '五种方法', en: 'Five methods' },
    note: {
      zh: '五张图回答的是五个不同的问题，所以并不相同。比较它们落在你标记之内的份额。',
      en: 'Five maps answer five different questions, so they differ. Compare how much of each lies within your marks.',
    },
    state: { ...initial, marks: [10, 11, 17, 18, 24, 25], revealed: true },
  },
  {
    id: 'other-class',
    title: { zh: '换一个类别问', en: 'Ask about another class' },
    note: {
      zh: '同一张图，问“为什么不是 9”。支持与反对的像素换了位置。',
      en: 'The same picture, asked about the 9 it is not. Pixels for and against change places.',
    },
    state: { ...initial, klass: 9, revealed: true },
  },
];
