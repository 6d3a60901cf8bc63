// The life of one run: its phase, the loop that trains while it is running, what interrupts it, and saving it.
// Not responsible for: how a batch, an epoch or a checkpoint is made (training.ts), or the page's commands (run.ts).
import { initialWeights } from '../../../nn/initializers.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { BackendId, RunFailure, RunPhase } from '../../protocol/calls.ts';
import { toEngineError } from '../../protocol/errors.ts';
import type { Emit } from '../../protocol/serve.ts';
import type { Augment } from '../augmentation/augmenter.ts';
import type { ImagePath } from '../datasets/batch-source.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import { createRunSaver } from '../storage/run-saver.ts';
import type { RunSaver } from '../storage/run-saver.ts';
import type { RunVault } from '../storage/run-vault.ts';
import type { StoredRun } from '../storage/stored-run.ts';
import type { BackendPool } from './backend-pool.ts';
import type { Clock } from './clock.ts';
import { createGate } from './gate.ts';
import { LossFailure } from './loss-limit.ts';
import { createRunEvents } from './run-events.ts';
import type { RunEvents, RunEventState } from './run-events.ts';
import { storedForm, trainingFrom } from './run-memory.ts';
import type { Scheduler } from './scheduler.ts';
import { createSpeedometer } from './speed.ts';
import type { DeviceMeter, Speedometer } from './speed.ts';
import { createTrainerSlot } from './trainer-slot.ts';
import type { TrainerSlot } from './trainer-slot.ts';
import { Interrupted } from './training.ts';
import type { Weights } from './timeline.ts';
import type { StepWeights, Training } from './training.ts';

/** What all runs of a worker share. */
export interface RunSurroundings {
  readonly pool: BackendPool;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly device: DeviceMeter;
  readonly vault: RunVault;
  readonly emit: Emit;
  /** Never fails. */
  readonly loadAugment: () => Promise<Augment>;
}

export interface RunParts {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly backend: BackendId;
  readonly train: LoadedSplit;
  readonly path: ImagePath;
  readonly augment: Augment;
  readonly stored: StoredRun | null;
  /** What training begins with; null: what the plan's seed gives. */
  readonly initialWeights: Weights | null;
}

/** How much training a crash may cost, in time spent training. */
const CHECKPOINT_EVERY_MS = 2_000;
/** A device that is lost so often without a checkpoint in between won't get any further. */
const MAX_LOSSES = 2;

export class RunLife {
  readonly gate = createGate();
  readonly events: RunEvents;
  readonly saver: RunSaver;
  readonly slot: TrainerSlot;
  training: Training;
  readonly #world: RunSurroundings;
  readonly #parts: RunParts;
  #speed: Speedometer;
  #phase: RunPhase;
  #failure: RunFailure | null;
  #resumed: boolean;
  #wish: 'pause' | 'stop' | null = null;
  #targetStep = Infinity;
  #losses = 0;
  #checkpointMs = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(world: RunSurroundings, parts: RunParts) {
    const { spec, plan, backend, stored } = parts;
    [this.#world, this.#parts] = [world, parts];
    this.slot = createTrainerSlot({ ...world, spec, plan, backend, initialWeights: () => this.initialWeights() });
    this.#speed = createSpeedometer(stored?.trainingMs ?? 0);
    this.training = this.#newTraining(stored);
    this.#phase = stored?.phase ?? 'ready';
    this.#failure = stored?.failure ?? null;
    this.#resumed = stored?.phase === 'paused';
    this.saver = createRunSaver(world.vault);
    this.events = createRunEvents(
      world.clock,
      world.emit,
      () => this.training.record,
      () => this.state(),
    );
  }

  get phase(): RunPhase {
    return this.#phase;
  }

  /** What a rewind goes back to. */
  initialWeights(): Weights {
    const { spec, plan, initialWeights: given } = this.#parts;
    return given ?? initialWeights(spec, plan.seed);
  }

  get failure(): RunFailure | null {
    return this.#failure;
  }

  /** Resolves when the loop that is running now has ended. */
  get loop(): Promise<void> {
    return this.#loop;
  }

  state(): RunEventState {
    const { epochs, timeline, best } = this.training;
    return {
      runId: this.#parts.runId,
      phase: this.#phase,
      backend: this.slot.backend,
      epochs,
      checkpoints: timeline.summaries(best?.step ?? null),
      failure: this.#failure,
      trainingMs: this.#speed.trainingMs,
      imagesPerSecond: this.#speed.imagesPerSecond,
      resumed: this.#resumed,
    };
  }

