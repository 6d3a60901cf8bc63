// The heads that name classes: ImageNet's own, read off the model, or one that is trained on this device in some seconds.
// Each is made once a page. Not responsible for: where pictures come from (lesson 13's measure/).
import { baseModelSpec } from '../../../engine/catalog/base-model-spec.ts';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelEntry, BaseModelId } from '../../../engine/catalog/base-models.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import type { Asking } from '../../../engine/client/use-answer.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import type { NodeFeatures } from '../../../engine/protocol/model-calls.ts';
import type { ClassHead } from '../../../nn/inside/class-activation.ts';
import { BODY_END, BODY_OUTPUT } from '../../../nn/mobilenet/body-ends.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { fitRidgeHead, headAccuracy } from '../../../nn/transfer/ridge-head.ts';
import { extract } from '../../13-transfer/measure/extract.ts';
import { loadSet, NoFlowersError } from '../../13-transfer/measure/load-set.ts';
import { prepared } from '../../13-transfer/measure/pictures.ts';
import type { HeadSource } from './class-activation.ts';

/** Side of the pictures that the network reads: that of its training. */
export const SIZE_PX = 224;

/** A head and what its classes are called; null where the names are those of ImageNet. */
export interface NamedHead {
  readonly head: ClassHead;
  readonly names: readonly BothLanguages[] | null;
  /** Part of held-out pictures that it gets right; null for ImageNet's own, which is not tested here. */
  readonly accuracy: number | null;
  /** Pictures that it was trained on here. */
  readonly trainedOn: number;
}

/** Enough for heads that are right more often than not, few enough for seconds. */
const [TRAIN_COUNT, TEST_COUNT] = [120, 40];
const SEED = 1;

const made = new Map<string, NamedHead>();

/**
 * The layers whose maps can be laid over a picture, front to back. The body hands on the inside of its last block beside its
 * end; a map is made of the end alone: with the inside, heads trained on pictures of 32 x 32 misjudge sharp photos more often.
 */
export function mapLayers({ cuts }: BaseModelEntry): readonly string[] {
  return cuts.map((cut) => (cut === BODY_OUTPUT ? BODY_END : cut));
}

/** The last `kept` numbers of each vector of `size`. */
function lastNumbers(values: Float32Array, size: number, kept: number): Float32Array {
  const shorter = new Float32Array((values.length / size) * kept);
  for (let n = 0; n * size < values.length; n += 1) {
    shorter.set(values.subarray((n + 1) * size - kept, (n + 1) * size), n * kept);
  }
  return shorter;
}

/** Throws `internal` where the model has no dense layer behind its last maps. */
export async function imageNetHead(model: BaseModelId, last: string): Promise<NamedHead> {
  const known = made.get(model);
  if (known !== undefined) return known;
  const weights = await startEngine().call('model.weights', { model, after: last });
  const kernel = weights.find(({ shape }) => shape.length === 2);
  const bias = weights.find(({ shape }) => shape.length === 1 && shape[0] === kernel?.shape[1]);
  if (kernel === undefined || bias === undefined) throw new EngineError('internal', `${model} has no dense layer`);
  const classes = bias.values.length;
  const head = {
    head: { classes, weights: kernel.values, bias: bias.values },
    names: null,
    accuracy: null,
    trainedOn: 0,
  };
  made.set(model, head);
  return head;
}

/** `no-flowers` where the site lacks them. */
export async function trainHead(
  model: BaseModelId,
  last: string,
  source: HeadSource,
  { signal, onProgress }: Asking<Counted>,
): Promise<NamedHead | 'no-flowers'> {
  const known = made.get(`${model} ${source}`);
  if (known !== undefined) return known;
  const total = TRAIN_COUNT + TEST_COUNT;
  const cut = BASE_MODELS[model].cuts.at(-1) ?? last;
  const shapes = inferShapes(baseModelSpec(model, SIZE_PX));
  const channels = shapes.find(({ name }) => name === last)?.output.at(-1) ?? 1;
  try {
    onProgress({ done: 0, total });
    const set = await loadSet({ source, trainCount: TRAIN_COUNT, testCount: TEST_COUNT, seed: SEED }, signal);
    const pooled = async (
      pictures: typeof set.train,
      done: number,
    ): Promise<{ readonly values: NodeFeatures['values']; readonly labels: Uint8Array }> => {
      const ready = await prepared(pictures, SIZE_PX, signal);
      const watch = { signal, onProgress: (progress: Counted) => onProgress({ done: done + progress.done, total }) };
      const { nodes } = await extract(model, ready, SIZE_PX, [cut], 'pooled', watch);
      const values = nodes[0]?.values ?? new Float32Array();
      return { values: lastNumbers(values, nodes[0]?.shape.at(-1) ?? 1, channels), labels: ready.labels };
    };
    const train = await pooled(set.train, 0);
    const test = await pooled(set.test, TRAIN_COUNT);
    const fitted = fitRidgeHead(train, set.classNames.length);
    const { classes, weights, bias, ofMean } = fitted;
    const head = {
      head: { classes, weights, bias, baseline: ofMean },
      names: set.classNames,
      accuracy: headAccuracy(fitted, test),
      trainedOn: train.labels.length,
    };
    made.set(`${model} ${source}`, head);
    return head;
  } catch (thrown) {
    if (thrown instanceof NoFlowersError) return 'no-flowers';
    throw thrown;
  }
}
