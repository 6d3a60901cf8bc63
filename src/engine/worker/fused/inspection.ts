// Looks into a network of the fused engine: outputs of nodes and gradients of scalars, in a memory of its own that the
// training does not know of. Not responsible for: which weights it looks at (trainer.ts), what is asked (../inspection.ts).
import type { Ablation, GradientQuestion, NodeValues, ScalarGradient } from '../../protocol/inspection.ts';
import type { NodeMap, Silenced } from '../inspection.ts';
import { bindKernels, type Kernels } from './kernel-table.ts';
import { FLOAT_BYTES } from './plan/arena.ts';
import type { InspectionPlan } from './plan/inspection-plan.ts';
import { assertFits, outOfMemory } from './plan/memory-limit.ts';
import type { Operation, ValueId } from './plan/operations.ts';
import { writeWeight } from './plan/parameters.ts';
import { ALONE } from './plan/team.ts';
import { runBackward, runForward, type Pass } from './steps/step.ts';

const PAGE_BYTES = 65536;

const NOTHING_SILENCED: Silenced = new Map();

function isRelu(operation: Operation): boolean {
  return operation.kind === 'map' && (operation.activation === 'relu' || operation.activation === 'relu6');
}

function allocate(bytes: number): WebAssembly.Memory {
  assertFits(bytes);
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  } catch {
    throw outOfMemory(bytes);
  }
}

export class Inspection {
  readonly #plan: InspectionPlan;
  readonly #nodes: NodeMap;
  readonly #floats: Float32Array;
  readonly #doubles: Float64Array;
  readonly #kernels: Kernels;

  /** Throws EngineError `out-of-memory`. */
  constructor(plan: InspectionPlan, nodes: NodeMap, module: WebAssembly.Module) {
    const memory = allocate(plan.bytes);
    this.#plan = plan;
    this.#nodes = nodes;
    this.#floats = new Float32Array(memory.buffer);
    this.#doubles = new Float64Array(memory.buffer);
    this.#kernels = bindKernels(module, memory);
    const integers = new Int32Array(memory.buffer);
    for (const table of plan.tables) integers.set(table.values, table.address / Int32Array.BYTES_PER_ELEMENT);
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

  /** Runs samples in chunks through all nodes up to one. */
  #eachChunk(
    images: Float32Array,
    count: number,
    last: number,
    silenced: Silenced,
    see: (pass: Pass, start: number) => void,
  ): void {
    const { program, capacity, steps, values } = this.#plan;
    const size = program.sizes[0] ?? 0;
    for (let start = 0; start < count; start += capacity) {
      const pass = this.#pass(Math.min(capacity, count - start));
      this.#floats.set(images.subarray(start * size, (start + pass.count) * size), (values[0] ?? 0) / FLOAT_BYTES);
      for (const step of steps) {
        const { nodeIndex, output } = step.operation;
        if (nodeIndex > last) continue;
        runForward(step, pass);
        if (output === program.nodeOutputs[nodeIndex]) this.#silence(output, silenced.get(nodeIndex) ?? [], pass.count);
      }
      see(pass, start);
    }
  }

  /** The numbers at an address as they stand now. */
  #numbers(address: number, length: number): Float32Array {
    return this.#floats.subarray(address / FLOAT_BYTES, address / FLOAT_BYTES + length);
  }

  #silence(value: ValueId, indices: readonly number[], count: number): void {
    if (indices.length === 0) return;
    const size = this.#plan.program.sizes[value] ?? 0;
    const numbers = this.#numbers(this.#plan.values[value] ?? 0, count * size);
    for (let n = 0; n < count; n += 1) for (const index of indices) numbers[n * size + index] = 0;
  }

  activations(
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
    ablated: readonly Ablation[],
  ): readonly NodeValues[] {
    const { program, values } = this.#plan;
    const found = this.#nodes.emptyValues(nodeIndices, images, count);
    const silenced = this.#nodes.silencedBy(ablated);
    this.#eachChunk(images, count, Math.max(-1, ...nodeIndices), silenced, (pass, start) => {
      for (const each of found) {
        const value = program.nodeOutputs[each.nodeIndex] ?? 0;
        const size = program.sizes[value] ?? 0;
        each.values.set(this.#numbers(values[value] ?? 0, pass.count * size), start * size);
      }
    });
    return found;
  }

  scalarGradient(question: GradientQuestion): ScalarGradient {
    const { program, beforeActivation, values, gradients } = this.#plan;
    const { images, count, of, with: target } = question;
    const { selection, shape } = this.#nodes.selectionOf(question);
    const read = (of.logits === true ? beforeActivation : program.nodeOutputs)[of.nodeIndex] ?? 0;
    const changed = target === 'input' ? 0 : (program.nodeOutputs[target] ?? 0);
    const [readSize, changedSize] = [program.sizes[read] ?? 0, program.sizes[changed] ?? 0];
    const scalars = new Float32Array(count);
    const answer = new Float32Array(count * changedSize);
    this.#eachChunk(images, count, of.nodeIndex, NOTHING_SILENCED, (pass, start) => {
      const numbers = this.#numbers(values[read] ?? 0, pass.count * readSize);
      const seeds = this.#numbers(gradients[read] ?? 0, pass.count * readSize).fill(0);
      for (let n = 0; n < pass.count; n += 1) {
        let sum = 0;
        selection.indices.forEach((index, at) => {
          const weight = selection.weights[(start + n) * selection.stride + at] ?? 0;
          sum += weight * (numbers[n * readSize + index] ?? 0);
          seeds[n * readSize + index] = weight;
        });
        scalars[start + n] = sum;
      }
      if (!this.#backward(pass, read, changed, question.guided === true)) return;
      answer.set(this.#numbers(gradients[changed] ?? 0, pass.count * changedSize), start * changedSize);
    });
    return { scalars, shape, values: answer };
  }

  /** From the gradient of one value to that of another; false where the one does not depend on the other. */
  #backward(pass: Pass, from: ValueId, to: ValueId, isGuided: boolean): boolean {
    const { program, steps, gradients, spare } = this.#plan;
    const dependent = new Set<ValueId>([to]);
    for (const { inputs, output } of program.operations) {
      if (inputs.some((input) => dependent.has(input))) dependent.add(output);
    }
    if (!dependent.has(from)) return false;
    const begun = new Set<ValueId>([from]);
    for (const step of [...steps].reverse()) {
      const { inputs, output } = step.operation;
      if (!begun.has(output) || !inputs.some((input) => dependent.has(input))) continue;
      const additions: { readonly target: number; readonly source: number; readonly floats: number }[] = [];
      let top = spare;
      const inputGradients = inputs.map((input) => {
        if (!dependent.has(input)) return 0;
        const target = gradients[input] ?? 0;
        if (!begun.has(input)) {
          begun.add(input);
          return target;
        }
        const size = program.sizes[input] ?? 0;
        const source = top;
        top += size * this.#plan.capacity * FLOAT_BYTES;
        additions.push({ target, source, floats: size * pass.count });
        return source;
      });
      if (isGuided && isRelu(step.operation)) {
        const arriving = this.#numbers(gradients[output] ?? 0, (program.sizes[output] ?? 0) * pass.count);
        arriving.forEach((value, at) => (arriving[at] = Math.max(0, value)));
      }
      runBackward(step, pass, gradients[output] ?? 0, inputGradients);
      for (const each of additions) pass.kernels.addInto(each.target, each.source, each.floats);
    }
    return true;
  }
}
