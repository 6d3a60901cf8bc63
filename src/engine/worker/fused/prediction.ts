// A network that only predicts, alive in its own memory: weights written once, and plans for whichever nodes are asked for.
// Not responsible for: planning (plan/prediction-plan.ts), promises (predictor.ts).
import type { NetworkSpec } from '../../../nn/spec.ts';
import { bindKernels, type Kernels } from './kernel-table.ts';
import { NO_TEAM, type Team } from './network.ts';
import { FLOAT_BYTES } from './plan/arena.ts';
import { assertFits, outOfMemory } from './plan/memory-limit.ts';
import { writeWeight } from './plan/parameters.ts';
import { planPrediction, type PredictionPlan } from './plan/prediction-plan.ts';
import type { Pass } from './steps/step.ts';

const PAGE_BYTES = 65536;
/** Shared memory must say beforehand how far it may grow: so far beyond what all nodes at once need. */
const SPARE_BYTES = 16 * 1024 * 1024;

/** One run over samples that stand in memory: all that the threads of a team must know to take part. */
export interface PredictionWork {
  readonly nodeIndices: readonly number[];
  readonly count: number;
}

function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE_BYTES);
}

function allocate(spec: NetworkSpec, plan: PredictionPlan, team: Team<PredictionWork>): WebAssembly.Memory {
  assertFits(plan.bytes);
  try {
    const initial = pagesFor(plan.bytes);
    if (team.threads === 1) return new WebAssembly.Memory({ initial });
    const all = planPrediction(spec, [...spec.nodes.keys()], team);
    return new WebAssembly.Memory({ initial, maximum: pagesFor(all.bytes + SPARE_BYTES), shared: true });
  } catch {
    throw outOfMemory(plan.bytes);
  }
}

export class Prediction {
  readonly #spec: NetworkSpec;
  readonly #team: Team<PredictionWork>;
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  #plan: PredictionPlan;
  /** The nodes that the plan is for. */
  #planned = '';
  #floats: Float32Array;
  #doubles: Float64Array;

  /**
   * `memory` is that of the team's first prediction; null makes one of its own, which others can share if the team has
   * others. Throws NetworkProblemError on an invalid network, EngineError `out-of-memory` on one that is too big.
   */
  constructor(
    spec: NetworkSpec,
    module: WebAssembly.Module,
    team: Team<PredictionWork> = NO_TEAM,
    memory: WebAssembly.Memory | null = null,
  ) {
    this.#spec = spec;
    this.#team = team;
    this.#plan = planPrediction(spec, [], team);
    this.#memory = memory ?? allocate(spec, this.#plan, team);
    this.#kernels = bindKernels(module, this.#memory);
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#doubles = new Float64Array(this.#memory.buffer);
  }

  /** For the other predictions of the team. */
  get memory(): WebAssembly.Memory {
    return this.#memory;
  }

  /** Where the threads meet. */
  get meeting(): number {
    return this.#plan.meeting;
  }

  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  get blocks(): number {
    return this.#plan.blocks;
  }

  /** The weight's values in Keras's order. */
  writeWeight(index: number, values: Float32Array): void {
    const place = this.#plan.places[index];
    if (place !== undefined) writeWeight(this.#floats, place.address, place.layout, values);
  }

  #takeViews(): void {
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#doubles = new Float64Array(this.#memory.buffer);
  }

  /** Plans for these nodes unless that is the plan already; true where it was not. */
  #planFor(nodeIndices: readonly number[]): boolean {
    const wanted = nodeIndices.join();
    if (wanted === this.#planned) return false;
    this.#plan = planPrediction(this.#spec, nodeIndices, this.#team);
    this.#planned = wanted;
    return true;
  }

  /** Brings the memory to the plan's size and writes its tables. Throws EngineError `out-of-memory`. */
  #makeRoom(): void {
    const { bytes, weightsEnd, tables } = this.#plan;
    const missing = pagesFor(bytes) - this.#memory.buffer.byteLength / PAGE_BYTES;
    try {
      assertFits(bytes);
      if (missing > 0) this.#memory.grow(missing);
    } catch {
      // There is no room for this plan: the next question must not find it.
      this.#planFor([]);
      throw outOfMemory(bytes);
    }
    this.#takeViews();
    // Borders and missing biases are read as zeros.
    this.#floats.fill(0, weightsEnd / FLOAT_BYTES);
    const integers = new Int32Array(this.#memory.buffer);
    for (const table of tables) integers.set(table.values, table.address / Int32Array.BYTES_PER_ELEMENT);
  }

  #pass(count: number): Pass {
    return {
      thread: this.#team.thread,
      threads: this.#team.threads,
      kernels: this.#kernels,
      floats: this.#floats,
      doubles: this.#doubles,
      count,
      isTraining: false,
      movesAverages: false,
      wantsWeights: false,
      dropoutKey: () => 0,
      gradientOf: () => 0,
      consume: () => {},
    };
  }

  /** This thread's part of the work; at each `yield` it waits for the others. */
  *part({ nodeIndices, count }: PredictionWork): Generator<void, void> {
    this.#planFor(nodeIndices);
    // Another thread may have made the memory larger.
    if (this.#floats.byteLength !== this.#memory.buffer.byteLength) this.#takeViews();
    const pass = this.#pass(count);
    for (const step of this.#plan.steps) {
      for (let phase = 0; phase < step.phases; phase += 1) {
        step.run(pass, phase);
        yield;
      }
    }
  }

  /** One part, meeting the others wherever it has to. */
  take(work: PredictionWork): void {
    const part = this.part(work);
    while (part.next().done !== true) this.#team.meet();
    this.#team.meet();
  }

  /**
   * The first thread's, the others called to their parts: what the nodes put out for the samples, into `targets`, one for
   * each node.
   */
  outputsInto(
    targets: readonly Float32Array[],
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
  ): void {
    if (this.#planFor(nodeIndices)) this.#makeRoom();
    const { capacity, input, outputs } = this.#plan;
    for (let start = 0; start < count; start += capacity) {
      const some = Math.min(capacity, count - start);
      const samples = images.subarray(start * input.size, (start + some) * input.size);
      this.#floats.set(samples, input.address / FLOAT_BYTES);
      const work = { nodeIndices, count: some };
      this.#team.begin(work);
      this.take(work);
      outputs.forEach(({ address, size }, index) => {
        const from = address / FLOAT_BYTES;
        targets[index]?.set(this.#floats.subarray(from, from + some * size), start * size);
      });
    }
  }
}
