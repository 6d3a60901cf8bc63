// A planned network alive in its own memory: runs it forward, backward and through an update.
// Not responsible for: planning (plan/) or the Trainer's promises (trainer.ts).
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { initialSlotValue } from '../../../nn/optimizers.ts';
import { bindKernels, type Kernels } from './kernel-table.ts';
import { FLOAT_BYTES } from './plan/arena.ts';
import { assertFits, outOfMemory } from './plan/memory-limit.ts';
import type { NetworkPlan } from './plan/network-plan.ts';
import { readWeight, writeWeight } from './plan/parameters.ts';
import type { LossResult } from './steps/loss.ts';
import type { Pass } from './steps/step.ts';
import { planUpdate, type Update } from './steps/update.ts';

const PAGE_BYTES = 65536;

interface Views {
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}

interface PassOptions {
  readonly count: number;
  readonly isTraining: boolean;
  readonly movesAverages: boolean;
  readonly update: Update | null;
  dropoutKey(nodeIndex: number): number;
}

function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE_BYTES);
}

export class Network {
  readonly plan: NetworkPlan;
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #streamedFrom: number;
  #views: Views;

  /** Throws EngineError `out-of-memory`. */
  constructor(plan: NetworkPlan, module: WebAssembly.Module, optimizer: OptimizerSpec) {
    assertFits(plan.gradientBytes);
    this.plan = plan;
    this.#memory = this.#allocate(plan.bytes);
    this.#kernels = bindKernels(module, this.#memory);
    this.#views = this.#takeViews();
    this.#streamedFrom = plan.parameters.weights + plan.parameters.residentBytes;
    const integers = new Int32Array(this.#memory.buffer);
    for (const table of plan.tables) integers.set(table.values, table.address / Int32Array.BYTES_PER_ELEMENT);
    const start = initialSlotValue(optimizer);
    for (const slot of plan.parameters.slots) {
      this.#views.floats.fill(start, slot / FLOAT_BYTES, (slot + plan.parameters.trainableBytes) / FLOAT_BYTES);
    }
  }

  #allocate(bytes: number): WebAssembly.Memory {
    try {
      return new WebAssembly.Memory({ initial: pagesFor(bytes) });
    } catch {
      throw outOfMemory(bytes);
    }
  }

  #takeViews(): Views {
    const { buffer } = this.#memory;
    return { floats: new Float32Array(buffer), doubles: new Float64Array(buffer) };
  }

  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  get floats(): Float32Array {
    return this.#views.floats;
  }

  /** Grows the memory so that every gradient has a place of its own. */
  #makeRoomForGradients(): void {
    const missing = pagesFor(this.plan.gradientBytes) - this.#memory.buffer.byteLength / PAGE_BYTES;
    if (missing <= 0) return;
    try {
      this.#memory.grow(missing);
    } catch {
      throw outOfMemory(this.plan.gradientBytes);
    }
    this.#views = this.#takeViews();
  }

  #pass(options: PassOptions): Pass {
    const { parameters, streamed } = this.plan;
    const { update } = options;
    const shift = parameters.gradients - parameters.weights;
    return {
      ...options,
      wantsWeights: true,
      kernels: this.#kernels,
      ...this.#views,
      gradientOf: (address) => (update !== null && address >= this.#streamedFrom ? streamed : address + shift),
      consume: (address, gradient, floats) => {
        const offset = address - parameters.weights;
        update?.(
          address,
          gradient,
          parameters.slots.map((slot) => slot + offset),
          floats,
        );
      },
    };
  }

  #loadImages(images: Float32Array, start: number, count: number): void {
    const size = this.plan.program.sizes[0] ?? 0;
    this.#views.floats.set(images.subarray(start * size, (start + count) * size), this.plan.input / FLOAT_BYTES);
  }

  #forward(pass: Pass): void {
    for (const step of this.plan.steps) step.forward(pass);
    this.plan.head.finish(pass);
  }

  #backward(pass: Pass): void {
    for (const { step, gradient, inputGradients, additions } of this.plan.backward) {
      step.backward(pass, gradient, inputGradients);
      for (const { target, source, size } of additions) pass.kernels.addInto(target, source, size * pass.count);
    }
  }

  /** Outputs of `count` samples from `start` on in inference mode; at most the plan's capacity. */
  predict(images: Float32Array, start: number, count: number): Float32Array {
    const options = { count, isTraining: false, movesAverages: false, update: null, dropoutKey: () => 0 };
    this.#loadImages(images, start, count);
    this.#forward(this.#pass(options));
    const from = this.plan.output / FLOAT_BYTES;
    return this.#views.floats.subarray(from, from + count * this.plan.outputSize);
  }

  /** One batch forward and backward, then the update of step `t` (from 1). */
  train(
    images: Float32Array,
    labels: Uint8Array,
    count: number,
    optimizer: OptimizerSpec,
    t: number,
    dropoutKey: (nodeIndex: number) => number,
  ): LossResult {
    const update = planUpdate(this.#kernels, optimizer, t);
    this.#loadImages(images, 0, count);
    const pass = this.#pass({ count, isTraining: true, movesAverages: true, update, dropoutKey });
    this.#forward(pass);
    const result = this.plan.head.evaluate(pass, labels, this.plan.headGradient);
    this.#backward(pass);
    const { weights, gradients, slots, residentBytes } = this.plan.parameters;
    update(weights, gradients, slots, residentBytes / FLOAT_BYTES);
    return result;
  }

  /** Loss and gradients of one batch, as they would be in a training step, changing nothing. */
  differentiate(
    images: Float32Array,
    labels: Uint8Array,
    count: number,
    dropoutKey: (nodeIndex: number) => number,
  ): LossResult {
    this.#makeRoomForGradients();
    this.#loadImages(images, 0, count);
    const pass = this.#pass({ count, isTraining: true, movesAverages: false, update: null, dropoutKey });
    this.#forward(pass);
    const result = this.plan.head.evaluate(pass, labels, this.plan.headGradient);
    this.#backward(pass);
    return result;
  }

  /** The array at a weight's place, moved by `shift` bytes: 0 for the weight, else a slot or the gradient. */
  #read(index: number, shift: number): Float32Array<ArrayBuffer> {
    const place = this.plan.parameters.places[index];
    if (place === undefined) throw new RangeError(`no weight ${index}`);
    return readWeight(this.#views.floats, place.address + shift, place.layout);
  }

  #write(index: number, shift: number, values: Float32Array): void {
    const place = this.plan.parameters.places[index];
    if (place === undefined) throw new RangeError(`no weight ${index}`);
    writeWeight(this.#views.floats, place.address + shift, place.layout, values);
  }

  readWeight(index: number): Float32Array<ArrayBuffer> {
    return this.#read(index, 0);
  }

  writeWeight(index: number, values: Float32Array): void {
    this.#write(index, 0, values);
  }

  /** After `differentiate`; zeros for a weight that the loss does not depend on. */
  readGradient(index: number): Float32Array<ArrayBuffer> {
    const { weights, gradients, places } = this.plan.parameters;
    const place = places[index];
    if (place?.update === 'fixed') return new Float32Array(this.#read(index, 0).length);
    return this.#read(index, gradients - weights);
  }

  readSlot(slot: number, index: number): Float32Array<ArrayBuffer> {
    return this.#read(index, this.#slotShift(slot));
  }

  writeSlot(slot: number, index: number, values: Float32Array): void {
    this.#write(index, this.#slotShift(slot), values);
  }

  #slotShift(slot: number): number {
    return (this.plan.parameters.slots[slot] ?? 0) - this.plan.parameters.weights;
  }
}
