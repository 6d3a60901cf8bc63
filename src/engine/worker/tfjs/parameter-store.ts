// Weights, optimizer slots and moving averages of one network on the device. All trainable weights lie in one flat
// tensor, of which those that layers use are slices: an update is then a dozen operations whatever the number of
// weights, and dispatching operations is what a small network's step on a GPU mostly costs.
// Not responsible for: making its backend current (every method is called inside host.compute), reading back.
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { add, concat, dispose, keep, mul, reshape, slice, tensor, tidy } from '@tensorflow/tfjs-core';
import { initialSlotValue, slotCount } from '../../../nn/optimizers.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { BatchMoments } from './batch-normalization.ts';
import type { RunnableNetwork, RunnableNode } from './network.ts';
import { updateRule } from './optimizers.ts';

export interface ParameterStore {
  /** In the order of nn's weightSpecs. They live until the next change. */
  readonly weights: readonly Tensor[];
  /** Updates made so far. */
  readonly updates: number;
  /** Takes copies of the values. Throws an EngineError when they don't fit, and changes nothing then. */
  loadWeights(values: readonly Float32Array[]): void;
  loadSlots(values: readonly Float32Array[], updates: number): void;
  /** Takes an optimizer step and moves the averages of batch normalizations. */
  update(gradients: readonly Tensor[], moments: ReadonlyMap<RunnableNode, BatchMoments>): void;
  /** Copies to be read: all trainable weights flat, then the others. Reading a tensor itself moves it off the device. */
  copyWeights(): readonly Tensor[];
  /** Takes apart what was read of copyWeights. */
  splitWeights(read: readonly Float32Array[]): readonly Float32Array[];
  copySlots(): readonly Tensor[];
  /** Slot by slot, each in the order of the trainable weights. */
  splitSlots(read: readonly Float32Array[]): readonly Float32Array[];
  dispose(): void;
}

/** A tensor computed on the device. Fresh, trained and restored values then take the same path through every kernel. */
function upload(values: Float32Array, shape: readonly number[]): Tensor {
  return tidy(() => keep(mul(tensor(values, [...shape]), 1)));
}

