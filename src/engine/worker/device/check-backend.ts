// The check of one backend: start, self-check, op table, speeds, with word of every step. What goes wrong is an answer.
// Not responsible for: which backends are checked, or ending the worker afterwards (client/device-check.ts).
import { FUSED_IDS, isFused } from '../../protocol/backends.ts';
import type { BackendId } from '../../protocol/backends.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import type {
  BackendCheck,
  CheckStep,
  DeviceCheckArgs,
  DeviceCheckProgress,
  SelfCheckDifferences,
} from '../../protocol/device.ts';
import { OP_CASES } from '../../protocol/device.ts';
import { EngineError, toEngineError } from '../../protocol/errors.ts';
import type { BackendPool, StartBackendById } from '../runs/backend-pool.ts';
import type { Clock } from '../runs/clock.ts';
import { SELF_CHECK_ANSWERS } from '../self-check-answers.ts';
import { answersErrors, selfCheckAnswers } from '../self-check.ts';
import type { TrainerBackend } from '../trainer.ts';
import { skipReasonOf } from '../unavailable.ts';
import { compareOp } from './op-table.ts';
import { createPatience } from './patience.ts';
import type { Patience } from './patience.ts';
import { measureSpeed } from './training-speed.ts';

export interface CheckWorld {
  readonly pool: BackendPool;
  readonly clock: Clock;
  /** For a backend that failed its self-check: where it goes wrong is what one wants to know. */
  readonly startUnchecked: StartBackendById | null;
}

const NOTHING_FOUND = {
  end: 'complete',
  reason: null,
  detail: null,
  startMs: null,
  selfCheck: null,
  reference: null,
  ops: [],
  speeds: [],
} as const satisfies Partial<BackendCheck>;

export async function checkBackend(
  args: DeviceCheckArgs,
  world: CheckWorld,
  signal: CancelSignal,
  report: (progress: DeviceCheckProgress) => void,
): Promise<BackendCheck> {
  const { backend: id, networks, measureMs } = args;
  const ops = args.ops ? OP_CASES : [];
  const total = 1 + ops.length + networks.length;
  let found: BackendCheck = { backend: id, ...NOTHING_FOUND };
  let done = 0;

  async function begin(step: CheckStep): Promise<void> {
    throwIfCancelled(signal);
    report({ step, done, total, found });
    // Word of it goes out, and a wish to cancel comes in, before the thread is busy with it.
    await world.clock.yieldToMessages();
    throwIfCancelled(signal);
    done += 1;
  }

  function note(more: Partial<BackendCheck>): void {
    found = { ...found, ...more };
  }

  await begin({ kind: 'start' });
  const tested = await startTested(id, world, note);
  if (tested === null) return found;
  try {
    const reference = ops.length === 0 ? null : await startReference(id, world);
    note({ reference: reference?.id ?? null });
    const patience = createPatience(reference === null ? [tested] : [tested, reference], world.clock);
    note({ selfCheck: await selfCheckOf(tested, patience) });
    for (const op of reference === null ? [] : ops) {
      await begin({ kind: 'op', op });
      if (reference !== null) note({ ops: [...found.ops, await compareOp(op, tested, reference, patience)] });
    }
    // What computes wrongly is not used, however fast it is.
    for (const network of found.reason === null ? networks : []) {
      await begin({ kind: 'speed', network });
      const speed = await measureSpeed(tested, network, measureMs, { clock: world.clock, patience, signal });
      note({ speeds: [...found.speeds, speed] });
    }
  } catch (thrown) {
    const error = toEngineError(thrown);
    if (error.code === 'cancelled') throw error;
    note({ end: 'failed', detail: error.message });
  }
  return found;
}

/** The backend, also if only its self-check was wrong; null when it doesn't start. */
async function startTested(
  id: BackendId,
  { pool, clock, startUnchecked }: CheckWorld,
  note: (more: Partial<BackendCheck>) => void,
): Promise<TrainerBackend | null> {
  const startMs = clock.nowMs();
  try {
    const { backend } = await pool.get(id);
    note({ startMs: clock.nowMs() - startMs, detail: backend.detail ?? null });
    return backend;
  } catch (thrown) {
    const [reason, detail] = [skipReasonOf(thrown), toEngineError(thrown).detail];
    note({ reason, detail });
    if (reason === 'self-check-failed' && startUnchecked !== null) {
      const unchecked = await startUnchecked(id).catch(() => null);
      if (unchecked !== null) return unchecked;
    }
    note({ end: 'unavailable' });
    return null;
  }
}

/** tfjs in plain JavaScript shares nothing with any other backend; it is itself compared with our engine. */
async function startReference(tested: BackendId, { pool }: CheckWorld): Promise<TrainerBackend | null> {
  const ours: readonly BackendId[] = isFused(tested) ? [] : FUSED_IDS;
  const order: readonly BackendId[] = tested === 'cpu' ? ours : ['cpu', ...ours];
  for (const id of order) {
    try {
      return (await pool.get(id)).backend;
    } catch (thrown) {
      if (!(thrown instanceof EngineError && thrown.code === 'backend-unavailable')) throw thrown;
    }
  }
  return null;
}

async function selfCheckOf(backend: TrainerBackend, patience: Patience): Promise<SelfCheckDifferences> {
  const errors = answersErrors(await patience(selfCheckAnswers(backend)), SELF_CHECK_ANSWERS);
  const finite = (error: number): number | null => (Number.isFinite(error) ? error : null);
  return {
    predictions: finite(errors.predictions),
    losses: finite(errors.losses),
    gradients: finite(errors.gradients),
    weights: finite(errors.weights),
  };
}
