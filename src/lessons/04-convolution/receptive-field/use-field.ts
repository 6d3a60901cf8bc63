// The session of `receptive-field`: finds a trained network of the stack on view or trains one, and asks for gradients.
// Does nothing until the reader wants to see a trained network. Not responsible for: what is shown (field-model.ts).
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { openRun, pauseRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { runsFor } from './field-runs.ts';
import type { FieldRun } from './field-runs.ts';
import type { FieldSession } from './field-session.ts';
import type { FieldState } from './receptive-field.ts';
import { stackSpec } from './stack.ts';
import { useGradients } from './use-gradients.ts';

/** Long enough for a slider to be dragged through many stacks without asking for each. */
const SETTLE_MS = 400;

/** The first of the runs that has been trained on this device before; told once it is known. */
function useRecalled(runs: readonly FieldRun[], wanted: boolean): string | null {
  const [recalled, setRecalled] = useState<string | null>(null);
  const key = runs.map(({ args }) => args.runId).join(' ');
  const look = useEffectEvent((isWanted: () => boolean) => {
    startEngine()
      .call('runs.saved', {})
      .then(
        (saved) => {
          const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
          const found = runs.find(({ args }) => names.has(args.runId));
          if (!isWanted() || found === undefined) return;
          setRecalled(found.args.runId);
          void openRun(found.args);
        },
        // Without storage there is nothing to find again.
        () => undefined,
      );
  });
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    const timer = setTimeout(() => look(() => isWanted), SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, wanted]);
  return recalled;
}

export function useField({ stack, node, place, influence }: FieldState): FieldSession {
  const wanted = influence === 'trained';
  const runs = useMemo(() => runsFor(stack), [stack]);
  const recalled = useRecalled(runs, wanted);
  const own = runs.at(-1) ?? runs[0];
  const [started, setStarted] = useState<string | null>(null);
  const named = (name: string | null) => runs.find(({ args }) => args.runId === name);
  const run = named(started) ?? named(recalled) ?? null;
  const view = useRun(wanted ? (run?.args.runId ?? null) : null);
  const { snapshot, opening, error } = view;
  const wish = useRef<string | null>(null);

  // The run starts as soon as it is open.
  const begin = useEffectEvent(() => {
    if (run === null || wish.current !== run.args.runId || opening !== null) return;
    if (error !== null) wish.current = null;
    if (snapshot === null || error !== null) return;
    wish.current = null;
    if (snapshot.phase === 'ready' || snapshot.phase === 'paused') void startRun(run.args.runId);
  });
  useEffect(() => begin(), [view, run]);

  // A stack that is no longer on view doesn't go on training.
  const runId = run?.args.runId ?? null;
  useEffect(() => {
    if (runId === null || !wanted) return;
    return () => void pauseRun(runId);
  }, [runId, wanted]);

  const isUsable =
    wanted &&
    run !== null &&
    snapshot !== null &&
    opening === null &&
    snapshot.step > 0 &&
    snapshot.phase !== 'running';
  const step = snapshot?.step ?? 0;
  const asked = useMemo(
    () =>
      isUsable && run !== null
        ? { runId: run.args.runId, step, spec: stackSpec(stack.data, stack.layers), data: stack.data }
        : null,
    [isUsable, run, step, stack],
  );
  const { gradients, failed } = useGradients(asked, node, place);
  const isFailed = failed !== null && failed !== undefined;

  return {
    source: run?.source ?? null,
    snapshot,
    opening,
    error: error?.code ?? (isFailed ? toEngineError(failed).code : null),
    gradients,
    train() {
      const next = run ?? own;
      setStarted(next.args.runId);
      void openRun(next.args);
      const isOpen = run !== null && error === null && opening === null;
      if (isOpen && (snapshot?.phase === 'ready' || snapshot?.phase === 'paused')) void startRun(next.args.runId);
      else wish.current = next.args.runId;
    },
    pause() {
      wish.current = null;
      if (runId !== null) void pauseRun(runId);
    },
  };
}
