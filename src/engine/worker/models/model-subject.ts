// A base model as something to look into like a run: the page's images have values in [0, 1] and are led to [-1, 1] on
// their way in; gradients of them come back times two. Not responsible for: what is asked (runs/inside-handlers.ts).
import { nodeNames } from '../../../nn/names.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { ImagePath } from '../datasets/batch-source.ts';
import type { Subject } from '../runs/subject.ts';
import type { ModelNetwork } from './model-network.ts';

/** d(2x - 1)/dx */
const SLOPE = 2;

const unscaled: Omit<ImagePath, 'sampleSize'> = {
  sampleInto(target, offset, pixels) {
    for (let i = 0; i < pixels.length; i += 1) target[offset + i] = (pixels[i] ?? 0) / 127.5 - 1;
  },
  imagesInto(target, images) {
    for (let i = 0; i < images.length; i += 1) target[i] = SLOPE * (images[i] ?? 0) - 1;
  },
  imagesBackInto(target, seen) {
    for (let i = 0; i < seen.length; i += 1) target[i] = SLOPE * (seen[i] ?? 0);
  },
};

/** For pictures of 224 x 224. The weights never change: nothing has to be held. */
export function modelSubject(network: ModelNetwork): Subject {
  const sized = network.at(224);
  const names = nodeNames(sized.spec);
  const last = sized.spec.nodes.length - 1;
  async function predict(images: Float32Array, count: number): Promise<Float32Array> {
    const [found = new Float32Array()] = await network.at(224).outputs(images, count, [last]);
    return found;
  }
  return {
    spec: sized.spec,
    path: { ...unscaled, sampleSize: sizeOf(sized.spec.inputShape) },
    predict,
    async activations(images, count, nodeIndices, ablated = []) {
      const isPlain = ablated.length === 0 && nodeIndices.every((index) => index in names);
      if (!isPlain) {
        return network.trainer.use((trainer) => trainer.activations(images, count, nodeIndices, ablated));
      }
      const outputs = await network.at(224).outputs(images, count, nodeIndices);
      return nodeIndices.map((nodeIndex, n) => ({
        nodeIndex,
        name: names[nodeIndex] ?? '',
        shape: sized.shapeOf(nodeIndex),
        values: outputs[n] ?? new Float32Array(),
      }));
    },
    scalarGradient: (question) => network.trainer.use((trainer) => trainer.scalarGradient(question)),
    whileHeld: (work) => work(predict, (answer) => answer),
  };
}
