// Joins operations that are faster as one: relu and relu6 into the layer before them, and a pooling of four places into the
// convolution that only it reads. Not responsible for: how the joined ones run (steps/).
import type { MapActivation, Operation, PoolWindow, Program, ValueId } from './operations.ts';

/** Activations that never decrease, so that they commute with taking the largest. */
const MONOTONE: readonly MapActivation[] = [
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'sigmoid',
  'tanh',
  'softplus',
  'relu6',
];

export interface FusionOptions {
  /** Off where every layer's own output is wanted, as for pictures of feature maps. */
  readonly fusePooling: boolean;
  /** Values that are asked for, so that no operation may do away with them. */
  readonly kept?: readonly ValueId[];
}

function countReaders(program: Program, kept: readonly ValueId[] = []): Map<ValueId, number> {
  const readers = new Map<ValueId, number>([program.output, ...kept].map((value) => [value, 1]));
  for (const { inputs } of program.operations) {
    for (const input of inputs) readers.set(input, (readers.get(input) ?? 0) + 1);
  }
  return readers;
}

/** Four places, no padding, windows side by side: then a register tile can be a window. */
function fitsTile(window: PoolWindow): boolean {
  const [height, width] = window.size;
  const isAligned = window.strides[0] === height && window.strides[1] === width;
  const isInside = window.top === 0 && window.left === 0;
  return (
    height * width === 4 &&
    isAligned &&
    isInside &&
    window.outHeight * height <= window.height &&
    window.outWidth * width <= window.width
  );
}

/** convolution -> pool, or convolution -> activation -> pool as convolution -> pool -> activation. */
function fusePools(program: Program, { kept }: FusionOptions): Program {
  const readers = countReaders(program, kept);
  const sizes = [...program.sizes];
  const operations: Operation[] = [];
  const producers = new Map<ValueId, number>();
  const put = (operation: Operation): void => void producers.set(operation.output, operations.push(operation) - 1);
  const soleProducer = (value: ValueId): Operation | undefined =>
    readers.get(value) === 1 ? operations[producers.get(value) ?? -1] : undefined;
  for (const operation of program.operations) {
    const [input = 0] = operation.inputs;
    const before = operation.kind === 'max-pool' && fitsTile(operation.window) ? soleProducer(input) : undefined;
    const isMap = before?.kind === 'map' && MONOTONE.includes(before.activation);
    const source = isMap ? soleProducer(before.inputs[0] ?? 0) : before;
    if (operation.kind !== 'max-pool' || source?.kind !== 'convolution' || source.pool !== null) {
      put(operation);
      continue;
    }
    const size = sizes[operation.output] ?? 0;
    const place = producers.get(source.output) ?? 0;
    if (isMap) {
      sizes[source.output] = size;
      operations[place] = { ...source, pool: operation.window };
      operations[producers.get(before.output) ?? 0] = { ...before, output: operation.output };
      producers.set(operation.output, producers.get(before.output) ?? 0);
    } else {
      operations[place] = { ...source, pool: operation.window, output: operation.output };
      producers.set(operation.output, place);
    }
  }
  return { ...program, sizes, operations };
}

/** layer -> relu or relu6 as one operation. */
function fuseClamps(program: Program, { kept }: FusionOptions): Program {
  const readers = countReaders(program, kept);
  const operations: Operation[] = [];
  for (const operation of program.operations) {
    const [input = 0] = operation.inputs;
    const index = operations.findIndex((other) => other.output === input);
    const before = operations[index];
    const isFusable =
      operation.kind === 'map' &&
      (operation.activation === 'relu' || operation.activation === 'relu6') &&
      readers.get(input) === 1 &&
      (before?.kind === 'convolution' || before?.kind === 'dense' || before?.kind === 'depthwise') &&
      before.clamp === 'none';
    if (isFusable) operations[index] = { ...before, clamp: operation.activation, output: operation.output };
    else operations.push(operation);
  }
  return { ...program, operations };
}

/** Node outputs that fusing did away with are -1 in `nodeOutputs`. */
export function fuse(program: Program, options: FusionOptions): Program {
  const pooled = options.fusePooling ? fusePools(program, options) : program;
  const fused = fuseClamps(pooled, options);
  const computed = new Set<ValueId>([0, ...fused.operations.map((operation) => operation.output)]);
  return { ...fused, nodeOutputs: program.nodeOutputs.map((value) => (computed.has(value) ? value : -1)) };
}
