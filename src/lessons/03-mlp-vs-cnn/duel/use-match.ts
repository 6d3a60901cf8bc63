// One match: the two runs of a setup, opened and driven together. Shared by the duel and the drawing board.
// Not responsible for: tests of the trained networks (measurements.ts) or what the reader sees.
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { openRun, pauseRun, startRun, stepRun, useRun } from '../../../engine/client/use-run.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import { CONTESTANTS, planOf, runIdOf, specOf } from './setup.ts';
import type { ContestantId, DuelSetup } from './setup.ts';

export type { RunView } from '../../../engine/client/use-run.ts';

export interface Match {
  readonly runIds: Readonly<Record<ContestantId, string>>;
  readonly views: Readonly<Record<ContestantId, RunView>>;
  /** Opens both runs if need be, then trains them from where they are. */
  train(): void;
  /** Opens both runs if need be, then trains one batch of each. */
  stepOne(): void;
  /** Opens both runs without training. */
  open(): void;
  pause(): void;
}

type Wish = 'train' | 'step';

function isOpened({ snapshot, opening }: RunView): boolean {
  return snapshot !== null && opening === null;
}

/** Whether a run could be trained further at once. */
function isWaiting({ snapshot, opening }: RunView): boolean {
  return opening === null && (snapshot?.phase === 'ready' || snapshot?.phase === 'paused');
}

export function useMatch(setup: DuelSetup, shuffled: boolean): Match {
  const runIds = useMemo(
    () => ({ mlp: runIdOf(setup, 'mlp', shuffled), cnn: runIdOf(setup, 'cnn', shuffled) }),
    [setup, shuffled],
  );
  const mlp = useRun(runIds.mlp);
  const cnn = useRun(runIds.cnn);
  const wish = useRef<{ readonly what: Wish; readonly of: string } | null>(null);
  const name = `${runIds.mlp} ${runIds.cnn}`;

  function open(): void {
    const plan = planOf(setup, shuffled);
    for (const id of CONTESTANTS) void openRun({ runId: runIds[id], spec: specOf(setup, id), plan });
  }

  function start(what: Wish): void {
    for (const id of CONTESTANTS) {
      if (!isWaiting(id === 'mlp' ? mlp : cnn)) continue;
      void (what === 'train' ? startRun(runIds[id]) : stepRun(runIds[id], 1));
    }
  }

  // Both start in the same breath, once both are open, so that neither has a lead.
  const fulfil = useEffectEvent(() => {
    if (wish.current === null) return;
    const isVain = wish.current.of !== name || [mlp, cnn].some((view) => view.error !== null);
    const isOpen = [mlp, cnn].every(isOpened);
    if (!isVain && !isOpen) return;
    const { what } = wish.current;
    wish.current = null;
    if (!isVain) start(what);
  });
  useEffect(() => fulfil(), [mlp, cnn, name]);

  function begin(what: Wish): void {
    open();
    if ([mlp, cnn].every((view) => view.error === null && isOpened(view))) start(what);
    else wish.current = { what, of: name };
  }

  return {
    runIds,
    views: { mlp, cnn },
    train: () => begin('train'),
    stepOne: () => begin('step'),
    open,
    pause() {
      wish.current = null;
      for (const id of CONTESTANTS) void pauseRun(runIds[id]);
    },
  };
}
