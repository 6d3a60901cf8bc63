// Which arrays a layers model has for a network's weights, and the way there and back. They are the network's own, but for
// dilated depthwise kernels, which are written out with their zeros.
// Not responsible for: bytes (write.ts, shards.ts).
import { dilatedKernel } from '../../../nn/layer-rules.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import type { WeightSpec } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec, Pair, Shape } from '../../../nn/spec.ts';
import { usedNodes } from './file-layers.ts';

export interface FileWeight {
  readonly spec: WeightSpec;
  /** Place among the weights of the network. */
  readonly index: number;
  readonly shape: Shape;
  /** Distance of the kernel's places in the file; null where it is written as it is. */
  readonly spread: Pair | null;
}

/** Weights of layers that the output doesn't depend on are in no file. */
export function fileWeights(network: NetworkSpec): readonly FileWeight[] {
  const used = usedNodes(network);
  return weightSpecs(network)
    .map((spec, index): FileWeight => {
      const layer = network.nodes[spec.nodeIndex]?.layer;
      if (layer?.className !== 'DepthwiseConv2D' || spec.role !== 'depthwise_kernel') {
        return { spec, index, shape: spec.shape, spread: null };
      }
      const [down, across] = layer.dilationRate;
      const size = [dilatedKernel(layer.kernelSize[0], down), dilatedKernel(layer.kernelSize[1], across)];
      const shape = [...size, ...spec.shape.slice(2)];
      return { spec, index, shape, spread: down === 1 && across === 1 ? null : [down, across] };
    })
    .filter(({ spec }) => used.has(spec.nodeIndex));
}

/** Where in the file each place of a spread kernel stands: channels stay together. */
function* places({ spec, shape, spread }: FileWeight): Generator<readonly [own: number, inFile: number, size: number]> {
  const [height = 0, width = 0, ...channels] = spec.shape;
  const size = sizeOf(channels);
  const [down, across] = spread ?? [1, 1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      yield [(y * width + x) * size, (y * down * (shape[1] ?? 0) + x * across) * size, size];
    }
  }
}

/** The values as the file has them. */
export function toFile(weight: FileWeight, values: Float32Array): Float32Array {
  if (weight.spread === null) return values;
  const written = new Float32Array(sizeOf(weight.shape));
  for (const [own, inFile, size] of places(weight)) written.set(values.subarray(own, own + size), inFile);
  return written;
}

/** The network's own values. */
export function fromFile(weight: FileWeight, written: Float32Array): Float32Array {
  if (weight.spread === null) return written;
  const values = new Float32Array(sizeOf(weight.spec.shape));
  for (const [own, inFile, size] of places(weight)) values.set(written.subarray(inFile, inFile + size), own);
  return values;
}
