// The reproducible core of a run: batches in seeded order, losses read back in order, epochs, checkpoints, and going
// back to the last state. A function of network, plan and step alone. Not responsible for: when (run.ts) or who else.
import { countCorrect } from '../../../nn/metrics.ts';
import { lossValue } from '../../../nn/losses.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { EpochRecord } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Augment } from '../augmentation/augmenter.ts';
import { makeBatch } from '../datasets/batch-source.ts';
import type { ImagePath } from '../datasets/batch-source.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import { makeTrainingBatch } from '../datasets/training-batch.ts';
import type { StepResult, Trainer } from '../trainer.ts';
import { createBatchOrder } from './batch-order.ts';
import type { BatchOrder } from './batch-order.ts';
import type { Clock } from './clock.ts';
import { batchCount, stepsPerEpoch, stopsEarly, withEpoch } from './epochs.ts';
import type { Validation } from './epochs.ts';
import { hardenedBatch } from './harden.ts';
import { faultOfLoss, LossFailure } from './loss-limit.ts';
import type { UpdateParts } from './next-update.ts';
import type { BatchRecord } from './run-record.ts';
import type { Scheduler } from './scheduler.ts';
import { isSynchronous } from './speed.ts';
import type { DeviceMeter, Speedometer } from './speed.ts';
import type { Timeline, Weights } from './timeline.ts';
import type { TrainerSlot, TrainingState } from './trainer-slot.ts';

/** Steps a GPU may be behind before their losses are waited for. */
const MAX_IN_FLIGHT = 8;
/** A slow device is given less at once: a pause has to wait for all of it. */
const MAX_BEHIND_MS = 250;

/** Samples of one turn of inference. Fixed, since another number of rows may mean another shader to compile. */
export const INFERENCE_CHUNK = 100;

export interface TrainingParts {
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly train: LoadedSplit;
  readonly path: ImagePath;
  readonly augment: Augment;
  readonly slot: TrainerSlot;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly speed: Pick<Speedometer, 'add'>;
  readonly device: DeviceMeter;
  readonly initialWeights: () => Weights;
  /** Told when the record was cut back to a length. */
  readonly rolledBack: (length: number) => void;
  readonly record: BatchRecord;
  readonly timeline: Timeline;
  readonly state: TrainingState;
  readonly epochs: readonly EpochRecord[];
  readonly best: StepWeights | null;
}

/** Weights as of a step. */
export interface StepWeights {
  readonly step: number;
  readonly weights: Weights;
}

interface InFlight {
  readonly count: number;
  readonly result: Promise<StepResult>;
}

/** What stops a validation half-way: it is done anew when training goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The device went away while something was on its way; what was on its way belongs to no trainer any more. */
function lostMeanwhile(): EngineError {
  return new EngineError('backend-lost', 'the device was replaced meanwhile');
}

export class Training {
  readonly record: BatchRecord;
  readonly timeline: Timeline;
  readonly slot: TrainerSlot;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  state: TrainingState;
  epochs: readonly EpochRecord[];
  best: StepWeights | null;
  readonly #parts: TrainingParts;
  #queued: number;
  #inFlight: InFlight[] = [];
  #viewed: Weights | null = null;
  #lastStepMs = 0;
  readonly #order: BatchOrder;
  #firstLoss: number | null;

  constructor(parts: TrainingParts) {
    this.#parts = parts;
    this.#order = createBatchOrder(parts.plan, parts.train);
    this.record = parts.record;
    this.timeline = parts.timeline;
    this.slot = parts.slot;
    this.state = parts.state;
    this.epochs = parts.epochs;
    this.best = parts.best;
    this.stepsPerEpoch = stepsPerEpoch(parts.plan);
    this.totalSteps = this.stepsPerEpoch * parts.plan.epochs;
    this.#queued = parts.state.step;
    this.#firstLoss = parts.record.slice(0, 1).loss[0] ?? null;
  }

  /** Steps handed to the trainer; the record follows when their losses are read. */
  get queued(): number {
    return this.#queued;
  }

  get isEpochFull(): boolean {
    return this.#queued === (this.epochs.length + 1) * this.stepsPerEpoch;
  }

