// A whole network planned for one batch size: steps in order, where every value and gradient lies, and how much
// memory that takes, all before any memory exists. Not responsible for: running it (network.ts).
import { slotCount } from '../../../../nn/optimizers.ts';
import type { LossKind, OptimizerKind } from '../../../../nn/plan.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { headKind, planHead, type Head } from '../steps/loss.ts';
import { needsInput } from '../steps/elementwise.ts';
import { worksInPlace, type Step, type StepContext } from '../steps/step.ts';
import { Arena, FLOAT_BYTES, type Table } from './arena.ts';
import { fuse, type FusionOptions } from './fusion.ts';
import { assertFits, leastBytes } from './memory-limit.ts';
import { lowerNetwork } from './lowering.ts';
import type { Operation, Program, ValueId } from './operations.ts';
import { PANEL_COLUMNS, planParameters, STREAMED_DEPTH, type ParameterPlan } from './parameters.ts';
import { planStep } from './steps.ts';
import { LINE_FLOATS, type Seat } from './team.ts';

/** Plans for the threads of one team differ in nothing but their own scratch. */
export interface PlanOptions extends FusionOptions, Seat {
  readonly loss: LossKind;
  readonly optimizer: OptimizerKind;
  readonly capacity: number;
}

/** One step of the backward pass with the addresses it works on. */
export interface BackwardTask {
  readonly step: Step;
  readonly gradient: number;
  readonly inputGradients: readonly number[];
  /** Gradients written apart because the value has others already: added and done with. */
  readonly additions: readonly { readonly target: number; readonly source: number; readonly size: number }[];
}

export interface NetworkPlan {
  readonly program: Program;
  readonly steps: readonly Step[];
  readonly head: Head;
  /** Gradient that the head writes. */
  readonly headGradient: number;
  readonly backward: readonly BackwardTask[];
  readonly parameters: ParameterPlan;
  readonly input: number;
  readonly output: number;
  readonly outputSize: number;
  /** Where this thread's streamed gradients stand until they are applied. */
  readonly streamed: number;
  /** A line of memory for the threads' meetings. */
  readonly meeting: number;
  /** Bytes of memory for training; gradients asked for on their own need `gradientBytes`. */
  readonly bytes: number;
  readonly gradientBytes: number;
  readonly tables: readonly Table[];
  readonly blocks: number;
}

/** Addresses of all values. An activation that needs only its output is computed in place where nothing else reads its input. */
function placeValues(program: Program, capacity: number, arena: Arena): Map<ValueId, number> {
  const readers = new Map<ValueId, number>();
  for (const { inputs } of program.operations) {
    for (const input of inputs) readers.set(input, (readers.get(input) ?? 0) + 1);
  }
  const addresses = new Map<ValueId, number>();
  const reserve = (value: ValueId): number => {
    const address = arena.reserveFloats((program.sizes[value] ?? 0) * capacity);
    addresses.set(value, address);
    return address;
  };
  reserve(0);
  for (const operation of program.operations) {
    const [input = 0] = operation.inputs;
    const isAlone = readers.get(input) === 1 && input !== 0 && input !== program.output;
    const source = addresses.get(input);
    const isFree = isAlone && operation.output !== program.output && !savesOutput(program, input);
    const isInPlace = operation.kind === 'map' && !needsInput(operation.activation) && isFree;
    if (isInPlace && source !== undefined) addresses.set(operation.output, source);
    else reserve(operation.output);
  }
  return addresses;
}

/** Whether the operation that makes a value needs it unchanged for its own backward pass. */
function savesOutput(program: Program, value: ValueId): boolean {
  const maker = program.operations.find((operation) => operation.output === value);
  if (maker === undefined) return false;
  return maker.kind === 'map' || maker.kind === 'softmax' || ('clamp' in maker && maker.clamp !== 'none');
}

/** Values that some trainable weight lies before, so that their gradient is needed. */
function differentiatedValues(program: Program): ReadonlySet<ValueId> {
  const found = new Set<ValueId>();
  for (const operation of program.operations) {
    const isTrained = 'kernel' in operation || operation.kind === 'normalization';
    if (isTrained || operation.inputs.some((input) => found.has(input))) found.add(operation.output);
  }
  return found;
}

