// Trains one run from its first step to its end on the page's engine, telling of its record as it grows.
// Not responsible for: queues, what becomes of the run afterwards (it stays open), or who shows it.
import { createGrowingRecord } from '../../engine/client/growing-record.ts';
import type { Engine, EngineSignal } from '../../engine/client/supervisor.ts';
import type { Calls, RunSnapshot } from '../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../engine/protocol/errors.ts';

/** The part of the engine that is needed; tests give their own. */
export type TrainingEngine = Pick<Engine, 'call' | 'subscribe'>;

const NOTHING = new Float32Array();

/** Milliseconds between two repaints of curves that grow. */
export const REPAINT_INTERVAL_MS = 150;

/**
 * The run as it is when training has come to rest: `finished`, `failed`, or `paused` by somebody. Whatever a run of that
 * name had done before is forgotten. Rejects with an EngineError; with `cancelled` where `isStopped` says so in time.
 */
export function trainToEnd(
  { call, subscribe }: TrainingEngine,
  args: Calls['run.open']['args'],
  onProgress: (loss: Float32Array) => void,
  isStopped: () => boolean,
): Promise<RunSnapshot> {
  const { runId } = args;
  const record = createGrowingRecord(NOTHING, NOTHING);
  // Events of before (a run left over from an earlier visit) say nothing about this training.
  let isTraining = false;
  return new Promise((resolve, reject) => {
    const unsubscribe = subscribe((signal: EngineSignal) => {
      if (signal.kind === 'restarted') fail(new EngineError('worker-crashed', signal.reason));
      if (signal.kind !== 'run' || signal.runId !== runId || !isTraining) return;
      record.splice(signal.fromStep, signal.loss, signal.accuracy);
      onProgress(record.views().loss);
      if (signal.phase === 'running' || signal.phase === 'ready') return;
      unsubscribe();
      call('run.snapshot', { runId }).then(resolve, fail);
    });
    function fail(thrown: unknown): void {
      unsubscribe();
      reject(toEngineError(thrown));
    }
    call('run.open', args)
      .then(() => call('run.rewind', { runId }))
      .then(() => {
        if (isStopped()) throw new EngineError('cancelled', '');
        isTraining = true;
        return call('run.start', { runId });
      })
      .catch(fail);
  });
}