  /** Whether the plan is fulfilled, or its early stopping says enough. */
  get isComplete(): boolean {
    const last = this.epochs.at(-1);
    if (last === undefined || last.step !== this.#queued) return false;
    return this.#queued === this.totalSteps || stopsEarly(this.epochs, this.#parts.plan.earlyStopping);
  }

  /** The epoch just closed, as it is kept beside the run's record. */
  get newestEpoch(): readonly StepWeights[] {
    const { step, weights } = this.state;
    return weights === null ? [] : [{ step, weights }];
  }

  /** Steps of the epochs whose weights are kept. */
  get keptEpochs(): readonly number[] {
    return this.timeline.checkpoints.filter((each) => each.kind === 'epoch').map((each) => each.step);
  }

  /** Makes or remakes the trainer. What a lost one had not yet handed over is done again from the last state. */
  async ensureTrainer(): Promise<Trainer> {
    if (this.slot.isLost) this.rollBack();
    const isNew = this.slot.isLost || this.slot.trainer === null;
    const trainer = await this.slot.ensure(this.state);
    if (isNew && this.#viewed !== null) trainer.setWeights(this.#viewed);
    return trainer;
  }

  /** Lets predictions use other weights; null goes back to those that training goes on from. Nothing is on its way. */
  async view(weights: Weights | null): Promise<void> {
    if (weights === null && this.#viewed === null) return;
    const trainer = await this.ensureTrainer();
    this.#viewed = weights;
    trainer.setWeights(weights ?? this.state.weights ?? this.#parts.initialWeights());
  }

  /** One turn: queues the next batch, and waits for older ones when too many are on their way. */
  async trainBatch(): Promise<void> {
    await this.ensureTrainer();
    await this.#parts.scheduler.turn(() => this.#queueBatch());
    while (this.#inFlight.length >= this.#depth()) await this.#readOldest();
  }

  /** How many steps may be on their way. What it is makes no difference to any of them. */
  #depth(): number {
    // A batch is changed against the weights that the one before it left.
    if (isSynchronous(this.slot.backend) || (this.#parts.plan.adversarial ?? 0) > 0) return 1;
    return Math.max(1, Math.min(MAX_IN_FLIGHT, Math.floor(MAX_BEHIND_MS / this.#lastStepMs)));
  }

  /** Waits until the record holds every step that was queued. */
  async drain(): Promise<void> {
    while (this.#inFlight.length > 0) await this.#readOldest();
  }

  /** Reads weights and optimizer back as the state to go on from. All losses have been read. */
  async capture(kind: 'periodic' | 'epoch'): Promise<readonly number[]> {
    await this.drain();
    const step = this.record.length;
    if (this.state.step === step && kind === 'periodic') return [];
    const trainer = await this.ensureTrainer();
    const weights = await this.slot.guard(trainer.getWeights());
    const optimizer = await this.slot.guard(trainer.getOptimizerState());
    if (this.slot.trainer !== trainer) throw lostMeanwhile();
    this.state = { step, weights, optimizer };
    return kind === 'periodic' ? this.#mark(kind, weights) : [];
  }

  /**
   * Closes a full epoch: checkpoint, validation, its record, best weights. `isInterrupted` is asked between chunks.
   * Returns the steps of epochs whose weights were given up.
   */
  async closeEpoch(isInterrupted: () => boolean): Promise<readonly number[]> {
    await this.capture('epoch');
    const validation = await this.#validate(isInterrupted);
    const batches = this.record.slice(this.epochs.length * this.stepsPerEpoch);
    this.epochs = withEpoch(this.epochs, this.#parts.plan, batches, validation);
    const { step, weights } = this.state;
    if (weights === null) return [];
    if (this.epochs.at(-1)?.best === true) this.best = { step, weights };
    return this.#mark('epoch', weights);
  }

  /** Back to the last state (epochs and checkpoints never lie beyond it): the record forgets what came after it, and the trainer has nothing on its way. */
  rollBack(): void {
    this.#inFlight = [];
    this.#queued = this.state.step;
    this.record.truncate(this.state.step);
    this.#parts.rolledBack(this.record.length);
  }

  /** What was queued behind a broken loss is not recorded. */
  abandonQueue(): void {
    this.#inFlight = [];
    this.#queued = this.record.length;
  }

  /** Asks the trainer something about the network as predictions use it: one turn. */
  async ask<T>(question: (trainer: Trainer) => Promise<T>): Promise<T> {
    await this.ensureTrainer();
    return this.slot.guard(this.#parts.scheduler.turn(() => question(this.#currentTrainer())));
  }

  /** Output of the network for images in [0, 1], in the layout of the data set. */
  predict(images: Float32Array, count: number): Promise<Float32Array> {
    return this.ask((trainer) => trainer.predict(images, count));
  }

  /** Loss and gradients of the batch that comes next, and the state they meet: nothing of it is changed. */
  nextUpdate(): Promise<UpdateParts> {
    const { train, path } = this.#parts;
    return this.ask(async (trainer) => {
      const step = this.#queued;
      // All three are asked for before anything else can be queued, so that they are of one moment.
      const [weights, optimizer, { loss, gradients }] = await Promise.all([
        trainer.getWeights(),
        trainer.getOptimizerState(),
        trainer.gradients(makeBatch(train, path, this.#order.indicesOf(step)), step),
      ]);
      return { step, loss, weights, optimizer, gradients: gradients.map(({ values }) => values) };
    });
  }

  /** Inside a turn: the trainer that was there before it may have gone. */
  #currentTrainer(): Trainer {
    const { trainer, isLost } = this.slot;
    if (trainer === null || isLost) throw lostMeanwhile();
    return trainer;
  }

  /** Runs inside a turn. The trainer may have been replaced while it waited: the queue then fits the new one. */
  #queueBatch(): void {
    const { spec, clock, plan, train, path, augment, speed, device } = this.#parts;
    const { slot } = this;
    const trainer = this.#currentTrainer();
    const startMs = clock.nowMs();
    const step = this.#queued;
    const epoch = Math.floor(step / this.stepsPerEpoch);
    const batch = makeTrainingBatch(train, path, this.#order.indicesOf(step), plan, epoch, augment);
    const bound = plan.adversarial ?? 0;
    const result =
      bound === 0
        ? trainer.step(batch, step)
        : hardenedBatch(trainer, spec, batch, bound).then((hardened) => trainer.step(hardened, step));
    if (isSynchronous(slot.backend)) {
      speed.add(batch.count, clock.nowMs() - startMs);
      // Given up with its device, perhaps: then a rejection is nobody's surprise.
      result.catch(() => undefined);
    } else {
      result.then(
        () => {
          this.#lastStepMs = device.charge(slot.backend, startMs, clock.nowMs());
          speed.add(batch.count, this.#lastStepMs);
        },
        () => undefined,
      );
    }
    this.#inFlight.push({ count: batchCount(plan, step), result });
    this.#queued += 1;
  }

  #mark(kind: 'periodic' | 'epoch', weights: Weights): readonly number[] {
    const { step } = this.state;
    const epoch = Math.floor(step / this.stepsPerEpoch);
    return this.timeline.add({ step, epoch, kind, weights }, this.best?.step ?? null);
  }

  async #readOldest(): Promise<void> {
    const [oldest] = this.#inFlight;
    if (oldest === undefined) return;
    const { loss, correct } = await this.slot.guard(oldest.result);
    if (this.#inFlight[0] !== oldest) throw lostMeanwhile();
    this.#inFlight.shift();
    this.record.append(loss, correct / oldest.count);
    const fault = faultOfLoss(loss, this.#firstLoss);
    if (fault !== null) throw new LossFailure(fault, this.record.length, loss);
    this.#firstLoss ??= Math.fround(loss);
  }

  async #validate(isInterrupted: () => boolean): Promise<Validation | null> {
    const { plan, train, path } = this.#parts;
    if (plan.validationCount === 0) return null;
    let [lossSum, correct] = [0, 0];
    for (let done = 0; done < plan.validationCount; done += INFERENCE_CHUNK) {
      if (isInterrupted()) throw new Interrupted();
      const count = Math.min(INFERENCE_CHUNK, plan.validationCount - done);
      const indices = Array.from({ length: count }, (_, offset) => plan.trainCount + done + offset);
      const { images, labels } = makeBatch(train, path, indices);
      const outputs = await this.predict(images, count);
      const classes = outputs.length / count;
      lossSum += lossValue(plan.loss, outputs, labels, count, classes) * count;
      correct += countCorrect(outputs, labels, count, classes);
    }
    return { loss: lossSum / plan.validationCount, accuracy: correct / plan.validationCount };
  }
}
