// A loaded base model as a network that answers: one predictor for each size of picture in use, which also takes the mean
// of a cut's maps over their places, and a trainer for gradients. Images have values in [-1, 1].
// Not responsible for: remembering answers (feature-cache.ts), or what the page may ask (model-handlers.ts).
import { globalAveragePooling2D } from '../../../nn/build.ts';
import { nodeNames } from '../../../nn/names.ts';
import { toSeed } from '../../../nn/plan.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import { BASE_MODELS } from '../../catalog/base-models.ts';
import type { BaseModelId, BaseModelSizePx } from '../../catalog/base-models.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Predictor } from '../predictor.ts';
import type { Trainer } from '../trainer.ts';
import type { ModelWeights } from './model-files.ts';
import { onBackend } from './on-backend.ts';
import type { BackendWorld, OnBackend } from './on-backend.ts';

/** Predictors kept at once: one's memory is the weights and the maps of one picture. */
const MOST_SIZES = 2;

/** Names of a network's nodes at one size, with their numbers and shapes. */
export interface SizedModel {
  readonly spec: NetworkSpec;
  /** Throws `limit-exceeded` on a name that is none. */
  place(node: string): number;
  shapeOf(nodeIndex: number): Shape;
  /** The place that puts out the mean of each map of a cut; throws `limit-exceeded` on a node that is no cut. */
  meanPlace(nodeIndex: number): number;
  /** Outputs of places (nodes, or their means), sample by sample, as many as `count`. */
  outputs(images: Float32Array, count: number, places: readonly number[]): Promise<readonly Float32Array[]>;
}

export interface ModelNetwork {
  readonly id: BaseModelId;
  readonly fingerprint: string;
  readonly weights: readonly Float32Array[];
  at(sizePx: BaseModelSizePx): SizedModel;
  /** For gradients and for channels held at nought, at 224 x 224. */
  trainer: OnBackend<Trainer>;
}

/** The network followed by the means of its cuts. What is added has no weights, and nothing reads it. */
function withMeans(spec: NetworkSpec, cuts: readonly string[]): NetworkSpec {
  const means = cuts.map((cut) => ({ name: `${cut}_mean`, layer: globalAveragePooling2D(), inbound: [cut] }));
  return { ...spec, nodes: [...spec.nodes, ...means] };
}

export function createModelNetwork(world: BackendWorld, { id, fingerprint, weights }: ModelWeights): ModelNetwork {
  const sizes = new Map<BaseModelSizePx, { readonly sized: SizedModel; readonly predictor: OnBackend<Predictor> }>();

  function make(sizePx: BaseModelSizePx): { readonly sized: SizedModel; readonly predictor: OnBackend<Predictor> } {
    const spec = baseModelSpec(id, sizePx);
    const { cuts } = BASE_MODELS[id];
    const whole = withMeans(spec, cuts);
    const names = nodeNames(spec);
    const shapes = inferShapes(spec).map(({ output }) => output);
    const predictor = onBackend(world, (backend) => backend.createPredictor({ spec: whole, weights }));
    return {
      predictor,
      sized: {
        spec,
        place(node) {
          const place = names.indexOf(node);
          if (place < 0) throw new EngineError('limit-exceeded', `${id} has no node ${node}`);
          return place;
        },
        shapeOf: (nodeIndex) => shapes[nodeIndex] ?? [],
        meanPlace(nodeIndex) {
          const place = cuts.indexOf(names[nodeIndex] ?? '');
          if (place < 0) throw new EngineError('limit-exceeded', `${id} can't be cut at node ${nodeIndex}`);
          return spec.nodes.length + place;
        },
        outputs: (images, count, places) => predictor.use((made) => made.outputs(images, count, places)),
      },
    };
  }

  return {
    id,
    fingerprint,
    weights,
    at(sizePx) {
      const known = sizes.get(sizePx) ?? make(sizePx);
      sizes.delete(sizePx);
      sizes.set(sizePx, known);
      const [oldest] = sizes;
      if (sizes.size > MOST_SIZES && oldest !== undefined) {
        oldest[1].predictor.drop();
        sizes.delete(oldest[0]);
      }
      return known.sized;
    },
    trainer: onBackend(world, (backend) =>
      backend.createTrainer({
        spec: baseModelSpec(id, 224),
        loss: 'mse',
        optimizer: { kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false },
        batchSize: 1,
        seed: toSeed(1),
        initialWeights: weights,
      }),
    ),
  };
}
