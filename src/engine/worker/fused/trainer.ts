// The fused engine behind the Trainer interface. Everything is done when a call returns; the promises are only form.
// Not responsible for: arithmetic (network.ts), data, checkpoints.
import { slotCount } from '../../../nn/optimizers.ts';
import { dropoutKey } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NamedWeights } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createNodeMap, INSPECTION_CHUNK } from '../inspection.ts';
import type { Batch, OptimizerState, StepResult, Trainer, TrainerOptions } from '../trainer.ts';
import { Inspection } from './inspection.ts';
import { Network } from './network.ts';
import { planInspection } from './plan/inspection-plan.ts';
import { planNetwork, type NetworkPlan, type PlanOptions } from './plan/network-plan.ts';
import type { ThreadPool } from './threads.ts';

export interface FusedTrainer extends Trainer {
  readonly bytes: number;
  readonly blocks: number;
}

/** What a trainer needs of its backend. */
export interface FusedHost {
  readonly module: WebAssembly.Module;
  /** Those that looking into a network uses: one thread's, with a memory of its own. */
  readonly inspectionModule: WebAssembly.Module;
  readonly pool: ThreadPool;
  /** Only in tests of recovery. */
  isLost(): boolean;
  /** Called once when the trainer is disposed. */
  forget(trainer: FusedTrainer): void;
}

interface Planned {
  readonly plan: NetworkPlan;
  readonly planOptions: PlanOptions;
}

function planFor(options: TrainerOptions, threads: number): Planned {
  const { batchSize } = options;
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    throw new EngineError('plan-invalid', `batch size ${batchSize}`, { field: 'batchSize', value: batchSize });
  }
  try {
    const planOptions: PlanOptions = {
      loss: options.loss,
      optimizer: options.optimizer.kind,
      capacity: batchSize,
      fusePooling: true,
      thread: 0,
      threads,
    };
    return { plan: planNetwork(options.spec, planOptions), planOptions };
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('network-invalid', error instanceof Error ? error.message : String(error));
  }
}

function checkLength(name: string, values: Float32Array | undefined, expected: number): Float32Array {
  if (values?.length === expected) return values;
  throw new EngineError('internal', `${name} needs ${expected} values, got ${values?.length ?? 0}`);
}

/** Throws EngineErrors `network-invalid`, `plan-invalid`, `out-of-memory`. */
export function createFusedTrainer(host: FusedHost, options: TrainerOptions): FusedTrainer {
  const { plan, planOptions } = planFor(options, host.pool.threads);
  const { weights } = plan.program;
  const { batchSize, optimizer, seed } = options;
  const inputSize = plan.program.sizes[0] ?? 0;
  const trainable = weights.flatMap((weight, index) => (weight.trainable ? [index] : []));
  const slots = Array.from({ length: slotCount(optimizer.kind) }, (_, slot) => slot);
  const enlisted = host.pool.enlist(options.spec, planOptions, optimizer);
  let network: Network | null = new Network(plan, host.module, optimizer, enlisted.team);
  enlisted.share(network.memory, plan.meeting);
  let updates = 0;
  let inspection: Inspection | null = null;
  /** Whether the inspection's weights are those of the network. */
  let isInspectionCurrent = false;

  function alive(): Network {
    if (host.isLost()) throw new EngineError('backend-lost', 'lost as asked for', { backend: 'fused' });
    if (network === null) throw new EngineError('internal', 'the trainer was disposed');
    return network;
  }

  function lengthOf(index: number): number {
    return sizeOf(weights[index]?.shape ?? []);
  }

  function writeWeights(values: readonly Float32Array[]): void {
    const target = alive();
    const checked = weights.map((weight, index) => checkLength(weight.name, values[index], lengthOf(index)));
    checked.forEach((each, index) => target.writeWeight(index, each));
    isInspectionCurrent = false;
  }

  /** Planned and allocated when it is first asked for. */
  function inspect(): Inspection {
    const source = alive();
    inspection ??= new Inspection(
      planInspection(options.spec, INSPECTION_CHUNK),
      createNodeMap(options.spec),
      host.inspectionModule,
    );
    const target = inspection;
    if (!isInspectionCurrent) weights.forEach((_, index) => target.writeWeight(index, source.readWeight(index)));
    isInspectionCurrent = true;
    return target;
  }

  function checkBatch({ images, labels, count }: Batch): void {
    const isCount = Number.isSafeInteger(count) && count >= 1 && count <= batchSize;
    if (!isCount || labels.length < count || images.length < count * inputSize) {
      const got = `${images.length} numbers and ${labels.length} labels for ${count} samples`;
      throw new EngineError('internal', `batches have 1 to ${batchSize} samples of ${inputSize} numbers, got ${got}`);
    }
  }

  function keyOf(step: number): (nodeIndex: number) => number {
    return (nodeIndex) => dropoutKey(seed, step, nodeIndex);
  }

  const trainer: FusedTrainer = {
    backend: 'fused',
    get bytes() {
      return (network?.bytes ?? 0) + (inspection?.bytes ?? 0);
    },
    get blocks() {
      return plan.blocks + (inspection?.blocks ?? 0);
    },
    async step(batch: Batch, step: number): Promise<StepResult> {
      checkBatch(batch);
      const result = alive().differentiate(batch.images, batch.labels, batch.count, updates + 1, keyOf(step));
      updates += 1;
      isInspectionCurrent = false;
      return result;
    },
    async predict(images: Float32Array, count: number): Promise<Float32Array> {
      const target = alive();
      if (images.length < count * inputSize) {
        throw new EngineError('internal', `${images.length} numbers are too few for ${count} samples of ${inputSize}`);
      }
      const outputs = new Float32Array(count * plan.outputSize);
      for (let start = 0; start < count; start += batchSize) {
        const size = Math.min(batchSize, count - start);
        outputs.set(target.predict(images, start, size), start * plan.outputSize);
      }
      return outputs;
    },
    async gradients(batch: Batch, step: number) {
      checkBatch(batch);
      const target = alive();
      const { loss } = target.differentiate(batch.images, batch.labels, batch.count, null, keyOf(step));
      const gradients = trainable.map((index): NamedWeights => {
        const { name = '', shape = [] } = weights[index] ?? {};
        return { name, shape, values: target.readGradient(index) };
      });
      return { loss, gradients };
    },
    async activations(images, count, nodeIndices, ablated = []) {
      return inspect().activations(images, count, nodeIndices, ablated);
    },
    async scalarGradient(question) {
      return inspect().scalarGradient(question);
    },
    async getWeights() {
      return weights.map((_, index) => alive().readWeight(index));
    },
    setWeights: writeWeights,
    async getOptimizerState(): Promise<OptimizerState> {
      const target = alive();
      return { step: updates, slots: slots.flatMap((slot) => trainable.map((index) => target.readSlot(slot, index))) };
    },
    setOptimizerState(state: OptimizerState): void {
      const target = alive();
      slots.forEach((slot) => {
        trainable.forEach((index, position) => {
          const values = state.slots[slot * trainable.length + position];
          target.writeSlot(slot, index, checkLength(`slot ${slot}`, values, lengthOf(index)));
        });
      });
      updates = state.step;
    },
    dispose() {
      if (network === null) return;
      network = null;
      enlisted.leave();
      inspection = null;
      host.forget(trainer);
    },
  };
  writeWeights(options.initialWeights);
  return trainer;
}
