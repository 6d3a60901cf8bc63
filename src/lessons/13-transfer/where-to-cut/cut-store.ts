// What was measured of the cuts, for as long as the page lives, and the one piece of work that goes on.
// Not responsible for: measuring (measure-cuts.ts, train-ways.ts).
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { observed } from '../measure/observed.ts';
import { NoFlowersError } from '../measure/load-set.ts';
import type { PictureSet } from '../measure/pictures.ts';

/** What was measured at one cut. */
export interface CutMeasure {
  readonly name: string;
  readonly channels: number;
  /** Part of the test pictures that the five nearest training pictures get right. */
  readonly neighbours: number;
  /** Part of the test pictures that a linear head gets right. */
  readonly head: number;
  /** Mean share of a class activation map's heat in its hottest tenth; null where no map has any. */
  readonly sharpness: number | null;
  /** Of the first test pictures: the head's map of its own answer, row by row. */
  readonly maps: readonly { readonly side: number; readonly values: Float32Array; readonly answer: number }[];
}

export interface Measured {
  readonly classNames: readonly BothLanguages[];
  readonly set: PictureSet;
  readonly cuts: readonly CutMeasure[];
  /** By cut: pooled features of the training pictures, then of the test pictures. */
  readonly pooled: ReadonlyMap<
    string,
    { readonly train: Float32Array; readonly test: Float32Array; readonly all: Float32Array }
  >;
  readonly imagesPerSecond: number | null;
}

export const WAYS = ['frozen', 'tuned', 'fresh'] as const;
export type Way = (typeof WAYS)[number];

export interface WayCurve {
  /** Accuracy on the test pictures after each epoch. */
  readonly accuracy: readonly number[];
  readonly trainingMs: number | null;
}

export interface Work {
  readonly kind: 'measure' | 'train';
  /** Of what: a key of `measured` or of `curves`. */
  readonly key: string;
  readonly stage: 'pictures' | 'features' | 'heads' | 'maps' | Way;
  readonly done: number;
  readonly total: number;
}

export interface CutStore {
  readonly measured: ReadonlyMap<string, Measured>;
  readonly curves: ReadonlyMap<string, Partial<Readonly<Record<Way, WayCurve>>>>;
  readonly work: Work | null;
  readonly error: EngineErrorCode | 'no-flowers' | null;
}

export const EMPTY_STORE: CutStore = { measured: new Map(), curves: new Map(), work: null, error: null };

/** Measurements hold their pictures and features: more than a few would fill the memory. */
const MOST_MEASURED = 3;

export const cutStore = observed<CutStore>(EMPTY_STORE);
let controller: AbortController | null = null;

export function keepMeasured(key: string, measured: Measured): void {
  cutStore.set((store) => ({
    ...store,
    measured: new Map(
      [...[...store.measured].filter(([each]) => each !== key), [key, measured] as const].slice(-MOST_MEASURED),
    ),
  }));
}

export function keepCurve(key: string, way: Way, curve: WayCurve): void {
  cutStore.set((store) => ({
    ...store,
    curves: new Map([...store.curves, [key, { ...store.curves.get(key), [way]: curve }]]),
  }));
}

export function showWork(work: Work): void {
  cutStore.set((store) => ({ ...store, work }));
}

/** One piece of work at a time; a second one is not begun while the first goes on. */
export async function perform(first: Work, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (controller !== null) return;
  const mine = new AbortController();
  controller = mine;
  cutStore.set((store) => ({ ...store, work: first, error: null }));
  try {
    await work(mine.signal);
  } catch (thrown) {
    const code = thrown instanceof NoFlowersError ? 'no-flowers' : toEngineError(thrown).code;
    if (code !== 'cancelled') cutStore.set((store) => ({ ...store, error: code }));
  } finally {
    controller = null;
    cutStore.set((store) => ({ ...store, work: null }));
  }
}

export function cancelWork(): void {
  controller?.abort();
}
