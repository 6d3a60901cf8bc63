// One run as the page commands it, one command at a time.
// Not responsible for: the training loop and its phases (run-life.ts), or other runs (run-registry.ts).
import { weightSpecs } from '../../../nn/parameters.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { BackendId, Calls, EngineErrorCode, NamedWeights, RunSnapshot } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Ablation, GradientQuestion, NodeValues, ScalarGradient } from '../../protocol/inspection.ts';
import type { ImagePath } from '../datasets/batch-source.ts';
import { fits } from '../storage/stored-run.ts';
import { RunLife } from './run-life.ts';
import type { RunParts, RunSurroundings } from './run-life.ts';
import type { UpdateParts } from './next-update.ts';
import type { Weights } from './timeline.ts';

/** A device that was lost while it was asked is replaced, and asked again. */
function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((thrown: unknown) => {
    if (thrown instanceof EngineError && thrown.code === 'backend-lost') return ask();
    throw thrown;
  });
}

/** Output of the network, count x classes. */
export type Predict = (images: Float32Array, count: number) => Promise<Float32Array>;

/** Hands an answer on if the weights are still those that it was asked of; rejects with `cancelled` if not. */
export type Still = <T>(answer: Promise<T>) => Promise<T>;

function replacedMeanwhile(): EngineError {
  return new EngineError('cancelled', 'the weights were replaced meanwhile');
}

export class Run {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly path: ImagePath;
  /** What training begins with; null: what the plan's seed gives. */
  readonly initialWeights: Weights | null;
  readonly #world: RunSurroundings;
  readonly #life: RunLife;
  #commands: Promise<unknown> = Promise.resolve();
  /** Counts how often the weights that predictions use were put aside for others. */
  #era = 0;

  constructor(world: RunSurroundings, parts: RunParts) {
    this.#world = world;
    [this.runId, this.spec, this.plan, this.path] = [parts.runId, parts.spec, parts.plan, parts.path];
    this.initialWeights = parts.initialWeights;
    this.#life = new RunLife(world, parts);
  }

  get backend(): BackendId {
    return this.#life.slot.backend;
  }

  /** Makes the trainer, so that predictions work and a backend that can't train this network is known at once. */
  async prepare(): Promise<void> {
    await this.#life.training.ensureTrainer();
    if (this.#life.phase === 'finished') await this.#life.showFinalWeights();
  }

  /** A stored run whose backend is no longer to be had keeps what it has, and can be moved. */
  failWith(code: EngineErrorCode, detail: string): void {
    const { step } = this.#life.training.state;
    this.#life.fail({ code, step, lastGoodStep: step, detail });
  }

  snapshot(): RunSnapshot {
    this.#life.events.flush();
    const { record, stepsPerEpoch, totalSteps, epochs } = this.#life.training;
    const { runId: _runId, epochs: _epochs, ...state } = this.#life.state();
    const { runId, spec, plan } = this;
    const columns = record.slice();
    return {
      ...state,
      runId,
      spec,
      plan,
      step: record.length,
      stepsPerEpoch,
      totalSteps,
      record: { ...columns, epochs },
    };
  }

  start(): Promise<void> {
    return this.#command(() => this.#life.launch(Infinity));
  }

  /** Resolves when the batches have been trained, or something else has ended the training. */
  async step(count: number): Promise<void> {
    if (!(Number.isInteger(count) && count >= 1)) {
      throw new EngineError('limit-exceeded', `steps: ${count}`, { requested: count });
    }
    await this.#command(() => this.#life.launch(this.#life.training.queued + count));
    await this.#life.loop;
  }

  pause(): Promise<void> {
    return this.#command(() => this.#life.halt('pause'));
  }

  stop(): Promise<void> {
    return this.#command(async () => {
      await this.#life.halt('stop');
      if (this.#life.phase === 'ready' || this.#life.phase === 'paused') this.#life.enter('stopped');
    });
  }

