// Lets every tab of the course know that one of them trains, so that none changes the version under it.
// Not responsible for: what trains (engine/client/training-watch.ts).
import type { TrainingWatch } from '../../engine/client/training-watch.ts';

/** Held by each page while something trains on it. The browser lets go of it when the page ends in any way. */
const LOCK = 'stride.training';

export function holdWhileTraining(watch: TrainingWatch, locks: LockManager): void {
  let release: (() => void) | null = null;

  function follow(): void {
    if (watch.training.size === 0) {
      release?.();
      release = null;
      return;
    }
    if (release !== null) return;
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    locks.request(LOCK, { mode: 'shared' }, () => ended).catch(() => undefined);
  }

  watch.subscribe(follow);
  follow();
}

export async function isAnyTabTraining(locks: LockManager): Promise<boolean> {
  const { held = [] } = await locks.query();
  return held.some(({ name }) => name === LOCK);
}
