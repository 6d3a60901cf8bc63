// The trainer of a run, made when it is needed and made again from a state when its device was lost.
// No read waits for ever: a lost WebGL context settles nothing. Not responsible for: what is trained (training.ts).
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { BackendId } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { OptimizerState, Trainer } from '../trainer.ts';
import type { BackendPool, LiveBackend } from './backend-pool.ts';
import type { Clock } from './clock.ts';
import type { Weights } from './timeline.ts';

/** Everything training goes on from, bit for bit. Its arrays are never written to again. */
export interface TrainingState {
  readonly step: number;
  /** Null: the run's initial weights. */
  readonly weights: Weights | null;
  /** Null: as a new optimizer starts. */
  readonly optimizer: OptimizerState | null;
}

export const INITIAL_STATE: TrainingState = { step: 0, weights: null, optimizer: null };

/** An answer that takes longer will not come. Compiling shaders takes up to 40 s on software GPUs. */
const READ_LIMIT_MS = 60_000;

export interface TrainerSlot {
  readonly backend: BackendId;
  /** The trainer that is there right now. */
  readonly trainer: Trainer | null;
  /** Whether there was a trainer and its device is gone. */
  readonly isLost: boolean;
  /** The trainer, made from `state` if there is none. */
  ensure(state: TrainingState): Promise<Trainer>;
  /** Waits for something the trainer promised; rejects with `backend-lost` when the device is gone or silent. */
  guard<T>(promise: Promise<T>): Promise<T>;
  /** Frees the trainer; the next `ensure` makes a new one. */
  drop(): void;
  /** Further trainers are made on another backend. */
  moveTo(backend: BackendId): void;
  /** No further trainers are made: whoever still wants one is told that the run is gone. */
  close(): void;
}

export interface SlotParts {
  readonly pool: BackendPool;
  readonly clock: Clock;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly backend: BackendId;
  readonly initialWeights: () => Weights;
}

export function createTrainerSlot(parts: SlotParts): TrainerSlot {
  const { pool, clock, spec, plan, backend: firstBackend, initialWeights } = parts;
  let backend = firstBackend;
  let live: LiveBackend | null = null;
  let trainer: Trainer | null = null;
  let making: Promise<Trainer> | null = null;
  let isClosed = false;
  let generation = 0;
  let unsubscribe: () => void = () => undefined;
  const waiting = new Set<(error: EngineError) => void>();

  function lost(why: string): void {
    for (const reject of waiting) reject(new EngineError('backend-lost', why, { backend }));
    waiting.clear();
  }

  function drop(): void {
    unsubscribe();
    lost('the trainer was given up');
    try {
      trainer?.dispose();
    } catch {
      // A lost device may refuse to free what it held.
    }
    [trainer, live, making] = [null, null, null];
    generation += 1;
  }

  async function make(state: TrainingState): Promise<Trainer> {
    const wanted = generation;
    const own = await pool.get(backend);
    if (wanted !== generation) throw new EngineError('backend-lost', 'the trainer was given up', { backend });
    const made = createOn(own, state);
    [live, trainer] = [own, made];
    unsubscribe = own.onLost(lost);
    return made;
  }

  function createOn(own: LiveBackend, state: TrainingState): Trainer {
    try {
      const made = own.backend.createTrainer({
        spec,
        loss: plan.loss,
        optimizer: plan.optimizer,
        batchSize: plan.batchSize,
        seed: plan.seed,
        initialWeights: state.weights ?? initialWeights(),
      });
      if (state.optimizer !== null) made.setOptimizerState(state.optimizer);
      return made;
    } catch (thrown) {
      noteLoss(own, thrown);
      throw thrown;
    }
  }

  /** A device may fail before it says that it is lost: nobody is to be given it again. */
  function noteLoss(asked: LiveBackend, thrown: unknown): void {
    if (thrown instanceof EngineError && thrown.code === 'backend-lost') pool.declareLost(asked, thrown.detail);
  }

  return {
    get backend() {
      return backend;
    },
    get trainer() {
      return trainer;
    },
    get isLost() {
      return live?.isLost === true;
    },
    ensure(state) {
      if (isClosed) return Promise.reject(new EngineError('run-unknown', 'the run was closed'));
      if (live?.isLost === true) drop();
      if (trainer !== null) return Promise.resolve(trainer);
      if (making === null) {
        const started = make(state).finally(() => {
          if (making === started) making = null;
        });
        making = started;
      }
      return making;
    },
    guard: (promise) =>
      new Promise((resolve, reject) => {
        const asked = live;
        if (asked === null || asked.isLost) {
          promise.catch(() => undefined);
          reject(new EngineError('backend-lost', 'the device is gone', { backend }));
          return;
        }
        const stopTimer = clock.after(READ_LIMIT_MS, () => {
          pool.declareLost(asked, `no answer for ${READ_LIMIT_MS} ms`);
        });
        function settle(finish: () => void): void {
          stopTimer();
          waiting.delete(giveUp);
          finish();
        }
        function giveUp(error: EngineError): void {
          settle(() => reject(error));
        }
        waiting.add(giveUp);
        promise.then(
          (value) => settle(() => resolve(value)),
          (thrown: unknown) => {
            noteLoss(asked, thrown);
            settle(() => reject(thrown));
          },
        );
      }),
    drop,
    moveTo(next) {
      drop();
      backend = next;
    },
    close() {
      isClosed = true;
      drop();
    },
  };
}
