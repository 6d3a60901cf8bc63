// A network that only predicts, alive in its own memory: weights written once, and plans for whichever nodes are asked for.
// Not responsible for: planning (plan/prediction-plan.ts), promises (predictor.ts).
import type { NetworkSpec } from '../../../nn/spec.ts';
import { bindKernels, type Kernels } from './kernel-table.ts';
import { FLOAT_BYTES } from './plan/arena.ts';
import { assertFits, outOfMemory } from './plan/memory-limit.ts';
import { writeWeight } from './plan/parameters.ts';
import { planPrediction, type PredictionPlan } from './plan/prediction-plan.ts';
import { ALONE } from './plan/team.ts';
import type { Pass } from './steps/step.ts';

const PAGE_BYTES = 65536;

function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE_BYTES);
}

export class Prediction {
  readonly #spec: NetworkSpec;
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  #plan: PredictionPlan;
  /** The nodes that the plan is for. */
  #planned = '';
  #floats: Float32Array;
  #doubles: Float64Array;

  /** Throws NetworkProblemError on an invalid network, EngineError `out-of-memory` on one that is too big. */
  constructor(spec: NetworkSpec, module: WebAssembly.Module) {
    this.#spec = spec;
    this.#plan = planPrediction(spec, [], ALONE);
    this.#memory = this.#allocate(this.#plan.bytes);
    this.#kernels = bindKernels(module, this.#memory);
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#doubles = new Float64Array(this.#memory.buffer);
  }

  #allocate(bytes: number): WebAssembly.Memory {
    assertFits(bytes);
    try {
      return new WebAssembly.Memory({ initial: pagesFor(bytes) });
    } catch {
      throw outOfMemory(bytes);
    }
  }

  get bytes(): number {
    return this.#floats.byteLength;
  }

  get blocks(): number {
    return this.#plan.blocks;
  }

  /** The weight's values in Keras's order. */
  writeWeight(index: number, values: Float32Array): void {
    const place = this.#plan.places[index];
    if (place !== undefined) writeWeight(this.#floats, place.address, place.layout, values);
  }

  /** Plans for these nodes unless that is the plan already. Throws EngineError `out-of-memory`. */
  #prepare(nodeIndices: readonly number[]): void {
    const wanted = nodeIndices.join();
    if (wanted === this.#planned) return;
    const plan = planPrediction(this.#spec, nodeIndices, ALONE);
    assertFits(plan.bytes);
    const missing = pagesFor(plan.bytes) - this.#memory.buffer.byteLength / PAGE_BYTES;
    if (missing > 0) {
      try {
        this.#memory.grow(missing);
      } catch {
        throw outOfMemory(plan.bytes);
      }
      this.#floats = new Float32Array(this.#memory.buffer);
      this.#doubles = new Float64Array(this.#memory.buffer);
    }
    // Borders and missing biases are read as zeros.
    this.#floats.fill(0, plan.weightsEnd / FLOAT_BYTES);
    const integers = new Int32Array(this.#memory.buffer);
    for (const table of plan.tables) integers.set(table.values, table.address / Int32Array.BYTES_PER_ELEMENT);
    this.#plan = plan;
    this.#planned = wanted;
  }

  #pass(count: number): Pass {
    return {
      ...ALONE,
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

  /** What the nodes put out for the samples, into `targets`, one for each node. */
  outputsInto(
    targets: readonly Float32Array[],
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
  ): void {
    this.#prepare(nodeIndices);
    const { capacity, steps, input, outputs } = this.#plan;
    for (let start = 0; start < count; start += capacity) {
      const pass = this.#pass(Math.min(capacity, count - start));
      const samples = images.subarray(start * input.size, (start + pass.count) * input.size);
      this.#floats.set(samples, input.address / FLOAT_BYTES);
      for (const step of steps) for (let phase = 0; phase < step.phases; phase += 1) step.run(pass, phase);
      outputs.forEach(({ address, size }, index) => {
        const from = address / FLOAT_BYTES;
        targets[index]?.set(this.#floats.subarray(from, from + pass.count * size), start * size);
      });
    }
  }
}
