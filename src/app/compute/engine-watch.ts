// What the badge needs to know without starting the engine: whether it lives, and where trainings run.
// Not responsible for: asking it anything (client/use-engine.ts does, and starts it).
import { useSyncExternalStore } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import type { EngineSignal } from '../../engine/client/supervisor.ts';
import type { BackendId } from '../../engine/protocol/calls.ts';

export interface EngineWatch {
  /** True once the engine has said anything: somebody started it. */
  readonly awake: boolean;
  /** Backend of each training under way, by the name of its run. */
  readonly running: ReadonlyMap<string, BackendId>;
}

const ASLEEP: EngineWatch = { awake: false, running: new Map() };

/** Takes one signal into account; gives back the same object when nothing has changed. */
export function watchSignal(before: EngineWatch, signal: EngineSignal): EngineWatch {
  const awake = before.awake ? before : { ...before, awake: true };
  if (signal.kind === 'restarted') return before.running.size === 0 ? awake : { awake: true, running: new Map() };
  if (signal.kind !== 'run') return awake;
  const known = before.running.get(signal.runId);
  if (signal.phase === 'running' ? known === signal.backend : known === undefined) return awake;
  const running = new Map(before.running);
  if (signal.phase === 'running') running.set(signal.runId, signal.backend);
  else running.delete(signal.runId);
  return { awake: true, running };
}

const listeners = new Set<() => void>();
let watch = ASLEEP;
let listening = false;

/** Begins to listen, once; an engine that nobody has called stays asleep. */
function watchEngine(): void {
  if (listening) return;
  listening = true;
  startEngine().subscribe((signal) => {
    const next = watchSignal(watch, signal);
    if (next === watch) return;
    watch = next;
    for (const listener of listeners) listener();
  });
}

function subscribe(listener: () => void): () => void {
  watchEngine();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useEngineWatch(): EngineWatch {
  return useSyncExternalStore(subscribe, () => watch);
}

/** Calls back when the engine lives, at once if it does already. Returns a function that gives up waiting. */
export function onceAwake(run: () => void): () => void {
  const stop = subscribe(() => {
    if (!watch.awake) return;
    stop();
    run();
  });
  if (watch.awake) {
    stop();
    run();
  }
  return stop;
}
