// Finds a match again that was trained here before: after a reload its curves are back without a click.
// Not responsible for: continuing it (the reader decides).
import { useEffect, useEffectEvent } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Match } from './use-match.ts';

/** Long enough for a slider to be dragged through many setups without asking for each. */
const SETTLE_MS = 400;

export function useRecall(match: Match): void {
  const { mlp, cnn } = match.runIds;
  const open = useEffectEvent(() => {
    if (match.views.mlp.snapshot === null && match.views.mlp.opening === null) match.open();
  });
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      startEngine()
        .call('runs.saved', {})
        .then(
          (saved) => {
            const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
            if (isWanted && names.has(mlp) && names.has(cnn)) open();
          },
          // Without storage there is nothing to find again.
          () => undefined,
        );
    }, SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [mlp, cnn]);
}