/** Walks the steps backward, handing out gradient blocks when they are first written and taking them back when read. */
function planBackward(
  program: Program,
  steps: readonly Step[],
  head: Head,
  capacity: number,
  arena: Arena,
): { readonly headGradient: number; readonly tasks: readonly BackwardTask[] } {
  const wanted = differentiatedValues(program);
  const bytesOf = (value: ValueId): number => (program.sizes[value] ?? 0) * capacity * FLOAT_BYTES;
  const readers = new Map<ValueId, number>();
  for (const { operation } of steps) {
    for (const input of operation.inputs) readers.set(input, (readers.get(input) ?? 0) + 1);
  }
  const blocks = new Map<ValueId, number>();
  const headGradient = arena.take(bytesOf(head.differentiated));
  blocks.set(head.differentiated, headGradient);
  const tasks: BackwardTask[] = [];
  for (const step of [...steps].reverse()) {
    const { operation } = step;
    const gradient = blocks.get(operation.output);
    if (gradient === undefined || !wanted.has(operation.output)) continue;
    let isHandedOn = false;
    const additions: { target: number; source: number; size: number }[] = [];
    const inputGradients = operation.inputs.map((input, index) => {
      if (!wanted.has(input)) return 0;
      const existing = blocks.get(input);
      if (existing !== undefined) {
        const source = arena.take(bytesOf(input));
        additions.push({ target: existing, source, size: program.sizes[input] ?? 0 });
        return source;
      }
      if (index === 0 && worksInPlace(operation) && readers.get(input) === 1) {
        isHandedOn = true;
        blocks.set(input, gradient);
        return gradient;
      }
      const block = arena.take(bytesOf(input));
      blocks.set(input, block);
      return block;
    });
    tasks.push({ step, gradient, inputGradients, additions });
    for (const { source } of additions) arena.giveBack(source);
    if (!isHandedOn) arena.giveBack(gradient);
    blocks.delete(operation.output);
  }
  return { headGradient, tasks };
}

/** Plans a network. Throws NetworkProblemError on an invalid one, EngineError `out-of-memory` on one that is too big. */
export function planNetwork(spec: NetworkSpec, options: PlanOptions): NetworkPlan {
  const { capacity, thread, threads } = options;
  const lowered = lowerNetwork(spec);
  const kind = headKind(lowered, options.loss);
  const program = fuse(lowered, options);
  assertFits(leastBytes(program, capacity, slotCount(options.optimizer)));
  const arena = new Arena();
  const meeting = arena.reserveFloats(LINE_FLOATS);
  const parameters = planParameters(program, slotCount(options.optimizer), arena);
  const addresses = placeValues(program, capacity, arena);
  const addressOf = (value: ValueId): number => addresses.get(value) ?? 0;
  const context: StepContext = {
    arena,
    capacity,
    thread,
    threads,
    addressOf,
    sizeOf: (value) => program.sizes[value] ?? 0,
    placeOf(weight) {
      const place = parameters.places[weight];
      if (place === undefined) throw new RangeError(`no weight ${weight}`);
      return place;
    },
  };
  const last: Operation | null = kind === 'plain' ? null : (program.operations.at(-1) ?? null);
  const operations = last === null ? program.operations : program.operations.slice(0, -1);
  const steps = operations.map((operation) => planStep(context, operation));
  const outputSize = program.sizes[program.output] ?? 0;
  const headContext = { arena, capacity, last, output: program.output, classes: outputSize, addressOf };
  const head = planHead(headContext, kind, options.loss);
  const { headGradient, tasks } = planBackward(program, steps, head, capacity, arena);
  const streamed = arena.reserveFloats(STREAMED_DEPTH * PANEL_COLUMNS * threads);
  const { bytes, tables } = arena.finish(options);
  const gradients = Math.ceil(bytes / 64) * 64;
  return {
    program,
    steps,
    head,
    headGradient,
    backward: tasks,
    parameters: { ...parameters, gradients },
    input: addressOf(0),
    output: addressOf(program.output),
    outputSize,
    streamed: streamed + thread * STREAMED_DEPTH * PANEL_COLUMNS * FLOAT_BYTES,
    meeting,
    bytes: gradients + parameters.residentBytes + 1024,
    gradientBytes: gradients + parameters.trainableBytes + 1024,
    tables,
    blocks: addresses.size + parameters.places.length,
  };
}
