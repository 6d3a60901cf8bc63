// A run's network (or a base model) as something to look into: the page's images go the experiment's image path on their way in, and
// gradients of them come back along it. Not responsible for: what is asked (nn/inside/) or computing it (trainers).
import type { Insides } from '../../../nn/inside/insides.ts';
import type { NodeValues } from '../../protocol/inspection.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Subject } from './subject.ts';

/** The page's images as the network sees them, in a new array. Throws `limit-exceeded` when there are more or fewer. */
export function seenImages({ path }: Pick<Subject, 'path'>, images: Float32Array, count: number): Float32Array {
  if (!(Number.isInteger(count) && count >= 1) || images.length !== count * path.sampleSize) {
    throw new EngineError('limit-exceeded', `${images.length} values for ${count} images`, { requested: count });
  }
  const seen = new Float32Array(images.length);
  path.imagesInto(seen, images, count);
  return seen;
}

export interface RunInsides extends Insides {
  outputs(...question: Parameters<Insides['outputs']>): Promise<readonly NodeValues[]>;
}

export function insidesOf(run: Subject): RunInsides {
  return {
    spec: run.spec,
    async outputs(images, count, nodeIndices, ablated) {
      return run.activations(seenImages(run, images, count), count, nodeIndices, ablated);
    },
    async gradient(question) {
      const seen = seenImages(run, question.images, question.count);
      const found = await run.scalarGradient({ ...question, images: seen });
      if (question.with !== 'input') return found;
      const values = new Float32Array(found.values.length);
      run.path.imagesBackInto(values, found.values, question.count);
      return { ...found, values };
    },
  };
}
