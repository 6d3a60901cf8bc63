// A planned network alive in its own memory: runs it forward, backward and through an update.
// Not responsible for: planning (plan/) or the Trainer's promises (trainer.ts).
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { initialSlotValue } from '../../../nn/optimizers.ts';
import { EngineError } from '../../protocol/errors.ts';
import { bindKernels, type Kernels } from './kernel-table.ts';
import { FLOAT_BYTES } from './plan/arena.ts';
import { assertFits, outOfMemory } from './plan/memory-limit.ts';
import type { NetworkPlan } from './plan/network-plan.ts';
import { ALONE, LINE_FLOATS, share, type Seat } from './plan/team.ts';
import { readWeight, writeWeight } from './plan/parameters.ts';
import type { LossResult } from './steps/loss.ts';
import type { Pass } from './steps/step.ts';
import { planUpdate, type Update } from './steps/update.ts';

const PAGE_BYTES = 65536;

interface Views {
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}

/** One run over a batch that stands in memory: all that the threads of a team must know to take part. */
export type Work =
  | { readonly kind: 'predict'; readonly count: number }
  /** `t`: the update's number, from 1; null makes the gradients and leaves everything as it is. */
  | { readonly kind: 'differentiate'; readonly count: number; readonly t: number | null };

/** What only the first thread has, which alone draws dropout masks and judges outputs. */
interface Lead {
  readonly labels: Uint8Array;
  dropoutKey(nodeIndex: number): number;
}

/** How a network's threads come together. */
export interface Team<W = Work> extends Seat {
  /** Calls the others to their parts of this work. */
  begin(work: W): void;
  /** Returns when all are here. */
  meet(): void;
}

export const NO_TEAM: Team<unknown> = { ...ALONE, begin: () => {}, meet: () => {} };

function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE_BYTES);
}

function allocate({ bytes, gradientBytes }: NetworkPlan, isShared: boolean): WebAssembly.Memory {
  const initial = pagesFor(bytes);
  try {
    if (!isShared) return new WebAssembly.Memory({ initial });
    return new WebAssembly.Memory({ initial, maximum: pagesFor(gradientBytes), shared: true });
  } catch {
    throw outOfMemory(bytes);
  }
}

export class Network {
  readonly plan: NetworkPlan;
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #streamedFrom: number;
  readonly #optimizer: OptimizerSpec;
  readonly #team: Team;
  #views: Views;

  /**
   * `memory` is that of the team's first network, which prepared it; null makes one of its own, which others can share
   * if the team has others. Throws EngineError `out-of-memory`.
   */
  constructor(
    plan: NetworkPlan,
    module: WebAssembly.Module,
    optimizer: OptimizerSpec,
    team: Team = NO_TEAM,
    memory: WebAssembly.Memory | null = null,
  ) {
    assertFits(plan.gradientBytes);
    this.plan = plan;
    this.#optimizer = optimizer;
    this.#team = team;
    this.#memory = memory ?? allocate(plan, team.threads > 1);
    this.#kernels = bindKernels(module, this.#memory);
    this.#views = this.#takeViews();
    this.#streamedFrom = plan.parameters.weights + plan.parameters.residentBytes;
    if (memory === null) this.#prepare();
  }

  #prepare(): void {
    const { plan } = this;
    const integers = new Int32Array(this.#memory.buffer);
    for (const table of plan.tables) integers.set(table.values, table.address / Int32Array.BYTES_PER_ELEMENT);
    const start = initialSlotValue(this.#optimizer);
    for (const slot of plan.parameters.slots) {
      this.#views.floats.fill(start, slot / FLOAT_BYTES, (slot + plan.parameters.trainableBytes) / FLOAT_BYTES);
    }
  }

  #takeViews(): Views {
    const { buffer } = this.#memory;
    return { floats: new Float32Array(buffer), doubles: new Float64Array(buffer) };
  }

