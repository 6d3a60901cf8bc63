// What was measured for the board, kept on the device, and the work that goes on. Not responsible for: measuring (run-board.ts).
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import type { SampleSource } from '../base/samples.ts';
import { epochsFor } from '../measure/budget.ts';
import { NoFlowersError } from '../measure/load-set.ts';
import { observed } from '../measure/observed.ts';
import { TEST_COUNT } from './four-cases.ts';
import type { CaseState, Recipe } from './four-cases.ts';
import type { Score } from './verdict.ts';

export interface BoardWork {
  readonly stage: 'likeness' | 'pictures' | 'features' | Recipe;
  readonly source: SampleSource;
  /** Pictures of the training; null where none goes on. */
  readonly count: number | null;
  readonly done: number;
  readonly total: number;
  /** Trainings that are over, of so many. */
  readonly finished: number;
  readonly all: number;
}

export interface BoardStore {
  readonly scores: ReadonlyMap<string, Score>;
  /** Distance of a set's features to those of photographs. */
  readonly distances: ReadonlyMap<string, number>;
  /** Multiplications a second of this device, by base and size. */
  readonly speeds: ReadonlyMap<string, number>;
  readonly work: BoardWork | null;
  readonly error: EngineErrorCode | 'no-flowers' | null;
}

export const EMPTY_BOARD: BoardStore = {
  scores: new Map(),
  distances: new Map(),
  speeds: new Map(),
  work: null,
  error: null,
};

const STORAGE_KEY = 'stride.four-cases.1';
const MOST_SCORES = 400;

/** What the likeness of a set is kept under; without a source: the device's speed. */
export function likenessKey(model: BaseModelId, sizePx: number, source: SampleSource | null): string {
  return [model, sizePx, source ?? ''].join(' ');
}

/** What a score is kept under: everything that decides it. */
export function scoreKey(
  model: BaseModelId,
  { sizePx, early, depth, epochs }: CaseState,
  source: SampleSource,
  count: number,
  recipe: Recipe,
): string {
  const own = {
    head: 'head',
    early: `early ${early}`,
    tuned: `tuned ${depth === 'all' ? 'all' : early} ${epochsFor(count, epochs)}`,
    fresh: `fresh ${epochsFor(count, epochs)}`,
  };
  return [model, sizePx, source, count, TEST_COUNT, own[recipe]].join(' ');
}

type Entry = readonly [key: string, value: number];
type ScoreEntry = readonly [key: string, accuracy: number, count: number, trainingMs: number];

function isRow(value: unknown, numbers: number): boolean {
  if (!Array.isArray(value) || value.length !== numbers + 1) return false;
  return typeof value[0] === 'string' && value.slice(1).every((each) => typeof each === 'number' && each >= 0);
}

function isEntry(value: unknown): value is Entry {
  return isRow(value, 1);
}

function isScore(value: unknown): value is ScoreEntry {
  return isRow(value, 3);
}

/** What an earlier visit kept; nothing where that can't be read. */
export function readBoard(text: string | null): BoardStore {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const list = (name: string): readonly unknown[] => {
      const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : null;
      return Array.isArray(value) ? value : [];
    };
    return {
      ...EMPTY_BOARD,
      scores: new Map(
        list('scores')
          .filter(isScore)
          .map(([key, accuracy, count, trainingMs]) => [key, { accuracy, count, trainingMs }]),
      ),
      distances: new Map(list('distances').filter(isEntry)),
      speeds: new Map(list('speeds').filter(isEntry)),
    };
  } catch {
    return EMPTY_BOARD;
  }
}

export function writeBoard({ scores, distances, speeds }: BoardStore): string {
  return JSON.stringify({
    scores: [...scores].map(([key, { accuracy, count, trainingMs }]) => [key, accuracy, count, trainingMs]),
    distances: [...distances],
    speeds: [...speeds],
  });
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export const boardStore = observed<BoardStore>(readBoard(stored()));
let controller: AbortController | null = null;

/** Changes what is kept, and keeps it; a browser that keeps nothing keeps it for the page. */
function keep(change: (store: BoardStore) => BoardStore): void {
  boardStore.set(change);
  try {
    localStorage.setItem(STORAGE_KEY, writeBoard(boardStore.get()));
  } catch {
    // It then holds until the page is closed.
  }
}

export function keepScore(key: string, score: Score): void {
  keep((store) => ({ ...store, scores: new Map([...store.scores, [key, score] as const].slice(-MOST_SCORES)) }));
}

export function keepDistance(key: string, distance: number): void {
  keep((store) => ({ ...store, distances: new Map([...store.distances, [key, distance]]) }));
}

export function keepSpeed(key: string, speed: number): void {
  keep((store) => ({ ...store, speeds: new Map([...store.speeds, [key, speed]]) }));
}

export function showBoardWork(work: BoardWork): void {
  boardStore.set((store) => ({ ...store, work }));
}

/** One piece of work at a time. */
export async function performBoard(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (controller !== null) return;
  const mine = new AbortController();
  controller = mine;
  boardStore.set((store) => ({ ...store, error: null }));
  try {
    await work(mine.signal);
  } catch (thrown) {
    const code = thrown instanceof NoFlowersError ? 'no-flowers' : toEngineError(thrown).code;
    if (code !== 'cancelled') boardStore.set((store) => ({ ...store, error: code }));
  } finally {
    controller = null;
    boardStore.set((store) => ({ ...store, work: null }));
  }
}

export function cancelBoard(): void {
  controller?.abort();
}