function copyOf(source: Tensor): Tensor {
  return tidy(() => keep(mul(source, 1)));
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new EngineError('internal', `item ${index} of ${items.length} is missing`);
  return item;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function createParameterStore(network: RunnableNetwork, optimizer: OptimizerSpec): ParameterStore {
  const { trainable, weightSpecs } = network;
  const fixed = weightSpecs.flatMap((weight, position) => (weight.trainable ? [] : [position]));
  const sizes = trainable.map((position) => sizeOf(at(weightSpecs, position).shape));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let weights: readonly Tensor[] = [];
  let flat: Tensor | null = null;
  let slots: readonly Tensor[] = [];
  let updates = 0;

  /** Puts new values in place; `averages` are by position. Disposes what they replace. */
  function replace(nextFlat: Tensor | null, averages: ReadonlyMap<number, Tensor>): void {
    const next = [...weights];
    const replaced = [...trainable.map((position) => weights[position]), ...(flat === null ? [] : [flat])];
    if (nextFlat !== null) {
      let offset = 0;
      trainable.forEach((position, index) => {
        const size = at(sizes, index);
        const start = offset;
        next[position] = tidy(() => {
          const part: Tensor1D = reshape(nextFlat, [total]);
          const { shape } = at(weightSpecs, position);
          const view = reshape(slice(part, start, size), [...shape]);
          // WebGL finds its way in a slice with more arithmetic a read, and convolutions read their kernels most.
          return keep(shape.length > 2 ? mul(view, 1) : view);
        });
        offset += size;
      });
    }
    for (const [position, average] of averages) {
      replaced.push(weights[position]);
      next[position] = average;
    }
    weights = next;
    flat = nextFlat;
    dispose(replaced.filter((old) => old !== undefined));
  }

  function assertSizes(values: readonly Float32Array[], needed: readonly number[], what: string): void {
    if (values.length !== needed.length) {
      throw new EngineError('internal', `${values.length} ${what} given, ${needed.length} needed`);
    }
    values.forEach(({ length }, index) => {
      const size = at(needed, index);
      if (length !== size) throw new EngineError('internal', `one of ${what} has ${length} values, not ${size}`);
    });
  }

  function split(values: Float32Array): readonly Float32Array[] {
    let offset = 0;
    return sizes.map((size) => {
      offset += size;
      return values.slice(offset - size, offset);
    });
  }

  /** The moved averages by position, kept. */
  function moveAveragesInto(target: Map<number, Tensor>, moments: ReadonlyMap<RunnableNode, BatchMoments>): void {
    for (const [{ layer, weights: roles }, { mean, variance }] of moments) {
      if (layer.className !== 'BatchNormalization') continue;
      for (const [role, value] of [['moving_mean', mean] as const, ['moving_variance', variance] as const]) {
        const position = roles.get(role) ?? -1;
        const moved = add(mul(at(weights, position), layer.momentum), mul(value, 1 - layer.momentum));
        target.set(position, keep(moved));
      }
    }
  }

  return {
    get weights() {
      return weights;
    },
    get updates() {
      return updates;
    },
    loadWeights(values) {
      assertSizes(
        values,
        weightSpecs.map(({ shape }) => sizeOf(shape)),
        'weights',
      );
      const averages = new Map(
        fixed.map((position) => [position, upload(at(values, position), at(weightSpecs, position).shape)]),
      );
      const all = joined(trainable.map((position) => at(values, position)));
      replace(total === 0 ? null : upload(all, [total]), averages);
    },
    loadSlots(values, step) {
      const count = slotCount(optimizer.kind);
      assertSizes(values, Array.from({ length: count }, () => sizes).flat(), 'slots');
      dispose([...slots]);
      const perSlot = trainable.length;
      slots =
        total === 0
          ? []
          : Array.from({ length: count }, (_, slot) =>
              upload(joined(values.slice(slot * perSlot, (slot + 1) * perSlot)), [total]),
            );
      updates = step;
    },
    update(gradients, moments) {
      updates += 1;
      const current = flat;
      const averages = new Map<number, Tensor>();
      const [weight = null, ...nextSlots] = tidy(() => {
        moveAveragesInto(averages, moments);
        if (current === null) return [];
        const gradient = concat(gradients.map((part): Tensor1D => reshape(part, [part.size])));
        const updated = updateRule(optimizer, updates)(current, gradient, slots);
        return [updated.weight, ...updated.slots].map((each) => keep(each));
      });
      dispose(slots.slice(0, nextSlots.length));
      slots = [...nextSlots, ...slots.slice(nextSlots.length)];
      replace(weight, averages);
    },
    copyWeights: () => [
      ...(flat === null ? [] : [copyOf(flat)]),
      ...fixed.map((position) => copyOf(at(weights, position))),
    ],
    splitWeights(read) {
      const parts = flat === null ? [] : split(at(read, 0));
      const others = flat === null ? read : read.slice(1);
      return weightSpecs.map(({ trainable: isTrainable }, position) =>
        isTrainable ? at(parts, trainable.indexOf(position)) : at(others, fixed.indexOf(position)),
      );
    },
    copySlots: () => slots.map(copyOf),
    splitSlots: (read) => read.flatMap(split),
    dispose() {
      dispose([...weights, ...slots, ...(flat === null ? [] : [flat])]);
      weights = [];
      slots = [];
      flat = null;
    },
  };
}

/** Values of the slots of an optimizer that has not stepped yet, in the order of splitSlots. */
export function freshSlots(network: RunnableNetwork, optimizer: OptimizerSpec): readonly Float32Array[] {
  return Array.from({ length: slotCount(optimizer.kind) }, () =>
    network.trainable.map((position) =>
      new Float32Array(sizeOf(at(network.weightSpecs, position).shape)).fill(initialSlotValue(optimizer)),
    ),
  ).flat();
}
