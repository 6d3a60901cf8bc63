// What both engines check and look up before they answer a question about the inside of a network.
// Not responsible for: computing the answers (fused/inspection.ts, tfjs/inspection.ts).
import { nodeNames } from '../../nn/names.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import type { NetworkSpec, Shape } from '../../nn/spec.ts';
import { EngineError } from '../protocol/errors.ts';
import type { Ablation, GradientQuestion, NodeValues, ScalarSpec } from '../protocol/inspection.ts';

/** Samples computed at once: one picture or a handful, which keeps the memory small. */
export const INSPECTION_CHUNK = 8;

/** Most numbers that one answer may have: 256 MiB. */
const MAX_NUMBERS = 2 ** 26;

/**
 * The numbers of one sample that a scalar is made of: it is their sum, each times its weight. The weights of sample n
 * begin at n x stride; they are the same for all samples where the stride is 0.
 */
export interface Selection {
  readonly indices: readonly number[];
  readonly weights: Float32Array;
  readonly stride: number;
}

/** The numbers of one sample's output that are held at nought, by node. */
export type Silenced = ReadonlyMap<number, readonly number[]>;

export interface NodeMap {
  /** Room for an answer; throws EngineError `limit-exceeded` when it would be too large, before anything is computed. */
  emptyValues(nodeIndices: readonly number[], images: Float32Array, count: number): readonly NodeValues[];
  /** Throws EngineError `limit-exceeded` on a channel that is none. */
  silencedBy(ablated: readonly Ablation[]): Silenced;
  /** Throws EngineError `limit-exceeded` on a question that has no answer. */
  selectionOf(question: GradientQuestion): { readonly selection: Selection; readonly shape: Shape };
}

function refusal(detail: string, requested: number): EngineError {
  return new EngineError('limit-exceeded', detail, { requested });
}

/** The flat index of a unit, -1 where there is none. */
function unitIndex(unit: number | readonly number[], shape: Shape): number {
  const isInside = (at: number, size: number): boolean => Number.isInteger(at) && at >= 0 && at < size;
  if (typeof unit === 'number') return isInside(unit, sizeOf(shape)) ? unit : -1;
  if (unit.length !== shape.length || !unit.every((at, axis) => isInside(at, shape[axis] ?? 0))) return -1;
  return unit.reduce((index, at, axis) => index * (shape[axis] ?? 1) + at, 0);
}

/** Of the numbers of one channel at all places. */
function channelIndices(channel: number, shape: Shape): readonly number[] {
  const channels = shape.at(-1) ?? 1;
  if (!(Number.isInteger(channel) && channel >= 0 && channel < channels)) {
    throw refusal(`no channel ${channel} in [${shape.join(', ')}]`, channel);
  }
  return Array.from({ length: sizeOf(shape) / channels }, (_, place) => place * channels + channel);
}

function indicesOf({ channel, unit, combination }: ScalarSpec, shape: Shape, count: number): readonly number[] {
  const size = sizeOf(shape);
  const ways = [channel, unit, combination].filter((way) => way !== undefined).length;
  if (ways > 1) throw refusal('a scalar has a channel, a unit or a combination: one of them', ways);
  if (combination !== undefined && combination.length !== size && combination.length !== size * count) {
    throw refusal(`a combination of ${combination.length} for [${shape.join(', ')}]`, combination.length);
  }
  if (unit !== undefined) {
    const index = unitIndex(unit, shape);
    if (index < 0)
      throw refusal(
        `no unit [${String(unit)}] in [${shape.join(', ')}]`,
        typeof unit === 'number' ? unit : (unit[0] ?? 0),
      );
    return [index];
  }
  return channel === undefined ? Array.from({ length: size }, (_, index) => index) : channelIndices(channel, shape);
}

export function createNodeMap(spec: NetworkSpec): NodeMap {
  const names = nodeNames(spec);
  const shapes = inferShapes(spec).map(({ output }) => output);

  /** Throws EngineError `limit-exceeded` on an index that is none. */
  function shapeOf(nodeIndex: number): Shape {
    const shape = shapes[nodeIndex];
    if (shape === undefined) throw refusal(`no node ${nodeIndex}`, nodeIndex);
    return shape;
  }

  function checkImages(images: Float32Array, count: number, numbers: number): void {
    const isCount = Number.isSafeInteger(count) && count >= 1;
    if (!isCount || images.length !== count * sizeOf(spec.inputShape)) {
      throw refusal(`${images.length} values for ${count} images`, count);
    }
    if (count * numbers > MAX_NUMBERS) throw refusal(`${count * numbers} numbers asked for`, count * numbers);
  }

  return {
    emptyValues(nodeIndices, images, count) {
      checkImages(
        images,
        count,
        nodeIndices.reduce((sum, nodeIndex) => sum + sizeOf(shapeOf(nodeIndex)), 0),
      );
      return nodeIndices.map((nodeIndex) => {
        const shape = shapeOf(nodeIndex);
        return { nodeIndex, name: names[nodeIndex] ?? '', shape, values: new Float32Array(count * sizeOf(shape)) };
      });
    },
    silencedBy(ablated) {
      const silenced = new Map<number, readonly number[]>();
      for (const { nodeIndex, channel } of ablated) {
        const more = channelIndices(channel, shapeOf(nodeIndex));
        silenced.set(nodeIndex, [...(silenced.get(nodeIndex) ?? []), ...more]);
      }
      return silenced;
    },
    selectionOf({ images, count, of, with: target }) {
      const shape = target === 'input' ? spec.inputShape : shapeOf(target);
      if (target !== 'input' && target >= of.nodeIndex)
        throw refusal(`node ${target} is not before the scalar`, target);
      const indices = indicesOf(of, shapeOf(of.nodeIndex), count);
      checkImages(images, count, sizeOf(shape));
      const share = of.reduce === 'mean' ? 1 / indices.length : 1;
      const isApart = of.combination !== undefined && of.combination.length > indices.length;
      const weights = isApart
        ? Float32Array.from(of.combination, (factor) => share * factor)
        : Float32Array.from(indices, (index) => share * (of.combination?.[index] ?? 1));
      return { selection: { indices, weights, stride: isApart ? indices.length : 0 }, shape };
    },
  };
}
