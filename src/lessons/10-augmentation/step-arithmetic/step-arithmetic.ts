// The exhibit `step-arithmetic` without its view: samples, batch size, how epochs are cut, and the notebook to mend.
// Not responsible for: counting (nn/epoch-steps.ts), the notebook (cells.ts), words (step-arithmetic.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { generatorEpochs, type EpochSteps } from '../../../nn/epoch-steps.ts';
import { CELLS, movedCell, runNotebook, type CellId, type NotebookOutcome } from './cells.ts';

export const WAYS = ['fit', 'floor', 'samples'] as const;
/** `fit`: arrays, today; `floor`: a generator with samples // batch steps; `samples`: with as many steps as samples. */
export type Way = (typeof WAYS)[number];

export const LIMITS = { samples: { min: 1, max: 60_000 }, batchSize: { min: 1, max: 1024 } } as const;
export const EPOCHS_SHOWN = 3;

export interface StepState {
  readonly samples: number;
  readonly batchSize: number;
  readonly way: Way;
  readonly order: readonly CellId[];
}

export type StepAction =
  | { readonly kind: 'samples'; readonly samples: number }
  | { readonly kind: 'batch-size'; readonly batchSize: number }
  | { readonly kind: 'way'; readonly way: Way }
  | { readonly kind: 'move'; readonly cell: CellId; readonly by: -1 | 1 };

export const initial: StepState = { samples: 50_000, batchSize: 12, way: 'floor', order: CELLS };

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: StepState, action: StepAction): StepState {
  switch (action.kind) {
    case 'samples':
      return isWhole(action.samples, LIMITS.samples) ? { ...state, samples: action.samples } : state;
    case 'batch-size':
      return isWhole(action.batchSize, LIMITS.batchSize) ? { ...state, batchSize: action.batchSize } : state;
    case 'way':
      return { ...state, way: action.way };
    case 'move':
      return { ...state, order: movedCell(state.order, action.cell, action.by) };
    default:
      return action satisfies never;
  }
}

export interface StepModel {
  readonly state: StepState;
  /** Rounded down, rounded up, and what is left for the last batch (0: nothing). */
  readonly floor: number;
  readonly ceil: number;
  readonly remainder: number;
  readonly steps: number;
  readonly epochs: readonly EpochSteps[];
  readonly notebook: NotebookOutcome;
}

/** A generator with fewer samples than a batch would take no step at all; Keras then takes one. */
function stepsOf({ samples, batchSize, way }: StepState): number {
  switch (way) {
    case 'fit':
      return Math.ceil(samples / batchSize);
    case 'floor':
      return Math.max(1, Math.floor(samples / batchSize));
    case 'samples':
      return samples;
    default:
      return way satisfies never;
  }
}

export function present(state: StepState): StepModel {
  const { samples, batchSize } = state;
  const steps = stepsOf(state);
  return {
    state,
    floor: Math.floor(samples / batchSize),
    ceil: Math.ceil(samples / batchSize),
    remainder: samples % batchSize,
    steps,
    epochs: generatorEpochs(samples, batchSize, steps, EPOCHS_SHOWN),
    notebook: runNotebook(state.order),
  };
}

export function encode(state: StepState): LinkQuery {
  const places = (order: readonly CellId[]): string => order.map((cell) => CELLS.indexOf(cell)).join('.');
  return writeLink({
    samples: [String(state.samples), String(initial.samples)],
    batch: [String(state.batchSize), String(initial.batchSize)],
    way: [state.way, initial.way],
    cells: [places(state.order), places(initial.order)],
  });
}

export function decode(query: LinkQuery): Decoded<StepState> {
  return readLink(query, (link) => {
    const places = link.integers(
      'cells',
      0,
      CELLS.length - 1,
      CELLS.length,
      CELLS.map((_, place) => place),
    );
    const order = places.flatMap((place) => CELLS[place] ?? []);
    if (new Set(order).size !== CELLS.length) {
      link.refuse('cells', {
        zh: `链接里的单元顺序应把 0 到 ${CELLS.length - 1} 各写一次。已改用初始状态。`,
        en: `The order of cells in the link must name each of 0 to ${CELLS.length - 1} once. The initial state is shown instead.`,
      });
    }
    return {
      samples: link.integer('samples', LIMITS.samples.min, LIMITS.samples.max, initial.samples),
      batchSize: link.integer('batch', LIMITS.batchSize.min, LIMITS.batchSize.max, initial.batchSize),
      way: link.choice('way', WAYS, initial.way),
      order,
    };
  });
}

/** Dragging is one undo step. */
export function transient(action: StepAction): boolean {
  return action.kind === 'samples' || action.kind === 'batch-size';
}

export const steps: readonly LecternStep<StepState>[] = [
  {
    id: 'notes',
    title: { zh: '讲义的写法', en: 'As in the notes' },
    note: {
      zh: '50,000 除以 12 不整除。向下取整以后，第一轮少看 8 张；它们去了哪里？看第二轮的第一批。',
      en: '12 does not divide 50,000. Rounded down, the first epoch misses 8 images. Where did they go? Look at the first batch of epoch two.',
    },
    state: initial,
  },
  {
    id: 'fit',
    title: { zh: '现在的 fit', en: 'What fit does now' },
    note: {
      zh: '直接给数组，不写 steps_per_epoch：向上取整，最后一批小一点，每轮每张恰好一次。',
      en: 'Given arrays and no steps_per_epoch it rounds up: the last batch is smaller, and every epoch sees every image once.',
    },
    state: { ...initial, way: 'fit' },
  },
  {
    id: 'mistake',
    title: { zh: '写成样本数', en: 'As many steps as samples' },
    note: {
      zh: '把 steps_per_epoch 写成 x_train.shape[0]，一“轮”就成了十二遍，也慢十二倍。',
      en: 'With steps_per_epoch = x_train.shape[0] one “epoch” is twelve passes, and twelve times as slow.',
    },
    state: { ...initial, way: 'samples' },
  },
  {
    id: 'mended',
    title: { zh: '修好的笔记本', en: 'The notebook mended' },
    note: {
      zh: '先取数据，再缩放，再切出验证集；模型编译以后才能训练。',
      en: 'Load, scale, then split; and compile before training.',
    },
    state: { ...initial, order: ['load', 'prepare', 'split', 'datagen', 'model', 'compile', 'fit'] },
  },
];