  /** For the other networks of the team. */
  get memory(): WebAssembly.Memory {
    return this.#memory;
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

  #pass(work: Work, update: Update | null, lead: Lead | null): Pass {
    const { parameters, streamed } = this.plan;
    const shift = parameters.gradients - parameters.weights;
    const isTraining = work.kind === 'differentiate';
    return {
      thread: this.#team.thread,
      threads: this.#team.threads,
      count: work.count,
      isTraining,
      movesAverages: isTraining && work.t !== null,
      wantsWeights: true,
      dropoutKey: (nodeIndex) => lead?.dropoutKey(nodeIndex) ?? 0,
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

  *#forward(pass: Pass): Generator<void, void> {
    for (const step of this.plan.steps) {
      for (let phase = 0; phase < step.phases.forward; phase += 1) {
        step.forward(pass, phase);
        yield;
      }
    }
    if (pass.thread === 0) this.plan.head.finish(pass);
  }

  *#backward(pass: Pass): Generator<void, void> {
    for (const { step, gradient, inputGradients, additions } of this.plan.backward) {
      for (let phase = 0; phase < step.phases.backward; phase += 1) {
        step.backward(pass, gradient, inputGradients, phase);
        yield;
      }
      for (const { target, source, size } of additions) {
        const [from, to] = share(size * pass.count, pass, LINE_FLOATS);
        pass.kernels.addInto(target + from * FLOAT_BYTES, source + from * FLOAT_BYTES, to - from);
        yield;
      }
    }
  }

  #updateResident(pass: Pass, update: Update): void {
    const { weights, gradients, slots, residentBytes } = this.plan.parameters;
    const [from, to] = share(residentBytes / FLOAT_BYTES, pass, LINE_FLOATS);
    const start = from * FLOAT_BYTES;
    update(
      weights + start,
      gradients + start,
      slots.map((slot) => slot + start),
      to - from,
    );
  }

  /**
   * This thread's part of the work; at each `yield` it waits for the others. The first thread brings `lead` and gets
   * the loss; of a prediction there is none.
   */
  *part(work: Work, lead: Lead | null): Generator<void, LossResult | null> {
    // Another thread may have made the memory larger.
    if (this.#views.floats.byteLength !== this.#memory.buffer.byteLength) this.#views = this.#takeViews();
    const isUpdate = work.kind === 'differentiate' && work.t !== null;
    const update = isUpdate ? planUpdate(this.#kernels, this.#optimizer, work.t) : null;
    const pass = this.#pass(work, update, lead);
    yield* this.#forward(pass);
    const result = lead === null ? null : this.plan.head.evaluate(pass, lead.labels, this.plan.headGradient);
    if (work.kind === 'predict') return null;
    yield;
    yield* this.#backward(pass);
    if (update !== null) this.#updateResident(pass, update);
    return result;
  }

  /** The first thread's part, the others called to theirs. Returns when all are done. */
  #lead(work: Work, lead: Lead | null): LossResult | null {
    this.#team.begin(work);
    return this.take(work, lead);
  }

  /** One part, meeting the others wherever it has to. */
  take(work: Work, lead: Lead | null = null): LossResult | null {
    const part = this.part(work, lead);
    for (;;) {
      const { done, value } = part.next();
      this.#team.meet();
      if (done === true) return value;
    }
  }

  /** Outputs of `count` samples from `start` on in inference mode; at most the plan's capacity. */
  predict(images: Float32Array, start: number, count: number): Float32Array {
    this.#loadImages(images, start, count);
    this.#lead({ kind: 'predict', count }, null);
    const from = this.plan.output / FLOAT_BYTES;
    return this.#views.floats.subarray(from, from + count * this.plan.outputSize);
  }

  /**
   * One batch forward and backward, then the update number `t` (from 1). With `t` null the gradients are made as they
   * would be in a training step, and nothing changes.
   */
  differentiate(
    images: Float32Array,
    labels: Uint8Array,
    count: number,
    t: number | null,
    dropoutKey: (nodeIndex: number) => number,
  ): LossResult {
    if (t === null) this.#makeRoomForGradients();
    this.#loadImages(images, 0, count);
    const result = this.#lead({ kind: 'differentiate', count, t }, { labels, dropoutKey });
    if (result === null) throw new EngineError('internal', 'no loss');
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