  rewind(): Promise<void> {
    return this.#command(async () => {
      await this.#life.halt('pause');
      this.#era += 1;
      const epochs = this.#life.training.keptEpochs;
      this.#life.forgetSpeed(0);
      this.#life.startOver();
      this.#life.enter('ready', epochs);
      await this.#life.training.ensureTrainer();
    });
  }

  restore(to: Calls['run.restore']['args']['to']): Promise<void> {
    return this.#command(async () => {
      await this.#life.halt('pause');
      const weights = await this.#weightsOf(to);
      this.#era += 1;
      await this.#life.training.view(weights);
    });
  }

  move(backend: BackendId): Promise<void> {
    return this.#command(async () => {
      await this.#life.halt('pause');
      const before = this.#life.slot.backend;
      await this.#world.pool.get(backend);
      this.#era += 1;
      this.#life.slot.moveTo(backend);
      try {
        await this.#life.training.ensureTrainer();
      } catch (thrown) {
        this.#life.slot.moveTo(before);
        throw thrown;
      }
      this.#life.forgetSpeed();
      if (this.#life.phase === 'failed') await this.#life.leaveFailure();
      else this.#life.enter(this.#life.phase);
    });
  }

  /** Frees everything. What is stored stays, up to date, unless it is to be forgotten. */
  async close(forget: boolean): Promise<void> {
    await this.#command(() => this.#life.halt('pause'));
    this.#era += 1;
    if (!forget) await this.#life.saver.settled();
    this.#life.saver.close();
    await this.#life.saver.settled();
    this.#life.events.close();
    this.#life.slot.close();
    if (forget) await this.#world.vault.forget(this.runId);
  }

  /** Weights as predictions use them, in new arrays. */
  async weights(): Promise<readonly NamedWeights[]> {
    const values = await onceMore(async () => {
      const trainer = await this.#life.training.ensureTrainer();
      return this.#life.slot.guard(trainer.getWeights());
    });
    return weightSpecs(this.spec).map(({ name, shape }, index) => ({
      name,
      shape,
      values: values[index]?.slice() ?? new Float32Array(0),
    }));
  }

  /** Output of the network, count x classes, for images in [0, 1] that have come the experiment's image path. */
  predict(images: Float32Array, count: number): Promise<Float32Array> {
    return onceMore(() => this.#life.training.predict(images, count));
  }

  /** What nodes put out for images that have come the experiment's image path. */
  activations(
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
    ablated: readonly Ablation[] = [],
  ): Promise<readonly NodeValues[]> {
    return onceMore(() =>
      this.#life.training.ask((trainer) => trainer.activations(images, count, nodeIndices, ablated)),
    );
  }

  /** The same way; with respect to the input the gradient comes in the layout that the network sees. */
  scalarGradient(question: GradientQuestion): Promise<ScalarGradient> {
    return onceMore(() => this.#life.training.ask((trainer) => trainer.scalarGradient(question)));
  }

  /** What the next update would be made from. */
  nextUpdate(): Promise<UpdateParts> {
    return onceMore(() => this.#life.training.nextUpdate());
  }

  /**
   * Runs a longer piece of inference with training at rest, so that all of it sees the same weights. When other weights
   * are put in their place meanwhile (rewind, restore, move, close) there is no answer any more: it is `cancelled`.
   */
  whileHeld<T>(work: (predict: Predict, still: Still) => Promise<T>): Promise<T> {
    const own = this.#era;
    const still: Still = async (answer) => {
      const answered = await answer.catch((thrown: unknown) => {
        throw own === this.#era ? thrown : replacedMeanwhile();
      });
      if (own !== this.#era) throw replacedMeanwhile();
      return answered;
    };
    const predict: Predict = (images, count) => still(this.predict(images, count));
    return this.#life.gate.whileClosed(this.#life.phase === 'running', () => work(predict, still));
  }

  #command(work: () => Promise<void> | void): Promise<void> {
    const done = this.#commands.then(work);
    this.#commands = done.catch(() => undefined);
    return done;
  }

  /** Null: those that training goes on from. */
  async #weightsOf(to: Calls['run.restore']['args']['to']): Promise<Weights | null> {
    const { timeline, best, state } = this.#life.training;
    if (to === 'latest') return null;
    if (to === 'best' && best !== null) return best.weights;
    const failedStep = this.#life.failure?.code.startsWith('loss-') === true ? this.#life.failure.step : null;
    if (to === 'last-good' && failedStep === null) return null;
    const wanted = to === 'last-good' ? timeline.lastGood(failedStep ?? 0) : to === 'best' ? null : timeline.find(to);
    if (wanted === null) throw new EngineError('limit-exceeded', `no checkpoint ${to}`, { requested: to });
    if (wanted.weights !== null) return wanted.weights;
    if (wanted.kind === 'initial') return this.#life.initialWeights();
    if (wanted.step === state.step) return state.weights;
    const stored = await this.#world.vault.epochWeights(this.runId, wanted.step);
    if (stored !== null && fits(stored, this.spec)) return stored;
    throw new EngineError('storage-corrupt', `the weights of step ${wanted.step} can't be read`);
  }
}
