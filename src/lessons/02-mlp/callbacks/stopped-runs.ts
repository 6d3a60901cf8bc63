// Runs that EarlyStopping may end, made to see whether the engine does what was computed of the recorded curve. Each is
// trained to its end, its weights are named by their bits, and it is closed. Not responsible for: the run that is scrubbed.
import type { Engine, EngineSignal } from '../../../engine/client/supervisor.ts';
import { EngineError, toEngineError } from '../../../engine/protocol/errors.ts';
import type { RunSnapshot } from '../../../engine/protocol/calls.ts';
import type { Job } from '../run-queue.ts';
import { fingerprintOf } from './moments.ts';
import { NO_STOPPED_RUN } from './session.ts';
import type { StoppedRun } from './session.ts';

export interface StoppedRuns {
  find(runId: string): StoppedRun;
  begin(job: Job): void;
  subscribe(listener: () => void): () => void;
}

export function createStoppedRuns(engine: () => Pick<Engine, 'call' | 'subscribe'>): StoppedRuns {
  const runs = new Map<string, StoppedRun>();
  const listeners = new Set<() => void>();

  function put(runId: string, change: Partial<StoppedRun>): void {
    runs.set(runId, { ...(runs.get(runId) ?? NO_STOPPED_RUN), ...change });
    for (const listener of listeners) listener();
  }

  /** Resolves when the run has come to rest. */
  function trained({ runId }: Job): Promise<RunSnapshot> {
    const { call, subscribe } = engine();
    return new Promise((resolve, reject) => {
      const unsubscribe = subscribe((signal: EngineSignal) => {
        if (signal.kind === 'restarted') {
          unsubscribe();
          reject(new EngineError('worker-crashed', signal.reason));
        }
        if (signal.kind !== 'run' || signal.runId !== runId) return;
        put(runId, { epochs: signal.epochs });
        if (signal.phase === 'running' || signal.phase === 'ready') return;
        unsubscribe();
        call('run.snapshot', { runId }).then(resolve, reject);
      });
      call('run.start', { runId }).catch((thrown: unknown) => {
        unsubscribe();
        reject(toEngineError(thrown));
      });
    });
  }

  async function run(job: Job): Promise<void> {
    const { runId, spec, plan } = job;
    const { call } = engine();
    try {
      await call('run.open', { runId, spec, plan });
      // Whatever an earlier visit left of it: it is trained from the start.
      await call('run.rewind', { runId });
      const { phase, record, failure } = await trained(job);
      if (phase !== 'finished') throw new EngineError(failure?.code ?? 'cancelled', '');
      const fingerprint = fingerprintOf(await call('run.weights', { runId }));
      put(runId, { phase: 'finished', epochs: record.epochs, fingerprint });
    } catch (thrown) {
      put(runId, { phase: 'trouble', error: toEngineError(thrown).code });
    }
    await call('run.close', { runId, forget: true }).catch(() => undefined);
  }

  return {
    find: (runId) => runs.get(runId) ?? NO_STOPPED_RUN,
    begin(job) {
      if (runs.get(job.runId)?.phase === 'running') return;
      put(job.runId, { ...NO_STOPPED_RUN, phase: 'running' });
      void run(job);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