  /** Trains up to a step, or to the plan's end; a run that is at its end or broken stays so. */
  launch(targetStep: number): void {
    this.#targetStep = targetStep;
    const mayTry = this.#failure?.code === 'backend-lost' || this.#failure?.code === 'backend-unavailable';
    if (this.#phase !== 'ready' && this.#phase !== 'paused' && !mayTry) return;
    [this.#wish, this.#losses, this.#failure, this.#resumed] = [null, 0, null, false];
    this.#checkpointMs = this.#world.clock.nowMs();
    this.#phase = 'running';
    this.events.flush();
    this.#loop = this.#train();
  }

  /** Lets a running loop come to rest and waits for it. */
  async halt(wish: 'pause' | 'stop'): Promise<void> {
    if (this.#phase !== 'running') return;
    this.#wish = wish;
    this.gate.wake();
    await this.#loop;
  }

  fail(failure: RunFailure): void {
    this.#failure = failure;
    this.enter('failed');
  }

  /** Rests in a phase and saves what is there. */
  enter(phase: RunPhase, givenUp: readonly number[] = []): void {
    [this.#phase, this.#wish] = [phase, null];
    this.#save([], givenUp);
  }

  #save(newEpochs: readonly StepWeights[], givenUp: readonly number[]): void {
    this.#write(this.#phase, newEpochs, givenUp);
    this.events.flush();
  }

  #write(phase: RunPhase, newEpochs: readonly StepWeights[], givenUp: readonly number[]): void {
    this.#checkpointMs = this.#world.clock.nowMs();
    const trainingMs = this.#speed.trainingMs;
    const [training, failure] = [this.training, this.#failure];
    const { runId, spec, plan, initialWeights: given } = this.#parts;
    const memory = { runId, spec, plan, phase, failure, training, trainingMs, initialWeights: given };
    this.saver.save(storedForm(memory), newEpochs, givenUp);
  }

  /** Keras gives the best weights back when training ends, if it was told to. */
  async showFinalWeights(): Promise<void> {
    const { best } = this.training;
    if (this.#parts.plan.earlyStopping?.restoreBestWeights === true && best !== null)
      await this.training.view(best.weights);
  }

  /** After a move: from the last state, or from the beginning where that state was already spoilt. */
  async leaveFailure(): Promise<void> {
    const failure = this.#failure;
    const isSpoilt = failure?.code.startsWith('loss-') === true && this.training.state.step >= failure.step - 1;
    if (isSpoilt) this.startOver();
    else this.training.rollBack();
    await this.training.ensureTrainer();
    this.#failure = null;
    this.enter(this.training.state.step === 0 ? 'ready' : 'paused');
  }

  /** A moved run is not as fast as it was. */
  forgetSpeed(trainingMs = this.#speed.trainingMs): void {
    this.#speed = createSpeedometer(trainingMs);
  }

  startOver(): void {
    this.slot.drop();
    this.training = this.#newTraining(null);
    [this.#failure, this.#resumed] = [null, false];
    this.events.truncated(0);
  }

  async #train(): Promise<void> {
    while (this.#phase === 'running') {
      try {
        await this.#advance();
      } catch (thrown) {
        this.#recover(thrown);
      }
    }
    this.gate.end();
  }

  /** The next thing to do; one batch at most. */
  async #advance(): Promise<void> {
    const training = this.training;
    if (this.#wish !== null) return this.#rest(this.#wish === 'pause' ? 'paused' : 'stopped');
    await training.view(null);
    if (this.gate.isClosed) {
      await training.drain();
      return this.gate.arrive();
    }
    if (training.isComplete) {
      await this.showFinalWeights();
      return this.enter('finished');
    }
    if (training.isEpochFull) {
      const givenUp = await training.closeEpoch(() => this.#wish !== null);
      this.#losses = 0;
      return this.#save(training.newestEpoch, givenUp);
    }
    if (training.queued >= this.#targetStep) return this.#rest('paused');
    if (this.#world.clock.nowMs() - this.#checkpointMs >= CHECKPOINT_EVERY_MS) {
      await training.capture('periodic');
      this.#losses = 0;
      return this.#save([], []);
    }
    await training.trainBatch();
    this.events.touch();
  }

  /** The page is told of it when it is on the disk: who reads "paused" may close the page, and loses nothing. */
  async #rest(phase: 'paused' | 'stopped'): Promise<void> {
    await this.training.capture('periodic');
    this.#write(phase, [], []);
    await this.saver.settled();
    const isMoreAsked = this.#wish === null && this.training.queued < this.#targetStep;
    if (isMoreAsked) return;
    [this.#phase, this.#wish] = [phase, null];
    this.events.flush();
  }

  #recover(thrown: unknown): void {
    if (thrown instanceof Interrupted) return;
    if (thrown instanceof LossFailure) {
      this.training.abandonQueue();
      const lastGoodStep = this.training.timeline.lastGood(thrown.step)?.step ?? null;
      return this.fail({ code: thrown.code, step: thrown.step, lastGoodStep, detail: thrown.message });
    }
    const { code, detail } = toEngineError(thrown);
    const isLoss = code === 'backend-lost' || code === 'backend-unavailable';
    // Whatever the trainer has computed since the last state is computed again by a new one.
    this.slot.drop();
    this.training.rollBack();
    this.#losses += 1;
    this.events.flush();
    if (isLoss && this.#losses <= MAX_LOSSES) return;
    const { step } = this.training.state;
    this.fail({ code: isLoss ? 'backend-lost' : code, step, lastGoodStep: step, detail });
  }

  #newTraining(stored: StoredRun | null): Training {
    const { scheduler, clock, device } = this.#world;
    return trainingFrom(stored, this.#parts.spec, {
      plan: this.#parts.plan,
      train: this.#parts.train,
      path: this.#parts.path,
      augment: this.#parts.augment,
      slot: this.slot,
      scheduler,
      clock,
      device,
      initialWeights: () => this.initialWeights(),
      speed: { add: (images, busyMs) => this.#speed.add(images, busyMs) },
      rolledBack: (length) => this.events.truncated(length),
    });
  }
}
