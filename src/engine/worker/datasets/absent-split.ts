// Stands for the samples of a run that is only looked into. Not responsible for: fetching any (dataset-store.ts).
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { LoadedSplit } from './split.ts';

/** As the network reads and answers them, without one of them: asking for one is `dataset-missing`. */
export function absentSplit(spec: NetworkSpec, dataset: string): LoadedSplit {
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  function refuse(): never {
    throw new EngineError('dataset-missing', `${dataset} was not loaded`, { dataset });
  }
  return {
    shape: [height, width, channels],
    classes: sizeOf(inferShapes(spec).at(-1)?.output ?? []),
    count: 0,
    pixels: refuse,
    label: refuse,
  };
}
