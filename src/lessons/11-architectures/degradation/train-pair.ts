// Trains the plain network and the one with shortcuts side by side, a few batches of each in turn, and tests both.
// Not responsible for: what they are (pair.ts), or queues and showing (degradation-runs.ts).
import type { Engine } from '../../../engine/client/supervisor.ts';
import type { RunSnapshot } from '../../../engine/protocol/calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import { deepNetwork, pairPlan, STEPS, TESTED, type Setting } from './pair.ts';

/** The part of the engine that is needed; tests give their own. */
export type TrainingEngine = Pick<Engine, 'call'>;

export interface Side {
  /** Of each batch so far. */
  readonly loss: Float32Array;
  /** On the first `TESTED` test pictures; null before the last step. */
  readonly accuracy: number | null;
}

export interface PairResult {
  readonly plain: Side;
  readonly shortcuts: Side;
}

/** Batches of one network before it is the other's turn. */
const TURN = 10;

/**
 * Trains both to their last step. Rejects with an EngineError; with `cancelled` when `isStopped` says so. The runs are closed
 * and forgotten whatever happens.
 */
export async function trainPair(
  { call }: TrainingEngine,
  setting: Setting,
  onProgress: (result: PairResult) => void,
  isStopped: () => boolean,
): Promise<PairResult> {
  const plan = pairPlan(setting.seed);
  const runIds = ['degradation-plain', 'degradation-shortcuts'] as const;

  async function begin(runId: string, hasShortcuts: boolean): Promise<RunSnapshot> {
    await call('run.open', { runId, spec: deepNetwork(setting, hasShortcuts), plan });
    return call('run.rewind', { runId });
  }

  async function goOn(run: RunSnapshot, until: number): Promise<RunSnapshot> {
    const after = await call('run.step', { runId: run.runId, count: until - run.step });
    if (after.failure !== null) throw new EngineError(after.failure.code, after.failure.detail);
    return after;
  }

  async function tested({ runId, record }: RunSnapshot): Promise<Side> {
    const { accuracy } = await call('run.evaluate', { runId, split: 'test', count: TESTED });
    return { loss: record.loss, accuracy };
  }

  try {
    let [plain, shortcuts] = [await begin(runIds[0], false), await begin(runIds[1], true)];
    for (let until = TURN; until <= STEPS; until += TURN) {
      if (isStopped()) throw new EngineError('cancelled', '');
      plain = await goOn(plain, until);
      shortcuts = await goOn(shortcuts, until);
      onProgress({
        plain: { loss: plain.record.loss, accuracy: null },
        shortcuts: { loss: shortcuts.record.loss, accuracy: null },
      });
    }
    return { plain: await tested(plain), shortcuts: await tested(shortcuts) };
  } finally {
    for (const runId of runIds) await call('run.close', { runId, forget: true }).catch(() => undefined);
  }
}
