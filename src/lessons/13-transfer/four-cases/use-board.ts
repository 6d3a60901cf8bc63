// The session of the exhibit `four-cases`: the base, what was measured on this device, and the work that goes on.
// Not responsible for: what is shown (board-model.ts).
import { NO_BASE } from '../base/base-use.ts';
import type { BaseUse } from '../base/base-use.ts';
import { useBase } from '../base/use-base.ts';
import { useObserved } from '../measure/observed.ts';
import { boardStore, cancelBoard, EMPTY_BOARD, performBoard } from './board-store.ts';
import type { BoardStore } from './board-store.ts';
import type { CaseState } from './four-cases.ts';
import { isJobIn, jobsOf } from './jobs.ts';
import { measureLikeness, runBoard } from './run-board.ts';

export interface BoardSession {
  readonly base: BaseUse;
  readonly store: BoardStore;
  /** Begins to compare the sets and to measure the device. */
  readonly compare: () => void;
  /** Begins to run what of the board is not measured yet. */
  readonly run: () => void;
  readonly cancel: () => void;
}

const nothing = (): void => undefined;

export const NO_BOARD: BoardSession = {
  base: NO_BASE,
  store: EMPTY_BOARD,
  compare: nothing,
  run: nothing,
  cancel: nothing,
};

export function useBoard(state: CaseState): BoardSession {
  const base = useBase();
  const store = useObserved(boardStore);
  const model = base.phase === 'loaded' ? (base.entry?.id ?? null) : null;
  return {
    base,
    store,
    compare: () => {
      if (model !== null) void performBoard((signal) => measureLikeness(model, state, signal));
    },
    run: () => {
      if (model === null) return;
      const missing = jobsOf(state).filter((job) => !isJobIn(store.scores, model, job, state));
      void performBoard((signal) => runBoard(model, missing, state, signal));
    },
    cancel: cancelBoard,
  };
}
