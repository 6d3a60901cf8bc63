// The operations that the asked nodes need and no others, joined as far as prediction allows: dropout is nothing, and what a
// residual block adds is added by the dense layer before it. Not responsible for: addresses (prediction-plan.ts).
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { fuse } from './fusion.ts';
import { lowerNetwork } from './lowering.ts';
import type { Operation, Program, ValueId } from './operations.ts';

export interface PredictionOperation {
  readonly operation: Operation;
  /** The value that a dense layer adds to what it puts out; null for all others. */
  readonly added: ValueId | null;
}

export interface PredictionProgram {
  readonly operations: readonly PredictionOperation[];
  /** Numbers a sample of each value. */
  readonly sizes: readonly number[];
  /** The values of the nodes asked for, in their order. */
  readonly asked: readonly ValueId[];
}

export function inputsOf({ operation, added }: PredictionOperation): readonly ValueId[] {
  return added === null ? operation.inputs : [...operation.inputs, added];
}

/** In prediction a dropout hands its input on. */
function withoutDropout(program: Program): Program {
  const same = new Map<ValueId, ValueId>();
  const origin = (value: ValueId): ValueId => same.get(value) ?? value;
  const operations: Operation[] = [];
  for (const operation of program.operations) {
    const inputs = operation.inputs.map(origin);
    if (operation.kind === 'dropout') same.set(operation.output, inputs[0] ?? 0);
    else operations.push({ ...operation, inputs });
  }
  return { ...program, operations, nodeOutputs: program.nodeOutputs.map(origin), output: origin(program.output) };
}

function reaching(program: Program, asked: readonly ValueId[]): Program {
  const needed = new Set<ValueId>(asked);
  const kept: Operation[] = [];
  for (const operation of program.operations.toReversed()) {
    if (!needed.has(operation.output)) continue;
    for (const input of operation.inputs) needed.add(input);
    kept.unshift(operation);
  }
  return { ...program, operations: kept };
}

/** dense -> add as one: where the sum alone reads the layer, and its other part is there before the layer is computed. */
function joinAdditions(operations: readonly Operation[], asked: ReadonlySet<ValueId>): readonly PredictionOperation[] {
  const readers = new Map<ValueId, number>();
  for (const { inputs } of operations) for (const input of inputs) readers.set(input, (readers.get(input) ?? 0) + 1);
  const joined: PredictionOperation[] = [];
  const placeOf = (value: ValueId): number => joined.findIndex(({ operation }) => operation.output === value);
  for (const operation of operations) {
    const [a = 0, b = 0] = operation.inputs;
    const isSum = operation.kind === 'add' && operation.inputs.length === 2 && a !== b;
    const [later, earlier] = placeOf(a) > placeOf(b) ? [a, b] : [b, a];
    const layer = joined[placeOf(later)];
    const isJoinable =
      isSum &&
      layer?.operation.kind === 'dense' &&
      layer.operation.clamp === 'none' &&
      layer.added === null &&
      readers.get(later) === 1 &&
      !asked.has(later);
    if (isJoinable) {
      joined[placeOf(later)] = { operation: { ...layer.operation, output: operation.output }, added: earlier };
    } else joined.push({ operation, added: null });
  }
  return joined;
}

/** Throws NetworkProblemError on an invalid network. `nodeIndices` are those of nodes that there are. */
export function predictionProgram(spec: NetworkSpec, nodeIndices: readonly number[]): PredictionProgram {
  const lowered = withoutDropout(lowerNetwork(spec, { everyNode: true }));
  const asked = nodeIndices.map((index) => lowered.nodeOutputs[index] ?? 0);
  const fused = fuse(reaching(lowered, asked), { fusePooling: false, kept: asked });
  return { operations: joinAdditions(fused.operations, new Set(asked)), sizes: fused.sizes, asked };
}
